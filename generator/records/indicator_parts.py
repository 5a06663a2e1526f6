"""The records that stand in an indicator of the plan: what it is compared with, and what it is made of.

In: nothing. Out: frozen models with the keys of `patokan` and `bagian`.
"""

from generator.records.measured import Measured
from generator.records.per_period import Target
from generator.records.record import Model
from generator.records.values import Line, Number


class Patokan(Model):
    """What others reached or must reach: a national standard, another office; for which period, and who says so."""

    nama: Line
    nilai: Measured
    periode: Line
    sumber: Line


class SubIndikator(Model):
    """One of the things that make up an indicator: a detail row that the plan fixes, with a target of its own.

    `bobot` is its weight, for a metode that has weights. The metode of the indicator says how they make its value.
    """

    nama: Line
    target: Target
    bobot: Number | None = None
