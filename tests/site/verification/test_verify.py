"""A tampered site is named file by file: as a folder, over HTTP, against a signed manifest. The sites are made up."""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.site import manifest
from generator.site.verification import crawl, guises
from generator.site.verification.proxy import TidakTerbaca
from tests.support import BUILD, completed
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body><p>{}</p><a href="{}">a</a></body></html>'
GAMBLING = PAGE.format("judi", "slot/")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a complete small site."""
    folder = tmp_path / "situs"
    for name, target in (("index.html", "b/"), ("b/index.html", "../c d/"), ("c d/index.html", "../")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(name, target), "utf-8")
    assert completed(folder, "a" * 40) == []
    return folder


def verified(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def tampered(site: Path) -> None:
    (site / "b/index.html").write_text(GAMBLING, "utf-8")
    shutil.rmtree(site / "c d")
    (site / "b/slot").mkdir()
    (site / "b/slot/index.html").write_text(PAGE.format("slot", "../"), "utf-8")


Deceit = Callable[[http.server.BaseHTTPRequestHandler], bool]


@contextmanager
def served(site: Path, other: Path | None = None, deceived: Deceit = lambda asked: False) -> Iterator[str]:
    """Serve a folder on the loopback; whom the server deceives sees another one. Host files are not given out."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            self.directory = str(other if deceived(self) else site)
            if self.path.startswith("/_headers"):
                self.send_error(404)
            else:
                super().do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_manifest_lists_every_file_but_itself(site: Path) -> None:
    listed = manifest.read((site / "manifest.json").read_bytes())
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    first = (site / "manifest.json").read_bytes()
    written = json.loads(first)
    assert {f["path"] for f in written["files"]} == there - {"manifest.json"}
    assert listed.berkas.keys() == there  # a reader compares the manifest, too
    assert (written["commit"], written["clean"]) == ("a" * 40, True)
    dirty = manifest.written(manifest.of_folder(site), f"{'a' * 40}-dirty")
    assert (json.loads(dirty)["commit"], json.loads(dirty)["clean"], manifest.read(dirty).bersih) == (
        "a" * 40,
        False,
        False,
    )
    unknown = json.loads(manifest.written(manifest.of_folder(site), "HEAD"))
    assert (unknown["commit"], unknown["clean"]) == (None, None)
    assert manifest.written(manifest.of_folder(site), "a" * 40) == first


def test_a_site_as_built_is_the_same(site: Path) -> None:
    code, said = verified(site)
    assert (code, "Sama: 7 berkas." in said, "Manifes ini diambil dari situs itu sendiri" in said) == (0, True, True)
    with served(site) as address:
        assert verified(address)[0] == 0


def test_a_tampered_folder_is_named_file_by_file(site: Path) -> None:
    tampered(site)
    (site / "tautan").symlink_to("/etc/hostname")
    code, said = verified(site)
    assert code == 1
    assert [line for line in said.split("\n") if line.startswith("di")] == [
        "diubah: b/index.html",
        "ditambahkan: b/slot/index.html",
        "dihapus: c d/index.html",
        "ditambahkan: tautan",
    ]
    assert "4 berkas berbeda" in said


def test_a_tampered_site_on_the_web_is_named_too(site: Path) -> None:
    tampered(site)
    with served(site) as address:
        code, said = verified(address)
    assert code == 1
    for line in ("diubah: b/index.html", "ditambahkan: b/slot/", "dihapus: c d/index.html"):
        assert line in said
    assert "3 berkas berbeda" in said


@pytest.mark.parametrize(
    ("deceived", "named"),
    [
        (lambda asked: "Googlebot" in asked.headers["User-Agent"], "diubah: index.html"),
        (lambda asked: "google" in asked.headers.get("Referer", ""), "diubah: index.html"),
        (lambda asked: "Mobile" in asked.headers["User-Agent"], "diubah: index.html"),
        (lambda asked: "?" in asked.path, "diubah: ?p="),
    ],
)
def test_what_only_some_see_is_found(site: Path, tmp_path: Path, deceived: Deceit, named: str) -> None:
    shutil.copytree(site, tmp_path / "lain")
    (tmp_path / "lain/index.html").write_text(GAMBLING, "utf-8")
    with served(site, tmp_path / "lain", deceived) as address:
        code, said = verified(address)
    assert (code, named in said) == (1, True), said


