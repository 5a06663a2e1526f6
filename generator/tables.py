"""Tables as values: columns, rows and cells with finished text and the plain value behind it.

In: a computed report or a plan. Out: `Tabel` values, from which both the page and the CSV are written, so
that they cannot differ. `TABLES` of the pages are built here; each names the printed table it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator import digits, naming, paths, phrases
from generator import indonesian as ind
from generator.absence import NOT_ASSESSED, reason
from generator.budget import Uang
from generator.figures import STATUS_TEXT
from generator.schema import Indikator, Kelas
from generator.scoring import Bernilai, Hasil, HasilIndikator, HasilPerspektif, HasilSasaran

DASH = "–"


@dataclass(frozen=True)
class Kolom:
    """A column: its key in the CSV, its heading, whether it holds numbers, and its unit."""

    kunci: str
    judul: str
    angka: bool = False


@dataclass(frozen=True)
class Sel:
    """A cell: text to read, the value behind it, a page it links to, and a kind that gives shape and colour."""

    teks: str
    nilai: Decimal | int | str | None = None
    tujuan: str = ""
    rupa: str = ""


@dataclass(frozen=True)
class Baris:
    """A row; `jenis` is empty, `grup` (one cell over all columns) or `total`; `perspektif` is that of an indicator,
    by which readers filter; `data` are cells of the open data alone."""

    sel: tuple[Sel, ...]
    jenis: str = ""
    perspektif: str = ""
    data: tuple[Sel, ...] = ()

    @property
    def semua(self) -> tuple[Sel, ...]:
        """Return the cells of the open data."""
        return (*self.sel, *self.data)


@dataclass(frozen=True)
class Tabel:
    """A table: its code (anchor and file name), caption, columns and rows; `data` are columns of open data alone."""

    kode: str
    judul: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    data: tuple[Kolom, ...] = ()

    @property
    def semua(self) -> tuple[Kolom, ...]:
        """Return the columns of the open data."""
        return (*self.kolom, *self.data)


def text(value: str | None, tujuan: str = "") -> Sel:
    """Return a cell of text."""
    return Sel(value or DASH, value, tujuan)


def num(value: Decimal | int | None) -> Sel:
    """Return a cell with a number and the decimals it has; a dash when there is none."""
    if value is None:
        return Sel(DASH)
    if isinstance(value, int):
        return Sel(ind.number(Decimal(value), 0), value)
    return Sel(ind.number(value), value)


def valued(indikator: Indikator, value: Decimal | None) -> Sel:
    """Return a cell with a target or a realisasi in its unit; a dash when there is none."""
    return Sel(DASH) if value is None else Sel(phrases.valued(indikator, value), value)


def money(value: int | None) -> Sel:
    """Return a cell with an amount in rupiah."""
    return Sel(DASH) if value is None else Sel(ind.rupiah(value), value)


def cents(value: Decimal) -> Decimal:
    """Return an exact ratio as it is shown and published: two decimals, half up."""
    return digits.quantized(value, 2)


def share(value: Decimal | None) -> Sel:
    """Return a cell with a percentage that is exact, shown and given with two decimals."""
    return num(None if value is None else cents(value))


def badge(kelas: Kelas | None, missing: str = NOT_ASSESSED) -> Sel:
    """Return a cell with a category or predicate; grey when there is none, with the reason."""
    missing = f"{missing[:1].upper()}{missing[1:]}"
    return Sel(kelas.nama, kelas.nama, rupa=kelas.rupa) if kelas else Sel(missing, None, rupa="kosong")


def status(i: HasilIndikator) -> Sel:
    """Return the category of an indicator, or why it has none."""
    return badge(i.kategori, STATUS_TEXT[i.status])


NO = Kolom("nomor", "No.", True)
NO_SASARAN = Kolom("nomor_sasaran", "No.", True)
NAMA = Kolom("indikator", "Indikator")
KINERJA = (
    Kolom("target", "Target", True),
    Kolom("realisasi", "Realisasi", True),
    Kolom("capaian", "Capaian (%)", True),
    Kolom("kategori", "Kategori"),
)
UANG = (
    Kolom("pagu", "Pagu", True),
    Kolom("realisasi_anggaran", "Realisasi", True),
    Kolom("serapan", "Serapan (%)", True),
)
NILAI = (Kolom("nps", "NPS", True), Kolom("predikat", "Predikat"))
KODE_PERSPEKTIF = Kolom("kode_perspektif", "Kode perspektif")
IDENTITAS = (Kolom("kode", "Kode"), Kolom("nomor_sasaran", "Nomor sasaran", True), Kolom("satuan", "Satuan"))
CIRI = (
    *IDENTITAS,
    Kolom("status", "Status"),
    Kolom("alasan_dikecualikan", "Alasan dikecualikan"),
    Kolom("perlu_konfirmasi", "Perlu konfirmasi"),
)


def _nilai(found: Bernilai) -> tuple[Sel, Sel]:
    return num(found.nilai.nps), badge(found.nilai.predikat, reason(found.indikator))


def uang_cells(uang: Uang | None) -> tuple[Sel, Sel, Sel]:
    """Return pagu, realisasi and serapan; dashes where they are not known."""
    if uang is None:
        return Sel(DASH), Sel(DASH), Sel(DASH)
    return money(uang.pagu), money(uang.realisasi), share(uang.serapan)


def kinerja_cells(i: HasilIndikator) -> tuple[Sel, Sel, Sel, Sel]:
    """Return target, realisasi, capaian and kategori of an indicator."""
    return num(i.target), num(i.realisasi), num(i.capaian), status(i)


def nama_cells(hasil: Hasil, i: HasilIndikator) -> tuple[Sel, Sel]:
    """Return number and name of an indicator, linked to its page."""
    link, nama = paths.iku(hasil.kuartal.folder, i.indikator.nomor), i.indikator.nama
    return num(i.indikator.nomor), Sel(f"{nama}{phrases.mark(i)}", nama, link)


def data_cells(sasaran: int, i: HasilIndikator) -> tuple[Sel, ...]:
    """Return what the open data say of an indicator besides: kode, its sasaran, satuan, status, reason, doubt."""
    found = (i.status, i.ukur.dikecualikan, phrases.yes_if_doubtful(i))
    return (*identity_cells(sasaran, i.indikator), *map(text, found))


def identity_cells(sasaran: int, i: Indikator) -> tuple[Sel, ...]:
    """Return kode, number of its sasaran, and satuan of an indicator."""
    return text(i.kode), num(sasaran), text(i.satuan)


def indicator_rows(hasil: Hasil, cells: Callable[[HasilIndikator], tuple[Sel, ...]]) -> list[Baris]:
    """Return a row per indicator: number, name and the cells given."""
    return [
        Baris((*nama_cells(hasil, i), *cells(i)), "", p.perspektif.nama, data_cells(s.sasaran.nomor, i))
        for p in hasil.perspektif
        for s in p.sasaran
        for i in s.indikator
    ]


def sasaran_cells(hasil: Hasil, s: HasilSasaran) -> tuple[Sel, Sel]:
    """Return number and name of a goal, linked to its page."""
    link = paths.sasaran(hasil.kuartal.folder, s.sasaran.nomor)
    return num(s.sasaran.nomor), text(s.sasaran.nama, link)


def perspektif(hasil: Hasil) -> Tabel:
    """NPS per perspektif and in total (Tabel 3.1)."""
    rows = [Baris((_perspektif(p), *_nilai(p)), data=(text(p.perspektif.kode),)) for p in hasil.perspektif]
    total = Baris((text("NPSS (Nilai Pencapaian Sasaran Strategis)"), *_nilai(hasil)), "total")
    columns = (Kolom("perspektif", "Perspektif"), *NILAI)
    return Tabel("perspektif", f"NPS per perspektif, {hasil.periode}", columns, (*rows, total), (KODE_PERSPEKTIF,))


def _perspektif(p: HasilPerspektif) -> Sel:
    return Sel(p.perspektif.label, p.perspektif.nama)


def sasaran(hasil: Hasil) -> Tabel:
    """NPS per sasaran, grouped by perspektif (Tabel 3.2)."""
    rows: list[Baris] = []
    for p in hasil.perspektif:
        rows.append(Baris((text(f"Perspektif {p.perspektif.label}"),), "grup"))
        kode = (text(p.perspektif.kode),)
        rows += [Baris((*sasaran_cells(hasil, s), *_nilai(s)), data=kode) for s in p.sasaran]
        rows.append(Baris((Sel(""), text(f"NPS perspektif {p.perspektif.nama}"), *_nilai(p)), "total"))
    columns = (NO_SASARAN, Kolom("sasaran", "Sasaran"), *NILAI)
    return Tabel("sasaran", f"NPS per sasaran, {hasil.periode}", columns, tuple(rows), (KODE_PERSPEKTIF,))


def indikator(hasil: Hasil) -> Tabel:
    """Target, realisasi, capaian and kategori of every indicator (Tabel 3.3)."""
    rows: list[Baris] = []
    for p in hasil.perspektif:
        for s in p.sasaran:
            rows.append(Baris((text(f"Sasaran {s.sasaran.nomor}. {s.sasaran.nama}"),), "grup"))
            name, n = p.perspektif.nama, s.sasaran.nomor
            rows += [Baris((*nama_cells(hasil, i), *kinerja_cells(i)), "", name, data_cells(n, i)) for i in s.indikator]
            rows.append(_mean_row(f"NPS sasaran {s.sasaran.nomor}", s))
        rows.append(_mean_row(f"NPS perspektif {p.perspektif.nama}", p))
    rows.append(_mean_row("NPSS", hasil))
    title = f"Target, realisasi, dan capaian semua indikator, {hasil.periode}"
    return Tabel("indikator", title, (NO, NAMA, *KINERJA), tuple(rows), CIRI)


def _mean_row(label: str, found: Bernilai) -> Baris:
    return Baris((Sel(""), text(label), Sel(""), Sel(""), *_nilai(found)), "total")


def goal(hasil: Hasil, s: HasilSasaran) -> Tabel:
    """The indicators of one goal with its NPS (Tabel 3.4, 3.20, 3.48, 3.50, ...)."""
    rows = [Baris((*nama_cells(hasil, i), *kinerja_cells(i))) for i in s.indikator]
    title = f"Indikator sasaran {s.sasaran.nomor}, {hasil.periode}"
    total = _mean_row(f"NPS sasaran {s.sasaran.nomor}", s)
    return Tabel("capaian", title, (NO, NAMA, *KINERJA), (*rows, total))


def quarterly(hasil: Hasil, i: HasilIndikator) -> Tabel:
    """Realisasi of an indicator against the target of the quarter (Tabel 3.6, 3.10, ...)."""
    title = f"Realisasi terhadap target {hasil.periode}"
    return Tabel("triwulan", title, (NAMA, *KINERJA), (Baris((text(i.indikator.nama), *kinerja_cells(i))),))


def annual(hasil: Hasil, i: HasilIndikator) -> Tabel:
    """Realisasi of an indicator against the target of the year (Tabel 3.7, 3.11, ...)."""
    row = (
        text(i.indikator.nama),
        num(i.indikator.target.tahunan),
        num(i.realisasi if i.capaian is not None else None),
        num(i.capaian_tahunan),
        badge(i.kategori_tahunan, reason([i])),
    )
    title = f"Realisasi sampai dengan {hasil.periode} terhadap target tahun {hasil.rencana.tahun}"
    target = Kolom("target_tahunan", f"Target {hasil.rencana.tahun}", True)
    return Tabel("tahunan", title, (NAMA, target, *KINERJA[1:]), (Baris(row),))


def classes(kode: str, title: str, kelas: Iterable[Kelas], measure: str) -> Tabel:
    """A class table of the rule set as published (Tabel 2.5, 2.6, 2.7 and the classes of TE)."""
    rows = [Baris((badge(k), text(naming.interval(k)))) for k in kelas]
    return Tabel(kode, title, (Kolom("nama", "Kelas"), Kolom("batas", measure)), tuple(rows))
