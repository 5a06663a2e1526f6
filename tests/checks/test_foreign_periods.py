"""Results of periods that an office does not report by, in offices of each kind of period; all made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import periodic, synthetic
from tests.faults import edit, problems

CODE = "masa-asing"


def told(folder: Path, quarter: str, text: str) -> list[str]:
    """Return what is told of a text of IKU 3."""
    file = folder / quarter / "iku/03.yaml"
    before = file.read_text("utf-8")
    file.write_text(f"{before}ringkasan: {{penyebab: {text}}}\n", "utf-8")
    found = [f"{p.wrong} {p.remedy}" for p in problems(folder) if p.code == CODE]
    file.write_text(before, "utf-8")
    return found


@pytest.mark.parametrize(
    ("kind", "period", "right", "wrong"),
    [
        ("semester", "sm1", ("semester ini", "semester I", "triwulan II"), ("triwulan ini", "bulan berjalan")),
        ("tahunan", "tahun", ("tahun ini", "triwulan IV"), ("semester ini", "triwulan berjalan")),
        ("bulanan", "b01", ("bulan ini", "Januari"), ("triwulan ini", "semester I", "triwulan I 2030")),
    ],
)
def test_a_result_is_that_of_a_period_of_the_office(
    tmp_path: Path, kind: str, period: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    folder = periodic.write(tmp_path / "isi", kind)
    for said in right:
        assert told(folder, f"2030/{period}", f"Realisasi {said} sudah baik.") == [], said
    for said in wrong:
        (found,) = told(folder, f"2030/{period}", f"Realisasi {said} sudah baik.")
        assert f'menyebut "{said}"' in found


@pytest.mark.parametrize(("kind", "count"), [("kumulatif", 0), ("akhir", 0), ("rata_rata", 1)])
def test_the_half_year_is_that_of_a_figure_that_counts_from_its_start(tmp_path: Path, kind: str, count: int) -> None:
    folder = synthetic.write(tmp_path / "isi", quarters=2, groups=1)
    edit(
        folder / "2030/perjanjian-kinerja.yaml",
        "kode: contoh-2, ",
        f"kode: contoh-2, akumulasi: {kind}, alasan_target: a, ",
    )
    assert len(told(folder, "2030/tw2", "Realisasi semester I sudah baik.")) == count
    assert len(told(folder, "2030/tw1", "Realisasi semester I sudah baik.")) == 1


def test_the_title_names_the_period_of_the_office(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    edit(folder / "2030/tw1/laporan.yaml", "judul: Laporan", "judul: Laporan Semester I Tahun 2030")
    (found,) = (p for p in problems(folder) if p.code == CODE)
    assert "Tulis Triwulan I 2030, " in found.remedy
    edit(folder / "2030/tw1/laporan.yaml", "Semester I Tahun 2030", "Triwulan I Tahun 2030")
    assert CODE not in {p.code for p in problems(folder)}
