"""What the pages of a portal say: names of periods, statuses as badges, addresses, spread in words and as a strip.

In: values. Out: finished text, cells, and strips whose places are in percent of their width.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator import addresses
from generator import indonesian as ind
from generator.addresses import periods
from generator.build.portal import collect
from generator.build.portal.gathered import UnitTerkumpul
from generator.build.portal.reading import IndikatorUnit
from generator.build.portal.registry import UnitTerdaftar, slug
from generator.build.portal.spread import Sebaran
from generator.presentation import tabel
from generator.presentation.tabel import Sel

LOOKS = {collect.TERBIT: "baik", collect.BERUBAH: "sedang", collect.GAGAL: "rendah", collect.BELUM: "kosong"}
STATUS, METHOD, DATA = "status/", "metode/", "data/"
UNITS, INDICATORS, COMPARED, TREE = "unit/", "indikator/", "banding/", "pohon/"
FEW = 4  # values from which on quartiles say something
EDGE, SPAN, RIM = 1, 98, 3  # of a strip, in percent: before its first mark, from first to last, where numbers turn in


@dataclass(frozen=True)
class TandaUnit:
    """A mark of a strip: where it stands, how many offices it stands for, how their number is set above it."""

    x: str
    banyak: int
    jangkar: str


@dataclass(frozen=True)
class Garis:
    """A strip: marks of offices, the middle half and the median; places in percent of the width, as text."""

    judul: str
    kalimat: str
    tanda: tuple[TandaUnit, ...]
    median: str
    pita: tuple[str, str] | None
    sendiri: str = ""


@dataclass(frozen=True)
class Sebar:
    """Strips on one axis: the ends of the axis as text, what is measured."""

    ukuran: str
    awal: str
    akhir: str
    garis: tuple[Garis, ...]


def period(folder: str) -> str:
    """Return the name of a period by its folder: Triwulan I 2024."""
    return periods.called(folder)


def badge(status: str) -> Sel:
    """Return a status as a badge."""
    return Sel(ind.upper_first(status), status, rupa=LOOKS[status])


def own(unit: UnitTerdaftar, path: str = "") -> str:
    """Return the address of a page on the site of an office; an empty text where that has none."""
    return f"{unit.alamat.rstrip('/')}/{path}" if unit.alamat else ""


def of_npss(unit: UnitTerdaftar, folder: str) -> str:
    """Return where the office itself shows how its NPSS was made."""
    return own(unit, f"{addresses.quarter(folder, 'capaian')}#npss")


def of_indicator(unit: UnitTerdaftar, folder: str, i: IndikatorUnit) -> str:
    """Return where the office itself shows how the figures of an indicator were made."""
    return own(unit, addresses.iku(folder, i.nomor))


def of_money(unit: UnitTerdaftar, folder: str) -> str:
    """Return where the office itself shows its money."""
    return own(unit, addresses.quarter(folder, "anggaran"))


def profile(unit: UnitTerdaftar) -> str:
    """Return the page of an office on the portal."""
    return f"{UNITS}{unit.slug}/"


def beside(unit: UnitTerdaftar) -> str:
    """Return the page on which an office stands beside each other one."""
    return f"{profile(unit)}{COMPARED}"


def pair(unit: UnitTerdaftar) -> str:
    """Return the place of an office on the page of another that it stands beside."""
    return f"dengan-{unit.slug}"


def compared(jenis: str) -> str:
    """Return the page on which offices of one kind stand below each other."""
    return f"{COMPARED}{slug(jenis)}/"


def shown(value: Decimal) -> str:
    """Return a value that was computed here as it is shown: two decimals, half up."""
    return ind.number(tabel.cents(value))


def rupiah(value: Decimal) -> str:
    """Return an amount in rupiah."""
    return ind.rupiah(value)


def target(i: IndikatorUnit) -> str:
    """Return a target as it was set: a number, a range, a word."""
    if i.kata:
        return i.kata[0] or tabel.DASH
    if i.target is None:
        return tabel.DASH
    return f"{ind.number(i.target)}–{ind.number(i.sampai)}" if i.sampai is not None else ind.number(i.target)


def realised(i: IndikatorUnit) -> str:
    """Return what was reached, in the unit of the indicator."""
    if i.kata:
        return i.kata[1] or tabel.DASH
    return tabel.DASH if i.realisasi is None else ind.number(i.realisasi)


def middle(found: Sebaran) -> str:
    """Return the middle half as text; what few values there are have none."""
    return f"{shown(found.q1)}–{shown(found.q3)}" if found.banyak >= FEW else tabel.DASH


def sentence(found: Sebaran) -> str:
    """Return how values are spread."""
    if found.banyak == 1:
        return f"1 unit: {shown(found.median)}"
    half = f", separuhnya di antara {shown(found.q1)} dan {shown(found.q3)}" if found.banyak >= FEW else ""
    ends = f"dari {shown(found.terendah)} sampai {shown(found.tertinggi)}"
    return f"{found.banyak} unit, median {shown(found.median)}{half}, {ends}"


def strips(ukuran: str, rows: Mapping[str, tuple[Sebaran, Mapping[str, Decimal]]], of: str = "") -> Sebar | None:
    """Return strips on one axis, a row for each name: how its values are spread, and the values by kode.

    The office `of` is marked. None where all values are one.
    """
    low = min((s.terendah for s, _ in rows.values()), default=Decimal())
    high = max((s.tertinggi for s, _ in rows.values()), default=Decimal())
    if low == high:
        return None

    def at(value: Decimal) -> Decimal:
        return tabel.cents((value - low) / (high - low) * SPAN + EDGE)

    lines = []
    for name, (found, values) in rows.items():
        half = (f"{at(found.q1)}%", f"{at(found.q3) - at(found.q1)}%") if found.banyak >= FEW else None
        own = f"{at(values[of])}%" if of in values else ""
        marks = _marks(at(v) for kode, v in values.items() if kode != of)
        lines.append(Garis(name, sentence(found), marks, f"{at(found.median)}%", half, own))
    return Sebar(ukuran, shown(low), shown(high), tuple(lines))


def _marks(places: Iterable[Decimal]) -> tuple[TandaUnit, ...]:
    """Return marks of offices; those in one place are one, which tells how many they are."""
    counts = Counter(place.quantize(Decimal(1)) for place in places)
    anchors = {True: "end", False: "middle"}
    return tuple(
        TandaUnit(f"{x}%", n, "start" if x < RIM else anchors[x > 100 - RIM]) for x, n in sorted(counts.items())
    )


def place_text(unit: UnitTerkumpul) -> str:
    """Return kind and area of an office."""
    named = unit.unit
    return ", ".join((named.jenis, *named.wilayah))
