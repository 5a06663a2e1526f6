"""An office is started in an empty folder: by questions or options, all of it or nothing. The offices are made up."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from generator.build import pipeline
from generator.build.portal import registry
from generator.commands import init
from generator.commands.cli import main
from generator.forms import editor, new_office
from generator.problems.problem import ContentError
from tests import lean, other_offices
from tests.support import CONTENT, ROOT

pytestmark = pytest.mark.slow

OPTIONS = {
    "--nama-resmi": "Kantor Rekaan: Bagian #1",
    "--induk": "Lembaga Contoh",
    "--kepala": "Nama Rekaan, S.Si.",
    "--jabatan": "Kepala Kantor Rekaan",
    "--alamat": "Jalan Rekaan 1",
    "--surel": "kantor@example.go.id",
    "--situs": "https://example.go.id/",
    "--aturan": "polos",
}
WORDS = [word for pair in OPTIONS.items() for word in pair]
WORKFLOWS = (".github/workflows/lapkin.yml", ".github/workflows/masuk.yml")
RULES = [path.stem for path in new_office.RULE_SETS.glob("*.yaml")]


@pytest.fixture(scope="module", autouse=True)
def schemas() -> Iterator[None]:
    """Make the schemas of the editor once: they follow from the code alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(editor, "files", cache(editor.files))
        yield


def said(*words: str, typed: str | None = None) -> Result:
    done = CliRunner().invoke(main, ["init", *words], input=typed)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def answers(**others: str) -> dict[str, str]:
    found = {option[2:].replace("-", "_"): text for option, text in OPTIONS.items()}
    return {**found, "tahun": "2031", **others}


@pytest.mark.parametrize("rules", RULES)
def test_what_is_written_passes_the_check(tmp_path: Path, rules: str) -> None:
    folder = tmp_path / "kantor kami"
    assert said(str(folder), *WORDS, "--aturan", rules, "--tahun", "2031").exit_code == 0
    report = pipeline.compute(folder / "content")
    assert {p.code for p in report.masalah} == {"rencana-draf"}
    kinds = {type(i.metode).__name__ for t in report.content.tahun for i in t.rencana.indikator}
    assert kinds == {"Langsung", "Rasio", "RataRataRasio", "Tertimbang"}
    assert report.content.unit.nama_resmi == OPTIONS["--nama-resmi"]
    assert CliRunner().invoke(main, ["new", "2031/tw1", "--content", str(folder / "content")]).exit_code == 0
    assert pipeline.compute(folder / "content").triwulan


@pytest.mark.parametrize(("typed", "folder"), [("semester", "sm1"), ("Tahunan", "tahun"), ("bulan", "b01")])
def test_an_office_of_another_kind_of_period_is_started(tmp_path: Path, typed: str, folder: str) -> None:
    """Nothing that it gets to read or to fill in speaks of quarters; its first report is made as it is told."""
    done = said(str(tmp_path / "kantor"), *WORDS, "--periode", typed, "--tahun", "2031")
    assert done.exit_code == 0 and f"lapkin new 2031/{folder}" in done.output and "triwulan" not in done.output
    content = tmp_path / "kantor/content"
    for file in (tmp_path / "kantor/README.md", content / "2031/perjanjian-kinerja.yaml"):
        lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("periode: ")]
        assert not re.search(r"triwulan|\btw[1-4]\b", "\n".join(lines), re.I), file
    assert CliRunner().invoke(main, ["new", f"2031/{folder}", "--content", str(content)]).exit_code == 0
    assert [p.level for p in pipeline.compute(content).masalah if p.level == "galat"] == []


@pytest.mark.parametrize("rules", ["polos", "kosong"])
def test_an_office_of_its_own_rules_says_no_word_of_the_first_decree(tmp_path: Path, rules: str) -> None:
    """Its targets are typed and its first report made: what is emitted then has words of its own."""
    said(str(tmp_path / "kantor"), *WORDS, "--periode", "semester", "--tahun", "2031", "--aturan", rules)
    content = tmp_path / "kantor/content"
    plan = content / "2031/perjanjian-kinerja.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("sm1: , sm2: , tahunan: }", "sm1: 80, sm2: 90, tahunan: 90}"), "utf-8"
    )
    assert CliRunner().invoke(main, ["new", "2031/sm1", "--content", str(content)]).exit_code == 0
    first = content / "2031/sm1/iku/01.yaml"
    first.write_text(first.read_text("utf-8") + "realisasi: 75\n", "utf-8")
    found = lean.words(content)
    foreign = other_offices.FIRST.replace("|[Pp]erspektif", "")  # its plan has one, and regulations are quoted
    shown = {
        name: re.sub(r"triwulan-terlewat", "", text)
        for name, text in found.items()
        if re.match(r"(?!kelengkapan-).*\.md", name)
    }
    assert lean.hunted(shown, "Nilai Kinerja") and lean.hunted(shown, rf"(?-i:{foreign})") == {}


