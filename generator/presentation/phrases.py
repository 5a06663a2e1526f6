"""Phrases of one indicator's figures. Every sentence, list, card and chart that names a capaian takes it from here.

In: an indicator of a `Hasil`. Out: text. Realisasi comes first, with its unit and its target; a capaian never
stands without the word "capaian", since it is a share of the target and no rate of anything.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.figures.figures import status_text
from generator.indonesian.written import Rentang, Tertulis
from generator.records.measured import worded
from generator.records.plan import Indikator
from generator.scoring.ladder import Hasil, HasilIndikator

FULL = Decimal(100)  # percent of a target that counts as reached, whatever a rule set says
DOUBT = "perlu konfirmasi"
MOST = {"minimalkan": "paling tinggi "}  # before a target: how it is meant


def valued(indikator: Indikator, value: Decimal) -> str:
    """Return a target or a realisasi with its unit: 0,15%; 40 orang; an index, a score or a word (BB) has none."""
    value = worded(value, indikator.skala)
    if isinstance(value, Tertulis) and not isinstance(value, Rentang):
        return value.ditulis
    sign = "%" if indikator.satuan == "persen" else ""
    return f"{ind.number(value)}{f' {indikator.cacah}' if indikator.cacah else sign}"


def target(indikator: Indikator, value: Decimal) -> str:
    """Return a target in words: target 7,00%, or target paling tinggi 10,00 where less is better."""
    return f"target {MOST.get(indikator.arah, '')}{valued(indikator, value)}"


def capaian(value: Decimal) -> str:
    """Return a capaian with its word: capaian 2,14%."""
    return f"capaian {ind.number(value)}%"


def share(i: HasilIndikator) -> str:
    """Return a capaian and what it is a share of, for who does not know the word: capaian 2,14% dari target.

    Where less is better, or where it counts from the start, it is no share of the target, and only named.
    """
    assert i.capaian is not None
    return f"{capaian(i.capaian)}{' dari target' if i.indikator.cara == 'maksimalkan' else ''}{rounding(i)}"


def rounding(i: HasilIndikator) -> str:
    """Return the word beside a capaian that only rounding brought to 100, where the realisasi misses its target."""
    if i.capaian is None or i.realisasi is None or i.target is None or i.capaian < FULL:
        return ""
    return "" if i.indikator.meets(i.realisasi, i.target) else ", dibulatkan"


def realisasi_with_target(i: HasilIndikator) -> str:
    """Return realisasi and target: 0,15%, target 7,00%; 24,00, memenuhi target paling tinggi 30,00.

    Never "50% dari target 75%": that reads as half of the target, which is what a capaian is.
    """
    if i.realisasi is None or i.target is None:
        aim = f", {target(i.indikator, i.target)}" if i.target is not None else ""
        return f"{status_text(i, 'belum_tersedia' if i.status == 'dinilai' else i.status)}{aim}"
    return f"{valued(i.indikator, i.realisasi)}{_joined(i)}{target(i.indikator, i.target)}"


def _joined(i: HasilIndikator) -> str:
    """Return what stands between realisasi and target; where less is better it says whether the target is met."""
    assert i.realisasi is not None and i.target is not None
    if i.indikator.arah == "maksimalkan":
        return ", "
    if i.indikator.meets(i.realisasi, i.target):
        return ", memenuhi "
    return ", di bawah " if i.indikator.arah == "stabilkan" and i.realisasi < i.target else ", melebihi "


def realisasi_with_unit(i: HasilIndikator) -> str:
    """Return the realisasi alone, with its unit; a dash when there is none."""
    return "–" if i.realisasi is None else valued(i.indikator, i.realisasi)


def compared(i: HasilIndikator) -> str:
    """Return what stands beside a realisasi: target 7,00%; capaian 2,14% dari target."""
    aim = realisasi_with_target(i).removeprefix(realisasi_with_unit(i)).removeprefix(",").strip()
    return f"{aim}; {share(i)}"


def realisasi_with_capaian(i: HasilIndikator) -> str:
    """Return realisasi, target and capaian: 0,15%, target 7,00% (capaian 2,14% dari target); why, if not assessed."""
    if i.capaian is None:
        return status_text(i)
    return f"{realisasi_with_target(i)} ({share(i)}{f', {DOUBT}' if doubtful(i) else ''})"


def within(i: HasilIndikator) -> str:
    """Return the same without brackets of its own: 0,15%, target 7,00%; capaian 2,14%."""
    if i.capaian is None:
        return status_text(i)
    return f"{realisasi_with_target(i)}; {capaian(i.capaian)}{rounding(i)}{f'; {DOUBT}' if doubtful(i) else ''}"


def verdict(i: HasilIndikator) -> str:
    """Return realisasi and whether it meets its target: 0,15%, di bawah target 7,00%."""
    if i.capaian is None or i.realisasi is None or i.target is None:
        return realisasi_with_target(i)
    if i.indikator.arah != "maksimalkan":
        return realisasi_with_target(i)
    order = (i.realisasi > i.target) - (i.realisasi < i.target)
    relation = ("sama dengan", "di atas", "di bawah")[order]
    return f"{valued(i.indikator, i.realisasi)}, {relation} {target(i.indikator, i.target)}"


def title(i: HasilIndikator) -> str:
    """Return the headline of an indicator: its name, and what was realised against the target."""
    return f"{i.indikator.label}: {verdict(i)}{mark(i)}"


def behind(i: HasilIndikator) -> str:
    """Return how far an indicator below its target is, as the rest of a sentence."""
    name, part = ind.lower_first(i.indikator.label), f"({share(i)})"
    name += ":" if name[-1:].isdigit() and i.indikator.arah != "maksimalkan" else ""  # contoh 3: 12, melebihi …
    if i.realisasi is None:
        return f"{name} belum ada realisasinya {part}"
    if i.indikator.arah != "maksimalkan":
        return f"{name} {verdict(i)} {part}"
    return f"{name} baru {realisasi_with_target(i)} {part}"


def doubtful(i: HasilIndikator) -> bool:
    """Return whether the figure itself is in doubt."""
    return bool(i.ukur.perlu_konfirmasi)


def yes_if_doubtful(i: HasilIndikator) -> str | None:
    """Return what the open data say of a doubt about a figure: ya, or nothing."""
    return "ya" if doubtful(i) else None


def mark(i: HasilIndikator) -> str:
    """Return what stands behind a figure in doubt, in brackets; nothing behind others."""
    return f" ({DOUBT})" if doubtful(i) else ""


def doubt(items: Sequence[HasilIndikator]) -> str:
    """Return which figures are in doubt, as the rest of a sentence: angka IKU 15 perlu konfirmasi; empty for none."""
    found = [i.indikator for i in items if doubtful(i)]
    if not found:
        return ""
    first, *others = found
    return f"angka {ind.listing([first.sebutan, *(str(i.nomor) for i in others)])} {DOUBT}"


def sentence(text: str) -> str:
    """Return the rest of a sentence as a sentence of its own; nothing for nothing."""
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def doubts(hasil: Hasil) -> str:
    """Return the sentence on all figures of a quarter that are in doubt; empty when none is."""
    return sentence(doubt(hasil.indikator))
