"""The commands that write to content/: publish a quarter, record a correction; and what a change would move.

In: a content folder and words from the command line. Out: files written whole, or refusals as problems.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from generator import build, corrections, journal, lasting, lock, naming, scaffold
from generator.lock import Perubahan
from generator.problems import ContentError, Place, Problem, nearest
from generator.report import Report
from generator.scoring import Hasil


def publish(folder: Path, quarter: str, day: date) -> Path:
    """Write the record of a quarter, computed on a day, and return its file. A second time changes nothing."""
    for name, data in record(build.compute(folder), quarter, day).items():
        lasting.write(folder / name, data)
    return folder / quarter / lock.FILE


def record(report: Report, quarter: str, day: date) -> dict[str, bytes]:
    """Return the record of a quarter by its file; nothing where it is on record already; refuse a draft."""
    hasil = find(report, quarter)
    place = Place(report.content.quarter_file(quarter, "laporan.yaml"))
    if hasil.kuartal.laporan.status != "terbit":
        remedy = "Tulis status: terbit dan tanggal_terbit (di sini, atau di lembar Laporan formulir), lalu ulangi."
        raise ContentError([Problem(place, "masih-draf", "status", "Laporan masih draf.", remedy)])
    if lock.own(hasil):
        return {}  # unchanged since, or computing would have refused
    return {f"{quarter}/{lock.FILE}": lock.record(report.content, hasil, day)}


def correct(folder: Path, quarter: str, words: dict[str, str], day: date) -> list[Perubahan]:
    """Record what changed since publication as a correction and return it; refuse when nothing changed."""
    found = changed(build.compute(folder, held=False), quarter)
    file = folder / corrections.FILE
    lasting.write(file, corrections.appended(file, corrections.entry(quarter, day, words, found)))
    return found


def changed(report: Report, quarter: str) -> list[Perubahan]:
    """Return what changed of a published quarter; refuse when nothing did."""
    hasil = find(report, quarter)
    found = lock.changes(report.content, hasil)
    if not found:
        place = Place(report.content.quarter_file(quarter, lock.FILE))
        wrong = "Tidak ada yang berubah sejak terbit." if lock.own(hasil) else f"{quarter} belum diterbitkan."
        remedy = f"Ubah dahulu isinya, atau sebut buku kerjanya: lapkin correct {quarter} --dari BERKAS.xlsx."
        if not lock.own(hasil):
            remedy = f"Selama draf isi boleh berubah tanpa koreksi; terbitkan dengan lapkin publish {quarter}."
        raise ContentError([Problem(place, "koreksi-kosong", "", wrong, remedy)])
    return found


def new(folder: Path, name: str) -> list[Path]:
    """Write the first files of a quarter or a year and return them; refuse when one of them is there already."""
    report = build.compute(folder)
    found = {folder / file: text for file, text in scaffold.files(report.content, name).items()}
    known = [file for file in found if file.exists()]
    if known:
        remedy = "Sunting berkas yang ada, atau pilih triwulan lain."
        raise ContentError(
            [Problem(Place(str(file)), "berkas-sudah-ada", "", "Berkas ini sudah ada.", remedy) for file in known]
        )
    texts = {file.relative_to(folder).as_posix(): text.encode() for file, text in found.items()}
    journal.commit(folder, {}, texts, {"perintah": "new", "tetap": True})
    return list(found)


def find(report: Report, quarter: str) -> Hasil:
    """Return the computed report of a quarter; refuse a name that is none, with the nearest known."""
    found = {h.kuartal.folder: h for h in report.hasil}
    if quarter not in found:
        near = nearest(quarter, found)
        remedy = f"Mungkin maksudnya {near}." if near else f"Pilih salah satu: {', '.join(found)}."
        place = Place(f"{report.content.akar}/{quarter}")
        raise ContentError([Problem(place, "triwulan-asing", "", f"Triwulan {quarter} tidak ada.", remedy)])
    return found[quarter]


def beside_others(file: Path, data: bytes) -> Path:
    """Write a file whole under its name, or the next free one, and return that; never over one that is there."""
    beside = file.with_name(f".{file.name}.baru")
    lasting.put(beside, data)
    for number in count(1):
        target = file if number == 1 else file.with_name(f"{file.stem}-{number}{file.suffix}")
        try:
            target.open("xb").close()  # the name is ours from here on
        except FileExistsError:
            continue
        lasting.named(beside, target)
        return target
    raise AssertionError


def moved(folder: Path, revision: str) -> tuple[dict[str, list[Perubahan]], Report]:
    """Return by quarter what differs between the content at a git revision and now, and the report of now."""
    with tempfile.TemporaryDirectory() as temporary:
        before = build.compute(_checked_out(folder, revision, Path(temporary)), held=False)
    now = build.compute(folder, held=False)
    old = {h.kuartal.folder: _state(before, h) for h in before.hasil}
    new = {h.kuartal.folder: _state(now, h) for h in now.hasil}
    quarters = sorted({*old, *new})
    return {q: list(_differences(old.get(q, {}), new.get(q, {}))) for q in quarters}, now


def _checked_out(folder: Path, revision: str, target: Path) -> Path:
    words = ["git", "-C", str(folder.resolve()), "archive", "--format=tar", revision, "."]
    try:
        done = subprocess.run(words, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
    except FileNotFoundError:
        raise ContentError([_without(folder, "Git tidak terpasang.", "Pasang Git (lihat PANDUAN.md).")]) from None
    if b"not a git repository" in done.stderr:
        wrong = "Folder ini tidak disimpan dalam git, sehingga tidak ada isi lama."
        raise ContentError([_without(folder, wrong, "Jalankan dari salinan repositori.")])
    if done.returncode:
        remedy = "Tulis cabang, tanda, atau nomor perubahan yang ada, misalnya HEAD atau main."
        raise ContentError(
            [Problem(Place(str(folder)), "revisi-asing", revision, "Revisi git ini tidak ditemukan.", remedy)]
        )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(target / folder.name, filter="data")
    return target / folder.name


def _without(folder: Path, wrong: str, remedy: str) -> Problem:
    return Problem(Place(str(folder), 0), "revisi-asing", "", wrong, remedy)


def _state(report: Report, hasil: Hasil) -> dict[str, str | None]:
    figures = {alamat: j.angka.teks for alamat, j in report.jejak[hasil.kuartal.folder].items()}
    return {**figures, **lock.facts(report.content, hasil)}


def _differences(old: dict[str, str | None], new: dict[str, str | None]) -> Iterator[Perubahan]:
    for alamat in dict.fromkeys([*old, *new]):
        if old.get(alamat) != new.get(alamat):
            yield Perubahan(alamat, old.get(alamat), new.get(alamat))


def lines(changes: dict[str, list[Perubahan]], pages: dict[str, Hasil], style: str) -> Iterator[str]:
    """Yield the moved figures and facts as text or as a Markdown table, each figure with its page."""
    if not any(changes.values()):
        yield "Tidak ada angka atau fakta yang berubah."
    for quarter, found in changes.items():
        if found and style == "markdown":
            yield from (f"### {quarter}", "", "| Alamat | Dari | Ke | Halaman |", "|---|---|---|---|")
        for change in found:
            hasil = pages.get(quarter)
            page = naming.address(change.alamat, hasil) if hasil and "#" not in change.alamat else ""
            row = (change.alamat, change.dari or "–", change.ke or "–", page)
            if style == "markdown":
                yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
            else:
                yield f"{quarter} {row[0]}: {row[1]} → {row[2]}" + (f"  [{page}]" if page else "")
