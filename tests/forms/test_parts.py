"""One workbook for each who answers for indicators: together the whole form, each imported by itself, in any order."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.build import pipeline
from generator.commands.cli import main
from generator.forms import index_sheet, parts, quarter_form
from generator.forms.cells import Isian, Lembar
from generator.forms.reading import typed
from generator.forms.spare_rows import USUAL
from generator.records.plan import Rencana
from tests.faults import edit
from tests.synthetic import write

QUARTER, PLAN = "2030/tw1", "2030/perjanjian-kinerja.yaml"
OWNERS = {2: "Tim Pengujian/Obat", 3: "tim  pengujian/obat", 4: "Tim Pengujian: Obat", 5: "Bersama", 6: "Bu Sari"}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office of which some indicators have who answers for them: one of them is spelt in two ways."""
    folder = write(tmp_path / "isi")
    for number, name in OWNERS.items():
        head = f"nama: Indikator contoh {number}, "
        edit(folder / PLAN, head, f'{head}penanggung_jawab: "{name}", ')
    edit(folder / f"{QUARTER}/laporan.yaml", "status: terbit", "status: draf")
    return folder


def plan(folder: Path) -> Rencana:
    return pipeline.compute(folder, held=False).content.tahun[0].rencana


def inputs(sheets: list[Lembar]) -> set[tuple[str, tuple[Any, ...]]]:
    return {(c.berkas, c.jalur) for s in sheets for row in s.baris for c in row if isinstance(c, Isian)}


