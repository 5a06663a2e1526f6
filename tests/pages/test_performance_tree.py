"""The page of the tree of performance, its drawing, its tables and data: all of them say the same. The office is made up."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.build.document import html
from generator.charts import Tree
from generator.pages import all_pages, render
from generator.presentation import performance_tree
from generator.report import Report
from tests import revised, rooted, synthetic
from tests.faults import edit
from tests.rooted import PLAN
from tests.support import data_of, pages_of

PAGE = "2030/pohon-kinerja/"


def report(folder: Path, quarters: int = 1) -> Report:
    return pipeline.compute(rooted.write(folder, quarters))


def shown(found: Report) -> str:
    page = all_pages.other_pages(found)[f"{PAGE}index.md"]
    named = {tw.folder: tw.angka for tw in found.triwulan}
    return render.renderer(found.content, {"": {}, **named}, str).render(page).decode()


def rows(found: Report, name: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(data_of(found)[f"data/2030/{name}.csv"].decode()))]


def test_an_office_without_a_tree_has_nothing_of_it(tmp_path: Path) -> None:
    found = pipeline.compute(synthetic.write(tmp_path / "isi", groups=1))
    assert "pohon" not in found.unsur
    assert not [page.alamat for page in pages_of(found) if "pohon" in page.alamat]
    assert not [name for name, data in data_of(found).items() if b"pohon" in data.lower()]


def test_the_page_stands_in_the_map_of_the_site_and_the_plan_leads_there(tmp_path: Path) -> None:
    found = report(tmp_path / "isi")
    agreement = all_pages.other_pages(found)["2030/perjanjian-kinerja/index.md"]
    assert agreement.isi["pohon"] == PAGE
    assert PAGE in [page.alamat for page in pages_of(found)]


def test_the_page_says_what_there_is(tmp_path: Path) -> None:
    text = shown(report(tmp_path / "isi"))
    assert "4 sasaran dan indikator di atas kantor ini, 12 sasaran, dan 13 indikator kantor ini." in text
    assert "Semua 12 sasaran mendukung sasaran di atas kantor ini; 2 unit lain ikut mendukung" in text
    assert "Sumber: Pohon kinerja rekaan 2030, Lampiran II." in text
    assert "Membina sarana rekaan." in text
    assert 'href="../tw1/sasaran/1/"' in text and 'href="../../iku/contoh-1/"' in text


def test_drawing_and_table_have_the_same_branches_in_the_same_order(tmp_path: Path) -> None:
    found = report(tmp_path / "isi")
    plan, hasil = found.content.tahun[0].rencana, found.hasil[0]
    drawn, table = performance_tree.drawing(plan, hasil), performance_tree.tree(plan, hasil)
    assert drawn and isinstance(drawn.grafik, Tree)
    records = [*table.records()]
    assert len(records) == len(drawn.grafik.twigs) == 4 + 12 + 13
    for twig, row in zip(drawn.grafik.twigs, records, strict=True):
        assert twig.label.endswith(str(row["nama_pohon"].nilai))
        assert (twig.tingkat + 1, twig.jenis) == (row["kedalaman_pohon"].nilai, row["jenis_pohon"].nilai)
        value = row["capaian"].nilai
        assert ("capaian " in twig.catatan) == (value is not None)
        assert value is None or f"capaian {row['capaian'].teks}%" in twig.catatan
        assert str(row["lintas_pohon"].nilai or "").split("; ")[0] in twig.catatan


def test_the_data_name_what_is_supported_and_by_whom(tmp_path: Path) -> None:
    found = report(tmp_path / "isi")
    by_kode = {row["kode_pohon"]: row for row in rows(found, "pohon-kinerja")}
    assert by_kode["contoh-1"]["induk_pohon"] == "sasaran.1; ss-1-iku"
    assert by_kode["sasaran.10"]["induk_pohon"] == "contoh-4"
    assert by_kode["ss-1"]["induk_pohon"] == ""
    assert by_kode["minim"]["lintas_pohon"] == "Dinas Rekaan Kota; Bidang Contoh"
    assert by_kode["sp-1"]["pemilik_pohon"] == "Deputi Contoh"
    beside = rows(found, "lintas-pohon-kinerja")
    assert [(row["unit_lintas"], row["kode_pohon"]) for row in beside] == [
        ("Bidang Contoh", "sasaran.1"),
        ("Bidang Contoh", "minim"),
        ("Dinas Rekaan Kota", "sasaran.1"),
        ("Dinas Rekaan Kota", "minim"),
    ]
    whole = json.loads(data_of(found)["data/2030/pohon-kinerja.json"])
    assert [row["kode_pohon"] for row in whole] == [*by_kode]


def test_the_capaian_is_that_of_the_newest_quarter(tmp_path: Path) -> None:
    found = report(tmp_path / "isi", 2)
    assert "capaian Triwulan II 2030" in shown(found)
    row = next(r for r in rows(found, "pohon-kinerja") if r["kode_pohon"] == "contoh-2")
    assert row["capaian"] == "91.7"  # 55 of 60


def test_without_a_quarter_the_tree_stands_without_capaian(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi")
    plan = pipeline.compute(folder).content.tahun[0].rencana
    table = performance_tree.tree(plan, None)
    assert "capaian" not in [k.kunci for k in table.kolom]
    drawn = performance_tree.drawing(plan, None)
    assert drawn and isinstance(drawn.grafik, Tree) and not any(t.rupa for t in drawn.grafik.twigs)


def test_a_large_tree_is_drawn_in_part_and_says_so(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi")
    nodes = "".join(f"    - {{kode: n-{n}, nama: Rekaan, tingkat: Rekaan, induk: sp-1}}\n" for n in range(130))
    (folder / PLAN).write_text((folder / PLAN).read_text("utf-8") + nodes, "utf-8")
    found = pipeline.compute(folder)
    plan = found.content.tahun[0].rencana
    drawn = performance_tree.drawing(plan, None)
    assert drawn and isinstance(drawn.grafik, Tree)
    left = 4 + 130 + 12 + 13 - len(drawn.grafik.twigs)
    assert 0 < len(drawn.grafik.twigs) <= performance_tree.MOST_DRAWN
    assert f"{left} yang lebih bawah tidak digambar; semuanya ada pada tabel." in drawn.grafik.keterangan
    assert len([*performance_tree.tree(plan, None).records()]) == 4 + 130 + 12 + 13


def test_only_who_works_beside_is_a_tree_too(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    edit(folder / PLAN, "kode: minim,", f"kode: minim, {rooted.BESIDE},")
    text = shown(pipeline.compute(folder))
    assert "2 unit lain ikut mendukung" in text
    assert "di atas kantor ini" not in text


@pytest.mark.slow
def test_the_document_of_a_quarter_has_the_tree_as_it_stood_then(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi", 3)
    text = (folder / PLAN).read_text("utf-8")
    later = text.replace("Masyarakat rekaan terlindungi", "Nama simpul kemudian")
    (folder / revised.REVISED).write_text(revised.HEAD + later, "utf-8")
    first, _, last = pipeline.compute(folder).triwulan
    then, now = html(first)[PAGE], html(last)[PAGE]
    assert "Masyarakat rekaan terlindungi" in then and "capaian Triwulan I 2030" in then
    assert "Nama simpul kemudian" in now and "capaian Triwulan III 2030" in now
    assert "Nama simpul kemudian" not in then
    assert not re.search(r"\{[{%]", then)
