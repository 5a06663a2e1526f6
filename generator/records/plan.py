"""The records of plans: of a year, with its goals, indicators and targets, and of the medium term.

In: nothing. Out: frozen models with the keys of perjanjian-kinerja.yaml and renstra.yaml. Rules across files: `checks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.problems.problem import Keys
from generator.records.metode import Metode
from generator.records.record import Model
from generator.records.rule_set import Bobot
from generator.records.values import Day, Line, Number, Text, Truth, Whole

Akumulasi = Literal["kumulatif", "jumlah", "rata_rata", "akhir"]  # how the quarters of a year make its figure


class Target(Model):
    """Targets per quarter and for the year, each with the decimals it was typed with; null where there is none."""

    tw1: Number | None = None
    tw2: Number | None = None
    tw3: Number | None = None
    tw4: Number | None = None
    tahunan: Number | None = None

    def of(self, triwulan: int) -> Number | None:
        """Return the target of quarter 1 to 4."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)[triwulan - 1]


class RiwayatTahun(Model):
    """Realisasi of an indicator in a year without quarters in content/: per quarter, for the year; who says so."""

    tw1: Number | None = None
    tw2: Number | None = None
    tw3: Number | None = None
    tw4: Number | None = None
    tahunan: Number | None = None
    sumber: Line

    def of(self, triwulan: int) -> Number | None:
        """Return the realisasi of quarter 1 to 4."""
        return (self.tw1, self.tw2, self.tw3, self.tw4)[triwulan - 1]


class Patokan(Model):
    """What others reached or must reach: a national standard, another office; for which period, and who says so."""

    nama: Line
    nilai: Number
    periode: Line
    sumber: Line


class Indikator(Model):
    """One indicator of the plan.

    `baru` says that it is no old one respelt; `menggantikan` names the kode of the one whose place it takes, and `seri`
    whether their series are one.
    """

    nomor: Whole
    kode: Line
    nama: Line
    singkat: Line | None = None
    satuan: Literal["persen", "indeks", "nilai"]
    arah: Literal["maksimalkan", "minimalkan"]
    target: Target
    alasan_target: Text | None = None
    akumulasi: Akumulasi | None = None
    metode: Metode
    kolom: dict[str, Line] = Field(default_factory=dict)
    hubungan: tuple[Line, ...] = ()
    rumus: Text | None = None
    definisi: Text | None = None
    pengantar_kriteria: Text | None = None
    kriteria: tuple[Text, ...] = ()
    target_fisik: Text | None = None
    penanggung_jawab: Line | None = None
    baru: Truth | None = None
    menggantikan: Line | None = None
    seri: Literal["sambung", "putus"] | None = None
    riwayat: dict[Whole, RiwayatTahun] = Field(default_factory=dict)
    patokan: tuple[Patokan, ...] = ()

    @property
    def label(self) -> str:
        """Return the short name, or the full one."""
        return self.singkat or self.nama


class Periode(Model):
    """The first and the last year of a medium-term plan."""

    mulai: Whole
    sampai: Whole


class Renstra(Model):
    """One document of content/renstra.yaml: a medium-term plan with targets of indicators, by kode and year; `akhir`
    holds those at its end by kode, where its last year has none among `target`."""

    nama: Line
    keputusan: Line | None = None
    periode: Periode
    tujuan: tuple[Text, ...] = ()
    acuan: Line
    catatan: tuple[Text, ...] = ()
    target: dict[Text, dict[Whole, Number]] = Field(default_factory=dict)
    akhir: dict[Text, Number] = Field(default_factory=dict)

    def at_end(self, kode: str) -> Number | None:
        """Return the target of an indicator at the end of the plan; None where it has none."""
        return self.akhir.get(kode, self.target.get(kode, {}).get(self.periode.sampai))


class Sasaran(Model):
    """One goal of the plan."""

    nomor: Whole
    nama: Line
    uraian: Text | None = None
    indikator: tuple[Indikator, ...] = Field(min_length=1)


class Perspektif(Model):
    """One perspective of the plan."""

    kode: Line
    nama: Line
    padanan: Line | None = None
    sasaran: tuple[Sasaran, ...] = Field(min_length=1)

    @property
    def label(self) -> str:
        """Return the name with what it means in Indonesian, where the plan gives that."""
        return f"{self.nama} ({self.padanan})" if self.padanan else self.nama


class Rencana(Model):
    """content/<tahun>/perjanjian-kinerja.yaml: the plan of a year as it was first signed.

    `bobot` are the weights of this plan, where it has others than its rule set. The rest of the head is that of a later
    version, but for number and day, which the first may have, too.
    """

    tahun: Whole
    aturan: Line
    nomor: Line | None = None
    tanggal: Day | None = None
    berlaku_sejak: Literal["tw1", "tw2", "tw3", "tw4"] | None = None
    alasan: Text | None = None
    bobot: Bobot | None = None
    dasar: Text | None = None
    catatan: Text | None = None
    benar: dict[Text, Text] = Field(default_factory=dict)
    perspektif: tuple[Perspektif, ...] = Field(min_length=1)

    @property
    def sasaran(self) -> tuple[Sasaran, ...]:
        """Return all goals in order."""
        return tuple(s for p in self.perspektif for s in p.sasaran)

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """Return all indicators in order."""
        return tuple(i for s in self.sasaran for i in s.indikator)

    def by_kode(self, kode: str) -> Indikator | None:
        """Return the indicator of a kode, if the plan has it."""
        return next((i for i in self.indikator if i.kode == kode), None)

    def paths(self) -> Iterator[tuple[Keys, Indikator]]:
        """Yield every indicator with its path in the file."""
        for p, perspektif in enumerate(self.perspektif):
            for s, sasaran in enumerate(perspektif.sasaran):
                for i, indikator in enumerate(sasaran.indikator):
                    yield ("perspektif", p, "sasaran", s, "indikator", i), indikator


class RencanaPerubahan(Rencana):
    """content/<tahun>/perjanjian-kinerja-perubahan-<n>.yaml: a later version of the plan, whole, as it was signed."""

    nomor: Line
    tanggal: Day
    berlaku_sejak: Literal["tw1", "tw2", "tw3", "tw4"]
    alasan: Text
