"""Workbooks that people sorted, cut, copied and sent around: the right values, or a refusal that names the place."""

from __future__ import annotations

import copy
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from generator.commands.cli import main
from generator.forms import quarter_files, quarter_form, workbook
from generator.yaml.kinds import NOT_YET
from tests import same_forms
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
QUARTER = "2030/tw1"
IKU1, IKU3 = f"{QUARTER}/iku/01.yaml", f"{QUARTER}/iku/03.yaml"
MONEY, REPORT = f"{QUARTER}/anggaran.yaml", f"{QUARTER}/laporan.yaml"
CASE = Path(__file__).parents[1] / "cases" / "buku-lama"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a made-up office whose first quarter is a draft with a few notes; copied by each test."""
    folder = write(tmp_path_factory.mktemp("kantor") / "isi")
    report = folder / REPORT
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 50\ncatatan:\n  - Satu\n  - Dua\n  - Tiga\n", "utf-8")
    (folder.parent / "isian.xlsx").write_bytes(quarter_form.form(folder, QUARTER))
    return folder.parent


class Meja:
    """A desk: an office's content and a workbook that a person has open."""

    def __init__(self, office: Path, desk: Path) -> None:
        shutil.copytree(office, desk)
        self.content, self.file = desk / "isi", desk / "isian.xlsx"
        self.open()

    def open(self, name: str = "isian.xlsx") -> None:
        """Open a workbook as a spreadsheet does."""
        self.file = self.content.parent / name
        self.book = same_forms.opened(self.file.read_bytes())
        cells = same_forms.read(self.file.read_bytes()).isian
        self.places = {(c.berkas, c.jalur): c.sel.split("!") for c in cells if "!" in c.sel}

    def cell(self, berkas: str, *jalur: Any) -> Any:
        sheet, place = self.places[berkas, jalur]
        return self.book[sheet][place]

    def run(self, *words: str, answer: str | None = None) -> Result:
        self.book.save(self.file)
        ask = () if answer else ("--ya",)
        done = CliRunner().invoke(
            main, ["import", str(self.file), *ask, *words, "--content", str(self.content)], input=answer
        )
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    def command(self, *words: str, answer: str | None = None) -> Result:
        """Run another command on the content, with the workbook saved."""
        self.book.save(self.file)
        done = CliRunner().invoke(main, [*words, "--content", str(self.content)], input=answer)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    def texts(self) -> dict[str, bytes]:
        return {p.relative_to(self.content).as_posix(): p.read_bytes() for p in sorted(self.content.rglob("*.yaml"))}

    def row_of(self, berkas: str, *jalur: Any) -> int:
        return int(self.cell(berkas, *jalur).row)


@pytest.fixture
def meja(office: Path, tmp_path: Path) -> Meja:
    return Meja(office, tmp_path / "meja")


def reordered(sheet: Any, rows: list[int], order: list[int], first: int) -> None:
    """Put the cells of rows, from a column on, in another order, as a spreadsheet sorts."""
    last = sheet.max_column
    held = {n: [sheet.cell(n, c).value for c in range(first, last + 1)] for n in rows}
    for n, source in zip(rows, order, strict=True):
        for c, value in zip(range(first, last + 1), held[source], strict=True):
            if type(sheet.cell(n, c)).__name__ != "MergedCell":
                sheet.cell(n, c).value = value


def budget_rows(meja: Meja) -> list[int]:
    for n in range(1, 14):  # each another amount
        meja.cell(MONEY, "indikator", str(n), "realisasi").value = n
    assert meja.run().exit_code == 0
    meja.open()
    return [meja.row_of(MONEY, "indikator", str(n), "pagu") for n in range(1, 14)]


def test_sorted_rows_take_their_values_along(meja: Meja) -> None:
    rows = budget_rows(meja)
    before = meja.texts()
    reordered(meja.book["Anggaran"], rows, rows[::-1], 1)
    done = meja.run()
    assert (done.exit_code, meja.texts()) == (0, before), done.output
    assert "Isian sama" in done.output


def test_rows_sorted_without_their_keys_are_refused(meja: Meja) -> None:
    rows = budget_rows(meja)
    before = meja.texts()
    reordered(meja.book["Anggaran"], rows, rows[::-1], 2)
    done = meja.run()
    assert (done.exit_code, meja.texts()) == (1, before)
    assert f'Anggaran!B{rows[0]}: Seharusnya "IKU 1", di sini sekarang "IKU 13"' in done.output
    assert "begitu pula 11 baris lain" in done.output
    reordered(meja.book["Anggaran"], rows, rows[::-1], 2)  # the remedy, obeyed
    assert meja.run().exit_code == 0


