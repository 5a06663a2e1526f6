"""The formal report of a quarter as one document: pages in the order of a report, as blocks, set as PDF and for Word.

In: rendered bodies of pages. Out: blocks with numbers; the bytes of a PDF and of a Word document. Pages, tables,
sentences and charts are made in `pages`, `presentation` and `charts`: here they are only put in order, numbered, set.
"""
