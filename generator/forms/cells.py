"""The parts of a workbook: inputs, previews, fixed texts, sheets; and a file of a quarter to ask for what it says now.

In: nothing, or the tree of a file. Out: values that `layout` puts together and `workbook` draws.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems.problem import Keys
from generator.yaml.kinds import NOT_YET, Kind
from generator.yaml.tree import Node

SPARE = 3  # empty rows after the items of a list; and at least this many rows in all:
LEAST = {"rincian": 15, "teks": 8, "matriks": 6, "kegiatan": 6, "highlight": 12, "acara": 4, "foto": 4, "dokumen": 2}
TITLE, LABEL, HEAD, NOTE = "judul", "label", "kepala", "catatan"
FIRST_ROW, FIRST_COLUMN = 2, 2  # before them stand, hidden, the keys of columns and rows
LONGEST = 32_000  # characters; a cell holds 32,767


@dataclass(frozen=True)
class Isian:
    """A cell to fill in: the file and path it belongs to, its kind, what the file says now; choices, if any."""

    berkas: str
    jalur: Keys
    jenis: Kind
    teks: str = ""
    pilihan: tuple[str, ...] = ()
    lebar: bool = False

    @property
    def negatif(self) -> bool:
        """Tell whether it holds what was spent, which may be below 0: more came back."""
        return self.jenis == "rupiah" and self.jalur[-1] == "realisasi"


@dataclass(frozen=True)
class Pratinjau:
    """A preview: a formula; `rupa` colours it by class name."""

    teks: str
    rupa: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tulisan:
    """A fixed text in a look."""

    teks: str
    rupa: str = LABEL


FormCell = Isian | Pratinjau | Tulisan


@dataclass
class Lembar:
    """One sheet: its name and its rows, each from the first column on."""

    nama: str
    baris: list[tuple[FormCell, ...]] = field(default_factory=list)

    def add(self, *cells: FormCell) -> int:
        """Append a row and return its number in the workbook."""
        self.baris.append(cells)
        return self.next - 1

    @property
    def next(self) -> int:
        """Return the number that the next row will have."""
        return FIRST_ROW + len(self.baris)


class Berkas:
    """A file of a quarter as a tree, to ask for the text at a path; a file that is not there yet is empty."""

    def __init__(self, nama: str, root: Node | None) -> None:
        self.nama = nama
        self.root = root

    def text(self, jalur: Keys) -> str:
        """Return the text at a path, or an empty one."""
        value = self._value(jalur)
        return value if isinstance(value, str) else ""

    def count(self, jalur: Keys) -> int:
        """Return how many items the list at a path has."""
        value = self._value(jalur)
        return len(value) if isinstance(value, list) else 0

    def has(self, jalur: Keys) -> bool:
        """Tell whether there is anything at a path."""
        return bool(self._value(jalur))

    def rows(self, jalur: Keys, of: str) -> range:
        """Return the indexes of the rows to offer for a list of a kind."""
        return range(max(self.count(jalur) + SPARE, LEAST.get(of, SPARE)))

    def _value(self, jalur: Keys) -> object:
        node: object = self.root
        for step in jalur:
            value = getattr(node, "value", None)
            if isinstance(value, dict):
                node = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                node = value[step]
            else:
                return None
        return getattr(node, "value", None)

    def said(self, jalur: Keys, jenis: Kind) -> str:
        """Return the text at a path as a cell of a kind shows it: a number of a detail row that is null in words."""
        text = self.text(jalur)
        if text or jenis != "angka" or jalur[0] != "rincian":
            return text
        row = self._value(jalur[:-1])
        return NOT_YET if isinstance(row, dict) and str(jalur[-1]) in row else ""

    def input(self, jalur: Keys, jenis: Kind, pilihan: tuple[str, ...] = (), lebar: bool = False) -> Isian | Tulisan:
        """Return the cell for a path; a note where no cell can hold what stands there."""
        text = self.said(jalur, jenis)
        if len(text) > LONGEST:
            return Tulisan(f"Terlalu panjang untuk sebuah sel. Ubah di {self.nama}.", NOTE)
        return Isian(self.nama, jalur, jenis, text, pilihan, lebar)
