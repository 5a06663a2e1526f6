"""Rules of the content beyond what a single record can tell: each yields problems, none stops at the first.

`year` holds those of a year before scoring; `results`, `trends`, `references`, `published` and `releases` need what was
computed. `build.year` and `build.pipeline` call them in this order.
"""
