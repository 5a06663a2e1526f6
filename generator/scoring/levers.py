"""What moves a result: which indicators hold an NPS down most, and what one alone would need to change its predikat.

In: a `Hasil`. Out: one `Tuas` per figure and assessed indicator under it. Everything is scored by the one
scoring core, so a reader who changes the YAML gets the same figures.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.records.rule_set import Aturan, Jenjang, Kelas, Rung
from generator.scoring import ladder, regulation
from generator.scoring.ladder import Hasil, HasilIndikator, HasilPerspektif, HasilSasaran, Mean, Nilai

Score = Callable[[Decimal | None], Nilai]


@dataclass(frozen=True)
class Ambang:
    """The capaian (percent) one indicator would need for another predikat, and that predikat."""

    predikat: Kelas
    capaian: Decimal


@dataclass(frozen=True)
class Tuas:
    """One indicator under one figure: the NPS if it met its target, the gain, and what changes the predikat."""

    indikator: HasilIndikator
    bila_tercapai: Decimal
    selisih: Decimal
    naik: Ambang | None
    turun: Ambang | None


def levers(hasil: Hasil) -> dict[str, tuple[Tuas, ...]]:
    """Return the levers of the NPSS and of each NPS by address, the one that holds it down most first."""
    found = {"npss": _levers(hasil, hasil.nilai, hasil.indikator, "total")} if "total" in hasil.jenjang else {}
    for p in hasil.perspektif if "perspektif" in hasil.jenjang else ():
        items = [i for s in p.sasaran for i in s.indikator]
        found[f"perspektif.{p.perspektif.kode}.nps"] = _levers(hasil, p.nilai, items, "perspektif")
    for s in hasil.sasaran if "sasaran" in hasil.jenjang else ():
        found[f"sasaran.{s.sasaran.nomor}.nps"] = _levers(hasil, s.nilai, s.indikator, "sasaran")
    return found


def _levers(hasil: Hasil, nilai: Nilai, items: Sequence[HasilIndikator], rung: Jenjang) -> tuple[Tuas, ...]:
    if nilai.nps is None:
        return ()
    counted = [i for i in items if i.dihitung is not None]
    return tuple(sorted((_lever(hasil, nilai, i, rung) for i in counted), key=lambda t: -t.selisih))


def _lever(hasil: Hasil, nilai: Nilai, i: HasilIndikator, rung: Jenjang) -> Tuas:
    score = path_with(hasil, i.indikator.nomor)[rung]
    assert i.dihitung is not None and nilai.nps is not None
    reached = score(max(i.dihitung, regulation.HUNDRED)).nps
    assert reached is not None
    top = hasil.aturan.nps.batas_atas or max(i.dihitung, regulation.HUNDRED) * 2
    up = _threshold(hasil, score, nilai, i.dihitung, top)
    down = _threshold(hasil, score, nilai, i.dihitung, min(i.dihitung, Decimal(0)))
    return Tuas(i, reached, reached - nilai.nps, up, down)


def _threshold(hasil: Hasil, score: Score, nilai: Nilai, start: Decimal, end: Decimal) -> Ambang | None:
    """Return the capaian nearest to `start`, towards `end`, that gives another predikat (an NPS rises with capaian)."""
    unit = regulation.step(hasil.aturan, "capaian")
    if score(end).predikat == nilai.predikat:
        return None
    near, far = int(start / unit), int(end / unit)
    while abs(far - near) > 1:
        middle = (near + far) // 2
        if score(middle * unit).predikat == nilai.predikat:
            near = middle
        else:
            far = middle
    kelas = score(far * unit).predikat
    assert kelas is not None
    return Ambang(kelas, far * unit)


def path_with(hasil: Hasil, nomor: int) -> dict[Jenjang, Score]:
    """Return by rung what gives its value if one indicator counted with another capaian."""
    p, s = next((p, s) for p in hasil.kelompok for s in p.sasaran if nomor in [i.indikator.nomor for i in s.indikator])
    around: dict[Jenjang, tuple[HasilPerspektif, ...]] = {
        "sasaran": (replace(p, sasaran=(s,)),),
        "perspektif": (p,),
        "total": hasil.kelompok,
    }
    found: dict[Jenjang, Score] = {}
    for rung in hasil.jenjang:
        mean, below = (
            ladder.under(rung, around[rung], hasil.aturan, hasil.jenjang),
            regulation.beneath(rung, hasil.jenjang),
        )
        place = _place(below, around[rung], (p, s, nomor))
        score = _score(mean, place, hasil.aturan, "npss" if rung == "total" else "nps")
        found[rung] = score if below == "indikator" else _through(found[below], score)
    return found


def _place(of: str, groups: Sequence[HasilPerspektif], at: tuple[HasilPerspektif, HasilSasaran, int]) -> int:
    """Return where the perspektif, the goal or the indicator stands among those of its kind in these groups."""
    goals = [s for g in groups for s in g.sasaran]
    if of == "perspektif":
        return groups.index(at[0])
    return (
        goals.index(at[1]) if of == "sasaran" else [i.indikator.nomor for s in goals for i in s.indikator].index(at[2])
    )


def _through(below: Score, above: Score) -> Score:
    return lambda counted: above(below(counted).nps)


def _score(mean: Mean, place: int, aturan: Aturan, rung: Rung) -> Score:
    """Return a mean as it depends on its part at a place."""
    parts, weights = mean
    before, after = parts[:place], parts[place + 1 :]
    return lambda part: ladder.mean_of(([*before, part, *after], weights), aturan, rung)
