"""Indicators and goals put into a plan in the editor, and taken out: nothing else moves, and nothing is lost. The office
is made up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.commands.filling import arranging, new_indicator, planned, saving, views
from generator.commands.filling.office import Office
from generator.store.cache import Cache
from tests.commands.test_filling_planned import PLAN, PLAN_FILE, plain
from tests.revised import write as write_revised
from tests.synthetic import write

pytestmark = pytest.mark.slow

WORDS = {"kode": "baru", "nama": "Indikator baru", "satuan": "persen", "arah": "maksimalkan", "sumber": "Laporan"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    folder = write(tmp_path / "isi", quarters=1)
    report = folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    return Office(folder, Cache(None))


def files(office: Office) -> dict[str, bytes]:
    return {p.relative_to(office.content).as_posix(): p.read_bytes() for p in office.content.rglob("*") if p.is_file()}


def lines(data: bytes) -> list[bytes]:
    return data.splitlines()


def test_an_indicator_is_added_and_removed_and_nothing_else_moves(office: Office) -> None:
    before = files(office)
    said = views.arranged(office, PLAN, {"sasaran": "2", **WORDS})
    assert said == {"kata": "Tersimpan.", "ke": f"/{PLAN}/iku/14"}
    after = files(office)
    assert {n for n in after if after[n] != before.get(n)} == {PLAN_FILE, "2030/tw1/iku/14.yaml"}
    kept = iter(lines(after[PLAN_FILE]))
    assert all(line in kept for line in lines(before[PLAN_FILE]))  # every line, in its order
    report, problems = office.computed()
    assert report is not None and [p for p in problems if p.level == "galat"] == []
    (own,) = [i for i in report.hasil[0].indikator if i.indikator.kode == "baru"]
    assert (own.indikator.nomor, own.indikator.nama, own.realisasi) == (14, WORDS["nama"], None)
    assert "2030/rencana/iku/14" in said["ke"] and office.read(PLAN, 1).halaman["iku/14"].isian
    assert views.arranged(office, PLAN, {"hapus": "14"})["kata"] == "Tersimpan."
    assert files(office) == before


RATIO = {"kolom": "Komoditas, Diuji, Memenuhi syarat (MS)", "pembilang": "memenuhi syarat (ms)", "penyebut": "Diuji"}
WEIGHED = {"kolom": "Unsur, Bobot, Nilai", "bobot": "Bobot", "nilai": "Nilai"}
OF_WAYS = {
    "dilaporkan langsung": {"sumber": "Laporan"},
    "rasio": RATIO,
    "rata-rata rasio": {**RATIO, "nol_per_nol": "dikeluarkan"},
    "tertimbang": WEIGHED,
}
ROWS = {"kolom": "{komoditas: Satu, diuji: 4, memenuhi_syarat_ms: 3}", "unsur": "{unsur: Satu, bobot: 0.5, nilai: 150}"}


def test_every_metode_may_be_chosen() -> None:
    assert {*OF_WAYS} == {*new_indicator.WAYS} == {*new_indicator.choices()["cara"]}


@pytest.mark.parametrize("way", OF_WAYS)
def test_an_indicator_of_any_metode_is_added_and_filled_in(office: Office, way: str) -> None:
    """Three of four, and half of 150, are 75 percent."""
    before, bare = files(office), {key: text for key, text in WORDS.items() if key != "sumber"}
    asked = {"sasaran": "2", **bare, "cara": way}
    said = views.arranged(office, PLAN, asked)["kata"]
    assert said.startswith("Isi dahulu: ") and files(office) == before
    assert {*said.removeprefix("Isi dahulu: ").rstrip(".").split(", ")} == {
        arranging.ASKED[key] for key in OF_WAYS[way]
    }
    assert views.arranged(office, PLAN, {**asked, **OF_WAYS[way]})["kata"] == "Tersimpan."
    text = (
        "realisasi: 75\n"
        if "sumber" in OF_WAYS[way]
        else f"rincian:\n  - {ROWS['unsur' if way == 'tertimbang' else 'kolom']}\n"
    )
    (office.content / "2030/tw1/iku/14.yaml").write_text(f"nomor: 14\n{text}", "utf-8")
    report, problems = office.computed()
    assert report is not None and [p for p in problems if p.level == "galat"] == []
    (own,) = [i for i in report.hasil[0].indikator if i.indikator.kode == "baru"]
    assert own.realisasi == 75


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"penyebut": "Semua"}, "Kolom penyebut: Semua bukan salah satu judul pada Kolom rincian."),
        ({"kolom": "Komoditas, Diuji, diuji"}, "Kolom rincian: diuji disebut dua kali."),
    ],
)
def test_a_column_that_is_none_is_told(office: Office, more: dict[str, str], told: str) -> None:
    before = files(office)
    assert told in views.arranged(office, PLAN, {"sasaran": "2", **WORDS, "cara": "rasio", **RATIO, **more})["kata"]
    assert files(office) == before


def test_a_goal_comes_with_its_first_indicator_and_goes_with_its_last(office: Office) -> None:
    before = files(office)
    views.arranged(office, PLAN, {"sasaran": "2", **WORDS, "sasaran_baru": "Sasaran: baru #1"})
    groups = plain(office.content / PLAN_FILE)["perspektif"]
    (goal,) = [s for p in groups for s in p["sasaran"] if s["nama"] == "Sasaran: baru #1"]
    assert (goal["nomor"], [i["kode"] for i in goal["indikator"]]) == ("13", ["baru"])
    assert goal in groups[0]["sasaran"]  # that of the goal which was chosen
    views.arranged(office, PLAN, {"hapus": "14"})
    assert files(office) == before


def test_the_last_save_is_taken_back(office: Office) -> None:
    before = files(office)
    views.arranged(office, PLAN, {"sasaran": "2", **WORDS})
    assert saving.undone(office).startswith("Dibatalkan")
    assert files(office) == before


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sasaran": "2", **WORDS, "satuan": " ", "sumber": ""}, ("Isi dahulu: Satuan, Sumber realisasinya.",)),
        ({"sasaran": "2", **WORDS, "kode": "contoh-2"}, ("contoh-2", "lebih dari sekali")),
        ({"sasaran": "2", **WORDS, "kode": "Bukan Kode"}, ("Tidak disimpan.",)),
        ({"sasaran": "2", **WORDS, "arah": "entah"}, ("Tidak disimpan.",)),
        ({"hapus": "3"}, ("Kosongkan dahulu", "2030/tw1/iku/03.yaml")),
    ],
)
def test_what_may_not_be_is_told_and_nothing_is_written(
    office: Office, given: dict[str, str], words: tuple[str, ...]
) -> None:
    before = files(office)
    said = views.arranged(office, PLAN, given)
    assert {*said} == {"kata"} and all(word in said["kata"] for word in words), said
    assert files(office) == before


@pytest.mark.parametrize(
    "given", [{"hapus": "99"}, {"hapus": "../1"}, {"sasaran": "99", **WORDS}, {"sasaran": ["2"], **WORDS}]
)
def test_what_is_not_there_is_no_page(office: Office, given: dict[str, Any]) -> None:
    for folder, words in ((PLAN, given), (planned.OFFICE, {"sasaran": "2", **WORDS}), ("2030/tw1", {"hapus": "3"})):
        with pytest.raises(KeyError):
            views.arranged(office, folder, words)


@pytest.mark.parametrize("name", ["- a", "a: b # c", "'", '"', "{{ npss }}", "yes", "*x", "…"])
def test_any_name_comes_back_as_it_was_typed(office: Office, name: str) -> None:
    assert "ke" in views.arranged(office, PLAN, {"sasaran": "2", **WORDS, "nama": name})
    every = [i for p in plain(office.content / PLAN_FILE)["perspektif"] for s in p["sasaran"] for i in s["indikator"]]
    assert next(i["nama"] for i in every if i["kode"] == "baru") == name


def test_what_a_published_report_needs_stays(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=1)
    done = CliRunner().invoke(main, ["publish", "2030/tw1", "--content", str(folder)])
    assert done.exit_code == 0, done.output
    office = Office(folder, Cache(None))
    before = files(office)
    for given in ({"sasaran": "2", **WORDS}, {"hapus": "3"}):
        said = views.arranged(office, PLAN, given)
        assert {*said} == {"kata"} and "2030/tw1" in said["kata"]
        assert files(office) == before


def test_a_revised_plan_asks_only_reports_that_it_is_in_force_for(tmp_path: Path) -> None:
    folder = write_revised(tmp_path / "isi")
    for report in folder.glob("*/tw?/laporan.yaml"):
        report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    office = Office(folder, Cache(None))
    address = next(name for name in planned.there(folder) if re.search(r"rencana-\d", name))
    goal = planned.version(office.read(address, 1).content, address)[1].rencana.semua_sasaran[0].nomor
    before = files(office)
    said = views.arranged(office, address, {"sasaran": str(goal), **WORDS, "baru": "ya"})
    made = {n for n, data in files(office).items() if data != before.get(n)}
    since = planned.version(office.read(address, 1).content, address)[1].rencana.berlaku_sejak
    assert said["kata"] == "Tersimpan.", said
    assert all(n.split("/")[1] >= str(since) for n in made if "/iku/" in n) and any("perubahan" in n for n in made)


def test_pages_of_a_plan_offer_it_and_no_others(office: Office) -> None:
    tw = office.read(PLAN, 1)
    assert [s.nomor for s in arranging.offered(tw, "sasaran")["susun"]["sasaran"]] == [*range(1, 13)]
    assert arranging.offered(tw, "iku/3") == {"hapus": "3", "susun": {}}
    for folder, page in ((planned.OFFICE, "unit"), ("2030/tw1", "iku/3")):
        assert not any(arranging.offered(office.read(folder, 1), page).values())
