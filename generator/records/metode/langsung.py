"""A realisasi that is typed."""

from typing import ClassVar, Literal

from generator.records.metode.base import Cara
from generator.records.values import Line


class Langsung(Cara):
    """The realisasi is typed; `sumber` names where it comes from."""

    jenis: Literal["langsung"]
    sumber: Line

    label: ClassVar[str] = "dilaporkan langsung"
    dari_baris: ClassVar[bool] = False

    @property
    def asal(self) -> str:
        """Return where it comes from."""
        return self.sumber
