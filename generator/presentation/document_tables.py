"""The list of documents as freedom of information asks for it (Daftar Informasi Publik): a row per published quarter.

In: a report. Out: a `Tabel` value. Only what is known is in it; what is not is left empty.
"""

from generator.presentation import sentences
from generator.presentation.tabel import Kolom, Tabel, table, text
from generator.report import Report, Triwulan


def listed(report: Report) -> Tabel:
    """Return the published quarters with their documents."""
    base = report.content.unit.alamat_dasar
    columns = (
        Kolom[Triwulan]("judul_dokumen", "Judul", lambda tw: text(_title(tw)), nama=True),
        Kolom[Triwulan]("ringkasan", "Ringkasan", lambda tw: text(f"{sentences.headline(tw.hasil)}.")),
        Kolom[Triwulan]("pejabat", "Pejabat", lambda tw: text(_signer(tw))),
        Kolom[Triwulan]("waktu", "Waktu", lambda tw: text(tw.resmi.data.isoformat() if tw.resmi.data else "")),
        Kolom[Triwulan]("bentuk", "Bentuk", lambda tw: text(" ".join(b.kind for b in tw.berkas))),
        Kolom[Triwulan]("masa_simpan", "Masa simpan", lambda _: text("")),
        Kolom[Triwulan](
            "alamat_dokumen", "Alamat", lambda tw: text(" ".join(base + b.path(tw.folder) for b in tw.berkas))
        ),
    )
    return table("daftar", "Daftar informasi publik", columns, [tw for tw in report.terbit if tw.berkas])


def _title(tw: Triwulan) -> str:
    return f"{tw.kuartal.laporan.judul}{f', {tw.resmi.hitungan}' if tw.resmi.terpisah else ''}"


def _signer(tw: Triwulan) -> str:
    signer = tw.kuartal.laporan.penandatangan
    return signer.jabatan if signer else ""
