"""Comparisons with earlier years on pages: breaks, sentences, the summary. The office and its figures are made up."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from generator import indonesian as ind
from generator.build import emit, pipeline
from generator.charts import Trend, layout
from generator.charts.fonts import Lettering
from generator.presentation import (
    comparison_graphs,
    comparison_tables,
    comparison_words,
    derivations,
    score_comparisons,
    series_breaks,
    years,
)
from generator.report import Report
from generator.scoring.ladder import Hasil
from tests import calculator
from tests.faults import PLAN, RULES, edit
from tests.synthetic import add_year, write

pytestmark = pytest.mark.slow

TOLD = "riwayat: {2028: {tw1: 61.5, tahunan: 70, sumber: Buku contoh}}, "


def two_years(folder: Path, quarters: int) -> Path:
    """Write an office of 2029 and 2030 under two rule sets, whose plan tells of 2028, and return the folder."""
    write(folder, quarters)
    edit(folder / RULES, "berlaku_sejak: 2030-01-01", "berlaku_sejak: 2029-01-01")
    add_year(folder, 2029, quarters)
    text = (folder / RULES).read_text("utf-8").replace("kode: aturan-contoh", "kode: baru")
    (folder / "aturan/baru.yaml").write_text(text.replace("Contoh 1/", "Contoh 2/"), "utf-8")
    edit(folder / PLAN, "aturan: aturan-contoh", "aturan: baru")
    edit(folder / PLAN, "contoh 2, satuan: persen, ", f"contoh 2, satuan: persen, {TOLD}")
    return folder


@cache
def report() -> Report:
    """Return an office of TW I 2029 and 2030; the rule set changes in 2030, contoh-4 and contoh-5 are replaced."""
    folder = two_years(Path(mkdtemp()) / "isi", 1)
    plan = folder / PLAN
    for kode, series in (("contoh-4", "sambung"), ("contoh-5", "putus")):
        name = f"nama: Indikator contoh {kode[-1]},"
        edit(
            plan,
            f"kode: {kode}, {name}",
            f"kode: {kode}b, {name[:-1]} dihitung ulang, menggantikan: {kode}, seri: {series},",
        )
    for nomor, value in ((2, "7"), (3, "47"), (5, "60")):
        path = folder / f"2029/tw1/iku/{nomor:02d}.yaml"
        path.write_text(re.sub("realisasi: .*", f"realisasi: {value}", path.read_text("utf-8")), "utf-8")
    return pipeline.compute(folder)


def newest() -> Hasil:
    return report().hasil[-1]


def words(kode: str) -> tuple[str, ...]:
    i = newest().of(kode)
    assert i is not None
    return comparison_words.said(i, newest().banding.get(kode, ()))


def test_the_newest_year_is_told_and_whether_it_is_for_the_better() -> None:
    """50 after 47, more is better; 8 after 7, less is better; 50 after 60 of the indicator that was replaced."""
    assert words("contoh-2")[0] == "Realisasi 50%: naik 3 poin persen dari Triwulan I 2029 (47%), membaik."
    assert words("minim")[0] == "Realisasi 8: naik 1 dari Triwulan I 2029 (7), memburuk."
    assert words("contoh-4b")[0] == "Realisasi 50%: turun 10 poin persen dari Triwulan I 2029 (60%), memburuk."


def test_a_series_that_is_not_carried_on_is_compared_with_nothing_and_says_so() -> None:
    assert words("contoh-5b") == (
        "",
        "Indikator ini menggantikan contoh-5; serinya tidak disambung, sehingga keduanya tidak dibandingkan.",
        "Belum ada data pembanding.",
    )


def test_the_chart_breaks_where_kode_or_rule_set_change_and_not_where_the_ground_is_unknown() -> None:
    i = newest().of("contoh-2")
    assert i is not None
    drawn = comparison_graphs.compared(newest(), i)
    assert drawn is not None
    assert isinstance(drawn.grafik, Trend)
    assert drawn.grafik.periods == ("Triwulan I 2028", "Triwulan I 2029", "Triwulan I 2030")
    assert drawn.grafik.texts == ("61,5%", "47%", "50%")
    assert drawn.grafik.putus == (2,)
    names = [item.gid for item in layout.compose(drawn.grafik, Lettering()).items if getattr(item, "gid", None)]
    assert "putus-2" in names
    assert [n for n in names if n and n.startswith("trend-")] == ["trend-0"]  # 2028 to 2029; none to 2030


def test_a_note_says_in_what_the_earlier_quarter_differs() -> None:
    [then] = newest().banding["contoh-4b"]
    assert comparison_words.note(then) == (
        "Capaian dihitung menurut Kep. Contoh 1/2030, sekarang Kep. Contoh 2/2030; berkode contoh-4, sekarang contoh-4b"
    )


def test_the_summary_counts_what_rose_for_the_better_and_says_once_what_all_have_in_common() -> None:
    """Of 13 indicators the last has no realisasi and the fifth series is not carried on."""
    rows = comparison_tables.since_last_year(newest())
    said = comparison_words.year_before(newest(), [at.banding for at in rows])
    start = "Dibanding Triwulan I 2029, realisasi 1 dari 11 indikator membaik, 2 memburuk, dan 8 tetap."
    assert said.startswith(f"{start} 2 indikator lain tidak dapat dibandingkan dengan triwulan itu.")
    assert said.endswith("Capaian dihitung menurut Kep. Contoh 1/2030, sekarang Kep. Contoh 2/2030.")
    found = comparison_tables.year_before(newest(), rows)
    kept = {
        row["indikator"].teks: [row[k].teks for k in ("nilai_pembanding", "realisasi", "gerak", "catatan_pembanding")]
        for row in found.records()
    }
    assert kept["Indikator yang diminimalkan"] == ["7", "8", "memburuk", "–"]
    assert kept["Indikator contoh 4 dihitung ulang"][-1] == "Berkode contoh-4, sekarang contoh-4b"


def test_what_is_as_it_was_a_year_ago_is_not_said_to_have_been_so_since() -> None:
    """What was between the two quarters may have been more or less."""
    same = [at for at in comparison_tables.since_last_year(newest()) if not at.banding.selisih]
    said = comparison_words.year_before(newest(), [at.banding for at in same])
    assert said.startswith("Dibanding Triwulan I 2029, realisasi semua 8 indikator yang dapat dibandingkan tetap.")
    assert "satu-satunya indikator yang dapat dibandingkan tetap" in comparison_words.year_before(
        newest(), [same[0].banding]
    )
    assert words("contoh-9")[0].startswith("Realisasi 50%: sama dengan Triwulan I 2029 (50%)")
    drawn = comparison_graphs.compared(newest(), next(i for i in newest().indikator if i.indikator.kode == "contoh-9"))
    assert drawn is not None
    assert drawn.judul == "Realisasi 50%, sama dengan Triwulan I 2029"


def test_the_first_year_has_no_such_section() -> None:
    files = emit.generate(report()).files
    assert b"Dibanding tahun lalu" not in files["2029/tw1/index.md"]
    assert b"Dibanding tahun lalu" in files["2030/tw1/index.md"]


def test_a_series_says_since_when_and_in_what_it_is_broken() -> None:
    items = [(h, i) for h in report().hasil for i in h.indikator if i.indikator.kode in ("contoh-4", "contoh-4b")]
    assert series_breaks.of_results(items) == (1,)
    assert list(series_breaks.said(items)) == [
        "Seri terputus sejak Triwulan I 2030: capaian dihitung menurut Kep. Contoh 2/2030, sebelumnya Kep. Contoh "
        "1/2030; berkode contoh-4b, sebelumnya contoh-4."
    ]


def test_every_comparison_is_worked_out_down_to_the_line_it_is_typed_in() -> None:
    """50 less 61.5; 61.5 is typed in line 19 of the plan."""
    tw = report()["2030/tw1"]
    found = tw.jejak_banding["iku.3.selisih.tahun.2028"]
    assert found.hitung == "50 − 61,5 = −11,5"
    place = found.masukan[1].tempat
    assert place is not None
    assert (place.file.rpartition("/")[2], place.line) == ("perjanjian-kinerja.yaml", 19)
    for d in calculator.of_data(derivations.data(tw.hasil, {**tw.jejak, **tw.jejak_banding})["angka"]):
        assert calculator.wrong(d) == "", d
    page = emit.generate(report()).files["2030/tw1/iku/3/index.md"].decode()
    assert 'id="iku-3-selisih-tahun-2028"' in page
    assert "50 − 61,5 = −11,5" in page


def complete(folder: Path) -> Report:
    """Return an office of TW IV 2029 and 2030 under two rule sets, with a realisasi of 2028 told by the plan."""
    return pipeline.compute(two_years(folder, 4))


def test_a_complete_year_stands_beside_the_years_before_it(tmp_path: Path) -> None:
    """65 is realised in TW IV of both years; 70 is told of 2028."""
    made = complete(tmp_path / "isi")
    whole = years.complete_years(made.hasil, 2030)
    assert years.said(whole) == "NPSS 2030 dinilai menurut Kep. Contoh 2/2030, 2029 menurut Kep. Contoh 1/2030."
    found = years.beside(whole, made.content.tahun)
    assert found is not None
    rows = {row["nilai"].teks: [row[y].teks for y in ("2028", "2029", "2030")] for row in found.records()}
    assert rows["Indikator contoh 2"] == ["70%", "65%", "65%"]
    assert rows["NPSS"][0] == "–"
    assert rows["NPSS"][1] == rows["NPSS"][2]


def test_a_year_that_is_not_complete_is_not_compared_as_a_whole(tmp_path: Path) -> None:
    assert years.complete_years(report().hasil, 2030) == []


def test_the_page_of_a_series_shows_the_history_of_the_plan() -> None:
    page = emit.generate(report()).files["iku/contoh-2/index.md"].decode()
    assert "Realisasi tahun-tahun sebelum situs ini" in page
    assert '<td class="lk-num">61,5%</td>' in page
    assert "Buku contoh" in page


def test_scores_stand_beside_those_of_last_year_with_how_they_differ() -> None:
    """In TW I 2029 contoh-2 realised 47 of 50, now 50: its goal went from 94 to 100."""
    then, now = (h.nilai.nps for h in report().hasil)
    assert then is not None
    assert now is not None
    less = f"{'naik' if now > then else 'turun'} {ind.number(abs(now - then))}"
    said = f"NPSS 95,3, {less} dari Triwulan I 2029 ({ind.number(then)}). "
    assert score_comparisons.said(newest()) == f"{said}Dinilai menurut Kep. Contoh 1/2030, sekarang Kep. Contoh 2/2030."
    table = score_comparisons.year_before(newest())
    assert table is not None
    cells = next([c.teks for c in row.sel] for row in table.baris if row.sel[0].teks == "Sasaran contoh 2")
    assert cells == ["Sasaran contoh 2", "94,0", "100,0", "naik 6,0"]
    page = emit.generate(report()).files["2030/tw1/index.md"].decode()
    assert said in page
    assert 'id="sasaran-2-selisih-tahun-2029"' in page


def test_the_first_year_has_no_score_to_compare_with() -> None:
    first = report().hasil[0]
    assert score_comparisons.year_before(first) is None
    assert score_comparisons.said(first) == ""


def test_a_year_without_its_last_quarter_is_named_where_years_are_compared(tmp_path: Path) -> None:
    folder = add_year(write(tmp_path / "isi", quarters=3, groups=1), 2031, 4, groups=1)
    told = "Tahun 2030 tidak dibandingkan: laporan Triwulan IV 2030 tidak ada di situs ini."
    files = emit.generate(pipeline.compute(folder)).files
    assert [told in files[f"{year}/index.md"].decode() for year in (2030, 2031)] == [False, True]
