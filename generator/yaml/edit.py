"""Changes of single values in a YAML file; everything else stays byte for byte: comments, quotes, order, line ends.

In: the text of a file as it is on disk and new values by path. Out: the new text. What is typed there is cut and pasted
as text, and read again: a change that would move anything else is refused.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems.problem import Keys
from generator.yaml import removal
from generator.yaml.expected import BOM, Tangled, in_order, verify
from generator.yaml.layout import Layout, braced, steps
from generator.yaml.removal import Cut
from generator.yaml.writing import STEP, Baru, Flat, block, flow, is_block, item, pair, scalar

Order = Callable[[Keys], Sequence[str]]
COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
FLAT = ("rincian", "kegiatan", "indikator")  # their items are written on one line


def edited(text: str, changes: Mapping[Keys, Baru], removed: Sequence[Keys], order: Order) -> str:
    """Return a file's text with values set and list items taken away; `order` names the keys of a place in order.

    A list index beyond the end appends; items are appended in the order of their indexes.
    """
    bare = text.removeprefix(BOM)
    try:
        made = _Edit(bare, order).all(changes, removed) if changes or removed else bare
    except (YAMLError, IndexError, KeyError, AssertionError) as error:
        raise Tangled(next(iter([*changes, *removed]))) from error
    verify(bare, made, changes, removed)
    return text[: len(text) - len(bare)] + made


class _Edit:
    """The edits of one text: ranges that are cut, and text that is inserted, applied in one pass."""

    def __init__(self, text: str, order: Order) -> None:
        self.layout, self.order = Layout(text), order
        self.cuts: list[Cut] = []  # removed, and what is left there
        self.pastes: list[tuple[int, int, str]] = []  # where, how deep, what; the deepest comes first

    def all(self, changes: Mapping[Keys, Baru], removed: Sequence[Keys]) -> str:
        """Return the text with everything done."""
        gone = {path for path in removed if self.layout.find(path) is not None}
        new: dict[Keys, Any] = {}
        for path in in_order(changes):
            if changes[path].text or changes[path].kosong:
                new[path] = changes[path]
            elif self.layout.find(path) is not None:
                gone.add(path)
        gone = removal.pruned(self.layout, gone, new)
        self._set(new, gone)
        for parent in dict.fromkeys(path[:-1] for path in in_order(list(gone))):
            here = {path[-1] for path in gone if path[:-1] == parent}
            self.cuts += removal.cuts(self.layout, parent, here)
        return self._done()

    def _done(self) -> str:
        """Return the text with all edits applied; an insertion inside a cut is kept."""
        edits = [(start, 0, end, words) for start, end, words in self.cuts]
        edits += [(at, 1, at, words) for at, _, words in sorted(self.pastes, key=lambda paste: -paste[1])]
        found, position = [], 0
        for start, _, end, words in sorted(edits, key=lambda edit: edit[:2]):
            found += [self.layout.text[position:start] if start > position else "", words]
            position = max(position, end)
        return "".join([*found, self.layout.text[position:]])

    def _set(self, new: Mapping[Keys, Any], gone: set[Keys]) -> None:
        """Set what is there; put what is not into the nearest container that is."""
        fresh: dict[Keys, dict[Keys, Baru]] = {}
        for path, value in new.items():
            node = self.layout.find(path)
            if isinstance(node, ScalarNode):
                self._replace(path, node, value)
                continue
            length = next(n for n in range(len(path) - 1, -1, -1) if self.layout.find(path[:n]) is not None or n == 0)
            fresh.setdefault(path[:length], {})[path] = value
        for parent, found in fresh.items():
            self._add(parent, self._grown(parent, found), gone)

    def _grown(self, parent: Keys, found: Mapping[Keys, Baru]) -> dict[Keys, Any]:
        """Return the new children of a container by their paths, each with everything in it."""
        children: dict[Keys, Any] = {}
        for path, value in found.items():
            at = path[: len(parent) + 1]
            inner = {p[len(at) :]: v for p, v in found.items() if p[: len(at)] == at}
            children.setdefault(at, value if path == at else self._built(at, inner))
        known = [str(key) for key in self.order(parent)]
        return dict(sorted(children.items(), key=lambda child: _rank(known, child[0][-1])))

    def _built(self, at: Keys, inner: Mapping[Keys, Any]) -> Any:
        if () in inner:
            return inner[()]
        steps = list(dict.fromkeys(path[0] for path in inner))
        parts = {s: self._built((*at, s), {p[1:]: v for p, v in inner.items() if p[0] == s}) for s in steps}
        if all(isinstance(step, int) for step in steps):
            return list(parts.values())
        known = [str(key) for key in self.order(at)]
        keys = sorted(parts, key=lambda key: _rank(known, key))
        made = {key: parts[key] for key in keys}
        return Flat(made) if len(at) > 1 and at[-2] in FLAT else made

    def _replace(self, path: Keys, node: ScalarNode, new: Baru) -> None:
        """Put a value in the place of another."""
        start, end = int(node.start_mark.index), self.layout.end(node)
        if self.layout.in_flow(path[:-1]):
            self.cuts.append((start, end, f"{self.layout.gap(path, start, end)}{scalar(new, node.style, flow=True)}"))
        elif is_block(new, node.style) and not self.layout.exposed(end, self.layout.depth(path, node)):
            self._as_block(path, node, new)
        else:
            note = (
                COMMENT.search(self.layout.text[start : self.layout.line_end(start)])
                if node.style in ("|", ">")
                else None
            )
            style = node.style if node.style in ("'", '"') else None
            words = f"{self.layout.gap(path, start, end)}{scalar(new, style)}{note.group() if note else ''}"
            self.cuts.append((start, end, words))

    def _as_block(self, path: Keys, node: ScalarNode, new: Baru) -> None:
        start, end = int(node.start_mark.index), self.layout.end(node)
        lines = block(new, self.layout.depth(path, node))
        if node.style in ("|", ">"):
            note = COMMENT.search(self.layout.text[start : self.layout.line_end(start)])
            self.cuts.append((start, end, self.layout.nl.join([f"|{note.group() if note else ''}", *lines])))
        else:
            self.cuts.append((start, end, f"{self.layout.gap(path, start, end)}|"))
            self._paste(self.layout.line_end(end), path, lines)

    def _safe(self, value: Any, at: int, column: int) -> Any:
        """Return a value as it may stand before what follows a place: on one line, where a block would go on."""
        return Flat(value) if isinstance(value, Baru) and self.layout.exposed(at, column + STEP) else value

    def _paste(self, at: int, path: Keys, lines: Sequence[str]) -> None:
        """Put lines behind the line that ends at a place."""
        self.pastes.append((at, len(path), "".join(f"{self.layout.nl}{line}" for line in lines)))

    def _add(self, parent: Keys, children: Mapping[Keys, Any], gone: set[Keys]) -> None:
        """Put new children into a container."""
        node = self.layout.find(parent)
        if isinstance(node, ScalarNode) and self.layout.in_flow(parent[:-1]):
            start, end = int(node.start_mark.index), self.layout.end(node)
            listed = isinstance(next(iter(children))[-1], int)
            inner = list(children.values()) if listed else {path[-1]: value for path, value in children.items()}
            self.cuts.append((start, end, f"{self.layout.gap(parent, start, end)}{flow(inner)}"))
        elif node is None or isinstance(node, ScalarNode) or not (node.value or self.layout.in_flow(parent[:-1])):
            self._begin(parent, node, list(children.items()))
        elif braced(node):
            self._add_flow(parent, node, children, gone)
        elif isinstance(node, SequenceNode):
            self._append(parent, node, list(children.values()))
        else:
            for path in self._ordered(parent, children):
                self._insert(parent, node, path[-1], children[path])

    def _begin(self, parent: Keys, node: Node | None, children: list[tuple[Keys, Any]]) -> None:
        """Write a container that was empty, or a file that was."""
        column = self.layout.column(parent[:-1]) + STEP if parent else 0
        lines: list[str] = []
        for path, value in children:
            new = self._safe(value, len(self.layout.text) if node is None else self.layout.end(node), column)
            lines += item(new, column) if isinstance(path[-1], int) else pair(path[-1], new, column)
        if not parent and node is None:
            torn = (
                self.layout.nl
                if self.layout.text and self.layout.line_start(len(self.layout.text)) != len(self.layout.text)
                else ""
            )
            self.pastes.append((len(self.layout.text), 0, torn + "".join(f"{line}{self.layout.nl}" for line in lines)))
            return
        assert node is not None
        start, end = int(node.start_mark.index), self.layout.end(node)
        blank = len(self.layout.text[:start].rstrip(" ")) if parent and start < end else start
        if parent:
            self.cuts.append((blank, end, ""))
            self._paste(self.layout.line_end(end), parent, lines)
        else:
            self.cuts.append((start, end, self.layout.nl.join(lines)))

    def _append(self, parent: Keys, node: SequenceNode, items: list[Any]) -> None:
        last = node.value[-1]
        flat = isinstance(last, MappingNode) and bool(last.flow_style)
        lines: list[str] = []
        for value in items:
            inner = value.isi if isinstance(value, Flat) else value
            column = int(node.start_mark.column)
            shown = (
                Flat(inner) if flat and isinstance(inner, dict) else self._safe(inner, self.layout.end(node), column)
            )
            lines += item(shown, column)
        self._paste(self.layout.line_end(self.layout.end(node)), parent, lines)

    def _ordered(self, parent: Keys, children: Mapping[Keys, Any]) -> list[Keys]:
        known = [str(key) for key in self.order(parent)]
        return sorted(children, key=lambda p: known.index(str(p[-1])) if str(p[-1]) in known else len(known))

    def _before(self, parent: Keys, node: Node, key: int | str) -> int:
        """Return the position of the entry that a new key goes behind; -1 when it comes first."""
        known = [str(k) for k in self.order(parent)]
        there = [str(k.value) for k, _ in node.value]
        if str(key) not in known and str(key).isdigit() and all(k.isdigit() for k in there):
            before = {k for k in there if int(k) < int(key)}
        else:
            before = set(known[: known.index(str(key))]) if str(key) in known else set(there)
        return max((n for n, k in enumerate(there) if k in before), default=-1)

    def _insert(self, parent: Keys, node: Node, key: int | str, value: Any) -> None:
        position, column = self._before(parent, node, key), self.layout.column(parent)
        at = self.layout.end(node) if position < 0 else max(self.layout.end(one) for one in node.value[position])
        lines = pair(key, self._safe(value, at, column), column)
        if position < 0:
            first = int(node.value[0][0].start_mark.index)
            head = self.layout.line_start(first)
            if head and not self.layout.text[head:first].strip():
                self._paste(self.layout.line_before(first), parent, lines)
                return
            self.pastes.append(
                (first, len(parent), f"{self.layout.nl.join(lines)[column:]}{self.layout.nl}{' ' * column}")
            )
            return
        self._paste(self.layout.line_end(at), parent, lines)

    def _add_flow(self, parent: Keys, node: Node, children: Mapping[Keys, Any], gone: set[Keys]) -> None:
        """Put new children into braces or brackets."""
        kept = [n for n, step in enumerate(steps(node)) if (*parent, step) not in gone]
        for path in self._ordered(parent, children):
            step, value = path[-1], children[path]
            words: str = flow(value) if isinstance(step, int) else f"{step}: {flow(value)}"
            after = len(node.value) - 1 if isinstance(node, SequenceNode) else self._before(parent, node, step)
            if after >= 0 and kept:
                self.pastes.append((self.layout.spans(node)[after][1], len(parent), f", {words}"))
            else:
                first = self.layout.spans(node)[0][0] if kept else int(node.start_mark.index) + 1
                self.pastes.append((first, len(parent), f"{words}, " if kept else words))


def _rank(known: Sequence[str], key: int | str) -> int:
    """Return where a key stands among those known; behind them all where it is none."""
    return known.index(str(key)) if str(key) in known else len(known)
