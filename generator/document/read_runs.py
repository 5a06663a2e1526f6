"""The text of an element of HTML as runs: what is bold, small, on a new line, or leads somewhere.

In: a node of a parsed page, the address of that page. Out: runs without doubled spaces.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from generator.document.blocks import Run, Runs

SKIPPED = frozenset({"svg", "script", "style", "source", "colgroup", "nav"})
HIDDEN = frozenset({"lk-layar", "lk-unduh"})  # what serves a screen alone
HOLDING = frozenset({"div", "section", "details", "picture"})
INLINE = frozenset({"-text", "a", "b", "strong", "em", "i", "span", "br", "small", "code"})
INSIDE = INLINE | HOLDING | {"p", "ul", "li"}
SPACE = re.compile(r"[ \t\n\r\f]+")


class Unknown(Exception):
    """An element that a document cannot hold: the template that makes it needs a word here."""


def text(node: LexborNode, address: str) -> Runs:
    """Return the text inside an element of the page of an address, from which its links lead."""
    return tidy(run for child in children(node) for run in runs(child, address))


def runs(node: LexborNode, address: str) -> Iterator[Run]:
    """Yield the runs of a node as they come."""
    tag = node.tag or ""
    if tag == "-text":
        yield Run(SPACE.sub(" ", node.text(deep=False).replace("\xa0", " ")))
    elif tag == "br":
        yield Run("", baru=True)
    elif not skipped(node) and node.attributes.get("aria-hidden") != "true":
        if tag not in INSIDE:
            raise Unknown(f"{address}: <{tag}>")
        inner = [run for child in children(node) for run in runs(child, address)]
        if tag in HOLDING | {"p", "li"} and inner:
            inner[0] = replace(inner[0], baru=True)
        yield from (_dressed(run, node, address) for run in inner)


def _dressed(run: Run, node: LexborNode, address: str) -> Run:
    """Return a run as the element around it makes it look."""
    if node.tag == "a" and (href := node.attributes.get("href")):
        return replace(run, ke=place(href, address))
    if node.tag in ("b", "strong"):
        return replace(run, tebal=True)
    small = node.tag == "small" or "lk-note" in classes(node)
    return replace(run, kecil=True) if small else run


def place(href: str, address: str) -> str:
    """Return where a link of a page leads: an address on the site, or a whole one."""
    if re.match(r"[a-z]+:", href):
        return href
    file, mark, name = href.partition("#")
    path = posixpath.normpath(posixpath.join(address, file)) if file else address.rstrip("/")
    page = f"{path}/" if not file or file.endswith("/") else path
    return f"{'' if page in ('./', '.') else page}{mark}{name}"


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes inside another."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def classes(node: LexborNode) -> set[str]:
    """Return the classes of an element."""
    return set((node.attributes.get("class") or "").split())


def skipped(node: LexborNode) -> bool:
    """Return whether nothing of an element belongs on paper."""
    return (
        (node.tag or "") in SKIPPED
        or (node.tag or "").startswith(("-comment", "_comment", "!"))
        or bool(classes(node) & HIDDEN)
    )


def tidy(runs: Iterator[Run]) -> Runs:
    """Return runs without doubled, leading or trailing spaces; those of one look are one."""
    found: list[Run] = []
    for run in runs:
        before = found[-1] if found else Run("", baru=True)
        text = run.teks.lstrip() if run.baru or not before.teks or before.teks.endswith(" ") else run.teks
        if found and before.baru and not before.teks:  # a line that begins with this one
            found[-1] = replace(run, teks=text, baru=True)
        elif run.baru:
            found[-1:] = [replace(before, teks=before.teks.rstrip())] if found else []
            found.append(replace(run, teks=text))
        elif found and replace(before, teks="", baru=False) == replace(run, teks=""):
            found[-1] = replace(before, teks=before.teks + text)
        elif text:
            found.append(replace(run, teks=text))
    while found and not found[-1].teks.strip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], teks=found[-1].teks.rstrip())
        found[0] = replace(found[0], baru=False)
    return tuple(found)
