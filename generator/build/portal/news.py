"""What a portal tells those who follow it: the feed of reports as they were collected, and the map for search engines.

In: a collection, its pages. Out: files. The map needs whole addresses, and is only there where the portal has one.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from generator import addresses
from generator import indonesian as ind
from generator.build.portal import kept, words
from generator.build.portal.gathered import KumpulanUnit, UnitTerkumpul
from generator.data import feed
from generator.data.feed import Kabar, Umpan
from generator.pages import all_pages
from generator.pages.page import Page

FILE, TITLE = "status/umpan.xml", "Laporan yang baru dikumpulkan"
MOST = 100  # entries; of many offices there are thousands, and who follows a feed has seen the older ones


def files(kumpulan: KumpulanUnit, made: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """Yield the feed, and the map of all pages where the address of the portal is known."""
    portal = kumpulan.daftar.isi.portal
    title = f"{TITLE}, {portal.nama}"
    about = Umpan(title, portal.nama_resmi, FILE, portal.situs, portal.kode, portal.alamat_dasar)
    yield FILE, feed.written(about, _entries(kumpulan))
    if portal.alamat_dasar:
        days = _days(kumpulan)
        yield all_pages.mapped([(f"{portal.alamat_dasar}{p.alamat}", days.get(p.alamat)) for p in made])


def _entries(kumpulan: KumpulanUnit) -> list[Kabar]:
    """Return the newest reports, each under the day on which its data were collected as they are now."""
    found = [(u, folder) for u in kumpulan.unit for folder in u.laporan]
    found.sort(key=lambda one: (one[0].tanggal(one[1]), kept.order(one[1])), reverse=True)
    return [_entry(u, folder) for u, folder in found[:MOST]]


def _entry(u: UnitTerkumpul, folder: str) -> Kabar:
    report, page = u.laporan[folder], words.profile(u.unit)
    score = f"NPSS {ind.number(report.npss)}" if report.npss is not None else "Belum ada NPSS"
    text = f"{score}, {report.predikat}." if report.npss is not None and report.predikat else f"{score}."
    title = f"{u.unit.nama}: {words.period(folder)}"
    return Kabar(u.tanggal(folder), page, title, text, tanda=f"{page}{folder}")


def _days(kumpulan: KumpulanUnit) -> dict[str, date]:
    """Return the day of the newest data of the pages that have one: periods, offices, the status of all."""
    found = {"": kumpulan.hari, words.STATUS: kumpulan.hari}
    for u in kumpulan.unit:
        for folder in u.laporan:
            for page in (addresses.quarter(folder), words.profile(u.unit)):
                found[page] = max(u.tanggal(folder), found.get(page, date.min))
    return found
