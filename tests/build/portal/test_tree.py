"""The tree that a portal aggregates along: what is collected of offices' trees, what leads to each node, what is put
together and what never is. Nodes, offices and figures are made up."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.build import pipeline
from generator.build.portal import collect, data, frames, gathered, kept, office_tree, registry, tree_pages, tree_values
from generator.build.portal.gathered import KumpulanUnit
from generator.build.portal.tree_values import NilaiSimpul
from generator.build.portal.untrusted_json import TidakDipahami
from generator.charts import Tree
from generator.commands.cli import main
from generator.data import quarter as opendata
from generator.presentation.chart import Gambar
from generator.problems.problem import ContentError
from tests import portals, rooted
from tests.portals import TW1, indicators, publish, quarter, unit
from tests.support import data_of

FILE = "data/2030/pohon-kinerja.json"
MEAN = "agregasi: {cara: rata_rata, ukuran: capaian, acuan: Pasal 9 aturan rekaan}"
SUM = "agregasi: {cara: jumlah, ukuran: realisasi, indikator: bersama-2, acuan: Pasal 10 aturan rekaan}"
NODES = [
    ("ss-1", "", MEAN),
    ("ss-1-iku", "ss-1", ""),
    ("sp-1", "ss-1", SUM),
    ("sp-dua", "ss-1", f"alias: [sp-2], {MEAN.replace('rata_rata', 'median')}"),
    ("sp-9", "ss-1", ""),
]
COMMON = "{kode: bersama-2, nama: Indikator bersama dua, alias: [contoh-2]}"


@cache
def published() -> bytes:
    """Return the tree that a made-up office of three goals publishes."""
    with TemporaryDirectory() as name:
        return data_of(pipeline.compute(rooted.write(Path(name) / "isi", groups=1)))[FILE]


def tree(*nodes: tuple[str, str, str]) -> str:
    rows = (
        f"    - {{kode: {k}, nama: Simpul {k}, tingkat: Rekaan{f', induk: {up}' if up else ''}{f', {more}' if more else ''}}}\n"
        for k, up, more in nodes
    )
    return f"pohon:\n  acuan: Pohon rekaan\n  simpul:\n{''.join(rows)}"


def three(folder: Path, *, nodes: str = tree(*NODES)) -> Path:
    """Write three offices that publish a tree, the last under another rule set, and a register with one."""
    for n, kode in enumerate(("satu", "dua", "tiga"), 1):
        found = quarter(kode)
        for i in indicators(found):
            i["capaian"] = {"contoh-1": Decimal(90 + n), "minim": Decimal(120), "contoh-2": Decimal(60 * n)}.get(
                i["kode"]
            )
            i["realisasi"] = Decimal(10 * n)
        if kode == "tiga":
            found["aturan_versi"] = "lain"
        publish(folder / "situs" / kode, kode, {TW1: found}, more={FILE: published()})
    path = portals.register(folder, "\n".join(unit(k) for k in ("satu", "dua", "tiga")), COMMON)
    path.write_text(path.read_text("utf-8") + nodes, "utf-8")
    return path


def collected(path: Path, day: date = date(2030, 5, 1)) -> KumpulanUnit:
    known, place = registry.read(path), path.parent / "simpanan"
    kept.locked(place, kept.lock(day, collect.collected(known, place, day)))
    return gathered.read(known, place)


def values(kumpulan: KumpulanUnit) -> dict[str, list[NilaiSimpul]]:
    found: dict[str, list[NilaiSimpul]] = {}
    assert kumpulan.daftar.isi.pohon
    for one in tree_values.of(frames.periods(kumpulan)[-1], kumpulan.daftar.isi.pohon):
        found.setdefault(one.simpul.kode, []).append(one)
    return found


def test_what_leads_to_a_node_is_what_the_offices_say_and_counts_once(tmp_path: Path) -> None:
    first, alone = values(collected(three(tmp_path)))["ss-1"]
    assert [d.milik.unit.unit.kode for d in first.dukungan] == ["satu"] * 4 + ["dua"] * 4
    assert [d.indikator.kode for d in first.dukungan[:4]] == ["contoh-1", "minim", "contoh-2", "contoh-3"]
    assert not any(d.langsung for d in first.dukungan)  # all through sp-1, sp-2 and ss-1-iku
    assert {d.milik.unit.unit.kode for d in alone.dukungan} == {"tiga"}
    direct = values(collected(three(tmp_path)))
    assert {d.indikator.kode for d in direct["ss-1-iku"][0].dukungan if d.langsung} == {"contoh-1"}
    assert {d.indikator.kode for d in direct["sp-1"][0].dukungan if d.langsung} == {"contoh-1", "minim", "contoh-2"}
    assert {d.indikator.kode for d in direct["sp-dua"][0].dukungan} == {"contoh-3"}  # by its alias
    assert "sp-9" not in direct


def test_a_mean_is_of_one_rule_set_and_exact(tmp_path: Path) -> None:
    first, alone = values(collected(three(tmp_path)))["ss-1"]
    known = [91, 120, 60, 92, 120, 120]
    (mean,) = first.gabungan
    assert (mean.banyak, mean.jumlah) == (6, Decimal(sum(known)))
    assert abs(Fraction(mean.nilai) - Fraction(sum(known), 6)) < Fraction(1, 10**20)
    assert [(one.banyak, one.nilai) for one in alone.gabungan] == [(3, Decimal(93 + 120 + 180) / 3)]


def test_a_sum_is_of_one_common_indicator_alone(tmp_path: Path) -> None:
    first, _ = values(collected(three(tmp_path)))["sp-1"]
    assert [(one.nilai, one.banyak, one.satuan) for one in first.gabungan] == [(Decimal(30), 2, "persen")]


def test_where_no_rule_says_how_nothing_is_put_together(tmp_path: Path) -> None:
    assert all(one.gabungan == () for one in values(collected(three(tmp_path)))["ss-1-iku"])


def test_the_value_is_told_with_its_arithmetic(tmp_path: Path) -> None:
    found = collected(three(tmp_path))
    pages = {page.alamat: page for page in tree_pages.every(found, frames.periods(found))}
    assert [*pages] == ["pohon/", *(f"pohon/{kode}/" for kode, _, _ in NODES)]
    (_, said, made, direct), _ = pages["pohon/ss-1/"].isi["bagian"]  # type: ignore[misc]
    assert made == ["Rata-rata capaian dari 6 nilai: 603,00 ÷ 6 = 100,50."]
    assert (
        said
        == "8 indikator dari 2 unit: 0 langsung, 8 lewat simpul di bawahnya. 3 dari 6 mencapai target unitnya sendiri."
    )
    assert direct is None
    (_, _, made, direct), _ = pages["pohon/sp-1/"].isi["bagian"]  # type: ignore[misc]
    assert made == ["Jumlah realisasi indikator bersama-2 (persen) dari 2 nilai: 30,00."]
    assert len(direct.baris) == 6


def drawn(path: Path) -> Gambar:
    found = collected(path)
    first = next(tree_pages.every(found, frames.periods(found)))
    (drawing,) = first.isi["gambar"].values()  # type: ignore[attr-defined]
    assert isinstance(drawing, Gambar)
    return drawing


def test_the_drawing_says_of_each_node_what_the_tables_say(tmp_path: Path) -> None:
    path = three(tmp_path)
    publish(tmp_path / "situs/tiga", "tiga", {}, number=2)  # one rule set is left
    drawing = drawn(path)
    assert isinstance(drawing.grafik, Tree)
    assert [(t.tingkat, t.label, t.catatan) for t in drawing.grafik.twigs] == [
        (
            0,
            "Simpul ss-1",
            "Rekaan; kode ss-1; 8 indikator dari 2 unit; 3 dari 6 mencapai targetnya; 100,50 (rata-rata capaian, persen)",
        ),
        (1, "Simpul ss-1-iku", "Rekaan; kode ss-1-iku; 2 indikator dari 2 unit; 0 dari 2 mencapai targetnya"),
        (
            1,
            "Simpul sp-1",
            "Rekaan; kode sp-1; 6 indikator dari 2 unit; 3 dari 6 mencapai targetnya; "
            "30,00 (jumlah realisasi indikator bersama-2, persen)",
        ),
        (1, "Simpul sp-dua", "Rekaan; kode sp-dua; 2 indikator dari 2 unit"),
        (1, "Simpul sp-9", "Rekaan; kode sp-9; belum didukung unit"),
    ]
    shows = "4 dari 5 simpul didukung indikator unit. Pohon kinerja, Triwulan I 2030. Tabel Pohon kinerja memuat hal yang sama."
    assert drawing.grafik.alt == shows


def test_values_of_two_rule_sets_do_not_stand_as_one_in_the_drawing(tmp_path: Path) -> None:
    drawing = drawn(three(tmp_path))
    assert isinstance(drawing.grafik, Tree)
    first, *_ = drawing.grafik.twigs
    assert first.catatan == (
        "Rekaan; kode ss-1; 12 indikator dari 3 unit; 5 dari 9 mencapai targetnya; gabungan menurut 2 aturan ada pada tabel"
    )


def test_of_a_large_tree_the_upper_levels_are_drawn(tmp_path: Path) -> None:
    nodes = tree(("a", "", ""), *((f"b-{n}", "a", "") for n in range(149)), ("c", "b-1", ""))
    drawing = drawn(three(tmp_path, nodes=nodes))
    assert isinstance(drawing.grafik, Tree)
    assert len(drawing.grafik.twigs) == 150
    assert "1 yang lebih bawah tidak digambar; semuanya ada pada tabel." in drawing.grafik.alt


def test_the_open_data_have_each_support_and_each_value(tmp_path: Path) -> None:
    found = collected(three(tmp_path))
    files = dict(data.files(found, frames.periods(found)))
    rows: list[dict[str, Any]] = json.loads(files["data/2030/tw1/pohon.json"])
    assert ("sp-1", "satu", "minim") in {(row["simpul"], row["kode"], row["kode_indikator"]) for row in rows}
    joined = json.loads(files["data/2030/tw1/gabungan.json"])
    listed = json.loads(files["data/datapackage.json"])["resources"]
    assert {f["name"] for r in listed for f in r["schema"]["fields"]} == data.columns(tree=True).keys()
    assert [(row["simpul"], row["banyak_nilai"]) for row in joined if row["simpul"] == "ss-1"] == [
        ("ss-1", 6),
        ("ss-1", 3),
    ]


def test_a_portal_without_a_tree_collects_none(tmp_path: Path) -> None:
    found = collected(three(tmp_path, nodes=""))
    assert not [*tree_pages.every(found, frames.periods(found))]
    assert all(u.pohon == {} for u in found.unit)
    assert b"pohon" not in (tmp_path / "simpanan/kumpulan.json").read_bytes()


def test_what_the_portal_does_not_know_is_named(tmp_path: Path) -> None:
    found = collected(three(tmp_path, nodes=tree(("ss-1", "", ""))))
    pohon = found.daftar.isi.pohon
    assert pohon
    assert tree_values.unknown(frames.periods(found)[-1], pohon) == {"sp-1": 3, "sp-2": 3, "ss-1-iku": 3}


ROW = {"jenis_pohon": "indikator", "kode_pohon": "a", "nama_pohon": "A", "induk_pohon": "b"}
BAD = {
    "isinya bukan JSON yang utuh": b"[{",
    "bukan kumpulan isian bernama": b"[1]",
    "baris bukan daftar": b"{}",
    "tidak dikenal": opendata.to_json([{**ROW, "jenis_pohon": "lain"}]),
    "dipakai dua kali": opendata.to_json([ROW, ROW]),
    "memuat lebih dari 2000 baris": opendata.to_json([{**ROW, "kode_pohon": f"a-{n}"} for n in range(2001)]),
    "bukan teks": opendata.to_json([{**ROW, "nama_pohon": 7}]),
    "terlalu panjang": opendata.to_json([{**ROW, "nama_pohon": "a" * 1001}]),
    "memuat angka yang mustahil": b'[{"kode_pohon": 1e999}]',
}


@pytest.mark.parametrize("said", BAD)
def test_a_tree_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(TidakDipahami, match=said):
        office_tree.read(BAD[said])


def test_a_loop_in_the_tree_of_an_office_ends(tmp_path: Path) -> None:
    rows = [{**ROW, "kode_pohon": f"a-{n}", "induk_pohon": f"a-{(n + 1) % 1999}"} for n in range(1999)]
    rows.append({**ROW, "kode_pohon": "atas", "jenis_pohon": "atas", "induk_pohon": "a-0"})
    rows[1998]["induk_pohon"] = "a-0; atas; tidak-ada"
    assert [*office_tree.read(opendata.to_json(rows)).supported("a-5")] == ["atas"]


def test_a_spoilt_tree_leaves_the_copy_from_before_and_the_rest(tmp_path: Path) -> None:
    path = three(tmp_path)
    collected(path)
    publish(tmp_path / "situs/satu", "satu", {TW1: quarter("satu")}, number=2, more={FILE: b"[{"})
    found = collected(path, date(2030, 8, 1))
    first = found.unit[0]
    assert first.catatan.status == collect.GAGAL
    assert first.catatan.pesan == (f"Berkas {FILE} isinya bukan JSON yang utuh; yang dipakai salinan 1 Mei 2030.",)
    assert first.pohon["2030"].baris and first.laporan
    assert found.unit[1].catatan.status == collect.BERUBAH or found.unit[1].catatan.status == collect.TERBIT


def test_a_tree_whose_sum_is_another_is_not_read(tmp_path: Path) -> None:
    path = three(tmp_path)
    (tmp_path / "situs/satu" / FILE).write_bytes(published().replace(b"rekaan", b"rekaam", 1))
    found = collected(path)
    assert found.unit[0].catatan.status == collect.GAGAL
    assert "tidak cocok dengan manifesnya" in found.unit[0].catatan.pesan[0]


WRONG = {
    "a kode twice": (tree(("a", "", ""), ("a", "", "")), "a sudah dipakai baris"),
    "an alias twice": (tree(("a", "", ""), ("b", "", "alias: [a]")), "a sudah dipakai baris"),
    "no such node": (tree(("ss-1", "", ""), ("b", "ss1", "")), "Tidak ada simpul ss1. Mungkin maksudnya ss-1."),
    "a loop": (tree(("a", "b", ""), ("b", "a", "")), "Induk ini melingkar: a → b → a."),
    "a kode that is none": (tree(("A b", "", "")), 'Kode "A b" tidak sah.'),
    "a sum of percents": (
        tree(("a", "", MEAN.replace("rata_rata", "jumlah"))),
        "Capaian adalah persen, jadi tidak dapat",
    ),
    "realisasi of all": (
        tree(("a", "", MEAN.replace("capaian", "realisasi"))),
        "Tulis indikator: kode indikator bersama",
    ),
    "a strange indicator": (tree(("a", "", SUM.replace("bersama-2", "bersama2"))), "Mungkin maksudnya bersama-2."),
    "too deep": (tree(("n-0", "", ""), *((f"n-{n}", f"n-{n - 1}", "") for n in range(1, 13))), "ada pada tingkat 13"),
    "too many": (tree(*((f"n-{n}", "", "") for n in range(501))), "memuat 501 simpul"),
}


@pytest.mark.parametrize("fault", WRONG)
def test_a_fault_of_the_tree_is_said_with_its_place(tmp_path: Path, fault: str) -> None:
    nodes, said = WRONG[fault]
    with pytest.raises(ContentError) as caught:
        registry.read(three(tmp_path, nodes=nodes))
    assert said in str(caught.value), str(caught.value)
    assert f"{tmp_path.name}/daftar-unit.yaml:" in str(caught.value)


@pytest.mark.slow
def test_the_site_has_the_tree_in_its_menu_and_its_figures_lead_to_the_offices(tmp_path: Path) -> None:
    path = three(tmp_path)
    where = ["--site", str(tmp_path / "portal"), "--tanggal", "2030-08-01"]
    done = CliRunner().invoke(main, ["portal", str(path), *where])
    assert done.exit_code == 0, done.output
    front = LexborHTMLParser((tmp_path / "portal/index.html").read_text("utf-8"))
    assert front.css_first('a[href="pohon/"]')
    node = LexborHTMLParser((tmp_path / "portal/pohon/ss-1/index.html").read_text("utf-8"))
    assert "603,00 ÷ 6 = 100,50" in node.text()
    again = {p: p.read_bytes() for p in (tmp_path / "portal").rglob("*") if p.is_file()}
    assert CliRunner().invoke(main, ["portal", str(path), *where, "--luring"]).exit_code == 0
    assert {p: p.read_bytes() for p in (tmp_path / "portal").rglob("*") if p.is_file()} == again


@pytest.mark.slow
def test_hostile_names_in_the_tree_of_an_office_are_text(tmp_path: Path) -> None:
    mark = "<img src=x onerror=canary()> {: onfocus=canary() } `a` {{ 7*7 }}"
    rows: list[dict[str, Any]] = json.loads(published())
    for row in rows:
        row["nama_pohon"] = mark
        if row["kode_pohon"] == "sp-2":
            row["kode_pohon"] = mark
        row["induk_pohon"] = (
            "; ".join(mark if k == "sp-2" else k for k in (row["induk_pohon"] or "").split("; ")) or None
        )
    path = three(tmp_path)
    publish(tmp_path / "situs/satu", "satu", {TW1: quarter("satu")}, number=2, more={FILE: opendata.to_json(rows)})
    where = ["--site", str(tmp_path / "portal"), "--tanggal", "2030-08-01"]
    done = CliRunner().invoke(main, ["portal", str(path), *where])
    assert done.exit_code == 0, done.output
    page = LexborHTMLParser((tmp_path / "portal/pohon/index.html").read_text("utf-8"))
    body = page.css_first("article")
    assert body and f"{mark} (1 unit)" in " ".join(body.text().split())
    assert [n.attributes["src"] for n in page.css("article img")] == ["grafik/pohon-kinerja.svg"]
    assert not page.css("[onerror], [onfocus]")