def test_an_unknown_kind_of_period_is_refused(tmp_path: Path) -> None:
    done = said(str(tmp_path / "kantor"), *WORDS, "--periode", "caturwulan")
    assert done.exit_code == 2 and "triwulan, semester, tahunan, atau bulanan" in done.output


def test_eight_questions_and_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    wrong = {"--surel": "salah", "--situs": "example.go.id", "--aturan": "9"}
    typed = [text for option, right in OPTIONS.items() for text in (wrong.get(option), right) if text]
    done = said(str(tmp_path / "kantor"), typed="\n".join([*typed, ""]))
    assert done.exit_code == 0, done.output
    assert sorted(set(re.findall(r"^(\d)\. ", done.output, re.M))) == [*"12345678"]
    assert "nama@contoh.go.id" in done.output and "https://contoh.go.id/" in done.output


@pytest.mark.parametrize(("option", "text"), [("--surel", "salah"), ("--situs", "x"), ("--aturan", "lain"), ("--tahun", "31"), ("--induk", " ")])  # fmt: skip
def test_a_wrong_option_is_refused_with_a_remedy(tmp_path: Path, option: str, text: str) -> None:
    done = said(str(tmp_path / "kantor"), *WORDS, option, text)
    assert done.exit_code == 2 and option in done.output
    assert [*tmp_path.iterdir()] == []


def test_no_answer_leaves_nothing_and_names_the_options(tmp_path: Path) -> None:
    done = said(str(tmp_path / "kantor"), typed="Kantor Rekaan\n")
    assert done.exit_code == 1 and "--surel" in done.output
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("name", ["catatan.txt", "content", "paket/lain.txt", ".vscode/settings.json"])
def test_a_folder_that_holds_something_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("milik orang", "utf-8")
    done = said(str(tmp_path), *WORDS)
    assert done.exit_code == 1 and "Tidak ada yang ditulis" in done.output
    assert (tmp_path / name).read_text("utf-8") == "milik orang" and not (tmp_path / "README.md").exists()


def test_a_folder_with_a_repository_and_lapkin_itself_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (".git/HEAD", ".venv/pyvenv.cfg", "paket/lapkin-0.1.0-py3-none-any.whl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("ada", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert said(".", *WORDS).exit_code == 0
    assert (tmp_path / ".git/HEAD").read_text("utf-8") == "ada" and (tmp_path / "content/unit.yaml").is_file()


@pytest.mark.parametrize("name", ["Kantor\u200b Rekaan", "Kantor \u202e rekaan"])
def test_what_the_check_refuses_is_not_left_behind(tmp_path: Path, name: str) -> None:
    done = said(str(tmp_path / "a" / "kantor"), *WORDS, "--nama-resmi", name)
    assert done.exit_code == 1 and "unit.yaml" in done.output
    assert [*tmp_path.iterdir()] == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compute", interrupted)
    with pytest.raises(KeyboardInterrupt):
        init.office(tmp_path / "kantor", {**answers()})
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "name", ["{{ npss }}", "yes", "'", '"', "- a", "# b", "a: b", "*x", "null", "1", "…", "$kode ${x}"]
)
def test_any_name_comes_back_as_it_was_typed(name: str) -> None:
    unit = YAML(typ="safe").load(new_office.files(answers(nama_resmi=name, kepala=name))["content/unit.yaml"])
    assert (unit["nama_resmi"], unit["nama"], unit["kepala"]["nama"]) == (name, name, name)


def test_the_rule_set_of_a_decree_is_the_one_that_is_tested() -> None:
    """Only the report that it was read from is named more exactly than at home."""
    for path in CONTENT.glob("aturan/*.yaml"):
        here, there = (YAML(typ="safe").load(p.read_text("utf-8")) for p in (new_office.RULE_SETS / path.name, path))
        assert here.pop("dikutip_dari")["nama"].startswith(there.pop("dikutip_dari")["nama"])
        assert here.items() >= there.items()
    for path in CONTENT.glob("regulasi/*.yaml"):
        assert (new_office.TEMPLATE / "regulasi" / path.name).read_text("utf-8") == path.read_text("utf-8")


