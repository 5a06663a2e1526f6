"""One name, one meaning: in every table and JSON of the open data, over all test offices."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.build import document_files, pipeline
from generator.data import catalogue, quarter_json
from generator.data import quarter as opendata
from generator.figures import dictionary
from generator.presentation import tabel
from generator.report import Report
from tests import funded, parted, revised, rooted
from tests.support import real
from tests.synthetic import write

pytestmark = pytest.mark.slow

QUARTER = dictionary.schema()
LEVELS = ("program", "kegiatan", "kro", "ro")


@cache
def office(folder: Path) -> tuple[Report, ...]:
    """Return reports whose open data are compared: the real one; a made-up one with an indicator that does not apply,
    one without realisasi and one without target; one with a revised plan; one whose budget says all that it can; one
    with parts of an indicator; one with a tree of performance."""
    content = write(folder / "isi", quarters=2)
    (content / "2030/tw1/iku/13.yaml").write_text("nomor: 13\ndikecualikan: Tidak ada layanan ini.\n", "utf-8")
    rules = content / "aturan/aturan-contoh.yaml"
    rules.write_text(rules.read_text("utf-8").replace("kosong: nol", "kosong: dikeluarkan"), "utf-8")
    plan = content / "2030/perjanjian-kinerja.yaml"
    rows = plan.read_text("utf-8").replace("kolom: {jenis: Jenis, ", "kolom: {kategori: Jenis, ")
    plan.write_text(rows.replace("target: {tw1: 50, ", "target: {tw1: null, ", 1), "utf-8")
    first = content / "2030/tw1/iku/01.yaml"
    for quarter in ("tw1", "tw2"):
        first = content / f"2030/{quarter}/iku/01.yaml"
        first.write_text(first.read_text("utf-8").replace("jenis:", "kategori:"), "utf-8")
    return (
        document_files.offered(real()),
        pipeline.compute(content),
        pipeline.compute(revised.write(folder / "ubah")),
        pipeline.compute(funded.office(folder / "dana")),
        pipeline.compute(parted.weighed(folder / "bagian")),
        pipeline.compute(rooted.write(folder / "pohon")),
    )


@pytest.fixture
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, ...]:
    return office(tmp_path_factory.getbasetemp())


def every_table(reports: tuple[Report, ...]) -> Iterator[tuple[Report, str, tabel.Tabel]]:
    for report in reports:
        for folder, named in opendata.tables_by_folder(report).items():
            yield from ((report, f"{folder}/{kode}", table) for kode, table in named)


def test_one_name_has_one_meaning_in_every_table(reports: tuple[Report, ...]) -> None:
    """A column of the dictionary means what it says there; one of detail rows, what its heading says, in one office."""
    found: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for report, _, table in every_table(reports):
        for column in table.semua:
            about = catalogue.field(report, table, column)
            owner = "" if column.kunci in dictionary.columns() else report.content.unit.kode
            found[owner, column.kunci].add((about["konsep"], about["definisi"], about["satuan"]))
    assert {key: meanings for key, meanings in found.items() if len(meanings) > 1} == {}


def test_only_detail_rows_have_columns_of_their_own(reports: tuple[Report, ...]) -> None:
    known, used = dictionary.columns(), set()
    for _, name, table in every_table(reports):
        used |= {c.kunci for c in table.semua}
        assert len({c.kunci for c in table.semua}) == len(table.semua), name
        assert name.endswith("-rincian") or {c.kunci for c in table.semua} <= known.keys(), name
        assert all(len(row.semua) == len(table.semua) for row in table.baris if not row.jenis), name
    described = {key for part in dictionary._properties(QUARTER) for key in part}
    assert known.keys() - used - described - dictionary.PERIODS == set()


def test_a_detail_column_named_like_another_gets_a_prefix(reports: tuple[Report, ...]) -> None:
    named = {name: [c.kunci for c in t.semua] for _, name, t in every_table(reports[:2])}
    assert named["2024/tw1/iku-13-rincian"] == ["uraian", "rincian_target", "rincian_realisasi", "persen"]
    assert named["2030/tw1/iku-1-rincian"][0] == "rincian_kategori"


def test_no_two_names_mean_the_same() -> None:
    meanings = [(about["konsep"], about["definisi"]) for about in dictionary.columns().values()]
    assert len(meanings) == len(set(meanings))


def test_every_indicator_has_its_kode_and_its_status(reports: tuple[Report, ...]) -> None:
    for _, name, table in every_table(reports):
        if "indikator" in [c.kunci for c in table.kolom]:
            assert {"kode", "nomor_sasaran"} <= {c.kunci for c in table.semua}, name
    tw1 = dict(opendata.tables_by_folder(reports[1])["2030/tw1"])["indikator"]
    rows = opendata.records(tw1)
    assert [r["status"] for r in rows if not r["capaian"]] == ["belum_dinilai", "dikecualikan"]
    assert rows[-1]["alasan_dikecualikan"] == "Tidak ada layanan ini."


def quarters(reports: tuple[Report, ...]) -> Iterator[dict[str, Any]]:
    for report in reports:
        for hasil in report.hasil:
            yield json.loads(
                opendata.to_json(quarter_json.quarter(report.content.unit, hasil, report[hasil.kuartal.folder].resmi))
            )


def test_every_quarter_is_as_its_schema_says(reports: tuple[Report, ...]) -> None:
    Draft202012Validator.check_schema(QUARTER)
    validator = Draft202012Validator(QUARTER)
    for data in quarters(reports):
        assert [e.message for e in validator.iter_errors(data)] == []


def closed(part: Any) -> Any:
    """Return a schema that also refuses a key it does not describe."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: closed(value) for key, value in part.items()}
    return {**found, "additionalProperties": False} if isinstance(part.get("properties"), dict) else found


