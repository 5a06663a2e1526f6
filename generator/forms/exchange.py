"""The commands `form` and `import`: a quarter as a workbook, and a filled-in workbook as YAML.

In: a content folder and a quarter, or a workbook. Out: the workbook's bytes; or the files that change, with what
changed, checked as a whole before anything is written. Refusals name the sheet and the cell.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import indonesian as ind
from generator.addresses import periods
from generator.addresses.periods import Masa
from generator.content import validation
from generator.content.load import load
from generator.content.model import Content, Tahun
from generator.forms import layout as form_layout
from generator.forms import money_layout, scaffold, workbook, workbook_checks
from generator.forms.cells import Berkas, Lembar
from generator.forms.import_memory import Ingatan
from generator.forms.merging import Gabungan, Isi, Ubah, shortened
from generator.forms.reading.grid import NEW_FORM, OLD
from generator.forms.reading.inputs import Buku, Terisi, item_of
from generator.forms.reading.typed import book, refuse, typed_in
from generator.forms.workbook import Kepala
from generator.problems.problem import ContentError, Keys, Problem
from generator.records.plan import Rencana
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.yaml import in_place, parsing
from generator.yaml import tree as nodes
from generator.yaml.kinds import canonical

KINDS: dict[str, Any] = {"laporan": Laporan, "anggaran": Anggaran, "highlight": tuple[Sorotan, ...]}


@dataclass(frozen=True)
class Impor:
    """What an import would write: the quarter, each file as it is and as it would be, every change, the workbook."""

    kuartal: str
    lama: Mapping[str, bytes | None]
    baru: Mapping[str, str]
    ubah: Sequence[Ubah]
    isi: Sequence[Isi]
    buku: Buku
    catatan: Sequence[str] = field(default=())


def form(folder: Path, quarter: str) -> bytes:
    """Return the workbook of a quarter: its values if it has any, else what its plan gives."""
    return workbook.written(*drawn(folder, quarter))


def drawn(folder: Path, quarter: str) -> tuple[list[Lembar], Kepala]:
    """Return the sheets of a quarter and what the workbook says of itself."""
    content, tahun = _read(folder, quarter)
    about = Kepala(quarter, content.unit.kode, plan(tahun.rencana, periods.of(quarter)[1]), secrets.token_hex(8))
    return layout(content, tahun, quarter, _texts(content, folder, quarter)), about


def layout(content: Content, tahun: Tahun, quarter: str, texts: Mapping[str, str]) -> list[Lembar]:
    """Return the sheets of a quarter."""
    found = {name: Berkas(name, tree(name, text)) for name, text in texts.items()}
    _, masa = periods.of(quarter)
    aturan = content.aturan[tahun.rencana.aturan]
    measures = {i.nomor: found[f"{quarter}/iku/{i.nomor:02d}.yaml"] for i in tahun.rencana.indikator}
    names = {i.nomor: [n for n in scaffold.row_names(tahun, i) if n != scaffold.ASK] for i in tahun.rencana.indikator}
    return [
        form_layout.cover(content.unit_of(quarter).nama, tahun.rencana, quarter, aturan.kata.iku),
        form_layout.report(found[f"{quarter}/laporan.yaml"], aturan),
        *(form_layout.goal(s, measures, names, aturan, masa) for s in tahun.rencana.semua_sasaran),
        money_layout.money(tahun.rencana, found[f"{quarter}/anggaran.yaml"], aturan.kata.iku, masa.jenis),
        form_layout.highlights(found[f"{quarter}/highlight.yaml"], masa.kata),
    ]


def plan(rencana: Rencana, masa: Masa) -> dict[str, str]:
    """Return what a workbook follows from, by the number of each indicator: code, name, target, columns."""
    found = {}
    for i in rencana.indikator:
        target = i.target.of(masa)
        goal = "tidak ada" if target is None else ind.number(target)
        columns = ", ".join(f"{key} {title}" for key, title in i.kolom.items()) or "tidak ada"
        found[str(i.nomor)] = f"kode {i.kode}; nama {' '.join(i.nama.split())}; target {goal}; kolom {columns}"
    return found


def _read(folder: Path, quarter: str) -> tuple[Content, Tahun]:
    content, problems = load(folder)
    if content is None or problems:
        raise ContentError(problems)
    scaffold.quarter(content, quarter)  # refuses a quarter that no plan knows
    tahun = next(t for t in content.tahun if quarter.startswith(f"{t.rencana.tahun}/"))
    return content, tahun.until(periods.of(quarter)[1])


def _texts(content: Content, folder: Path, quarter: str) -> dict[str, str]:
    """Return the text of every file a workbook holds; of the first files where the quarter has none yet."""
    names = [f"{quarter}/{name}.yaml" for name in ("laporan", "anggaran", "highlight")]
    first = {**dict.fromkeys(names, ""), **scaffold.quarter(content, quarter)}
    return {name: _on_disk(folder / name) or text for name, text in first.items()}


def _on_disk(file: Path) -> str:
    """Return the text of a file as it is, byte-order mark and line ends included."""
    return file.read_bytes().decode("utf-8") if file.is_file() else ""


def tree(name: str, text: str) -> nodes.Node | None:
    """Return the tree of a text; its places are those that the reader of content/ gives."""
    bare = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    root = parsing.parse(bare, name) if bare.strip() else None
    return None if isinstance(root, list) else root


def prepared(folder: Path, file: Path, menang: str = "") -> Impor:
    """Return what importing a workbook would write; `menang` says who wins where both sides changed: isian or yaml.

    Raises `ContentError` for a cell that cannot be read or is not where it was, for a value that changed on both
    sides, and for a workbook of another office, plan or quarter. What it would write is not yet checked.
    """
    buku = book(file)
    content, tahun = _read(folder, buku.kuartal)
    texts = _texts(content, folder, buku.kuartal)
    sheets = layout(content, tahun, buku.kuartal, texts) if buku.versi == OLD else []
    now = plan(tahun.rencana, periods.of(buku.kuartal)[1])
    refuse(file, [*_invented(buku)])
    refuse(file, [*buku.masalah, *workbook_checks.strange(buku, content.unit.kode, now, texts, sheets)], buku.kuartal)
    typed = typed_in(file, buku.isian)
    trees = {name: Berkas(name, tree(name, text)) for name, text in texts.items()}
    isi = _based(folder, file, buku, typed, trees)
    swapped = workbook_checks.swapped(isi) if menang != "isian" else ()
    refuse(file, [*workbook_checks.lost(isi), *swapped], buku.kuartal)
    merged = {name: Gabungan(trees[name], menang == "isian") for name in texts}
    for name, one in merged.items():
        one.merge([i for i in isi if i.sel.berkas == name])
    if menang != "yaml":
        refuse(file, [p for one in merged.values() for p in _conflicts(one, file)])
    found = {name: text for name, text in texts.items() if text and not (folder / name).is_file()}
    columns = {f"{buku.kuartal}/iku/{i.nomor:02d}.yaml": tuple(i.kolom) for i in tahun.rencana.indikator}
    for name, one in merged.items():
        if one.baru or one.hapus:
            found[name] = _applied(name, texts[name], one, columns.get(name, ()))
    old = {name: texts[name].encode() if (folder / name).is_file() else None for name in found}
    changes = [u for name in texts for u in merged[name].ubah]
    left = [note for name in texts for note in merged[name].catatan]
    return Impor(buku.kuartal, old, found, changes, isi, buku, [*left, *_told(isi, trees), *_ignored(buku)])


def _invented(buku: Buku) -> Iterator[Problem]:
    """Yield that a workbook names a value that no file of its kind has: its hidden sheet was written by hand."""
    for cell in buku.isian:
        stem = cell.berkas.rsplit("/", 1)[-1].removesuffix(".yaml")
        if not validation.leads(KINDS.get(stem, Ukur), cell.jalur):
            wrong = "Lembar tersembunyi buku kerja ini menyebut nilai yang tidak dikenal."
            yield workbook_checks.problem("isian-rusak", cell.sel, wrong, NEW_FORM)
            return


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


def _conflicts(one: Gabungan, file: Path) -> Iterator[Problem]:
    for cell, text, now in one.bentrok:
        wrong = f"{cell.label}: isinya {shortened(text)}, tetapi {cell.berkas} sudah diubah menjadi {shortened(now)}."
        remedy = f"Samakan sel ini, atau pilih yang benar: lapkin import {file.name} --bentrok isian (atau yaml)."
        yield workbook_checks.problem("isian-bentrok", cell.sel, wrong, remedy)


def _told(isi: Sequence[Isi], trees: Mapping[str, Berkas]) -> Iterator[str]:
    """Yield inputs that were imported and are no longer what the file says, since somebody changed it there."""
    for one in isi:
        cell, now = one.sel, trees[one.sel.berkas].text(one.sel.jalur)
        kini, semula, berkas = (canonical(cell.jenis, text) for text in (one.kini, cell.semula, now))
        if item_of(cell.jalur) is None and not one.berubah and kini not in (semula, berkas):
            yield f"{cell.sel} {cell.label}: di berkas sudah diubah menjadi {shortened(now)}; itu yang dipakai."


def _ignored(buku: Buku) -> list[str]:
    return [f"Tidak dibaca, karena bukan sel isian: {note}" for note in buku.catatan]


def _applied(name: str, text: str, one: Gabungan, columns: tuple[str, ...]) -> str:
    stem = name.rsplit("/", 1)[-1].removesuffix(".yaml")

    def order(path: Keys) -> list[str]:
        if path[:1] == ("rincian",) and len(path) > 1:
            return list(columns)
        return validation.keys_at(KINDS.get(stem, Ukur), path)

    return in_place.changed(name, text, one.baru, one.hapus, order)
