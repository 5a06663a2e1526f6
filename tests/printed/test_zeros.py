"""Zeros everywhere, and a print that differs everywhere: nothing divides by nothing, and no page breaks."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from generator.build import emit, pipeline
from tests import random_office
from tests.synthetic import RULES, write

pytestmark = pytest.mark.slow

PRINTED = ("0", "0,00", "1", "100,00", "-1", "−100,00", "99,99", "-", "Baik", "belum dinilai", "Rp0", "3", "0.5")
SEEDS = range(40)


def printed(folder: Path, addresses: list[str], seed: int) -> None:
    """Write a print of every figure, hardly one as it is computed."""
    chance = Random(seed)
    rows = [
        f'- {{ukuran: {a}, nilai: "{chance.choice(PRINTED)}", acuan: Tabel {n % 7}}}\n' for n, a in enumerate(addresses)
    ]
    (folder / "2030/tw1/terbit.yaml").write_text("".join(rows), "utf-8")


@pytest.mark.parametrize("seed", SEEDS)
def test_an_office_by_chance_is_reconciled_whatever_is_printed(tmp_path: Path, seed: int) -> None:
    folder = random_office.write(tmp_path, seed)
    addresses = list(pipeline.compute(folder)["2030/tw1"].jejak)
    printed(folder, addresses, seed)
    report = pipeline.compute(folder)
    assert len(report["2030/tw1"].temuan) == len(addresses)
    if seed % 8 == 0:
        assert "2030/tw1/rekonsiliasi/index.md" in emit.generate(report).files


@pytest.mark.parametrize("formula", random_office.FORMULAS)
@pytest.mark.parametrize("value", ["0", "0.00"])
def test_nothing_realised_where_less_is_better(tmp_path: Path, formula: str, value: str) -> None:
    """The case of the review: realisasi 0, jika_nol in the rule set, and a printed capaian that differs."""
    folder = write(tmp_path)
    rules = RULES.replace("selisih_dari_target", formula).replace("batas_bawah: 0", "jika_nol: 120, batas_bawah: 0")
    (folder / "aturan/aturan-contoh.yaml").write_text(rules, "utf-8")
    (folder / "2030/tw1/iku/02.yaml").write_text(
        f"nomor: 2\nrealisasi: {value}\nanalisis: {{penyebab: a}}\ntindak_lanjut: [{{selesai: b}}]\n", "utf-8"
    )
    rows = "".join(
        f"- {{ukuran: {a}, nilai: 77.7, acuan: Tabel 1}}\n"
        for a in ("iku.2.capaian", "iku.2.realisasi", "sasaran.1.nps", "efisiensi.2.ie")
    )
    (folder / "2030/tw1/terbit.yaml").write_text(rows, "utf-8")
    found = pipeline.compute(folder)["2030/tw1"].temuan
    assert [t.putusan for t in found] == ["berbeda"] * 4


def test_a_scale_of_one_class_with_nothing_on_it(tmp_path: Path) -> None:
    folder = write(tmp_path)
    one = "[{nama: Semua, rupa: baik}]"
    rules = RULES.replace("[{nama: Hijau, mulai: 75, rupa: baik}, {nama: Merah, di_bawah: 75, rupa: rendah}]", one)
    (folder / "aturan/aturan-contoh.yaml").write_text(rules.replace("  batas_atas: 150\n", ""), "utf-8")
    report = folder / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    for n in range(1, 14):
        value = 20 if n == 2 else 0
        (folder / f"2030/tw1/iku/{n:02d}.yaml").write_text(
            f"nomor: {n}\nrealisasi: {value}\nalasan: Contoh.\n", "utf-8"
        )
    computed = pipeline.compute(folder)
    assert computed.hasil[0].nilai.nps == 0
    assert "2030/tw1/index.md" in emit.generate(computed).files
