"""An office that revises its plan in Triwulan III walks its year: publish, form and back, diff, correct, explain. Made up."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.build import emit, pipeline
from generator.commands.cli import main
from tests import revised, synthetic
from tests.faults import edit
from tests.revised import FIRST, REVISED

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

WORDS = ["--apa", "Target IKU 3", "--alasan", "Salah ketik.", "--disetujui", "Kepala Balai"]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def good(folder: Path, *words: str) -> str:
    done = run(folder, *words)
    assert done.exit_code == 0, done.output
    return done.output


def test_a_year_with_a_revised_plan(tmp_path: Path) -> None:
    folder, later = synthetic.write(tmp_path / "isi", 2), revised.write(tmp_path / "lain" / "isi", 3)
    for quarter, day in (("tw1", "2030-04-20"), ("tw2", "2030-07-20")):
        good(folder, "publish", f"2030/{quarter}", "--tanggal", day)
    shutil.copy(later / REVISED, folder / REVISED)
    shutil.copytree(later / "2030/tw3", folder / "2030/tw3")
    assert "terbit-berubah" not in good(folder, "check")  # a revised plan is no correction of what was right

    lock = (folder / "2030/tw2/kunci.yaml").read_text("utf-8")
    good(folder, "publish", "2030/tw3", "--tanggal", "2030-10-20")
    third = (folder / "2030/tw3/kunci.yaml").read_text("utf-8")
    assert "iku.contoh-2.target_tw3: '70'" in lock and "iku.contoh-2.target_tw3: '75'" in third
    assert f"{REVISED}#nomor: PK-1/2030" in third and f"{FIRST}#" not in third
    assert "lampau:\n- 2030/tw1\n- 2030/tw2\n" in third
    said = good(folder, "explain", "2030/tw3", "iku.3.target")
    assert "75" in said and REVISED in said and FIRST in good(folder, "explain", "2030/tw2", "iku.3.target")


def test_a_workbook_follows_from_the_plan_in_force_and_comes_back(tmp_path: Path) -> None:
    folder = revised.write(tmp_path / "isi", quarters=2)
    good(folder, "new", "2030/tw3")
    assert "Mutu layanan" in (folder / "2030/tw3/iku/04.yaml").read_text("utf-8")
    assert not (folder / "2030/tw3/iku/13.yaml").exists()
    money = (folder / "2030/tw3/anggaran.yaml").read_text("utf-8")
    assert "  5: {pagu: 1_000" in money and "  4:" not in money  # of the one that was replaced; of a new one none
    book = tmp_path / "isian.xlsx"
    good(folder, "form", "2030/tw3", "--out", str(book))
    sheets = load_workbook(book)
    texts = {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value}
    assert any("Mutu layanan" in text for text in texts) and not any("Indikator contoh 12" in text for text in texts)
    assert not any("Mutu layanan" in text for text in _texts(folder, tmp_path, "2030/tw2"))
    assert run(folder, "import", str(book), "--ya").exit_code == 0


def _texts(folder: Path, tmp_path: Path, quarter: str) -> set[str]:
    book = tmp_path / "lama.xlsx"
    good(folder, "form", quarter, "--out", str(book))
    return {str(c.value) for sheet in load_workbook(book) for row in sheet.iter_rows() for c in row if c.value}


def test_diff_and_correct_tell_of_the_quarters_it_holds_for(tmp_path: Path) -> None:
    folder = revised.write(tmp_path / "isi", quarters=3)
    for quarter in ("2030/tw1", "2030/tw2", "2030/tw3"):
        good(folder, "publish", quarter, "--tanggal", "2030-10-20")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Uji", "-c", "user.email=uji@example.go.id"]
    for words in (["init", "-q"], ["add", "-A", "."], ["commit", "-qm", "terbit"]):
        subprocess.run([*git, *words], check=True, capture_output=True)
    edit(folder / REVISED, "tw3: 75", "tw3: 76")
    told = good(folder, "diff", "HEAD")
    assert "2030/tw3 iku.contoh-2.target_tw3: 75 → 76  [2030/tw3/iku/3/#iku-3-target-tw3]" in told
    assert "2030/tw1" not in told and "2030/tw2" not in told
    told = run(folder, "check").output
    assert f"{REVISED}:" in told and "kembalikan, lalu lapkin new 2030 --perubahan tw4." in told
    assert "Tidak ada yang berubah" in run(folder, "correct", "2030/tw2", *WORDS).output
    good(folder, "correct", "2030/tw3", *WORDS, "--tanggal", "2030-11-01")
    assert "alamat: iku.contoh-2.target_tw3" in (folder / "koreksi.yaml").read_text("utf-8")
    good(folder, "check")


def test_pages_say_what_was_changed(tmp_path: Path) -> None:
    files = emit.generate(pipeline.compute(revised.write(tmp_path / "isi"))).files
    page = {name: data.decode() for name, data in files.items() if name.endswith((".md", ".csv", ".html"))}
    for name in ("2030/index.md", "2030/perjanjian-kinerja/index.md", "2030/rencana-aksi/index.md"):
        assert "Perubahan 1 (Nomor PK-1/2030, 5 Agustus 2030) berlaku sejak Triwulan III." in page[name]
        assert "Alasan: Pagu dikurangi dan satu indikator dihapus oleh kementerian." in page[name]
        assert "<td>target Triwulan III</td><td>70</td><td>75</td>" in page[name]
    assert "rencana pertama" in page["2030/perjanjian-kinerja/index.md"]
    assert "NPSS dinilai sejak Triwulan III menurut perjanjian kinerja yang diubah" in page["2030/index.md"]
    assert "yang dinilai menurut rencana sebelum diubah" in page["2030/tw3/index.md"]
    assert "sebelum diubah" not in page["2030/tw4/index.md"]
    assert "Dinilai menurut perubahan perjanjian kinerja (Nomor PK-1/2030" in page["2030/tw3/index.md"]
    assert "Sasaran contoh 12" in page["2030/index.md"]  # dropped, but scored until then
    joined, old = page["iku/contoh-4b/index.md"], page["iku/contoh-4/index.md"]
    assert "2030/tw1/iku/5/" in joined and "menggantikan IKU 5. Indikator contoh 4." in joined
    assert "digantikan oleh IKU 5. Indikator contoh 4 dihitung ulang" in old
    assert "2030/tw1/" not in page["iku/layanan/index.md"]  # new, though it has the number of a dropped one
    assert "indikator dihapus" in page["iku/contoh-3/index.md"]
    assert "iku/contoh-3/" in page["2030/4/index.html"]  # who had the number first keeps its short address
    assert (
        "IKU 4. Mutu layanan,ditambahkan,,Mutu layanan,1,3,PK-1/2030,layanan" in page["data/2030/perubahan-rencana.csv"]
    )


def test_a_series_that_is_not_to_be_joined_begins_anew(tmp_path: Path) -> None:
    folder = revised.write(tmp_path / "isi")
    edit(folder / REVISED, "seri: sambung", "seri: putus")
    page = emit.generate(pipeline.compute(folder)).files["iku/contoh-4b/index.md"].decode()
    assert "2030/tw1/iku/5/" not in page and "menggantikan IKU 5" in page
