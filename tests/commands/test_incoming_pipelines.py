"""The very scripts of both pipelines, run in a checkout against a bare repository; `gh` and `curl` only note their words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.forms import new_office
from tests.commands.test_incoming import BOOK, BRANCH, BROKEN, GOOD, MEASURE, Forge, filled, forge
from tests.commands.test_init import answers
from tests.commands.test_sending import person
from tests.support import ROOT

__all__ = ["forge", "person"]
pytestmark = [pytest.mark.slow, pytest.mark.untraced]
HOST, PROJECT, TOKEN = "forge.example.go.id", "kantor/laporan", "rahasia"
ADDRESSES = [
    f"https://x-access-token:{TOKEN}@{HOST}/{PROJECT}.git",
    f"https://lapkin:{TOKEN}@{HOST}:443/{PROJECT}.git",
]
GITHUB = {
    "CABANG": BRANCH,
    "UTAMA": "main",
    "GH_TOKEN": TOKEN,
    "GITHUB_RUN_ID": "77",
    "GITHUB_SERVER_URL": f"https://{HOST}",
    "GITHUB_REPOSITORY": PROJECT,
    "KE": BRANCH,
}
GITLAB = {
    "CI_COMMIT_BRANCH": BRANCH,
    "CI_DEFAULT_BRANCH": "main",
    "CI_PIPELINE_ID": "77",
    "CI_SERVER_HOST": HOST,
    "CI_SERVER_PORT": "443",
    "CI_PROJECT_PATH": PROJECT,
    "CI_PROJECT_ID": "5",
    "CI_API_V4_URL": f"https://{HOST}/api/v4",
    "CI_OPEN_MERGE_REQUESTS": f"{PROJECT}!9",
    "KOMENTAR_TOKEN": TOKEN,
}


def scripts(kind: str) -> list[str]:
    """Return what a pipeline of an office runs to import and to answer; that of this repository runs the same."""
    found = [step(text, kind) for text in (new_office.files(answers())[PLACE[kind]], (ROOT / PLACE[kind]).read_text())]
    assert found[0] == found[1]
    return found[0]


PLACE = {"github": ".github/workflows/masuk.yml", "gitlab": ".gitlab-ci.yml"}


def step(text: str, kind: str) -> list[str]:
    read: Any = YAML(typ="safe").load(text)
    if kind == "gitlab":
        return [line for line in read["masuk"]["script"] if isinstance(line, str) and "terima" in line]
    return [one["run"] for one in read["jobs"]["terima"]["steps"] if one.get("name") in ("Impor", "Jawab")]


def ran(forge: Forge, kind: str, **more: str) -> list[int]:
    """Run the scripts of a pipeline one after the other, each in a shell that stops at the first fault."""
    checkout, bin_ = forge.root / "pipeline", forge.root / "bin"
    (checkout / ".venv/bin").mkdir(parents=True)
    written(checkout / ".venv/bin/lapkin", f'exec {sys.executable} -P -m generator.commands.cli "$@" --content isi')
    bin_.mkdir()
    note = f'printf "%s\\n" "$0 $*" >> {forge.root}/panggilan'
    written(bin_ / "gh", f'{note}\nif [ "$2" = list ]; then echo 9; fi')
    written(bin_ / "curl", f"{note}\ncp jawaban.md {forge.root}/komentar.md")
    known = {**os.environ, **(GITHUB if kind == "github" else GITLAB), "PATH": f"{bin_}:{os.environ['PATH']}"}
    known |= {"PYTHONPATH": str(ROOT), "GITHUB_OUTPUT": f"{forge.root}/keluaran"}
    known |= {"GITHUB_STEP_SUMMARY": f"{forge.root}/ringkasan", "GIT_CONFIG_COUNT": str(len(ADDRESSES))}
    for n, address in enumerate(ADDRESSES):
        known |= {f"GIT_CONFIG_KEY_{n}": f"url.{forge.root}/jauh.git.insteadOf", f"GIT_CONFIG_VALUE_{n}": address}
    line = ["bash", "-e", "-o", "pipefail", "-c"]
    told = [
        subprocess.run([*line, text], cwd=checkout, env=known | more, check=False, capture_output=True, text=True)
        for text in scripts(kind)
    ]
    assert not any(TOKEN in one.stdout + one.stderr for one in told)
    return [one.returncode for one in told]


def written(file: Path, text: str) -> None:
    file.write_text(f"#!/bin/bash\n{text}\n", "utf-8")
    file.chmod(0o755)


def called(forge: Forge) -> str:
    return (forge.root / "panggilan").read_text("utf-8")


def test_github_imports_answers_and_has_the_result_checked(forge: Forge) -> None:
    forge.upload({"masuk/a.xlsx": filled(forge.content, BROKEN), f"masuk/{BOOK}": filled(forge.content, GOOD)})
    assert ran(forge, "github") == [1, 0]  # one workbook is not imported: the step before fails, this one answers
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}") and forge.waiting() == ["a.xlsx"]
    assert "pr review 9 --comment --body-file jawaban.md" in called(forge)
    assert f"workflow run lapkin.yml --ref {BRANCH}" in called(forge)
    assert "### Belum diimpor: `a.xlsx`" in (forge.root / "ringkasan").read_text("utf-8")
    assert (forge.root / "keluaran").read_text("utf-8") == f"ke={BRANCH}\n"
    assert (forge.root / f"pipeline/buku-kerja/{BOOK}").is_file()


def test_gitlab_imports_and_comments(forge: Forge) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)})
    assert ran(forge, "gitlab") == [0]
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}") and forge.waiting() == []
    assert f"https://{HOST}/api/v4/projects/5/merge_requests/9/notes" in called(forge)
    assert "## Angka yang berubah" in (forge.root / "komentar.md").read_text("utf-8")
    assert (forge.root / f"pipeline/buku-kerja/{BOOK}").is_file()


def test_gitlab_without_a_token_says_why_and_loses_nothing(forge: Forge) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)})
    told_where = forge.root / "pipeline/jawaban.md"
    subprocess.run(
        ["git", "-C", str(forge.root / "pipeline"), "remote", "set-url", "--push", "origin", "https://127.0.0.1:9/x"],
        check=True,
    )
    assert ran(forge, "gitlab", KOMENTAR_TOKEN="") == [1]
    assert "tidak dapat diambil" in told_where.read_text("utf-8") and forge.waiting() == [BOOK]


@pytest.mark.parametrize(("kind", "branch"), [("github", {"CABANG": "main"}), ("gitlab", {"CI_COMMIT_BRANCH": "main"})])
def test_the_main_branch_is_left_as_it_is(forge: Forge, kind: str, branch: dict[str, str]) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)}, "main")
    assert ran(forge, kind, **branch, KE="masuk-77")[0] == 0
    assert forge.waiting("main") == [BOOK] and forge.waiting("masuk-77") == []
    assert kind == "gitlab" or "workflow run" not in called(forge)


@pytest.mark.parametrize(
    ("known", "called_"),
    [
        ("41\\n42\\n", "api --method PATCH repos/kantor/laporan/issues/comments/42 --silent -F body=@komentar.md"),
        ("", "pr comment 9 --body-file komentar.md"),
    ],
)
def test_the_list_of_moved_figures_takes_the_place_of_its_own_comment_only(
    tmp_path: Path, known: str, called_: str
) -> None:
    """Which comments are its own is asked of `gh`; without one a comment is added."""
    name = ".github/workflows/lapkin.yml"
    read: list[Any] = [YAML(typ="safe").load(t) for t in (new_office.files(answers())[name], (ROOT / name).read_text())]
    found = [
        one["run"] for text in read for job in text["jobs"].values() for one in job["steps"]
        if one.get("name") == "Tulis sebagai komentar"
    ]  # fmt: skip
    assert found[0] == found[1] and len(found) == 2 and "--edit-last" not in found[0]
    assert 'startswith("## Angka yang berubah")' in found[0] and 'echo "## Angka yang berubah"' in str(read[0])
    written(tmp_path / "gh", f'echo "$*" >> {tmp_path}/panggilan\ncase "$*" in *--paginate*) printf "{known}";; esac')
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GITHUB_REPOSITORY": PROJECT, "NUMBER": "9"}
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", found[0]], env=env, check=True)
    assert (tmp_path / "panggilan").read_text("utf-8").splitlines()[1:] == [called_]
