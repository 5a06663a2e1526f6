"""Blocks of HTML taken out beforehand give what the converter gives by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import text
from markdown import Markdown

from generator.site.fast_markdown import START, HtmlBlocks
from tests.golden_site import TEXT
from tests.support import generated

CASES = (
    "<p>a</p>\n<p>b</p>\n\nteks <b>c</b>\n\n<div>\n\n# bukan judul\n\n<div>d</div>\n</div>\n\n# judul {: #x }\n",
    "teks\n<p>tanpa baris kosong</p>\nteks lagi\n",
    "<p>ekor</p> teks\n",
    "<div>\n<p>tidak ditutup\n\nteks\n",
    "<span>sebaris</span> teks\n\n<hr>\n\n<p>a</p>",
    "`<p>kode</p>`\n\n<p>a</p>\n",
    "    <p>kode</p>\n\n<p>a</p>\n",
    "<!-- <p> -->\n\n<p>a</p>\n\n<pre>\n<p>b\n</pre>\n",
    '<p id="a&amp;b">&amp; &nbsp; &#8211;</p>\n\n\n\n<ul>\n<li>x</li>\n</ul>\n* butir\n',
    "* butir\n\n    <p>dalam butir</p>\n\n<table><tr><td>1</td></tr></table>\n",
    "# polos {: #x }\n\npolos\n\n- a\n- *b*\n\n> c\n\nd\ne  \nf\n\n&lt; &#38; [g](h) ![i](j) <http://k> <l@m> \\* klzzwxh:0000\n",
)


def converted(text: str, *extensions: HtmlBlocks) -> str:
    return Markdown(extensions=["attr_list", "toc", "tables", "fenced_code", *extensions]).convert(text)


@pytest.mark.parametrize("text", CASES)
def test_the_result_is_the_converter_s_own(text: str) -> None:
    assert converted(text, HtmlBlocks()) == converted(text)


@given(text(alphabet="ab1 \n*_`[]()<>&;!\\#-{}:./@", max_size=60))
def test_any_text_is_converted_alike(text: str) -> None:
    assert converted(text, HtmlBlocks()) == converted(text)


@pytest.mark.slow
def test_every_page_of_the_small_site_is_converted_alike() -> None:
    pages = [p.read_text("utf-8").split("\n---\n", 1)[1] for p in sorted(TEXT.rglob("*.md"))]
    assert [text for text in pages if converted(text, HtmlBlocks()) != converted(text)] == []


@pytest.mark.slow
def test_no_page_is_left_to_the_slow_step() -> None:
    files = {n: d.decode() for n, d in generated().files.items() if n.endswith(".md")}
    files |= {p.as_posix(): p.read_text("utf-8") for p in TEXT.rglob("*.md")}
    step = Markdown(extensions=[HtmlBlocks()]).preprocessors["lapkin_html"]
    bodies = {name: text.split("\n---\n", 1)[1] for name, text in files.items()}
    assert [name for name, text in bodies.items() if START.search("\n".join(step.run(text.split("\n"))))] == []


def test_ids_in_blocks_are_known() -> None:
    blocks = HtmlBlocks()
    converted('<p id="a&amp;b">x</p>\n\n<div>\n<i id="c">y</i></div>\n', blocks)
    assert blocks.ids == {"a&b", "c"}
