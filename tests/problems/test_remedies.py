"""Every remedy that says what to type is obeyed: what is said is typed where it is said, and the problem is gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems.problem import Problem
from tests.faults import FAULTS, IKU, IKU3, MONEY, PLAN, REPORT, problems
from tests.synthetic import write

pytestmark = pytest.mark.slow

Row = tuple[str, str, str, str]
# What the cases of galat leave out: file, text that is there, text put in its place.
MORE: list[Row] = [
    ("angka-salah", IKU3, "realisasi: 50", f"realisasi: {typed}")
    for typed in ("96.600,5", "1,234.5", "1.234,567", "96,600", "1_00", "9 660", "- 3.5", "85 %", "3,5 persen", "50 sampel")
] + [
    *(("rupiah-salah", MONEY, "  1: {pagu: 1_000", f"  1: {{pagu: {typed}") for typed in ("1000.5", "26 517 000", "617_666_666.6")),
    *(("angka-salah", MONEY, "  1: {pagu: 1_000", f"  1: {{pagu: {typed}") for typed in ("5.000,50", "5,000", "Rp5.000,-", "617_666_666,66")),
    *(
        ("tanggal-salah", REPORT, "2030-04-10", typed)
        for typed in ("10/04/2030", "10-04-30", "47583", "20300410", "2030/4/10", "2030-04-10 08:00", "Rabu 2030-4-10")
    ),
    ("hari-salah", REPORT, "2030-04-10", "Senin, 10 April 2030"),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\nanalisis:\n  penyebab: a\n   program: b"),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\nanalisis:\n    penyebab: a\n  program: b"),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\ncatatan:\n  - a\n    - b: c\n - d"),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\nanalisis:\n  penyebab: |\n  Sampel belum selesai diuji.\n"),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\ntindak_lanjut:\n  - selesai: a\n    sebelum: b\n  sesudah: c\n"),
    ("daftar-diminta", IKU, "  - {jenis: Satu", "  -{jenis: Satu"),
    ("daftar-diminta", IKU, "  - {jenis: Dua", "  -{jenis: Dua"),
    ("daftar-diminta", IKU3, "realisasi: 50", 'realisasi: 50\ncatatan:\n  -"a"\n  - b'),
    ("titik-dua-hilang", IKU3, "realisasi: 50", "realisasi\nalasan: a"),
    *(
        ("berkas-karakter", IKU3, "realisasi: 50", f"realisasi: 50\nalasan: sam{sign}pel")
        for sign in "\u200b\u00ad\ufeff\u2060\u200d\u202e\U000e0041\u2800\uf0b7"
    ),
    ("berkas-karakter", "profil/latar.md", "NPSS", "NP\u00adSS"),
    *(("teks-tagar", IKU3, "realisasi: 50", f"realisasi: 50\nalasan: {typed}") for typed in ("#1 utama", "Rapat #2 selesai", "a #b: c")),
    *(("yaml-jangkar", IKU3, "realisasi: 50", f"realisasi: 50\nalasan: {typed}") for typed in ("&kawan", "*penting*")),
    ("yaml-tanda", IKU3, "realisasi: 50", "realisasi: 50\nalasan: !segera"),
    *(("kunci-asing", IKU3, "realisasi: 50", f"{typed}: 50") for typed in ("Realisasi", "REALISASI", "realisasí", "-realisasi")),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\nanalisis:\n  penyebab: |\n    a\nb\n  program: c"),
    ("spasi-awal", IKU3, "realisasi: 50", "realisasi: 50\nanalisis:\npenyebab: a\n  program: c"),
    *(("spasi-awal", MONEY, "  1: {", f"{typed}1: {{") for typed in (" ", "   ", "  - ")),
    *(("angka-salah", IKU3, "realisasi: 50", f"realisasi: {typed}") for typed in ("tujuh puluh", "5O", "50;", "50 (sementara)", "nol")),
    *(("tanggal-salah", REPORT, "2030-04-10", typed) for typed in ("tgl 10 April 2030", "April 10, 2030")),
    ("yaml-dokumen", IKU3, "realisasi: 50", "realisasi: 50\n...\nalasan: a"),
    ("yaml-susunan", IKU3, "realisasi: 50", "realisasi: 50\n=====\nalasan: a"),
    *(("bulat-salah", REPORT, "triwulan: 1", f"triwulan: {typed}") for typed in ("I", "TW I", "TW1", "satu", "Triwulan 1")),
    ("triwulan-beda-folder", REPORT, "triwulan: 1", "triwulan: 3"),
    ("tahun-beda-folder", PLAN, "tahun: 2030", "tahun: 2029"),
]  # fmt: skip


def edited(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8") if path.exists() else ""
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(text.replace(old, new, 1), "utf-8")


def valued(row: str, start: int, new: str) -> str:
    """Return a row in which the value that starts somewhere is another."""
    rest = row[start:]
    if rest[:1] in "\"'":
        end = rest.find(rest[0], 1) + 1 or len(rest)
    elif row[:start].count("{") > row[:start].count("}"):
        found = re.search(r",\s*[a-z_0-9]+:|[}\]]", rest)
        end = found.start() if found else len(rest)
    else:
        end = len(rest.split(" #")[0].rstrip())
    return row[:start] + new + rest[end:]


def worded(row: str, start: int, new: str) -> str:
    """Return a row in which the word that starts somewhere is another."""
    return row[:start] + re.sub(r"^[\w-]+", new, row[start:])


def reindented(rows: list[str], at: int, spaces: str) -> list[str]:
    there = len(rows[at]) - len(rows[at].lstrip())
    holds = rows[at].rstrip().endswith((":", "|", ">")) or rows[at].lstrip().startswith("- ")
    end = next(
        (n for n in range(at + 1, len(rows) if holds else at + 1) if len(rows[n]) - len(rows[n].lstrip()) <= there),
        len(rows) if holds else at + 1,
    )
    moved = [" " * (int(spaces) + len(r) - len(r.lstrip()) - there) + r.lstrip() for r in rows[at:end]]
    return [*rows[:at], *moved, *rows[end:]]


def one(change: Callable[[str, int, str], str]) -> Callable[[list[str], int, int, str], list[str]]:
    return lambda rows, at, column, new: [*rows[:at], change(rows[at], column, new), *rows[at + 1 :]]


CHOICES = {"pilihan-asing", "kode-berubah", "bobot-asing", "aturan-tidak-ada"}
# What a remedy says, and what whoever obeys it does: with the rows, the number of the row, the column, what is named.
WAYS: list[tuple[str, Callable[[list[str], int, int, str], list[str]]]] = [
    (r"^Apit dengan tanda kutip: (.+?)(?:; bila memang catatan.*)?$", one(lambda row, column, new: row[: re.match(r"\s*(?:- )?(?:[\w-]+: +)?", row).end()] + new)),  # type: ignore[union-attr]
    (r"^Hapus (\S+) di depannya\.", one(lambda row, column, new: row[:column] + row[column + len(new) :].lstrip())),
    (r"^Hapus (tanda hubung) \(-\) di depannya", one(lambda row, column, new: row[:column] + row[column + 1 :].lstrip())),
    (r"^Mungkin maksudnya (\{\{ .+? \}\})", one(lambda row, column, new: row[:column] + re.sub(r"^\{\{.*?\}\}", new, row[column:]))),
    (r"^Tulis ([a-z_]+: \S+?)(?=\.| bila isinya)", one(lambda row, column, new: row[: len(row) - len(row.lstrip())] + new)),
    (r"^Tulis ([a-z_]+:) lalu nilainya", lambda rows, at, column, new: [*rows[:at], *rows[at + 1 :]]),
    (r"^(?:Bulatkan: |Angka ini tanggal Excel\. |Untuk rupiah )?[Tt]ulis ([A-Z][a-z]+, [0-9-]+|[+-]?[0-9][0-9._-]*[0-9]|[0-9])(?= tanpa| bila| atau|, atau|\.|,)", one(valued)),
    (r"^Mungkin maksudnya ([\w.-]+?)\.", one(worded)),
    (r"Samakan: awali baris ini dengan ([0-9]+) spasi", lambda rows, at, column, new: reindented(rows, at, new)),
    (r"^Awali tiap baris teks itu dengan ([0-9]+) spasi", lambda rows, at, column, new: reindented(rows, at, new)),
    (r"^Tulis ([0-9]{4}/tw[1-4])(?=[.,])", one(valued)),
    (r"^Beri satu spasi sesudah (titik dua)", one(lambda row, column, new: f"{row[:column]} {row[column:]}")),
    (r"^Beri satu spasi sesudah (tanda hubung)", one(lambda row, column, new: f"{row[: column + 1]} {row[column + 1 :]}")),
    (r"^Ganti (tab) dengan", one(lambda row, column, new: row.replace("\t", "  "))),
    (r"^Hapus (karakter|kurung) itu(?!:)", one(lambda row, column, new: row[:column] + row[column + 1 :])),
    (r"^Tutup dengan ([}\]]) di akhir", one(lambda row, column, new: row + new)),
    (r"^Ganti titik koma \((;)\) dengan koma", one(lambda row, column, new: row.replace(";", ","))),
    (r"^Tutup dengan (tanda kutip) yang sama", one(lambda row, column, new: row + row[column])),
    (r"^(Hapus) salah satu", one(lambda row, column, new: "")),
    (r"[Hh]apus (isian|baris) ini", one(lambda row, column, new: "")),
]  # fmt: skip


def obeyed(folder: Path, p: Problem) -> bool:
    """Do what a remedy says; return whether it says anything that can be done without thinking."""
    path = folder.parent / p.place.file
    renamed = re.search(r"[Gg]anti nama (?:berkas )?menjadi (\S+?)\.$", p.remedy)
    if renamed:
        path.rename(path.with_name(renamed.group(1)))
        return True
    if not path.is_file() or not p.place.line:
        return False
    rows = path.read_text("utf-8").split("\n")
    for said, way in WAYS:
        found = re.search(said, p.remedy)
        if found:
            path.write_text("\n".join(way(rows, p.place.line - 1, p.place.column - 1, found.group(1))), "utf-8")
            return True
    word = re.match(r"Tulis ([\w-]+)\.", p.remedy) if p.code in CHOICES else None
    if word:
        path.write_text("\n".join(one(valued)(rows, p.place.line - 1, p.place.column - 1, word.group(1))), "utf-8")
    return bool(word)


ROWS: list[Row] = [*((code, file, old, new) for code, file, old, new, *_ in FAULTS), *MORE]


@pytest.fixture(scope="session")
def done() -> set[int]:
    return set()


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{n}-{row[0]}" for n, row in enumerate(ROWS)])
def test_a_remedy_that_is_obeyed_mends(tmp_path: Path, number: int) -> None:
    code, file, old, new = ROWS[number]
    folder = write(tmp_path / "isi", groups=FAULTS[number].groups if number < len(FAULTS) else 1)
    edited(folder, file, old, new)
    found = [p for p in problems(folder) if p.code == code]
    assert found, problems(folder)
    for p in found:
        if obeyed(folder, p):
            left = [str(q) for q in problems(folder) if (q.code, q.place.file, q.place.line) == (p.code, *p.place[:2])]
            assert left == [], f"{p}\n{(folder.parent / p.place.file)}"
        elif number >= len(FAULTS):
            pytest.fail(f"nothing to obey in: {p}")
        break


def test_most_remedies_can_be_obeyed_without_thinking(tmp_path: Path) -> None:
    able = 0
    for code, file, old, new in ROWS[:60]:
        folder = write(tmp_path / str(able) / file.replace("/", "-") / "isi", groups=1)
        edited(folder, file, old, new)
        able += any(obeyed(folder, p) for p in problems(folder) if p.code == code)
    assert able >= 20


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("96 60", "9660"), ("96 60", "9_660"), ("96.6,0", "966"), ("8 dari 10", "8"),
        ("8/10", "8"), ("1.500 juta", "1_500_000."), ("1.234 orang", "1.234 tanpa"), ("96,600", "96_600."),
        ("1.234,567", "1_234_567"), ("50 ribu orang", "50 tanpa"),
    ],
)  # fmt: skip
def test_no_remedy_makes_another_figure_of_what_was_typed(tmp_path: Path, typed: str, never: str) -> None:
    folder = write(tmp_path / "isi", groups=1)
    edited(folder, IKU3, "realisasi: 50", f"realisasi: {typed}")
    remedy = next(p.remedy for p in problems(folder) if p.code == "angka-salah")
    assert not remedy.startswith(f"Tulis {never}") and never not in remedy.split("misalnya")[0].split(", atau")[0] + "."
