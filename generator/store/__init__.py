"""The cache on disk, its keys (checksums of everything a result depends on), and writes that survive a power cut.

Every room that writes or caches uses it; it knows none. The cache is safe to delete at any time.
"""
