"""What pydantic found wrong with a record, said to an officer.

In: a validation error and the tree it is about. Out: problems with their place, rule and remedy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import ValidationError

from generator import values
from generator.nodes import Node
from generator.problems import Problem, nearest

Path_ = tuple[int | str, ...]
UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")  # of a key, as models and dataclasses say it
DASH = "Beri satu spasi sesudah tanda hubung (-)."
PAIRS = "Tulis kunci: nilai pada baris di bawahnya."


def translate(error: ValidationError, root: Node, kind: Any) -> Iterator[Problem]:
    """Yield a problem for every fault of a validation error, at its place in the tree."""
    for fault in error.errors():
        path = _on_tree(fault["loc"], root)
        if fault["type"] == "too_short" and root.at(path).value:
            continue  # its items are at fault, and have problems of their own
        keys = [str(s) for s in path if isinstance(s, str)]
        code, wrong, remedy = _sentence(fault["type"], fault, kind, path)
        place = root.place_of(path) if fault["type"] in (*UNKNOWN, "missing") else root.at(path).place
        yield Problem(place, code, keys[-1] if keys else "", wrong, remedy)


def _on_tree(loc: Path_, root: Node) -> Path_:
    """Drop the steps that pydantic adds (union tags, key markers) and the tree does not have."""
    path: list[int | str] = []
    for position, step in enumerate(loc):
        value = root.at(tuple(path)).value
        last = position == len(loc) - 1
        known = isinstance(step, int) or (isinstance(value, dict) and step in value)
        if known or (last and step != "[key]"):
            path.append(step)
    return tuple(path)


def _sentence(fault_type: str, fault: Any, kind: Any, path: Path_) -> tuple[str, str, str]:
    """Return the rule, what is wrong and the remedy of a fault of pydantic's."""
    match fault_type:
        case "lapkin":
            return values.parts(fault["msg"])
        case "missing" | "union_tag_not_found":
            key = "jenis" if fault_type == "union_tag_not_found" else str(path[-1])
            return "kunci-wajib", f"Kunci {key} wajib ada.", f"Tambahkan {key}: …"
        case _ if fault_type in UNKNOWN:
            known = sorted(keys_at(kind, path[:-1]))
            if str(path[-1]).startswith("-"):
                return "kunci-asing", "Kunci ini tidak dikenal.", DASH
            near = nearest(str(path[-1]), known)
            hint = f"Mungkin maksudnya {near}." if near else f"Kunci yang dikenal: {', '.join(known)}."
            return "kunci-asing", "Kunci ini tidak dikenal.", hint
        case "literal_error" | "union_tag_invalid":
            context = fault["ctx"]
            options = (context.get("expected") or context["expected_tags"]).replace("'", "").replace(" or ", ", ")
            near = nearest(_shown(fault).strip().lower(), options.split(", "))
            remedy = f"Tulis {near}. Pilihan: {options}." if near else f"Pilih salah satu: {options}."
            return "pilihan-asing", f'"{_shown(fault)}" bukan pilihan yang dikenal.', remedy
        case "tuple_type" | "list_type":
            glued = str(next(iter(fault["input"] or ""), "")).startswith("-")  # the first key or character
            remedy = "Tulis tiap butir pada baris sendiri, diawali tanda hubung (-) dan satu spasi."
            return (
                "daftar-diminta",
                "Seharusnya daftar.",
                "Beri satu spasi sesudah tanda hubung (-)." if glued else remedy,
            )
        case "too_short":
            return "daftar-kosong", "Daftar ini kosong.", "Isi sedikitnya satu butir."
        case "dict_type" | "dataclass_type" | "model_type" | "model_attributes_type":
            known = keys_at(kind, path)
            remedy = f"Tulis kunci: nilai pada baris di bawahnya, misalnya {known[0]}: …" if known else PAIRS
            return "pasangan-diminta", "Seharusnya pasangan kunci: nilai.", remedy
    raise AssertionError(fault_type)


def _shown(fault: Any) -> str:
    shown = fault["ctx"].get("tag", fault["input"])
    return str(shown)[:40]


def keys_at(kind: Any, path: Path_) -> list[str]:
    """Return the keys known at a path of a type, in order: the fields of the models found there."""
    fields = getattr(kind, "__pydantic_fields__", None)
    if fields is not None:
        if not path:
            return list(fields)
        field = fields.get(str(path[0]))
        return keys_at(field.annotation, path[1:]) if field else []
    arguments = get_args(kind)
    if get_origin(kind) in (tuple, dict):
        path, arguments = path[1:], arguments if path else ()
    return list(dict.fromkeys(key for a in arguments for key in keys_at(a, path)))
