"""The commands that write to content/: publish a quarter, record a correction; and what a change would move.

In: a content folder and words from the command line. Out: files written whole, or refusals as problems.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from generator.build import pipeline
from generator.checks import releases as release_checks
from generator.commands import release_diff
from generator.content import git, journal, load, release_history, trial
from generator.content.model import Content
from generator.figures import correction_file, facts, lock, naming, releases
from generator.figures.lock import Perubahan
from generator.figures.releases import Peristiwa
from generator.forms import scaffold
from generator.problems import rules
from generator.problems.problem import ContentError, Place, Problem
from generator.problems.shown import shown
from generator.records.printed import Kunci
from generator.report import Report
from generator.scoring.ladder import Hasil
from generator.site import release as release_site
from generator.store import durable

LINK = "120000"  # the mode of a symbolic link in git


def publish(folder: Path, quarter: str, day: date, alasan: str = "", site: Path | None = None) -> Path:
    """Write the record of a quarter, computed on a day, list it, and return its file; refuse a draft.

    What is recorded and not listed yet is listed, a record of an older form is written anew. A second time changes
    nothing, but with a reason (`alasan`) the quarter is recorded again, which only a site not yet announced may do.
    `site` is the folder of the site as it is published now.
    """
    report = pipeline.compute(folder, held=False)
    hasil = find(report, quarter)
    content, kunci = report.content, lock.own(hasil)
    _publishable(report, hasil, alasan)
    left = release_checks.SETTLED | {"terbitan-hilang"} | (release_checks.RELOCKED if alasan else frozenset())
    _refused(p for p in pipeline.unsettled(report, folder) if p.code not in left)
    new = [*releases.pending(content, report.hasil)]
    if alasan:
        new = [one for one in new if one.kuartal != quarter or one.apa == releases.CORRECTED]
    made: dict[str, bytes] = {}
    if kunci is None or alasan or not releases.whole(kunci):
        made[f"{quarter}/{lock.FILE}"] = data = lock.record(content, hasil, _computed(kunci, day, alasan))
        first = quarter not in {*(t.kuartal for t in content.terbitan), *(one.kuartal for one in new)}
        new.append(releases.relocked(lock.read(data), day, alasan, first))
    _listed(folder, content, new, made, site)
    return folder / quarter / lock.FILE


def record(report: Report, quarter: str, day: date) -> dict[str, bytes]:
    """Return the record of a quarter by its file; nothing where it is on record already; refuse a draft."""
    hasil = find(report, quarter)
    _publishable(report, hasil, "")
    if lock.own(hasil):
        return {}  # unchanged since, or computing would have refused
    return {f"{quarter}/{lock.FILE}": lock.record(report.content, hasil, day)}


def _publishable(report: Report, hasil: Hasil, alasan: str) -> None:
    """Raise for a quarter that is a draft, or one to be recorded again though the site was announced."""
    place = Place(report.content.quarter_file(hasil.kuartal.folder, "laporan.yaml"))
    if hasil.kuartal.laporan.status != "terbit":
        remedy = "Tulis status: terbit dan tanggal_terbit (di sini, atau di lembar Laporan formulir), lalu ulangi."
        raise ContentError([Problem(place, "masih-draf", "status", "Laporan masih draf.", remedy)])
    if alasan and report.content.unit.alamat_situs:
        folder = hasil.kuartal.folder
        wrong = "Situs ini sudah diumumkan (alamat_situs pada unit.yaml); yang terbit tidak dikunci ulang."
        remedy = f"Kembalikan kuncinya dari riwayat git, lalu jalankan lapkin correct {folder}."
        place = Place(report.content.quarter_file(folder, lock.FILE))
        raise ContentError([Problem(place, "kunci-berganti", "", wrong, remedy)])


def _refused(problems: Iterable[Problem]) -> None:
    """Raise for problems, when one of them is a galat."""
    found = [p for p in problems if p.level == rules.GALAT]
    if found:
        raise ContentError(found)


def _computed(kunci: Kunci | None, day: date, alasan: str) -> date | None:
    """Return the day the data were computed: that of the record before, unless they are recorded again."""
    return day if kunci is None or alasan else kunci.dihitung


def _listed(
    folder: Path, content: Content, new: Sequence[Peristiwa], made: Mapping[str, bytes], site: Path | None
) -> None:
    """Write files, then list what happened: what was interrupted between the two is listed by the next `publish`.

    Raise when git knows of something that is still not in the list then.
    """
    file = folder / releases.FILE
    before = release_site.before(content, site) if site else None
    text = journal.current(file) or b""
    data = releases.listed(content, text, new, before) if new else text
    after = replace(content, terbitan=release_history.read(data.decode()))
    _refused(release_checks.forgotten(after, release_history.versions(folder)))
    for name, found in {**made, **({releases.FILE: data} if new else {})}.items():
        durable.write(folder / name, found)


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
    _refused(p for p in told if p.place.file.endswith(correction_file.FILE) and p.code not in release_checks.SETTLED)
    _listed(folder, content, [*releases.pending(after.content, after.hasil)], made, site)
    return found


def since(folder: Path, quarter: str, ringan: bool = False) -> tuple[Content, list[Perubahan]]:
    """Return the content and what changed of a published quarter; refuse when nothing did, or, for a light correction,
    when anything did. What was published must still be there."""
    report = pipeline.compute(folder, held=False)
    hasil, known = find(report, quarter), {entry.kuartal for entry in report.content.terbitan}
    if lock.own(hasil) or quarter in known:
        left = release_checks.SETTLED | {"terbit-berubah"}
        _refused(p for p in pipeline.unsettled(report, folder) if p.code not in left)
    if not ringan or not lock.own(hasil):
        return report.content, changed(report, quarter)
    if found := lock.changes(report.content, hasil):
        wrong = f"{len(found)} angka atau fakta berubah, antara lain {found[0].alamat}."
        place = Place(report.content.quarter_file(quarter, lock.FILE))
        raise ContentError([Problem(place, "koreksi-ringan", "", wrong, "Ulangi tanpa --ringan.")])
    return report.content, []


def changed(report: Report, quarter: str) -> list[Perubahan]:
    """Return what changed of a published quarter; refuse when nothing did."""
    hasil = find(report, quarter)
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


def new(folder: Path, name: str) -> list[Path]:
    """Write the first files of a quarter or a year and return them; refuse when one of them is there already."""
    report = pipeline.compute(folder)
    found = {folder / file: text for file, text in scaffold.files(report.content, name).items()}
    known = [file for file in found if file.exists()]
    if known:
        files = f"{known[0].name} dan {len(known) - 1} berkas lain" if len(known) > 1 else known[0].name
        wrong, remedy = f"{name} sudah ada: {files}.", "Sunting berkas yang ada, atau sebut triwulan atau tahun lain."
        raise ContentError([Problem(Place(str(known[0].parent), 0), "berkas-sudah-ada", "", wrong, remedy)])
    texts = {file.relative_to(folder).as_posix(): text.encode() for file, text in found.items()}
    journal.commit(folder, {}, texts, {"perintah": "new", "tetap": True})
    return list(found)


def find(report: Report, quarter: str) -> Hasil:
    """Return the computed report of a quarter; refuse a name that is none, with those there are."""
    found = {h.kuartal.folder: h for h in report.hasil}
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


def beside_others(file: Path, data: bytes) -> Path:
    """Write a file whole under its name, or the next free one, and return that; never over one that is there."""
    if os.path.lexists(file) and not file.is_file():
        kind = errno.EISDIR if file.is_dir() else errno.EEXIST
        raise OSError(kind, os.strerror(kind), str(file))
    beside = file.with_name(f".{file.name}.baru")
    try:
        durable.put(beside, data)
        return _free(file, beside)
    finally:
        with suppress(OSError):
            beside.unlink()  # nothing of it stays, whatever happened


def _free(file: Path, beside: Path) -> Path:
    """Give what lies beside a file its name, or the next free one; return that."""
    for number in count(1):
        target = file if number == 1 else file.with_name(f"{file.stem}-{number}{file.suffix}")
        try:
            target.open("xb").close()  # the name is ours from here on
        except FileExistsError:
            continue
        durable.named(beside, target)
        return target
    raise AssertionError


def moved(folder: Path, revision: str) -> tuple[dict[str, list[Perubahan]], list[str], Report]:
    """Return by quarter what differs between the content at a git revision and now; what became of records, quarters
    and corrections, in sentences; and the report of now."""
    load.found(folder)
    with tempfile.TemporaryDirectory() as temporary:
        before = pipeline.compute(_checked_out(folder, revision, Path(temporary)), held=False)
    now = pipeline.compute(folder, held=False)
    old = {h.kuartal.folder: _state(before, h) for h in before.hasil}
    new = {h.kuartal.folder: _state(now, h) for h in now.hasil}
    quarters = sorted({*old, *new})
    told = [*release_diff.sentences(before, now)]
    return {q: list(_differences(old.get(q, {}), new.get(q, {}))) for q in quarters}, told, now


def _checked_out(folder: Path, revision: str, target: Path) -> Path:
    """Write the content as it was in a revision to a folder, and return that."""
    number = git.commit(folder, revision)
    if not number:
        raise ContentError([_unknown(folder, revision)])
    found = target / folder.name
    found.mkdir()
    try:
        for mode, name, data in git.files(folder, number):
            if mode == LINK:
                wrong = f"Isi pada revisi ini memuat tautan simbolis {name}, yang tidak dibaca."
                raise ContentError([_without(folder, wrong, "Pilih revisi lain.")])
            file = found / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    except git.Kurang as lacking:
        wrong, remedy = f"Berkas {lacking} pada revisi ini tidak terbaca dari git.", "Jalankan git fsck."
        raise ContentError([_without(folder, wrong, remedy)]) from lacking
    return found


def _unknown(folder: Path, revision: str) -> Problem:
    """Return why git does not give a revision."""
    answer = git.asked(folder, "rev-parse", "--git-dir")
    if answer.kata == git.ABSENT:
        return _without(folder, "Git tidak terpasang.", "Pasang Git (lihat PANDUAN.md).")
    if answer.kata == git.SLOW:
        return _without(folder, f"Git tidak menjawab dalam {git.LIMIT} detik.", "Periksa dengan git status.")
    if answer.pemilik:
        return _without(
            folder, "Folder ini milik pengguna lain, sehingga git menutupnya.", f"Jalankan {answer.pemilik}."
        )
    if answer.status:
        wrong = "Folder ini tidak disimpan dalam git, sehingga tidak ada isi lama."
        return _without(folder, wrong, "Jalankan dari salinan repositori.")
    remedy = "Tulis cabang, tanda, atau nomor perubahan yang ada, misalnya HEAD atau main."
    return Problem(Place(str(folder)), "revisi-asing", revision, "Revisi git ini tidak ditemukan.", remedy)


def _without(folder: Path, wrong: str, remedy: str) -> Problem:
    return Problem(Place(str(folder), 0), "revisi-asing", "", wrong, remedy)


def _state(report: Report, hasil: Hasil) -> dict[str, str | None]:
    figures = {alamat: j.angka.teks for alamat, j in report.jejak[hasil.kuartal.folder].items()}
    return {**figures, **facts.of(report.content, hasil)}


def _differences(old: dict[str, str | None], new: dict[str, str | None]) -> Iterator[Perubahan]:
    for alamat in dict.fromkeys([*old, *new]):
        if old.get(alamat) != new.get(alamat):
            yield Perubahan(alamat, old.get(alamat), new.get(alamat))


def lines(
    changes: dict[str, list[Perubahan]], pages: dict[str, Hasil], style: str, told: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the moved figures and facts as text or as a Markdown table, each figure with its page; first what became of
    what was published (`told`)."""
    if told and style == "markdown":
        yield from ("### Kunci, koreksi, dan triwulan", "", *(f"- {sentence}" for sentence in told), "")
    else:
        yield from told
    if not told and not any(changes.values()):
        yield "Tidak ada angka atau fakta yang berubah."
    for quarter, found in changes.items():
        if found and style == "markdown":
            yield from (f"### {quarter}", "", "| Alamat | Dari | Ke | Halaman |", "|---|---|---|---|")
        for change in found:
            hasil = pages.get(quarter)
            page = naming.address(change.alamat, hasil) if hasil and "#" not in change.alamat else ""
            row = (change.alamat, change.dari or "–", change.ke or "–", page)
            if style == "markdown":
                yield "| " + " | ".join(shown(cell.replace("|", "\\|").replace("\n", " ")) for cell in row) + " |"
            else:
                yield shown(f"{quarter} {row[0]}: {row[1]} → {row[2]}") + (f"  [{page}]" if page else "")
