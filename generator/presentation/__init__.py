"""Results to finished strings: phrases, sentences, tables, derivations, and which charts there are.

In: the computed report. Out: values that `pages` and `data` show. No markup, no file.
"""
