"""What an office was before, in words: on its profile, and where a change of it is told.

In: records of the office. Out: labels and texts.
"""

from generator.addresses import periods
from generator.records.office import Identitas, Orang, Unit

LABELS = {
    "nama": "Nama",
    "nama_resmi": "Nama resmi",
    "induk": "Induk",
    "jenis": "Jenis",
    "kepala": "Kepala",
    "alamat": "Alamat",
    "telepon": "Telepon",
    "surel": "Surel",
    "situs": "Situs",
    "wilayah": "Wilayah kerja",
    "lisensi": "Lisensi",
}


def before(unit: Unit) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the office was, newest first: until when (Sampai Triwulan II 2024), and each label with its text."""
    found = sorted(unit.riwayat, key=lambda entry: entry.sampai, reverse=True)
    return [(f"Sampai {periods.called(entry.sampai)}", told(entry)) for entry in found]


def told(entry: Identitas) -> list[tuple[str, str]]:
    """Return what an entry of the history says, each with its label."""
    return [(LABELS[key], text(value)) for key, value in entry.isi.items()]


def text(value: object) -> str:
    """Return a value of the office as a text; a dash for none."""
    if isinstance(value, Orang):
        return f"{value.nama}, {value.jabatan}"
    return ", ".join(value) if isinstance(value, tuple) else str(value or "–")
