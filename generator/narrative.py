"""Sentences made from the figures by rules: headlines, leads, the executive summary, alt texts.

In: a computed report (and the NPSS before it). Out: plain Indonesian text. No adjective that a figure does not
carry: a sentence states counts, values and classes, and the reason that the indicator's file gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import STATUS_TEXT
from generator.schema import Kelas
from generator.scoring import Hasil, HasilIndikator, HasilSasaran

FULL = Decimal(100)


@dataclass(frozen=True)
class Butir:
    """An indicator in a sentence: its name and number, its capaian as text, cause and follow-up (prose)."""

    indikator: HasilIndikator
    capaian: str
    penyebab: str | None
    tindak_lanjut: str | None


@dataclass(frozen=True)
class Kelompok:
    """The indicators of one goal that share a category: the sentence about them, and details if any."""

    kalimat: str
    kelas: Kelas | None
    butir: tuple[Butir, ...]


def assessed(hasil: Hasil) -> list[HasilIndikator]:
    """Return the indicators that have a capaian."""
    return [i for i in hasil.indikator if i.capaian is not None]


def reached(items: Iterable[HasilIndikator]) -> list[HasilIndikator]:
    """Return those whose capaian is at least 100."""
    return [i for i in items if i.capaian is not None and i.capaian >= FULL]


def period(hasil: Hasil) -> str:
    """Return the name of the quarter: Triwulan I 2024."""
    return f"{ind.quarter(hasil.kuartal.laporan.triwulan)} {hasil.rencana.tahun}"


def headline(hasil: Hasil) -> str:
    """Return the finding of the quarter: how many targets were reached, and the indicator farthest behind."""
    items = assessed(hasil)
    if not items:
        return f"Belum ada indikator yang dinilai pada {period(hasil)}"
    met = reached(items)
    if len(met) == len(items):
        return f"Semua {len(items)} indikator yang dinilai mencapai target"
    last = min(items, key=lambda i: i.capaian or Decimal(0))
    tail = f"{ind.lower_first(last.indikator.label)} baru {ind.number(last.capaian or Decimal(0))}%"
    if not met:
        return f"Belum ada target yang tercapai; {tail}"
    return f"{len(met)} dari {len(items)} indikator mencapai target; {tail}"


def lead(hasil: Hasil, before: tuple[Decimal, str] | None = None) -> list[str]:
    """Return the sentences under the headline: the predicates, what holds the result down, the change.

    `before` are NPSS and name of the quarter before.
    """
    if hasil.nilai.nps is None:
        return ["Nilai dihitung setelah ada target dan realisasi."]
    found = [_predicates(hasil)]
    groups = [p for p in hasil.perspektif if p.nilai.nps is not None]
    lowest = min(groups, key=lambda p: p.nilai.nps or Decimal(0))
    goals = [s for s in lowest.sasaran if s.nilai.nps is not None]
    goal = min(goals, key=lambda s: s.nilai.nps or Decimal(0))
    if lowest.nilai.nps is not None and lowest.nilai.nps < FULL:
        found.append(
            f"Perspektif {lowest.perspektif.nama} paling rendah, {ind.number(lowest.nilai.nps)}, "
            f"terutama karena sasaran {goal.sasaran.nomor} bernilai {ind.number(goal.nilai.nps or Decimal(0))}."
        )
    if before:
        found.append(change(hasil.nilai.nps, *before))
    return found


def change(now: Decimal, then: Decimal, name: str) -> str:
    """Return the change against an earlier quarter as a sentence."""
    if now == then:
        return f"NPSS sama dengan {name}."
    verb = "naik" if now > then else "turun"
    return f"NPSS {verb} {ind.number(abs(now - then))} dari {ind.number(then)} pada {name}."


def _predicates(hasil: Hasil) -> str:
    groups = [p for p in hasil.perspektif if p.nilai.predikat]
    names: dict[str, list[str]] = {}
    for p in groups:
        assert p.nilai.predikat
        names.setdefault(p.nilai.predikat.nama, []).append(p.perspektif.nama)
    parts = [f"{ind.words(len(v))} berpredikat {k} ({ind.listing(v)})" for k, v in names.items()]
    return f"Dari {ind.words(len(groups))} perspektif yang dinilai, {ind.listing(parts)}."


def by_category(hasil: Hasil, items: Sequence[HasilIndikator]) -> list[tuple[Kelas | None, list[HasilIndikator]]]:
    """Return the indicators by kategori, best first as the rule set orders them, the unassessed last."""
    order = sorted(hasil.aturan.kategori.kelas, key=lambda k: RANK[k.rupa])
    found: list[tuple[Kelas | None, list[HasilIndikator]]] = [(k, [i for i in items if i.kategori == k]) for k in order]
    found.append((None, [i for i in items if i.kategori is None]))
    return [(k, group) for k, group in found if group]


RANK = {"tinggi": 0, "baik": 1, "sedang": 2, "rendah": 3, "khusus": 4}


def goal_sentence(s: HasilSasaran) -> str:
    """Return the opening sentence on one goal in the executive summary."""
    n = len(s.indikator)
    if s.nilai.nps is None or s.nilai.predikat is None:
        return f"Sasaran ini belum dinilai. Indikatornya {ind.count(n)}."
    return (
        f"Nilai pencapaian sasaran (NPS) {ind.number(s.nilai.nps)}% dengan predikat {s.nilai.predikat.nama}, "
        f"dari {ind.count(n)} indikator."
    )


def groups(hasil: Hasil, s: HasilSasaran) -> list[Kelompok]:
    """Return the indicators of a goal by category, each group with its sentence."""
    return [_group(kelas, items) for kelas, items in by_category(hasil, s.indikator)]


def _group(kelas: Kelas | None, items: list[HasilIndikator]) -> Kelompok:
    names = ind.listing([_named(i) for i in items])
    if kelas:
        sentence = f"{ind.count(len(items)).capitalize()} indikator berkategori {kelas.nama}, yaitu {names}."
    else:
        reasons = sorted({STATUS_TEXT[i.status] for i in items})
        sentence = f"{ind.count(len(items))} indikator {ind.listing(reasons)}, yaitu {names}."
    details = tuple(
        Butir(i, _value(i), i.ukur.ringkasan.penyebab, i.ukur.ringkasan.tindak_lanjut)
        for i in items
        if kelas and (i.ukur.ringkasan.penyebab or i.ukur.ringkasan.tindak_lanjut)
    )
    return Kelompok(sentence, kelas, details)


def _named(i: HasilIndikator) -> str:
    return f"{i.indikator.nama} ({_value(i)})" if i.capaian is not None else i.indikator.nama


def _value(i: HasilIndikator) -> str:
    return f"{ind.number(i.capaian)}%" if i.capaian is not None else STATUS_TEXT[i.status]


def opening(hasil: Hasil) -> str:
    """Return the first paragraph of the executive summary."""
    n, goals = len(hasil.indikator), len(hasil.sasaran)
    text = f"Perjanjian kinerja tahun {hasil.rencana.tahun} memuat {ind.count(goals)} sasaran "
    text += f"dengan {ind.count(n)} indikator. "
    done = len(assessed(hasil))
    text += f"Pada {period(hasil)}, {ind.count(done)} indikator dinilai"
    text += f" dan {ind.count(n - done)} belum." if done < n else "."
    if hasil.nilai.nps is not None and hasil.nilai.predikat:
        text += (
            f" Nilai pencapaian sasaran strategis (NPSS) {ind.number(hasil.nilai.nps)}%"
            f" dengan predikat {hasil.nilai.predikat.nama}."
        )
    return text


def money(hasil: Hasil) -> str:
    """Return the sentence on the budget."""
    if hasil.uang.serapan is None:
        return "Data anggaran belum tersedia."
    return (
        f"Anggaran terserap {ind.number(hasil.uang.serapan, 2)}%: {ind.rupiah(hasil.uang.realisasi)} "
        f"dari pagu {ind.rupiah(hasil.uang.pagu)}."
    )


def efficient(hasil: Hasil) -> str:
    """Return the finding on efficiency."""
    items = [i for i in hasil.indikator if i.efisiensi]
    good = [i for i in items if i.efisiensi and i.efisiensi.kelas.efisien]
    waiting = len(hasil.indikator) - len(items)
    text = f"{len(good)} dari {len(items)} indikator yang dinilai masuk kelas efisien"
    return text + (f"; {waiting} belum dinilai." if waiting else ".")


def indicator_title(i: HasilIndikator) -> str:
    """Return the headline of an indicator: what was realised against the target."""
    name = i.indikator.label
    if i.capaian is None or i.target is None:
        return f"{name}: {STATUS_TEXT[i.status]}"
    if i.realisasi is None:
        return f"{name}: realisasi belum tersedia"
    sign = "%" if i.indikator.satuan == "persen" else ""
    if i.capaian == FULL:
        relation = "sama dengan target"
    else:
        beyond = (i.realisasi > i.target, "di atas target", "di bawah target")
        relation = beyond[1] if beyond[0] else beyond[2]
    return f"{name}: {ind.number(i.realisasi)}{sign}, {relation} {ind.number(i.target)}{sign}"


def attention(hasil: Hasil, most: int = 3) -> list[HasilIndikator]:
    """Return the indicators below target, lowest first."""
    below = [i for i in assessed(hasil) if i.capaian is not None and i.capaian < FULL]
    return sorted(below, key=lambda i: i.capaian or Decimal(0))[:most]


def going_well(hasil: Hasil, most: int = 3) -> list[HasilIndikator]:
    """Return the indicators in the best class that is not an outlier, highest first."""
    good = [i for i in reached(assessed(hasil)) if i.kategori and i.kategori.rupa in ("tinggi", "baik")]
    return sorted(good, key=lambda i: i.capaian or Decimal(0), reverse=True)[:most]
