"""Warnings about what is true: each is answered once, with a reason, where its remedy says, in YAML or in the workbook."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import pipeline
from generator.commands.cli import main
from generator.content import answers
from generator.forms import quarter_form
from generator.forms.reading import typed
from generator.problems import rules
from generator.problems.problem import ContentError, Problem
from tests import same_forms
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

QUARTER = "2030/tw1"
IKU3, MONEY, REPORT = f"{QUARTER}/iku/03.yaml", f"{QUARTER}/anggaran.yaml", f"{QUARTER}/laporan.yaml"
IKU2 = f"{QUARTER}/iku/02.yaml"
LAST = f"{QUARTER}/iku/04.yaml"  # without a realisasi
HIGHLIGHT, PLAN = f"{QUARTER}/highlight.yaml", "2030/perjanjian-kinerja.yaml"
REASON = '"Memang begitu menurut sumbernya."'
Edit = Callable[[Path], None]


def edit(name: str, old: str, new: str) -> Edit:
    def apply(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return apply


def told(folder: Path) -> list[Problem]:
    try:
        return list(pipeline.compute(folder).masalah)
    except ContentError as error:
        return list(error.problems)


def said(folder: Path, code: str) -> list[Problem]:
    return [p for p in told(folder) if p.code == code]


ACTIVITY = 'kegiatan:\n  - {kode: "1", nama: Satu, pagu: 9_000, realisasi: 900}\n'
CASES: dict[str, tuple[str, Edit, Edit, tuple[str, tuple[Any, ...]]]] = {
    # code: what is true, how it is answered in YAML, the cell that answers it
    "persen-janggal": (
        "persen-janggal",
        edit(IKU3, "realisasi: 50", "realisasi: 150"),
        edit(IKU3, "nomor: 3", f"nomor: 3\nbenar: {{persen-janggal: {REASON}}}"),
        (IKU3, ("benar", "persen-janggal")),
    ),
    "angka-ribuan": (
        "angka-ribuan",
        edit(IKU2, "realisasi: 8", "realisasi: 8.125"),
        edit(IKU2, "nomor: 2", f"nomor: 2\nbenar: {{angka-ribuan: {REASON}}}"),
        (IKU2, ("benar", "angka-ribuan")),
    ),
    "realisasi indikator": (
        "realisasi-belum-ada",
        edit(LAST, "nomor: 4", "nomor: 4"),
        edit(LAST, "nomor: 4", f"nomor: 4\nbenar:\n  realisasi-belum-ada: {REASON}"),
        (LAST, ("benar", "realisasi-belum-ada")),
    ),
    "realisasi anggaran": (
        "realisasi-belum-ada",
        edit(MONEY, "3: {pagu: 1_000, realisasi: 100}", "3: {pagu: 1_000, realisasi: null}"),
        edit(MONEY, "realisasi: null}", f"realisasi: null, benar: {{realisasi-belum-ada: {REASON}}}}}"),
        (MONEY, ("indikator", "3", "benar", "realisasi-belum-ada")),
    ),
    "melonjak": (
        "anggaran-melonjak",
        edit(MONEY, "4: {pagu: 1_000,", "4: {pagu: 1_000_000,"),
        edit(MONEY, "pagu: 1_000_000,", f"pagu: 1_000_000, benar: {{anggaran-melonjak: {REASON}}},"),
        (MONEY, ("indikator", "4", "benar", "anggaran-melonjak")),
    ),
    "jumlah": (
        "anggaran-jumlah",
        lambda f: (f / MONEY).write_text((f / MONEY).read_text("utf-8") + ACTIVITY, "utf-8") and None,
        edit(MONEY, "sumber:", f"benar: {{anggaran-jumlah: {REASON}}}\nsumber:"),
        (MONEY, ("benar", "anggaran-jumlah")),
    ),
    "tanpa anggaran": (
        "anggaran-tidak-ada",
        lambda f: (f / MONEY).unlink(),
        edit(REPORT, "judul:", f"benar: {{anggaran-tidak-ada: {REASON}}}\njudul:"),
        (REPORT, ("benar", "anggaran-tidak-ada")),
    ),
    "terlambat": (
        "terbit-terlalu-lambat",
        edit(REPORT, "2030-04-10", "2031-10-01"),
        edit(REPORT, "judul:", f"benar: {{terbit-terlalu-lambat: {REASON}}}\njudul:"),
        (REPORT, ("benar", "terbit-terlalu-lambat")),
    ),
    "di luar": (
        "tanggal-di-luar",
        edit(HIGHLIGHT, "  uraian:", "  mulai: 2030-03-30\n  selesai: 2030-04-02\n  uraian:"),
        edit(HIGHLIGHT, "  uraian:", f"  benar: {{tanggal-di-luar: {REASON}}}\n  uraian:"),
        (HIGHLIGHT, (0, "benar", "tanggal-di-luar")),
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_what_is_true_is_answered_where_the_remedy_says(tmp_path: Path, name: str) -> None:
    code, true, answer, (file, _) = CASES[name]
    folder = write(tmp_path / "isi", groups=1)
    true(folder)
    doubts = [p for p in said(folder, code) if not p.place.file.endswith(LAST) or file == LAST]
    assert doubts and all(p.jawab == f"isi/{file}" for p in doubts)
    assert all(f'benar: {{{code}: "…"}}.' in p.remedy for p in doubts)
    answer(folder)
    assert [p for p in said(folder, code) if p.jawab == f"isi/{file}"] == []
    assert said(folder, "benar-tanpa-peringatan") == []


@pytest.mark.parametrize("name", list(CASES))
def test_what_is_true_is_answered_in_the_workbook(tmp_path: Path, name: str) -> None:
    code, true, _, (file, path) = CASES[name]
    folder = write(tmp_path / "isi", groups=1)
    true(folder)
    galat = any(p.level == rules.GALAT for p in told(folder))
    if galat:  # a form is made of what is sound: her workbook is older than the fault
        folder = write(tmp_path / "lagi" / "isi", groups=1)
    book_file = tmp_path / "isian.xlsx"
    book_file.write_bytes(same_forms.of(folder, QUARTER))
    if galat:
        true(folder)
    book = same_forms.opened(book_file.read_bytes())
    cells = {(c.berkas, c.jalur): c.sel.split("!") for c in same_forms.read(book_file.read_bytes()).isian}
    sheet, place = cells[file, path]
    book[sheet][place] = REASON.strip('"')
    book.save(book_file)
    done = CliRunner().invoke(main, ["import", str(book_file), "--ya", "--content", str(folder)])
    assert done.exit_code == 0, done.output
    assert [p for p in said(folder, code) if p.jawab == f"isi/{file}"] == []
    again = quarter_form.form(folder, QUARTER)
    found = next(c for c in typed.read(again).isian if (c.berkas, c.jalur) == (file, path))
    assert found.nilai == REASON.strip('"')


def test_an_answer_of_one_line_is_none_of_another(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    _, true, answer, _ = CASES["melonjak"]
    true(folder)
    answer(folder)
    edit(MONEY, "2: {pagu: 1_000,", "2: {pagu: 2_000_000,")(folder)
    assert [p.wrong for p in said(folder, "anggaran-melonjak")] != []
    edit(MONEY, "pagu: 1_000_000, benar", "pagu: 1_000, benar")(folder)
    (idle,) = said(folder, "benar-tanpa-peringatan")
    assert idle.place.file == f"isi/{MONEY}" and idle.place.line == 6


def test_a_workbook_is_told_where_the_form_takes_the_answer(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    book_file = tmp_path / "isian.xlsx"
    book_file.write_bytes(same_forms.of(folder, QUARTER))
    book = same_forms.opened(book_file.read_bytes())
    cells = {(c.berkas, c.jalur): c.sel.split("!") for c in same_forms.read(book_file.read_bytes()).isian}
    sheet, place = cells[IKU3, ("realisasi",)]
    book[sheet][place] = 150
    book.save(book_file)
    done = CliRunner().invoke(main, ["import", str(book_file), "--ya", "--content", str(folder)])
    assert 'pada isian "memang benar, karena" untuk persen-janggal.' in done.output
    assert f"{sheet}!{place} peringatan: Realisasi 150" in done.output


def test_what_is_wrong_with_a_list_is_said_of_its_first_cell(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    edit(REPORT, "status: terbit", "status: draf")(folder)
    book_file = tmp_path / "isian.xlsx"
    book_file.write_bytes(same_forms.of(folder, QUARTER))
    book = same_forms.opened(book_file.read_bytes())
    cells = {(c.berkas, c.jalur): c.sel.split("!") for c in same_forms.read(book_file.read_bytes()).isian}
    for key, value in (("nama", "Satu"), ("kode", "1"), ("pagu", 9_000), ("realisasi", 900)):
        sheet, place = cells[MONEY, ("kegiatan", 0, key)]
        book[sheet][place] = value
    book.save(book_file)
    done = CliRunner().invoke(main, ["import", str(book_file), "--ya", "--content", str(folder)])
    first = "!".join(cells[MONEY, ("kegiatan", 0, "nama")])
    assert f"{first} peringatan: Jumlah pagu per indikator" in done.output, done.output


def test_targets_over_the_whole_have_a_reason_in_the_plan(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    edit(PLAN, "tw4: 80, tahunan: 80}", "tw4: 120, tahunan: 120}")(folder)
    doubts = said(folder, "persen-janggal")
    assert doubts and all("alasan_target" in p.remedy for p in doubts)
    edit(PLAN, "tahunan: 120}", "tahunan: 120}, alasan_target: Contoh")(folder)
    assert said(folder, "persen-janggal") == []


def test_every_code_that_can_be_answered_is_a_rule_and_in_the_form(tmp_path: Path) -> None:
    form = typed.read(quarter_form.form(write(tmp_path / "isi", groups=1), QUARTER)).isian
    cells = {str(c.jalur[-1]) for c in form if "benar" in c.jalur}
    assert cells == set(answers.ANSWERABLE) - {"rencana-draf", *answers.TREE}
    assert cells <= set(rules.known())
    assert all("benar" in rules.known()[code].perbaikan for code in cells)
    assert all(re.fullmatch(r"[a-z-]+", code) for code in cells)
