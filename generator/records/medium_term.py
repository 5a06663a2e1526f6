"""The records of medium-term plans.

In: nothing. Out: frozen models with the keys of renstra.yaml. Rules across files: `checks.renstra`.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator

from generator.records import measured
from generator.records.measured import Measured, Skala
from generator.records.record import Model
from generator.records.values import Line, Text, Year


class Periode(Model):
    """The first and the last year of a medium-term plan."""

    mulai: Year
    sampai: Year


class Renstra(Model):
    """One document of content/renstra.yaml: a medium-term plan with targets of indicators, by kode and year; `akhir`
    holds those at its end by kode, where its last year has none among `target`. Words count as the scale of their
    indicator says, once its plan is read (`counted`)."""

    nama: Line
    keputusan: Line | None = None
    periode: Periode
    tujuan: tuple[Text, ...] = ()
    acuan: Line
    catatan: tuple[Text, ...] = ()
    target: dict[Text, dict[Year, Measured]] = Field(default_factory=dict)
    akhir: dict[Text, Measured] = Field(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _worded(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        with measured.known(measured.UNREAD):
            return handler(data)

    def counted(self, scales: Mapping[str, Skala]) -> Self:
        """Return the plan with its words as the scales count them, by kode of the indicator."""
        none: Skala = {}
        target = {
            kode: {year: measured.counted(value, scales.get(kode, none)) for year, value in years.items()}
            for kode, years in self.target.items()
        }
        akhir = {kode: measured.counted(value, scales.get(kode, none)) for kode, value in self.akhir.items()}
        return self.model_copy(update={"target": target, "akhir": akhir})

    def at_end(self, kode: str) -> Decimal | None:
        """Return the target of an indicator at the end of the plan; None where it has none."""
        return self.akhir.get(kode, self.target.get(kode, {}).get(self.periode.sampai))
