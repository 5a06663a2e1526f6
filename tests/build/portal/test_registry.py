"""The register of a portal: what is wrong with it is said with file, line and remedy. The offices are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.portal import registry
from generator.problems.problem import ContentError
from tests import portals
from tests.portals import unit

KEY = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"


def test_a_register_is_read(tmp_path: Path) -> None:
    path = portals.register(
        tmp_path, unit("satu", f"kunci: {KEY}, sejak: 2030/tw1"), "{kode: a, nama: A, alias: [b, c]}"
    )
    found = registry.read(path)
    assert found.isi.unit[0].kunci == KEY
    assert {kode: i.kode for kode, i in found.bersama.items()} == {"a": "a", "b": "a", "c": "a"}


FAULTS = {
    "no place": ("{kode: satu, nama: Satu, jenis: Loka}", "", "10:12 kode: Situs satu tidak disebut. Tambahkan alamat"),
    "no name": ("{kode: satu, jenis: Loka, folder: a}", "", "10:5 nama: Isian nama wajib ada."),
    "misspelt": (unit("satu", "alamt: https://a.go.id/"), "", "alamt"),
    "address": (unit("satu", "alamat: https://a.go.id/?x=1"), "", "bukan alamat sebuah situs"),
    "key": (unit("satu", "kunci: rahasia"), "", '"rahasia" bukan kunci publik minisign atau SSH. Salin baris kunci'),
    "kode": ("{kode: '---', nama: Satu, jenis: Loka, folder: a}", "", "Kode ini tanpa huruf atau angka."),
    "since": (unit("satu", "sejak: 2030/tw9"), "", "sejak"),
    "indicator twice": (
        unit("satu"),
        "{kode: a, nama: A}\n{kode: a, nama: B}",
        "13:12 kode: a sudah dipakai baris 12.",
    ),
    "alias twice": (unit("satu"), "{kode: a, nama: A}\n{kode: b, nama: B, alias: [a]}", "a sudah dipakai baris 12."),
    "one address": (unit("satu"), "{kode: a.b, nama: A}\n{kode: a-b, nama: B}", "Alamat halamannya akan sama"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_with_place_and_remedy(tmp_path: Path, fault: str) -> None:
    units, indicators, said = FAULTS[fault]
    path = portals.register(tmp_path, units, indicators)
    with pytest.raises(ContentError) as caught:
        registry.read(path)
    assert said in str(caught.value), str(caught.value)
    assert f"{tmp_path.name}/daftar-unit.yaml:" in str(caught.value)


def test_no_register(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"Berkas tidak ada\. Buat berkas"):
        registry.read(tmp_path / "daftar-unit.yaml")
