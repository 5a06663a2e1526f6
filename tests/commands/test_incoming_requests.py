"""Text files that ask a pipeline to begin, publish or correct a report, on a bare repository. All offices are made up."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.figures.lock import FILE
from tests.commands.test_incoming import BOOK, BRANCH, BROKEN, GOOD, MEASURE, QUARTER, Forge, filled, forge, published
from tests.commands.test_incoming_pipelines import GITHUB, ran
from tests.commands.test_sending import person, told

__all__ = ["forge", "person"]
pytestmark = [pytest.mark.slow, pytest.mark.untraced]
BEGIN, PUBLISH, CORRECT = "mulai-2030-tw3.txt", "terbitkan-2030-tw2.txt", "koreksi-2030-tw2.txt"
APPROVED = "disetujui: Kepala Rekaan, Kepala Kantor\ntanggal: 2030-08-01\n"
WHY = "apa: Realisasi IKU 3\nalasan: Salah ketik\ndisetujui: Kepala Rekaan\ntanggal: 2030-09-01\n"


def log(forge: Forge) -> str:
    return told(forge.root / "jauh.git", "log", "-1", "--format=%B", BRANCH)


def changed_by_hand(forge: Forge) -> dict[str, bytes | str]:
    text = (forge.content / MEASURE).read_text("utf-8")
    return {f"isi/{MEASURE}": re.sub(r"realisasi: .*", "realisasi: 61.25", text, count=1)}


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_a_report_is_begun_by_the_name_of_a_file(forge: Forge, kind: str) -> None:
    """Both pipelines do it, and give its workbook."""
    forge.upload({f"masuk/{BEGIN}": ""})
    assert ran(forge, kind)[0] == 0
    assert forge.waiting() == [] and "status: draf" in forge.there("isi/2030/tw3/laporan.yaml")
    assert (forge.root / "pipeline/buku-kerja/isian-2030-tw3.xlsx").is_file()
    answer = (forge.root / "pipeline/jawaban.md").read_text("utf-8")
    assert f"### Dikerjakan: `{BEGIN}`" in answer and "2030/tw3 dimulai" in answer


def test_what_is_begun_is_said_so_and_left_as_it_is(forge: Forge) -> None:
    forge.upload({"masuk/Mulai 2030-TW2.txt": "Tolong mulai."})
    before = forge.there("isi/2030/tw2/laporan.yaml")
    assert forge.received().exit_code == 0
    assert "2030/tw2 sudah dimulai" in forge.answer and forge.waiting() == []
    assert forge.there("isi/2030/tw2/laporan.yaml") == before


def test_a_report_is_published_by_who_approved_it(forge: Forge) -> None:
    forge.upload({f"masuk/{PUBLISH}": APPROVED})
    assert forge.received().exit_code == 0, forge.answer
    assert "2030-08-01" in forge.there(f"isi/{QUARTER}/{FILE}") and forge.waiting() == []
    assert QUARTER in forge.there("isi/terbitan.yaml") and f"{QUARTER} dicatat sebagai terbit." in forge.answer
    assert "Disetujui: Kepala Rekaan, Kepala Kantor" in log(forge)
    assert FILE not in forge.there(name="main")
    told(forge.root / "orang", "fetch", "--quiet", "origin", BRANCH)
    told(forge.root / "orang", "reset", "--quiet", "--hard", "FETCH_HEAD")
    before = forge.there(f"isi/{QUARTER}/{FILE}")
    forge.upload({f"masuk/{PUBLISH}": "disetujui: Orang Lain\n"})
    assert forge.received().exit_code == 0, forge.answer
    assert "sudah terbit sebelum ini" in forge.answer and forge.there(f"isi/{QUARTER}/{FILE}") == before


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (PUBLISH, "", "Tulis disetujui: … pada masuk/terbitkan-2030-tw2.txt"),
        (PUBLISH, "tolong terbitkan", "terbitkan-2030-tw2.txt:1:1"),
        (PUBLISH, "disetujui: Kepala\ntanggal: kemarin", "tanggal"),
        (PUBLISH, "\xff\xfe", "bukan teks biasa"),
        ("terbitkan-2030.txt", APPROVED, "Beri nama seperti terbitkan-2024-tw2.txt"),
        ("terbitkan-2030-tw4.txt", APPROVED, "2030/tw4"),
        ("mulai-2030-tw9.txt", "", "Beri nama seperti mulai-2024-tw2.txt"),
        ("mulai-2039-tw1.txt", "", "2039"),
        (CORRECT, "alasan: Salah ketik", "Tulis apa: …, disetujui: … pada masuk/koreksi-2030-tw2.txt"),
        (CORRECT, f"{WHY}ringan: tidak", "Tulis ringan: ya"),
        (CORRECT, WHY, "masuk/terbitkan-2030-tw2.txt"),
    ],
)
def test_a_request_that_cannot_be_done_says_what_to_write_and_stays(
    forge: Forge, name: str, text: str, words: str
) -> None:
    forge.upload({f"masuk/{name}": text.encode("latin-1")})
    before = forge.there()
    assert forge.received().exit_code == 1
    assert words in forge.answer and f"### Belum dikerjakan: `{name}`" in forge.answer, forge.answer
    assert forge.there() == before and "lapkin " not in forge.answer


def test_a_draft_is_not_published(forge: Forge) -> None:
    file = f"{QUARTER}/laporan.yaml"
    text = (forge.content / file).read_text("utf-8").replace("status: terbit", "status: draf")
    forge.upload({f"isi/{file}": text, f"masuk/{PUBLISH}": APPROVED})
    assert forge.received().exit_code == 1
    assert "masih draf" in forge.answer and forge.waiting() == [PUBLISH] and FILE not in forge.there()


def test_nothing_is_published_before_its_workbook_is_imported(forge: Forge) -> None:
    forge.upload({"masuk/z.xlsx": filled(forge.content, BROKEN), f"masuk/{PUBLISH}": APPROVED})
    assert forge.received().exit_code == 1
    assert "z.xlsx belum diimpor" in forge.answer and sorted(forge.waiting()) == [PUBLISH, "z.xlsx"]
    assert FILE not in forge.there()
    forge.upload({"masuk/z.xlsx": filled(forge.content, GOOD)})
    assert forge.received().exit_code == 0, forge.answer
    assert "61.25" in forge.there(f"isi/{MEASURE}") and FILE in forge.there() and forge.waiting() == []


def test_what_was_changed_by_hand_is_corrected(forge: Forge) -> None:
    published(forge)
    forge.upload({**changed_by_hand(forge), f"masuk/{PUBLISH}": APPROVED})
    assert forge.received().exit_code == 1
    assert "masuk/koreksi-2030-tw2.txt" in forge.answer and "koreksi.yaml" not in forge.there()
    told(forge.root / "orang", "rm", "--quiet", f"masuk/{PUBLISH}")
    forge.upload({f"masuk/{CORRECT}": WHY})
    assert forge.received().exit_code == 0, forge.answer
    assert "Salah ketik" in forge.there("isi/koreksi.yaml") and "2030-09-01" in forge.there("isi/koreksi.yaml")
    assert f"Koreksi {QUARTER} dicatat." in forge.answer and forge.waiting() == []


def test_a_request_on_the_main_branch_leaves_it_as_it_is(forge: Forge) -> None:
    forge.upload({f"masuk/{PUBLISH}": APPROVED}, "main")
    assert ran(forge, "github", **{**GITHUB, "CABANG": "main", "KE": "masuk-77"})[0] == 0
    assert forge.waiting("main") == [PUBLISH] and FILE not in forge.there(name="main")
    assert forge.waiting("masuk-77") == [] and FILE in forge.there(name="masuk-77")


def test_a_workbook_is_not_imported_by_a_request(forge: Forge) -> None:
    """A name of a request that ends as a workbook does is a workbook."""
    forge.upload({f"masuk/terbitkan-{BOOK}": filled(forge.content, GOOD)})
    assert forge.received().exit_code == 0, forge.answer
    assert "61.25" in forge.there(f"isi/{MEASURE}") and FILE not in forge.there()


def test_a_workbook_and_its_publication_are_asked_for_together(forge: Forge) -> None:
    """What keeps the report from being published keeps nothing that was typed from being imported."""
    name = f"isi/{QUARTER}/laporan.yaml"
    text = forge.there(name, "main").replace("status: terbit\n", "status: draf\n")
    forge.upload({name: text.replace("tanggal_terbit: 2030-07-10\n", "")})
    ask = {"masuk/terbitkan-2030-tw2.txt": "disetujui: Kepala Rekaan\n"}
    forge.upload({f"masuk/{BOOK}": filled(forge.content, GOOD), **ask})
    assert forge.received().exit_code == 1
    assert "Laporan masih draf." in forge.answer and "realisasi: 61.25" in forge.there(f"isi/{MEASURE}")
    told(forge.root / "orang", "pull", "--quiet", "origin", BRANCH)
    report = f"{QUARTER}/laporan.yaml"
    signed = filled(forge.content, (report, ("status",), "terbit"), (report, ("tanggal_terbit",), date(2030, 7, 20)))
    forge.upload({f"masuk/{BOOK}": signed, **ask})
    assert forge.received().exit_code == 0, forge.answer
    assert f"isi/{QUARTER}/{FILE}" in forge.there().split("\0") and forge.waiting() == []
