"""A quarter as a workbook and back, the first files of a quarter, and what editors know of content/.

In: content, workbooks. Out: workbooks, and changes of YAML files that `commands` write. It does not need `checks`.
"""