def test_every_key_of_a_quarter_is_described(reports: tuple[Report, ...]) -> None:
    validator = Draft202012Validator(closed(QUARTER))
    for data in quarters(reports):
        assert [e.message for e in validator.iter_errors(data)] == []
    for properties in dictionary._properties(QUARTER):
        assert all(about["description"] for about in properties.values())


def test_the_data_say_by_what_they_were_made(reports: tuple[Report, ...]) -> None:
    for report in reports:
        for hasil in report.hasil:
            data = quarter_json.quarter(report.content.unit, hasil, report[hasil.kuartal.folder].resmi)
            assert data["versi"] == QUARTER["perubahan"][-1]["versi"] == 4
            assert data["data"]["versi"] == report[hasil.kuartal.folder].versi
            assert data["aturan_nama"] == hasil.aturan.nama
            assert (data["aturan"], data["rencana"]["tahun"]) == (hasil.aturan.kode, hasil.rencana.tahun)
    real_, *_ = quarters(reports)
    assert real_["aturan_dikutip_dari"] == "Laporan Kinerja Triwulan I Tahun 2024"
    assert (real_["unit"]["jenis"], real_["unit"]["wilayah"][0]) == ("Loka POM", "Kota Lubuklinggau")


def test_another_rule_or_plan_has_another_version(reports: tuple[Report, ...]) -> None:
    hasil = reports[0].hasil[0]
    changed = hasil.aturan.model_copy(update={"singkatan": "Lain"})
    before, after = quarter_json._version(hasil.aturan), quarter_json._version(changed)
    assert before != after
    assert before == quarter_json._version(hasil.aturan.model_copy())


def test_weights_of_a_plan_make_no_other_rule_set(reports: tuple[Report, ...]) -> None:
    """A portal compares offices under one decree, whatever their plans weigh."""
    tw = reports[0].triwulan[0]
    nps = tw.hasil.aturan.nps
    bobot = nps.bobot.model_copy(update={"perspektif": {"stakeholder": Decimal(2)}})
    weighed = tw.hasil.aturan.model_copy(update={"nps": nps.model_copy(update={"bobot": bobot})})
    hasil = replace(tw.hasil, aturan=weighed)
    alone = quarter_json.quarter(tw.unit, hasil, tw.resmi)["aturan_versi"]
    written = quarter_json.quarter(tw.unit, hasil, tw.resmi, tw.content.aturan)["aturan_versi"]
    assert alone != written == quarter_json.quarter(tw.unit, tw.hasil, tw.resmi)["aturan_versi"]


def without_old_name(amounts: dict[str, Any]) -> dict[str, Any]:
    """Return amounts without the key that readers of version 1 know money spent by."""
    assert amounts["realisasi"] == amounts["realisasi_anggaran"]
    return {key: value for key, value in amounts.items() if key != "realisasi"}


def flat(data: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what the JSON of a quarter says of every indicator, sasaran, perspektif and kegiatan, by column name."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    money = {str(s["nomor"]): without_old_name(s) for s in data["anggaran"]["sasaran"]}
    for p in data["perspektif"]:
        found["kode_perspektif", p["kode"]] = {**p, "perspektif": p["nama"], "kode_perspektif": p["kode"]}
        for s in p["sasaran"]:
            n = str(s["nomor"])
            found["nomor_sasaran", n] = {
                **(money[n] | s),
                "nomor_sasaran": s["nomor"],
                "sasaran": s["nama"],
                "kode_perspektif": p["kode"],
            }
            for i in s["indikator"]:
                nested = {
                    **(i["anggaran"] or dict.fromkeys(("pagu", "realisasi_anggaran", "serapan"))),
                    **i.get("efisiensi", {}),
                }
                own = {**nested, **i, "indikator": i["nama"], "nomor_sasaran": s["nomor"]}
                found["kode", i["kode"]] = {**own, "triwulan": data["periode"]["triwulan"]}
                for c in i.get("perbandingan", ()):
                    found["pembanding", f"{i['kode']} {c['pembanding']}"] = {**found["kode", i["kode"]], **c}
    for level in LEVELS:
        for k in data["anggaran"].get(level, ()):
            told = {"blokir": None, **without_old_name(k)}  # a column for what one line tells; a key where it is told
            found[f"kode_{level}", k["kode"]] = {**told, f"kode_{level}": k["kode"], level: k["nama"]}
    return found


def test_a_column_says_what_the_json_says_under_that_name(reports: tuple[Report, ...]) -> None:
    """Money under `realisasi`, or the number of a sasaran under `nomor`, would not be what the JSON calls so."""
    compared = 0
    for report in reports:
        for hasil in report.hasil:
            known = flat(quarter_json.quarter(report.content.unit, hasil, report[hasil.kuartal.folder].resmi))
            for name, table in opendata.tables_by_folder(report)[hasil.kuartal.folder]:
                for row in opendata.records(table) if not name.endswith(("-rincian", "-rpd", "-pagu")) else []:
                    key = next(
                        k
                        for k in ("kode", *(f"kode_{n}" for n in LEVELS), "nomor_sasaran", "kode_perspektif")
                        if k in row
                    )
                    beside = f"{row['kode']} {row['pembanding']}" if "pembanding" in row else ""
                    said = known["pembanding", beside] if beside else known[key, str(row[key])]
                    assert row == {column: said[column] for column in row}, (name, row)
                    compared += len(row)
    assert compared > 1000
