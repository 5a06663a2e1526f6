"""What regulations ask of a report: shown where it is there, and never claimed where it is not. All of it is made up."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import get_args

import pytest

from generator.build import emit, pipeline
from generator.presentation import evidence
from generator.records.regulation import JenisBukti
from generator.report import Report
from tests import hostile
from tests.support import data_of, generated, pages_of, real
from tests.synthetic import write

pytestmark = pytest.mark.slow
QUARTER, SECOND = "2030/tw1", "2030/tw2"
ASKED = "kelengkapan-pelaporan"
HEAD = "kode: contoh\nnama: Peraturan Contoh\nsingkatan: Per. Contoh\nacuan: Lampiran\nbagian:\n  - nama: Bagian\n    butir:\n"


def office(folder: Path, *kinds: str, quarters: int = 1) -> Path:
    """Write a made-up office that lists a regulation with one item for each of these groups of kinds."""
    write(folder, quarters=quarters)
    items = (f"      - {{nomor: {n}, isi: Contoh., bukti: [{kind}]}}\n" for n, kind in enumerate(kinds, 1))
    (folder / "regulasi").mkdir()
    (folder / "regulasi/contoh.yaml").write_text(HEAD + "".join(items), "utf-8")
    return folder


def rows(report: Report, folder: str = QUARTER) -> list[dict[str, str]]:
    data = data_of(report)[f"data/{ASKED}/{folder.replace('/', '-')}.csv"]
    return list(csv.DictReader(io.StringIO(data.decode())))


def states(folder: Path, *kinds: str) -> list[str]:
    return [row["keadaan"] for row in rows(pipeline.compute(office(folder, *kinds)))]


def test_every_kind_is_decided_by_something() -> None:
    assert set(evidence.KINDS) == set(get_args(JenisBukti))


def test_an_office_without_regulations_sees_nothing_of_them(tmp_path: Path) -> None:
    report = pipeline.compute(write(tmp_path))
    assert not [p.alamat for p in pages_of(report) if ASKED in p.alamat]
    assert not [name for name in emit.generate(report).files if ASKED in name]
    assert ASKED not in emit.generate(report).files["data/katalog.jsonld"].decode()


def test_what_is_there_is_shown_and_what_is_not_is_not(tmp_path: Path) -> None:
    base = office(tmp_path, "kesimpulan", "kendala", "kesimpulan, kendala", "renstra", "salinan-dokumen")
    file = base / QUARTER / "laporan.yaml"
    file.write_text(file.read_text("utf-8") + "kesimpulan: Contoh.\n", "utf-8")
    missing = "Tidak dapat ditunjukkan dari situs ini"
    found = rows(pipeline.compute(base))
    assert [row["keadaan"] for row in found] == ["Ditunjukkan", missing, "Sebagian", missing, missing]
    assert [row["halaman"] for row in found] == [
        f"{QUARTER}/penutup/#kesimpulan",
        "",
        f"{QUARTER}/penutup/#kesimpulan",
        "",
        "",
    ]
    assert found[0]["tanggal"] == "2030-04-10"


def test_some_of_the_indicators_are_a_part(tmp_path: Path) -> None:
    base = office(tmp_path, "penyebab")
    for n in range(1, 14):
        path = base / QUARTER / f"iku/{n:02d}.yaml"
        path.write_text(path.read_text("utf-8") + "analisis: {penyebab: Contoh.}\n", "utf-8")
        found = rows(pipeline.compute(base))[0]
        if n in (1, 13):
            assert found["keadaan"] == ("Sebagian" if n == 1 else "Ditunjukkan")
            assert found["bukti"] == f"Penyebab dan solusi ({n} dari 13 indikator)"
    assert found["halaman"].split()[-1] == f"{QUARTER}/iku/13/#penyebab"


def test_a_single_report_is_no_series(tmp_path: Path) -> None:
    assert states(tmp_path / "satu", "berkala") == ["Tidak dapat ditunjukkan dari situs ini"]
    two = pipeline.compute(office(tmp_path / "dua", "berkala", quarters=2))
    assert [row["halaman"] for row in rows(two)] == [f"{QUARTER}/ {SECOND}/"]


def test_regulations_move_no_page_of_a_quarter(tmp_path: Path) -> None:
    before = emit.generate(pipeline.compute(write(tmp_path / "tanpa/isi"))).files
    after = emit.generate(pipeline.compute(office(tmp_path / "dengan/isi", "penyebab", "terbit"))).files
    own = {name for name in before if name.startswith((f"{QUARTER}/", f"data/{QUARTER}"))}
    assert own
    assert {name for name in own if before[name] != after[name]} == set()


def test_every_place_is_on_the_site(tmp_path: Path) -> None:
    report = pipeline.compute(hostile.office(tmp_path))
    files = emit.generate(report).files
    for folder in (QUARTER, SECOND):
        for address in " ".join(row["halaman"] for row in rows(report, folder)).split():
            page, _, anchor = address.partition("#")
            text = files[f"{page}index.md"].decode()
            assert not anchor or re.search(rf'id="{anchor}"|{{: #{anchor} }}', text), address
        for name in " ".join(row["berkas"] for row in rows(report, folder)).split():
            assert name in files


def test_every_kind_is_shown_by_an_office_that_has_all(tmp_path: Path) -> None:
    report = pipeline.compute(hostile.office(tmp_path))
    kinds = {kind: evidence.KINDS[kind](report, report[QUARTER]) for kind in get_args(JenisBukti)}
    assert {kind for kind, found in kinds.items() if not found.tempat} <= {
        "banding-tahun-lalu",
        "banding-patokan",
    }


def test_the_real_report_claims_nothing_that_it_does_not_have() -> None:
    found = {row["nomor_butir"]: row for row in rows(real(), "2024/tw1")}
    assert found["III.A.2"]["keadaan"].startswith("Tidak")  # the report compares with no earlier year
    assert found["3.a.4"]["bukti"] == ""
    assert found["3.a.4"]["keadaan"].startswith("Tidak")  # nothing says that it was reviewed
    assert found["III.A.1"]["keadaan"] == "Sebagian"


def test_page_and_json_say_what_the_csv_says() -> None:
    files = generated().files
    page = files[f"{ASKED}/2024/tw1/index.md"].decode()
    items = json.loads(files[f"data/{ASKED}/2024-tw1.json"])
    assert len(items) == len(rows(real(), "2024/tw1"))
    assert all(item["butir"][:20] in page or "Capaian kinerja" in item["butir"] for item in items)
    assert files[f"data/{ASKED}.xlsx"]


def test_the_plan_is_dated_by_its_own_day(tmp_path: Path) -> None:
    base = office(tmp_path, "perjanjian-kinerja", "rencana-aksi")
    plan = base / "2030/perjanjian-kinerja.yaml"
    plan.write_text(f"nomor: PK-1\ntanggal: 2030-01-15\n{plan.read_text('utf-8')}", "utf-8")
    signed, action = rows(pipeline.compute(base))
    assert "2030-01-15" in signed.values() and "2030-01-15" not in action.values()
