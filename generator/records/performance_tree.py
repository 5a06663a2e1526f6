"""The records of the tree of performance: what stands above an office, and who works on the same beside it.

In: nothing. Out: frozen models with the keys of `pohon` and `lintas` in the plan. How all hangs together: `branches`.
"""

from typing import Annotated

from pydantic import AfterValidator, Field

from generator import indonesian
from generator.records.record import Model
from generator.records.values import Line, Text, wrong

MOST_NODES = 500  # as many as a plan may have indicators
MOST_BESIDE = 50  # who contributes to one goal


class Lintas(Model):
    """Who contributes to a goal or an indicator though it is another unit (crosscutting), and with what."""

    unit: Line
    kontribusi: Text


class Simpul(Model):
    """A goal or an indicator above the office: at which level (`tingkat`), whose (`pemilik`), what it supports."""

    kode: Line
    nama: Line
    tingkat: Line
    pemilik: Line | None = None
    induk: Line | None = None


def _few(found: tuple[Simpul, ...]) -> tuple[Simpul, ...]:
    if len(found) > MOST_NODES:
        remedy = f"Tulis paling banyak {indonesian.count(MOST_NODES)}: yang ada di atas kantor ini saja."
        raise wrong("berkas-besar", f"Pohon ini memuat {indonesian.count(len(found))} simpul.", remedy)
    return found


def _few_beside(found: tuple[Lintas, ...]) -> tuple[Lintas, ...]:
    if len(found) > MOST_BESIDE:
        remedy = f"Tulis paling banyak {indonesian.count(MOST_BESIDE)}, atau gabungkan yang sejenis."
        raise wrong("berkas-besar", f"Daftar lintas ini memuat {indonesian.count(len(found))} unit.", remedy)
    return found


Lintasan = Annotated[tuple[Lintas, ...], AfterValidator(_few_beside)]


class Pohon(Model):
    """What stands above the office, and the document that says so."""

    acuan: Line
    catatan: Text | None = None
    simpul: Annotated[tuple[Simpul, ...], AfterValidator(_few)] = Field(min_length=1)
