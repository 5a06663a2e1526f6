"""What an import says besides what it changes: conflicts, values that others changed, cells not read, lists grown full.

In: a workbook that was read, its inputs, the files as they are. Out: problems, or sentences.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.forms import workbook_checks
from generator.forms.cells import Berkas
from generator.forms.changes import Isi, shortened
from generator.forms.merging import Gabungan
from generator.forms.reading.inputs import EXTRA, Buku, item_of
from generator.forms.spare_rows import MOST_SPARE
from generator.problems.problem import Keys, Problem
from generator.yaml.kinds import canonical

MORE = 10  # empty rows that are advised where those of a form are used up


def notes(buku: Buku, isi: Sequence[Isi], trees: Mapping[str, Berkas], file: Path) -> Iterator[str]:
    """Yield what an officer should know besides what is written."""
    yield from _told(isi, trees)
    yield from _full(buku, isi, file)
    yield from (f"Tidak dibaca, karena bukan sel isian: {note}" for note in buku.catatan)


def conflicts(one: Gabungan, file: Path) -> Iterator[Problem]:
    """Yield what was changed in the workbook and in the file."""
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


def _full(buku: Buku, isi: Sequence[Isi], file: Path) -> Iterator[str]:
    """Yield lists whose last empty row was filled in now: whoever has more to type needs a form with more rows."""
    lists: dict[tuple[str, Keys], dict[int, list[Isi]]] = defaultdict(lambda: defaultdict(list))
    for one in isi:
        item = item_of(one.sel.jalur)
        if item is not None and int(item[-1]) < EXTRA:
            lists[one.sel.berkas, item[:-1]][int(item[-1])].append(one)
    for rows in lists.values():
        last = rows[max(rows)]
        if any(one.berubah for one in last) and all(any(one.kini for one in row) for row in rows.values()):
            yield (
                f"{last[0].sel.sel} {last[0].sel.label}: baris kosong terakhir daftar ini sudah terisi. Bila masih ada "
                f"yang perlu diketik: lapkin form {buku.kuartal} --dari {file.name} --baris {MORE} "
                f"(paling banyak {MOST_SPARE})."
            )
