"""Empty rows of a form: a handful, as many as asked for, and a word when they are used up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.forms import exchange, quarter_form
from generator.forms.cells import Berkas, Isian
from generator.forms.reading import typed
from generator.forms.spare_rows import MOST_SPARE, SPARE, BarisKosong
from tests.forms.test_exchange import saved, sheets
from tests.support import CONTENT
from tests.synthetic import write

QUARTER = "2030/tw1"
IKU1, IKU3 = f"{QUARTER}/iku/01.yaml", f"{QUARTER}/iku/03.yaml"


def rows(folder: Path, baris: BarisKosong, quarter: str = QUARTER) -> dict[tuple[str, tuple[object, ...]], int]:
    """Return how many rows each list of a form has, by file and path."""
    cells = [c for sheet in quarter_form.drawn(folder, quarter, baris)[0] for r in sheet.baris for c in r]
    found: dict[tuple[str, tuple[object, ...]], int] = {}
    for cell in (c for c in cells if isinstance(c, Isian)):
        for n, step in enumerate(cell.jalur):
            if isinstance(step, int):
                key = (cell.berkas, cell.jalur[:n])
                found[key] = max(found.get(key, 0), step + 1)
    return found


def test_a_list_has_a_few_empty_rows_or_as_many_as_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 50\ncatatan:\n  - Satu\n  - Dua\n", "utf-8")
    usual, more = rows(folder, BarisKosong()), rows(folder, BarisKosong(9))
    for found, spare in ((usual, SPARE), (more, 9)):
        assert found[IKU3, ("catatan",)] == 2 + spare
        assert found[IKU3, ("tindak_lanjut",)] == spare
        assert found[IKU1, ("rincian",)] == 2 + spare
    assert usual[f"{QUARTER}/highlight.yaml", ()] > SPARE


def test_rows_that_had_a_name_before_have_a_row_each(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    names = [f"Nama {n}" for n in range(9)]
    body = "".join(f"  - {{jenis: {name}, baik: 3, semua: 4}}\n" for name in names)
    (folder / IKU1).write_text(f"nomor: 1\nrincian:\n{body}", "utf-8")
    assert rows(folder, BarisKosong(), "2030/tw2")["2030/tw2/iku/01.yaml", ("rincian",)] == 9 + SPARE


@pytest.mark.slow
def test_a_form_of_the_real_office_asks_for_no_more_than_it_may_need() -> None:
    cells = [c for s in quarter_form.drawn(CONTENT, "2024/tw2")[0] for r in s.baris for c in r if isinstance(c, Isian)]
    assert len(cells) < 2_400  # 4,391 before empty rows were few


@pytest.mark.slow
@pytest.mark.untraced
def test_the_last_empty_row_used_is_told_and_a_form_with_more_takes_all_along(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    book, cells = sheets(folder)
    cells[IKU3, ("catatan", 0)].value = "Catatan 1"
    file = saved(book, folder)
    command = f"lapkin form {QUARTER} --dari {file.name} --baris 10"
    assert not [note for note in exchange.prepared(folder, file).catatan if command in note]
    for n in range(SPARE):
        cells[IKU3, ("catatan", n)].value = f"Catatan {n + 1}"
    book.save(file)
    note = next(note for note in exchange.prepared(folder, file).catatan if command in note)
    assert note.startswith("Sasaran 2!") and "IKU 3, Catatan 2: baris kosong terakhir" in note
    new = tmp_path / "baru.xlsx"
    words = ["form", QUARTER, "--dari", str(file), "--baris", "10", "--out", str(new), "--content", str(folder)]
    assert CliRunner().invoke(main, words).exit_code == 0  # the remedy, obeyed
    told = {c.jalur: c.nilai for c in typed.book(new).isian if c.berkas == IKU3 and c.jalur[0] == "catatan"}
    assert [told["catatan", n] for n in range(10)] == ["Catatan 1", "Catatan 2", *[None] * 8]
    again = tmp_path / "lagi.xlsx"  # as few rows as usual, but never fewer than were typed in
    book, places = sheets(folder, QUARTER, BarisKosong(10))
    places[IKU3, ("catatan", 7)].value = "Catatan 8"
    words = ["form", QUARTER, "--dari", str(saved(book, folder)), "--out", str(again), "--content", str(folder)]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0 and "Tidak ikut" not in done.output, done.output
    told = {c.jalur: c.nilai for c in typed.book(again).isian if c.berkas == IKU3 and c.jalur[0] == "catatan"}
    assert told["catatan", 7] == "Catatan 8" and len(told) == 8


@pytest.mark.slow
@pytest.mark.untraced
def test_a_form_with_the_most_rows_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(quarter_form.form(CONTENT, "2024/tw1", BarisKosong(MOST_SPARE)))
    assert exchange.prepared(CONTENT, file).baru == {}


@pytest.mark.parametrize("count", ["0", "-1", str(MOST_SPARE + 1), "banyak"])
def test_other_numbers_of_rows_are_refused(tmp_path: Path, count: str) -> None:
    words = ["form", QUARTER, "--baris", count, "--content", str(tmp_path)]
    assert CliRunner().invoke(main, words).exit_code == 2


def test_a_plan_that_was_revised_keeps_the_rows_of_its_lists() -> None:
    file = Berkas(
        "2030/perjanjian-kinerja-perubahan-1.yaml",
        None,
        baris=BarisKosong(1, {("2030/perjanjian-kinerja.yaml", ("a",)): 7}),
    )
    assert len(file.rows(("a",), "patokan")) == 7
    assert len(file.rows(("b",), "patokan")) == 1
