"""The ladder: indicator, sasaran, perspektif, total. Every rung is rounded, so a reader can recompute it.

In: the plan, one quarter and its rule set, all checked. Out: frozen results. Source: sections 2.5 and 3.1.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from generator import indonesian as ind
from generator.content.model import Kuartal, TargetRenstra, Terdahulu
from generator.records.plan import Indikator, Perspektif, Rencana, Sasaran
from generator.records.quarter import Kegiatan, Ukur
from generator.records.rule_set import Aturan, Kelas, Rung
from generator.scoring import accumulation, budget, detail_rows, regulation
from generator.scoring.budget import Efisien, Uang
from generator.scoring.comparison import Bandings, Pembandings

Status = Literal["dinilai", "belum_dinilai", "belum_tersedia", "dikecualikan"]


@dataclass(frozen=True)
class HasilIndikator:
    """One indicator in one quarter; what is not assessed is None. Percentages unless `satuan` says otherwise.

    `sampai` is the realisasi of the year so far, from `terdahulu` of earlier quarters where its plan says so.
    """

    indikator: Indikator
    ukur: Ukur
    status: Status
    target: Decimal | None
    realisasi: Decimal | None
    dari_rincian: Decimal | None
    capaian: Decimal | None
    dihitung: Decimal | None
    kategori: Kelas | None
    capaian_tahunan: Decimal | None
    kategori_tahunan: Kelas | None
    uang: Uang | None
    efisiensi: Efisien | None
    sampai: Decimal | None
    terdahulu: tuple[Terdahulu, ...]


@dataclass(frozen=True)
class Nilai:
    """An NPS with its predicate; both None when nothing under it is assessed."""

    nps: Decimal | None
    predikat: Kelas | None


@dataclass(frozen=True)
class HasilSasaran:
    """One goal: its indicators, NPS and money."""

    sasaran: Sasaran
    indikator: tuple[HasilIndikator, ...]
    nilai: Nilai
    uang: Uang | None


@dataclass(frozen=True)
class HasilPerspektif:
    """One perspective: its goals and NPS."""

    perspektif: Perspektif
    sasaran: tuple[HasilSasaran, ...]
    nilai: Nilai

    @property
    def indikator(self) -> tuple[HasilIndikator, ...]:
        """Return the indicators in order."""
        return tuple(i for s in self.sasaran for i in s.indikator)


@dataclass(frozen=True)
class Hasil:
    """What was computed of one quarter; `renstra` holds the medium-term targets of its year by kode,
    `pembanding` with what content/ lets each indicator be compared, `banding` the comparisons that are shown.

    `uang` is the money of the office, `bagian` the sum of the amounts per indicator, which are shares of it.
    """

    rencana: Rencana
    kuartal: Kuartal
    aturan: Aturan
    perspektif: tuple[HasilPerspektif, ...]
    nilai: Nilai
    uang: Uang | None
    bagian: Uang | None
    kegiatan: tuple[tuple[Kegiatan, Uang], ...]
    renstra: Mapping[str, TargetRenstra] = field(default_factory=dict)
    pembanding: Pembandings = field(default_factory=dict)
    banding: Bandings = field(default_factory=dict)

    @property
    def periode(self) -> str:
        """Return the name of the quarter: Triwulan I 2024."""
        return ind.period(self.kuartal.laporan.triwulan, self.rencana.tahun)

    @property
    def by_activity(self) -> bool:
        """Return whether the budget is summed over activities: they are given, and each with what it spent."""
        data = self.kuartal.anggaran
        return bool(self.kegiatan) and data is not None and len(self.kegiatan) == len(data.kegiatan)

    @property
    def sasaran(self) -> tuple[HasilSasaran, ...]:
        """Return the goals in order."""
        return tuple(s for p in self.perspektif for s in p.sasaran)

    @property
    def indikator(self) -> tuple[HasilIndikator, ...]:
        """Return the indicators in order."""
        return tuple(i for s in self.sasaran for i in s.indikator)

    def of(self, kode: str) -> HasilIndikator | None:
        """Return the indicator of a kode, if the quarter has it."""
        return next((i for i in self.indikator if i.indikator.kode == kode), None)


Bernilai = Hasil | HasilPerspektif | HasilSasaran
Mean = tuple[list[Decimal | None], list[Decimal]]  # parts and their weights
Score = Callable[[Decimal | None], Nilai]


def score(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> Hasil:
    """Compute every figure of a quarter."""
    groups = tuple(_perspektif(p, kuartal, aturan) for p in rencana.perspektif)
    shares = budget.whole(s.uang for g in groups for s in g.sasaran)
    activities = kuartal.anggaran.kegiatan if kuartal.anggaran else ()
    kegiatan = tuple((k, Uang(k.pagu, k.realisasi)) for k in activities if k.realisasi is not None)
    nilai = _nilai(_groups(groups, aturan), aturan, "npss")
    whole = budget.total(u for _, u in kegiatan) if len(kegiatan) == len(activities) else None
    return Hasil(rencana, kuartal, aturan, groups, nilai, whole or shares, shares, kegiatan)


def _perspektif(perspektif: Perspektif, kuartal: Kuartal, aturan: Aturan) -> HasilPerspektif:
    goals = tuple(_sasaran(s, kuartal, aturan) for s in perspektif.sasaran)
    return HasilPerspektif(perspektif, goals, _nilai(_goals(goals, aturan), aturan, "nps"))


def _sasaran(sasaran: Sasaran, kuartal: Kuartal, aturan: Aturan) -> HasilSasaran:
    items = tuple(measure(i, kuartal, aturan) for i in sasaran.indikator)
    money = budget.whole(i.uang for i in items)
    return HasilSasaran(sasaran, items, _nilai(_items(items, aturan), aturan, "nps"), money)


def path_with(hasil: Hasil, nomor: int) -> tuple[Score, Score, Score]:
    """Return what gives the value of goal, perspective and total if one indicator counted with another capaian."""
    p, s = next(
        (p, s) for p in hasil.perspektif for s in p.sasaran if nomor in [i.indikator.nomor for i in s.indikator]
    )
    place = [i.indikator.nomor for i in s.indikator].index(nomor)
    goal = _score(_items(s.indikator, hasil.aturan), place, hasil.aturan, "nps")
    group = _score(_goals(p.sasaran, hasil.aturan), p.sasaran.index(s), hasil.aturan, "nps")
    total = _score(_groups(hasil.perspektif, hasil.aturan), hasil.perspektif.index(p), hasil.aturan, "npss")
    return goal, lambda counted: group(goal(counted).nps), lambda counted: total(group(goal(counted).nps).nps)


def _score(mean: Mean, place: int, aturan: Aturan, rung: Rung) -> Score:
    """Return a mean as it depends on its part at a place."""
    parts, weights = mean
    before, after = parts[:place], parts[place + 1 :]
    return lambda part: _nilai(([*before, part, *after], weights), aturan, rung)


def _items(items: Sequence[HasilIndikator], aturan: Aturan) -> Mean:
    weights = regulation.weights(aturan.nps.bobot.indikator, (i.indikator.kode for i in items))
    return [i.dihitung for i in items], weights


def _goals(goals: Sequence[HasilSasaran], aturan: Aturan) -> Mean:
    weights = regulation.weights(aturan.nps.bobot.sasaran, (g.sasaran.nomor for g in goals))
    return [g.nilai.nps for g in goals], weights


def _groups(groups: Sequence[HasilPerspektif], aturan: Aturan) -> Mean:
    weights = regulation.weights(aturan.nps.bobot.perspektif, (p.perspektif.kode for p in groups))
    return [g.nilai.nps for g in groups], weights


def _nilai(mean: Mean, aturan: Aturan, rung: Rung) -> Nilai:
    pairs = [(part, weight) for part, weight in zip(*mean, strict=True) if part is not None]
    total = sum((weight for _, weight in pairs), Decimal(0))
    if not total:
        return Nilai(None, None)
    nps = regulation.rounded(sum((p * w for p, w in pairs), Decimal(0)) / total, aturan, rung)
    return Nilai(nps, regulation.classify(nps, aturan.predikat.kelas))


def measure(indikator: Indikator, kuartal: Kuartal, aturan: Aturan) -> HasilIndikator:
    """Compute one indicator: realisasi, capaian, kategori, annual comparison, efficiency."""
    ukur = kuartal.ukur[indikator.nomor]
    target = kuartal.target(indikator)
    exact = detail_rows.realise(indikator, ukur)
    from_rows = None if exact is None else regulation.rounded(exact, aturan, "realisasi")
    realisasi = from_rows if ukur.realisasi is None else ukur.realisasi
    status = _status(ukur, target, realisasi, aturan)
    capaian = _capaian(aturan, indikator.arah, realisasi, target) if status == "dinilai" else None
    earlier = kuartal.terdahulu.get(indikator.kode, ())
    sampai = accumulation.to_date(indikator, earlier, realisasi, aturan) if status == "dinilai" else None
    tahunan = _capaian(aturan, indikator.arah, sampai, indikator.target.tahunan) if capaian is not None else None
    uang = budget.of_indicator(kuartal, indikator.nomor)
    return HasilIndikator(
        indikator,
        ukur,
        status,
        target,
        realisasi,
        from_rows,
        capaian,
        _capped(capaian, aturan),
        None if capaian is None else regulation.classify(capaian, aturan.kategori.kelas),
        tahunan,
        None if tahunan is None else regulation.classify(tahunan, aturan.capaian_tahunan.kelas),
        uang,
        budget.efficiency(capaian, uang, aturan),
        sampai,
        earlier,
    )


def _status(ukur: Ukur, target: Decimal | None, realisasi: Decimal | None, aturan: Aturan) -> Status:
    if ukur.dikecualikan:
        return "dikecualikan"
    if target is None:
        return "belum_dinilai"
    if realisasi is None and aturan.nps.realisasi_kosong == "dikeluarkan":
        return "belum_tersedia"
    return "dinilai"


def _capaian(aturan: Aturan, arah: str, realisasi: Decimal | None, target: Decimal | None) -> Decimal | None:
    if target is None:
        return None
    if realisasi is None:
        return regulation.rounded(Decimal(0), aturan, "capaian")
    return regulation.achievement(aturan, arah, realisasi, target)


def _capped(capaian: Decimal | None, aturan: Aturan) -> Decimal | None:
    cap = aturan.nps.batas_atas
    return capaian if capaian is None or cap is None else min(capaian, regulation.padded(cap, aturan, "capaian"))
