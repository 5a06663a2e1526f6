"""The order of work: content to report to parts to a site, in this process or in workers, with what the cache has.

In: a content folder. Out: a site, or emitted files. It decides what is made when; how is known by the rooms below.
`portal` builds a site over what many offices publish, without the content of any.
"""
