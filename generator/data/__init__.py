"""Files for machines: JSON, CSV, XLSX, data package, catalogue, feed, schema.org.

In: the computed report and tables of `presentation`. Out: bytes by path.
"""
