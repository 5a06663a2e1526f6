"""The documents follow the code: every command and option in the README, every key in PANDUAN.md."""

from __future__ import annotations

import re
from importlib import metadata

import pytest
from click.testing import CliRunner
from pydantic import BaseModel
from ruamel.yaml import YAML

from generator.commands import upkeep
from generator.commands.cli import main
from generator.content import answers
from generator.records import metode, office, record, rule_set
from generator.records import plan as schema
from generator.records import printed as printed_schema
from generator.records import quarter as quarter_schema
from tests.following import ADDED, CHANGED, steps
from tests.support import ROOT

README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "PANDUAN.md").read_text("utf-8")
MODELS = [
    m
    for module in (office, rule_set, schema, metode, quarter_schema, printed_schema)
    for m in vars(module).values()
    if isinstance(m, type) and issubclass(m, BaseModel) and m not in (BaseModel, record.Model)
]


@pytest.mark.parametrize("command", sorted(main.commands))
def test_command_is_documented(command: str) -> None:
    assert f"`lapkin {command}" in README
    for option in main.commands[command].params:
        assert option.opts[0] in README.split(f"`lapkin {command}")[1].split("\n")[0].replace(
            option.name.upper(), option.name
        )


def test_the_help_lists_the_commands_as_the_readme_does_and_leads_to_the_guide() -> None:
    told = CliRunner().invoke(main, ["--help"]).output
    listed = re.findall(r"^  ([a-z-]+)  ", told.partition("Perintah:")[2], re.MULTILINE)
    assert listed == re.findall(r"^\| `lapkin ([a-z-]+)", README, re.MULTILINE)
    assert listed[0] == "isi" and "PANDUAN.md" in told


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_key_is_documented(model: type[BaseModel]) -> None:
    assert [k for k in model.model_fields if f"`{k}`" not in GUIDE and f"{k}:" not in GUIDE] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_order_of_the_rooms_is_that_of_the_code(name: str) -> None:
    (line,) = re.findall(r"^commands → .*$", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    told = [set(layer.split(", ")) for layer in line.removesuffix(".").split(" → ")]
    assert told == [{room.removesuffix(".py") for room in layer} for layer in upkeep.LAYERS]


def test_the_guide_says_where_every_warning_is_answered() -> None:
    """The table has a row per file; a code that may be answered in two stands in both."""
    table = GUIDE.split("| peringatan | dijawab pada |")[1].split("\n\n")[0]
    rows = {row.split("|")[2].strip(): row.split("|")[1] for row in table.splitlines()[2:]}
    asked = {
        "berkas indikator itu": answers.INDICATOR,
        "`anggaran.yaml`": answers.BUDGET,
        "`laporan.yaml`": answers.REPORT,
        "baris anggaran itu, di dalam kurungnya": answers.LINE,
        "kegiatan itu pada `highlight.yaml`": answers.HIGHLIGHT,
    }
    assert {place: [c for c in codes if f"`{c}`" not in rows[place]] for place, codes in asked.items()} == {
        place: [] for place in asked
    }


def test_make_targets_are_documented() -> None:
    for target in ("site", "serve", "check", "test", "bench"):
        assert f"make {target}" in README
        assert f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")


def test_the_tree_names_what_is_there() -> None:
    for name in ("content", "generator", "theme", "tests", "mkdocs.yml"):
        assert (ROOT / name).exists()
        assert name in README


def test_lock_files_name_no_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-supply.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_lock_pins_what_is_asked_for_with_extras() -> None:
    """pip takes a name with extras for a requirement of its own; unpinned, the newest release breaks the hashes."""
    lock = (ROOT / "requirements-dev.txt").read_text("utf-8")
    asked = [r for d in metadata.distributions() for r in d.requires or [] if "extra ==" not in r]
    wanted = {m.group().lower() for r in asked if (m := re.match(r"[A-Za-z0-9._-]+\[[a-z,]+\]", r))}
    assert "coverage[toml]" in wanted
    assert [w for w in sorted(wanted) if f"\n{w}==" not in lock] == []


@pytest.mark.parametrize("name", [".github/workflows/lapkin.yml", ".gitlab-ci.yml"])
def test_recipe_for_pipelines_runs_what_there_is(name: str) -> None:
    """The pipelines call commands and options that exist, and targets of the Makefile."""
    text = (ROOT / name).read_text("utf-8")
    assert YAML(typ="safe").load(text)
    calls = re.findall(r"lapkin (\w+)((?: [^\n;|}>&]+)?)", text.replace("name: Lapkin", ""))
    assert {command for command, _ in calls} == {"check", "diff", "build", "terima"}
    for command, words in calls:
        known = {option for param in main.commands[command].params for option in param.opts}
        assert set(re.findall(r"--[a-z]+", words)) <= known
    for target in re.findall(r"make ([\w./]+)", text):
        assert f"\n{target}:" in (ROOT / "Makefile").read_text("utf-8")
    assert "lapkin check" in text.split("lapkin build")[0]


@pytest.mark.parametrize("name", [".github/workflows/pasokan.yml", ".gitlab-ci.yml"])
def test_the_supply_chain_is_watched_every_week(name: str) -> None:
    text, targets = (ROOT / name).read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    assert YAML(typ="safe").load(text)
    assert "schedule" in text and "[audit, sbom, canary]" in text
    assert all(f"\n{target}:" in targets for target in ("audit", "sbom", "canary"))


def test_every_picture_of_the_guide_is_there_and_used() -> None:
    shown = set(re.findall(r"!\[[^\]]{20,}\]\((panduan/[\w-]+\.png)\)", GUIDE))
    assert shown == {f"panduan/{p.name}" for p in (ROOT / "panduan").iterdir()}
    assert len(re.findall(r"!\[", GUIDE)) == len(shown)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_places_named_in_the_documents_exist(name: str) -> None:
    """A room, a module or a file of the package that a document names is there, but for what a recipe writes."""
    text = re.sub(r"Write `[^`]+`:", "", (ROOT / name).read_text("utf-8"))
    rooms = {p.name for p in (ROOT / "generator").iterdir() if p.is_dir()}
    named = re.findall(r"`(?:generator/)?([a-z_]+/[\w./*-]*)`", text)
    places = [
        n for n in named if n.partition("/")[0] in rooms - {"content", "data", "site"} or n.startswith("records/metode")
    ]
    assert places
    package = ROOT / "generator"
    missing = [n for n in places if not (package / n).exists() and not (package / f"{n}.py").exists()]
    assert missing == []


@pytest.mark.parametrize("name", re.findall(r"^### (.+)$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
def test_a_recipe_names_lines_that_are_there(name: str) -> None:
    taken = steps(name)
    assert len(taken) > 1
    for found in (ADDED.search(step) or CHANGED.search(step) for step in taken):
        if found and found.group(2) and (ROOT / found.group(1)).is_file():
            line = (ROOT / found.group(1)).read_text("utf-8").count(found.group(2))
            assert line == 1 if found.re is CHANGED else line, found.group(0)
