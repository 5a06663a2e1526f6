"""The page types of quarters and years: an entry for each, in reading order; those of the site are in `site_registry`.
A new one is an entry, a builder and a template.

In: nothing. Out: the entries, which `all_pages` puts in their places and everything else reads.
"""

from generator import addresses
from generator.content.model import Tahun
from generator.pages import (
    completeness,
    indicator,
    performance_tree,
    printout,
    quarter,
    reconciliation,
    site,
    year,
)
from generator.pages.page import SearchWeight
from generator.pages.page_type import MenuItem, PageType
from generator.pages.site_registry import NEVER, PLANS
from generator.records import branches
from generator.scoring.ladder import Hasil

QUARTER: tuple[PageType[Hasil], ...] = (
    PageType(
        "",
        "Ringkasan",
        "ringkasan.md",
        quarter.summary,
        many=quarter.first,
        menu=MenuItem(5),
        search=SearchWeight(125, older=50),
    ),
    PageType(
        "kelengkapan",
        "Kelengkapan",
        "kelengkapan.md",
        completeness.page,
        when=lambda h: h.kuartal.draft,
        menu=MenuItem(10),
        search=NEVER,
        printed=False,
    ),
    PageType(
        "highlight",  # the address is older than the name
        "Sorotan",
        "highlight.md",
        quarter.highlight,
        menu=MenuItem(40),
        search=SearchWeight(95, older=50, older_whole=True),
    ),
    PageType("capaian", "Capaian", "capaian.md", quarter.results, menu=MenuItem(15)),
    PageType(
        "sasaran",
        "Sasaran",
        "sasaran.md",
        quarter.goal,
        many=quarter.goals,
        group="Sasaran",
        menu=MenuItem(20, "Sasaran", to="capaian#sasaran", rung="sasaran"),
        search=SearchWeight(80, without=("indikator",)),
    ),
    PageType(
        "iku",
        "{iku}",
        "iku.md",
        indicator.indicator,
        many=indicator.places,
        group="Indikator ({iku})",
        menu=MenuItem(25, "{iku}", to="capaian#indikator"),
        search=SearchWeight(130, without=("anggaran",)),
    ),
    PageType("anggaran", "Anggaran", "anggaran.md", quarter.money, menu=MenuItem(30), search=SearchWeight(220)),
    PageType(
        "efisiensi",
        "Efisiensi",
        "efisiensi.md",
        quarter.efficiency,
        when=lambda h: h.aturan.efisiensi,
        menu=MenuItem(35),
    ),
    PageType(
        "rekonsiliasi",
        "Rekonsiliasi",
        "rekonsiliasi.md",
        reconciliation.page,
        when=lambda h: h.kuartal.terbit,
        menu=MenuItem(45),
        search=SearchWeight(40, whole=False),
        printed=False,
    ),
    PageType(
        "rekonsiliasi/pertentangan",
        "Pertentangan cetak",
        "pertentangan.md",
        reconciliation.clashes,
        when=lambda h: h.kuartal.terbit and h.kuartal.rekonsiliasi.pertentangan,
        crumb="Pertentangan",
        search=SearchWeight(40, whole=False),
        printed=False,
    ),
    PageType(
        "rekonsiliasi/daftar",
        "Daftar angka cetak",
        "daftar_cetak.md",
        reconciliation.appendix,
        when=lambda h: h.kuartal.terbit,
        crumb="Daftar",
        search=SearchWeight(30, whole=False),
        printed=False,
    ),
    PageType("penutup", "Penutup", "penutup.md", quarter.closing, menu=MenuItem(50)),
    PageType(
        "daftar-tabel",
        "Daftar tabel",
        "daftar_tabel.md",
        quarter.printed,
        when=lambda h: h.kuartal.tabel,
        search=SearchWeight(40, whole=False),
    ),
    PageType(
        "cetak",
        "Cetak",
        "cetak.md",
        printout.page,
        menu=MenuItem(55),
        search=NEVER,
        printed=False,
        gathers=True,
        plain=True,
    ),
)
YEAR: tuple[PageType[Tahun], ...] = (
    PageType(
        "",
        "Tahun",
        "tahun.md",
        year.year,
        many=year.places,
        menu=MenuItem(5),
        foot=MenuItem(5, "Kinerja", group=PLANS),
        search=SearchWeight(80, whole=False),
    ),
    PageType(
        "perjanjian-kinerja",
        "Perjanjian kinerja",
        "rencana.md",
        site.agreement,
        foot=MenuItem(10, group=PLANS),
        search=SearchWeight(75, whole=False),
    ),
    PageType(
        addresses.TREE,
        "Pohon kinerja",
        "pohon.md",
        performance_tree.page,
        when=lambda tahun: branches.there(tahun.rencana),
        foot=MenuItem(12, group=PLANS),
        search=SearchWeight(75, whole=False),
    ),
    PageType(
        "rencana-aksi",
        "Rencana aksi",
        "rencana.md",
        site.action_plan,
        foot=MenuItem(15, group=PLANS),
        search=SearchWeight(75, whole=False),
    ),
)