def test_a_server_that_answers_to_anything_is_found(site: Path) -> None:
    class Router(http.server.SimpleHTTPRequestHandler):
        """Plants a page wherever nothing is, as broken-in hosts do."""

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(GAMBLING.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    handler = functools.partial(Router, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        code, said = verified(f"http://127.0.0.1:{server.server_port}/")
        server.shutdown()
    assert (code, "dijawab, padahal tidak ada: " in said) == (1, True), said


def test_a_page_in_a_folder_without_one_is_found_on_the_web(site: Path) -> None:
    """Nothing links to it; the folder is asked for. A server's own list of a folder is no planted page."""
    with served(site) as address:
        assert verified(address)[0] == 0  # this server lists folders
        (site / "server/toto.html").write_text(PAGE.format("judi", "lagi.html"), "utf-8")
        (site / "server/lagi.html").write_text(PAGE.format("judi", "toto.html"), "utf-8")
        said = verified(address)[1]
        assert ("ditambahkan: server/toto.html" in said, "ditambahkan: server/lagi.html" in said) == (True, True)
        (site / "server/index.html").write_text(GAMBLING, "utf-8")
        assert "ditambahkan: server/\n" in verified(address)[1]


@pytest.mark.parametrize("base", ["", "kinerja/"])
def test_planted_pages_are_followed_by_whole_addresses_and_site_maps(site: Path, tmp_path: Path, base: str) -> None:
    root = tmp_path / "akar"
    shutil.copytree(site, root / base, dirs_exist_ok=True)
    with served(root) as address:
        (root / base / "index.html").write_text(PAGE.format("a", f"{address}{base}satu.html"), "utf-8")
        (root / base / "b/index.html").write_text(PAGE.format("a", f"/{base}dua.html"), "utf-8")
        (root / base / "sitemap.xml").write_text(f"<urlset><loc>{address}{base}tiga.html</loc></urlset>", "utf-8")
        for name in ("satu.html", "dua.html", "tiga.html"):
            (root / base / name).write_text("judi", "utf-8")
        said = verified(address + base, "--manifest", site / "manifest.json")[1]
    for name in ("satu.html", "dua.html", "sitemap.xml", "tiga.html"):
        assert f"ditambahkan: {name}\n" in said


def test_odd_names_and_odd_files_are_named_on_one_line(site: Path) -> None:
    (site / "a\nSama: 7 berkas.\x1b[2J").write_text("judi", "utf-8")
    (site / os.fsdecode(b"\xff.html")).write_text("judi", "utf-8")
    (site / ".htaccess").write_text("judi", "utf-8")
    (site / "Index.html").write_text("judi", "utf-8")
    (site / "manifest.json.sig").write_text("judi", "utf-8")
    (site / "manifest.json.minisig").write_text("untrusted comment: " + "judi " * 1000, "utf-8")
    os.mkfifo(site / "pipa")
    code, said = verified(site)
    assert (code, [line for line in said.split("\n") if line.startswith("ditambahkan")]) == (
        1,
        [
            "ditambahkan: .htaccess",
            "ditambahkan: Index.html",
            "ditambahkan: a\\nSama: 7 berkas.\\x1b[2J",
            "ditambahkan: manifest.json.minisig",
            "ditambahkan: manifest.json.sig",
            "ditambahkan: pipa",
            "ditambahkan: \\xff.html",
        ],
    )


def test_a_folder_of_any_size_and_depth_is_named(site: Path) -> None:
    """A file of 40 GB without content, folders deeper than a path may be long: nothing is read that need not be."""
    with (site / "besar.html").open("wb") as file:
        file.truncate(40_000_000_000)
    with (site / "b/index.html").open("r+b") as file:
        file.truncate(40_000_000_000)
    with (site / "manifest.json.sig").open("wb") as file:
        file.truncate(40_000_000_000)
    here = os.open(site, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("judi", dir_fd=here)
        deeper = os.open("judi", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = deeper
    os.close(here)
    code, said = verified(site)
    subprocess.run(["rm", "-rf", str(site / "judi")], check=True)  # Python cannot
    assert code == 1
    for line in ("ditambahkan: besar.html", "diubah: b/index.html", "ditambahkan: manifest.json.sig", "judi/judi/"):
        assert line in said
    assert "lebih dari 64 folder bersarang; isinya tidak dilihat" in said


def test_a_folder_that_became_a_link_is_no_part_of_the_site(site: Path, tmp_path: Path) -> None:
    shutil.move(site / "b", tmp_path / "b")
    (site / "b").symlink_to(tmp_path / "b")
    said = verified(site)[1]
    assert ("ditambahkan: b\n" in said, "dihapus: b/index.html\n" in said) == (True, True)


@pytest.mark.parametrize(
    "planted",
    [
        b"-----BEGIN SSH SIGNATURE-----\n<a href=https://judi.example/>slot</a>\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----",
        b"untrusted comment: <script src=//judi.example></script>",
        b"untrusted comment: a\nRWQ=\ntrusted comment: b\nRWQ=\n",
        b"untrusted comment: \xff",
    ],
)
def test_what_only_begins_like_a_signature_is_named(site: Path, planted: bytes) -> None:
    name = "manifest.json.sig" if planted.startswith(b"-") else "manifest.json.minisig"
    (site / name).write_bytes(planted)
    code, said = verified(site)
    assert (code, f"ditambahkan: {name}" in said) == (1, True)
    with served(site) as address:
        assert f"ditambahkan: {name}" in verified(address)[1]


def test_a_changed_manifest_deceives_nobody_who_kept_one(site: Path, tmp_path: Path) -> None:
    kept = tmp_path / "manifes.json"
    shutil.copy(site / "manifest.json", kept)
    (site / "index.html").write_text(GAMBLING, "utf-8")
    (site / "manifest.json").write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    assert verified(site)[0] == 0  # the site vouches for itself
    code, said = verified(site, "--manifest", kept)
    assert (code, "diubah: index.html" in said, "Manifes ini diambil" in said) == (1, True, False)
    assert "diubah: manifest.json" in said
    (site / "manifest.json").unlink()
    assert "dihapus: manifest.json" in verified(site, "--manifest", kept)[1]


def keys(folder: Path, name: str) -> Path:
    """Make a key that is used here and nowhere else, and a list that allows it."""
    words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
    subprocess.run(words, check=True)
    public = (folder / f"{name}.pub").read_text("utf-8").split(" ")
    (folder / f"{name}.daftar").write_text(f'{name} namespaces="lapkin" {public[0]} {public[1]}\n', "utf-8")
    return folder / name


def test_a_signature_is_checked_with_ssh_keygen(site: Path, tmp_path: Path) -> None:
    key = keys(tmp_path, "petugas@example.go.id")
    other = keys(tmp_path, "lain@example.go.id")
    listed = f"{key}.daftar"
    assert "tidak ada" in verified(site, "--penandatangan", listed)[1]
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "lapkin", "-f", str(key), str(site / "manifest.json")], check=True
    )
    code, said = verified(site, "--penandatangan", listed)
    assert (code, "Manifes ditandatangani oleh petugas@example.go.id." in said) == (0, True)
    with served(site) as address:
        assert verified(address, "--penandatangan", listed)[0] == 0
    assert "tidak sah" in verified(site, "--penandatangan", f"{other}.daftar")[1]
    (site / "index.html").write_text(GAMBLING, "utf-8")
    (site / "manifest.json").write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    code, said = verified(site, "--penandatangan", listed)
    assert (code, "tidak sah" in said) == (1, True)


def minisign(folder: Path, name: str) -> Path:
    """Make a key of minisign that is used here and nowhere else."""
    words = ["minisign", "-G", "-W", "-p", str(folder / f"{name}.pub"), "-s", str(folder / f"{name}.key")]
    subprocess.run(words, check=True, capture_output=True)
    return folder / name


def test_a_signature_is_checked_with_minisign(site: Path, tmp_path: Path) -> None:
    key, other = minisign(tmp_path, "petugas"), minisign(tmp_path, "lain")
    listed = f"{key}.pub"
    assert "manifest.json.minisig tidak ada" in verified(site, "--penandatangan", listed)[1]
    sign = ["minisign", "-S", "-s", f"{key}.key", "-m", str(site / "manifest.json")]
    subprocess.run(sign, check=True, capture_output=True)
    code, said = verified(site, "--penandatangan", listed)
    assert (code, "Manifes ditandatangani oleh kunci minisign petugas.pub." in said) == (0, True), said
    assert verified(site)[0] == 0  # a signature is no added file
    with served(site) as address:
        assert verified(address, "--penandatangan", listed)[0] == 0
    shutil.copy(site / "manifest.json", tmp_path / "kini.json")
    shutil.move(site / "manifest.json.minisig", tmp_path / "kini.json.minisig")
    assert verified(site, "--manifest", tmp_path / "kini.json", "--penandatangan", listed)[0] == 0
    shutil.move(tmp_path / "kini.json.minisig", site / "manifest.json.minisig")
    assert "tidak sah" in verified(site, "--penandatangan", f"{other}.pub")[1]
    (site / "index.html").write_text(GAMBLING, "utf-8")
    (site / "manifest.json").write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    code, said = verified(site, "--penandatangan", listed)
    assert (code, "tidak sah" in said) == (1, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 1, "commit": null, "files": [{"path": "../a", "size": 1, "sha256": "%s"}]}' % ("a" * 64),
        '{"version": 1, "commit": null, "files": [{"path": "\\ud800", "size": 1, "sha256": "%s"}]}' % ("a" * 64),
        '{"version": 1, "commit": null, "files": [{"path": "a", "size": 1e999, "sha256": "%s"}]}' % ("a" * 64),
        '{"version": 1, "commit": {"resmi": 1}, "files": []}',
        '{"version": 1, "commit": "resmi", "files": []}',
        '{"version": 1, "commit": "\\u001b[2J", "files": []}',
        '{"version": 1, "commit": null, "clean": "tentu", "files": []}',
        '{"version": 1, "commit": null, "tools": {"lapkin": "1\\u001b[2J"}, "files": []}',
        '{"version": 1, "commit": null, "tools": {"lapkin": 1}, "files": []}',
        '{"version": 1, "commit": null, "tools": ["ab"], "files": []}',
        '{"version": 1, "commit": null, "tools": [1], "files": []}',
        '{"version": 1, "commit": null, "files": [{"path": 1, "size": 1, "sha256": "%s"}]}' % ("a" * 64),
        '{"version": 1, "commit": null, "files": [{"path": "a", "size": "1", "sha256": "%s"}]}' % ("a" * 64),
        '{"version": 1, "commit": null, "files": [{"path": "a", "size": true, "sha256": "%s"}]}' % ("a" * 64),
        json.dumps(
            {"version": 1, "commit": None, "files": [{"path": "a", "size": n, "sha256": "a" * 64} for n in (1, 2)]}
        ),
        '{"version": 1, "commit": null, "files": ' + "[" * 100_000,
    ],
)
def test_what_is_no_manifest_is_refused(site: Path, text: str) -> None:
    (site / "manifest.json").write_text(text, "utf-8")
    code, said = verified(site)
    assert (code, "Manifes tidak ada atau rusak" in said) == (1, True)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"version": 2, "files": []}', "ditulis Lapkin yang lebih baru; perbarui Lapkin di sini, lalu ulangi"),
        (" " * (manifest.MAX_BYTES + 1), "lebih besar dari 12 MB"),
    ],
    ids=["newer", "large"],
)
def test_a_manifest_that_cannot_be_read_here_says_why(site: Path, tmp_path: Path, text: str, what: str) -> None:
    (site / "manifest.json").write_text(text, "utf-8")
    content = write(tmp_path / "isi", groups=1)
    build = [*BUILD, "--content", str(content), "--site", str(site)]
    walk = ["verify", str(site), "--riwayat", "--content", str(content)]
    for words in (["verify", str(site)], build, walk):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 1
        assert what in done.output, done.output
    assert (site / "manifest.json").read_text("utf-8") == text


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "Tidak dapat dibaca" in verified("http://127.0.0.1:9/")[1]
    assert "Manifes tidak ada" in verified(tmp_path)[1]


