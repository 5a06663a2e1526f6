"""The tree of a portal as a drawing, and in words how values on it were made: a rule, and its arithmetic.

In: the nodes, what supports them in a period. Out: a `Gambar`, drawn as the tree of an office is. Where reports cannot
be compared with each other, counts of them stand together; values made of them do not.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from generator import indonesian as ind
from generator.build.portal import tree_nodes, tree_values, words
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.tree_nodes import Agregasi, PohonPortal, SimpulPortal
from generator.build.portal.tree_values import NilaiGabungan, NilaiSimpul
from generator.charts import Twig
from generator.presentation import performance_tree
from generator.presentation.chart import Gambar

WAYS = {"jumlah": "jumlah", "rata_rata": "rata-rata", "median": "median"}


class SimpulTergambar(NamedTuple):
    """A row of the drawing: how deep a node hangs, from 0; the node, what stands for it in each group."""

    tingkat: int
    simpul: SimpulPortal
    nilai: Sequence[NilaiSimpul]


def drawing(finding: str, pohon: PohonPortal, at: PeriodePortal | None, known: Sequence[NilaiSimpul]) -> Gambar | None:
    """Return the tree of a period; None where nothing of it can be drawn."""
    rows = [
        SimpulTergambar(depth, node, [one for one in known if one.simpul.kode == node.kode])
        for depth, node in tree_nodes.ordered(pohon)
    ]
    shows = f"Pohon kinerja, {at.nama}" if at else "Pohon kinerja"
    return performance_tree.drawn(finding, shows, rows, _twig)


def rule(how: Agregasi) -> str:
    """Return a rule in words: rata-rata capaian."""
    named = f" indikator {how.indikator}" if how.indikator else ""
    return f"{WAYS[how.cara]} {how.ukuran}{named}"


def made(how: Agregasi, found: NilaiGabungan) -> str:
    """Return a value with the rule that made it."""
    return f"{words.shown(found.nilai)} ({rule(how)}, {found.satuan})"


def derived(how: Agregasi, found: NilaiGabungan) -> str:
    """Return how a value was made, in words and arithmetic that anybody can do again."""
    unit = f" ({found.satuan})" if how.ukuran == "realisasi" else ""
    said = f"{ind.upper_first(rule(how))}{unit} dari {found.banyak} nilai"
    if how.cara == tree_values.MEAN:
        return f"{said}: {words.shown(found.jumlah)} ÷ {found.banyak} = {words.shown(found.nilai)}"
    return f"{said}: {words.shown(found.nilai)}"


def _twig(row: SimpulTergambar) -> Twig:
    return Twig(row.tingkat, row.simpul.nama, "; ".join(_notes(row)), "atas")


def _notes(row: SimpulTergambar) -> Iterator[str]:
    """Yield what stands below the name of a node."""
    node, found = row.simpul, row.nilai
    yield ", ".join(filter(None, (node.tingkat, node.pemilik)))
    yield f"kode {node.kode}"
    if not found:
        yield "belum didukung unit"
        return
    units = {d.milik.unit.unit.kode for one in found for d in one.dukungan}
    yield f"{sum(len(one.dukungan) for one in found)} indikator dari {len(units)} unit"
    reached, of = (sum(counts) for counts in zip(*(one.tercapai for one in found), strict=True))
    if of:
        yield f"{reached} dari {of} mencapai targetnya"
    joined = [one for one in found if one.gabungan]
    if len(joined) > 1:
        yield f"gabungan menurut {len(joined)} aturan ada pada tabel"
    elif node.agregasi and joined:
        yield from map(partial(made, node.agregasi), joined[0].gabungan)
