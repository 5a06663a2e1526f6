"""The cache on disk, its keys (checksums of everything a result depends on), and writes that survive a power cut.

`build` and `content` use it; it knows neither. Safe to delete at any time.
"""
