"""What is wrong with content that a workbook would write, said of the cells it was typed in.

In: texts that would be written, the inputs they are of, and problems with places in the files. Out: the same problems
with sheets and cells.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator import indonesian as ind
from generator.forms import quarter_files
from generator.forms.cells import Berkas
from generator.forms.changes import Isi
from generator.forms.layout import UNEVEN
from generator.forms.money_layout import OVER
from generator.forms.reading.inputs import item_of
from generator.problems.problem import Keys, Place, Problem
from generator.yaml import tree as nodes

WORDS = {  # what a remedy says of YAML: what it says of a workbook
    r'(?: pada [^:]+)?: benar: \{([a-z-]+): "…"\}\.': r' pada isian "memang benar, karena" untuk \1.',
    r"^Tambahkan [a-z_0-9]+: (?:…|tahun-bulan-hari)\.?(?:; bila belum ada, [a-z_]+: saja)?$": "Isi sel ini.",
    r"^Tambahkan [0-9]+: \{pagu: …, realisasi: …\}\.": "Isi pagu dan realisasi pada baris ini.",
    r"tulis sebabnya: alasan_rincian: \{[0-9]+: …\}\.": f'tulis sebabnya pada kolom "{UNEVEN}".',
    r'tulis sebabnya di baris itu: alasan: "…"\.': f'tulis sebabnya pada kolom "{OVER}".',
}
Trees = Mapping[str, "nodes.Node | None"]
Files = Mapping[str, Berkas]


def _places(trees: Trees, inputs: Sequence[Isi], files: Files) -> dict[Place, str]:
    """Return the cell of every value by the place where the value, or its key, will stand; a list has its first."""
    found: dict[Place, str] = {}
    lists: dict[Place, str] = {}
    for isi in inputs:
        tree, path = trees.get(isi.sel.berkas), files[isi.sel.berkas].real(isi.sel.jalur)
        if tree is not None and not files[isi.sel.berkas].letak and _stands(tree, path):
            found[tree.place_of(path)] = isi.sel.sel
            if len(path) > 1 and isinstance(path[1], int):
                for place in (tree.place_of(path[:1]), tree.at(path[:1]).place):
                    lists.setdefault(place, isi.sel.sel)
    return {**lists, **found, **_planned(trees, inputs, files)}


def _planned(trees: Trees, inputs: Sequence[Isi], files: Files) -> dict[Place, str]:
    """Return the cells that change the plan, and of every indicator, where it begins, the first of them: what it was
    typed for may stand before it. Of an indicator without any there is none."""
    found: dict[Place, str] = {}
    for name, file in files.items():
        if (tree := trees.get(name)) and file.letak:
            found |= {tree.at(path).place: "" for path in file.letak.values()}
            for isi in (i for i in inputs if i.sel.berkas == name and i.berubah):
                if home := file.letak.get(isi.sel.jalur[:2]):
                    begins = tree.at(home).place
                    found[begins] = found[begins] or isi.sel.sel
                if _stands(tree, path := file.real(isi.sel.jalur)):
                    found[tree.place_of(path)] = isi.sel.sel
    return found


def _stands(tree: nodes.Node, path: Keys) -> bool:
    """Tell whether what a path names is there, be its value empty."""
    node = tree
    for step in path:
        value = node.value
        if isinstance(value, dict) and str(step) in value:
            node = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            node = value[step]
        else:
            return False
    return True


def _gaps(trees: Trees, inputs: Sequence[Isi], files: Files) -> dict[tuple[Place, str], str]:
    """Return the cell of every key that is not there, by the place of what it would stand in and its name.

    Of a line that is not there, the cell is its first.
    """
    found: dict[tuple[Place, str], str] = {}
    for isi in inputs:
        tree, path = trees.get(isi.sel.berkas), files[isi.sel.berkas].real(isi.sel.jalur)
        lacking = next((n for n in range(len(path)) if tree and not _stands(tree, path[: n + 1])), None)
        if tree and lacking is not None:
            found.setdefault((tree.at(path[:lacking]).place, str(path[lacking])), isi.sel.sel)
    return found


@dataclass(frozen=True)
class NamedCell:
    """The cells of a workbook by the places in the files: of values that will stand there, and of keys that lack; and
    by cells that were emptied those of their lines that were not."""

    letak: Mapping[Place, str]
    kurang: Mapping[tuple[Place, str], str]
    sisa: Mapping[str, Sequence[str]]

    def of(self, problem: Problem) -> str:
        """Return the cell of a problem: of the key that lacks, else of the last value that starts before its place."""
        if cell := self.kurang.get((problem.place, problem.key)):
            return cell
        before = [p for p in self.letak if p.file == problem.place.file and p <= problem.place]
        return self.letak[max(before)] if before else ""


def cells(root: str, texts: Mapping[str, str], inputs: Sequence[Isi], files: Files) -> NamedCell:
    """Return the cells of texts that would be written; `root` is the name of the content folder."""
    trees = {name: quarter_files.tree(f"{root}/{name}", text) for name, text in texts.items()}
    return NamedCell(_places(trees, inputs, files), _gaps(trees, inputs, files), _left(inputs))


def _left(inputs: Sequence[Isi]) -> dict[str, list[str]]:
    """Return the cells that are filled in beside each that was emptied, in its line; a line is removed with all of
    them."""
    lines: dict[tuple[str, Keys], list[Isi]] = {}
    for isi in inputs:
        line = item_of(isi.sel.jalur) or isi.sel.jalur[:-1]
        if line:
            lines.setdefault((isi.sel.berkas, line), []).append(isi)
    return {
        one.sel.sel: [i.sel.sel.rpartition("!")[2] if "!" in i.sel.sel else i.sel.label for i in line if i.kini]
        for line in lines.values()
        for one in line
        if one.dasar and not one.kini
    }


def reworded(said: str, words: Mapping[str, str]) -> str:
    """Return what is said with patterns replaced, in their order: in the words of where it is read."""
    for before, now in words.items():
        said = re.sub(before, now, said)
    return said


def as_of_a_form(remedy: str) -> str:
    """Return a remedy of YAML as one of a workbook or an editor."""
    return reworded(remedy, WORDS)


def said_of(problem: Problem, found: NamedCell, file: str) -> Problem:
    """Return a problem said of its cell, where it has one; `file` is the workbook, where that is to be named."""
    cell = found.of(problem)
    if not cell:
        return problem
    remedy = as_of_a_form(problem.remedy)
    if left := found.sisa.get(cell):
        remedy += f" Untuk menghapus seluruhnya, kosongkan juga {ind.listing(left)}."
    return replace(problem, place=Place(file or cell, 0), key=cell if file else "", remedy=remedy)
