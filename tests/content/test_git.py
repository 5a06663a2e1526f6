"""Git is asked without running what the content's own configuration names, and its answer may be anything."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import pipeline
from generator.commands.cli import main
from generator.content import files, git, release_history
from generator.problems.problem import Problem
from tests.support import ROOT
from tests.synthetic import write

pytestmark = pytest.mark.slow

IKU3 = "2030/tw1/iku/03.yaml"


def ran(folder: Path, *words: str) -> None:
    about = ["-c", "user.name=Uji", "-c", "user.email=uji@example.go.id"]
    subprocess.run(["git", "-C", str(folder), *about, *words], check=True, capture_output=True)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = write(tmp_path / "isi")
    ran(tmp_path, "init", "-q")
    ran(tmp_path, "add", "-A")
    ran(tmp_path, "commit", "-qm", "satu")
    return folder


def difference(folder: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["diff", "--content", str(folder), *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize(
    ("key", "attributes"),
    [
        ("core.fsmonitor", ""),
        ("core.hooksPath", ""),
        ("filter.a.clean", "* filter=a"),
        ("filter.a.process", "* filter=a"),
        ("filter.a.smudge", "* filter=a"),
        ("filter.a=b.c.clean", "* filter=a=b.c"),
        ("diff.a.textconv", "* diff=a"),
        ("diff.external", ""),
        ("core.sshCommand", ""),
        ("core.pager", ""),
    ],
)
def test_nothing_that_the_repository_names_is_run(office: Path, key: str, attributes: str) -> None:
    top = office.parent
    trap = top / "jebakan.sh"
    trap.write_text(f"#!/bin/sh\ntouch {top}/terpicu\ncat\n", "utf-8")
    trap.chmod(0o755)
    if key == "core.hooksPath":
        (top / "kait").mkdir()
        (top / "kait/post-index-change").symlink_to(trap)
        trap = top / "kait"
    if attributes:
        (office / ".gitattributes").write_text(f"{attributes}\n", "utf-8")
    ran(top, "config", "--local", key, str(trap))
    os.utime(office / IKU3, (1, 1))  # git must look at its bytes again
    assert isinstance(files.revision(office), str)
    (office / IKU3).write_text("nomor: 3\nrealisasi: 55\n", "utf-8")
    status, said = difference(office, "HEAD")
    assert (status, "50 → 55" in said) == (0, True)
    assert not (top / "terpicu").exists()


def test_a_filter_that_must_run_does_not(office: Path) -> None:
    (office / ".gitattributes").write_text("* filter=a\n", "utf-8")
    ran(office.parent, "config", "--local", "filter.a.required", "true")
    ran(office.parent, "config", "--local", "filter.a.clean", "false")
    assert str(files.revision(office)).endswith(files.DIRTY)


@pytest.mark.parametrize("way", ["include", "worktree", "elsewhere"])
def test_nothing_is_run_wherever_it_is_named(office: Path, way: str) -> None:
    """A file that the configuration takes in, that of a work tree, a repository that lies elsewhere."""
    top, trap = office.parent, office.parent / "jebakan.sh"
    trap.write_text(f"#!/bin/sh\ntouch {top}/terpicu\ncat\n", "utf-8")
    trap.chmod(0o755)
    named = f'[core]\n\tfsmonitor = {trap}\n[filter "a"]\n\tclean = {trap}\n\tprocess = {trap}\n'
    (top / ".git/info/attributes").write_text("* filter=a\n", "utf-8")
    if way == "worktree":
        ran(top, "config", "extensions.worktreeConfig", "true")
        (top / ".git/config.worktree").write_text(named, "utf-8")
    else:
        (top / "lain.cfg").write_text(named, "utf-8")
        ran(top, "config", "include.path", "../lain.cfg" if way == "include" else str(top / "lain.cfg"))
    if way == "elsewhere":
        (top / ".git").rename(top / "gudang")
        (top / ".git").write_text("gitdir: gudang\n", "utf-8")
    os.utime(office / IKU3, (1, 1))
    assert isinstance(files.revision(office), str)
    assert difference(office, "HEAD")[0] == 0
    assert not (top / "terpicu").exists()


def test_no_object_stands_for_another(office: Path) -> None:
    """A repository may name a commit or a file that git shows in the place of the real one."""
    (office / IKU3).write_text("nomor: 3\nrealisasi: 55\n", "utf-8")
    new = subprocess.run(["git", "hash-object", "-w", str(office / IKU3)], cwd=office, check=True, capture_output=True)
    ran(office, "replace", "HEAD:./" + IKU3, new.stdout.decode().strip())
    assert "50 → 55" in difference(office, "HEAD")[1]


def test_attributes_hide_no_file_of_an_older_revision(office: Path) -> None:
    (office / ".gitattributes").write_text("unit.yaml export-ignore\n*.yaml export-subst\n", "utf-8")
    ran(office.parent, "add", "-A")
    ran(office.parent, "commit", "-qm", "dua")
    assert difference(office, "HEAD") == (0, "Tidak ada angka atau fakta yang berubah.\n")


@pytest.mark.parametrize("name", [b"surat\xe9.txt", b"a\nb.txt", b"# branch.oid 0.txt", b"a\tb", "tandaé.txt".encode()])
@pytest.mark.parametrize("quoted", ["true", "false"])
def test_names_of_files_are_bytes(office: Path, name: bytes, quoted: str) -> None:
    ran(office.parent, "config", "--local", "core.quotePath", quoted)
    clean = str(files.revision(office))
    (office / os.fsdecode(name)).touch()
    assert files.revision(office) == clean + files.DIRTY


@pytest.mark.parametrize(
    "typed", ["--output=berkas", "-h", "--help", "", "HEAD..HEAD", "HEAD:isi", "a\nb", "@{99}", "\x1b[31m"]
)
def test_what_a_person_typed_is_no_option(office: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(office.parent)
    there = sorted(p.name for p in Path().iterdir())
    status, said = difference(office, "--", typed)
    assert (status, "[revisi-asing]" in said, "\x1b" in said) == (1, True, False)
    assert sorted(p.name for p in Path().iterdir()) == there


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../x", "unit.yaml"])
def test_a_link_in_a_revision(office: Path, target: str) -> None:
    (office / "glosarium.yaml").unlink()
    (office / "glosarium.yaml").symlink_to(target)
    ran(office.parent, "add", "-A")
    ran(office.parent, "commit", "-qm", "tautan")
    (office / "glosarium.yaml").unlink()
    status, said = difference(office, "HEAD")
    assert (status, "tautan simbolis glosarium.yaml" in said) == (1, True)


def test_a_file_that_git_lost(office: Path) -> None:
    number = subprocess.run(
        ["git", "-C", str(office), "rev-parse", f"HEAD:./{IKU3}"], capture_output=True, text=True, check=True
    ).stdout.strip()
    (office.parent / ".git/objects" / number[:2] / number[2:]).unlink()
    status, said = difference(office, "HEAD")
    assert (status, "tidak terbaca dari git" in said) == (1, True)


def spoiled(office: Path, what: str) -> None:
    """Empty an object that the newest commit needs only for what was before it."""
    found = subprocess.run(["git", "-C", str(office), "rev-parse", what], capture_output=True, text=True, check=True)
    number = found.stdout.strip()
    path = office.parent / ".git/objects" / number[:2] / number[2:]
    path.chmod(0o644)
    path.write_bytes(b"")


@pytest.fixture
def listed(office: Path) -> Path:
    """An office whose list of releases was committed three times."""
    lock = ["publish", "2030/tw1", "--tanggal", "2030-04-20", "--content", str(office)]
    assert CliRunner().invoke(main, lock).exit_code == 0
    for note in ("dua", "tiga", "empat"):
        with (office / "terbitan.yaml").open("a", encoding="utf-8") as out:
            out.write(f"# {note}\n")
        ran(office.parent, "add", "-A")
        ran(office.parent, "commit", "-qm", note)
    return office


def failing(words: str, done: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a git in the way that does something else when it is asked for one thing only."""
    real = shutil.which("git")
    text = f'#!/bin/sh\ncase "$3" in {words}) {done};; esac\nexec {real} "$@"\n'
    (folder / "git").write_text(text, "utf-8")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.mark.parametrize("what", ["HEAD~2", "HEAD~1:./terbitan.yaml"], ids=["commit", "list"])
