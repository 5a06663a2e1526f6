"""The page of the open data: every file with its size, what the columns mean, examples that run, addresses, versions.

In: a report. Out: a `Page`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from generator import addresses
from generator import indonesian as ind
from generator.data import indicator_metadata, output_files, xlsx
from generator.data import quarter as opendata
from generator.figures import dictionary, rule_source
from generator.pages.frames import site_page
from generator.pages.page import Page
from generator.presentation import tables
from generator.presentation.tabel import Kolom, Sel, Tabel, num, table, text
from generator.report import Report, Triwulan

DETAIL = "-rincian"


@dataclass(frozen=True)
class Terunduh:
    """A table to download: its title, number of rows, and each file of it with title and kind."""

    judul: str
    baris: int
    unduhan: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class KumpulanData:
    """The files of a quarter or a year: whole files, tables, detail tables, version, rule set, metadata."""

    nama: str
    jangkar: str
    utuh: tuple[tuple[str, str, str], ...]
    tabel: Tabel
    rincian: Tabel | None = None
    versi: str = ""
    tanggal: str = ""
    aturan: str = ""
    metadata: Tabel | None = None


def page(report: Report) -> Page:
    """Open data: what there is, what it means, how to use it."""
    quarters = [_quarter(report, tw) for tw in reversed(report.triwulan)]
    years = [_year(report, t.rencana.tahun) for t in reversed(report.content.tahun)]
    return site_page(
        report,
        "Data terbuka",
        "unit.yaml",
        f"Semua angka kinerja {report.content.unit.nama} sebagai CSV, XLSX, dan JSON, dengan arti setiap kolom.",
        kumpulan=[*quarters, *years, *_asked(report), *_listed(report)],
        kamus=list(dictionary.columns_of(report.unsur, report.kata, report.kinds).items()),
        khusus=_special(report),
        skema=dictionary.SCHEMA,
        versi=dictionary.version(),
        perubahan=dictionary.schema()["perubahan"],
        rumus=_formula(report),
        akar=report.content.unit.alamat_dasar,
        contoh=addresses.table(report.terbaru.kuartal.folder, "indikator") if report.terbaru else "",
    )


def _quarter(report: Report, tw: Triwulan) -> KumpulanData:
    folder = tw.folder
    named = opendata.tables_by_folder(report)[folder]
    details = [_file(folder, kode, t) for kode, t in named if kode.endswith(DETAIL)]
    whole = ((file.called(tw), file.kind, file.path(folder)) for file in output_files.of(tw))
    return KumpulanData(
        tw.periode,
        folder.replace("/", "-"),
        tuple(whole),
        _files(f"Tabel {tw.periode}", [_file(folder, kode, t) for kode, t in named if not kode.endswith(DETAIL)]),
        _files(f"Rincian indikator, {tw.periode}", details) if details else None,
        tw.versi,
        ind.upper_first(tw.resmi.tanggal),
        rule_source.basis(tw.hasil.aturan),
    )


def _year(report: Report, year: int) -> KumpulanData:
    whole = (("Semua tabel, satu lembar per tabel", "XLSX", f"data/{year}.xlsx"),)
    name = f"Rencana {year} dan perbandingan antar{report.content.kind_of(year).kata}"
    files = [_file(str(year), kode, t) for kode, t in opendata.tables_by_folder(report)[str(year)]]
    about = [Terunduh(plan.nama, 1, own) for plan, own in indicator_metadata.listed(report, year)]
    own = _files(f"Metadata tiap indikator {year}", about) if about else None
    return KumpulanData(name, f"rencana-{year}", whole, _files(f"Tabel {name}", files), metadata=own)


def _asked(report: Report) -> list[KumpulanData]:
    named = opendata.tables_by_folder(report).get(addresses.ASKED, [])
    whole = (("Semua laporan, satu lembar per laporan", "XLSX", f"data/{addresses.ASKED}.xlsx"),)
    files = _files("Tabel kelengkapan pelaporan", [_file(addresses.ASKED, kode, t) for kode, t in named])
    return [KumpulanData("Kelengkapan pelaporan", addresses.ASKED, whole, files)] if named else []


def _listed(report: Report) -> list[KumpulanData]:
    named = opendata.tables_by_folder(report).get(addresses.PUBLIC)
    if not named:
        return []
    title = "Daftar informasi publik"
    files = _files(f"Tabel {title}", [_file(addresses.PUBLIC, kode, t) for kode, t in named])
    whole = ((f"{title}, satu lembar per tabel", "XLSX", f"data/{addresses.PUBLIC}.xlsx"),)
    return [KumpulanData(title, addresses.PUBLIC, whole, files)]


def _files(title: str, found: Sequence[Terunduh]) -> Tabel:
    columns = (
        Kolom[Terunduh]("tabel", "Tabel", lambda b: text(b.judul), nama=True),
        Kolom[Terunduh]("baris", "Baris", lambda b: num(b.baris), angka=True),
        Kolom[Terunduh]("unduh", "Unduh", lambda b: Sel("", macro="unduhan", isi=b.unduhan)),
    )
    return table("", title, columns, found, rupa="berkas")


def _file(folder: str, kode: str, found: Tabel) -> Terunduh:
    ways = (("CSV", "csv"), ("JSON", "json"))
    paths = tuple((found.judul, kind, addresses.table(folder, kode, ending)) for kind, ending in ways)
    return Terunduh(found.judul, len([*found.records()]), paths)


def _special(report: Report) -> str:
    """Return the names of the classes whose capaian tells nothing, as a list of Python and JSON."""
    kelas = report.terbaru.hasil.aturan.kategori.kelas if report.terbaru else ()
    return json.dumps([k.nama for k in kelas if k.rupa == "khusus"], ensure_ascii=False)


def _formula(report: Report) -> str:
    """Return the mean of all capaian as a formula for the sheet `indikator` of the newest quarter."""
    if report.terbaru is None:
        return ""
    return f"=AVERAGE({xlsx.cells(tables.indikator(report.terbaru.hasil), 'capaian')})"
