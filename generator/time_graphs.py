"""Charts of one indicator and of results through time: target path, realisasi, trend.

In: computed reports. Out: `Gambar` values.
"""

from __future__ import annotations

from generator import indonesian as ind
from generator.charts import Bar, Bars, Path, Trend
from generator.graphs import Gambar, figure, marks, rupa, shown
from generator.narrative import period
from generator.scoring import Hasil, HasilIndikator


def path(hasils: tuple[Hasil, ...], i: HasilIndikator) -> Gambar:
    """Target path of an indicator through the year, with the realisasi of the quarters so far."""
    found = {h.kuartal.laporan.triwulan: _same(h, i.indikator.kode) for h in hasils}
    actuals = [found.get(q) for q in (1, 2, 3, 4)]
    targets = [a.target if a else i.indikator.target.of(q) for q, a in zip((1, 2, 3, 4), actuals, strict=True)]
    values = [a.realisasi if a else None for a in actuals]
    title = f"Target dan realisasi {i.indikator.label} sepanjang {hasils[-1].rencana.tahun}"
    said = [
        f"Triwulan {ind.ROMAN[q]} target {shown(t)}" + (f", realisasi {ind.number(v)}" if v is not None else "")
        for q, t, v in zip((1, 2, 3, 4), targets, values, strict=True)
        if t is not None
    ]
    chart = Path(
        judul=title,
        alt=f"{title}: {'; '.join(said) or 'belum ada target'}.",
        periods=tuple(f"TW {ind.ROMAN[q]}" for q in (1, 2, 3, 4)),
        targets=tuple(targets),
        actuals=tuple(values),
        rupa=tuple(rupa(a.kategori) if a else None for a in actuals),
        target_texts=tuple("" if t is None else ind.number(t) for t in targets),
        actual_texts=tuple("" if v is None else ind.number(v) for v in values),
        unit=i.indikator.satuan,
    )
    return figure(f"iku-{i.indikator.nomor}-jalur", chart, "target-triwulan")


def _same(hasil: Hasil, kode: str) -> HasilIndikator | None:
    return next((i for i in hasil.indikator if i.indikator.kode == kode), None)


def target_actual(hasil: Hasil, i: HasilIndikator) -> Gambar:
    """Target, realisasi and capaian of one indicator in one quarter."""
    bars = (
        Bar("Target", i.target, shown(i.target), "kosong" if i.target is None else "netral"),
        Bar("Realisasi", i.realisasi, shown(i.realisasi), rupa(i.kategori)),
        Bar("Capaian (%)", i.capaian, shown(i.capaian), rupa(i.kategori)),
    )
    title = f"Target, realisasi, dan capaian {i.indikator.label}, {period(hasil)}"
    alt = f"{title}: " + "; ".join(f"{b.label} {b.text}" for b in bars) + "."
    return figure(f"iku-{i.indikator.nomor}", Bars(title, alt, bars, (), None, ""), "triwulan")


def trend(kode: str, label: str, hasils: tuple[Hasil, ...]) -> Gambar:
    """Capaian of one indicator through all quarters."""
    items = [_same(h, kode) for h in hasils]
    values = tuple(i.capaian if i else None for i in items)
    title = f"Capaian {label} dari waktu ke waktu"
    periods = tuple(f"TW {ind.ROMAN[h.kuartal.laporan.triwulan]} {h.rencana.tahun}" for h in hasils)
    said = "; ".join(f"{p} {shown(v)}" for p, v in zip(periods, values, strict=True))
    texts = tuple(shown(v) for v in values)
    return figure(f"tren-{kode}", Trend(title, f"{title}: {said}.", periods, values, texts, marks(hasils[-1])), "waktu")


def npss_trend(hasils: tuple[Hasil, ...]) -> Gambar:
    """NPSS through the quarters of a year or of all years."""
    values = tuple(h.nilai.nps for h in hasils)
    periods = tuple(f"TW {ind.ROMAN[h.kuartal.laporan.triwulan]} {h.rencana.tahun}" for h in hasils)
    said = "; ".join(f"{p} {shown(v)}" for p, v in zip(periods, values, strict=True))
    texts = tuple(shown(v) for v in values)
    title = "NPSS dari triwulan ke triwulan"
    return figure("npss", Trend(title, f"{title}: {said}.", periods, values, texts, marks(hasils[-1])), "npss")
