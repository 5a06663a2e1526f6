"""Every figure's derivation: worked out again by a plain calculator, its inputs really stand where it says."""

from __future__ import annotations

import ast
import json
import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import addresses
from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.figures import naming
from generator.figures.figures import figures
from generator.figures.trace import Jejak
from generator.report import Report
from tests import offices
from tests.support import CONTENT, generated, real
from tests.synthetic import write

OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def worked_out(text: str) -> Fraction:
    """Work out a formula as it is printed: decimal comma, grouped thousands, ÷ and ×. Independent of the generator."""
    plain = re.sub(r"Rp|\.(?=\d{3})", "", text).replace(",", ".")
    plain = plain.replace("÷", "/").replace("×", "*").replace("−", "-")
    return value(ast.parse(plain.strip(), mode="eval").body, plain.strip())


def value(node: ast.expr, text: str) -> Fraction:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](value(node.left, text), value(node.right, text))
    source = ast.get_source_segment(text, node)
    assert source is not None
    return Fraction(source)


def rounded(number: Fraction, shown: str) -> Fraction:
    places = len(shown.partition(",")[2])
    scaled = number * 10**places
    half = Fraction(1, 2) if scaled >= 0 else Fraction(-1, 2)
    return Fraction(int(scaled + half), 10**places)


def arithmetic(found: dict[str, Jejak]) -> list[Jejak]:
    return [j for j in found.values() if " = " in j.hitung]


@pytest.mark.slow
def test_every_figure_has_its_derivation() -> None:
    hasil = real().hasil[0]
    assert list(real()["2024/tw1"].jejak) == list(figures(hasil))


def test_every_formula_gives_its_figure() -> None:
    found = arithmetic(dict(real()["2024/tw1"].jejak))
    assert len(found) > 140
    for jejak in found:
        formula, shown = jejak.hitung.rsplit(" = ", 1)
        assert shown == jejak.angka.teks
        assert rounded(worked_out(formula), shown) == worked_out(shown), (jejak.angka.alamat, jejak.hitung)


def test_every_figure_with_a_value_ends_in_typed_cells() -> None:
    found = real()["2024/tw1"].jejak

    def leaves(alamat: str) -> list[bool]:
        return [
            leaf for m in found[alamat].masukan for leaf in (leaves(m.alamat) if m.alamat else [m.tempat is not None])
        ]

    for alamat, jejak in found.items():
        if jejak.angka.nilai is not None:
            assert leaves(alamat), alamat
            assert all(leaves(alamat)), alamat


def test_typed_cells_stand_where_the_derivation_says() -> None:
    checked = 0
    for jejak in real()["2024/tw1"].jejak.values():
        for m in jejak.masukan:
            if m.tempat is None or not re.search(r"\d", m.teks) or m.nama == "Rencana":
                continue
            line = (CONTENT.parent / m.tempat.file).read_text("utf-8").split("\n")[m.tempat.line - 1]
            cell = re.match(r"[\d._]+", line[m.tempat.column - 1 :])
            assert cell, (jejak.angka.alamat, line)
            typed = Fraction(cell.group().replace("_", "").rstrip("."))
            assert typed == worked_out(m.teks), (jejak.angka.alamat, m)
            checked += 1
    assert checked > 250


def test_places_and_names_are_of_the_figure() -> None:
    hasil = real().hasil[0]
    assert naming.address("iku.4.capaian_tahunan", hasil) == "2024/tw1/iku/4/#iku-4-capaian-tahunan"
    assert naming.address("anggaran.kegiatan.3165.pagu", hasil) == "2024/tw1/anggaran/#anggaran-kegiatan-3165-pagu"
    assert naming.name("perspektif.learning-growth.nps", hasil) == "NPS perspektif Learning and Growth"
    anchors = [naming.anchor(a) for a in figures(hasil)]
    assert len(anchors) == len(set(anchors))


@pytest.mark.slow
def test_every_figure_stands_on_its_page() -> None:
    files = generated().files
    for alamat in figures(real().hasil[0]):
        page, _, anchor = naming.address(alamat, real().hasil[0]).partition("#")
        assert f'<details class="lk-hitung" id="{anchor}">' in files[f"{page}index.md"].decode()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return pipeline.compute(write(tmp_path_factory.mktemp("isi")))


