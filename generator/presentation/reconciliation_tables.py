"""The tables of a reconciliation: its causes, the printed figures of each, all printed figures with their verdict.

In: judged printed figures of a quarter. Out: `Tabel` values; figures that say the same stand in one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures import naming
from generator.presentation.tabel import Ciri, Kolom, Sel, Tabel, num, table, text
from generator.printed import causes
from generator.printed.causes import Sebab
from generator.printed.reconcile import Temuan, same
from generator.report import Triwulan
from generator.scoring.ladder import Hasil


@dataclass(frozen=True)
class Serupa:
    """Printed figures alike: same figure, same print. Where they stand, the verdict, and the explanation."""

    jangkar: str
    nama: str
    tujuan: str
    cetak: str
    hitung: str
    putusan: str
    acuan: str
    sebab: str
    mengubah: bool


@dataclass(frozen=True)
class SebabTampil:
    """A cause as shown: its numbers of differences and of those that change a class, the table of its figures."""

    sebab: Sebab
    banyak: int
    mengubah: int
    tabel: Tabel


def of_causes(home: str, periode: str, parts: Sequence[SebabTampil]) -> Tabel:
    """Return the causes with how much each explains; each leads to its part of the page `home`."""
    columns = (
        Kolom[SebabTampil]("sebab", "Sebab", lambda b: text(b.sebab.judul, f"{home}#{b.sebab.kode}"), nama=True),
        Kolom[SebabTampil]("banyak", "Angka cetak", lambda b: num(b.banyak), angka=True),
        Kolom[SebabTampil]("mengubah", "Mengubah kelas", lambda b: num(b.mengubah), angka=True),
        Kolom[SebabTampil]("konfirmasi", "Perlu dipastikan oleh", lambda b: text(b.sebab.konfirmasi)),
        Kolom[SebabTampil]("status", "Status", lambda b: text(b.sebab.status)),
    )
    return table("", f"Sebab perbedaan, {periode}", columns, parts, nama="Sebab perbedaan")


FIGURE = (
    Kolom[Serupa]("angka", "Angka", lambda g: text(g.nama, g.tujuan), nama=True),
    Kolom[Serupa]("cetak", "Tercetak", lambda g: Sel(g.cetak), angka=True),
    Kolom[Serupa]("hitung", "Hitungan", lambda g: Sel(g.hitung), angka=True),
)


def shown(hasil: Hasil, sebab: Sebab) -> SebabTampil:
    """Return a cause with the figures that it explains."""
    moves = sum(t.mengubah for t in sebab.temuan)
    rows = [_group(hasil, items, causes.reading(items[0], sebab)) for items in _alike(sebab.temuan)]
    said = ("", f"{sebab.judul}.")  # a note that says no more than the heading
    where = Kolom[Serupa]("acuan", "Tercetak pada", lambda g: Sel(g.acuan, catatan="" if g.sebab in said else g.sebab))
    found = table("", "", (*FIGURE, where), rows, ciri=lambda g: Ciri(jangkar=g.jangkar), nama=sebab.judul)
    return SebabTampil(sebab, len(sebab.temuan), moves, found)


def of_figures(tw: Triwulan, home: str) -> Tabel:
    """Return all printed figures with their verdict; a difference leads to its cause on the page `home`."""
    each = causes.of_each(tw.sebab)
    rows = [
        _group(tw.hasil, items, causes.explanation(items[0], each.get(same(items[0])))) for items in _alike(tw.temuan)
    ]

    def verdict(g: Serupa) -> Sel:
        place = f"{home}#{g.jangkar}" if g.jangkar else ""
        return Sel(g.putusan, tujuan=place, catatan=g.sebab if g.putusan == "pembulatan" else "")

    columns = (
        *FIGURE,
        Kolom[Serupa]("putusan", "Hasil pembandingan", verdict),
        Kolom[Serupa]("acuan", "Tercetak pada", lambda g: Sel(g.acuan)),
    )
    caption = f"Angka pada laporan cetak dan hitungannya, {tw.periode}"
    name = "Angka cetak yang dibandingkan"
    return table("", caption, columns, rows, ciri=lambda g: Ciri(rupa=f"p-{g.putusan}"), nama=name)


def _alike(found: Sequence[Temuan]) -> list[list[Temuan]]:
    """Return findings that say the same together, in the order of first print."""
    groups: dict[tuple[object, str], list[Temuan]] = {}
    for t in found:
        groups.setdefault((same(t), t.putusan), []).append(t)
    return list(groups.values())


def _group(hasil: Hasil, items: Sequence[Temuan], why: str) -> Serupa:
    first = items[0]
    return Serupa(
        first.baris,
        first.nama,
        naming.address(first.terbit.ukuran, hasil),
        first.cetak.teks,
        first.angka.teks,
        first.putusan,
        "; ".join(dict.fromkeys(t.terbit.acuan for t in items)),
        why,
        first.mengubah,
    )
