"""The quarter on one page: one page of any office, all that it says is in it, nothing is cut inside a figure."""

from __future__ import annotations

from pathlib import Path

import page as validator
import pytest
from click.testing import CliRunner

from generator.build import document, pipeline
from generator.commands.cli import main
from generator.document import making
from generator.pages import brief
from tests import hostile, lean, synthetic
from tests.document.test_pdf import bare, pages
from tests.pages import test_many_indicators
from tests.support import real

pytestmark = [pytest.mark.slow, pytest.mark.untraced]
OFFICES = {
    "usual": synthetic.write,
    "lean": lean.write,
    "hostile": hostile.office,
    "many": lambda folder: test_many_indicators.office(folder, 130),
}


@pytest.mark.parametrize("shape", ["real", *OFFICES])
def test_a_quarter_fits_on_one_page(tmp_path: Path, shape: str) -> None:
    report = real() if shape == "real" else pipeline.compute(OFFICES[shape](tmp_path / "isi"))
    tw = report.triwulan[-1]
    made = document.short(tw)
    done = making.made(made, [making.PDF], {})[making.PDF]
    assert done.halaman == 1
    for profile in ("ua1", "3a"):
        found = validator.validate_pdf_bytes(done.data, profile=profile)
        assert found.is_compliant, [(f.rule_id, f.message) for f in found.failures]
    text = bare("".join(line for lines in pages(done.data, {"kepala": "\0", "kaki": "\0"}) for line in lines))
    values = brief.brief(tw).isi
    for said in (values["judul_temuan"], values["anggaran"], made.muka["kaki"], tw.unit.nama_resmi):
        assert bare(str(said)) in text
    if tw.resmi.terpisah:
        assert bare(tw.resmi.bukan_resmi) in text and "Hitunganulang" in text
    behind = [*values["perhatian"], *values["lain"]]  # type: ignore[misc]
    for one in behind:
        assert bare(one if isinstance(one, str) else one.indikator.indikator.label) in text
    assert len(behind) == {"real": 5, "many": 110}.get(shape, len(behind))


def test_a_draft_says_so(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", groups=1)
    path = folder / "2030/tw1/laporan.yaml"
    path.write_text(path.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    words = ["dokumen", "2030/tw1", "--ringkas", "--content", str(folder), "--out", str(tmp_path / "hasil")]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    (file,) = (tmp_path / "hasil").iterdir()
    assert file.name == "ringkasan-2030-tw1.pdf"
    assert "Draf" in "".join(pages(file.read_bytes(), {"kepala": "\0", "kaki": "\0"})[0])
    before = file.read_bytes()
    again = CliRunner().invoke(main, words)
    assert again.exit_code == 0 and len([*(tmp_path / "hasil").iterdir()]) == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (None, ""),
        ("Satu.\n\nDua.", "Satu."),
        (f"{'a' * 100}. {'b' * 100}. {'c' * 100}.", f"{'a' * 100}. {'b' * 100}."),
        (f"{'kata ' * 80}", f"{('kata ' * 48).strip()} …"),
        (f"{'kata ' * 46}{{{{ iku.1.capaian }}}} lagi", f"{('kata ' * 46).strip()} …"),
    ],
)
def test_a_long_reason_ends_with_a_sentence_or_a_word(text: str | None, short: str) -> None:
    assert brief._short(text) == short
