"""Changes of single values in a YAML file; everything else stays byte for byte: comments, quotes, order, line ends.

In: the text of a file as it is on disk and new values by path. Out: the new text. What is typed there is cut and pasted
as text, and read again: a change that would move anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.problems.problem import Keys
from generator.yaml import tree
from generator.yaml.kinds import same
from generator.yaml.writing import STEP, Baru, Flat, block, flow, is_block, item, pair, scalar

Order = Callable[[Keys], Sequence[str]]
FLAT = ("rincian", "kegiatan", "indikator")  # their items are written on one line
BOM = "\ufeff"
COLON = re.compile(r"\s*:")
DASH = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?[\r\n]+)*[ ]*-")
BELOW = re.compile(r"(?:[ \t]*[\r\n]+)+( *)#")
COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


class Tangled(Exception):
    """Raised for a file in which a value cannot be changed alone; its path is the first argument."""


def edited(text: str, changes: Mapping[Keys, Baru], removed: Sequence[Keys], order: Order) -> str:
    """Return a file's text with values set and list items taken away; `order` names the keys of a place in order.

    A list index beyond the end appends; items are appended in the order of their indexes.
    """
    bare = text.removeprefix(BOM)
    try:
        made = _Edit(bare, order).all(changes, removed) if changes or removed else bare
    except (YAMLError, IndexError, KeyError, AssertionError) as error:
        raise Tangled(next(iter([*changes, *removed]))) from error
    _verify(bare, made, changes, removed)
    return text[: len(text) - len(bare)] + made


def round_trip() -> YAML:
    """Return a reader and writer that keeps quotes, comments and order, for what is written anew."""
    yaml = YAML()
    yaml.width = 10**6
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(type(None), _null)
    return yaml


def _null(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "null")


def _sorted(paths: Sequence[Keys] | Mapping[Keys, Any]) -> list[Keys]:
    return sorted(paths, key=lambda path: [str(step).rjust(9, "0") for step in path])


class _Edit:
    """The edits of one text: where each begins and ends, and what takes its place."""

    def __init__(self, text: str, order: Order) -> None:
        self.text, self.order = text, order
        self.nl = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
        self.root: Node | None = YAML(typ="safe", pure=True).compose(text)
        self._settle(self.root)
        self.cuts: list[tuple[int, int, str]] = []  # removed, and what is left there
        self.pastes: list[tuple[int, int, str]] = []  # where, how deep, what; the deepest comes first

    def all(self, changes: Mapping[Keys, Baru], removed: Sequence[Keys]) -> str:
        """Return the text with everything done."""
        gone = {path for path in removed if self._find(path) is not None}
        new: dict[Keys, Any] = {}
        for path in _sorted(changes):
            if changes[path].text or changes[path].kosong:
                new[path] = changes[path]
            elif self._find(path) is not None:
                gone.add(path)
        gone = self._pruned(gone, new)
        self._set(new, gone)
        for parent in dict.fromkeys(path[:-1] for path in _sorted(list(gone))):
            self._take(parent, {path[-1] for path in gone if path[:-1] == parent})
        return self._done()

    def _done(self) -> str:
        """Return the text cut and pasted; what is pasted inside a cut stays."""
        edits = [(start, 0, end, words) for start, end, words in self.cuts]
        edits += [(at, 1, at, words) for at, _, words in sorted(self.pastes, key=lambda paste: -paste[1])]
        found, position = [], 0
        for start, _, end, words in sorted(edits, key=lambda edit: edit[:2]):
            found += [self.text[position:start] if start > position else "", words]
            position = max(position, end)
        return "".join([*found, self.text[position:]])

    # where things stand

    def _settle(self, node: Node | None) -> None:
        """Give empty values the place behind their colon or dash; the parser puts them anywhere before the next one."""
        if isinstance(node, MappingNode):
            for key, value in node.value:
                colon = COLON.match(self.text, key.end_mark.index)
                _place(value, colon.end() if colon else key.end_mark.index)
                self._settle(value)
        elif isinstance(node, SequenceNode):
            at = int(node.start_mark.index)
            for child in node.value:
                dash = DASH.match(self.text, at)
                _place(child, dash.end() if dash else at)
                self._settle(child)
                at = self._end(child)

    def _find(self, path: Keys) -> Node | None:
        node = self.root
        for step in path:
            node = _child(node, step)
        return node

    def _line_end(self, at: int) -> int:
        found = re.compile(r"\r|\n").search(self.text, at)
        return found.start() if found else len(self.text)

    def _line_start(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _end(self, node: Node) -> int:
        """Return where what a node says ends: comments and blank lines behind it are not its own."""
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            start = node.start_mark.index
            return self._line_end(start + len(self.text[start : node.end_mark.index].rstrip()))
        if isinstance(node, ScalarNode) or _braced(node):
            return int(node.end_mark.index)
        last = node.value[-1]
        return max(self._end(last[1]), self._end(last[0])) if isinstance(node, MappingNode) else self._end(last)

    def _in_flow(self, path: Keys) -> bool:
        """Tell whether a place is inside braces or brackets."""
        at = [self._find(path[:length]) for length in range(len(path) + 1)]
        return any(node is not None and not isinstance(node, ScalarNode) and _braced(node) for node in at)

    # new values

    def _set(self, new: Mapping[Keys, Any], gone: set[Keys]) -> None:
        """Set what is there; put what is not into the nearest container that is."""
        fresh: dict[Keys, dict[Keys, Baru]] = {}
        for path, value in new.items():
            node = self._find(path)
            if isinstance(node, ScalarNode):
                self._replace(path, node, value)
                continue
            length = next(n for n in range(len(path) - 1, -1, -1) if self._find(path[:n]) is not None or n == 0)
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
        return children

    def _built(self, at: Keys, inner: Mapping[Keys, Any]) -> Any:
        if () in inner:
            return inner[()]
        steps = list(dict.fromkeys(path[0] for path in inner))
        parts = {s: self._built((*at, s), {p[1:]: v for p, v in inner.items() if p[0] == s}) for s in steps}
        if all(isinstance(step, int) for step in steps):
            return list(parts.values())
        known = [str(key) for key in self.order(at)]
        keys = sorted(parts, key=lambda key: known.index(str(key)) if str(key) in known else len(known))
        made = {key: parts[key] for key in keys}
        return Flat(made) if len(at) > 1 and at[-2] in FLAT else made

    def _replace(self, path: Keys, node: ScalarNode, new: Baru) -> None:
        """Put a value in the place of another."""
        start, end = int(node.start_mark.index), self._end(node)
        if self._in_flow(path[:-1]):
            self.cuts.append((start, end, f"{self._gap(path, start, end)}{scalar(new, node.style, flow=True)}"))
        elif is_block(new) and not self._exposed(end, self._depth(path, node)):
            self._as_block(path, node, new)
        else:
            note = COMMENT.search(self.text[start : self._line_end(start)]) if node.style in ("|", ">") else None
            style = node.style if node.style in ("'", '"') else None
            words = f"{self._gap(path, start, end)}{scalar(new, style)}{note.group() if note else ''}"
            self.cuts.append((start, end, words))

    def _as_block(self, path: Keys, node: ScalarNode, new: Baru) -> None:
        start, end = int(node.start_mark.index), self._end(node)
        lines = block(new, self._depth(path, node))
        if node.style in ("|", ">"):
            note = COMMENT.search(self.text[start : self._line_end(start)])
            self.cuts.append((start, end, self.nl.join([f"|{note.group() if note else ''}", *lines])))
        else:
            self.cuts.append((start, end, f"{self._gap(path, start, end)}|"))
            self._paste(self._line_end(end), path, lines)

    def _exposed(self, at: int, column: int) -> bool:
        """Tell whether a comment follows that a block with lines at a column would take in."""
        found = BELOW.match(self.text, self._line_end(at))
        return found is not None and len(found[1]) >= column

    def _safe(self, value: Any, at: int, column: int) -> Any:
        """Return a value as it may stand before what follows a place: on one line, where a block would go on."""
        return Flat(value) if isinstance(value, Baru) and self._exposed(at, column + STEP) else value

    def _paste(self, at: int, path: Keys, lines: Sequence[str]) -> None:
        """Put lines behind the line that ends at a place."""
        self.pastes.append((at, len(path), "".join(f"{self.nl}{line}" for line in lines)))

    def _gap(self, path: Keys, start: int, end: int) -> str:
        """Return what an empty value lacks before it: a space, or a colon too."""
        if start < end:
            return ""
        holder = self._find(path[:-1])
        if isinstance(holder, MappingNode):
            key = next(k for k, _ in holder.value if k.value == str(path[-1]))
            if ":" not in self.text[key.end_mark.index : start] and self.text[start : start + 1] != ":":
                return ": "
        return " "

    def _depth(self, path: Keys, node: ScalarNode) -> int:
        """Return how far the lines of a block are indented: as before, or one step."""
        if node.style in ("|", ">") and node.value.strip():
            lines = self.text[self._line_end(node.start_mark.index) : self._end(node)].splitlines()
            return min(len(line) - len(line.lstrip(" ")) for line in lines if line.strip())
        return self._column(path[:-1]) + STEP

    def _column(self, path: Keys) -> int:
        """Return the column of the keys or dashes of a block."""
        node = self._find(path)
        if isinstance(node, MappingNode) and node.value:
            return int(node.value[0][0].start_mark.column)
        return int(node.start_mark.column) if node is not None else 0

    def _add(self, parent: Keys, children: Mapping[Keys, Any], gone: set[Keys]) -> None:
        """Put new children into a container."""
        node = self._find(parent)
        if isinstance(node, ScalarNode) and self._in_flow(parent[:-1]):
            start, end = int(node.start_mark.index), self._end(node)
            listed = isinstance(next(iter(children))[-1], int)
            inner = list(children.values()) if listed else {path[-1]: value for path, value in children.items()}
            self.cuts.append((start, end, f"{self._gap(parent, start, end)}{flow(inner)}"))
        elif node is None or isinstance(node, ScalarNode) or not (node.value or self._in_flow(parent[:-1])):
            self._begin(parent, node, list(children.items()))
        elif _braced(node):
            self._add_flow(parent, node, children, gone)
        elif isinstance(node, SequenceNode):
            self._append(parent, node, list(children.values()))
        else:
            for path in self._ordered(parent, children):
                self._insert(parent, node, path[-1], children[path])

    def _begin(self, parent: Keys, node: Node | None, children: list[tuple[Keys, Any]]) -> None:
        """Write a container that was empty, or a file that was."""
        column = self._column(parent[:-1]) + STEP if parent else 0
        lines: list[str] = []
        for path, value in children:
            value = self._safe(value, len(self.text) if node is None else self._end(node), column)
            lines += item(value, column) if isinstance(path[-1], int) else pair(path[-1], value, column)
        if not parent and node is None:
            torn = self.nl if self.text and self._line_start(len(self.text)) != len(self.text) else ""
            self.pastes.append((len(self.text), 0, torn + "".join(f"{line}{self.nl}" for line in lines)))
            return
        assert node is not None
        start, end = int(node.start_mark.index), self._end(node)
        blank = len(self.text[:start].rstrip(" ")) if parent and start < end else start
        if parent:
            self.cuts.append((blank, end, ""))
            self._paste(self._line_end(end), parent, lines)
        else:
            self.cuts.append((start, end, self.nl.join(lines)))

    def _append(self, parent: Keys, node: SequenceNode, items: list[Any]) -> None:
        last = node.value[-1]
        flat = isinstance(last, MappingNode) and bool(last.flow_style)
        lines: list[str] = []
        for value in items:
            inner = value.isi if isinstance(value, Flat) else value
            column = int(node.start_mark.column)
            shown = Flat(inner) if flat and isinstance(inner, dict) else self._safe(inner, self._end(node), column)
            lines += item(shown, column)
        self._paste(self._line_end(self._end(node)), parent, lines)

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
        position, column = self._before(parent, node, key), self._column(parent)
        at = self._end(node) if position < 0 else max(self._end(one) for one in node.value[position])
        lines = pair(key, self._safe(value, at, column), column)
        if position < 0:
            first = int(node.value[0][0].start_mark.index)
            head = self._line_start(first)
            if head and not self.text[head:first].strip():
                self._paste(head - len(self.nl), parent, lines)
                return
            self.pastes.append((first, len(parent), f"{self.nl.join(lines)[column:]}{self.nl}{' ' * column}"))
            return
        self._paste(self._line_end(at), parent, lines)

    def _add_flow(self, parent: Keys, node: Node, children: Mapping[Keys, Any], gone: set[Keys]) -> None:
        """Put new children into braces or brackets."""
        kept = [n for n, step in enumerate(_steps(node)) if (*parent, step) not in gone]
        for path in self._ordered(parent, children):
            step, value = path[-1], children[path]
            words: str = flow(value) if isinstance(step, int) else f"{step}: {flow(value)}"
            after = len(node.value) - 1 if isinstance(node, SequenceNode) else self._before(parent, node, step)
            if after >= 0 and kept:
                self.pastes.append((self._spans(node)[after][1], len(parent), f", {words}"))
            else:
                first = self._spans(node)[0][0] if kept else int(node.start_mark.index) + 1
                self.pastes.append((first, len(parent), f"{words}, " if kept else words))

    # what goes

    def _pruned(self, gone: set[Keys], new: Mapping[Keys, Any]) -> set[Keys]:
        """Return what goes, with containers of which nothing would be left."""
        found = set(gone)
        for path in sorted(gone, key=len, reverse=True):
            parent = path[:-1]
            while parent and parent not in found:
                children = {(*parent, step) for step in _steps(self._find(parent))}
                if not children <= found or any(p[: len(parent)] == parent for p in new):
                    break
                found.add(parent)
                parent = parent[:-1]
        return {p for p in found if not any(p[:n] in found for n in range(len(p)))}

    def _spans(self, node: Node) -> list[tuple[int, int]]:
        """Return where each child of a container begins and ends."""
        if isinstance(node, SequenceNode):
            return [(int(child.start_mark.index), self._end(child)) for child in node.value]
        return [(int(k.start_mark.index), max(self._end(k), self._end(v))) for k, v in node.value]

    def _take(self, parent: Keys, steps: set[int | str]) -> None:
        """Take children out of a container."""
        node = self._find(parent)
        assert node is not None
        spans = self._spans(node)
        out = [n for n, step in enumerate(_steps(node)) if step in steps]
        if _braced(node):
            self._take_flow(spans, out)
        elif len(out) == len(spans) and not parent:
            self.cuts.append((spans[0][0] if isinstance(node, MappingNode) else _dash(node), spans[-1][1], "[]"))
        else:
            for n in out:
                self._take_lines(node, spans, n)

    def _take_flow(self, spans: list[tuple[int, int]], out: list[int]) -> None:
        for n in out:
            if n:
                self.cuts.append((spans[n - 1][1], spans[n][1], ""))
            else:
                kept = next((m for m in range(len(spans)) if m not in out), None)
                self.cuts.append((spans[0][0], spans[-1][1] if kept is None else spans[kept][0], ""))

    def _take_lines(self, node: Node, spans: list[tuple[int, int]], n: int) -> None:
        """Take the lines of a key or an item; a comment behind it stays, in a line of its own."""
        start, end = spans[n]
        if isinstance(node, SequenceNode):
            start = self.text.rindex("-", 0, max(start, 1) if start < end else start) if start else 0
        head = self._line_start(start)
        before = self.text[head:start]
        note = COMMENT.match(self.text, end) if self.text[start:end].count("\n") == 0 else None
        if before.strip():  # the first key behind a dash: the next one takes its place
            assert isinstance(node, MappingNode) and n + 1 < len(spans)
            self.cuts.append((start, spans[n + 1][0], ""))
            return
        left = f"{self.nl}{before}{note.group().lstrip()}" if note else ""
        at = head - len(self.nl) if head else 0
        stop = self._line_end(end) if head else min(self._line_end(end) + len(self.nl), len(self.text))
        self.cuts.append((at, stop, left if head else left.removeprefix(self.nl) + (self.nl if left else "")))


def _place(node: Node, at: int) -> None:
    """Say where an empty value stands."""
    if isinstance(node, ScalarNode) and not node.value and not node.style:
        node.start_mark = node.end_mark = SimpleNamespace(index=at, column=0)


def _braced(node: Node) -> bool:
    """Tell whether a container is written in braces or brackets."""
    return bool(getattr(node, "flow_style", False))


def _dash(node: Node) -> int:
    return int(node.start_mark.index)


def _child(node: Node | None, step: int | str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None


def _steps(node: Node | None) -> list[int | str]:
    if isinstance(node, MappingNode):
        return [str(key.value) for key, _ in node.value]
    return list(range(len(node.value))) if isinstance(node, SequenceNode) else []


def plain(text: str) -> Any:
    """Return the plain values of a text, None for one of comments alone; raise for one that is not plain YAML."""
    bare = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if not any(line.strip() and not line.lstrip().startswith("#") for line in bare.split("\n")):
        return None
    root = tree.parse(bare, "")
    if isinstance(root, list):
        raise Tangled(())
    return root.plain()


def _verify(old: str, new: str, changes: Mapping[Keys, Baru], removed: Sequence[Keys]) -> None:
    """Raise when a text does not say exactly what it should: what it said before, with the changes."""
    before, now = _leaves(plain(old)), _leaves(plain(new))
    wanted = expected(before, changes, removed)
    if {path for path, text in wanted.items() if text is not None} != {p for p, t in now.items() if t is not None}:
        raise Tangled(next(iter({*changes, *removed})))
    for path, text in wanted.items():
        if isinstance(text, Baru) and not same(text.kind, text.text, now[path] or ""):
            raise Tangled(path)
        if not isinstance(text, Baru) and text is not None and text != now[path]:
            raise Tangled(path)


def _leaves(found: Any) -> dict[Keys, str | None]:
    return {path: text and text.strip() for path, text in tree.scalars(found) if path}


def expected(
    before: Mapping[Keys, str | None], changes: Mapping[Keys, Baru], removed: Sequence[Keys]
) -> dict[Keys, str | Baru | None]:
    """Return the scalars of a file by path as they should be after changes."""
    known = {tuple(map(str, path)): path for path in before}
    found: dict[Keys, str | Baru | None] = dict(before)
    for path, new in changes.items():
        at = known.get(tuple(map(str, path)), tuple(s if isinstance(s, int) else str(s) for s in path))
        if new.text or new.kosong:
            found[at] = new if new.text else None
        else:
            found.pop(at, None)
    gone = [tuple(map(str, path)) for path in removed]
    left = {p: v for p, v in found.items() if not any(tuple(map(str, p))[: len(g)] == g for g in gone)}
    return dict(_closed(left))


def _closed(found: Mapping[Keys, Any]) -> Iterator[tuple[Keys, Any]]:
    """Yield scalars with the indexes of lists counted anew, without gaps."""
    numbers: dict[Keys, dict[int, int]] = {}
    for path in _sorted(found):
        for n, step in enumerate(path):
            if isinstance(step, int):
                known = numbers.setdefault(path[:n], {})
                known.setdefault(step, len(known))
    for path, value in found.items():
        yield tuple(numbers.get(path[:n], {}).get(s, s) if isinstance(s, int) else s for n, s in enumerate(path)), value
