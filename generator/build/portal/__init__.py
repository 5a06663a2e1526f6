"""A portal over what many offices publish: a register, what was collected of each, what is computed, pages and data.

In: `daftar-unit.yaml` and the sites of the offices (addresses or folders). Out: a site of its own. Nothing of an office
is read before its signature and sums are right; whatever is wrong with one stays with that one.
"""
