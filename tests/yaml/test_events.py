"""Both YAML parsers read the same: whatever libyaml is trusted with gives the tree that ruamel.yaml gives."""

from __future__ import annotations

import random

import pytest

from generator.yaml import events, parsing
from tests.support import CONTENT

pytestmark = pytest.mark.slow

PIECES = (
    *[
        ": ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        " #",
        "'",
        '"',
        ">",
        "\n",
        "\n  ",
        "\n- ",
        "&a ",
        "*a ",
        "!t ",
        "!!str ",
        "%",
        "@",
        "`",
        "?",
        "? ",
        ":",
        "\\",
        "\t",
        "---\n",
        "...\n",
        "~",
        "null",
    ],
    *(
        "|",
        "|2",
        "|+",
        ">-",
        "\u2028",
        "\x85",
        "\ufeff",
        "é",
        "a:b",
        "{a:b}",
        "[a, ,b]",
        "{? a : b}",
        "- - -",
        "a: - b",
    ),
    *(
        "http://x",
        "a #b",
        "a#b",
        "-1",
        "<<: ",
        "%YAML 1.1\n---\n",
        '"a\\\n b"',
        "'a''b'",
        "{a: }",
        "\n\n",
        "  \n",
        "key: |\n a",
    ),
)


def mutated(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    start = rng.randrange(len(lines))
    found = "\n".join(lines[start : start + rng.randrange(1, 12)])
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(found) + 1)
        found = found[:at] + rng.choice(PIECES) + found[at + rng.choice((0, 0, 1, 3)) :]
    return f"{found}\n"


def tree(text: str) -> object:
    return parsing.parse.__wrapped__(text, "x.yaml")


def test_the_real_content_is_read_the_fast_way() -> None:
    texts = [p.read_text("utf-8") for p in sorted(CONTENT.rglob("*.yaml"))]
    slow = [t for t in texts if events._fast(t) is None]
    assert len(slow) < len(texts) / 10


def test_a_long_text_without_a_last_line_end_is_read_the_fast_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "YAML", lambda **_: pytest.fail("read by ruamel"))
    for row in ("a b c d e f", "-a", "- a", "a: b"):
        text = "\n".join([row] * (events.LONG // len(row)))
        assert len(text) > events.LONG
        assert [*events.events(text)]


@pytest.mark.parametrize("end", ["b : c\n", "b: [\n", "b: &a c\n", "...\n", "b: |#\n c\n"])
def test_a_very_long_text_is_never_read_the_slow_way(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    text = "nomor: a" + "\n b c d e f" * (events.SLOW // 10) + "\n" + end
    monkeypatch.setattr(events, "YAML", lambda **_: pytest.fail("read by ruamel"))
    found = parsing.parse(text, "a.yaml")
    assert isinstance(found, list)
    assert [(p.code, "keliru" in p.wrong) for p in found] == [("berkas-besar", True)]


def test_what_is_read_the_fast_way_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    texts = [p.read_text("utf-8") for p in sorted(CONTENT.rglob("*.yaml"))]
    tried = [*texts, *(mutated(rng, rng.choice(texts)) for _ in range(3000))]
    found = {t: tree(t) for t in tried if events._fast(t) is not None}
    assert len(found) > 300
    monkeypatch.setattr(events, "_fast", lambda text: None)
    assert [t for t, fast in found.items() if tree(t) != fast] == []
