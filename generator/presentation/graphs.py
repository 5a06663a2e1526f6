"""Which charts a quarter has: results turned into chart values, each with a finding as alt text.

In: `Hasil` values. Out: `Gambar` values: a name (the file), the chart to draw, its caption and its table.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.charts import CROWDED, Bar, Bars, Mark, Pair, Pairs, Point, Scatter, Trend
from generator.presentation import chart_titles, counting, phrases
from generator.presentation.chart import NO_BUDGET, Gambar, listed, look, rupa, says, shown
from generator.presentation.phrases import FULL
from generator.presentation.sentences import assessed, by_category, headline
from generator.presentation.tabel import cents
from generator.records.efficiency import Kunci
from generator.scoring.absence import UNCOUNTABLE, reason, unspent
from generator.scoring.budget import absorbed
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator
from generator.scoring.levers import Tuas

FOREMOST = 15  # bars of what holds the total back, where many indicators do


def named(*charts: Gambar | None) -> dict[str, Gambar]:
    """Return the charts of a page, by name; one without a value would be an empty frame, and is not drawn."""
    return {c.nama: c for c in charts if c and _filled(c)}


def _filled(gambar: Gambar) -> bool:
    match gambar.grafik:
        case Bars(bars=bars):
            return any(bar.value is not None for bar in bars)
        case Scatter(points=points):
            return any(p.x is not None and p.y is not None for p in points)
        case Trend(values=values):
            return any(value is not None for value in values)
    return True


def marks(hasil: Hasil) -> tuple[Mark, ...]:
    """Return the reference lines of a capaian: the target, and the cap if the rule set has one."""
    cap = hasil.aturan.nps.batas_atas
    first = Mark(FULL, "100 target")
    return (first, Mark(cap, f"{ind.plain(cap)} batas hitung")) if cap else (first,)


def perspektif(hasil: Hasil) -> Gambar:
    """NPS per perspektif and in total."""
    kata = hasil.aturan.kata
    bars = [_nilai(p.perspektif.nama, p) for p in hasil.perspektif]
    bars += [_nilai(hasil.aturan.kata.npss, hasil)] if "total" in hasil.jenjang else []
    words = says(
        chart_titles.perspektif(hasil),
        f"{kata.nps} per {kata.kelompok}, {hasil.periode}",
        listed(bars),
        phrases.doubts(hasil),
    )
    end = _end(bar.value for bar in bars)
    chart = Bars(bars=tuple(bars), marks=marks(hasil), maximum=end, unit="", **words)
    return Gambar("nps-perspektif", chart, "perspektif")


def _nilai(label: str, rung: Bernilai) -> Bar:
    nps = rung.nilai.nps
    return Bar(label, nps, shown(nps, reason(rung.indikator)), look(rung.nilai))


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
    words = says(
        chart_titles.sasaran(hasil),
        f"{hasil.aturan.kata.nps} per sasaran, {hasil.periode}",
        said,
        phrases.doubts(hasil),
    )
    end = _end(bar.value for bar in bars)
    return Gambar("nps-sasaran", Bars(bars=tuple(bars), marks=marks(hasil), maximum=end, unit="", **words), "sasaran")


def _label(i: HasilIndikator) -> str:
    return f"{i.indikator.nomor}. {i.indikator.label}"


def capaian(hasil: Hasil) -> Gambar:
    """Capaian of all indicators."""
    bars = tuple(Bar(_label(i), i.capaian, shown(i.capaian, reason([i])), rupa(i.kategori)) for i in hasil.indikator)
    title = f"Capaian {ind.count(len(hasil.indikator))} indikator dalam persen dari target, {hasil.periode}"
    words = says(headline(hasil), title, _extreme(hasil))
    end = _end((i.capaian for i in hasil.indikator), hasil.aturan.nps.batas_atas)
    chart = Bars(bars=bars, marks=marks(hasil), maximum=end, unit="capaian (%)", **words)
    return Gambar("capaian", chart, "indikator")


def _end(values: Iterable[Decimal | None], cap: Decimal | None = None) -> Decimal | None:
    """Return where a scale ends: shortly above the cap. Without one, where a value dwarfs the others, at three times
    the one in the middle: what is beyond is cut, visibly."""
    if cap:
        return cap * Decimal("1.15")
    known = sorted(value for value in values if value is not None)
    far = 3 * max(FULL, known[len(known) // 2]) if known else FULL
    return far if known and known[-1] > far else None


def _extreme(hasil: Hasil) -> str:
    """Return how many indicators are in each of the three groups, and the lowest."""
    found = counting.grouped(hasil.indikator)
    if not found.belum:
        return counting.said(found) if found.jumlah else ""
    low = min(found.belum, key=lambda i: i.capaian or Decimal(0))
    return f"{counting.said(found)}; terendah {low.indikator.sebutan}, {phrases.realisasi_with_capaian(low)}"


def kategori(hasil: Hasil) -> Gambar:
    """Number of indicators per kategori."""
    bars = []
    for kelas, name, items in by_category(hasil, hasil.indikator):
        bars.append(Bar(name, Decimal(len(items)), f"{len(items)} indikator", rupa(kelas)))
    words = says(chart_titles.kategori(hasil), f"Jumlah indikator per kategori, {hasil.periode}", listed(bars))
    return Gambar("kategori", Bars(bars=tuple(bars), marks=(), maximum=None, unit="", **words), "indikator")


def pengaruh(hasil: Hasil, found: Sequence[Tuas]) -> Gambar | None:
    """What the NPSS would gain if one indicator met its target; None when all that are assessed do."""
    shown = [t for t in found if t.selisih > 0]
    if not shown:
        return None
    most = "" if len(shown) <= CROWDED else f"{FOREMOST} terbesar dari {len(shown)}: "
    shown = shown[:FOREMOST] if most else shown
    bars = tuple(
        Bar(_label(t.indikator), t.selisih, f"+{ind.number(t.selisih)}", rupa(t.indikator.kategori)) for t in shown
    )
    title = f"{most}Kenaikan {hasil.aturan.kata.npss} bila satu indikator mencapai target, {hasil.periode}"
    doubt = phrases.sentence(phrases.doubt([t.indikator for t in shown]))
    words = says(chart_titles.pengaruh(hasil, shown), title, listed(bars), doubt)
    return Gambar("pengaruh", Bars(bars=bars, marks=(), maximum=None, unit="", **words), "indikator")


def pagu(hasil: Hasil) -> Gambar:
    """Pagu against realisasi per sasaran."""
    pairs = tuple(
        Pair(
            f"Sasaran {s.sasaran.nomor}",
            s.uang.pagu,
            s.uang.realisasi,
            f"{ind.rupiah(s.uang.realisasi)} dari {ind.rupiah(s.uang.pagu)}",
        )
        for s in hasil.sasaran
        if s.uang
    )
    said = "; ".join(f"{p.label} {p.text}" for p in pairs)
    words = says(chart_titles.pagu(hasil), f"Pagu dan realisasi anggaran per sasaran, {hasil.periode}", said)
    return Gambar("pagu-sasaran", Pairs(pairs=pairs, unit="", **words), "anggaran-sasaran")


def _spent(i: HasilIndikator) -> Decimal | None:
    """Return the serapan of an indicator as it is shown and published."""
    share = absorbed(i.uang)
    return None if share is None else cents(share)


def _share_text(i: HasilIndikator) -> str:
    share = _spent(i)
    if share is None:
        return UNCOUNTABLE if i.uang else NO_BUDGET
    return f"{ind.number(share)}%"


def serapan(hasil: Hasil) -> Gambar:
    """Serapan per indicator."""
    values = [(i, _spent(i)) for i in hasil.indikator]
    bars = tuple(Bar(_label(i), v, _share_text(i), "netral") for i, v in values)
    passed = Decimal((100 * hasil.masa.ke) // len(hasil.masa.jenis.folder))
    known = [(i, v) for i, v in values if v is not None]
    said = ""
    if known:
        high = max(known, key=lambda pair: pair[1])
        low = min(known, key=lambda pair: pair[1])
        said = f"tertinggi {high[0].indikator.sebutan}, {ind.number(high[1])}%"
        said += f"; terendah {low[0].indikator.sebutan}, {ind.number(low[1])}%"
    words = says(chart_titles.serapan(hasil, passed), f"Serapan anggaran per indikator, {hasil.periode}", said)
    line = Mark(passed, "bagian tahun yang lewat")
    return Gambar("serapan", Bars(bars=bars, marks=(line,), maximum=None, unit="", **words), "anggaran-indikator")


def capaian_serapan(hasil: Hasil) -> Gambar:
    """Capaian against serapan, per assessed indicator."""
    known = [
        (i.indikator.sebutan, spent, i.capaian, rupa(i.kategori))
        for i in assessed(hasil)
        if i.capaian is not None and (spent := _spent(i)) is not None
    ]
    points = tuple(Point(*values) for values in known)
    said = f"{len(points)} indikator yang dinilai"
    if known:
        low, most = min(known, key=lambda k: k[2]), max(known, key=lambda k: k[1])
        said += f"; terendah {low[0]}, {phrases.capaian(low[2])}, dengan serapan {ind.number(low[1])}%"
        said += f"; serapan tertinggi {most[0]}, {ind.number(most[1])}%, dengan {phrases.capaian(most[2])}"
    few = "" if len(points) <= CROWDED else "; hanya yang di tepi diberi nama"
    chart = Scatter(
        points=points,
        x_title="Serapan anggaran (%)",
        y_title="Capaian (%)",
        x_marks=(),
        y_marks=marks(hasil),
        y_maximum=_end((point.y for point in points), hasil.aturan.nps.batas_atas),
        **says(
            chart_titles.capaian_serapan(hasil),
            f"Capaian terhadap serapan anggaran, {hasil.periode}{few}",
            said,
            phrases.doubts(hasil),
        ),
    )
    return Gambar("capaian-serapan", chart, "efisiensi-indikator")


def efisiensi(hasil: Hasil) -> Gambar:
    """The classed measure of efficiency per indicator."""
    rules = hasil.aturan.efisiensi
    assert rules, "there is no such chart without"
    cara, kunci = rules.cara, rules.cara.utama.kunci
    bars = tuple(_efficient(i, kunci) for i in hasil.indikator)
    known = [(i.efisiensi.nilai[kunci], i.indikator.nomor, i.indikator.sebutan) for i in hasil.indikator if i.efisiensi]
    said = f"tertinggi {max(known)[2]}, {ind.number(max(known)[0])}" if known else ""
    words = says(chart_titles.efisiensi(hasil), f"{cara.utama.sebutan} per indikator, {hasil.periode}", said)
    chart = Bars(bars=bars, marks=(), maximum=cara.ujung, unit="", **words)
    return Gambar(cara.gambar, chart, "efisiensi-indikator")


def _efficient(i: HasilIndikator, kunci: Kunci) -> Bar:
    e = i.efisiensi
    if e is None:
        return Bar(_label(i), None, unspent(i), rupa(None))
    named, kind = (f" ({e.kelas.nama})", rupa(e.kelas)) if e.kelas else ("", "netral")
    return Bar(_label(i), e.nilai[kunci], f"{ind.number(e.nilai[kunci])}{named}", kind)
