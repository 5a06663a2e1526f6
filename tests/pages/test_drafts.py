"""Drafts: left out of public builds, complete or not on a page for the office. The office is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.pages import completeness, navigation
from generator.pages.page import Generated
from tests.synthetic import write

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an office whose second quarter is a draft; team A owns indicator 3."""
    folder = write(tmp_path / "isi", quarters=2)
    report = folder / "2030/tw2/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    plan = folder / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8").replace(
        "nama: Indikator contoh 2,", "nama: Indikator contoh 2, penanggung_jawab: Tim A,"
    )
    plan.write_text(text, "utf-8")
    return folder


def names(made: Generated) -> set[str]:
    return {path for path in made.files if "2030/tw2" in path}


def test_a_public_build_has_no_trace_of_a_draft(folder: Path) -> None:
    report = pipeline.compute(folder, drafts=False)
    generated = emit.generate(report)
    assert names(generated) == set()
    assert not [p for p, data in generated.files.items() if b"2030/tw2" in data]
    assert not navigation.extra(report)["draf"]
    with_draft = pipeline.compute(folder)
    assert "2030/tw2/kelengkapan/index.md" in names(emit.generate(with_draft))
    assert navigation.extra(with_draft)["draf"]


def test_a_draft_is_checked_even_where_it_is_left_out(folder: Path) -> None:
    report = pipeline.compute(folder, drafts=False)
    assert "isi/2030/tw2/iku/13.yaml" in {p.place.file for p in report.masalah}


def test_what_is_missing_is_listed_by_owner(folder: Path) -> None:
    report = pipeline.compute(folder)
    page = completeness.page(report.triwulan[1])
    groups = dict(page.isi["kelompok"])  # type: ignore[call-overload]
    assert list(groups) == ["Tim A", completeness.OWNERLESS]
    assert [(b.nomor, b.kurang) for b in groups["Tim A"]] == [(3, ("penyebab", "tindak lanjut"))]
    missing = {b.nomor: b.kurang for b in groups[completeness.OWNERLESS]}
    assert missing[13] == ("realisasi", "penyebab", "tindak lanjut")
    measure = folder / "2030/tw2/iku/03.yaml"
    done = "analisis: {penyebab: contoh}\ntindak_lanjut: [{rencana_aksi: contoh}]\n"
    measure.write_text(measure.read_text("utf-8") + done, "utf-8")
    report = pipeline.compute(folder)
    page = completeness.page(report.triwulan[1])
    assert dict(page.isi["kelompok"])["Tim A"][0].kurang == ()  # type: ignore[call-overload]
    assert page.isi["kalimat"] == "1 dari 13 indikator lengkap."
