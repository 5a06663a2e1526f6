"""What came after publication is in no document of a published quarter, byte for byte, until a correction takes it in;
what was there and is otherwise by now is told. All made up."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.build import assemble, document_files, make_part, pipeline
from generator.commands.cli import main
from generator.figures import document_lock, document_shown, lock
from generator.scoring.ladder import Hasil
from generator.store.cache import Cache
from tests import synthetic
from tests.faults import edit
from tests.support import MENU, Once, documents

pytestmark = pytest.mark.slow

FIRST = "2030/tw1"
PLAN = "2030/perjanjian-kinerja.yaml"
MEDIUM = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-1: {2030: 61, 2032: 91}}
"""
OTHER = MEDIUM.replace("Renstra contoh", "Reviu contoh").replace("contoh-1", "contoh-2")
ORDER = "dokumen: {lampiran: [{judul: Sisa, isi: [glosarium, daftar-tabel, cara-memeriksa]}]}\n"
WORDS = ("--apa", "Isi", "--alasan", "Baru ada.", "--disetujui", "Kepala", "--tanggal", "2030-05-02")
ADDED = ("renstra", "halaman", "susunan", "telepon", "dasar")


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


@pytest.fixture
def office(once: Once, tmp_path: Path) -> Path:
    """Return an office of a published quarter, without a medium-term plan."""

    def make(folder: Path) -> None:
        synthetic.write(folder, groups=1)
        done = run(folder, "publish", FIRST, "--tanggal", "2030-04-20")
        assert done.exit_code == 0, done.output

    return Path(shutil.copytree(once("documents-hold", make), tmp_path / "isi"))


def add(folder: Path, what: str) -> None:
    """Add something that there was not when the quarter was published."""
    unit = folder / "unit.yaml"
    if what == "renstra":
        (folder / "renstra.yaml").write_text(MEDIUM, "utf-8")
    elif what == "halaman":
        (folder / "profil/tugas.md").write_text("---\njudul: Tugas\n---\nTugas rekaan.\n", "utf-8")
        edit(unit, "profil: [latar]", "profil: [tugas, latar]")
    elif what == "susunan":
        unit.write_text(unit.read_text("utf-8") + ORDER, "utf-8")
    elif what == "telepon":
        unit.write_text(unit.read_text("utf-8") + 'telepon: ["0711 555"]\n', "utf-8")
    else:
        plan = (folder / PLAN).read_text("utf-8")
        (folder / PLAN).write_text(f"{plan}dasar: Peraturan Nomor 1\ncatatan: Catatan rekaan.\n", "utf-8")


def files(folder: Path) -> Mapping[str, bytes]:
    """Return every page and file of the quarter, its documents among them, without menus."""
    report = document_files.offered(pipeline.compute(folder))
    made = make_part.whole(assemble.order(report, report[FIRST], ""), Cache(None))
    return {name: MENU.sub(b"", data) for name, data in (*made.naskah.items(), *made.files.items())}


def test_not_a_byte_of_a_published_quarter_moves_with_what_is_added(office: Path) -> None:
    then = files(office)
    assert {f"{FIRST}/laporan.pdf", f"{FIRST}/laporan.docx", f"{FIRST}/cetak/index.md"} <= then.keys()
    for what in ADDED:
        add(office, what)
    now = files(office)
    assert sorted(now) == sorted(then)
    assert [name for name in then if now[name] != then[name]] == []


@pytest.mark.parametrize("what", ADDED)
def test_what_is_added_is_in_no_document_until_a_correction_takes_it_in(office: Path, what: str) -> None:
    then = documents(office, FIRST)
    add(office, what)
    assert documents(office, FIRST) == then
    assert "dokumen-berubah" not in run(office, "check").output
    more = ["--pembanding"] if what == "renstra" else []
    done = run(office, "correct", FIRST, *WORDS, *more)
    assert done.exit_code == 0, done.output
    assert documents(office, FIRST)[FIRST] != then[FIRST]
    assert run(office, "check").exit_code == 0
    assert "dokumen-berubah" not in run(office, "check").output
    assert run(office, "correct", FIRST, *WORDS, *more).exit_code == 1  # nothing is left to take in


