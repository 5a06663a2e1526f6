"""The page Kelengkapan, for the office while a quarter is a draft: what is filled in and what is missing, by owner.

In: a `Triwulan` that is a draft. Out: a `Page` per draft. It is never part of a public build.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator import addresses
from generator.pages.frames import quarter_page
from generator.pages.page import Page
from generator.report import Triwulan
from generator.scoring.ladder import Hasil, HasilIndikator

OWNERLESS = "Penanggung jawab belum ditulis"


@dataclass(frozen=True)
class BarisKelengkapan:
    """One indicator: its number, label, page, file, whether it is complete, and what is missing in words."""

    nomor: int
    label: str
    halaman: str
    berkas: str
    kurang: tuple[str, ...]


def page(tw: Triwulan) -> Page:
    """Return the page of a quarter: indicators by owner, the parts of the report, and all problems."""
    hasil = tw.hasil
    owners = sorted(hasil.indikator, key=lambda i: (i.indikator.penanggung_jawab or "~", i.indikator.nomor))
    groups = [
        (owner, [row(tw, i) for i in found])
        for owner, found in groupby(owners, key=lambda i: i.indikator.penanggung_jawab or OWNERLESS)
    ]
    rows = [r for _, found in groups for r in found]
    done = sum(not r.kurang for r in rows)
    lead = f"{done} dari {len(rows)} indikator lengkap."
    isi = {"kelompok": groups, "kalimat": lead, "bagian": list(_parts(hasil)), "masalah": tw.masalah}
    title = f"Kelengkapan {hasil.periode}"
    return quarter_page(tw, title, "laporan.yaml", lead, **isi)


def row(tw: Triwulan, i: HasilIndikator) -> BarisKelengkapan:
    """Return what is missing of an indicator."""
    folder, nomor = tw.folder, i.indikator.nomor
    file = tw.content.iku_file(folder, nomor)
    return BarisKelengkapan(nomor, i.indikator.label, addresses.iku(folder, nomor), file, tuple(_missing(i)))


def _missing(i: HasilIndikator) -> Iterator[str]:
    if i.status == "dikecualikan":
        return
    if i.target is not None and i.ukur.realisasi is None and not i.ukur.rincian:
        yield "realisasi"
    if i.target is not None and not i.ukur.analisis.penyebab:
        yield "penyebab"
    if i.target is not None and not i.ukur.tindak_lanjut:
        yield "tindak lanjut"
    if i.uang is None or i.uang.realisasi is None:
        yield "realisasi anggaran"


def _parts(hasil: Hasil) -> Iterator[tuple[str, bool]]:
    laporan = hasil.kuartal.laporan
    yield "Pengantar", bool(laporan.pengantar or laporan.kutipan.pengantar)
    yield "Kesimpulan", bool(laporan.kesimpulan or laporan.kutipan.kesimpulan)
    yield "Kendala", bool(laporan.kendala)
    yield "Saran", bool(laporan.saran)
    yield "Penandatangan", laporan.penandatangan is not None
    yield "Sorotan", bool(hasil.kuartal.sorotan)
