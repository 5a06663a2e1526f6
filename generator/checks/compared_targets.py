"""Ways that sentences say one target stands to another, against the plans that they name.

In: what is on record for a quarter, and a way. Out: what is wrong with it, and what to type.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from generator import indonesian as ind
from generator.checks.compared_ways import NEARLY, PASSING, QUOTE
from generator.checks.comparison_records import Pembukuan, number, reads, spoken_of
from generator.checks.sentence_patterns import SAME, WAYS, WORDS
from generator.checks.sentence_targets import AIM, DONE, STANDARDS, YEARLY, Tuju, Ujung
from generator.checks.sentence_ways import Gerak
from generator.checks.sentence_words import Acuan
from generator.indonesian.written import Rentang

QUARTER, YEAR, ANY = "masa", "tahun", ""  # of what a value is; the last of whatever it is set against


class Tertuju(NamedTuple):
    """A value that one side of a way may mean: its name, and of what it is."""

    nilai: Decimal
    nama: str
    jenis: str


def wrong_aim(known: Pembukuan, tuju: Tuju, own: str) -> tuple[str, str] | None:
    """Return what is wrong with a way, and what to type; nothing where one reading of it is right."""
    kode = spoken_of(known.tw.hasil, "", own)
    i = known.tw.hasil.of(kode) if kode else None
    word, kind = tuju.kata.teks.lower(), tuju.kata.jenis
    if i is None or kode is None or (i.indikator.arah != "maksimalkan" and word in PASSING):
        return None
    medium = any(s.acuan and s.acuan.jenis == "renstra" for s in (tuju.kiri, tuju.kanan))
    sides = [[*_values(known, side, kode, medium)] for side in (tuju.kiri, tuju.kanan)]
    pairs = [(a, b) for a, b in product(*sides) if ANY in (a.jenis, b.jenis) or a.jenis == b.jenis]
    if not pairs or any(isinstance(side.nilai, Rentang) for pair in pairs for side in pair):
        return None
    if kind in SAME:
        right = any(abs(a.nilai - b.nilai) <= NEARLY[kind] * abs(b.nilai) for a, b in pairs)
    else:
        went = [(a.nilai - b.nilai) * WAYS[kind] for a, b in pairs]
        right = any(w > 0 or (w == 0 and word in WORDS["setara"]) for w in went) != tuju.tidak
        right = right or (tuju.tidak and any(w <= 0 for w in went))
    if right:
        return None
    a, b = pairs[0]
    wrong = f'"{tuju.kata.teks}" tidak sesuai: {a.nama} {ind.number(a.nilai)}, {b.nama} {ind.number(b.nilai)}.'
    return wrong, f"Perbaiki arah atau pembandingnya, {QUOTE}."


def _values(known: Pembukuan, side: Ujung, kode: str, medium: bool) -> Iterator[Tertuju]:
    """Yield every value that a side may mean; `medium`: a year may be one of the medium-term plan."""
    acuan, i, year = side.acuan, known.tw.hasil.of(kode), known.tw.hasil.rencana.tahun
    if acuan is None and side.ukuran == DONE:
        now = known.now(DONE, kode)
        yield from () if now is None else (Tertuju(now, f"realisasi {known.tw.periode}", ANY),)
    elif acuan is None and i and side.ukuran:
        if i.target is not None:
            yield Tertuju(i.target, f"target {known.tw.periode}", ANY if side.pasti else QUARTER)
        if i.indikator.target.tahunan is not None and not side.pasti:
            yield Tertuju(i.indikator.target.tahunan, f"target tahun {year}", YEAR)
    elif acuan and (side.ukuran == DONE or acuan.jenis in STANDARDS):
        found, also = known.of(acuan, side.ukuran, kode)
        yield from (Tertuju(t.nilai, t.nama, ANY) for t in (*found, *also))
    elif acuan:
        yield from _planned(known, acuan, kode, medium)


def _planned(known: Pembukuan, acuan: Acuan, kode: str, medium: bool) -> Iterator[Tertuju]:
    """Yield targets of another period: of a year also that of the same quarter then, for a year may be said of it."""
    masa = known.tw.hasil.masa
    wide = medium and not acuan.triwulan and acuan != YEARLY
    found = [t for part in known.of(acuan, AIM, kode) for t in part if t.ukuran == AIM or wide]
    for t in found:
        of_year = not acuan.triwulan and not t.alamat.endswith(f"target_{masa.kunci}")
        kind = ANY if acuan == YEARLY else YEAR if of_year else QUARTER
        yield Tertuju(t.nilai, t.nama, kind)


def wrong_end(known: Pembukuan, gerak: Gerak, own: str) -> tuple[str, str] | None:
    """Return what is wrong with the second figure of "target naik dari 50% menjadi 60%": no target that is planned."""
    kode = spoken_of(known.tw.hasil, gerak.iku, own)
    i = known.tw.hasil.of(kode) if kode else None
    typed = number(gerak.ke.teks) if gerak.ke and gerak.ke.jenis == "nilai" else None
    if i is None or typed is None or gerak.ukuran != AIM or i.target is None or i.indikator.skala:
        return None
    target = i.indikator.target
    planned = [target.of(masa) for masa in known.tw.hasil.masa.jenis.semua]
    planned += [i.target, target.tahunan, *(t.nilai for t in known.values(AIM, i.indikator.kode))]
    if any(value is not None and reads(value, typed) for value in planned):
        return None
    wrong = f"Target {known.tw.periode} {ind.number(i.target)}, bukan {gerak.ke.teks if gerak.ke else ''}."
    return wrong, f"Tulis {{{{ iku.{i.indikator.nomor}.target }}}}, {QUOTE}."
