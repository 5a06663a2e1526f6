"""The command line: a module per command, what it prints, and how it ends.

The outermost room: imports everything, and nothing imports it.
"""
