"""What a file is that is no workbook of ours: locked with a password, of another program, a text, torn.

In: the bytes of a file. Out: what is wrong and what to do about it, or nothing.
"""

import io
import struct
import zipfile
import zlib

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
AS_XLSX = "Buka di Excel atau LibreOffice, pilih Simpan Sebagai, jenis Excel Workbook (.xlsx), lalu impor berkas itu."
NO_PASSWORD = "Buka, hapus sandinya (Excel: File, Info, Protect Workbook, Encrypt with Password), lalu simpan."
MEMBERS = {  # a member that only one kind of file has, and the name of that kind
    "word/document.xml": "dokumen Word",
    "ppt/presentation.xml": "presentasi PowerPoint",
    "xl/workbook.bin": "buku kerja biner (.xlsb)",
    "Index/Document.iwa": "lembar Numbers",
}


class BukanIsian(Exception):
    """Raised for a file that is no workbook or document of ours, or lacks a part: what is wrong, and the remedy."""

    def __init__(self, wrong: str, remedy: str) -> None:
        self.wrong, self.remedy = wrong, remedy
        super().__init__(wrong)


def other_kind(data: bytes) -> BukanIsian | None:
    """Return what to say of a file of another kind; None for what may be a workbook."""
    if not data:
        return BukanIsian("Berkas ini kosong (0 bita).", "Simpan ulang dari Excel, atau ambil lagi salinannya.")
    if data.startswith(OLE):
        return _ole(data)
    if data.startswith(b"PK"):
        return _zip(data)
    if data.lstrip()[:1] == b"<":
        return BukanIsian("Berkas ini laman web atau XML, bukan buku kerja .xlsx.", AS_XLSX)
    if b"\0" not in data[:2000]:
        remedy = f"Nama .xlsx tidak mengubah isinya. {AS_XLSX}"
        return BukanIsian("Berkas ini teks (misalnya CSV) yang diberi nama .xlsx.", remedy)
    return None


def _ole(data: bytes) -> BukanIsian:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return BukanIsian("Buku kerja ini dikunci dengan sandi.", NO_PASSWORD)
    if "WordDocument".encode("utf-16-le") in data:
        return BukanIsian("Berkas ini dokumen Word.", "Sebut berkas yang dibuat lapkin form.")
    return BukanIsian("Berkas ini buku kerja Excel lama (.xls).", AS_XLSX)


def _zip(data: bytes) -> BukanIsian | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(part.flag_bits & 1 for part in archive.infolist()):
                return BukanIsian("Buku kerja ini dikunci dengan sandi.", NO_PASSWORD)
            kind = _begins(archive, "mimetype", 80) if "mimetype" in names else b""
            strict = "xl/workbook.xml" in names and b"purl.oclc.org/ooxml" in _begins(archive, "xl/workbook.xml", 2000)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, RuntimeError, struct.error):
        return BukanIsian("Berkas ini rusak atau terpotong.", "Ambil lagi salinannya, atau simpan ulang dari Excel.")
    if b"opendocument.spreadsheet" in kind:
        return BukanIsian("Berkas ini lembar LibreOffice (.ods).", AS_XLSX)
    if b"opendocument" in kind:
        return BukanIsian("Berkas ini dokumen LibreOffice.", "Sebut berkas yang dibuat lapkin form.")
    for member, name in MEMBERS.items():
        if member in names:
            return BukanIsian(f"Berkas ini {name}.", AS_XLSX if "xl/" in member else "Sebut berkas dari lapkin form.")
    if strict:
        remedy = "Pilih Simpan Sebagai, jenis Excel Workbook (.xlsx), bukan Strict Open XML."
        return BukanIsian("Buku kerja ini disimpan sebagai Strict Open XML.", remedy)
    return None


def _begins(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return how a member begins; no more of it is unpacked."""
    with archive.open(name) as opened:
        return opened.read(most)
