"""Every command for a quarter works for half years, years and months, and speaks of these. The offices are made up."""

from __future__ import annotations

import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.addresses import periods
from generator.build import pipeline
from generator.commands.cli import main
from tests import lean, periodic, same_forms
from tests.faults import edit

pytestmark = pytest.mark.slow
GIT = ["git", "-c", "user.name=Contoh", "-c", "user.email=contoh@example.go.id", "-C"]
QUARTERS = r"triwulan(?!-)|\bTW\b|\btw[1-4]\b"
OTHERS = [("semester", 1), ("tahunan", 1), ("bulanan", 2)]
WHY = ["--apa", "Angka.", "--alasan", "Salah ketik.", "--disetujui", "Kepala", "--ya"]


def said(content: Path, *words: str, status: int = 0) -> str:
    """Run a command; what it says speaks of no quarters."""
    done = CliRunner().invoke(main, [*words, "--content", str(content)], catch_exceptions=False)
    assert done.exit_code == status, done.output
    assert not re.search(QUARTERS, re.sub(r"\[[a-z-]+\]", "", done.output), re.I), done.output
    return done.output


def kept(content: Path) -> None:
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Isi"]):
        subprocess.run([*GIT, str(content.parent), *words], check=True)


@pytest.mark.parametrize(("kode", "count"), OTHERS)
def test_a_report_goes_all_its_way(tmp_path: Path, kode: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content, kind = periodic.write(tmp_path / "content", kode, count), periods.KINDS[kode]
    first, day = f"2030/{kind.folder[0]}", date(2031, 2, 1)
    assert f"{count} {kind.kata}" in said(content, "check")
    for masa in kind.semua[:count]:
        said(content, "publish", f"2030/{masa.folder}", "--ya", "--tanggal", day.isoformat())
    kept(content)
    said(content, "form", first, "--out", "isian.xlsx")
    book = same_forms.opened((tmp_path / "isian.xlsx").read_bytes())
    cells = {(c.berkas, c.jalur): c.sel for c in same_forms.read((tmp_path / "isian.xlsx").read_bytes()).isian}
    sheet, cell = cells[f"{first}/iku/03.yaml", ("realisasi",)].split("!")
    book[sheet][cell] = 51
    book.save(tmp_path / "isian.xlsx")
    later = (day + timedelta(30)).isoformat()
    assert "50 → 51" in said(content, "import", "isian.xlsx", *WHY, "--tanggal", later)
    assert "50" in said(content, "diff", "HEAD") and "51" in said(content, "diff", "HEAD", "--format", "markdown")
    said(content, "audit", first)
    said(content, "explain", first, "npss")
    assert [p.level for p in pipeline.compute(content).masalah if p.level == "galat"] == []


@pytest.mark.parametrize(("kode", "count"), OTHERS)
def test_a_quarter_is_asked_for_and_the_answer_names_what_there_is(tmp_path: Path, kode: str, count: int) -> None:
    content, kind = periodic.write(tmp_path / "isi", kode, count), periods.KINDS[kode]
    for words in (
        ["new", "2030/q2"],
        ["form", "2030/q2"],
        ["publish", "2030/q2", "--ya"],
        ["explain", "2030/q2", "npss"],
    ):
        assert f"2030/{kind.folder[0]}"[:-1] in said(content, *words, status=1)
    edit(content / f"2030/{kind.folder[0]}/laporan.yaml", "status: terbit", "status: draf")
    said(content, "check")


def test_an_office_that_changes_its_kind_of_period_keeps_its_old_years(tmp_path: Path) -> None:
    """Quarters in 2030, half years in 2031: both are shown, and compared by the year."""
    content = periodic.write(tmp_path / "isi", "triwulan", 4)
    said_of_new = CliRunner().invoke(main, ["new", "2031", "--content", str(content)])
    assert said_of_new.exit_code == 0
    plan = content / "2031/perjanjian-kinerja.yaml"
    text = re.sub(r"target: \{[^}]*\}", "target: {sm1: 50, sm2: 80, tahunan: 80}", plan.read_text("utf-8"))
    plan.write_text(text.replace("periode: triwulan", "periode: semester"), "utf-8")
    assert CliRunner().invoke(main, ["new", "2031/sm1", "--content", str(content)]).exit_code == 0
    for n in (2, 3, 4):
        (content / f"2031/sm1/iku/{n:02d}.yaml").write_text(f"nomor: {n}\nrealisasi: {8 if n == 2 else 40}\n", "utf-8")
    report = pipeline.compute(content)
    assert [h.periode for h in report.hasil][-2:] == ["Triwulan IV 2030", "Semester I 2031"]
    assert [p for p in report.masalah if p.level == "galat"] == []
    edit(content / "2031/sm1/laporan.yaml", "status: draf", "status: terbit\ntanggal_terbit: 2031-07-10")
    found = lean.words(content)
    assert "dari periode ke periode" in found["iku/contoh-2/index.md"]
    assert "Semua periode yang ada" in found["arsip/index.md"]
    assert "Rencana 2030 dan perbandingan antartriwulan" in found["data/index.md"]
    assert "Rencana 2031 dan perbandingan antarsemester" in found["data/index.md"]
