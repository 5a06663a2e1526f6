"""Strips show every office once and nothing where it is not; spread in words. The values are made up."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.build.portal import spread, words

values = st.lists(st.decimals(0, 120, allow_nan=False, places=2), min_size=2, max_size=80)


@given(values)
def test_every_office_has_its_place_on_the_strip(given_values: list[Decimal]) -> None:
    named = {str(n): value for n, value in enumerate(given_values)}
    found = spread.of(named.values())
    assert found
    drawn = words.strips("NPSS", {"Loka": (found, named)}, "0")
    if len(set(given_values)) == 1:
        assert drawn is None
        return
    assert drawn
    (strip,) = drawn.garis
    assert sum(mark.banyak for mark in strip.tanda) == len(named) - 1  # the marked office stands apart
    low, high = min(given_values), max(given_values)
    own = Decimal(strip.sendiri.removesuffix("%"))
    assert abs(own - (1 + 98 * (named["0"] - low) / (high - low))) <= Decimal("0.01")
    assert all(1 <= int(mark.x.removesuffix("%")) <= 99 for mark in strip.tanda)


def test_spread_in_words() -> None:
    def said(*texts: str) -> str:
        found = spread.of(map(Decimal, texts))
        assert found
        return words.sentence(found)

    assert said("97.5") == "1 unit: 97,50"
    assert said("90", "80") == "2 unit, median 85,00, dari 80,00 sampai 90,00"
    assert said("1", "2", "3", "4") == "4 unit, median 2,50, separuhnya di antara 1,75 dan 3,25, dari 1,00 sampai 4,00"


def test_half_a_cent_is_rounded_up() -> None:
    found = spread.of([Decimal("90.00"), Decimal("90.01")])
    assert found
    assert found.median == Decimal("90.005")
    assert words.shown(found.median) == "90,01"
