"""Four offices of other shapes, each walked: checked, filled in and back, built, audited, printed. All are made up."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from generator.addresses import periods
from generator.build import pipeline
from generator.commands.cli import main
from generator.forms import exchange, quarter_form
from tests import lean, other_offices, same_forms

pytestmark = pytest.mark.slow
UNREAD = ("assets/fonts", "assets/LISENSI.txt", *lean.SHARED)
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
    (tmp_path / "isian.xlsx").write_bytes(quarter_form.form(content, folder))
    assert exchange.prepared(content, tmp_path / "isian.xlsx").baru == {}
    told += [
        said("build", "--tanpa-dokumen"),
        said("dokumen", folder, "--out", "kata"),
        said("dokumen", folder, "--ringkas", "--out", "kata"),
        said("audit", folder),
        said("explain", folder, "iku.1.capaian"),
    ]
    site = tmp_path / "site"
    assert (site / folder / "cetak/index.html").is_file()
    files = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    built = {
        name: lean.text(name, p.read_bytes(), keys=False) for name, p in files.items() if not name.startswith(UNREAD)
    }
    book = same_forms.opened((tmp_path / "isian.xlsx").read_bytes())
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows(min_row=2, min_col=2) for c in row if c.value]
    documents = {p.name: read(p) for p in tmp_path.glob("kata/*.*")}
    assert [*map(len, (documents, [name for name in documents if name.endswith(".pdf")]))] == [3, 2]
    assert all(kantor.nama in text for text in documents.values())
    found = built | documents | {"kata": "\n".join(told), "formulir": "\n".join(cells)}
    plain = {file: re.sub(NAMES, "", text) for file, text in found.items()}
    assert lean.hunted(plain, rf"(?-i:{kantor.asing})") == {}
    assert {Path(file).suffix for file in built} >= {".html", ".json", ".csv", ".xlsx", ".xml", ".svg", ".js"}
    assert len(built) > 60


def read(file: Path) -> str:
    """Return what a reader finds in a document, on one line, with what it says of itself."""
    if file.suffix == ".docx":
        return " ".join(re.sub(r"<[^>]+>", "", lean.text(file.name, file.read_bytes())).split())
    with pypdfium2.PdfDocument(file) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        return " ".join(" ".join([*pages, *pdf.get_metadata_dict().values()]).split())


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
