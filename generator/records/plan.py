"""The records of the plan of a year, with its goals, indicators and targets.

In: nothing. Out: frozen models with the keys of perjanjian-kinerja.yaml. Rules across files: `checks`.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from generator import indonesian
from generator.addresses import periods
from generator.addresses.periods import KINDS, QUARTERLY, Jenis
from generator.indonesian import written
from generator.problems.problem import Keys
from generator.records import measured
from generator.records.indicator_parts import Patokan, SubIndikator
from generator.records.measured import Chosen
from generator.records.metode import Metode
from generator.records.per_period import Periodik, RiwayatTahun, Since, Target
from generator.records.performance_tree import Lintasan, Pohon
from generator.records.record import Model
from generator.records.rule_set import Bobot, Cara
from generator.records.units import USUAL_UNITS, Unit
from generator.records.values import Day, Line, Number, Text, Truth, Whole, Year, wrong

MOST_INDICATORS = 500  # each has a page in every quarter; an office of one province has 23
Akumulasi = Literal["kumulatif", "jumlah", "rata_rata", "akhir"]  # how the quarters of a year make its figure


class Indikator(Model):
    """One indicator of the plan.

    Its capaian counts from `awal`, what it was before the plan, where given (`dari_awal` of the rule set). `skala` has
    the words of its values by what each counts; the plan may name one of its rule set. `baru`: no old one respelt;
    `menggantikan`: the kode of the one it replaces; `seri`: whether their series are one.
    """

    nomor: Whole
    kode: Line
    nama: Line
    singkat: Line | None = None
    satuan: Unit
    desimal: Whole | None = None
    arah: Literal["maksimalkan", "minimalkan", "stabilkan"]
    target: Target
    alasan_target: Text | None = None
    awal: Number | None = None
    skala: Chosen = Field(default_factory=dict)
    akumulasi: Akumulasi | None = None
    metode: Metode
    kolom: dict[str, Line] = Field(default_factory=dict)
    bagian: tuple[SubIndikator, ...] = ()
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
    riwayat: dict[Year, RiwayatTahun] = Field(default_factory=dict)
    patokan: tuple[Patokan, ...] = ()
    induk: Line | None = None
    lintas: Lintasan = ()

    @model_validator(mode="wrap")
    @classmethod
    def _scaled(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        with measured.known(data.get("skala") if isinstance(data, dict) else None):
            return handler(data)

    _istilah: str = PrivateAttr("IKU")
    _jenis: Jenis = PrivateAttr(QUARTERLY)

    def called(self, word: str, jenis: Jenis) -> None:
        """Take over what indicators are called under the rule set, and the kind of period that they are reported by."""
        self._istilah, self._jenis = word, jenis

    @property
    def masa(self) -> str:
        """Return the word for the kind of period that it is reported by."""
        return self._jenis.kata

    @property
    def cara(self) -> Cara:
        """Return by which formula of the rule set it is scored: from where it started, or by its direction."""
        return self.arah if self.awal is None else "dari_awal"

    @property
    def mulai(self) -> Decimal:
        """Return where it started, as its formula counts; 0 for one that does not ask."""
        return Decimal(0) if self.awal is None else self.awal

    def meets(self, realisasi: Decimal, target: Decimal) -> bool:
        """Return whether a realisasi reaches a target, by the direction of the indicator."""
        if self.arah == "stabilkan":
            return written.digits(target) <= realisasi <= written.upper(target)
        return realisasi <= target if self.arah == "minimalkan" else realisasi >= target

    @property
    def cacah(self) -> str:
        """Return the word of its unit, where that stands behind every figure: orang; empty for the usual ones."""
        return "" if self.satuan in USUAL_UNITS else self.satuan

    @property
    def sebutan(self) -> str:
        """Return what the indicator is called with its number: IKU 4."""
        return f"{self._istilah} {self.nomor}"

    @property
    def label(self) -> str:
        """Return the short name, or the full one."""
        return self.singkat or self.nama

    def past(self, folder: str) -> Decimal | None:
        """Return what its history tells of a quarter (`2023/tw1`) or year (`2023`) before content/, if anything."""
        year, masa = periods.of(folder) if "/" in folder else (int(folder), None)
        told = self.riwayat.get(year)
        return None if told is None else told.of(masa) if masa else told.tahunan


class Sasaran(Model):
    """One goal of the plan."""

    nomor: Whole
    nama: Line
    uraian: Text | None = None
    induk: Line | None = None
    lintas: Lintasan = ()
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


Goals = TypeVar("Goals", tuple[Perspektif, ...], tuple[Sasaran, ...])


def _few(found: Goals) -> Goals:
    count = sum(len(s.indikator) for p in found for s in (p.sasaran if isinstance(p, Perspektif) else (p,)))
    if count > MOST_INDICATORS:
        remedy = f"Kurangi menjadi paling banyak {indonesian.count(MOST_INDICATORS)}."
        raise wrong("berkas-besar", f"Rencana ini memuat {indonesian.count(count)} indikator.", remedy)
    return found


class Rencana(Model):
    """content/<tahun>/perjanjian-kinerja.yaml: the plan of a year as it was first signed.

    Its goals stand under `perspektif`, or `sasaran` where its decree knows none. `bobot`: weights, where it has others
    than its rule set; `pohon`: what stands above its goals. A later version has the whole head, the first may have it.
    """

    tahun: Whole
    aturan: Line
    periode: Periodik | None = None
    nomor: Line | None = None
    tanggal: Day | None = None
    berlaku_sejak: Since | None = None
    alasan: Text | None = None
    bobot: Bobot | None = None
    dasar: Text | None = None
    catatan: Text | None = None
    benar: dict[Text, Text] = Field(default_factory=dict)
    perspektif: Annotated[tuple[Perspektif, ...], AfterValidator(_few)] = Field(default=(), min_length=1)
    sasaran: Annotated[tuple[Sasaran, ...], AfterValidator(_few)] = Field(default=(), min_length=1)
    pohon: Pohon | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _ruled(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        with measured.under(data.get("aturan") if isinstance(data, dict) else None):
            return handler(data)

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        if self.perspektif and self.sasaran:
            wrong_place, remedy = "Sasaran ada di dalam dan di luar perspektif.", "Pindahkan ke dalam perspektifnya."
            raise wrong("sasaran-rangkap", wrong_place, remedy)
        if not self.perspektif and not self.sasaran:
            remedy = "Tambahkan perspektif: …, atau sasaran: … bila keputusannya tidak mengenal perspektif."
            raise wrong("kunci-wajib", "Isian perspektif atau sasaran wajib ada.", remedy)
        return self

    @property
    def jenis(self) -> Jenis:
        """Return the kind of period that the office reports by: quarters, where the plan names none."""
        return KINDS[self.periode] if self.periode else QUARTERLY

    @property
    def kelompok(self) -> tuple[Perspektif, ...]:
        """Return the goals by perspektif; all of them in one without a name where there are no perspektif."""
        return self.perspektif or (Perspektif.model_construct(kode="", nama="", sasaran=self.sasaran),)

    @property
    def semua_sasaran(self) -> tuple[Sasaran, ...]:
        """Return all goals in order."""
        return tuple(s for p in self.kelompok for s in p.sasaran)

    @property
    def indikator(self) -> tuple[Indikator, ...]:
        """Return all indicators in order."""
        return tuple(i for s in self.semua_sasaran for i in s.indikator)

    def called(self, word: str) -> None:
        """Take over what indicators are called under the rule set."""
        for indikator in self.indikator:
            indikator.called(word, self.jenis)

    def by_kode(self, kode: str) -> Indikator | None:
        """Return the indicator of a kode, if the plan has it."""
        return next((i for i in self.indikator if i.kode == kode), None)

    def paths(self) -> Iterator[tuple[Keys, Indikator]]:
        """Yield every indicator with its path in the file."""
        for path, sasaran in self.goal_paths():
            for i, indikator in enumerate(sasaran.indikator):
                yield (*path, "indikator", i), indikator

    def goal_paths(self) -> Iterator[tuple[Keys, Sasaran]]:
        """Yield every goal with its path in the file."""
        for p, perspektif in enumerate(self.kelompok):
            above: Keys = ("perspektif", p) if self.perspektif else ()
            for s, sasaran in enumerate(perspektif.sasaran):
                yield (*above, "sasaran", s), sasaran


class RencanaPerubahan(Rencana):
    """content/<tahun>/perjanjian-kinerja-perubahan-<n>.yaml: a later version of the plan, whole, as it was signed."""

    nomor: Line
    tanggal: Day
    berlaku_sejak: Since
    alasan: Text
