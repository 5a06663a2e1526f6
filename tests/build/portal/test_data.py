"""The open data of a portal, recomputed from the files of made-up offices by a program of the test's own."""

from __future__ import annotations

import csv
import io
import json
import statistics
from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system

from generator.build.portal import data, frames
from generator.build.portal.gathered import KumpulanUnit
from generator.content import files as source
from tests import portals, synthetic
from tests.build.portal.test_collect import gathered_of
from tests.faults import problems
from tests.portals import TW1, TW2, publish, quarter, unit

pytestmark = pytest.mark.slow

COMMON = "{kode: contoh-1, nama: Contoh satu, alias: [lama]}\n{kode: minim, nama: Contoh dua}"


def nine(tmp_path: Path) -> KumpulanUnit:
    """Return a collection of nine offices of two kinds, with two plans and two periods."""
    rows = []
    for n in range(1, 10):
        kode, quarters = f"u{n}", {}
        for folder in (TW1, TW2):
            one = quarter(kode, folder, npss=f"{70 + n * n}.5", contoh_1=f"{30 + 7 * n % 11}", minim=str(n))
            one["rencana"] |= {"perubahan": 1} if n > 7 else {}
            portals.indicators(one)[0]["kode"] = "lama" if n % 2 else "contoh-1"
            quarters[folder] = one
        publish(tmp_path / "situs" / kode, kode, quarters)
        rows.append(unit(kode, jenis="Loka" if n < 6 else "Balai"))
    return gathered_of(portals.register(tmp_path, "\n".join(rows), COMMON))


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    found = nine(tmp_path)
    return dict(data.files(found, frames.periods(found)))


def rows(found: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found[name].decode())))


def recomputed(folder: Path) -> dict[tuple[str, str, str, str], list[Fraction]]:
    """Read the files that the offices publish; return values by period, plan, kind and measure."""
    found: dict[tuple[str, str, str, str], list[Fraction]] = defaultdict(list)
    for path in sorted(folder.glob("situs/*/data/*/*.json")):
        told: dict[str, Any] = json.loads(path.read_bytes(), parse_float=Fraction)
        kind = "Loka" if int(told["unit"]["kode"][1:]) < 6 else "Balai"
        head = f"{path.parent.name}/{path.stem}", str(told["rencana"].get("perubahan", 0))
        values = {"npss": told["npss"]["nilai"]}
        named = {"contoh-1": "contoh-1", "lama": "contoh-1", "minim": "minim"}
        for i in portals.indicators(told):
            if i["kode"] in named and i["realisasi"] is not None:
                values[named[i["kode"]]] = i["realisasi"]
        for measure, value in values.items():
            for jenis in ("", kind):
                found[(*head, jenis, measure)].append(Fraction(value))
    return found


def test_the_spread_is_that_of_another_program(made: dict[str, bytes], tmp_path: Path) -> None:
    wanted = recomputed(tmp_path)
    got = {(r["periode"], r["perubahan"], r["jenis"], r["ukuran"]): r for r in rows(made, "data/sebaran.csv")}
    assert got.keys() == wanted.keys()
    for key, values in wanted.items():
        row, several = got[key], len(values) > 1
        quartiles = statistics.quantiles(values, n=4, method="inclusive") if several else [values[0]] * 3
        exact = [min(values), *quartiles, max(values)]
        names = ("terendah", "kuartil_1", "median", "kuartil_3", "tertinggi")
        assert [Fraction(row[name]) for name in names] == exact, key
        assert int(row["banyak_unit"]) == len(values)


def test_every_value_names_its_office_and_the_version_of_its_data(made: dict[str, bytes], tmp_path: Path) -> None:
    told = rows(made, f"data/{TW1}/laporan.csv")
    for row in told:
        own = json.loads((tmp_path / f"situs/{row['kode']}/data/2030/tw1.json").read_bytes(), parse_float=str)
        assert (row["npss"], row["data_versi"]) == (own["npss"]["nilai"], own["data"]["versi"])
    assert len(told) == 9
    measured = rows(made, f"data/{TW2}/indikator.csv")
    assert {(r["indikator"], r["kode_indikator"]) for r in measured} == {
        ("contoh-1", "contoh-1"),
        ("contoh-1", "lama"),
        ("minim", "minim"),
    }


def test_the_lock_is_part_of_the_data(made: dict[str, bytes], tmp_path: Path) -> None:
    assert made["data/kumpulan.json"] == (tmp_path / "simpanan/kumpulan.json").read_bytes()


def test_an_office_can_take_over_a_benchmark(made: dict[str, bytes], tmp_path: Path) -> None:
    text = made["data/patokan/loka.yaml"].decode()
    document = source.yaml_document(text, "loka.yaml")
    assert not isinstance(document, list), [str(p) for p in document]
    assert {kode: entry["nilai"] for kode, (entry,) in document.isi.items()} == {"contoh-1": "36.00", "minim": "3.00"}
    content = synthetic.write(tmp_path / "isi")
    plan = content / "2030/perjanjian-kinerja.yaml"
    entry = json.dumps(document.isi["contoh-1"][0], ensure_ascii=False)
    before, usual = plan.read_text("utf-8"), {p.code for p in problems(content)}
    plan.write_text(
        before.replace("nama: Indikator contoh 1,", f"nama: Indikator contoh 1, patokan: [{entry}],", 1), "utf-8"
    )
    assert plan.read_text("utf-8") != before
    assert {p.code for p in problems(content)} == usual


def test_few_offices_make_no_benchmark(made: dict[str, bytes]) -> None:
    assert "data/patokan/balai.yaml" not in made


def test_the_data_package_is_valid_and_explains_every_column(made: dict[str, bytes], tmp_path: Path) -> None:
    for name, one in made.items():
        (tmp_path / "keluar" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "keluar" / name).write_bytes(one)
    package = tmp_path / "keluar/data/datapackage.json"
    with system.use_context(trusted=True):
        done = Package(str(package)).validate()
    assert done.valid, done.flatten(["name", "message"])
    listed = json.loads(package.read_bytes())["resources"]
    assert {f"data/{r['path']}" for r in listed} == {name for name in made if name.endswith(".csv")}
    shown = {field["name"] for r in listed for field in r["schema"]["fields"]}
    assert shown == data.columns().keys()  # none is missing, none is left over
