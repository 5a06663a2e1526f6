"""Workbooks uploaded to a branch, taken over as a pipeline does it, on a bare repository. All offices are made up."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.commands import sending
from generator.commands.cli import main
from generator.commands.incoming import answer, branch, taking
from generator.commands.incoming.taking import Diterima
from generator.figures.lock import FILE
from tests import same_forms
from tests.commands.test_sending import person, told
from tests.forms.test_exchange import place
from tests.synthetic import write

__all__ = ["person"]
pytestmark = [pytest.mark.slow, pytest.mark.untraced]  # each computes a whole office some times
QUARTER, BRANCH = "2030/tw2", "tw2"
BOOK = "isian-2030-tw2.xlsx"
MEASURE = f"{QUARTER}/iku/03.yaml"
Change = tuple[str, tuple[Any, ...], Any]
GOOD: Change = (MEASURE, ("realisasi",), 61.25)
BROKEN: Change = (f"{QUARTER}/iku/05.yaml", ("realisasi",), "sekitar lima")


@dataclass
class Forge:
    """A bare repository with content, the folder of somebody who uploads, and the checkout of a pipeline."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "orang/isi"

    def upload(self, files: dict[str, bytes | str], name: str = BRANCH) -> None:
        """Commit files to a branch and push that, as the page of a forge does."""
        here = self.root / "orang"
        told(here, "checkout", "--quiet", "-B", name)
        for path, data in files.items():
            (here / path).parent.mkdir(parents=True, exist_ok=True)
            (here / path).write_bytes(data if isinstance(data, bytes) else data.encode())
        told(here, "add", "--force", ".")
        told(here, "commit", "--quiet", "--message", "Unggah", "--author", "Petugas Rekaan <petugas@example.go.id>")
        told(here, "push", "--quiet", "--force", "origin", f"HEAD:{name}")

    def received(self, *words: str, name: str = BRANCH) -> Result:
        """Run what the pipeline runs, in its own checkout of the first commit."""
        out, folder = ["--jawaban", str(self.root / "jawaban.md")], ["--content", str(self.root / "pipeline/isi")]
        done = CliRunner().invoke(main, ["terima", "--cabang", name, *out, *folder, *words])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert told(self.root / "pipeline", "status", "--porcelain") == ""
        return done

    @property
    def answer(self) -> str:
        return (self.root / "jawaban.md").read_text("utf-8")

    def there(self, path: str = "", name: str = BRANCH) -> str:
        """Return a file of a branch as it is in the repository, or the list of all of them."""
        return told(self.root / "jauh.git", *(("show", f"{name}:{path}") if path else ("ls-tree", "-rz", "--name-only", name)))  # fmt: skip

    def waiting(self, name: str = BRANCH) -> list[str]:
        """Return the names of what lies in masuk/."""
        return [path[6:] for path in self.there(name=name).split("\0") if path.startswith("masuk/")]


@pytest.fixture
def forge(tmp_path: Path, person: None) -> Forge:
    write(tmp_path / "orang/isi", quarters=2)
    told(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "jauh.git")
    told(tmp_path / "orang", "init", "--quiet", "--initial-branch=main")
    told(tmp_path / "orang", "remote", "add", "origin", str(tmp_path / "jauh.git"))
    told(tmp_path / "orang", "add", ".")
    told(tmp_path / "orang", "commit", "--quiet", "--message", "Mulai")
    told(tmp_path / "orang", "push", "--quiet", "origin", "main")
    told(tmp_path, "clone", "--quiet", "jauh.git", "pipeline")
    told(tmp_path / "pipeline", "remote", "set-url", "origin", str(tmp_path / "jauh.git"))
    return Forge(tmp_path)


def filled(content: Path, *changes: Change, quarter: str = QUARTER) -> bytes:
    """Return the workbook of a quarter with some cells changed."""
    data = same_forms.of(content, quarter)
    whole: Any = same_forms.opened(data)
    cells = {(c.berkas, c.jalur): c.sel for c in same_forms.read(data).isian}
    for file, path, value in changes:
        place(whole, cells[file, path]).value = value
    saved = content.parent / "buku.xlsx"
    whole.save(saved)
    found = saved.read_bytes()
    saved.unlink()
    return found


