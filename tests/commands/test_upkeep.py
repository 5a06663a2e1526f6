"""What is made from the code is fresh, and says of the real content what the reader says."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from PIL import Image
from ruamel.yaml import YAML

from generator.commands import language, upkeep
from generator.commands.cli import main
from generator.forms import editor
from generator.problems.rules import LEVELS, known
from tests.support import CONTENT, ROOT

FRESH = upkeep.files(ROOT)


@pytest.mark.parametrize("name", sorted(FRESH))
def test_committed_file_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == FRESH[name], "run: make fresh"


@pytest.mark.slow
@pytest.mark.parametrize("name", ["apple-touch-icon.png", "ikon-192.png", "ikon-512.png", "favicon.ico"])
def test_committed_icon_is_the_mark(name: str) -> None:
    drawn = Image.open(io.BytesIO(upkeep.pictures()[f"theme/assets/{name}"])).convert("RGB")
    kept = Image.open(io.BytesIO((ROOT / "theme/assets" / name).read_bytes())).convert("RGB")
    assert (kept.size, kept.tobytes()) == (drawn.size, drawn.tobytes()), "run: make fresh"
    ground = re.findall(r"#[0-9a-f]{6}", (ROOT / "theme/assets/mark.svg").read_text("utf-8"))[0]
    assert "#{:02x}{:02x}{:02x}".format(*kept.getpixel((2, 2))) == ground
    assert kept.getpixel((kept.width // 2, kept.height * 5 // 8)) == (255, 255, 255)  # the bar in the middle


def test_compiled_translations_are_fresh() -> None:
    assert language.COMPILED.read_bytes() == language.compiled(), "run: make fresh"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "Perintah 'chek' tidak dikenal."),
        (["check", "--ketta"], "Pilihan '--ketta' tidak dikenal."),
        (["form"], "Isian belum ditulis:"),
        (["check", "--format", "xml"], "bukan salah satu dari"),
        (["new", "2030/tw2", "lagi"], "Ada isian yang berlebih (lagi)."),
        (["check", "--help"], "Cara pakai:"),
    ],
)
def test_the_command_line_speaks_indonesian(words: list[str], said: str) -> None:
    shown = CliRunner().invoke(main, words).output
    assert said in shown
    assert not re.search(r"\b(?:Usage|Error|Options|Try|Missing|No such|Invalid|Did you)\b", shown)


@pytest.mark.parametrize("rule", known().values(), ids=list(known()))
def test_every_rule_says_what_to_do(rule: Any) -> None:
    assert rule.tingkat in LEVELS
    assert rule.arti.endswith(".")
    assert rule.perbaikan.endswith(".")
    assert rule.salah != rule.benar
    assert f"#### {rule.kode}\n" in (ROOT / "PANDUAN.md").read_text("utf-8")


def content_files() -> list[tuple[str, Path]]:
    found = [(name, path) for name, (glob, _) in editor.KINDS.items() for path in sorted(CONTENT.glob(glob))]
    return [(name, path) for name, path in found if name != "iku" or path.parent.name == "iku"]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "path"), content_files(), ids=lambda v: str(v)[-40:])
def test_editor_accepts_the_real_content(name: str, path: Path) -> None:
    schema = json.loads((ROOT / editor.FOLDER / f"{name}.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    tree = json.loads(json.dumps(YAML(typ="safe", pure=True).load(path.read_text("utf-8")), default=str))
    assert [e.message for e in Draft7Validator(schema).iter_errors(tree)] == []


def test_every_file_of_the_content_has_a_schema() -> None:
    known = {path for _, path in content_files()}
    assert set(CONTENT.rglob("*.yaml")) - known == set()


@pytest.mark.parametrize(
    ("name", "tree"),
    [
        ("iku", {"nomor": 1, "realisai": 5}),
        ("iku", {"nomor": 1, "realisasi": "96,60"}),
        ("iku", {"realisasi": 5}),
        ("laporan", {"tahun": 2024, "triwulan": 5, "status": "draf", "judul": "a"}),
        ("laporan", {"tahun": 2024, "triwulan": 2, "status": "final", "judul": "a"}),
        ("anggaran", {"sumber": "a", "indikator": {"1": {"pagu": -5, "realisasi": 1}}}),
    ],
)
def test_editor_draws_a_red_line(name: str, tree: dict[str, Any]) -> None:
    schema = json.loads((ROOT / editor.FOLDER / f"{name}.json").read_text("utf-8"))
    assert list(Draft7Validator(schema).iter_errors(tree))
