"""What pydantic found wrong with a record, said to an officer.

In: a validation error and the tree it is about. Out: problems with their place, rule and remedy. One mistake is one
problem: a name that is misspelt is not missing as well, and a whole file of another kind is not twelve wrong names.
"""

import re
from collections.abc import Iterator
from itertools import islice
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from generator.content import empty_lists, strangers
from generator.content.strangers import Told
from generator.problems.problem import MOST, Keys, Place, Problem, more, nearest
from generator.records import meant, values
from generator.yaml.outline import LONGEST
from generator.yaml.tree import Node

UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")  # of a name, as models and dataclasses say it
PAIRS = "Tulis nama isian, titik dua, satu spasi, lalu nilainya, pada baris di bawahnya."
BULLET = re.compile(r"(?:[•●▪–—*·]|-(?! )|[0-9]{1,2}[.)])\s*")
BULLETS = re.compile(r"(?<=\s)(?:[•●▪–—*·-]|[0-9]{1,2}[.)])\s")
EMPTY = "Kosong."
MOST_ITEMS = 10_000_000  # a copied row has the index of its own times a hundred thousand


def translate(error: ValidationError, root: Node, kind: Any) -> Iterator[Problem]:
    """Yield a problem for every fault of a validation error, at its place in the tree."""
    found = [(fault, _on_tree(fault["loc"], root)) for fault in islice(error.errors(include_url=False), MOST)]
    unknown = [path for fault, path in found if fault["type"] in UNKNOWN]
    other = strangers.other_file([p for p in unknown if len(p) == 1], root, kind)
    if other:
        yield other
        return
    typed = {path: strangers.meant_by(str(path[-1]), list(keys_at(kind, path[:-1]))) for path in unknown}
    spelt = {(*path[:-1], name) for path, name in typed.items() if name}
    for fault, path in found:
        if fault["type"] == "too_short" and root.at(path).value:
            continue  # its items are at fault, and have problems of their own
        if fault["type"] == "missing" and path in spelt:
            continue
        yield _problem(fault, path, root, kind)
    if error.error_count() > MOST:
        yield more(root.place, error.error_count() - MOST)


def _problem(fault: Any, path: Keys, root: Node, kind: Any) -> Problem:
    keys = [str(s) for s in path if isinstance(s, str)]
    code, wrong, remedy = _sentence(fault["type"], fault, kind, path, root)
    remedy = _of_empty(path, root, kind) or remedy
    place = root.place_of(path) if fault["type"] in (*UNKNOWN, "missing") else root.at(path).place
    return Problem(place, code, keys[-1] if keys else "", wrong, _required(remedy, kind, path))


def _of_empty(path: Keys, root: Node, kind: Any) -> str:
    """Return what to type where a list that must hold something does not; nothing for any other fault."""
    there = root.at(path[:-1]).value
    if len(path) > 1 and isinstance(there, list) and len(there) == 1 and not there[0].value:
        path = path[:-1]  # a hyphen alone
        there = root.at(path[:-1]).value
    value = there.get(str(path[-1])) if isinstance(there, dict) and path else None
    bare = value is None or not value.value or (isinstance(value.value, list) and not value.value[0].value)
    return empty_lists.remedy(_field(kind, path), path, root) if path and bare else ""


def _on_tree(loc: Keys, root: Node) -> Keys:
    """Drop the steps that pydantic adds (union tags, key markers) and the tree does not have."""
    path: list[int | str] = []
    for position, step in enumerate(loc):
        value = root.at(tuple(path)).value
        last = position == len(loc) - 1
        known = isinstance(step, int) or (isinstance(value, dict) and step in value)
        if known or (last and step != "[key]"):
            path.append(step)
    return tuple(path)


