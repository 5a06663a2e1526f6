"""The dearest files are answered after a bounded number of steps, with a bounded answer; what is refused is not opened.

No test measures time: steps and lines are counted; `make bench-batas` measures. All content is made up.
"""

from __future__ import annotations

import difflib
import io
import itertools
import os
import re
import signal
import socket
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import ClassVar

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.addresses import periods
from generator.build import pipeline
from generator.checks import budget, typed_figures
from generator.checks.comparisons import Kalimat
from generator.checks.quotations import unquoted
from generator.checks.sentence_words import Kini, sentences
from generator.commands.cli import main
from generator.content import files, openings, photos, unknown_files
from generator.content.files import Document
from generator.content.photos import Photo
from generator.figures import in_prose
from generator.forms.reading import typed
from generator.forms.reading.kinds import BukanIsian
from generator.printed import notes
from generator.problems.problem import MOST, MOST_OF_FOLDER, ContentError, Place, Problem, nearest, told
from generator.records import values
from generator.yaml import events, parsing
from tests import costly, same_forms
from tests.costly import IKU, PAGE, REPORT
from tests.support import BUILD, ROOT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

GUARD = 300  # seconds after which a command hangs, on any machine
HERE = Place("isi/2030/tw1/highlight.yaml", 2, 5)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return write(tmp_path / "isi", groups=1)


