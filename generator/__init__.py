"""Lapkin: a quarterly performance report as data in, a public website out."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
# In a wheel theme and settings lie inside the package, in a checkout beside it.
HOME = PACKAGE if (PACKAGE / "theme").is_dir() else PACKAGE.parent
THEME = HOME / "theme"
SETTINGS = HOME / "mkdocs.yml"
