"""Results to finished strings: phrases, sentences, tables, derivations, and which charts there are.

In: a `Report`. Out: values that `pages` and `data` show. No markup, no file.
"""
