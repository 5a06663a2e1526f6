"""Collects what offices publish: signature and sums first, then what the files say; and keeps the last good copy.

In: the register, the folder of copies, a day. Out: what became of each office, and new copies on disk. Whatever is
wrong with one office is said of that office; its last good copy stays, and so do all others.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator import indonesian as ind
from generator.build.portal import kept, listing, office_tree, reading, sources
from generator.build.portal.kept import CatatanUnit, SalinanKuartal, SalinanUnit
from generator.build.portal.listing import PARSING, Ditolak
from generator.build.portal.registry import DaftarUnit, UnitTerdaftar
from generator.build.portal.sources import Fetch, KnownFiles
from generator.build.portal.untrusted_json import TidakDipahami, plain
from generator.site import manifest, release_memory
from generator.site.manifest import Manifest, PublishedFile
from generator.site.verification.proxy import TidakTerbaca

TERBIT, GAGAL, BERUBAH, BELUM = kept.STATUSES
AT_ONCE = 8  # offices
TWIN = "Kode ini dipakai lebih dari sekali pada daftar unit, sehingga tidak jelas situs mana yang benar."


@dataclass(frozen=True)
class Terkumpul:
    """What was collected of an office, before it is kept: what became of it, and its copy if that is a new one."""

    catatan: CatatanUnit
    salinan: SalinanUnit | None = None


@dataclass
class _Taken:
    """What is taken from a site: copies and files by the folder of their quarter, trees by year; what is to be said."""

    kuartal: dict[str, SalinanKuartal] = field(default_factory=dict)
    pohon: dict[str, SalinanKuartal] = field(default_factory=dict)
    berkas: dict[str, bytes] = field(default_factory=dict)
    pesan: list[str] = field(default_factory=list)
    cacat: bool = False


def collected(daftar: DaftarUnit, place: Path, day: date) -> dict[int, CatatanUnit]:
    """Collect from every office of the register, several at once; return what became of each by its place there."""
    place.mkdir(parents=True, exist_ok=True)
    found: dict[int, CatatanUnit] = {}
    single = [n for n in range(len(daftar.isi.unit)) if n not in daftar.kembar]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for n, one in zip(single, pool.map(lambda n: _office(daftar, n, place, day), single), strict=True):
            if one.salinan:
                kept.write(place, daftar.isi.unit[n].slug, one.salinan)
            found[n] = one.catatan
    for n in daftar.kembar:
        found[n] = CatatanUnit(daftar.isi.unit[n].kode, GAGAL, (TWIN,))
    return found


def _office(daftar: DaftarUnit, n: int, place: Path, day: date) -> Terkumpul:
    """Return what was collected of an office; of one that cannot be read, the copy that is kept."""
    unit = daftar.isi.unit[n]
    before, known = kept.read(place, unit.slug), KnownFiles()
    try:
        with sources.opened(unit, daftar.berkas.resolve().parent, known) as fetch:
            return _taken(daftar, n, fetch, known, before, place, day)
    except Ditolak as error:
        said = f"{str(error).rstrip('.')}."
    except TidakTerbaca as error:
        said = f"Tidak dapat diambil: {str(error).rstrip('.')}."
    return Terkumpul(CatatanUnit(unit.kode, GAGAL, (said,), before.manifes, kuartal=before.kuartal, pohon=before.pohon))


def _taken(
    daftar: DaftarUnit, n: int, fetch: Fetch, known: KnownFiles, before: SalinanUnit, place: Path, day: date
) -> Terkumpul:
    """Return what a site publishes: its quarters, and its trees where the portal has one of its own."""
    unit = daftar.isi.unit[n]
    found, who = listing.read(unit, fetch)
    total = found.berkas[manifest.FILE].sha256
    if said := [*release_memory.seen(place, unit.slug, found, day)]:
        raise Ditolak(f"Manifesnya tidak diterima. {' '.join(said)}")
    head = CatatanUnit(unit.kode, TERBIT, (), total, found.rilis.nomor if found.rilis else 0, who)
    taken, listed = _Taken(), listing.quarters(found)
    known |= _unchanged(before, found)
    for folder, file in listed.items():
        copy = SalinanKuartal(file.sha256, day.isoformat(), total)
        _quarter(unit, folder, _whole(fetch, folder, file), before, copy, taken)
    for year, file in listing.trees(found).items() if daftar.isi.pohon is not None else ():
        copy = SalinanKuartal(file.sha256, day.isoformat(), total)
        _tree(year, _whole(fetch, year, file), before, copy, taken)
    taken.pesan += [
        f"Berkas {kept.name(f)} tidak lagi diterbitkan." for f in sorted(before.kuartal.keys() - listed.keys())
    ]
    marks = {f: mark for f, data in taken.berkas.items() if (mark := _mark(known, f, data))}
    salinan = SalinanUnit(total, taken.kuartal, taken.pohon, taken.berkas, marks)
    catatan = _noted(unit, head, salinan, taken.pesan, day)
    return Terkumpul(replace(catatan, status=GAGAL) if taken.cacat else catatan, salinan if salinan != before else None)


def _unchanged(before: SalinanUnit, found: Manifest) -> KnownFiles:
    """Return the kept files that a site need not send again: those whose sum is the one that its manifest names."""
    copies = {**before.kuartal, **before.pohon}
    named = {f: found.berkas.get(kept.name(f)) for f in before.etag}
    same = (f for f, listed in named.items() if listed and listed.sha256 == copies[f].sha256)
    return {kept.name(f): (before.etag[f], before.berkas[f]) for f in same}


def _mark(known: KnownFiles, folder: str, data: bytes) -> str:
    """Return by which ETag a site marks these bytes; an empty text where it does not."""
    mark, marked = known.get(kept.name(folder), ("", b""))
    return mark if marked == data else ""


def _tree(year: str, data: bytes, before: SalinanUnit, copy: SalinanKuartal, taken: _Taken) -> None:
    """Take the tree of a year; where it cannot be understood, keep the copy from before and say so."""
    same = before.pohon.get(year)
    try:
        with PARSING:
            office_tree.read(data)
    except TidakDipahami as error:
        taken.cacat = True
        rest = f"yang dipakai salinan {ind.day(date.fromisoformat(same.tanggal))}" if same else "tidak dipakai"
        taken.pesan.append(f"Berkas {kept.name(year)} {error}; {rest}.")
        if same:
            taken.pohon[year], taken.berkas[year] = same, before.berkas[year]
        return
    known = same and same.sha256 == copy.sha256
    taken.pohon[year], taken.berkas[year] = (same if same and known else copy), data


def _whole(fetch: Fetch, folder: str, listed: PublishedFile) -> bytes:
    """Return the bytes of a quarter that are those of the manifest."""
    name = kept.name(folder)
    if listed.ukuran > kept.MOST_FILE:
        raise Ditolak(f"Berkas {name} {listed.ukuran // 1_000_000} MB; batasnya {kept.MOST_FILE // 1_000_000} MB")
    data = fetch(name, listed.ukuran)
    if data is None:
        raise Ditolak(f"Berkas {name} disebut manifes, tetapi tidak ada")
    if manifest.of_bytes(data) != listed:
        raise Ditolak(f"Berkas {name} tidak cocok dengan manifesnya")
    return data


def _quarter(
    unit: UnitTerdaftar, folder: str, data: bytes, before: SalinanUnit, copy: SalinanKuartal, taken: _Taken
) -> None:
    """Take a quarter; where it cannot be understood, keep the copy from before and say so."""
    same = before.kuartal.get(folder)
    if same and same.sha256 == copy.sha256:
        taken.kuartal[folder], taken.berkas[folder] = same, data
        return
    try:
        with PARSING:
            found = reading.read(data, folder, unit.kode, date.fromisoformat(copy.tanggal))
    except TidakDipahami as error:
        taken.cacat = True
        rest = f"yang tampil salinan {ind.day(date.fromisoformat(same.tanggal))}" if same else "tidak ditampilkan"
        taken.pesan.append(f"Berkas {kept.name(folder)} {error}; {rest}.")
        if same:
            taken.kuartal[folder], taken.berkas[folder] = same, before.berkas[folder]
        return
    if found.draf:
        taken.pesan.append(f"Berkas {kept.name(folder)} masih draf; tidak ditampilkan.")
        return
    taken.kuartal[folder], taken.berkas[folder] = copy, data


def _noted(unit: UnitTerdaftar, head: CatatanUnit, copy: SalinanUnit, said: Iterable[str], day: date) -> CatatanUnit:
    """Return what became of an office whose site was taken."""
    if not copy.kuartal:
        return replace(head, status=BELUM, pesan=tuple(said) or ("Situsnya belum memuat laporan yang terbit.",))
    changes = [*_renamed(unit, copy, day)]
    status = BERUBAH if changes else TERBIT
    return replace(
        head, status=status, pesan=(*changes, *said), kuartal=dict(sorted(copy.kuartal.items())), pohon=dict(copy.pohon)
    )


def _renamed(unit: UnitTerdaftar, copy: SalinanUnit, day: date) -> Iterator[str]:
    """Yield what the newest data say of the office otherwise than the register."""
    last = max(copy.kuartal, key=kept.order)
    try:
        with PARSING:
            now = reading.read(copy.berkas[last], last, unit.kode, day)
    except TidakDipahami:  # a copy that another Lapkin took; the pages say so
        return
    if now.nama != plain(unit.nama):
        yield f"Menurut datanya sendiri bernama {now.nama}; pada daftar unit {unit.nama}."
    if now.jenis and now.jenis != plain(unit.jenis):
        yield f"Menurut datanya sendiri berjenis {now.jenis}; pada daftar unit {unit.jenis}."
