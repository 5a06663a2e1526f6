"""An office whose rule set scores efficiency by E and NE: all its way, with no word of IE and TE. It is made up.

What is expected is worked out here in fractions, from what is typed, by nothing of the generator.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from generator.build import pipeline
from generator.commands.cli import main
from generator.figures import dictionary
from generator.forms import exchange, quarter_form
from tests import calculator, lean, same_forms, synthetic
from tests.support import BUILD, data_of

LIMIT = 20
CLASSES = """\
  kelas:
    - {nama: Hemat, mulai: 50, rupa: baik, efisien: ya}
    - {nama: Boros, di_bawah: 50, rupa: rendah, efisien: tidak}
"""
RULE = f"efisiensi:\n  rumus: e_ne\n  batas_e: {LIMIT}\n  acuan: Pasal 9\n"
MONEY = {3: (1000, 950), 4: (1000, 900), 5: (1000, 990), 6: (700, 0), 7: (0, 0)}  # by indicator, in rupiah
DONE = {4: 40, 5: 40}  # of a target of 50
SHARED = ("tentang/komponen", *lean.SHARED)
ALIEN = r"\bIE\b|\bTE\b|\bSE\b|\bie\b|\bte\b|indeks efisiensi|tingkat[- ]efisiensi|ie_te|standar efisiensi"


def office(folder: Path, classes: str = CLASSES) -> Path:
    """Write the office of tests/synthetic.py with other money under the other formula."""
    content = synthetic.write(folder, groups=2)
    rules = content / "aturan/aturan-contoh.yaml"
    rules.write_text(re.sub(lean.TABLES["efisiensi"], RULE + classes, rules.read_text("utf-8")), "utf-8")
    rows = [f"  {n}: {{pagu: {p}, realisasi: {r}}}\n" for n in range(1, 8) for p, r in [MONEY.get(n, (1000, 100))]]
    (content / "2030/tw1/anggaran.yaml").write_text(f"sumber: Sistem contoh\nindikator:\n{''.join(rows)}", "utf-8")
    for n, value in DONE.items():
        (content / f"2030/tw1/iku/{n:02d}.yaml").write_text(f"nomor: {n}\nrealisasi: {value}\n", "utf-8")
    return content


def half_up(value: Fraction) -> str:
    """Return a value with one decimal as people round it."""
    tenths = abs(value) * 10
    whole = int(tenths) + (tenths - int(tenths) >= Fraction(1, 2))
    return f"{'-' if value < 0 and whole else ''}{whole // 10}.{whole % 10}"


def by_hand() -> dict[int | None, tuple[str, str] | None]:
    """Return E and NE by indicator, and of all of them under None; where one has no value, nothing."""
    capaian = {1: Fraction(100), 2: Fraction(120), 7: Fraction(0)} | {n: Fraction(v * 100, 50) for n, v in DONE.items()}
    found: dict[int | None, tuple[str, str] | None] = {}
    total = spent = Fraction(0)
    for n in range(1, 8):
        pagu, realisasi = MONEY.get(n, (1000, 100))
        output = pagu * capaian.get(n, Fraction(100)) / 100
        total, spent = total + output, spent + realisasi
        found[n] = scaled((output - realisasi) / output) if output else None
    return {**found, None: scaled((total - spent) / total)}


def scaled(share: Fraction) -> tuple[str, str]:
    e = share * 100
    return half_up(e), half_up(min(max(50 + e / LIMIT * 50, Fraction(0)), Fraction(100)))


def test_values_are_those_of_the_arithmetic_in_fractions(tmp_path: Path) -> None:
    report = pipeline.compute(office(tmp_path / "isi"))
    hasil, hand = report.hasil[0], by_hand()
    found = {i.indikator.nomor: i.efisiensi for i in hasil.indikator}
    for n, e in {**found, None: hasil.efisiensi}.items():
        assert (e and tuple(str(v) for v in e.nilai.values())) == hand[n], n
    assert [hand[n] for n in (3, 4, 5, 6, 7)] == [("5.0", "62.5"), ("-12.5", "18.8"), ("-23.8", "0.0"),
                                                 ("100.0", "100.0"), None]  # fmt: skip
    assert [p for p in report.masalah if p.level == "galat"] == []
    lines = [*calculator.of_data(json.loads(data_of(report)["data/2030/tw1-jejak.json"])["angka"])]
    assert [said for d in lines if (said := calculator.wrong(d))] == []
    jejak = report.triwulan[0].jejak
    assert (
        jejak["efisiensi.4.ne"].hitung
        == "50 + (1.000 × 80,0 ÷ 100 − 900) ÷ (1.000 × 80,0 ÷ 100) × 100 ÷ 20 × 50 = 18,8"
    )
    assert jejak["efisiensi.5.ne"].hitung.endswith(" = −9,4, paling rendah 0, jadi 0,0")
    assert jejak["efisiensi.6.ne"].hitung.endswith(" = 300,0, paling tinggi 100, jadi 100,0")
    assert jejak["efisiensi.7.ne"].rumus == "pagunya 0"
    assert jejak["efisiensi.ne"].nama == "Nilai efisiensi (NE) semua indikator"
    assert [m.alamat for m in jejak["efisiensi.3.e"].masukan] == [
        "iku.3.capaian",
        "anggaran.iku.3.pagu",
        "anggaran.iku.3.realisasi",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("classes", [CLASSES, ""], ids=["kelas", "tanpa kelas"])
def test_the_office_goes_all_its_way(tmp_path: Path, classes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    content, run = office(tmp_path / "content", classes), said
    told = [run("check"), run("publish", "2030/tw1", "--ya", "--tanggal", "2030-04-12")]
    (tmp_path / "isian.xlsx").write_bytes(quarter_form.form(content, "2030/tw1"))
    assert exchange.prepared(content, tmp_path / "isian.xlsx").baru == {}
    told += [run(*BUILD), run("dokumen", "2030/tw1", "--docx", "--out", "kata"), run("audit", "2030/tw1")]
    told.append(run("explain", "2030/tw1", "efisiensi.3.ne"))
    assert "62,5" in told[-1]
    site = tmp_path / "site"
    built = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    texts = {name: lean.text(name, data) for name, data in built.items() if not name.startswith("assets/")}
    texts["kata.docx"] = lean.text("kata.docx", next(tmp_path.glob("kata/*.docx")).read_bytes())
    texts["kata"] = "\n".join(told)
    book = same_forms.opened((tmp_path / "isian.xlsx").read_bytes())
    texts["formulir"] = "\n".join(str(c.value) for s in book for row in s.iter_rows() for c in row if c.value)
    assert lean.hunted({n: t for n, t in texts.items() if not n.startswith(SHARED)}, f"(?-i:{ALIEN})") == {}
    assert bool(lean.hunted({"x": texts["2030/tw1/efisiensi/index.html"]}, "Hemat|masuk kelas")) is bool(classes)
    for name in (
        "2030/tw1/efisiensi/index.html",
        "2030/tw1/iku/3/index.html",
        "metodologi/index.html",
        "data/kamus-data.json",
    ):
        if name in texts:
            assert "NE" in texts[name] or "Nilai efisiensi" in texts[name], name
    assert "grafik/nilai-efisiensi.svg" in " ".join(texts)
    quarter = json.loads(built["data/2030/tw1.json"])
    schema = json.loads(built["data/skema/triwulan.json"])
    Draft202012Validator(schema).validate(quarter)
    assert {"e", "ne"} <= quarter["nilai_efisiensi"].keys()
    assert ("kelas" in quarter["nilai_efisiensi"]) is bool(classes)
    assert "efisiensi" not in quarter and "nilai_efisiensi" not in dictionary.schema(frozenset({"ie_te"}))["properties"]


def said(*words: str) -> str:
    done = CliRunner().invoke(main, [*words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


PRINTED = """\
- {ukuran: efisiensi.3.ne, nilai: "62,50", acuan: Tabel 1}
- {ukuran: efisiensi.4.ne, nilai: "18,75", acuan: Tabel 1}
- {ukuran: efisiensi.4.e, nilai: "5,00", acuan: Tabel 1}
- {ukuran: iku.4.capaian, nilai: "94,74", acuan: Tabel 1}
- {ukuran: efisiensi.e, nilai: "50,00", acuan: Tabel 1}
- {ukuran: efisiensi.7.ne, nilai: "0", acuan: Tabel 1}
"""


@pytest.mark.parametrize("classes", [CLASSES, ""], ids=["kelas", "tanpa kelas"])
def test_an_audit_recomputes_prints(tmp_path: Path, classes: str) -> None:
    content = office(tmp_path / "isi", classes)
    (content / "2030/tw1/terbit.yaml").write_text(PRINTED, "utf-8")
    found = {t.terbit.ukuran: t for t in pipeline.compute(content).triwulan[0].temuan}
    assert found["efisiensi.3.ne"].putusan == "cocok"
    assert found["efisiensi.4.ne"].putusan == "pembulatan"
    # (1.000 × 94,74 ÷ 100 − 900) ÷ (1.000 × 94,74 ÷ 100) × 100 = 5,003…
    assert found["efisiensi.4.e"].dugaan[0].kalimat == (
        "Dari angka pada Tabel 1: (1.000 × 94,74 ÷ 100 − 900) ÷ (1.000 × 94,74 ÷ 100) × 100 = 5,00."
    )
    assert found["efisiensi.7.ne"].dugaan[0].kalimat == "Yang belum dinilai ditulis 0."
    assert found["efisiensi.4.ne"].mengubah is False
    assert (found["efisiensi.e"].putusan, found["efisiensi.e"].mengubah) == ("berbeda", False)


def test_without_classes_nothing_is_counted_as_efficient(tmp_path: Path) -> None:
    report = pipeline.compute(office(tmp_path / "isi", ""))
    angka = report.triwulan[0].jejak
    assert "jumlah.efisien" not in angka and "efisiensi.kelas" not in angka and "efisiensi.3.kelas" not in angka
    assert all(e.kelas is None for i in report.hasil[0].indikator if (e := i.efisiensi))


SINGLE = {"satu": lambda n: n == 3, "tiada": lambda n: False}


@pytest.mark.parametrize(
    ("known", "expected"), [("satu", "Nilai efisiensi (NE) IKU 3 62,5"), ("tiada", "Efisiensi belum dinilai.")]
)
def test_few_or_none_is_said(tmp_path: Path, known: str, expected: str) -> None:
    from generator.presentation import efficiency_words, sentences

    content, has = office(tmp_path / "isi", ""), SINGLE[known]
    plan = content / "2030/perjanjian-kinerja.yaml"
    plan.write_text(plan.read_text("utf-8").replace("tw1: 50", "tw1: null").replace("tw1: 10", "tw1: null"), "utf-8")
    for n in range(1, 8):
        own = "realisasi: 50\ntarget: 50\nalasan_target: Contoh.\n" if has(n) else ""
        (content / f"2030/tw1/iku/{n:02d}.yaml").write_text(f"nomor: {n}\n{own}", "utf-8")
    hasil = pipeline.compute(content).hasil[0]
    assert sentences.efficient(hasil).startswith(expected)
    together = efficiency_words.together(hasil)
    assert ("dari 1 indikator yang mempunyai capaian" in together) is (known == "satu")
    assert ("belum dinilai" in together) is (known == "tiada")
