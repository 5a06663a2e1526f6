"""Letters that no font of documents and charts has: a document with one cannot be set without leaving it out.

In: every text of every file that documents show. Out: problems with their places.
"""

import re
from collections.abc import Iterator
from functools import partial

from generator.content.files import Document
from generator.problems.problem import Keys, Problem, made

CODE = "huruf-dokumen"
UNSHOWN = ("/sinonim.yaml", "/terbitan.yaml", "/metadata.yaml")
ANSWER = "benar"  # answers a warning; never shown
NAMED = 5  # letters of one text that are named
# What every font has; only for others are the fonts asked, since that loads what draws.
PLAIN = r"\t\n\x20-\x7e\xa0-\u017f\u02c6-\u02dd\u2000-\u2064\u20a0-\u20b5\u2190-\u2193\u2200-\u22ff\u25a0-\u25ff\u2713"
RARE = re.compile(rf"[^{PLAIN}]")


def problems(document: Document) -> Iterator[Problem]:
    """Yield the problem of every text of a file with letters that no font has, of the first hundred."""
    unshown = document.name.endswith(UNSHOWN) or "/regulasi/" in document.name
    if not unshown and ("\\" in document.text or RARE.search(document.text)):
        yield from made(partial(_problem, document, *found) for found in _found(document))


def _found(document: Document) -> Iterator[tuple[Keys, str]]:
    """Yield the path of every text with such letters, and these."""
    for path, text in document.texts():
        said = text + "".join(key for key in path if isinstance(key, str))
        if ANSWER not in path and (rare := "".join(RARE.findall(said))) and (signs := _lacking(rare)):
            yield path, signs


def _lacking(text: str) -> str:
    from generator.charts import fonts  # it loads the drawing library

    return fonts.lacking(text)


def _problem(document: Document, path: Keys, signs: str) -> Problem:
    named = ", ".join(f"\u201c{sign}\u201d (U+{ord(sign):04X})" for sign in signs[:NAMED])
    more = f", dan {len(signs) - NAMED} lagi" if signs[NAMED:] else ""
    wrong = f"Huruf {named}{more} tidak ada pada huruf dokumen."
    where = min(document.find(sign, path) for sign in signs[:NAMED])
    return Problem(where, CODE, str(path[-1]) if path else "", wrong, "Ganti dengan huruf Latin, atau hapus.")
