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


def test_what_is_read_the_fast_way_gives_the_same_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(7)
    texts = [p.read_text("utf-8") for p in sorted(CONTENT.rglob("*.yaml"))]
    tried = [*texts, *(mutated(rng, rng.choice(texts)) for _ in range(3000))]
    found = {t: tree(t) for t in tried if events._fast(t) is not None}
    assert len(found) > 300
    monkeypatch.setattr(events, "_fast", lambda text: None)
    assert [t for t, fast in found.items() if tree(t) != fast] == []
