"""What is wrong with the content: every rule, every `Problem` with its place, and how both are shown.

Everybody yields problems; `commands` print them. Imports nothing of ours but the words of `indonesian`.
"""
