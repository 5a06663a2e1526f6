"""The checker of the built site and its policy: every fault is named with page and target. Pages here are made up."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from pathlib import Path

import pytest

from generator.site import built_page, check, policy
from generator.site import facts as site_facts
from tests.support import completed

HEAD = '<!doctype html><html><head><meta charset="utf-8"></head><body>'


def site(folder: Path, **pages: str) -> list[str]:
    """Return the faults of a site of these pages; the front page links to all of them."""
    linked = "".join(f'<a href="{name}/">{name}</a>' for name in pages if name != "index")
    (folder / "index.html").write_text(f"{HEAD}{linked}{pages.pop('index', '')}", "utf-8")
    for name, body in pages.items():
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(HEAD + body, "utf-8")
    return list(check.faults(check.read(folder)))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="x/">x</a>', "a/index.html: a/x tidak ada"),
        ('<a href="#y">y</a>', "a/index.html: a/index.html#y tidak ada"),
        ('<a href="../#z">z</a>', "a/index.html: #z tidak ada"),
        ('<img src="b.png" alt="">', "a/index.html: a/b.png tidak ada"),
        ('<img srcset="c.png 1x, d.png 2x" alt="">', "a/index.html: a/c.png tidak ada"),
        ('<p id="a"></p><p id="a"></p>', "a/index.html: id a dipakai dua kali"),
        ('<img src="https://example.org/a.png">', "memuat berkas dari luar situs: https://example.org/a.png"),
        ('<img src="//example.org/a.png">', "memuat berkas dari luar situs: //example.org/a.png"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "luar situs: https://example.org/a.css"),
        ('<p onclick="a()">', "ada atribut onclick pada p"),
        ("<p/ONCLICK=a()>", "ada atribut onclick pada p"),
        ("<p class='b'onclick>", "ada atribut onclick pada p"),
        ("<svg><a\fonload=a()>", "ada atribut onload pada a"),
        ("<svg><foreignObject>", "ada foreignobject"),
        ('<svg><use href="https://example.org/a.svg#b"/>', "luar situs: https://example.org/a.svg#b"),
        ('<p style="color:red">', "ada p atau gaya sebaris"),
        ("<style>p{}</style>", "ada style atau gaya sebaris"),
        ("<iframe></iframe>", "ada iframe"),
        ('<base href="https://example.org/">', "ada base"),
        ('<a href="javascript:a()">a</a>', "tautan berskema javascript"),
        ('<a href=" JavaScript:a()">a</a>', "tautan berskema javascript"),
        ('<a href="data:text/html,a">a</a>', "tautan berskema data"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org">', "halaman dialihkan"),
        ('<meta http-equiv="refresh" content="0; url=../b/">', "a/index.html: b tidak ada"),
        ('<form action="https://example.org"></form>', "ada formulir ke https://example.org"),
        ("<p>a <b>c</b><ol><li>d</li></ol></p>", "susunan HTML salah: <p>a <b>c</b><ol"),
        ('<p class="lk-note"><p>a</p></p>', 'susunan HTML salah: <p class="lk-note"><p'),
        ("<ul><p>a</p></ul>", "susunan HTML salah: <ul><p"),
        ("<ol>a</ol>", "susunan HTML salah: <ol>a"),
        ("<p><span>a<div>b</div></span></p>", "susunan HTML salah: <p><span>a<div"),
        ("<div><strong><ul><li>a</li></ul></strong></div>", "susunan HTML salah: <strong><ul"),
        ("<script>alert(1)</script>", "ada skrip yang bukan dari tema: alert(1)"),
    ],
)
def test_fault_is_named_with_page_and_target(tmp_path: Path, body: str, fault: str) -> None:
    found = site(tmp_path, a=body)
    assert any(line.startswith("a/index.html: ") and fault in line for line in found), found


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.org/">luar</a><a href="mailto:a@example.go.id">surel</a>',
        "<p>a<br>b <pre-x></pre-x></p><p>c</p><ul>\n<li>d<p>e</p></li></ul><ul></ul><div><p>f</p></div>",
        '<a href="../#">atas</a><a href=".">sini</a><a href="?a=1">cari</a>',
        '<script type="application/ld+json">{"a": 1}</script>',
        '<link rel="canonical" href="https://example.org/a/">',
        '<meta http-equiv="refresh" content="0; url=../">',
    ],
)
def test_what_a_page_may_hold(tmp_path: Path, body: str) -> None:
    assert site(tmp_path, a=body) == []


def test_a_page_nobody_links_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "sembunyi").mkdir()
    (tmp_path / "sembunyi/index.html").write_text(f"{HEAD}<a href='../'>depan</a>", "utf-8")
    (tmp_path / "berkas.csv").write_text("a", "utf-8")
    assert site(tmp_path) == [
        "sembunyi/index.html: tidak tercapai dari halaman depan",
        "berkas.csv: tidak ditautkan dari halaman mana pun",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.css", "@font-face{src:url(https://example.org/a.woff2)}"),
        ("a.css", '@import "//example.org/a.css";'),
        ("a.svg", "<svg><script>a()</script></svg>"),
        ("a.svg", '<svg><a xlink:href="https://example.org">a</a></svg>'),
        ("a.svg", "<svg\nonload='a()'/>"),
        ("a.svg", "<svg><g\tonload='a()'/></svg>"),
        ("a.svg", "<svg xmlns:b='c'><b:SCRIPT/></svg>"),
        ("a.svg", "<svg><use href='https://example.org'/></svg>"),
        ("a.svg", '<svg><use href = "#a"/><use href = "https://example.org"/></svg>'),
        ("a.svg", "<!DOCTYPE svg [<!ENTITY a '<script/>'>]><svg>&a;</svg>"),
        ("a.svg", "<svg><g></svg>"),
    ],
)
def test_drawings_and_style_sheets_load_nothing(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    part = f'<link rel="stylesheet" href="{name}">' if name.endswith("css") else f'<img src="{name}" alt="">'
    assert {line.partition(":")[0] for line in site(tmp_path, index=part)} == {name}


def test_a_drawing_in_another_encoding_hides_nothing() -> None:
    svg = "<svg><script/></svg>".encode("utf-16")
    assert site_facts.of("a.svg", svg).cacat == ("gambar berisi script",)


def test_policy_lets_the_theme_s_scripts_run_and_no_others(tmp_path: Path) -> None:
    script = 'a=new URL("..",location)'
    page = built_page.read(f"{HEAD}<script>{script}</script>")
    mark = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    found = dict(part.split(" ", 1) for part in policy.policy(page.scripts).split("; "))
    assert found["script-src"] == f"'self' 'sha256-{mark}'"
    assert found["default-src"] == "'none'"
    assert not any("unsafe" in value or "*" in value for value in found.values())


def test_a_complete_site_has_its_policy_headers_and_manifest(tmp_path: Path) -> None:
    assert site(tmp_path, a="<p>A</p>") == []
    assert completed(tmp_path, "HEAD") == []
    page = (tmp_path / "a/index.html").read_text("utf-8")
    assert page.startswith(f'{HEAD[:49]}<meta http-equiv="Content-Security-Policy" content="default-src')
    for name in ("_headers", "server/nginx.conf", "server/apache.conf"):
        text = (tmp_path / name).read_text("utf-8")
        for header in ("Content-Security-Policy", "frame-ancestors 'none'", "nosniff", "Referrer-Policy"):
            assert header in text
        assert "Permissions-Policy" in text and "Strict-Transport-Security" in text
