"""The order of work: content to report to parts to a site, in workers, with a cache; `portal`: a site of many offices.

In: a content folder, or what offices publish. Out: a site, or emitted files. It decides what is made when; how is known
by the rooms below.
"""
