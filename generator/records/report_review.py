"""The statement that a report was reviewed before it was handed in: `reviu` of laporan.yaml.

In: nothing. Out: a frozen model of its keys, and its sentence.
"""

from generator import indonesian as ind
from generator.records.record import Model
from generator.records.values import Day, Line


class Reviu(Model):
    """Who reviewed the report before it was handed in, when, and by which statement."""

    oleh: Line
    tanggal: Day
    nomor: Line | None = None

    @property
    def kalimat(self) -> str:
        """Return the sentence for pages and documents."""
        number = f", pernyataan nomor {self.nomor}" if self.nomor else ""
        return f"Laporan ini telah direviu oleh {self.oleh} pada {ind.day(self.tanggal)}{number}."
