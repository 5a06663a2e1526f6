"""Median, quartiles and places against plain statistics with fractions, written here; what may be compared. The offices
are made up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.build.portal import spread
from generator.build.portal.frames import PeriodePortal
from generator.build.portal.gathered import KumpulanUnit
from tests import portals
from tests.build.portal.test_collect import gathered_of
from tests.portals import TW1, indicators, publish, quarter, unit

values = st.lists(st.decimals(-1000, 1000, allow_nan=False, places=2), min_size=1, max_size=80)


def part(found: list[Fraction], share: Fraction) -> Fraction:
    """Return the value at a share of the way through sorted values, as spreadsheets define QUARTILE.INC."""
    at = share * (len(found) - 1)
    below = at.numerator // at.denominator
    above = min(below + 1, len(found) - 1)
    return found[below] + (found[above] - found[below]) * (at - below)


@given(values)
def test_spread_is_that_of_plain_fractions(given_values: list[Decimal]) -> None:
    found = spread.of(given_values)
    assert found
    exact = sorted(Fraction(v) for v in given_values)
    wanted = [exact[0], *(part(exact, Fraction(n, 4)) for n in (1, 2, 3)), exact[-1]]
    got = [found.terendah, found.q1, found.median, found.q3, found.tertinggi]
    assert [Fraction(v) for v in got] == wanted
    assert found.banyak == len(given_values)


@given(values)
def test_a_place_is_one_more_than_those_above(given_values: list[Decimal]) -> None:
    named = {str(n): value for n, value in enumerate(given_values)}
    found = spread.places(named)
    ordered = sorted(given_values, reverse=True)
    assert found == {name: ordered.index(value) + 1 for name, value in named.items()}


def test_equal_values_share_a_place() -> None:
    named = {name: Decimal(text) for name, text in {"a": "90", "b": "95.0", "c": "95.00", "d": "80"}.items()}
    assert spread.places(named) == {"b": 1, "c": 1, "a": 3, "d": 4}


def three(tmp_path: Path, indikator: str = "") -> KumpulanUnit:
    """Collect three offices: two under one rule set and plan, one under another plan."""
    for kode, npss in (("satu", "90"), ("dua", "80")):
        publish(tmp_path / "situs" / kode, kode, {TW1: quarter(kode, npss=npss, contoh_1=npss)})
    other = quarter("tiga", npss="10", contoh_1="10")
    other["rencana"]["perubahan"] = 1
    publish(tmp_path / "situs" / "tiga", "tiga", {TW1: other})
    rows = "\n".join(map(unit, ("satu", "dua", "tiga")))
    return gathered_of(portals.register(tmp_path, rows, indikator))


def test_nothing_is_compared_over_versions_of_a_plan_or_rule_set(tmp_path: Path) -> None:
    groups = spread.groups(spread.reports(three(tmp_path), TW1))
    assert [[p.unit.unit.kode for p in g.laporan] for g in groups] == [["satu", "dua"], ["tiga"]]
    assert groups[0].npss
    assert (groups[0].npss.median, groups[0].peringkat) == (Decimal(85), {"satu": 1, "dua": 2})
    assert groups[1].nama.endswith("perubahan ke-1 perjanjian kinerja")


def test_a_rule_set_that_was_written_otherwise_is_another(tmp_path: Path) -> None:
    for kode in ("satu", "dua"):
        data = quarter(kode, npss="90")
        data["aturan_versi"] = f"{kode:0<8}"
        publish(tmp_path / "situs" / kode, kode, {TW1: data})
    found = gathered_of(portals.register(tmp_path, f"{unit('satu')}\n{unit('dua')}"))
    groups = spread.groups(spread.reports(found, TW1))
    assert [g.nama.partition(", ")[2] for g in groups] == ["isi versi dua00000", "isi versi satu0000"]


def test_an_indicator_is_common_by_kode_or_alias_and_never_by_its_name(tmp_path: Path) -> None:
    data = quarter("dua", contoh_1="40")
    one, _, two, _ = indicators(data)
    one["kode"], two["nama"] = "sebutan-lain", one["nama"]
    publish(tmp_path / "situs" / "satu", "satu", {TW1: quarter("satu", contoh_1="60")})
    publish(tmp_path / "situs" / "dua", "dua", {TW1: data})
    rows = f"{unit('satu')}\n{unit('dua')}"
    found = gathered_of(portals.register(tmp_path, rows, "{kode: contoh-1, nama: Contoh, alias: [sebutan-lain]}"))
    ((i, known),) = spread.common(found, spread.reports(found, TW1)).items()
    assert (i.kode, [u.indikator.realisasi for u in known]) == ("contoh-1", [60, 40])
    found = gathered_of(portals.register(tmp_path, rows, "{kode: contoh-1, nama: Contoh}"))
    ((_, known),) = spread.common(found, spread.reports(found, TW1)).items()
    assert [u.milik.unit.unit.kode for u in known] == ["satu"]


def test_values_in_other_units_are_apart_and_words_are_no_numbers(tmp_path: Path) -> None:
    kinds = {"satu": {}, "dua": {"satuan": "poin"}, "tiga": {"realisasi_kata": "A"}}
    for kode, more in kinds.items():
        data = quarter(kode)
        indicators(data)[0] |= more
        publish(tmp_path / "situs" / kode, kode, {TW1: data})
    rows = "\n".join(map(unit, kinds))
    found = gathered_of(portals.register(tmp_path, rows, "{kode: contoh-1, nama: Contoh}"))
    ((_, known),) = spread.common(found, spread.reports(found, TW1)).items()
    apart = spread.by_unit_of_measure(known)
    assert {satuan: [u.milik.unit.unit.kode for u in us] for satuan, us in apart.items()} == {
        "persen": ["satu"],
        "poin": ["dua"],
    }


def test_money_is_of_those_that_tell_both_amounts(tmp_path: Path) -> None:
    for kode, pagu in (("satu", 100), ("dua", None)):
        data = quarter(kode)
        data["anggaran"] |= {"pagu": pagu, "realisasi_anggaran": 40}
        publish(tmp_path / "situs" / kode, kode, {TW1: data})
    found = gathered_of(portals.register(tmp_path, f"{unit('satu')}\n{unit('dua')}"))
    assert spread.money(spread.reports(found, TW1)) == spread.UangBersama(1, Decimal(100), Decimal(40))


def test_periods_of_all_kinds_follow_each_other_by_their_last_day(tmp_path: Path) -> None:
    """Half a year ends with its second quarter; an office that came later is not awaited before."""
    half = quarter("satu")
    half["periode"] = {"tahun": 2029, "semester": 2, "status": "terbit", "tanggal_terbit": None}
    publish(tmp_path / "situs" / "satu", "satu", {"2029/sm2": half, TW1: quarter("satu")})
    third = quarter("dua", "2029/tw3")
    third["periode"]["triwulan"] = 3
    publish(tmp_path / "situs" / "dua", "dua", {"2029/tw3": third})
    rows = f"{unit('satu')}\n{unit('dua')}\n{unit('tiga', 'sejak: 2030/tw1')}"
    found = gathered_of(portals.register(tmp_path, rows))
    assert found.periode == ("2029/tw3", "2029/sm2", TW1)
    awaited = {f: [u.unit.kode for u in PeriodePortal(found, f).diharapkan] for f in found.periode}
    assert awaited == {"2029/tw3": ["satu", "dua"], "2029/sm2": ["satu", "dua"], TW1: ["satu", "dua", "tiga"]}
    assert found.unit[0].terakhir == TW1
