"""Prose is data: a large corpus of hostile texts in every field of every file comes out as text everywhere."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from markdown import Markdown
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.site import built_page, check
from tests import hostile

# Letters of other scripts are drawn as boxes; what is drawn is not the matter here.
pytestmark = [pytest.mark.slow, pytest.mark.untraced, pytest.mark.filterwarnings("ignore:Glyph")]
# Some texts are shown only beside a figure that differs, or that there is; the place only above an own signature.
UNSEEN = {
    ("2030/perjanjian-kinerja.yaml", "penanggung_jawab"),
    ("2030/perjanjian-kinerja.yaml", "alasan_target"),
    ("2030/perjanjian-kinerja.yaml", "jenis"),  # the head of a column of rows that this quarter has none of
    ("2030/tw1/naskah-cetak.yaml", "hari"),
    ("2030/tw1/terbit.yaml", "catatan"),
    ("2030/tw1/laporan.yaml", "tempat_terbit"),
    ("2030/tw1/iku/01.yaml", "alasan"),
    ("unit.yaml", "kode"),
    ("unit.yaml", "judul"),  # of documents
    ("unit.yaml", "teks"),
    ("sinonim.yaml", "0"),
    ("sinonim.yaml", "1"),
}
UNMEASURED = ("perspektif", 3)  # a source is named beside the figure that came from it


def site_of(folder: Path, where: list[hostile.Where], offset: int, each: int) -> tuple[Path, dict[hostile.Where, str]]:
    """Build the office with `each` texts in every field, from one place of the corpus on."""
    found = hostile.vectors()
    turned = found[offset:] + found[:offset]
    texts = [" ".join(turned[i : i + each]) for i in range(0, len(turned), each)]
    base = hostile.office(folder / "isi")
    said = hostile.write(base, where, texts)
    made(base, folder / "situs")
    return folder / "situs", said


def made(base: Path, site: Path, *more: str) -> None:
    """Build a site as an officer would; the checker of the site finds nothing wrong."""
    words = ["build", *more, "--content", str(base), "--site", str(site)]
    done = CliRunner().invoke(main, [*words, "--cache", str(site.parent / "simpanan")])
    assert done.exit_code == 0, done.output


def plain(text: str) -> str:
    return " ".join(text.split())


def shown(site: Path) -> str:
    """Return the text and the text attributes of all pages."""
    found = []
    for page in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(page.read_text("utf-8").replace("<br", " <br"))  # a new line parts words
        assert tree.body
        found.append(plain(tree.body.text(separator="")))
        nodes = tree.css("[alt],[title],[aria-label],[content]")
        found += [plain(value) for n in nodes for value in n.attributes.values() if value]
    return "\n".join(found)


def test_the_corpus_is_large_and_every_field_is_reached(where: list[hostile.Where]) -> None:
    assert len(set(hostile.vectors())) > 140
    assert len(where) > 140
    assert {name.rpartition("/")[2] for name, _ in where} >= {"unit.yaml", "laporan.yaml", "highlight.yaml", "01.yaml"}


def test_every_text_is_shown_as_it_was_typed(tmp_path: Path, where: list[hostile.Where]) -> None:
    site, said = site_of(tmp_path, where, offset=0, each=1)
    text = shown(site)
    lost = {
        w: t
        for w, t in said.items()
        if plain(t) not in text
        and (w[0], str(w[1][-1])) not in UNSEEN
        and (w[1][:2], w[1][-1]) != (UNMEASURED, "sumber")
    }
    assert lost == {}


@pytest.mark.parametrize(("offset", "each"), [(20, 2), (75, 3), (110, 5)])
def test_nothing_but_text_comes_out(tmp_path: Path, where: list[hostile.Where], offset: int, each: int) -> None:
    """The checker of the site finds no handler, script, style, foreign part or scheme in any page or drawing."""
    site, _ = site_of(tmp_path, where, offset, each)
    assert list(check.faults(check.read(site))) == []
    for page in site.rglob("*.html"):
        for node in LexborHTMLParser(page.read_text("utf-8")).css("script[type='application/ld+json']"):
            assert json.loads(node.text(deep=True))["@type"]
    ElementTree.parse(site / "koreksi/umpan.xml")
    for file in [*site.rglob("*.json"), *site.rglob("*.jsonld")]:
        json.loads(file.read_text("utf-8"))


FENCES = [
    "a\n~~~ { onfocus=x autofocus=1 }\nb\n~~~\nc",
    "a\n\n```\nb\n```\n\n# c {: .d hidden=1 }",
    "a\n\n{: hidden=1 }\n\n- b {: onfocus=x }",
    "|a|b|\n|-|-|\n|c|d|\n\n[TOC]",
]
OWN_CODE = ("data/index.md", "tentang/komponen/index.md")


@pytest.mark.parametrize("turn", range(len(FENCES)))
def test_what_any_engine_gets_has_no_sign_of_a_text(tmp_path: Path, where: list[hostile.Where], turn: int) -> None:
    """Every field of every file, the emitted Markdown converted by the extensions that MkDocs switches on by itself."""
    base = hostile.office(tmp_path / "isi")
    hostile.write(base, [w for w in where if w[1][-1] != "teks"], FENCES[turn:] + FENCES[:turn])
    files = emit.generate(pipeline.compute(base)).files
    engine = Markdown(extensions=["fenced_code", "attr_list", "toc", "tables"])
    for name, data in files.items():
        if name.endswith(".md") and name not in OWN_CODE:
            html = engine.reset().convert(data.decode().split("\n---\n", 1)[1])
            assert built_page.read(html).faults == (), name
            found = LexborHTMLParser(html).css("pre,code,[autofocus],.d,[hidden='1']")
            assert [node.html for node in found] == [], name


def test_spreadsheets_calculate_nothing(tmp_path: Path, where: list[hostile.Where]) -> None:
    formulas = [text for text in hostile.vectors() if text.startswith(hostile.FORMULA)]
    base = hostile.office(tmp_path / "isi")
    hostile.write(base, [w for w in where if w[1][-1] != "teks"], formulas)  # words of a photo must explain it
    files = emit.generate(pipeline.compute(base)).files
    cells = [c for n, d in files.items() if n.endswith(".csv") for r in csv.reader(io.StringIO(d.decode())) for c in r]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [
        c for c in cells if c.startswith(hostile.FORMULA) and not c.removeprefix("-").replace(".", "").isdigit()
    ] == []
    book = load_workbook(io.BytesIO(files["data/2030/tw1.xlsx"]))
    kinds = {c.data_type for sheet in book for row in sheet.iter_rows() for c in row}
    assert "f" not in kinds
    assert any("HYPERLINK" in str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)


@pytest.mark.parametrize("name", ["isi <b>&\"'", "isi{{a}}", "isi](x)", "isi *a*"])
def test_names_of_folders_and_files_are_text_too(tmp_path: Path, name: str) -> None:
    base = hostile.office(tmp_path / name)
    rules = base / "aturan/aturan-contoh.yaml"
    rules.rename(base / "aturan/](x) {{a}} _b_ ~~~ &lt;img src=x onerror=canary()&gt;.yaml")
    (base / "glosarium.yaml").write_text(
        '"<b>TMS</b>": a\n"\\"onclick=\\"canary()": b\nNPSS: "<img src=x onerror=canary()>"\n', "utf-8"
    )
    made(base, tmp_path / "situs", "--tanpa-dokumen")
    assert list(check.faults(check.read(tmp_path / "situs"))) == []
