"""The Atom feed of publications and corrections of an office, and how any feed is written.

In: a report, or entries of another feed. Out: XML bytes; nothing in it but what content/ says.
"""

from collections.abc import Iterator, Sequence
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
    """One entry: its day, page with anchor, title and text, the documents that come with it, by path and media type;
    what tells it from others of its page on its day, where there may be some."""

    tanggal: date
    halaman: str
    judul: str
    isi: str
    berkas: tuple[tuple[str, str], ...] = ()
    tanda: str = ""


@dataclass(frozen=True)
class Umpan:
    """A feed: its title, who speaks, its file in a folder of the site; by what its entries are known for ever, the
    host or kode of who publishes; the address of the site with a slash, empty where there is none."""

    judul: str
    penulis: str
    berkas: str
    situs: str
    kode: str
    alamat: str


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
    """Return the feed of an office as UTF-8 XML."""
    unit = report.content.unit
    about = Umpan(
        f"Terbitan dan koreksi kinerja {unit.nama}", unit.nama, FILE, unit.situs, unit.kode, unit.alamat_dasar
    )
    return written(about, news(report))


def written(about: Umpan, items: Sequence[Kabar]) -> bytes:
    """Return a feed as UTF-8 XML; links are relative to the feed unless the site's address is configured."""
    home = about.alamat or "../"
    Xml.register_namespace("", ATOM)
    feed = Xml.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "id"})
    newest = items[0].tanggal if items else date(1970, 1, 1)
    _text(feed, "title", about.judul)
    _text(feed, "id", _identity(about, newest, f"{about.berkas.rpartition('/')[0]}/"))
    _text(feed, "updated", f"{newest.isoformat()}T00:00:00Z")
    _text(Xml.SubElement(feed, f"{{{ATOM}}}author"), "name", about.penulis)
    for item in items:
        entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "title", item.judul)
        _text(entry, "id", _identity(about, item.tanggal, item.tanda or item.halaman))
        _text(entry, "updated", f"{item.tanggal.isoformat()}T00:00:00Z")
        Xml.SubElement(entry, f"{{{ATOM}}}link", {"href": f"{home}{item.halaman}"})
        for path, kind in item.berkas:
            Xml.SubElement(entry, f"{{{ATOM}}}link", {"rel": "enclosure", "type": kind, "href": f"{home}{path}"})
        _text(entry, "summary", item.isi)
    Xml.indent(feed)
    return bytes(Xml.tostring(feed, "utf-8", xml_declaration=True)) + b"\n"


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _identity(about: Umpan, day: date, page: str) -> str:
    return f"tag:{urlsplit(about.situs).hostname or about.kode},{day.isoformat()}:{page}"
