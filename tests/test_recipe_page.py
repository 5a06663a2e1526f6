"""The recipes of CONTRIBUTING.md for a page type, an output file and a command: what they make stands wherever it must."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.following import followed, lapkin, serves_other_offices
from tests.synthetic import write
from tests.test_recipes import is_tidy, passes

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

ADDRESS = "2030/tw1/penanggung-jawab/"
TITLE = "Penanggung jawab"


def made(name: str, folder: Path) -> Path:
    """Return a copy of the tree in which a recipe was followed, with a made-up office whose address is known."""
    tree = followed(name, folder)
    unit = write(tree / "kantor") / "unit.yaml"
    unit.write_text(f"{unit.read_text('utf-8')}alamat_situs: https://contoh.example.go.id/\n", "utf-8")
    emit(tree, "naskah")
    serves_other_offices(tree)
    return tree


def emit(tree: Path, out: str) -> None:
    done = lapkin(tree, "emit", "--content", "kantor", "--out", out)
    assert done.returncode == 0, done.stderr


def settings(tree: Path) -> dict[str, Any]:
    return json.loads((tree / "naskah/mkdocs.yml").read_text("utf-8"))  # type: ignore[no-any-return]


def files(items: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield title and file of every page of a navigation."""
    for item in items:
        for title, found in item.items():
            yield from [(title, found)] if isinstance(found, str) else files(found)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("A page type", tmp_path_factory.mktemp("halaman"))


def test_a_page_is_made_from_its_template(page: Path) -> None:
    text = (page / f"naskah/docs/{ADDRESS}index.md").read_text("utf-8")
    assert "# Penanggung jawab Triwulan I 2030" in text
    assert text.count(": belum ditulis</li>") == 13  # indicators of the made-up office


def test_a_page_is_in_the_navigation_behind_the_one_it_follows(page: Path) -> None:
    named = list(files(settings(page)["nav"]))
    assert named[named.index(("Anggaran", "2030/tw1/anggaran/index.md")) + 1] == (TITLE, f"{ADDRESS}index.md")


def test_a_page_is_in_the_menu_of_its_quarter(page: Path) -> None:
    extra = settings(page)["extra"]
    titles = [item["judul"] for item in extra["kuartal"]["2030/tw1"]["butir"]]
    assert titles[titles.index(TITLE) - 1 : titles.index(TITLE) + 2] == ["Anggaran", TITLE, "Efisiensi"]
    assert {"judul": TITLE, "url": ADDRESS} in extra["peta"][0]["butir"]  # in the foot, too


def test_a_page_has_its_crumbs(page: Path) -> None:
    head = (page / f"naskah/docs/{ADDRESS}index.md").read_text("utf-8").split("\n---\n")[0]
    line = next(line for line in head.splitlines() if line.startswith("remah: "))
    assert json.loads(line.removeprefix("remah: ")) == [
        ["Beranda", ""],
        ["2030", "2030/"],
        ["Triwulan I", "2030/tw1/"],
        [TITLE, ADDRESS],
    ]


def test_a_page_is_found_by_search(page: Path) -> None:
    script = (page / "naskah/docs/search/indeks.js").read_text("utf-8").strip()
    found = {p[0]: p for p in json.loads(script.removeprefix("lapkinCari(").removesuffix(");"))["halaman"]}
    address, title, weight, sections = found[ADDRESS]
    assert (address, title, weight) == (ADDRESS, "Penanggung jawab Triwulan I 2030", 100)
    assert "belum ditulis" in json.dumps(sections)


def test_a_page_is_in_the_list_for_search_engines(page: Path) -> None:
    listed = (page / "naskah/docs/sitemap.xml").read_text("utf-8")
    assert f"<loc>https://contoh.example.go.id/{ADDRESS}</loc>" in listed


def test_a_page_is_printed_unless_its_entry_says_no(page: Path) -> None:
    whole = (page / "naskah/docs/2030/tw1/cetak/index.md").read_text("utf-8")
    assert 'href="#penanggung-jawab"' in whole
    assert whole.index("{: #penutup ") < whole.index("{: #penanggung-jawab ")  # after what the report has
    other = page.parent / "tanpa"
    shutil.copytree(page, other, ignore=shutil.ignore_patterns("naskah"))
    registry = other / "generator/pages/registry.py"
    text = registry.read_text("utf-8")
    assert text.count("menu=MenuItem(32)") == 1
    registry.write_text(text.replace("menu=MenuItem(32)", "menu=MenuItem(32), printed=False"), "utf-8")
    emit(other, "naskah")
    assert "penanggung-jawab" not in (other / "naskah/docs/2030/tw1/cetak/index.md").read_text("utf-8")
    assert (other / f"naskah/docs/{ADDRESS}index.md").is_file()


@pytest.mark.slow
def test_a_page_keeps_the_tests_of_the_registry_green(page: Path) -> None:
    is_tidy(page)
    passes(page, "tests/pages/test_registry.py", "tests/test_architecture.py", "tests/pages/test_trails.py")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made("An output file", tmp_path_factory.mktemp("berkas"))


def test_an_output_file_holds_what_its_maker_made(file: Path) -> None:
    found = json.loads((file / "naskah/docs/data/2030/tw1-nps.json").read_text("utf-8"))
    whole = json.loads((file / "naskah/docs/data/2030/tw1.json").read_text("utf-8"))
    goals = {str(s["nomor"]): s["nps"] for p in whole["perspektif"] for s in p["sasaran"]}
    assert list(found) == list(goals)
    assert {nomor: None if nps is None else round(nps, 1) for nomor, nps in found.items()} == goals


def test_an_output_file_is_named_where_the_data_are(file: Path) -> None:
    shown = (file / "naskah/docs/data/index.md").read_text("utf-8")
    assert "NPS setiap sasaran" in shown
    assert "2030/tw1-nps.json" in shown
    catalogue = json.loads((file / "naskah/docs/data/katalog.jsonld").read_text("utf-8"))
    files = {d["dct:title"]: d for s in catalogue["dcat:dataset"] for d in s["dcat:distribution"]}
    assert files["NPS setiap sasaran"]["dcat:mediaType"]["@id"].endswith("/application/json")
    assert files["NPS setiap sasaran"]["dcat:downloadURL"]["@id"].endswith("/data/2030/tw1-nps.json")


@pytest.mark.slow
def test_an_output_file_keeps_the_tests_of_the_data_green(file: Path) -> None:
    is_tidy(file)
    passes(file, "tests/test_architecture.py", "tests/figures/test_dictionary.py")


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = followed("A command", tmp_path_factory.mktemp("perintah"))
    report = write(tree / "kantor", quarters=2) / "2030/tw2/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    return tree


def test_a_command_answers(order: Path) -> None:
    done = lapkin(order, "daftar", "--content", "kantor")
    assert (done.returncode, done.stdout) == (0, "Triwulan I 2030: terbit\nTriwulan II 2030: draf\n"), done.stderr


def test_a_command_tells_of_mistakes_as_others_do(order: Path) -> None:
    done = lapkin(order, "daftar", "--content", "tiada")
    assert done.returncode == 1
    assert "tiada" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_is_in_the_help(order: Path) -> None:
    assert "Menyebut setiap triwulan dan keadaannya." in lapkin(order, "--help").stdout


@pytest.mark.slow
def test_a_command_keeps_the_tests_of_documents_green(order: Path) -> None:
    is_tidy(order)
    passes(order, "tests/test_docs.py", "-k", "command_is_documented")
    passes(order, "tests/test_architecture.py")
