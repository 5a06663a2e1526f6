"""New quarters and years from the plan: they pass the check as drafts, and nothing that exists is overwritten."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.addresses.periods import QUARTERLY
from generator.build import pipeline
from generator.commands.cli import main
from generator.records import branches
from generator.yaml.parsing import parse
from generator.yaml.tree import Node
from tests import revised, rooted
from tests.support import BUILD, CONTENT
from tests.synthetic import write

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def test_a_new_quarter_of_the_real_plan_is_a_draft_that_passes(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    assert run(folder, "new", "2024/tw2").exit_code == 0
    report = pipeline.compute(folder)
    new = report.hasil[1]
    assert new.kuartal.laporan.status == "draf"
    assert {i.status for i in new.indikator} == {"belum_tersedia", "belum_dinilai"}
    assert new.nilai.nps is None
    assert report.terbaru is report.triwulan[0]  # the front page stays with what is published
    assert sum(n.code == "realisasi-belum-ada" for n in report.masalah) == 16  # indicators with a target in TW II
    text = (folder / "2024/tw2/iku/03.yaml").read_text("utf-8")
    assert "Target Triwulan II: 97,00" in text
    assert "diuji: …" in text
    assert "1: {pagu: 26_517_000, realisasi: null}" in (folder / "2024/tw2/anggaran.yaml").read_text("utf-8")


def test_filled_in_as_the_hints_say(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    assert run(folder, "new", "2030/tw2").exit_code == 0
    file = folder / "2030/tw2/iku/01.yaml"
    text = file.read_text("utf-8").replace("# rincian:", "rincian:")
    file.write_text(
        text.replace("#   - {jenis: Satu, baik: …, semua: …}", "  - {jenis: Satu, baik: 3, semua: 4}"), "utf-8"
    )
    other = folder / "2030/tw2/iku/03.yaml"
    other.write_text(other.read_text("utf-8").replace("# realisasi: …", "realisasi: 54"), "utf-8")
    new = pipeline.compute(folder).hasil[1]
    assert [i.realisasi for i in (new.indikator[0], new.indikator[2])] == [Decimal("75.0"), Decimal("54")]


def test_every_hint_may_be_used(tmp_path: Path) -> None:
    """With each # taken away and each … filled in, every file reads, and says what its keys say."""
    folder = write(tmp_path / "isi")
    assert run(folder, "new", "2030/tw2").exit_code == 0
    for name in ("laporan", "iku/03"):
        file = folder / f"2030/tw2/{name}.yaml"
        lines = [
            re.sub(r"^# (?=[a-z_]+:|  )", "", line).replace("…", "Contoh", 1)
            for line in file.read_text("utf-8").split("\n")
        ]
        text = "\n".join(lines).replace("realisasi: Contoh", "realisasi: 54").replace("tahun-bulan-hari", "2030-07-10")
        file.write_text(text.replace("status: draf", "status: terbit"), "utf-8")
    new = pipeline.compute(folder).hasil[1].kuartal
    assert (new.laporan.penandatangan, new.laporan.saran) == (pipeline.compute(folder).content.unit.kepala, ("Contoh",))
    assert set(new.ukur[3].analisis.model_dump().values()) == {"Contoh"}
    assert set(new.ukur[3].tindak_lanjut[0].model_dump().values()) == {"Contoh"}


