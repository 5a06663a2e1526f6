"""Small multiples: one indicator as a small drawing of its target path and what was realised, beside all others.

In: a report and an indicator. Out: finished strings; every drawing has the same columns and a scale of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator import addresses
from generator import indonesian as ind
from generator.presentation import columns, phrases, tabel
from generator.presentation.tabel import Sel
from generator.presentation.time_graphs import petak
from generator.records.plan import Indikator
from generator.report import Report
from generator.scoring import plan_changes
from generator.scoring.absence import reason, why_no_realisasi
from generator.scoring.ladder import HasilIndikator

WIDE, HIGH, EDGE = Decimal(160), Decimal(60), Decimal(12)
Places = Sequence[tuple[Decimal, Decimal] | None]


@dataclass(frozen=True)
class Tanda:
    """A sign in a drawing: its place, its shape, and the kategori that gives its colour."""

    x: str
    y: str
    rupa: str
    teks: str


@dataclass(frozen=True)
class Kecil:
    """One small drawing: lines as points, signs, empty slots as places, what it says, and the way to more."""

    nomor: int
    nama: str
    tujuan: str
    target: tuple[str, ...]
    realisasi: tuple[str, ...]
    tanda: tuple[Tanda, ...]
    kosong: tuple[str, ...]
    lebar: str
    teks: str
    nilai: str
    kategori: Sel


def small(report: Report, plan: Indikator) -> Kecil:
    """Return the drawing of an indicator through all quarters, up to the end of the newest planned year."""
    chain = plan_changes.chain(report.content.tahun, plan.kode)
    slots = [slot for tahun in report.content.tahun for slot in petak(tahun, chain)]
    known = {(h.rencana.tahun, h.masa): i for h in report.hasil for i in h.indikator if i.indikator.kode in chain}
    found = [known.get((slot.tahun, slot.masa)) for slot in slots]
    targets = [i.target if i else slot.target for i, slot in zip(found, slots, strict=True)]
    values = [i.realisasi if i else None for i in found]
    names = [slot.masa.pendek_pada(slot.tahun) for slot in slots]
    places = _places([*targets, *values], len(slots))
    above, below = places[: len(slots)], places[len(slots) :]
    column = WIDE / len(slots)
    newest = next((i for i in reversed(found) if i), None)
    return Kecil(
        plan.nomor,
        plan.label,
        addresses.series(plan.kode),
        _lines(above, column / 3),
        _lines(below, Decimal(0)),
        tuple(_sign(at, i) for at, i in zip(below, found, strict=True) if at and i),
        tuple(_text(n * column + 4) for n, i in enumerate(found) if i and i.realisasi is None),
        _text(column - 8),
        _said(names, targets, values, found),
        _value(newest),
        columns.status(newest) if newest else tabel.badge(None),
    )


def _places(values: Sequence[Decimal | None], columns: int) -> Places:
    known = [v for v in values if v is not None] or [Decimal(0)]
    low, high = min(known), max(known)
    low, high = (low - 1, high + 1) if low == high else (low, high)
    room = HIGH - 2 * EDGE
    found: list[tuple[Decimal, Decimal] | None] = []
    for n, value in enumerate(values):
        x = WIDE * (2 * (n % columns) + 1) / (2 * columns)
        found.append(None if value is None else (x, HIGH - EDGE - (value - low) / (high - low) * room))
    return found


def _lines(places: Places, reach: Decimal) -> tuple[str, ...]:
    """Return runs of neighbouring places as points; one that stands alone reaches a little to both sides."""
    runs = [[at for at in run if at] for _, run in groupby(places, key=lambda at: at is None)]
    return tuple(_points(run, reach) for run in runs if len(run) > 1 or (run and reach))


def _points(run: Sequence[tuple[Decimal, Decimal]], reach: Decimal) -> str:
    if len(run) == 1:
        (x, y) = run[0]
        run = [(x - reach, y), (x + reach, y)]
    return " ".join(f"{_text(x)},{_text(y)}" for x, y in run)


def _sign(at: tuple[Decimal, Decimal], i: HasilIndikator) -> Tanda:
    kelas = i.kategori
    name = kelas.nama if kelas else reason([i])
    shown = ind.number(i.realisasi) if i.realisasi is not None else ""
    return Tanda(_text(at[0]), _text(at[1]), kelas.rupa if kelas else "kosong", f"{shown}, {name}")


def _text(value: Decimal) -> str:
    return format(value.quantize(Decimal("0.1")), "f")


def _value(i: HasilIndikator | None) -> str:
    if i is None or i.realisasi is None:
        return "Belum ada realisasi"
    if i.target is None:
        return phrases.valued(i.indikator, i.realisasi)
    return f"{phrases.realisasi_with_target(i)}{phrases.mark(i)}"


def _said(
    names: Sequence[str],
    targets: Sequence[Decimal | None],
    values: Sequence[Decimal | None],
    found: Sequence[HasilIndikator | None],
) -> str:
    """Return what the drawing shows: every quarter that has a target or a result."""
    parts = []
    for name, target, value, i in zip(names, targets, values, found, strict=True):
        said = [f"target {ind.number(target)}"] if target is not None else []
        said += [f"realisasi {ind.number(value)}"] if value is not None else [why_no_realisasi(i)] if i else []
        if said:
            parts.append(f"{name} {', '.join(said)}")
    return "; ".join(parts) or "belum ada target"
