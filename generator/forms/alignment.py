"""Which item of a list is which, after items were added, removed, moved or changed: the pairs that have most in common.

In: the items of a list before and now, each as its texts by path. Out: the index now by the index before.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from generator.problems.problem import Keys

ALIKE = 0.35  # items that say less of the same than this are not one item
Alignable = Mapping[Keys, str]


def alike(first: Alignable, second: Alignable) -> float:
    """Return how much of two items is the same, from 0 to 1."""
    keys = {*first, *second}
    if first == second or not keys:
        return 1
    found = [_alike(first.get(key, ""), second.get(key, "")) for key in keys]
    return sum(found) / len(found)


def _alike(first: str, second: str) -> float:
    if first == second or not (first and second):
        return first == second
    if first[:1].isdigit():
        return 0
    return SequenceMatcher(None, first[:400], second[:400], autojunk=False).ratio() * 0.9


def aligned(before: Sequence[Alignable], now: Sequence[Alignable]) -> dict[int, int]:
    """Return which item of a list each of those before is, in order; those left over in a gap of one size are pairs."""
    start = next((n for n, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), min(len(before), len(now)))
    found = {n: n for n in range(start)}
    end = 0
    while end < min(len(before), len(now)) - start and before[-1 - end] == now[-1 - end]:
        end += 1
        found[len(before) - end] = len(now) - end
    left, right = len(before) - end, len(now) - end
    found |= dict(_best(before[start:left], now[start:right], start))
    return dict(sorted([*found.items(), *_gaps(found, len(before), len(now))]))


def _best(before: Sequence[Alignable], now: Sequence[Alignable], start: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs, in order, that have most in common together."""
    score = [[0.0] * (len(now) + 1) for _ in range(len(before) + 1)]
    near = [[alike(a, b) for b in now] for a in before]
    for n in reversed(range(len(before))):
        for m in reversed(range(len(now))):
            pair = near[n][m] + score[n + 1][m + 1] if near[n][m] >= ALIKE else 0
            score[n][m] = max(pair, score[n + 1][m], score[n][m + 1])
    n = m = 0
    while n < len(before) and m < len(now):
        if near[n][m] >= ALIKE and score[n][m] == near[n][m] + score[n + 1][m + 1]:
            yield start + n, start + m
            n, m = n + 1, m + 1
        elif score[n][m] == score[n + 1][m]:
            n += 1
        else:
            m += 1


def _gaps(found: Mapping[int, int], before: int, now: int) -> Iterator[tuple[int, int]]:
    bounds = [(-1, -1), *sorted(found.items()), (before, now)]
    for (n, m), (after, beyond) in pairwise(bounds):
        if after - n == beyond - m:
            yield from ((n + step, m + step) for step in range(1, after - n))