def test_hints_lead_to_the_definition(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    run(folder, "new", "2030/tw2")
    plan = (folder / "2030/perjanjian-kinerja.yaml").read_text("utf-8").split("\n")
    text = (folder / "2030/tw2/iku/03.yaml").read_text("utf-8")
    line = int(text.split("isi/2030/perjanjian-kinerja.yaml baris ")[1].split(".")[0])
    assert "nomor: 3," in plan[line - 1]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    before = (folder / "2030/tw1/laporan.yaml").read_bytes()
    done = run(folder, "new", "2030/tw1")
    assert (done.exit_code, "sudah ada" in done.output) == (1, True)
    assert before == (folder / "2030/tw1/laporan.yaml").read_bytes()


def test_a_new_year_keeps_the_plan_and_empties_its_targets(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    assert run(folder, "new", "2031").exit_code == 0
    plan = pipeline.compute(folder).content.tahun[1].rencana
    assert (plan.tahun, len(plan.indikator)) == (2031, 13)
    assert {i.target.of(QUARTERLY.semua[0]) for i in plan.indikator} == {None}
    assert "target 2030: tw1 50" in (folder / "2031/perjanjian-kinerja.yaml").read_text("utf-8")


def test_a_new_year_and_a_revised_plan_keep_the_tree_of_performance(tmp_path: Path) -> None:
    folder = rooted.write(tmp_path / "isi")
    assert run(folder, "new", "2031").exit_code == 0
    assert run(folder, "new", "2030", "--perubahan", "tw3").exit_code == 0
    text = (folder / revised.REVISED).read_text("utf-8")
    head = "nomor: PK-1/2030\ntanggal: 2030-08-05\nalasan: Contoh.\n"
    (folder / revised.REVISED).write_text(text + head, "utf-8")
    first, later = pipeline.compute(folder).content.tahun
    for plan in (first.versi[1].rencana, later.rencana):
        known = branches.branches(plan)
        assert plan.pohon == first.versi[0].rencana.pohon
        assert {kode: (one.induk, one.lintas) for kode, one in known.items()} == {
            kode: (one.induk, one.lintas) for kode, one in branches.branches(first.versi[0].rencana).items()
        }


def test_a_new_year_has_no_document_yet_though_the_last_plan_had(tmp_path: Path) -> None:
    """Neither number nor date, nor what a revised plan says of itself, and no answer, is that of the next year."""
    folder = revised.write(tmp_path / "isi")
    plan = folder / revised.REVISED
    head = "# yaml-language-server: $schema=../../.vscode/skema/perjanjian-kinerja-perubahan.json\n"
    plan.write_text(f'{head}benar: {{rencana-draf: "Contoh."}}\n{plan.read_text("utf-8")}', "utf-8")
    assert run(folder, "new", "2031").exit_code == 0
    made = (folder / "2031/perjanjian-kinerja.yaml").read_text("utf-8")
    assert made.startswith("# yaml-language-server: $schema=../../.vscode/skema/perjanjian-kinerja.json\n")
    kept = [key for key in ("berlaku_sejak", "nomor", "tanggal", "alasan", "benar") if f"\n{key}:" in made]
    assert kept == [] and "tahun: 2031\n" in made
    assert [key for key in ("baru", "menggantikan", "seri") if f"{key}:" in made] == []
    found = [p for p in pipeline.compute(folder).masalah if p.place.file.startswith("isi/2031")]
    assert [p.code for p in found] == ["rencana-draf"]


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (["2031"], "2031/perjanjian-kinerja.yaml"),
        (["2030", "--perubahan", "tw3"], "2030/perjanjian-kinerja-perubahan-1.yaml"),
    ],
)
def test_a_plan_copied_from_another_says_what_that_says(tmp_path: Path, command: list[str], file: str) -> None:
    folder = write(tmp_path / "isi")
    plan = folder / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8").replace("Indikator contoh 2", "yes")
    text = re.sub(r"(?m)^( *target: .*\},)$", r"\1 # target kami", text)
    plan.write_text(f"%YAML 1.1\n---\n{text}# akhir\n", "utf-8", newline="\r\n")
    done = run(folder, "new", *command)
    assert done.exit_code == 0, done.output
    made = (folder / file).read_text("utf-8")
    assert made.count("# target kami") == text.count("# target kami") > 3
    lines = [line for line in text.split("\n") if not re.match(r"tahun:| *(- )?.*target:|# yaml", line)]
    assert all(f"\n{line}" in made for line in lines)
    assert isinstance(parse(made, file), Node)


@pytest.mark.parametrize("name", ["2030/tw5", "2029/tw1", "apa", "2030", "2029", "../tw1"])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / "isi")
    done = run(folder, "new", name)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "Tulis tahun" in done.output


def test_an_office_that_has_only_a_plan_has_a_site_and_can_begin(tmp_path: Path) -> None:
    folder, site = write(tmp_path / "isi", quarters=0), tmp_path / "situs"
    assert "{{ npss }}" in (folder / "profil/latar.md").read_text("utf-8")
    words = (*BUILD, "--site", str(site), "--cache", str(tmp_path / "simpanan"))
    built = run(folder, *words)
    assert built.exit_code == 0, built.output
    assert "(belum ada)" in (site / "profil/latar/index.html").read_text("utf-8")
    assert "2030/perjanjian-kinerja/" in (site / "index.html").read_text("utf-8")
    assert run(folder, "new", "2030/tw1").exit_code == 0
    assert run(folder, *words, "--draf").exit_code == 0