def test_a_column_sorted_alone_is_refused(meja: Meja) -> None:
    rows = budget_rows(meja)
    before = meja.texts()
    reordered(meja.book["Anggaran"], rows, rows[::-1], 3)
    done = meja.run()
    assert (done.exit_code, meja.texts()) == (1, before)
    assert "bertukar tempat" in done.output and "IKU 1, Realisasi semula 1, sekarang 13" in done.output
    assert meja.run("--bentrok", "isian").exit_code == 0
    assert b"1: {pagu: 1_000, realisasi: 13}" in meja.texts()[MONEY]


def change(name: str) -> Callable[[Meja], None]:
    def insert(meja: Meja) -> None:
        for title in ("Sasaran 2", "Anggaran"):
            meja.book[title].insert_rows(3, 2)

    def insert_columns(meja: Meja) -> None:
        meja.book["Anggaran"].insert_cols(3, 1)

    def empty_rows(meja: Meja) -> None:
        row = meja.row_of(IKU3, "catatan", 3)
        meja.book["Sasaran 2"].delete_rows(row, 2)

    def renamed(meja: Meja) -> None:
        meja.book["Sasaran 2"].title = "Punya Budi"
        meja.book.move_sheet("Punya Budi", -2)

    def own_sheet(meja: Meja) -> None:
        meja.book.create_sheet("Hitungan saya")["A1"] = 5

    def hidden_only(meja: Meja) -> None:  # what LibreOffice makes of a sheet that is hidden from menus
        meja.book[workbook.HIDDEN].sheet_state = "hidden"

    return {f.__name__: f for f in (insert, insert_columns, empty_rows, renamed, own_sheet, hidden_only)}[name]


@pytest.mark.parametrize("name", ["insert", "insert_columns", "empty_rows", "renamed", "own_sheet", "hidden_only"])
def test_what_moves_keeps_its_meaning(meja: Meja, name: str) -> None:
    meja.cell(IKU3, "realisasi").value = 61.5
    meja.cell(MONEY, "indikator", "3", "realisasi").value = 777
    change(name)(meja)
    before = meja.texts()
    done = meja.run()
    assert done.exit_code == 0, done.output
    after = meja.texts()
    assert after[IKU3] == before[IKU3].replace(b"50", b"61.5")
    assert after[MONEY] == before[MONEY].replace(
        b"\n  3: {pagu: 1_000, realisasi: 100}", b"\n  3: {pagu: 1_000, realisasi: 777}"
    )
    assert {n for n in after if after[n] != before[n]} == {IKU3, MONEY}


def test_a_deleted_note_goes_and_the_others_stay(meja: Meja) -> None:
    meja.book["Sasaran 2"].delete_rows(meja.row_of(IKU3, "catatan", 1))
    done = meja.run()
    assert "Dua → (dihapus)" in done.output
    assert meja.texts()[IKU3] == b"nomor: 3\nrealisasi: 50\ncatatan:\n  - Satu\n  - Tiga\n"
    assert "Isian sama" in meja.run().output  # from a sheet that knows nothing of the import
    assert meja.texts()[IKU3] == b"nomor: 3\nrealisasi: 50\ncatatan:\n  - Satu\n  - Tiga\n"


def refusals() -> dict[str, tuple[Callable[[Meja], None], list[str]]]:
    def row(meja: Meja) -> None:
        meja.book["Sasaran 2"].delete_rows(meja.row_of(IKU3, "realisasi"))

    def label(meja: Meja) -> None:
        meja.book["Sasaran 2"].cell(meja.row_of(IKU3, "realisasi"), 2).value = "Target"

    def shifted(meja: Meja) -> None:
        at = meja.row_of(MONEY, "indikator", "2", "pagu")
        sheet = meja.book["Anggaran"]
        last = max(
            r for r in range(1, sheet.max_row) if sheet.cell(r, 1).value and "indikator" in sheet.cell(r, 1).value
        )
        sheet.move_range(f"C{at + 1}:C{last}", rows=-1)

    def sheet_gone(meja: Meja) -> None:
        del meja.book["Anggaran"]

    def sheet_twice(meja: Meja) -> None:
        meja.book.copy_worksheet(meja.book["Anggaran"])

    def hidden_gone(meja: Meja) -> None:
        del meja.book[workbook.HIDDEN]

    def keys_gone(meja: Meja) -> None:
        meja.book["Anggaran"].delete_cols(1)

    def first_row_gone(meja: Meja) -> None:
        meja.book["Anggaran"].delete_rows(1)

    def row_twice(meja: Meja) -> None:
        sheet, at = meja.book["Anggaran"], meja.row_of(MONEY, "indikator", "2", "pagu")
        for column in range(1, 7):
            sheet.cell(at + 1, column).value = sheet.cell(at, column).value

    def typed_between(meja: Meja) -> None:
        at = meja.row_of(IKU1, "rincian", 1, "jenis")
        meja.book["Sasaran 1"].insert_rows(at)
        meja.book["Sasaran 1"].cell(at, 3).value = "Sisipan"

    def nameless(meja: Meja) -> None:
        meja.cell(IKU1, "rincian", 3, "baik").value = 5

    return {
        "row": (row, ["Sasaran 2", "IKU 3, Realisasi", "semula berisi 50"]),
        "label": (label, ["Sasaran 2!B7", '"Realisasi"', '"Target"']),
        "shifted": (shifted, ["Anggaran!C", "dipotong"]),
        "sheet_gone": (sheet_gone, ["Lembar Anggaran tidak ada"]),
        "sheet_twice": (sheet_twice, ["Anggaran Copy adalah salinan"]),
        "hidden_gone": (hidden_gone, ["Lembar tersembunyi _lapkin tidak ada"]),
        "keys_gone": (keys_gone, ["Lembar Anggaran", "kolom A"]),
        "first_row_gone": (first_row_gone, ["Lembar Anggaran", "baris 1"]),
        "row_twice": (row_twice, ["Anggaran baris", "baris yang sama"]),
        "typed_between": (typed_between, ["Sasaran 1!C", "disisipkan", "Sisipan"]),
        "nameless": (nameless, ["Sasaran 1!C", "belum bernama"]),
    }


