"""Two rule sets in one office: each quarter is scored by, and cites, the one of its time. The decrees are made up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.build import emit, pipeline
from generator.printed import places
from generator.report import Report
from tests import synthetic
from tests.support import data_of

pytestmark = pytest.mark.slow

FIRST, SECOND = "Keputusan Contoh Nomor 1 Tahun 2030", "Keputusan Contoh Nomor 9 Tahun 2031"
SHORT = "Kep. Contoh 9/2031"


def two_years(folder: Path) -> Path:
    """Write an office of 2030 and 2031; the second year is scored by a decree of another name, cap and classes.

    Its file comes first by name, so that nothing may follow the order of files.
    """
    content = synthetic.write(folder, quarters=2)
    rules = synthetic.RULES.replace("aturan-contoh", "aturan-baru").replace(FIRST, SECOND)
    rules = rules.replace("Kep. Contoh 1/2030", SHORT).replace("2030-01-01", "2031-01-01").replace("Hijau", "Biru")
    (content / "aturan/aturan-baru.yaml").write_text(rules, "utf-8")
    for path in sorted((content / "2030").rglob("*.yaml")):
        new = content / "2031" / path.relative_to(content / "2030")
        new.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8").replace("aturan: aturan-contoh", "aturan: aturan-baru")
        new.write_text(text.replace("2030", "2031"), "utf-8")
    return content


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return pipeline.compute(two_years(tmp_path_factory.mktemp("aturan") / "isi"))


@pytest.fixture(scope="module")
def pages(report: Report) -> dict[str, str]:
    return {n: data.decode() for n, data in emit.generate(report).files.items() if n.endswith(".md")}


def test_each_quarter_cites_the_rule_set_of_its_time(pages: dict[str, str]) -> None:
    cited = re.compile(r'<dt>Aturan</dt><dd><a href="([^"]+)">(.*?)</a>')
    for year, kode, short in (("2030", "aturan-contoh", "Kep. Contoh 1/2030"), ("2031", "aturan-baru", SHORT)):
        found = [c for n, text in pages.items() if re.match(f"{year}/tw", n) for c in cited.findall(text)]
        assert len(found) > 100
        assert {target.rpartition("#")[2] for target, _ in found} == {kode}
        assert {words.partition(",")[0] for _, words in found} == {short}
        other = "Biru" if year == "2030" else "Hijau"
        assert [n for n, text in pages.items() if re.match(f"{year}/tw", n) and other in text.split("<footer")[0]] == []


def test_the_method_says_which_quarters_each_rule_set_governs(pages: dict[str, str]) -> None:
    text = pages["metodologi/index.md"]
    assert text.index("#aturan-contoh }") < text.index("#aturan-baru }")
    assert f"{FIRST}. Berlaku sejak 1 Januari 2030. Dipakai menilai 2030 (TW I dan II)." in text
    assert f"{SECOND}. Berlaku sejak 1 Januari 2031. Dipakai menilai 2031 (TW I dan II)." in text


def test_places_on_the_page_of_the_method_stay_and_are_there(report: Report, pages: dict[str, str]) -> None:
    ids = re.findall(r'id="([^"]+)"', pages["metodologi/index.md"])
    assert len(ids) == len(set(ids))
    assert {"tabel-kategori", "tabel-capaian-tahunan", "tabel-predikat", "tabel-efisiensi"} <= set(ids)
    for tw in report.triwulan:
        found = places.of(tw.content, tw.hasil)
        named = [found[f"aturan.{name}"].rpartition("#")[2] for name in ("kategori", "tahunan", "predikat")]
        assert set(named) <= set(ids)
        assert all(tw.hasil.aturan.kode in name for name in named)


def test_one_rule_set_alone_names_no_quarters(tmp_path: Path) -> None:
    found = emit.generate(pipeline.compute(synthetic.write(tmp_path / "isi"))).files["metodologi/index.md"].decode()
    assert f"{FIRST}. Berlaku sejak 1 Januari 2030. Dipakai situs ini sejak penilaian 2030." in found


def test_the_data_name_the_rule_set_with_its_version(report: Report) -> None:
    files = data_of(report)
    told = [json.loads(files[f"data/{folder}.json"]) for folder in ("2030/tw1", "2030/tw2", "2031/tw1", "2031/tw2")]
    assert [(one["aturan"], one["aturan_nama"]) for one in told] == [
        *[("aturan-contoh", FIRST)] * 2,
        *[("aturan-baru", SECOND)] * 2,
    ]
    assert [one["aturan_berlaku_sejak"] for one in told] == ["2030-01-01"] * 2 + ["2031-01-01"] * 2
    assert len({one["aturan_versi"] for one in told}) == 2
    sets = {one["dct:identifier"]: one for one in json.loads(files["data/katalog.jsonld"])["dcat:dataset"]}
    assert sets["2031/tw1"]["dct:conformsTo"] == {
        "@type": "dct:Standard",
        "dct:identifier": "aturan-baru",
        "dct:title": SECOND,
    }


def test_a_rule_set_added_later_moves_no_page_of_an_old_quarter(tmp_path: Path) -> None:
    def of_quarter(content: Path) -> dict[str, bytes]:
        files = emit.generate(pipeline.compute(content)).files
        return {n: data for n, data in files.items() if n.startswith(("2030/tw1/", "data/2030/tw1"))}

    content = synthetic.write(tmp_path / "isi")
    before = of_quarter(content)
    rules = synthetic.RULES.replace("aturan-contoh", "aturan-baru").replace(FIRST, SECOND)
    (content / "aturan/aturan-baru.yaml").write_text(rules, "utf-8")
    assert of_quarter(content) == before


REVISED = "berlaku_sejak: tw3\nnomor: PK-1/2030\ntanggal: 2030-07-01\nalasan: Keputusan baru berlaku sejak 1 Juli.\n"


def july(folder: Path) -> Path:
    """Write an office of one year; a decree comes into force on 1 July, named by the plan as it is revised then."""
    content = synthetic.write(folder, quarters=3)
    rules = synthetic.RULES.replace("aturan-contoh", "aturan-baru").replace(FIRST, SECOND)
    rules = rules.replace("Kep. Contoh 1/2030", SHORT).replace("2030-01-01", "2030-07-01").replace("Hijau", "Biru")
    (content / "aturan/aturan-baru.yaml").write_text(rules, "utf-8")
    plan = synthetic.plan().replace("aturan: aturan-contoh", "aturan: aturan-baru")
    (content / "2030/perjanjian-kinerja-perubahan-1.yaml").write_text(REVISED + plan, "utf-8")
    return content


@pytest.fixture(scope="module")
def summer(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return pipeline.compute(july(tmp_path_factory.mktemp("juli") / "isi"))


def test_a_decree_that_changes_on_1_july_governs_from_then_on(summer: Report) -> None:
    files = emit.generate(summer).files
    pages = {n: data.decode() for n, data in files.items() if n.endswith(".md")}
    cited = re.compile(r'<dt>Aturan</dt><dd><a href="[^"]+#([^"]+)">(.*?)[,<]')
    for quarter, kode, short in ((1, "aturan-contoh", "Kep. Contoh 1/2030"), (2, "aturan-contoh", "Kep. Contoh 1/2030"),
                                 (3, "aturan-baru", SHORT)):  # fmt: skip
        own = {n: text for n, text in pages.items() if n.startswith(f"2030/tw{quarter}/")}
        assert {c for text in own.values() for c in cited.findall(text)} == {(kode, short)}
    method = pages["metodologi/index.md"]
    assert f"{FIRST}. Berlaku sejak 1 Januari 2030. Dipakai menilai 2030 (TW I dan II)." in method
    assert f"{SECOND}. Berlaku sejak 1 Juli 2030. Dipakai menilai 2030 (TW III)." in method
    told = [json.loads(files[f"data/2030/tw{n}.json"]) for n in (1, 2, 3)]
    assert [one["aturan"] for one in told] == ["aturan-contoh", "aturan-contoh", "aturan-baru"]
    sets = {one["dct:identifier"]: one for one in json.loads(files["data/katalog.jsonld"])["dcat:dataset"]}
    assert [sets[f"2030/tw{n}"]["dct:conformsTo"]["dct:title"] for n in (1, 2, 3)] == [FIRST, FIRST, SECOND]
    assert "yang dinilai menurut aturan lain (Kep. Contoh 1/2030)" in pages["2030/tw3/index.md"]
    assert "aturan lain" not in pages["2030/tw2/index.md"]


def test_a_decree_in_july_moves_nothing_of_what_was_published(tmp_path: Path) -> None:
    def of_old(content: Path) -> dict[str, bytes]:
        files = emit.generate(pipeline.compute(content)).files
        return {n: data for n, data in files.items() if re.match(r"(data/)?2030/tw[12]\b", n)}

    before = synthetic.write(tmp_path / "lama" / "isi", quarters=3)
    kept, now = of_old(before), of_old(july(tmp_path / "baru" / "isi"))
    assert kept.keys() == now.keys()
    names = re.compile(rb"^(lain|remah): .*$", re.MULTILINE)
    assert [n for n in kept if names.sub(b"", kept[n]) != names.sub(b"", now[n])] == []


def test_weights_of_a_plan_are_no_other_rule_set(tmp_path: Path) -> None:
    """A portal compares offices under one decree: what a plan weighs itself is part of the plan."""
    found = []
    for weights in ("", "bobot: {indikator: {minim: 2}}\n"):
        content = synthetic.write(tmp_path / (weights[:5] or "tanpa"))
        plan = content / "2030/perjanjian-kinerja.yaml"
        plan.write_text(weights + plan.read_text("utf-8"), "utf-8")
        found.append(json.loads(data_of(pipeline.compute(content))["data/2030/tw1.json"]))
    one, two = found
    assert one["rencana"]["versi"] != two["rencana"]["versi"]
    assert one["aturan_versi"] == two["aturan_versi"]
