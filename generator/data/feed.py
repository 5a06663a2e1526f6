"""The Atom feed of publications and corrections.

In: a report. Out: XML bytes; nothing in it but what content/ says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from generator import addresses
from generator.presentation import sentences
from generator.report import Report

ATOM = "http://www.w3.org/2005/Atom"
FILE = "koreksi/umpan.xml"


@dataclass(frozen=True)
class Kabar:
    """One entry: its day, page with anchor, title and text, the documents that come with it, by path and media type."""

    tanggal: date
    halaman: str
    judul: str
    isi: str
    berkas: tuple[tuple[str, str], ...] = ()


def news(report: Report) -> list[Kabar]:
    """Return publications and corrections, newest first."""
    return sorted([*_publications(report), *_corrections(report)], key=lambda k: (k.tanggal, k.halaman), reverse=True)


def _publications(report: Report) -> Iterator[Kabar]:
    for tw in report.terbit:
        data, resmi = tw.kuartal.laporan, tw.resmi
        assert data.tanggal_terbit is not None
        page, text = addresses.quarter(tw.folder), f"{sentences.headline(tw.hasil)}."
        day, what = data.tanggal_terbit, "terbit"
        if resmi.terpisah:
            day, what = resmi.dihitung or day, "dihitung ulang"
            text = " ".join(t for t in (text, resmi.kalimat, resmi.predikat, resmi.pernyataan) if t)
        yield Kabar(day, page, f"{data.judul} {what}", text, tuple((b.path(tw.folder), b.jenis) for b in tw.berkas))


def _corrections(report: Report) -> Iterator[Kabar]:
    periods = {h.kuartal.folder: h.periode for h in report.hasil}
    for number, entry in enumerate(report.content.koreksi, 1):
        kind = "Ralat ringan" if entry.ringan else "Koreksi"
        title = f"{kind} {periods[entry.kuartal]}: {entry.apa}"
        yield Kabar(entry.tanggal, f"koreksi/#koreksi-{number}", title, entry.alasan)


def atom(report: Report) -> bytes:
    """Return the feed as UTF-8 XML; links are relative to the feed unless the site's address is configured."""
    unit, items = report.content.unit, news(report)
    base = f"{unit.alamat_situs.rstrip('/')}/" if unit.alamat_situs else ""
    Xml.register_namespace("", ATOM)
    feed = Xml.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "id"})
    newest = items[0].tanggal if items else date(1970, 1, 1)
    _text(feed, "title", f"Terbitan dan koreksi kinerja {unit.nama}")
    _text(feed, "id", _identity(report, newest, "koreksi/"))
    _text(feed, "updated", f"{newest.isoformat()}T00:00:00Z")
    _text(Xml.SubElement(feed, f"{{{ATOM}}}author"), "name", unit.nama)
    for item in items:
        entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "title", item.judul)
        _text(entry, "id", _identity(report, item.tanggal, item.halaman))
        _text(entry, "updated", f"{item.tanggal.isoformat()}T00:00:00Z")
        Xml.SubElement(entry, f"{{{ATOM}}}link", {"href": f"{base or '../'}{item.halaman}"})
        for path, kind in item.berkas:
            found = {"rel": "enclosure", "type": kind, "href": f"{base or '../'}{path}"}
            Xml.SubElement(entry, f"{{{ATOM}}}link", found)
        _text(entry, "summary", item.isi)
    Xml.indent(feed)
    return bytes(Xml.tostring(feed, "utf-8", xml_declaration=True)) + b"\n"


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _identity(report: Report, day: date, page: str) -> str:
    host = urlsplit(report.content.unit.situs).hostname or report.content.unit.kode
    return f"tag:{host},{day.isoformat()}:{page}"
