"""What is measured: a number, a word of the scale of its indicator, or, of a target, a range.

In: the value of a YAML key. Out: a Decimal that is written as it was typed. The scale of an indicator is known while
its record is read, in the plan as in the file of a quarter (`known`).
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema

from generator import indonesian
from generator.indonesian import written
from generator.indonesian.written import Rentang, Tertulis
from generator.problems.problem import nearest
from generator.records import meant
from generator.records.values import ISO, NUMBER, Line, Number, number, wrong

Skala = Mapping[str, Decimal]  # words by what each counts, as the plan has them in order
RANGE = re.compile(
    r"([0-9]+(?:[.,][0-9]+)?)\s*(?:-|–|—|s\.?/?d\.?|sampai)\s*([0-9]+(?:[.,][0-9]+)?)\s*(?:%|[^\W\d_].*)?", re.I
)
ENDS = {"dari", "sampai"}
RATIO = re.compile(r"[0-9]+\s*:\s*[0-9]+")
SHARE = re.compile(r"[0-9]+\s*(?:/|dari)\s*[0-9]+(?:\s+[^\W\d_].*)?", re.I)  # 3/5, 3 dari 5 berkas
BOUND = re.compile(
    r"(?P<tanda>[<>≤≥]=?|=[<>]|maks(?:imal|\.)?|min(?:imal|\.)?|paling (?:tinggi|rendah|lambat|banyak|sedikit))\s*"
    r"(?P<angka>[0-9]+(?:[.,][0-9]+)?)\s*(?:%|[^\W\d_].*)?",
    re.I,
)
LOW = re.compile(r"[>≥]|=>|min|paling (?:rendah|sedikit)", re.I)
BELOW = re.compile(r"\(\s*([0-9]+(?:[.,][0-9]+)?)\s*%?\s*\)")  # as accountants write it
DAY = re.compile(r"[0-9]{1,2} [^\W\d_]{3,9} [0-9]{4}")
WORD = re.compile(r"[^\W\d_][\w '’.&/+-]*")
UNREAD = object()  # the scale of an indicator whose plan could not be read
_SCALE: ContextVar[Skala | None] = ContextVar("skala", default={})  # noqa: B039 - nobody writes to it
_RULES: ContextVar[Mapping[str, Mapping[str, Skala]]] = ContextVar("skala aturan", default={})  # noqa: B039 - nor to it
_NAMED: ContextVar[Mapping[str, Skala] | None] = ContextVar("skala bernama", default=None)


def around() -> tuple[object, object, object]:
    """Return all that is known around a record while it is read."""
    return _SCALE.get(), _RULES.get(), _NAMED.get()


@contextmanager
def known(skala: object) -> Iterator[None]:
    """Know the scale of an indicator while its record is read; what is none counts as none, and `UNREAD` as any."""
    if isinstance(skala, str):  # a name
        skala = (_NAMED.get() or {}).get(skala.strip(), UNREAD)
    words = skala if isinstance(skala, Mapping) else {}
    found = {str(word): Decimal(str(value)) for word, value in words.items() if NUMBER.fullmatch(str(value))}
    token = _SCALE.set(None if skala is UNREAD else found)
    try:
        yield
    finally:
        _SCALE.reset(token)


@contextmanager
def ruled(scales: Mapping[str, Mapping[str, Skala]]) -> Iterator[None]:
    """Know the scales of each rule set by their names while plans are read."""
    token = _RULES.set(scales)
    try:
        yield
    finally:
        _RULES.reset(token)


def of(skala: Skala, aturan: str) -> object:
    """Return a scale as a quarter is read with it: any, where the rule set that could name it was not read."""
    return skala if skala or aturan in _RULES.get() else UNREAD


@contextmanager
def under(aturan: object) -> Iterator[None]:
    """Know the scales of the rule set of a plan while that is read; of one that could not be read any name is taken."""
    token = _NAMED.set(_RULES.get().get(str(aturan)))
    try:
        yield
    finally:
        _NAMED.reset(token)


def scale(typed: Any) -> Any:
    """Return the scale that a name stands for under the rule set of the plan; what is no name as it is."""
    if not isinstance(typed, str) or (scales := _NAMED.get()) is None:
        return {} if isinstance(typed, str) else typed
    if typed.strip() in scales:
        return {word: format(counted, "f") for word, counted in scales[typed.strip()].items()}
    near, remedy = nearest(typed, scales), "Tulis skalanya di sini: setiap kata dan angkanya, atau pada aturan."
    if scales:
        remedy = f"Tulis {near}." if near else f"Pilih salah satu: {', '.join(scales)}."
    raise wrong("pilihan-asing", f'"{typed[:40]}" bukan skala pada aturan penilaian.', remedy)


def worded(value: Decimal, skala: Skala) -> Decimal:
    """Return a number with the word that a scale has for it, if it has one."""
    return next((Tertulis(value, word) for word, counted in skala.items() if counted == value), value)


def counted(value: Decimal, skala: Skala) -> Decimal:
    """Return a value that was read before its scale was known with what the scale says of its word, if it does."""
    word = value.ditulis.casefold() if isinstance(value, Tertulis) else ""
    return next((Tertulis(worth, known) for known, worth in skala.items() if known.casefold() == word), value)


def measured(value: Any) -> Decimal:
    """Read a number, or a word of the scale."""
    return _read(value, ranged=False)


def _read(value: Any, ranged: bool) -> Decimal:
    """Read a number, or a word of the scale; `ranged` tells that a range may stand there, too."""
    skala, text = _SCALE.get(), value.strip() if isinstance(value, str) else ""
    if skala is None and WORD.fullmatch(text) and not _missing(text):
        return Tertulis(Decimal(0), text)  # without its plan a year is not computed
    if not skala or not text:
        return _number(value, ranged)
    spelt = " ".join(text.split()).casefold()
    worth = Decimal(text.replace("_", "")) if NUMBER.fullmatch(text) else None
    for word, counted in skala.items():
        if spelt == word.casefold() or worth == counted:
            return Tertulis(counted, word)
    if worth is not None:
        return number(value)
    raise wrong("pilihan-asing", *strange(text, skala))


def strange(text: str, skala: Skala) -> tuple[str, str]:
    """Return what is wrong with a word that a scale does not have, and what to type."""
    near = nearest(" ".join(text.split()).casefold(), {w.casefold(): w for w in skala})
    told = f"Tulis {next(w for w in skala if w.casefold() == near)}. " if near else ""
    return f'"{text[:40]}" tidak ada pada skala indikator ini.', f"{told}Pilihan: {'; '.join(skala)}."


def _number(value: Any, ranged: bool) -> Decimal:
    """Read a number; of what is none tell how such a value is written: a word, a range, a ratio, a day."""
    text = value.strip() if isinstance(value, str) else ""
    if told := _otherwise(text, ranged):
        raise wrong("angka-salah", f'"{text[:40]}" bukan angka.', told)
    return number(value)


def _otherwise(text: str, ranged: bool) -> str:
    """Return how a value is written that is no plain number; empty for one that was meant as a number."""
    if found := RANGE.fullmatch(text):
        ends = f"{{dari: {found[1].replace(',', '.')}, sampai: {found[2].replace(',', '.')}}}"
        return f"Tulis {ends}, dengan arah: stabilkan." if ranged else "Tulis satu angka; rentang hanya untuk target."
    if RATIO.fullmatch(text):
        return "Tulis perbandingan sebagai satu angka menurut rumus indikatornya; satuannya menyebut caranya."
    if found := BOUND.fullmatch(text):
        return _bound(found, ranged)
    if SHARE.fullmatch(text):
        return "Tulis satu angka: banyaknya, atau persennya, menurut rumus dan satuan indikatornya."
    if found := BELOW.fullmatch(text):
        return f"Tulis -{found[1].replace(',', '.')} bila memang negatif; angka tanpa kurung bila tidak."
    if ISO.fullmatch(text) or DAY.fullmatch(text):
        return "Tulis tanggal sebagai banyaknya hari, dengan satuan: hari."
    if not re.fullmatch(r"[^\W\d_][\w +/-]{0,20}", text) or _missing(text):
        return ""
    told = f"Bila memang kata, tulis skala pada indikator ini di rencana: setiap kata dan angkanya, {text}: …"
    return f"{meant.number(text)} {told}"


def _bound(found: re.Match[str], ranged: bool) -> str:
    """Return how a target is written that is a bound, as < 5 menit; of what was measured there is one number."""
    if not ranged:
        return "Tulis angka yang diukur; batas hanya untuk target."
    worth, low = found["angka"].replace(",", "."), LOW.match(found["tanda"])
    way = "maksimalkan (paling rendah)" if low else "minimalkan (paling tinggi)"
    return f"Tulis {worth}, dengan arah: {way}."


def _missing(text: str) -> bool:
    """Return whether a text says that there is nothing, or is a number in words."""
    nothing = text.casefold() in meant.MISSING or bool(meant.ABSENTLY.match(text))
    return nothing or indonesian.number_in_words(text.casefold()) is not None


def goal(value: Any) -> Decimal:
    """Read a target: a number, a word of the scale, or a range from one number to another."""
    if not isinstance(value, dict):
        return _read(value, ranged=True)
    if set(value) != ENDS:
        raise wrong("rentang-salah", "Rentang target tidak lengkap.", "Tulis {dari: …, sampai: …}, keduanya angka.")
    first, last = (number(value[end]) for end in ("dari", "sampai"))
    if first > last:
        wrong_way = f"Rentang ini dari {indonesian.number(first)} sampai {indonesian.number(last)}."
        raise wrong("rentang-salah", wrong_way, f"Tulis {{dari: {last}, sampai: {first}}} bila keduanya tertukar.")
    return Rentang(first, f"{indonesian.number(first)}–{indonesian.number(last)}", last)


def _word(text: str) -> str:
    if not re.fullmatch(r"[^\W_][\w '’.&/+-]*", text) or len(text) > LONGEST_WORD or NUMBER.fullmatch(text):
        told = f"Pakai kata dari huruf, angka, spasi, dan tanda + - / ., paling panjang {LONGEST_WORD} huruf."
        raise wrong("kode-tidak-sah", f'"{text[:40]}" bukan kata untuk skala.', told)
    return text


def _apart(skala: dict[str, Decimal]) -> dict[str, Decimal]:
    """Refuse two words that count the same: none would be above the other."""
    for word, counted in skala.items():
        twin = next(other for other, value in skala.items() if value == counted)
        if twin != word:
            what = f"{twin} dan {word} berangka sama, {indonesian.number(counted)}."
            raise wrong("nomor-atau-kode-ganda", what, "Beri setiap kata angkanya sendiri menurut keputusannya.")
    return skala


LONGEST_WORD = 40
ScaleWord = Annotated[Line, AfterValidator(_word)]
Scale = Annotated[dict[ScaleWord, Number], AfterValidator(_apart)]
Chosen = Annotated[Scale, BeforeValidator(scale, json_schema_input_type=Scale | str)]  # or the name of one
ANY: dict[str, Any] = {"type": ["number", "string"], "pattern": "^[^0-9+-]"}  # a number as text is mistyped
RANGED = {"type": "object", "required": ["dari", "sampai"], "additionalProperties": False}
ENDED = {**RANGED, "properties": {end: {"type": "number"} for end in ("dari", "sampai")}}
SHOWN = PlainSerializer(written.plainly, return_type=str, when_used="json")
Measured = Annotated[Decimal, PlainValidator(measured), SHOWN, WithJsonSchema(ANY)]
Goal = Annotated[Decimal, PlainValidator(goal), SHOWN, WithJsonSchema({"anyOf": [ANY, ENDED]})]
