"""Errors of the operating system, said in a sentence: a full disk, no permission, a name that is too long.

In: an error of the system. Out: what happened, where, and a remedy, on standard error, and exit status 1. Whatever else
goes wrong is a bug of ours: it keeps its traceback, with a line on how to report it. Knows no command.
"""

import codecs
import errno
import os
import re
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn, TextIO

from generator.problems.shown import shown

REPORT = (
    "Ini kesalahan program Lapkin, bukan kesalahan isi. Salin semua baris di atas beserta perintahnya, lalu kirim ke "
    "pengurus repositori."
)
FREE, ALLOWED = "Kosongkan ruang, lalu ulangi", "Periksa izinnya, atau pilih tempat lain"
AGAIN = "Periksa cakram dan sambungannya, lalu ulangi"
ELSEWHERE = "Kosongkan ruang, atau arahkan jawabannya ke tempat lain, lalu ulangi"
FEWER = "Tutup program lain, atau pakai --pekerja 1"
CLOSED = "Tutup program yang memakainya, lalu ulangi"
# What the system may answer through no fault of ours: what it means, and what to do.
ANSWERS = {
    errno.ENOSPC: ("Cakram penuh", FREE),
    errno.EDQUOT: ("Jatah cakram habis", FREE),
    errno.EFBIG: ("Berkas ini terlalu besar bagi cakramnya", "Pilih cakram lain"),
    errno.EROFS: ("Tempat ini hanya dapat dibaca", "Pilih tempat lain"),
    errno.EACCES: ("Tidak ada izin", ALLOWED),
    errno.EPERM: ("Tidak ada izin", ALLOWED),
    errno.EBUSY: ("Sedang dipakai", CLOSED),
    errno.ETXTBSY: ("Sedang dipakai", CLOSED),
    errno.EXDEV: ("Kedua folder ini pada cakram yang berbeda", "Pilih tempat lain"),
    errno.ENAMETOOLONG: ("Nama ini terlalu panjang", "Pakai nama yang lebih pendek"),
    errno.ELOOP: ("Tautan simbolis ini berputar tanpa ujung", "Ganti dengan berkas atau folder biasa"),
    errno.EISDIR: ("Seharusnya berkas, tetapi ini folder", "Tulis nama berkas, atau pindahkan folder itu"),
    errno.ENOTDIR: ("Seharusnya folder, tetapi ini berkas", "Tulis nama folder, atau pindahkan berkas itu"),
    errno.EEXIST: ("Nama ini sudah dipakai", "Pindahkan yang ada, atau pakai nama lain"),
    errno.ENOTEMPTY: ("Folder ini berisi", "Pindahkan isinya, lalu ulangi"),
    errno.ENOENT: ("Berkas atau folder ini tidak ada", "Periksa namanya, atau ulangi bila sedang dipindahkan"),
    errno.EMFILE: ("Terlalu banyak berkas terbuka", FEWER),
    errno.ENFILE: ("Terlalu banyak berkas terbuka", FEWER),
    errno.ENOMEM: ("Memori habis", FEWER),
    errno.EAGAIN: ("Proses atau memori habis", FEWER),
    errno.EIO: ("Cakram ini gagal dibaca atau ditulis", AGAIN),
    errno.ESTALE: ("Folder jaringan ini terputus", AGAIN),
    errno.ENODEV: ("Cakram ini tidak ada lagi", AGAIN),
    errno.ENXIO: ("Cakram ini tidak ada lagi", AGAIN),
    errno.ENOTCONN: ("Folder jaringan ini terputus", AGAIN),
    errno.EADDRINUSE: ("Alamat ini sedang dipakai", "Pakai porta lain"),
    errno.EADDRNOTAVAIL: ("Alamat ini bukan milik komputer ini", "Pakai 127.0.0.1:8000"),
}
OURS = re.compile(r"\..+-(?:kerja|buang|baru|lama)(?:-.*)?|\..+\.baru")
# Signs that not every terminal has, and what stands for them there.
PLAIN = {"→": "->", "−": "-", "–": "-", "—": "-", "…": "...", "·": "-", "✓": "v", "×": "x", "≤": "<=", "≥": ">="}
PLAIN |= dict.fromkeys("“”„", '"') | dict.fromkeys("‘’′", "'")


