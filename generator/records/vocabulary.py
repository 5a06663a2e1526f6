"""The names that officers type before a colon: which there are, what each holds, and where it belongs.

In: the models of content/. Out: facts of names, for messages about a name that stands in the wrong place or is
misspelt. `clean` undoes what Word, another keyboard or a list sign makes of a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from generator.problems.problem import nearest
from generator.records.medium_term import Renstra
from generator.records.metadata import Metadata
from generator.records.office import Unit
from generator.records.plan import Rencana, RencanaPerubahan
from generator.records.printed import Koreksi, Naskah, Rekonsiliasi, TabelCetak, Terbit
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.records.regulation import Regulasi
from generator.records.rule_set import Aturan

RULES, REGULATIONS = "aturan/", "regulasi/"
PLAN, REVISED = "perjanjian-kinerja.yaml", "perjanjian-kinerja-perubahan-1.yaml"
FILES: dict[str, Any] = {
    "berkas indikator (iku/05.yaml)": Ukur,
    "laporan.yaml": Laporan,
    "anggaran.yaml": Anggaran,
    "highlight.yaml": tuple[Sorotan, ...],
    PLAN: Rencana,
    REVISED: RencanaPerubahan,
    "unit.yaml": Unit,
    "renstra.yaml": tuple[Renstra, ...],
    "terbit.yaml": tuple[Terbit, ...],
    "naskah-cetak.yaml": Naskah,
    "daftar-tabel.yaml": tuple[TabelCetak, ...],
    "rekonsiliasi.yaml": Rekonsiliasi,
    "koreksi.yaml": tuple[Koreksi, ...],
    "metadata.yaml": Metadata,
    RULES: Aturan,
    REGULATIONS: Regulasi,
}
# What the site works out by itself, and nobody types.
COMPUTED = frozenset(
    {"capaian", "capaian_tahunan", "kategori", "kategori_tahunan", "nps", "npss", "predikat", "serapan", "ie", "te"}
)
DEEPEST = 6  # levels of a file; its deepest has five
NEAR = 0.75  # how alike a name must be to one of ours: analisa is analisis, satuan is not catatan
# Letters of other alphabets that look like ours.
ALIKE = str.maketrans("аеорсухіјѕԁһӏьАВЕКМНОРСТУХαοερτυνικ", "aeopcyxijsdhlbABEKMHOPCTYXaoeptuvik")
SIGNS = re.compile(r"^(?:[-–—•●▪·*+>#]+|\(?[0-9]{1,2}[.)])\s*|<[^>]*>|[“”„\"'’‘`]|[:;=\s]+$")


def fields(kind: Any) -> dict[str, Any]:
    """Return the fields of a record with their types; of a list or choice of records, those of all of them."""
    found = getattr(kind, "__pydantic_fields__", None)
    if found is not None:
        return {name: field.annotation for name, field in found.items()}
    inner = get_args(kind)[1:] if get_origin(kind) is dict else get_args(kind)
    return {name: one for part in inner for name, one in fields(part).items()}


def is_list(kind: Any) -> bool:
    """Return whether a type is a list of something."""
    return get_origin(kind) is tuple or any(is_list(part) for part in get_args(kind) if part is not NoneType)


@cache
def _places() -> tuple[tuple[str, str, tuple[str, ...], Any], ...]:
    """Return every name with its file, the names around it, and its type."""
    return tuple(one for file, kind in FILES.items() for one in _walked(file, kind, ()))


def _walked(file: str, kind: Any, above: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...], Any]]:
    for name, inner in fields(kind).items():
        yield name, file, above, inner
        if len(above) < DEEPEST:
            yield from _walked(file, inner, (*above, name))


@cache
def known() -> frozenset[str]:
    """Return every name."""
    return frozenset(name for name, *_ in _places())


@cache
def holders() -> frozenset[str]:
    """Return the names that hold other names, never a text of their own: analisis, penandatangan."""
    names = {name for name, _, _, kind in _places() if fields(kind)}
    return frozenset(names - {name for name, _, _, kind in _places() if not fields(kind)})


@cache
def lists() -> frozenset[str]:
    """Return the names that hold a list wherever they stand."""
    names = {name for name, _, _, kind in _places() if is_list(kind)}
    return frozenset(names - {name for name, _, _, kind in _places() if not is_list(kind)})


def is_inside(name: str, holder: str) -> bool:
    """Return whether a name belongs directly below another."""
    return any(above[-1:] == (holder,) for found, _, above, _ in _places() if found == name)


def home(name: str, kind: Any) -> str:
    """Return where a name belongs that is none of a record's own: in another of its names, or in other files."""
    inside = [inner for inner, shape in fields(kind).items() if name in fields(shape)]
    if inside:
        return f"di dalam {_either(inside)}"
    apart = (RULES, REGULATIONS)
    levels = sorted((len(above), file) for found, file, above, _ in _places() if found == name and file not in apart)
    files = list(dict.fromkeys(file for level, file in levels if level == levels[0][0]))
    files = [file for file in files if file != REVISED or PLAN not in files]
    if levels and levels[0][0] == 0 and name in fields(kind):
        return "pada tingkat teratas berkas ini, tanpa menjorok"
    return f"pada {_either(files)}" if 0 < len(files) < 3 else ""


def file_of(names: Iterable[str], besides: Any) -> str:
    """Return the file all of whose names these are, on its first level; empty when they are of several or none."""
    wanted = set(names)
    return next((f for f, kind in FILES.items() if kind is not besides and wanted <= set(fields(kind))), "")


def _either(words: list[str]) -> str:
    return " atau ".join(words)


def clean(name: str) -> str:
    """Return a name without capitals, accents, letters of other alphabets, list signs, quotes and markup."""
    plain = unicodedata.normalize("NFKD", name.translate(ALIKE))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()
    while (shorter := SIGNS.sub("", plain)) != plain:
        plain = shorter
    return re.sub(r"[\s-]+", "_", plain.strip())


def foreign(name: str) -> str:
    """Return the first letter of a name that only looks like one of ours."""
    return next((c for c in name if c.isalpha() and not c.isascii()), "")


def meant(name: str, among: Iterable[str]) -> str:
    """Return the name that is meant, out of some; an empty text when none is near."""
    names, plain = list(among), clean(name)
    joined = {one.replace("_", ""): one for one in names}
    if plain in names or plain.replace("_", "") in joined:
        return joined[plain.replace("_", "")]
    first = re.match(r"[a-z_0-9]+?(?=_?[^a-z_]|$)", plain)
    if first and first.group() in names:
        return first.group()  # realisasi (persen), realisasi TW I
    return nearest(plain, names, NEAR)
