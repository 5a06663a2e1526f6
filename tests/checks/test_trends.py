"""Doubts beside the earlier quarters: a count that falls, a slipped decimal, a copied text; and answers to them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import emit, pipeline
from generator.commands import publish
from generator.commands.cli import main
from generator.problems.problem import Problem
from tests import support
from tests.synthetic import DATES, write

pytestmark = pytest.mark.slow

CAUSE = "Sampel belum selesai diuji karena alat rusak."
REASON = '"Sampel 12,50 kg dikembalikan pada TW I."'
CODES = ("angka-turun", "angka-melompat", "teks-sama", "benar-tanpa-peringatan")
PLAN = "2030/perjanjian-kinerja.yaml"
ROWS = "rincian:\n  - {jenis: Satu, baik: 3, semua: 4}\n  - {jenis: Dua, baik: 1, semua: 4}\n"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def told(folder: Path) -> list[Problem]:
    return [p for p in pipeline.compute(folder).masalah if p.code in CODES]


def said(folder: Path) -> list[str]:
    return [f"{p.place.file.removeprefix('isi/')} {p.code}" for p in told(folder)]


def measured(folder: Path, nomor: int, *values: str) -> None:
    """Write what is typed for an indicator, quarter by quarter."""
    for q, value in enumerate(values, 1):
        (folder / f"2030/tw{q}/iku/{nomor:02d}.yaml").write_text(f"nomor: {nomor}\n{value}\n", "utf-8")


def counted(*values: int) -> list[str]:
    return [
        f"rincian:\n  - {{jenis: Satu, baik: {n}, semua: 500}}\n  - {{jenis: Dua, baik: 60, semua: 200}}"
        for n in values
    ]


def test_an_office_whose_figures_grow_is_not_doubted(tmp_path: Path) -> None:
    assert said(write(tmp_path / "isi", quarters=4)) == []


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        ((300, 320, 310), ["2030/tw3/iku/01.yaml angka-turun"]),
        ((300, 320, 320), []),
        ((300, 290, 280), []),  # it never grew: each quarter by itself
        ((300, 310), []),
        ((310, 300), []),  # one quarter tells nothing
        ((300, 320, 330, 320), ["2030/tw4/iku/01.yaml angka-turun"]),
    ],
)
def test_a_count_that_grew_so_far_and_falls(tmp_path: Path, values: tuple[int, ...], doubted: list[str]) -> None:
    folder = write(tmp_path / "isi", quarters=len(values))
    measured(folder, 1, *counted(*values))
    for q in (3, 4)[: len(values) - 2]:
        explain(folder, q)
    assert [s for s in said(folder) if "turun" in s] == doubted


def explain(folder: Path, q: int) -> None:
    file = folder / f"2030/tw{q}/iku/01.yaml"
    file.write_text(
        f"{file.read_text('utf-8')}analisis: {{penyebab: Contoh.}}\ntindak_lanjut: [{{rencana_aksi: Contoh}}]\n",
        "utf-8",
    )


@pytest.mark.parametrize("title", ["Baik sampai triwulan ini", "Baik s.d. TW ini", "Baik (kumulatif)"])
def test_a_column_that_says_so_may_not_fall_at_all(tmp_path: Path, title: str) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    edit(folder / PLAN, "baik: Baik,", f'baik: "{title}",')
    measured(folder, 1, *counted(310, 300))
    (p,) = told(folder)
    assert p.wrong == f"{title} (Satu) turun dari 310 menjadi 300, padahal dihitung sejak awal tahun."
    assert str(p.place).startswith("isi/2030/tw2/iku/01.yaml:3:25")


def test_targets_that_grow_tell_that_a_realisasi_is_counted_from_the_beginning(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    measured(folder, 3, "realisasi: 55", "realisasi: 50")
    assert said(folder) == []
    first = "kode: contoh-2, nama: Indikator contoh 2, satuan: persen, arah: maksimalkan,\n             target: {tw1: "
    edit(folder / PLAN, f"{first}50", f"{first}20")
    assert said(folder) == ["2030/tw2/iku/03.yaml angka-turun"]


def test_money_spent_does_not_become_less(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    edit(folder / "2030/tw2/anggaran.yaml", "  4: {pagu: 1_000, realisasi: 200}", "  4: {pagu: 1_000, realisasi: 90}")
    (p,) = told(folder)
    assert (p.place.file, p.code) == ("isi/2030/tw2/anggaran.yaml", "angka-turun")
    assert p.wrong.startswith("Realisasi anggaran IKU 4 turun dari Rp100 menjadi Rp90,")
    obeyed(folder, p)
    assert told(folder) == []


def test_money_that_came_back_is_explained_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    line = "  4: {pagu: 1_000, realisasi: "
    edit(folder / "2030/tw2/anggaran.yaml", f"{line}200}}", f"{line}-90, alasan: Pengembalian rekaan.}}")
    assert told(folder) == []


def obeyed(folder: Path, p: Problem) -> None:
    """Write a reason where the remedy says."""
    named = re.search(r"pada (iku/\d+\.yaml)", p.remedy)
    code = re.search(r'benar: \{([a-z-]+): "…"\}', p.remedy)
    assert code
    file = folder.parent / p.place.file
    file = file.parent / named.group(1) if named and "/iku/" not in p.place.file else file
    file.write_text(f"{file.read_text('utf-8')}benar: {{{code.group(1)}: {REASON}}}\n", "utf-8")


@pytest.mark.parametrize(
    ("values", "doubted"),
    [
        (("96.60", "0.966"), ["2030/tw2/iku/03.yaml angka-melompat"]),
        (("0.512", "53.1"), ["2030/tw2/iku/03.yaml angka-melompat"]),
        (("50", "60"), []),
        (("5", "60"), []),
        (("0", "60"), []),
        (("50", "0.51", "52"), ["2030/tw2/iku/03.yaml angka-melompat"]),  # once, not on the way back, too
        (("50", "0.51", "0.52"), ["2030/tw2/iku/03.yaml angka-melompat", "2030/tw3/iku/03.yaml angka-melompat"]),
    ],
)
def test_a_slipped_decimal(tmp_path: Path, values: tuple[str, ...], doubted: list[str]) -> None:
    folder = write(tmp_path / "isi", quarters=len(values))
    explained = "analisis: {penyebab: Contoh.}\ntindak_lanjut: [{rencana_aksi: Contoh}]"
    measured(folder, 3, *(f"realisasi: {v}\n{explained}" for v in values))
    assert said(folder) == doubted
    for p in told(folder)[:1]:
        obeyed(folder, p)
        assert told(folder) == []


def test_a_slipped_thousand_in_a_row(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    rows = "rincian:\n  - {{jenis: Satu, baik: 3, semua: 4}}\n  - {{jenis: Dua, baik: {}, semua: {}}}"
    measured(folder, 1, rows.format(1, 2), rows.format(1_900, 2_000))
    explain(folder, 2)
    assert [p.wrong for p in told(folder)] == [
        f"{c} (Dua) {now}, sedangkan sebelumnya {then}."
        for c, now, then in (("Baik", "1.900", 1), ("Semua", "2.000", 2))
    ]


def test_a_text_that_came_along(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    text = f"realisasi: 50\nanalisis:\n  penyebab: {CAUSE}\n  pemanfaatan: {CAUSE}\n"
    measured(folder, 3, text, text.replace("belum selesai", "belum  selesai") + f"ringkasan: {{penyebab: {CAUSE}}}\n")
    (p,) = told(folder)
    assert p.wrong == "analisis.penyebab sama kata demi kata dengan triwulan sebelumnya."
    assert str(p.place).startswith("isi/2030/tw2/iku/03.yaml:4:")
    obeyed(folder, p)
    assert told(folder) == []


def test_frames_of_figures_say_something_new(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    text = "Pada triwulan ini realisasinya {{ iku.3.realisasi }} persen."
    measured(folder, 3, *[f'realisasi: 50\nanalisis: {{target_realisasi: "{text}"}}'] * 2)
    for q in (1, 2):
        file = folder / f"2030/tw{q}/laporan.yaml"
        file.write_text(f"{file.read_text('utf-8')}kesimpulan: NPSS triwulan ini adalah {{{{ npss }}}}.\n", "utf-8")
    assert said(folder) == []


def test_a_conclusion_that_came_along_is_answered_in_the_report(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    for q in (1, 2):
        file = folder / f"2030/tw{q}/laporan.yaml"
        file.write_text(f"{file.read_text('utf-8')}kesimpulan: {CAUSE}\n", "utf-8")
    (p,) = told(folder)
    assert p.place.file == "isi/2030/tw2/laporan.yaml"
    obeyed(folder, p)
    assert told(folder) == []


def test_an_answer_to_nothing_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    for code, remedy in (("angka-turn", "Mungkin maksudnya angka-turun."), ("angka-turun", "Hapus baris ini.")):
        measured(folder, 3, f"realisasi: 50\nbenar: {{{code}: Contoh.}}")
        (p,) = told(folder)
        assert (p.level, p.remedy) == ("saran", remedy)


def test_what_is_answered_passes_strictly_and_is_shown_nowhere(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    edit(folder / "unit.yaml", "kode:", "alamat_situs: https://contoh.example.go.id/\nkode:")
    for q in (1, 2):
        edit(folder / f"2030/tw{q}/iku/13.yaml", "nomor: 13\n", "nomor: 13\nrealisasi: 60\n")
    measured(
        folder, 3, "realisasi: 55.1", "realisasi: 0.551\nanalisis: {penyebab: a}\ntindak_lanjut: [{rencana_aksi: b}]"
    )
    (p,) = told(folder)
    words = ["check", "--ketat", "--content", str(folder)]
    for q in (1, 2):
        publish.publish(folder, f"2030/tw{q}", date.fromisoformat(DATES[q]))
    assert CliRunner().invoke(main, words).exit_code == 1
    obeyed(folder, p)
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    report = pipeline.compute(folder)
    files = {**emit.generate(report).files, **support.data_of(report)}
    assert [n for n, data in files.items() if b"dikembalikan pada TW I" in data] == []
