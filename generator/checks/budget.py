"""Rules of the budget of a quarter: amounts that fit the plan, their limits and each other.

In: a loaded `Content` and a quarter. Out: problems with their places.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.checks import budget_levels, pagu
from generator.content import answers
from generator.content.model import Content, Kuartal
from generator.problems.problem import Keys, Place, Problem
from generator.records.plan import Rencana
from generator.records.quarter import LEVELS, Anggaran, Dana
from generator.scoring.budget import of_line, sum_of_amounts

LEAP = 100  # times the median of the other amounts
FIELDS = ("pagu", "realisasi")
OVER = "realisasi-lebih-pagu"
REASON = 'tulis sebabnya di baris itu: alasan: "…".'
LINE = "baris anggaran itu"  # where an answer is about one line


def money(content: Content, rencana: Rencana, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield every problem of the budget of a quarter under its plan."""
    data = kuartal.anggaran
    file = content.quarter_file(kuartal.folder, "anggaran.yaml")
    if data is None:
        if file not in content.rusak:
            remedy = "Buat berkas itu, dengan pagu dan realisasi tiap indikator, kegiatan, atau program."
            lacking = Problem(
                Place(file), "anggaran-tidak-ada", "", f"Anggaran {kuartal.masa.kata} ini belum ada.", remedy
            )
            yield answers.doubt(lacking, content.quarter_file(kuartal.folder, "laporan.yaml"), "laporan.yaml", "begitu")
        return
    for path, dana in _lines(data):
        if dana.realisasi is None and kuartal.laporan.status != "draf":
            where, wrong = content.place(file, path), "Realisasi anggaran ini belum ada, jadi jumlahnya belum ada."
            remedy = "Isi realisasi anggarannya bila sudah ada."
            yield answers.doubt(
                Problem(where, "realisasi-belum-ada", "realisasi", wrong, remedy), file, LINE, "menyusul"
            )
        yield from _unexplained(content, file, path, dana)
    yield from budget_levels.levels(content, file, data, rencana, kuartal)
    yield from pagu.pagu(content, file, kuartal, data)
    for field in FIELDS:
        yield from _leaps(content, file, data, field)


def _lines(data: Anggaran) -> Iterator[tuple[Keys, Dana]]:
    """Yield the lines of every level with their paths in the file."""
    for level in LEVELS:
        named = isinstance(getattr(data, level), dict)
        yield from (((level, key if named else n), dana) for n, (_, key, dana) in enumerate(data.lines(level)))


def _unexplained(content: Content, file: str, path: Keys, dana: Dana) -> Iterator[Problem]:
    """Yield an amount that is published only with a reason and has none; a reason of nothing."""
    uang = of_line(dana)
    if uang is None or uang.odd == bool(dana.alasan):
        return
    if dana.alasan:
        wrong = "Realisasi baris ini tidak melebihi pagu dan tidak negatif, jadi alasannya tidak menjelaskan apa pun."
        remedy = "Hapus alasan ini; keterangan lain ditulis pada catatan."
        yield Problem(content.key_place(file, (*path, "alasan")), "alasan-tanpa-sebab", "alasan", wrong, remedy)
        return
    where = content.place(file, (*path, "realisasi"))
    if uang.realisasi < 0:
        wrong, code = f"Realisasi {ind.rupiah(uang.realisasi)} negatif.", "anggaran-negatif"
        remedy = f"Periksa tandanya; bila memang pengembalian belanja, {REASON}"
    else:
        wrong, code = f"Realisasi {ind.rupiah(uang.realisasi)} melebihi pagu {ind.rupiah(uang.pagu)}.", OVER
        remedy = f"Periksa kedua angka; bila memang begitu, {REASON}"
    yield Problem(where, code, "realisasi", wrong, remedy)


def _middle(ordered: Sequence[Decimal], without: int) -> Decimal:
    """Return twice the median of sorted amounts but for one of them."""
    rest = len(ordered) - 1
    return sum_of_amounts(ordered[n + (n >= without)] for n in ((rest - 1) // 2, rest // 2))


def _leaps(content: Content, file: str, data: Anggaran, field: str) -> Iterator[Problem]:
    amounts = {n: a for n, d in data.indikator.items() if (a := getattr(d, field))}
    ordered = sorted(amounts.values())
    for nomor, amount in amounts.items():
        if len(ordered) > 1 and 2 * amount >= LEAP * _middle(ordered, bisect_left(ordered, amount)):
            where = content.place(file, ("indikator", str(nomor), field))
            wrong = f"{ind.rupiah(amount)} lebih dari {LEAP} kali jumlah yang lazim pada berkas ini."
            found = Problem(where, "anggaran-melonjak", field, wrong, "Periksa apakah nolnya kelebihan.")
            yield answers.doubt(found, file, LINE)