@pytest.mark.parametrize("name", list(refusals()))
def test_what_is_no_longer_whole_is_refused_with_its_place(meja: Meja, name: str) -> None:
    spoil, words = refusals()[name]
    spoil(meja)
    before = meja.texts()
    done = meja.run()
    assert (done.exit_code, meja.texts()) == (1, before), done.output
    assert [word for word in words if word not in done.output] == [], done.output


def test_a_sheet_of_another_quarter_is_refused(meja: Meja) -> None:
    corner = meja.book["Sasaran 2"]["A1"]
    corner.value = corner.value.replace(QUARTER, "2030/tw2")  # as a sheet says that was moved here from that form
    done = meja.run()
    assert done.exit_code == 1
    assert "Lembar Sasaran 2 berasal dari buku kerja lain (2030/tw2 balai-contoh)" in done.output


def test_a_key_that_lacks_is_said_of_its_cell(meja: Meja) -> None:
    meja.cell(REPORT, "judul").value = None
    done = meja.run()
    assert done.exit_code == 1
    assert f"{'!'.join(meja.places[REPORT, ('judul',)])}: Isian judul wajib ada" in done.output


def move(meja: Meja, source: tuple[Any, ...], target: tuple[Any, ...]) -> None:
    """Drag a cell: it takes its format along and leaves a bare, locked cell."""
    left, gets = meja.cell(*source), meja.cell(*target)
    gets.value, gets._style = left.value, copy.copy(left._style)
    left.value, left._style = None, copy.copy(Workbook().active["A1"]._style)  # type: ignore[index]


@pytest.mark.parametrize(
    ("source", "target", "spare", "gone"),
    [
        ((IKU3, "catatan", 1), (IKU3, "catatan", 3), (IKU3, "catatan", 4), b"- Satu\n  - Tiga\n  - Dua\n"),
        ((MONEY, "indikator", "3", "pagu"), (MONEY, "kegiatan", 3, "pagu"), (MONEY, "kegiatan", 2, "pagu"), b""),
        (
            (MONEY, "indikator", "3", "realisasi"),
            (MONEY, "indikator", "4", "realisasi"),
            (MONEY, "kegiatan", 2, "realisasi"),
            b"3: {pagu: 1_000, realisasi: null}",
        ),
    ],
)
def test_cells_moved_on_purpose_are_taken_once_the_remedy_is_obeyed(
    meja: Meja, source: tuple[Any, ...], target: tuple[Any, ...], spare: tuple[Any, ...], gone: bytes
) -> None:
    before = meja.texts()
    move(meja, source, target)
    done = meja.run()
    assert done.exit_code == 1 and "salin sebuah sel kuning yang kosong ke sini" in done.output
    assert meja.texts() == before
    meja.cell(*source)._style = copy.copy(meja.cell(*spare)._style)
    done = meja.run()
    assert done.exit_code == (0 if gone else 1), done.output
    assert gone in b"".join(meja.texts().values())
    if not gone:  # an amount of an activity without a name, and an indicator without its budget
        assert "Anggaran!C" in done.output and meja.texts() == before


def test_a_copied_row_of_a_list_is_a_new_item(meja: Meja) -> None:
    sheet, at = meja.book["Sasaran 1"], meja.row_of(IKU1, "rincian", 1, "jenis")
    sheet.insert_rows(at + 1)
    for column in range(1, 8):
        sheet.cell(at + 1, column).value = sheet.cell(at, column).value
        sheet.cell(at + 1, column)._style = copy.copy(sheet.cell(at, column)._style)
    sheet.cell(at + 1, 3).value = "Dua lagi"
    done = meja.run()
    assert done.exit_code == 0, done.output
    rows = b"  - {jenis: Dua, baik: 1, semua: 4}\n  - {jenis: Dua lagi, baik: 1, semua: 4}\n"
    assert rows in meja.texts()[IKU1]
    meja.open()
    assert "Isian sama" in meja.run().output


