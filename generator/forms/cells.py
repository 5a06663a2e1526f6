"""The parts of a workbook: inputs, previews, fixed texts, sheets; and a file of a quarter to ask for what it says now.

In: nothing, or the tree of a file. Out: values that `layout` puts together and `workbook` draws.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from openpyxl.utils import get_column_letter

from generator.forms.spare_rows import LEAST, USUAL, BarisKosong, home
from generator.problems.problem import Keys
from generator.yaml.kinds import NOT_YET, Kind
from generator.yaml.tree import Node

TITLE, LABEL, HEAD, NOTE, BEFORE, LINK = "judul", "label", "kepala", "catatan", "lalu", "tautan"
FIRST_ROW, FIRST_COLUMN = 2, 2  # before them stand, hidden, the keys of columns and rows
LONGEST = 32_000  # characters; a cell holds 32,767


@dataclass(frozen=True)
class Isian:
    """A cell to fill in: the file and path it belongs to, its kind, what the file says now; choices, if any.

    `lebar` is one for words: it stands in the column of words, and its row is tall.
    """

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
    """A preview: a formula; `rupa` colours it by class name, `lebar` is one that names a class in its own column."""

    teks: str
    rupa: Mapping[str, str] = field(default_factory=dict)
    lebar: bool = False


@dataclass(frozen=True)
class Tulisan:
    """A fixed text in a look; of a link, `tautan` is the cell that it leads to."""

    teks: str
    rupa: str = LABEL
    tautan: str = ""


FormCell = Isian | Pratinjau | Tulisan


@dataclass
class Lembar:
    """One sheet: its name and its rows, each from the first column on.

    `label` and `kata` are the widths of the columns of labels and of words, in letters; `kepala` is the last row of the
    head that stays while the rest scrolls, and is printed on every page. `lalu` tells what the quarter before says
    beside the cells of a row, in a column of its own. `tanda` tells by number where an indicator has its title and
    its capaian.
    """

    nama: str
    baris: list[tuple[FormCell, ...]] = field(default_factory=list)
    label: int = 30
    kata: int = 72
    kepala: int = FIRST_ROW
    lalu: Callable[[Sequence[FormCell]], str] | None = None
    tanda: dict[int, dict[str, int]] = field(default_factory=dict)

    def add(self, *cells: FormCell, lalu: str | None = None) -> int:
        """Append a row and return its number in the workbook; `lalu` is what stands behind its label of before."""
        if self.lalu and len(cells) > 1:
            text = self.lalu(cells) if lalu is None else lalu
            head = isinstance(cells[-1], Tulisan) and cells[-1].rupa == HEAD
            cells = (cells[0], Tulisan(text, HEAD if head else BEFORE), *cells[1:])
        self.baris.append(cells)
        return self.next - 1

    def column(self, n: int) -> str:
        """Return the letter of the column of the cell that is so many behind the label."""
        return get_column_letter(FIRST_COLUMN + n + (self.lalu is not None))

    @property
    def next(self) -> int:
        """Return the number that the next row will have."""
        return FIRST_ROW + len(self.baris)


class Berkas:
    """A file of a quarter as a tree, to ask for the text at a path; a file that is not there yet is empty.

    `letak` tells where an indicator stands that paths of the workbook name by its number: in the plan, deep down.
    `baris` tells how many empty rows its lists get.
    """

    def __init__(
        self,
        nama: str,
        root: Node | None,
        letak: Mapping[Keys, Keys] = MappingProxyType({}),
        baris: BarisKosong = USUAL,
    ) -> None:
        self.nama = nama
        self.root = root
        self.letak = letak
        self.baris = baris

    def real(self, jalur: Keys) -> Keys:
        """Return where in the file a path of the workbook leads to."""
        return (*self.letak.get(jalur[:2], jalur[:2]), *jalur[2:])

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

    def rows(self, jalur: Keys, of: str, known: int = 0) -> range:
        """Return the indexes of the rows to offer for a list of a kind, of which so many `known` items have a name."""
        there, spare = max(self.count(jalur), known), self.baris.kosong
        typed = self.baris.terisi.get((home(self.nama), jalur), 0)
        return range(max(typed, there + spare if there else max(spare, LEAST.get(of, 0))))

    def _value(self, jalur: Keys) -> object:
        node: object = self.root
        for step in self.real(jalur):
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
