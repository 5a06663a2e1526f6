"""Efficiency in sentences: which values count as efficient, why they are high early in a year, that of an indicator.

In: a `Hasil`. Out: sentences. Nothing is said here that holds for one decree only.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from generator import indonesian as ind
from generator.figures import naming
from generator.presentation import sentences, tabel
from generator.records.efficiency import Suku
from generator.records.rule_set import Efisiensi, Kelas
from generator.scoring import regulation
from generator.scoring.absence import NOT_ASSESSED, UNCOUNTABLE, unspent
from generator.scoring.budget import lacking
from generator.scoring.ladder import Hasil, HasilIndikator

WORDS = {True: "terhitung efisien", False: "terhitung tidak efisien"}


def meaning(rules: Efisiensi) -> str:
    """Return which values the classes count as efficient and as not efficient; nothing if no class says so."""
    spans, measure = list(_spans(rules.kelas)), rules.cara.utama.singkatan
    found = [(words, [_words(s, measure) for value, s in spans if value is flag]) for flag, words in WORDS.items()]
    parts = [f"{ind.listing(texts)} {words}" for words, texts in found if texts]
    if not parts:
        return ""
    sentence = f"Menurut aturan, {'; '.join(parts)}."
    high = len(spans) > 1 and spans[-1][0] is False and any(value for value, _ in spans)
    return (
        f"{sentence} {measure} di atas batas efisien berarti capaian melampaui bagian pagu yang terserap."
        if high
        else sentence
    )


def _words(span: Kelas, measure: str) -> str:
    return f"{measure} {naming.interval(span)}" if regulation.bounds(span) else f"setiap nilai {measure}"


def _spans(kelas: Sequence[Kelas]) -> Iterator[tuple[bool | None, Kelas]]:
    """Yield neighbouring classes that count alike as one, from the lowest value up."""
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
    """Return why efficiency runs high before the year is over, with a worked example; nothing for the last quarter."""
    if hasil.masa.terakhir:
        return ""
    share = regulation.HUNDRED * hasil.masa.ke / len(hasil.masa.jenis.semua)
    cara, one = rules.cara, rules.cara.utama
    exact = cara.computed([Suku(regulation.HUNDRED, regulation.HUNDRED, share)])[one.kunci]
    value = tabel.cents(cara.bounded(one.kunci, exact))
    kelas = regulation.class_of(value, rules.kelas)
    named = f", kelas {kelas.nama}" if kelas else ""
    return (
        f"{one.singkatan} membandingkan capaian terhadap target {hasil.masa.kata} dengan serapan dari pagu tahunan, "
        "sehingga sebelum tahun berakhir nilainya cenderung tinggi. Misalnya, indikator yang tepat mencapai target "
        f"{hasil.periode} dan menyerap {ind.plain(tabel.cents(share))}% pagu tahunannya "
        f"mempunyai {one.singkatan} {ind.number(value)}{named}."
    )


def said(hasil: Hasil) -> str:
    """Return the finding on efficiency, of all indicators together and of each; nothing where it is not scored."""
    each = sentences.efficient(hasil) if hasil.aturan.efisiensi else ""
    return " ".join(filter(None, (together(hasil), each)))


def together(hasil: Hasil) -> str:
    """Return the efficiency of all indicators together; nothing where the formula is not taken over them."""
    rules = hasil.aturan.efisiensi
    if rules is None or not rules.cara.seluruh:
        return ""
    first, last = rules.cara.ukuran
    if (e := hasil.efisiensi) is None:
        return f"{last.sebutan} semua indikator belum dinilai."
    named = f", kelas “{e.kelas.nama}”" if e.kelas else ""
    counted = sum(i.capaian is not None and i.uang is not None for i in hasil.indikator)
    whole = "" if counted == len(hasil.indikator) else f", dari {counted} indikator yang mempunyai capaian dan anggaran"
    value, share = ind.number(e.nilai[last.kunci]), ind.number(e.nilai[first.kunci])
    return f"{last.sebutan} semua indikator {value}{named}, dengan {ind.lower_first(first.sebutan)} {share}{whole}."


def of_indicator(i: HasilIndikator, rules: Efisiensi) -> str:
    """Return the efficiency of an indicator with its arithmetic, or why there is none."""
    e, cara = i.efisiensi, rules.cara
    if i.status == "dikecualikan":
        return "Efisiensi tidak dinilai: indikator ini tidak berlaku."
    if e is None or i.uang is None or i.capaian is None:
        why = UNCOUNTABLE if unspent(i) == UNCOUNTABLE else NOT_ASSESSED
        return f"Efisiensi {why}: {lacking(i.capaian, i.uang, cara)}."
    # In rupiah, since the measures follow from exact amounts: a serapan as it is shown would give another one.
    typed = (ind.number(i.capaian), ind.rupiah(i.uang.pagu), ind.rupiah(i.uang.realisasi))
    first, last = cara.ukuran
    made = f"{cara.worked(1)[0].format(*typed)} = {ind.number(e.nilai[first.kunci])}"
    good = e.kelas and ("efisien" if e.kelas.efisien else "tidak efisien")
    named = f": {good} (kelas “{e.kelas.nama}”)" if e.kelas else ""
    return f"{first.sebutan} = {cara.singkat} = {made}. {last.sebutan} {ind.number(e.nilai[last.kunci])}{named}."
