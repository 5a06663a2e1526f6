"""The portal as a site: built by the command, checked, the same from the same collection, hostile texts only text. The
offices are made up."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from generator.build import make_part
from generator.build.portal import news
from generator.build.portal import site as portal_site
from generator.commands.cli import main
from generator.problems.shown import readable
from generator.site import manifest
from tests import hostile, portals
from tests.portals import TW1, TW2, publish, quarter, unit

pytestmark = pytest.mark.slow
COMMON = "{kode: contoh-1, nama: Contoh satu, definisi: Yang diukur.}\n{kode: minim, nama: Contoh dua}"
quoted = json.JSONEncoder(ensure_ascii=False).encode
WEB = 'alamat: "https://{kode}.example.go.id/"'


def portal(path: Path, *words: str) -> Result:
    """Run the command on a register; the site is `portal` beside it."""
    where = ["--site", str(path.parent / "portal"), "--tanggal", "2030-08-01"]
    return CliRunner().invoke(main, ["portal", str(path), *where, *words])


def page(path: Path, name: str) -> LexborHTMLParser:
    """Return a page of the portal beside a register."""
    return LexborHTMLParser((path.parent / "portal" / name / "index.html").read_text("utf-8"))


def text(path: Path, name: str) -> str:
    """Return what a page says."""
    body = page(path, name).css_first("article")
    assert body
    return " ".join(body.text(separator=" ").split())


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """Return a register of five offices: four report one or two quarters, one cannot be collected."""
    for n, npss in enumerate(("80.00", "90.00", "100.00", "120.00"), 1):
        quarters = {TW1: quarter(f"u{n}", npss=npss, contoh_1=str(40 + n))}
        quarters |= {TW2: quarter(f"u{n}", TW2, npss=npss)} if n > 2 else {}
        publish(tmp_path / "situs" / f"u{n}", f"u{n}", quarters)
    rows = [unit(f"u{n}", WEB.format(kode=f"u{n}"), "Balai" if n > 2 else "Loka") for n in range(1, 6)]
    return portals.register(tmp_path, "\n".join(rows), COMMON)


def test_a_portal_is_built_and_what_is_wrong_is_said(five: Path) -> None:
    done = portal(five)
    assert done.exit_code == 0, done.output
    assert "u5: gagal. Tidak dapat diambil: folder situs/u5 tidak ada." in done.stderr
    assert f"Portal siap di {five.parent}/portal/index.html: 4 dari 5 unit tampil." in done.stdout
    assert "folder situs/u5 tidak ada." in text(five, "status")
    front = text(five, "")
    assert "4 unit, median 95,00, separuhnya di antara 87,50 dan 105,00, dari 80,00 sampai 120,00" in text(five, TW1)
    assert "2 dari 5 unit sudah menerbitkan laporan Triwulan II 2030" not in front  # less than half
    assert "4 dari 5 unit sudah menerbitkan laporan Triwulan I 2030" in front


def test_every_figure_leads_to_the_page_of_its_office(five: Path) -> None:
    portal(five)
    table = page(five, TW1).css_first("#tabel-laporan")
    assert table
    first = table.css("tbody tr")[0]
    assert [a.attributes["href"] for a in first.css("td a")] == [
        "https://u1.example.go.id/2030/tw1/capaian/#npss",
        "https://u1.example.go.id/2030/tw1/anggaran/",
    ]
    own = page(five, "indikator/contoh-1").css("table tbody tr")[0]
    assert {a.attributes["href"] for a in own.css("td a")} == {"https://u1.example.go.id/2030/tw1/iku/1/"}


def test_a_capaian_is_never_told_as_the_rate_itself(five: Path) -> None:
    portal(five)
    heads = [th.text() for th in page(five, "indikator/contoh-1").css("#tabel-1-unit thead th")]
    assert heads == ["Unit", "Jenis", "Realisasi", "Satuan", "Target", "Capaian (% dari target)", "Kategori"]
    said = text(five, "indikator/contoh-1")
    assert "capaian 110 tidak berarti realisasinya 110" in said
    assert "Realisasi 4 unit, median 42,50" in said  # 41, 42, 43, 44: not their capaian
    assert "Capaian adalah persen dari target, bukan realisasinya." in text(five, "unit/u1")


def test_offices_of_one_kind_stand_below_each_other(five: Path) -> None:
    portal(five)
    table = page(five, "banding/loka").css_first("#tabel-banding")
    assert table
    heads = [th.text() for th in table.css("thead th")]
    assert heads == ["Unit", "NPSS", "Contoh satu (persen)", "Contoh dua (nilai)"]
    rows = [[c.text(strip=True) for c in row.css("th, td")] for row in table.css("tbody tr")]
    assert rows == [["Unit u1", "80,00", "41", "8"], ["Unit u2", "90,00", "42", "8"]]
    assert page(five, "").css_first('a[href="banding/balai/"]')


def test_two_offices_of_a_kind_that_can_be_compared_have_an_address(five: Path) -> None:
    five.write_text(five.read_text("utf-8").replace("jenis: Balai", "jenis: Loka"), "utf-8")
    strange = quarter("u4", npss="120.00")
    strange["aturan"] = "aturan-lain"
    publish(five.parent / "situs/u4", "u4", {TW1: strange}, number=2)
    done = portal(five)
    assert done.exit_code == 0, done.output
    own = page(five, "unit/u1/banding")
    assert [a.attributes["href"] for a in own.css("ul.lk-list a")] == ["#dengan-u2", "#dengan-u3"]
    pair = own.css_first("section#dengan-u3")
    assert pair
    assert "NPSS: Unit u1 80,00 ; Unit u3 100,00 ." in " ".join(pair.text(separator=" ").split())
    told = "capaian (% dari target)"
    heads = ["Indikator", "Unit u1: realisasi", "Unit u3: realisasi", f"Unit u1: {told}", f"Unit u3: {told}"]
    assert [th.text() for th in pair.css("thead th")] == heads
    row = pair.css("tbody tr")[0]
    assert [c.text(separator="/", strip=True) for c in row.css("th, td")][:3] == ["Contoh satu/persen", "41", "43"]
    assert [a.attributes["href"] for a in row.css("td a")] == [
        "https://u1.example.go.id/2030/tw1/iku/1/",
        "https://u3.example.go.id/2030/tw1/iku/1/",
    ]
    assert page(five, "unit/u1").css_first('a[href="banding/"]')
    assert not (five.parent / "portal/unit/u4/banding").exists()  # scored by another rule set than all others
    assert not page(five, "unit/u4").css_first('a[href="banding/"]')


def test_offices_of_other_kinds_have_no_such_page(five: Path) -> None:
    publish(five.parent / "situs/u2", "u2", {}, number=2)  # of its kind, u1 is alone now
    portal(five)
    assert not (five.parent / "portal/unit/u1/banding").exists()
    assert (five.parent / "portal/unit/u3/banding/index.html").exists()


def test_units_of_measure_that_differ_are_named_beside_each_value(five: Path) -> None:
    other = quarter("u2", npss="100.00", contoh_1="43")
    next(i for i in portals.indicators(other) if i["kode"] == "contoh-1")["satuan"] = "berkas"
    publish(five.parent / "situs/u2", "u2", {TW1: other}, number=2)
    portal(five)
    row = page(five, "unit/u1/banding").css("section#dengan-u2 tbody tr")[0]
    assert [c.text(separator="/", strip=True) for c in row.css("th, td")][:3] == [
        "Contoh satu",
        "41/persen",
        "43/berkas",
    ]


def test_what_cannot_be_compared_stands_under_its_own_heading_and_is_not_sorted(five: Path) -> None:
    portal(five)
    assert page(five, TW1).css_first("#tabel-laporan[data-alat]")
    other = quarter("u1", npss="80.00")
    other["rencana"]["perubahan"] = 2
    publish(five.parent / "situs/u1", "u1", {TW1: other}, number=2)
    portal(five)
    table = page(five, TW1).css_first("#tabel-laporan")
    assert table
    assert "data-alat" not in table.attributes
    heads = [row.text(strip=True).partition(", ")[2] for row in table.css("tr.lk-sub")]
    assert heads == ["perjanjian kinerja pertama", "perubahan ke-2 perjanjian kinerja"]


def test_the_same_collection_gives_the_same_bytes(five: Path) -> None:
    def built() -> dict[str, bytes]:
        site = five.parent / "portal"
        return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}

    portal(five)
    first = built()
    for n in range(1, 5):
        publish(five.parent / f"situs/u{n}", f"u{n}", {TW1: quarter(f"u{n}", npss="1.00")}, number=2)
    assert portal(five, "--luring").exit_code == 0
    assert built() == first
    assert portal(five).exit_code == 0
    assert built() != first


def test_in_how_many_runs_the_engine_makes_the_pages_of_pairs_changes_no_byte(
    five: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    five.write_text(five.read_text("utf-8").replace("jenis: Balai", "jenis: Loka"), "utf-8")
    made, asked = list[dict[str, bytes]](), list[int]()
    convert = make_part.converted
    monkeypatch.setattr(
        make_part, "converted", lambda *given: asked.append(len(given[1]) - len(given[2])) or convert(*given)
    )
    for most in (1, 4, 10_000):
        monkeypatch.setattr(portal_site, "PAIRS", most)
        assert portal(five).exit_code == 0
        folder = five.parent / "portal"
        made.append({p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
        shutil.rmtree(folder)
    assert made[0] == made[1] == made[2]
    assert len([name for name in made[0] if name.endswith("/banding/index.html")]) == 4
    rest = asked[0]
    assert asked == [rest, 1, 1, 1, 1, rest, 2, 2, rest, 4]  # four pages of three pairs each
    assert b"di samping unit sejenis" in made[0]["search/indeks.js"]


def test_a_folder_stands_for_the_register_in_it(five: Path) -> None:
    where = ["--site", str(five.parent / "portal"), "--tanggal", "2030-08-01"]
    done = CliRunner().invoke(main, ["portal", str(five.parent), *where])
    assert (done.exit_code, "4 dari 5 unit tampil" in done.stdout) == (0, True)


def test_without_a_collection_there_is_nothing_to_build(five: Path) -> None:
    done = portal(five, "--luring")
    assert done.exit_code == 1
    assert "Belum ada yang dikumpulkan" in done.stderr
    assert "Jalankan lagi tanpa --luring." in done.stderr
    assert not (five.parent / "portal").exists()


def test_a_register_with_a_fault_leaves_the_portal_alone(five: Path) -> None:
    portal(five)
    before = (five.parent / "portal/index.html").read_bytes()
    five.write_text(five.read_text("utf-8").replace("kode: u2,", "kod: u2,"), "utf-8")
    done = portal(five)
    assert done.exit_code == 1
    assert f"{five.parent.name}/daftar-unit.yaml:11:" in done.stderr
    assert "Portal lama tidak diubah" in done.stderr
    assert (five.parent / "portal/index.html").read_bytes() == before


def test_two_under_one_kode_leave_the_rest_and_end_with_status_1(five: Path) -> None:
    five.write_text(five.read_text("utf-8").replace("kode: u2,", "kode: u1,"), "utf-8")
    done = portal(five)
    assert done.exit_code == 1
    assert "[nomor-atau-kode-ganda]" in done.stderr
    assert "2 dari 5 unit tampil" in done.stdout
    assert text(five, "status").count("Kode ini dipakai lebih dari sekali") == 2 * 2  # in the list and in the table


def test_a_folder_of_something_else_is_not_replaced(five: Path) -> None:
    (five.parent / "portal").mkdir()
    (five.parent / "portal/surat.txt").write_text("milik orang", "utf-8")
    done = portal(five)
    assert (done.exit_code, "surat.txt" in done.stderr) == (1, True)
    done = CliRunner().invoke(main, ["portal", str(five), "--site", str(five.parent / "simpanan")])
    assert (done.exit_code, "tidak boleh saling memuat" in done.stderr) == (1, True)


def test_the_portal_is_a_strict_site_without_third_parties(five: Path) -> None:
    portal(five)
    site = five.parent / "portal"
    assert manifest.at(site).kantor == "portal-contoh"
    for path in site.rglob("*.html"):
        assert b"default-src 'none'; script-src 'self'" in path.read_bytes(), path
    loaded = {
        node.attributes.get("src") or node.attributes.get("href") or ""
        for path in site.rglob("*.html")
        for node in LexborHTMLParser(path.read_text("utf-8")).css("script[src], img, link[rel~=stylesheet]")
    }
    assert loaded
    assert [target for target in loaded if "//" in target] == []


def filled(value: Any, said: str, key: str = "") -> Any:
    """Return JSON with a text in place of every text but those that must be what they are."""
    if isinstance(value, dict):
        return {k: filled(v, said, k) for k, v in value.items()}
    if isinstance(value, list):
        return [filled(v, said, key) for v in value]
    keep = {"status", "tanggal_terbit", "tanggal_tanda_tangan", "tanggal_hitung", "ukuran"}
    return said if isinstance(value, str) and key not in keep else value


def test_texts_of_strangers_are_only_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "MOST", 1000)
    vectors = [v for v in hostile.vectors() if readable(v) and len(v) < 900 and v.strip()]
    rows = []
    for n, said in enumerate(vectors):
        kode, data = f"u{n}", filled(quarter(f"u{n}", npss="90.00"), said)
        data["unit"]["kode"] = kode
        for number, i in enumerate(portals.indicators(data)):
            i["kode"] = "contoh-1" if number == 0 else f"lain-{number}"
        publish(tmp_path / "situs" / kode, kode, {TW1: data})
        rows.append(f"{{kode: {kode}, nama: {quoted(said)}, jenis: {quoted(said[:40])}, folder: situs/{kode}}}")
    path = portals.register(tmp_path, "\n".join(rows), COMMON)
    done = portal(path)
    assert done.exit_code == 0, done.output[-3000:]
    assert f"{len(vectors)} dari {len(vectors)} unit tampil" in done.stdout
    told = (page(path, "status").css_first("table") or page(path, "")).text()
    assert all(" ".join(v.split()) in " ".join(told.split()) for v in vectors if not re.search(r"\s{2}", v))
    assert len([*Xml.fromstring((tmp_path / "portal/status/umpan.xml").read_bytes())]) > len(vectors)
    for file in (tmp_path / "portal").rglob("*.html"):
        root = LexborHTMLParser(file.read_text("utf-8"))
        body = root.css_first("article")
        assert body
        assert {n.tag for n in body.traverse() if n.tag} & {
            "script",
            "img",
            "iframe",
            "object",
            "form",
            "style",
        } == set()
        handlers = [a for n in root.root.traverse() for a in n.attributes if a.startswith("on")]  # type: ignore[union-attr]
        assert handlers == []
