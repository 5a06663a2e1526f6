"""What editors know of content/: a JSON Schema for each kind of file, made from the models, in Indonesian.

In: the models and `keys.toml`. Out: files by path from the project's root, for `.vscode/`.
"""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.addresses import periods
from generator.records.medium_term import Renstra
from generator.records.metadata import Metadata
from generator.records.office import Unit
from generator.records.plan import Rencana, RencanaPerubahan
from generator.records.printed import Koreksi, Kunci, Naskah, Rekonsiliasi, TabelCetak, Terbit, Terbitan
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.records.regulation import Regulasi
from generator.records.rule_set import Aturan
from generator.records.values import Groups, Line, Text

FOLDER = ".vscode/skema"
# name of the schema: the files it is for, the type of their tree
KINDS: dict[str, tuple[str, Any]] = {
    "unit": ("unit.yaml", Unit),
    "glosarium": ("glosarium.yaml", dict[Line, Text]),
    "sinonim": ("sinonim.yaml", Groups),
    "koreksi": ("koreksi.yaml", tuple[Koreksi, ...]),
    "terbitan": ("terbitan.yaml", tuple[Terbitan, ...]),
    "renstra": ("renstra.yaml", tuple[Renstra, ...]),
    "metadata": ("metadata.yaml", Metadata),
    "aturan": ("aturan/*.yaml", Aturan),
    "regulasi": ("regulasi/*.yaml", Regulasi),
    "perjanjian-kinerja": ("*/perjanjian-kinerja.yaml", Rencana),
    "perjanjian-kinerja-perubahan": ("*/perjanjian-kinerja-perubahan-*.yaml", RencanaPerubahan),
    "laporan": ("*/*/laporan.yaml", Laporan),
    "iku": ("*/*/iku/*.yaml", Ukur),
    "anggaran": ("*/*/anggaran.yaml", Anggaran),
    "highlight": ("*/*/highlight.yaml", tuple[Sorotan, ...]),
    "terbit": ("*/*/terbit.yaml", tuple[Terbit, ...]),
    "daftar-tabel": ("*/*/daftar-tabel.yaml", tuple[TabelCetak, ...]),
    "naskah-cetak": ("*/*/naskah-cetak.yaml", Naskah),
    "rekonsiliasi": ("*/*/rekonsiliasi.yaml", Rekonsiliasi),
    "kunci": ("*/*/kunci.yaml", Kunci),
}


# Records with a key for every period, and what each holds.
PER_PERIOD = {"Target": "Target", "RiwayatTahun": "Realisasi", "Penarikan": "Yang direncanakan ditarik dalam"}

# The terminal of VS Code finds lapkin in the project's environment, so that nobody need switch it on.
TERMINALS = {
    "windows": "${workspaceFolder}\\.venv\\Scripts;${env:PATH}",
    "linux": "${workspaceFolder}/.venv/bin:${env:PATH}",
    "osx": "${workspaceFolder}/.venv/bin:${env:PATH}",
}
TASKS = {
    "Periksa isi": ["check"],
    "Pratinjau": ["serve"],
    "Laporan atau tahun baru": ["new", "${input:kuartal}"],
    "Buat formulir Excel": ["form", "${input:kuartal}"],
    "Pindahkan isian Excel": ["import", "${input:isian}"],
    "Terbitkan laporan": ["publish", "${input:kuartal}"],
    "Catat koreksi": ["correct", "${input:kuartal}"],
    "Angka yang berubah": ["diff", "HEAD"],
}
QUARTER = {"id": "kuartal", "type": "promptString", "description": "Tahun dan folder laporan, misalnya 2024/tw2"}
WORKBOOK = {"id": "isian", "type": "promptString", "description": "Nama berkas, misalnya isian-2024-tw2.xlsx"}


def files() -> dict[str, str]:
    """Return the schemas and the settings of the editor, by path."""
    found = {f"{FOLDER}/{name}.json": _json(schema(kind, words())) for name, (_, kind) in KINDS.items()}
    patterns = {f"./{FOLDER}/{name}.json": f"content/{pattern}" for name, (pattern, _) in KINDS.items()}
    settings = {
        "yaml.schemas": patterns,
        "yaml.validate": True,
        "yaml.hover": True,
        "yaml.completion": True,
        "files.encoding": "utf8",
        "files.eol": "\n",
        **{f"terminal.integrated.env.{system}": {"PATH": path} for system, path in TERMINALS.items()},
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.autoIndent": "keep"},
    }
    found[".vscode/settings.json"] = _json(settings)
    found[".vscode/tasks.json"] = _json({"version": "2.0.0", "tasks": list(_tasks()), "inputs": [QUARTER, WORKBOOK]})
    found[".vscode/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    return found


def _tasks() -> Iterator[dict[str, Any]]:
    """Yield the commands of lapkin as entries of the menu Terminal, Run Task."""
    for label, command in TASKS.items():
        yield {
            "label": label,
            "type": "process",
            "command": "${workspaceFolder}/.venv/bin/lapkin",
            "windows": {"command": "${workspaceFolder}\\.venv\\Scripts\\lapkin.exe"},
            "args": command,
            "problemMatcher": [],
        }


@cache
def words() -> dict[str, dict[str, str]]:
    """Return what every key means, by record and key."""
    found: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("keys.toml").read_text("utf-8"))
    for record, about in PER_PERIOD.items():
        found[record] |= {m.kunci: f"{about} {m.nama}." for m in periods.ALL.values() if m.kunci not in found[record]}
    return found


def modeline(kind: str, file: str) -> str:
    """Return the comment that tells any editor which schema a new file of content/ has; `file` as in `2024/tw2/…`."""
    up = "../" * (file.count("/") + 1)
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind}.json"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def schema(kind: Any, words: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file; keys are described by `words`."""
    found = TypeAdapter(kind).json_schema()
    for name, record in found.get("$defs", {}).items():
        _describe(record, words["Kaidah"] | words[name])
    if found.get("title") in words:
        _describe(found, words["Kaidah"] | words[found["title"]])
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_typed(found)}


def _describe(record: dict[str, Any], words: dict[str, str]) -> None:
    """Put a description on every key; the docstring of the model is for programmers and goes."""
    record.pop("description", None)
    for key, value in record["properties"].items():
        value.pop("title", None)
        value["description"] = words[key]


def _typed(part: Any) -> Any:
    """Let editors accept what the reader does: a text may look like a number, a choice of digits is a number too."""
    if isinstance(part, list):
        return [_typed(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _typed(value) for key, value in part.items() if key != "discriminator"}
    if found.get("type") == "string" and "enum" not in found and "const" not in found:
        found["type"] = ["string", "number"]
    if "enum" in found:
        found["enum"] += [int(c) for c in found["enum"] if isinstance(c, str) and c.isdigit()]
        found.pop("type", None)
    return found
