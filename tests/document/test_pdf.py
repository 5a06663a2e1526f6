"""The document of a quarter as a PDF: all that the pages say is in it, in reading order, and it is what two standards ask."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TypeGuard

import page as validator
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from generator.addresses import periods
from generator.build import document, pipeline
from generator.commands.cli import main
from generator.document import making, setting
from generator.document import pdf as pdf_file
from generator.document.blocks import Block, HeadingBlock, ParagraphBlock, PictureBlock, inside, plain
from tests import hostile, lean, offices, periodic, support, synthetic
from tests.support import Once, real

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
SHOWN = re.compile(r"[\s\u00ad\u200b\u2060\ufffe\x02-]+")  # what a line break may add or take away
NAMED = re.compile(r"\[disini(?:Tabel|Grafik|Foto)[0-9A-Z.]+\]")  # added for who reads on paper
HIDDEN = ("lk-layar", "lk-unduh")
VOID = frozenset({"br", "img", "source", "rect", "path", "input", "hr", "col"})


class Said(HTMLParser):
    """The sentences and rows of tables that a reader of HTML sees below the title of a page, without anything of our own that parses HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self.hidden: list[bool] = []
        self.cell = self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        of = dict(attrs)
        unseen = tag in ("svg", "script", "h1") or of.get("aria-hidden") == "true"
        unseen |= any(name in (of.get("class") or "") for name in HIDDEN)
        if tag not in VOID:
            self.hidden.append(unseen)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = True
            self.rows[-1].append("")
        if tag in ("p", "li", "dd", "dt", "caption", "figcaption", "h2", "h3", "h4", "summary"):
            self.cell = False
            self.heading = tag in ("h2", "h3")
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.hidden.pop()
        if tag in ("td", "th", "p", "li"):
            self.cell = False
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if any(self.hidden) or not data.strip():
            return
        if self.heading:  # a document numbers it in its own way
            data = re.sub(r"^[0-9]+\.\s+", "", data)
        if self.cell:
            self.rows[-1][-1] += data
        else:
            self.texts[-1:] = [f"{self.texts[-1] if self.texts else ''}{data}"]


def bare(text: str) -> str:
    return NAMED.sub("", SHOWN.sub("", text))


def pages(data: bytes, muka: Mapping[str, object]) -> list[list[str]]:
    """Return the lines of every page in the order in which they are read aloud, without those of its head and foot."""
    frame = tuple(bare(str(muka[name])) for name in ("kepala", "kaki"))
    with pypdfium2.PdfDocument(data) as pdf:
        lines = [pdf[n].get_textpage().get_text_range().splitlines() for n in range(len(pdf))]
    return [[line for line in found if not bare(line).startswith(frame)] for found in lines]


def read(data: bytes, muka: Mapping[str, object]) -> str:
    """Return the text of a PDF."""
    return bare("".join(line for found in pages(data, muka) for line in found))


@pytest.fixture(scope="module")
def office(once: Once) -> tuple[document.UnsetDocument, bytes]:
    """Return the document of the copy of the real report, as values and set."""
    report = real()
    made = document.made(report.triwulan[-1])
    return made, once("laporan.pdf", lambda file: file.write_bytes(support.pdf(made))).read_bytes()


def test_all_that_its_pages_say_is_in_it(office: tuple[document.UnsetDocument, bytes]) -> None:
    found = read(office[1], office[0].muka)
    missing, rows, texts = [], 0, 0
    for html in document.html(real().triwulan[-1]).values():
        said = Said()
        said.feed(html)
        for row in said.rows:
            rows += 1
            if bare("".join(row)) not in found:
                missing.append(row)
        for text in said.texts:
            texts += 1
            if bare(text) not in found:
                missing.append(text)
    assert not missing, missing[:20]
    assert rows > 700
    assert texts > 1500


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_is_what_the_standard_asks(office: tuple[document.UnsetDocument, bytes], profile: str) -> None:
    report = validator.validate_pdf_bytes(office[1], profile=profile)
    assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]


