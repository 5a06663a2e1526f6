"""Sentences that compare, as a planner types them into a report: what is said of others is held against its record, all
else against the quarter. The office, its figures and the sentences are made up; what is expected was worked out by hand.

IKU 3 realises 50 in TW I 2030 and 55 in TW II, its target 50 and 60, so its capaian 100,0 and 91,7. On record: 2029 TW I
53,10, TW II 58,25, the year 62; Renstra 2030 52,5 and 2032 58; rata-rata nasional 91,20; Balai Rekaan 48,75.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from generator.addresses import periods
from generator.build import pipeline
from generator.checks import compared_figures, foreign_periods, sentence_words, typed_figures
from generator.checks import prose as prose_checks
from generator.content.files import Document
from generator.problems.problem import Problem
from generator.report import Report, Triwulan
from tests import revised
from tests.faults import edit, problems
from tests.support import CASES
from tests.synthetic import write

CODES = {"angka-diketik", "triwulan-lain", "banding-keliru", "banding-beda-dasar", "masa-asing"}
SENTENCES = yaml.safe_load((CASES / "banding.yaml").read_text("utf-8"))
PAST = "riwayat: {2029: {tw1: 53.10, tw2: 58.25, tahunan: 62, sumber: Buku contoh}}, "
OTHERS = (
    "patokan: [{nama: Rata-rata nasional, nilai: 91.20, periode: 2029, sumber: Buku contoh},"
    " {nama: Balai Besar POM di Rekaan, nilai: 48.75, periode: 2029, sumber: Buku contoh}], "
)
MEDIUM = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-2: {2030: 52.5, 2032: 58}}
"""
PLACES = {  # the file of a text, and the file around it
    "iku": ("iku/{iku:02}.yaml", "nomor: {iku}\nringkasan:\n  penyebab: |\n    {teks}\n"),
    "lain": ("iku/04.yaml", "nomor: 4\nringkasan:\n  penyebab: |\n    {teks}\n"),
    "laporan": ("laporan.yaml", "pengantar: |\n  {teks}\n"),
    "highlight": ("highlight.yaml", "- judul: Contoh\n  uraian: |\n    {teks}\n"),
}


@cache
def office() -> Report:
    """Return the report of the office, once for all sentences."""
    with TemporaryDirectory() as made:
        folder = write(Path(made) / "isi", quarters=2)
        (folder / "renstra.yaml").write_text(MEDIUM, "utf-8")
        head = "kode: contoh-2, nama: Indikator contoh 2, satuan: persen, "
        edit(folder / "2030/perjanjian-kinerja.yaml", head, f"{head}{PAST}{OTHERS}")
        edit(folder / "2030/perjanjian-kinerja.yaml", "satuan: nilai, arah: minim", "satuan: menit, arah: minim")
        return pipeline.compute(folder)


def told(case: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is told of a sentence, by default of IKU 3 in TW II 2030."""
    report, folder = office(), f"2030/{case.get('kuartal', 'tw2')}"
    tw, place, number = report[folder], case.get("di", "iku"), case.get("iku", 3)
    file, around = (text.replace("{iku:02}", f"{number:02}").replace("{iku}", str(number)) for text in PLACES[place])
    said = case["teks"].rstrip("\n")
    indent = around.partition("{teks}")[0].rpartition("\n")[2]
    text = around.replace("{teks}", said.replace("\n", f"\n{indent}"))
    document = Document(f"isi/{folder}/{file}", text, text, yaml.load(text, yaml.BaseLoader))
    one: Triwulan = replace(tw, content=replace(report.content, dokumen={document.name: document}))
    vars(one)["jejak"] = tw.jejak
    yield from prose_checks.texts(one.content, one.content.dokumen)
    yield from typed_figures.typed(one)
    yield from foreign_periods.problems(one)
    yield from compared_figures.problems(one, [h for h in report.hasil if h.kuartal.folder < folder])


@pytest.mark.parametrize("case", SENTENCES, ids=[case["teks"] for case in SENTENCES])
def test_a_sentence_that_compares(case: dict[str, Any]) -> None:
    found = [p for p in told(case) if p.code in CODES]
    assert {p.code for p in found} == ({case["kode"]} if "kode" in case else set()), found
    assert case.get("pesan", "") in " ".join(f"{p.wrong} {p.remedy}" for p in found)


@pytest.mark.slow
def test_a_total_of_another_plan_is_compared_with_a_word_of_it(tmp_path: Path) -> None:
    folder = revised.write(tmp_path / "isi")
    file = folder / "2030/tw3/laporan.yaml"
    text = file.read_text("utf-8")
    for said, expected in (("", True), (", yang dinilai menurut rencana sebelum diubah", False)):
        file.write_text(f"{text}pengantar: NPSS dibandingkan TW II 2030 {{{{ 2030/tw2:npss }}}}{said}.\n", "utf-8")
        assert ("banding-beda-dasar" in {p.code for p in problems(folder)}) == expected


@pytest.mark.parametrize(
    "unit", ["naik dari 3,25 ", "Realisasi turun dari TW II 2029 53,25%, ", "(2029, ", "dibanding "]
)
def test_no_sentence_is_read_more_than_a_few_times(unit: str) -> None:
    """A sentence as long as a text is read in parts: each word looks at no more than the part that it is in."""
    found = list(sentence_words.sentences(unit * 500, sentence_words.Kini(2030, periods.ALL["tw2"])))
    assert sum(map(len, found)) >= 500
    assert max(map(len, found)) <= sentence_words.LONGEST + 1
