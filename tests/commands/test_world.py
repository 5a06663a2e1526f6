"""What the world does ends in a sentence: nothing of it is made up here but a port that is taken on purpose."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.commands import world
from generator.commands.cli import main
from generator.site import manifest, swap
from tests.support import BUILD, ROOT, published
from tests.synthetic import write

LAPKIN = [
    sys.executable,
    "-c",
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from generator.commands import cli; cli.run()",
]
# The same, with Ctrl-C at the moment when a library begins to load.
INTERRUPTED = """
import os, signal, sys
sys.path.insert(0, {root!r})
class Pressed:
    def find_spec(name, *more):
        if name == {library!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressed)
from generator.commands import start
start.run()
"""
pytestmark = [pytest.mark.slow, pytest.mark.untraced]
# Root may do everything; without these two it is held up by permissions as anybody is.
BARRED = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all"]


def lapkin(here: Path, *words: str, barred: bool = False, **settings: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a folder, with no environment but what is given; with permissions that hold if asked."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if barred and root and not shutil.which("setpriv"):
        pytest.skip("setpriv is missing")
    start = BARRED if barred and root else []
    env = {"PATH": os.environ["PATH"], **settings}
    done = subprocess.run([*start, *LAPKIN, *words], cwd=here, env=env, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


@contextmanager
def mounted(folder: Path, *words: str) -> Iterator[None]:
    """Mount something at a folder."""
    folder.mkdir(exist_ok=True)
    if not shutil.which("mount") or subprocess.run(["mount", *words, str(folder)], capture_output=True).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    write(tmp_path / "content")
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return an office whose site is soon built."""
    write(tmp_path / "content", groups=1)
    return tmp_path


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_signs_that_the_terminal_does_not_have(office: Path, encoding: str) -> None:
    iku = office / "content/2030/tw1/iku/03.yaml"
    iku.write_text("nomor: 3\nrealisasi: −5 → 7 ✓ 文\n", "utf-8")
    done = lapkin(office, "check", PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert b"- Membaca isi" in done.stderr or "· Membaca isi".encode(encoding) in done.stderr
    assert b'"-5 -> 7 v \\u6587" bukan angka' in done.stderr
    shown = lapkin(office, "check", "--format", "json", PYTHONIOENCODING=encoding).stdout
    assert "−5 → 7 ✓ 文" in json.loads(shown)[0]["salah"]  # the data are whole


def test_a_reader_that_is_gone_and_a_full_disk_behind_the_answer(office: Path) -> None:
    with subprocess.Popen(
        [*LAPKIN, "check", "--format", "sarif"], cwd=office, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait() in (0, 1)
        assert said == b""
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            for words in (["check"], ["--help"], ["check", "--format", "json"]):
                done = subprocess.run([*LAPKIN, *words], cwd=office, stdout=full, stderr=subprocess.PIPE, check=False)
                assert done.returncode == 1
                assert b"tidak dapat ditulis: cakram penuh. Kosongkan ruang" in done.stderr
                assert b"Traceback" not in done.stderr


def test_streams_that_are_closed(office: Path) -> None:
    quoted = f'{sys.executable} -c "{LAPKIN[2]}" check'
    for closed in (">&-", "2>&-", ">&- 2>&-", "2>/dev/full"):
        done = subprocess.run(f"{quoted} {closed}", shell=True, cwd=office, capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), closed


def test_a_start_from_another_folder_says_where_to_go(office: Path) -> None:
    done = lapkin(office / "content/2030", "check")
    assert done.returncode == 1
    assert f"dicari di {office}/content/2030/content. Jalankan cd {office}, lalu".encode() in done.stderr
    (office / "lain").write_text("x", "utf-8")
    assert b"lain bukan folder" in lapkin(office, "check", "--content", "lain").stderr
    away = lapkin(Path("/"), "check").stderr
    assert b"dicari di /content. Jalankan perintah ini dari folder proyek" in away


def test_without_git_and_without_a_repository(office: Path) -> None:
    (office / "bin").mkdir()
    done = lapkin(office, "diff", "HEAD", PATH=str(office / "bin"))
    assert (done.returncode, b"Git tidak terpasang. Pasang Git" in done.stderr) == (1, True)
    assert lapkin(office, "check", PATH=str(office / "bin")).returncode == 0
    done = lapkin(office, "diff", "HEAD", GIT_CEILING_DIRECTORIES=str(office.parent))
    assert (done.returncode, b"tidak disimpan dalam git" in done.stderr) == (1, True)


def test_a_repository_that_git_cannot_read_is_said(office: Path) -> None:
    for words in (["init", "-q"], ["add", "."], [*["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]]):
        subprocess.run(["git", *words], cwd=office, check=True)
    config = office / ".git/config"
    config.write_text(f"{config.read_text('utf-8')}[core\x1b[31m", "utf-8")
    said = "Git tidak dapat membaca folder ini"
    done = lapkin(office, "diff", "HEAD")
    assert (done.returncode, said in done.stderr.decode(), b"\x1b" in done.stderr) == (1, True, False)
    done = lapkin(office, "check")
    assert (done.returncode, said in done.stdout.decode() + done.stderr.decode()) == (0, True)


def looped(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


# what is done to the office, words of the command, what is said
REFUSED: list[tuple[str, Callable[[Path], object], list[str], str]] = [
    ("folder", lambda f: (f / "content/2030/tw1/iku").chmod(0), ["check"], "tw1/iku Folder ini tidak dapat dibuka. Beri izin"),
    ("triwulan", lambda f: (f / "content/2030/tw1").chmod(0), ["check"], "tw1 Folder ini tidak dapat dibuka. Beri izin"),
    ("berkas", lambda f: (f / "content/unit.yaml").chmod(0), ["check"], "tidak dapat dibuka. Tutup program"),
    ("isi", lambda f: (f / "content").chmod(0), ["check"], "tidak dapat dibaca. Periksa izinnya."),
    ("tulis", lambda f: f.chmod(0o500), ["form", "2030/tw1"], "Tidak ada izin: folder ini. Periksa izinnya"),
    ("baru", lambda f: (f / "content/2030").chmod(0o500), ["new", "2030/tw2"], "Tidak ada izin: content/2030/tw2."),
    ("panjang", lambda f: None, ["build", "--site", "a" * 300], "Nama ini terlalu panjang: "),
    ("putar", lambda f: (f / "x").symlink_to("x"), ["build", "--site", "x/y"], "berputar tanpa ujung"),
    ("putar-isi", lambda f: looped(f / "content/unit.yaml"), ["check"], "tautan simbolis. Ganti"),
    ("berkas-situs", lambda f: (f / "x").write_text("a"), ["build", "--site", "x"], "Folder 'x' berupa berkas."),
    ("berkas-dokumen", lambda f: (f / "x").write_text("a"), ["dokumen", "2030/tw1", "--out", "x"], "Folder 'x' berupa berkas."),
    ("dokumen-bernama-berkas", lambda f: None, ["dokumen", "2030/tw1", "--out", "x.docx"], "'x.docx' nama berkas, padahal yang diminta folder. Sebut nama folder, misalnya x."),
    ("situs-bernama-berkas", lambda f: None, ["build", "--site", "x.html"], "'x.html' nama berkas"),
    ("naskah-bernama-berkas", lambda f: None, ["emit", "--out", "a/x.ZIP"], "'a/x.ZIP' nama berkas"),
    ("simpanan-bernama-berkas", lambda f: None, ["check", "--cache", "x.json"], "'x.json' nama berkas"),
    ("kantor-bernama-berkas", lambda f: None, ["init", "kantor.yaml"], "'kantor.yaml' nama berkas"),
    ("isian-di-folder", lambda f: None, ["form", "2030/tw1", "--out", "content"], "Berkas 'content' berupa folder."),
    ("isian-tanpa-akhiran", lambda f: None, ["form", "2030/tw1", "--out", "isian"], "berakhiran .xlsx, misalnya isian.xlsx."),
    ("isian-berakhiran-lain", lambda f: None, ["form", "2030/tw1", "--out", "isian.pdf"], "'isian.pdf' bukan nama buku kerja"),
    ("folder-berkas", lambda f: (f / "content/koreksi.yaml").mkdir(), ["check"], "Ini folder, bukan berkas."),
    ("folder-iku", lambda f: (f / "content/2030/tw1/iku/99.yaml").mkdir(), ["check"], "Ini folder, bukan berkas."),
    ("tak-ada", lambda f: None, ["form", "2030/tw1", "--out", "tak/a.xlsx"], "tidak ada: tak. Periksa namanya"),
    ("dalam-isi", lambda f: None, ["build", "--site", "content/situs"], "tidak boleh saling memuat"),
    ("memuat-isi", lambda f: None, ["build", "--site", "."], "tidak boleh saling memuat"),
    ("dokumen-dalam-isi", lambda f: None, ["dokumen", "2030/tw1", "--out", "content/2030"], "ada di dalam folder isi content. Sebut"),
    ("dokumen-lewat-tautan", lambda f: (f / "x").symlink_to("content"), ["dokumen", "2030/tw1", "--out", "x"], "x ada di dalam folder isi"),
    ("isian-dalam-isi", lambda f: None, ["form", "2030/tw1", "--out", "content/isian.xlsx"], "isian.xlsx ada di dalam folder isi"),
    ("simpanan-dalam-isi", lambda f: None, ["build", "--cache", "content/.cache"], "content/.cache ada di dalam folder isi content. Sebut tempat di luarnya dengan --cache."),
    ("kantor-dalam-isi", lambda f: None, ["init", "content/baru"], "di dalam folder isi"),
    ("naskah-dalam-isi", lambda f: None, ["emit", "--out", "content/naskah"], "tidak boleh saling memuat"),
]  # fmt: skip


REGISTER = """\
portal: {kode: p, nama: Portal contoh, nama_resmi: Lembaga Contoh, alamat: Jalan Rekaan 1, surel: a@example.go.id,
  situs: https://example.go.id/, pengantar: Contoh.}
unit: [{kode: a, nama: Contoh, jenis: Balai, folder: situs/a, isi: content}]
"""
WRITES = {"cache", "out"}  # options that name a place to write to, beside the site of build


def test_no_command_writes_into_the_content_unasked(office: Path) -> None:
    """Whatever option names the place, in every command that has one."""
    before = set((office / "content").rglob("*"))
    (office / "daftar-unit.yaml").write_text(REGISTER, "utf-8")
    needs = {"dokumen": ["2030/tw1"], "form": ["2030/tw1"], "isi": ["2030/tw1"], "verify": ["content"]}
    needs |= {"build-all": ["daftar-unit.yaml"]}
    found = [(name, p.opts[0]) for name, c in main.commands.items() for p in c.params if p.name in WRITES]
    assert {name for name, _ in found} >= {"build", "emit", "serve", "check", "verify", *needs}
    for name, option in found:
        done = lapkin(office, name, *needs.get(name, []), option, "content/x" + (".xlsx" if name == "form" else ""))
        told = done.stderr.decode()
        assert (done.returncode, "isi" in told, "content" in told) == (1, True, True), (name, option, told)
    (office / "daftar-unit.yaml").write_text(REGISTER.replace("situs/a", "content/situs"), "utf-8")
    done = lapkin(office, "build-all", "daftar-unit.yaml")
    assert (done.returncode, "--site" in done.stderr.decode()) == (1, True), done.stderr.decode()
    assert set((office / "content").rglob("*")) == before


def test_who_stands_in_the_content_has_the_cache_beside_it(office: Path) -> None:
    assert lapkin(office / "content", "check", "--content", ".").returncode == 0
    assert not (office / "content/.cache").exists()
    assert (office / ".cache").is_dir()


@pytest.mark.parametrize(("change", "words", "said"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_the_system_refuses(office: Path, change: Callable[[Path], object], words: list[str], said: str) -> None:
    change(office)
    try:
        done = lapkin(office, *words, barred=True)
    finally:
        for path in (office, office / "content", office / "content/2030", office / "content/2030/tw1"):
            path.chmod(0o700)
        (office / "content/2030/tw1/iku").chmod(0o700)
    assert (done.returncode > 0, said in done.stderr.decode()) == (True, True), done.stderr.decode()


def test_what_file_managers_leave_behind_is_no_content(office: Path) -> None:
    for name in (
        "2030/tw1/iku/._03.yaml",
        "._unit.yaml",
        ".DS_Store",
        "2030/tw1/Thumbs.db",
        "2030/tw1/~$lampiran.docx",
    ):
        (office / "content" / name).write_bytes(b"\0\5\x16\7 bukan teks")
    for name in (
        "aturan/._aturan-contoh.yaml",
        "profil/._latar.md",
        "2030/._tw1",
        "2030/tw1/iku/~$03.yaml",
        "desktop.ini",
    ):
        (office / "content" / name).write_bytes(b"\xff\0bukan teks")
    done = lapkin(office, "check")
    assert (done.returncode, b"galat" in done.stderr) == (0, False), done.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(
    "library", ["click", "generator.commands.site_commands", "pydantic", "pydantic_core", "jinja2"]
)
def test_ctrl_c_while_libraries_load_ends_quietly(office: Path, library: str) -> None:
    code = INTERRUPTED.format(root=str(ROOT), library=library)
    done = subprocess.run([sys.executable, "-c", code, "build"], cwd=office, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False), done.stderr.decode()
    assert [p.name for p in office.iterdir() if p.name != ".cache"] == ["content"]


def test_a_bug_keeps_its_traceback_and_tells_where_to_send_it(office: Path) -> None:
    broken = LAPKIN[2].replace(
        "cli.run()", "from generator.build import pipeline; pipeline.compute = lambda *a, **k: 1 / 0; cli.run()"
    )
    done = subprocess.run([sys.executable, "-c", broken, "check"], cwd=office, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"ZeroDivisionError" in done.stderr
    assert done.stderr.decode().rstrip().endswith(world.REPORT)


def test_an_error_that_no_system_gives_is_a_bug() -> None:
    with pytest.raises(OSError, match="besok"), world.told():
        raise OSError("besok")
    with pytest.raises(SystemExit), world.told():
        raise OSError(errno.EIO, "x", "y")
    with pytest.raises(RuntimeError, match="lain"), world.told():
        raise RuntimeError("lain")
    with pytest.raises(SystemExit), world.told("Situs lama tidak diubah"):
        raise MemoryError


def test_a_mount_point_is_a_site_as_any_other(small: Path) -> None:
    site = small / "situs"
    with mounted(site, "-t", "tmpfs", "tmpfs"):
        for _ in range(2):
            assert lapkin(small, *BUILD, "--site", "situs").returncode == 0
            listed = manifest.read((site / manifest.FILE).read_bytes()).berkas
            assert manifest.of_folder(site).items() >= listed.items()
            (site / "CNAME").write_text("contoh.go.id", "utf-8")
            (site / "2030/tw1/lama.pdf").write_text("x", "utf-8")
        assert (site / "CNAME").read_text("utf-8") == "contoh.go.id"
        assert [p.name for p in site.iterdir() if swap.is_work(p.name, site)] == []
    assert sorted(p.name for p in small.iterdir()) == [".cache", "content", "situs"]
    (small / "sebenarnya").mkdir()
    with mounted(site, "--bind", str(small / "sebenarnya")):
        assert lapkin(small, *BUILD, "--site", "situs").returncode == 0
        assert lapkin(small, *BUILD, "--site", "situs").returncode == 0
        assert lapkin(small, "verify", "situs").returncode == 0


def test_a_site_is_built_where_nothing_may_be_written_beside_it_or_kept(small: Path) -> None:
    assert lapkin(small, *BUILD).returncode == 0
    shutil.rmtree(small / ".cache")
    (small / ".cache").mkdir(0o500)
    small.chmod(0o500)
    try:
        done = lapkin(small, *BUILD, barred=True)
    finally:
        small.chmod(0o700)
        (small / ".cache").chmod(0o700)
    assert done.returncode == 0, done.stderr.decode()
    assert lapkin(small, "verify", "site").returncode == 0


def test_a_form_that_its_library_cannot_write_on_the_way_is_told(office: Path) -> None:
    code = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    code += "resource.setrlimit(resource.RLIMIT_FSIZE, (3000,) * 2); from generator.commands import cli; cli.run()"
    words = ["form", "2030/tw1", "--content", str(office / "content"), "--out", str(office / "a.xlsx")]
    told = subprocess.run(
        [sys.executable, "-B", "-c", code, *words], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("Berkas ini terlalu besar bagi cakramnya: ")
    assert len(told.stderr.splitlines()) == 1
    assert not (office / "a.xlsx").exists()


def test_a_full_temporary_folder_is_said_by_a_dry_run(office: Path) -> None:
    for command in (["publish", "2030/tw1"], ["check"]):
        assert lapkin(office, *command).returncode == 0
    report = office / "content/2030/tw1/iku/03.yaml"
    report.write_text(report.read_text("utf-8").replace("realisasi: 50", "realisasi: 45"), "utf-8")
    words = ["correct", "2030/tw1", "--ya", "--apa", "a", "--alasan", "b", "--disetujui", "c"]
    with mounted(office / "sementara", "-t", "tmpfs", "-o", "size=16k", "tmpfs"):
        done = lapkin(office, *words, TMPDIR=str(office / "sementara"))
        assert done.returncode == 1
        assert b"Cakram penuh" in done.stderr, done.stderr.decode()


@pytest.mark.parametrize(
    "size", ["200k", "1500k", "3m", "4m", "5m"]
)  # of these, some are full while the theme is copied
def test_a_full_disk_leaves_the_old_site(office: Path, size: str) -> None:
    with mounted(office / "cakram", "-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        published(office / "cakram/situs", {"index.html": b"lama"})
        done = lapkin(office, "build", "--site", "cakram/situs", "--cache", "cakram/simpanan")
        assert done.returncode == 1
        assert b"Cakram penuh" in done.stderr
        assert b"Kosongkan ruang, lalu ulangi. Situs lama tidak diubah." in done.stderr
        assert (office / "cakram/situs/index.html").read_bytes() == b"lama"
        assert sorted(p.name for p in (office / "cakram").iterdir() if p.name != "simpanan") == ["situs"]
        (office / "cakram/isi").write_bytes(bytes(shutil.disk_usage(office / "cakram").free // 2))
        assert lapkin(office, "emit", "--out", "cakram/naskah").returncode == 1
        assert not (office / "cakram/naskah").exists()
