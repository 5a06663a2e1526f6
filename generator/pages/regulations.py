"""The pages Kelengkapan pelaporan, for evaluators: what regulations ask of a report, and what on the site shows it.

In: a report with regulations. Out: a `Page` of all quarters, and one per quarter.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.pages.frames import site_page
from generator.pages.page import Page
from generator.pages.page_type import PagePlace
from generator.presentation import regulation_tables
from generator.presentation.regulation_tables import NOT, PARTLY, SHOWN
from generator.records.regulation import Regulasi
from generator.report import Report, Triwulan

TITLE = "Kelengkapan pelaporan"


def there(report: Report) -> bool:
    """Tell whether there is something to list: regulations, and a quarter that is asked for it."""
    return bool(report.content.regulasi and report.triwulan)


def places(report: Report) -> Iterator[PagePlace]:
    """Yield the place of the page of every quarter."""
    for tw in report.triwulan:
        yield PagePlace(addresses.asked(tw.folder), f"{TITLE} {tw.periode}", tw.periode, (tw,))


def index(report: Report) -> Page:
    """How many items of each regulation the report of each quarter shows, and which regulations these are."""
    names = ind.listing([r.singkatan for r in report.content.regulasi.values()])
    lead = f"Butir yang diminta {names}, dengan halaman, berkas, dan tanggal yang menunjukkannya."
    return _page(
        report,
        TITLE,
        lead,
        pengantar=lead,
        tabel=regulation_tables.overview(report),
        regulasi=report.content.regulasi.values(),
        berkas=f"data/{addresses.ASKED}.xlsx",
    )


def _page(report: Report, title: str, lead: str, **isi: object) -> Page:
    """Return a page made from the files of the regulations."""
    return replace(site_page(report, title, "unit.yaml", lead, **isi), sumber=tuple(report.content.regulasi))


def quarter(report: Report, tw: Triwulan) -> Page:
    """The items of every regulation, each with what of one quarter shows it."""
    title = f"{TITLE} {tw.periode}"
    regulations = report.content.regulasi.values()
    found = [(r, _said(report, tw, r), regulation_tables.of_regulation(report, tw, r)) for r in regulations]
    lead = f"{title}: {'; '.join(f'{r.singkatan}, {ind.lower_first(said)}' for r, said, _ in found)}"
    kode = tw.folder.replace("/", "-")
    files = [(kind, addresses.table(addresses.ASKED, kode, kind.lower())) for kind in ("CSV", "JSON")]
    return _page(report, title, lead, tw=tw, daftar=found, berkas=files)


def _said(report: Report, tw: Triwulan, regulasi: Regulasi) -> str:
    known = regulation_tables.counted(report, tw, regulasi)
    return (
        f"{known[SHOWN]} dari {len(regulasi.butir)} butir ditunjukkan, {known[PARTLY]} sebagian, "
        f"{known[NOT]} tidak dapat ditunjukkan dari situs ini."
    )
