"""The editor of a quarter in the browser: the inputs that a workbook has, saved one by one as they are left.

In: a content folder, a quarter. Out: pages on the loopback; YAML files, changed as an import changes them.
"""
