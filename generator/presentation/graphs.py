"""Which charts a quarter has: results turned into chart values, each with a finding as alt text.

In: `Hasil` values. Out: `Gambar` values: a name (the file), the chart to draw, its caption and its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.charts import Bar, Bars, Mark, Pair, Pairs, Point, Scatter
from generator.presentation import chart_titles, counting, phrases
from generator.presentation.chart import NO_BUDGET, Gambar, figure, listed, rupa, says, shown
from generator.presentation.phrases import FULL
from generator.presentation.sentences import assessed, by_category, headline
from generator.presentation.tabel import cents
from generator.scoring.absence import reason
from generator.scoring.budget import absorbed
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator
from generator.scoring.levers import Tuas


def named(*charts: Gambar | None) -> dict[str, Gambar]:
    """Return the charts of a page, by name."""
    return {c.nama: c for c in charts if c}


def marks(hasil: Hasil) -> tuple[Mark, ...]:
    """Return the reference lines of a capaian: the target, and the cap if the rule set has one."""
    cap = hasil.aturan.nps.batas_atas
    first = Mark(FULL, "100 target")
    return (first, Mark(cap, f"{ind.plain(cap)} batas hitung")) if cap else (first,)


def perspektif(hasil: Hasil) -> Gambar:
    """NPS per perspektif and in total."""
    bars = [_nilai(p.perspektif.nama, p) for p in hasil.perspektif]
    bars.append(_nilai("NPSS", hasil))
    words = says(
        chart_titles.perspektif(hasil), f"NPS per perspektif, {hasil.periode}", listed(bars), phrases.doubts(hasil)
    )
    chart = Bars(bars=tuple(bars), marks=marks(hasil), maximum=None, unit="", **words)
    return figure("nps-perspektif", chart, "perspektif")


def _nilai(label: str, rung: Bernilai) -> Bar:
    nps = rung.nilai.nps
    return Bar(label, nps, shown(nps, reason(rung.indikator)), rupa(rung.nilai.predikat))


def sasaran(hasil: Hasil) -> Gambar:
    """NPS per sasaran."""
    bars = [_nilai(f"Sasaran {s.sasaran.nomor}", s) for s in hasil.sasaran]
    scored = [s for s in hasil.sasaran if s.nilai.nps is not None]
    said = f"{len(scored)} dari {len(hasil.sasaran)} sasaran dinilai"
    if scored:
        low = min(scored, key=lambda s: s.nilai.nps or Decimal(0))
        high = max(scored, key=lambda s: s.nilai.nps or Decimal(0))
        said += f"; tertinggi sasaran {high.sasaran.nomor}, {shown(high.nilai.nps)}"
        said += f"; terendah sasaran {low.sasaran.nomor}, {shown(low.nilai.nps)}"
    words = says(chart_titles.sasaran(hasil), f"NPS per sasaran, {hasil.periode}", said, phrases.doubts(hasil))
    return figure("nps-sasaran", Bars(bars=tuple(bars), marks=marks(hasil), maximum=None, unit="", **words), "sasaran")


def _label(i: HasilIndikator) -> str:
    return f"{i.indikator.nomor}. {i.indikator.label}"


def capaian(hasil: Hasil) -> Gambar:
    """Capaian of all indicators."""
    bars = tuple(Bar(_label(i), i.capaian, shown(i.capaian, reason([i])), rupa(i.kategori)) for i in hasil.indikator)
    title = f"Capaian {ind.count(len(hasil.indikator))} indikator dalam persen dari target, {hasil.periode}"
    words = says(headline(hasil), title, _extreme(hasil))
    cap = hasil.aturan.nps.batas_atas
    maximum = cap * Decimal("1.15") if cap else None
    chart = Bars(bars=bars, marks=marks(hasil), maximum=maximum, unit="capaian (%)", **words)
    return figure("capaian", chart, "indikator")


def _extreme(hasil: Hasil) -> str:
    """Return how many indicators are in each of the three groups, and the lowest."""
    found = counting.grouped(hasil.indikator)
    if not found.belum:
        return counting.said(found) if found.jumlah else ""
    low = min(found.belum, key=lambda i: i.capaian or Decimal(0))
    return f"{counting.said(found)}; terendah IKU {low.indikator.nomor}, {phrases.whole(low)}"


def kategori(hasil: Hasil) -> Gambar:
    """Number of indicators per kategori."""
    bars = []
    for kelas, name, items in by_category(hasil, hasil.indikator):
        bars.append(Bar(name, Decimal(len(items)), f"{len(items)} indikator", rupa(kelas)))
    words = says(chart_titles.kategori(hasil), f"Jumlah indikator per kategori, {hasil.periode}", listed(bars))
    return figure("kategori", Bars(bars=tuple(bars), marks=(), maximum=None, unit="", **words), "indikator")


def pengaruh(hasil: Hasil, found: Sequence[Tuas]) -> Gambar | None:
    """What the NPSS would gain if one indicator met its target; None when all that are assessed do."""
    shown = [t for t in found if t.selisih > 0]
    if not shown:
        return None
    bars = tuple(
        Bar(_label(t.indikator), t.selisih, f"+{ind.number(t.selisih)}", rupa(t.indikator.kategori)) for t in shown
    )
    title = f"Kenaikan NPSS bila satu indikator mencapai target, {hasil.periode}"
    doubt = phrases.sentence(phrases.doubt([t.indikator for t in shown]))
    words = says(chart_titles.pengaruh(shown), title, listed(bars), doubt)
    return figure("pengaruh", Bars(bars=bars, marks=(), maximum=None, unit="", **words), "indikator")


def pagu(hasil: Hasil) -> Gambar:
    """Pagu against realisasi per sasaran."""
    pairs = tuple(
        Pair(
            f"Sasaran {s.sasaran.nomor}",
            Decimal(s.uang.pagu),
            Decimal(s.uang.realisasi),
            f"{ind.rupiah(s.uang.realisasi)} dari {ind.rupiah(s.uang.pagu)}",
        )
        for s in hasil.sasaran
        if s.uang
    )
    said = "; ".join(f"{p.label} {p.text}" for p in pairs)
    words = says(chart_titles.pagu(hasil), f"Pagu dan realisasi anggaran per sasaran, {hasil.periode}", said)
    return figure("pagu-sasaran", Pairs(pairs=pairs, unit="", **words), "anggaran-sasaran")


def _spent(i: HasilIndikator) -> Decimal | None:
    """Return the serapan of an indicator as it is shown and published."""
    share = absorbed(i.uang)
    return None if share is None else cents(share)


def _share_text(i: HasilIndikator) -> str:
    share = _spent(i)
    if share is None:
        return "pagu 0" if i.uang else NO_BUDGET
    return f"{ind.number(share)}%"


def serapan(hasil: Hasil) -> Gambar:
    """Serapan per indicator."""
    values = [(i, _spent(i)) for i in hasil.indikator]
    bars = tuple(Bar(_label(i), v, _share_text(i), "netral") for i, v in values)
    passed = Decimal(25 * hasil.kuartal.laporan.triwulan)
    known = [(i, v) for i, v in values if v is not None]
    said = ""
    if known:
        high = max(known, key=lambda pair: pair[1])
        low = min(known, key=lambda pair: pair[1])
        said = f"tertinggi IKU {high[0].indikator.nomor}, {ind.number(high[1])}%"
        said += f"; terendah IKU {low[0].indikator.nomor}, {ind.number(low[1])}%"
    words = says(chart_titles.serapan(hasil, passed), f"Serapan anggaran per indikator, {hasil.periode}", said)
    line = Mark(passed, "bagian tahun yang lewat")
    return figure("serapan", Bars(bars=bars, marks=(line,), maximum=None, unit="", **words), "anggaran-indikator")


def capaian_serapan(hasil: Hasil) -> Gambar:
    """Capaian against serapan, per assessed indicator."""
    known = [
        (f"IKU {i.indikator.nomor}", spent, i.capaian, rupa(i.kategori))
        for i in assessed(hasil)
        if i.capaian is not None and (spent := _spent(i)) is not None
    ]
    points = tuple(Point(*values) for values in known)
    said = f"{len(points)} indikator yang dinilai"
    if known:
        low, most = min(known, key=lambda k: k[2]), max(known, key=lambda k: k[1])
        said += f"; terendah {low[0]}, {phrases.capaian(low[2])}, dengan serapan {ind.number(low[1])}%"
        said += f"; serapan tertinggi {most[0]}, {ind.number(most[1])}%, dengan {phrases.capaian(most[2])}"
    cap = hasil.aturan.nps.batas_atas
    chart = Scatter(
        points=points,
        x_title="Serapan anggaran (%)",
        y_title="Capaian (%)",
        x_marks=(),
        y_marks=marks(hasil),
        y_maximum=cap * Decimal("1.15") if cap else None,
        **says(
            chart_titles.capaian_serapan(hasil),
            f"Capaian terhadap serapan anggaran, {hasil.periode}",
            said,
            phrases.doubts(hasil),
        ),
    )
    return figure("capaian-serapan", chart, "efisiensi-indikator")


def efisiensi(hasil: Hasil) -> Gambar:
    """TE per indicator."""
    bars = tuple(
        Bar(
            _label(i),
            i.efisiensi.te if i.efisiensi else None,
            f"{ind.number(i.efisiensi.te)} ({i.efisiensi.kelas.nama})" if i.efisiensi else reason([i]),
            rupa(i.efisiensi.kelas if i.efisiensi else None),
        )
        for i in hasil.indikator
    )
    known = [(i.efisiensi.te, i.indikator.nomor) for i in hasil.indikator if i.efisiensi]
    said = f"tertinggi IKU {max(known)[1]}, {ind.number(max(known)[0])}" if known else ""
    words = says(chart_titles.efisiensi(hasil), f"Tingkat efisiensi (TE) per indikator, {hasil.periode}", said)
    chart = Bars(bars=bars, marks=(), maximum=Decimal(10), unit="", **words)
    return figure("tingkat-efisiensi", chart, "efisiensi-indikator")
