"""The records of a rule set: rounding, classes, formulas, weights, and where each rule stands.

In: nothing. Out: frozen models with the keys of content/aturan/. No number of a regulation stands here.
"""

from typing import Annotated, Literal, Self, get_args

from pydantic import AfterValidator, Field, model_validator

from generator.records import efficiency
from generator.records.efficiency import CaraEfisiensi, Kunci
from generator.records.measured import Scale, ScaleWord, Skala
from generator.records.record import Model
from generator.records.terms import USUAL, Istilah
from generator.records.values import Day, Line, Number, Text, Truth, Whole, wrong

Rupa = Literal["tinggi", "baik", "sedang", "rendah", "khusus"]
Jenjang = Literal["sasaran", "perspektif", "total"]  # the rungs above the indicators, from the lowest
JENJANG: tuple[Jenjang, ...] = ("sasaran", "perspektif", "total")
Rung = Literal["realisasi", "capaian", "nps", "npss", Kunci]  # the rungs of the ladder that are rounded


class Kelas(Model):
    """One class of a table: a name and the interval of values that fall in it.

    Of a capaian, `tercapai` says whether its target counts as reached, where that is not whether the realisasi reaches
    it; `penjelasan` and `tindak_lanjut` whether a cause and a follow-up are asked for, where `rupa` tells otherwise.
    """

    nama: Line
    di_atas: Number | None = None
    mulai: Number | None = None
    sama_dengan: Number | None = None
    sampai: Number | None = None
    di_bawah: Number | None = None
    rupa: Rupa = "sedang"
    efisien: Truth | None = None
    tercapai: Truth | None = None
    penjelasan: Truth | None = None
    tindak_lanjut: Truth | None = None


class Kaidah(Model):
    """Where a rule stands: its place; whether the report states it without naming a decree, or we inferred it."""

    acuan: Line
    dari_laporan: Truth | None = None
    disimpulkan: Truth | None = None


class TabelKelas(Kaidah):
    """A table of classes and the place where it is printed."""

    kelas: tuple[Kelas, ...] = Field(min_length=1)


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
    e: Whole | None = None
    ne: Whole | None = None

    def decimals(self, rung: Rung) -> int:
        """Return the decimals of a rung: its own, else those of all."""
        own: int | None = getattr(self, rung)
        return self.desimal if own is None else own


class KaidahRumus(Model):
    """Where each rule of a formula stands, if not at `acuan` of the formula."""

    batas_bawah: Kaidah | None = None
    batas_atas: Kaidah | None = None


class Rumus(Kaidah):
    """Formula of the capaian for one direction.

    `nol_per_nol` is the capaian when target and realisasi are 0, `jika_nol` when the divisor is 0 otherwise,
    `batas_bawah` the least that a capaian is, `batas_atas` the most.
    """

    rumus: Literal[
        "realisasi_per_target", "target_per_realisasi", "selisih_dari_target", "selisih_dari_awal", "dalam_rentang"
    ]
    jika_nol: Number | None = None
    nol_per_nol: Number | None = None
    batas_bawah: Number | None = None
    batas_atas: Number | None = None
    kaidah: KaidahRumus = KaidahRumus()


SPECIAL = {"dari_awal": "selisih_dari_awal", "stabilkan": "dalam_rentang"}  # the one formula of a way to score


def _only(cara: str) -> AfterValidator:
    """Return the check that a formula is one of those for a way to score."""

    def checked(rumus: Rumus) -> Rumus:
        own = SPECIAL.get(cara)
        if own and rumus.rumus != own:
            remedy = f"Tulis rumus: {own}, atau pindahkan rumus ini ke arahnya."
            raise wrong("pilihan-asing", f"Rumus {rumus.rumus} bukan untuk {cara}.", remedy)
        place = next((c for c, name in SPECIAL.items() if name == rumus.rumus and c != cara), None)
        if place:
            remedy = f"Pindahkan rumus itu ke capaian.{place}; di sini tulis rumus lain menurut keputusannya."
            raise wrong("pilihan-asing", f"Rumus {rumus.rumus} hanya untuk {place}.", remedy)
        return rumus

    return AfterValidator(checked)


