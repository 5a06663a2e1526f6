"""The pages on the site itself: about it, how accessible it is, and every part of its look on one page.

In: a report, and the theme's style sheet for its tokens. Out: `Page` values.
"""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator import THEME
from generator.pages.frames import cards, site_page, width
from generator.pages.indicator import facts
from generator.pages.page import Page
from generator.presentation import columns, derivations, scale, sentences, tabel, tables
from generator.presentation.tabel import Kolom, Sel, Tabel, table
from generator.report import Report, Triwulan

STYLE = THEME / "assets" / "css" / "lapkin.css"
GROUP = re.compile(r"^  /\* (.+?) \*/$((?:\n  --.+)+)", re.MULTILINE)
LARGE = 3  # sizes of letters, the last, that are for figures alone
TOKEN = re.compile(r"--([\w-]+): ([^;]+);\s*(?:/\* (.+?) \*/)?")


@dataclass(frozen=True)
class Token:
    """One token of the style sheet: its name, value and use."""

    nama: str
    nilai: str
    guna: str


def about(report: Report) -> Page:
    """What the site is, whose, and how to reach the office."""
    lead = "Tentang situs ini dan cara menghubungi kami."
    apart = [(tw.hasil, tw.resmi) for tw in reversed(report.triwulan) if tw.resmi.terpisah]
    return site_page(report, "Tentang situs ini", "unit.yaml", lead, terpisah=apart)


def accessibility(report: Report) -> Page:
    """What was done and tested so that everybody can use the site, what is not known, and whom to tell."""
    lead = "Apa yang sudah diperiksa agar situs ini dapat dipakai semua orang, apa yang belum, dan ke mana melapor."
    return site_page(report, "Aksesibilitas", "unit.yaml", lead, pengantar=lead, predikat="predikat" in report.unsur)


def components(report: Report) -> Page:
    """Every token and component, made from the style sheet and the templates that make the site."""
    lead = "Warna, huruf, jarak, dan komponen situs ini. Contohnya memakai data yang terbit."
    values: dict[str, object] = {"token": token_tables(), "hasil": None}
    values |= _samples(report.terbaru) if report.terbaru else {}
    found = site_page(report, "Komponen situs", "unit.yaml", lead, pengantar=lead, **values)
    return replace(found, kuartal=report.terbaru)


def tokens(css: str) -> dict[str, list[Token]]:
    """Return the tokens of a style sheet by the comment above them."""
    return {
        title: [Token(name, value.strip(), use) for name, value, use in TOKEN.findall(block)]
        for title, block in GROUP.findall(css)
    }


class Contoh(NamedTuple):
    """What a size of letters is shown with, and whether it needs room."""

    teks: str
    besar: bool


def token_tables() -> dict[str, Tabel]:
    """Return a table of each group of tokens, with a sample that is drawn as their kind is used."""
    return {title: _token_table(title, found) for title, found in tokens(STYLE.read_text("utf-8")).items()}


def _token_table(title: str, found: list[Token]) -> Tabel:
    kind = "warna" if title.startswith("warna") else "huruf" if title == "huruf" else "jarak"
    large = found[-LARGE:]
    columns = (
        Kolom[Token]("token", "Token", lambda t: Sel(t.nama, macro="token")),
        Kolom[Token]("contoh", "Contoh", lambda t: Sel(t.nama, macro=f"contoh_{kind}", isi=_sample(t, large))),
        Kolom[Token]("guna", "Guna", lambda t: Sel(t.guna)),
        Kolom[Token]("nilai", "Nilai", lambda t: Sel(t.nilai)),
    )
    return table("", f"Token {title}", columns, found)


def _sample(token: Token, large: list[Token]) -> Contoh:
    return Contoh("96" if token in large else "Aa 96,37", token is large[-1])


def _samples(tw: Triwulan) -> dict[str, object]:
    """Return the values that the templates of the components ask for."""
    hasil = tw.hasil
    first = hasil.indikator[0]
    return {
        "hasil": hasil,
        "folder": tw.folder,
        "skala": scale.scale(hasil.aturan, hasil.nilai),
        "nilai": tabel.num(hasil.nilai.nps).teks,
        "predikat": named.teks if (named := columns.predicate(hasil, hasil.aturan)) else "",
        "kelas": [*hasil.aturan.kategori.kelas, None],
        "kartu": cards(hasil, tw.resmi),
        "kategori": sentences.by_category(hasil, hasil.indikator),
        "perhatian": sentences.attention(hasil),
        "fakta": facts(tw, first),
        "rupa": first.kategori.rupa if first.kategori else "kosong",
        "turunan": derivations.of(tw, "npss") or derivations.view(tw, f"iku.{first.indikator.nomor}.capaian"),
        "lebar": width(hasil),
        "anggaran": sentences.money(hasil),
        "tabel": next(iter(tables.rungs(hasil)), tables.indikator(hasil)),
    }
