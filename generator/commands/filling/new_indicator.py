"""What a new indicator of a plan is asked for in the editor: who it is, and how its realisasi is made.

In: the words that a browser sent. Out: the values to write below the indicator, or what is lacking. What each metode
needs is told by its model: whoever adds a metode has it here, but for the names of new keys.
"""

import re
from collections.abc import Iterator, Mapping
from typing import get_args, get_origin

from generator.problems.problem import Keys
from generator.records.metode import Cara, Metode
from generator.records.plan import Indikator
from generator.yaml.writing import Baru

WAY, COLUMNS, SOURCE = "cara", "kolom", "sumber"
ASKED = {"kode": "Kode", "nama": "Nama indikator", "satuan": "Satuan", "arah": "Arah", WAY: "Cara menghitung"}
WAYS: Mapping[str, type[Cara]] = {kind.label: kind for kind in get_args(get_args(Metode)[0])}
OF_WAY = {
    SOURCE: "Sumber realisasinya",
    COLUMNS: "Kolom rincian",
    "pembilang": "Kolom pembilang",
    "penyebut": "Kolom penyebut",
    "nol_per_nol": "Nilai baris 0 per 0",
    "bobot": "Kolom bobot",
    "nilai": "Kolom nilai",
}
NOTES = {COLUMNS: "Judulnya dipisahkan koma; yang pertama nama barisnya, misalnya: Komoditas, Diuji, Memenuhi syarat."}
TWICE = "Kolom rincian: {} disebut dua kali."
UNKNOWN = "{}: {} bukan salah satu judul pada Kolom rincian."


def choices() -> dict[str, tuple[str, ...]]:
    """Return what may be chosen, by what is asked for."""
    found = {"arah": get_args(Indikator.model_fields["arah"].annotation), WAY: tuple(WAYS)}
    for kind in WAYS.values():
        found |= {
            n: get_args(f.annotation) for n, f in kind.model_fields.items() if n in OF_WAY and _is_choice(kind, n)
        }
    return found


def notes() -> dict[str, str]:
    """Return what is said beside an input: of which ways it is needed, and how it is typed."""
    needed = {key: [label for label, kind in WAYS.items() if key in _needs(kind)] for key in OF_WAY}
    return {key: f"Untuk {', '.join(ways)}. {NOTES.get(key, '')}".strip() for key, ways in needed.items()}


def lacking(words: Mapping[str, str]) -> list[str]:
    """Return the names of what is not there and has to be."""
    asked = {**ASKED, **{key: OF_WAY[key] for key in _needs(_kind(words))}}
    return [name for key, name in asked.items() if key != WAY and not words.get(key)]


def values(words: Mapping[str, str]) -> dict[Keys, Baru]:
    """Return what is written below an indicator; raise `ValueError` with a sentence for a column that is none."""
    kind = _kind(words)
    titles = _columns(words.get(COLUMNS, "")) if kind.dari_baris else {}
    found: dict[Keys, Baru] = {(key,): Baru("teks", words[key]) for key in ASKED if key != WAY}
    found |= {(COLUMNS, key): Baru("teks", title) for key, title in titles.items()}
    found[("metode", "jenis")] = Baru("teks", str(get_args(kind.model_fields["jenis"].annotation)[0]))
    for key in (key for key in _needs(kind) if key != COLUMNS):
        found |= {("metode", *path): value for path, value in _value(kind, key, words[key], titles)}
    return found


def _kind(words: Mapping[str, str]) -> type[Cara]:
    return WAYS.get(words.get(WAY, ""), next(iter(WAYS.values())))


def _needs(kind: type[Cara]) -> list[str]:
    """Return what has to be said for a metode, besides which it is."""
    return [
        *([COLUMNS] if kind.dari_baris else []),
        *(n for n, f in kind.model_fields.items() if f.is_required() and n in OF_WAY),
    ]


def _is_choice(kind: type[Cara], name: str) -> bool:
    return all(isinstance(one, str) for one in get_args(kind.model_fields[name].annotation) or [None])


def _columns(text: str) -> dict[str, str]:
    """Return a key for each title that is typed, with the title."""
    found: dict[str, str] = {}
    for title in filter(None, (one.strip() for one in text.split(","))):
        key = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_") or "kolom"
        if key in found:
            raise ValueError(TWICE.format(title))
        found[key] = title
    return found


def _value(kind: type[Cara], name: str, text: str, titles: Mapping[str, str]) -> Iterator[tuple[Keys, Baru]]:
    """Yield a value of a metode: words as they are, the key of a column by its title, of more than one in a list."""
    if name == SOURCE or _is_choice(kind, name):
        yield (name,), Baru("teks", text)
        return
    many = get_origin(kind.model_fields[name].annotation) is tuple
    for n, title in enumerate(text.split(",") if many else [text]):
        key = next((key for key, known in titles.items() if known.casefold() == title.strip().casefold()), None)
        if key is None:
            raise ValueError(UNKNOWN.format(OF_WAY[name], title.strip()))
        yield ((name, n) if many else (name,)), Baru("teks", key)
