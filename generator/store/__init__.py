"""The cache on disk and one in memory, keys (checksums of all a result depends on), writes that survive a power cut.

Every room that writes or caches uses it; it knows none. The cache is safe to delete at any time.
"""
