"""Links in texts: what looks like one and is none comes out as text; where it leads must be said in full.

In: a document and one of its texts. Out: problems with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.files import Document
from generator.figures import prose_grammar
from generator.problems.problem import Keys, Problem

LOOKS = re.compile(r"\[[^\[\]\n]*\]\(\s*<?([^)\s>]*)[^()\n]*\)?")


def problems(document: Document, keys: Keys, text: str) -> Iterator[Problem]:
    """Yield what looks like a link, words and target, and is not one that a page can hold."""
    for found in LOOKS.finditer(text) if "](" in text else ():
        if not prose_grammar.SIGNS.fullmatch(found.group()):
            wrong = f'Tautan ke "{found.group(1)[:60]}" tidak lengkap, sehingga tampil sebagai teks.'
            remedy = "Tulis alamat lengkap yang diawali https:// atau mailto:, atau hapus tautannya."
            where = document.find(found.group().split("\n")[-1].strip(), keys)
            yield Problem(where, "tautan-relatif", str(keys[-1]), wrong, remedy)
