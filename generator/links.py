"""Links in texts: where they lead must be said in full, as a text stands on several pages at different depths.

In: a document and one of its texts. Out: problems with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Problem
from generator.source import Document

WHOLE = re.compile(r"(?:https?://|mailto:)\S")
# [words](target), and [words]: target on a line of its own.
INLINE = re.compile(r"(?<!\\)\[[^\[\]\n]*\]\(\s*<?([^)\s>]*)")
APART = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:\s*<?(\S+?)>?\s*$", re.M)


def problems(document: Document, keys: tuple[int | str, ...], text: str) -> Iterator[Problem]:
    """Yield links that lead nowhere from one of the pages they stand on."""
    if "](" not in text and "]:" not in text:
        return
    for found in (*INLINE.finditer(text), *APART.finditer(text)):
        target = found.group(1)
        if not WHOLE.match(target):
            wrong = f'Tautan ke "{target[:60]}" tidak lengkap.'
            remedy = "Tulis alamat lengkap yang diawali https:// atau mailto:, atau hapus tautannya."
            where = document.find(found.group().split("\n")[-1].strip(), keys)
            yield Problem(where, "tautan-relatif", str(keys[-1]), wrong, remedy)