Cara = Literal["maksimalkan", "minimalkan", "stabilkan", "dari_awal"]  # ways to score: each has one formula
CARA: tuple[Cara, ...] = get_args(Cara)


class Arah(Model):
    """The formula per direction, and that of indicators whose plan says where they start; one without a formula cannot
    be scored."""

    maksimalkan: Annotated[Rumus, _only("maksimalkan")] | None = None
    minimalkan: Annotated[Rumus, _only("minimalkan")] | None = None
    stabilkan: Annotated[Rumus, _only("stabilkan")] | None = None
    dari_awal: Annotated[Rumus, _only("dari_awal")] | None = None


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
    """How capaian become NPS: which rungs have one, cap, weights, and what a missing realisasi does."""

    jenjang: tuple[Jenjang, ...] | None = None
    batas_atas: Number | None = None
    realisasi_kosong: Literal["dikeluarkan", "nol"]
    bobot: Bobot = Bobot()
    kaidah: KaidahNps = KaidahNps()

    def has(self, rung: Jenjang) -> bool:
        """Tell whether a rung has a mean; each does where the rule set names none."""
        return self.jenjang is None or rung in self.jenjang

    def rule(self, name: str) -> Kaidah:
        """Return where a rule of the means stands: its own place, or that of all."""
        own: Kaidah | None = getattr(self.kaidah, name)
        return own or self


class Efisiensi(TabelKelas):
    """The formula of efficiency with its constant, and the classes of its second measure, where it has any; `serapan`
    says where that of serapan stands, if elsewhere."""

    rumus: Literal["ie_te", "e_ne"] | None = None
    standar: Number | None = None
    batas_e: Number | None = None
    serapan: Kaidah | None = None
    kelas: tuple[Kelas, ...] = ()

    @model_validator(mode="after")
    def _own_constant(self) -> Self:
        name = self.rumus or efficiency.USUAL
        key = efficiency.FORMULAS[name].tetapan
        for other in efficiency.CONSTANTS:
            if other != key and getattr(self, other) is not None:
                raise wrong("kunci-asing", f"Rumus {name} tidak memakai {other}.", f"Ganti {other} dengan {key}: …")
        if getattr(self, key) is None:
            remedy = f"Tambahkan {key}: … menurut keputusannya."
            raise wrong("kunci-wajib", f"Isian {key} wajib ada untuk rumus {name}.", remedy)
        return self

    @property
    def unsur(self) -> tuple[str, ...]:
        """Return what it has of what not every rule set has: its formula, and classes."""
        return (self.rumus or efficiency.USUAL, *(["kelas_efisiensi"] if self.kelas else []))

    @property
    def cara(self) -> CaraEfisiensi:
        """Return the formula with the constant of this rule set."""
        cara = efficiency.FORMULAS[self.rumus or efficiency.USUAL]
        return cara(getattr(self, cara.tetapan))


class SkalaAturan(Kaidah):
    """Words that indicators use as values, by what each counts; a plan names the scale."""

    kata: Annotated[Scale, Field(min_length=1)]


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
    capaian_tahunan: TabelKelas | None = None
    capaian_renstra: TabelKelas | None = None
    nps: Nps
    predikat: TabelKelas | None = None
    efisiensi: Efisiensi | None = None
    skala: dict[ScaleWord, SkalaAturan] = Field(default_factory=dict)
    istilah: Istilah | None = None

    @property
    def scales(self) -> dict[str, Skala]:
        """Return the words that plans may name, by the name of their scale."""
        return {name: one.kata for name, one in self.skala.items()}

    @property
    def kata(self) -> Istilah:
        """Return what the office calls things."""
        return self.istilah or USUAL
