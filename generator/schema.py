"""The shape of every content file as frozen pydantic models: the field names are the keys of the YAML.

In: the plain tree of a document (all scalars still text). Out: frozen models. Rules across files are in
`checks`; what a rule set must fulfil is in `regulation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.metode import Metode
from generator.record import Model
from generator.values import Day, Line, Mail, Number, Site, Text, Truth, Web, Whole


class Orang(Model):
    """An official acting in office."""

    nama: Line
    jabatan: Line


class Unit(Model):
    """content/unit.yaml: who publishes."""

    kode: Line
    nama: Line
    nama_resmi: Line
    induk: Line
    jenis: Line | None = None
    kepala: Orang
    alamat: Line
    telepon: tuple[Line, ...] = ()
    surel: Mail
    situs: Web
    wilayah: tuple[Line, ...] = ()
    lisensi: Line = "CC BY 4.0"
    repositori: Web | None = None
    alamat_situs: Site | None = None
    profil: tuple[Line, ...] = ()

    @property
    def alamat_dasar(self) -> str:
        """Return the address of the site with a slash at its end; nothing when it is not configured."""
        return f"{self.alamat_situs.rstrip('/')}/" if self.alamat_situs else ""


class Halaman(Model):
    """Front matter of content/profil/*.md."""

    judul: Line
    sumber: Line | None = None


Rupa = Literal["tinggi", "baik", "sedang", "rendah", "khusus"]


class Kelas(Model):
    """One class of a table: a name and the interval of values that fall in it."""

    nama: Line
    di_atas: Number | None = None
    mulai: Number | None = None
    sama_dengan: Number | None = None
    sampai: Number | None = None
    di_bawah: Number | None = None
    rupa: Rupa = "sedang"
    efisien: Truth | None = None


class Kaidah(Model):
    """Where a rule stands: its place; whether the report states it without naming a decree, or we inferred it."""

    acuan: Line
    dari_laporan: Truth | None = None
    disimpulkan: Truth | None = None


class TabelKelas(Kaidah):
    """A table of classes and the place where it is printed."""

    kelas: tuple[Kelas, ...] = Field(min_length=1)


Rung = Literal["realisasi", "capaian", "nps", "npss", "ie", "te"]  # the rungs of the ladder that are rounded


class Pembulatan(Kaidah):
    """Rounding: one mode, decimals for all rungs, and a rung's own decimals; `realisasi` is one made from rows."""

    cara: Literal["setengah_ke_atas", "setengah_genap", "ke_bawah"]
    desimal: Whole
    realisasi: Whole | None = None
    capaian: Whole | None = None
    nps: Whole | None = None
    npss: Whole | None = None
    ie: Whole | None = None
    te: Whole | None = None

    def decimals(self, rung: Rung) -> int:
        """Return the decimals of a rung: its own, else those of all."""
        own: int | None = getattr(self, rung)
        return self.desimal if own is None else own


class KaidahRumus(Model):
    """Where each rule of a formula stands, if not at `acuan` of the formula."""

    batas_bawah: Kaidah | None = None


class Rumus(Kaidah):
    """Formula of the capaian for one direction.

    `jika_nol` is the capaian when the divisor is 0, `batas_bawah` the least that a capaian counts.
    """

    rumus: Literal["realisasi_per_target", "target_per_realisasi", "selisih_dari_target"]
    jika_nol: Number | None = None
    batas_bawah: Number | None = None
    kaidah: KaidahRumus = KaidahRumus()


class Arah(Model):
    """The formula per direction; a direction without one cannot be scored."""

    maksimalkan: Rumus | None = None
    minimalkan: Rumus | None = None


class Bobot(Model):
    """Weights of the means, by kode or nomor; what is not named weighs 1."""

    indikator: dict[str, Number] = Field(default_factory=dict)
    sasaran: dict[str, Number] = Field(default_factory=dict)
    perspektif: dict[str, Number] = Field(default_factory=dict)


class KaidahNps(Model):
    """Where each rule of the means stands, if not all stand at `acuan` of the NPS."""

    sasaran: Kaidah | None = None
    perspektif: Kaidah | None = None
    npss: Kaidah | None = None
    batas_atas: Kaidah | None = None
    belum_dinilai: Kaidah | None = None
    realisasi_kosong: Kaidah | None = None


class Nps(Kaidah):
    """How capaian become NPS: cap, weights, and what a missing realisasi does."""

    batas_atas: Number | None = None
    realisasi_kosong: Literal["dikeluarkan", "nol"]
    bobot: Bobot = Bobot()
    kaidah: KaidahNps = KaidahNps()

    def rule(self, name: str) -> Kaidah:
        """Return where a rule of the means stands: its own place, or that of all."""
        own: Kaidah | None = getattr(self.kaidah, name)
        return own or self


class Efisiensi(TabelKelas):
    """Standard of efficiency (SE) and the classes of TE; `serapan` says where that of serapan stands, if elsewhere."""

    standar: Number
    serapan: Kaidah | None = None


class Kutipan(Model):
    """The document that a rule set is quoted from, where the decree itself was not read."""

    nama: Line
    singkat: Line


class Aturan(Model):
    """content/aturan/<kode>.yaml: a scoring rule set, dated and cited."""

    kode: Line
    nama: Line
    singkatan: Line
    dikutip_dari: Kutipan | None = None
    berlaku_sejak: Day | None = None
    catatan: Text | None = None
    pembulatan: Pembulatan
    capaian: Arah
    kategori: TabelKelas
    capaian_tahunan: TabelKelas
    nps: Nps
    predikat: TabelKelas
    efisiensi: Efisiensi


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


class Indikator(Model):
    """One indicator of the plan."""

    nomor: Whole
    kode: Line
    nama: Line
    singkat: Line | None = None
    satuan: Literal["persen", "indeks", "nilai"]
    arah: Literal["maksimalkan", "minimalkan"]
    target: Target
    alasan_target: Text | None = None
    metode: Metode
    kolom: dict[str, Line] = Field(default_factory=dict)
    hubungan: tuple[Line, ...] = ()
    rumus: Text | None = None
    definisi: Text | None = None
    pengantar_kriteria: Text | None = None
    kriteria: tuple[Text, ...] = ()
    target_fisik: Text | None = None
    penanggung_jawab: Line | None = None

    @property
    def label(self) -> str:
        """Return the short name, or the full one."""
        return self.singkat or self.nama


class Periode(Model):
    """The first and the last year of a medium-term plan."""

    mulai: Whole
    sampai: Whole


class Renstra(Model):
    """One document of content/renstra.yaml: a medium-term plan with the targets of indicators, by kode and year."""

    nama: Line
    keputusan: Line | None = None
    periode: Periode
    tujuan: tuple[Text, ...] = ()
    acuan: Line
    catatan: tuple[Text, ...] = ()
    target: dict[Text, dict[Whole, Number]] = Field(default_factory=dict)


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
    """content/<tahun>/perjanjian-kinerja.yaml: the plan of a year."""

    tahun: Whole
    aturan: Line
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

    def paths(self) -> Iterator[tuple[tuple[int | str, ...], Indikator]]:
        """Yield every indicator with its path in the file."""
        for p, perspektif in enumerate(self.perspektif):
            for s, sasaran in enumerate(perspektif.sasaran):
                for i, indikator in enumerate(sasaran.indikator):
                    yield ("perspektif", p, "sasaran", s, "indikator", i), indikator
