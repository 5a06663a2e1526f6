"""The first sheet of a form: its formulas say what the site says, and change while somebody types."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.build import pipeline
from generator.forms import exchange, index_sheet, quarter_form
from generator.pages import completeness
from generator.report import Triwulan
from generator.scoring.ladder import Hasil
from tests import lean, parted, synthetic, valued
from tests.faults import edit
from tests.forms.test_exchange import saved, sheets
from tests.spreadsheet import Sheets
from tests.support import CONTENT

QUARTER = "2030/tw1"
IKU3 = f"{QUARTER}/iku/03.yaml"


def shown(book: Any) -> dict[str, dict[str, Any]]:
    """Return the lines of the first sheet by their label, each by the heads of the columns."""
    found, sheet = Sheets(book), book[index_sheet.NAME]
    heads = {cell.column_letter: cell.value for cell in sheet[4] if cell.value and cell.row == 4}
    rows = (row for row in sheet.iter_rows(min_row=5) if row[1].value)
    return {
        row[1].value: {
            heads[c.column_letter]: found.value(sheet.title, c.coordinate) for c in row[1:] if c.column_letter in heads
        }
        for row in rows
    }


def lines(folder: Path, quarter: str = QUARTER) -> dict[str, dict[str, Any]]:
    return shown(load_workbook(io.BytesIO(quarter_form.form(folder, quarter))))


def scores(hasil: Hasil) -> dict[str, Any]:
    """Return every score of a quarter by the label of its line."""
    found = {f"{i.indikator.sebutan}: {i.indikator.label}": i.capaian for i in hasil.indikator}
    found |= {f"Sasaran {s.sasaran.nomor}: {s.sasaran.nama}": s.nilai.nps for s in hasil.sasaran}
    found |= {f"Perspektif {p.perspektif.label}": p.nilai.nps for p in hasil.perspektif}
    return found | {hasil.periode: hasil.nilai.nps}


def said(lines: dict[str, dict[str, Any]]) -> dict[str, Any]:
    columns = ("NPSS", "NPS perspektif", "NPS sasaran", "Capaian (%)")
    return {name: next((row[c] for c in columns if row.get(c) not in (None, "")), None) for name, row in lines.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["real", "weights and a cap", "words and ranges", "few rungs", "weighted parts"])
def test_the_scores_are_those_of_the_site(tmp_path: Path, name: str) -> None:
    made = {"weights and a cap": synthetic.write, "words and ranges": valued.write, "few rungs": lean.write}
    made["weighted parts"] = parted.mean
    folder, quarter = (CONTENT, "2024/tw1") if name == "real" else (made[name](tmp_path / "isi"), QUARTER)
    hasil = pipeline.compute(folder)[quarter].hasil
    found = said(lines(folder, quarter))
    wanted = scores(hasil)
    empty = hasil.aturan.nps.realisasi_kosong == "nol"
    for label, value in wanted.items():
        if label in found and not (empty and value == 0 and found[label] is None):
            assert found[label] == value, label
    assert hasil.nilai.nps is None or found[hasil.periode] == hasil.nilai.nps


@pytest.mark.slow
def test_what_is_typed_moves_the_scores_before_anything_is_imported(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi")
    edit(folder / f"{QUARTER}/laporan.yaml", "status: terbit", "status: draf")
    book, cells = sheets(folder)
    before = shown(book)
    assert before["Triwulan I 2030"]["NPSS"] == pipeline.compute(folder)[QUARTER].hasil.nilai.nps
    cells[IKU3, ("realisasi",)].value = 20
    cells[IKU3, ("analisis", "penyebab")].value = "Contoh."
    cells[IKU3, ("tindak_lanjut", 0, "selesai")].value = "Contoh."
    cells[f"{QUARTER}/iku/04.yaml", ("dikecualikan",)].value = "Contoh."
    now = shown(book)
    third = next(row for label, row in now.items() if label.startswith("IKU 3:"))
    assert (third["Keadaan"], third["Penyebab"], third["Tindak lanjut"]) == ("lengkap", "ada", "ada")
    fourth = next(row for label, row in now.items() if label.startswith("IKU 4:"))
    assert (fourth["Keadaan"], fourth["Capaian (%)"]) == ("tidak berlaku", "")
    impor = exchange.prepared(folder, saved(book, folder))
    for file, text in impor.baru.items():
        (folder / file).write_text(text, "utf-8")
    wanted = pipeline.compute(folder)[QUARTER].hasil
    assert now["Triwulan I 2030"]["NPSS"] == wanted.nilai.nps != before["Triwulan I 2030"]["NPSS"]
    assert now["Triwulan I 2030"]["Kategori, predikat"] == (wanted.nilai.predikat and wanted.nilai.predikat.nama)


@pytest.mark.slow
def test_what_lacks_is_what_the_page_of_completeness_says(tmp_path: Path) -> None:
    report = pipeline.compute(CONTENT)
    tw: Triwulan = report["2024/tw1"]
    found = lines(CONTENT, "2024/tw1")
    for i in tw.hasil.indikator:
        lacking = [what for what in completeness.row(tw, i).kurang if what != "realisasi anggaran"]
        row = found[f"{i.indikator.sebutan}: {i.indikator.label}"]
        named = {"realisasi": "Realisasi", "penyebab": "Penyebab", "tindak lanjut": "Tindak lanjut"}
        if i.target is not None:
            assert [what for what, head in named.items() if row[head] == "belum"] == lacking
            assert row["Keadaan"] == ("kurang" if lacking else "lengkap")
        else:
            assert row["Keadaan"] == "tidak dinilai"
    assert (found["Laporan"]["Keadaan"], found["Laporan"]["Realisasi"]) == ("lengkap", "5 dari 5 bagian")
    assert found["Anggaran"]["Realisasi"] == "25 dari 25 realisasi IKU"
    assert found["Highlight"]["Keadaan"] == "lengkap"


@pytest.mark.slow
def test_every_line_leads_to_its_place_and_names_who_answers(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    edit(
        folder / "2030/perjanjian-kinerja.yaml",
        "nama: Indikator contoh 2, ",
        "nama: Indikator contoh 2, penanggung_jawab: Tim Rekaan, ",
    )
    book = load_workbook(io.BytesIO(quarter_form.form(folder, QUARTER)))
    sheet = book[index_sheet.NAME]
    assert book.sheetnames[0] == index_sheet.NAME
    links = {row[1].value: row[1].hyperlink.location for row in sheet.iter_rows(min_row=5) if row[1].hyperlink}
    for label, place in links.items():
        name, _, cell = place.rpartition("!")
        assert str(book[name.strip("'")][cell].value).startswith(label.split(":")[0].split(" (")[0]) or label in name
    assert {*book.sheetnames} - {index_sheet.NAME, "_lapkin", *(f"Sasaran {n}" for n in range(1, 13))} <= {*links}
    rows = {row[1].value: row[2].value for row in sheet.iter_rows(min_row=5)}
    assert rows["IKU 3: Indikator contoh 2"] == "Tim Rekaan"
    assert rows["IKU 1: Indikator contoh 1"] == index_sheet.OWNERLESS
    shown = " ".join(str(cell.value) for cell in sheet[3])
    assert "ikut berubah" in shown and "NPSS menurut berkas YAML" in shown


@pytest.mark.slow
def test_a_workbook_without_its_first_sheet_is_still_read(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    book, cells = sheets(folder)
    del book[index_sheet.NAME], book["Petunjuk"]
    cells[IKU3, ("realisasi",)].value = 20
    assert "realisasi: 20\n" in exchange.prepared(folder, saved(book, folder)).baru[IKU3]
