"""The register of a portal: who publishes it, which offices there are, and which indicators are common to them.

In: `daftar-unit.yaml`. Out: a `DaftarUnit`, or `ContentError` with every problem. Two offices under one kode are a
problem that stops nothing: neither of them is collected, and the rest stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.build.portal import tree_nodes
from generator.build.portal.tree_nodes import PohonPortal
from generator.build.portal.untrusted_json import plain
from generator.content.files import Document
from generator.content.reader import Reader
from generator.problems.problem import ContentError, Keys, Problem
from generator.records import values
from generator.records.record import Model
from generator.records.values import Line, Mail, Site, Text, Until, Web

MINISIGN = re.compile(r"RW[A-Za-z0-9+/]{54}")
SSH = re.compile(
    r"(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp[0-9]{3}|sk-[a-z0-9@.-]+) [A-Za-z0-9+/]{40,2000}={0,2}(?: .*)?"
)
TWICE = "nomor-atau-kode-ganda"


def _key(value: Any) -> str:
    """Read a public key of minisign or of SSH, as the file of the key has it."""
    text = values.line(value)
    if not MINISIGN.fullmatch(text) and not SSH.fullmatch(text):
        remedy = "Salin baris kunci publiknya: yang diawali RW (minisign) atau ssh-ed25519 (SSH)."
        raise values.wrong("kunci-penandatangan", f'"{text[:20]}" bukan kunci publik minisign atau SSH.', remedy)
    return text


SigningKey = Annotated[str, BeforeValidator(_key)]


class PenerbitPortal(Model):
    """Who publishes the portal."""

    kode: Line
    nama: Line
    nama_resmi: Line
    alamat: Line
    surel: Mail
    situs: Web
    lisensi: Line = "CC BY 4.0"
    alamat_situs: Site | None = None
    pengantar: Text

    @property
    def alamat_dasar(self) -> str:
        """Return the address of the portal with a slash at its end; nothing when it is not configured."""
        return f"{self.alamat_situs.rstrip('/')}/" if self.alamat_situs else ""


class UnitTerdaftar(Model):
    """An office: where its site is (`alamat`), or a folder that holds a copy (`folder`); whose signature it bears; its
    content (`isi`), where its site is built beside this register."""

    kode: Line
    nama: Line
    jenis: Line
    wilayah: tuple[Line, ...] = ()
    induk: Line | None = None
    alamat: Site | None = None
    folder: Line | None = None
    isi: Line | None = None
    kunci: SigningKey | None = None
    sejak: Until | None = None

    @property
    def slug(self) -> str:
        """Return its kode as a part of an address, and of the name of a folder."""
        return slug(self.kode)


class IndikatorBersama(Model):
    """An indicator that offices have in common, under its kode or another that means the same."""

    kode: Line
    nama: Line
    definisi: Text | None = None
    alias: tuple[Line, ...] = ()

    @property
    def slug(self) -> str:
        """Return its kode as a part of an address."""
        return slug(self.kode)


class IsiDaftar(Model):
    """daftar-unit.yaml as it is written."""

    portal: PenerbitPortal
    unit: tuple[UnitTerdaftar, ...] = ()
    indikator: tuple[IndikatorBersama, ...] = ()
    pohon: PohonPortal | None = None


@dataclass(frozen=True)
class DaftarUnit:
    """The register as it was read: its file, what it says, the offices whose kode another has, what is wrong."""

    berkas: Path
    isi: IsiDaftar
    kembar: frozenset[int] = frozenset()
    masalah: tuple[Problem, ...] = ()

    @cached_property
    def bersama(self) -> dict[str, IndikatorBersama]:
        """Return the common indicators by every kode that means them."""
        return {plain(kode): i for i in self.isi.indikator for kode in (i.kode, *i.alias)}


def slug(kode: str) -> str:
    """Return a kode as a part of an address: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", kode.lower()).strip("-") or "-"


def read(path: Path) -> DaftarUnit:
    """Read the register; raise `ContentError` with every problem that keeps it from being used."""
    reader = Reader(path.resolve().parent)
    isi = reader.record(path.name, IsiDaftar)
    if isi is None:
        raise ContentError(reader.problems)
    found = reader.documents[reader.name(path.name)]
    if problems := [*_placeless(found, isi), *_indicators(found, isi), *_tree(found, isi)]:
        raise ContentError(problems)
    twins = _same([unit.slug for unit in isi.unit])
    told = [_twice(found, ("unit", n, "kode"), isi.unit[n].kode, f"unit ke-{first + 1}") for n, first in twins.items()]
    return DaftarUnit(path, isi, frozenset({*twins, *twins.values()}), tuple(told))


def _same(names: Sequence[str]) -> dict[int, int]:
    """Return which names stood before, by their place, each with the place of the first."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        places[name].append(n)
    return {n: found[0] for found in places.values() for n in found[1:]}


def _placeless(document: Document, isi: IsiDaftar) -> Iterator[Problem]:
    for n, unit in enumerate(isi.unit):
        if unit.alamat is None and unit.folder is None:
            wrong = f"Situs {unit.kode} tidak disebut."
            yield _problem(document, ("unit", n, "kode"), "kunci-wajib", wrong, "Tambahkan alamat: … atau folder: …")
        elif not any(c.isalnum() and c.isascii() for c in unit.kode):
            yield _problem(document, ("unit", n, "kode"), "kode-tidak-sah", "Kode ini tanpa huruf atau angka.", CODE)


CODE = "Tulis kode seperti pada unit.yaml kantor itu."


def _indicators(document: Document, isi: IsiDaftar) -> Iterator[Problem]:
    """Yield every kode or alias of a common indicator that another has, and addresses that would be the same."""
    places: list[tuple[Keys, str]] = []
    for n, i in enumerate(isi.indikator):
        places.append((("indikator", n, "kode"), i.kode))
        places += [(("indikator", n, "alias", m), alias) for m, alias in enumerate(i.alias)]
    for n, first in _same([kode for _, kode in places]).items():
        yield _twice(document, places[n][0], places[n][1], f"baris {document.root.at(places[first][0]).place.line}")
    told = [i.slug for i in isi.indikator]
    for n in _same(told):
        if isi.indikator[n].kode not in {i.kode for i in isi.indikator[:n]}:
            wrong = "Alamat halamannya akan sama dengan indikator di atasnya."
            yield _problem(document, ("indikator", n, "kode"), TWICE, wrong, "Beri kode lain.")


def _tree(document: Document, isi: IsiDaftar) -> Iterator[Problem]:
    common = {kode: i for i in isi.indikator for kode in (i.kode, *i.alias)}
    yield from tree_nodes.problems(document, isi.pohon, common) if isi.pohon else ()


def _twice(document: Document, path: Keys, kode: str, where: str) -> Problem:
    remedy = "Beri kode lain, atau hapus salah satu."
    return _problem(document, path, TWICE, f"{kode} sudah dipakai {where}.", remedy)


def _problem(document: Document, path: Keys, code: str, wrong: str, remedy: str) -> Problem:
    return Problem(document.root.at(path).place, code, str(path[-1]), wrong, remedy)