def test_another_rule_set_tells_its_own_story(office: Report) -> None:
    """By hand from the made-up plan: 8 against 10, minimised; weight 3; cap 150; one decimal."""
    found = office["2030/tw1"].jejak
    assert found["iku.2.capaian"].hitung == "(10 − (8 − 10)) ÷ 10 × 100 = 120,0"
    assert found["sasaran.1.nps"].hitung == "(1 × 100,0 + 3 × 120,0) ÷ 4 = 115,0"
    assert "1 desimal" in found["npss"].pembulatan
    assert found["iku.13.capaian"].rumus == "realisasi belum tersedia; menurut aturan dihitung 0"


def test_one_capped_value_is_not_said_to_be_the_same(tmp_path: Path) -> None:
    """90 of 10 is 900, which counts as 120: the value of its goal is the cap, not "sama"."""
    case: offices.Case = {"indikator": [{"target": "10", "realisasi": "90"}, {"target": "10", "sasaran": "2"}]}
    found = pipeline.compute(offices.write(tmp_path, case))["2030/tw1"].jejak
    assert found["sasaran.1.nps"].hitung == "Hanya satu indikator, dihitung sebesar batas atas: 120,00"
    assert found["npss"].hitung == "Hanya satu perspektif, jadi nilainya sama: 120,00"


@pytest.mark.slow
def test_citation_names_value_version_and_place(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "alamat_situs: https://kinerja.example.go.id\n", "utf-8")
    page = emit.generate(pipeline.compute(folder)).files[addresses.iku("2030/tw1", 2) + "index.md"].decode()
    expected = (
        r"Balai Contoh di Kota Rekaan\. Capaian IKU 2, Triwulan I 2030: 120,0\. "
        r"Data terbit 10 April 2030, versi [0-9a-f]{8}\. https://kinerja\.example\.go\.id/2030/tw1/iku/2/#iku-2-capaian<"
    )
    assert re.search(expected, page)


def test_a_decimal_stays_a_decimal() -> None:
    assert all(not isinstance(f.nilai, float) for f in figures(real().hasil[0]).values())
    assert isinstance(figures(real().hasil[0])["npss"].nilai, Decimal)


@pytest.mark.slow
def test_explain_prints_a_tree_down_to_the_cells() -> None:
    done = CliRunner().invoke(main, ["explain", "2024/tw1", "sasaran.1.nps", "--content", str(CONTENT)])
    assert done.exit_code == 0
    assert "(103,52 + 104,17 + 85,91 + 118,48) ÷ 4 = 103,02" in done.output  # by hand
    assert "[content/2024/tw1/iku/03.yaml:" in done.output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "hint"), [(["2024/tw9", "npss"], "2024/tw1"), (["2024/tw1", "sasran.2.nps"], "sasaran.2.nps")]
)
def test_explain_names_the_nearest_known(words: list[str], hint: str) -> None:
    done = CliRunner().invoke(main, ["explain", *words, "--content", str(CONTENT)])
    assert done.exit_code == 1
    assert re.search(rf"(?:Mungkin maksudnya|Pilih salah satu:) {re.escape(hint)}\.", done.output)


def test_open_data_carries_every_derivation() -> None:
    data = json.loads(generated().files["data/2024/tw1-jejak.json"])
    compared = [a for a in real().triwulan[0].jejak_banding if a.startswith("iku.1.")]
    assert compared == ["iku.1.selisih.renstra", "iku.1.capaian.renstra", "iku.1.kelas.renstra"]
    known = [*figures(real().hasil[0]), *real().triwulan[0].jejak_banding]
    assert [a["alamat"] for a in data["angka"]] == known
    cell = next(a for a in data["angka"] if a["alamat"] == "anggaran.iku.1.pagu")["masukan"][0]
    assert (cell["berkas"], cell["teks"]) == ("content/2024/tw1/anggaran.yaml", "Rp26.517.000")
