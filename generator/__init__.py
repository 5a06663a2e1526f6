"""Lapkin: a quarterly performance report as data in, a public website out."""
