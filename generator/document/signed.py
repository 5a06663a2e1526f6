"""The signed file beside the one that was built: whether it only adds to it, and who signed it.

In: the bytes of both. Out: finished sentences. Who signed is told where pyHanko is installed, which is optional.
"""

import io
from contextlib import suppress
from importlib.util import find_spec

from generator import indonesian as ind
from generator.problems.problem import Place, Problem
from generator.problems.shown import shown


def adds(signed: bytes, built: bytes) -> bool:
    """Return whether a signed file is what was built, with something after it: a signature is an addition."""
    return len(signed) > len(built) and signed.startswith(built)


def standing(signed: bytes, built: bytes) -> str:
    """Return how a signed file stands to the one that was built, for readers."""
    if adds(signed, built):
        first = "Awal laporan-ttd.pdf sama bita demi bita dengan laporan.pdf; yang ditambahkan hanya tanda tangannya."
    else:
        first = (
            "laporan-ttd.pdf tidak berawal dengan laporan.pdf yang disusun sekarang: isi berubah sesudah "
            "ditandatangani, atau berkasnya diubah."
        )
    return " ".join(["Yang ditandatangani adalah laporan-ttd.pdf.", first, *_signers(signed)])


def problem(name: str) -> Problem:
    """Return the problem of a signed file that is not what was built; `name` is what it is called in messages."""
    wrong = "Berkas yang ditandatangani tidak berawal dengan laporan.pdf yang disusun sekarang."
    remedy = (
        "Bila isinya dikoreksi sesudah ditandatangani, biarkan, atau minta tanda tangan atas laporan.pdf yang baru. "
        "Bila tidak ada yang dikoreksi, ganti dengan berkas asli dari penanda tangan."
    )
    return Problem(Place(name, 0), "ttd-berbeda", "", wrong, remedy)


def _signers(data: bytes) -> list[str]:
    """Return who signed and when, by the certificates and clocks of those who signed; nothing without pyHanko."""
    if not find_spec("pyhanko"):
        return []
    from pyhanko.pdf_utils.reader import PdfFileReader

    found = []
    with suppress(Exception):  # a file that cannot be read tells nobody's name
        for one in PdfFileReader(io.BytesIO(data)).embedded_signatures:
            name, when = str(one.signer_cert.subject.native["common_name"]), one.self_reported_timestamp
            day = f" pada {ind.day(when.date())}" if when else ""
            found.append(f"Menurut sertifikatnya ditandatangani oleh {shown(name[:100])}{day}.")
    return found
