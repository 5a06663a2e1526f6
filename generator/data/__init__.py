"""Files for machines: JSON, CSV, XLSX, data package, catalogue, feed, schema.org.

In: a `Report` and tables of `presentation`. Out: bytes by path.
"""
