"""The signed report of a quarter, as the office put it into its folder: `laporan-ttd.pdf`. It is published as it is.

In: the folder of a quarter. Out: where it is, with its size and its sum; or what is wrong with it.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.content import openings
from generator.content.openings import BukanBerkas
from generator.problems.problem import Place, Problem
from generator.store.checksum import checksum

NAME = "laporan-ttd.pdf"
MOST = 50_000_000  # bytes
BEGINS = b"%PDF-"


@dataclass(frozen=True)
class SignedFile:
    """The file: where it is, its size in bytes, its SHA-256."""

    asal: Path
    ukuran: int
    sha256: str


def read(folder: Path, name: str) -> SignedFile | Problem | None:
    """Return the signed file of a quarter, or what is wrong with it; None where there is none. `name` is what the file
    is called in messages."""
    path = folder / NAME
    try:
        data = openings.read(path, MOST, above=2)
    except BukanBerkas as error:
        if error.kind == openings.ABSENT:
            return None
        wrong, remedy = "Berkas ini bukan berkas biasa, atau lebih besar dari 50 MB.", "Ganti dengan berkas PDF biasa."
        return Problem(Place(name, 0), "ttd-bukan-pdf", "", wrong, remedy)
    if not data.startswith(BEGINS):
        remedy = "Ganti dengan PDF yang ditandatangani, atau hapus."
        return Problem(Place(name, 0), "ttd-bukan-pdf", "", "Isi berkas ini bukan PDF.", remedy)
    return SignedFile(path, len(data), checksum(data))
