"""A capaian is a share of a target and never shown as a rate: on every page, picture, feed and list of three offices.

Wherever the number of a capaian stands beside the name of its indicator, or anywhere on the indicator's own page, the
word "capaian" stands before it, "dari target" behind it, or the head of its column says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import charts
from generator import indonesian as ind
from generator.addresses.periods import QUARTERLY
from generator.build import emit, pipeline
from generator.charts import Bars, Scatter
from generator.presentation import sentences
from generator.report import Report
from generator.scoring.ladder import Hasil, HasilIndikator
from tests import offices
from tests.support import real

BEFORE = re.compile(
    r"capaian|NPSS?\b|bernilai|\+$|: Persen $", re.IGNORECASE
)  # or a gain, or the share of a detail row
REACH = 45  # characters before the number
BLOCKS = "h1, h2, h3, h4, p, li, dd, figcaption, caption, summary, .lk-fakta > div"
SAID = ("alt", "aria-label", "title")


@dataclass(frozen=True)
class Text:
    """A piece of text that is read as one, where it stands, and the indicator whose page that is."""

    tempat: str
    teks: str
    nomor: int | None = None


@pytest.fixture(scope="module", params=["nyata", *offices.SHAPES])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    if request.param == "nyata":
        return real()
    folder = tmp_path_factory.mktemp("kantor") / "isi"
    return pipeline.compute(offices.write(folder, offices.SHAPES[request.param]))


def texts(report: Report) -> Iterator[Text]:
    made = emit.generate(report)
    for name, data in made.files.items():
        if name.endswith(".md"):
            yield from _page(name, data.decode())
        elif name.endswith((".xml", "indeks.js")):
            yield from (Text(name, piece) for piece in re.split(r'[<>]|","|\. (?=[A-Z])', data.decode()))
    for names, picture in made.pictures.items():
        yield from _picture(names[0], picture)


def _page(name: str, text: str) -> Iterator[Text]:
    found = re.search(r"/iku/(\d+)/index", name)
    own = int(found[1]) if found else None
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    yield from (Text(f"{name} kepala", line, own) for line in head.split("\n"))
    tree = LexborHTMLParser(body)
    for node in tree.css("details, tr.lk-total, tr.lk-sub"):
        node.decompose()
    for node in tree.css("[alt], [aria-label], [title]"):
        yield from (Text(f"{name} {key}", node.attributes.get(key) or "", own) for key in SAID)
    for table in tree.css("table"):
        yield from (Text(f"{name} tabel", t, own) for t in _table(table))
        table.decompose()
    for node in tree.css(BLOCKS):
        if node.tag == "dd" and node.parent and node.parent.tag == "div":  # with its dt
            continue
        yield Text(name, " ".join(node.text(separator=" ").split()), own)
    loose = tree.body.text(deep=False, separator=" ") if tree.body else ""
    yield from (Text(name, line, own) for line in loose.split("\n") if line.strip())


def _table(table: LexborNode) -> Iterator[str]:
    """Yield every cell of a table with its head and the name of its row."""
    heads = [h.text() for h in table.css("thead th")]
    for row in table.css("tbody tr"):
        cells = [" ".join(c.text(separator=" ").split()) for c in row.css("th, td")]
        named = " ".join(c.text() for c in row.css("th, a"))
        if named.startswith("Sasaran "):  # a goal has an NPS
            continue
        yield from (f"{named}: {head} {cell}" for head, cell in zip(heads, cells, strict=False))


def _picture(name: str, picture: charts.Picture) -> Iterator[Text]:
    if isinstance(picture, charts.Card):
        yield Text(name, picture.kalimat)
        yield from (Text(name, f"{label} {value}") for label, value, _ in picture.baris)
        return
    yield from (Text(name, t) for t in (picture.judul, picture.alt, picture.keterangan))
    if isinstance(picture, Bars):
        yield from (Text(name, f"{b.label} {picture.unit} {b.text}") for b in picture.bars)
    if isinstance(picture, Scatter):
        yield from (Text(name, f"{p.label} {picture.y_title} {p.y}") for p in picture.points)


def bare(i: HasilIndikator, text: Text) -> Iterator[str]:
    """Yield every place of a text where the capaian of an indicator could be taken for something else.

    What stands between quotation marks are words of the print, quoted for what is wrong with them.
    """
    text = replace(text, teks=re.sub(r"“[^”]*”", "“…”", text.teks))
    lower = text.teks.lower()
    names = {i.indikator.nama.lower(), i.indikator.label.lower()}
    if text.nomor != i.indikator.nomor and not any(name in lower for name in names):
        return
    others = {ind.number(v) for v in (i.realisasi, i.target, i.indikator.target.tahunan) if v is not None}
    others |= {ind.number(v) for m in QUARTERLY.semua if (v := i.indikator.target.of(m)) is not None}
    shown = {ind.number(v) for v in (i.capaian, i.capaian_tahunan) if v is not None} - others
    for value in shown:
        for found in re.finditer(rf"(?<![\d.,]){re.escape(value)}(?![\d]|,\d)%?", text.teks):
            before, after = text.teks[max(0, found.start() - REACH) : found.start()], text.teks[found.end() :]
            if not BEFORE.search(before) and not after.startswith(" dari target"):
                yield f"{text.tempat}: …{before}[{found.group()}]{after[:20]}…"


def every(report: Report) -> list[str]:
    items = [i for hasil in report.hasil for i in hasil.indikator if i.capaian is not None]
    return [fault for text in texts(report) for i in items for fault in bare(i, text)]


@pytest.mark.slow
def test_no_capaian_stands_without_its_word(report: Report) -> None:
    assert every(report) == []


def test_the_headline_of_the_past_is_found() -> None:
    """As it stood on the front page: a success of 2,14% where the rate was 0,15%."""
    hasil = real().hasil[0]
    i = hasil.indikator[14]
    past = Text("beranda", "13 dari 18 indikator mencapai target; keberhasilan penindakan baru 2,14%")
    assert [*bare(i, past)]
    assert [*bare(hasil.indikator[8], Text("beranda", "119,21% Sarana distribusi sesuai ketentuan ▲ Sangat baik"))]
    assert [*bare(i, Text("beranda", sentences.headline(hasil)))] == []
    now = "Keberhasilan penindakan: 0,15%, target 7,00% (capaian 2,14% dari target)"
    assert [*bare(i, Text("", now))] == [] == [*bare(i, Text("", "Keberhasilan penindakan 2,14% dari target"))]


@pytest.mark.slow
def test_the_walk_finds_the_old_headline_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def past(hasil: Hasil) -> str:
        last = min(sentences.assessed(hasil), key=lambda i: i.capaian or 0)
        return f"{last.indikator.label} baru {ind.number(last.capaian or Decimal(0))}%"

    monkeypatch.setattr(sentences, "headline", past)
    places = " ".join(every(real()))
    for where in ("index.md kepala", "2024/tw1/index.md", "arsip/", "umpan.xml", "indeks.js", "capaian"):
        assert where in places, where
