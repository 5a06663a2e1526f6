"""One difference between a published site and its manifest, as the report names it.

In: a path, what happened, a detail. Out: a line that holds nothing a stranger could write on the terminal with.
"""

from dataclasses import dataclass

from generator.site.verification import untrusted

ADDED, CHANGED, REMOVED, UNREAD = "ditambahkan", "diubah", "dihapus", "tidak terbaca"
ANSWERED, HEADER, UNFINISHED = "dijawab, padahal tidak ada", "kepala jawaban", "belum selesai"


@dataclass(frozen=True, order=True)
class Beda:
    """One difference: the path of a file, what happened to it, and for whom or why."""

    berkas: str
    apa: str
    rincian: str = ""

    def __str__(self) -> str:
        detail = f" ({untrusted.shown(self.rincian, 600)})" if self.rincian else ""
        return f"{self.apa}: {untrusted.shown(self.berkas)}{detail}"
