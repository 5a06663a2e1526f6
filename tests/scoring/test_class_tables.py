"""Which values a class table must cover: up to where a formula or its cap ends; beyond that a last class may be closed.

The bounds here are typed as a decree would print them; no one of the generator is read.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import pipeline
from tests import synthetic
from tests.faults import edit, problems
from tests.pages import test_other_efficiency as other
from tests.support import pages_of

RULES = "aturan/aturan-contoh.yaml"
OPEN, CLOSED = "{nama: Terlampaui, di_atas: 110, rupa: tinggi}", "{nama: Terlampaui, di_atas: 110, sampai: 120, rupa: tinggi}"  # fmt: skip
CAPS = {
    "maksimalkan: {rumus: realisasi_per_target,": "maksimalkan: {rumus: realisasi_per_target, batas_atas: 120,",
    "minimalkan: {rumus: selisih_dari_target,": "minimalkan: {rumus: selisih_dari_target, batas_atas: 120,",
}


def said(folder: Path) -> list[str]:
    return [str(p) for p in problems(folder) if p.code == "kelas-bercelah"]


@pytest.mark.parametrize("top", ["mulai: 50", "mulai: 50, sampai: 100"])
def test_the_last_class_of_ne_is_open_or_ends_where_ne_does(tmp_path: Path, top: str) -> None:
    content = other.office(tmp_path / "isi", other.CLASSES.replace("mulai: 50", top))
    assert said(content) == []
    found = pipeline.compute(content).hasil[0].indikator[5].efisiensi
    assert found and found.kelas and (str(found.nilai["ne"]), found.kelas.nama) == ("100.0", "Hemat")


def test_a_class_of_ne_that_ends_below_100_leaves_a_gap(tmp_path: Path) -> None:
    content = other.office(tmp_path / "isi", other.CLASSES.replace("mulai: 50", "mulai: 50, di_bawah: 100"))
    (told,) = said(content)
    assert "Nilai 100.0 tidak masuk kelas mana pun" in told
    assert "Hapus di_bawah pada kelas Hemat, agar nilai di atasnya termasuk." in told
    edit(content / RULES, "mulai: 50, di_bawah: 100", "mulai: 50")
    assert said(content) == []


def test_classes_of_a_capaian_end_where_all_formulas_do(tmp_path: Path) -> None:
    content = synthetic.write(tmp_path / "isi", groups=2)
    edit(content / RULES, OPEN, CLOSED)
    (told,) = said(content)
    assert "Hapus sampai pada kelas Terlampaui" in told
    for old, new in CAPS.items():
        assert said(content)
        edit(content / RULES, old, new)
    assert said(content) == []


def test_predicates_end_at_the_cap_of_the_means(tmp_path: Path) -> None:
    """Another way to count, which an audit tries, may go beyond: it finds the last class."""
    content = synthetic.write(tmp_path / "isi", groups=2)
    edit(content / RULES, "{nama: Hijau, mulai: 75,", "{nama: Hijau, mulai: 75, sampai: 150,")
    for number in (1, 3, 4, 5, 6, 7):
        (content / f"2030/tw1/iku/{number:02d}.yaml").write_text(
            f"nomor: {number}\nrealisasi: 95\nalasan: Contoh.\n", "utf-8"
        )
    printed = "- {ukuran: npss, nilai: 190.00, acuan: Bab III}\n- {ukuran: predikat, nilai: Hijau, acuan: Bab III}\n"
    (content / "2030/tw1/terbit.yaml").write_text(printed, "utf-8")
    assert said(content) == []
    pages = pages_of(pipeline.compute(content))
    assert any(re.search("rekonsiliasi", page.alamat) for page in pages)
