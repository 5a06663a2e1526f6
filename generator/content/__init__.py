"""The records of an office, and the only room that opens content/: files to documents to frozen records, or problems.

Below it: `yaml`, `problems`. Above it everything that computes, checks or shows. Nothing here knows a score.
"""
