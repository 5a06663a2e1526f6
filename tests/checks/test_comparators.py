"""What the history of an indicator says of quarters that are in content/; each other fault is a case of galat."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import PLAN, RULES, edit, problems
from tests.synthetic import add_year, write


def office(folder: Path, told: str) -> Path:
    """Return an office with TW I and TW IV 2029 in content/: IKU 3 realised 50 and 65; its history is told beside them."""
    write(folder)
    edit(folder / RULES, "berlaku_sejak: 2030-01-01", "berlaku_sejak: 2029-01-01")
    edit(
        folder / PLAN,
        "contoh 2, satuan: persen, ",
        f"contoh 2, satuan: persen, riwayat: {{2029: {{{told}, sumber: Buku}}}}, ",
    )
    return add_year(folder, 2029, 4)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("tw1: 61", "61 berbeda dari 50 pada isi/2029/tw1; yang dipakai 50. Hapus tw1 dari riwayat ini"),
        ("tahunan: 61", "61 berbeda dari 65 pada isi/2029/tw4; yang dipakai 65. Hapus tahunan dari riwayat ini"),
    ],
)
def test_a_quarter_in_content_counts_and_what_differs_is_told(tmp_path: Path, told: str, said: str) -> None:
    [found] = [p for p in problems(office(tmp_path / "isi", told)) if p.code == "riwayat-tertutup"]
    assert said in str(found)
    assert found.place.line == 19


@pytest.mark.slow
@pytest.mark.parametrize("told", ["tw1: 50", "tw1: 50.00", "tahunan: 65", "tw2: 55"])
def test_what_is_the_same_is_not_told(tmp_path: Path, told: str) -> None:
    assert [p for p in problems(office(tmp_path / "isi", told)) if p.code == "riwayat-tertutup"] == []