def test_a_history_that_is_spoiled_is_told(listed: Path, what: str) -> None:
    spoiled(listed, what)
    known, unread = release_history.versions(listed)
    assert (len(known), [p.code for p in unread]) == (1, ["revisi-tertutup"])
    assert isinstance(files.revision(listed), str)  # the newest commit is whole
    (told,) = (p for p in pipeline.compute(listed).masalah if p.code == "revisi-tertutup")
    assert (told.level, "riwayat terbitan" in told.wrong) == ("peringatan", True)


@pytest.mark.parametrize(
    ("done", "said"),
    [("exit 128", "status 128"), ("echo fatal: rusak >&2; exit 128", "fatal: rusak"), ("exec sleep 60", "2 detik")],
)
def test_every_command_tells_that_git_gives_no_history(
    listed: Path, done: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, ours = tmp_path / "situs", ["--content", str(listed)]
    build = ["build", "--tanpa-dokumen", "--site", str(site), "--cache", str(tmp_path / "simpanan"), *ours]
    assert CliRunner().invoke(main, build).exit_code == 0
    failing("log", done, tmp_path, monkeypatch)
    monkeypatch.setattr(git, "LIMIT", 2)
    for command in (["check"], ["publish", "2030/tw1"], ["verify", str(site), "--riwayat"]):
        git.hung.clear()
        answer = CliRunner().invoke(main, [*command, *ours])
        assert answer.exit_code == 0, answer.output
        (line,) = (line for line in answer.output.splitlines() if "[revisi-tertutup]" in line)
        assert (said in line, "peringatan" in line or command[0] != "check") == (True, True)
    git.hung.clear()
    (listed / "terbitan.yaml").unlink()  # then only git knows of a release
    answer = CliRunner().invoke(main, ["verify", str(site), *ours])
    assert (answer.exit_code, said in answer.output) == (0, True)
    git.hung.clear()


def test_an_old_site_is_not_passed_when_git_cannot_tell(
    listed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = git.commit(listed, "HEAD~3")
    assert release_history.ancestor(listed, number) is True
    assert release_history.ancestor(listed, git.commit(listed, "HEAD")) is False
    assert release_history.ancestor(listed, "a" * 40) is False
    failing("rev-list", "exit 128", tmp_path, monkeypatch)
    assert isinstance(release_history.ancestor(listed, number), Problem)
    monkeypatch.undo()
    spoiled(listed, number)
    assert isinstance(release_history.ancestor(listed, number), Problem)
    assert "tidak terbaca dari git: fatal: loose object" in difference(listed, number)[1]


def test_a_revision_whose_list_of_files_is_unread(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing("ls-tree", "exit 128", tmp_path, monkeypatch)
    status, said = difference(office, "HEAD")
    assert (status, "Daftar berkas pada revisi ini tidak terbaca" in said) == (1, True)


def test_git_is_not_asked_when_its_programs_are_unknown(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing("config", "echo fatal: rusak >&2; exit 128", tmp_path, monkeypatch)
    assert git.asked(office, "rev-parse", "HEAD").tolak == "fatal: rusak"


@pytest.mark.parametrize("kind", ["none", "empty", "shallow", "absent"])
def test_no_history_is_no_fault(tmp_path: Path, office: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "lain/isi")
    if kind == "none":
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
        shutil.rmtree(office.parent / ".git")
    elif kind == "empty":
        ran(folder.parent, "init", "-q")
    elif kind == "shallow":
        shutil.rmtree(folder.parent)
        words = ["git", "clone", "-q", "--depth=1", f"file://{office.parent}", str(folder.parent)]
        subprocess.run(words, check=True)
    else:
        monkeypatch.setenv("PATH", "")
    assert release_history.versions(folder) == ([], [])
    assert release_history.ancestor(folder, "a" * 40) is False
    assert not [p for p in pipeline.compute(folder).masalah if p.code == "revisi-tertutup"]


def test_git_that_does_not_answer(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "git").write_text(f"#!/bin/sh\necho $@ >> {tmp_path}/asked\nexec sleep 60\n", "utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(git, "LIMIT", 2)
    found = files.revision(office)
    assert isinstance(found, Problem)
    assert (found.code, "tidak menjawab" in found.wrong) == ("revisi-tertutup", True)
    monkeypatch.setattr(git, "LIMIT", 60)
    git.hung[office] = time.monotonic() + 60  # as after the first time, whatever is asked
    assert "tidak menjawab" in difference(office, "HEAD")[1]
    assert len((tmp_path / "asked").read_text("utf-8").splitlines()) == 1
    git.hung.clear()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the limit means less, or nothing")
def test_a_repository_that_names_an_endless_file(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What git would sort, or call people by, is not asked for; what it must read fills no memory."""
    for key in ("mailmap.file", "diff.orderFile"):
        ran(office.parent, "config", key, "/dev/zero")
    monkeypatch.setattr(git, "LIMIT", 20)
    assert difference(office, "HEAD")[0] == 0
    assert git.asked(office, "log", "-n1", "--format=%H", "--raw", "--", ".").status == 0
    ran(office.parent, "config", "core.attributesFile", "/dev/zero")
    monkeypatch.setattr(git, "MEMORY", 300 << 20)
    found = files.revision(office)
    assert isinstance(found, Problem)
    assert (found.code, "Out of memory" in found.wrong) == ("revisi-tertutup", True)
    git.hung.clear()


def test_a_clone_without_its_older_commits_says_how_to_get_them(office: Path, tmp_path: Path) -> None:
    (office / IKU3).write_text("nomor: 3\nrealisasi: 55\n", "utf-8")
    ran(office.parent, "commit", "-qam", "dua")
    words = ["git", "clone", "-q", "--depth=1", f"file://{office.parent}", str(tmp_path / "salinan")]
    subprocess.run(words, check=True)
    status, said = difference(tmp_path / "salinan" / office.name, "HEAD~1")
    assert (status, "git fetch --unshallow" in said) == (1, True)


def test_what_a_pipeline_configures_by_its_environment_stays(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "/di-mana-pun")
    listed = git.asked(office, "config", "--get-all", "safe.directory")
    assert listed.data == b"/di-mana-pun\n"


def test_git_is_called_in_one_place() -> None:
    callers = [p.name for p in (ROOT / "generator").rglob("*.py") if re.search(r"[\[(]\"git\",", p.read_text("utf-8"))]
    assert callers == ["git.py"]


def test_a_machine_without_git_is_told_from_one_whose_git_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sh").symlink_to("/bin/sh")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.asked(tmp_path, "status") == git.GitAnswer(b"", git.ABSENT, 1)
