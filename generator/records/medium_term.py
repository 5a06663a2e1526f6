"""The records of medium-term plans.

In: nothing. Out: frozen models with the keys of renstra.yaml. Rules across files: `checks.renstra`.
"""

from pydantic import Field

from generator.records.record import Model
from generator.records.values import Line, Number, Text, Year


class Periode(Model):
    """The first and the last year of a medium-term plan."""

    mulai: Year
    sampai: Year


class Renstra(Model):
    """One document of content/renstra.yaml: a medium-term plan with targets of indicators, by kode and year; `akhir`
    holds those at its end by kode, where its last year has none among `target`."""

    nama: Line
    keputusan: Line | None = None
    periode: Periode
    tujuan: tuple[Text, ...] = ()
    acuan: Line
    catatan: tuple[Text, ...] = ()
    target: dict[Text, dict[Year, Number]] = Field(default_factory=dict)
    akhir: dict[Text, Number] = Field(default_factory=dict)

    def at_end(self, kode: str) -> Number | None:
        """Return the target of an indicator at the end of the plan; None where it has none."""
        return self.akhir.get(kode, self.target.get(kode, {}).get(self.periode.sampai))