def cell_of(content: Path, change: Change) -> str:
    return next(c.sel for c in same_forms.read(same_forms.of(content, QUARTER)).isian if (c.berkas, c.jalur) == change[:2])  # fmt: skip


def test_a_workbook_is_imported_committed_and_removed(forge: Forge, tmp_path: Path) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD), "masuk/BACA.md": "Unggah di sini."})
    done = forge.received("--buku", str(tmp_path / "buku-kerja"))
    assert done.exit_code == 0, done.output
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}") and forge.waiting() == ["BACA.md"]
    assert f"### Diimpor: `{BOOK}`" in forge.answer and re.search(r"capaian [\d,]+% .*→", forge.answer)
    assert "## Angka yang berubah" in forge.answer and "#realisasi | 55 | 61.25 |" in forge.answer
    assert told(forge.root / "jauh.git", "log", "-1", "--format=%an %cn|%s", BRANCH) == f"Petugas Rekaan A|Impor {BOOK}"
    assert f"{answer.MARK}: {QUARTER}" in told(forge.root / "jauh.git", "log", "-1", "--format=%b", BRANCH)
    made = sorted(p.name for p in (tmp_path / "buku-kerja").iterdir())
    assert made == ["isian-2030-tw1.xlsx", BOOK]
    again = same_forms.read((tmp_path / "buku-kerja" / BOOK).read_bytes())
    assert {(c.berkas, c.jalur): c.nilai for c in again.isian}[GOOD[:2]] == 61.25
    assert forge.received().exit_code == 0  # nothing is left to do
    assert told(forge.root / "jauh.git", "rev-list", "--count", BRANCH) == "3"


def test_a_broken_cell_is_named_and_its_workbook_stays(forge: Forge) -> None:
    """One beside it is imported all the same."""
    forge.upload({"masuk/a.xlsx": filled(forge.content, BROKEN), "masuk/b.xlsx": filled(forge.content, GOOD)})
    done = forge.received()
    assert done.exit_code == 1
    assert forge.waiting() == ["a.xlsx"] and "realisasi: 61.25" in forge.there(f"isi/{MEASURE}")
    refused, _, taken = forge.answer.partition("### Diimpor: `b.xlsx`")
    assert "### Belum diimpor: `a.xlsx`" in refused and cell_of(forge.content, BROKEN) in refused
    assert "bukan angka" in refused and "capaian" in taken
    assert forge.received().exit_code == 1 and forge.waiting() == ["a.xlsx"]
    assert told(forge.root / "jauh.git", "rev-list", "--count", BRANCH) == "3"


def published(forge: Forge) -> None:
    report = forge.content / QUARTER / "laporan.yaml"
    assert "status: terbit" in report.read_text("utf-8")
    done = CliRunner().invoke(main, ["publish", QUARTER, "--content", str(forge.content)])
    assert done.exit_code == 0, done.output
    assert (forge.content / QUARTER / FILE).is_file()


def test_a_published_report_asks_for_the_answers_of_a_correction(forge: Forge) -> None:
    published(forge)
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)})
    assert forge.received().exit_code == 1
    assert forge.waiting() == [BOOK] and "koreksi.yaml" not in forge.there()
    note = "masuk/jawaban-2030-tw2.txt"
    assert f"Tulis apa: …, alasan: …, disetujui: … pada {note}." in forge.answer
    assert "#realisasi: 55 → 61.25" in forge.answer
    words = "Apa: Realisasi IKU 3\nAlasan: Salah ketik\nDisetujui: Kepala Rekaan\ntanggal: 2030-09-01\n"
    forge.upload({note: words})
    assert forge.received().exit_code == 0, forge.answer
    corrected = forge.there("isi/koreksi.yaml")
    assert "Salah ketik" in corrected and "2030-09-01" in corrected and forge.waiting() == []


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("saya setuju", ("jawaban-2030-tw2.txt:1:1", "apa, alasan, disetujui, bentrok, tanggal")),
        ("bentrok: entah", ("bentrok: isian atau yaml",)),
        ("\xff\xfe", ("bukan teks biasa",)),
    ],
)
def test_answers_that_cannot_be_read_are_told(forge: Forge, note: str, words: Sequence[str]) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD), "masuk/jawaban-2030-tw2.txt": note.encode("latin-1")})
    assert forge.received().exit_code == 1
    assert all(word in forge.answer for word in words), forge.answer
    assert sorted(forge.waiting()) == [BOOK, "jawaban-2030-tw2.txt"]


