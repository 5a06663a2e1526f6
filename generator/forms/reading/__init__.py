"""A filled-in workbook read back: cells, sheets by their keys, inputs, and rows that stand where they cannot.

In: the bytes of a workbook. Out: its inputs, with what stands there. It writes nothing; the room `forms` uses it.
"""
