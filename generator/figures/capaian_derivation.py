"""How a capaian follows from realisasi and target by the formula of the rule set.

In: what the derivations of a quarter are made of, an indicator. Out: a `Jejak`, and the arithmetic as text.
"""

from decimal import Decimal

from generator import indonesian as ind
from generator.figures import inputs
from generator.figures.trace import Bahan, Jejak
from generator.indonesian.written import Rentang, Tertulis, digits
from generator.records.plan import Indikator
from generator.records.rule_set import Rumus
from generator.scoring import regulation
from generator.scoring.ladder import HasilIndikator

IN_RANGE = "realisasi di dalam rentang target; nilai ditetapkan aturan"


def capaian(b: Bahan, i: HasilIndikator, alamat: str, measured: tuple[str, Decimal | None], target: str) -> Jejak:
    """Return how a capaian was made of a realisasi, given by address and value, and the target at an address."""
    realisasi, value = measured
    rumus = regulation.formula(b.hasil.aturan, i.indikator.cara)
    assert rumus is not None
    words = regulation.worked(rumus)
    if rumus.batas_bawah is not None:
        words += f", paling rendah {ind.number(rumus.batas_bawah)}"
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
    made = regulation.unfloored(b.hasil.aturan, rumus, i.indikator, value, goal)
    text = capaian_text(rumus, i.indikator, (value, goal), made, shown.teks)
    if not text:
        return b.made(alamat, IN_RANGE, "", given, rumus)
    if ind.number(made) == shown.teks:
        return b.made(alamat, words, text, given, rumus, "capaian")
    rules = [("rumus", rumus), ("batas bawah", rumus.kaidah.batas_bawah or rumus)]
    return b.made(alamat, words, text, given, rules, "capaian")


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
    """Return how a capaian follows from realisasi and target; `made` is that without the floor. Empty where there is
    nothing to compute."""
    worked = regulation.worked_out(rumus, indikator, *given)
    if not worked:
        return ""
    text = f"{worked} = {ind.number(made)}"
    if rumus.batas_bawah is None or ind.number(made) == shown:
        return text
    return f"{text}, paling rendah {ind.number(rumus.batas_bawah)}, jadi {shown}"
