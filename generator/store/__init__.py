"""What is kept on disk from one run to the next: the cache under checksums of all that a result follows from.

`build` and `content` use it; it knows neither. Safe to delete at any time.
"""
