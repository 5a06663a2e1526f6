"""How the figures of a quarter stand to the signed document: the words for both, where they differ.

In: nothing. Out: the frozen types that `official` fills.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator import indonesian as ind
from generator.records.terms import USUAL, Istilah

BUDGET = "anggaran."
TOTAL = "npss"


@dataclass(frozen=True)
class Resmi:
    """A main figure as signed and as computed: its address and name, both texts, both values, where it is printed.

    A value is None where it is not one number: not assessed, or printed in several ways of which none is marked.
    `predikat` belongs to it in the document, `predikat_hitung` by computation; `tetap` tells whether they are the same,
    and is None where the document prints none, or more than one. `lain` are values elsewhere in the document, with
    their places, that contradict the marked one.
    """

    alamat: str
    nama: str
    tertulis: str
    hitungan: str
    nilai: Decimal | int | None
    nilai_hitung: Decimal | int | None
    acuan: str
    sama: bool
    predikat: str = ""
    predikat_hitung: str = ""
    tetap: bool | None = None
    lain: str = ""

    @property
    def berbeda(self) -> bool:
        """Return whether the document says another value or predicate."""
        return not self.sama or (bool(self.predikat) and self.tetap is not True)

    @property
    def teks(self) -> str:
        """Return what the document says: 98,70 (Baik)."""
        return _with(self.tertulis, self.predikat)

    @property
    def teks_hitung(self) -> str:
        """Return what is computed: 96,37 (Baik)."""
        return _with(self.hitungan, self.predikat_hitung)


@dataclass(frozen=True)
class Kedudukan:
    """How the figures of a quarter stand to its document: made apart from each other or not, their days, main figures.

    `dihitung` is the day the data were locked, `dikoreksi` that of the last correction of a figure; `angka` are the
    main figures that the document prints.
    """

    terpisah: bool
    terbit: date | None
    ditandatangani: date | None
    dihitung: date | None
    dikoreksi: date | None
    angka: tuple[Resmi, ...]
    kata: Istilah = USUAL

    @property
    def berbeda(self) -> tuple[Resmi, ...]:
        """Return the main figures of which the document says something else."""
        return tuple(r for r in self.angka if r.berbeda)

    @property
    def kinerja(self) -> tuple[Resmi, ...]:
        """Return those of the differing figures that are scores."""
        return tuple(r for r in self.berbeda if not r.alamat.startswith(BUDGET))

    @property
    def dana(self) -> tuple[Resmi, ...]:
        """Return those of the differing figures that are money, and its share."""
        return tuple(r for r in self.berbeda if r.alamat.startswith(BUDGET))

    def of(self, alamat: str) -> Resmi | None:
        """Return a main figure, or the one that a predicate belongs to, if the document says something else of it."""
        own = TOTAL if alamat == "predikat" else alamat.replace(".predikat", ".nps")
        return next((r for r in self.berbeda if r.alamat == own), None)

    @property
    def dokumen(self) -> str:
        """Return what the document is called in a sentence."""
        if self.ditandatangani is None:
            return "laporan cetak"
        return f"laporan yang ditandatangani {ind.day(self.ditandatangani)}"

    @property
    def pendek(self) -> str:
        """Return what the document is called before a value of it."""
        return "Laporan yang ditandatangani" if self.ditandatangani else "Laporan cetak"

    @property
    def hitungan(self) -> str:
        """Return of what day the computation is."""
        return f"hitungan ulang {ind.day(self.dihitung)}" if self.dihitung else "hitungan ulang"

    @property
    def tanggal(self) -> str:
        """Return the days of a quarter: two where its document was made apart from the data, else one."""
        if not self.terpisah:
            found = [f"terbit {ind.day(self.terbit)}" if self.terbit else "belum terbit"]
        else:
            found = [f"laporan ditandatangani {ind.day(self.ditandatangani)}"] if self.ditandatangani else []
            found.append(f"dihitung ulang {ind.day(self.dihitung)}" if self.dihitung else "dihitung ulang")
        return ", ".join([*found, *([f"dikoreksi {ind.day(self.dikoreksi)}"] if self.dikoreksi else [])])

    @property
    def data(self) -> date | None:
        """Return the day the data came out: of their computation, or of the document that is made from them."""
        return self.dihitung if self.terpisah else self.terbit

    @property
    def dasar(self) -> str:
        """Return what a citation says of the data: a computation of the site, or published figures."""
        if not self.terpisah:
            return f"data {self.tanggal}"
        after = f", dikoreksi {ind.day(self.dikoreksi)}" if self.dikoreksi else ""
        return f"{self.hitungan}{after} atas {self.dokumen}"

    @property
    def predikat(self) -> str:
        """Return whether the predicates are the same in the document, as sentences; nothing where nothing differs."""
        return " ".join(_predicates(self)) if any(r.predikat_hitung for r in self.berbeda) else ""

    @property
    def di_tempat_lain(self) -> str:
        """Return where else the document says another NPSS, as a sentence; nothing where it does not."""
        total = self.of(TOTAL)
        return f"Di tempat lain laporan itu menulis {self.kata.npss} {total.lain}." if total and total.lain else ""

    @property
    def pernyataan(self) -> str:
        """Return which document is official; nothing where the document is made from the data."""
        return f"Dokumen resmi adalah {self.dokumen}." if self.terpisah else ""

    @property
    def bukan_resmi(self) -> str:
        """Return that a document made from the data is not the signed one; nothing where the signed one is made so."""
        said = f"Dokumen ini {self.hitungan}, bukan laporan yang ditandatangani. {self.pernyataan}"
        return said if self.terpisah else ""

    def di_samping(self, alamat: str) -> str:
        """Return what the document says of a main figure, to stand beside what is computed; nothing when the same."""
        r = self.of(alamat)
        return f"{self.pendek}: {r.teks}" if r else ""

    @property
    def kalimat(self) -> str:
        """Return the NPSS both ways in a sentence, where they differ."""
        r = self.of(TOTAL)
        return (
            f"{self.kata.npss} {r.teks_hitung} menurut hitungan ulang; {ind.lower_first(self.pendek)}: {r.teks}."
            if r
            else ""
        )


def _with(value: str, predikat: str) -> str:
    return f"{value} ({predikat})" if value and predikat else value or predikat


def _predicates(k: Kedudukan) -> Iterator[str]:
    total = next((r for r in k.angka if r.alamat == TOTAL), None)
    if total and total.tetap:
        yield f"Predikat tetap {total.predikat_hitung}."
    moved = [r for r in k.angka if r.tetap is False]
    for r in moved:
        what = "Predikat" if r.alamat == TOTAL else r.nama.replace(k.kata.nps, "Predikat")
        both = f"{r.predikat} pada {ind.lower_first(k.pendek)}, {r.predikat_hitung} menurut hitungan ulang"
        yield f"{what} berubah: {both}."
