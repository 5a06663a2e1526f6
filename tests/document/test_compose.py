"""Pages of HTML as blocks, and blocks as a report: order, levels, numbers, links, widths."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import compose, read_html, setting
from generator.document.blocks import (
    HeadingBlock,
    ListBlock,
    PairsBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    Run,
    TableBlock,
    TableCell,
    TableRow,
    plain,
)
from generator.pages import report_order
from generator.pages.report_order import Chapter
from generator.records.document_order import Bagian, SusunanDokumen

PAGE = "2030/tw1/anggaran/"
TABLE = """
<h1>Anggaran</h1><p class="lk-lead">Serapan <strong>20%</strong>, <a href="../iku/3/#realisasi">IKU 3</a>.</p>
<p class="lk-layar">Hanya di layar.</p><h2 id="rinci">Rinci</h2>
<div class="lk-scroll" id="tabel-a"><table class="lk-tabel"><caption>Pagu</caption>
<thead><tr><th scope="col">Kegiatan</th><th scope="col" class="lk-num">Pagu</th></tr></thead>
<tbody><tr class="lk-sub"><th colspan="2" scope="colgroup">Kelompok</th></tr>
<tr id="baris-a"><th scope="row">A<br><span class="lk-note">catatan</span></th><td class="lk-num">Rp1</td></tr></tbody>
</table></div>
<figure class="lk-fig" id="g"><figcaption><b>Judul.</b></figcaption><picture><img src="../grafik/a.svg" alt="Teks"
width="640" height="300"></picture><p class="lk-unduh">Unduh</p></figure>
"""


def test_a_page_becomes_blocks() -> None:
    title, lead, head, table, picture = read_html.read(TABLE, PAGE)
    assert title == HeadingBlock(1, (Run("Anggaran"),), (PAGE,))
    assert lead == ParagraphBlock(
        (Run("Serapan "), Run("20%", tebal=True), Run(", "), Run("IKU 3", ke="2030/tw1/iku/3/#realisasi"), Run(".")),
        "pokok",
    )
    assert head == HeadingBlock(2, (Run("Rinci"),), (f"{PAGE}#rinci",))
    assert isinstance(table, TableBlock)
    assert (plain(table.judul), table.angka, table.alamat) == ("Pagu", (False, True), (f"{PAGE}#tabel-a",))
    group, row = table.baris
    assert group == TableRow((TableCell((Run("Kelompok"),), True, 2),), "grup")
    assert row.sel == (TableCell((Run("A"), Run("catatan", kecil=True, baru=True)), True), TableCell((Run("Rp1"),)))
    assert row.alamat == (f"{PAGE}#baris-a",)
    chart = PictureBlock(
        "2030/tw1/grafik/a.svg", "Teks", (Run("Judul.", tebal=True),), 640, 300, "grafik", (f"{PAGE}#g",)
    )
    assert picture == chart


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<ol start="4"><li>a</li><li>b<ul><li>c</li></ul></li></ol>', "4 a|b+0 c"),
        ("<dl><div><dt>Pagu</dt><dd>Rp1</dd></div></dl>", "Pagu: Rp1"),
        ("<blockquote><p>kata</p></blockquote>", "“kata”"),
        ("<div>lepas <b>tebal</b><p>lain</p></div>", "lepas tebal;lain"),
        ('<p>a <span aria-hidden="true">▲</span>&nbsp;Baik</p>', "a Baik"),
        ("<p>  </p><ul></ul>", ""),
    ],
)
def test_shapes_of_text(html: str, found: str) -> None:
    assert ";".join(map(_told, read_html.read(html, PAGE))) == found


def _told(block: object) -> str:
    if isinstance(block, ListBlock):
        items = "|".join("+".join(map(_told, item)) for item in block.butir)
        return f"{block.mulai} {items}"
    if isinstance(block, PairsBlock):
        return ", ".join(f"{plain(a)}: {plain(b)}" for a, b, _ in block.butir)
    if isinstance(block, QuoteBlock):
        return f"“{''.join(map(_told, block.isi))}”"
    assert isinstance(block, ParagraphBlock)
    return plain(block.isi)


def test_an_element_that_nobody_thought_of_is_a_fault() -> None:
    with pytest.raises(read_html.Unknown, match="2030/tw1/anggaran/: <video>"):
        read_html.read("<video></video>", PAGE)


@pytest.mark.slow
@given(st.text(alphabet="abc <>&\"'`*_[](){}#$\\@=-~^\u00a0\n", max_size=80))
def test_text_stays_text(text: str) -> None:
    import html as escaping

    found = read_html.read(f"<p>x{escaping.escape(text)}x</p>", PAGE)
    assert [plain(b.isi).split() for b in found if isinstance(b, ParagraphBlock)] == [f"x{text}x".split()]


PAGES = {
    "2030/tw1/": (
        HeadingBlock(1, (Run("Ringkasan"),), ("2030/tw1/",)),
        HeadingBlock(2, (Run("Uang"),)),
        ParagraphBlock((Run("a"),)),
    ),
    "2030/tw1/sasaran/1/": (HeadingBlock(1, (Run("Sasaran"),), ("2030/tw1/sasaran/1/",)), TableBlock((), (), (), ())),
    "2030/tw1/iku/1/": (
        HeadingBlock(1, (Run("IKU"),), ("2030/tw1/iku/1/",)),
        TableBlock((), (), (), ()),
        HeadingBlock(4, (Run("Dalam"),)),
        ParagraphBlock((Run("b", ke="2030/tw1/sasaran/1/#x"), Run("c", ke="data/"), Run("d", ke="https://a.example/"))),
    ),
}


def _parts(base: str = "") -> list[compose.DocumentPart]:
    given = {
        "depan": [{"judul": "Depan", "isi": ["ringkasan"]}],
        "bab": [{"judul": "Kosong", "isi": ["renstra"]}, {"judul": "Isi", "isi": ["sasaran", "anggaran"]}],
        "lampiran": [],
    }
    chapters = report_order.chapters(SusunanDokumen.model_validate(given), "2030/tw1", [*PAGES])
    return compose.parts(chapters, PAGES, {"2030/tw1/sasaran/1/": ["2030/tw1/iku/1/"]}, base)


def test_pages_are_put_under_chapters_and_numbered() -> None:
    front, chapter = _parts()
    assert [(b.tingkat, plain(b.isi), b.nomor) for b in front.isi if isinstance(b, HeadingBlock)] == [
        (1, "Depan", ""),
        (2, "Uang", ""),
    ]
    assert [(b.tingkat, plain(b.isi), b.nomor) for b in chapter.isi if isinstance(b, HeadingBlock)] == [
        (1, "Isi", "BAB I"),
        (2, "IKU", "1.1"),
        (3, "Dalam", "1.1.1"),
    ]
    assert [b.nomor for b in chapter.isi if isinstance(b, TableBlock)] == ["1.1", "1.2"]


def test_links_lead_into_the_document_or_to_the_site() -> None:
    def last(base: str) -> list[str]:
        block = _parts(base)[1].isi[-1]
        assert isinstance(block, ParagraphBlock)
        return [run.ke for run in block.isi]

    assert last("") == ["#2030/tw1/sasaran/1/", "", "https://a.example/"]
    assert last("https://kantor.example/") == [
        "#2030/tw1/sasaran/1/",
        "https://kantor.example/data/",
        "https://a.example/",
    ]


def test_a_table_is_named_where_a_link_leads_to_it_and_a_heading_is_numbered_once() -> None:
    pages = {
        "a/": (HeadingBlock(1, (Run("1. Awal"),), ("a/",)), ParagraphBlock((Run("Pagu", ke="b/#t"), Run(".")))),
        "b/": (HeadingBlock(1, (Run("2. Akhir"),), ("b/",)), TableBlock((Run("Pagu"),), (), (), (), ("b/#t",))),
    }
    (part,) = compose.parts([Chapter("bab", "Isi", ("a/", "b/"), frozenset())], pages, {}, "")
    assert [plain(b.isi) for b in part.isi if isinstance(b, HeadingBlock)] == ["Isi", "Awal", "Akhir"]
    said = next(b for b in part.isi if isinstance(b, ParagraphBlock))
    assert plain(said.isi) == "Pagu [di sini Tabel\u00a01.1]."
    assert [run.ke for run in said.isi] == ["#b/#t", "#b/#t", ""]


def test_a_section_stands_in_one_chapter_and_not_in_the_other() -> None:
    page = "2030/tw1/penutup/"
    blocks = (
        HeadingBlock(1, (Run("Penutup"),), (page,)),
        HeadingBlock(2, (Run("Simpulan"),), (f"{page}#simpulan",)),
        ParagraphBlock((Run("a"),)),
        HeadingBlock(2, (Run("Pengantar"),), (f"{page}#pengantar",)),
        ParagraphBlock((Run("b"),)),
    )
    chapters = [
        Chapter("depan", "Tiada", (f"{page}#tiada",), frozenset()),
        Chapter("depan", "Kata pengantar", (f"{page}#pengantar",), frozenset({f"{page}#pengantar"})),
        Chapter("bab", "Penutup", (page,), frozenset({f"{page}#pengantar"})),
    ]
    front, chapter = compose.parts(chapters, {page: blocks}, {}, "")
    assert [plain(b.isi) for b in front.isi if isinstance(b, HeadingBlock | ParagraphBlock)] == ["Kata pengantar", "b"]
    assert [plain(b.isi) for b in chapter.isi if isinstance(b, HeadingBlock | ParagraphBlock)] == [
        "Penutup",
        "Simpulan",
        "a",
    ]


def test_an_office_gives_an_order_of_its_own_with_texts() -> None:
    page = "2030/tw1/penutup/"
    known = ["2030/tw1/", "2030/tw1/anggaran/", page, "glosarium/", "profil/", "profil/latar/"]
    given = SusunanDokumen.model_validate(
        {
            "bab": [
                {"judul": "Uang", "teks": "Kata.", "isi": ["anggaran"]},
                {"judul": "Akhir", "isi": ["penutup", "profil"]},
            ]
        }
    )
    found = [(c.jenis, c.judul, c.isi, c.alamat) for c in report_order.chapters(given, "2030/tw1", known)]
    assert found == [
        ("depan", "Kata pengantar", (f"{page}#pengantar",), ""),
        ("depan", "Ringkasan eksekutif", ("2030/tw1/",), ""),
        ("bab", "Uang", ("2030/tw1/anggaran/",), "dokumen/bab-1/"),
        ("bab", "Akhir", (page, "profil/", "profil/latar/"), ""),
        ("lampiran", "Glosarium", ("glosarium/",), ""),
    ]
    assert set(get_args(Bagian)) == set(report_order.pages())


def test_a_table_too_wide_to_be_read_is_several_and_loses_nothing() -> None:
    count = 40
    cells = [[Run(f"{'pokok' if not n else 'isi'}-{row}-{n}-{'9' * 14}") for n in range(count)] for row in range(2)]
    rows = [TableRow(tuple(TableCell((run,)) for run in row), "", (f"p#{n}",)) for n, row in enumerate(cells)]
    rows.insert(1, TableRow((TableCell((Run("Kelompok"),), True, count),), "grup"))
    columns = tuple((Run(f"Kolom {n}"),) for n in range(count))
    found = setting.split(TableBlock((Run("Judul"),), columns, (False,) * count, tuple(rows), ("p#t",)))
    assert len(found) > 3
    assert [plain(t.judul) for t in found[:2]] == [f"Judul (bagian {n} dari {len(found)})" for n in (1, 2)]
    assert [t.alamat for t in found] == [("p#t",), *[()] * (len(found) - 1)]
    assert [plain(k) for t in found for k in t.kolom[1:]] == [f"Kolom {n}" for n in range(1, count)]
    for row, at in ((0, 0), (1, 2)):
        assert [c.isi[0] for t in found for c in t.baris[at].sel[1:]] == cells[row][1:]
        assert all(t.baris[at].sel[0].isi == (cells[row][0],) for t in found)
    assert all(t.baris[1].sel[0].lebar == len(t.kolom) for t in found)
    assert all(setting.widths(t)["huruf"] >= setting.SMALLEST for t in found)
    assert setting.split(found[0]) == [found[0]]


def _table(*rows: tuple[str, ...]) -> TableBlock:
    made = tuple(TableRow(tuple(TableCell((Run(text),)) for text in row)) for row in rows)
    return TableBlock((), tuple((Run("K"),) for _ in rows[0]), tuple(False for _ in rows[0]), made)


def test_a_table_that_is_too_wide_is_turned_and_then_set_smaller() -> None:
    assert setting.widths(_table(("a", "b")))["rebah"] is False
    wide = setting.widths(_table(tuple("pemberdayaan" for _ in range(9))))
    assert (wide["rebah"], wide["huruf"]) == (True, 100)
    widest = setting.widths(_table(tuple("pemberdayaan" for _ in range(20))))
    assert (widest["rebah"], widest["huruf"]) == (True, 100 * 160 // (20 * 14))


def test_a_word_that_no_column_holds_may_be_broken_and_an_address_not() -> None:
    long = "https://kantor.example/" + "a" * 40
    made = setting.value(ParagraphBlock((Run(long, ke=long),), "isi", (long,)))
    assert made["isi"][0]["teks"].replace("\u200b", "") == long
    assert max(map(len, made["isi"][0]["teks"].split("\u200b"))) <= setting.LONGEST
    assert (made["isi"][0]["ke"], made["alamat"]) == (long, (long,))


def test_day_and_place_are_not_left_alone_with_their_heading() -> None:
    remark, heading = ParagraphBlock((Run("4 Maret"),), "catatan"), HeadingBlock(2, (Run("Judul"),))
    assert [b.get("rekat") for b in setting.value((heading, remark, remark))] == [None, True, False]


def test_a_photo_is_named_by_its_text() -> None:
    html = '<figure class="lk-fig lk-foto"><picture><img src="a.jpg" alt="Petugas di pasar."></picture></figure>'
    (photo,) = read_html.read(html, PAGE)
    assert isinstance(photo, PictureBlock)
    assert (photo.jenis, plain(photo.judul)) == ("foto", "Petugas di pasar.")
