"""Sentences about targets, as a planner types them: one against another of another period, year or plan, and what was
reached against the target of another period. The office and its figures are made up.

IKU 3 of TW II 2031 realises 55; its targets of 2031 are 55, 65, 75, 85, of 2030 50, 60, 70, 80 (the last that of the
year, too). Renstra: 52.5 for 2031, 90 at the end; rata-rata nasional 91.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from generator.build import pipeline
from generator.checks import compared_figures, typed_figures
from generator.checks import prose as prose_checks
from generator.content.files import Document
from generator.problems.problem import Problem
from generator.report import Report
from tests.synthetic import add_year, write

OLD, NEW = "tw1: 50, tw2: 60, tw3: 70, tw4: 80, tahunan: 80", "tw1: 55, tw2: 65, tw3: 75, tw4: 85, tahunan: 85"
MEDIUM = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-2: {2031: 52.5, 2032: 90}}
"""
NATION = "patokan: [{nama: Rata-rata nasional, nilai: 91.20, periode: 2029, sumber: Buku contoh}], "
TRUE = """\
Target triwulan ini lebih tinggi dari target triwulan lalu.
Target TW IV lebih tinggi daripada target TW II.
Target naik dibandingkan TW I 2031.
Target meningkat dibanding triwulan sebelumnya.
Target triwulan III sebesar 75% lebih tinggi dari target triwulan ini.
Target triwulan ini lebih rendah dari target triwulan III.
Target triwulan ini lebih rendah dari target akhir Renstra.
Target triwulan ini di atas target Renstra 2031.
Target triwulan ini lebih rendah dari target tahunan.
Target triwulan ini tidak lebih rendah dari target triwulan lalu.
Target triwulan III lebih tinggi.
Target akan turun pada triwulan III.
Target naik 10 poin persen dari triwulan lalu.
Target triwulan II 2031 lebih rendah dari rata-rata nasional.
Target triwulan ini setinggi target tahun depan.
Target tahun lalu sebesar 60%.
Target tahun 2030 sebesar 80%.
Target naik dibandingkan tahun lalu.
Target naik 5 poin persen dibanding tahun lalu.
Target lebih tinggi dari target tahun 2030.
Target tahun 2031 lebih tinggi dari target tahun 2030.
Target triwulan II 2031 lebih tinggi daripada target triwulan II 2030.
Target triwulan ini lebih rendah dari target TW IV 2030 sebesar 80%.
Dibandingkan tahun lalu, target triwulan ini naik.
Target ini lebih tinggi 5 poin persen dari target periode yang sama tahun lalu.
Target lebih tinggi dari realisasi TW II 2030.
Realisasi masih di bawah target triwulan III.
Realisasi masih di bawah target triwulan II 2030.
Realisasi melampaui target TW I 2030.
Capaian menurun dibandingkan TW I karena target TW II lebih tinggi.
Meskipun target lebih tinggi dari tahun lalu, realisasi naik dibanding TW I 2031.
"""
FALSE = """\
Target triwulan ini lebih rendah dari target triwulan lalu.
Target TW IV lebih rendah daripada target TW II.
Target turun dibandingkan TW I 2031.
Target menurun dibanding triwulan sebelumnya.
Target triwulan ini naik dari 55% pada triwulan I menjadi 68%.
Target triwulan III sebesar 75% lebih rendah dari target triwulan ini.
Target triwulan ini lebih tinggi dari target triwulan III.
Target triwulan ini lebih tinggi dari target akhir Renstra.
Target triwulan ini di bawah target Renstra 2031.
Target triwulan ini lebih tinggi dari target tahunan.
Target triwulan ini tidak lebih tinggi dari target triwulan lalu.
Target triwulan ini sama dengan target triwulan lalu.
Target naik 12 poin persen dari triwulan lalu.
Target triwulan II 2031 lebih tinggi dari rata-rata nasional.
Target tahun lalu sebesar 70%.
Target turun dibandingkan tahun lalu.
Target naik 6 poin persen dibanding tahun lalu.
Target lebih rendah dari target tahun 2030.
Target tahun 2031 lebih rendah dari target tahun 2030.
Target triwulan II 2031 sama dengan target triwulan II 2030.
Target triwulan ini lebih tinggi dari target TW IV 2030 sebesar 80%.
Target ini lebih tinggi 20 poin persen dari target periode yang sama tahun lalu.
Target TW II 2031 lebih rendah dari realisasi TW II 2030.
Realisasi sudah di atas target triwulan III.
Realisasi masih di bawah target triwulan I 2030.
Realisasi melampaui target TW IV.
"""


@cache
def office() -> Report:
    """Return the report of the office, once for all sentences."""
    with TemporaryDirectory() as made:
        folder = add_year(write(Path(made) / "isi", quarters=4), 2031, 2)
        (folder / "renstra.yaml").write_text(MEDIUM, "utf-8")
        plan = folder / "2031/perjanjian-kinerja.yaml"
        text = plan.read_text("utf-8").replace(OLD, NEW)
        plan.write_text(text.replace("kode: contoh-2, ", f"kode: contoh-2, {NATION}"), "utf-8")
        with (folder / "2031/tw2/iku/01.yaml").open("a", encoding="utf-8") as file:
            file.write("analisis: {penyebab: Contoh.}\ntindak_lanjut: [{rencana_aksi: Contoh}]\n")
        return pipeline.compute(folder)


def told(sentence: str) -> Iterator[Problem]:
    report, name = office(), "isi/2031/tw2/iku/03.yaml"
    text = f"nomor: 3\nringkasan:\n  penyebab: |\n    {sentence}\n"
    document, tw = Document(name, text, text, yaml.load(text, yaml.BaseLoader)), report["2031/tw2"]
    one = replace(tw, content=replace(report.content, dokumen={name: document}))
    vars(one)["jejak"] = tw.jejak
    yield from prose_checks.texts(one.content, one.content.dokumen)
    yield from typed_figures.typed(one)
    yield from compared_figures.problems(one, [h for h in report.hasil if h.kuartal.folder < "2031/tw2"])


@pytest.mark.slow
@pytest.mark.parametrize("sentence", TRUE.splitlines())
def test_a_true_sentence_passes(sentence: str) -> None:
    assert [str(p) for p in told(sentence)] == []


@pytest.mark.parametrize("sentence", FALSE.splitlines())
def test_a_false_sentence_is_doubted(sentence: str) -> None:
    assert [p.code for p in told(sentence)] == ["banding-keliru"]


def test_what_stands_against_what_is_said() -> None:
    (problem,) = told("Target turun dibandingkan tahun lalu.")
    assert problem.wrong == '"turun" tidak sesuai: target Triwulan II 2031 65, target Triwulan II 2030 60.'