def test_what_both_sides_changed_is_chosen_by_an_answer(forge: Forge) -> None:
    data = filled(forge.content, GOOD)
    text = re.sub(r"realisasi: .*", "realisasi: 63.00", (forge.content / MEASURE).read_text("utf-8"), count=1)
    forge.upload({f"masuk/{BOOK}": data, f"isi/{MEASURE}": text})
    assert forge.received().exit_code == 1
    assert "tulis bentrok: isian (atau yaml) pada masuk/jawaban-2030-tw2.txt" in forge.answer
    assert cell_of(forge.content, GOOD) in forge.answer and "lapkin import" not in forge.answer
    forge.upload({"masuk/jawaban-2030-tw2.txt": "bentrok: isian\n"})
    assert forge.received().exit_code == 0, forge.answer
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}") and forge.waiting() == []


def test_whoever_goes_on_in_her_own_workbook_is_not_asked_again(forge: Forge) -> None:
    """She uploads it, types on in her copy and uploads that: only what somebody else changed meanwhile is a clash."""
    other = (f"{QUARTER}/iku/05.yaml", ("realisasi",), 71.5)
    first, second = filled(forge.content, GOOD, other), filled(forge.content, (*GOOD[:2], 62.75), other)
    forge.upload({f"masuk/{BOOK}": first})
    assert forge.received().exit_code == 0
    told(forge.root / "orang", "fetch", "--quiet", "origin", BRANCH)
    told(forge.root / "orang", "reset", "--quiet", "--hard", "FETCH_HEAD")
    forge.upload({f"masuk/{BOOK}": second})
    assert forge.received().exit_code == 0, forge.answer
    assert "realisasi: 62.75" in forge.there(f"isi/{MEASURE}") and forge.waiting() == []
    assert "realisasi: 71.5" in forge.there(f"isi/{other[0]}")


HOSTILE = (
    "-rf.xlsx",
    "$(touch dijalankan).xlsx",
    "; touch dijalankan.xlsx",
    ":(top)isi.xlsx",
    "a\nb.xlsx",
    "```\n# judul.xlsx",
    "[a](http:example.go.id).xlsx",
    "\u202exslx.xlsx",
    "'\"&<b>.xlsx",
)


def test_hostile_names_are_names_and_what_is_no_workbook_stays(forge: Forge) -> None:
    """All in one upload: names of good workbooks that do harm where a shell or a page takes them for more."""
    good = filled(forge.content, GOOD)
    others = {"laporan.docx": b"PK\x03\x04lain", "kosong.xlsx": b"", "~$isian.xlsx": b"x", "dalam/isian.xlsx": good}
    forge.upload({f"masuk/{name}": data for name, data in [*((n, good) for n in HOSTILE), *others.items()]})
    (forge.root / "orang/masuk/tautan.xlsx").symlink_to("/etc/passwd")
    forge.upload({})
    before = forge.there()
    assert forge.received().exit_code == 1
    assert sorted(forge.waiting()) == sorted([*others, "tautan.xlsx"])
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}")
    assert not [*forge.root.rglob("dijalankan*")]
    headings = [line for line in forge.answer.splitlines() if line.startswith("#")]
    files = [line for line in headings if re.fullmatch(r"### (Diimpor|Belum diimpor): `[^`]+`", line)]
    assert len(files) == len(HOSTILE) + len(others) + 1
    assert [line for line in headings if line not in files] == [
        "## Yang diunggah",
        "## Angka yang berubah",
        f"### {QUARTER}",
    ]
    assert "\u202e" not in forge.answer
    subject = told(forge.root / "jauh.git", "log", "-1", "--format=%s", BRANCH)
    assert len(subject) <= 72 and "\n" not in subject and before != forge.there()


