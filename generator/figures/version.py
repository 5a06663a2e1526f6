"""One form of a quarter's figures and facts that never depends on layout: the ground for locks, versions, citations.

In: a `Hasil`. Out: plain text values by address and path, and SHA-256 digests of them.
"""

import json
from collections.abc import Mapping
from decimal import Decimal

from generator import indonesian as ind
from generator.figures.figures import figures
from generator.indonesian import digits, written
from generator.records.values import NUMBER
from generator.scoring.ladder import Hasil
from generator.store.checksum import checksum


def values(hasil: Hasil) -> dict[str, str | None]:
    """Return every figure by address as plain text: decimal point, no grouping, None when not assessed.

    Serapan, which is kept exact, is rounded to six decimals; every other number has the decimals it is shown with.
    """
    return {alamat: None if f.nilai is None else _plain(alamat, f.nilai) for alamat, f in figures(hasil).items()}


def _plain(alamat: str, value: Decimal | int | str) -> str:
    if not isinstance(value, Decimal):
        return str(value)
    return written.plainly(digits.quantized(value, 6) if alamat.endswith(".serapan") else value)


def same(first: str | None, second: str | None) -> bool:
    """Tell whether two plain texts are one value: 96.6 and 96.60 are, and one text broken over other lines is."""
    if first is None or second is None:
        return first == second
    if not (NUMBER.fullmatch(first) and NUMBER.fullmatch(second)):
        return first.split() == second.split()
    return Decimal(first) == Decimal(second)


def shown(alamat: str, text: str | None) -> str:
    """Return a plain text value of a figure or fact as pages show it: amounts in rupiah, numbers with decimal comma."""
    if text is None:
        return "kosong"
    if not NUMBER.fullmatch(text):
        return text
    part = alamat.rsplit(".", 1)[-1]
    if "#" in alamat or alamat.startswith("jumlah."):
        return text.replace(".", ",")
    if alamat.startswith("anggaran.") and part != "serapan":
        return ind.rupiah(Decimal(text))
    return ind.number(Decimal(text), 2 if part == "serapan" else None)


def digest(data: Mapping[str, object]) -> str:
    """Return the SHA-256 digest of a mapping, the same for the same values in any order."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return checksum(text.encode())


def version(hasil: Hasil) -> str:
    """Return the version of a quarter's data: the first eight digits of the digest of its figures."""
    return digest(values(hasil))[:8]
