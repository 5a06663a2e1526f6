"""The tree of performance that an office publishes for a year, read as what a stranger wrote.

In: bytes whose sum was right. Out: a `PohonUnit`; `TidakDipahami` with what is wrong, to be shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.build.portal import untrusted_json
from generator.build.portal.untrusted_json import JsonPart, TidakDipahami
from generator.site.verification import untrusted

MOST_ROWS = 2000  # nodes, goals and indicators that a plan may have, and some
KINDS = ("atas", "sasaran", "indikator")


@dataclass(frozen=True, slots=True)
class BarisPohon:
    """A branch as an office published it: what it is, its name, what it supports."""

    kode: str
    jenis: str
    nama: str
    induk: tuple[str, ...]


@dataclass(frozen=True)
class PohonUnit:
    """The tree of an office by the kode of its branches."""

    baris: Mapping[str, BarisPohon]

    def supported(self, kode: str) -> Iterator[str]:
        """Yield the kode of the nearest nodes above the office to which a branch leads, each once; loops end."""
        seen, waiting = {kode}, [kode]
        while waiting:
            here = self.baris.get(waiting.pop(0))
            for name in here.induk if here else ():
                if name in seen or name not in self.baris:
                    continue
                seen.add(name)
                if self.baris[name].jenis == KINDS[0]:
                    yield name
                else:
                    waiting.append(name)


def read(data: bytes) -> PohonUnit:
    """Return the tree that a file holds; raise `TidakDipahami` where it is none."""
    found: dict[str, BarisPohon] = {}
    for n, one in enumerate(untrusted_json.listed(data)):
        if n == MOST_ROWS:
            raise TidakDipahami(f"memuat lebih dari {MOST_ROWS} baris")
        row = _row(one)
        if row.kode in found:
            raise TidakDipahami(f"kode {untrusted.shown(row.kode, 60)} dipakai dua kali")
        found[row.kode] = row
    return PohonUnit(found)


def _row(one: JsonPart) -> BarisPohon:
    kind = one.text("jenis_pohon")
    if kind not in KINDS:
        raise TidakDipahami(f"{one.at('jenis_pohon')} {untrusted.shown(kind, 40)} tidak dikenal")
    above = tuple(part for part in one.text("induk_pohon", "").split("; ") if part)
    return BarisPohon(one.text("kode_pohon"), kind, one.text("nama_pohon"), above)
