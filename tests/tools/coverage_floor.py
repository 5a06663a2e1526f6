"""Fail unless the modules that decide a figure are covered in full, branches included.

In: the .coverage file of the run before, of all tests but those marked `browser` or `untraced`. Out: the lines and branches that no test reached, exit status 1.
"""

from __future__ import annotations

import io
import sys

from coverage import Coverage

FULL = (
    *("scoring/regulation", "scoring/detail_rows", "scoring/ladder", "scoring/budget"),
    *("records/metode/*", "content/load", "content/reader", "content/validation", "checks/rows"),
    *("checks/year", "checks/plan", "checks/quarter", "checks/rows", "checks/budget", "checks/highlights"),
)


def main() -> int:
    """Return 1 and name the gaps when one of the modules is below 100%."""
    measured = Coverage()
    measured.load()
    out = io.StringIO()
    include = [f"generator/{name}.py" for name in FULL]
    covered = measured.report(include=include, show_missing=True, file=out)
    if covered < 100:
        print(out.getvalue(), file=sys.stderr)
    return int(covered < 100)


if __name__ == "__main__":
    sys.exit(main())
