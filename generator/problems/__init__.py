"""What is wrong with the content: the catalogue of rules, and a `Problem` with its place, its rule and its remedy.

Every room yields problems; `content.diagnostics` and `commands` show them. Imports no other room.
"""
