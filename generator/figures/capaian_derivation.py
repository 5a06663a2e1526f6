"""How a capaian follows from realisasi and target by the formula of the rule set.

In: what the derivations of a quarter are made of, an indicator. Out: a `Jejak`, and the arithmetic as text.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import inputs
from generator.figures.trace import Bahan, Jejak
from generator.indonesian.written import Rentang, Tertulis, digits
from generator.records.plan import Indikator
from generator.records.rule_set import Kaidah, Rumus
from generator.scoring import regulation
from generator.scoring.ladder import HasilIndikator

IN_RANGE = "realisasi di dalam rentang target; nilai ditetapkan aturan"


def capaian(b: Bahan, i: HasilIndikator, alamat: str, measured: tuple[str, Decimal | None], target: str) -> Jejak:
    """Return how a capaian was made of a realisasi, given by address and value, and the target at an address."""
    realisasi, value = measured
    rumus = regulation.formula(b.hasil.aturan, i.indikator.cara)
    assert rumus is not None
    words = ", ".join([regulation.worked(rumus), *(f"{word} {ind.number(b)}" for word, b, _ in _bounds(rumus))])
    given = [*(b.figure(part, _counted(b.number(part))) for part in (realisasi, target))]
    given += inputs.start(b.content, b.hasil, i)
    shown = b.angka[alamat]
    if shown.nilai is None:
        return b.made(alamat, words, "", given, rumus)
    if value is None:
        words = "realisasi belum tersedia; menurut aturan dihitung 0"
        return b.made(alamat, words, "", given, b.hasil.aturan.nps.rule("realisasi_kosong"))
    goal = b.number(target)
    assert goal is not None
    if regulation.divisor(rumus, i.indikator, value, goal) == 0:
        return b.made(alamat, f"{_nothing(i.indikator, value, goal)}; nilai ditetapkan aturan", "", given, rumus)
    made = regulation.unbounded(b.hasil.aturan, rumus, i.indikator, value, goal)
    text = capaian_text(rumus, i.indikator, (value, goal), made, shown.teks)
    if not text:
        return b.made(alamat, IN_RANGE, "", given, rumus)
    if ind.number(made) == shown.teks:
        return b.made(alamat, words, text, given, rumus, "capaian")
    name, rule = next((BOUNDS[word], rule) for word, bound, rule in _bounds(rumus) if _met(made, word, bound))
    return b.made(alamat, words, text, given, [("rumus", rumus), (name, rule)], "capaian")


BOUNDS = {"paling rendah": "batas bawah", "paling tinggi": "batas atas"}


def _bounds(rumus: Rumus) -> Iterator[tuple[str, Decimal, Kaidah]]:
    """Yield floor and cap of a formula, each with the word for it and where it stands."""
    if rumus.batas_bawah is not None:
        yield "paling rendah", rumus.batas_bawah, rumus.kaidah.batas_bawah or rumus
    if rumus.batas_atas is not None:
        yield "paling tinggi", rumus.batas_atas, rumus.kaidah.batas_atas or rumus


def _met(made: Decimal, word: str, bound: Decimal) -> bool:
    """Return whether a bound is what a capaian came to."""
    return made < bound if word == "paling rendah" else made > bound


def _counted(value: Decimal | None) -> str:
    """Return what a word of a scale counts, to stand behind it: (4)."""
    if isinstance(value, Tertulis) and not isinstance(value, Rentang):
        return f" ({ind.number(digits(value))})"
    return ""


def _nothing(indikator: Indikator, value: Decimal, goal: Decimal) -> str:
    """Return what leaves a formula of the capaian nothing to divide by."""
    if indikator.awal is not None:
        return "target sama dengan keadaan awal"
    return f"{' dan '.join(name for name, part in (('realisasi', value), ('target', goal)) if part == 0)} 0"


def capaian_text(rumus: Rumus, indikator: Indikator, given: tuple[Decimal, Decimal], made: Decimal, shown: str) -> str:
    """Return how a capaian follows from realisasi and target; `made` is without floor and cap. Empty where nothing is
    computed."""
    worked = regulation.worked_out(rumus, indikator, *given)
    if not worked:
        return ""
    text = f"{worked} = {ind.number(made)}"
    met = [f"{word} {ind.number(bound)}" for word, bound, _ in _bounds(rumus) if _met(made, word, bound)]
    return f"{text}, {met[0]}, jadi {shown}" if met and ind.number(made) != shown else text
