"""The tables of a portal of offices: what became of each, their reports, their places.

In: a collection, or a period of it. Out: a `Tabel`, from which pages, CSV and JSON are written. Every figure of an
office leads to the page where that office shows how it was made.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator import addresses
from generator import indonesian as ind
from generator.build.portal import words
from generator.build.portal.gathered import UnitTerkumpul
from generator.build.portal.spread import KelompokBanding, LaporanPeriode, Sebaran
from generator.presentation import tabel
from generator.presentation.tabel import Ciri, Grup, Kolom, Sel, Tabel, num, table, text

Beside = tuple[LaporanPeriode, KelompokBanding]


def linked(teks: str, value: Decimal | None, target: str) -> Sel:
    """Return a figure that leads to where it was made; one that is not there leads nowhere."""
    return Sel(teks, value, target if value is not None else "")


def status(units: Sequence[UnitTerkumpul]) -> Tabel:
    """Return what became of every office in the collection."""
    columns = (
        Kolom[UnitTerkumpul]("unit", "Unit", _named, nama=True),
        Kolom[UnitTerkumpul]("jenis", "Jenis", lambda u: text(u.unit.jenis)),
        Kolom[UnitTerkumpul]("status", "Status", lambda u: words.badge(u.catatan.status)),
        Kolom[UnitTerkumpul]("pesan", "Keterangan", lambda u: text(" ".join(u.catatan.pesan) or None)),
        Kolom[UnitTerkumpul]("periode_terakhir", "Data terakhir", _last),
        Kolom[UnitTerkumpul]("dikumpulkan", "Dikumpulkan", _collected),
        Kolom[UnitTerkumpul]("tanda_tangan", "Tanda tangan", _signed),
    )
    hidden = (
        Kolom[UnitTerkumpul]("kode", "Kode", lambda u: text(u.unit.kode)),
        Kolom[UnitTerkumpul]("terbitan", "Terbitan", lambda u: num(u.catatan.terbitan), angka=True),
        Kolom[UnitTerkumpul]("manifes", "Manifes", lambda u: text(u.catatan.manifes or None)),
    )
    return table("status", "", columns, units, hidden, nama="Status pengumpulan setiap unit")


def _named(u: UnitTerkumpul) -> Sel:
    return text(u.unit.nama, words.profile(u.unit) if u.laporan else "")


def _last(u: UnitTerkumpul) -> Sel:
    if not u.laporan:
        return text(None)
    return Sel(words.period(u.terakhir), u.terakhir)


def _collected(u: UnitTerkumpul) -> Sel:
    if not u.laporan:
        return text(None)
    day = u.tanggal(u.terakhir)
    return Sel(ind.day(day), day.isoformat())


def _signed(u: UnitTerkumpul) -> Sel:
    return text("diperiksa" if u.catatan.bertanda else "belum terdaftar" if u.unit.kunci is None else "tidak diterima")


def units(found: Sequence[UnitTerkumpul]) -> Tabel:
    """Return the offices with their newest report."""
    columns = (
        Kolom[UnitTerkumpul]("unit", "Unit", _named, nama=True),
        Kolom[UnitTerkumpul]("jenis", "Jenis", lambda u: text(u.unit.jenis)),
        Kolom[UnitTerkumpul]("periode_terakhir", "Laporan terakhir", _last),
        Kolom[UnitTerkumpul]("status", "Pengumpulan", lambda u: words.badge(u.catatan.status)),
    )
    return table("unit", "Unit dan laporan terakhirnya", columns, found, ciri=lambda u: Ciri(u.unit.jenis))


def period(groups: Sequence[KelompokBanding]) -> Tabel:
    """Return the reports of a period, a row per office; where they cannot all be compared, under their groups, and then
    nobody can sort them by their scores."""
    columns = (
        Kolom[LaporanPeriode]("unit", "Unit", lambda p: text(p.unit.unit.nama, words.profile(p.unit.unit)), nama=True),
        Kolom[LaporanPeriode]("jenis", "Jenis", lambda p: text(p.unit.unit.jenis)),
        Kolom[LaporanPeriode]("npss", "NPSS", npss, angka=True),
        Kolom[LaporanPeriode]("predikat", "Predikat", lambda p: text(p.laporan.predikat or None)),
        Kolom[LaporanPeriode]("serapan", "Serapan (%)", _absorbed, angka=True),
        Kolom[LaporanPeriode]("data_dikumpulkan", "Data dikumpulkan", _day),
    )
    hidden = (
        Kolom[LaporanPeriode]("kode", "Kode", lambda p: text(p.unit.unit.kode)),
        Kolom[LaporanPeriode]("aturan", "Aturan", lambda p: text(p.laporan.aturan)),
        Kolom[LaporanPeriode]("aturan_versi", "Versi aturan", lambda p: text(p.laporan.aturan_versi)),
        Kolom[LaporanPeriode]("perubahan", "Perubahan rencana", lambda p: num(p.laporan.perubahan), angka=True),
        Kolom[LaporanPeriode]("pagu", "Pagu", lambda p: tabel.money(p.laporan.pagu), angka=True),
        Kolom[LaporanPeriode]("realisasi_anggaran", "Belanja", lambda p: tabel.money(p.laporan.belanja), angka=True),
        Kolom[LaporanPeriode]("data_versi", "Versi data", lambda p: text(p.laporan.versi)),
        Kolom[LaporanPeriode]("tanggal_terbit", "Terbit", lambda p: text(p.laporan.terbit or None)),
    )
    rows = [row for g in groups for row in (*([Grup(g.nama)] if len(groups) > 1 else []), *g.laporan)]
    known = (lambda p: Ciri(p.unit.unit.jenis)) if len(groups) == 1 else None
    return table("laporan", "Laporan setiap unit", columns, rows, hidden, known)


def npss(p: LaporanPeriode) -> Sel:
    """Return the NPSS of an office, with that of the signed document where it is another."""
    value = p.laporan.npss
    signed = p.laporan.resmi
    note = "" if signed is None else f"dokumen bertanda tangan: {ind.number(signed)}"
    target = words.of_npss(p.unit.unit, p.laporan.folder) if value is not None else ""
    return Sel(tabel.DASH if value is None else ind.number(value), value, target, catatan=note)


def absorbed(p: LaporanPeriode) -> Decimal | None:
    """Return how much of the pagu was spent, in percent; None where nobody can tell."""
    pagu, spent = p.laporan.pagu, p.laporan.belanja
    return None if pagu is None or spent is None or pagu <= 0 else spent / pagu * 100


def _absorbed(p: LaporanPeriode) -> Sel:
    value = absorbed(p)
    shown = tabel.share(value)
    return linked(
        shown.teks, None if value is None else tabel.cents(value), words.of_money(p.unit.unit, p.laporan.folder)
    )


def _day(p: LaporanPeriode) -> Sel:
    day = p.unit.tanggal(p.laporan.folder)
    return Sel(ind.day(day), day.isoformat())


def places(group: KelompokBanding) -> Tabel:
    """Return the offices of a group by their NPSS; those that are equal share a place."""
    found = sorted((p for p in group.laporan if p.laporan.npss is not None), key=lambda p: _order(group, p))
    columns = (
        Kolom[LaporanPeriode]("tempat", "Tempat", lambda p: num(group.peringkat[p.unit.unit.kode]), angka=True),
        Kolom[LaporanPeriode]("unit", "Unit", lambda p: text(p.unit.unit.nama, words.profile(p.unit.unit)), nama=True),
        Kolom[LaporanPeriode]("npss", "NPSS", npss, angka=True),
    )
    return table("", "", columns, found, nama="Urutan menurut NPSS")


def _order(group: KelompokBanding, p: LaporanPeriode) -> tuple[int, str]:
    return group.peringkat[p.unit.unit.kode], p.unit.unit.nama


def history(found: Sequence[Beside]) -> Tabel:
    """Return an office through the periods, newest first, beside the median of what it can be compared with."""
    columns = (
        Kolom[Beside]("periode", "Periode", lambda r: text(words.period(r[0].laporan.folder), _portal(r)), nama=True),
        Kolom[Beside]("npss", "NPSS", lambda r: npss(r[0]), angka=True),
        Kolom[Beside]("predikat", "Predikat", lambda r: text(r[0].laporan.predikat or None)),
        Kolom[Beside]("median", "Median kelompok", lambda r: median(r[1].npss), angka=True),
        Kolom[Beside]("banding", "Unit dalam kelompok", lambda r: num(len(r[1].nilai)), angka=True),
        Kolom[Beside]("serapan", "Serapan (%)", lambda r: _absorbed(r[0]), angka=True),
        Kolom[Beside]("versi", "Versi data", lambda r: text(r[0].laporan.versi)),
        Kolom[Beside]("dikumpulkan", "Dikumpulkan", lambda r: _day(r[0])),
    )
    return table("seri", "", columns, found[::-1], nama="Laporan dari periode ke periode")


def _portal(row: Beside) -> str:
    return addresses.quarter(row[0].laporan.folder)


def median(found: Sebaran | None) -> Sel:
    """Return the median of a spread; a dash where there is none."""
    return num(None) if found is None else rounded(found.median)


def rounded(value: Decimal) -> Sel:
    """Return a value that was computed here, with two decimals."""
    return tabel.share(value)
