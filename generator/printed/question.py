"""One printed figure that differs, with all that is known around it; and a guess at its cause.

In: nothing. Out: the types that readings take and give.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import naming
from generator.figures.figures import Angka
from generator.figures.trace import Jejak
from generator.printed.other_ways import CaraLain
from generator.printed.verdict import Cetak
from generator.scoring.ladder import Hasil, HasilIndikator

Kin = tuple[str, ...]


def kin(alamat: str) -> Kin:
    """Return what an address shares with those of the same figure of other indicators, goals or budget lines."""
    *before, _, last = alamat.split(".") if "." in alamat else ("", alamat)
    return (*before, last)


def families(alamat: Iterable[str]) -> dict[Kin, list[str]]:
    """Return addresses by their kin."""
    found: dict[Kin, list[str]] = {}
    for each in alamat:
        found.setdefault(kin(each), []).append(each)
    return found


@dataclass(frozen=True)
class Cetakan:
    """Everything printed, around one figure: by address the values that differ and those that differ by rounding only
    (with their places), by place the numbers printed there."""

    berbeda: Mapping[str, Sequence[Decimal]]
    pembulatan: Mapping[str, Sequence[tuple[Decimal, str]]]
    tempat: Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True)
class Soal:
    """A printed figure that differs: what was printed and where, and everything computed and printed around it.

    `acuan` are all places of this print; `keluarga` has the addresses of each kind of figure (`kin`) in their order.
    """

    hasil: Hasil
    alamat: str
    cetak: Cetak
    acuan: Sequence[str]
    angka: Mapping[str, Angka]
    jejak: Mapping[str, Jejak]
    cetakan: Cetakan
    cara: Sequence[CaraLain]
    keluarga: Mapping[Kin, Sequence[str]]

    def name(self, alamat: str) -> str:
        """Return the name of a figure."""
        return naming.name(alamat, self.hasil)

    def about(self, alamat: str) -> str:
        """Return the name of a figure inside a sentence."""
        return self.hasil.aturan.kata.npss if alamat == "npss" else ind.lower_first(self.name(alamat))

    def value(self, alamat: str) -> Decimal | None:
        """Return the computed number at an address, None when it is none."""
        found = self.angka[alamat].nilai if alamat in self.angka else None
        return None if found is None or isinstance(found, str) else Decimal(found)

    @property
    def part(self) -> str:
        """Return the last step of the address."""
        return self.alamat.rsplit(".", 1)[-1]

    @property
    def indikator(self) -> HasilIndikator | None:
        """Return the indicator that the address is about."""
        nomor = next((s for s in self.alamat.split(".")[:-1] if s.isdigit()), "")
        about = self.alamat.startswith(("iku.", "efisiensi.", "anggaran.iku."))
        return next((i for i in self.hasil.indikator if about and str(i.indikator.nomor) == nomor), None)

    def others(self, alamat: str) -> list[Decimal]:
        """Return the printed values of a figure that are not the computed one, those that differ by rounding last."""
        rounded = [v for v, _ in self.cetakan.pembulatan.get(alamat, ())]
        return list(dict.fromkeys([*self.cetakan.berbeda.get(alamat, ()), *rounded]))


@dataclass(frozen=True)
class Dugaan:
    """A guess at the cause: how much it changes (fewer is simpler), a sentence with its arithmetic, and its kind.

    `dari` names the printed figures that it follows from: address and value.
    """

    biaya: int
    kalimat: str
    jenis: str
    dari: tuple[tuple[str, Decimal], ...] = ()