@pytest.mark.parametrize("what", ADDED)
def test_what_is_added_is_in_the_document_of_a_quarter_recorded_again(office: Path, what: str) -> None:
    then = documents(office, FIRST)
    add(office, what)
    done = run(office, "publish", FIRST, "--ulang", "Dokumennya dilengkapi.", "--tanggal", "2030-05-02")
    assert done.exit_code == 0, done.output
    assert documents(office, FIRST)[FIRST] != then[FIRST]
    assert "dokumen-berubah" not in run(office, "check").output


def test_a_medium_term_plan_that_was_there_is_told_where_it_changes_and_another_is_left_out(office: Path) -> None:
    (office / "renstra.yaml").write_text(MEDIUM, "utf-8")
    assert run(office, "correct", FIRST, *WORDS, "--pembanding").exit_code == 0
    then = documents(office, FIRST)
    (office / "renstra.yaml").write_text(OTHER + MEDIUM, "utf-8")
    assert documents(office, FIRST) == then
    assert "dokumen-berubah" not in run(office, "check").output
    (office / "renstra.yaml").write_text(OTHER + MEDIUM.replace("Tabel contoh", "Tabel lain"), "utf-8")
    told = run(office, "check").output
    assert (
        f"ketika terbit: Renstra: Renstra contoh. Kembalikan isinya, biarkan, atau catat dengan lapkin correct {FIRST}"
        in told
    )
    said = documents(office, FIRST)[FIRST].said
    assert ("Tabel lain" in said, "Reviu contoh" in said) == (True, False)


def test_what_took_the_place_of_something_that_is_gone_is_shown_and_told(office: Path) -> None:
    """A page or a plan with another name may be the old one: a document without either would be worse."""
    (office / "profil/latar.md").rename(office / "profil/alas.md")
    edit(office / "unit.yaml", "profil: [latar]", "profil: [alas]")
    told = run(office, "check").output
    assert "Halaman profil latar" in told and "Halaman profil alas" in told
    assert "profil/alas/" in documents(office, FIRST)[FIRST].said


def recorded(folder: Path, *without: str) -> Hasil:
    """Return the quarter with a record that does not hold some facts, as older records do not."""
    record = lock.read((folder / FIRST / lock.FILE).read_bytes())
    fakta = {name: text for name, text in record.fakta.items() if not name.startswith(without)}
    hasil = pipeline.compute(folder, held=False).hasil[0]
    return replace(hasil, kuartal=replace(hasil.kuartal, kunci=record.model_copy(update={"fakta": fakta})))


def test_a_record_that_does_not_know_of_documents_leaves_nothing_out(office: Path) -> None:
    for what in ADDED:
        add(office, what)
    content, old = pipeline.compute(office, held=False).content, recorded(office, document_shown.PREFIX)
    seen = document_lock.shown(content, old)
    assert (seen.profil, seen.renstra, seen.unit, seen.tahun) == (
        content.profil,
        content.renstra,
        content.unit,
        content.tahun,
    )
    assert document_lock.moved(content, old) == []


def test_a_record_with_one_sum_of_all_medium_term_plans_knows_those_before_the_last(office: Path) -> None:
    (office / "renstra.yaml").write_text(MEDIUM, "utf-8")
    assert run(office, "publish", FIRST, "--ulang", "Contoh.", "--tanggal", "2030-05-02").exit_code == 0
    for text, names in ((MEDIUM + OTHER, ["Renstra contoh"]), (OTHER + MEDIUM, ["Reviu contoh", "Renstra contoh"])):
        (office / "renstra.yaml").write_text(text, "utf-8")
        content, old = pipeline.compute(office, held=False).content, recorded(office, document_shown.ONE)
        assert [plan.nama for plan in document_lock.shown(content, old).renstra] == names
        assert [p.alamat for p in document_lock.moved(content, old)] == [document_shown.MEDIUM] * (len(names) - 1)


def test_a_plan_that_is_gone_is_still_told_but_leads_nowhere(office: Path, tmp_path: Path) -> None:
    (office / "renstra.yaml").write_text(MEDIUM, "utf-8")
    done = run(office, "publish", FIRST, "--tanggal", "2030-04-20", "--ulang", "Renstra baru ada.")
    assert done.exit_code == 0, done.output
    (office / "renstra.yaml").unlink()
    done = run(office, "build", "--site", str(tmp_path / "situs"), "--tanpa-dokumen")
    assert done.exit_code == 0, done.output  # every link finds its page
    page = (tmp_path / "situs" / FIRST / "iku/1/index.html").read_text("utf-8")
    assert "Target Renstra 2030" in page
    assert "Target akhir Renstra 2032" in page
