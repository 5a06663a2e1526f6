"""One page of the built site as a browser would read it: parsed once, for every check and for the policy.

In: the HTML of a page. Out: its ids, links, parts (what it loads), inline scripts, and what no page may hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

PARTS = frozenset(
    {"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
)
CITED = frozenset({"canonical", "license"})
FOREIGN = frozenset({"style", "iframe", "frame", "object", "embed", "applet", "base", "foreignobject", "portal"})
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})


@dataclass(frozen=True)
class BuiltPage:
    """What a page holds: ids in order, targets of links, files it loads, scripts in it that run, faults."""

    ids: tuple[str, ...]
    links: tuple[str, ...]
    parts: tuple[str, ...]
    scripts: tuple[str, ...]
    faults: tuple[str, ...]


def read(html: str) -> BuiltPage:
    """Return a page from its HTML."""
    found: dict[str, list[str]] = {"id": [], "link": [], "part": [], "script": [], "fault": []}
    root = LexborHTMLParser(html).root
    for node in root.traverse() if root else ():
        tag, attributes = (node.tag or "").lower(), node.attributes
        if attributes or tag in FOREIGN or tag == "script":
            for kind, value in _told(node, tag, {name: value or "" for name, value in attributes.items()}):
                found[kind].append(value)
    return BuiltPage(*(tuple(values) for values in found.values()))


def _told(node: LexborNode, tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what one element tells, with its kind."""
    if "id" in attributes:
        yield "id", attributes["id"]
    if tag in FOREIGN or "style" in attributes or "srcdoc" in attributes:
        yield "fault", f"ada {tag} atau gaya sebaris: {(node.html or '')[:60]}"
    yield from (("fault", f"ada atribut {name} pada {tag}") for name in attributes if name.startswith("on"))
    if tag == "script" and "src" not in attributes and attributes.get("type", "").lower() in RUNS:
        yield "script", node.text(deep=True)
    if tag == "meta":
        yield from _meta(attributes)
    for name in ("src", "poster", "data", "background"):
        if name in attributes:
            yield "part", attributes[name]
    if "srcset" in attributes:
        yield from (("part", c.split()[0]) for c in attributes["srcset"].split(",") if c.strip())
    if "href" in attributes:
        yield from _reference(tag, attributes)
    for name in ("action", "formaction"):
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
