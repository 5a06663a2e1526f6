"""Nothing that code left behind is read on a page: None, empty brackets, doubled stops, headings that say nothing.

The sites of several offices are built whole and read as a visitor reads them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from tests import offices, synthetic
from tests.support import BUILD, CONTENT

BLOCKS = {"p", "li", "dt", "dd", "td", "th", "caption", "figcaption", "title", "summary", "h1", "h2", "h3", "h4", "div"}
SAYING = {"li", "caption", "h1", "h2", "h3", "h4", "title", "summary", "figcaption", "dt", "dd"}
VOID = {"br", "img", "input", "meta", "link", "hr", "source", "wbr", "col"}
SPOKEN = {"alt", "aria-label", "content", "title"}
UNREAD = {"script", "style", "template", "svg", "code", "pre"}
RESIDUE = re.compile(
    r"\bNone\b|\bnan\b|\bNaN\b|\bnull\b|\bundefined\b|– –|–%|\(\s*\)|\s,(?!\d)|\s\.(?=\s|$)|,,|(?<!\.)\.\.(?!\.)|\{\{|\{%|:\.|;\.|\. ,"
    r"|(?i:contoh|rekaan) \d+ \d"  # a name that ends in a digit, and a number
)
SPACES = re.compile(r"\S(?: {2,}|\u00a0 | \u00a0|\u00a0{2,})\S")


class Reader(HTMLParser):
    """Collects the text of every block of a page, and which of those that must say something are empty."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, list[str]]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            (f"{tag} {key}", value) for key, value in attrs if key in SPOKEN and value and "../" not in value
        ]
        if tag not in VOID:
            self.open.append((tag, []))
        elif tag in ("img", "input", "br"):
            self._add("·" if tag != "br" else "\n")

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag in [t for t, _ in self.open]:
            name, parts = self.open.pop()
            text = "".join(parts)
            if name in BLOCKS:
                self.found.append((name, text))
                self._add("\n\n·\n\n" if text.strip() else "\n\n")
            else:
                self._add("·" if name in UNREAD else text)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        if self.open:
            self.open[-1][1].append(text)


def wrong(page: str) -> list[str]:
    """Return what a visitor would stumble over."""
    reader = Reader()
    reader.feed(page)
    found = []
    for name, text in reader.found:
        if name in SAYING and not text.strip():
            found.append(f"<{name}> kosong")
        for line in filter(None, (" ".join(re.sub(r"[ \t\n]+", " ", part).split(" ")) for part in text.split("\n\n"))):
            at = RESIDUE.search(line) or SPACES.search(text.strip() if " " in name else line)
            if at and at.string != line:
                found.append(f"<{name}> {at.string!r}")
            elif at:
                found.append(f"<{name}> {line[max(0, at.start() - 60) : at.end() + 40].strip()!r}")
    return found


def real(folder: Path) -> Path:
    shutil.copytree(CONTENT, folder)
    return folder


def drafted(folder: Path) -> Path:
    """Return the made-up office with a new quarter and a new year that nobody has filled in."""
    synthetic.write(folder)
    for name in ("2030/tw2", "2031"):
        assert CliRunner().invoke(main, ["new", name, "--content", str(folder)]).exit_code == 0
    return folder


def bare(folder: Path) -> Path:
    """Return the made-up office without results, budget, highlights, glossary and profile."""
    synthetic.write(folder)
    for file in folder.glob("2030/tw1/iku/*.yaml"):
        file.write_text(f"nomor: {int(file.stem)}\n", "utf-8")
    for name in ("2030/tw1/anggaran.yaml", "2030/tw1/highlight.yaml"):
        (folder / name).unlink()
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("profil: [latar]\n", ""), "utf-8")
    shutil.rmtree(folder / "profil")
    (folder / "glosarium.yaml").unlink(missing_ok=True)
    (folder / "sinonim.yaml").unlink(missing_ok=True)
    return folder


def excluded(folder: Path) -> Path:
    """Return the bare office in which no indicator applies."""
    for file in bare(folder).glob("2030/tw1/iku/*.yaml"):
        file.write_text(f"{file.read_text('utf-8')}dikecualikan: Tidak ada sasarannya tahun ini.\n", "utf-8")
    return folder


def unspent(folder: Path) -> Path:
    """Return the made-up office whose budget has a pagu and no realisasi, and whose report has no words."""
    money = synthetic.write(folder) / "2030/tw1/anggaran.yaml"
    money.write_text(re.sub(r"realisasi: \d+", "realisasi: ", money.read_text("utf-8")), "utf-8")
    return folder


OFFICES: dict[str, Callable[[Path], Path]] = {
    "real": real,
    "full year": lambda folder: synthetic.write(folder, 4),
    "drafts": drafted,
    "bare": bare,
    "excluded": excluded,
    "unspent": unspent,
    "only a plan": lambda folder: synthetic.write(folder, 0),
    **{name: lambda folder, case=case: offices.write(folder, case) for name, case in offices.SHAPES.items()},  # type: ignore[misc]
}


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("name", OFFICES)
def test_no_page_holds_what_code_left_behind(tmp_path: Path, name: str) -> None:
    folder, site = OFFICES[name](tmp_path / "content"), tmp_path / "situs"
    words = [*BUILD, "--draf", "--content", str(folder), "--site", str(site), "--cache", str(tmp_path / "simpanan")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    kept = {"data/index.html"}  # which explains null in the data
    pages = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in sorted(site.rglob("*.html"))}
    assert len(pages) > 5
    found = [(page, said) for page, text in pages.items() for said in wrong(text)]
    left = [f"{page}: {said}" for page, said in found if page not in kept or "null" not in said]
    assert not left, "\n".join(left)


@pytest.mark.parametrize(
    "text",
    ["<p>Capaian None.</p>", "<p>Capaian ( ) naik.</p>", "<p>a , b</p>", "<p>Habis ..</p>", "<li> </li>", "<h2></h2>",
     "<table><caption></caption></table>", "<p>{{ npss }}</p>", "<td>– –</td>", "<p>Nilai <b>nan</b></p>",
     "<p>Indikator contoh 3 12</p>", "<p>Nilai\u00a0 5</p>", '<img alt="Nilai  5">'],
)  # fmt: skip
def test_what_is_looked_for_is_found(text: str) -> None:
    assert wrong(text) != []
