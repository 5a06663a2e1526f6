"""What an import refuses is said in words of the workbook, and holds when it is obeyed there. The office is made up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from tests import lean, same_forms
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

QUARTER = "2030/tw1"
ROWS = f"{QUARTER}/iku/01.yaml"
MONEY, HIGHLIGHT = f"{QUARTER}/anggaran.yaml", f"{QUARTER}/highlight.yaml"


class Office:
    """An office with a draft, and the workbook of its quarter."""

    def __init__(self, folder: Path) -> None:
        self.content = write(folder / "isi", groups=1)
        self.file = folder / "isian.xlsx"
        self.report("draf")

    def report(self, status: str) -> None:
        file = self.content / QUARTER / "laporan.yaml"
        file.write_text(re.sub(r"(?m)^status: \w+", f"status: {status}", file.read_text("utf-8")), "utf-8")

    def form(self) -> None:
        self.file.write_bytes(same_forms.of(self.content, QUARTER))
        self.cells = {(c.berkas, c.jalur): c.sel for c in same_forms.read(self.file.read_bytes()).isian}

    def type(self, values: dict[str, Any]) -> str:
        """Type values into cells; return what the import says."""
        book = same_forms.opened(self.file.read_bytes())
        for cell, value in values.items():
            sheet, place = cell.split("!")
            book[sheet][place] = value
        book.save(self.file)
        done = CliRunner().invoke(main, ["import", str(self.file), "--ya", "--content", str(self.content)])
        return re.sub(r"\x1b\[[0-9;]*m", "", done.output)

    def column(self, cell: str, head: str) -> str:
        """Return the cell of the same row below a head."""
        sheet, place = cell.split("!")
        book = same_forms.opened(self.file.read_bytes())[sheet]
        row = int(re.sub("[A-Z]", "", place))
        above = [c for line in book.iter_rows(max_row=row) for c in line if c.value == head]
        return f"{sheet}!{above[-1].column_letter}{row}"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_what_lacks_is_said_of_its_empty_cell(office: Office) -> None:
    office.form()
    title, text = office.cells[HIGHLIGHT, (1, "judul")], office.cells[HIGHLIGHT, (1, "uraian")]
    said = office.type({title: "Contoh lain", office.cells[HIGHLIGHT, (1, "mulai")]: "2030-02-01"})
    assert f"{text}: Isian uraian wajib ada. Isi sel ini. [kunci-wajib]" in said
    assert "galat" not in office.type({text: "Contoh."})


def test_a_line_of_the_budget_that_lacks_is_said_of_its_row(office: Office) -> None:
    money = office.content / MONEY
    lines = money.read_text("utf-8").splitlines(keepends=True)
    money.write_text("".join(line for line in lines if not line.startswith("  2:")), "utf-8")
    office.report("terbit")
    office.form()
    pagu = office.cells[MONEY, ("indikator", "2", "pagu")]
    said = office.type({office.cells[MONEY, ("catatan", 0)]: "Contoh."})
    assert f"{pagu}: Anggaran IKU 2 tidak ada. Isi pagu dan realisasi pada baris ini. [anggaran-kurang]" in said
    realisasi = office.cells[MONEY, ("indikator", "2", "realisasi")]
    assert "anggaran-kurang" not in office.type({pagu: 1000, realisasi: 100})


def test_a_reason_is_asked_for_in_its_column(office: Office) -> None:
    office.form()
    over = office.cells[MONEY, ("indikator", "1", "realisasi")]
    said = office.type({over: 9_000_000})
    (head,) = re.findall(r'tulis sebabnya pada kolom "([^"]+)"', said)
    assert f"{over}: Realisasi" in said and "alasan:" not in said
    assert "realisasi-lebih-pagu" not in office.type({office.column(over, head): "Contoh"})


def test_a_row_that_does_not_fit_is_explained_in_its_column(office: Office) -> None:
    office.form()
    (whole,) = (sel for (file, path), sel in office.cells.items() if file == ROWS and path == ("rincian", 0, "semua"))
    said = office.type({whole: 1})
    heads = set(re.findall(r'tulis sebabnya pada kolom "([^"]+)"', said))
    assert len(heads) == 1 and "alasan_rincian" not in said
    assert "galat" not in office.type({office.column(whole, heads.pop()): "Contoh"})


LINES = (
    "sumber: Sistem contoh\nindikator:\n"
    + "".join(f"  {n}: {{pagu: 1_000, realisasi: 100}}\n" for n in range(1, 5))
    + "kegiatan:\n  - {kode: A, nama: Satu, pagu: 3_000, realisasi: 300}\n"
    "  - {kode: B, nama: Dua, pagu: 1_000, realisasi: 100}\n"
    "rpd: {tw1: 500, tw2: 600, tw3: 1_000, tw4: 1_900}\ncatatan: [Pertama., Kedua.]\n"
)


def cleared(office: Office, *paths: tuple[str | int, ...]) -> tuple[str, str]:
    """Empty all cells below some paths of the budget; return what the import says, and the file then."""
    told = {
        cell: None for (file, path), cell in office.cells.items() if file == MONEY and path[: len(paths[0])] in paths
    }
    return office.type(told), (office.content / MONEY).read_text("utf-8")


@pytest.mark.parametrize(
    ("paths", "said", "gone"),
    [
        ([("kegiatan", 0), ("kegiatan", 1)], "Kegiatan: Dua; 1_000; 100; B → (dihapus)", "kegiatan:"),
        ([("indikator", str(n)) for n in range(1, 5)], "IKU 2, Pagu: 1_000; 100 → (dihapus)", "indikator:"),
        ([("catatan", 0)], "Catatan 1: Pertama. → (dihapus)", "Pertama."),
        ([("rpd",)], "RPD Triwulan II saja: 600 → –", "rpd:"),
    ],
)
def test_a_line_that_is_emptied_as_a_whole_is_removed(office: Office, paths: Any, said: str, gone: str) -> None:
    (office.content / MONEY).write_text(LINES, "utf-8")
    office.form()
    told, now = cleared(office, *paths)
    assert said in told, told
    assert gone not in now
    assert set(now.replace("[Kedua", "[Pertama., Kedua").splitlines()) <= set(LINES.splitlines())


@pytest.mark.parametrize("level", [("kegiatan", 1), ("rpd",), ("indikator", "2")])
def test_a_line_that_is_emptied_in_part_is_told_how_it_is_removed(office: Office, level: tuple[Any, ...]) -> None:
    (office.content / MONEY).write_text(LINES, "utf-8")
    office.form()
    own = [cell for (file, path), cell in office.cells.items() if file == MONEY and path[: len(level)] == level]
    first = next(
        c
        for (f, path), c in office.cells.items()
        if f == MONEY and path in ((*level, "pagu"), ("rpd", "tw2")) and c in own
    )
    told = office.type({first: None})
    found = re.search(r"Untuk menghapus seluruhnya, kosongkan juga ([^.]+)\.", told)
    assert found, told
    assert (office.content / MONEY).read_text("utf-8") == LINES
    rest = {f"Anggaran!{place}": None for place in re.findall(r"[A-Z]+[0-9]+", found[1])}
    assert len(rest) == {"kegiatan": 3, "rpd": 3, "indikator": 1}[level[0]]
    office.type(rest)
    now = (office.content / MONEY).read_text("utf-8")
    assert ("rpd" in now) is (level[0] != "rpd")  # a single line of a level is refused by its sums, with what to do


def test_a_line_that_changed_elsewhere_is_not_removed_unseen(office: Office) -> None:
    (office.content / MONEY).write_text(LINES.partition("kegiatan:")[0], "utf-8")
    office.form()
    changed = LINES.partition("kegiatan:")[0].replace("2: {pagu: 1_000", "2: {pagu: 2_000")
    (office.content / MONEY).write_text(changed, "utf-8")
    told, now = cleared(office, *[("indikator", str(n)) for n in range(1, 5)])
    assert "isian-bentrok" in told and "sudah diubah menjadi 2000; 100" in told, told
    assert now == changed


def test_what_moves_is_called_as_the_office_calls_it(office: Office) -> None:
    rules = office.content / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8") + lean.WORDS, "utf-8")
    for path in (office.content / "profil/latar.md", *office.content.rglob("highlight.yaml")):
        path.write_text(path.read_text("utf-8").replace("NPSS", "NKO"), "utf-8")
    office.form()
    (cell,) = (sel for (file, path), sel in office.cells.items() if file.endswith("03.yaml") and path == ("realisasi",))
    told = office.type({cell: 55})
    assert re.search(r"^ *NKO [0-9,]+ → [0-9,]+$", told, re.MULTILINE), told
    assert not re.search(r"NPS|IKU", told)
