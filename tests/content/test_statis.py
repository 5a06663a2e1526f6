"""Files of an office on its site: copied as they are, listed, and none that could run anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.content import statis
from generator.problems.problem import ContentError, Problem
from generator.site import manifest
from tests.content.test_photos import picture
from tests.support import BUILD, generated
from tests.synthetic import write

PROOF = "google0123456789abcdef.html"


def problems(folder: Path) -> list[Problem]:
    try:
        return [p for p in pipeline.compute(folder).masalah if "/statis/" in p.place.file]
    except ContentError as error:
        return list(error.problems)


def put(folder: Path, name: str, data: bytes = b"isi") -> None:
    path = folder / statis.FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


FINE = {
    "CNAME": b"kinerja.contoh.go.id\n",
    "unduhan/laporan-tw1.pdf": b"%PDF-1.7",
    ".well-known/security.txt": b"Contact: mailto:contoh@example.go.id\n",
    PROOF: f"google-site-verification: {PROOF}\n".encode(),
    "BingSiteAuth.xml": b'<?xml version="1.0"?>\n<users>\n\t<user>0123456789ABCDEF0123456789ABCDEF</user>\n</users>\n',
}
JUNK = (".DS_Store", "._CNAME", "unduhan/Thumbs.db", "~$laporan.docx", ".gitkeep")


@pytest.mark.slow
def test_files_reach_the_root_of_the_site_and_the_manifest(tmp_path: Path) -> None:
    content, site = write(tmp_path / "isi"), tmp_path / "situs"
    for name, data in {**FINE, **dict.fromkeys(JUNK, b"x")}.items():
        put(content, name, data)
    assert problems(content) == []
    words = [*BUILD, "--content", str(content), "--site", str(site), "--cache", str(tmp_path / "c"), "--pekerja", "1"]
    for _ in range(2):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
        assert "Tetap ada" not in done.output
    assert {name: (site / name).read_bytes() for name in FINE} == FINE
    assert manifest.of_folder(site) == manifest.read((site / manifest.FILE).read_bytes()).berkas
    (content / statis.FOLDER / "CNAME").unlink()
    assert CliRunner().invoke(main, words).exit_code == 0
    assert not (site / "CNAME").exists()
    assert emit.generate(pipeline.compute(content)).files["unduhan/laporan-tw1.pdf"] == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("name", "data", "code", "remedy"),
    [
        ("pengumuman.html", b"<p>", "statis-jenis", ".pdf"),
        ("a.js", b"", "statis-jenis", ".pdf"),
        ("logo.svg", b"<svg/>", "statis-jenis", ".pdf"),
        ("a.php", b"<?php", "statis-jenis", ".pdf"),
        (".htaccess", b"", "statis-jenis", ".pdf"),
        ("unduhan/CNAME", b"x", "statis-jenis", ".pdf"),
        ("tanpa-akhiran", b"", "statis-jenis", ".pdf"),
        (PROOF, b"<script>", "statis-jenis", "Unduh lagi"),
        ("BingSiteAuth.xml", b"<html/>", "statis-jenis", "Unduh lagi"),
        ("Laporan TW I (final).pdf", b"", "statis-nama", "laporan-tw-i-final.pdf"),
        ("a.php.pdf", b"", "statis-nama", "a-php.pdf"),
        ("dua kata/a.pdf", b"", "statis-nama", "dua-kata"),
        ("con.txt", b"", "statis-nama", "con-1.txt"),
        ("Aux.pdf", b"", "statis-nama", "aux-1.pdf"),
        ("lpt9", b"", "statis-jenis", ".pdf"),
        ("nul/a.pdf", b"", "statis-nama", "nul-1"),
        (".well-known/com1.txt", b"", "statis-nama", "com1-1.txt"),
        ("a:b.pdf", b"", "statis-nama", "a-b.pdf"),
        ("a.pdf.", b"", "statis-jenis", ".pdf"),
        ("a .pdf", b"", "statis-nama", "a.pdf"),
        ("a /b.pdf", b"", "statis-nama", "menjadi a."),
        ("index.html", b"", "statis-bentrok", "nama lain"),
        ("Robots.txt", b"", "statis-bentrok", "nama lain"),
        ("2030/tw1/a.pdf", b"", "statis-bentrok", "unduhan"),
        ("data/a.pdf", b"", "statis-bentrok", "unduhan"),
    ],
)
def test_what_could_run_or_collide_is_refused(tmp_path: Path, name: str, data: bytes, code: str, remedy: str) -> None:
    content = write(tmp_path / "isi")
    put(content, name, data)
    found = problems(content)
    assert [(p.code, p.place.file, remedy in p.remedy) for p in found] == [(code, f"isi/statis/{name}", True)]


def test_links_large_files_and_names_that_differ_in_case_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path / "isi")
    put(content, "a.pdf")
    put(content, "A.pdf")
    (content / "statis/b.pdf").symlink_to("a.pdf")
    put(content, "c.pdf", b"x" * 20)
    monkeypatch.setattr(statis, "MOST", 10)
    assert {(p.code, p.place.file[-5:]) for p in problems(content)} == {
        ("statis-bentrok", "a.pdf"),
        ("berkas-tautan", "b.pdf"),
        ("berkas-besar", "c.pdf"),
    }


def test_folders_that_differ_in_case_alone_are_refused(tmp_path: Path) -> None:
    content = write(tmp_path / "isi")
    for name in ("A/satu.pdf", "a/dua.pdf", "a/b/tiga.pdf", "c/a.pdf", "d/a.pdf"):
        put(content, name)
    found = problems(content)
    assert [(p.code, p.place.file) for p in found] == [
        ("statis-bentrok", "isi/statis/a/b/tiga.pdf"),
        ("statis-bentrok", "isi/statis/a/dua.pdf"),
    ]
    assert all("dari A." in p.wrong for p in found)


def test_a_picture_that_tells_where_it_was_taken_is_refused(tmp_path: Path) -> None:
    content = write(tmp_path / "isi")
    picture(content / "statis/kantor.jpg", gps=True)
    picture(content / "statis/aula.jpg")
    assert [(p.code, p.place.file) for p in problems(content)] == [("foto-lokasi", "isi/statis/kantor.jpg")]


@pytest.mark.slow
def test_every_name_at_the_root_of_a_site_is_taken() -> None:
    made = {name.split("/")[0] for name in generated().files} - {"index.md"}
    assert {n for n in made if not n.isdecimal()} - statis.TAKEN == set()
