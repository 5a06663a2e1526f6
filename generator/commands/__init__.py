"""The command line: three modules of commands, and beside them what a command does when that is long.

The outermost room: imports everything, and nothing imports it.
"""
