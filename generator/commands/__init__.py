"""The command line, and what a command does when that is long; `filling`: the editor, `incoming`: uploaded workbooks.

The outermost room: imports everything, and nothing imports it.
"""
