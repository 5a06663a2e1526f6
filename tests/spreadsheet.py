"""What a spreadsheet makes of the formulas of a form: the few functions that they use, worked out by themselves.

In: a workbook as openpyxl has it open. Out: the value of a cell, its formulas worked out from what is typed in others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import chain
from typing import Any

from openpyxl.utils.cell import range_boundaries

TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?)|(?P<place>(?:'[^']+'!)?[A-Z]{1,2}\d+(?::[A-Z]{1,2}\d+)?)"""
    r"|(?P<name>[A-Z]+)|(?P<sign><>|<=|>=|[-+*/&=<>(),]))"
)
ORDER = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"))
Value = Any


class Fault(Exception):
    """Raised for what a spreadsheet shows as an error."""


class Sheets:
    """The values of a workbook."""

    def __init__(self, book: Any) -> None:
        self.book, self.known = book, dict[tuple[str, str], Value]()

    def value(self, sheet: str, place: str) -> Value:
        """Return the value of a cell; an empty one is None."""
        if (sheet, place) not in self.known:
            self.known[sheet, place] = self._value(sheet, place)
        return self.known[sheet, place]

    def _value(self, sheet: str, place: str) -> Value:
        found = self.book[sheet][place].value
        if isinstance(found, str) and found.startswith("=") and not self.book[sheet][place].quotePrefix:
            return Formula(self, sheet, found[1:]).worked()
        return Decimal(str(found)) if isinstance(found, int | float) else found


class Formula:
    """A formula, read from left to right; what is not asked for is not worked out."""

    def __init__(self, sheets: Sheets, sheet: str, text: str) -> None:
        self.sheets, self.sheet = sheets, sheet
        self.tokens = [(m.lastgroup, m[m.lastgroup or 0]) for m in TOKEN.finditer(text)]
        self.at = 0

    def worked(self) -> Value:
        """Return the value of the whole."""
        found = self._level(0)
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return found()

    def _level(self, depth: int) -> Callable[[], Value]:
        if depth == len(ORDER):
            return self._one()
        left = self._level(depth + 1)
        while self.at < len(self.tokens) and self.tokens[self.at][1] in ORDER[depth]:
            sign = self.tokens[self.at][1]
            self.at += 1
            left = _joined(sign, left, self._level(depth + 1))
        return left

    def _one(self) -> Callable[[], Value]:
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return lambda: text[1:-1].replace('""', '"')
        if kind == "number":
            return lambda: Decimal(text)
        if kind == "place":
            return lambda: self._place(text)
        if kind == "name":
            return self._call(text)
        if text == "-":
            inner = self._one()
            return lambda: -inner()
        inner = self._level(0)  # in brackets
        self.at += 1
        return inner

    def _call(self, name: str) -> Callable[[], Value]:
        if self.tokens[self.at][1] != "(":
            return lambda: {"TRUE": True, "FALSE": False}[name]
        given = []
        while self.tokens[self.at][1] != ")":
            self.at += 1
            given.append(self._level(0))
        self.at += 1
        return lambda: FUNCTIONS[name](*given)

    def _place(self, text: str) -> Value:
        sheet, _, place = text.rpartition("!")
        name = sheet.strip("'") or self.sheet
        if ":" not in place:
            return self.sheets.value(name, place)
        left, top, right, bottom = range_boundaries(place)
        rows = range(int(top or 0), int(bottom or 0) + 1)
        cells = self.sheets.book[name]
        return [
            self.sheets.value(name, cells.cell(row, column).coordinate)
            for row in rows
            for column in range(int(left or 0), int(right or 0) + 1)
        ]


def _joined(sign: str, left: Callable[[], Value], right: Callable[[], Value]) -> Callable[[], Value]:
    def worked() -> Value:
        a, b = left(), right()
        if isinstance(a, list) or isinstance(b, list):
            count = len(a if isinstance(a, list) else b)
            columns = (v if isinstance(v, list) else [v] * count for v in (a, b))  # a single value meets each
            return [_two(sign, x, y) for x, y in zip(*columns, strict=True)]
        return _two(sign, a, b)

    return worked


def _two(sign: str, a: Value, b: Value) -> Value:
    if sign == "&":
        return f"{'' if a is None else a}{'' if b is None else b}"
    if sign in ("=", "<>"):
        a, b = (v.casefold() if isinstance(v, str) else v for v in (a, b))  # as spreadsheets compare
        same = ("" if a is None and isinstance(b, str) else a) == ("" if b is None and isinstance(a, str) else b)
        return same == (sign == "=")
    x, y = (Decimal(0 if v is None else int(v) if isinstance(v, bool) else v) for v in (a, b))
    if sign == "/":
        if not y:
            raise Fault
        return x / y
    return {
        "+": lambda: x + y,
        "-": lambda: x - y,
        "*": lambda: x * y,
        "<": lambda: x < y,
        ">": lambda: x > y,
        "<=": lambda: x <= y,
        ">=": lambda: x >= y,
    }[sign]()


def _number(value: Value) -> bool:
    return isinstance(value, Decimal) and not isinstance(value, bool)


def _all(given: tuple[Callable[[], Value], ...]) -> Iterator[Value]:
    found = (one() for one in given)
    return chain.from_iterable(value if isinstance(value, list) else [value] for value in found)


def _safe(value: Callable[[], Value], other: Callable[[], Value]) -> Value:
    try:
        return value()
    except Fault:
        return other()


def _products(*given: Callable[[], Value]) -> Decimal:
    columns = [one() for one in given]
    total = Decimal(0)
    for row in zip(*columns, strict=True):
        product = Decimal(1)
        for value in row:
            product *= value if _number(value) else Decimal(0)
        total += product
    return total


def _mean(found: list[Decimal]) -> Decimal:
    if not found:
        raise Fault
    return sum(found, Decimal(0)) / len(found)


def _rounded(value: Callable[[], Value], places: Callable[[], Value], how: str) -> Decimal:
    return Decimal(value()).quantize(Decimal(1).scaleb(-int(places())), how)


def _is_number(value: Callable[[], Value]) -> Value:
    found = value()
    return [_number(one) for one in found] if isinstance(found, list) else _number(found)


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "IF": lambda test, yes, no: yes() if test() else no(),
    "IFERROR": _safe,
    "AND": lambda *given: all(_all(given)),
    "OR": lambda *given: any(_all(given)),
    "ISNUMBER": _is_number,
    "COUNT": lambda *given: Decimal(sum(map(_number, _all(given)))),
    "COUNTA": lambda *given: Decimal(sum(value is not None for value in _all(given))),
    "SUM": lambda *given: sum(filter(_number, _all(given)), Decimal(0)),
    "MIN": lambda *given: min(filter(_number, _all(given))),
    "MAX": lambda *given: max(filter(_number, _all(given))),
    "AVERAGE": lambda *given: _mean([*filter(_number, _all(given))]),
    "N": lambda value: value() if _number(value()) else Decimal(value() is True),
    "ABS": lambda value: abs(value()),
    "SUMPRODUCT": _products,
    "ROUND": lambda value, places: _rounded(value, places, ROUND_HALF_UP),
    "ROUNDDOWN": lambda value, places: _rounded(value, places, ROUND_DOWN),
}
