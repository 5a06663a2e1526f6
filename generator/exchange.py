"""The commands `form` and `import`: a quarter as a workbook, and a filled-in workbook as YAML.

In: a content folder and a quarter, or a workbook. Out: the workbook's bytes; or the files that change, with what
changed, checked as a whole before anything is written. Refusals name the sheet and the cell.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from generator import build, cell_values, faults, form_layout, nodes, rules, scaffold, values, workbook
from generator.content import Content, Tahun
from generator.form_cells import Berkas
from generator.load import load
from generator.problems import ContentError, Place, Problem
from generator.quarter_schema import Anggaran, Laporan, Sorotan, Ukur
from generator.workbook import BukanIsian, Terisi
from generator.yaml_edit import Baru, edited
from generator.yaml_edit import Path as Jalur

MAX_BYTES = 20_000_000
KINDS: dict[str, Any] = {"laporan": Laporan, "anggaran": Anggaran, "highlight": tuple[Sorotan, ...]}


@dataclass(frozen=True)
class Ubah:
    """One change of an import: where it was typed, the file and path it goes to, the text before and now."""

    sel: str
    berkas: str
    jalur: Jalur
    dari: str
    ke: str

    def __str__(self) -> str:
        where = f"{self.berkas} {'.'.join(map(str, self.jalur))}"
        return f"{self.sel}: {where}: {_short(self.dari)} → {_short(self.ke)}"


def _short(text: str) -> str:
    line = " ".join(text.split()) or "–"
    return line if len(line) <= 60 else f"{line[:57]}…"


def form(folder: Path, quarter: str) -> bytes:
    """Return the workbook of a quarter: its values if it has any, else what its plan gives."""
    content, tahun = _read(folder, quarter)
    texts = _texts(content, folder, quarter)
    found = {name: Berkas(name, _tree(name, text)) for name, text in texts.items()}
    short = int(quarter[-1])
    aturan = content.aturan[tahun.rencana.aturan]
    measures = {i.nomor: found[f"{quarter}/iku/{i.nomor:02d}.yaml"] for i in tahun.rencana.indikator}
    names = {i.nomor: [n for n in scaffold.row_names(tahun, i) if n != scaffold.ASK] for i in tahun.rencana.indikator}
    sheets = [
        form_layout.cover(content.unit.nama, tahun.rencana, quarter),
        form_layout.report(found[f"{quarter}/laporan.yaml"]),
        *(form_layout.goal(s, measures, names, aturan, short) for s in tahun.rencana.sasaran),
        form_layout.money(tahun.rencana, found[f"{quarter}/anggaran.yaml"]),
        form_layout.highlights(found[f"{quarter}/highlight.yaml"]),
    ]
    return workbook.written(sheets, quarter)


def _read(folder: Path, quarter: str) -> tuple[Content, Tahun]:
    content, problems = load(folder)
    if content is None or problems:
        raise ContentError(problems)
    scaffold.quarter(content, quarter)  # refuses a quarter that no plan knows
    return content, next(t for t in content.tahun if quarter.startswith(f"{t.rencana.tahun}/"))


def _texts(content: Content, folder: Path, quarter: str) -> dict[str, str]:
    """Return the text of every file a workbook holds; of the first files where the quarter has none yet."""
    names = [f"{quarter}/{name}.yaml" for name in ("laporan", "anggaran", "highlight")]
    first = {**dict.fromkeys(names, ""), **scaffold.quarter(content, quarter)}
    return {name: _on_disk(folder / name) or text for name, text in first.items()}


def _on_disk(file: Path) -> str:
    return file.read_text("utf-8-sig") if file.is_file() else ""


def _tree(name: str, text: str) -> nodes.Node | None:
    root = nodes.parse(text, name) if text.strip() else None
    return None if isinstance(root, list) else root


def imported(folder: Path, file: Path) -> tuple[dict[str, str], list[Ubah]]:
    """Return the files a workbook changes (by name, with their new text) and each change.

    Raises `ContentError` for a cell that cannot be read, for a value that changed on both sides, and for anything
    the check finds wrong with the content as it would be.
    """
    quarter, cells = _cells(file)
    content, tahun = _read(folder, quarter)
    texts = _texts(content, folder, quarter)
    if any(cell.berkas not in texts for cell in cells):  # made by hand: no form of ours names another file
        remedy = "Pakai berkas yang dibuat lapkin form, disimpan sebagai .xlsx."
        raise ContentError(
            [Problem(Place(file.name, 0), "isian-rusak", "", "Buku kerja ini menyebut berkas lain.", remedy)]
        )
    typed = _typed(file, cells)
    changes = [*_changes(file, typed, {name: _tree(name, text) for name, text in texts.items()})]
    columns = {f"{quarter}/iku/{i.nomor:02d}.yaml": tuple(i.kolom) for i in tahun.rencana.indikator}
    found = {name: text for name, text in texts.items() if text and not (folder / name).is_file()}
    for name in {c.berkas for c in changes}:
        found[name] = _applied(name, texts[name], typed, changes, columns.get(name, ()))
    if found:
        _check(folder, found, file, typed)
    return found, changes


def _cells(file: Path) -> tuple[str, list[Terisi]]:
    place = Place(file.name, 0)
    if not file.is_file() or file.stat().st_size > MAX_BYTES:
        wrong = "Buku kerja tidak ada, atau lebih besar dari 20 MB."
        raise ContentError([Problem(place, "isian-rusak", "", wrong, "Sebut berkas yang dibuat lapkin form.")])
    try:
        return workbook.read(file.read_bytes())
    except BukanIsian as error:
        remedy = "Pakai berkas yang dibuat lapkin form, disimpan sebagai .xlsx."
        raise ContentError([Problem(place, "isian-rusak", "", str(error), remedy)]) from error


def _typed(file: Path, cells: list[Terisi]) -> list[tuple[Terisi, str]]:
    """Return every input with its canonical text; refuse those that cannot be read, all at once."""
    found: list[tuple[Terisi, str]] = []
    problems: list[Problem] = []
    for cell in cells:
        try:
            if cell.rumus:
                remedy = "Buka di Excel atau LibreOffice lalu simpan, atau ketik hasilnya."
                raise values.wrong("isian-rumus", "Sel ini berisi rumus yang belum dihitung.", remedy)
            found.append((cell, cell_values.read(cell.jenis, cell.nilai, cell.persen)))
        except PydanticCustomError as error:
            code, wrong, remedy = values.parts(error.message())
            remedy = re.sub(r"(?<=[0-9])_(?=[0-9])", "", remedy)  # a spreadsheet takes 5_000 for a text
            problems.append(Problem(Place(file.name, 0), code, cell.sel, wrong, remedy))
    if problems:
        raise ContentError(problems)
    return found


def _changes(file: Path, typed: list[tuple[Terisi, str]], trees: Mapping[str, nodes.Node | None]) -> Iterator[Ubah]:
    """Yield what differs from the time the workbook was made; refuse what was changed in the file since then, too."""
    problems = []
    for cell, text in typed:
        now = Berkas(cell.berkas, trees.get(cell.berkas)).text(cell.jalur)
        if cell_values.same(cell.jenis, text, cell.semula) or cell_values.same(cell.jenis, text, now):
            continue
        if not cell_values.same(cell.jenis, now, cell.semula):
            wrong = f"Isinya {_short(text)}, tetapi {cell.berkas} sudah berubah menjadi {_short(now)}."
            remedy = "Buat formulir baru dengan lapkin form, lalu isi lagi sel ini."
            problems.append(Problem(Place(file.name, 0), "isian-bentrok", cell.sel, wrong, remedy))
        yield Ubah(cell.sel, cell.berkas, cell.jalur, now, text)
    if problems:
        raise ContentError(problems)


def _applied(
    name: str, text: str, typed: list[tuple[Terisi, str]], changes: list[Ubah], columns: tuple[str, ...]
) -> str:
    own = {c.jalur: c.ke for c in changes if c.berkas == name}
    kinds = {cell.jalur: cell.jenis for cell, _ in typed if cell.berkas == name}
    gone = _emptied([(cell.jalur, now, cell.semula) for cell, now in typed if cell.berkas == name], set(own))
    new = {
        path: Baru(kinds[path], value, kosong=kinds[path] in ("rupiah", "angka") and len(path) > 1)
        for path, value in own.items()
        if not any(path[: len(g)] == g for g in gone)
    }
    stem = name.rsplit("/", 1)[-1].removesuffix(".yaml")

    def order(path: Jalur) -> list[str]:
        if path[:1] == ("rincian",) and len(path) > 1:
            return list(columns)
        return faults.keys_at(KINDS.get(stem, Ukur), path)

    return edited(text, new, gone, order)


def _emptied(cells: list[tuple[Jalur, str, str]], changed: set[Jalur]) -> list[Jalur]:
    """Return the outermost list items all of whose cells were cleared."""
    groups: dict[Jalur, list[tuple[str, str]]] = defaultdict(list)
    for path, now, before in cells:
        for length, step in enumerate(path, 1):
            if isinstance(step, int):
                groups[path[:length]].append((now, before))
    gone = {
        prefix
        for prefix, rows in groups.items()
        if all(not now for now, _ in rows)
        and any(before for _, before in rows)
        and any(path[: len(prefix)] == prefix for path in changed)
    }
    return [p for p in gone if not any(q != p and p[: len(q)] == q for q in gone)]


def _check(folder: Path, found: Mapping[str, str], file: Path, typed: list[tuple[Terisi, str]]) -> None:
    """Compute the content as it would be; say of a problem in which cell it was typed."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / folder.resolve().name
        shutil.copytree(folder, copy, symlinks=True)
        for name, text in found.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_text(text, encoding="utf-8", newline="\n")
        try:
            build.compute(copy)
        except ContentError as error:
            places = _places(folder.resolve().name, found, typed)
            grave = [p for p in error.problems if p.level == rules.GALAT]
            raise ContentError(_in_cell(p, places, file) for p in grave) from error


def _places(root: str, found: Mapping[str, str], typed: list[tuple[Terisi, str]]) -> dict[Place, str]:
    """Return the cell of every value by the place where the value will stand."""
    trees = {name: _tree(f"{root}/{name}", text) for name, text in found.items()}
    return {
        tree.at(cell.jalur).place: cell.sel
        for cell, text in typed
        if (tree := trees.get(cell.berkas)) is not None and (text or _stands(tree, cell.jalur))
    }


def _stands(tree: nodes.Node, path: Jalur) -> bool:
    """Tell whether the key that ends a path is there, be its value empty."""
    holder = tree.at(path[:-1]).value
    return isinstance(holder, dict) and str(path[-1]) in holder


def _in_cell(problem: Problem, places: Mapping[Place, str], file: Path) -> Problem:
    """Return a problem said of a cell: of the last value that starts at or before its place."""
    before = [p for p in places if p.file == problem.place.file and p <= problem.place]
    if not before:
        return problem
    return Problem(Place(file.name, 0), problem.code, places[max(before)], problem.wrong, problem.remedy, problem.draft)
