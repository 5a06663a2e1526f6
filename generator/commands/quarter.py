"""The quarter that a word of the command line means.

In: the computed report and the word. Out: what was computed of that quarter, or a refusal with those there are.
"""

from __future__ import annotations

from generator.problems.problem import ContentError, Place, Problem
from generator.report import Report, Triwulan


def find(report: Report, quarter: str) -> Triwulan:
    """Return the computed report of a quarter; refuse a name that is none, with those there are."""
    found = {tw.folder: tw for tw in report.triwulan}
    if quarter not in found:
        near = next(
            (one for one in reversed(found) if one.casefold().endswith(quarter.casefold().replace(" ", ""))), ""
        )
        remedy = f"Mungkin maksudnya {near}." if near else f"Pilih salah satu: {', '.join(found)}."
        if not found:
            remedy = "Belum ada triwulan; buat dengan lapkin new."
        place = Place(f"{report.content.akar}/{quarter}")
        raise ContentError([Problem(place, "triwulan-asing", "", f"Triwulan {quarter} tidak ada.", remedy)])
    return found[quarter]
