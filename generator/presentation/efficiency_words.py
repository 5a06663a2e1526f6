"""What the classes of efficiency mean, in sentences: which TE counts as efficient, and why it is high early in a year.

In: a `Hasil`. Out: sentences. Nothing is said here that holds for one decree only.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from generator import indonesian as ind
from generator.figures import naming
from generator.presentation import tabel
from generator.records.rule_set import Efisiensi, Kelas
from generator.scoring import regulation
from generator.scoring.ladder import Hasil

WORDS = {True: "terhitung efisien", False: "terhitung tidak efisien"}


def meaning(kelas: Sequence[Kelas]) -> str:
    """Return which values of TE the classes count as efficient and as not efficient; nothing if no class says so."""
    spans = list(_spans(kelas))
    found = [(words, [_words(s) for value, s in spans if value is flag]) for flag, words in WORDS.items()]
    parts = [f"{ind.listing(texts)} {words}" for words, texts in found if texts]
    if not parts:
        return ""
    sentence = f"Menurut aturan, {'; '.join(parts)}."
    high = len(spans) > 1 and spans[-1][0] is False and any(value for value, _ in spans)
    return (
        f"{sentence} TE di atas batas efisien berarti capaian melampaui bagian pagu yang terserap."
        if high
        else sentence
    )


def _words(span: Kelas) -> str:
    return f"TE {naming.interval(span)}" if regulation.bounds(span) else "setiap nilai TE"


def _spans(kelas: Sequence[Kelas]) -> Iterator[tuple[bool | None, Kelas]]:
    """Yield neighbouring classes that count alike as one, from the lowest TE up."""
    for value, group in groupby(sorted(kelas, key=_lowest), key=lambda k: k.efisien):
        alike = list(group)
        first, last = alike[0], alike[-1]
        if first is last:
            yield value, first
        else:
            low = first.mulai if first.sama_dengan is None else first.sama_dengan
            high = last.sampai if last.sama_dengan is None else last.sama_dengan
            ends = {"mulai": low, "sampai": high, "di_bawah": last.di_bawah, "sama_dengan": None}
            yield value, first.model_copy(update=ends)


def _lowest(kelas: Kelas) -> tuple[Decimal, bool]:
    """Return where a class begins, and whether it leaves that value out."""
    if kelas.di_atas is not None:
        return kelas.di_atas, True
    begin = kelas.mulai if kelas.sama_dengan is None else kelas.sama_dengan
    return (Decimal("-Infinity") if begin is None else begin), False


def caution(hasil: Hasil, rules: Efisiensi) -> str:
    """Return why TE runs high before the year is over, with a worked example; nothing for the last quarter."""
    if hasil.masa.terakhir:
        return ""
    share = regulation.HUNDRED * hasil.masa.ke / len(hasil.masa.jenis.semua)
    te = tabel.cents((regulation.HUNDRED / share - rules.standar) / rules.standar)
    kelas = regulation.class_of(te, rules.kelas)
    named = f", kelas {kelas.nama}" if kelas else ""
    return (
        f"TE membandingkan capaian terhadap target {hasil.masa.kata} dengan serapan dari pagu tahunan, sehingga "
        "sebelum tahun berakhir nilainya cenderung tinggi. Misalnya, indikator yang tepat mencapai target "
        f"{hasil.periode} dan menyerap {ind.plain(tabel.cents(share))}% pagu tahunannya "
        f"mempunyai TE {ind.number(te)}{named}."
    )
