"""JSON that a stranger wrote: numbers as Decimal and within bounds, objects whose every way out has a type.

Infinite, endless and huge numbers are refused, and so are texts that steer what shows them. A letter with a mark on it
has two ways to be written; texts are as `plain` has them.

In: bytes. Out: a `JsonPart`; `TidakDipahami` with what is wrong, and where, to be shown.
"""

import json
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from generator.problems.shown import readable
from generator.records.values import MAX_LINE
from generator.site.verification import untrusted

LARGEST, LONGEST_NUMBER = Decimal(10) ** 18, 40


class TidakDipahami(Exception):
    """Raised for data that cannot be used; says why, as a part of a sentence."""


def parsed(data: bytes) -> "JsonPart":
    """Return the object that a file holds."""
    return JsonPart(_loaded(data), "")


def listed(data: bytes) -> Iterator["JsonPart"]:
    """Yield the objects of the list that a file holds."""
    yield from JsonPart({"baris": _loaded(data)}, "").parts("baris")


def _loaded(data: bytes) -> Any:
    try:
        text = data.decode("utf-8-sig")  # json would guess that others are UTF-16, which no other reader may
    except UnicodeDecodeError:
        raise TidakDipahami("bukan teks UTF-8") from None
    try:
        hooks = {"parse_float": _decimal, "parse_int": _decimal, "parse_constant": _constant}
        return json.loads(text, object_pairs_hook=_object, **hooks)  # type: ignore[arg-type]
    except TidakDipahami:
        raise
    except (ValueError, RecursionError):
        raise TidakDipahami("isinya bukan JSON yang utuh") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; refuse one with a key twice, of which programs see different values."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise TidakDipahami("memuat isian yang sama dua kali")
    return found


def _decimal(text: str) -> Decimal:
    """Return a number as it is written; refuse one that no report holds."""
    if len(text) > LONGEST_NUMBER:
        raise TidakDipahami(f"memuat angka sepanjang {len(text)} tanda")
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise TidakDipahami(f"memuat angka yang mustahil ({untrusted.shown(text, 20)})") from None
    exponent = found.as_tuple().exponent  # of a zero, too: written out it may have a billion digits
    if abs(found) >= LARGEST or abs(int(exponent)) > LONGEST_NUMBER:
        raise TidakDipahami(f"memuat angka yang mustahil ({untrusted.shown(text, 20)})")
    return found


def _constant(text: str) -> Any:
    raise TidakDipahami(f"memuat {text}, yang bukan angka")


class JsonPart:
    """An object of the JSON with the way to it; each way out of it has a type."""

    def __init__(self, value: Any, way: str) -> None:
        if not isinstance(value, dict):
            raise TidakDipahami(f"{way or 'isinya'} bukan kumpulan isian bernama")
        self.value, self.way = value, way

    def at(self, key: str) -> str:
        """Return the way to a key."""
        return f"{self.way}.{key}" if self.way else key

    def part(self, key: str, missing: Any = None) -> "JsonPart":
        """Return an object under a key, or what stands for one that is missing."""
        found = self.value.get(key)
        return JsonPart(missing if found is None and missing is not None else found, self.at(key))

    def parts(self, key: str) -> Iterator["JsonPart"]:
        """Yield the objects of a list under a key; none where there is no list."""
        found = self.value.get(key)
        if found is None:
            return
        if not isinstance(found, list):
            raise TidakDipahami(f"{self.at(key)} bukan daftar")
        yield from (JsonPart(one, f"{self.at(key)}.{n}") for n, one in enumerate(found, 1))

    def number(self, key: str) -> Decimal | None:
        """Return a number under a key; None where there is none."""
        found = self.value.get(key)
        if found is not None and not isinstance(found, Decimal):
            raise TidakDipahami(f"{self.at(key)} bukan angka")
        return found

    def whole(self, key: str, missing: int | None = None, least: int = 0) -> int:
        """Return a whole number under a key that is not below the least there can be."""
        found = self.number(key)
        if found is None and missing is not None:
            return missing
        if found is None or found != found.to_integral_value() or abs(found) >= LARGEST:
            raise TidakDipahami(f"{self.at(key)} bukan bilangan bulat")
        if found < least:
            raise TidakDipahami(f"{self.at(key)} {found:f} kurang dari {least}")
        return int(found)

    def text(self, key: str, missing: str | None = None) -> str:
        """Return a text of one line under a key."""
        found = self.value.get(key)
        if found is None and missing is not None:
            return missing
        if not isinstance(found, str) or not found.strip():
            raise TidakDipahami(f"{self.at(key)} bukan teks")
        if len(found) > MAX_LINE or not readable(found):
            raise TidakDipahami(f"{self.at(key)} terlalu panjang atau memuat tanda yang tidak tampak")
        return plain(found)


def plain(text: str) -> str:
    """Return a text as it is compared: composed letters, single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
