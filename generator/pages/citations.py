"""How a page is cited, and the short address of its indicator, easy to say: `2024/8/`. It leads to the page of the
indicator through time. Year and number name an indicator for good, so it never changes.

In: a report and its pages. Out: the pages with both; pages that lead on without a script. Every figure has a citation
of its own: see `derivations`.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator import addresses
from generator import indonesian as ind
from generator.pages.environment import environment
from generator.pages.page import Page
from generator.presentation import card, derivations
from generator.presentation import card as sharing
from generator.records.plan import Indikator
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

STATING = frozenset({"ringkasan.md", "capaian.md", "penutup.md", "tahun.md"})  # pages whose subject is the result


def citing(report: Report) -> Callable[[Page], Page]:
    """Return what tells a page of a quarter, a year or an indicator how it is cited, and each what a link shows."""
    short = short_addresses(report)
    cards = {tw.folder: card.spoken(tw.hasil, tw.resmi) for tw in report.triwulan}
    return lambda p: replace(
        p,
        kutipan=citation(report, p),
        pendek=short.get(p.alamat, ""),
        kartu=cards[p.kuartal.folder] if p.kuartal else "",
    )


def citation(report: Report, page: Page) -> str:
    """Return a citation ready to copy: who, what, days and version of the data, where; nothing for other pages."""
    tw = _source(report, page)
    if tw is None or page.halaman:
        return ""
    period, resmi = tw.periode, tw.resmi
    title = page.judul if period in page.judul else f"{page.judul}, {period}"
    both = f" {resmi.kalimat}" if resmi.kalimat and page.templat in STATING else ""
    based = ind.upper_first(resmi.dasar)
    where = derivations.located(tw.unit, page.alamat)
    return f"{tw.unit.nama}. {title}.{both} {based}, versi {tw.versi}. {where}"


def _source(report: Report, page: Page) -> Triwulan | None:
    """Return the quarter whose data a page shows: its own, or the newest for what goes through time."""
    own = next((tw for tw in report.triwulan if page.alamat.startswith(f"{tw.folder}/")), None)
    through = page.templat in ("seri.md", "tahun.md")
    return own or (next((tw for tw in reversed(report.triwulan) if _within(page, tw.hasil)), None) if through else None)


def _within(page: Page, hasil: Hasil) -> bool:
    return page.alamat.startswith("iku/") or page.alamat == f"{hasil.rencana.tahun}/"


def short_address(year: int, number: int) -> str:
    """Return the short address of an indicator."""
    return f"{year}/{number}/"


def short_addresses(report: Report) -> dict[str, str]:
    """Return the short address of each page of an indicator, in a quarter and through time."""
    found = {}
    owners = _owners(report)
    for here, i in owners.items():
        found[addresses.series(i.kode)] = here
    for h in report.hasil:
        for r in h.indikator:
            here = short_address(h.rencana.tahun, r.indikator.nomor)
            if here in owners and owners[here].kode == r.indikator.kode:
                found[addresses.iku(h.kuartal.folder, r.indikator.nomor)] = here
    return found


def _owners(report: Report) -> dict[str, Indikator]:
    """Return the indicator of every short address: the first that had its number in its year, in its newest words."""
    found: dict[str, Indikator] = {}
    for tahun in report.content.tahun:
        for i in (i for v in tahun.versi for i in v.rencana.indikator):
            here = short_address(tahun.rencana.tahun, i.nomor)
            if found.setdefault(here, i).kode == i.kode:
                found[here] = i
    return found


def short_pages(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the pages behind the short addresses."""
    template = environment().get_template("pendek.html")
    for here, i in _owners(report).items():
        yield f"{here}index.html", template.render(_values(report, i, here)).encode()


def _values(report: Report, i: Indikator, here: str) -> dict[str, str]:
    unit, newest = report.content.unit, report.terbaru
    base, target = unit.alamat_dasar, addresses.series(i.kode)
    card = f"{base}{sharing.picture(newest.kuartal.folder)}" if base and newest else ""
    return {
        "judul": f"{i.sebutan} {here.partition('/')[0]}: {i.label}",
        "nama": i.nama,
        "kantor": unit.nama,
        "tujuan": addresses.relative(here, target),
        "kanonik": f"{base}{target}" if base else addresses.relative(here, target),
        "kartu": card,
    }
