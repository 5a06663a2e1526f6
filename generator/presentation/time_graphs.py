"""Charts of one indicator and of results through time: target path, realisasi, trend.

In: `Hasil` values, points of earlier quarters. Out: `Gambar` values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator import indonesian as ind
from generator.charts import Bar, Bars, Path, Trend
from generator.content.model import Tahun
from generator.presentation import chart_titles, phrases
from generator.presentation.chart import Gambar, figure, listed, rupa, says, shown
from generator.presentation.graphs import marks
from generator.records.plan import Indikator
from generator.scoring.absence import NOT_ASSESSED, actual, reason
from generator.scoring.earlier_quarters import Titik, point
from generator.scoring.ladder import Hasil, HasilIndikator


class Petak(NamedTuple):
    """A quarter of a series, and the indicator in the plan in force then; None where that plan has it not."""

    tahun: int
    triwulan: int
    indikator: Indikator | None

    @property
    def target(self) -> Decimal | None:
        """Return its target of the quarter."""
        return self.indikator.target.of(self.triwulan) if self.indikator else None


def slots(years: Iterable[Tahun], codes: Sequence[str]) -> list[Petak]:
    """Return the quarters of the years whose plan has an indicator under one of its kode."""
    found = []
    for tahun in years:
        plans = [tahun.rencana_of(q) for q in (1, 2, 3, 4)]
        items = [next((i for i in plan.indikator if i.kode in codes), None) for plan in plans]
        found += [Petak(tahun.rencana.tahun, q, i) for q, i in enumerate(items, 1)] if any(items) else []
    return found


def path(hasil: Hasil, i: HasilIndikator, earlier: tuple[Titik, ...]) -> Gambar:
    """Target path of an indicator through the year, with the realisasi of the quarters so far."""
    found = {p.triwulan: p for p in (*earlier, point(hasil, i))}
    actuals = [found.get(q) for q in (1, 2, 3, 4)]
    targets = [a.target if a else i.indikator.target.of(q) for q, a in zip((1, 2, 3, 4), actuals, strict=True)]
    values = [a.realisasi if a else None for a in actuals]
    title = f"Target dan realisasi {ind.lower_first(i.indikator.label)} sepanjang {hasil.rencana.tahun}"
    said = [
        f"Triwulan {ind.ROMAN[q]} target {shown(t)}" + (f", realisasi {ind.number(v)}" if v is not None else "")
        for q, t, v in zip((1, 2, 3, 4), targets, values, strict=True)
        if t is not None
    ]
    chart = Path(
        periods=tuple(f"TW {ind.ROMAN[q]}" for q in (1, 2, 3, 4)),
        targets=tuple(targets),
        actuals=tuple(values),
        rupa=tuple(rupa(a.kategori) if a else None for a in actuals),
        kosong=_reasons([a.sebab for a in actuals if a and a.realisasi is None]),
        target_texts=tuple("" if t is None else ind.number(t) for t in targets),
        actual_texts=tuple("" if v is None else ind.number(v) for v in values),
        unit=i.indikator.satuan,
        **says(chart_titles.path(i), title, "; ".join(said) or "belum ada target"),
    )
    return figure(f"iku-{i.indikator.nomor}-jalur", chart, "target-triwulan")


def whole(kode: str, slots: Sequence[Petak], items: Sequence[tuple[Hasil, HasilIndikator]]) -> Gambar:
    """Target path of an indicator through all years, with the realisasi of the quarters so far."""
    known: dict[tuple[int, int], HasilIndikator] = {(h.rencana.tahun, h.kuartal.laporan.triwulan): i for h, i in items}
    found = [known.get((slot.tahun, slot.triwulan)) for slot in slots]
    targets = [i.target if i else slot.target for i, slot in zip(found, slots, strict=True)]
    values = [i.realisasi if i else None for i in found]
    periods = tuple(f"TW {ind.ROMAN[slot.triwulan]} {slot.tahun}" for slot in slots)
    said = [
        f"{name} target {shown(t)}" + (f", realisasi {ind.number(v)}" if v is not None else "")
        for name, t, v in zip(periods, targets, values, strict=True)
        if t is not None
    ]
    newest = next((i for i in reversed(found) if i), None)
    plan = next(slot.indikator for slot in reversed(slots) if slot.indikator)
    first, last = slots[0].tahun, slots[-1].tahun
    years = str(first) if first == last else f"{first} sampai {last}"
    title = f"Target dan realisasi {ind.lower_first(plan.label)}, {years}"
    finding = chart_titles.path(newest) if newest else f"{plan.label}: belum ada realisasi"
    chart = Path(
        periods=periods,
        targets=tuple(targets),
        actuals=tuple(values),
        rupa=tuple(rupa(i.kategori) if i else None for i in found),
        kosong=_reasons([actual(i) for i in found if i and i.realisasi is None]),
        target_texts=tuple("" if t is None else ind.number(t) for t in targets),
        actual_texts=tuple("" if v is None else ind.number(v) for v in values),
        unit=plan.satuan,
        **says(finding, title, "; ".join(said) or "belum ada target"),
    )
    return figure(f"jalur-{kode}", chart, "target")


def target_actual(hasil: Hasil, i: HasilIndikator) -> Gambar:
    """Target and realisasi of one indicator in one quarter, in its unit; the capaian is in the title."""
    bars = (
        Bar("Target", i.target, _valued(i, i.target), "kosong" if i.target is None else "netral"),
        Bar("Realisasi", i.realisasi, _valued(i, i.realisasi), rupa(i.kategori)),
    )
    title = f"Target dan realisasi {ind.lower_first(i.indikator.label)}, {hasil.periode}"
    words = says(chart_titles.target_actual(i), title, listed(bars))
    return figure(f"iku-{i.indikator.nomor}", Bars(bars=bars, marks=(), maximum=None, unit="", **words), "triwulan")


def _reasons(words: list[str]) -> str:
    return ind.listing(list(dict.fromkeys(words)))


def _valued(i: HasilIndikator, value: Decimal | None) -> str:
    return shown(value, actual(i)) if value is None else phrases.valued(i.indikator, value)


def trend(kode: str, label: str, hasils: tuple[Hasil, ...], codes: Sequence[str] = ()) -> Gambar:
    """Capaian of one indicator through all quarters; `codes` are those under which it was planned, where several."""
    known = codes or (kode,)
    found = [next((i for i in h.indikator if i.indikator.kode in known), None) for h in hasils]
    items = [(h, i.capaian if i else None) for h, i in zip(hasils, found, strict=True)]
    why = [reason([i]) if i else NOT_ASSESSED for i in found]
    return _through_time(f"tren-{kode}", f"Capaian {ind.lower_first(label)}", items, why, "waktu")


def npss_trend(hasils: tuple[Hasil, ...]) -> Gambar:
    """NPSS through the quarters of a year or of all years."""
    return _through_time(
        "npss", "NPSS", [(h, h.nilai.nps) for h in hasils], [reason(h.indikator) for h in hasils], "npss"
    )


def _through_time(
    nama: str, what: str, items: list[tuple[Hasil, Decimal | None]], why: list[str], tabel: str
) -> Gambar:
    values = tuple(v for _, v in items)
    periods = tuple(f"TW {ind.ROMAN[h.kuartal.laporan.triwulan]} {h.rencana.tahun}" for h, _ in items)
    texts = tuple(shown(v, missing) for v, missing in zip(values, why, strict=True))
    said = "; ".join(f"{p} {text}" for p, text in zip(periods, texts, strict=True))
    words = says(chart_titles.trend(what, items), f"{what} dari triwulan ke triwulan", said)
    empty = _reasons([missing for v, missing in zip(values, why, strict=True) if v is None])
    chart = Trend(periods=periods, values=values, texts=texts, marks=marks(items[-1][0]), kosong=empty, **words)
    return figure(nama, chart, tabel)