def _sentence(fault_type: str, fault: Any, kind: Any, path: Keys, root: Node) -> Told:
    """Return the rule, what is wrong and the remedy of a fault of pydantic's."""
    match fault_type:
        case "lapkin":
            return _single(values.parts(fault["msg"]), root.at(path), root.place_of(path))
        case "missing" | "union_tag_not_found":
            key = "jenis" if fault_type == "union_tag_not_found" else str(path[-1])
            later = f"; bila belum ada, {key}: saja" if nullable(kind, path) else ""
            return "kunci-wajib", f"Isian {key} wajib ada.", f"Tambahkan {key}: …{later}"
        case _ if fault_type in UNKNOWN:
            return strangers.told(str(path[-1]), keys_at(kind, path[:-1]), kind, root.at(path))
        case "literal_error" | "union_tag_invalid":
            return _choice(fault)
        case "tuple_type" | "list_type":
            return _list(fault["input"], kind, path)
        case "too_short":
            return "daftar-kosong", "Daftar ini kosong.", "Isi sedikitnya satu butir."
        case "dict_type" | "dataclass_type" | "model_type" | "model_attributes_type":
            return _record(fault["input"], keys_at(kind, path), path)
    raise AssertionError(fault_type)


def _single(told: Told, node: Node, key: Place) -> Told:
    """Make more of the remedy where one value is asked for and several were typed: say what to type."""
    code = told[0]
    inner = node.value
    if code != "nilai-daftar" or not isinstance(inner, list | dict):
        return told
    own_lines = node.place.line > key.line
    one = next(iter(inner.values() if isinstance(inner, dict) else inner), None) if len(inner) == 1 else None
    word = next(iter(inner)) if isinstance(inner, dict) and inner else ""
    typed = word if isinstance(inner, dict) and one and one.value is None else one.value if one else None
    if isinstance(typed, str) and values.NUMBER.fullmatch(typed):
        return code, "Seharusnya satu nilai.", f"Tulis {typed} saja, tanpa kurung, tanda hubung, atau titik dua."
    if isinstance(inner, dict) and one and isinstance(one.value, str) and len(word) + len(one.value) < LONGEST:
        wrong = "Teks ini memuat titik dua, sehingga terbaca sebagai isian bernama."
        return code, wrong, f'Apit dengan tanda kutip: "{word}: {one.value}"'
    if isinstance(inner, list) and own_lines:
        wrong = "Seharusnya satu nilai, bukan daftar."
        return code, wrong, "Bila teks ini memang daftar, tulis | sesudah titik dua; bila tidak, hapus tanda hubungnya."
    if not own_lines:
        return code, "Kurung di awal teks berarti lain di sini.", "Apit seluruh teks dengan tanda kutip."
    return told


def _choice(fault: Any) -> Told:
    context, typed = fault["ctx"], fault["ctx"].get("tag", fault["input"])
    options = (context.get("expected") or context["expected_tags"]).replace("'", "").replace(" or ", ", ")
    if typed is None:
        return "pilihan-asing", EMPTY, f"Pilih salah satu: {options}."
    near = nearest(str(typed).strip().lower(), options.split(", "))
    remedy = f"Tulis {near}. Pilihan: {options}." if near else f"Pilih salah satu: {options}."
    return "pilihan-asing", f'"{str(typed)[:40]}" bukan pilihan yang dikenal.', remedy


def _list(typed: Any, kind: Any, path: Keys) -> Told:
    """Return what to say where a list is asked for and something else was typed."""
    remedy = "Tulis tiap butir pada baris sendiri, diawali tanda hubung (-) dan satu spasi"
    names = keys_at(kind, (*path, 0))
    if isinstance(typed, dict) and str(next(iter(typed), "")).startswith("-"):
        return "daftar-diminta", "Seharusnya daftar.", "Beri satu spasi sesudah tanda hubung (-)."
    if isinstance(typed, dict) and typed and next(iter(typed)) in names:
        first = next(iter(typed))
        return "daftar-diminta", "Seharusnya daftar.", f"Awali isian pertamanya dengan tanda hubung: - {first}: …"
    if typed is None or not str(typed).strip():
        return "daftar-diminta", "Daftar ini kosong.", f"{remedy}; bila belum ada, hapus baris ini."
    if isinstance(typed, str) and (sign := BULLET.match(typed)):
        wrong = f'Butir daftar diawali tanda hubung (-), bukan "{sign.group().strip()}".'
        if sign.group().strip() == "-":
            return "daftar-diminta", "Seharusnya daftar.", "Beri satu spasi sesudah tanda hubung (-)."
        rest = typed[sign.end() :].strip()
        many = len(rest) > LONGEST or BULLETS.search(rest)
        return "daftar-diminta", wrong, f"{remedy}." if many else f"Tulis - {rest}"
    shown = f": - {typed.strip()}" if isinstance(typed, str) and len(typed) < LONGEST and not names else ""
    return "daftar-diminta", "Seharusnya daftar.", f"{remedy}{shown or '.'}"


