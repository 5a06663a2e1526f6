"""NPSS and NPS against the same quarter of earlier years.

In: a `Hasil`, that quarter of earlier years by year. Out: `Pembanding` and `Banding` by address: npss,
perspektif.<kode>.nps, sasaran.<nomor>.nps. A perspektif or goal is the same in another year where its name is.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.scoring.comparison import Banding, Pembanding
from generator.scoring.ladder import Hasil

NPSS = "npss"


def known(hasil: Hasil, years: Mapping[int, Hasil]) -> dict[str, tuple[Pembanding, ...]]:
    """Return with what every score is compared, newest first; what has no score is compared with nothing."""
    then = {year: {name: (where, value) for where, name, value in values(h)} for year, h in years.items()}
    found = {}
    for where, name, value in values(hasil):
        told = [(years[y], then[y][name]) for y in sorted(years, reverse=True) if name in then[y]]
        if value is not None:
            found[where] = tuple(_of(hasil, h, old) for h, (_, old) in told if old is not None)
    return {where: each for where, each in found.items() if each}


def _of(hasil: Hasil, then: Hasil, value: Decimal) -> Pembanding:
    kunci, one, two = f"tahun.{then.rencana.tahun}", then.aturan.singkatan, hasil.aturan.singkatan
    cut = f"dinilai menurut {one}, sekarang {two}" if then.aturan.kode != hasil.aturan.kode else ""
    return Pembanding(kunci, then.periode, then.periode, value, "situs ini", kuartal=then.kuartal.folder, putus=cut)


def values(hasil: Hasil) -> Sequence[tuple[str, str, Decimal | None]]:
    """Return every score that the rule set has: its address, its name, its value."""
    rungs = hasil.jenjang
    found = [(NPSS, "", hasil.nilai.nps)] if "total" in rungs else []
    if "perspektif" in rungs:
        found += [(f"perspektif.{p.perspektif.kode}.nps", p.perspektif.nama, p.nilai.nps) for p in hasil.perspektif]
    if "sasaran" in rungs:
        found += [(f"sasaran.{s.sasaran.nomor}.nps", s.sasaran.nama, s.nilai.nps) for s in hasil.sasaran]
    return found


def compared(now: Decimal, p: Pembanding) -> Banding:
    """Return how a score compares."""
    less = now - p.nilai
    return Banding(p, now, less, None, None, "membaik" if less > 0 else "memburuk" if less < 0 else "tetap")
