"""The file of corrections: what a new entry says, and the file with it.

In: the text of content/koreksi.yaml and what changed. Out: the new text; comments and layout of the rest stay.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.figures.lock import Perubahan
from generator.records.printed import Ubahan
from generator.yaml import in_place
from generator.yaml.expected import plain
from generator.yaml.tree import scalars
from generator.yaml.writing import Baru

FILE = "koreksi.yaml"


def joined(name: str, data: bytes | None, entry: Mapping[str, Any]) -> bytes:
    """Return the text of a list with one entry more (None: there is no file yet); what stands there stays as it is."""
    text = (data or b"").decode("utf-8")
    found = plain(text)
    changes = {
        (len(found or ()), *path): Baru("bulat" if isinstance(value, int) else "teks", str(value or ""), value is None)
        for path, value in scalars(entry)
    }
    return in_place.changed(name, text, changes, [], lambda _: [*entry, *Ubahan.model_fields]).encode()


def entry(folder: str, day: date, words: dict[str, str], found: list[Perubahan]) -> dict[str, Any]:
    """Return an entry of the corrections file; `words` holds apa, alasan and disetujui."""
    rows = [{"alamat": p.alamat, "dari": p.dari, "ke": p.ke} for p in found]
    return {"kuartal": folder, "tanggal": day, **words, "perubahan": rows}
