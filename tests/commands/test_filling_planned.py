"""The plan of a year and the office in the editor: every single value is asked for, and goes where it belongs. The
office is made up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.commands.filling import planned, saving, views
from generator.commands.filling.inputs import HalamanIsian, KotakIsian, Pengisian
from generator.commands.filling.office import Office
from generator.commands.filling.typed import Answer, Change
from generator.problems.problem import Place
from generator.records.office import Unit
from generator.records.plan import Indikator, Perspektif, RencanaPerubahan, Sasaran
from generator.store.cache import Cache
from generator.yaml import parsing
from generator.yaml.tree import Node
from tests.commands.test_filling import run
from tests.revised import write as write_revised
from tests.rooted import write as write_rooted
from tests.synthetic import write

PLAN, PLAN_FILE = "2030/rencana", "2030/perjanjian-kinerja.yaml"
# What is no single value, or names, or says how a record is built: it is changed in its file.
ELSEWHERE = {
    Unit: {"kode", "riwayat", "dokumen"},
    RencanaPerubahan: {"tahun", "berlaku_sejak", "periode", "bobot", "benar", "perspektif", "sasaran"},
    Perspektif: {"kode", "sasaran"},
    Sasaran: {"nomor", "indikator"},
    Indikator: {"nomor", "kode", "skala", "metode", "bagian"},
}
TYPED = {"angka": "61,5", "bulat": "2", "tanggal": "2029-12-28", "teks": "Kata lain", "prosa": "Kalimat lain."}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    folder = write(tmp_path / "isi", groups=1)
    report = folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    return Office(folder, Cache(None))


@pytest.mark.parametrize(
    ("word", "there"),
    [(PLAN, PLAN), ("2030/rencana/", PLAN), ("kantor", planned.OFFICE), (planned.OFFICE, planned.OFFICE)],
)
def test_the_command_opens_the_plan_and_the_office(office: Office, word: str, there: str) -> None:
    """Only its address is refused, which is not of this computer."""
    assert planned.asked(office.content, word) == there
    words = ["isi", word, "--alamat", "192.0.2.1:80", "--content", str(office.content)]
    assert "bukan di komputer ini" in CliRunner().invoke(main, words).stderr


@pytest.mark.parametrize("word", ["2031/rencana", "2030/rencana-1"])
def test_a_plan_that_is_not_there_is_refused_with_those_that_are(office: Office, word: str) -> None:
    done = CliRunner().invoke(main, ["isi", word, "--content", str(office.content)])
    assert done.exit_code == 1 and "Pilih salah satu: 2030/rencana, kantor/data." in done.stderr


def typed(office: Office, tw: Pengisian, page: HalamanIsian, kolom: KotakIsian, text: str) -> Answer:
    return saving.saved(office, tw, page, [Change(kolom.nama, kolom.teks, text, around(page, kolom))])


def around(page: HalamanIsian, own: KotakIsian) -> dict[str, str]:
    return {n: k.teks for n, k in page.isian.items() if k.butir and k is not own and own.butir.startswith(k.butir)}


def plain(file: Path) -> Any:
    root = parsing.parse(file.read_text("utf-8"), file.name)
    assert isinstance(root, Node)
    return root.plain()


def differing(old: Any, new: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all that differs."""
    if isinstance(old, dict) and isinstance(new, dict):
        return [p for k in {**old, **new} for p in differing(old.get(k), new.get(k), (*at, k))]
    if isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        return [p for n, pair in enumerate(zip(old, new, strict=True)) for p in differing(*pair, (*at, n))]
    return [] if old == new else [at]


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_every_key_is_asked_for_or_named_here(office: Office, kind: type[Any]) -> None:
    folder = planned.OFFICE if kind is Unit else PLAN
    asked = set()
    base = {Perspektif: "perspektif", Sasaran: "sasaran", Indikator: "indikator"}.get(kind)
    for page in office.read(folder, 1).halaman.values():
        for kolom in page.isian.values():
            path = kolom.isian.jalur
            if base is None and path[0] not in ("perspektif", "sasaran", "indikator"):
                asked.add(path[0])
            elif base is not None and path[0] == base:
                asked.add(path[2])
    assert asked | ELSEWHERE[kind] >= set(kind.model_fields) | {"kolom"} & asked
    assert not asked & ELSEWHERE[kind]


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("folder", [planned.OFFICE, PLAN])
def test_each_input_goes_where_it_belongs_or_is_told_why_not(office: Office, folder: str) -> None:
    file = office.content / ("unit.yaml" if folder == planned.OFFICE else PLAN_FILE)
    first, written = file.read_bytes(), 0
    pages = [*office.read(folder, 1).halaman]
    pages = [p for p in pages if not p.startswith("iku/")] + [p for p in pages if p.startswith("iku/")][:2]
    for name in pages:
        for key in [*office.read(folder, 1).halaman[name].isian]:
            tw = office.read(folder, 1)
            page = tw.halaman[name]
            kolom = page.isian[key]
            old = plain(file)
            choices = [w for w in kolom.isian.pilihan if w != kolom.teks]
            answer = typed(office, tw, page, kolom, choices[0] if choices else TYPED[kolom.isian.jenis])
            real = tw.pohon[kolom.isian.berkas].real(kolom.isian.jalur)
            if answer.tertulis:
                written += 1
                (path,) = differing(old, plain(file)) or [real]
                assert real[: len(path)] == path[: len(real)], (real, path)
                assert run(office.content, "check").exit_code == 0
            else:
                assert answer.galat, kolom.label
                assert plain(file) == old
            file.write_bytes(first)
    assert written > 8