def test_the_validator_sees_what_is_broken(office: tuple[document.UnsetDocument, bytes]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(office[1])) as pdf:
        del pdf.Root["/Lang"]
        pdf.save(out)
    assert not validator.validate_pdf_bytes(out.getvalue(), profile="ua1").is_compliant


def test_it_is_packed_and_no_stream_ends_with_a_carriage_return(
    office: tuple[document.UnsetDocument, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(office[1]) < 2_500_000
    assert pdf_file.ENDED not in office[1]
    monkeypatch.setattr(pdf_file, "ENDED", b"stream")  # as if one did
    plain = pdf_file.finished(office[1])
    assert len(plain) > len(office[1])
    assert validator.is_pdf_compliant_bytes(plain, profile="3a")


def test_numbers_of_tables_and_charts_are_unbroken(office: tuple[document.UnsetDocument, bytes]) -> None:
    found = [
        (kind, part, int(n))
        for kind, part, n in re.findall(r"(Tabel|Grafik)(?:([0-9A-Z]+)\.)?([0-9]+)\.(?![0-9])", _captions(office[1]))
    ]
    assert len(found) > 150
    for key, count in Counter((kind, part) for kind, part, _ in found).items():
        assert [n for kind, part, n in found if (kind, part) == key] == list(range(1, count + 1)), key


def _captions(data: bytes) -> str:
    """Return the captions as the tags of the PDF hold them, one a line, without spaces."""
    with pypdfium2.PdfDocument(data) as pdf:
        text = "\n".join(pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    lines = [line.replace("\xa0", "") for line in text.splitlines()]
    return "\n".join(line for line in lines if re.match(r"(Tabel|Grafik)[0-9A-Z]", line) and " . . ." not in line)


def test_no_line_of_text_lies_over_another(office: tuple[document.UnsetDocument, bytes]) -> None:
    with pypdfium2.PdfDocument(office[1]) as pdf:
        assert 80 <= len(pdf) <= 140
        for n in range(len(pdf)):
            page = pdf[n]
            width, height = page.get_size()
            boxes = list(_boxes(page.get_textpage()))
            assert boxes, f"halaman {n + 1} kosong"
            for left, bottom, right, top in boxes:
                assert left >= 0 and bottom >= 0 and right <= width and top <= height, f"halaman {n + 1}"
            over = [(a, b) for a, b in pairwise(boxes) if _overlap(a, b)]
            assert not over, f"halaman {n + 1}: {over[:3]}"


Box = tuple[float, float, float, float]


def _boxes(text: pypdfium2.PdfTextPage) -> Iterator[Box]:
    yield from (text.get_rect(n) for n in range(text.count_rects()))


def _overlap(a: Box, b: Box) -> bool:
    across = min(a[2], b[2]) - max(a[0], b[0])
    along = min(a[3], b[3]) - max(a[1], b[1])
    return across > 2 and along > 0.5 * min(a[3] - a[1], b[3] - b[1])


def test_no_heading_stands_alone_at_the_foot_of_a_page(office: tuple[document.UnsetDocument, bytes]) -> None:
    made, data = office
    headings = {bare(plain(b.isi)) for part in made.bagian for b in part.isi if _is_heading(b)}
    assert len(headings) > 100
    for n, lines in enumerate(pages(data, made.muka), start=1):
        last = re.sub(r"^[0-9A-Z]+(?:\.[0-9]+)+", "", bare(lines[-1]))
        assert last not in headings, f"halaman {n}: {lines[-1]}"


def _is_heading(block: Block) -> TypeGuard[HeadingBlock | ParagraphBlock]:
    return isinstance(block, HeadingBlock) or (isinstance(block, ParagraphBlock) and block.rupa == "tanya")


def test_every_body_row_has_a_head_and_the_data_are_attached(
    office: tuple[document.UnsetDocument, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(office[1])
    with pikepdf.open(file) as pdf:
        rows = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TR"]
        heads = sum(any(cell.S == "/TH" for cell in pdf_file._kids(row)) for row in rows)
        assert heads == len(rows) > 700
        (name,) = pdf.attachments
        data = json.loads(pdf.attachments[name].get_file().read_bytes())
    assert name == "2024-tw1.json"
    assert (data["periode"]["tahun"], data["periode"]["triwulan"]) == (2024, 1)


def test_links_lead_to_places_that_there_are(office: tuple[document.UnsetDocument, bytes], tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(office[1])
    inner = outer = 0
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if "/Dest" in note or ("/A" in note and "/D" in note.A):
                    inner += 1
                elif "/A" in note and "/URI" in note.A:
                    outer += 1
                    assert str(note.A.URI).startswith(("https:", "mailto:")), str(note.A.URI)
    assert inner > 300
    assert outer < 40  # the address of the site is not known


def test_neighbouring_words_that_lead_to_one_place_are_one_link(office: tuple[document.UnsetDocument, bytes]) -> None:
    pairs = 0
    with pikepdf.open(io.BytesIO(office[1])) as pdf:
        for one in pdf.objects:
            kids = one.get("/K") if isinstance(one, pikepdf.Dictionary) and "/S" in one else None
            ends = [_leading(kid) for kid in kids] if isinstance(kids, pikepdf.Array) else []
            pairs += sum(a is not None and a == b for a, b in pairwise(ends))
    assert pairs == 0


def _leading(kid: pikepdf.Object) -> str | None:
    """Return where a structure element leads; nothing if it is no link."""
    if not isinstance(kid, pikepdf.Dictionary) or kid.get("/S") != "/Link":
        return None
    inner = kid.K if isinstance(kid.K, pikepdf.Array) else [kid.K]
    note = next(k.Obj for k in inner if isinstance(k, pikepdf.Dictionary) and "/Obj" in k)
    return str(note.get("/Dest", note.get("/A")))


def test_a_chart_that_no_page_has_room_for_is_several(office: tuple[document.UnsetDocument, bytes]) -> None:
    charts = [
        b for part in office[0].bagian for outer in part.isi for b in inside(outer) if isinstance(b, PictureBlock)
    ]
    assert all(b.tinggi * setting.WHOLE <= setting.PIECE * b.lebar for b in charts)
    assert {b.berkas for b in charts} <= {*office[0].berkas}
    second = [b for b in charts if " (bagian 2 dari " in plain(b.judul)]
    assert len(second) == 5  # capaian, serapan and efficiency of 25 indicators, NPS and money of ten goals
    assert all((b.alamat, "bagian 1" in b.alt) == ((), True) for b in second)


def test_bookmarks_read_as_the_headings_do(office: tuple[document.UnsetDocument, bytes]) -> None:
    with pikepdf.open(io.BytesIO(office[1])) as pdf, pdf.open_outline() as outline:
        named = {one.title: [inner.title for inner in one.children] for one in outline.root}
    parts = [*office[0].bagian]
    lists = ["Daftar isi", "Daftar tabel", "Daftar grafik"]
    front = [part.judul for part in parts if part.jenis == "depan"]
    assert [*named] == [*front, *lists, *(f"{p.isi[0].nomor} {p.judul}" for p in parts if p.jenis != "depan")]
    assert named["BAB I Pendahuluan"][0].startswith("1.1 ")


@pytest.mark.parametrize("shape", ["lean", "hostile", "semester", "bulanan", *offices.SHAPES])
def test_offices_of_other_shapes_have_theirs(shape: str, tmp_path: Path) -> None:
    if shape in periods.KINDS:
        folder = periodic.write(tmp_path / "isi", shape)
    elif shape in offices.SHAPES:
        folder = offices.write(tmp_path / "isi", offices.SHAPES[shape])
    else:
        folder = {"lean": lean.write, "hostile": hostile.office}[shape](tmp_path / "isi")
    tw = pipeline.compute(folder).triwulan[-1]
    made = document.made(tw)
    data = making.made(made, [making.PDF], {})[making.PDF].data
    found, pages_of = read(data, made.muka), document.html(tw)
    for html in pages_of.values():
        said = Said()
        said.feed(html)
        assert not [text for text in ("".join(row) for row in said.rows) if bare(text) not in found]
        assert not [text for text in said.texts if bare(text) not in found]
    assert validator.is_pdf_compliant_bytes(data, profile="ua1")


def test_an_office_has_its_own_order_of_chapters(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    unit = folder / "unit.yaml"
    order = """\
dokumen:
  depan: [{judul: Pembuka rekaan, teks: Dua puluh kata.}]
  bab:
    - {judul: Hasil rekaan, isi: [capaian, sasaran]}
    - {judul: Uang rekaan, teks: "Tentang uang:\\n\\n- satu", isi: [anggaran]}
  lampiran: [{judul: Sisa rekaan, isi: [profil, metodologi, ringkasan, cara-memeriksa]}]
"""
    unit.write_text(unit.read_text("utf-8") + order, "utf-8")
    done = CliRunner().invoke(main, ["dokumen", "2030/tw1", "--pdf", "--content", str(folder), "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    text = read((tmp_path / "laporan-2030-tw1.pdf").read_bytes(), {"kepala": "Kantor", "kaki": "Versi"})
    body = text[text.index("Daftargrafik") :]
    places = [body.index(bare(part)) for part in ("BAB IHasil rekaan", "BAB IIUang rekaan", "Lampiran ASisa rekaan")]
    assert places == sorted(places)
    assert text.index(bare("Dua puluh kata.")) < text.index("Daftarisi")
    assert bare("Tentang uang:") in body
    assert "Penutup" not in body


@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_the_same_bytes_in_another_zone_folder_and_process(tmp_path: Path, method: str) -> None:
    folder = synthetic.write(tmp_path / "kantor" / "isi")
    code = (
        "import multiprocessing, pathlib, sys; from generator.build import document, pipeline; from generator.document import making\n"
        "if __name__ == '__main__':\n"
        f"    multiprocessing.set_start_method('{method}')\n"
        "    r = pipeline.compute(pathlib.Path(sys.argv[1])); m = document.made(r.triwulan[-1])\n"
        "    pathlib.Path(sys.argv[2]).write_bytes(making.make(m, [making.PDF])[making.PDF].data)\n"
    )
    script = tmp_path / "buat.py"
    script.write_text(code, "utf-8")
    made = []
    for zone, where in (("Asia/Jakarta", tmp_path), ("America/New_York", tmp_path / "kantor")):
        out = tmp_path / f"{zone.replace('/', '-')}.pdf"
        env = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": str(len(zone)),
            "PYTHONPATH": str(Path.cwd()),
        }
        subprocess.run([sys.executable, script, folder, out], cwd=where, env=env, check=True)
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert validator.is_pdf_compliant_bytes(made[0], profile="ua1")


def test_a_draft_says_so_and_nobody_signs_it(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi")
    path = folder / "2030/tw1/laporan.yaml"
    path.write_text(path.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    report = pipeline.compute(folder)
    made = document.made(report.triwulan[-1])
    data = support.pdf(made)
    with pypdfium2.PdfDocument(data) as pdf:
        assert all("Draf" in pdf[n].get_textpage().get_text_range() for n in range(len(pdf)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
    text = read(data, made.muka)
    assert text.count("Draf.Angkadalamdokumen") == 1
    assert "draf" in str(made.muka["kaki"])
    assert "terbit 10 April" not in str(made.muka)
    assert "Lembarpengesahan" not in text


def test_a_letter_that_no_font_has_is_told_with_its_place(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi")
    path = folder / "2030/tw1/laporan.yaml"
    path.write_text(path.read_text("utf-8") + "kesimpulan: Penyuluhan \u5065\u5eb7 di pasar.\n", "utf-8")
    done = CliRunner().invoke(main, ["dokumen", "2030/tw1", "--content", str(folder), "--out", str(tmp_path / "hasil")])
    line = path.read_text("utf-8").count("\n")
    assert done.exit_code == 1
    assert (
        f"isi/2030/tw1/laporan.yaml:{line}:24 peringatan: kesimpulan: Huruf \u201c\u5065\u201d (U+5065)" in done.output
    )
    assert not (tmp_path / "hasil").exists()
