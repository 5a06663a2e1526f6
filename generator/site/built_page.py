"""One page of the built site as a browser would read it: parsed once, for every check and for the policy.

In: the HTML of a page. Out: its ids, links, parts (what it loads), inline scripts, and what no page may hold.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

PARTS = frozenset(
    {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
)
CITED = frozenset({"canonical", "license"})
FOREIGN = frozenset({"style", "iframe", "frame", "object", "embed", "applet", "base", "foreignobject", "portal"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
HELD = ("src", "poster", "data", "background")
FORMS = ("action", "formaction")
RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})
# Everything that can tell something but plain links and ids, which are most: asked for by itself, it costs a third.
ASKED = (*(f"[{name}]" for name in (*HELD, *FORMS, "srcset", "style", "srcdoc")), *FOREIGN, "meta", "script")
TELLING = f":is({','.join(sorted(ASKED))},[href]:not(a))"
# An attribute begins behind one of these; without it no page has a handler, with it each element is looked at.
HANDLER = re.compile(r"""[\s/"']on""", re.IGNORECASE)
# What may not stand in a paragraph: a browser ends the paragraph there, and an end tag is left over that makes another.
BLOCK = r"(?:p|[uo]l|dl|table|div|h[1-6]|figure|blockquote|section|details|pre|hr)(?=[\s>/])"
NESTED = re.compile(
    rf"<p(?=[\s>])[^<]*(?:<(?!/p>|{BLOCK})[^<]*)*+<{BLOCK}"
    r"|<[uo]l(?=[\s>])[^<>]*>\s*+(?!<li[\s>]|<!--|</[uo]l>)[^<]*<?[\w/]*"
    rf"|<(?:span|strong|em|b|i|small|h[1-6])(?=[\s>])[^<>]*>\s*<{BLOCK}"
)


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """What a page holds: ids in order, links (a plain one once), files it loads, scripts that run, faults."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    parts: tuple[str, ...]
    scripts: tuple[str, ...]
    faults: tuple[str, ...]


def read(html: str) -> BuiltPage:
    """Return a page from its HTML."""
    page = LexborHTMLParser(html)
    found: dict[str, list[str]] = {"id": [], "link": [], "part": [], "script": [], "fault": []}
    found["id"] = [node.attributes["id"] or "" for node in page.css("[id]")]
    for node in page.css(TELLING):
        tag = (node.tag or "").lower()
        for kind, value in _told(node, tag, {name: value or "" for name, value in node.attributes.items()}):
            found[kind].append(value)
    plain = (node.attributes for node in page.css("a[href]"))
    for target in dict.fromkeys(a["href"] or "" for a in plain if "href" in a):  # not xlink:href
        for kind, value in _reference("a", {"href": target}):
            found[kind].append(value)
    found["fault"] += (f"susunan HTML salah: {_short(wrong.group())}" for wrong in NESTED.finditer(html))
    if HANDLER.search(html):
        found["fault"] += _handlers(page)
    return BuiltPage(*(tuple(values) for values in found.values()))


def _short(part: str) -> str:
    return part if len(part) < 100 else f"{part[:60]} … {part[-30:]}"


def _handlers(page: LexborHTMLParser) -> Iterator[str]:
    for node in page.css("*"):
        for name in node.attributes:
            if name.startswith("on"):
                yield f"ada atribut {name} pada {(node.tag or '').lower()}"


def _told(node: LexborNode, tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what one element tells, with its kind."""
    if tag in FOREIGN or "style" in attributes or "srcdoc" in attributes:
        yield "fault", f"ada {tag} atau gaya sebaris: {(node.html or '')[:60]}"
    if tag == "script" and "src" not in attributes and attributes.get("type", "").lower() in RUNS:
        yield "script", node.text(deep=True)
    if tag == "meta":
        yield from _meta(attributes)
    for name in HELD:
        if name in attributes:
            yield "part", attributes[name]
    if "srcset" in attributes:
        yield from (("part", c.split()[0]) for c in attributes["srcset"].split(",") if c.strip())
    if "href" in attributes and tag != "a":
        yield from _reference(tag, attributes)
    for name in FORMS:
        if name in attributes:
            yield "fault", f"ada formulir ke {attributes[name]}"


def _meta(attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    if attributes.get("http-equiv", "").lower() == "refresh":
        target = attributes.get("content", "").partition("url=")[2].strip()
        inside = target.startswith(("./", "../")) and ":" not in target
        yield ("link", target) if inside else ("fault", f"halaman dialihkan: {attributes.get('content', '')}")
    if attributes.get("property") == "og:image" and "://" not in attributes.get("content", ""):
        yield "part", attributes.get("content", "")


def _reference(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    target, kinds = attributes["href"], set(attributes.get("rel", "").lower().split())
    scheme = target.strip().partition(":")[0].lower() if ":" in target.partition("/")[0] else ""
    if scheme and scheme not in SCHEMES:
        yield "fault", f"tautan berskema {scheme}: {target[:60]}"
    elif tag in ("image", "use") or (tag == "link" and kinds & PARTS):
        yield "part", target
    elif tag != "link" or not kinds & CITED:
        yield "link", target
