"""What a realisasi is compared with: earlier years, the medium-term plan, standards and other offices.

In: content, a `Hasil`, the quarters before it. Out: `Pembanding` (with what) and `Banding` (how), by kode of the
indicator. PermenPANRB 53/2014, annex II, asks for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.content.model import Content
from generator.scoring import regulation
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Banding, Gerak, Pembanding, Pembandings
from generator.scoring.ladder import Hasil, HasilIndikator

YEARS = 5  # before a year, of which the quarters are compared: as long as a medium-term plan


def known(content: Content, hasil: Hasil, earlier: Sequence[Hasil]) -> dict[str, tuple[Pembanding, ...]]:
    """Return with what each indicator is compared, by kode: earlier years, newest first, medium-term plan, standards.

    A quarter that is no draft is not compared with one that is.
    """
    own, year = hasil.kuartal, hasil.rencana.tahun
    same = {
        h.rencana.tahun: h
        for h in earlier
        if h.kuartal.laporan.triwulan == own.laporan.triwulan and (own.draft or not h.kuartal.draft)
    }
    years = range(year - 1, year - 1 - YEARS, -1)
    found = {}
    for i in hasil.indikator:
        before = [p for y in years if (p := _of_year(hasil, i, y, same.get(y)))]
        found[i.indikator.kode] = (*before, *_medium(content, year, i.indikator.kode), *_standards(i))
    return {kode: each for kode, each in found.items() if each}


def told(earlier: Sequence[Hasil], year: int) -> list[object]:
    """Return all that is told of earlier quarters to a year that is compared with them."""
    return [
        (
            h.kuartal.folder,
            h.kuartal.draft,
            h.aturan.kode,
            [(i.indikator.kode, actual(i), i.capaian) for i in h.indikator],
        )
        for h in earlier
        if year - YEARS <= h.rencana.tahun
    ]


def compared(hasil: Hasil, found: Pembandings) -> dict[str, tuple[Banding, ...]]:
    """Return how every indicator compares, by kode."""
    items = {i.indikator.kode: i for i in hasil.indikator}
    return {k: tuple(_compared(hasil, items[k], p) for p in each) for k, each in found.items() if k in items}


def _compared(hasil: Hasil, i: HasilIndikator, p: Pembanding) -> Banding:
    medium, aturan = p.jenis in (MEDIUM, MEDIUM_YEAR), hasil.aturan
    realisasi = i.sampai if medium else actual(i)  # a plan for years is compared with the year so far
    if realisasi is None or p.ukuran:
        return Banding(p, realisasi, None, None, None, None)
    less = realisasi - p.nilai
    if not medium:
        return Banding(p, realisasi, less, None, None, _moved(i, less))
    capaian = regulation.achievement(aturan, i.indikator.arah, realisasi, p.nilai)
    table = aturan.capaian_renstra if p.jenis == MEDIUM else None
    kelas = regulation.classify(capaian, table.kelas) if table and capaian is not None else None
    return Banding(p, realisasi, less, capaian, kelas, _moved(i, less))


def actual(i: HasilIndikator) -> Decimal | None:
    """Return the realisasi of an indicator, if its quarter was assessed."""
    return i.realisasi if i.status == "dinilai" else None


def _moved(i: HasilIndikator, less: Decimal) -> Gerak:
    """Return whether a difference is for the better: more where it is to grow, less where it is to fall."""
    if not less:
        return "tetap"
    return "membaik" if (less > 0) == (i.indikator.arah == "maksimalkan") else "memburuk"


def _of_year(hasil: Hasil, i: HasilIndikator, year: int, then: Hasil | None) -> Pembanding | None:
    """Return the same quarter of an earlier year: of content/, else of the history in the plan; in the last quarter the
    year as a whole where its quarter is not told."""
    quarter, kunci = hasil.kuartal.laporan.triwulan, f"tahun.{year}"
    was = then.of(i.indikator.kode) if then else None
    if then and was and (value := actual(was)) is not None:
        folder, other = then.kuartal.folder, _measured(i, was)
        cut = _cut(hasil, then)
        return Pembanding(kunci, then.periode, then.periode, value, "situs ini", "", was.capaian, folder, cut, other)
    told = i.indikator.riwayat.get(year)
    if told is None:
        return None
    if (value := told.of(quarter)) is not None:
        return Pembanding(kunci, ind.period(quarter, year), ind.period(quarter, year), value, told.sumber)
    if quarter == 4 and told.tahunan is not None:
        return Pembanding(kunci, f"Tahun {year}", f"tahun {year}", told.tahunan, told.sumber)
    return None


def _cut(hasil: Hasil, then: Hasil) -> str:
    if hasil.aturan.kode == then.aturan.kode:
        return ""
    return f"capaiannya dihitung menurut {then.aturan.singkatan}, sekarang menurut {hasil.aturan.singkatan}"


def _measured(i: HasilIndikator, was: HasilIndikator) -> str:
    """Return in what an indicator was measured otherwise than today."""
    one, two = was.indikator, i.indikator
    if one.satuan != two.satuan:
        return f"satuannya {one.satuan}, sekarang {two.satuan}"
    return f"arahnya {one.arah}, sekarang {two.arah}" if one.arah != two.arah else ""


def _medium(content: Content, year: int, kode: str) -> Iterator[Pembanding]:
    """Yield the target at the end of the medium-term plan that the year is in, and before its end that of the year."""
    for plan in content.renstra:
        last = plan.periode.sampai
        if not plan.periode.mulai <= year <= last:
            continue
        end, now = plan.at_end(kode), plan.target.get(kode, {}).get(year)
        if end is not None:
            yield Pembanding(MEDIUM, f"Target akhir Renstra {last}", f"{last}", end, plan.nama, plan.acuan)
        if now is not None and year != last:
            yield Pembanding(MEDIUM_YEAR, f"Target Renstra {year}", f"{year}", now, plan.nama, plan.acuan)
        if end is not None or now is not None:
            return


def _standards(i: HasilIndikator) -> Iterator[Pembanding]:
    for n, each in enumerate(i.indikator.patokan, 1):
        yield Pembanding(f"patokan.{n}", f"{each.nama}, {each.periode}", each.periode, each.nilai, each.sumber)
