"""Reads content/ to documents and frozen records, or problems; writes files of it together or not at all; asks git.

Below it: `yaml`, `records`, `store`. Above it everything that computes, checks or shows. Nothing here knows a score.
"""
