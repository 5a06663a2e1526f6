"""What a YAML text should say after an edit, and whether it does: an edit that would move anything else is refused.

In: the text before and after, and the changes. Out: nothing, or `Tangled`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.problems.problem import Keys
from generator.yaml import parsing, tree
from generator.yaml.kinds import same
from generator.yaml.writing import Baru

BOM = "\ufeff"


class Tangled(Exception):
    """Raised for a file in which a value cannot be changed alone; its path is the first argument."""


def plain(text: str) -> Any:
    """Return the plain values of a text, None for one of comments alone; raise for one that is not plain YAML."""
    bare = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    if not any(line.strip() and not line.lstrip().startswith("#") for line in bare.split("\n")):
        return None
    root = parsing.parse(bare, parsing.LISTED[0])  # a list of any length
    if isinstance(root, list):
        raise Tangled(())
    return root.plain()


def verify(old: str, new: str, changes: Mapping[Keys, Baru], removed: Sequence[Keys]) -> None:
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
    for path in in_order(found):
        for n, step in enumerate(path):
            if isinstance(step, int):
                known = numbers.setdefault(path[:n], {})
                known.setdefault(step, len(known))
    for path, value in found.items():
        yield tuple(numbers.get(path[:n], {}).get(s, s) if isinstance(s, int) else s for n, s in enumerate(path)), value


def in_order(paths: Sequence[Keys] | Mapping[Keys, Any]) -> list[Keys]:
    """Return paths in their order, indexes by number."""
    return sorted(paths, key=lambda path: [str(step).rjust(9, "0") for step in path])
