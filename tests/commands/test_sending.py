"""What was filled in sent on: by git to a bare repository beside, or as a file that is imported. All offices made up."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands import parcel, sending
from generator.commands.cli import main
from generator.content import git, journal
from tests.synthetic import write

pytestmark = pytest.mark.slow

QUARTER = "2030/tw2"
MEASURE = "2030/tw2/iku/03.yaml"
KIRIMAN = "kiriman-2030-tw2.zip"
PERSON = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.go.id", "GIT_COMMITTER_NAME": "A"} | {
    "GIT_COMMITTER_EMAIL": "a@example.go.id"
}


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def told(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def typed(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PERSON.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def content(tmp_path: Path, person: None) -> Path:
    """Content in a repository that leads to a bare one."""
    folder = write(tmp_path / "kantor/isi", quarters=2, groups=2)
    told(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "jauh.git")
    told(folder.parent, "init", "--quiet", "--initial-branch=main")
    told(folder.parent, "remote", "add", "origin", str(tmp_path / "jauh.git"))
    told(folder.parent, "add", ".")
    told(folder.parent, "commit", "--quiet", "--message", "Mulai")
    told(folder.parent, "push", "--quiet", "origin", "main")
    return folder


def test_one_commit_with_the_sentence_is_pushed(content: Path) -> None:
    typed(content, MEASURE, "realisasi: ", "realisasi: 1")
    (content.parent / "catatan.txt").write_text("Bukan isi.", "utf-8")
    said = sending.sent(content, QUARTER, "  Mengisi\n IKU 3 ")
    assert said == "Terkirim ke origin, cabang main."
    far = content.parents[1] / "jauh.git"
    assert told(far, "log", "-1", "--format=%s", "main") == "Mengisi IKU 3"
    assert told(far, "show", "--name-only", "--format=", "main") == f"isi/{MEASURE}"
    assert told(content, "status", "--porcelain") == "?? catatan.txt"
    assert sending.sent(content, QUARTER, "Lagi").startswith("Tidak ada yang baru")
    assert told(far, "rev-list", "--count", "main") == "2"


def behind(content: Path) -> None:
    other = content.parents[1] / "lain"
    told(content.parents[1], "clone", "--quiet", str(content.parents[1] / "jauh.git"), "lain")
    (other / "x").write_text("x", "utf-8")
    told(other, "add", ".")
    told(other, "commit", "--quiet", "--message", "Lain")
    told(other, "push", "--quiet")


def offline(content: Path) -> None:
    told(content, "remote", "set-url", "origin", "http://127.0.0.1:9/kantor.git")


def hostile(content: Path) -> None:
    told(content, "config", "filter.x.clean", f"touch {content.parents[1]}/dijalankan")
    (content / ".gitattributes").write_text("* filter=x\n", "utf-8")


def external(content: Path) -> None:
    told(content, "remote", "set-url", "origin", f"ext::touch {content.parents[1]}/dijalankan")


def hooked(content: Path) -> None:
    hook = content.parents[1] / "jauh.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho terkunci >&2; exit 1\n", "utf-8")
    hook.chmod(0o755)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (behind, ("orang lain sudah mengirim lebih dahulu", "git pull --rebase")),
        (offline, ("tidak terjangkau", "jaringan")),
        (hostile, ("filter.x.clean", "kirim dengan git")),
        (external, ("git menolaknya", "git status")),
        (hooked, ("git menolaknya",)),
    ],
)
def test_what_keeps_it_from_being_sent_is_said_and_nothing_is_lost(
    content: Path, fault: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    fault(content)
    typed(content, MEASURE, "realisasi: ", "realisasi: 1")
    before = (content / MEASURE).read_bytes()
    said = sending.sent(content, QUARTER, "Kalimat")
    assert said.startswith("Belum terkirim: ") and all(word in said for word in words), said
    assert said.endswith(sending.WAITING)
    assert (content / MEASURE).read_bytes() == before
    assert not (content.parents[1] / "dijalankan").exists()


def test_what_was_refused_is_sent_by_the_next_time(content: Path) -> None:
    behind(content)
    typed(content, MEASURE, "realisasi: ", "realisasi: 1")
    assert sending.sent(content, QUARTER, "Kalimat").startswith("Belum terkirim")
    told(content, "pull", "--quiet", "--rebase", "origin", "main")
    assert sending.sent(content, QUARTER, "Kalimat kedua") == "Terkirim ke origin, cabang main."
    assert told(content.parents[1] / "jauh.git", "log", "-1", "--format=%s", "main") == "Kalimat"


def test_git_that_knows_no_name_is_told_one(content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in PERSON:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    told(content, "config", "user.useConfigOnly", "true")
    typed(content, MEASURE, "realisasi: ", "realisasi: 1")
    said = sending.sent(content, QUARTER, "Kalimat")
    assert "git belum tahu nama Anda" in said and "git config --global user.name" in said
    told(tmp_path, "config", "--global", "user.name", "Nama Rekaan")
    told(tmp_path, "config", "--global", "user.email", "rekaan@example.go.id")
    assert sending.sent(content, QUARTER, "Kalimat") == "Terkirim ke origin, cabang main."


# a file that is handed over


@pytest.fixture
def sender(tmp_path: Path) -> Path:
    folder = write(tmp_path / "pengirim/isi", quarters=2, groups=2)
    parcel.noted(folder)
    return folder


@pytest.fixture
def receiver(tmp_path: Path) -> Path:
    return write(tmp_path / "penerima/isi", quarters=2, groups=2)


def handed(sender: Path) -> Path:
    said = sending.sent(sender, QUARTER, "")
    newest = max(sender.parent.glob("kiriman-*.zip"), key=lambda p: p.stat().st_mtime_ns)
    assert str(newest) in said and f"lapkin import {newest.name}" in said
    return newest


def test_without_a_repository_a_file_is_handed_over_and_imported(sender: Path, receiver: Path) -> None:
    typed(sender, MEASURE, "realisasi: ", "realisasi: 1")
    file = handed(sender)
    before = {p: p.read_bytes() for p in receiver.rglob("*.yaml")}
    assert (
        "Tidak ada yang ditulis"
        in CliRunner().invoke(main, ["import", str(file), "--content", str(receiver)], input="n\n").output
    )
    assert {p: p.read_bytes() for p in receiver.rglob("*.yaml")} == before
    done = run(receiver, "import", str(file), "--ya")
    assert done.exit_code == 0, done.output
    assert f"{MEASURE}: berubah" in done.output and "capaian" in done.output
    assert (receiver / MEASURE).read_bytes() == (sender / MEASURE).read_bytes()
    assert "sudah ada di sini" in run(receiver, "import", str(file), "--ya").output
    assert run(receiver, "import", "--batalkan").exit_code == 0
    assert {p: p.read_bytes() for p in receiver.rglob("*.yaml")} == before


def test_no_file_is_written_over(sender: Path) -> None:
    first = handed(sender)
    data = first.read_bytes()
    assert handed(sender).name == "kiriman-2030-tw2-2.zip"
    assert first.read_bytes() == data


def test_what_both_changed_is_chosen(sender: Path, receiver: Path) -> None:
    other = "2030/tw2/iku/05.yaml"
    for name in (MEASURE, other):
        typed(sender, name, "realisasi: ", "realisasi: 1")
    typed(receiver, MEASURE, "realisasi: ", "realisasi: 2")
    mine, file = (receiver / MEASURE).read_bytes(), handed(sender)
    done = run(receiver, "import", str(file), "--ya")
    assert done.exit_code == 1 and "[isian-bentrok]" in done.output and MEASURE in done.output
    assert other not in done.output and (receiver / MEASURE).read_bytes() == mine
    assert run(receiver, "import", str(file), "--ya", "--bentrok", "yaml").exit_code == 0
    assert (receiver / MEASURE).read_bytes() == mine
    assert (receiver / other).read_bytes() == (sender / other).read_bytes()
    assert run(receiver, "import", str(file), "--ya", "--bentrok", "isian").exit_code == 0
    assert (receiver / MEASURE).read_bytes() == (sender / MEASURE).read_bytes()


def test_what_only_the_receiver_changed_stays_and_is_said(sender: Path, receiver: Path) -> None:
    other = "2030/tw2/iku/05.yaml"
    typed(sender, MEASURE, "realisasi: ", "realisasi: 1")
    typed(receiver, other, "realisasi: ", "realisasi: 2")
    mine = (receiver / other).read_bytes()
    done = run(receiver, "import", str(handed(sender)), "--ya")
    assert done.exit_code == 0 and f"{other}: tidak diubah pengirimnya" in done.output, done.output
    assert (receiver / other).read_bytes() == mine


def test_a_second_file_goes_on_from_the_first(sender: Path, receiver: Path) -> None:
    for new in ("1", "2"):
        typed(sender, MEASURE, "realisasi: ", f"realisasi: {new}")
        assert run(receiver, "import", str(handed(sender)), "--ya").exit_code == 0
    assert (receiver / MEASURE).read_bytes() == (sender / MEASURE).read_bytes()


def test_ends_of_lines_are_no_change(sender: Path, receiver: Path) -> None:
    typed(sender, MEASURE, "realisasi: ", "realisasi: 1")
    (receiver / MEASURE).write_bytes((receiver / MEASURE).read_bytes().replace(b"\n", b"\r\n"))
    assert run(receiver, "import", str(handed(sender)), "--ya").exit_code == 0


def test_content_with_faults_is_not_taken_over(sender: Path, receiver: Path) -> None:
    typed(sender, MEASURE, "realisasi: ", "realisasi: tidak jelas ")
    before = (receiver / MEASURE).read_bytes()
    done = run(receiver, "import", str(handed(sender)), "--ya")
    assert done.exit_code == 1 and MEASURE in done.output
    assert (receiver / MEASURE).read_bytes() == before and journal.last(receiver) is None


def test_what_is_of_another_office_is_refused(sender: Path, receiver: Path) -> None:
    typed(sender, "unit.yaml", "kode: balai-contoh", "kode: balai-lain")
    done = run(receiver, "import", str(handed(sender)), "--ya")
    assert done.exit_code == 1 and "[isian-lain]" in done.output and "balai-lain" in done.output


def made(names: dict[str, bytes], about: object = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        said = {"kantor": "balai-contoh", "kuartal": QUARTER, "berkas": {}} if about is None else about
        archive.writestr("kiriman.json", json.dumps(said))
        for name, data in names.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "isi/../../jahat.yaml",
        "/etc/passwd",
        "isi//2030/tw2/laporan.yaml",
        "isi/2030/tw2/../tw1/laporan.yaml",
        "isi\\2030\\tw2\\laporan.yaml",
        "isi/2030/tw1/laporan.yaml",
        "isi/2030/tw2/jahat.sh",
        "isi/2030/tw2/foto/.git",
        "isi/2030/tw2/foto/a.jpg/b.jpg",
        "isi/2030/tw2/laporan.yaml\n",
        "isi/.git/config",
        "isi/aturan/contoh.yaml",
        "laporan.yaml",
    ],
)
def test_names_that_are_none_of_content_are_refused(receiver: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / KIRIMAN
    file.write_bytes(made({name: b"a: 1\n"}))
    before = sorted(p for p in tmp_path.rglob("*"))
    done = run(receiver, "import", str(file), "--ya")
    assert done.exit_code == 1 and "[isian-rusak]" in done.output, done.output
    assert sorted(p for p in tmp_path.rglob("*")) == before


def twice() -> bytes:
    """Return a zip with a file of one name twice, which no program that makes zips writes."""
    return made({f"isi/{MEASURE}": b"nomor: 3\n", f"isi/{MEASURE[:-1]}L": b"nomor: 3\n"}).replace(
        b"03.yamL", b"03.yaml"
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: made({f"isi/{MEASURE}": b"a" * 3_000_000}),
        lambda: made({f"isi/2030/tw2/iku/{n:04d}.yaml": b"" for n in range(1, 1200)}),
        lambda: made({}, about=[1]),
        lambda: made({}, about={"kantor": "balai-contoh"}),
        lambda: made({}, about={"kantor": "balai-contoh", "kuartal": QUARTER, "berkas": {"a": 7}}),
        twice,
    ],
)
def test_a_file_that_is_broken_or_too_large_is_refused(
    receiver: Path, tmp_path: Path, make: Callable[[], bytes]
) -> None:
    file = tmp_path / KIRIMAN
    file.write_bytes(make())
    done = run(receiver, "import", str(file), "--ya")
    assert done.exit_code == 1 and "[isian-rusak]" in done.output, done.output
    assert journal.last(receiver) is None


def test_a_torn_file_is_refused(sender: Path, receiver: Path, tmp_path: Path) -> None:
    data = handed(sender).read_bytes()
    torn = tmp_path / "torn.zip"
    for size in range(0, len(data), len(data) // 40):
        torn.write_bytes(data[:size])
        done = run(receiver, "import", str(torn), "--ya")
        assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True), done.output
    spoiled = bytearray(data)
    spoiled[len(data) // 2] ^= 255
    torn.write_bytes(spoiled)
    assert isinstance(run(receiver, "import", str(torn), "--ya").exception, SystemExit | None)


def test_git_that_is_absent_hands_over_a_file(content: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(git, "GIT", ("git-tidak-ada",))
    assert sending.sent(content, QUARTER, "").startswith("Folder ini tidak terhubung")
    assert (content.parent / KIRIMAN).is_file() and (content.parent / KIRIMAN).stat().st_size


# a file that both sides changed

ROWED, BUDGET = "2030/tw2/iku/01.yaml", "2030/tw2/anggaran.yaml"
MINE = {
    ROWED: [("baik: 1, semua: 4", "baik: 2, semua: 4")],
    BUDGET: [("2: {pagu: 1_000, realisasi: 200}", "2: {pagu: 1_000, realisasi: 250}"), ("Sistem", "Aplikasi")],
}
SENT = {
    ROWED: [("baik: 3, semua: 4}", "baik: 3, semua: 5}"), ("rincian:", "catatan: [Baru.]\nrincian:")],
    BUDGET: [("1: {pagu: 1_000, realisasi: 200}", "1: {pagu: 1_000, realisasi: 300}")],
}
BOTH = {
    ROWED: "nomor: 1\n# catatan petugas\nrincian:\n  - {jenis: Satu, baik: 3, semua: 5}\n  - {jenis: Dua, baik: 2, semua: 4}\n",
    BUDGET: "  1: {pagu: 1_000, realisasi: 300}\n  2: {pagu: 1_000, realisasi: 250}\n",
}


def both_changed(sender: Path, receiver: Path) -> None:
    for folder, edits in ((sender, SENT), (receiver, MINE)):
        for name, pairs in edits.items():
            for old, new in pairs:
                typed(folder, name, old, new)
    typed(receiver, ROWED, "rincian:", "# catatan petugas\nrincian:")


def test_values_that_one_side_changed_are_joined_in_a_file_that_both_changed(sender: Path, receiver: Path) -> None:
    both_changed(sender, receiver)
    done = run(receiver, "import", str(handed(sender)), "--ya")
    assert done.exit_code == 0, done.output
    assert f"{ROWED}: diubah di kedua tempat; isinya digabung." in done.output
    text = (receiver / ROWED).read_text("utf-8")
    assert text.startswith(BOTH[ROWED]) and "Baru." in text
    text = (receiver / BUDGET).read_text("utf-8")
    assert BOTH[BUDGET] in text and "sumber: Aplikasi contoh" in text
    assert run(receiver, "import", "--batalkan").exit_code == 0
    assert "semua: 5" not in (receiver / ROWED).read_text("utf-8")


def test_a_value_that_both_changed_is_told_with_both_and_chosen(sender: Path, receiver: Path) -> None:
    both_changed(sender, receiver)
    for folder, new in ((sender, "66"), (receiver, "77")):
        typed(folder, ROWED, "baik: 3", f"baik: {new}")
        typed(folder, ROWED, "semua: 4" if folder == receiver else "semua: 5", "semua: 88")
    before, file = {p: p.read_bytes() for p in receiver.rglob("*.yaml")}, handed(sender)
    done = run(receiver, "import", str(file), "--ya")
    assert done.exit_code == 1 and done.output.count("[isian-bentrok]") == 1, done.output
    said = " ".join(done.output.split())
    assert "Baik, Baris 1: Satu: diubah di kedua tempat: di sini 77, pada pengirimnya 66." in said, said
    assert {p: p.read_bytes() for p in receiver.rglob("*.yaml")} == before
    assert run(receiver, "import", str(file), "--ya", "--bentrok", "yaml").exit_code == 0
    assert "baik: 77, semua: 88" in (receiver / ROWED).read_text("utf-8")
    assert "Baru." in (receiver / ROWED).read_text("utf-8")
    assert run(receiver, "import", str(file), "--ya", "--bentrok", "isian").exit_code == 0
    text = (receiver / ROWED).read_text("utf-8")
    assert "baik: 66, semua: 88" in text and "baik: 2, semua: 4" in text


def test_what_no_form_asks_for_is_not_joined(sender: Path, receiver: Path) -> None:
    """A file is joined where all that the sender changed is known; else it is chosen as a whole."""
    for folder, name in ((sender, "Nama A"), (receiver, "Nama B")):
        (folder / ROWED).write_text(
            (folder / ROWED).read_text("utf-8") + f"ringkasan: {{penyebab: {name}.}}\n", "utf-8"
        )
        typed(folder, "unit.yaml", "Jalan Rekaan 1", f"Jalan {name} 1")
    done = run(receiver, "import", str(handed(sender)), "--ya")
    assert done.exit_code == 1 and "Berkas ini diubah di sini dan pada pengirimnya." in done.output
    assert "di sini Nama B., pada pengirimnya Nama A." in " ".join(done.output.split())


@pytest.mark.parametrize("text", ["nomor: 1\nrincian: [}", "nomor: 1\nrealisasi: 9\n", 7, None])
def test_a_first_text_that_is_false_joins_nothing(sender: Path, receiver: Path, tmp_path: Path, text: object) -> None:
    both_changed(sender, receiver)
    forged = tmp_path / KIRIMAN
    with zipfile.ZipFile(handed(sender)) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            about = json.loads(old.read(name)) if name == parcel.ABOUT else {}
            if about:
                about["semula"][ROWED] = text
            new.writestr(name, json.dumps(about) if about else old.read(name))
    before = {p: p.read_bytes() for p in receiver.rglob("*.yaml")}
    done = run(receiver, "import", str(forged), "--ya")
    assert done.exit_code == 1 and "Berkas ini diubah di sini dan pada pengirimnya." in done.output
    assert {p: p.read_bytes() for p in receiver.rglob("*.yaml")} == before


def test_a_value_put_back_after_it_was_sent_is_not_lost(sender: Path, receiver: Path) -> None:
    """Which of two states of the sender the receiver has is not known of a file that she changed: it is chosen whole."""
    typed(sender, ROWED, "baik: 3, semua: 4}", "baik: 9, semua: 10}")
    typed(sender, ROWED, "baik: 1, semua: 4", "baik: 2, semua: 4")
    assert run(receiver, "import", str(handed(sender)), "--ya").exit_code == 0
    typed(receiver, ROWED, "rincian:", "catatan: [Dari penerima.]\nrincian:")
    typed(sender, ROWED, "baik: 9, semua: 10}", "baik: 3, semua: 4}")
    before, file = (receiver / ROWED).read_bytes(), handed(sender)
    done = run(receiver, "import", str(file), "--ya")
    assert done.exit_code == 1 and "Berkas ini diubah di sini dan pada pengirimnya." in done.output, done.output
    assert (receiver / ROWED).read_bytes() == before
    done = run(receiver, "import", str(file), "--ya", "--bentrok", "isian")
    assert done.exit_code == 0, done.output
    assert "baik: 3, semua: 4}" in (receiver / ROWED).read_text("utf-8")


def test_first_texts_that_are_too_long_are_left_out_and_the_file_is_taken(
    sender: Path, receiver: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_changed(sender, receiver)
    monkeypatch.setattr(parcel, "MAX_TEXTS", 100)
    file = handed(sender)
    assert parcel.opened(file).semula == {}
    assert "Berkas ini diubah di sini dan pada pengirimnya." in run(receiver, "import", str(file), "--ya").output
