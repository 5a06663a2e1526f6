"""What kind of value a scalar is for an officer, and when two of one kind mean the same.

In: the texts of scalars. Out: canonical texts.
"""

from decimal import Decimal
from typing import Literal

from generator.records import values
from generator.yaml.paragraphs import joined, typed

Kind = Literal["angka", "rupiah", "bulat", "teks", "prosa", "tanggal"]
NOT_YET = "belum dinilai"  # what a person types in a number cell of a detail row for null


def canonical(kind: Kind, text: str) -> str:
    """Return a text as it is compared: two of one value are one text."""
    if kind in ("angka", "rupiah", "bulat") and values.NUMBER.fullmatch(text.strip()):
        number = format(Decimal(text.strip().replace("_", "")), "f")
        return number.rstrip("0").rstrip(".") if "." in number else number
    return typed(joined(text)) if kind == "prosa" else " ".join(text.split())


def same(kind: Kind, first: str, second: str) -> bool:
    """Return whether two texts mean the same value."""
    return canonical(kind, first) == canonical(kind, second)
