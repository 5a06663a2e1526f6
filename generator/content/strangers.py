"""A name that a record does not know, said to an officer: what she meant, or where what she typed belongs.

In: the name as typed, the names known there, the type of the file. Out: rule, what is wrong, remedy.
"""

import re
from collections.abc import Sequence
from typing import Any

from generator.problems.problem import Keys, Problem
from generator.records import vocabulary
from generator.yaml.tree import Node

Told = tuple[str, str, str]  # the rule, what is wrong, the remedy
DASH = "Beri satu spasi sesudah tanda hubung (-)."
STRANGE = "Isian ini tidak dikenal."
GLUED = re.compile(r"([a-z_0-9]+)(\s*[:=]\s*|\s+)(\S.*)")
MANY = 2  # names of another file that make a file look like that one


def meant_by(name: str, among: Sequence[str]) -> str:
    """Return the name of a record that was meant; an empty text where none was."""
    found = GLUED.fullmatch(name)
    return found.group(1) if found and found.group(1) in among else vocabulary.meant(name, among)


def told(name: str, among: Sequence[str], kind: Any, node: Node) -> Told:
    """Return what to say of a name that is not known where it stands."""
    code, plain = "kunci-asing", vocabulary.clean(name)
    if name.startswith("-"):
        remedy = "Hapus tanda hubung (-) di depannya." if name.lstrip("- ") in among else DASH
        return code, STRANGE, remedy
    glued = GLUED.fullmatch(name)
    if glued and glued.group(1) in among and node.value is None:
        return _torn(*glued.groups())
    near = vocabulary.meant(name, among)
    odd = vocabulary.foreign(name)
    if near and odd and near == plain:
        wrong = f'Huruf "{odd}" pada nama isian ini hanya mirip huruf biasa.'
        return code, wrong, f"Mungkin maksudnya {near}. Hapus namanya, lalu ketik ulang dengan papan tik."
    if near == plain and near != name:
        return code, _spelling(name, near), f"Mungkin maksudnya {near}. Tulis {near}: …"
    if plain in vocabulary.COMPUTED and not near:
        return code, "Angka ini dihitung sendiri oleh situs.", "Hapus isian ini."
    place = vocabulary.home(plain, kind)
    if place and f"_{near}_" not in f"_{plain}_":
        return code, "Isian ini tidak pada tempatnya.", f"Isian {plain} ditulis {place}."
    return code, STRANGE, f"Mungkin maksudnya {near}." if near else f"Yang dikenal di sini: {', '.join(sorted(among))}."


def _torn(name: str, between: str, value: str) -> Told:
    """Return what to say of pagu:1_000 and of pagu 1_000, which a comma made names of their own."""
    if ":" in between:
        return "titik-dua-rapat", "Tidak ada spasi sesudah titik dua.", f"Tulis {name}: {value} dengan satu spasi."
    return "titik-dua-hilang", f"Tidak ada titik dua sesudah {name}.", f"Tulis {name}: {value} dengan titik dua."


def _spelling(name: str, right: str) -> str:
    if name.casefold() == right:
        return "Nama isian ditulis dengan huruf kecil."
    return "Nama isian tidak memuat spasi atau tanda lain."


def other_file(unknown: Sequence[Keys], root: Node, kind: Any) -> Problem | None:
    """Return the problem of a file that holds what belongs into another one; None when it does not."""
    typed = list(root.value) if isinstance(root.value, dict) else []
    if len(unknown) < MANY or 2 * len(unknown) < len(typed):
        return None
    other = vocabulary.file_of([str(path[0]) for path in unknown], kind)
    if not other:
        return None
    wrong = f"Berkas ini berisi isian {other} ({', '.join(str(p[0]) for p in unknown[:4])})."
    remedy = f"Pindahkan isinya ke {other}, atau kembalikan isi berkas ini yang semula."
    return Problem(root.place_of(unknown[0]), "kunci-asing", "", wrong, remedy)
