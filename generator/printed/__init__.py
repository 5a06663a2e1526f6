"""The printed report against the computed one: a verdict for every printed figure, and what explains each difference.

In: figures with their derivations, and what was printed. Out: verdicts, causes, decisions, which document is official.
"""
