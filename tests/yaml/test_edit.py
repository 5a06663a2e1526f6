"""Changes of single values in YAML: what is not changed stays byte for byte, whatever style, line end or comment it has.

What a text says is read here by another library, which takes every scalar as it is typed.
"""

from collections.abc import Collection, Iterator
from copy import deepcopy
from itertools import takewhile
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import event, given
from hypothesis import strategies as st

from generator.figures import correction_file
from generator.problems.problem import Keys
from generator.yaml.edit import edited
from generator.yaml.expected import BOM, Tangled
from generator.yaml.kinds import same
from generator.yaml.tree import NULLS
from generator.yaml.writing import Baru
from tests.yaml.documents import KEYS, Writer

WORDS = [
    "kata",
    "96.60",
    "1_000",
    "a: b",
    "c # d",
    "- e",
    "{f}",
    "it's",
    '"g"',
    "{{ npss }}",
    "null",
    "~",
    "3.",
    "#h",
    "é",
]
EMPTY = Baru("teks", "", kosong=True)
SEEDS = st.integers(0, 2**32).map(Random)


def wanted(random: Random) -> Baru:
    words = " ".join(random.choice(WORDS) for _ in range(random.choice([1, 3, 60])))
    if random.random() < 0.3:
        return Baru("angka", random.choice(["61.5", "0", "1096077"]))
    return Baru("prosa", random.choice([words, f"{words}\n\n- a\n- b\n\n{words}"]).strip() or "x")


def order(path: Keys) -> list[str]:
    return KEYS


def read(text: str) -> Any:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(text.removeprefix(BOM), loader)


def at(tree: Any, path: Keys) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def scalars(tree: Any) -> Iterator[str]:
    """Yield every key and value of a tree."""
    if isinstance(tree, str):
        yield tree
    for part in tree.items() if isinstance(tree, dict) else tree if not isinstance(tree, str) else ():
        yield from (word for one in part for word in scalars(one)) if isinstance(part, tuple) else scalars(part)


def kept(made: Writer, now: str) -> None:
    """Assert that every comment is a comment still, and that line ends are those of the file."""
    said = "\0".join(scalars(read(now)))
    for comment in made.comments:
        assert f"# {comment}" in now and comment.split()[0] not in said
    if made.ends == ["\r\n"]:
        assert now.count("\n") == now.count("\r\n")
    elif made.ends == ["\n"]:
        assert "\r" not in now


def agree(tree: Any, new: Any) -> bool:
    """Tell whether a tree is as it should be; `Baru` stands for what was set."""
    if isinstance(new, Baru):
        return tree in NULLS if new.kosong else same(new.kind, new.text, tree)
    if isinstance(new, dict):
        return isinstance(tree, dict) and tree.keys() == new.keys() and all(agree(tree[k], new[k]) for k in new)
    if isinstance(new, list):
        return isinstance(tree, list) and len(tree) == len(new) and all(map(agree, tree, new))
    return bool(tree.strip() == new.strip()) if isinstance(tree, str) else tree == new


def some(found: Collection[Any], random: Random) -> list[Any]:
    """Return a few of many."""
    return random.sample(sorted(found, key=str), min(3, len(found)))