@pytest.fixture(autouse=True)
def guard() -> Iterator[None]:
    """Fail rather than hang."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(GUARD)
    yield
    signal.alarm(0)


def checked(office: Path) -> str:
    """Return what `lapkin check` says; it must refuse, and never fall."""
    done = CliRunner().invoke(main, ["check", "--content", str(office)])
    assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True), done.output
    return done.output


# files


@pytest.mark.parametrize("name", costly.YAML)
def test_any_file_is_answered_with_some_hundred_lines(office: Path, name: str) -> None:
    costly.whole(office, costly.YAML[name](60_000))
    said = checked(office)
    assert len(re.findall(r"^isi/2030/tw1/iku/03\.yaml", said, re.M)) <= MOST + 1
    assert len(said) < 200_000


def test_what_is_not_told_is_counted(office: Path) -> None:
    costly.whole(office, "a\x01\n" * 2500)
    said = checked(office)
    assert said.count("[berkas-karakter]") == MOST
    assert f"Dan {2500 - MOST:,} masalah lagi di berkas ini.".replace(",", ".") in said


def test_problems_of_a_builder_and_of_a_record_are_counted(office: Path) -> None:
    costly.whole(office, "nomor: 3\n" + "".join(f"a{n}: b #c\n" for n in range(300)))
    assert f"Dan {300 - MOST} masalah lagi" in checked(office)
    costly.whole(office, "nomor: 3\n" + "".join(f"a{n}: 1\n" for n in range(300)))
    assert f"Dan {300 - MOST} masalah lagi" in checked(office)


def test_other_problems_are_told_by_level_and_cut() -> None:
    many = [Problem(Place("a.yaml", n), "kunci-asing", "k" * 5000, "a.", "b.") for n in range(1, 300)]
    mild = [Problem(Place("a.yaml", 5), "foto-tak-tampil", "", "a.", "b.")]
    found = [*told([*many, *mild])]
    assert len(found) == MOST + 2
    assert [p.wrong for p in found if p.code == "masalah-lagi"] == [f"Dan {299 - MOST} masalah lagi di berkas ini."]
    assert mild[0] in found
    assert max(len(str(p)) for p in found) < 1000


def test_problems_of_very_many_files_are_told_by_folder() -> None:
    """A file each, as of indicators that a plan names and nobody wrote."""
    many = [Problem(Place(f"isi/2030/tw1/iku/{n}.yaml", 0), "iku-tanpa-berkas", "", "a.", "b.") for n in range(3000)]
    found = [*told(many)]
    assert len(found) == MOST_OF_FOLDER + 1
    rest = f"Dan {3000 - MOST_OF_FOLDER:,} masalah lagi di folder ini.".replace(",", ".")
    assert [(str(p.place), p.wrong) for p in found if p.code == "masalah-lagi"] == [("isi/2030/tw1/iku", rest)]


@pytest.mark.parametrize("where", ["2030/tw1/iku", "2030", "profil", ".", "regulasi"])
def test_a_folder_of_more_files_than_any_office_has_is_not_read(
    office: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (office / where).mkdir(exist_ok=True)
    for number in range(unknown_files.MOST_INSIDE + 1):
        (office / where / f"a{number}.yaml").touch()
    opened: list[Path] = []
    monkeypatch.setattr(openings, "read", lambda path, *_: opened.append(path) or b"")
    said = checked(office)
    assert opened == []
    assert said.count("[isi-terlalu-banyak]") == 1
    assert said.count("\n") < 5


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "[\n" * 50_000, "{" * 50_000, "nomor: " + "{a: " * 50_000, "- " * 50_000]
)
def test_events_end_where_a_text_is_nested_too_deep(text: str) -> None:
    assert len([*events.events(text)]) < 100


@pytest.mark.parametrize("tag", ["!{}", "!<{}>", "!a!{}", "!!{}"])
def test_an_endless_tag_is_told_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch, tag: str) -> None:
    """The parser decodes a tag in a time that grows with its square."""
    monkeypatch.setattr(parsing.yaml, "events", lambda _: pytest.fail("parsed"))
    found = parsing.parse(f"nomor: 3\ncatatan: [a, {tag.format('%41' * 10_000)} b]\n", "iku/03.yaml")
    assert isinstance(found, list)
    assert [str(p) for p in found] == [
        f"iku/03.yaml:2:14 Kata ini memuat tanda ! dan {30_000 + len(tag) - 2:,} huruf tanpa spasi. ".replace(",", ".")
        + "Pendekkan kata itu, atau hapus barisnya. [yaml-tanda]"
    ]


def test_a_text_of_too_many_values_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MOST", 1000)
    found = parsing.parse("".join(f"a{n}: 1\n" for n in range(5000)), "a.yaml")
    assert isinstance(found, list)
    assert [p.code for p in found] == ["berkas-besar"]


@pytest.mark.parametrize("name", costly.LISTS)
def test_a_list_is_no_longer_than_a_page_can_show(office: Path, name: str) -> None:
    costly.listed(office, name, parsing.MOST_ITEMS + 1)
    said = checked(office)
    assert "Daftar ini memuat 2.001 butir. Kurangi menjadi paling banyak 2.000. [berkas-besar]" in said or (
        costly.LISTS[name][0].endswith(parsing.LISTED)
    )
    assert len(said) < 40_000


@pytest.mark.parametrize("name", ["printed figures", "unknown kode", "targets", "unknown columns"])
def test_near_names_are_looked_for_a_hundred_times_a_file(
    office: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    looked: list[str] = []
    was = difflib.get_close_matches
    monkeypatch.setattr(difflib, "get_close_matches", lambda word, *a, **k: looked.append(word) or was(word, *a, **k))
    costly.listed(office, name, 1000)
    assert "Dan 900 masalah lagi di berkas ini." in checked(office)
    assert len(looked) == MOST


def test_a_near_name_is_looked_for_only_where_there_can_be_one() -> None:
    assert nearest("npss" * 100, ["npss" * 100]) == ""
    assert nearest("nps", ["npss", "npss" * 100]) == "npss"


def test_a_plan_has_as_many_indicators_as_it_may(office: Path) -> None:
    plan = office / "2030/perjanjian-kinerja.yaml"
    row = "          - {{nomor: {0}, kode: k{0}, nama: a, satuan: nilai, arah: maksimalkan, target: {{}}, metode: {{jenis: langsung, sumber: a}}}}\n"
    plan.write_text(plan.read_text("utf-8") + "".join(row.format(n) for n in range(100, 597)), "utf-8")
    said = checked(office)
    assert "Rencana ini memuat 501 indikator. Kurangi menjadi paling banyak 500. [berkas-besar]" in said
    assert said.count("\n") < 10


def test_a_photo_that_is_named_often_is_decoded_once(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / "2030/tw1/foto").mkdir()
    (office / "2030/tw1/foto/a.png").write_bytes(costly.png(9, 9))
    row = "  - {berkas: a.png, teks: Contoh orang di pasar}\n  - {berkas: b.png, teks: Contoh orang di pasar}\n"
    (office / "2030/tw1/highlight.yaml").write_text(f"- judul: a\n  uraian: a\n  foto:\n{row * 500}", "utf-8")
    opened: list[str] = []
    was = photos.read
    monkeypatch.setattr(photos, "read", lambda *a: opened.append(a[1]) or was(*a))
    assert "Foto b.png tidak ada" in checked(office)
    assert opened == ["a.png", "b.png"]


@pytest.mark.parametrize("amounts", [[1], [1, 500], [9] * 50 + [4000], [10**n for n in range(9)], [1, 1, 200, 200]])
def test_the_median_of_all_other_amounts(amounts: list[int]) -> None:
    ordered = sorted(amounts)
    for n in range(len(ordered) if len(ordered) > 1 else 0):
        assert budget._middle(ordered, n) == 2 * median(ordered[:n] + ordered[n + 1 :])


@pytest.mark.parametrize("number", ["3.999999999", "3.²", "3." + "9" * 5000, "3.0", "²."])
def test_numbers_of_tables_may_be_any(office: Path, number: str) -> None:
    row = "- {{nomor: '{}', judul: a, untuk: capaian.sasaran}}\n"
    (office / "2030/tw1/daftar-tabel.yaml").write_text(row.format("3.1") + row.format(number), "utf-8")
    assert len(notes.notes(pipeline.compute(office).hasil[0])) <= 3


def test_a_file_is_read_once_for_all_its_excerpts(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    costly.whole(office, "".join(f"a{n}: b #c\n" for n in range(80)))
    opened: list[str] = []
    was = openings.read

    def read(path: Path, most: int, above: int = 0) -> bytes:
        opened.append(path.name)
        return was(path, most, above)

    monkeypatch.setattr(openings, "read", read)
    assert checked(office).count(" | ") > 50
    assert opened.count("03.yaml") == 2  # by the reader, and for the excerpts


LONG = 6000
FIGURES = [
    *("9" * LONG, "-" + "9" * LONG, "9" * LONG + ",5", "1" + ".000" * LONG, "1" + ",000" * LONG, "1" + "_000" * LONG),
    *("Rp " + "9" * LONG, "Rp 1" + ".000" * LONG, "9" * LONG + " juta", "9" * LONG + "%", "1" + " 000" * LONG),
    *("0." + "9" * LONG, "1e" + "9" * LONG, "²" * LONG, "٣" * LONG, "9" * LONG + "-01-01", "1/" + "9" * LONG),
    *("9" * LONG + " Mei 2024", "Senin, " * LONG + "1 Mei 2024", "9" * 59, "9" * 40 + " triliun", "1" + ".000" * 14),
]


@pytest.mark.parametrize("text", FIGURES, ids=[text[:12] for text in FIGURES])
def test_figures_of_any_length_get_an_answer(text: str) -> None:
    for read in (values.number, values.amount, values.whole_number, values.day, values.truth):
        with pytest.raises(values.PydanticCustomError) as told:
            read(text)
        assert len(told.value.message()) < 500


LINES = {
    "unit.yaml": "induk: Lembaga Contoh",
    "2030/perjanjian-kinerja.yaml": "kode: minim",
    "2030/tw1/laporan.yaml": "judul: Laporan",
    "2030/tw1/iku/01.yaml": "jenis: Satu",
    "glosarium.yaml": "TMS",
    "profil/latar.md": "judul: Latar",
}


@pytest.mark.parametrize("name", LINES)
def test_a_text_of_one_line_has_an_end(office: Path, name: str) -> None:
    file = office / name
    old, key = file.read_text("utf-8"), LINES[name].partition(": ")[0]
    assert LINES[name] in old
    long = "a" * (values.MAX_LINE + 1)
    typed = f"? {long}\n" if key == LINES[name] else f"{key}: {long}"
    file.write_text(old.replace(LINES[name], typed, 1), "utf-8")
    said = checked(office)
    assert "sepanjang 1.001 huruf dan tanda. Pendekkan menjadi paling banyak 1.000. [teks-panjang]" in said


TEXTS: dict[str, Callable[[Path, str], None]] = {
    REPORT: costly.prose,
    PAGE: costly.page,
    IKU: lambda office, text: costly.whole(office, f"nomor: 3\nrealisasi: 50\ncatatan:\n  - {text}\n"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_prose_has_an_end(office: Path, name: str) -> None:
    row = costly.filled("kata ", values.MAX_TEXT - 2, "a")
    before = (office / name).read_bytes()
    TEXTS[name](office, row)
    assert CliRunner().invoke(main, ["check", "--content", str(office)]).exit_code == 0
    (office / name).write_bytes(before)
    TEXTS[name](office, f"{row} lagi")
    said = re.findall(r"\S+teks-panjang|.*sepanjang .*", checked(office))
    assert len(said) == 1
    assert re.match(rf"\S*{re.escape(name)}:\d+:\d+ .*Teks ini sepanjang 100\.0\d\d huruf dan tanda\. ", said[0])
    assert "Pendekkan menjadi paling banyak 100.000. [teks-panjang]" in said[0]


def test_all_texts_of_a_file_have_an_end(office: Path) -> None:
    """Each of them is short enough; records of what was printed may be longer."""
    row = "  - " + costly.filled("kata ", 99_000, "a") + "\n"
    report = (office / REPORT).read_text("utf-8")
    (office / REPORT).write_text(f"{report}kendala:\n{5 * row}", "utf-8")
    assert CliRunner().invoke(main, ["check", "--content", str(office)]).exit_code == 0
    (office / REPORT).write_text(f"{report}kendala:\n{6 * row}", "utf-8")
    said = checked(office)
    assert f"{REPORT}:{report.count(chr(10)) + 7}:5 " in said
    assert "Sampai di sini berkas ini memuat lebih dari 500.000 huruf dan tanda. Pendekkan teksnya" in said


def test_a_text_of_one_line_may_be_long(office: Path) -> None:
    assert len(values.line("a " * (values.MAX_LINE // 2))) == values.MAX_LINE - 1
    costly.line(office, costly.filled("kata ", values.MAX_LINE))
    assert CliRunner().invoke(main, ["check", "--content", str(office)]).exit_code == 0


# what is no file


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link(path: Path) -> None:
    path.symlink_to("/proc/self/environ")


def plug(path: Path) -> None:
    """Leave a socket, with a short name since those are limited."""
    here = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


NAMES = [
    *("unit.yaml", "koreksi.yaml", "glosarium.yaml", "sinonim.yaml", "renstra.yaml", "profil/latar.md"),
    *("aturan/aturan-contoh.yaml", "2030/perjanjian-kinerja.yaml", "2030/tw1/kunci.yaml", "2030/tw1/laporan.yaml"),
    *("2030/tw1/iku/03.yaml", "2030/tw1/highlight.yaml", "2030/tw1/anggaran.yaml", "statis/a.pdf"),
]


@pytest.mark.parametrize("kind", [pipe, link, plug])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_file_is_told_and_never_opened(office: Path, name: str, kind: Callable[[Path], None]) -> None:
    (office / name).unlink(missing_ok=True)
    (office / name).parent.mkdir(exist_ok=True)
    kind(office / name)
    said = checked(office)
    assert f"isi/{name}" in said
    assert "[berkas-tautan]" in said
    assert "PATH=" not in said


def test_a_link_is_not_read_for_an_excerpt(office: Path, tmp_path: Path) -> None:
    (tmp_path / "rahasia").write_text("RAHASIA: 1\n", "utf-8")
    (office / "koreksi.yaml").symlink_to(tmp_path / "rahasia")
    assert "RAHASIA" not in checked(office)


def test_files_behind_a_linked_folder_are_not_read(office: Path, tmp_path: Path) -> None:
    (office / "2030/tw1/iku").rename(tmp_path / "iku")
    (tmp_path / "iku/03.yaml").write_text("RAHASIA: 1\n", "utf-8")
    (office / "2030/tw1/iku").symlink_to(tmp_path / "iku")
    assert "RAHASIA" not in checked(office)


COMMANDS = [
    *(
        ["check"],
        [*BUILD, "--site", "{}/situs", "--cache", "{}/s"],
        ["emit", "--out", "{}/naskah"],
        ["new", "2030/tw2"],
    ),
    *(["publish", "2030/tw1"], ["correct", "2030/tw1", "--apa", "a", "--alasan", "b", "--disetujui", "c"]),
    *(
        ["explain", "2030/tw1", "npss"],
        ["audit", "2030/tw1"],
        ["form", "2030/tw1", "--out", "{}/a.xlsx"],
        ["diff", "HEAD"],
    ),
]


@pytest.mark.parametrize("words", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_no_command_waits_for_a_pipe(office: Path, tmp_path: Path, words: list[str]) -> None:
    os.mkfifo(office / "koreksi.yaml")
    os.mkfifo(office / "2030/tw1/kunci.yaml")
    line = [
        sys.executable,
        "-m",
        "generator.commands.cli",
        *(w.format(tmp_path) for w in words),
        "--content",
        str(office),
    ]
    done = subprocess.run(line, capture_output=True, text=True, timeout=GUARD, cwd=ROOT, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr


def test_no_file_beside_another_is_waited_for(office: Path) -> None:
    """03.yaml is not read to see whether 3.yaml is a copy of it."""
    (office / "2030/tw1/iku/03.yaml").rename(office / "2030/tw1/iku/3.yaml")
    os.mkfifo(office / "2030/tw1/iku/03.yaml")
    assert "iku/3.yaml" in checked(office)


SITE = [*BUILD, "--content", "{0}/isi", "--site", "{0}/situs", "--cache", "{0}/simpanan", "--pekerja", "1"]
GIVEN = [
    ("situs/manifest.json", SITE),
    ("situs/manifest.json", ["publish", "2030/tw1", "--content", "{0}/isi", "--site", "{0}/situs", "--ya"]),
    ("kunci", ["verify", "{0}/situs", "--penandatangan", "{0}/kunci", "--cache", "{0}/simpanan"]),
    ("manifes", ["verify", "{0}/situs", "--manifest", "{0}/manifes", "--cache", "{0}/simpanan"]),
    ("manifes", ["verify", "{0}/situs", "--riwayat", "--manifest", "{0}/manifes", "--cache", "{0}/simpanan"]),
    ("isi/terbitan.yaml", ["verify", "{0}/situs", "--content", "{0}/isi", "--cache", "{0}/simpanan"]),
    (
        "isi/2030/tw1/highlight.yaml",
        ["foto", "{0}/a.png", "--kuartal", "2030/tw1", "--teks", "Contoh orang di pasar", "--content", "{0}/isi"],
    ),
]


@pytest.mark.parametrize("kind", [pipe, link, plug])
@pytest.mark.parametrize(("name", "words"), GIVEN, ids=[f"{name} {words[0]}" for name, words in GIVEN])
def test_no_file_that_a_command_needs_is_waited_for(
    office: Path, tmp_path: Path, name: str, words: list[str], kind: Callable[[Path], None]
) -> None:
    assert CliRunner().invoke(main, [w.format(tmp_path) for w in SITE]).exit_code == 0
    (tmp_path / "a.png").write_bytes(costly.png(9, 9))
    (tmp_path / name).unlink(missing_ok=True)
    kind(tmp_path / name)
    done = CliRunner().invoke(main, [w.format(tmp_path) for w in words])
    assert isinstance(done.exception, SystemExit | None), done.output


@pytest.mark.parametrize("kind", [pipe, link, plug, Path.mkdir])
def test_a_workbook_or_a_photo_that_is_no_file(office: Path, tmp_path: Path, kind: Callable[[Path], None]) -> None:
    for name, words in (("a.xlsx", ["import"]), ("a.jpg", ["foto", "--kuartal", "2030/tw1", "--teks", "Contoh"])):
        kind(tmp_path / name)
        done = CliRunner().invoke(main, [words[0], str(tmp_path / name), *words[1:], "--content", str(office)])
        assert (done.exit_code, isinstance(done.exception, SystemExit)) == (1, True)


@pytest.mark.parametrize("where", [".", "statis", "2030/tw1/foto", "2030"])
def test_folders_in_folders_are_walked_to_a_depth(office: Path, where: str) -> None:
    here = os.open(office / where if (office / where).is_dir() else office, os.O_RDONLY)
    if not (office / where).is_dir():
        os.mkdir(where, dir_fd=here)
        here = os.open(office / where, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("a", dir_fd=here)
        inner = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    try:
        assert "tingkat di dalam folder isi" in checked(office)
    finally:
        subprocess.run(["rm", "-rf", str(office)], check=True)  # Python's own way goes down by calling itself


def test_a_folder_of_very_many_files_is_not_listed_to_its_end(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unknown_files, "MOST", 40)
    for number in range(200):
        (office / f"profil/{number}.txt").touch()
    assert len([*openings.walked(office, [], [], 40)]) <= 80
    assert "isi-terlalu-banyak" in checked(office)


# photos


def read(tmp_path: Path, name: str, data: bytes) -> Photo | Problem:
    (tmp_path / name).write_bytes(data)
    return photos.read(tmp_path, name, HERE)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", costly.png(18_000_000, 1, depth=1), "lebih panjang dari 30.000 piksel"),
        ("a.png", costly.png(6000, 3001, depth=1), "melebihi 18 megapiksel (PNG)"),
        ("a.png", costly.png(1, 40_000), "lebih panjang dari 30.000 piksel"),
        ("a.jpg", costly.scans(300, side=2000), "terlalu banyak lapisan"),
        ("a.png", costly.png(9, 9, extra=costly.chunk(b"tEXt", b"k\0a") * 20_001), "terlalu banyak bagian"),
        ("a.jpg", costly.parted(b"\xff\xe1\x00\x02" * 20_001), "terlalu banyak bagian"),
        ("a.jpg", costly.parted(b"\xff" * 20_001), "terlalu banyak bagian"),
        ("a.webp", costly.webp(4000, 3001), "melebihi 12 megapiksel (WEBP)"),
    ],
)
def test_pictures_that_would_cost_too_much_are_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    found = read(tmp_path, name, data)
    assert isinstance(found, Problem)
    assert (found.code, said in found.wrong) == ("foto-besar", True)


CROWDED = {
    "segments": costly.parted(b"\xff\xe1\x00\x02" * 1001),
    "segments of no length": costly.parted(b"\xff\xe5\0\0" * 1001),
    "data of the camera": costly.parted(b"\xff\xe1\x00\x0aExif\0\0ab" * 1001),
    "filling bytes": costly.parted(b"\xff" * 20_001),
    "restarts": costly.parted(b"\xff\xd0" * 20_001),
    "escaped bytes": costly.parted(b"\xff\0" * 20_001),
    "bytes of no segment": costly.parted(b"\xff\xd8" + b"\0" * 20_001),
    "profiles": costly.png(9, 9, extra=costly.chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(9))) * 1001),
}


@pytest.mark.parametrize("name", CROWDED)
def test_a_crowded_picture_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "a.jpg").write_bytes(CROWDED[name])
    monkeypatch.setattr(photos.Image, "open", lambda *_, **__: pytest.fail("opened"))
    assert isinstance(photos.read(tmp_path, "a.jpg", HERE), Problem)
    assert not photos.located(tmp_path / "a.jpg")


def test_what_cameras_and_scanners_write_is_not_crowded() -> None:
    """A profile of 255 segments, restarts in the scan, a PNG in small pieces."""
    out = io.BytesIO()
    Image.effect_noise((2000, 2000), 90).save(
        out, "JPEG", icc_profile=bytes(65_000 * 250), progressive=True, restart_marker_blocks=1
    )
    assert out.getvalue().count(b"\xff\xd0") > 5000
    assert not photos.crowded(out.getvalue())
    assert not photos.crowded(costly.png(9, 9, extra=costly.chunk(b"IDAT", bytes(1000)) * 15_000))


def test_a_picture_nobody_names_is_not_decoded_either(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(costly.png(40_000, 40_000, depth=1))
    assert not photos.located(tmp_path / "a.png")


def test_a_large_photo_is_the_same_picture_as_a_small_one(tmp_path: Path) -> None:
    """Four fields of colour, turned by the camera's mark: what is right of the middle stands below it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Image.new("RGB", (4200, 3000), "red")
    picture.paste("blue", (2100, 0, 4200, 3000))
    for name, kind in (("a.png", "PNG"), ("b.jpg", "JPEG")):
        out = io.BytesIO()
        picture.save(out, kind, exif=exif)
        found = read(tmp_path, name, out.getvalue())
        assert isinstance(found, Photo)
        shown = Image.open(io.BytesIO(found.cadangan.data)).convert("RGB")
        assert abs(shown.width / shown.height - 3000 / 4200) < 0.01
        top, bottom = (shown.getpixel((shown.width // 2, y)) for y in (20, shown.height - 20))
        assert isinstance(top, tuple) and isinstance(bottom, tuple)
        assert (top[0] > 200 > 60 > top[2], bottom[2] > 200 > 60 > bottom[0]) == (True, True)


# workbooks


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("isian")
    words = ["form", "2030/tw1", "--content", str(write(folder / "isi", groups=1)), "--out", str(folder / "a.xlsx")]
    assert CliRunner().invoke(main, words).exit_code == 0
    return (folder / "a.xlsx").read_bytes()


def inside(text: str) -> Callable[[str], str]:
    return lambda sheet: sheet.replace("</sheetData>", f"{text}</sheetData>")


CELLS = "".join(f'<c r="A{n}"/>' for n in range(1, 100))
REFUSED: dict[str, Callable[[str], str]] = {
    "cells": lambda s: inside("".join(f'<row r="{900 + n}">{"<c/>" * 1000}</row>' for n in range(1001)))(s),
    "wide rows": inside("".join(f'<row r="{900 + n}"><c r="XFD{900 + n}"/></row>' for n in range(400))),
    "a row beyond the last": inside('<row r="99999999999999999999"><c r="A1"/></row>'),
    "a cell beyond the last": inside('<row r="900"><c r="ZZZZ900"/></row>'),
    "a cell in the last row and beyond": inside('<row r="900"><c r="A9999999"/></row>'),
    "entities": lambda s: '<!DOCTYPE a [<!ENTITY b "c">]>' + s.partition("?>")[2],
    "much text": inside(f'<row r="900"><c r="A900" t="inlineStr"><is><t>{"a" * 41_000_000}</t></is></c></row>'),
    "rows": inside("".join(f'<row r="{900 + n}"/>' for n in range(61_000))),
    "empty cells": inside("".join(f'<row r="{900 + n}">{"<c/>" * 500}</row>' for n in range(801))),
    "elements that are no cells": inside("<cols>" + '<col min="1" max="1"/>' * 16_000 + "</cols>"),
    "kinds of elements": inside("".join(f"<a{n}/>" for n in range(2001))),
    "vocabularies": inside("".join(f'<a xmlns="u{n}"/>' for n in range(2001))),
    "elements in each other": inside("<x>" * 300 + "</x>" * 300),
    "one endless attribute": inside(f'<x a="{">" * 2_000_000}"/>'),
    "shared formulas": inside(
        f'<row r="900"><c r="A900"><f t="shared" ref="A900:ZZ900" si="9">{"1+" * 4000}1</f></c>'
        + '<c><f t="shared" si="9"/></c>' * 800
        + "</row>"
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_workbooks_that_would_cost_too_much_are_refused(form: bytes, name: str) -> None:
    with pytest.raises(BukanIsian) as told:
        typed.read(costly.workbook(form, REFUSED[name]))
    assert re.search("terlalu banyak (sel|gaya|jenis)|DOCTYPE", told.value.wrong)


@pytest.mark.parametrize(
    ("part", "end", "element"),
    [
        ("xl/styles.xml", "</cellXfs>", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'),
        ("xl/workbook.xml", "</workbook>", "<definedName name='a'>Sheet!$A$1</definedName>"),
    ],
)
def test_many_styles_and_names_are_refused_in_their_own_words(form: bytes, part: str, end: str, element: str) -> None:
    with pytest.raises(BukanIsian, match="terlalu banyak gaya, nama, atau aturan"):
        typed.read(costly.workbook(form, lambda text: text.replace(end, element * 15_000 + end), part))
    rows = inside("".join(f'<row r="{900 + n}"/>' for n in range(30_000)))
    assert typed.read(costly.workbook(form, rows)).kuartal == "2030/tw1"


def test_what_is_no_xml_is_told_whichever_parser_reads_it(form: bytes) -> None:
    for part in ("xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"):
        with pytest.raises(BukanIsian) as told:
            typed.read(costly.workbook(form, lambda text: text.replace("</", "<a:b/></", 1), part))
        assert "rusak" in told.value.wrong


@pytest.mark.parametrize("ranges", ["A1:XFD1048576", "XFD1048576"])
def test_merged_cells_cost_nothing(form: bytes, ranges: str) -> None:
    merged = f'<mergeCells count="1"><mergeCell ref="{ranges}"/></mergeCells>'
    data = costly.workbook(
        form, lambda s: re.sub("<mergeCells.*?</mergeCells>", "", s).replace("</sheetData>", f"</sheetData>{merged}")
    )
    assert typed.read(data).kuartal == "2030/tw1"


def test_one_wrong_bit_of_a_workbook_is_told(form: bytes) -> None:
    for at in range(11, len(form), len(form) // 60):
        data = bytearray(form)
        data[at] ^= 1 << at % 8
        try:
            typed.read(bytes(data))
        except BukanIsian as error:
            assert error.wrong and error.remedy


def test_a_workbook_that_is_locked_says_so(form: bytes) -> None:
    data = bytearray(form)
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        first = archive.infolist()[0]
    data[first.header_offset + 6] |= 1
    central = form.rindex(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(BukanIsian) as told:
        typed.read(bytes(data))
    assert "sandi" in told.value.wrong


@pytest.mark.parametrize(
    "path", ['["nomor", "a"]', '["jahat"]', '["rincian", "a", "b"]', '["rincian", -1, "jenis"]', '["rincian", 99999999, "jenis"]',
             '["analisis"]', '[true]', '["alasan_rincian", "x"]', '["__class__"]', '["rincian", 0]', '["tindak_lanjut", 0, 0]'],
)  # fmt: skip
def test_invented_paths_write_nothing(office: Path, tmp_path: Path, form: bytes, path: str) -> None:
    book = same_forms.opened(form)
    hidden = book["_lapkin"]
    row = next(
        n for n in range(1, 2000) if hidden.cell(n, 1).value == "isian" and "iku" in str(hidden.cell(n, 5).value)
    )
    hidden.cell(row, 6).value = path
    book.save(tmp_path / "a.xlsx")
    before = {p: p.read_bytes() for p in office.rglob("*.yaml")}
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.xlsx"), "--content", str(office), "--ya"])
    assert (done.exit_code, isinstance(done.exception, SystemExit), "isian-rusak" in done.output) == (1, True, True)
    assert {p: p.read_bytes() for p in office.rglob("*.yaml")} == before


@pytest.mark.parametrize("sign", ["\u200b", "\u2028", "\u202e", "\x85"])
def test_a_sign_nobody_sees_is_told_at_its_cell(office: Path, tmp_path: Path, form: bytes, sign: str) -> None:
    book = same_forms.opened(form)
    sheets = [s for s in book.worksheets if s.sheet_state == "visible"]
    cells = [c for sheet in sheets for row in sheet.iter_rows() for c in row if not c.protection.locked]
    cells[-1].value = f"Kata{sign}lain"
    book.save(tmp_path / "a.xlsx")
    done = CliRunner().invoke(main, ["import", str(tmp_path / "a.xlsx"), "--content", str(office), "--ya"])
    assert isinstance(done.exception, SystemExit | None)
    assert ".yaml:" not in done.output


# prose


@pytest.mark.parametrize("name", costly.PROSE)
def test_prose_of_any_signs_is_answered(office: Path, name: str) -> None:
    costly.prose(office, costly.PROSE[name](3000))
    done = CliRunner().invoke(main, ["check", "--content", str(office)])
    assert isinstance(done.exception, SystemExit | None), done.output
    assert len(done.output) < 200_000


def test_places_are_looked_for_a_hundred_times_a_file(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    was = in_prose._beside_addresses
    monkeypatch.setattr(in_prose, "_beside_addresses", lambda *a: looked.append(a) or was(*a))
    costly.prose(office, "{{ a " * 3000)
    assert f"Dan {3000 - MOST:,} masalah lagi".replace(",", ".") in checked(office)
    assert len(looked) == MOST


@pytest.mark.parametrize("name", ["figures in rows", "weekdays in rows", "links in rows"])
def test_words_of_prose_are_looked_for_a_hundred_times_a_check(
    office: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    looked = []
    was = Document.find
    monkeypatch.setattr(Document, "find", lambda *a: looked.append(a) or was(*a))
    costly.prose(office, costly.PROSE[name](20_000))
    CliRunner().invoke(main, ["check", "--content", str(office)])
    assert MOST <= len(looked) <= 2 * MOST + 20


def steps(work: Callable[[], object]) -> int:
    """Return how many functions are called, and generators resumed, for some work."""
    count = itertools.count()
    sys.setprofile(lambda _, event, __: event == "call" and next(count))
    try:
        work()
    finally:
        sys.setprofile(None)
    return next(count)


@pytest.mark.parametrize(
    "words", ["naik dari 3 menjadi 4 dan", "naik dibanding tahun lalu dan", "1% dari", "sebaik TW I,"]
)
def test_a_sentence_twice_as_long_takes_twice_the_steps(words: str) -> None:
    def read(times: int) -> int:
        text = f"Realisasi {' '.join([words] * times)}"
        (words_of,) = sentences(text, Kini(2030, periods.of("2030/tw2")[1]))
        one = Kalimat(words_of, Kini(2030, periods.of("2030/tw2")[1]))
        return steps(lambda: (*one.claims(), *one.ways, *one.runs(), *one.spans()))

    assert read(10)  # what is made once
    assert read(20) < 2.3 * read(10)


def test_a_figure_is_compared_with_none_that_reads_otherwise(monkeypatch: pytest.MonkeyPatch, office: Path) -> None:
    read = []
    was = typed_figures._bare
    monkeypatch.setattr(typed_figures, "_bare", lambda text: read.append(text) or was(text))
    costly.prose(office, "1% " * 3000)
    CliRunner().invoke(main, ["check", "--content", str(office)])
    assert len(read) < 1000


@given(st.text(alphabet='a"“”', max_size=14), st.integers(0, 4))
def test_quotations_are_what_the_pattern_of_them_says(text: str, longest: int) -> None:
    """Which is too slow to be searched for: an opening sign that is never closed is followed for all its length."""
    unquoted.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.checks.quotations.LONGEST", longest)
        assert unquoted(text) == re.sub(rf'"[^"]*"|“[^”]{{0,{longest}}}”', "", text)
    unquoted.cache_clear()


def test_a_quotation_that_is_never_closed_is_followed_once() -> None:
    class Followed(str):
        __slots__ = ()
        asked: ClassVar[list[int]] = []

        def find(self, *words: object) -> int:  # type: ignore[override]
            self.asked.append(1)
            return super().find(*words)  # type: ignore[arg-type]

    assert unquoted(Followed("“" * 500)) == "“" * 500
    assert len(Followed.asked) == 1


def test_content_error_is_bounded_as_well() -> None:
    many = [Problem(Place("a.yaml", n), "kunci-asing", "", "a.", "b.") for n in range(1, 9999)]
    assert len(str(ContentError(many)).split("\n")) == MOST + 1


def test_the_reader_still_says_what_is_missing(tmp_path: Path) -> None:
    found = files.read_text(tmp_path / "a.yaml", "isi/a.yaml")
    assert isinstance(found, Problem)
    assert (found.code, found.remedy) == ("berkas-tidak-ada", "Buat berkas isi/a.yaml.")
