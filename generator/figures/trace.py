"""What a derivation is made of and becomes: the report with its figures on one side, a `Jejak` on the other.

In: nothing. Out: the types that `derivation` and its parts fill.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.content.model import Content
from generator.figures import naming, rule_source
from generator.figures.figures import Angka
from generator.figures.inputs import Masukan
from generator.records import efficiency
from generator.records.rule_set import Aturan, Kaidah, Rung
from generator.scoring.ladder import Hasil

ROUNDING_TEXT = {
    "setengah_ke_atas": "setengah ke atas",
    "setengah_genap": "setengah ke angka genap",
    "ke_bawah": "ke bawah",
}
RUNG_TEXT = {
    "realisasi": "realisasi dari rincian",
    "capaian": "capaian",
    **{kunci: measure.singkatan for kunci, measure in efficiency.MEASURES.items()},
}
EXACT = "ditampilkan 2 desimal, setengah ke atas; dipakai tanpa dibulatkan"
TYPED = "Diisikan pada berkas data"


@dataclass(frozen=True, slots=True)
class Jejak:
    """The derivation of one figure; empty texts are steps it does not have."""

    angka: Angka
    nama: str
    rumus: str
    hitung: str
    masukan: tuple[Masukan, ...]
    pembulatan: str
    acuan: str


@dataclass(frozen=True)
class Bahan:
    """What the tracers work on: the content, one computed report, and its figures by address."""

    content: Content
    hasil: Hasil
    angka: Mapping[str, Angka]

    def number(self, alamat: str) -> Decimal | None:
        """Return the number at an address; None when it is not assessed."""
        value = self.angka[alamat].nilai
        assert not isinstance(value, str)
        return value if value is None or isinstance(value, Decimal) else Decimal(value)

    def figure(self, alamat: str, note: str = "") -> Masukan:
        """Return another figure as an input."""
        text = self.angka[alamat].teks
        return Masukan(naming.name(alamat, self.hasil), f"{text}{note}", alamat)

    def made(
        self,
        alamat: str,
        rumus: str,
        hitung: str,
        masukan: Sequence[Masukan],
        kaidah: Kaidah | Sequence[tuple[str, Kaidah]] | None = None,
        rung: Rung | None = None,
    ) -> Jejak:
        """Return the derivation of a figure, rounded on a rung; several rules are given by their names."""
        rule = rounding(self.hasil.aturan, rung) if rung else ""
        named = [("", kaidah)] if isinstance(kaidah, Kaidah) else kaidah
        source = rule_source.together(self.hasil.aturan, named) if named else ""
        return Jejak(self.angka[alamat], naming.name(alamat, self.hasil), rumus, hitung, tuple(masukan), rule, source)


def rounding(aturan: Aturan, rung: Rung, own: int | None = None) -> str:
    """Return the rounding rule of a rung in words; `own` are the decimals of a figure that has others."""
    decimals = aturan.pembulatan.decimals(rung) if own is None else own
    return f"{decimals} desimal, {ROUNDING_TEXT[aturan.pembulatan.cara]}"


def roundings(aturan: Aturan) -> str:
    """Return the rounding rule of all rungs in words, each rung named where they differ."""
    rule, measured = aturan.pembulatan, aturan.efisiensi.cara.ukuran if aturan.efisiensi else ()
    rungs: list[Rung] = ["realisasi", "capaian"]
    rungs += ["nps"] if aturan.nps.has("sasaran") or aturan.nps.has("perspektif") else []
    rungs += ["npss"] if aturan.nps.has("total") else []
    rungs += [one.kunci for one in measured]
    if len({rule.decimals(rung) for rung in rungs}) == 1:
        return rounding(aturan, rungs[0])
    names = {**RUNG_TEXT, "nps": aturan.kata.nps, "npss": aturan.kata.npss}
    parts = [f"{names[rung]} {rule.decimals(rung)}" for rung in rungs]
    return f"{ind.listing(parts)} desimal, {ROUNDING_TEXT[rule.cara]}"
