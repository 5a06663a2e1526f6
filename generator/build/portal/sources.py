"""Where the files of an office are fetched from: a folder (a disk, an air gap), or its site.

In: an office of the register. Out: bytes of a file by its name, within limits of size and time; `TidakTerbaca` where it
cannot be read. Nothing is followed that leads elsewhere: no link of a folder, no redirect to another host. A site that
marks its files by an ETag is asked for those alone that are not as they are known.
"""

import errno
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from generator.build.portal.registry import UnitTerdaftar
from generator.content import openings
from generator.site.verification import crawl, guises, untrusted
from generator.site.verification.crawl import Dialihkan, Minta, Server
from generator.site.verification.guises import Guise
from generator.site.verification.proxy import TidakTerbaca

SECONDS = 300  # for all files of an office
REMEDY = "Bila itu alamat resminya, ganti alamat unit itu pada daftar unit"
LONGEST = 200  # letters of the name of a folder as it is shown
ETAG = re.compile(r'(W/)?"[!#-~]{1,200}"')
NOT_MODIFIED = 304
KnownFiles = dict[str, tuple[str, bytes]]  # ETag and bytes of a file by its name
Fetch = Callable[[str, int], bytes | None]  # a file by its name, of no more than so many bytes; None: there is none
REFUSED = {
    errno.EACCES: "tidak boleh dibaca; periksa izinnya",
    errno.EPERM: "tidak boleh dibaca; periksa izinnya",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EIO: "gagal dibaca; periksa cakramnya",
}
WHAT = {
    openings.LINK: "tautan simbolis",
    openings.FOLDER: "folder",
    openings.OTHER: "bukan berkas biasa",
    openings.LARGE: "lebih besar dari batas",
}


@contextmanager
def opened(unit: UnitTerdaftar, home: Path, known: KnownFiles) -> Iterator[Fetch]:
    """Yield what fetches the files of an office; a folder is named from that of the register.

    `known` is what need not be sent again; what a site marks is added to it.
    """
    if unit.folder is not None:
        folder = home / unit.folder
        try:
            there = folder.is_dir()
        except OSError as error:  # pathlib hides some of them, and raises others
            raise TidakTerbaca(f"folder {untrusted.shown(unit.folder, LONGEST)} {_refused(error)}") from None
        if not there:
            raise TidakTerbaca(f"folder {untrusted.shown(unit.folder, LONGEST)} tidak ada")
        yield lambda name, most: _file(folder, name, most)
        return
    chance = Random(secrets.randbits(32))
    guise = guises.of(guises.drawn(chance), chance, guises.PLAIN)
    site = _Site(crawl.Server(crawl.checked(unit.alamat or ""), time.monotonic() + SECONDS), guise, known)
    try:
        yield site.fetch
    finally:
        site.server.saluran.close()


def _file(folder: Path, name: str, most: int) -> bytes | None:
    try:
        return openings.read(folder / name, most, name.count("/"))
    except openings.BukanBerkas as error:
        if error.kind == openings.ABSENT:
            return None
        raise TidakTerbaca(f"berkas {name} {WHAT[error.kind]}") from None
    except OSError as error:
        raise TidakTerbaca(f"berkas {name} {_refused(error)}") from None


def _refused(error: OSError) -> str:
    """Return what the system says of a place that cannot be read."""
    return REFUSED.get(error.errno or 0) or f"tidak dapat dibuka ({untrusted.shown(error.strerror or '')})"


class _Site:
    """A site by its address; by https where it leads to the same address so."""

    def __init__(self, server: Server, guise: Guise, known: KnownFiles) -> None:
        self.server, self.guise, self.known = server, guise, known

    def fetch(self, name: str, most: int) -> bytes | None:
        mark, data = self.known.get(name, ("", b""))
        asked = Minta(name, self.guise, simpan=most + 1, kepala=(("If-None-Match", mark),) if mark else ())
        try:
            url, answer = self.server.get(asked)
        except Dialihkan as error:
            here = self.server.url(name)
            if not crawl.only_safer(here, error.tujuan):
                raise TidakTerbaca(f"{here} {error}. {REMEDY}") from None
            self.server = replace(self.server, alamat=error.tujuan.removesuffix(name))
            url, answer = self.server.get(asked)
        if mark and answer.status == NOT_MODIFIED:
            return data
        if answer.status in crawl.NOTHING:
            return None
        if answer.status != 200:
            raise TidakTerbaca(f"{url}: {crawl.said(answer)}")
        if answer.isi.ukuran > most:
            raise TidakTerbaca(f"{url} lebih besar dari batas")
        marks = answer.semua("ETag")
        if len(marks) == 1 and ETAG.fullmatch(marks[0]):
            self.known[name] = (marks[0], answer.awal)
        return answer.awal
