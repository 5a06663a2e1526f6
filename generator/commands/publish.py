"""Records a quarter as published, and what changed of it since then as a correction; lists both in terbitan.yaml.

In: a content folder, a quarter and words from the command line. Out: files written whole, or refusals as problems.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.build import pipeline
from generator.checks import releases as release_checks
from generator.commands import importing
from generator.commands.terminal import find, noticed
from generator.content import journal, release_history, trial
from generator.content.model import Content
from generator.figures import correction_file, lock, releases
from generator.figures.lock import Perubahan
from generator.figures.releases import Peristiwa
from generator.problems import rules
from generator.problems.problem import ContentError, Place, Problem
from generator.records.printed import Kunci
from generator.report import Report, Triwulan
from generator.scoring import earlier_quarters
from generator.scoring.ladder import Hasil
from generator.site import release as release_site


def publish(folder: Path, quarter: str, day: date, alasan: str = "", site: Path | None = None) -> Path:
    """Write the record of a quarter, computed on a day, list it, and return its file; refuse a draft.

    What is recorded and not listed yet is listed, a record of an older form is written anew. A second time changes
    nothing, but with a reason (`alasan`) the quarter is recorded again, which only a site not yet announced may do.
    `site` is the folder of the site as it is published now.
    """
    old = {name: journal.current(folder / name) for name in (f"{quarter}/{lock.FILE}", releases.FILE)}
    report = pipeline.compute(folder, held=False, anew=quarter if alasan else "")
    tw = find(report, quarter)
    content, hasil, kunci = report.content, tw.hasil, lock.own(tw.hasil)
    _publishable(tw, alasan)
    left = release_checks.SETTLED | {"terbitan-hilang"} | (release_checks.RELOCKED if alasan else frozenset())
    refused(p for p in pipeline.unsettled(report, folder) if p.code not in left)
    new = [*releases.pending(content, report.hasil)]
    if alasan:
        new = [one for one in new if one.kuartal != quarter or one.apa == releases.CORRECTED]
    made: dict[str, bytes] = {}
    if kunci is None or alasan or not releases.is_complete(kunci):
        again = lock.refreshed(hasil) if alasan else hasil
        made[f"{quarter}/{lock.FILE}"] = data = _record(report, again, _computed(kunci, day, alasan))
        first = quarter not in {*(t.kuartal for t in content.terbitan), *(one.kuartal for one in new)}
        new.append(releases.relocked(lock.read(data), day, alasan, first))
    _listed(folder, content, new, old, made, site)
    return folder / quarter / lock.FILE


def record(report: Report, quarter: str, day: date) -> dict[str, bytes]:
    """Return the record of a quarter by its file; nothing where it is on record already; refuse a draft."""
    tw = find(report, quarter)
    _publishable(tw, "")
    if lock.own(tw.hasil):
        return {}  # unchanged since, or computing would have refused
    return {f"{quarter}/{lock.FILE}": _record(report, tw.hasil, day)}


def _record(report: Report, hasil: Hasil, day: date | None) -> bytes:
    folder = hasil.kuartal.folder
    return lock.record(report.content, hasil, day, earlier_quarters.shown(report.hasil, folder), report[folder].lampau)


def _publishable(tw: Triwulan, alasan: str) -> None:
    """Raise for a quarter that is a draft, or one to be recorded again though the site was announced."""
    place = Place(tw.content.quarter_file(tw.kuartal.folder, "laporan.yaml"))
    if tw.kuartal.laporan.status != "terbit":
        remedy = "Tulis status: terbit dan tanggal_terbit (di sini, atau di lembar Laporan formulir), lalu ulangi."
        raise ContentError([Problem(place, "masih-draf", "status", "Laporan masih draf.", remedy)])
    if alasan and tw.content.unit.alamat_situs:
        folder = tw.kuartal.folder
        wrong = "Situs ini sudah diumumkan (alamat_situs pada unit.yaml); yang terbit tidak dikunci ulang."
        remedy = f"Kembalikan kuncinya dari riwayat git, lalu jalankan lapkin correct {folder}."
        place = Place(tw.content.quarter_file(folder, lock.FILE))
        raise ContentError([Problem(place, "kunci-berganti", "", wrong, remedy)])


def refused(problems: Iterable[Problem]) -> None:
    """Raise for problems, when one of them is a galat."""
    found = [p for p in problems if p.level == rules.GALAT]
    if found:
        raise ContentError(found)


def _computed(kunci: Kunci | None, day: date, alasan: str) -> date | None:
    """Return the day the data were computed: that of the record before, unless they are recorded again."""
    return day if kunci is None or alasan else kunci.dihitung


def _listed(
    folder: Path,
    content: Content,
    new: Sequence[Peristiwa],
    old: Mapping[str, bytes | None],
    made: Mapping[str, bytes],
    site: Path | None,
) -> None:
    """Write files and the list of what happened, all or none; `old` is what they were when they were read.

    Raise when one of them was changed since, or when git knows of something that is still not in the list then.
    """
    before = release_site.before(content, site) if site else None
    text = old[releases.FILE] or b""
    data = releases.listed(content, text, new, before) if new else text
    after = replace(content, terbitan=release_history.read(data.decode()))
    known, unread = release_history.versions(folder)
    noticed(unread)
    refused(release_checks.forgotten(after, known))
    if files := {**made, **({releases.FILE: data} if new else {})}:
        try:
            journal.commit(folder, old, files, {"perintah": "publish", "tetap": True})
        except journal.Disela as error:
            raise ContentError(importing.changed(folder, error.args, "Ulangi perintah ini.")) from error


def correct(
    folder: Path,
    quarter: str,
    words: dict[str, str],
    day: date,
    ringan: bool = False,
    site: Path | None = None,
    pembanding: bool = False,
) -> list[Perubahan]:
    """Record what changed since publication as a correction, list it and return it; refuse when nothing changed.

    A light one (`ringan`) records that prose was mended, and is refused when a figure or fact changed; `pembanding`
    takes in with what the quarter can be compared by now.
    """
    file = correction_file.FILE
    old = {name: journal.current(folder / name) for name in (file, releases.FILE)}
    content, found = since(folder, quarter, ringan, pembanding)
    entry = correction_file.entry(quarter, day, words, found)
    entry |= {"ringan": "ya"} if ringan else {}
    made = {file: correction_file.joined(file, old[file], entry)}
    with trial.with_texts(folder, made) as copy:
        after = pipeline.compute(copy, held=False)
        told = pipeline.unsettled(after, copy)
    refused(p for p in told if p.place.file.endswith(correction_file.FILE) and p.code not in release_checks.SETTLED)
    _listed(folder, content, [*releases.pending(after.content, after.hasil)], old, made, site)
    return found


def since(
    folder: Path, quarter: str, ringan: bool = False, pembanding: bool = False
) -> tuple[Content, list[Perubahan]]:
    """Return the content and what changed of a published quarter; refuse when nothing did, or, for a light correction,
    when anything did. What was published must still be there."""
    report = pipeline.compute(folder, held=False, anew="" if ringan else quarter)
    hasil, known = find(report, quarter).hasil, {entry.kuartal for entry in report.content.terbitan}
    if lock.own(hasil) or quarter in known:
        left = release_checks.SETTLED | {"terbit-berubah"}
        refused(p for p in pipeline.unsettled(report, folder) if p.code not in left)
    if not ringan or not lock.own(hasil):
        return report.content, changed(report, quarter, pembanding)
    if found := lock.changes(report.content, hasil, pembanding):
        wrong = f"{len(found)} angka atau fakta berubah, antara lain {found[0].alamat}."
        place = Place(report.content.quarter_file(quarter, lock.FILE))
        raise ContentError([Problem(place, "koreksi-ringan", "", wrong, "Ulangi tanpa --ringan.")])
    return report.content, []


def changed(report: Report, quarter: str, pembanding: bool = False) -> list[Perubahan]:
    """Return what changed of a published quarter; refuse when nothing did."""
    tw = find(report, quarter)
    hasil, found = tw.hasil, lock.changes(report.content, tw.hasil, pembanding, tw.lampau)
    if not found:
        place = Place(report.content.quarter_file(quarter, lock.FILE))
        wrong = "Tidak ada yang berubah sejak terbit." if lock.own(hasil) else f"{quarter} belum diterbitkan."
        remedy = f"Ubah dahulu isinya, atau sebut buku kerjanya: lapkin correct {quarter} --dari BERKAS.xlsx. "
        remedy += "Ralat kalimat: tambahkan --ringan. Pembanding yang lebih baru: tambahkan --pembanding."
        if not lock.own(hasil):
            remedy = f"Selama draf isi boleh berubah tanpa koreksi; terbitkan dengan lapkin publish {quarter}."
        raise ContentError([Problem(place, "koreksi-kosong", "", wrong, remedy)])
    return found