def faster(forge: Forge, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Have somebody push to the branch while workbooks are imported, so many times."""
    usual, left = taking.all_taken, [*range(times)]

    def raced(content: Path, folder: Path, today: date) -> list[Diterima]:
        found = usual(content, folder, today)
        if left:
            forge.upload({f"catatan-{left.pop()}.txt": "Rekan lebih cepat."})
        return found

    monkeypatch.setattr(taking, "all_taken", raced)


def test_a_push_that_comes_too_late_is_done_anew(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)})
    faster(forge, monkeypatch, 2)
    assert forge.received().exit_code == 0
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}") and forge.waiting() == []
    assert {"catatan-0.txt", "catatan-1.txt"} <= {*forge.there().split("\0")}


def test_a_branch_that_never_rests_is_told(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)})
    faster(forge, monkeypatch, branch.TRIES)
    assert forge.received().exit_code == 1
    assert "terus berubah" in forge.answer and forge.waiting() == [BOOK]


def test_a_repository_that_refuses_is_told_and_nothing_is_lost(forge: Forge) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)})
    hook = forge.root / "jauh.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    assert forge.received().exit_code == 1
    assert "tidak dapat dikirim ke cabang tw2" in forge.answer and forge.waiting() == [BOOK]
    assert str(forge.root) not in forge.answer.replace("\\", "/")


def test_what_was_uploaded_to_the_main_branch_goes_to_another(forge: Forge) -> None:
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD)}, "main")
    assert forge.received("--ke", "isian-7", name="main").exit_code == 0
    assert "Hasilnya di cabang `isian-7`." in forge.answer
    assert forge.waiting("main") == [BOOK] and forge.waiting("isian-7") == []
    assert "realisasi: 61.25" in forge.there(f"isi/{MEASURE}", "isian-7")


def test_a_file_that_the_editor_sent_is_taken_over(forge: Forge) -> None:
    other = forge.root / "penyunting/isi"
    shutil.copytree(forge.content, other)
    text = (other / MEASURE).read_text("utf-8")
    (other / MEASURE).write_text(re.sub(r"realisasi: .*", "realisasi: 63.00", text, count=1), "utf-8")
    sending.sent(other, QUARTER, "")
    forge.upload({"masuk/kiriman.zip": (other.parent / "kiriman-2030-tw2.zip").read_bytes()})
    assert forge.received().exit_code == 1  # nobody knows what it was before: it might undo somebody's work
    assert "isian-bentrok" in forge.answer and "lapkin import" not in forge.answer and "--bentrok" not in forge.answer
    assert "Tulis bentrok: isian (atau yaml) pada masuk/jawaban-2030-tw2.txt." in forge.answer
    forge.upload({"masuk/jawaban-2030-tw2.txt": "bentrok: isian\n"})
    assert forge.received().exit_code == 0 and forge.waiting() == [], forge.answer
    assert "realisasi: 63.00" in forge.there(f"isi/{MEASURE}")


def test_who_approved_is_in_the_commit_however_much_was_imported() -> None:
    long = Diterima("a.xlsx", QUARTER, [f"baris {n}" for n in range(answer.LISTED)])
    asked = Diterima("terbitkan-2030-tw2.txt", QUARTER, ["Disetujui: Kepala Rekaan"], jadi=taking.DONE)
    assert "Disetujui: Kepala Rekaan" in answer.commit([long, asked])


def test_a_long_answer_is_cut_at_a_line() -> None:
    long = Diterima("a.xlsx", QUARTER, ["baris " * 20 for _ in range(1000)])
    text = answer.markdown([long], ["| a |"], "")
    assert len(text) < answer.MOST + 200 and text.rstrip().endswith(answer.CUT)
    assert len(re.findall(r"^```", text, re.MULTILINE)) == 2


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda forge: told(forge.root / "jauh.git", "branch", "-D", BRANCH), "Cabang tw2 tidak dapat diambil"),
        (lambda forge: shutil.rmtree(forge.root / "pipeline/.git"), "bukan repositori git"),
        (lambda forge: told(forge.root / "pipeline", "remote", "remove", "origin"), "tidak mempunyai origin"),
    ],
)
def test_what_git_cannot_do_is_told(forge: Forge, spoil: Callable[[Forge], object], words: str) -> None:
    forge.upload({"masuk/BACA.md": "x"})
    spoil(forge)
    done = CliRunner().invoke(main, ["terima", "--cabang", BRANCH, "--content", str(forge.root / "pipeline/isi")])
    assert done.exit_code == 1 and words in done.output
