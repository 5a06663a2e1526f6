"""Charts of one indicator and of results through time: target path, realisasi, trend.

In: `Hasil` values, points of earlier quarters. Out: `Gambar` values.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator import indonesian as ind
from generator.addresses.periods import Masa, word
from generator.charts import Bar, Bars, Path, Trend
from generator.content.model import Tahun
from generator.indonesian.written import upper
from generator.presentation import chart_titles, phrases, series_breaks
from generator.presentation.chart import EMPTY, Gambar, listed, rupa, says, shown
from generator.presentation.graphs import marks
from generator.records.plan import Indikator
from generator.scoring.absence import NOT_ASSESSED, reason, why_no_realisasi
from generator.scoring.earlier_quarters import Titik, point
from generator.scoring.ladder import Hasil, HasilIndikator


class Petak(NamedTuple):
    """A quarter of a series, and the indicator in the plan in force then; None where that plan has it not."""

    tahun: int
    masa: Masa
    indikator: Indikator | None

    @property
    def target(self) -> Decimal | None:
        """Return its target of the quarter."""
        return self.indikator.target.of(self.masa) if self.indikator else None


def petak(tahun: Tahun, codes: Sequence[str]) -> list[Petak]:
    """Return the quarters of a year with an indicator that is planned under one of its kode."""
    plans = [(masa, tahun.rencana_of(masa)) for masa in tahun.jenis.semua]
    return [Petak(p.tahun, masa, next((i for i in p.indikator if i.kode in codes), None)) for masa, p in plans]


def slots(years: Iterable[Tahun], codes: Sequence[str]) -> list[Petak]:
    """Return the quarters of the years whose plan has an indicator under one of its kode."""
    known = (petak(tahun, codes) for tahun in years)
    return [slot for found in known if any(slot.indikator for slot in found) for slot in found]


def path(hasil: Hasil, i: HasilIndikator, earlier: tuple[Titik, ...]) -> Gambar:
    """Target path of an indicator through the year, with the realisasi of the quarters so far."""
    known = {p.masa: p for p in (*earlier, point(hasil, i))}
    quarters = {m: (known.get(m), i.indikator.target.of(m)) for m in hasil.masa.jenis.semua}
    title = f"Target dan realisasi {ind.lower_first(i.indikator.label)} sepanjang {hasil.rencana.tahun}"
    names = [(m.pendek, m.nama) for m in quarters]
    grafik = _path(i.indikator, names, [*quarters.values()], chart_titles.path(i, hasil.masa.kata), title)
    return Gambar(f"iku-{i.indikator.nomor}-jalur", grafik, f"target-{hasil.masa.kata}")


def path_through_years(kode: str, slots: Sequence[Petak], items: Sequence[tuple[Hasil, HasilIndikator]]) -> Gambar:
    """Target path of an indicator through all years, with the realisasi of the quarters so far."""
    known = {(h.rencana.tahun, h.masa): (h, i) for h, i in items}
    found = [known.get((slot.tahun, slot.masa)) for slot in slots]
    newest = next((each for each in reversed(found) if each), None)
    plan = next(slot.indikator for slot in reversed(slots) if slot.indikator)
    first, last = slots[0].tahun, slots[-1].tahun
    years = str(first) if first == last else f"{first} sampai {last}"
    title = f"Target dan realisasi {ind.lower_first(plan.label)}, {years}"
    finding = chart_titles.path(newest[1], newest[0].masa.kata) if newest else f"{plan.label}: belum ada realisasi"
    quarters = [(point(*each) if each else None, slot.target) for each, slot in zip(found, slots, strict=True)]
    names = [slot.masa.pendek_pada(slot.tahun) for slot in slots]
    putus = series_breaks.of_plan([slot.indikator for slot in slots])
    grafik = _path(plan, [(name, name) for name in names], quarters, finding, title, putus)
    return Gambar(f"jalur-{kode}", grafik, "target")


def _path(
    plan: Indikator,
    names: Sequence[tuple[str, str]],
    quarters: Sequence[tuple[Titik | None, Decimal | None]],
    finding: str,
    title: str,
    putus: tuple[int, ...] = (),
) -> Path:
    """Return the path through quarters: each with its name on the axis and in words, what there is, what is planned."""
    targets = [at.target if at else planned for at, planned in quarters]
    found = [at for at, _ in quarters]
    values = [at.realisasi if at else None for at in found]
    said = [
        f"{name} target {shown(t)}" + (f", realisasi {ind.number(v)}" if v is not None else "")
        for (_, name), t, v in zip(names, targets, values, strict=True)
        if t is not None
    ]
    return Path(
        periods=tuple(name for name, _ in names),
        targets=tuple(targets),
        atas=tuple(None if t is None else upper(t) for t in targets) if plan.arah == "stabilkan" else (),
        actuals=tuple(values),
        rupa=tuple((at.rupa or EMPTY) if at else None for at in found),
        kosong=_reasons([at.sebab for at in found if at and at.realisasi is None]),
        target_texts=tuple("" if t is None else ind.number(t) for t in targets),
        actual_texts=tuple("" if v is None else ind.number(v) for v in values),
        unit=plan.satuan,
        putus=putus,
        **says(finding, title, "; ".join(said) or "belum ada target"),
    )


def target_actual(hasil: Hasil, i: HasilIndikator) -> Gambar:
    """Target and realisasi of one indicator in one quarter, in its unit; the capaian is in the title."""
    bars = (
        Bar("Target", i.target, _valued(i, i.target), "kosong" if i.target is None else "netral"),
        Bar("Realisasi", i.realisasi, _valued(i, i.realisasi), rupa(i.kategori)),
    )
    title = f"Target dan realisasi {ind.lower_first(i.indikator.label)}, {hasil.periode}"
    words = says(chart_titles.target_actual(i), title, listed(bars))
    return Gambar(
        f"iku-{i.indikator.nomor}", Bars(bars=bars, marks=(), maximum=None, unit="", **words), hasil.masa.kata
    )


def _reasons(words: list[str]) -> str:
    return ind.listing(list(dict.fromkeys(words)))


def _valued(i: HasilIndikator, value: Decimal | None) -> str:
    return shown(value, why_no_realisasi(i)) if value is None else phrases.valued(i.indikator, value)


def trend(kode: str, label: str, hasils: tuple[Hasil, ...], codes: Sequence[str] = ()) -> Gambar:
    """Capaian of one indicator through all quarters; `codes` are those under which it was planned, where several."""
    known = codes or (kode,)
    found = [next((i for i in h.indikator if i.indikator.kode in known), None) for h in hasils]
    items = [(h, i.capaian if i else None) for h, i in zip(hasils, found, strict=True)]
    why = [reason([i]) if i else NOT_ASSESSED for i in found]
    putus = series_breaks.of_results([(h, i) for h, i in zip(hasils, found, strict=True) if i])
    return _through_time(f"tren-{kode}", f"Capaian {ind.lower_first(label)}", items, why, "waktu", putus)


def npss_trend(hasils: tuple[Hasil, ...]) -> Gambar:
    """NPSS through the quarters of a year or of all years."""
    return _through_time(
        "npss",
        hasils[-1].aturan.kata.npss,
        [(h, h.nilai.nps) for h in hasils],
        [reason(h.indikator) for h in hasils],
        "npss",
        series_breaks.of_rules(hasils),
    )


def _through_time(
    nama: str, what: str, items: list[tuple[Hasil, Decimal | None]], why: list[str], tabel: str, putus: tuple[int, ...]
) -> Gambar:
    values = tuple(v for _, v in items)
    periods = tuple(h.masa.pendek_pada(h.rencana.tahun) for h, _ in items)
    texts = tuple(shown(v, missing) for v, missing in zip(values, why, strict=True))
    said = "; ".join(f"{p} {text}" for p, text in zip(periods, texts, strict=True))
    kata = word(h.masa.jenis for h, _ in items)
    words = says(chart_titles.trend(what, items), f"{what} dari {kata} ke {kata}", said)
    empty = _reasons([missing for v, missing in zip(values, why, strict=True) if v is None])
    chart = Trend(
        periods=periods, values=values, texts=texts, marks=marks(items[-1][0]), kosong=empty, putus=putus, **words
    )
    return Gambar(nama, chart, tabel)
