"""Every field of every file holds markup: built, previewed, or emitted to a plain engine, nothing of it but text lands."""

from __future__ import annotations

import functools
import html
import http.client
import http.server
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from generator.commands.cli import main
from generator.site import built_page
from tests import hostile, shapes
from tests.browser.conftest import Quiet
from tests.browser.test_vectors import FOREIGN, KINDS, TOUCH, watched
from tests.pages.test_vectors import UNMEASURED, UNSEEN
from tests.site.test_preview_door import Preview

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.filterwarnings("ignore:Glyph")]
HIDDEN = re.compile(r"^\s*(?:[-*•]|#+|[0-9]+\.)\s+|[\s*\u00a0]", re.M)  # what the grammar of prose reads as its own

# What an office may switch on in the settings that it was given, and what these would make of a text.
SWITCHED_ON = (
    *("abbr", "admonition", "def_list", "footnotes", "md_in_html", "nl2br", "wikilinks", "legacy_attrs"),
    *(f"pymdownx.{n}" for n in ("arithmatex", "betterem", "caret", "critic", "details", "emoji", "keys", "magiclink")),
    *(f"pymdownx.{n}" for n in ("mark", "progressbar", "snippets", "superfences", "tasklist", "tilde")),
    *(f"pymdownx.blocks.{n}" for n in ("admonition", "details", "html", "tab")),
)
MADE = "ins,del,mark,kbd,sup,sub,.arithmatex,.emojione,.progress,.admonition,.footnote,.wikilink,[href*='//www.m']"


def filled(folder: Path, where: list[hostile.Where], seed: int) -> tuple[Path, dict[hostile.Where, str]]:
    """Write the office with a text of its own in every field."""
    base = hostile.office(folder / "content")
    texts = [shapes.text(number, seed) for number in range(len(where) + 20)]
    said = hostile.write(base, where, texts, marked=str)
    terms = {f"{shapes.text(n, seed)} {n}": shapes.text(n + 1, seed) for n in range(400, 412)}
    (base / "glosarium.yaml").write_text(json.dumps(terms, ensure_ascii=False), "utf-8")
    said = {where: text for where, text in said.items() if where[0] != "glosarium.yaml"}
    said |= {
        ("glosarium.yaml", (n, kind)): text for n, row in enumerate(terms.items()) for kind, text in enumerate(row)
    }
    return base, said


@contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def run(*words: str) -> None:
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == 0, done.output


@contextmanager
def built(base: Path) -> Iterator[str]:
    site = base.parent / "situs"
    run("check", "--content", str(base))
    run(
        "build",
        "--tanpa-dokumen",
        "--content",
        str(base),
        "--site",
        str(site),
        "--cache",
        str(base.parent / "simpanan"),
    )
    with served(site) as address:
        yield address


@contextmanager
def emitted(base: Path, extensions: tuple[str, ...] = ()) -> Iterator[str]:
    """A plain MkDocs, which switches extensions on by itself, over what any engine is given."""
    out, site = base.parent / "naskah", base.parent / "situs"
    run("emit", "--tanpa-dokumen", "--content", str(base), "--out", str(out))
    settings = json.loads((out / "mkdocs.yml").read_text("utf-8"))
    settings["markdown_extensions"] += extensions
    (out / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    words = ["-m", "mkdocs", "build", "-q", "-f", str(out / "mkdocs.yml"), "-d", str(site)]
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    with served(site) as address:
        yield address


extended = functools.partial(emitted, extensions=SWITCHED_ON)


@contextmanager
def previewed(base: Path) -> Iterator[str]:
    one = Preview(base.parent)
    with one.running:
        try:
            yield f"http://127.0.0.1:{one.port}/"
        finally:
            one.running.terminate()
            one.running.communicate()


def landed(page: str) -> list[str]:
    """Return what of a page was made by a text: handlers, attributes, classes, ids."""
    found = list(built_page.read(page).faults)
    tree = LexborHTMLParser(page)
    for node in tree.css("[class],[id]"):
        names = [*(node.attributes.get("class") or "").split(), node.attributes.get("id") or ""]
        found += [name for name in names if re.fullmatch(r"[ci]?m[0-9]+x", name)]
    asked = ":is([onfocus],[onmouseover],[autofocus],[hidden='1'],[tabindex='1'],[name^=m][name$=x])"
    found += [node.html or "" for node in tree.css(asked)]
    found += [node.html or "" for node in tree.css("img") if re.search(r"^x|m[0-9]+x", node.attributes["src"] or "")]
    found += [node.html or "" for node in tree.css(MADE) if "lk-" not in (node.attributes.get("class") or "")]
    for node in tree.css("pre,code,style"):
        found += [node.html or ""] if re.search(r"m[0-9]+x", node.html or "") and "vscode:" not in page else []
    return found


def words(text: str) -> str:
    return HIDDEN.sub("", text)


def shown(pages: dict[str, str]) -> str:
    """Return the text and the text attributes of pages, without white space."""
    found = []
    for page in pages.values():
        tree = LexborHTMLParser(page)
        assert tree.body
        found.append(tree.body.text(separator=""))
        found += [v for n in tree.css("[alt],[title],[aria-label],[content]") for v in n.attributes.values() if v]
    return words("\n".join(found))


def fetched(address: str, path: str) -> str:
    host, _, _ = address.removeprefix("http://").partition("/")
    asking = http.client.HTTPConnection(host, timeout=60)
    asking.request("GET", f"/{path}")
    return asking.getresponse().read().decode()


@pytest.mark.parametrize(
    ("way", "seed"), [(built, 0), (built, 1), (previewed, 2), (emitted, 3), (emitted, 4), (extended, 5)]
)
def test_nothing_lands_but_text(
    tmp_path: Path, browser: Browser, where: list[hostile.Where], way: object, seed: int
) -> None:
    base, said = filled(tmp_path, where, seed)
    with way(base) as address:  # type: ignore[operator]
        names = list(KINDS)
        site = tmp_path / "situs"
        if site.is_dir():
            names = sorted({*names, *(p.relative_to(site).as_posix() for p in site.rglob("*.html"))})
        pages = {name: fetched(address, name) for name in names}
        assert {name: found for name, page in pages.items() if (found := landed(page))} == {}
        if site.is_dir():
            assert unseen(shown(pages), said) == {}
        tab, wrong = watched(browser, address)
        for name in KINDS:
            tab.goto(address + name)
            tab.evaluate(TOUCH)
            assert tab.evaluate(FOREIGN) == [], name
            assert wrong == [], name
        tab.context.close()


def unseen(text: str, said: dict[hostile.Where, str]) -> dict[hostile.Where, list[str]]:
    """Return the shapes of each field that no page shows as they were typed."""
    found = {}
    for where, typed in said.items():
        if (where[0], str(where[1][-1])) in UNSEEN or (where[1][:2], where[1][-1]) == (UNMEASURED, "sumber"):
            continue
        lost = [line for line in typed.split("\n") if words(line) and words(line) not in text]
        if lost:
            found[where] = lost
    return found


def test_what_is_typed_escaped_is_shown_escaped() -> None:
    """The comparison itself: what was unescaped on the way would be missed."""
    text = "&lt;b&gt;"
    assert words(text) in shown({"a": f"<body><p>{html.escape(text)}"})
    assert words(text) not in shown({"a": f"<body><p>{text}"})