def test_what_is_typed_beside_the_form_is_named(meja: Meja) -> None:
    meja.book["Anggaran"]["N5"] = "tanya Bu Rini"
    assert "Tidak dibaca, karena bukan sel isian: Anggaran!N5: tanya Bu Rini" in meja.run().output


# other offices, plans, quarters, files


def test_a_workbook_of_another_office_or_plan_is_refused(meja: Meja) -> None:
    plan = meja.content / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("nama: Indikator contoh 2", "nama: Indikator lain"), "utf-8")
    done = meja.run()
    assert done.exit_code == 1
    assert (
        "Rencana sudah berubah" in done.output
        and "indikator 3 nama Indikator contoh 2, sekarang nama Indikator lain" in done.output
    )
    meja.cell(IKU3, "realisasi").value = 61
    meja.book.save(meja.file)
    new = meja.content.parent / "baru.xlsx"
    words = ["form", QUARTER, "--dari", str(meja.file), "--out", str(new), "--content", str(meja.content)]
    assert CliRunner().invoke(main, words).exit_code == 0  # the remedy, obeyed
    meja.open("baru.xlsx")
    assert "50 → 61" in meja.run().output
    meja.open()
    plan.write_text(text, "utf-8")
    unit = meja.content / "unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("kode: balai-contoh", "kode: balai-lain"), "utf-8")
    assert "milik kantor balai-contoh, sedangkan isi ini milik balai-lain" in meja.run().output