def command(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def divided(folder: Path) -> list[Path]:
    out = folder.parent / "bagian"
    out.mkdir(exist_ok=True)
    done = command(folder, "form", QUARTER, "--bagi", "--out", str(out / "isian-2030-tw1.xlsx"))
    assert done.exit_code == 0, done.output
    return sorted(out.iterdir())


@pytest.mark.slow
def test_parts_are_disjoint_and_together_the_whole_form(office: Path) -> None:
    found = [*parts.parts(plan(office))]
    sheets = [inputs(quarter_form.drawn(office, QUARTER, USUAL, part.kunci)[0]) for part in found]
    assert all(not a & b for a, b in itertools.combinations(sheets, 2))
    assert set().union(*sheets) == inputs(quarter_form.drawn(office, QUARTER)[0])
    assert all(sheets)


def test_each_has_one_and_names_of_files_are_safe_and_differ(office: Path) -> None:
    found = [*parts.parts(plan(office))]
    assert [part.nama for part in found][1:] == [
        "Tim Pengujian/Obat",
        "Tim Pengujian: Obat",
        "Bersama",
        "Bu Sari",
        "Tanpa penanggung jawab",
    ]
    numbers = {i.nama: i.nomor for i in plan(office).indikator}
    assert found[1].nomor == {numbers["Indikator contoh 2"], numbers["Indikator contoh 3"]}
    files = [part.berkas for part in found]
    assert len({*files}) == len(files)
    assert files == [
        "bersama",
        "tim-pengujian-obat",
        "tim-pengujian-obat-2",
        "bersama-2",
        "bu-sari",
        "tanpa-penanggung-jawab",
    ]
    assert all(re.fullmatch(r"[a-z0-9-]{1,64}", name) for name in files)


def test_an_office_that_names_nobody_or_everybody(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    assert [part.kunci for part in parts.parts(plan(folder))] == [parts.SHARED, parts.OWNERLESS]
    rencana = plan(folder)
    made = rencana.model_copy(update={"perspektif": tuple(_owned(p) for p in rencana.perspektif)})
    assert [(part.nama, part.berkas) for part in parts.parts(made)][1:] == [("ΩΩ", "penanggung-jawab")]


def _owned(perspektif: Any) -> Any:
    goals = (
        s.model_copy(update={"indikator": tuple(i.model_copy(update={"penanggung_jawab": "ΩΩ"}) for i in s.indikator)})
        for s in perspektif.sasaran
    )
    return perspektif.model_copy(update={"sasaran": tuple(goals)})


@pytest.mark.slow
@pytest.mark.untraced
@pytest.mark.parametrize("order", [1, -1])
def test_parts_are_imported_one_by_one_in_any_order(office: Path, order: int) -> None:
    files = divided(office)
    assert next(f.name for f in files).startswith("isian-2030-tw1-")
    wrote: dict[str, bytes] = {}
    for number, file in enumerate(files[::order]):
        book: Any = load_workbook(io.BytesIO(file.read_bytes()))
        cells = [c for c in typed.book(file).isian if not c.berkas.endswith("01.yaml")]  # which has rows
        figure = next((c for c in cells if c.jalur == ("realisasi",) and "iku" in c.berkas), None)
        note = next(c for c in cells if c.jalur in (("catatan", 0), ("kendala", 0)))
        for cell, value in ((figure, 51 + number), (note, f"Contoh {number}")):
            if cell:
                sheet, place = cell.sel.split("!")
                book[sheet][place].value = value
        book.save(file)
        before = {p.relative_to(office).as_posix(): p.read_bytes() for p in office.rglob("*.yaml")}
        done = command(office, "import", str(file), "--ya")
        assert done.exit_code == 0, done.output
        after = {p.relative_to(office).as_posix(): p.read_bytes() for p in office.rglob("*.yaml")}
        moved = {name for name in after if after[name] != before[name]}
        assert moved and moved <= {c.berkas for c in cells} and not moved & wrote.keys()
        wrote |= {name: after[name] for name in moved}
    assert all((office / name).read_bytes() == data for name, data in wrote.items())
    again = [command(office, "import", str(file), "--ya") for file in files]
    assert all(done.exit_code == 0 and "Isian sama" in done.output for done in again)


@pytest.mark.slow
@pytest.mark.untraced
def test_a_part_minds_only_its_own_indicators_and_is_made_anew_as_a_part(office: Path) -> None:
    files = {file.stem.removeprefix("isian-2030-tw1-"): file for file in divided(office)}
    edit(office / PLAN, "nama: Indikator contoh 6, ", "nama: Indikator yang lain, ")
    assert command(office, "import", str(files["tim-pengujian-obat"]), "--ya").exit_code == 0
    for name in ("bu-sari", "bersama"):
        done = command(office, "import", str(files[name]), "--ya")
        assert done.exit_code == 1 and "Rencana sudah berubah" in done.output, name
    new = office.parent / "baru.xlsx"
    done = command(office, "form", QUARTER, "--dari", str(files["bu-sari"]), "--out", str(new))  # the remedy, obeyed
    assert done.exit_code == 0, done.output
    owned = {c.berkas for c in typed.book(new).isian}
    assert owned == {c.berkas for c in typed.book(files["bu-sari"]).isian}
    assert command(office, "import", str(new), "--ya").exit_code == 0


@pytest.mark.slow
@pytest.mark.untraced
def test_a_part_says_what_it_is_and_shows_no_score_of_the_whole(office: Path) -> None:
    for file in divided(office):
        book: Any = load_workbook(io.BytesIO(file.read_bytes()))
        told = " ".join(str(c.value) for row in book["Petunjuk"].iter_rows() for c in row)
        assert "satu bagian dari isian" in told and "buku kerja" in told
        heads = [c.value for c in book[index_sheet.NAME][4]]
        assert not [head for head in heads if head and head.startswith("NPS")]
        own = [name for name in book.sheetnames if name in ("Laporan", "Anggaran", "Highlight")]
        assert len(own) == (3 if file.stem.endswith("tw1-bersama") else 0)


@pytest.mark.slow
@pytest.mark.untraced
def test_parts_are_written_beside_what_is_there_and_never_into_the_content(office: Path) -> None:
    first = divided(office)
    kept = {file: file.read_bytes() for file in first}
    second = divided(office)
    assert len(second) == 2 * len(first) and all(file.read_bytes() == data for file, data in kept.items())
    inside = command(office, "form", QUARTER, "--bagi", "--out", str(office / "bagian.xlsx"))
    assert inside.exit_code == 1 and not [*office.glob("*.xlsx")]
    both = command(office, "form", QUARTER, "--bagi", "--dari", str(first[0]))
    assert both.exit_code == 2 and "tanpa --bagi" in both.output
