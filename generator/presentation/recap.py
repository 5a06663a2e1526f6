"""Sentences of the executive summary and of the goals, and notes on how the figures are to be read.

In: a `Hasil`. Out: plain Indonesian text, by the same rules as `sentences`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import indonesian as ind
from generator.addresses.periods import Masa
from generator.figures import naming, rule_source
from generator.figures.figures import status_text
from generator.presentation import accumulation_words, counting, phrases, revision
from generator.presentation.phrases import FULL
from generator.presentation.sentences import assessed, by_category
from generator.records.rule_set import Kelas
from generator.scoring import absence
from generator.scoring.ladder import Hasil, HasilIndikator, HasilSasaran, Nilai
from generator.scoring.levers import Tuas


@dataclass(frozen=True)
class Terjelaskan:
    """An indicator of a sentence with its cause and follow-up (prose)."""

    indikator: HasilIndikator
    penyebab: str | None
    tindak_lanjut: str | None


@dataclass(frozen=True)
class Sekelas:
    """The indicators of one goal that share a category: the sentence about them, and details if any."""

    kalimat: str
    kelas: Kelas | None
    butir: tuple[Terjelaskan, ...]


def goal_sentence(hasil: Hasil, s: HasilSasaran) -> str:
    """Return the opening sentence on one goal in the executive summary."""
    n = len(s.indikator)
    if "sasaran" not in hasil.jenjang and any(i.capaian is not None for i in s.indikator):
        return f"{counting.said(counting.grouped(s.indikator))}."
    if s.nilai.nps is None:
        return f"Sasaran ini {absence.reason(s.indikator)}{_when(hasil, s)}."
    doubt = phrases.doubt(s.indikator)
    score = f"{hasil.aturan.kata.nps_penuh} {ind.number(s.nilai.nps)}{_with(s.nilai)}"
    return f"{score}, dari {ind.count(n)} indikator{f'; {doubt}' if doubt else ''}."


def _with(nilai: Nilai) -> str:
    """Return the predicate of a score as the rest of a phrase; nothing where there are no predicates."""
    return f" dengan predikat {nilai.predikat.nama}" if nilai.predikat else ""


def inconclusive(hasil: Hasil, items: Sequence[HasilIndikator]) -> str:
    """Return what a class of kind `khusus` means and how such a capaian counts; nothing where none is in one."""
    found = dict.fromkeys(i.kategori for i in items if i.kategori and i.kategori.rupa == "khusus")
    if not found:
        return ""
    named = ind.listing([f"{k.nama} berarti capaian {naming.interval(k)}" for k in found])
    cap = hasil.aturan.nps.batas_atas
    counted = f"; dalam {hasil.aturan.kata.nps} dihitung paling tinggi {ind.number(cap)}" if cap is not None else ""
    return f"{named} ({rule_source.cite(hasil.aturan, hasil.aturan.kategori)}){counted}."


def _when(hasil: Hasil, s: HasilSasaran) -> str:
    """Return when the indicators of a goal will be measured, where the plan gives all of them the same quarter."""
    later = {next_target(hasil.masa, i) for i in s.indikator}
    quarter = later.pop() if len(later) == 1 else None
    if quarter is None:
        return ""
    n = len(s.indikator)
    whose = "satu-satunya indikatornya" if n == 1 else f"ke{ind.words(n)} indikatornya"
    return f": {whose} baru diukur pada {quarter.nama}"


def next_target(now: Masa, i: HasilIndikator) -> Masa | None:
    """Return the next quarter in which an indicator that has no target now has one."""
    if i.status != "belum_dinilai":
        return None
    return next((m for m in now.sesudahnya if i.indikator.target.of(m) is not None), None)


def groups(hasil: Hasil, s: HasilSasaran) -> list[Sekelas]:
    """Return the indicators of a goal by category, each group with its sentence; the unassessed by their reason."""
    found: list[Sekelas] = []
    for kelas, _, items in by_category(hasil, s.indikator):
        what = f"berkategori {kelas.nama}" if kelas else status_text(items[0])
        found.append(_group(kelas, what, items))
    return found


def _group(kelas: Kelas | None, what: str, items: list[HasilIndikator]) -> Sekelas:
    names = ind.listing([_named(i) for i in items])
    head = f"{ind.count(len(items))} indikator {what}"
    details = tuple(
        Terjelaskan(i, i.ukur.ringkasan.penyebab, i.ukur.ringkasan.tindak_lanjut)
        for i in items
        if kelas and (i.ukur.ringkasan.penyebab or i.ukur.ringkasan.tindak_lanjut)
    )
    return Sekelas(phrases.sentence(f"{head}: {names}"), kelas, details)


def _named(i: HasilIndikator) -> str:
    note = phrases.within(i) if i.capaian is not None else ""
    note = f"alasan: {i.ukur.dikecualikan.rstrip('.')}" if i.ukur.dikecualikan else note
    return f"{i.indikator.nama} ({note})" if note else i.indikator.nama


def opening(hasil: Hasil) -> str:
    """Return the first paragraph of the executive summary."""
    n, goals = len(hasil.indikator), len(hasil.sasaran)
    text = f"Perjanjian kinerja tahun {hasil.rencana.tahun} memuat {ind.count(goals)} sasaran "
    text += f"dengan {ind.count(n)} indikator. {_assessment(hasil)}"
    if hasil.nilai.nps is not None:
        text += f" {hasil.aturan.kata.npss_penuh} {ind.number(hasil.nilai.nps)}{_with(hasil.nilai)}."
    return " ".join(part for part in (text, revision.used(hasil)) if part)


def _assessment(hasil: Hasil) -> str:
    """Return how many indicators were assessed, and how many not, for each reason."""
    done = len(assessed(hasil))
    why = [absence.reason([i]) for i in hasil.indikator if i.capaian is None]
    if not done and absence.NOT_APPLICABLE not in why:
        return f"Pada {hasil.periode} belum ada yang dinilai."
    if not why:
        return f"Pada {hasil.periode} semuanya dinilai." if done > 1 else f"Indikator itu dinilai pada {hasil.periode}."
    parts = [(done, "dinilai"), *((why.count(words), words) for words in absence.REASONS)]
    (first, verb), *rest = [(n, what) for n, what in parts if n]
    said = [f"{first} indikator {verb}", *(f"{n} {what}" for n, what in rest)]
    return f"Pada {hasil.periode}, {ind.listing(said)}."


PART = {  # how the target of a quarter stands to that of the year
    "maksimalkan": "baru sebagian dari",
    "minimalkan": "lebih longgar daripada",
    "stabilkan": "lain daripada",
}


def annual_note(hasil: Hasil, i: HasilIndikator) -> str:
    """Return what keeps the classes of quarter and year from seeming to contradict each other; empty if they do not."""
    yearly, goal = i.capaian_tahunan, i.indikator.target.tahunan
    if i.kategori is None or i.kategori_tahunan is None or yearly is None or yearly >= FULL:
        return ""
    assert goal is not None and i.target is not None
    if hasil.masa.terakhir:
        aim = phrases.target(i.indikator, goal)
        return (
            f"Tahun {hasil.rencana.tahun} sudah berakhir dan {aim} tidak tercapai; "
            f"“{i.kategori_tahunan.nama}” adalah nama kelasnya menurut aturan, bukan perkiraan."
        )
    kata = hasil.masa.kata
    so_far = accumulation_words.so_far(i, kata)
    if i.capaian is None or i.capaian < FULL or (i.target == goal and not so_far):
        return ""
    part = PART[i.indikator.arah]
    if i.indikator.akumulasi == "rata_rata":
        return f"{_two_classes(i, kata)} {so_far}, target tahunan {phrases.valued(i.indikator, goal)}."
    here, there = phrases.target(i.indikator, i.target), phrases.target(i.indikator, goal).removeprefix("target ")
    text = f"{_two_classes(i, kata)} {here} pada {kata} ini {part} target tahunan {there}"
    return f"{text}; {so_far}." if so_far else f"{text}."


def _two_classes(i: HasilIndikator, kata: str) -> str:
    assert i.kategori is not None and i.kategori_tahunan is not None
    both = f"“{i.kategori.nama}” menilai {kata} ini, “{i.kategori_tahunan.nama}” menilai setahun."
    return f"{both} Keduanya tidak bertentangan:"


def levers(hasil: Hasil, found: Mapping[str, tuple[Tuas, ...]]) -> str:
    """Return what holds the NPSS down most and what would change its predikat; empty when nothing does."""
    first = next(iter(found.get("npss", ())), None)
    if first is None or first.selisih <= 0:
        return ""
    name, npss = first.indikator.indikator.sebutan, hasil.aturan.kata.npss
    assert first.indikator.capaian is not None and hasil.nilai.nps is not None
    text = (
        f"{npss} paling tertahan oleh {name}, {ind.lower_first(first.indikator.indikator.label)}: "
        f"{phrases.realisasi_with_capaian(first.indikator)}. Andai target {name} tercapai, {npss} menjadi "
        f"{ind.number(first.bila_tercapai)}, naik {ind.number(first.selisih)}."
    )
    if first.naik:
        need = ind.number(first.naik.capaian)
        text += f" Predikat menjadi {first.naik.predikat.nama} bila capaian {name} sedikitnya {need}%."
    return text