def test_pipelines_run_what_there_is() -> None:
    found = new_office.files(answers())
    for name in (*WORKFLOWS, ".gitlab-ci.yml", "README.md"):
        calls = re.findall(r"(?:bin/|\\Scripts\\|\n)lapkin (\w+)((?: [^\n;|}>&#]+)?)", found[name])
        assert {command for command, _ in calls} <= {*main.commands} and calls
        for command, words in calls:
            known = {option for param in main.commands[command].params for option in param.opts}
            assert set(re.findall(r"--[a-z]+", words)) <= known
    used = re.compile(r"uses: (\S+)")
    for name in WORKFLOWS:
        assert {*used.findall(found[name])} == {*used.findall((ROOT / name).read_text("utf-8"))}
    assert all(YAML(typ="safe").load(found[name]) for name in found if name.endswith(".yml"))
    assert found[new_office.LOCK] == (ROOT / "requirements.txt").read_text("utf-8")


def test_every_schema_that_is_named_is_there() -> None:
    found = new_office.files(answers())
    for name, text in found.items():
        for target in re.findall(r"yaml-language-server: \$schema=(\S+)", text):
            assert os.path.normpath(Path(name).parent / target) in found
    assert json.loads(found[".vscode/settings.json"])["yaml.schemas"]


def test_no_office_is_named_that_is_not_asked_for() -> None:
    """Nothing of the office that this repository holds comes along, but where its report is quoted from."""
    assert "LUBUKLINGGAU" not in "".join(new_office.files(answers()).values()).upper()


@pytest.mark.parametrize("words", [["new", "2026"], ["new", "2026/tw1"], ["check"], ["build"]])
def test_an_empty_folder_is_told_how_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(2):
        if number:
            (tmp_path / "content").mkdir()
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 1 and "lapkin init" in done.output and "2024" not in done.output


def test_content_without_a_year_speaks_of_no_year(tmp_path: Path) -> None:
    said(str(tmp_path / "kantor"), *WORDS, "--tahun", "2031")
    (tmp_path / "kantor/content/2031/perjanjian-kinerja.yaml").unlink()
    (tmp_path / "kantor/content/2031").rmdir()
    with pytest.raises(ContentError) as found:
        pipeline.compute(tmp_path / "kantor" / "content")
    assert [p.code for p in found.value.problems] == ["tahun-tidak-ada"]
    assert not re.search(r"\d{4}", str(found.value.problems[0]))


PORTAL = {
    "nama": "Kinerja: Unit Contoh",
    "nama-resmi": "Lembaga Contoh",
    "alamat": "Jalan Rekaan 1",
    "surel": "contoh@example.go.id",
    "situs": "https://example.go.id/",
}


def test_a_portal_is_started(tmp_path: Path) -> None:
    words = [word for key, value in PORTAL.items() for word in (f"--{key}", value)]
    done = CliRunner().invoke(main, ["init", str(tmp_path / "portal"), "--portal", *words])
    assert done.exit_code == 0, done.output
    assert "Portal baru di" in done.stdout
    found = registry.read(tmp_path / "portal/daftar-unit.yaml").isi
    assert (found.portal.nama, found.portal.kode, found.unit) == (PORTAL["nama"], "kinerja-unit-contoh", ())


def test_the_examples_in_the_register_of_a_new_portal_are_right(tmp_path: Path) -> None:
    """As an officer would: take away the signs, and put addresses in place of dots."""
    done = CliRunner().invoke(main, ["init", str(tmp_path / "p"), "--portal"], input="\n".join(PORTAL.values()) + "\n")
    assert done.exit_code == 0, done.output
    path = tmp_path / "p/daftar-unit.yaml"
    text = path.read_text("utf-8").replace("unit: []", "unit:").replace("indikator: []", "indikator:")
    text = (
        text.replace("\n#pohon", "\npohon")
        .replace("\n#  ", "\n  ")
        .replace("https://…  ", "https://loka.example.go.id/  ")
    )
    path.write_text(text.replace("kunci: RW…", f"kunci: RW{'a' * 54}"), "utf-8")
    found = registry.read(path).isi
    assert [u.kode for u in found.unit] == ["loka-contoh"]
    assert [i.alias for i in found.indikator] == [("obat-ms",)]
    assert found.pohon and [one.kode for one in found.pohon.simpul] == ["ss-1", "sp-1"]


def test_what_a_portal_has_not_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["init", str(tmp_path / "portal"), "--portal", "--tahun", "2030"])
    assert done.exit_code == 2
    assert "--tahun tidak berlaku untuk portal." in done.stderr
    assert not (tmp_path / "portal").exists()
