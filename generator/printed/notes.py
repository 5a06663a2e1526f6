"""What the printed report writes besides figures, checked: dates, names, counts, numbers, periods, table numbers.

In: a `Hasil` with the list of printed texts. Out: one `Catatan` per thing that does not fit, in words that
state facts only.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from generator import indonesian as ind
from generator.records.printed import TanggalCetak
from generator.scoring.ladder import Hasil

NUMBERED = re.compile(r"([0-9]{1,4})\.([0-9]{1,9})")  # chapter and number of a table
FEW = 20  # tables in a row that are missed one by one


@dataclass(frozen=True)
class Catatan:
    """One note on the source: its kind, where it stands, and a sentence."""

    jenis: str
    acuan: str
    kalimat: str


def notes(hasil: Hasil) -> tuple[Catatan, ...]:
    """Return every note on the printed report of a quarter."""
    return (*_dates(hasil), *_names(hasil), *_counts(hasil), *_numbers(hasil), *_periods(hasil), *_tables(hasil))


def bounds(hasil: Hasil) -> tuple[date, date]:
    """Return the first day of the quarter and the first day after it."""
    first, last = hasil.masa.span(hasil.kuartal.laporan.tahun)
    return first, last + timedelta(1)


def _dates(hasil: Hasil) -> Iterator[Catatan]:
    start, after = bounds(hasil)
    signed = hasil.kuartal.laporan.ditandatangani
    for item in hasil.kuartal.naskah.tanggal:
        for wrong in _wrong(item, start, after, signed, hasil.masa.kata):
            yield Catatan("Tanggal", item.acuan, f"Tertulis “{item.tertulis}”. {wrong}")


def _wrong(item: TanggalCetak, start: date, after: date, signed: date | None, kata: str) -> Iterator[str]:
    last = item.selesai or item.mulai
    if item.hari and item.hari != ind.weekday(item.mulai):
        yield f"{ind.day(item.mulai)} jatuh pada hari {ind.weekday(item.mulai)}."
    if item.mulai < start or last >= after:
        yield f"Tanggal ini di luar {kata} yang dilaporkan."
    if signed and last > signed:
        yield f"Tanggal ini sesudah laporan ditandatangani, {ind.day(signed)}."


def _names(hasil: Hasil) -> Iterator[Catatan]:
    official = {f"iku.{i.indikator.nomor}": i.indikator.nama for i in hasil.indikator}
    official |= {f"sasaran.{s.sasaran.nomor}": s.sasaran.nama for s in hasil.sasaran}
    for item in hasil.kuartal.naskah.nama:
        name = official[item.untuk]
        if _plain(item.tertulis) != _plain(name):
            sentence = f"{title(hasil, item.untuk)} tertulis “{item.tertulis}”. Nama pada rencana: “{name}”."
            yield Catatan("Nama", item.acuan, sentence)


def _plain(name: str) -> str:
    return " ".join(name.replace("–", "-").replace("/ ", "/").casefold().split())


def title(hasil: Hasil, untuk: str) -> str:
    """Return what an address is called: IKU 3, Sasaran 4."""
    kind, _, number = untuk.partition(".")
    return f"{hasil.aturan.kata.iku if kind == 'iku' else kind.capitalize()} {number}"


def _counts(hasil: Hasil) -> Iterator[Catatan]:
    counts = {f"sasaran.{s.sasaran.nomor}": len(s.indikator) for s in hasil.sasaran}
    for item in hasil.kuartal.naskah.jumlah:
        if item.tertulis != counts[item.untuk]:
            known = f"{item.tertulis} indikator; pada rencana {counts[item.untuk]}"
            sentence = f"{title(hasil, item.untuk)} tertulis mempunyai {known}."
            yield Catatan("Jumlah", item.acuan, sentence)


def _numbers(hasil: Hasil) -> Iterator[Catatan]:
    for item in hasil.kuartal.naskah.nomor:
        if str(item.tertulis) != item.untuk.partition(".")[2]:
            yield Catatan(
                "Nomor",
                item.acuan,
                f"{title(hasil, item.untuk)} tertulis dengan nomor {item.tertulis}.",
            )


def _periods(hasil: Hasil) -> Iterator[Catatan]:
    data = hasil.kuartal.laporan
    for item in hasil.kuartal.naskah.periode:
        if (item.tahun, item.masa or 1) != (data.tahun, hasil.masa.ke):
            period = hasil.periode
            yield Catatan("Periode", item.acuan, f"Tertulis “{item.tertulis}”, padahal laporan ini untuk {period}.")


def _tables(hasil: Hasil) -> Iterator[Catatan]:
    numbers = [t.nomor or "" for t in hasil.kuartal.tabel]
    for number, times in Counter(n for n in numbers if n).items():
        if times > 1:
            yield Catatan("Nomor tabel", label(number), f"Nomor ini dipakai {ind.count(times)} kali.")
    unnumbered = sum(not n for n in numbers)
    if unnumbered:
        yield Catatan("Nomor tabel", "Seluruh naskah", f"{ind.count(unnumbered)} tabel tidak bernomor.")
    chapters: dict[str, list[int]] = {}
    for typed in filter(None, map(NUMBERED.fullmatch, numbers)):
        chapters.setdefault(typed[1], []).append(int(typed[2]))
    for chapter, found in chapters.items():
        for before, now in pairwise(sorted({0, *found})):
            yield from _missing(chapter, before + 1, now - 1)
        for before, now in pairwise(found):
            if now < before:
                sentence = f"Tabel {chapter}.{now} berada sesudah Tabel {chapter}.{before}."
                yield Catatan("Nomor tabel", f"Bab {chapter}", sentence)


def _missing(chapter: str, first: int, last: int) -> Iterator[Catatan]:
    """Yield the tables that a chapter lacks in a row, each by itself unless they are many."""
    if last - first < FEW:
        for number in range(first, last + 1):
            yield Catatan("Nomor tabel", f"Bab {chapter}", f"Tidak ada Tabel {chapter}.{number}.")
    else:
        sentence = f"Tidak ada Tabel {chapter}.{first} sampai {chapter}.{last}."
        yield Catatan("Nomor tabel", f"Bab {chapter}", sentence)


def label(number: str) -> str:
    """Return a printed table number with its kind: Tabel 3.18, Grafik 3.1."""
    return number if number[:1].isalpha() else f"Tabel {number}"
