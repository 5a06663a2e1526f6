"""YAML as text: a tree whose scalars keep their text and place, typed scalars, edits that touch nothing else.

Opens no file. `content` reads with it, `forms` and `commands` write with it.
"""
