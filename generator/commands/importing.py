"""A workbook taken over: what it would change is computed, said in the words of its sheets, and written.

In: a content folder and a workbook. Out: sentences; files written together with the correction they need, or refusals
that name the sheet and the cell. What is written can be taken back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator import indonesian as ind
from generator.build import pipeline
from generator.commands import import_places
from generator.content import journal, trial
from generator.figures import correction_file, lock, releases
from generator.figures.lock import Perubahan
from generator.forms import exchange, import_memory
from generator.forms.changes import Ubah
from generator.forms.exchange import Impor
from generator.forms.workbook import FORMAT
from generator.problems import rules
from generator.problems.problem import ContentError, Place, Problem
from generator.report import Report
from generator.scoring.ladder import Hasil, HasilIndikator
from generator.store import durable

NOTHING: Mapping[str, bytes] = MappingProxyType({})
OTHERS = {"laporan": "Laporan", "anggaran": "Anggaran", "highlight": "Highlight"}  # and of the plan, by its name


@dataclass(frozen=True)
class Siap:
    """An import that was computed and may be written: what it changes, the report before (if that could be computed)
    and after it, and what changes of what was published."""

    impor: Impor
    semula: Report | None
    jadi: Report
    terbit: Sequence[Perubahan]


def ready(folder: Path, file: Path, menang: str = "") -> Siap:
    """Return what importing a workbook would do; raise `ContentError` when it may not be done."""
    impor = exchange.prepared(folder, file, menang)
    try:
        before: Report | None = pipeline.compute(folder, held=False)
    except ContentError:
        before = None
    try:
        after, changed = tried(folder, impor.kuartal, impor.baru)
    except ContentError as error:
        raise ContentError(_in_cells(folder, file, impor, error.problems)) from error
    return Siap(impor, before, after, changed)


def tried(folder: Path, quarter: str, texts: Mapping[str, str]) -> tuple[Report, Sequence[Perubahan]]:
    """Return the report of the content with other texts of a quarter, and what they change of it if it is published;
    raise `ContentError` for what is wrong then."""
    with trial.with_texts(folder, texts) as copy:
        after = pipeline.compute(copy, held=False)
        hasil = _of(after, quarter)
        changed = lock.changes(after.content, hasil) if hasil else []
        if changed:  # a correction takes what it shows of earlier quarters as that is today
            after = pipeline.compute(copy, held=False, anew=quarter)
            tw = after[quarter]
            changed = lock.changes(after.content, tw.hasil, lampau=tw.lampau)
        else:
            pipeline.compute(copy)  # what else was published
    return after, changed


def write(
    folder: Path, file: Path, siap: Siap, words: Mapping[str, str], day: date, more: Mapping[str, bytes] = NOTHING
) -> list[str]:
    """Write what was computed, a correction where the quarter is published, and `more` files; return sentences."""
    impor = siap.impor
    new = {name: text.encode() for name, text in impor.baru.items()} | dict(more)
    old, new = recorded(folder, impor.kuartal, impor.lama, new, siap.terbit, words, day, more)
    about = {"perintah": "import", "tanda": impor.buku.kepala.tanda, "buku": str(file.resolve()), "sel": {}}
    about["sel"] = import_memory.typed(impor.isi)
    try:
        entry = journal.commit(folder, old, new, about)
    except journal.Disela as error:
        raise ContentError(
            changed(folder, error.args, "Ulangi perintah ini; yang baru disimpan ikut dibaca.")
        ) from error
    return [f"{len(new)} berkas ditulis. Batalkan dengan lapkin import --batalkan.", *_remembered(file, impor, entry)]


def recorded(
    folder: Path,
    quarter: str,
    old: Mapping[str, bytes | None],
    new: Mapping[str, bytes],
    changed: Sequence[Perubahan],
    words: Mapping[str, str],
    day: date,
    more: Mapping[str, bytes] = NOTHING,
) -> tuple[dict[str, bytes | None], dict[str, bytes]]:
    """Return files as they are and as they are to be, with the correction that what `changed` of a published quarter
    needs; `more` are those among them that are none of what was typed."""
    beside = [*more, *([correction_file.FILE] if changed else [])]
    old, new = {**old, **{name: journal.current(folder / name) for name in beside}}, dict(new)
    if changed:
        found = correction_file.entry(quarter, day, dict(words), list(changed))
        new[correction_file.FILE] = correction_file.joined(correction_file.FILE, old[correction_file.FILE], found)
    if beside:
        old[releases.FILE] = journal.current(folder / releases.FILE)
        new[releases.FILE] = _settled(folder, new, old[releases.FILE])
    return old, new


def _settled(folder: Path, new: Mapping[str, bytes], listed: bytes | None) -> bytes:
    """Compute the content once more with its correction or its record, and return the list of releases with that:
    nothing may be left that is not on record."""
    with trial.with_texts(folder, new) as copy:
        after = pipeline.compute(copy, held=False)
        data = releases.listed(after.content, listed, [*releases.pending(after.content, after.hasil)])
    with trial.with_texts(folder, {**new, releases.FILE: data}) as copy:
        pipeline.compute(copy)
    return data


def changed(folder: Path, names: Sequence[str], remedy: str) -> Iterator[Problem]:
    """Yield the problem of files that somebody else changed since they were read."""
    for name in names:
        wrong = (
            "Berkas ini diubah sementara perintah berjalan." if "Ulangi" in remedy else "Berkas ini sudah diubah lagi."
        )
        yield Problem(Place(f"{folder.name}/{name}", 0), "berkas-disela", "", wrong, remedy)


def _remembered(file: Path, impor: Impor, entry: journal.JournalEntry) -> Iterator[str]:
    """Note in the workbook what was imported; it is not needed, so nothing that keeps it from being noted stops."""
    if impor.buku.versi != FORMAT:
        return
    if import_memory.is_open(file):
        yield f"{file.name} masih terbuka di Excel atau LibreOffice; tutup sebelum mengimpor lagi."
        return
    data = file.read_bytes()
    try:
        durable.write(file, import_memory.noted(data, impor.isi, entry.id), like=file)
    except OSError:
        return
    journal.note(entry, {"tercatat": True})
    yield f"Di lembar tersembunyi {file.name} tercatat apa yang sudah diimpor; isian lain tidak disentuh."


# what is said of it


def lines(siap: Siap) -> Iterator[str]:
    """Yield what an import is about to do: per indicator, with its capaian before and after, and the warnings."""
    impor = siap.impor
    groups: dict[str, list[Ubah]] = {}
    for change in impor.ubah:
        groups.setdefault(change.berkas, []).append(change)
    after, before = _of(siap.jadi, impor.kuartal), _of(siap.semula, impor.kuartal) if siap.semula else None
    for name, changes in sorted(groups.items(), key=lambda group: "/iku/" not in group[0]):
        yield _title(name, after, before)
        yield from (f"  {change}" for change in changes)
    if impor.ubah and after:
        yield from _moved(after, before, set(groups))
    yield from impor.catatan
    yield from _warnings(siap)


def _title(name: str, after: Hasil | None, before: Hasil | None) -> str:
    stem = name.rsplit("/", 1)[-1].removesuffix(".yaml")
    if not stem.isdecimal() or after is None:
        return OTHERS.get(stem, stem.replace("-", " ").capitalize())
    one = next(i for i in after.indikator if i.indikator.nomor == int(stem))
    return f"{one.indikator.sebutan} {one.indikator.label}: {_capaian(one, before)}"


def _capaian(one: HasilIndikator, before: Hasil | None) -> str:
    old = before.of(one.indikator.kode) if before else None
    return f"capaian {_percent(old)} → {_percent(one)}"


def _percent(one: HasilIndikator | None) -> str:
    if one is None or one.capaian is None:
        return "belum ada"
    return f"{ind.number(one.capaian)}%" + (f" ({one.kategori.nama})" if one.kategori else "")


def _moved(after: Hasil, before: Hasil | None, named: set[str]) -> Iterator[str]:
    """Yield indicators whose capaian moves though nothing was typed for them, and the total."""
    for one in after.indikator:
        old = before.of(one.indikator.kode) if before else None
        own = any(name.endswith(f"/iku/{one.indikator.nomor:02d}.yaml") for name in named)
        if not own and old is not None and old.capaian != one.capaian:
            yield f"{one.indikator.sebutan} {one.indikator.label}: {_capaian(one, before)}"
    total = before.nilai.nps if before else None
    if total != after.nilai.nps:
        shown = ["belum ada" if value is None else ind.number(value) for value in (total, after.nilai.nps)]
        yield f"{after.aturan.kata.npss} {shown[0]} → {shown[1]}"


def _warnings(siap: Siap) -> Iterator[str]:
    """Yield what `check` warns of in the quarter: what is new in full, the rest counted."""
    known = {(p.place.file, p.code, p.key, p.wrong) for p in siap.semula.masalah} if siap.semula else set()
    cells = import_places.cells(siap.jadi.content.akar, siap.impor.baru, siap.impor.isi, siap.impor.berkas)
    old = 0
    for found in siap.jadi.masalah:
        written = found.place.file.partition("/")[2] in siap.impor.baru
        if f"/{siap.impor.kuartal}/" not in found.place.file and not written:
            continue
        if (found.place.file, found.code, found.key, found.wrong) in known:
            old += 1
        else:
            yield str(import_places.said_of(found, cells, ""))
    if old:
        yield f"{old} peringatan yang sudah ada sebelumnya; jalankan lapkin check untuk melihatnya."


def moved(after: Report, before: Report, quarter: str) -> Iterator[str]:
    """Yield the indicators of a quarter whose capaian moves, and the total."""
    if now := _of(after, quarter):
        yield from _moved(now, _of(before, quarter), set())


def _of(report: Report, quarter: str) -> Hasil | None:
    return next((h for h in report.hasil if h.kuartal.folder == quarter), None)


def _in_cells(folder: Path, file: Path, impor: Impor, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what stops an import, said of the cells it was typed in."""
    cells = import_places.cells(folder.resolve().name, impor.baru, impor.isi, impor.berkas)
    yield from (import_places.said_of(p, cells, file.name) for p in problems if p.level == rules.GALAT)
