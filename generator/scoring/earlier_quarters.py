"""What a quarter shows of those before it: the path of its indicators through the year, and the NPSS before.

In: computed quarters in order. Out: `Lampau`: all that the pages of a quarter are told of other quarters but names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.addresses.periods import Masa
from generator.content.model import Kuartal
from generator.records.plan import Indikator
from generator.scoring.absence import why_no_realisasi
from generator.scoring.ladder import Hasil, HasilIndikator


@dataclass(frozen=True)
class Titik:
    """An indicator in one quarter: target and realisasi in its unit, the look of its class (none: nothing), why it has
    no realisasi."""

    masa: Masa
    target: Decimal | None
    realisasi: Decimal | None
    rupa: str | None
    sebab: str


@dataclass(frozen=True)
class Lampau:
    """What is shown of earlier quarters: NPSS and name of the one before; by kode, indicators earlier in the year; what
    was spent until the end of each earlier quarter of the year."""

    sebelum: tuple[Decimal, str] | None
    jalur: Mapping[str, tuple[Titik, ...]]
    uang: Mapping[Masa, Decimal] = field(default_factory=dict)


NOTHING = Lampau(None, {})


def of_each(hasils: Sequence[Hasil]) -> dict[str, Lampau]:
    """Return what each quarter shows of those before it, by folder."""
    return {h.kuartal.folder: _of(_known(hasils[:n], h), h) for n, h in enumerate(hasils)}


def shown(hasils: Sequence[Hasil], folder: str) -> list[str]:
    """Return the folders of the quarters that a quarter shows something of: those of its year, and the one before."""
    earlier = [h.kuartal.folder for h in hasils if h.kuartal.folder < folder and not h.kuartal.draft]
    return [name for n, name in enumerate(earlier, 1) if n == len(earlier) or name[:4] == folder[:4]]


def visible(earlier: Sequence[Hasil], own: Kuartal) -> list[Hasil]:
    """Return the earlier quarters that a quarter may count with or name: one that is no draft none that is."""
    return [h for h in earlier if own.draft or not h.kuartal.draft]


def _known(earlier: Sequence[Hasil], hasil: Hasil) -> Sequence[Hasil]:
    """Return the earlier quarters that a quarter may show: once it is published, those that were there then."""
    kunci = hasil.kuartal.kunci
    if kunci is None or kunci.lampau is None or kunci.kuartal != hasil.kuartal.folder:
        return earlier
    return [h for h in earlier if h.kuartal.folder in kunci.lampau]


def point(hasil: Hasil, i: HasilIndikator) -> Titik:
    """Return an indicator in a quarter as a point of its path."""
    why = why_no_realisasi(i) if i.realisasi is None else ""
    return Titik(hasil.masa, i.target, i.realisasi, i.kategori.rupa if i.kategori else None, why)


def _of(earlier: Sequence[Hasil], hasil: Hasil) -> Lampau:
    last = earlier[-1] if earlier else None
    before = None
    if last and last.nilai.nps is not None:
        name = ", ".join(part for part in (last.periode, otherwise(last, hasil)) if part)
        before = (last.nilai.nps, name)
    year = [h for h in earlier if h.rencana.tahun == hasil.rencana.tahun]
    paths = {i.indikator.kode: _before(year, i.indikator) for i in hasil.indikator}
    return Lampau(before, paths, {h.masa: h.uang.realisasi for h in year if h.uang})


def _before(year: Sequence[Hasil], indikator: Indikator) -> tuple[Titik, ...]:
    """Return an indicator earlier in its year; of one that carries on the series of another also that other."""
    old = indikator.menggantikan if indikator.seri == "sambung" else None
    found = [(h, h.of(indikator.kode) or (h.of(old) if old else None)) for h in year]
    return tuple(point(h, i) for h, i in found if i)


def otherwise(then: Hasil, now: Hasil) -> str:
    """Return on what other ground an earlier quarter was scored, where figures of both are compared; else nothing."""
    found = [f"aturan lain ({then.aturan.singkatan})"] if then.aturan.kode != now.aturan.kode else []
    if then.rencana.tahun == now.rencana.tahun and then.rencana != now.rencana:
        found.append("rencana sebelum diubah")
    return f"yang dinilai menurut {' dan '.join(found)}" if found else ""