def _record(typed: Any, names: list[str], path: Keys) -> Told:
    """Return what to say where named values are asked for and something else was typed."""
    code, wrong = "pasangan-diminta", "Seharusnya isian bernama, seperti nama: nilai."
    first = re.match(r"([a-z_]+)[ =]+(\S.*)", typed) if isinstance(typed, str) else None
    if typed is None or str(typed).strip().casefold() in meant.MISSING:
        found = f", misalnya {names[0]}: …" if names else ""
        return code, EMPTY, f"Tulis isiannya pada baris di bawahnya{found}; bila belum ada, hapus baris ini."
    if first and first.group(1) in names:
        wrong = f"Tidak ada titik dua sesudah {first.group(1)}."
        return "titik-dua-hilang", wrong, f"Tulis {first.group(1)}: {first.group(2)[:LONGEST]}"
    if isinstance(typed, str) and typed.startswith("{"):
        return code, wrong, "Hapus tanda kutip di luar kurung kurawal."
    if isinstance(typed, list | tuple) and typed and isinstance(typed[0], dict):
        return code, wrong, "Hapus tanda hubung (-) di awal baris; isian di sini bukan daftar."
    if not names:
        return code, wrong, PAIRS
    if not path:
        return code, "Berkas ini tidak berisi isian bernama.", f"Tulis misalnya {names[0]}: … pada baris pertama."
    choice = f" (pilihan: {', '.join(names[:8])})" if len(names) > 1 else ""
    shown = f"{names[0]}: {typed.strip()}" if isinstance(typed, str) and len(typed) < LONGEST else f"{names[0]}: …"
    return code, wrong, f"Tulis nama isiannya di depan, misalnya {shown}{choice}."


def _required(remedy: str, kind: Any, path: Keys) -> str:
    """Return a remedy that does not tell to remove what must be there."""
    field = _field(kind, path)
    if field is None or not field.is_required():
        return remedy
    later = "kosongkan sesudah titik dua" if nullable(kind, path) else "tanyakan dahulu; isian ini wajib"
    for told in (meant.ABSENT, values.DROP):
        remedy = remedy.replace(told, told.replace("hapus isian ini", later).replace("hapus baris ini", later))
    return remedy


def nullable(kind: Any, path: Keys) -> bool:
    """Return whether the value on a path may be left empty."""
    field = _field(kind, path)
    return field is not None and NoneType in get_args(field.annotation)


def _field(kind: Any, path: Keys) -> Any:
    """Return the field that a path leads to; None where it leads to an item, or to one of several records."""
    fields = getattr(kind, "__pydantic_fields__", None)
    if fields is not None:
        field = fields.get(str(path[0])) if path else None
        return field if field is None or len(path) == 1 else _field(field.annotation, path[1:])
    inner = [part for part in get_args(kind) if part not in (NoneType, Ellipsis)]
    if get_origin(kind) in (tuple, dict):
        return _field(inner[-1], path[1:]) if inner else None
    return _field(inner[0], path) if len(inner) == 1 else None


def options(kind: Any, path: Keys) -> tuple[str, ...]:
    """Return the words to choose from at a path of a type; none where any may stand."""
    field = _field(kind, path)
    found = (field.annotation, *get_args(field.annotation)) if field else ()
    return next((get_args(part) for part in found if get_origin(part) is Literal), ())


def leads(kind: Any, path: Keys) -> bool:
    """Return whether a path of a type leads to a single value, by items that a file may have."""
    fields = getattr(kind, "__pydantic_fields__", None)
    if fields is not None:
        return bool(path) and str(path[0]) in fields and leads(fields[str(path[0])].annotation, path[1:])
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        sound = bool(path) and isinstance(path[0], int) and 0 <= path[0] < MOST_ITEMS
        return sound and any(leads(a, path[1:]) for a in arguments if a is not Ellipsis)
    if origin is dict:
        return bool(path) and isinstance(path[0], str) and leads(arguments[1], path[1:])
    if arguments and origin is not Literal:
        return any(leads(a, path) for a in arguments)
    return not path


def keys_at(kind: Any, path: Keys) -> list[str]:
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
