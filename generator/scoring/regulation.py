"""A scoring rule set as data: rounding, classes, weights, formulas.

In: an `Aturan` and values. Out: rounded values and classes. No number of a regulation stands here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Literal

from generator.indonesian import digits, number, written
from generator.records.plan import Indikator, Rencana
from generator.records.rule_set import JENJANG, Aturan, Cara, Jenjang, Kelas, Rumus, Rung, TabelKelas
from generator.scoring.formulas import FORMULAS
from generator.scoring.formulas import HUNDRED as HUNDRED

ROUNDING = {"setengah_ke_atas": ROUND_HALF_UP, "setengah_genap": ROUND_HALF_EVEN, "ke_bawah": ROUND_DOWN}


def rounded(value: Decimal, aturan: Aturan, rung: Rung) -> Decimal:
    """Round a value as the rule set says for its rung (its mode, its number of decimals)."""
    return digits.quantized(value, aturan.pembulatan.decimals(rung), ROUNDING[aturan.pembulatan.cara])


def realised(value: Decimal, aturan: Aturan, indikator: Indikator) -> Decimal:
    """Round a realisasi that is made of others: to the decimals of its indicator, else of the rung."""
    decimals = aturan.pembulatan.decimals("realisasi") if indikator.desimal is None else indikator.desimal
    return digits.quantized(value, decimals, ROUNDING[aturan.pembulatan.cara])


def step(aturan: Aturan, rung: Rung) -> Decimal:
    """Return the smallest difference between two rounded values of a rung, such as 0.01."""
    return Decimal(1).scaleb(-aturan.pembulatan.decimals(rung))


def padded(value: Decimal, aturan: Aturan, rung: Rung) -> Decimal:
    """Return a value with at least the decimals of a rung, not rounded."""
    return digits.quantized(value, max(aturan.pembulatan.decimals(rung), digits.decimals(value)))


def contains(kelas: Kelas, value: Decimal) -> bool:
    """Tell whether a value falls in a class; a bound that is not given does not limit it."""
    return (
        (kelas.sama_dengan is None or value == kelas.sama_dengan)
        and (kelas.di_atas is None or value > kelas.di_atas)
        and (kelas.mulai is None or value >= kelas.mulai)
        and (kelas.sampai is None or value <= kelas.sampai)
        and (kelas.di_bawah is None or value < kelas.di_bawah)
    )


def class_of(value: Decimal, kelas: Sequence[Kelas]) -> Kelas | None:
    """Return the class a value falls in; None in the gap between rounded bounds."""
    return next((k for k in kelas if contains(k, value)), None)


def classify(value: Decimal, kelas: Sequence[Kelas]) -> Kelas:
    """Return the one class a rounded value falls in; one beyond all that the checks ask classes for, as only other
    ways to count give it, is of the last class."""
    found = class_of(value, kelas)
    last = max(kelas, key=lambda k: max(bounds(k), default=Decimal("Infinity")))
    assert found is not None or value > max(bounds(last)), "checks refuse a table with a gap"
    return found or last


def classed(value: Decimal, table: TabelKelas | None) -> Kelas | None:
    """Return the class of a rounded value in a table that a rule set need not have."""
    return classify(value, table.kelas) if table else None


def weighing(aturan: Aturan, rencana: Rencana) -> Aturan:
    """Return the rule set with the weights of a plan, for each rung of which the plan has any, in place of its own."""
    own = rencana.bobot.model_dump(exclude_defaults=True) if rencana.bobot else {}
    if not own:
        return aturan
    bobot = aturan.nps.bobot.model_copy(update=own)
    return aturan.model_copy(update={"nps": aturan.nps.model_copy(update={"bobot": bobot})})


def weights(named: Mapping[str, Decimal], keys: Iterable[object]) -> list[Decimal]:
    """Return the weight of each part of a mean by its kode or nomor; what is not named weighs 1."""
    return [named.get(str(key), Decimal(1)) for key in keys]


def weighed(rencana: Rencana) -> dict[str, list[str]]:
    """Return by rung the names that a weight may stand for in a plan: kode or nomor."""
    return {
        "indikator": [i.kode for i in rencana.indikator],
        "sasaran": [str(s.nomor) for s in rencana.semua_sasaran],
        "perspektif": [p.kode for p in rencana.perspektif],
    }


def weightless(aturan: Aturan, rencana: Rencana) -> Iterator[tuple[str, list[str]]]:
    """Yield the rung and the names of every mean of which all parts weigh 0, so that it has no value."""
    known = weighed(rencana)
    means = [("perspektif", known["perspektif"])] if rencana.perspektif else [("sasaran", known["sasaran"])]
    means += [("sasaran", [str(s.nomor) for s in p.sasaran]) for p in rencana.perspektif]
    means += [("indikator", [i.kode for i in s.indikator]) for s in rencana.semua_sasaran]
    for rung, names in means:
        if not any(weights(getattr(aturan.nps.bobot, rung), names)):
            yield rung, names


def rungs(rencana: Rencana, aturan: Aturan) -> tuple[Jenjang, ...]:
    """Return the rungs that have a mean under a rule set and a plan, from the lowest."""
    return tuple(r for r in JENJANG if aturan.nps.has(r) and (r != "perspektif" or rencana.perspektif))


def beneath(rung: Jenjang, known: Sequence[Jenjang]) -> Jenjang | Literal["indikator"]:
    """Return what the mean of a rung is taken over: the nearest rung below that has one, else the indicators."""
    lower = [r for r in known if JENJANG.index(r) < JENJANG.index(rung)]
    return lower[-1] if lower else "indikator"


def bounds(kelas: Kelas) -> list[Decimal]:
    """Return the bounds that a class names."""
    named = (kelas.di_atas, kelas.mulai, kelas.sama_dengan, kelas.sampai, kelas.di_bawah)
    return [b for b in named if b is not None]


def worked(rumus: Rumus, realisasi: str = "realisasi", target: str = "target", awal: str = "keadaan awal") -> str:
    """Return a formula in words, or with what is given in place of them: what is below 0 stands in brackets."""
    typed = {"realisasi": realisasi, "target": target, "awal": awal}
    return FORMULAS[rumus.rumus].teks.format(**{k: f"({v})" if v.startswith("−") else v for k, v in typed.items()})


def worked_out(rumus: Rumus, indikator: Indikator, realisasi: Decimal, target: Decimal) -> str:
    """Return a formula in numbers; empty where it takes none, since the realisasi lies in the range of the target."""
    formula = FORMULAS[rumus.rumus]
    known = {"realisasi": realisasi, "target": target, "awal": indikator.mulai, "sampai": written.upper(target)}
    shown = {key: number(written.digits(value)) for key, value in known.items()}
    text = formula.cabang(realisasi, target) if formula.cabang else formula.teks
    return text.format(**{key: f"({v})" if v.startswith("−") else v for key, v in shown.items()})


def divisor(rumus: Rumus, indikator: Indikator, realisasi: Decimal, target: Decimal) -> Decimal:
    """Return the number a formula divides by."""
    return FORMULAS[rumus.rumus].pembagi(realisasi, target, indikator.mulai)


def formula(aturan: Aturan, cara: Cara) -> Rumus | None:
    """Return the formula of the capaian for a way to score an indicator, if the rule set has one."""
    found: Rumus | None = getattr(aturan.capaian, cara)
    return found


def below_zero(rumus: Rumus) -> bool:
    """Return whether a formula makes a capaian of a realisasi below 0."""
    kind = FORMULAS[rumus.rumus].negatif
    return kind == "ya" or (kind == "berlantai" and rumus.batas_bawah is not None)


def achievement(aturan: Aturan, indikator: Indikator, realisasi: Decimal, target: Decimal) -> Decimal | None:
    """Return the capaian in percent, rounded, and within the floor and the cap of its formula, if that has them.

    None when it would divide by 0 and the rule set does not say what it is then.
    """
    rumus = formula(aturan, indikator.cara)
    assert rumus is not None, "checks refuse a direction without a formula"
    if divisor(rumus, indikator, realisasi, target) == 0:
        given = of_nothing(rumus, realisasi, target)
        return None if given is None else rounded(given, aturan, "capaian")
    capaian = unbounded(aturan, rumus, indikator, realisasi, target)
    low, high = (None if b is None else rounded(b, aturan, "capaian") for b in (rumus.batas_bawah, rumus.batas_atas))
    raised = capaian if low is None else max(capaian, low)
    return raised if high is None else min(raised, high)


def of_nothing(rumus: Rumus, realisasi: Decimal, target: Decimal) -> Decimal | None:
    """Return what the rule set says is the capaian where its formula would divide by 0; None where it does not say."""
    if realisasi == 0 and target == 0 and rumus.nol_per_nol is not None:
        return rumus.nol_per_nol
    return rumus.jika_nol


def nothing_told(rumus: Rumus) -> list[str]:
    """Return what a rule set must say before a target may be 0, and does not: keys of its formula."""
    needed: dict[str, tuple[str, ...]] = {  # else it divides by the target
        "target_per_realisasi": ("nol_per_nol",),
        "selisih_dari_awal": ("jika_nol",),
        "dalam_rentang": (),
    }
    keys = needed.get(rumus.rumus, ("nol_per_nol", "jika_nol"))
    return [key for key in keys if getattr(rumus, key) is None]


def unbounded(aturan: Aturan, rumus: Rumus, indikator: Indikator, realisasi: Decimal, target: Decimal) -> Decimal:
    """Return the rounded capaian as its formula gives it; the divisor is not 0."""
    return rounded(FORMULAS[rumus.rumus].hitung(realisasi, target, indikator.mulai), aturan, "capaian")


def capaian(aturan: Aturan, indikator: Indikator, realisasi: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Return the capaian; of a realisasi that is not there yet it is 0, where the rule set counts it at all."""
    if target is None or realisasi is None:
        return None if target is None else rounded(Decimal(0), aturan, "capaian")
    return achievement(aturan, indikator, realisasi, target)


def capped(capaian: Decimal | None, aturan: Aturan) -> Decimal | None:
    """Return what a capaian counts in a mean: no more than the cap."""
    cap = aturan.nps.batas_atas
    return capaian if capaian is None or cap is None else min(capaian, padded(cap, aturan, "capaian"))
