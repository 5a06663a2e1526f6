"""The office whose every field is filled with markup has every field there is; tests/browser/test_hostile_fields.py shows it."""

import tomllib
from pathlib import Path

from tests import hostile
from tests.support import ROOT

# Keys of records that the office does not have, with what they hold instead of a text to show.
ELSE = {
    "numbers and flags": "sama_dengan dari_laporan disimpulkan jika_nol ie te e ne batas_e boleh_lebih nol_per_nol pembagi resmi tanpa_bacaan "
    "jenjang desimal arsip tercapai penjelasan tanpa_target ringan tanggal_tanda_tangan belum_dinilai serapan kaidah npss baru seri akumulasi awal dari_awal stabilkan semester bulan",
    "addresses and formulas": "repositori alamat_situs hubungan menggantikan",
    "words of letters alone, which another sign is refused in": "istilah indikator nilai_sasaran nilai_sasaran_lengkap "
    "nilai_akhir nilai_akhir_lengkap perspektif skala kata",
    "never shown": "benar",
    "written by commands; their texts are in koreksi.yaml": "kuartal terbit dihitung versi sidik fakta dari ke apa alasan disetujui perubahan bentuk koreksi unit peristiwa isi manifes lampau",
}  # fmt: skip


def test_the_office_has_every_key_there_is(tmp_path: Path) -> None:
    """A new field of any record must be filled here, or be named above with a reason."""
    found: set[str] = set()

    def walk(tree: object) -> None:
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
            found.add(str(key))
            walk(value)

    walk(hostile.trees(hostile.office(tmp_path / "isi")))
    records = tomllib.loads((ROOT / "generator/forms/keys.toml").read_text("utf-8"))
    known = {key for keys in records.values() for key in keys}
    assert known - found <= {key for keys in ELSE.values() for key in keys.split()}