def other_files() -> dict[str, tuple[bytes, str]]:
    ods, docx = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(ods, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with zipfile.ZipFile(docx, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    ole = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)
    return {
        "sandi": (ole + "EncryptedPackage".encode("utf-16-le"), "dikunci dengan sandi"),
        "xls": (ole + "Workbook".encode("utf-16-le"), "Excel lama (.xls)"),
        "ods": (ods.getvalue(), "LibreOffice (.ods)"),
        "csv": (b"IKU;Pagu\n1;100\n", "CSV"),
        "html": (b"<html><table>", "laman web"),
        "docx": (docx.getvalue(), "dokumen Word"),
        "kosong": (b"", "kosong"),
        "terpotong": (b"PK\x03\x04" + bytes(100), "rusak atau terpotong"),
    }


@pytest.mark.parametrize("name", list(other_files()))
def test_other_files_are_told_apart(meja: Meja, name: str) -> None:
    data, words = other_files()[name]
    meja.file.write_bytes(data)
    done = CliRunner().invoke(main, ["import", str(meja.file), "--content", str(meja.content)])
    assert done.exit_code == 1
    assert words in done.output


def test_a_formula_with_an_empty_result_is_an_empty_cell(meja: Meja) -> None:
    meja.cell(IKU3, "target").value = '=IF(1=1,"","x")'
    meja.book.save(meja.file)
    with zipfile.ZipFile(meja.file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    formula = b'<f>IF(1=1,"","x")</f><v></v>'
    assert sum(formula in data or b'<f>IF(1=1,"","x")</f><v />' in data for data in members.values()) == 1
    with zipfile.ZipFile(meja.file, "w") as new:
        for name, data in members.items():
            for end in (b"<v></v>", b"<v />"):
                at = data.find(b'<f>IF(1=1,"","x")</f>' + end)
                if at >= 0:  # as a spreadsheet keeps it: of type str, with an empty value
                    start = data.rfind(b"<c ", 0, at)
                    data = data[: start + 3] + b't="str" ' + data[start + 3 :]
            new.writestr(name, data)
    done = CliRunner().invoke(main, ["import", str(meja.file), "--content", str(meja.content)])
    assert "Isian sama" in done.output, done.output


# again and again, by many hands


def copies(meja: Meja, number: int) -> list[str]:
    names = [f"isian-{n}.xlsx" for n in range(number)]
    for name in names:
        shutil.copy(meja.file, meja.content.parent / name)
    return names


@pytest.mark.parametrize("sent", ["berkas sendiri", "dikirim lagi"])
def test_five_people_with_five_copies_each_twice(meja: Meja, sent: str) -> None:
    """Each fills in an indicator and adds a note to one list; then each mends the figure, the note, and adds one."""
    names = copies(meja, 5)
    own = [f"{QUARTER}/iku/{n:02d}.yaml" for n in (4, 5, 6, 7, 8)]
    books = []
    for number, (name, file) in enumerate(zip(names, own, strict=True)):
        meja.open(name)
        meja.cell(file, "realisasi").value = 51 + number
        meja.cell(file, "ringkasan", "penyebab").value = f"Penyebab {number}"
        meja.cell(IKU3, "catatan", 3).value = f"Catatan orang {number}"
        assert meja.run().exit_code == 0
        books.append((meja.book, meja.places))
    before = meja.texts()
    assert before[IKU3].count(b"Catatan orang") == 5
    for name in names:  # nothing new: nothing asked, nothing written
        if sent == "berkas sendiri":
            meja.open(name)
            assert "Isian sama" in meja.run().output
    assert meja.texts() == before
    for number, (name, file) in enumerate(zip(names, own, strict=True)):
        if sent == "berkas sendiri":
            meja.open(name)
        else:  # from a file that never heard of the first import
            meja.book, meja.places = books[number]
            meja.file = meja.content.parent / name
        meja.cell(file, "realisasi").value = 61 + number
        meja.cell(IKU3, "catatan", 3).value = f"Catatan orang {number}, diperbaiki"
        meja.cell(IKU3, "catatan", 4).value = f"Catatan kedua orang {number}"
        done = meja.run()
        assert done.exit_code == 0, done.output
    after = meja.texts()
    for number, file in enumerate(own):
        text = after[file].decode()
        assert f"realisasi: {61 + number}\n" in text and f"penyebab: Penyebab {number}\n" in text
    notes = after[IKU3].decode()
    for number in range(5):
        assert notes.count(f"Catatan orang {number}, diperbaiki\n") == 1
        assert notes.count(f"Catatan kedua orang {number}\n") == 1
    assert notes.count("orang") == 10
    assert after[IKU3].startswith(before[IKU3].split(b"  - Catatan")[0])


def test_two_people_who_say_different_things_are_asked(meja: Meja) -> None:
    one, two = copies(meja, 2)
    meja.open(one)
    meja.cell(IKU3, "realisasi").value = 61
    assert meja.run().exit_code == 0
    meja.open(two)
    meja.cell(IKU3, "realisasi").value = 62
    before = meja.texts()
    done = meja.run()
    assert (done.exit_code, meja.texts()) == (1, before)
    assert "IKU 3, Realisasi: isinya 62, tetapi" in done.output and "[isian-bentrok]" in done.output
    assert meja.run("--bentrok", "yaml").exit_code == 0
    assert meja.texts()[IKU3] == before[IKU3]
    meja.open(two)
    meja.cell(IKU3, "realisasi").value = 63
    assert meja.run("--bentrok", "isian").exit_code == 0
    assert b"realisasi: 63\n" in meja.texts()[IKU3]


def test_a_value_typed_back_is_written_back(meja: Meja) -> None:
    meja.cell(IKU3, "realisasi").value = 61
    assert meja.run().exit_code == 0
    meja.open()
    meja.cell(IKU3, "realisasi").value = 50
    assert "61 → 50" in meja.run().output
    assert b"realisasi: 50\n" in meja.texts()[IKU3]


def test_another_copy_takes_nothing_back(meja: Meja) -> None:
    one, two = copies(meja, 2)
    meja.open(one)
    meja.cell(IKU3, "realisasi").value = 61
    assert meja.run().exit_code == 0
    meja.open(two)
    meja.cell(f"{QUARTER}/iku/04.yaml", "realisasi").value = 55
    assert meja.run().exit_code == 0
    assert b"realisasi: 61\n" in meja.texts()[IKU3]


def test_an_import_is_undone_and_done_again(meja: Meja) -> None:
    before = meja.texts()
    meja.cell(IKU3, "realisasi").value = 61
    meja.cell(MONEY, "indikator", "3", "realisasi").value = 777
    assert meja.run().exit_code == 0
    after = meja.texts()
    done = CliRunner().invoke(main, ["import", "--batalkan", "--content", str(meja.content)])
    assert (done.exit_code, meja.texts()) == (0, before), done.output
    meja.open()
    assert meja.run().exit_code == 0
    assert meja.texts() == after
    (meja.content / IKU3).write_text("nomor: 3\nrealisasi: 99\n", "utf-8")
    changed = meja.texts()
    done = CliRunner().invoke(main, ["import", "--batalkan", "--content", str(meja.content)])
    assert (done.exit_code, meja.texts()) == (1, changed)
    assert "iku/03.yaml" in done.output and "berkas-disela" in done.output


def test_what_git_took_back_can_be_imported_again(meja: Meja) -> None:
    before = meja.texts()
    meja.cell(IKU3, "realisasi").value = 61
    assert meja.run().exit_code == 0
    sent = (meja.book, meja.file)
    (meja.content / IKU3).write_bytes(before[IKU3])
    meja.open()
    assert "50 → 61" in meja.run().output
    (meja.content / IKU3).write_bytes(before[IKU3])
    meja.book, meja.file = sent  # a copy that knows nothing of the import; the journal does
    assert "50 → 61" in meja.run().output


def test_reasons_go_with_their_rows(meja: Meja) -> None:
    body = (
        "nomor: 1\nrincian:\n  - {jenis: Satu, baik: 3, semua: 4}\n  - {jenis: Dua, baik: 5, semua: 4}\n"
        "alasan_rincian:\n  2: Sampel lama.\n"
    )
    (meja.content / IKU1).write_text(body, "utf-8")
    meja.file.write_bytes(quarter_form.form(meja.content, QUARTER))
    meja.open()
    for column in ("jenis", "baik", "semua"):
        meja.cell(IKU1, "rincian", 0, column).value = None
    done = meja.run()
    assert done.exit_code == 0, done.output
    assert meja.texts()[IKU1].decode() == (
        "nomor: 1\nrincian:\n  - {jenis: Dua, baik: 5, semua: 4}\nalasan_rincian:\n  1: Sampel lama.\n"
    )


def test_line_ends_and_marks_of_a_file_stay(meja: Meja) -> None:
    body = (
        b"\xef\xbb\xbf# Kepala\r\nnomor: 3\r\n\r\nrealisasi:   50   # sistem\r\ncatatan:\r\n- 'Satu'\r\n- \"Dua\"\r\n"
    )
    (meja.content / IKU3).write_bytes(body)
    meja.file.write_bytes(quarter_form.form(meja.content, QUARTER))
    meja.open()
    meja.cell(IKU3, "realisasi").value = 61.5
    assert meja.run().exit_code == 0
    assert meja.texts()[IKU3] == body.replace(b"50", b"61.5")


def test_lists_and_tables_of_a_cell_come_back_as_they_were(meja: Meja) -> None:
    meja.cell(IKU3, "analisis", "penyebab").value = "Sebab:\n• satu\n• dua\nTabel\nA\tB\n1\t2\n1. x\n2. y"
    assert meja.run().exit_code == 0
    text = meja.texts()[IKU3].decode()
    lines = ["Sebab:", "", "• satu", "• dua", "", "Tabel", "", "A\tB", "1\t2", "", "1. x", "2. y"]
    assert "penyebab: |\n" + "\n".join(f"    {line}" if line else "" for line in lines) in text
    (meja.content.parent / "lagi.xlsx").write_bytes(quarter_form.form(meja.content, QUARTER))
    meja.open("lagi.xlsx")
    assert meja.cell(IKU3, "analisis", "penyebab").value == "\n".join(lines)
    assert "Isian sama" in meja.run().output
    assert meja.texts()[IKU3].decode() == text


# what is not there yet


def columns_of(meja: Meja, berkas: str) -> list[str]:
    return list(dict.fromkeys(str(j[2]) for b, j in meja.places if b == berkas and j[0] == "rincian"))


@pytest.mark.parametrize("typed", ["belum dinilai", " Belum  dinilai", None])
def test_a_number_that_is_not_there_yet_is_null_and_an_empty_one_is_told(meja: Meja, typed: str | None) -> None:
    name, *numbers = columns_of(meja, IKU1)
    rows = quarter_files.tree("", (meja.content / IKU1).read_text("utf-8"))
    assert rows is not None
    new = len(rows.at(("rincian",)).value)
    meja.cell(IKU1, "rincian", new, name).value = "Baris baru"
    meja.cell(IKU1, "rincian", new, numbers[0]).value = 7
    for column in numbers[1:]:
        meja.cell(IKU1, "rincian", new, column).value = typed
    done = meja.run()
    assert done.exit_code == 0, done.output
    assert ("kosong, jadi tidak ditulis" in done.output) == (typed is None)
    nulls = "".join(f", {column}: null" for column in numbers[1:]) if typed else ""
    assert f"{name}: Baris baru, {numbers[0]}: 7{nulls}}}" in (meja.content / IKU1).read_text("utf-8")
    meja.open()
    assert "Isian sama" in meja.run().output
    (meja.content.parent / "baru.xlsx").write_bytes(quarter_form.form(meja.content, QUARTER))
    meja.open("baru.xlsx")
    assert meja.cell(IKU1, "rincian", new, numbers[1]).value == (NOT_YET if typed else None)
    meja.cell(IKU1, "rincian", new, numbers[1]).value = None if typed else NOT_YET
    done = meja.run()
    assert done.exit_code == 0 and "→" in done.output, done.output
    assert (f"{numbers[1]}: null" in (meja.content / IKU1).read_text("utf-8")) == (typed is None)


def test_words_for_a_number_elsewhere_are_refused(meja: Meja) -> None:
    meja.cell(IKU3, "realisasi").value = NOT_YET
    done = meja.run()
    assert done.exit_code == 1 and "Jika belum ada, kosongkan sel ini" in done.output


# a published quarter


def test_a_change_of_a_published_quarter_is_a_correction(meja: Meja) -> None:
    report = meja.content / REPORT
    report.write_text(report.read_text("utf-8").replace("status: draf", "status: terbit"), "utf-8")
    assert CliRunner().invoke(main, ["publish", QUARTER, "--content", str(meja.content)]).exit_code == 0
    meja.file.write_bytes(quarter_form.form(meja.content, QUARTER))
    meja.open()
    meja.cell(IKU3, "realisasi").value = 45
    before = meja.texts()
    done = meja.run("--tanggal", "2030-05-01", answer="ya\nRealisasi IKU 3\nSalah hitung.\nKepala Balai\n")
    assert done.exit_code == 0, done.output
    assert "sudah terbit" in done.output and "iku.contoh-2.realisasi" in done.output
    after = meja.texts()
    assert {n for n in after if after[n] != before.get(n)} == {IKU3, "koreksi.yaml", "terbitan.yaml"}
    assert b"apa: Realisasi IKU 3\n" in after["koreksi.yaml"]
    assert CliRunner().invoke(main, ["check", "--content", str(meja.content)]).exit_code == 0
    meja.open()
    meja.cell(IKU3, "realisasi").value = 44
    words = ["--apa", "Lagi", "--alasan", "Salah.", "--disetujui", "Kepala", "--tanggal", "2030-05-02"]
    assert meja.run(*words).exit_code == 0
    assert meja.texts()["koreksi.yaml"].startswith(after["koreksi.yaml"])
    assert CliRunner().invoke(main, ["check", "--content", str(meja.content)]).exit_code == 0
    CliRunner().invoke(main, ["import", "--batalkan", "--content", str(meja.content)])
    assert meja.texts() == after
    meja.open()
    meja.cell(IKU3, "catatan", 0).value = "Satu, diperbaiki"
    meja.cell(IKU3, "realisasi").value = 45
    done = meja.run(answer="ya\n")  # words may be mended without a correction
    assert done.exit_code == 0, done.output
    assert meja.texts()["koreksi.yaml"] == after["koreksi.yaml"]


def released(meja: Meja) -> None:
    """Publish the quarter of a desk, and open a form of it."""
    report = meja.content / REPORT
    report.write_text(report.read_text("utf-8").replace("status: draf", "status: terbit"), "utf-8")
    assert meja.command("publish", QUARTER).exit_code == 0
    meja.file.write_bytes(quarter_form.form(meja.content, QUARTER))
    meja.open()


SAID = ("--apa", "Realisasi", "--alasan", "Salah hitung.", "--disetujui", "Kepala Balai", "--tanggal", "2030-05-02")


def test_correct_takes_a_workbook_and_what_changed_in_yaml(meja: Meja) -> None:
    released(meja)
    money = meja.content / MONEY
    money.write_text(re.sub(r"(realisasi: \d+)", r"\g<1>0", money.read_text("utf-8"), count=1), "utf-8")
    meja.cell(IKU3, "realisasi").value = 45
    before = meja.texts()
    refused = meja.command("correct", "2030/tw2", "--dari", str(meja.file), "--ya", *SAID)
    assert refused.exit_code == 1 and "2030/tw1" in refused.output, refused.output
    words = ["correct", QUARTER, "--dari", str(meja.file), "--tanggal", "2030-05-02"]
    done = meja.command(*words, answer="ya\nRealisasi\nSalah hitung.\nKepala\n")
    assert done.exit_code == 0, done.output
    after = meja.texts()
    assert {n for n in after if after[n] != before.get(n)} == {IKU3, "koreksi.yaml", "terbitan.yaml"}
    assert b"anggaran.yaml#" in after["koreksi.yaml"] and b"iku.contoh-2.realisasi" in after["koreksi.yaml"]
    assert meja.command("check").exit_code == 0
    assert meja.command("import", "--batalkan").exit_code == 0
    assert meja.texts() == before


def test_correct_with_a_workbook_asks_nothing_where_nothing_needs_a_correction(meja: Meja) -> None:
    meja.cell(IKU3, "realisasi").value = 45
    draft = meja.command("correct", QUARTER, "--dari", str(meja.file), "--ya", *SAID)
    assert draft.exit_code == 1 and "lapkin import isian.xlsx" in draft.output, draft.output
    meja.open("isian.xlsx")
    released(meja)
    same = meja.command("correct", QUARTER, "--dari", str(meja.file), "--ya", *SAID)
    assert same.exit_code == 1 and "Tidak ada yang berubah sejak terbit" in same.output
    meja.cell(IKU3, "catatan", 0).value = "Satu, diperbaiki"
    before = meja.texts()
    words = meja.command("correct", QUARTER, "--dari", str(meja.file), "--ya", *SAID)
    assert words.exit_code == 1 and "lapkin import isian.xlsx" in words.output
    assert meja.texts() == before


def test_publish_takes_a_workbook_along(meja: Meja) -> None:
    before = meja.texts()
    meja.cell(IKU3, "realisasi").value = 45
    draft = meja.command("publish", QUARTER, "--dari", str(meja.file), "--ya")
    assert draft.exit_code == 1 and "masih draf" in draft.output and "Tidak ada yang ditulis" in draft.output
    assert meja.texts() == before
    meja.cell(REPORT, "status").value = "terbit"
    assert "Tidak ada yang ditulis" in meja.command("publish", QUARTER, "--dari", str(meja.file), answer="t\n").output
    assert meja.texts() == before
    done = meja.command("publish", QUARTER, "--dari", str(meja.file), answer="ya\n")
    assert done.exit_code == 0, done.output
    after = meja.texts()
    assert {n for n in after if after[n] != before.get(n)} == {IKU3, REPORT, f"{QUARTER}/kunci.yaml", "terbitan.yaml"}
    assert meja.command("check").exit_code == 0
    meja.open()
    again = meja.command("publish", QUARTER, "--dari", str(meja.file), "--ya")
    assert again.exit_code == 0 and meja.texts() == after
    meja.cell(IKU3, "realisasi").value = 44
    held = meja.command("publish", QUARTER, "--dari", str(meja.file), "--ya")
    assert held.exit_code == 1 and f"lapkin correct {QUARTER} --dari isian.xlsx" in held.output
    assert meja.texts() == after
    assert meja.command("import", "--batalkan").exit_code == 0
    assert meja.texts() == before


def test_an_import_that_changes_nothing_names_what_changed_in_yaml(meja: Meja) -> None:
    released(meja)
    meja.cell(IKU3, "realisasi").value = 45
    iku = meja.content / IKU3
    iku.write_text(iku.read_text("utf-8").replace("realisasi: 50", "realisasi: 45"), "utf-8")
    done = meja.run()
    assert (
        done.exit_code == 0 and f"lapkin correct {QUARTER}" in done.output and "iku.contoh-2.realisasi" in done.output
    )


@pytest.mark.parametrize(("answer", "written"), [("ya", True), ("Ya", True), ("y", True), ("t", False), ("", False)])
def test_the_question_is_answered_in_indonesian(meja: Meja, answer: str, written: bool) -> None:
    meja.cell(IKU3, "realisasi").value = 61
    before = meja.texts()
    done = meja.run(answer=f"mungkin\n{answer}\n")
    assert "Jawab y (ya)" in done.output
    assert (meja.texts() != before) == written


def test_a_form_is_never_written_over_another(meja: Meja, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(meja.content.parent)
    for name in ("isian-2030-tw1.xlsx", "isian-2030-tw1-2.xlsx", "isian-2030-tw1-3.xlsx"):
        done = CliRunner().invoke(main, ["form", QUARTER, "--content", "isi"])
        assert done.exit_code == 0
        assert f"Isi {name}" in done.output
        Path(name).write_bytes(b"isian saya")
    assert "sudah ada dan tidak ditimpa" in done.output


def test_a_workbook_of_the_first_version_is_read_by_its_labels(meja: Meja) -> None:
    book: Any = load_workbook(meja.file)
    hidden = book[workbook.HIDDEN]
    rows = [[cell.value for cell in row] for row in hidden.iter_rows(max_col=10)]
    old = [[r[1], None, r[4], r[5], r[6], r[8]] for r in rows if r[0] == "isian"]
    for row, found in zip(old, (r for r in rows if r[0] == "isian"), strict=True):
        keys = {sheet_row[0].value: sheet_row[0].row for sheet_row in book[found[1]].iter_rows(max_col=1)}
        row[1] = f"{'ABCDEFGHIJ'[int(found[3].split('.')[1]) - 2]}{keys[found[2]]}"
    for sheet in book.worksheets:
        if sheet.title != workbook.HIDDEN:
            sheet.merged_cells.ranges.clear()
            sheet.delete_cols(1)
    del book[workbook.HIDDEN]
    hidden = book.create_sheet(workbook.HIDDEN)
    for row in [["lapkin-isian-1", QUARTER], *old]:
        hidden.append(row)
    at = next(row[1] for row in old if row[2] == IKU3 and row[3] == '["realisasi"]')
    book["Sasaran 2"][at].value = 61
    meja.book = book
    done = meja.run()
    assert done.exit_code == 0, done.output
    assert b"realisasi: 61\n" in meja.texts()[IKU3]
    book["Sasaran 2"].insert_rows(4)
    book["Sasaran 2"][at].value = 77
    done = meja.run()
    assert done.exit_code == 1
    assert 'Seharusnya "' in done.output and "Sasaran 2!A" in done.output