@contextmanager
def told(kept: str = "") -> Iterator[None]:
    """Report an error of the operating system and exit with status 1; `kept` says what is unchanged."""
    try:
        with _of_the_system():
            yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # the reader closed the pipe
        if _printing(error):
            leave(f"Jawaban perintah ini tidak dapat ditulis: {meaning(error).lower()}. {ELSEWHERE}.")
        if error.errno not in ANSWERS:
            raise
        cause = _looked_at(error)
        leave(f"{meaning(cause)}{_where(cause)}. {ANSWERS[cause.errno or 0][1]}.{f' {kept}.' if kept else ''}")
    except (MemoryError, RuntimeError) as error:
        if str(error).startswith("Symlink loop"):  # as pathlib says it
            leave(f"{ANSWERS[errno.ELOOP][0]}: {str(error)[18:]}. {ANSWERS[errno.ELOOP][1]}.")
        if not isinstance(error, MemoryError) and type(error).__name__ != "BrokenProcessPool":
            raise
        leave(f"Memori habis, atau sebuah proses dihentikan sistem. {FEWER}.{f' {kept}.' if kept else ''}")


@contextmanager
def _of_the_system() -> Iterator[None]:
    """Raise what the library of XML says of the files that it writes on the way (IO_ENOSPC) as the system's error."""
    try:
        yield
    except getattr(sys.modules.get("lxml.etree"), "SerialisationError", ()) as error:  # nothing, where it is not loaded
        known = getattr(errno, str(error).removeprefix("IO_"), None)
        if known is None:
            raise
        sys.unraisablehook = lambda _: None  # what it left open fails once more when it is collected
        raise OSError(known, os.strerror(known), tempfile.gettempdir()) from error


def _looked_at(error: OSError) -> OSError:
    """Return what looking at a taken name says: from Python 3.13 a symlink that leads to itself is told as one."""
    try:
        if error.errno == errno.EEXIST and isinstance(error.filename, str):
            Path(error.filename).stat()
    except OSError as why:
        return why if why.errno == errno.ELOOP else error
    return error


def meaning(error: OSError) -> str:
    """Return what an error of the system means, without a full stop."""
    known = ANSWERS.get(error.errno or 0)
    return known[0] if known else f"sistem menolaknya ({error.strerror or error})"


def _where(error: OSError) -> str:
    """Return the place that an error is about as people know it: a file that we write beside theirs is none."""
    both = [os.fsdecode(n) for n in (error.filename, error.filename2) if isinstance(n, str | bytes | os.PathLike)]
    parts = Path(both[-1]).parts if both else ()
    ours = next((n for n, part in enumerate(parts) if OURS.fullmatch(part)), len(parts))
    shown = Path(*parts[:ours]) if error.errno != errno.ENAMETOOLONG else both[-1]
    return f": {shown if str(shown) != '.' else 'folder ini'}" if parts else ""


def _printing(error: OSError) -> bool:
    """Return whether an error came up while the answer was printed: the disk behind it is full, say."""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    return error.filename is None and str(frame.f_globals.get("__name__")).startswith(
        ("click.", "generator.commands.cli")
    )


def leave(sentence: str) -> NoReturn:
    """Say why a command ends, and leave with status 1."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(f"{shown(sentence)}\n")
            sys.stderr.flush()
    raise SystemExit(1)


def speakable() -> None:
    """Let any text be printed, whatever the encoding of the terminal: missing characters are replaced."""
    codecs.register_error("lapkin", _spelt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIO) or hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="lapkin")  # type: ignore[union-attr]


def _spelt(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in signs), error.end
