"""Prose: a small grammar, and all else is text: in the HTML that we make, and in the Markdown that any engine gets."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis.strategies import lists, sampled_from, text
from markdown import Markdown
from markupsafe import Markup
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from generator.pages.environment import environment
from generator.pages.prose import Prose
from generator.site import built_page
from generator.site.fast_markdown import HtmlBlocks

CASES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).parents[1] / "cases/naskah.yaml")
PROSE = Prose({})
PARTS = [
    "~~~",
    "```",
    "\n",
    "\n\n",
    "    ",
    "{: onfocus=x }",
    "{ .a }",
    "<p>",
    "</div>",
    "&amp;",
    "&lt;",
    "#",
    "# ",
    "- ",
]
PARTS += [
    "•",
    "1. ",
    "3. ",
    "2030. ",
    "*",
    "**",
    "_",
    "|",
    "|-|",
    "[",
    "](",
    ")",
    "!",
    "\\",
    "=",
    "===",
    "---",
    ":",
    "> ",
]
PARTS += ["[TOC]", "a", "b ", "5", "\t", '"', "'", "<!--", "-->", "<script>", "https://x.go.id", "a@x.go.id", "+", "$"]
TEXTS = lists(sampled_from(PARTS), max_size=14).map("".join)
ENGINES: dict[str, Callable[[], Markdown]] = {
    "polos": lambda: Markdown(extensions=["fenced_code", "attr_list", "toc", "tables"]),
    "lapkin": lambda: Markdown(extensions=["fenced_code", "attr_list", "toc", "tables", HtmlBlocks()]),
}
PLACES = {  # the ways in which templates put a text
    "baris": "<p class='x'>{{ baris(t) }}</p>\n\n<ul>\n<li>{{ baris(t) }}</li>\n</ul>",
    "prosa": "<div class='x'>\n{{ prosa(t) }}\n</div>",
    "nilai": "<p>{{ t }}</p>\n<table class='x'>\n<tr><td>{{ t }}</td></tr>\n</table>",
    "judul": "# {{ t|md }}\n\n## 1. {{ t|md }} {: #x }",
    "sendiri": "{{ t|md }}\n\nSitus {{ t|md }}.\n\n{{ t|md }}",
}
LINES = {"p", "div", "ul", "ol", "li", "br", "strong", "a", "table", "tbody", "tr", "td", "h1", "h2"}


def said(html: str) -> str:
    """Return the text of HTML, without white space: what breaks a line is none of it."""
    body = LexborHTMLParser(html).body
    assert body
    return "".join(body.text(separator="").split())


def rendered(place: str, typed: str, engine: str) -> str:
    page = environment().from_string(PLACES[place]).render(t=typed, prosa=_safe(PROSE.html), baris=_safe(PROSE.line))
    return ENGINES[engine]().convert(f"{page}\n")


def _safe(make: Callable[[str], str]) -> Callable[[str], Any]:
    return lambda t: Markup(make(t))


@pytest.mark.parametrize("case", CASES, ids=[c["arti"] for c in CASES])
def test_cases_that_an_officer_can_read(case: dict[str, Any]) -> None:
    made = PROSE.line(case["ketik"]) if "baris" in case else PROSE.html(case["ketik"], judul="halaman" in case)
    assert made == case["jadi"]


@pytest.mark.slow
@given(TEXTS)
def test_no_sign_is_lost_but_those_of_the_grammar(typed: str) -> None:
    plain = typed.replace("**", "").replace("](", "")
    assert said(f"<p>{PROSE.line(plain)}</p>") == "".join(plain.split())
    for made in (PROSE.html(typed), f"<p>{PROSE.line(typed)}</p>"):
        assert built_page.read(f"<body>{made}").faults == ()
        assert all(one.startswith("<") for one in made.split("\n") if one)


@pytest.mark.slow
@given(
    TEXTS | text(max_size=40).map(lambda t: "".join(c for c in t if c.isprintable() or c == "\n")),
    sampled_from(sorted(PLACES)),
)
@example("a\n~~~ { onfocus=x autofocus=1 }\nb\n~~~\nc", "nilai")
@example("a\n\n```\nb\n```\n\n# c {: .d }", "nilai")
@example("a\n\n{: .b }", "baris")
@example("~~~", "sendiri")
@example("a {: onfocus=x }", "judul")
def test_any_engine_gets_text(typed: str, place: str) -> None:
    """Fences, attribute lists, tables and contents of an engine find nothing of theirs in what was typed."""
    for engine in ENGINES:
        html = rendered(place, typed, engine)
        page = LexborHTMLParser(html)
        nodes = list(page.css("body *"))
        assert {n.tag for n in nodes} <= LINES, (engine, html)
        assert {name for n in nodes for name in n.attributes} <= {"class", "id", "href", "rel", "start", "value"}
        assert {n.attributes.get("class") for n in nodes} <= {None, "x"}
        once = "".join(typed.split())
        if place == "nilai":
            assert said(html) == once * 2
        elif place == "judul":
            assert said(html) == f"{once}1.{once}"
        elif place == "sendiri":
            assert said(html) == f"{once}Situs{once}.{once}"


@pytest.mark.parametrize(
    "sign",
    [
        "[",
        "[a](",
        "**",
        "**a ",
        "a@",
        "a.",
        "https://a.b/",
        "https://",
        "- ",
        "{",
        "{{",
        "1. ",
        "](",
        "\t",
        "\n",
        "~~~\n",
        "[a](https://",
    ],
)
def test_time_grows_with_the_text_only(sign: str) -> None:
    typed = sign * 20_000
    start = time.process_time()
    PROSE.html(typed), PROSE.line(typed)
    assert time.process_time() - start < 2