def alike(one: str, other: str) -> int:
    """Return how long two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def put(tree: Any, path: Keys, new: Baru) -> Any:
    tree = deepcopy(tree)
    at(tree, path[:-1])[path[-1]] = new
    return tree


@pytest.mark.slow
@given(SEEDS.map(Writer), SEEDS)
def test_a_changed_value_moves_nothing_else(made: Writer, random: Random) -> None:
    for path, (start, end) in some(made.spans.items(), random):
        new = random.choice([wanted(random), wanted(random), EMPTY])
        now = edited(made.text, {path: new}, [], order)
        assert now.startswith(made.text[:start])
        rest = made.text[end:]
        line = rest.split("\n")[0].rstrip("\r")  # what stands on the line stays there, before the lines of a block
        assert now.endswith(rest[len(line) :])
        assert line in now[start:]
        assert agree(read(now), put(read(made.text), path, new))
        kept(made, now)
        assert edited(now, {path: new}, [], order) is not None
    assert edited(made.text, {}, [], order) == made.text


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("head", ["|", "|  # catatan", "|-", "|+", "|2"])
def test_a_block_stays_one_however_short_its_text(head: str, ends: str) -> None:
    before, after = f"a: 1\nteks: {head}\n", "\nb: 2  # catatan lain\n"
    old = f"{before}  Kata {{{{ npss }}}}.{after}".replace("\n", ends)
    now = edited(old, {("teks",): Baru("teks", "Lain {{ npss }}.")}, [], order)
    note = head.partition("  #")[1:]
    assert now == f"a: 1\nteks: |{''.join(note)}\n  Lain {{{{ npss }}}}.{after}".replace("\n", ends)


@given(SEEDS.map(Writer), SEEDS)
def test_a_new_value_is_all_that_is_added(made: Writer, random: Random) -> None:
    for holder in some({path[:n] for path in made.parts for n in range(len(path))}, random):
        found, new = at(read(made.text), holder), wanted(random)
        listed = isinstance(found, list)
        path: Keys = (*holder, len(found) if listed else random.choice([k for k in KEYS if k not in found]))
        now = edited(made.text, {path: new}, [], order)
        head = alike(made.text, now)
        tail = alike(made.text[head:][::-1], now[head:][::-1])
        assert head + tail == len(made.text)
        kept(made, now)
        assert agree(read(now), [*found, new] if listed and not holder else put_new(read(made.text), path, new))


def put_new(tree: Any, path: Keys, new: Baru) -> Any:
    holder = at(tree, path[:-1])
    if isinstance(holder, list):
        holder.append(new)
        return tree
    return put(tree, path, new)


@given(SEEDS.map(Writer), SEEDS)
def test_what_leaves_takes_nothing_along(made: Writer, random: Random) -> None:
    for path in some(made.parts, random):
        try:
            now = edited(made.text, {}, [path], order)
        except Tangled:
            event("refused")
            continue
        event("done")
        kept(made, now)
        left, gone = without(read(made.text), path)
        assert agree(read(now), left)
        if gone:
            start, end = around(made, gone)
            assert now.startswith(made.text[:start].rpartition("\n")[0].rstrip("\r"))
            assert now.endswith(made.text[end:].partition("\n")[2])


def around(made: Writer, path: Keys) -> tuple[int, int]:
    """Return what may change when a part leaves: its lines, those up to the key that takes its place, or the braces."""
    start, end = made.parts[path]
    if path[:-1] in made.braces:
        return around(made, path[:-1])
    if "-" in made.text[:start].rpartition("\n")[2]:
        end = min((s for p, (s, _) in made.parts.items() if p[:-1] == path[:-1] and s > start), default=end)
    return start, end


def without(tree: Any, path: Keys) -> tuple[Any, Keys]:
    """Return a tree without a part, and what went: containers that would be empty go with it."""
    tree = deepcopy(tree)
    while path and len(at(tree, path[:-1])) == 1:
        path = path[:-1]
    if not path:
        return [], ()
    del at(tree, path[:-1])[path[-1]]
    return tree, path


@given(SEEDS.map(Writer), SEEDS)
def test_several_edits_at_once_are_as_one_after_another(made: Writer, random: Random) -> None:
    several = some(made.spans, random)
    half = len(several) // 2
    changes = {path: wanted(random) for path in several[:half]}
    try:
        now = edited(made.text, changes, several[half:], order)
    except Tangled:
        event("refused")
        return
    event("done")
    kept(made, now)
    left = read(made.text)
    for path, new in changes.items():
        left = put(left, path, new)
    for path in sorted(several[half:], key=lambda p: [str(s).rjust(9, "0") for s in p], reverse=True):
        left = without(left, path)[0]
    assert agree(read(now), left)


@given(SEEDS.map(Writer))
def test_a_correction_goes_behind_all_that_is_there(made: Writer) -> None:
    if isinstance(before := read(made.text), list):
        entry = {"kuartal": "2030/tw1", "perubahan": [{"alamat": "npss", "dari": None, "ke": "yes: # +5"}]}
        now = correction_file.joined("koreksi.yaml", made.text.encode(), entry).decode()
        kept(made, now)
        words = Baru("teks", "yes: # +5")
        rows = [{"alamat": Baru("teks", "npss"), "dari": EMPTY, "ke": words}]
        assert agree(read(now), [*before, {"kuartal": Baru("teks", "2030/tw1"), "perubahan": rows}])


@pytest.mark.parametrize(
    "text", ["", "# n\n  # m", "[] # n\n", "--- # n\n[ # m\n]\n", "%YAML 1.1\n---\n- {a: yes} # n\n...\n"]
)
def test_a_list_of_anything_takes_a_correction(text: str) -> None:
    now = correction_file.joined("koreksi.yaml", text.encode(), {"apa": "kata"}).decode()
    assert read(now) == [*(read(text) or []), {"apa": "kata"}]
    assert all(f"# {sign}" in now for sign in "nm" if f"# {sign}" in text)


@pytest.mark.parametrize("text", ["", "# Catatan.\n", "a: 1\n", "a: {}\n"])
def test_new_keys_stand_in_the_order_of_their_record(text: str) -> None:
    """Also where there is nothing yet: a file that is begun has them as one that grew."""
    above = ("a",) if "{" in text else ()
    changes = {(*above, key): Baru("teks", key) for key in "bcd"}
    made = yaml.safe_load(edited(text, changes, (), lambda path: ["a", "d", "c", "b"] if path == above else []))
    assert [key for key in (made["a"] if above else made) if key != "a"] == ["d", "c", "b"]
