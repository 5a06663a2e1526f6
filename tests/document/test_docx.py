"""The document of a quarter for Word: all that the pages say is in it, it is what the format asks, and it may be reviewed."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx as reader
import pytest
from click.testing import CliRunner
from lxml import etree
from openxml_audit import OpenXmlValidator

from generator.build import document, pipeline
from generator.commands.cli import main
from generator.document import docx, setting, word_text
from generator.document.blocks import HeadingBlock, ListBlock, ParagraphBlock, Run, TableBlock, TableCell, TableRow
from generator.document.compose import DocumentPart
from tests import hostile, lean, offices, support, synthetic
from tests.document.test_pdf import Said, bare
from tests.support import Once, real

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(report: pipeline.Report, paper: bytes = b"") -> tuple[document.UnsetDocument, bytes]:
    unset = document.made(report.triwulan[-1])
    return unset, docx.compiled(unset.muka, unset.bagian, unset.berkas, paper)


@pytest.fixture(scope="module")
def office(once: Once) -> tuple[document.UnsetDocument, bytes]:
    """Return the document of the copy of the real report, as values and as Word has it."""
    report = real()
    unset = document.made(report.triwulan[-1])

    def make(file: Path) -> None:
        file.write_bytes(support.word(unset))

    return unset, once("laporan.docx", make).read_bytes()


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def read(data: bytes) -> str:
    """Return the text of a document, each note where it is referred to, without what only a field asks for."""
    notes = {n.get(f"{W}id"): "".join(n.itertext()) for n in part(data, "word/footnotes.xml")}
    return bare("".join(_texts(part(data, "word/document.xml"), notes)))


def _texts(root: etree._Element, notes: dict[str | None, str]) -> Iterator[str]:
    for one in root.iter(f"{W}t", f"{W}footnoteReference"):
        yield one.text or "" if one.tag == f"{W}t" else notes[one.get(f"{W}id")]


def lacking(found: str, pages: dict[str, str]) -> list[str]:
    """Return the rows of tables and the texts of pages that are not in a text."""
    missing = []
    for html in pages.values():
        said = Said()
        said.feed(html)
        every = [*("".join(row) for row in said.rows), *said.texts]
        missing += [text for text in every if bare(text) not in found]
    return missing


def test_all_that_its_pages_say_is_in_it(office: tuple[document.UnsetDocument, bytes]) -> None:
    pages = document.html(real().triwulan[-1])
    assert len(pages) > 40
    assert not lacking(read(office[1]), pages)


def test_it_is_what_the_format_asks(office: tuple[document.UnsetDocument, bytes], tmp_path: Path) -> None:
    audited(office[1], tmp_path)


def audited(data: bytes, folder: Path) -> None:
    file = folder / "a.docx"
    file.write_bytes(data)
    found = OpenXmlValidator().validate(str(file))
    assert found.is_valid, [str(e) for e in found.errors][:5]


def test_the_auditor_sees_what_is_broken(office: tuple[document.UnsetDocument, bytes], tmp_path: Path) -> None:
    spoilt = tmp_path / "a.docx"
    with zipfile.ZipFile(io.BytesIO(office[1])) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:trackRevisions/>", b"<w:trackRevision/>"))
    assert not OpenXmlValidator().validate(str(spoilt)).is_valid


def test_a_word_processor_finds_what_it_knows(office: tuple[document.UnsetDocument, bytes]) -> None:
    unset, data = office
    opened = reader.Document(io.BytesIO(data))
    blocks = [b for p in unset.bagian for b in p.isi]
    heads = [b for b in blocks if isinstance(b, HeadingBlock)]
    tables = [b for b in blocks if isinstance(b, TableBlock)]
    styles = Counter(p.style.name for p in opened.paragraphs if p.style is not None)
    assert sum(n for name, n in styles.items() if name.startswith("Heading")) == len(heads)
    assert len(opened.tables) == len(tables)
    for table, block in zip(opened.tables, tables, strict=True):
        assert len(table._tbl.tr_lst) == 1 + len(block.baris)
        assert table._tbl.tr_lst[0].find(f"{W}trPr/{W}tblHeader") is not None
    turned = [s for s in opened.sections if s.page_width > s.page_height]  # type: ignore[operator]
    assert bool(turned) == any(setting.widths(b)["rebah"] for b in tables)
    assert part(data, "word/settings.xml").find(f"{W}trackRevisions") is not None
    assert len(part(data, "word/footnotes.xml")) > 10
    assert opened.core_properties.language == "id-ID"


def test_pictures_have_a_text_and_a_number_of_their_own(office: tuple[document.UnsetDocument, bytes]) -> None:
    root = part(office[1], "word/document.xml")
    found = [one for one in root.iter() if one.tag.endswith("}docPr")]
    assert len(found) > 50
    assert all((one.get("descr") or "").strip() for one in found)
    marks = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart")]
    assert len({*marks, *(one.get("id") for one in found)}) == len(marks) + len(found)


def test_numbers_counted_by_a_word_processor_are_those_of_the_document(
    office: tuple[document.UnsetDocument, bytes],
) -> None:
    counts: Counter[str] = Counter()
    seen = 0
    for p in part(office[1], "word/document.xml").iter(f"{W}p"):
        asked = re.search(r"SEQ (\w+) \\\* ARABIC( \\r 1)?", "".join(i.text or "" for i in p.iter(f"{W}instrText")))
        if asked:
            counts[asked[1]] = 1 if asked[2] else counts[asked[1]] + 1
            shown = re.match(
                r"(Tabel|Grafik|Foto) ((?:[0-9A-Z]+\.)?)([0-9]+)\. ", "".join(t.text or "" for t in p.iter(f"{W}t"))
            )
            assert shown and (shown[1], int(shown[3])) == (asked[1], counts[asked[1]])
            seen += 1
    assert seen > 150


def test_every_block_and_link_has_its_bookmark(office: tuple[document.UnsetDocument, bytes]) -> None:
    unset, data = office
    root = part(data, "word/document.xml")
    names = [one.get(f"{W}name") or "" for one in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len({*names})
    assert max(map(len, names)) <= 40
    wanted = {
        word_text.bookmark(at) for n, p in enumerate(unset.bagian) for at, _ in docx.addressed(p.isi, f"{p.jenis}-{n}")
    }
    assert wanted <= {*names}
    assert {word_text.bookmark(at) for at in docx.marked(unset.bagian)} == {
        n for n in names if not n.startswith(("lk_dokumen", "lk_kantor"))
    }
    assert {one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink")} - {None} <= {*names}


def test_every_figure_of_the_open_data_is_in_it(office: tuple[document.UnsetDocument, bytes]) -> None:
    unset, data = office
    found = [*measured(json.loads(unset.berkas[str(unset.muka["lampiran"])]))]
    assert len(found) > 20
    text = " ".join(
        "".join(t.text or "" for t in p.iter(f"{W}t")) for p in part(data, "word/document.xml").iter(f"{W}p")
    )
    for one in found:
        for name in ("target", "realisasi", "capaian"):
            if isinstance(one.get(name), int | float):
                said = f"{one[name]:,.2f}".translate(str.maketrans(",.", ".,"))
                assert re.search(f"(?<![0-9]){re.escape(said)}(?![0-9])", text), (one["kode"], name, said)


def measured(found: Any) -> Iterator[dict[str, Any]]:
    """Yield the indicators in plain values, wherever they stand."""
    if isinstance(found, list):
        for one in found:
            yield from measured(one)
    elif isinstance(found, dict):
        if {"kode", "realisasi", "capaian"} <= {*found}:
            yield found
        for one in found.values():
            yield from measured(one)


def test_the_same_bytes_in_another_zone_and_process(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    code = (
        "import pathlib, sys; from generator.build import document, pipeline; from generator.document import docx\n"
        "r = pipeline.compute(pathlib.Path(sys.argv[1])); m = document.made(r.triwulan[-1])\n"
        "pathlib.Path(sys.argv[2]).write_bytes(docx.compiled(m.muka, m.bagian, m.berkas, b''))\n"
    )
    files = []
    for zone in ("Asia/Jakarta", "America/New_York"):
        files.append(tmp_path / f"{len(files)}.docx")
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(len(zone)), "PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", code, folder, files[-1]], env=env, check=True)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("shape", ["usual", "lean", "hostile", *offices.SHAPES])
def test_offices_of_other_shapes_have_theirs(shape: str, tmp_path: Path) -> None:
    if shape in offices.SHAPES:
        folder = offices.write(tmp_path / "isi", offices.SHAPES[shape])
    else:
        folder = {"usual": synthetic.write, "lean": lean.write, "hostile": hostile.office}[shape](tmp_path / "isi")
    report = pipeline.compute(folder)
    _, data = made(report)
    assert not lacking(read(data), document.html(report.triwulan[-1]))
    audited(data, tmp_path)


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    path = folder / "2030/tw1/laporan.yaml"
    path.write_text(path.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    _, data = made(pipeline.compute(folder))
    assert "Draf" in "".join(part(data, "word/header1.xml").itertext())
    assert "Draf.Angkadalamdokumen" in read(data)
    assert "Lembarpengesahan" not in read(data)


def test_the_command_makes_both_or_one_and_writes_over_nothing(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    words = ["dokumen", "2030/tw1", "--content", str(folder), "--out", str(tmp_path / "hasil")]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert {f.name for f in (tmp_path / "hasil").iterdir()} == {"laporan-2030-tw1.pdf", "laporan-2030-tw1.docx"}
    first = (tmp_path / "hasil/laporan-2030-tw1.docx").read_bytes()
    done = CliRunner().invoke(main, [*words, "--docx"])
    assert done.exit_code == 0
    assert len([*(tmp_path / "hasil").iterdir()]) == 3
    assert (tmp_path / "hasil/laporan-2030-tw1.docx").read_bytes() == first
    texts = [t.text or "" for t in part(first, "word/document.xml").iter(f"{W}t")]
    assert texts[texts.index("Kata pengantar" if "Kata pengantar" in texts else "Ringkasan eksekutif", 8) + 1] in (
        "i",
        "ii",
    )


def small(*blocks: object) -> etree._Element:
    front = {
        **dict.fromkeys(
            (
                "judul",
                "kantor",
                "induk",
                "periode",
                "ringkas",
                "kepala",
                "kaki",
                "tanda",
                "pernyataan",
                "reviu",
                "nomor",
                "lampiran",
                "kode",
            ),
            "x",
        ),
        "hari": {"year": 2030, "month": 4, "day": 1},
        "pengesahan": None,
    }
    return part(docx.compiled(front, [DocumentPart("bab", "Isi", blocks)], {}, b""), "word/document.xml")  # type: ignore[arg-type]


def test_a_turned_table_is_a_section_and_what_follows_is_upright() -> None:
    wide = TableBlock(
        (),
        tuple((Run("pemberdayaan"),) for _ in range(9)),
        (False,) * 9,
        (TableRow(tuple(TableCell((Run("a"),)) for _ in range(9))),),
        nomor="1.1",
    )
    sizes = [
        s.get(f"{W}orient")
        for s in small(ParagraphBlock((Run("a"),)), wide, wide, ParagraphBlock((Run("b"),))).iter(f"{W}pgSz")
    ]
    assert sizes == [None, None, None, "landscape", None]


def test_numbered_lists_begin_where_they_say_and_letters_that_xml_lacks_are_left_out() -> None:
    items = ListBlock(((ParagraphBlock((Run("a\x01<&"),)),), (ListBlock(((ParagraphBlock((Run("dalam"),)),),)),)), 4)
    root = small(items)
    assert "a<&" in [t.text for t in root.iter(f"{W}t")]
    assert [n.get(f"{W}val") for n in root.iter(f"{W}numId")] == ["2", "1"]
