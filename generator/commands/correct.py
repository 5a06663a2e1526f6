"""A correction recorded: what changed of a quarter since it was published, and why.

In: a content folder, a quarter, the words of the correction. Out: files written whole, or refusals as problems.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.build import pipeline
from generator.checks import releases as release_checks
from generator.commands.publish import listed, refused
from generator.commands.quarter import find
from generator.content import trial
from generator.content.model import Content
from generator.figures import correction_file, lock, releases
from generator.figures.lock import Perubahan
from generator.problems.problem import ContentError, Place, Problem
from generator.report import Report


def correct(
    folder: Path, quarter: str, words: dict[str, str], day: date, ringan: bool = False, site: Path | None = None
) -> list[Perubahan]:
    """Record what changed since publication as a correction, list it and return it; refuse when nothing changed.

    A light one (`ringan`) records that prose was mended, and is refused when a figure or fact changed.
    """
    content, found = since(folder, quarter, ringan)
    entry = correction_file.entry(quarter, day, words, found)
    entry |= {"ringan": "ya"} if ringan else {}
    made = {correction_file.FILE: correction_file.appended(folder / correction_file.FILE, entry)}
    with trial.with_texts(folder, made) as copy:
        after = pipeline.compute(copy, held=False)
        told = pipeline.unsettled(after, copy)
    refused(p for p in told if p.place.file.endswith(correction_file.FILE) and p.code not in release_checks.SETTLED)
    listed(folder, content, [*releases.pending(after.content, after.hasil)], made, site)
    return found


def since(folder: Path, quarter: str, ringan: bool = False) -> tuple[Content, list[Perubahan]]:
    """Return the content and what changed of a published quarter; refuse when nothing did, or, for a light correction,
    when anything did. What was published must still be there."""
    report = pipeline.compute(folder, held=False, anew=quarter)
    hasil, known = find(report, quarter).hasil, {entry.kuartal for entry in report.content.terbitan}
    if lock.own(hasil) or quarter in known:
        left = release_checks.SETTLED | {"terbit-berubah"}
        refused(p for p in pipeline.unsettled(report, folder) if p.code not in left)
    if not ringan or not lock.own(hasil):
        return report.content, changed(report, quarter)
    if found := lock.changes(report.content, hasil):
        wrong = f"{len(found)} angka atau fakta berubah, antara lain {found[0].alamat}."
        place = Place(report.content.quarter_file(quarter, lock.FILE))
        raise ContentError([Problem(place, "koreksi-ringan", "", wrong, "Ulangi tanpa --ringan.")])
    return report.content, []


def changed(report: Report, quarter: str) -> list[Perubahan]:
    """Return what changed of a published quarter; refuse when nothing did."""
    hasil = find(report, quarter).hasil
    found = lock.changes(report.content, hasil)
    if not found:
        place = Place(report.content.quarter_file(quarter, lock.FILE))
        wrong = "Tidak ada yang berubah sejak terbit." if lock.own(hasil) else f"{quarter} belum diterbitkan."
        remedy = f"Ubah dahulu isinya, atau sebut buku kerjanya: lapkin correct {quarter} --dari BERKAS.xlsx. "
        remedy += "Ralat kalimat: tambahkan --ringan."
        if not lock.own(hasil):
            remedy = f"Selama draf isi boleh berubah tanpa koreksi; terbitkan dengan lapkin publish {quarter}."
        raise ContentError([Problem(place, "koreksi-kosong", "", wrong, remedy)])
    return found
