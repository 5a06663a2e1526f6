"""What a realisasi is compared with: earlier years, the medium-term plan, standards and other offices.

In: content, a `Hasil`, the quarters before it. Out: `Pembanding` (with what) and `Banding` (how), by kode of the
indicator. PermenPANRB 53/2014, annex II, asks for each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.content.model import Content
from generator.indonesian import written
from generator.scoring import accumulation, compare_totals, plan_changes, regulation
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Banding, Gerak, Pembanding, Pembandings
from generator.scoring.earlier_quarters import visible
from generator.scoring.ladder import Hasil, HasilIndikator

JOINED = "; "  # between the grounds on which an earlier quarter stood
YEARS = 5  # before a year, of which the quarters are compared: as long as a medium-term plan


def known(content: Content, hasil: Hasil, earlier: Sequence[Hasil]) -> dict[str, tuple[Pembanding, ...]]:
    """Return with what each indicator is compared, by kode: earlier years, newest first, medium-term plan, standards;
    and with what each score is, by its address.

    A quarter that is no draft is not compared with one that is.
    """
    own, year = hasil.kuartal, hasil.rencana.tahun
    same = {h.rencana.tahun: h for h in visible(earlier, own) if h.masa == own.masa}
    found = {}
    for i in hasil.indikator:
        years = {*range(year - YEARS, year), *i.indikator.riwayat}
        chain = plan_changes.chain(content.tahun, i.indikator.kode)
        before = [p for y in sorted(years, reverse=True) if (p := _of_year(hasil, i, y, same.get(y), chain))]
        found[i.indikator.kode] = (*before, *_medium(content, year, i.indikator.kode), *_standards(i))
    found |= compare_totals.known(hasil, {y: h for y, h in same.items() if year - YEARS <= y < year})
    return {kode: each for kode, each in found.items() if each}


def told(earlier: Sequence[Hasil], year: int) -> list[object]:
    """Return all that is told of earlier quarters to a year that is compared with them."""
    return [
        (
            h.kuartal.folder,
            h.kuartal.draft,
            h.aturan.kode,
            (h.uang, compare_totals.values(h)),
            [(i.indikator.nomor, i.indikator.kode, assessed_realisasi(i), i.capaian, i.uang) for i in h.indikator],
        )
        for h in earlier
        if year - YEARS <= h.rencana.tahun
    ]


def compared(hasil: Hasil, found: Pembandings) -> dict[str, tuple[Banding, ...]]:
    """Return how every indicator compares, by kode, and every score, by address."""
    items = {i.indikator.kode: i for i in hasil.indikator}
    scores = {where: value for where, _, value in compare_totals.values(hasil) if value is not None}
    return {
        **{k: tuple(_compared(hasil, items[k], p) for p in each) for k, each in found.items() if k in items},
        **{k: tuple(compare_totals.compared(scores[k], p) for p in each) for k, each in found.items() if k in scores},
    }


def _compared(hasil: Hasil, i: HasilIndikator, p: Pembanding) -> Banding:
    medium, aturan = p.jenis in (MEDIUM, MEDIUM_YEAR), hasil.aturan
    realisasi = (
        i.sampai if medium or p.setahun else assessed_realisasi(i)
    )  # what is of years is compared with the year so far
    if realisasi is None or p.ukuran:
        return Banding(p, realisasi, None, None, None, None)
    less = realisasi - p.nilai
    if not medium:
        return Banding(p, realisasi, less, None, None, _moved(i, less))
    capaian = regulation.achievement(aturan, i.indikator, realisasi, p.nilai)
    table = aturan.capaian_renstra if p.jenis == MEDIUM else None
    kelas = regulation.classify(capaian, table.kelas) if table and capaian is not None else None
    return Banding(p, realisasi, less, capaian, kelas, _moved(i, less))


def assessed_realisasi(i: HasilIndikator) -> Decimal | None:
    """Return the realisasi of an indicator, if its quarter was assessed."""
    return i.realisasi if i.status == "dinilai" else None


def _moved(i: HasilIndikator, less: Decimal) -> Gerak:
    """Return whether a difference is for the better: more where it is to grow, less where it is to fall."""
    if not less:
        return "tetap"
    if i.indikator.arah == "stabilkan":
        return _steadied(i, less)
    return "membaik" if (less > 0) == (i.indikator.arah == "maksimalkan") else "memburuk"


def _steadied(i: HasilIndikator, less: Decimal) -> Gerak:
    """Return whether a realisasi has come nearer to the range of its target, or gone away from it."""
    if i.realisasi is None or i.target is None:
        return "tetap"
    low, high = written.digits(i.target), written.upper(i.target)
    now, then = (max(low - value, value - high, Decimal(0)) for value in (i.realisasi, i.realisasi - less))
    return "tetap" if now == then else "membaik" if now < then else "memburuk"


def _of_year(hasil: Hasil, i: HasilIndikator, year: int, then: Hasil | None, chain: Sequence[str]) -> Pembanding | None:
    """Return the same quarter of an earlier year: of content/, also under the kode of which it carries on the series,
    else of the history in the plan; in the last quarter the year as a whole where its quarter is not told."""
    masa, kunci = hasil.masa, f"tahun.{year}"
    was = plan_changes.newest(then, chain) if then else None
    if then and was and (value := assessed_realisasi(was)) is not None:
        name, folder = then.periode, then.kuartal.folder
        cut, other = _told(grounds(then, was, hasil, i)), _told(measures(was, i, masa.kata))
        return Pembanding(kunci, name, name, value, "situs ini", "", was.capaian, folder, cut, other)
    told = i.indikator.riwayat.get(year)
    if told is None:
        return None
    if (value := told.of(masa)) is not None:
        return Pembanding(kunci, masa.pada(year), masa.pada(year), value, told.sumber)
    if masa.terakhir and told.tahunan is not None:
        return Pembanding(kunci, f"Tahun {year}", f"tahun {year}", told.tahunan, told.sumber)
    return None


@dataclass(frozen=True)
class BedaDasar:
    """In what a quarter differs from a later one; `unsur` leads to either: menurut aturan A, sekarang B."""

    unsur: str
    semula: str
    menjadi: str


def grounds(then: Hasil, was: HasilIndikator, now: Hasil, i: HasilIndikator) -> list[BedaDasar]:
    """Return on what other ground an indicator stood in an earlier quarter: rule set, kode, way of counting."""
    found = [
        BedaDasar("capaian dihitung menurut", then.aturan.singkatan, now.aturan.singkatan),
        BedaDasar("berkode", *(f"{each.indikator.kode}" for each in (was, i))),
        BedaDasar("cara menghitungnya", was.indikator.metode.sebutan, i.indikator.metode.sebutan),
    ]
    return [b for b in found if b.semula != b.menjadi]


def measures(was: HasilIndikator, i: HasilIndikator, kata: str) -> list[BedaDasar]:
    """Return in what an indicator was measured otherwise, so that no difference can be taken."""
    one, two = was.indikator, i.indikator
    found = [BedaDasar("satuannya", one.satuan, two.satuan), BedaDasar("arahnya", one.arah, two.arah)]
    if accumulation.joins(one) != accumulation.joins(two):
        found.append(
            BedaDasar(
                "angkanya", *(f"tiap {kata}" if accumulation.joins(e) else "sejak awal tahun" for e in (one, two))
            )
        )
    return [b for b in found if b.semula != b.menjadi]


def _told(found: Sequence[BedaDasar]) -> str:
    return JOINED.join(f"{b.unsur} {b.semula}, sekarang {b.menjadi}" for b in found)


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
