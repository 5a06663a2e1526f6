"""Years of the medium-term plan in a sentence: menurut Renstra, target 2030; Renstra menargetkan 58% pada tahun 2032.

In: a sentence as words. Out: the same, each year that the plan is said to aim at as a target of the plan.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.sentence_patterns import WORDS
from generator.checks.sentence_words import Kata

BEHIND = ("pada", "untuk", "(")  # between a figure and the year that it is of
ENDS = (";", *WORDS["sambungan"])


def planned(words: list[Kata]) -> list[Kata]:
    """Return the words of a sentence, clause by clause, with the years that the medium-term plan aims at."""
    return [word for clause in _clauses(words) for word in _clause(clause)]


def _clauses(words: list[Kata]) -> Iterator[list[Kata]]:
    start = 0
    for n, word in enumerate(words):
        if word.teks.lower() in ENDS:
            yield words[start:n]
            start = n
    yield words[start:]


def _clause(words: list[Kata]) -> list[Kata]:
    plan = next((n for n, word in enumerate(words) if word.acuan and word.acuan.jenis == "renstra"), -1)
    named = words[plan].acuan if plan >= 0 else None
    if named is None:
        return words
    says = any(map(_says, words))
    years = {n for n in range(len(words)) if _aims(words, n, plan, says)}
    alone = years and not named.tahun and "akhir" not in named.teks.lower()
    made = []
    for n, word in enumerate(words):
        if n in years and word.acuan:
            made.append(replace(word, jenis="renstra", acuan=word.acuan._replace(jenis="renstra")))
        elif (n == plan and alone) or _says(word) or _leads(words, n, years, plan):
            made.append(replace(word, jenis="pengisi", acuan=None))
        else:
            made.append(word)
    return made


def _aims(words: list[Kata], n: int, plan: int, says: bool) -> bool:
    """Tell whether a word names a year that the plan aims at; `says` where a word of the clause says that it does."""
    year = words[n].acuan
    if year is None or year.triwulan or not year.tahun or words[n].jenis not in ("target", "masa"):
        return False
    if says:
        return True
    if words[n].jenis == "target":
        return any(word.teks.lower() in WORDS["menurut"] for word in words[max(0, plan - 2) : plan])
    first, said = words[plan].acuan, words[n - 1].teks.lower()
    if first is None or n < plan:
        return False
    if not first.tahun:  # target Renstra 58% pada 2032, target Renstra 58% (2032)
        return said in BEHIND and words[n - 2].jenis == "nilai"
    return first.tahun < year.tahun and said in ("dan", "untuk")


def _leads(words: list[Kata], n: int, years: set[int], plan: int) -> bool:
    """Tell whether a word only leads to a year of the plan, or to its name."""
    said = words[n].teks.lower()
    return (said == "untuk" and n + 1 in years) or (said in WORDS["menurut"] and n + 1 == plan)


def _says(word: Kata) -> bool:
    return word.teks.lower() in WORDS["menargetkan"]
