"""What stands in a record of content/ that no workbook asks for, as rows to fill in: the plan of a year, the office.

In: the model of a record, its file as it is. Out: rows of a `Lembar`. What keys there are is told by the models, what
they mean by keys.toml: whoever adds a key there has it here.
"""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from generator.content.model import Content, VersiRencana
from generator.forms import comparison_layout, editor
from generator.forms.cells import HEAD, NOTE, TITLE, Berkas, Isian, Lembar, Tulisan
from generator.problems.problem import Keys
from generator.records import values
from generator.records.office import Orang, Unit
from generator.records.performance_tree import Lintas, Pohon, Simpul
from generator.records.plan import Indikator, Perspektif, Rencana, RencanaPerubahan, Sasaran
from generator.records.record import Model
from generator.yaml.kinds import Kind

KINDS: dict[Any, Kind] = {Decimal: "angka", int: "bulat", date: "tanggal", str: "teks"}
# What names a file or a record, or says how it is built, and what the comparisons ask for.
NAMING = frozenset({"tahun", "nomor", "kode", "periode", "berlaku_sejak", *comparison_layout.KEYS})
DOCUMENT, RULES = "nomor", "aturan"  # of the document that a plan is; a choice of what there is
ROWS: dict[str, type[Model]] = {"lintas": Lintas, "simpul": Simpul}  # lists whose records are a row each


def office(file: Berkas) -> Lembar:
    """Return what an office says of itself."""
    sheet = Lembar("Kantor")
    sheet.add(Tulisan("Kantor", TITLE))
    _record(sheet, Unit, file, (), {"kode"})
    return sheet


def plan(content: Content, versi: VersiRencana, file: Berkas) -> Iterator[tuple[str, Lembar]]:
    """Yield the parts of a plan, each with what it is called in an address: its head, its goals, its indicators."""
    rencana = versi.rencana
    sheet = Lembar("Rencana")
    sheet.add(Tulisan(f"Rencana {rencana.tahun}", TITLE))
    _record(sheet, RencanaPerubahan, file, (), NAMING - {DOCUMENT}, choices=tuple(content.aturan))
    yield "rencana", sheet
    goals = Lembar("Sasaran")
    for p in rencana.perspektif:
        goals.add(Tulisan(f"Perspektif {p.label}", TITLE))
        _record(goals, Perspektif, file, ("perspektif", p.kode), NAMING, f"{p.nama}: ")
    for s in rencana.semua_sasaran:
        goals.add(Tulisan(f"Sasaran {s.nomor}", TITLE))
        _record(goals, Sasaran, file, ("sasaran", str(s.nomor)), NAMING, f"Sasaran {s.nomor}: ")
    yield "sasaran", goals
    for i in rencana.indikator:
        yield f"iku/{i.nomor}", _indicator(rencana, i, file)
    tree = Lembar("Pohon kinerja")
    tree.add(Tulisan(tree.nama, TITLE))
    _record(tree, Pohon, file, ("pohon",), ())
    yield "pohon", tree


def _indicator(rencana: Rencana, i: Indikator, file: Berkas) -> Lembar:
    sheet = Lembar(f"{i.sebutan}: {i.label}")
    sheet.add(Tulisan(sheet.nama, TITLE))
    base: Keys = ("indikator", str(i.nomor))
    _record(sheet, Indikator, file, base, NAMING)
    sheet.add(Tulisan("Target", TITLE))
    kind: Kind = "teks" if i.skala or i.arah == "stabilkan" else "angka"
    periods = {**{m.kunci: m.nama for m in rencana.jenis.sebagian}, "tahunan": "setahun"}
    for key, name in periods.items():
        sheet.add(Tulisan(f"Target {name}"), _input(file, (*base, "target", key), kind, tuple(i.skala)))
    if i.kolom:
        sheet.add(Tulisan("Judul kolom rincian", TITLE))
    for key, title in i.kolom.items():
        sheet.add(Tulisan(f"Judul kolom {title}"), _input(file, (*base, "kolom", key), "teks", ()))
    sheet.baris += comparison_layout.comparisons(rencana, file, [i]).baris
    return sheet


def places(rencana: Rencana) -> dict[Keys, Keys]:
    """Return where in a plan its perspektif, goals and indicators stand, by what the rows here call them."""
    found: dict[Keys, Keys] = {("indikator", str(i.nomor)): path for path, i in rencana.paths()}
    found |= {("sasaran", str(s.nomor)): path for path, s in rencana.goal_paths()}
    return found | {("perspektif", p.kode): ("perspektif", n) for n, p in enumerate(rencana.perspektif)}


def _record(
    sheet: Lembar,
    kind: type[Model],
    file: Berkas,
    base: Keys,
    left: Collection[str],
    above: str = "",
    choices: tuple[str, ...] = (),
) -> None:
    """Add a row for each value of a record, but for keys that are `left` out, for mappings, and for lists of records;
    `choices` are those of the rule set."""
    hints, words = get_type_hints(kind, include_extras=True), editor.words()[kind.__name__]
    for key in (key for key in kind.model_fields if key not in left):
        label, path, bare = f"{above}{key.replace('_', ' ').capitalize()}", (*base, key), _bare(hints[key])
        note = Tulisan(words[key], NOTE)
        if key in ROWS:
            _rows(sheet, ROWS[key], file, path)
        elif bare is Orang:
            _record(sheet, Orang, file, path, (), f"{label}: ")
        elif get_origin(bare) is tuple and (of := _kind(get_args(bare)[0])):
            for n in file.rows(path, "teks"):
                sheet.add(Tulisan(f"{label} {n + 1}"), _input(file, (*path, n), *of), *([] if n else [note]))
        elif of := _kind(bare):
            sheet.add(Tulisan(label), _input(file, path, of[0], choices if key == RULES else of[1]), note)


def _rows(sheet: Lembar, kind: type[Model], file: Berkas, path: Keys) -> None:
    """Add a row for each record of a list, with a column for each of its keys."""
    name, hints = str(path[-1]), get_type_hints(kind, include_extras=True)
    asked = {key: of for key in kind.model_fields if (of := _kind(_bare(hints[key])))}
    sheet.add(Tulisan(name.capitalize(), HEAD), *(Tulisan(key.capitalize(), HEAD) for key in asked))
    for n in file.rows(path, name):
        cells = (_input(file, (*path, n, key), "teks", choices) for key, (_, choices) in asked.items())
        sheet.add(Tulisan(f"{name.capitalize()} {n + 1}"), *cells)


def _input(file: Berkas, path: Keys, kind: Kind, choices: tuple[str, ...]) -> Isian | Tulisan:
    """Return the input of a path; a note where what stands there is no single value, such as a range."""
    if file.has(path) and not file.said(path, kind):
        return Tulisan(f"Ubah di {file.nama}.", NOTE)
    return file.input(path, kind, choices)


def _bare(hint: Any) -> Any:
    """Return the type of a value that is there."""
    inner = [part for part in get_args(hint) if part is not NoneType]
    return inner[0] if NoneType in get_args(hint) and len(inner) == 1 else hint


def _kind(hint: Any) -> tuple[Kind, tuple[str, ...]] | None:
    """Return of what kind a single value is, and the words to choose from; None for what is no single value."""
    if get_origin(hint) is Literal:
        return "teks", get_args(hint)
    base, *rules = get_args(hint) if hasattr(hint, "__metadata__") else (hint,)
    if base is bool:
        return "teks", ("ya", "tidak")
    if any(getattr(rule, "func", None) is values.text for rule in rules):
        return "prosa", ()
    return (KINDS[base], ()) if base in KINDS else None
