"""The page types outside years and quarters, in reading order: an entry for each, as in `registry`.

In: nothing. Out: the entries, which `all_pages` puts in their places and everything else reads.
"""

from generator import addresses
from generator.pages import about, data, method, regulations, series, site
from generator.pages import corrections as trust
from generator.pages.page import SearchWeight
from generator.pages.page_type import MenuItem, PageType
from generator.report import Report

NEVER = SearchWeight(0)
PLANS, ABOUT = "Rencana dan perkembangan", "Tentang angka dan situs"  # headings of the map of the site

SITE: tuple[PageType[Report], ...] = (
    PageType(
        "", "Beranda", "beranda.md", site.home, when=lambda report: report.terbaru, search=SearchWeight(130), plain=True
    ),
    PageType("", "Beranda", "beranda_kosong.md", site.empty, when=lambda report: not report.terbaru, plain=True),
    PageType(
        "iku",
        "Semua indikator",
        "semua_iku.md",
        series.indicators,
        group="Indikator",
        crumb="Indikator",
        menu=MenuItem(10, "Indikator"),
        foot=MenuItem(20, group=PLANS),
        search=SearchWeight(95, whole=False),
    ),
    PageType(
        "iku", "Indikator", "seri.md", series.series, many=series.places, group="Indikator", search=SearchWeight(60)
    ),
    PageType("renstra", "Renstra", "renstra.md", site.medium_term, when=lambda report: report.content.renstra),
    PageType(
        "profil",
        "Profil",
        "profil.md",
        site.profile_index,
        group="Profil",
        menu=MenuItem(25),
        foot=MenuItem(25, group=ABOUT),
    ),
    PageType("profil", "Profil", "profil.md", site.profile, many=site.profiles, group="Profil"),
    PageType(
        "metodologi", "Metodologi", "metodologi.md", method.method, menu=MenuItem(15), foot=MenuItem(5, group=ABOUT)
    ),
    PageType(
        "glosarium",
        "Glosarium",
        "glosarium.md",
        site.glossary,
        foot=MenuItem(10, group=ABOUT),
        search=SearchWeight(60, whole=False),
    ),
    PageType("koreksi", "Koreksi", "koreksi.md", trust.corrections, foot=MenuItem(15, group=ABOUT)),
    PageType(
        addresses.ASKED,
        "Kelengkapan pelaporan",
        "kelengkapan_pelaporan.md",
        regulations.index,
        when=regulations.there,
        group="Kelengkapan pelaporan",
        foot=MenuItem(17, group=ABOUT),
        search=SearchWeight(60, whole=False),
    ),
    PageType(
        addresses.ASKED,
        "Kelengkapan pelaporan",
        "kelengkapan_laporan.md",
        regulations.quarter,
        when=regulations.there,
        many=regulations.places,
        group="Kelengkapan pelaporan",
        search=SearchWeight(40, whole=False),
    ),
    PageType(
        "data",
        "Data",
        "data.md",
        data.page,
        menu=MenuItem(20),
        foot=MenuItem(20, group=ABOUT),
        search=SearchWeight(whole=False),
    ),
    PageType(
        "arsip", "Arsip", "arsip.md", site.archive, foot=MenuItem(25, group=PLANS), search=SearchWeight(80, whole=False)
    ),
    PageType("tentang", "Tentang", "tentang.md", about.about, foot=MenuItem(30, group=ABOUT)),
    PageType("aksesibilitas", "Aksesibilitas", "aksesibilitas.md", about.accessibility, foot=MenuItem(35, group=ABOUT)),
    PageType(
        "tentang/komponen",
        "Komponen situs (untuk pengembang)",
        "komponen.md",
        about.components,
        crumb="Komponen",
        search=NEVER,
    ),
)
