"""The real report, end to end: an independent calculation against the published JSON, and every printed table found.

The calculation below shares nothing with the generator: it reads the YAML as text with the plain library and works
in fractions, by the rules that the report prints (Tabel 2.5 to 2.7, section 3.12).
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.printed import places as printed_places
from generator.scoring.ladder import score
from tests.support import CONTENT, generated, real

QUARTER = CONTENT / "2024" / "tw1"


def plain(name: str) -> Any:
    return YAML(typ="base", pure=True).load((CONTENT / name).read_text("utf-8"))


@cache
def files() -> dict[str, bytes]:
    return dict(generated().files)


@cache
def published() -> dict[str, Any]:
    return dict(json.loads(files()["data/2024/tw1.json"], parse_float=Decimal))


def cents(value: Fraction) -> Fraction:
    return Fraction(int(value * 100 + Fraction(1, 2)), 100)


def number(text: str) -> Fraction:
    return Fraction(text.replace("_", ""))


def from_rows(method: dict[str, Any], rows: list[dict[str, str]]) -> Fraction | None:
    if method["jenis"] == "rasio":
        part, whole = (sum(number(r[method[k]]) for r in rows) for k in ("pembilang", "penyebut"))
        return Fraction(part, whole) * 100 if whole else None
    if method["jenis"] == "rata_rata_rasio":
        shares = []
        for r in rows:
            part, whole = number(r[method["pembilang"]]), number(r[method["penyebut"]])
            shares.append(part / whole * 100 if whole else number(method["nol_per_nol"]))
        return sum(shares, Fraction(0)) / len(shares)
    pairs = [
        (r.get(w) or "0", r.get(v) or "0") for r in rows for w, v in zip(method["bobot"], method["nilai"], strict=True)
    ]
    return sum((number(w) * number(v if v != "null" else "0") for w, v in pairs), Fraction(0))


def assessed(entry: dict[str, Any]) -> tuple[Fraction, Fraction, Fraction | None] | None:
    """Return realisasi, target and annual target of an indicator, or None when it has no target this quarter."""
    own = plain(f"2024/tw1/iku/{int(entry['nomor']):02d}.yaml")
    target = own.get("target") or entry["target"]["tw1"]
    if target == "null":
        return None
    if "realisasi" in own:
        realisasi = number(own["realisasi"])
    else:
        found = from_rows(entry["metode"], own["rincian"])
        assert found is not None
        realisasi = cents(found)
    annual = entry["target"]["tahunan"]
    return realisasi, number(target), None if annual == "null" else number(annual)


def kategori(value: Fraction) -> str:
    if value > 120:
        return "Tidak dapat disimpulkan"
    return "Sangat baik" if value > 100 else "Baik" if value == 100 else "Cukup" if value >= 70 else "Kurang"


def predikat(value: Fraction) -> str:
    steps = [(90, "Baik"), (70, "Butuh perbaikan"), (50, "Kurang")]
    return "Istimewa" if value > 100 else next((name for low, name in steps if value >= low), "Sangat kurang")


def mean(values: list[Fraction | None]) -> Fraction | None:
    known = [v for v in values if v is not None]
    return cents(sum(known, Fraction(0)) / len(known)) if known else None


def same(expected: Fraction | None, shown: Decimal | int | None) -> bool:
    return expected == (None if shown is None else Fraction(shown))


def test_every_score_against_an_independent_calculation() -> None:
    perspectives = []
    for plan, shown in zip(plain("2024/perjanjian-kinerja.yaml")["perspektif"], published()["perspektif"], strict=True):
        goals = []
        for goal, goal_shown in zip(plan["sasaran"], shown["sasaran"], strict=True):
            scores = [indicator(e, s) for e, s in zip(goal["indikator"], goal_shown["indikator"], strict=True)]
            goals.append(mean(scores))
            assert same(goals[-1], goal_shown["nps"])
            assert (None if goals[-1] is None else predikat(goals[-1])) == goal_shown["predikat"]
        perspectives.append(mean(goals))
        assert same(perspectives[-1], shown["nps"])
        assert perspectives[-1] is not None
        assert predikat(perspectives[-1]) == shown["predikat"]
    total = mean(perspectives)
    assert total is not None
    assert same(total, published()["npss"]["nilai"])
    assert predikat(total) == published()["npss"]["predikat"]


def indicator(entry: dict[str, Any], shown: dict[str, Any]) -> Fraction | None:
    """Compare one indicator and return what it adds to the NPS."""
    money = plain("2024/tw1/anggaran.yaml")["indikator"][entry["nomor"]]
    pagu, spent = number(money["pagu"]), number(money["realisasi"])
    assert (pagu, spent, cents(spent / pagu * 100)) == tuple(
        Fraction(shown["anggaran"][k]) for k in ("pagu", "realisasi", "serapan")
    )
    found = assessed(entry)
    if found is None:
        assert (shown["status"], shown["capaian"], shown["efisiensi"]["te"]) == ("belum_dinilai", None, None)
        return None
    realisasi, target, annual = found
    capaian = cents(realisasi / target * 100)
    assert same(realisasi, shown["realisasi"])
    assert same(target, shown["target"])
    assert same(capaian, shown["capaian"])
    assert kategori(capaian) == shown["kategori"]
    assert same(None if annual is None else cents(realisasi / annual * 100), shown["capaian_tahunan"])
    ie = capaian / (spent / pagu * 100)
    assert same(cents(ie), shown["efisiensi"]["ie"])
    assert abs((ie - 1) - Fraction(shown["efisiensi"]["te"])) <= Fraction(5, 1000)
    return min(capaian, Fraction(120))


@pytest.mark.parametrize(
    ("address", "expected"),  # means of the capaian in tests/cases/capaian.yaml, by hand
    [
        (("stakeholder", 1, "nps"), "103.02"),
        (("internal-process", 2, "nps"), "94.66"),
        (("internal-process", 4, "nps"), "120.00"),
    ],
)
def test_worked_examples(address: tuple[str, int, str], expected: str) -> None:
    perspektif = next(p for p in published()["perspektif"] if p["kode"] == address[0])
    sasaran = next(s for s in perspektif["sasaran"] if s["nomor"] == address[1])
    assert Decimal(expected) == sasaran[address[2]]


def test_money_adds_up() -> None:
    money = published()["anggaran"]
    assert (money["pagu"], money["realisasi"]) == (4_497_759_000, 1_096_077_310)  # as signed: Ringkasan, Bagian 4.1
    for part in ("pagu", "realisasi"):
        assert money[part] == sum(k[part] for k in money["kegiatan"])
    assert sum(s["realisasi"] for s in money["sasaran"]) == 1_096_077_313  # shares of it, rounded up


def test_every_printed_table_is_on_a_page() -> None:
    """The list holds Tabel 2.1 to the last of chapter 3; each leads to an anchor that exists."""
    tables = real().hasil[0].kuartal.tabel
    numbers = {t.nomor for t in tables}
    assert {"2.1", "2.7", "3.1", "3.3", "3.5", "3.21", "3.87"} <= numbers
    index = files()["2024/tw1/daftar-tabel/index.md"].decode()
    places = printed_places.of(real().content, real().hasil[0])
    for table in tables:
        target = places.get(table.untuk)
        assert target is not None
        page, _, anchor = target.partition("#")
        text = files()[f"{page}index.md"].decode()
        assert not anchor or f'id="{anchor}"' in text or f"{{: #{anchor} }}" in text, (table.nomor, target)
    assert index.count("<tr>") >= len(tables)


def test_no_prose_holds_a_control_character_or_an_open_brace() -> None:
    for name, data in files().items():
        if name.endswith(".md"):
            text = data.decode()
            assert [c for c in text if ord(c) < 32 and c != "\n"] == [], name
            assert "{{" not in text, name
            told = "/rekonsiliasi/" in name  # prints word by word, and how a printed figure came about
            plain = text.replace("111,375", "")  # how 106,79 came about, in the printout, too
            plain = plain.replace("1,096,077,310", "")  # as printed, in the signed conclusion
            assert told or not re.search(r"\d,\d{3}", plain), name  # figures are shown with two decimals


def test_the_other_reading_of_iku_15() -> None:
    """The note on IKU 15 says what comes out if the weight of the one case is shared among the two cases of the target.

    By hand: 1 × 0,15 ÷ 2 × 100 = 7,50; ÷ 7,00 = 107,14; (94,66 + 100,85 + 120 + 107,14) ÷ 4 = 105,66;
    (103,02 + 105,66 + 106,67) ÷ 3 = 105,12.
    """
    assert other_reading(15, "7.50") == ("107.14", "Istimewa", "105.12")
    note = real().hasil[0].kuartal.ukur[15].perlu_konfirmasi or ""
    assert all(text in note for text in ("7,50%", "107,14%", "105,12", "Istimewa"))


def read(name: str) -> str:
    """Return the text of a generated page without its marks, white space as one space."""
    return " ".join(re.sub(r"<[^>]+>", "", files()[name].decode()).split())


def test_the_sentence_on_efficiency_can_be_worked_out_again() -> None:
    """From the page text alone, with fractions: "210,00 ÷ 5,00 = 41,98" was what a pocket calculator refuted."""
    pattern = re.compile(r"capaian ÷ serapan = ([\d.,]+) ÷ \(Rp([\d.]+) ÷ Rp([\d.]+) × 100\) = ([\d.,]+)\. ")
    pages = [read(f"2024/tw1/iku/{n}/index.md") for n in range(1, 26)]
    found = [m.groups() for page in pages for m in pattern.finditer(page)]
    assert len(found) == 18
    for groups in found:
        capaian, spent, pagu, ie = (Fraction(g.replace(".", "").replace(",", ".")) for g in groups)
        assert cents(capaian / (spent / pagu * 100)) == ie


def test_a_class_that_tells_nothing_is_explained() -> None:
    """Tabel 2.5 and Tabel 3.2, where two indicators above 120 give an NPS of 120,00."""
    said = (
        "Tidak dapat disimpulkan berarti capaian di atas 120 (Kepka BPOM 311/2023 sebagaimana dikutip laporan cetak, "
    )
    said = f"{said}Tabel 2.5); dalam NPS dihitung paling tinggi 120."
    pages = [name for name in files() if name.endswith("index.md") and said in read(name)]
    quarter = ("", "iku/13/", "iku/14/", "sasaran/4/", "cetak/")
    assert sorted(pages) == sorted(["index.md", *(f"2024/tw1/{page}index.md" for page in quarter)])


def test_the_other_reading_of_iku_5() -> None:
    """The note on IKU 5 says what comes out of its own table instead of the typed 80,00.

    By hand: (100 + 100 + 4 ÷ 16 × 100 + 0) ÷ 4 = 56,25; ÷ 96,20 = 58,47; (58,47 + 66,67 + 100 + 91,84 + 119,21 + 100 +
    101,74) ÷ 7 = 91,13; (91,13 + 100,85 + 120 + 2,14) ÷ 4 = 78,53; (103,02 + 78,53 + 106,67) ÷ 3 = 96,07.
    """
    assert other_reading(5, "56.25") == ("58.47", "Baik", "96.07")
    note = real().hasil[0].kuartal.ukur[5].perlu_konfirmasi or ""
    assert all(text in note for text in ("56,25%", "58,47%", "Kurang", "96,07"))


def other_reading(nomor: int, realisasi: str) -> tuple[str, str, str]:
    """Return the capaian, the predikat and the NPSS that follow when an indicator has another realisasi."""
    hasil = real().hasil[0]
    ukur = hasil.kuartal.ukur[nomor].model_copy(update={"realisasi": Decimal(realisasi), "alasan": "uji"})
    other = score(hasil.rencana, replace(hasil.kuartal, ukur={**hasil.kuartal.ukur, nomor: ukur}), hasil.aturan)
    i = next(i for i in other.indikator if i.indikator.nomor == nomor)
    assert other.nilai.predikat
    return str(i.capaian), other.nilai.predikat.nama, str(other.nilai.nps)
