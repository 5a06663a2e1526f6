"""Every rule of the content, beside what a single record can tell: each yields problems, none stops at the first.

`year` lists those of a year before scoring, `results` and `references` those that need the computed report.
"""
