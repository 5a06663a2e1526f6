"""Sentences made from the figures by rules: headlines, leads, money.

In: a `Hasil` (and the NPSS before it). Out: plain Indonesian text. No adjective that a figure does not
carry: a sentence states counts, values and classes. The phrases of one indicator are in `phrases`, who reached the
target is in `counting`, the executive summary in `recap`.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain

from generator import indonesian as ind
from generator.figures import naming
from generator.presentation import budget_words, counting, phrases
from generator.presentation.phrases import FULL
from generator.records.quarter import CODED
from generator.scoring import absence
from generator.scoring.absence import Golongan
from generator.scoring.ladder import Hasil, HasilIndikator, HasilPerspektif, HasilSasaran


def assessed(hasil: Hasil) -> list[HasilIndikator]:
    """Return the indicators that have a capaian."""
    return [i for i in hasil.indikator if i.capaian is not None]


def counted(hasil: Hasil) -> str:
    """Return how many indicators reached their target, how many did not, and how many tell nothing."""
    found = counting.grouped(hasil.indikator)
    if not found.jumlah and absence.reason(hasil.indikator) == absence.NOT_APPLICABLE:
        return f"Tidak ada indikator yang berlaku pada {hasil.periode}"
    return counting.said(found) if found.jumlah else f"Belum ada indikator yang dinilai pada {hasil.periode}"


def headline(hasil: Hasil) -> str:
    """Return the finding of the quarter: how many reached their target, one that is far from it, figures in doubt."""
    return "; ".join(filter(None, [counted(hasil), farthest(hasil), phrases.doubt(hasil.indikator)]))


def farthest(hasil: Hasil) -> str:
    """Return the indicator farthest behind, as the rest of a sentence, but none whose figure is in doubt."""
    sure = [i for i in counting.grouped(hasil.indikator).belum if not phrases.doubtful(i)]
    return phrases.behind(min(sure, key=_capaian)) if sure else ""


def _capaian(i: HasilIndikator) -> Decimal:
    return i.capaian or Decimal(0)


def lead(hasil: Hasil, before: tuple[Decimal, str] | None = None) -> list[str]:
    """Return the sentences under the headline: the predicates, what holds the result down, the change, doubts.

    `before` are NPSS and name of the quarter before.
    """
    if not scored(hasil):
        none = absence.reason(hasil.indikator) == absence.NOT_APPLICABLE
        return [] if none else ["Nilai dihitung setelah ada target dan realisasi."]
    found = [_predicates(hasil), _lowest(hasil)]
    if before and hasil.nilai.nps is not None:
        found.append(change(hasil.aturan.kata.npss, hasil.nilai.nps, *before))
    return [sentence for sentence in found if sentence]


def answer(hasil: Hasil, before: tuple[Decimal, str] | None = None) -> list[str]:
    """Return the sentences under the count on the front page: the lead, the indicator farthest behind, doubts."""
    found, doubt = [*lead(hasil, before), phrases.sentence(farthest(hasil))], phrases.doubt(hasil.indikator)
    if doubt and not any(doubt in sentence for sentence in found):
        found.append(phrases.sentence(doubt))
    return [sentence for sentence in found if sentence]


def scored(hasil: Hasil) -> bool:
    """Return whether there is any result: a total, or where the rule set has none a capaian."""
    return hasil.nilai.nps is not None if "total" in hasil.jenjang else bool(assessed(hasil))


def _predicates(hasil: Hasil) -> str:
    groups, whole = [p for p in hasil.perspektif if p.nilai.nps is not None], len(hasil.perspektif)
    if not groups:
        return ""
    kind, names = hasil.aturan.kata.kelompok, dict[str, list[str]]()
    for p in groups:
        if p.nilai.predikat is None:  # the rule set has no predicates
            return ""
        names.setdefault(p.nilai.predikat.nama, []).append(p.perspektif.nama)
    waiting = " yang dinilai" if len(groups) < whole else ""
    if len(groups) == 1:
        predikat, name = next((k, v[0]) for k, v in names.items())
        return f"Satu-satunya {kind}{waiting}, {name}, berpredikat {predikat}."
    if len(names) == 1:
        return f"Ke{ind.words(len(groups))} {kind}{waiting} berpredikat {next(iter(names))}."
    (first, many), *rest = names.items()
    parts = [f"{ind.count(len(many))} berpredikat {first} ({ind.listing(many)})"]
    parts += [f"{ind.count(len(v))} {k} ({ind.listing(v)})" for k, v in rest]
    return f"Dari {ind.count(len(groups))} {kind}{waiting}, {ind.listing(parts)}."


def _lowest(hasil: Hasil) -> str:
    """Return which perspektif and which goal in it hold the result down; nothing when all reach their targets."""
    groups: Sequence[HasilPerspektif] = [p for p in hasil.perspektif if p.nilai.nps is not None]
    low, high = (pick((_nps(p) for p in groups), default=None) for pick in (min, max))
    if low is not None and low >= FULL:
        return ""
    among = next((p for p in groups if _nps(p) == low), None)
    goals = [s for s in (among or hasil).sasaran if s.nilai.nps is not None]
    goal = min(goals, key=_nps, default=None)
    if goal is None or (among is None and _nps(goal) >= FULL):
        return ""
    where = f"sasaran {goal.sasaran.nomor} bernilai {ind.number(_nps(goal))}"
    doubt = phrases.doubt(goal.indikator)
    tail = f" ({doubt})." if doubt else "."
    if among is None or low is None or low == high:
        return f"Sasaran terendah: {where}{tail}" if len(goals) > 1 else ""
    reason = f", terutama karena {where}" if len(goals) > 1 and _nps(goal) < _nps(max(goals, key=_nps)) else ""
    name = f"{ind.upper_first(hasil.aturan.kata.kelompok)} {among.perspektif.nama}"
    return f"{name} paling rendah, {ind.number(low)}{reason}{tail}"


def _nps(found: HasilPerspektif | HasilSasaran) -> Decimal:
    return found.nilai.nps or Decimal(0)


def change(what: str, now: Decimal, then: Decimal, name: str) -> str:
    """Return the change of a total against an earlier quarter as a sentence."""
    if now == then:
        return f"{what} sama dengan {name}."
    verb = "naik" if now > then else "turun"
    return f"{what} {verb} {ind.number(abs(now - then))} dari {ind.number(then)} pada {name}."


def by_category(hasil: Hasil, items: Sequence[HasilIndikator]) -> list[Golongan]:
    """Return the indicators by kategori, best first as the rule set orders them, then by why they have none."""
    return absence.by_class(hasil.aturan.kategori.kelas, items, lambda i: i.kategori)


def money(hasil: Hasil) -> str:
    """Return the sentence on the budget."""
    if hasil.uang is None:
        some = any(i.uang for i in hasil.indikator)
        return f"Data anggaran belum {'lengkap' if some else 'tersedia'}."
    if hasil.uang.serapan is None:
        amounts = f"Pagu {ind.rupiah(hasil.uang.pagu)}, realisasi {ind.rupiah(hasil.uang.realisasi)}"
        return f"{amounts}; serapannya {absence.UNCOUNTABLE}."
    return (
        f"Anggaran terserap {ind.number(hasil.uang.serapan, 2)}%: {ind.rupiah(hasil.uang.realisasi)} "
        f"dari pagu {ind.rupiah(hasil.uang.pagu)}."
    )


def unspent(hasil: Hasil) -> str:
    """Return which parts of the budget have a pagu and no realisasi yet: their rows show dashes, and are in no sum."""
    data = hasil.kuartal.anggaran
    if data is None:
        return ""
    lines = sorted(data.lines("indikator"), key=lambda line: int(line[1])), data.lines("sasaran", *CODED)
    iku, waiting = hasil.aturan.kata.iku, [line for line in chain(*lines) if line[2].realisasi is None]
    rows = [(budget_words.label(level, key, iku), d.pagu) for level, key, d in waiting]
    if not rows:
        return ""
    named = ind.listing([f"{name} (pagu {ind.rupiah(pagu)})" for name, pagu in rows])
    return f"Realisasi anggaran belum ada: {named}. Barisnya bertanda –, dan pagunya tidak ikut dijumlahkan."


def shares(hasil: Hasil) -> str:
    """Return what the amounts per indicator are beside the total of the office, with the difference of their sums."""
    whole, parts = hasil.uang, hasil.bagian
    if not hasil.by_activity or whole is None or parts is None:
        return ""
    level = naming.LEVELS[hasil.total_dari]
    text = f"Jumlah anggaran kantor adalah jumlah per {level}. Anggaran per indikator adalah bagian daripadanya"
    pairs = (("pagu", whole.pagu, parts.pagu), ("realisasi", whole.realisasi, parts.realisasi))
    gaps = [
        f"jumlah {name} bagian itu {ind.rupiah(part)}, {ind.rupiah(abs(part - all_))} "
        f"{'lebih' if part > all_ else 'kurang'} dari jumlah per {level} {ind.rupiah(all_)}"
        for name, all_, part in pairs
        if part != all_
    ]
    return f"{text}; {ind.listing(gaps)}." if gaps else f"{text}, dan jumlahnya sama."


def efficient(hasil: Hasil) -> str:
    """Return the finding on efficiency."""
    found = [i.efisiensi for i in hasil.indikator if i.efisiensi]
    items = [e.kelas for e in found if e.kelas]
    if not found:
        return "Efisiensi belum dinilai."
    if not items:
        return _measured(hasil)
    good, waiting = sum(bool(k.efisien) for k in items), absence.counts(i for i in hasil.indikator if not i.efisiensi)
    what = "indikator yang dinilai efisiensinya"
    if good and good < len(items):
        text = f"{good} dari {len(items)} {what} masuk kelas efisien"
    else:
        no = "tidak " if not good and len(items) < 3 else ""
        text = f"{counting.everything(len(items), not good)} {what} {no}masuk kelas efisien"
    return text + (f"; {waiting}." if waiting else ".")


def _measured(hasil: Hasil) -> str:
    """Return how far apart the indicators are in efficiency, where the rule set has no classes of it."""
    rules = hasil.aturan.efisiensi
    assert rules, "nothing is measured without"
    one = rules.cara.utama
    items = [(i.efisiensi.nilai[one.kunci], i.indikator) for i in hasil.indikator if i.efisiensi]
    (low, worst), (high, best) = min(items, key=_first), max(items, key=_first)
    waiting = absence.counts(i for i in hasil.indikator if not i.efisiensi)
    told = f"{one.sebutan} {worst.sebutan} {ind.number(low)}"
    if len(items) > 1:
        ends = f"terendah {ind.number(low)} ({worst.sebutan}), tertinggi {ind.number(high)} ({best.sebutan})"
        told = f"{one.sebutan} {ends}"
    return f"{told}; {waiting}." if waiting else f"{told}."


def _first(item: tuple[Decimal, object]) -> Decimal:
    return item[0]


def attention(hasil: Hasil, most: int = 3) -> list[HasilIndikator]:
    """Return the indicators farthest below target, lowest first, those whose figure is in doubt last."""
    lowest = sorted(counting.grouped(hasil.indikator).belum, key=_capaian)[:most]
    return sorted(lowest, key=phrases.doubtful)


def going_well(hasil: Hasil, most: int = 3) -> list[HasilIndikator]:
    """Return the indicators in the best class that is not an outlier, highest first."""
    met: Iterable[HasilIndikator] = counting.grouped(hasil.indikator).tercapai
    good = [i for i in met if i.kategori and i.kategori.rupa in ("tinggi", "baik")]
    return sorted(good, key=_capaian, reverse=True)[:most]
