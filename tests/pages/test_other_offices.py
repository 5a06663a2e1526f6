"""Four offices of other shapes, each walked: checked, filled in and back, built, audited, printed. All are made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.addresses import periods
from generator.build import pipeline
from generator.commands.cli import main
from generator.forms import exchange
from tests import lean, other_offices, same_forms

pytestmark = pytest.mark.slow
SHOWN = (".html", ".js", ".txt", ".xml", ".svg", ".webmanifest", ".csv", ".css")
NAMES = r"skema/triwulan\.json|dataset\.perspektif|data-perspektif|triwulan-terlewat"  # names for machines, the same for all offices


@pytest.mark.parametrize("name", other_offices.OFFICES)
def test_an_office_goes_all_its_way(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is told on the way, and what is published, has no word of the office that Lapkin was first made for."""
    monkeypatch.chdir(tmp_path)
    kantor = other_offices.OFFICES[name]
    content = other_offices.write(tmp_path / "content", kantor)
    masa = periods.KINDS[kantor.periode].semua[kantor.banyaknya - 1]
    folder = f"2030/{masa.folder}"
    told = [said("check"), said("publish", folder, "--ya", "--tanggal", "2031-02-01")]
    (tmp_path / "isian.xlsx").write_bytes(exchange.form(content, folder))
    assert exchange.prepared(content, tmp_path / "isian.xlsx").baru == {}
    told += [said("build", "--tanpa-dokumen"), said("audit", folder), said("explain", folder, "iku.1.capaian")]
    site = tmp_path / "site"
    assert (site / folder / "cetak/index.html").is_file()
    built = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*") if p.suffix in SHOWN}
    book = same_forms.opened((tmp_path / "isian.xlsx").read_bytes())
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows(min_row=2, min_col=2) for c in row if c.value]
    found = built | {"kata": "\n".join(told), "formulir": "\n".join(cells)}
    if kantor.asing:
        plain = {file: re.sub(NAMES, "", text) for file, text in found.items() if file != "assets/LISENSI.txt"}
        assert lean.hunted(plain, rf"(?-i:{kantor.asing})") == {}
    assert len(built) > 60


def said(*words: str) -> str:
    done = CliRunner().invoke(main, [*words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return re.sub(r"\[[a-z-]+\]", "", done.output)


def test_a_chart_without_a_value_is_not_drawn(tmp_path: Path) -> None:
    """Of a year that is yet to be filled in there is nothing to draw but the targets; a year of one period has no path."""
    content = other_offices.write(tmp_path / "isi", other_offices.OFFICES["kabupaten"])
    for nomor in range(1, 7):
        (content / f"2030/tahun/iku/{nomor:02d}.yaml").write_text(f"nomor: {nomor}\n", "utf-8")
    (content / "2030/tahun/highlight.yaml").unlink()
    found = {name: text for name, text in lean.words(content).items() if re.match(r"2030/.*\.md", name)}
    assert [name for name, text in found.items() if "grafik-capaian" in text or "-jalur" in text] == []
    assert "Belum ada indikator yang dinilai" in found["2030/tahun/capaian/index.md"]
    assert "grafik-iku-1" in found["2030/tahun/iku/1/index.md"]


def test_what_was_computed_is_what_a_calculator_gives(tmp_path: Path) -> None:
    """By hand, one of each kind."""
    found = {n: pipeline.compute(other_offices.write(tmp_path / n, k)).hasil for n, k in other_offices.OFFICES.items()}
    regency = [str(i.capaian) for i in found["kabupaten"][0].indikator]
    assert regency == ["75.00", "75.00", "100.00", "100.00", "104.83", "83.33"]  # (14 − 3,5) ÷ 14; WDP ÷ WTP; 0 of 0
    half = found["direktorat"][1]
    # 70 × 98,61 and 30 × 58,33; 97,50 ÷ 90 and 14 ÷ 12; in total 60 and 40
    assert [str(s.nilai.nps) for s in half.sasaran] == ["86.53", "112.50"]
    assert str(half.nilai.nps) == "96.92"
    assert str(found["tujuh"][0].indikator[0].capaian) == "1500.00"
    assert [str(h.indikator[0].capaian) for h in found["bulanan"]] == ["100.00", "91.67", "88.89"]
