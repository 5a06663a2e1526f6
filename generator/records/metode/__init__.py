"""How a realisasi follows from detail rows: one module per metode with all its faces.

In: a metode as the plan writes it, and rows of numbers. Out: what `Cara` can say. Content, scores, derivations, forms,
tables and checks ask the metode; none of them knows which there are. A new one is a module and a line here.
"""

from typing import Annotated

from pydantic import Field

from generator.records.metode.base import Cacat, Cara, Row
from generator.records.metode.langsung import Langsung
from generator.records.metode.rasio import Rasio
from generator.records.metode.rata_rata_rasio import RataRataRasio
from generator.records.metode.tertimbang import Tertimbang

__all__ = ["Cacat", "Cara", "Langsung", "Metode", "Rasio", "RataRataRasio", "Row", "Tertimbang"]

Metode = Annotated[Langsung | Rasio | RataRataRasio | Tertimbang, Field(discriminator="jenis")]