def test_a_target_moves_the_figures(office: Office) -> None:
    tw = office.read(PLAN, 1)
    page = tw.halaman["iku/3"]
    kolom = next(k for k in page.isian.values() if k.label == "Target Triwulan I")
    before = office.computed()[0]
    said = views.saved(office, PLAN, "iku/3", 1, [Change(kolom.nama, kolom.teks, "45,5")])
    after = office.computed()[0]
    assert [*said["tertulis"].values()] == ["45,5"]
    assert before and after and before.hasil[0].indikator[2].target != after.hasil[0].indikator[2].target
    assert "tw1: 45.5" in (office.content / PLAN_FILE).read_text("utf-8")
    assert "Dibatalkan" in views.undone(office)["kata"]


def test_what_was_published_stays(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    assert run(folder, "publish", "2030/tw1").exit_code == 0
    office = Office(folder, Cache(None))
    tw = office.read(PLAN, 1)
    page = tw.halaman["iku/3"]
    kolom = next(k for k in page.isian.values() if k.label == "Nama")
    before = (folder / PLAN_FILE).read_bytes()
    answer = typed(office, tw, page, kolom, "Nama yang lain sama sekali")
    assert (answer.tertulis, bool(answer.galat)) == ({}, True)
    assert (folder / PLAN_FILE).read_bytes() == before


@pytest.mark.slow
def test_a_revised_plan_has_pages_of_its_own(tmp_path: Path) -> None:
    folder = write_revised(tmp_path / "isi")
    office = Office(folder, Cache(None))
    there = planned.there(folder)
    revised = next(name for name in there if name.endswith("/rencana-1"))
    assert there[-1] == planned.OFFICE
    assert there.index(revised) < there.index(revised.removesuffix("-1"))
    files = {k.isian.berkas for p in office.read(revised, 1).halaman.values() for k in p.isian.values()}
    assert files == {f"{revised[:4]}/perjanjian-kinerja-perubahan-1.yaml"}
    assert "perubahan 1" in views.shown(office, revised, "", 1).decode()


@pytest.mark.parametrize("folder", ["2031/rencana", "2030/rencana-1", "2030/rencana-0", "kantor/lain"])
def test_what_there_is_not(office: Office, folder: str) -> None:
    with pytest.raises(KeyError):
        views.shown(office, folder, "", 1)


def test_a_range_is_no_input(office: Office) -> None:
    file = office.content / PLAN_FILE
    text = file.read_text("utf-8")
    target = next(line for line in text.splitlines() if "target: {" in line)
    spread = re.sub(r"tw1: [^,]+", "tw1: {dari: 70, sampai: 80}", target)
    first = text.index(target)
    head = text.rindex("arah: ", 0, first)
    text = (
        text[:head] + re.sub("arah: [a-z]+", "arah: stabilkan", text[head:first]) + spread + text[first + len(target) :]
    )
    file.write_text(text, "utf-8")
    shown = next(p for p in office.read(PLAN, 1).halaman.values() if "Ubah di" in str(p.blok))
    assert "Target Triwulan I" not in [k.label for k in shown.isian.values()]
    assert f"Target Triwulan I: Ubah di {PLAN_FILE}." in str(shown.blok)


def test_what_is_wrong_stands_on_the_page_of_its_part(office: Office) -> None:
    tw = office.read(PLAN, 1)
    file = tw.pohon[PLAN_FILE]
    assert file.root
    for key, path in file.letak.items():
        inside = file.root.at((*path, "nama")).place
        assert tw.part(Place(f"isi/{PLAN_FILE}", inside.line, inside.column)) == key
    assert tw.part(Place(f"isi/{PLAN_FILE}", 1)) == tw.part(Place("isi/unit.yaml", 9)) == ()


def test_a_tree_is_typed_node_by_node(office: Office) -> None:
    """What stands above, in one go as its keys need each other; then a goal that supports it, and who works beside."""
    file = office.content / PLAN_FILE
    words = {"pohon acuan": "Buku contoh", "kode": "ss-1", "nama": "Simpul contoh", "tingkat": "Lembaga"}
    page = office.read(PLAN, 1).halaman["pohon"]
    kolom = {
        (k.isian.jalur[-1] if len(k.isian.jalur) > 2 else f"pohon {k.isian.jalur[-1]}"): k for k in page.isian.values()
    }
    changes = [Change(kolom[key].nama, "", text, {}) for key, text in words.items()]
    assert not saving.saved(office, office.read(PLAN, 1), page, changes).galat
    assert plain(file)["pohon"] == {
        "acuan": "Buku contoh",
        "simpul": [{k: words[k] for k in ("kode", "nama", "tingkat")}],
    }
    goals = office.read(PLAN, 1).halaman["sasaran"]
    induk = next(k for k in goals.isian.values() if k.isian.jalur == ("sasaran", "1", "induk"))
    assert not typed(office, office.read(PLAN, 1), goals, induk, "ss-1").galat
    beside = [k for k in goals.isian.values() if k.isian.jalur[:4] == ("sasaran", "1", "lintas", 0)]
    changes = [Change(k.nama, "", f"Kata {k.isian.jalur[-1]}", {}) for k in beside]
    assert not saving.saved(office, office.read(PLAN, 1), office.read(PLAN, 1).halaman["sasaran"], changes).galat
    goal = plain(file)["perspektif"][0]["sasaran"][0]
    assert (goal["induk"], goal["lintas"]) == ("ss-1", [{"unit": "Kata unit", "kontribusi": "Kata kontribusi"}])


def test_a_link_that_leads_nowhere_is_not_written(tmp_path: Path) -> None:
    folder = write_rooted(tmp_path / "isi", quarters=1)
    office = Office(folder, Cache(None))
    page = office.read(PLAN, 1).halaman["sasaran"]
    induk = next(k for k in page.isian.values() if k.isian.jalur == ("sasaran", "2", "induk"))
    assert induk.teks == "sp-1"
    answer = typed(office, office.read(PLAN, 1), page, induk, "sp1")
    assert "Mungkin maksudnya sp-1." in str(answer.salah)
    assert plain(folder / PLAN_FILE)["perspektif"][0]["sasaran"][1]["induk"] == "sp-1"
