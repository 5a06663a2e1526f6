"""What stands on the cover and around the pages of a report: whose, of when, from which data, and what it is not.

In: a quarter. Out: finished strings.
"""

from typing import Any

from generator import indonesian as ind
from generator.report import Triwulan

SIGNED = (297, 420, 212, 74)  # where the signature goes on its page, in points: left, top, width, height
PRINTED = (
    "Nomor di sini adalah nomor dokumen ini. Nomor dalam kalimat tentang laporan cetak adalah nomor laporan itu; "
    "padanannya ada pada lampiran Tabel dan grafik laporan cetak."
)


def values(tw: Triwulan) -> dict[str, object]:
    """Return the strings for the template, and the day that a file of the document bears: never that of a clock."""
    laporan, resmi = tw.kuartal.laporan, tw.resmi
    day = resmi.data or tw.kuartal.span[1]
    mark, statement = _mark(tw)
    return {
        "judul": laporan.judul,
        "kantor": tw.unit.nama_resmi,
        "kode": tw.unit.kode,
        "induk": tw.unit.induk,
        "periode": tw.periode,
        "ringkas": f"{laporan.judul}, {tw.unit.nama_resmi}",
        "kepala": f"{tw.unit.nama} · {laporan.judul}",
        "kaki": f"Versi data {tw.versi}; {'draf' if tw.kuartal.draft else resmi.tanggal}",
        "tanda": mark,
        "pernyataan": statement,
        "hari": {"year": day.year, "month": day.month, "day": day.day},
        "pengesahan": _signing(tw),
        "reviu": laporan.reviu.kalimat if laporan.reviu and not resmi.terpisah else "",
        "lembar": "",
        "nomor": PRINTED if tw.kuartal.tabel else "",
    }


def _mark(tw: Triwulan) -> tuple[str, str]:
    """Return what every page says of the document, in a word or two, and what its cover says."""
    resmi = tw.resmi
    if tw.kuartal.draft:
        return "Draf", "Draf. Angka dalam dokumen ini belum diterbitkan dan dapat berubah."
    if resmi.terpisah:
        return "Hitungan ulang", resmi.bukan_resmi
    return "", ""


def _signing(tw: Triwulan) -> dict[str, Any] | None:
    """Return who signs, and where; None for a draft, nor where another document is the signed one."""
    laporan = tw.kuartal.laporan
    if tw.kuartal.draft or tw.resmi.terpisah or not laporan.penandatangan:
        return None
    day = ind.day(tw.resmi.terbit) if tw.resmi.terbit else ""
    place = ", ".join(filter(None, (laporan.tempat_terbit, day)))
    signer = laporan.penandatangan
    return {"tempat": place, "jabatan": signer.jabatan, "nama": signer.nama, "kotak": SIGNED}
