"""The pages of the tree that a portal aggregates along: all nodes with how they stand, and a page for each node.

In: the register and its periods. Out: `Page` values; tables for the open data. Every value that was made of several
says of which, how many, and by which document; the indicators lead to where their offices show how they were made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.build.portal import frames, indicator_tables, tables, tree_drawing, tree_nodes, tree_values, words
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import KumpulanUnit
from generator.build.portal.registry import IndikatorBersama
from generator.build.portal.spread import Ukuran
from generator.build.portal.tree_nodes import PohonPortal, SimpulPortal
from generator.build.portal.tree_values import NilaiGabungan, NilaiSimpul
from generator.pages.page import Page
from generator.presentation import graphs
from generator.presentation.tabel import Kolom, Sel, Tabel, num, table, text

COLUMNS_OF_TREE = frozenset({"simpul", "cara", "banyak_nilai", "jumlah_nilai", "gabungan"})  # of no other table
MOST = 20  # nodes named that the portal does not know
NOTHING = "Belum ada indikator unit mana pun yang mendukung simpul ini."


class BarisSimpul(NamedTuple):
    """A row of the tree: a node, how deep it hangs, what stands for it in a group; None where nothing supports it."""

    simpul: SimpulPortal
    tingkat: int
    nilai: NilaiSimpul | None


class PadaSimpul(NamedTuple):
    """A row of what supports nodes directly: the node, and the indicator of an office."""

    nilai: NilaiSimpul
    ukuran: Ukuran


class BarisGabungan(NamedTuple):
    """A row of what was made of several values: the node in its group, and the value."""

    nilai: NilaiSimpul
    gabungan: NilaiGabungan


def every(kumpulan: KumpulanUnit, periods: Sequence[PeriodePortal]) -> Iterator[Page]:
    """Yield the page of the tree and one for each node; none where the portal has no tree."""
    pohon, at = kumpulan.daftar.isi.pohon, frames.newest(periods)
    if pohon is None:
        return
    known = tree_values.of(at, pohon) if at else []
    supported = {one.simpul.kode for one in known}
    said = f"{len(supported)} dari {len(pohon.simpul)} simpul didukung indikator unit"
    drawing = tree_drawing.drawing(said, pohon, at, known)
    said = f"{said} pada {at.nama}." if at else f"{said}; belum ada laporan."
    strange = sorted(tree_values.unknown(at, pohon).items(), key=lambda pair: (-pair[1], pair[0])) if at else []
    yield frames.page(
        "Pohon kinerja",
        words.TREE,
        "pohon",
        said,
        pohon=pohon,
        folder=words.TREE.rstrip("/"),
        gambar=graphs.named(drawing),
        tabel=_tree(pohon, known),
        asing=strange[:MOST],
        lainnya=len(strange[MOST:]),
    )
    for depth, node in tree_nodes.ordered(pohon):
        page = _node(pohon, node, depth, at, [one for one in known if one.simpul.kode == node.kode])
        yield replace(page, remah=(("Beranda", ""), ("Pohon kinerja", words.TREE), (node.nama, page.alamat)))


def data(at: PeriodePortal) -> Iterator[tuple[str, Tabel]]:
    """Yield the tables of the tree in a period by their file name; none where the portal has no tree."""
    pohon = at.kumpulan.daftar.isi.pohon
    known = tree_values.of(at, pohon) if pohon else []
    if direct := [PadaSimpul(one, each) for one in known for each in _direct(one)]:
        yield "pohon", _supporting(direct)
    if joined := [BarisGabungan(one, each) for one in known for each in one.gabungan]:
        yield "gabungan", _joined(joined)


def _node(
    pohon: PohonPortal, node: SimpulPortal, depth: int, at: PeriodePortal | None, known: Sequence[NilaiSimpul]
) -> Page:
    names = {one.kode: one.nama for one in pohon.simpul}
    count = sum(len(one.dukungan) for one in known)
    units = len({d.milik.unit.unit.kode for one in known for d in one.dukungan})
    said = f"{count} indikator dari {units} unit mendukungnya pada {at.nama}." if at and known else NOTHING
    return frames.page(
        node.nama,
        f"{words.TREE}{node.kode}/",
        "simpul",
        said,
        simpul=node,
        tingkat=depth + 1,
        induk=(names[node.induk], f"{words.TREE}{node.induk}/") if node.induk else None,
        anak=[(one.nama, f"{words.TREE}{one.kode}/") for one in pohon.simpul if one.induk == node.kode],
        cara=tree_drawing.rule(node.agregasi) if node.agregasi else "",
        bagian=[_part(one) for one in known],
    )


def _part(one: NilaiSimpul) -> tuple[str, str, list[str], Tabel | None]:
    """Return a group as the page of a node shows it: its name, what leads there, the values made of it, the indicators
    that support it directly."""
    direct = _direct(one)
    through = len(one.dukungan) - len(direct)
    said = f"{len(one.dukungan)} indikator dari {one.unit} unit: {len(direct)} langsung"
    said = f"{said}, {through} lewat simpul di bawahnya." if through else f"{said}."
    reached, of = one.tercapai
    said = f"{said} {reached} dari {of} mencapai target unitnya sendiri." if of else said
    how = one.simpul.agregasi
    made = [f"{tree_drawing.derived(how, each)}." for each in one.gabungan] if how else []
    return (
        one.kelompok.nama,
        said,
        made,
        table("dukungan", "", COLUMNS, direct, nama=f"{NAMED}, {one.kelompok.nama}") if direct else None,
    )


def _direct(one: NilaiSimpul) -> list[Ukuran]:
    return [
        Ukuran(d.milik, d.indikator, IndikatorBersama(kode=d.indikator.kode, nama=d.indikator.nama))
        for d in one.dukungan
        if d.langsung
    ]


NAMED = "Indikator yang mendukung langsung"
UNIT = Kolom[Ukuran](
    "unit", "Unit", lambda u: text(u.milik.unit.unit.nama, words.profile(u.milik.unit.unit)), nama=True
)
COLUMNS = (
    UNIT,
    Kolom[Ukuran]("indikator_unit", "Indikator", lambda u: text(u.indikator.nama)),
    *indicator_tables.FIGURES,
)


def _tree(pohon: PohonPortal, known: Sequence[NilaiSimpul]) -> Tabel:
    rows = []
    for depth, node in tree_nodes.ordered(pohon):
        own = [one for one in known if one.simpul.kode == node.kode]
        rows += [BarisSimpul(node, depth, one) for one in own] or [BarisSimpul(node, depth, None)]
    several = len({one.kelompok.dasar for one in known}) > 1
    group = Kolom[BarisSimpul]("aturan", "Aturan", lambda r: text(r.nilai.kelompok.nama if r.nilai else None))
    columns = (
        Kolom[BarisSimpul]("tingkat", "Tingkat", lambda r: text(f"{r.tingkat + 1}. {r.simpul.tingkat}")),
        Kolom[BarisSimpul](
            "simpul", "Simpul", lambda r: text(r.simpul.nama, f"{words.TREE}{r.simpul.kode}/"), nama=True
        ),
        Kolom[BarisSimpul]("induk", "Mendukung", lambda r: text(r.simpul.induk)),
        Kolom[BarisSimpul]("unit", "Unit", lambda r: num(r.nilai.unit if r.nilai else None), angka=True),
        Kolom[BarisSimpul](
            "banyak", "Indikator", lambda r: num(len(r.nilai.dukungan) if r.nilai else None), angka=True
        ),
        Kolom[BarisSimpul]("tercapai", "Mencapai targetnya", _reached),
        Kolom[BarisSimpul]("gabungan", "Gabungan", _value),
        *((group,) if several else ()),
    )
    return table("pohon", "", columns, rows, nama="Pohon kinerja")


def _reached(row: BarisSimpul) -> Sel:
    reached, of = row.nilai.tercapai if row.nilai else (0, 0)
    return text(f"{reached} dari {of}" if of else None)


def _value(row: BarisSimpul) -> Sel:
    how = row.simpul.agregasi
    if how is None:
        return text("tidak digabung")
    found = row.nilai.gabungan if row.nilai else ()
    return text("; ".join(tree_drawing.made(how, one) for one in found) or None)


def _supporting(rows: Sequence[PadaSimpul]) -> Tabel:
    columns = (
        Kolom[PadaSimpul]("simpul", "Simpul", lambda r: text(r.nilai.simpul.kode)),
        *(k.of(_measured) for k in (UNIT, *indicator_tables.FIGURES)),
        Kolom[PadaSimpul]("kode", "Kode", lambda r: text(r.ukuran.milik.unit.unit.kode)),
        Kolom[PadaSimpul]("kode_indikator", "Kode pada unit itu", lambda r: text(r.ukuran.indikator.kode)),
        Kolom[PadaSimpul]("data_versi", "Versi data", lambda r: text(r.ukuran.milik.laporan.versi)),
    )
    return table("pohon", "", columns, rows, nama=NAMED)


def _measured(row: PadaSimpul) -> Ukuran:
    return row.ukuran


def _rule(row: BarisGabungan) -> Sel:
    how = row.nilai.simpul.agregasi
    return text(tree_drawing.rule(how) if how else None)


def _joined(rows: Sequence[BarisGabungan]) -> Tabel:
    columns = (
        Kolom[BarisGabungan]("simpul", "Simpul", lambda r: text(r.nilai.simpul.kode)),
        Kolom[BarisGabungan]("aturan", "Aturan", lambda r: text(r.nilai.kelompok.dasar.aturan)),
        Kolom[BarisGabungan]("aturan_versi", "Versi aturan", lambda r: text(r.nilai.kelompok.dasar.versi)),
        Kolom[BarisGabungan](
            "perubahan", "Perubahan rencana", lambda r: num(r.nilai.kelompok.dasar.perubahan), angka=True
        ),
        Kolom[BarisGabungan](
            "cara",
            "Cara",
            _rule,
        ),
        Kolom[BarisGabungan]("satuan", "Satuan", lambda r: text(r.gabungan.satuan)),
        Kolom[BarisGabungan]("banyak_nilai", "Banyaknya nilai", lambda r: num(r.gabungan.banyak), angka=True),
        Kolom[BarisGabungan]("jumlah_nilai", "Jumlah nilai", lambda r: num(r.gabungan.jumlah), angka=True),
        Kolom[BarisGabungan]("gabungan", "Gabungan", lambda r: tables.rounded(r.gabungan.nilai), angka=True),
    )
    return table("gabungan", "", columns, rows, nama="Nilai gabungan setiap simpul")
