"""Where pages stand: the navigation tree, the way to each (its trail) and the same page in other quarters, the menus,
and what the engine is told of the office.

In: a report, and all its pages. Out: nested titles and files; pages with `remah` and `lain`; menus as plain values.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import replace
from itertools import groupby
from textwrap import shorten
from typing import Any

from generator import addresses
from generator.content.model import Tahun
from generator.figures import rule_source
from generator.pages import all_pages
from generator.pages.page import NavItem, Page
from generator.pages.page_type import MenuItem, PagePlace, PageType, Placed
from generator.records.office import Unit
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

LONGEST = 110  # letters of a title in the menu
Crumb = tuple[str, str]
Menu = list[dict[str, str]]
YEARS = 2  # that the map of the site shows


def navigation(report: Report) -> list[NavItem]:
    """Return the navigation tree, newest year and quarter first."""
    home, *rest = _grouped(all_pages.of_site(report))
    return [home, *(_year(report, tahun) for tahun in reversed(report.content.tahun)), *rest]


def quarter(h: Hasil) -> NavItem:
    """Return the navigation of a quarter: all of its pages in reading order."""
    return {h.masa.remah: _grouped(all_pages.of_quarter(h), h.aturan.kata.iku)}


def _year(report: Report, tahun: Tahun) -> NavItem:
    own, *rest = _grouped(all_pages.of_year(tahun))
    quarters = [quarter(tw.hasil) for tw in reversed(report.of_year(tahun.rencana.tahun))]
    return {str(tahun.rencana.tahun): [own, *quarters, *rest]}


def _grouped(pages: Iterable[Placed], iku: str = "") -> list[NavItem]:
    """Return pages as items, those of a group under its heading; `iku` is what indicators are called there."""
    found: list[NavItem] = []
    for group, members in groupby(pages, key=lambda placed: placed[0].group):
        items: list[NavItem] = [{_short(place.title): f"{place.address}index.md"} for _, place in members]
        found += [{group.replace("{iku}", iku): items}] if group else items
    return found


def _short(title: str) -> str:
    """Return a title on one line; a key of YAML may not be long."""
    return shorten(title, LONGEST, placeholder=" …")


def placing(report: Report, lain: Mapping[str, tuple[Crumb, ...]]) -> Callable[[Page], Page]:
    """Return what gives a page its trail and, if `lain` has any for its address, its counterparts."""
    listed = [*all_pages.outside(report), *(page for h in report.hasil for page in all_pages.of_quarter(h))]
    known = {place.address: place for _, place in listed}
    return lambda p: replace(p, remah=trail(known, p.alamat), lain=lain.get(p.alamat, ()))


def trail(known: Mapping[str, PagePlace], address: str) -> tuple[Crumb, ...]:
    """Return the pages above an address and the page itself, each with a short name; none for the front page."""
    if not address:
        return ()
    parts = address.rstrip("/").split("/")
    steps = [f"{'/'.join(parts[:n])}/" for n in range(1, len(parts))]
    above = known[address].above
    found = [*(step for step in steps if step in known), *([above] if above else []), address]
    return (("Beranda", ""), *((known[step].crumb, step) for step in found))


def counterparts(report: Report, own: Hasil) -> dict[str, tuple[Crumb, ...]]:
    """Return by address of every page of a quarter the same page in the other quarters of the year and in those next
    to it, oldest first.

    Where a quarter has no such page, its first page stands for it.
    """
    at = report.hasil.index(own)
    near = [
        (h, {(entry.slug, place.same): place.address for entry, place in all_pages.of_quarter(h)})
        for n, h in enumerate(report.hasil)
        if h is not own and (h.rencana.tahun == own.rencana.tahun or abs(n - at) == 1)
    ]
    return {
        place.address: tuple(
            (h.periode, known.get((entry.slug, place.same), addresses.quarter(h.kuartal.folder))) for h, known in near
        )
        for entry, place in all_pages.of_quarter(own)
    }


def main_menu(report: Report) -> Menu:
    """Return the main menu: newest quarter, its year, indicators, and how and with what the site is made."""
    newest = report.terbaru
    pages = [page for tahun in report.content.tahun[-1:] for page in all_pages.of_year(tahun)]
    listed = _chosen([*pages, *all_pages.of_site(report)], lambda entry: entry.menu)
    own = [_item(newest.menu, addresses.quarter(newest.kuartal.folder))] if newest else []
    return [*own, *(_item(item.title or place.title, place.address) for item, _, place in listed)]


def quarter_menus(triwulan: Iterable[Triwulan]) -> dict[str, dict[str, object]]:
    """Return name, sections and data of quarters by their folders, and their office where it was another."""
    return {
        tw.folder: {
            "nama": tw.periode,
            "masa": tw.hasil.masa.kata,
            "butir": sections(tw.hasil),
            "data": data_note(tw),
            **_office(tw),
        }
        for tw in triwulan
    }


def data_note(tw: Triwulan) -> str:
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
    return [_section(h, *found) for found in listed if found[0].rung in ("", *h.jenjang)]


def _section(h: Hasil, item: MenuItem, entry: PageType[Any], place: PagePlace) -> dict[str, str]:
    """Return a section; `awal` is how the addresses of the pages begin of which another page has the list."""
    folder, title = h.kuartal.folder, item.title.replace("{iku}", h.aturan.kata.iku) or place.title
    if not item.to:
        return _item(title, place.address)
    page, _, anchor = item.to.partition("#")
    target = f"{addresses.quarter(folder, page)}#{anchor}"
    return {**_item(title, target), "awal": addresses.quarter(folder, entry.slug)}


def site_map(report: Report) -> list[dict[str, object]]:
    """Return the map in the foot: groups of links by title."""
    newest = report.terbaru
    groups: dict[str, Menu] = {newest.menu: sections(newest.hasil)} if newest else {}
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


def into_settings(config: MutableMapping[str, Any], report: Report) -> None:
    """Put the office's name, description, menu and footer into an engine's configuration."""
    unit = report.content.unit
    config["site_name"] = f"Kinerja {unit.nama}"
    config["site_description"] = f"Laporan kinerja {unit.nama_resmi}."
    if unit.alamat_situs:
        config["site_url"] = f"{unit.alamat_situs.rstrip('/')}/"
    config["extra"] = {**config.get("extra", {}), **extra(report)}


def extra(report: Report) -> dict[str, Any]:
    """Return what the theme shows on every page: office, menus, foot."""
    unit, tw = report.content.unit, report.terbaru
    return {
        "kantor": unit.nama,
        "kaki": {**contact(unit), "data": data_note(tw) if tw else ""},
        "draf": any(tw.kuartal.draft for tw in report.triwulan),
        "menu": main_menu(report),
        "kuartal": quarter_menus(report.triwulan),
        "peta": site_map(report),
    }
