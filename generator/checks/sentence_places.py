"""Where words of a kind stand in a sentence, found from any place of it without reading what is between.

In: a sentence of a quarter as words. Out: the places of its kinds, before and behind a place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.checks.sentence_patterns import WORDS
from generator.checks.sentence_words import Kata, Kini

BETWEEN = ("pengisi", "dari", "ukuran")
STANDARDS = ("renstra", "nasional", "patokan")
MANY = 3  # words that are not known here, after which a figure is of something else than what is measured


class Places:
    """Places of a sentence in their order; `end` is the first behind it."""

    def __init__(self, found: Iterable[int], end: int) -> None:
        self._found, self._end = list(found), end

    def after(self, n: int) -> int:
        """Return the first of them behind a place; the end of the sentence where there is none."""
        at = bisect_right(self._found, n)
        return self._found[at] if at < len(self._found) else self._end

    def before(self, n: int) -> int:
        """Return the last of them before a place; -1 where there is none."""
        at = bisect_left(self._found, n)
        return self._found[at - 1] if at else -1

    def between(self, start: int, end: int) -> bool:
        """Tell whether one of them stands behind a place and before another."""
        return self.after(start) < min(end, self._end)


@dataclass(frozen=True)
class WordPlaces:
    """A sentence of a quarter (its year and number), as words; with `semua` it is read as if it compared."""

    kata: Sequence[Kata]
    kini: Kini
    semua: bool = False

    @cached_property
    def _lower(self) -> list[str]:
        return [k.teks.lower() for k in self.kata]

    @cached_property
    def _known(self) -> dict[tuple[str, ...], Places]:
        return {}

    def _where(self, *kinds: str) -> Places:
        """Return the places of all words of some kinds."""
        if kinds not in self._known:
            self._known[kinds] = self._places(lambda n: self.kata[n].jenis in kinds)
        return self._known[kinds]

    def _but(self, *kinds: str) -> Places:
        """Return the places of all words but those of some kinds."""
        if ("", *kinds) not in self._known:
            self._known["", *kinds] = self._places(lambda n: self.kata[n].jenis not in kinds)
        return self._known["", *kinds]

    def _places(self, match: Callable[[int], object]) -> Places:
        return Places((n for n in range(len(self.kata)) if match(n)), len(self.kata))

    def _kind(self, n: int) -> str:
        return self.kata[n].jenis if 0 <= n < len(self.kata) else ""

    def _beside(self, n: int, step: int) -> int:
        """Return the place of the next word that says something; one outside the sentence where there is none."""
        return self._saying.after(n) if step > 0 else self._saying_before.before(n)

    @cached_property
    def _saying(self) -> Places:
        return self._places(lambda n: self.kata[n].jenis not in BETWEEN and self.kata[n].teks != "(")

    @cached_property
    def _saying_before(self) -> Places:
        """Return the words that say something to one behind them."""
        return self._places(
            lambda n: (
                self.kata[n].jenis not in BETWEEN
                and self.kata[n].teks not in ("(", ":", ")")
                and not (self.kata[n].teks == "," and self._kind(n + 1) == "pengisi")
            )
        )

    def _measured(self, n: int) -> tuple[str, str]:
        """Return what is measured before a word, and of which indicator; `asing` where it is something else."""
        return self._measures[n]

    @cached_property
    def _measures(self) -> list[tuple[str, str]]:
        """Return what is measured before each word, and before the end."""
        plain = not any(k.jenis in ("nasional", "patokan") for k in self.kata)
        found, iku, measure, mean = [("", "")], "", "", False
        least, first, count, strange = 0, "", 0, False  # of the words since what is measured, else since a standard
        for word, text in zip(self.kata, self._lower, strict=True):
            mean = mean or (plain and text == "rata-rata")
            iku = f"{word.jenis}.{word.teks}" if word.jenis in ("iku", "sasaran") else iku
            if word.jenis == "ukuran":
                measure, least, first, count, strange = text, MANY, "", 0, False
            elif not least and word.jenis in STANDARDS:
                first, count, strange = "", 0, False
            elif text not in WORDS["tercapai"]:
                first = first or word.jenis
                count += word.jenis == "kata"
                strange = strange or word.jenis in ("asing", "deret")
            other = mean or strange or first == "kata" or count > least
            found.append(("asing" if other else measure, iku))
        return found
