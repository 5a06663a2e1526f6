"""The chart of comparisons on the page of an indicator: its realisasi through the years, or beside other values.

In: an indicator of a `Hasil` and its comparisons. Out: a `Gambar`, or none where one other value would be all it shows.
"""

from collections.abc import Sequence

from generator import indonesian as ind
from generator.charts import Bar, Bars, Mark, Trend
from generator.presentation import comparison_words, phrases
from generator.presentation.chart import Gambar, rupa, says
from generator.presentation.comparison_tables import KODE
from generator.scoring.comparison import Banding
from generator.scoring.ladder import Hasil, HasilIndikator


def compared(hasil: Hasil, i: HasilIndikator) -> Gambar | None:
    """Return the chart of an indicator; what is measured otherwise cannot stand on its scale and is left out."""
    found = [b for b in hasil.banding.get(i.indikator.kode, ()) if b.realisasi is not None and not b.dengan.ukuran]
    years = [b for b in reversed(found) if b.dengan.jenis == "tahun"]
    others = [b for b in found if b.dengan.jenis != "tahun"]
    if years:
        return _through_years(hasil, i, years, [b for b in others if b.realisasi == years[-1].realisasi])
    same = [b for b in others if b.realisasi == others[0].realisasi]  # of the year so far, or of the quarter
    return _beside(hasil, i, same) if len(same) > 1 else None


def _through_years(hasil: Hasil, i: HasilIndikator, years: Sequence[Banding], others: Sequence[Banding]) -> Gambar:
    plan, last = i.indikator, years[-1]
    assert last.realisasi is not None
    values = (*(b.dengan.nilai for b in years), last.realisasi)
    periods = (
        *(b.dengan.nama for b in years),
        f"Tahun {hasil.rencana.tahun}" if last.dengan.setahun else hasil.periode,
    )
    putus = _breaks(years)
    texts = tuple(phrases.valued(plan, v) for v in values)
    marks = tuple(Mark(b.dengan.nilai, _mark(i, b)) for b in others[:1])  # several would make a band
    said = [f"{p} {t}" for p, t in zip(periods, texts, strict=True)] + [f"{m.text}" for m in marks]
    less = comparison_words.difference(plan, last)
    finding = f"Realisasi {less} menjadi {texts[-1]} sejak {last.dengan.nama}"
    if not last.selisih:
        finding = f"Realisasi {texts[-1]}, sama dengan {last.dengan.nama}"
    doubt = "Garis tegak menandai dasar yang berubah; sebabnya pada kolom Catatan." if putus else ""
    words = says(finding, f"Realisasi {ind.lower_first(plan.label)} tiap tahun", "; ".join(said), doubt)
    return Gambar(_name(i), Trend(periods=periods, values=values, texts=texts, marks=marks, putus=putus, **words), KODE)


def _breaks(years: Sequence[Banding]) -> tuple[int, ...]:
    """Return before which years the ground is another; of what a history tells it is not known."""
    grounds = [*(b.dengan.putus if b.dengan.kuartal else None for b in years), ""]  # how each differs from today
    return tuple(n for n in range(1, len(grounds)) if grounds[n - 1] is not None and grounds[n] != grounds[n - 1])


def _beside(hasil: Hasil, i: HasilIndikator, others: Sequence[Banding]) -> Gambar:
    plan, value = i.indikator, others[0].realisasi
    assert value is not None
    bars = (
        Bar(f"Realisasi {hasil.periode}", value, phrases.valued(plan, value), rupa(i.kategori)),
        *(Bar(b.dengan.nama, b.dengan.nilai, phrases.valued(plan, b.dengan.nilai), "netral") for b in others),
    )
    finding = f"Realisasi {comparison_words.against(plan, others[0])}"
    shows = f"Realisasi {ind.lower_first(plan.label)} di samping pembandingnya, {hasil.periode}"
    words = says(finding, shows, "; ".join(f"{b.label} {b.text}" for b in bars))
    return Gambar(_name(i), Bars(bars=bars, marks=(), maximum=None, unit="", **words), KODE)


def _mark(i: HasilIndikator, b: Banding) -> str:
    return f"{phrases.valued(i.indikator, b.dengan.nilai)} {ind.lower_first(b.dengan.nama)}"


def _name(i: HasilIndikator) -> str:
    return f"iku-{i.indikator.nomor}-banding"
