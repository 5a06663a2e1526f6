"""The ladder: indicator, sasaran, perspektif, total, as far as there are such. Each is rounded for who recomputes it.

In: the plan, one quarter and its rule set, all checked. Out: frozen results. Source: sections 2.5 and 3.1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from generator.addresses.periods import Masa
from generator.content.model import Kuartal, TargetRenstra, Terdahulu
from generator.records.plan import Indikator, Perspektif, Rencana, Sasaran
from generator.records.quarter import CODED, Tingkat, Ukur
from generator.records.rule_set import Aturan, Jenjang, Kelas, Rung
from generator.scoring import accumulation, budget, detail_rows, regulation
from generator.scoring.budget import Efisien, Lines, Uang
from generator.scoring.comparison import Bandings, Pembandings, Sebutan

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
    """An NPS with its predicate; both None when nothing under it is assessed, no predicate where there are none."""

    nps: Decimal | None
    predikat: Kelas | None


NOTHING = Nilai(None, None)


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
    """What was computed of one quarter; `renstra` holds the medium-term targets of its year by kode, `pembanding` with
    what each indicator can be compared, `banding` with what it is, `sebutan` what its prose names of other quarters.
    `uang` is the money of the office: of the sums per level, `jumlah`, that of `total_dari`; `tingkat` holds the lines
    with a code, `bagian` is the sum of the amounts per indicator, which are shares of it. `kelompok` holds all goals,
    by perspektif where there are any.
    """

    rencana: Rencana
    kuartal: Kuartal
    aturan: Aturan
    kelompok: tuple[HasilPerspektif, ...]
    nilai: Nilai
    uang: Uang | None
    bagian: Uang | None
    total_dari: Tingkat
    jumlah: Mapping[Tingkat, Uang | None]
    tingkat: Mapping[Tingkat, Lines]
    renstra: Mapping[str, TargetRenstra] = field(default_factory=dict)
    pembanding: Pembandings = field(default_factory=dict)
    banding: Bandings = field(default_factory=dict)
    sebutan: Mapping[str, Sebutan] = field(default_factory=dict)

    @property
    def masa(self) -> Masa:
        """Return its period of the year."""
        return self.kuartal.masa

    @property
    def periode(self) -> str:
        """Return its name: Triwulan I 2024."""
        return self.masa.pada(self.rencana.tahun)

    @property
    def by_activity(self) -> bool:
        """Return whether the budget is summed over activities or another level with codes, not over indicators."""
        return self.total_dari in CODED

    @property
    def sasaran(self) -> tuple[HasilSasaran, ...]:
        """Return the goals in order."""
        return tuple(s for p in self.kelompok for s in p.sasaran)

    @property
    def perspektif(self) -> tuple[HasilPerspektif, ...]:
        """Return the perspektif; none where the plan knows none."""
        return self.kelompok if self.rencana.perspektif else ()

    @property
    def jenjang(self) -> tuple[Jenjang, ...]:
        """Return the rungs that have a mean, from the lowest."""
        return regulation.rungs(self.rencana, self.aturan)

    @property
    def indikator(self) -> tuple[HasilIndikator, ...]:
        """Return the indicators in order."""
        return tuple(i for s in self.sasaran for i in s.indikator)

    @property
    def efisiensi(self) -> Efisien | None:
        """Return the efficiency of all indicators together, where the formula is taken over them."""
        return budget.efficiency_of_all(((i.capaian, i.uang) for i in self.indikator), self.aturan)

    def of(self, kode: str) -> HasilIndikator | None:
        """Return the indicator of a kode, if the quarter has it."""
        return next((i for i in self.indikator if i.indikator.kode == kode), None)


Bernilai = Hasil | HasilPerspektif | HasilSasaran
Rungs = tuple[Jenjang, ...]
Mean = tuple[list[Decimal | None], list[Decimal]]  # parts and their weights


def score(rencana: Rencana, kuartal: Kuartal, aturan: Aturan) -> Hasil:
    """Compute every figure of a quarter."""
    known = regulation.rungs(rencana, aturan)
    groups = tuple(_perspektif(p, kuartal, aturan, known) for p in rencana.kelompok)
    goals = [s for g in groups for s in g.sasaran]
    shares = budget.complete_sum(i.uang for s in goals for i in s.indikator)
    nilai = mean_of(under("total", groups, aturan, known), aturan, "npss") if "total" in known else NOTHING
    sums = {**budget.sums(kuartal), "sasaran": budget.complete_sum(s.uang for s in goals), "indikator": shares}
    level, lines = budget.total_level(kuartal, sums), budget.coded(kuartal)
    return Hasil(rencana, kuartal, aturan, groups, nilai, sums.get(level), shares, level, sums, lines)


def _perspektif(perspektif: Perspektif, kuartal: Kuartal, aturan: Aturan, known: Rungs) -> HasilPerspektif:
    found = HasilPerspektif(perspektif, tuple(_sasaran(s, kuartal, aturan, known) for s in perspektif.sasaran), NOTHING)
    mean = mean_of(under("perspektif", (found,), aturan, known), aturan, "nps") if "perspektif" in known else NOTHING
    return replace(found, nilai=mean)


def _sasaran(sasaran: Sasaran, kuartal: Kuartal, aturan: Aturan, known: Rungs) -> HasilSasaran:
    items = tuple(measure(i, kuartal, aturan) for i in sasaran.indikator)
    nilai = mean_of(_items(items, aturan), aturan, "nps") if "sasaran" in known else NOTHING
    return HasilSasaran(sasaran, items, nilai, budget.of_goal(kuartal, sasaran.nomor, (i.uang for i in items)))


def under(rung: Jenjang, groups: Sequence[HasilPerspektif], aturan: Aturan, known: Rungs) -> Mean:
    """Return the mean of a rung over what is nearest below it in these groups."""
    goals, below = [s for g in groups for s in g.sasaran], regulation.beneath(rung, known)
    if below == "perspektif":
        return _groups(groups, aturan)
    if below == "sasaran":
        return _goals(goals, aturan)
    return _items([i for s in goals for i in s.indikator], aturan)


def _items(items: Sequence[HasilIndikator], aturan: Aturan) -> Mean:
    keys = (i.indikator.kode for i in items)
    return [i.dihitung for i in items], regulation.weights(aturan.nps.bobot.indikator, keys)


def _goals(goals: Sequence[HasilSasaran], aturan: Aturan) -> Mean:
    return [g.nilai.nps for g in goals], regulation.weights(aturan.nps.bobot.sasaran, (g.sasaran.nomor for g in goals))


def _groups(groups: Sequence[HasilPerspektif], aturan: Aturan) -> Mean:
    keys = (p.perspektif.kode for p in groups)
    return [g.nilai.nps for g in groups], regulation.weights(aturan.nps.bobot.perspektif, keys)


def mean_of(mean: Mean, aturan: Aturan, rung: Rung) -> Nilai:
    """Return the weighted mean of the parts that have a value, rounded on a rung, with its predicate."""
    pairs = [(part, weight) for part, weight in zip(*mean, strict=True) if part is not None]
    if not (total := sum((weight for _, weight in pairs), Decimal(0))):
        return NOTHING
    nps = regulation.rounded(sum((p * w for p, w in pairs), Decimal(0)) / total, aturan, rung)
    return Nilai(nps, regulation.classed(nps, aturan.predikat))


def measure(indikator: Indikator, kuartal: Kuartal, aturan: Aturan) -> HasilIndikator:
    """Compute one indicator: realisasi, capaian, kategori, annual comparison, efficiency."""
    ukur = kuartal.ukur[indikator.nomor]
    target = kuartal.target(indikator)
    exact = detail_rows.realise(indikator, ukur)
    from_rows = None if exact is None else regulation.realised(exact, aturan, indikator)
    realisasi = from_rows if ukur.realisasi is None else ukur.realisasi
    status = _status(ukur, target, realisasi, aturan)
    capaian = regulation.capaian(aturan, indikator, realisasi, target) if status == "dinilai" else None
    earlier = kuartal.terdahulu.get(indikator.kode, ())
    sampai = accumulation.to_date(indikator, earlier, realisasi, aturan) if status == "dinilai" else None
    tahunan = regulation.capaian(aturan, indikator, sampai, indikator.target.tahunan if capaian is not None else None)
    uang = budget.of_indicator(kuartal, indikator.nomor)
    return HasilIndikator(
        indikator,
        ukur,
        status,
        target,
        realisasi,
        from_rows,
        capaian,
        regulation.capped(capaian, aturan),
        None if capaian is None else regulation.classify(capaian, aturan.kategori.kelas),
        tahunan,
        None if tahunan is None else regulation.classed(tahunan, aturan.capaian_tahunan),
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
    return "belum_tersedia" if realisasi is None and aturan.nps.realisasi_kosong == "dikeluarkan" else "dinilai"