def test_another_host_is_never_followed(site: Path) -> None:
    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2:9/\x1b[2J")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        for words in ([], ["--manifest", site / "manifest.json"]):
            code, said = verified(f"http://127.0.0.1:{server.server_port}/", *words)
            assert (code, "dialihkan ke http://127.0.0.2:9/" in said, "\x1b" in said) == (1, True, False)
        server.shutdown()


def test_what_is_signed_is_compared_with_what_was_built(tmp_path: Path) -> None:
    site = tmp_path / "situs"
    for quarter, built, signed in (
        ("2030/tw1", b"%PDF-1.7 a", b"%PDF-1.7 a dan tanda"),
        ("2030/tw2", b"%PDF-1.7 b", b"%PDF-1.7 c dan tanda"),
        ("2030/tw3", b"%PDF-1.7 d", b"%PDF-1.7 d"),
    ):
        (site / quarter).mkdir(parents=True)
        (site / quarter / "laporan.pdf").write_bytes(built)
        (site / quarter / "laporan-ttd.pdf").write_bytes(signed)
    (site / "index.html").write_text(PAGE.format("a", "2030/tw1/laporan.pdf"), "utf-8")
    (site / "manifest.json").write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    code, said = verified(site)
    assert code == 0
    told = [line for line in said.splitlines() if "laporan-ttd.pdf: " in line]
    assert [line[:24] for line in told] == [f"2030/tw{n}/laporan-ttd.pdf" for n in (1, 2, 3)]
    assert ["awalnya sama" in line for line in told] == [True, False, False]
    with served(site) as address:
        assert [line for line in verified(address)[1].splitlines() if "laporan-ttd.pdf: " in line] == told
    (site / "2030/tw1/laporan.pdf").write_bytes(b"%PDF-1.7 x")
    code, said = verified(site)
    assert (code, "2030/tw1/laporan-ttd.pdf: " in said, "2030/tw2/laporan-ttd.pdf: " in said) == (1, False, True)


def test_a_site_is_compared_with_one_built_again(tmp_path: Path) -> None:
    content, site = write(tmp_path / "isi"), tmp_path / "situs"
    done = CliRunner().invoke(
        main, ["build", "--content", str(content), "--site", str(site), "--cache", str(tmp_path / "c")]
    )
    assert done.exit_code == 0, done.output
    assert verified(site, "--ulang", "--content", content)[0] == 0
    with served(site) as address:
        for seed in range(3):
            assert verified(address, "--benih", seed)[0] == 0
    (site / "2030/tw1/index.html").write_text(GAMBLING, "utf-8")
    code, said = verified(site, "--ulang", "--content", content)
    assert (code, "diubah: 2030/tw1/index.html" in said) == (1, True)
    assert "Pilih" not in said and "keadaan lain" not in said
    said = verified(site, "--ulang", "--manifest", site / "manifest.json")[1]
    assert "--ulang memakai manifes hasil bangun ulang" in said
    (site / "manifest.json").write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    said = verified(site, "--ulang", "--content", content)[1]
    assert "tanpa laporan.pdf" not in said
    assert ("diubah: manifest.json" in said, "dibangun dari keadaan lain. Revisi isi: aaaa" in said) == (True, True)
    for file in site.rglob("laporan.*"):
        file.unlink()
    (site / "manifest.json").write_bytes(manifest.written(manifest.of_folder(site), "a" * 40))
    assert "dibangun dengan --tanpa-dokumen, atau dihapus." in verified(site, "--ulang", "--content", content)[1]


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        ("http://a.go.id/x", "https://a.go.id/x", True),
        ("http://a.go.id/x", "https://a.go.id:443/x", True),
        ("http://a.go.id:8000/x", "https://a.go.id:8000/x", True),
        ("http://a.go.id/x", "https://a.go.id:8443/x", False),
        ("http://a.go.id/x", "https://b@a.go.id/x", False),
        ("http://a.go.id/x", "https://a.go.id/x#b", False),
        ("http://a.go.id/x", "https://a.go.id/x?b", False),
        ("http://a.go.id/x", "https://b.go.id/x", False),
        ("https://a.go.id/x", "http://a.go.id/x", False),
        ("http://a.go.id/x", "https://a.go.id:99999/x", False),
        ("http://[::1]/x", "http://[::1", False),
        ("http://a.go.id/x", "", False),
    ],
)
def test_what_is_the_same_address_by_https(here: str, there: str, same: bool) -> None:
    assert crawl.only_safer(here, there) == same


def test_a_redirect_to_what_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def astray(*_: object) -> None:
        raise crawl.Dialihkan("http://[::1", 302)

    monkeypatch.setattr(crawl.Server, "get", astray)
    with pytest.raises(TidakTerbaca, match=r"dialihkan ke http://\[::1 \(jawaban 302\)"):
        crawl.opened("http://a.go.id/", guises.of(guises.drawn(Random(0)), Random(0), guises.PLAIN))
