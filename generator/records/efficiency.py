"""The formulas of efficiency that a rule set may name, with all their faces. A new one is a class, listed in FORMULAS.

In: what was achieved (in percent), planned and spent, and the constant of the rule set. Out: exact values, and the
formula in words and in numbers. No number of a regulation stands here: the constant is a key of the rule set.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal, NamedTuple

from generator import indonesian as ind

HUNDRED, HALF = Decimal(100), Decimal(50)
Kunci = Literal["ie", "te", "e", "ne"]


class Suku(NamedTuple):
    """What one indicator adds: its capaian in percent, its pagu and what was spent of it."""

    capaian: Decimal
    pagu: Decimal
    realisasi: Decimal


class Takaran(NamedTuple):
    """One measure that a formula gives: its step in addresses and data, its abbreviation, its name."""

    kunci: Kunci
    singkatan: str
    nama: str

    @property
    def sebutan(self) -> str:
        """Return its name with its abbreviation: Indeks efisiensi (IE)."""
        return f"{self.nama} ({self.singkatan})"


@dataclass(frozen=True)
class CaraEfisiensi:
    """A formula: two measures, of which the second is drawn and classed, and takes the inputs of the first.

    `tetapan` is the key of its constant, `anjuran` what to type where that is not above 0. `seluruh` tells whether it
    is also taken over all indicators together, `kunci_data` is its key in JSON. `masukan` are the figures that the
    first measure follows from. `gambar` names its chart, whose scale ends at `ujung`. `singkat` is the first measure
    in words, `pengecualian` what is used before it is rounded, `nol` what a capaian of 0 makes of a measure, with its
    arithmetic, `batas` between what a measure stays.
    """

    tetapan: ClassVar[str]
    nama_tetapan: ClassVar[str]
    anjuran: ClassVar[str]
    ukuran: ClassVar[tuple[Takaran, Takaran]]
    seluruh: ClassVar[bool]
    kunci_data: ClassVar[str]
    masukan: ClassVar[tuple[str, ...]]
    gambar: ClassVar[str]
    ujung: ClassVar[Decimal]
    singkat: ClassVar[str]
    pengecualian: ClassVar[str]
    nol: ClassVar[Mapping[str, tuple[Decimal, str]]] = {}
    batas: ClassVar[Mapping[str, tuple[Decimal, Decimal]]] = {}
    angka: Decimal

    @property
    def utama(self) -> Takaran:
        """Return the measure that is drawn and classed."""
        return self.ukuran[-1]

    def bounded(self, kunci: Kunci, value: Decimal) -> Decimal:
        """Return a measure within its bounds."""
        low, high = self.batas.get(kunci, (value, value))
        return min(max(value, low), high)

    def computed(self, suku: Sequence[Suku]) -> dict[Kunci, Decimal]:
        """Return every measure of some indicators together, exact, not bounded; of what has no `obstacles`."""
        raise NotImplementedError

    def obstacles(self, suku: Suku) -> list[str]:
        """Return what the formula cannot be computed of, as the rest of a sentence."""
        raise NotImplementedError

    def worked(self, count: int) -> tuple[str, str]:
        """Return both measures as arithmetic; {0}, {1}, {2} are capaian, pagu, realisasi of the first indicator."""
        raise NotImplementedError

    def again(self, kunci: Kunci, values: Sequence[Decimal]) -> tuple[Decimal, str] | None:
        """Return a measure computed from its `masukan`, with its arithmetic; None where that has no value."""
        raise NotImplementedError

    def words(self) -> tuple[str, str]:
        """Return how each measure is made, in words."""
        raise NotImplementedError

    def method(self) -> str:
        """Return the whole formula."""
        raise NotImplementedError

    def explained(self) -> str:
        """Return how to read both measures, in sentences."""
        raise NotImplementedError

    def highest(self) -> Decimal | None:
        """Return the highest value of the measure that is classed; None without a bound."""
        return self.batas[self.utama.kunci][1] if self.utama.kunci in self.batas else None

    def lowest(self, capaian: Decimal | None) -> Decimal | None:
        """Return the lowest value of the measure that is classed, given the lowest capaian; None without a bound."""
        if self.utama.kunci in self.batas:
            return self.batas[self.utama.kunci][0]
        return self.nol[self.utama.kunci][0] if capaian is not None and capaian >= 0 else None


class IeTe(CaraEfisiensi):
    """IE, capaian by serapan, and TE, how far that is from the standard (SE)."""

    tetapan = "standar"
    nama_tetapan = "Standar efisiensi"
    anjuran = "Tulis 1 atau angka lain di atas 0."
    ukuran = (Takaran("ie", "IE", "Indeks efisiensi"), Takaran("te", "TE", "Tingkat efisiensi"))
    seluruh = False
    kunci_data = "efisiensi"
    masukan = ("capaian", "serapan")
    gambar = "tingkat-efisiensi"
    ujung = Decimal(10)
    singkat = "capaian ÷ serapan"
    pengecualian = "serapan anggaran: IE dan TE memakainya tanpa dibulatkan, dan hitungannya ditulis dengan rupiahnya"
    nol: ClassVar[Mapping[str, tuple[Decimal, str]]] = {"te": (Decimal(-1), "(0 − SE) ÷ SE = −1,00")}

    def computed(self, suku: Sequence[Suku]) -> dict[Kunci, Decimal]:
        """Return IE = capaian / serapan and TE = (IE − SE) / SE, each by one division: a tie stays a tie."""
        ((capaian, pagu, realisasi),) = suku
        output, spent = capaian * pagu, self.angka * realisasi * HUNDRED
        return {"ie": output / (realisasi * HUNDRED), "te": (output - spent) / spent}

    def obstacles(self, suku: Suku) -> list[str]:
        """Nothing spent has no ratio."""
        return [] if suku.realisasi else ["anggaran belum terserap"]

    def worked(self, count: int) -> tuple[str, str]:
        """Return the arithmetic with the exact serapan."""
        assert count == 1, "an index is of one indicator"
        index, standar = "{0} ÷ ({2} ÷ {1} × 100)", ind.number(self.angka)
        return index, f"({index} − {standar}) ÷ {standar}"

    def again(self, kunci: Kunci, values: Sequence[Decimal]) -> tuple[Decimal, str] | None:
        """Return IE or TE from a capaian and a serapan."""
        capaian, serapan = values
        if not serapan:
            return None
        index = capaian / serapan
        return (index, "{0} ÷ {1}") if kunci == "ie" else ((index - self.angka) / self.angka, "({0} ÷ {1} − SE) ÷ SE")

    def words(self) -> tuple[str, str]:
        """Return both in words."""
        level = f"(IE − SE) ÷ SE dengan SE = {ind.number(self.angka)}; IE tidak dibulatkan lebih dahulu"
        return f"{self.singkat}; serapan tidak dibulatkan lebih dahulu", level

    def method(self) -> str:
        """Return both formulas with the standard."""
        return f"IE = {self.singkat}; TE = (IE − SE) ÷ SE dengan SE = {ind.plain(self.angka)}"

    def explained(self) -> str:
        """Return what IE and TE compare."""
        return (
            f"Indeks efisiensi (IE) membandingkan capaian dengan serapan anggaran: IE = {self.singkat}. Tingkat "
            f"efisiensi (TE) mengukur jaraknya dari standar efisiensi (SE = {ind.plain(self.angka)}): "
            "TE = (IE − SE) ÷ SE."
        )


class ENe(CaraEfisiensi):
    """E, what was spent less than pagu × capaian, of all indicators together, too; NE, that on a scale of 0 to 100."""

    tetapan = "batas_e"
    nama_tetapan = "Batas E"
    anjuran = "Tulis angka di atas 0 menurut keputusannya."
    ukuran = (Takaran("e", "E", "Efisiensi"), Takaran("ne", "NE", "Nilai efisiensi"))
    seluruh = True
    kunci_data = "nilai_efisiensi"
    masukan = ("capaian", "pagu", "realisasi")
    gambar = "nilai-efisiensi"
    ujung = HUNDRED
    singkat = "(pagu × capaian − realisasi anggaran) ÷ (pagu × capaian)"
    pengecualian = "E: NE memakainya tanpa dibulatkan"
    batas: ClassVar[Mapping[str, tuple[Decimal, Decimal]]] = {"ne": (Decimal(0), HUNDRED)}

    def computed(self, suku: Sequence[Suku]) -> dict[Kunci, Decimal]:
        """Return E and NE, each by one division."""
        output = sum((s.capaian * s.pagu for s in suku), Decimal(0))
        saved = output - HUNDRED * sum((s.realisasi for s in suku), Decimal(0))
        whole = self.angka * output
        return {"e": HUNDRED * saved / output, "ne": (HALF * whole + HALF * HUNDRED * saved) / whole}

    def obstacles(self, suku: Suku) -> list[str]:
        """Nothing achieved leaves nothing to divide by."""
        return [] if suku.capaian > 0 else ["capaiannya tidak di atas 0"]

    def worked(self, count: int) -> tuple[str, str]:
        """Return the arithmetic with sums over the indicators."""
        places = [3 * n for n in range(count)]
        output = " + ".join(f"{{{n + 1}}} × {{{n}}} ÷ 100" for n in places)
        spent = " + ".join(f"{{{n + 2}}}" for n in places)
        share = f"({output} − {f'({spent})' if count > 1 else spent}) ÷ ({output}) × 100"
        return share, f"50 + {share} ÷ {ind.number(self.angka)} × 50"

    def again(self, kunci: Kunci, values: Sequence[Decimal]) -> tuple[Decimal, str] | None:
        """Return E or NE from the capaian, pagu and realisasi of each indicator."""
        suku = [Suku(*values[n : n + 3]) for n in range(0, len(values), 3)]
        if sum(s.capaian * s.pagu for s in suku) <= 0:
            return None
        text = self.worked(len(suku))[kunci == "ne"]
        return self.bounded(kunci, self.computed(suku)[kunci]), text

    def words(self) -> tuple[str, str]:
        """Return both in words."""
        scaled = f"50 + E ÷ {ind.number(self.angka)} × 50, paling rendah 0, paling tinggi 100"
        return f"{self.singkat} × 100", f"{scaled}; E tidak dibulatkan lebih dahulu"

    def method(self) -> str:
        """Return both formulas."""
        share = f"E = {self.singkat} × 100, untuk semua indikator dari jumlahnya"
        return f"{share}; NE = {self._scaled()}"

    def explained(self) -> str:
        """Return what E and NE tell."""
        return (
            "Efisiensi (E) adalah bagian dari pagu × capaian yang tidak dibelanjakan, dalam persen: "
            f"E = {self.singkat} × 100. Nilai efisiensi (NE) memetakan E pada skala 0 sampai 100: "
            f"NE = {self._scaled()}."
        )

    def _scaled(self) -> str:
        return f"50 + E ÷ {ind.plain(self.angka)} × 50, paling rendah 0 dan paling tinggi 100"


FORMULAS: Mapping[str, type[CaraEfisiensi]] = {"ie_te": IeTe, "e_ne": ENe}
USUAL = "ie_te"  # where a rule set names none
CONSTANTS = tuple(cara.tetapan for cara in FORMULAS.values())
MEASURES: Mapping[str, Takaran] = {one.kunci: one for cara in FORMULAS.values() for one in cara.ukuran}
CLASSED: tuple[str, ...] = tuple(cara.ukuran[-1].kunci for cara in FORMULAS.values())
# Of which measure the inputs are those of a second one.
FIRST: Mapping[str, str] = {cara.ukuran[-1].kunci: cara.ukuran[0].kunci for cara in FORMULAS.values()}
