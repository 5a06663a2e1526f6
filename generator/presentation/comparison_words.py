"""Comparisons in words. A difference of percentages is told in percentage points, never in percent.

In: an indicator of a `Hasil` and a `Banding`. Out: text.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from generator import indonesian as ind
from generator.presentation import phrases
from generator.records.plan import Indikator
from generator.scoring import compare
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Banding
from generator.scoring.ladder import Hasil, HasilIndikator

NOTHING = "Belum ada data pembanding"
KINDS = {
    "tahun": "{masa} yang sama pada tahun-tahun sebelumnya",
    MEDIUM: "target akhir Renstra",
    "patokan": "standar nasional atau kantor lain",
}  # what an evaluator looks for


def difference(indikator: Indikator, b: Banding) -> str:
    """Return how far a realisasi is from another value: naik 1,20 poin persen; empty where that is unknown."""
    if b.selisih is None:
        return ""
    if not b.selisih:
        return "tetap" if b.dengan.jenis == "tahun" else "sama"
    far = "" if indikator.skala else points(indikator, b)  # of words only which is the higher
    if b.dengan.jenis == "tahun":
        return f"{'naik' if b.selisih > 0 else 'turun'} {far}".strip()
    return f"{far} {'di atas' if b.selisih > 0 else 'di bawah'}".strip()


def points(indikator: Indikator, b: Banding) -> str:
    """Return a difference without its sign: 1,20 poin persen; 3 orang; of an index or a score the number alone."""
    assert b.selisih is not None
    unit = "poin persen" if indikator.satuan == "persen" else indikator.cacah
    return f"{ind.number(abs(b.selisih))}{f' {unit}' if unit else ''}"


def note(b: Banding, but: Collection[str] = ()) -> str:
    """Return why there is no difference, or in what the series is broken `but` for what is told elsewhere."""
    p = b.dengan
    said = [f"Tidak dapat diselisihkan: {p.ukuran}"] if p.ukuran else []
    broken = "; ".join(part for part in _parts(b) if part not in but)
    return ". ".join([*said, *([ind.upper_first(broken)] if broken else [])])


def _parts(b: Banding) -> list[str]:
    return b.dengan.putus.split(compare.JOINED) if b.dengan.putus else []


def shared(found: Sequence[Banding]) -> list[str]:
    """Return in what the series of all these comparisons are broken alike."""
    return [part for part in _parts(found[0]) if all(part in _parts(b) for b in found)]


def said(i: HasilIndikator, found: tuple[Banding, ...]) -> tuple[str, ...]:
    """Return how an indicator compares, in one sentence; with what it is not though another came before it, and what
    there is nothing to compare with; empty for none."""
    return _sentence(i, found), _apart(i.indikator), _missing(i, found)


def _apart(i: Indikator) -> str:
    if not i.menggantikan or i.seri == "sambung":
        return ""
    return (
        f"Indikator ini menggantikan {i.menggantikan}; serinya tidak disambung, sehingga keduanya tidak dibandingkan."
    )


def _missing(i: HasilIndikator, found: tuple[Banding, ...]) -> str:
    kinds = {b.dengan.jenis for b in found} | ({MEDIUM} if any(b.dengan.jenis == MEDIUM_YEAR for b in found) else set())
    lacking = [words.format(masa=i.indikator.masa) for kind, words in KINDS.items() if kind not in kinds]
    if len(lacking) == len(KINDS):
        return f"{NOTHING}."
    return f"{NOTHING} dari {ind.listing(lacking)}." if lacking else ""


def _sentence(i: HasilIndikator, found: tuple[Banding, ...]) -> str:
    """Return the comparison with the newest of the earlier years and with all else: older years stand in the table."""
    newest = next((b for b in found if b.dengan.jenis == "tahun" and b.realisasi is not None), None)
    told = [text for b in found if b is newest or b.dengan.jenis != "tahun" if (text := _told(i, b))]
    if not told:
        return ""
    actual = i.realisasi if i.realisasi is not None else next(b.realisasi for b in found if b.realisasi is not None)
    return f"Realisasi {phrases.valued(i.indikator, actual)}: {'; '.join(told)}."


def _told(i: HasilIndikator, b: Banding) -> str:
    p, less = b.dengan, difference(i.indikator, b)
    if not less or b.realisasi is None:
        return ""
    until = f"sampai {i.indikator.masa} ini {phrases.valued(i.indikator, b.realisasi)}, "
    so_far = "" if b.realisasi == i.realisasi else until
    if p.jenis == "tahun":
        better = f", {b.gerak}" if b.selisih else ""
        moved = f"{less} dari" if b.selisih else "sama dengan"  # of what was between nothing is said
        return f"{so_far}{moved} {p.nama} ({phrases.valued(i.indikator, p.nilai)}){better}"
    of = "dari" if i.indikator.cara == "maksimalkan" else "terhadap"  # where less is better it is no share
    share = f" dan capaian {ind.number(b.capaian)}% {of} target itu" if b.capaian is not None else ""
    kelas = f", kelas {b.kelas.nama}" if b.kelas else ""
    return f"{so_far}{against(i.indikator, b)}{share}{kelas}"


def against(indikator: Indikator, b: Banding) -> str:
    """Return where a realisasi stands to a target or a standard: 4,5 poin persen di atas target Renstra (95,5%)."""
    near = difference(indikator, b) if b.selisih else "sama dengan"
    name = ind.lower_first(b.dengan.nama) if b.dengan.jenis != "patokan" else b.dengan.nama
    most = "paling tinggi " if indikator.arah == "minimalkan" and b.dengan.jenis in (MEDIUM, MEDIUM_YEAR) else ""
    return f"{near} {name} ({most}{phrases.valued(indikator, b.dengan.nilai)})"


def year_before(hasil: Hasil, found: Sequence[Banding]) -> str:
    """Return how many indicators moved which way since the same quarter of last year, and of how many it is unknown."""
    counts = Counter(b.gerak for b in found)
    (first, n), *others = [(g, counts[g]) for g in ("membaik", "memburuk", "tetap") if counts[g]]
    every = f"semua {n} indikator" if n > 1 else "satu-satunya indikator"
    of = f"{n} dari {len(found)} indikator" if others else f"{every} yang dapat dibandingkan"
    parts = [f"{of} {first}", *(f"{count} {g}" for g, count in others)]
    left = len(hasil.indikator) - len(found)
    rest = f" {left} indikator lain tidak dapat dibandingkan dengan {hasil.masa.kata} itu." if left else ""
    common = "; ".join(shared(found))
    ground = f" {ind.upper_first(common)}." if common else ""
    return f"Dibanding {found[0].dengan.nama}, realisasi {ind.listing(parts)}.{rest}{ground}"
