"""The command `import`: a filled-in workbook as YAML.

In: a content folder and a workbook. Out: the files that change, with what changed, checked as a whole before anything
is written. Refusals name the sheet and the cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.addresses import periods
from generator.content import validation
from generator.forms import comparison_layout, import_notes, workbook_checks
from generator.forms.cells import Berkas
from generator.forms.changes import Isi, Ubah
from generator.forms.import_memory import Ingatan
from generator.forms.merging import Gabungan
from generator.forms.quarter_files import opened, plan, texts_of, trees_of
from generator.forms.quarter_form import layout
from generator.forms.reading.grid import NEW_FORM, OLD
from generator.forms.reading.inputs import Buku, Terisi, item_of
from generator.forms.reading.typed import book, refuse, typed_in
from generator.problems.problem import Keys, Problem
from generator.records.office import Unit
from generator.records.plan import Indikator, RencanaPerubahan
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.yaml import in_place
from generator.yaml.kinds import canonical

KINDS: dict[str, Any] = {"laporan": Laporan, "anggaran": Anggaran, "highlight": tuple[Sorotan, ...]}
FILES = KINDS | {"unit": Unit}  # no workbook asks for this one
PLAN = re.compile(r"[0-9]{4}/perjanjian-kinerja(-perubahan-[0-9]+)?\.yaml")


@dataclass(frozen=True)
class Impor:
    """What an import would write: the quarter, each file as it is and as it would be, every change, the workbook."""

    kuartal: str
    lama: Mapping[str, bytes | None]
    baru: Mapping[str, str]
    ubah: Sequence[Ubah]
    isi: Sequence[Isi]
    buku: Buku
    berkas: Mapping[str, Berkas]
    catatan: Sequence[str] = field(default=())


def prepared(folder: Path, file: Path, menang: str = "") -> Impor:
    """Return what importing a workbook would write; `menang` says who wins where both sides changed: isian or yaml.

    Raises `ContentError` for a cell that cannot be read or is not where it was, for a value that changed on both
    sides, and for a workbook of another office, plan or quarter. What it would write is not yet checked.
    """
    buku = book(file)
    content, tahun = opened(folder, buku.kuartal)
    texts = texts_of(content, tahun, folder, buku.kuartal)
    sheets = layout(content, tahun, buku.kuartal, texts) if buku.versi == OLD else []
    now = plan(tahun.rencana, periods.of(buku.kuartal)[1])
    refuse(file, [*_invented(buku)])
    refuse(file, [*buku.masalah, *workbook_checks.strange(buku, content.unit.kode, now, texts, sheets)], buku.kuartal)
    typed = [(cell, spelt(cell, text)) for cell, text in typed_in(file, buku.isian)]
    trees = trees_of(content, tahun, texts)
    isi = _based(folder, file, buku, typed, trees)
    swapped = workbook_checks.swapped(isi) if menang != "isian" else ()
    refuse(file, [*workbook_checks.lost(isi), *swapped], buku.kuartal)
    merged = {name: Gabungan(trees[name], menang == "isian") for name in texts}
    for name, one in merged.items():
        one.merge([i for i in isi if i.sel.berkas == name])
    if menang != "yaml":
        refuse(file, [p for one in merged.values() for p in import_notes.conflicts(one, file)])
    found = {name: text for name, text in texts.items() if text and not (folder / name).is_file()}
    columns = {f"{buku.kuartal}/iku/{i.nomor:02d}.yaml": tuple(i.kolom) for i in tahun.rencana.indikator}
    for name, one in merged.items():
        if one.baru or one.hapus:
            found[name] = applied(name, texts[name], one, columns.get(name, ()))
    old = {name: texts[name].encode() if (folder / name).is_file() else None for name in found}
    changes = [u for name in texts for u in merged[name].ubah]
    left = [note for name in texts for note in merged[name].catatan]
    notes = [*left, *import_notes.notes(buku, isi, trees, file)]
    return Impor(buku.kuartal, old, found, changes, isi, buku, trees, notes)


def _leading(cell: Terisi) -> tuple[Any, Keys]:
    """Return the type of what a cell goes to, and its path in that: of a plan the indicator."""
    if PLAN.fullmatch(cell.berkas):
        return (Indikator, cell.jalur[2:]) if cell.jalur[0] == "indikator" else (RencanaPerubahan, cell.jalur)
    return KINDS.get(cell.berkas.rsplit("/", 1)[-1].removesuffix(".yaml"), Ukur), cell.jalur


def spelt(cell: Terisi, text: str) -> str:
    """Return a word to choose in the spelling of the choice: Terbit is terbit."""
    known = validation.options(*_leading(cell))
    return next((word for word in known if word.casefold() == text.casefold()), text)


def _invented(buku: Buku) -> Iterator[Problem]:
    """Yield that a workbook names a value that no file of its kind has: its hidden sheet was written by hand."""
    for cell in buku.isian:
        if not _known(cell):
            wrong = "Lembar tersembunyi buku kerja ini menyebut nilai yang tidak dikenal."
            yield workbook_checks.problem("isian-rusak", cell.sel, wrong, NEW_FORM)
            return


def _known(cell: Terisi) -> bool:
    """Tell whether a file of that name may have a value there; of a plan only what the form asks for."""
    asked = cell.jalur[:1] == ("indikator",) and {*cell.jalur[2:3]} <= {*comparison_layout.KEYS}
    return (asked or not PLAN.fullmatch(cell.berkas)) and validation.leads(*_leading(cell))


def _based(
    folder: Path, file: Path, buku: Buku, typed: Sequence[tuple[Terisi, str]], trees: Mapping[str, Berkas]
) -> list[Isi]:
    """Return every input with what it said before: at the last import of this workbook, or when it was made."""
    memory = Ingatan(folder, file, buku.kepala)
    undone = memory.undone or _all_back(typed, trees)
    found = []
    for cell, text in typed:
        before = cell.semula if cell.tulis is None or undone else cell.tulis
        found.append(Isi(cell, text, before))
    return memory.based(found, trees)


def _all_back(typed: Sequence[tuple[Terisi, str]], trees: Mapping[str, Berkas]) -> bool:
    """Tell whether all that the last import wrote is as it was before it: somebody took it back."""
    wrote = [c for c, _ in typed if c.tulis is not None and canonical(c.jenis, c.tulis) != canonical(c.jenis, c.semula)]
    single = [c for c in wrote if item_of(c.jalur) is None]
    now = [canonical(c.jenis, trees[c.berkas].text(c.jalur)) == canonical(c.jenis, c.semula) for c in single]
    return bool(now) and all(now)


def applied(name: str, text: str, one: Gabungan, columns: tuple[str, ...]) -> str:
    """Return the text of a file with what was merged; `columns` are those of its detail rows."""
    stem = name.rsplit("/", 1)[-1].removesuffix(".yaml")

    def order(path: Keys) -> list[str]:
        if path[:1] == ("rincian",) and len(path) > 1:
            return list(columns)
        return validation.keys_at(RencanaPerubahan if PLAN.fullmatch(name) else FILES.get(stem, Ukur), path)

    real = one.berkas.real
    changes = {real(path): new for path, new in one.baru.items()}
    return in_place.changed(name, text, changes, [real(path) for path in one.hapus], order)
