"""An answer to a doubt about money that is copied into a new quarter comes along; all made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from tests.faults import problems
from tests.synthetic import write

WHY = "Satu kegiatan dibiayai dari dua sumber: daerah, pusat."
LINE = "kegiatan:\n  - {{kode: '1', nama: Contoh, pagu: {pagu}, realisasi: {spent}}}\n"  # four indicators have 4.000 and 400


def office(folder: Path, more: str) -> Path:
    """Write an office of one quarter, and more of its money."""
    content = write(folder, groups=1)
    money = content / "2030/tw1/anggaran.yaml"
    money.write_text(f"{money.read_text('utf-8')}{more}", "utf-8")
    return content


def begun(content: Path) -> str:
    """Begin the next quarter; return its budget. What was answered is not told, and nothing is answered that is not."""
    done = CliRunner().invoke(main, ["new", "2030/tw2", "--content", str(content)])
    assert done.exit_code == 0, done.output
    told = [p.code for p in problems(content) if "anggaran.yaml" in p.place.file]
    assert not {"anggaran-jumlah", "rpd-jumlah", "pagu-berlaku", "benar-tanpa-peringatan"}.intersection(told)
    return (content / "2030/tw2/anggaran.yaml").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("anggaran-jumlah", LINE.format(pagu=5_500, spent=400)),
        ("rpd-jumlah", "rpd: {tw1: 1_000, tw2: 1_000, tw3: 1_000, tw4: 2_345}\n"),
        ("pagu-berlaku", "pagu_awal: 4_567\n"),
    ],
)
def test_a_doubt_about_what_is_copied_stays_answered(tmp_path: Path, code: str, more: str) -> None:
    content = office(tmp_path / "isi", more)
    assert code in {p.code for p in problems(content)}
    content = office(tmp_path / "lain/isi", f'{more}benar: {{{code}: "{WHY}"}}\n')
    text = begun(content)
    assert "# Jawaban peringatan disalin dari 2030/tw1; hapus bila tidak berlaku lagi.\nbenar:\n" in text
    assert text.endswith(f'  {code}: "{WHY}"\n')


def test_an_answer_about_what_was_spent_stays_in_its_quarter(tmp_path: Path) -> None:
    spent = LINE.format(pagu=4_000, spent=555)
    content = office(tmp_path / "isi", f'{spent}benar: {{anggaran-jumlah: "{WHY}"}}\n')
    assert "benar" not in begun(content)
