"""A list that must hold something and holds nothing: what to type into it, or what to remove with it.

In: the type of a file, the path of the list, its tree. Out: a remedy.
"""

from types import NoneType
from typing import Any, Literal, get_args, get_origin

from annotated_types import MinLen

from generator.problems.problem import Keys
from generator.yaml.tree import Node

UNSAID = "…"


def remedy(field: Any, path: Keys, root: Node) -> str:
    """Return what to type into an empty list on a path, whose `field` is known; nothing where it may be empty."""
    if (
        field is None
        or get_origin(field.annotation) is not tuple
        or not any(isinstance(each, MinLen) for each in field.metadata)
    ):
        return ""
    name, item = str(path[-1]), f"- {_shape(field.annotation)}"
    there = root.at(path[:-1]).value
    if isinstance(there, dict) and name in there:
        what = f"Ganti isi {name} dengan sedikitnya satu butir pada baris di bawahnya: {item}"
    else:
        what = f"Tambahkan {name}: dengan sedikitnya satu butir pada baris di bawahnya: {item}"
    without = f"hapus isian {name}" if not field.is_required() else _removed(path[:-1], root)
    return f"{what}; atau {without}." if without else f"{what}."


def _shape(kind: Any) -> str:
    """Return an item of a list as it is typed: the keys that it must have."""
    if get_origin(kind) is tuple:
        return _shape(get_args(kind)[0])
    fields = getattr(kind, "__pydantic_fields__", None)
    if fields is None:
        return UNSAID
    typed = [f"{key}: {_value(field.annotation)}" for key, field in fields.items() if field.is_required()]
    return f"{{{', '.join(typed)}}}" if typed else UNSAID


def _value(kind: Any) -> str:
    choices = [part for part in get_args(kind) if part is not NoneType]
    if get_origin(kind) is Literal:
        return str(choices[0]) if len(choices) == 1 else UNSAID
    if get_origin(kind) is tuple:
        return f"[{UNSAID}]"
    named = getattr(kind, "__pydantic_fields__", None) or any(hasattr(c, "__pydantic_fields__") for c in choices)
    return f"{{{UNSAID}}}" if named else UNSAID


def _removed(path: Keys, root: Node) -> str:
    """Return what to remove with a list: the nearest item around it that is not the only one; nothing without any."""
    if not path or not isinstance(path[-1], int):
        return ""
    name, number, items = path[-2], path[-1], root.at(path[:-1]).value
    if not isinstance(items, list) or len(items) == 1:
        return _removed(path[:-2], root)
    first = items[number].place.line
    end = str(items[number + 1].place.line - 1) if number + 1 < len(items) else "akhir butir itu"
    return f"hapus {name} ini, baris {first} sampai {end}"
