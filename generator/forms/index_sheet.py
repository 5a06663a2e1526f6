"""The first sheet of a workbook: a line per indicator and per other sheet, who answers for it, what is filled in, and
the scores that follow, all as formulas: they change while somebody types.

In: the plan, the rule set, the sheets that were laid out. Out: a `Lembar`. What is asked for is what the page
Kelengkapan asks for; what the content said when the workbook was made is told as such.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from generator import indonesian as ind
from generator.addresses import periods
from generator.forms import formulas
from generator.forms.cells import (
    FIRST_COLUMN,
    FIRST_ROW,
    HEAD,
    LINK,
    NOTE,
    TITLE,
    FormCell,
    Isian,
    Lembar,
    Pratinjau,
    Tulisan,
)
from generator.problems.problem import Keys
from generator.records.plan import Indikator, Perspektif, Rencana, Sasaran
from generator.records.rule_set import Aturan, Jenjang
from generator.scoring import regulation

NAME = "Daftar isi"
OWNERLESS = "belum ditulis"
LIVE = "Semua angka di sini ikut berubah ketika isian diketik; situs menghitungnya kembali sesudah diimpor."
DONE, LACKING, THERE, NOT_THERE = "lengkap", "kurang", "ada", "belum"
EXEMPT, UNJUDGED = "tidak berlaku", "tidak dinilai"
STATES = {DONE: "baik", LACKING: "sedang"}
HEADS = ("Bagian", "Penanggung jawab", "Keadaan", "Realisasi", "Penyebab", "Tindak lanjut", "Capaian (%)", "Dihitung")
KIND, WEIGHT = "Kategori, predikat", "Bobot"
STATE, FIRST_ASKED, LAST_ASKED, CAPAIAN, COUNTED = 2, 3, 5, 6, 7  # cells behind the label
REPORT: tuple[tuple[Keys, ...], ...] = (  # of each of these groups one
    (("pengantar",), ("kutipan", "pengantar", "teks")),
    (("kesimpulan",), ("kutipan", "kesimpulan", "teks")),
    (("kendala", 0),),
    (("saran", 0),),
    (("penandatangan", "nama"),),
)
EMPTY = Tulisan("", NOTE)
Line = Indikator | Sasaran | Perspektif | None  # None: all of them


@dataclass(frozen=True)
class Pokok:
    """What the first sheet is about: its title, the quarter, the plan and the rule set; the rungs that have a mean,
    none where the workbook is a part; what the scores were when it was made, in a sentence."""

    judul: str
    folder: str
    rencana: Rencana
    aturan: Aturan
    jenjang: tuple[Jenjang, ...]
    tercatat: str


def index(pokok: Pokok, sheets: Sequence[Lembar]) -> Lembar:
    """Return the first sheet; indicators that none of the sheets asks for have no line."""
    sheet = Lembar(NAME, label=50, kepala=FIRST_ROW + 2)
    sheet.add(Tulisan(pokok.judul, TITLE))
    sheet.add(EMPTY, Tulisan(f"{LIVE} {pokok.tercatat}".strip(), NOTE))
    rungs = _scores(pokok)
    classes = KIND if pokok.aturan.predikat and rungs else KIND.partition(",")[0]
    sheet.add(*(Tulisan(head, HEAD) for head in (*HEADS, *rungs, classes, *([WEIGHT] if rungs else []))))
    IndexLines(sheet, pokok, sheets).add()
    for lembar in sheets:
        if not lembar.tanda:
            sheet.add(_link(lembar.nama, lembar), EMPTY, *_other(lembar, pokok.aturan.kata.iku))
    return sheet


def _scores(pokok: Pokok) -> list[str]:
    """Return what the office calls the score of each rung that has one."""
    kata = pokok.aturan.kata
    names = {"sasaran": f"{kata.nps} sasaran", "perspektif": f"{kata.nps} {kata.kelompok}", "total": kata.npss}
    return [names[rung] for rung in pokok.jenjang]


def _link(text: str, lembar: Lembar, row: int = FIRST_ROW) -> Tulisan:
    return Tulisan(text, LINK, f"'{lembar.nama}'!B{row}")


def _places(lembar: Lembar) -> dict[tuple[str, Keys], str]:
    """Return where in the workbook each input of a sheet stands, by file and path."""
    rows = enumerate(lembar.baris, FIRST_ROW)
    cells = ((row, n, cell) for row, cells in rows for n, cell in enumerate(cells) if isinstance(cell, Isian))
    return {(c.berkas, c.jalur): f"'{lembar.nama}'!{get_column_letter(FIRST_COLUMN + n)}{row}" for row, n, c in cells}


def _some(places: Sequence[str]) -> str:
    """Return the formula that counts what is filled in; what stands in no cell is too long for one, so it is there."""
    ends = f"{places[0]}:{places[-1].rpartition('!')[2]}" if len(places) > 1 else "".join(places)
    return f"COUNTA({ends})>0" if places else "TRUE"


def _other(lembar: Lembar, iku: str) -> Iterator[FormCell]:
    """Yield what is filled in of a sheet that is about no indicator: state, and how much."""
    found = {path: place for (_, path), place in _places(lembar).items()}
    spent = [place for path, place in found.items() if path[0] == "indikator" and path[-1] == "realisasi"]
    titles = [place for path, place in found.items() if isinstance(path[0], int) and path[1:] == ("judul",)]
    if ("pengantar",) in found:
        groups = [[found[path] for path in group if path in found] for group in REPORT]
        count = "+".join(f"(COUNTA({','.join(group)})>0)" if group else "1" for group in groups)
        yield from _counted(f"({count})", len(groups), "bagian")
    elif spent:
        yield from _counted(f"COUNT({spent[0]}:{spent[-1].rpartition('!')[2]})", len(spent), f"realisasi {iku}")
    elif titles:
        yield from _counted(f"COUNTA({','.join(titles)})", 0, "kegiatan")


def _counted(count: str, of: int, what: str) -> Iterator[FormCell]:
    yield Pratinjau(f'=IF({count}>={max(of, 1)},"{DONE}","{LACKING}")', STATES)
    yield Pratinjau(f'={count}&"{f" dari {of}" if of else ""} {what}"')


class IndexLines:
    """The lines of the plan on the first sheet: of all, of each perspektif, goal and indicator, with their formulas."""

    def __init__(self, sheet: Lembar, pokok: Pokok, sheets: Sequence[Lembar]) -> None:
        self.sheet, self.pokok = sheet, pokok
        self.at = {nomor: lembar for lembar in sheets for nomor in lembar.tanda}
        self.places: dict[str, list[tuple[Keys, str]]] = defaultdict(list)
        for lembar in (lembar for lembar in sheets if lembar.tanda):
            for (file, steps), place in _places(lembar).items():
                self.places[file].append((steps, place))
        self.lines = [*self._lines()]
        self.first = sheet.next

    def _lines(self) -> Iterator[tuple[int, Line]]:
        """Yield what there is a line of, with how deep it is."""
        if "total" in self.pokok.jenjang:
            yield 0, None
        for p in self.pokok.rencana.kelompok:
            if "perspektif" in self.pokok.jenjang:
                yield 1, p
            for s in p.sasaran:
                if own := [i for i in s.indikator if i.nomor in self.at]:
                    yield 2, s
                    yield from ((3, i) for i in own)

    def add(self) -> None:
        """Add the lines."""
        for n, (depth, line) in enumerate(self.lines):
            if isinstance(line, Indikator):
                self.sheet.add(*self._indicator(line))
            else:
                self.sheet.add(*self._group(n, depth, line))

    def _group(self, n: int, depth: int, line: Line) -> Iterator[FormCell]:
        """Yield the cells of a line over others: its mean in the column of its rung, its predicate, its weight."""
        rung: Jenjang = "sasaran" if isinstance(line, Sasaran) else "perspektif" if line else "total"
        yield Tulisan(self._name(line), HEAD)
        yield from [EMPTY] * COUNTED
        known = self.pokok.jenjang
        yield from (Pratinjau(self._mean(n, depth, rung)) if rung == one else EMPTY for one in known)
        predikat = self.pokok.aturan.predikat
        own = rung in known and predikat
        cell = self._cell(COUNTED + 1 + known.index(rung)) if own else ""
        yield Pratinjau(formulas.kategori(predikat.kelas, cell), lebar=True) if own and predikat else EMPTY
        yield from self._weight(line)

    def _name(self, line: Line) -> str:
        if isinstance(line, Sasaran):
            return f"Sasaran {line.nomor}: {line.nama}"
        if isinstance(line, Perspektif):
            return f"{ind.upper_first(self.pokok.aturan.kata.kelompok)} {line.label}"
        return periods.called(self.pokok.folder)

    def _mean(self, n: int, depth: int, rung: Jenjang) -> str:
        """Return the weighted mean of what is nearest below a line, as far as that has a value."""
        later = [m for m, (other, _) in enumerate(self.lines) if m > n and other <= depth]
        first, last = self.first + n + 1, self.first + (later[0] if later else len(self.lines)) - 1
        below = regulation.beneath(rung, self.pokok.jenjang)
        at = self.sheet.column(COUNTED if below == "indikator" else COUNTED + 1 + self.pokok.jenjang.index(below))
        weights = self.sheet.column(COUNTED + len(self.pokok.jenjang) + 2)
        values, own = f"{at}{first}:{at}{last}", f"{weights}{first}:{weights}{last}"
        mean = f"SUMPRODUCT({values},{own})/SUMPRODUCT(ISNUMBER({values})*{own})"
        return f'=IFERROR({formulas.rounded(self.pokok.aturan, "npss" if rung == "total" else "nps", mean)},"")'

    def _weight(self, line: Line) -> Iterator[FormCell]:
        bobot = self.pokok.aturan.nps.bobot
        named = bobot.perspektif if isinstance(line, Perspektif) else bobot.sasaran
        key = line.kode if isinstance(line, Perspektif | Indikator) else line.nomor if line else ""
        if isinstance(line, Indikator):
            named = bobot.indikator
        if self.pokok.jenjang:
            yield Pratinjau(f"={regulation.weights(named, [key])[0]}") if line else EMPTY

    def _cell(self, n: int) -> str:
        """Return the name of a cell of the line that is being added."""
        return f"{self.sheet.column(n)}{self.sheet.next}"

    def _indicator(self, i: Indikator) -> Iterator[FormCell]:
        lembar = self.at[i.nomor]
        excluded, own = _some(self._asked(i, "dikecualikan")), _some(self._asked(i, "target"))
        asked = [self._cell(n) for n in range(FIRST_ASKED, LAST_ASKED + 1)]
        whole = ",".join(f'{cell}="{THERE}"' for cell in asked)
        state = f'IF(AND({whole}),"{DONE}","{LACKING}")'
        if i.target.of(periods.of(self.pokok.folder)[1]) is None:
            state = f'IF({own},{state},"{UNJUDGED}")'
        yield _link(f"{i.sebutan}: {i.label}", lembar, lembar.tanda[i.nomor]["judul"])
        yield Tulisan(i.penanggung_jawab or OWNERLESS, NOTE)
        yield Pratinjau(f'=IF({excluded},"{EXEMPT}",{state})', STATES)
        typed = _some(self._asked(i, "realisasi"))
        if rows := self._asked(i, "rincian", last=next(iter(i.kolom), "")):
            typed = f"OR({typed},{_some(rows)})"
        followed = self._asked(i, "tindak_lanjut")
        for filled in (typed, _some(self._asked(i, "analisis", "penyebab")), _some(followed)):
            yield Pratinjau(f'=IF({filled},"{THERE}","{NOT_THERE}")')
        yield from self._scored(lembar, i, excluded)

    def _asked(self, i: Indikator, *path: str, last: str = "") -> list[str]:
        """Return where the inputs of an indicator below a path stand; of rows, those of their `last` step."""
        found = self.places[f"{self.pokok.folder}/iku/{i.nomor:02d}.yaml"]
        return [p for steps, p in found if steps[: len(path)] == path and (not last or steps[-1] == last)]

    def _scored(self, lembar: Lembar, i: Indikator, excluded: str) -> Iterator[FormCell]:
        aturan, capaian = self.pokok.aturan, self._cell(CAPAIAN)
        shown = f"'{lembar.nama}'!{lembar.column(1)}{lembar.tanda[i.nomor]['capaian']}"
        yield Pratinjau(f'=IF({excluded},"",{shown})')
        cap = aturan.nps.batas_atas
        counted = capaian if cap is None else f"MIN({capaian},{cap})"
        judged = f'AND({self._cell(STATE)}<>"{EXEMPT}",{self._cell(STATE)}<>"{UNJUDGED}")'
        absent = f'IF({judged},0,"")' if aturan.nps.realisasi_kosong == "nol" else '""'
        yield Pratinjau(f"=IF(ISNUMBER({capaian}),{counted},{absent})")
        yield from [EMPTY] * len(self.pokok.jenjang)
        yield Pratinjau(formulas.kategori(aturan.kategori.kelas, capaian), lebar=True)
        yield from self._weight(i)
