"""What is wrong with a workbook as a whole: of another office, plan or quarter; rows gone, unnamed or mixed up.

In: a workbook that was read, and what it would be made from now. Out: problems that name the sheet and the cell.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.forms import parts
from generator.forms.cells import Isian, Lembar, Tulisan
from generator.forms.changes import Isi, shortened
from generator.forms.reading.grid import NEW_FORM, OLD
from generator.forms.reading.inputs import Buku, Terisi, item_of
from generator.forms.reading.sheets import TAKEN_ALONG
from generator.problems.problem import Keys, Place, Problem
from generator.yaml.kinds import canonical

FEWEST = 3  # values that changed places, from which on it is taken for an accident


def problem(code: str, where: str, wrong: str, remedy: str) -> Problem:
    """Return a problem of the workbook at hand."""
    return Problem(Place("", 0), code, where, wrong, remedy)


def strange(
    buku: Buku, unit: str, plan: Mapping[str, str], texts: Mapping[str, str], sheets: Sequence[Lembar]
) -> Iterator[Problem]:
    """Yield what makes a workbook one of another office, plan or quarter."""
    others = {cell.berkas for cell in buku.isian if cell.berkas not in texts}
    if others and all("/perjanjian-kinerja" in name for name in others):
        now = next(name for name in texts if "/perjanjian-kinerja" in name)
        wrong = f"Formulir ini dibuat menurut {', '.join(sorted(others))}; yang berlaku sekarang {now}."
        yield problem("isian-lain", "", wrong, TAKEN_ALONG)
    elif others:
        yield problem("isian-rusak", "", "Buku kerja ini menyebut berkas lain.", NEW_FORM)
    if buku.versi == OLD:
        yield from _old_labels(buku, sheets)
        return
    if buku.kepala.unit != unit:
        wrong = f"Buku kerja ini milik kantor {buku.kepala.unit}, sedangkan isi ini milik {unit}."
        yield problem("isian-lain", "", wrong, "Impor dari folder kantor itu, atau pakai formulir kantor ini.")
        return
    whole = buku.kepala.bagian in ("", parts.SHARED)  # another part asks nothing of the indicators of others
    for number in dict.fromkeys([*(plan if whole else ()), *buku.kepala.rencana]):
        was, wanted = buku.kepala.rencana.get(number, "tidak ada"), plan.get(number, "tidak ada")
        if was != wanted:
            before, after = _different(was, wanted)
            wrong = f"Rencana sudah berubah sejak formulir ini dibuat: indikator {number} {before}, sekarang {after}."
            yield problem("isian-lain", "", wrong, TAKEN_ALONG)
            return


def _different(was: str, now: str) -> tuple[str, str]:
    pairs = zip(was.split("; "), now.split("; "), strict=False)
    return next(((a, b) for a, b in pairs if a != b), (was, now))


def _old_labels(buku: Buku, sheets: Sequence[Lembar]) -> Iterator[Problem]:
    """Yield inputs of a workbook of the first version beside which stands another label than theirs."""
    wanted = {}
    for sheet in sheets:
        for cells in sheet.baris:
            for cell in cells[1:]:
                if isinstance(cell, Isian) and isinstance(cells[0], Tulisan):
                    wanted[cell.berkas, cell.jalur] = cells[0].teks.split(":")[0]
    for typed in buku.isian:
        label = wanted.get((typed.berkas, typed.jalur))
        if label is not None and typed.label.split(":")[0].strip() != label:
            here = f'di situ sekarang "{typed.label}"' if typed.label else "sekarang kosong"
            wrong = f'Seharusnya "{label}", {here}: baris sudah diurutkan, disisipkan, atau dihapus.'
            place = re.sub(r"![A-Z]+", "!A", typed.sel)
            yield problem("isian-bergeser", place, wrong, TAKEN_ALONG)
            return


def nameless(typed: Sequence[tuple[Terisi, str]]) -> Iterator[Problem]:
    """Yield detail rows that have numbers and no name."""
    rows: dict[tuple[str, Keys], list[tuple[Terisi, str]]] = defaultdict(list)
    for cell, text in typed:
        if cell.jalur[0] == "rincian":
            rows[cell.berkas, cell.jalur[:2]].append((cell, text))
    for cells in rows.values():
        named, *rest = cells
        filled = next((pair for pair in rest if pair[1]), None)
        if filled and not named[1]:
            wrong = (
                f"Baris rincian ini belum bernama, padahal {filled[0].label.rsplit(', ', 1)[-1]} berisi {filled[1]}."
            )
            yield problem("rincian-tanpa-nama", named[0].sel, wrong, "Isi nama barisnya, atau kosongkan seluruh baris.")


def lost(isi: Sequence[Isi]) -> Iterator[Problem]:
    """Yield rows that are gone and said something, unless they were whole items of a list."""
    items: dict[tuple[str, Keys], list[Isi]] = defaultdict(list)
    for one in isi:
        if (item := item_of(one.sel.jalur)) is not None:
            items[one.sel.berkas, item].append(one)
    for one in isi:
        item = item_of(one.sel.jalur)
        whole = item is not None and all(not (i.sel.ada and i.kini) for i in items[one.sel.berkas, item])
        if not one.sel.ada and one.dasar and not whole:
            wrong = f"Baris atau kolom {one.sel.label} tidak ada lagi; semula berisi {shortened(one.dasar)}."
            yield problem("isian-bergeser", one.sel.sel, wrong, f"Kembalikan dengan Ctrl+Z. {TAKEN_ALONG}")


def swapped(isi: Sequence[Isi]) -> Iterator[Problem]:
    """Yield the first of many values of a column that only changed places: a column was sorted without its rows."""
    columns: dict[str, list[Isi]] = defaultdict(list)
    for one in isi:
        if one.sel.jenis in ("angka", "rupiah", "bulat") and one.kini and one.dasar and one.berubah:
            columns[one.sel.kolom].append(one)
    for changed in columns.values():
        before = sorted(canonical(one.sel.jenis, one.dasar) for one in changed)
        now = sorted(canonical(one.sel.jenis, one.kini) for one in changed)
        if len(set(now)) >= FEWEST and before == now:
            first = changed[0]
            moved = f"{first.sel.label} semula {first.dasar}, sekarang {first.kini}"
            wrong = f"{len(changed)} angka pada kolom ini bertukar tempat; {moved}."
            remedy = "Urutkan kembali, seluruh baris dari kolom A; bila memang begitu, ulangi dengan --bentrok isian."
            yield problem("isian-bergeser", first.sel.sel, wrong, remedy)
