"""How the quarters of a year make the figure of the year: added up, their mean, or the newest as it is.

In: an indicator of the plan, what it realised in earlier quarters and now. Out: the realisasi of the year so far.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator.addresses.periods import Masa
from generator.content.model import Terdahulu
from generator.records.plan import Indikator
from generator.records.rule_set import Aturan
from generator.scoring import regulation


def joins(indikator: Indikator) -> bool:
    """Return whether the figure of the year is made of those of several quarters."""
    return indikator.akumulasi in ("jumlah", "rata_rata")


def to_date(
    indikator: Indikator, earlier: Sequence[Terdahulu], realisasi: Decimal | None, aturan: Aturan
) -> Decimal | None:
    """Return the realisasi of the year so far; quarters without one are in no sum and no mean.

    The newest one has none only where the rule set counts that as 0. A mean is rounded like a realisasi from rows.
    """
    if not joins(indikator):
        return realisasi
    known = [*known_of(earlier), realisasi or Decimal(0)]
    total = sum(known, Decimal(0))
    return total if indikator.akumulasi == "jumlah" else regulation.realised(total / len(known), aturan, indikator)


def known_of(earlier: Sequence[Terdahulu]) -> list[Decimal]:
    """Return what was realised in the earlier quarters that have a realisasi."""
    return [each.realisasi for each in earlier if each.realisasi is not None]


def without(earlier: Sequence[Terdahulu], now: Masa) -> list[Masa]:
    """Return the periods of the year before this one that have no realisasi."""
    found = {each.masa for each in earlier if each.realisasi is not None}
    return [masa for masa in now.sebelumnya if masa not in found]
