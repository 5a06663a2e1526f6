"""Which abbreviations the pages of a quarter explained when it was published, and how, as facts of its record.

In: the glossary, or a record. Out: facts, or the glossary again. What is added, reworded or taken out later changes no
published quarter; the page of the glossary holds what any of them explains.
"""

from collections.abc import Iterator, Mapping

from generator.records.printed import Kunci

FILE = "glosarium.yaml"
KEPT = f"{FILE}#dicatat"  # older records say nothing of the glossary
WORD = f"{FILE}#kata."


def of(glossary: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Yield every word with its meaning by its address."""
    yield KEPT, "ya"
    yield from ((f"{WORD}{word}", meaning) for word, meaning in glossary.items())


def read(kunci: Kunci | None, now: Mapping[str, str]) -> Mapping[str, str]:
    """Return the glossary of a quarter: as recorded; that of now where nothing is recorded."""
    if kunci is None or KEPT not in kunci.fakta:
        return now
    known = ((address.removeprefix(WORD), text) for address, text in kunci.fakta.items() if address.startswith(WORD))
    return {word: text for word, text in known if text is not None}
