"""Differences between print and data by cause: those the office named, those that arithmetic suggests, and the rest.

In: a `Hasil` and its judged printed figures. Out: `Sebab` values; every difference belongs to exactly one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase

from generator import indonesian as ind
from generator.figures import naming
from generator.printed.reconcile import CERTAIN, NO_CAUSE, Same, Temuan, same
from generator.records.printed import PolaCetak, SebabCetak, Terbit
from generator.scoring.ladder import Hasil

UNKNOWN = "belum-diketahui"
STATUS = {"belum_dikonfirmasi": "belum dikonfirmasi", "dikonfirmasi": "dikonfirmasi", "diralat": "sudah diralat"}
TITLES = {
    "nol": "Yang belum dinilai ditulis, atau dihitung, sebagai 0",
    "potong": "Desimal dipotong menjadi bilangan bulat",
    "batas": "Capaian ditulis sebesar batas atasnya",
    "kegiatan": "Total dihitung per kegiatan",
    "bagian": "Jumlah diambil sebelum bagiannya dibulatkan",
    "kelas-cetak": "Kelas mengikuti angka cetak yang berbeda",
    "kelas-lain": "Nama kelas berasal dari tabel kelas lain",
    "kelas-tiada": "Nama kelas tidak ada pada tabel kelas",
    "cetak": "Dihitung dari angka cetak lain yang berbeda",
    "cara": "Dihitung dengan cara lain",
    "satu-per-satu": "Indikator masuk rata-rata perspektif satu per satu",
    "melewati-sasaran": "NPSS dihitung dari NPS sasaran yang tercetak",
    "rincian": "Angka berasal dari rincian",
    "nol-per-nol": "Baris 0 dari 0 dihitung dengan aturan lain",
    "pembagi": "Rata-rata memakai pembagi lain",
    "angka": "Salah ketik",
    "baris-lain": "Angka atau kelas berasal dari baris lain",
}


@dataclass(frozen=True)
class Sebab:
    """One cause: its code, title, explanation, who confirms, status, and the differences it explains, in printed order.

    `disebut` tells that the office named it; the others follow from arithmetic, or are not known.
    """

    kode: str
    judul: str
    penjelasan: str
    konfirmasi: str
    status: str
    disebut: SebabCetak | None
    temuan: tuple[Temuan, ...]

    @property
    def dikenal(self) -> bool:
        """Return whether anything is known of the cause."""
        return self.kode != UNKNOWN


def causes(hasil: Hasil, found: Sequence[Temuan]) -> tuple[Sebab, ...]:
    """Return the causes: the named ones in the order of the office, the suggested ones by size, the unknown last."""
    differing = [t for t in found if t.putusan == "berbeda"]
    prints = {(t.terbit.ukuran, t.cetak.angka): t for t in differing}
    named = hasil.kuartal.rekonsiliasi.sebab
    alike: dict[Same, list[Temuan]] = {}
    for t in differing:
        alike.setdefault(same(t), []).append(t)
    groups: dict[str, list[Temuan]] = {}
    for items in alike.values():
        groups.setdefault(_key(items, named, prints, alike), []).extend(items)
    told = [_named(s, tuple(groups[f"@{s.kode}"])) for s in named if f"@{s.kode}" in groups]
    guessed = [_guessed(k, tuple(items)) for k, items in groups.items() if not k.startswith("@") and k != UNKNOWN]
    rest = [_unknown(tuple(groups[UNKNOWN]))] if UNKNOWN in groups else []
    return (*told, *sorted(guessed, key=lambda s: -len(s.temuan)), *rest)


def of_each(sebab: Sequence[Sebab]) -> dict[Same, Sebab]:
    """Return the cause of every print that differs."""
    return {same(t): s for s in sebab for t in s.temuan}


def explanation(temuan: Temuan, sebab: Sebab | None) -> str:
    """Return why a printed figure differs: the cause the office named, the guesses, or that nothing is known."""
    if sebab is None or sebab.disebut is None:
        return temuan.sebab
    guesses = reading(temuan, sebab)
    return f"{sebab.judul}. {guesses}".strip()


def reading(temuan: Temuan, sebab: Sebab) -> str:
    """Return what arithmetic suggests for one figure of a cause; nothing where that is hidden or there is none."""
    hidden = sebab.disebut is not None and sebab.disebut.tanpa_bacaan
    return "" if hidden or not temuan.dugaan else temuan.sebab


def covers(pola: PolaCetak, terbit: Terbit) -> bool:
    """Tell whether a pattern covers a printed figure."""
    return _fits(pola.ukuran, terbit.ukuran) and _fits(pola.nilai, terbit.nilai) and _fits(pola.acuan, terbit.acuan)


def _fits(wanted: str | None, actual: str) -> bool:
    return wanted is None or fnmatchcase(actual.casefold(), wanted.casefold())


def _key(
    alike: Sequence[Temuan],
    named: Sequence[SebabCetak],
    prints: Mapping[tuple[str, Decimal | None], Temuan],
    groups: Mapping[Same, Sequence[Temuan]],
    depth: int = 4,
) -> str:
    """Return the cause of a print, wherever it stands: named, or of what the simplest guess follows from, or its kind.

    What the office named begins with `@`.
    """
    temuan = alike[0]
    told = next((f"@{s.kode}" for s in named if any(covers(p, t.terbit) for p in s.mencakup for t in alike)), None)
    if told or not temuan.dugaan:
        return told or UNKNOWN
    for since in temuan.dugaan[0].dari if depth else ():
        if since in prints and same(prints[since]) != same(temuan):
            key = _key(groups[same(prints[since])], named, prints, groups, depth - 1)
            if key != UNKNOWN:
                return key
    kind = temuan.dugaan[0].jenis
    return kind if kind.startswith("sama:") else kind.partition(":")[0]


def _named(sebab: SebabCetak, found: tuple[Temuan, ...]) -> Sebab:
    status = STATUS[sebab.status]
    return Sebab(f"sebab-{sebab.kode}", sebab.judul, sebab.penjelasan, sebab.konfirmasi or "", status, sebab, found)


def _guessed(key: str, found: tuple[Temuan, ...]) -> Sebab:
    kind = found[0].dugaan[0].jenis if found[0].dugaan else key
    certain = kind in CERTAIN
    status = "pasti" if certain else "dugaan, belum dikonfirmasi"
    code = f"sebab-otomatis-{re.sub(r'[^a-z0-9]+', '-', key)}"
    return Sebab(code, "".join(_titles(key)), "", "", status, None, found)


def _titles(key: str) -> Iterator[str]:
    if key.startswith("sama:"):
        _, printed, meant = key.split(":")
        yield f"Pada tempat {ind.lower_first(naming.PARTS[printed])} tercetak {ind.lower_first(naming.PARTS[meant])}"
    else:
        yield TITLES[key]


def _unknown(found: tuple[Temuan, ...]) -> Sebab:
    return Sebab(UNKNOWN, NO_CAUSE.rstrip("."), "", "", "belum diketahui", None, found)


def tally(sebab: Sequence[Sebab]) -> Mapping[str, int]:
    """Return how many causes are known, how many differences they explain, and how many there are."""
    known = [s for s in sebab if s.dikenal]
    return {
        "sebab": len(known),
        "dijelaskan": sum(len(s.temuan) for s in known),
        "semua": sum(len(s.temuan) for s in sebab),
    }
