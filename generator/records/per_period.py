"""The records with a key for every period of a year, of which a plan has those of its own kind (`checks.periods`).

In: nothing. Out: frozen models: targets, realisasi of years before content/, the plan of withdrawals.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, WithJsonSchema, model_validator

from generator.addresses.periods import FOLDERS, KEYS, KINDS, YEARLY, Masa
from generator.indonesian.written import Rentang
from generator.problems.problem import nearest
from generator.records.measured import Goal
from generator.records.record import Model
from generator.records.values import Amount, Line, wrong

CHOICES = "; ".join(kind.rentang for kind in KINDS.values())


def _period(typed: str) -> str:
    if typed not in FOLDERS:
        near = nearest(typed.lower(), FOLDERS)
        remedy = f"Tulis {near}. Pilihan: {CHOICES}." if near else f"Pilih salah satu: {CHOICES}."
        raise wrong("pilihan-asing", f'"{typed[:40]}" bukan pilihan yang dikenal.', remedy)
    return typed


Since = Annotated[Line, AfterValidator(_period), WithJsonSchema({"enum": list(FOLDERS)})]
Periodik = Literal["triwulan", "semester", "tahunan", "bulanan"]  # the kinds of addresses.periods


class Target(Model):
    """Targets per period and for the year, each with the decimals it was typed with; null where there is none.

    A plan has those of its own kind of period (`checks.periods`).
    """

    tw1: Goal | None = None
    tw2: Goal | None = None
    tw3: Goal | None = None
    tw4: Goal | None = None
    sm1: Goal | None = None
    sm2: Goal | None = None
    b01: Goal | None = None
    b02: Goal | None = None
    b03: Goal | None = None
    b04: Goal | None = None
    b05: Goal | None = None
    b06: Goal | None = None
    b07: Goal | None = None
    b08: Goal | None = None
    b09: Goal | None = None
    b10: Goal | None = None
    b11: Goal | None = None
    b12: Goal | None = None
    tahunan: Goal | None = None

    def of(self, masa: Masa) -> Decimal | None:
        """Return the value of a period of the year."""
        value: Decimal | None = getattr(self, masa.kunci)
        return value


class RiwayatTahun(Target):
    """Realisasi of an indicator in a year without quarters in content/: per quarter, for the year; who says so."""

    sumber: Line

    @model_validator(mode="after")
    def _realised(self) -> Self:
        for key in (*KEYS, YEARLY):
            if isinstance(getattr(self, key), Rentang):
                raise wrong(
                    "rentang-salah", f"Realisasi {key} berupa rentang.", "Tulis satu angka; rentang hanya untuk target."
                )
        return self


class Penarikan(Model):
    """What is planned to be withdrawn in each period by itself (rencana penarikan dana), in rupiah.

    Every period of the kind that the plan names must be there (`checks.periods`).
    """

    tw1: Amount | None = None
    tw2: Amount | None = None
    tw3: Amount | None = None
    tw4: Amount | None = None
    sm1: Amount | None = None
    sm2: Amount | None = None
    b01: Amount | None = None
    b02: Amount | None = None
    b03: Amount | None = None
    b04: Amount | None = None
    b05: Amount | None = None
    b06: Amount | None = None
    b07: Amount | None = None
    b08: Amount | None = None
    b09: Amount | None = None
    b10: Amount | None = None
    b11: Amount | None = None
    b12: Amount | None = None

    def of(self, masa: Masa) -> Decimal:
        """Return the amount of a period; 0 where it is not told."""
        return getattr(self, masa.kunci, None) or Decimal(0)
