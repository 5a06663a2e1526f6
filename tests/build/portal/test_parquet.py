"""The data of a portal as Parquet: every value is that of the CSV, none through a float, the same bytes again. The
offices are made up."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from frictionless import Package

from generator.build.portal import data, frames, parquet
from generator.commands.cli import main
from generator.presentation.tabel import Kolom, num, table, text
from tests import portals
from tests.build.portal.test_data import nine
from tests.portals import TW1, publish, quarter, unit


@pytest.fixture
def made(tmp_path: Path) -> dict[str, bytes]:
    found = nine(tmp_path)
    return dict(data.files(found, frames.periods(found), parquet=True))


def read(content: bytes) -> pyarrow.Table:
    return pyarrow.parquet.read_table(io.BytesIO(content))


def of_csv(made: dict[str, bytes], name: str) -> list[dict[str, str]]:
    """Return all rows that the CSV files of one name hold, those of a period with its folder before them."""
    found = []
    for path in sorted(p for p in made if p.endswith(f"/{name}.csv")):
        folder = path.removeprefix("data/").rpartition("/")[0]
        rows = csv.DictReader(io.StringIO(made[path].decode()))
        found += [{**({"periode": folder} if folder else {}), **row} for row in rows]
    return found


def test_every_value_is_that_of_the_csv(made: dict[str, bytes]) -> None:
    names = {path.rpartition("/")[2].removesuffix(".csv") for path in made if path.endswith(".csv")}
    files = {path: one for path, one in made.items() if path.endswith(".parquet")}
    assert {f"data/{name}.parquet" for name in names} == files.keys()
    kinds: dict[str, set[type]] = defaultdict(set)
    for path, one in files.items():
        wanted = of_csv(made, path.removeprefix("data/").removesuffix(".parquet"))
        got = read(one).to_pylist()
        assert len(got) == len(wanted) > 0, path
        for row, told in zip(got, wanted, strict=True):
            assert [*row] == [*told], path
            for key, value in row.items():
                kinds[key].add(type(value))
                same = Decimal(told[key]) == value if isinstance(value, Decimal) else str(value or "") == told[key]
                assert same, (path, key, value, told[key])
    assert {Decimal, date, str, type(None)} == set().union(*kinds.values())
    assert {"dikumpulkan", "tanggal_terbit", "data_dikumpulkan"} == {k for k, found in kinds.items() if date in found}
    assert {"npss", "pagu", "median", "realisasi", "terbitan"} < {k for k, found in kinds.items() if Decimal in found}


def test_two_builds_have_the_same_bytes(made: dict[str, bytes], tmp_path: Path) -> None:
    found = nine(tmp_path / "lagi")
    again = dict(data.files(found, frames.periods(found), parquet=True))
    assert {p: one for p, one in again.items() if p.endswith(".parquet")} == {
        p: one for p, one in made.items() if p.endswith(".parquet")
    }


def test_who_does_not_ask_has_none(made: dict[str, bytes], tmp_path: Path) -> None:
    found = nine(tmp_path / "lagi")
    without = dict(data.files(found, frames.periods(found)))
    assert made.keys() - without.keys() == {p for p in made if p.endswith(".parquet")}
    assert {p for p in without if without[p] != made[p]} == {"data/datapackage.json"}


def test_the_data_package_has_a_place_for_each_file(made: dict[str, bytes]) -> None:
    listed: list[dict[str, Any]] = json.loads(made["data/datapackage.json"])["resources"]
    own = {f"data/{r['path']}": r for r in listed if r["format"] == "parquet"}
    assert own.keys() == {p for p in made if p.endswith(".parquet")}
    assert len({r["name"] for r in listed}) == len(listed)
    told = {"number": pyarrow.types.is_decimal, "date": pyarrow.types.is_date, "string": pyarrow.types.is_string}
    for path, resource in own.items():
        schema = read(made[path]).schema
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == schema.names
        for field in fields:
            assert told[field["type"]](schema.field(field["name"]).type), (path, field)
    descriptor = json.loads(made["data/datapackage.json"])
    assert [*Package.metadata_validate(descriptor)] == []
    assert [*Package.metadata_validate({**descriptor, "resources": [{"name": 1}]})]  # it does look


def test_texts_have_no_mark_for_spreadsheets_and_days_may_be_missing() -> None:
    columns = (Kolom[str]("unit", "Unit", lambda s: text(s)), Kolom[str]("hari", "Hari", lambda _: text(None)))
    got = read(parquet.written(table("", "", columns, ["=1+1", "-"]), {"unit": "teks", "hari": "tanggal"}))
    assert got.to_pylist() == [{"unit": "=1+1", "hari": None}, {"unit": "-", "hari": None}]


@pytest.mark.parametrize(
    "values", [["9" * 18 + "." + "1" * 20], ["9" * 18 + "." + "1" * 21], ["1e17", "1e-40", "-0.00"], ["0e-40"], []]
)
def test_numbers_keep_every_digit(values: list[str]) -> None:
    """Up to 18 digits before the point and 40 after it are read from strangers."""
    column = Kolom[Decimal]("nilai", "Nilai", num, angka=True)
    got = read(parquet.written(table("", "", (column,), map(Decimal, values)), {"nilai": "persen"}))
    assert [row["nilai"] for row in got.to_pylist()] == [Decimal(value) for value in values]


def portal(path: Path, *words: str) -> Result:
    where = ["--site", str(path.parent / "portal"), "--tanggal", "2030-08-01"]
    return CliRunner().invoke(main, ["portal", str(path), *where, *words])


def test_where_the_library_is_missing_nothing_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = portals.register(tmp_path, unit("satu"))
    monkeypatch.delitem(sys.modules, "generator.build.portal.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = portal(path, "--parquet")
    assert (done.exit_code, done.stdout) == (1, "")
    said = "Untuk --parquet perlu dipasang juga pyarrow: pasang lapkin[parquet].\nPortal lama tidak diubah.\n"
    assert done.stderr == said
    assert not (tmp_path / "simpanan").exists()


@pytest.mark.slow
def test_the_command_writes_it_where_it_is_asked_to(tmp_path: Path) -> None:
    publish(tmp_path / "situs/satu", "satu", {TW1: quarter("satu", npss="98.10")})
    path, file = portals.register(tmp_path, unit("satu")), tmp_path / "portal/data/laporan.parquet"
    assert portal(path, "--parquet").exit_code == 0
    (row,) = pyarrow.parquet.read_table(file).to_pylist()
    assert (row["periode"], row["npss"]) == (TW1, Decimal("98.10"))
    assert "data/laporan.parquet" in (tmp_path / "portal/data/index.html").read_text("utf-8")
    assert portal(path).exit_code == 0
    assert not file.exists()
