"""The menus of the theme: the main menu, the sections of a quarter, the map of the site in the foot, contact.

In: a report. Out: titles and addresses as plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator import addresses
from generator.figures import rule_source
from generator.pages import all_pages
from generator.pages.page_type import MenuItem, PagePlace, PageType, Placed
from generator.records.office import Unit
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

Menu = list[dict[str, str]]
YEARS = 2  # that the map of the site shows


def main(report: Report) -> Menu:
    """Return the main menu: newest quarter, its year, indicators, and how and with what the site is made."""
    newest = report.terbaru
    pages = [page for tahun in report.content.tahun[-1:] for page in all_pages.of_year(tahun)]
    listed = _chosen([*pages, *all_pages.of_site(report)], lambda entry: entry.menu)
    own = [_item(newest.periode, addresses.quarter(newest.kuartal.folder))] if newest else []
    return [*own, *(_item(item.title or place.title, place.address) for item, _, place in listed)]


def quarters(triwulan: Iterable[Triwulan]) -> dict[str, dict[str, object]]:
    """Return the name and the sections of quarters by their folders, what their data are, and their office where it was
    another than now."""
    return {
        tw.folder: {"nama": tw.periode, "butir": sections(tw.hasil), "data": based(tw), **_office(tw)}
        for tw in triwulan
    }


def based(tw: Triwulan) -> str:
    """Return of when the data of a quarter are and by which rule set they are scored."""
    return f"Data {tw.periode}: {tw.resmi.tanggal}. Aturan: {rule_source.basis(tw.hasil.aturan)}."


def _office(tw: Triwulan) -> dict[str, object]:
    then, now = tw.unit, tw.content.unit
    if (then.nama, contact(then)) == (now.nama, contact(now)):
        return {}
    names = [(then.nama, now.nama), (then.nama_resmi, now.nama_resmi)]
    renamed = next((after for before, after in names if before != after), "")
    return {"kantor": then.nama, "kini": renamed, "kaki": contact(then)}


def contact(unit: Unit) -> dict[str, str]:
    """Return what the foot of a page says of the office."""
    found = {"nama": unit.nama_resmi, "alamat": unit.alamat, "surel": unit.surel, "situs": unit.situs}
    return {**found, "lisensi": unit.lisensi}


def sections(h: Hasil) -> Menu:
    """Return the sections of a quarter."""
    listed = _chosen(all_pages.of_quarter(h), lambda entry: entry.menu)
    return [_section(h.kuartal.folder, *found) for found in listed]


def _section(folder: str, item: MenuItem, entry: PageType[Any], place: PagePlace) -> dict[str, str]:
    """Return a section; `awal` is how the addresses of the pages begin of which another page has the list."""
    title = item.title or place.title
    if not item.to:
        return _item(title, place.address)
    page, _, anchor = item.to.partition("#")
    target = f"{addresses.quarter(folder, page)}#{anchor}"
    return {**_item(title, target), "awal": addresses.quarter(folder, entry.slug)}


def site_map(report: Report) -> list[dict[str, object]]:
    """Return the map in the foot: groups of links by title."""
    newest = report.terbaru
    groups: dict[str, Menu] = {newest.periode: sections(newest.hasil)} if newest else {}
    for tahun in report.content.tahun[: -YEARS - 1 : -1]:
        for item, _, place in _chosen(all_pages.of_year(tahun), lambda entry: entry.foot):
            title = f"{item.title or place.title} {tahun.rencana.tahun}"
            groups.setdefault(item.group, []).append(_item(title, place.address))
    for item, _, place in _chosen(all_pages.of_site(report), lambda entry: entry.foot):
        groups.setdefault(item.group, []).append(_item(item.title or place.title, place.address))
    return [{"judul": title, "butir": items} for title, items in groups.items()]


Chosen = tuple[MenuItem, PageType[Any], PagePlace]


def _chosen(pages: Iterable[Placed], menu: Callable[[PageType[Any]], MenuItem | None]) -> list[Chosen]:
    """Return the pages that are in a menu, in its order; of a type with many pages the first."""
    found: dict[MenuItem, Chosen] = {}
    for entry, place in pages:
        item = menu(entry)
        if item:
            found.setdefault(item, (item, entry, place))
    return sorted(found.values(), key=lambda chosen: chosen[0].order)


def _item(title: str, address: str) -> dict[str, str]:
    return {"judul": title, "url": address}
