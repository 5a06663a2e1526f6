"""What was published changes only with a correction on record. The office and its figures are made up."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from generator.build import document, emit, pipeline
from generator.commands import publish
from generator.commands.cli import main
from generator.figures import document_shown, lock
from generator.problems.problem import ContentError
from generator.store import durable
from tests import rooted
from tests.forms.test_exchange import saved, sheets
from tests.support import ROOT
from tests.synthetic import write

pytestmark = pytest.mark.slow

IKU3 = "2030/tw1/iku/03.yaml"
WORDS = [
    "--apa",
    "Realisasi IKU 3",
    "--alasan",
    "Salah hitung.",
    "--disetujui",
    "Kepala Balai",
    "--tanggal",
    "2030-05-02",
]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the made-up office with its first quarter published."""
    folder = write(tmp_path / "isi")
    assert run(folder, "publish", "2030/tw1").exit_code == 0
    return folder


def test_a_published_figure_may_not_change(office: Path) -> None:
    assert run(office, "check").exit_code == 0
    (office / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    done = run(office, "check")
    assert done.exit_code == 1
    assert "isi/2030/tw1/iku/03.yaml:2:12" in done.output
    # by hand: satu (115,0 + 90,0 + 100,0) / 3 = 101,7; (2 x 101,7 + 100 + 100 + 66,7) / 5 = 94,0
    assert "npss 95.3 → 94.0" in done.output
    assert "lapkin correct 2030/tw1" in done.output


def test_a_correction_settles_it_and_is_shown(office: Path) -> None:
    (office / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    assert run(office, "correct", "2030/tw1", *WORDS).exit_code == 0
    assert run(office, "check").exit_code == 0
    files = emit.generate(pipeline.compute(office)).files
    page = files["koreksi/index.md"].decode()
    assert "Realisasi IKU 3" in page
    assert "<td>95,3</td><td>94,0</td>" in page
    figure = files["2030/tw1/iku/3/index.md"].decode()
    assert "(dikoreksi)" in figure
    assert (
        figure.count('koreksi/#koreksi-1">dikoreksi</a>') == 3
    )  # realisasi, capaian, and capaian against the year; no class moved
    assert "2 Mei 2030, semula 100,0" in figure
    assert "<td>10,0</td><td>9,0</td>" in page  # IE: 100 / 10%, then 90 / 10%, with the one decimal of the rule set
    assert "koreksi/#koreksi-1" in figure
    feed = Xml.fromstring(files["koreksi/umpan.xml"])
    titles = [e.text or "" for e in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("Koreksi Triwulan I 2030: Realisasi IKU 3" in t for t in titles)


def test_a_second_change_needs_a_second_correction(office: Path) -> None:
    for value in (45, 40):
        (office / IKU3).write_text(f"nomor: 3\nrealisasi: {value}\n", "utf-8")
        assert run(office, "check").exit_code == 1
        assert run(office, "correct", "2030/tw1", *WORDS).exit_code == 0
        assert run(office, "check").exit_code == 0
    text = (office / "koreksi.yaml").read_text("utf-8")
    assert text.count("kuartal:") == 2


def test_comments_in_the_corrections_file_stay(office: Path) -> None:
    (office / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    run(office, "correct", "2030/tw1", *WORDS)
    file = office / "koreksi.yaml"
    file.write_text(f"# Catatan kami\n{file.read_text('utf-8')}", "utf-8")
    (office / IKU3).write_text("nomor: 3\nrealisasi: 40\n", "utf-8")
    run(office, "correct", "2030/tw1", *WORDS)
    assert file.read_text("utf-8").startswith("# Catatan kami\n")
    assert run(office, "check").exit_code == 0


def test_a_fact_counts_too_but_prose_does_not(office: Path) -> None:
    file = office / "2030/tw1/highlight.yaml"
    file.write_text("- judul: Kegiatan contoh\n  uraian: Kalimat yang diperbaiki.\n", "utf-8")
    assert run(office, "check").exit_code == 0
    file.write_text("- judul: Kegiatan lain\n  uraian: Kalimat.\n", "utf-8")
    done = run(office, "check")
    assert done.exit_code == 1
    assert "highlight.yaml:1:10" in done.output
    assert "Kegiatan contoh → Kegiatan lain" in done.output


def test_a_light_erratum_is_recorded_without_changes(office: Path) -> None:
    entry = (
        "- {kuartal: 2030/tw1, tanggal: 2030-05-03, apa: Salah ketik, alasan: Ejaan., disetujui: Kepala, ringan: ya}\n"
    )
    (office / "koreksi.yaml").write_text(entry, "utf-8")
    page = emit.generate(pipeline.compute(office)).files["koreksi/index.md"].decode()
    assert "ralat ringan, tanpa perubahan angka" in page


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "- {kuartal: 2030/tw1, tanggal: 2030-05-02, apa: a, alasan: b, disetujui: c, perubahan: "
            "[{alamat: npss, dari: '90.0', ke: '91.0'}]}\n",
            "npss sebelumnya 95.3, bukan 90.0. Tulis 95.3.",
        ),
        (
            "- {kuartal: 2030/tw2, tanggal: 2030-05-02, apa: a, alasan: b, disetujui: c}\n",
            "2030/tw2 belum diterbitkan.",
        ),
        ("- {kuartal: 2030/tw1, tanggal: 2030-05-02, apa: a, disetujui: c}\n", "Isian alasan wajib ada."),
    ],
)
def test_a_correction_that_fits_nothing(office: Path, entry: str, message: str) -> None:
    (office / "koreksi.yaml").write_text(entry, "utf-8")
    done = run(office, "check")
    assert done.exit_code == 1
    assert "koreksi.yaml:1" in done.output
    assert message in done.output


def test_a_record_changed_by_hand_is_refused(office: Path) -> None:
    file = office / "2030/tw1/kunci.yaml"
    file.write_text(file.read_text("utf-8").replace("npss: '95.3'", "npss: '99.9'"), "utf-8")
    done = run(office, "check")
    assert done.exit_code == 1
    assert "diubah dengan tangan" in done.output


def test_a_draft_cannot_be_published_and_twice_changes_nothing(office: Path, tmp_path: Path) -> None:
    record = (office / "2030/tw1/kunci.yaml").read_bytes()
    assert run(office, "publish", "2030/tw1").exit_code == 0
    assert record == (office / "2030/tw1/kunci.yaml").read_bytes()
    draft = write(tmp_path / "draf")
    report = draft / "2030/tw1/laporan.yaml"
    report.write_text(report.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    done = run(draft, "publish", "2030/tw1")
    assert (done.exit_code, "masih draf" in done.output) == (1, True)
    assert run(draft, "publish", "2030/tw9").exit_code == 1


def test_commands_at_once_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    """Each lists its own behind what the other listed, whichever comes first."""
    folder = write(tmp_path / "isi", quarters=2)
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from generator.commands import cli; cli.run()"
    words = [[sys.executable, "-c", code, "publish", f"2030/tw{n}", "--tanggal", "2030-07-18"] for n in (1, 2)]
    with durable.alone(folder):
        both = [subprocess.Popen([*w, "--content", str(folder)], stderr=subprocess.PIPE) for w in words]
        time.sleep(1)
        assert not (folder / "terbitan.yaml").exists()
    said = [one.communicate()[1] for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert run(folder, "check").exit_code == 0
    listed = YAML(typ="safe").load(folder / "terbitan.yaml")
    assert sorted((e["nomor"], e["peristiwa"]) for e in listed) == [(1, "terbit"), (2, "terbit")]
    assert {e["kuartal"] for e in listed} == {"2030/tw1", "2030/tw2"}


def test_what_changes_while_a_question_is_open_is_not_recorded(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")

    def answered(asked: str) -> str:
        (office / IKU3).write_text("nomor: 3\nrealisasi: 46\n", "utf-8")
        return "Contoh."

    with monkeypatch.context() as asking:
        asking.setattr("click.prompt", answered)
        done = run(office, "correct", "2030/tw1", "--apa", "a", "--alasan", "b")
    assert (done.exit_code, "Isinya berubah sementara perintah bertanya." in done.output) == (1, True), done.output
    assert not (office / "koreksi.yaml").exists()
    assert run(office, "correct", "2030/tw1", "--apa", "a", *WORDS[2:]).exit_code == 0


def test_nothing_to_correct(office: Path) -> None:
    done = run(office, "correct", "2030/tw1", *WORDS)
    assert (done.exit_code, "Tidak ada yang berubah" in done.output) == (1, True)


def test_a_copied_record_is_named_and_ignored(office: Path) -> None:
    write(office, quarters=2)
    (office / "2030/tw2/kunci.yaml").write_bytes((office / "2030/tw1/kunci.yaml").read_bytes())
    done = run(office, "check")
    assert done.exit_code == 0
    assert "milik 2030/tw1 dan diabaikan" in done.output


def test_diff_shows_figures_and_pages(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Uji", "-c", "user.email=uji@example.go.id"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *words], check=True)
    assert "Tidak ada angka" in run(folder, "diff", "HEAD").output
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    text = run(folder, "diff", "HEAD").output
    assert "2030/tw1 iku.contoh-2.capaian: 100,0 → 90,0  [2030/tw1/iku/3/#iku-3-capaian]" in text
    assert "| npss | 95,3 | 94,0 |" in run(folder, "diff", "HEAD", "--format", "markdown").output
    done = run(folder, "diff", "tidak-ada")
    assert (done.exit_code, "tidak ditemukan" in done.output) == (1, True)


def test_a_folder_of_somebody_else_is_built_without_its_commit_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "isi")
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    report = pipeline.compute(folder)
    (said,) = (p for p in report.masalah if p.code == "revisi-tertutup")
    assert report.content.revisi == "HEAD"
    assert said.remedy == f"Jalankan git config --global --add safe.directory {tmp_path}."
    assert (said.level, said.place.file) == ("peringatan", "isi")


def test_lines_are_linked_at_their_commit(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi")
    unit = folder / "unit.yaml"
    unit.write_text(unit.read_text("utf-8") + "repositori: https://git.example.go.id/kinerja\n", "utf-8")
    assert pipeline.compute(folder).content.revisi == "HEAD"
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Uji", "-c", "user.email=uji@example.go.id"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "awal"]):
        subprocess.run([*git, *words], check=True)
    commit = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    page = emit.generate(pipeline.compute(folder)).files["2030/tw1/iku/3/index.md"].decode()
    assert f"https://git.example.go.id/kinerja/blob/{commit}/isi/2030/tw1/iku/03.yaml#L2" in page
    assert pipeline.compute(folder).content.revisi == commit
    (tmp_path / "catatan.txt").write_text("Bukan isi.", "utf-8")
    assert pipeline.compute(folder).content.revisi == commit
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    content = pipeline.compute(folder).content
    assert (content.revisi, content.komit) == (f"{commit}-dirty", commit)
    subprocess.run([*git, "checkout", "-q", "."], check=True)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/gaya.css").write_text("a{}", "utf-8")
    assert pipeline.compute(folder).content.revisi == f"{commit}-dirty"


def test_a_zero_more_behind_the_comma_is_no_correction(office: Path) -> None:
    """50 and 50.0 are one value: it is shown otherwise, but nothing that was published has changed."""
    (office / IKU3).write_text("nomor: 3\nrealisasi: 50.0\n", "utf-8")
    plan = office / "2030/perjanjian-kinerja.yaml"
    plan.write_text(plan.read_text("utf-8").replace("tw1: 50,", "tw1: 50.00,"), "utf-8")
    assert run(office, "check").exit_code == 0
    (office / IKU3).write_text("nomor: 3\nrealisasi: 50.01\n", "utf-8")
    assert "terbit-berubah" in run(office, "check").output


def test_pages_about_the_office_move_the_document_of_a_published_quarter_and_that_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    assert "dokumen-berubah" not in run(folder, "check").output
    page, unit = folder / "profil/latar.md", folder / "unit.yaml"
    page.write_text(page.read_text("utf-8") + "\nKalimat baru.\n", "utf-8")
    told = run(folder, "check")
    assert told.exit_code == 0
    assert "isi/2030/tw1/kunci.yaml:1:1 saran: fakta: Dokumen Triwulan I 2030" in told.output
    assert "ketika terbit: Halaman profil latar. Kembalikan" in told.output
    head = unit.read_text("utf-8")
    unit.write_text(head.replace("nama: Nama Rekaan", "nama: Nama Lain"), "utf-8")
    assert "Kepala dan telepon kantor; Halaman profil latar." in run(folder, "check").output
    unit.write_text(head, "utf-8")
    assert run(folder, "correct", "2030/tw1", *WORDS).exit_code == 0
    assert "dokumen-berubah" not in run(folder, "check").output
    shown = emit.generate(pipeline.compute(folder)).files["koreksi/index.md"].decode()
    assert "Halaman profil latar, jumlah periksa" in shown


def test_an_order_of_chapters_and_telephones_that_are_rewritten_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    unit = folder / "unit.yaml"
    order = "dokumen: {lampiran: [{judul: Sisa, isi: [glosarium, daftar-tabel, cara-memeriksa]}]}\n"
    head = f'{unit.read_text("utf-8")}telepon: ["0711 555"]\n{order}'
    unit.write_text(head, "utf-8")
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    assert "dokumen-berubah" not in run(folder, "check").output
    for one, two, named in (
        ("Sisa", "Lain", "Susunan laporan."),
        ("0711 555", "0711 556", "Kepala dan telepon kantor."),
    ):
        unit.write_text(head.replace(one, two), "utf-8")
        assert f"ketika terbit: {named}" in run(folder, "check").output


@pytest.mark.parametrize("key", ["dasar", "catatan"])
def test_what_a_plan_says_of_itself_moves_the_document_of_a_published_quarter(tmp_path: Path, key: str) -> None:
    folder = write(tmp_path / "isi", groups=1)
    plan = folder / "2030/perjanjian-kinerja.yaml"
    typed = f"{plan.read_text('utf-8')}{key}: Peraturan Kepala Nomor 1 Tahun 2029\n"
    plan.write_text(typed, "utf-8")
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    assert "dokumen-berubah" not in run(folder, "check").output
    plan.write_text(typed.replace("Nomor 1 Tahun", "Nomor 2 Tahun"), "utf-8")
    told = run(folder, "check")
    assert (told.exit_code, "ketika terbit: Dasar, catatan, dan pohon rencana. Kembalikan" in told.output) == (0, True)
    assert run(folder, "correct", "2030/tw1", *WORDS).exit_code == 0
    assert "dokumen-berubah" not in run(folder, "check").output


def test_a_tree_that_is_added_later_is_in_no_document_until_a_correction(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    plan, page = folder / "2030/perjanjian-kinerja.yaml", "2030/pohon-kinerja/"
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    typed = rooted.rooted(plan.read_text("utf-8"))
    plan.write_text(f"{typed}dasar: Kata yang juga datang kemudian.\n", "utf-8")
    told = run(folder, "check")
    assert (told.exit_code, "dokumen-berubah" in told.output, "terbit-berubah" in told.output) == (0, False, False)
    (first,) = pipeline.compute(folder).triwulan
    assert page not in document.html(first)
    plan.write_text(typed, "utf-8")
    assert page not in document.html(pipeline.compute(folder).triwulan[0])
    assert run(folder, "correct", "2030/tw1", *WORDS).exit_code == 0
    assert page in document.html(pipeline.compute(folder).triwulan[0])
    plan.write_text(typed.replace("Deputi Contoh", "Deputi Lain"), "utf-8")
    assert "Dasar, catatan, dan pohon rencana. Kembalikan" in run(folder, "check").output


def test_a_record_that_does_not_tell_of_the_plan_stays_as_it_is(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", groups=1)
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    record = lock.read((folder / "2030/tw1/kunci.yaml").read_bytes())
    older = {name: text for name, text in record.fakta.items() if name != document_shown.PLAN}
    report = pipeline.compute(folder)
    content, hasil = report.content, report.hasil[0]
    kuartal = replace(hasil.kuartal, kunci=record.model_copy(update={"fakta": older}))
    moved = hasil.rencana.model_copy(update={"dasar": "Dasar lain."})
    assert lock.document_moved(content, replace(hasil, kuartal=kuartal, rencana=moved)) == []
    (found,) = lock.document_moved(content, replace(hasil, rencana=moved))
    assert found.alamat == document_shown.PLAN


def test_a_correction_from_a_workbook_takes_what_was_corrected_of_an_earlier_quarter(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    for quarter, day in (("2030/tw1", "2030-04-20"), ("2030/tw2", "2030-07-20")):
        assert run(folder, "publish", quarter, "--tanggal", day).exit_code == 0
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    later = [*WORDS[:-1], "2030-08-02"]
    assert run(folder, "correct", "2030/tw1", *later).exit_code == 0
    book, cells = sheets(folder, "2030/tw2")
    cells["2030/tw2/iku/04.yaml", ("realisasi",)].value = 52
    done = run(folder, "correct", "2030/tw2", "--dari", str(saved(book, folder)), "--ya", *later)
    assert done.exit_code == 0 and "lampau#nilai: 95.3 → 94.0" in done.output, done.output
    assert "sebelumnya-berubah" not in run(folder, "check").output
    assert "94,0 pada Triwulan I 2030" in emit.generate(pipeline.compute(folder)).files["2030/tw2/index.md"].decode()


def test_what_a_published_quarter_shows_of_an_earlier_one_stays_until_it_is_corrected_itself(tmp_path: Path) -> None:
    folder = write(tmp_path / "isi", quarters=2)
    for quarter, day in (("2030/tw1", "2030-04-20"), ("2030/tw2", "2030-07-20")):
        assert run(folder, "publish", quarter, "--tanggal", day).exit_code == 0
    later = [*WORDS[:-1], "2030-08-02"]

    def second() -> str:
        files = emit.generate(pipeline.compute(folder)).files
        return files["2030/tw2/index.md"].decode() + files["2030/tw2/iku/3/index.md"].decode()

    before = second()
    assert "Triwulan I target 50, realisasi 50;" in before
    (folder / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    assert run(folder, "correct", "2030/tw1", *later).exit_code == 0
    assert second() == before
    told = run(folder, "check").output
    assert "2030/tw2/kunci.yaml:1:1 saran: fakta: Triwulan II 2030 terbit dengan angka triwulan sebelumnya" in told
    prose = folder / "2030/tw2/highlight.yaml"
    prose.write_text("- judul: Kegiatan contoh\n  uraian: Kalimat yang diperbaiki.\n", "utf-8")
    assert run(folder, "correct", "2030/tw2", *later, "--ringan").exit_code == 0
    assert "95,3 pada Triwulan I 2030" in second() and "Triwulan I target 50, realisasi 50;" in second()
    assert run(folder, "correct", "2030/tw2", *later).exit_code == 0
    assert "94,0 pada Triwulan I 2030" in second() and "Triwulan I target 50, realisasi 45;" in second()
    assert "sebelumnya-berubah" not in run(folder, "check").output
    page = emit.generate(pipeline.compute(folder)).files["koreksi/index.md"].decode()
    assert '<th scope="row">NPSS sebelumnya</th><td>95,3</td><td>94,0</td>' in page
    assert "Triwulan I, IKU 3: realisasi yang ditampilkan</th><td>50</td><td>45</td>" in page


FILES = ("koreksi.yaml", "terbitan.yaml")


def held(office: Path) -> dict[str, bytes | None]:
    return {name: (office / name).read_bytes() if (office / name).is_file() else None for name in FILES}


def test_a_full_disk_leaves_no_half_of_a_correction(office: Path) -> None:
    """The disk takes the correction but not the longer list: neither is written, and what is said is true."""
    (office / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    with (office / "terbitan.yaml").open("a", encoding="utf-8") as out:
        out.write("# Catatan contoh.\n" * 5000)  # the longest file there is
    before = held(office)
    code = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    code += f"resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before['terbitan.yaml'] or b'') + 200},) * 2); "
    code += "from generator.commands.cli import main; main()"
    words = ["correct", "2030/tw1", *WORDS, "--content", str(office)]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1, done.stderr
    assert "Tidak ada yang ditulis" in done.stderr
    assert held(office) == before


@pytest.mark.parametrize("name", FILES)
def test_what_is_saved_while_a_correction_is_computed_stays(
    office: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / IKU3).write_text("nomor: 3\nrealisasi: 45\n", "utf-8")
    text = (held(office)[name] or b"").decode() + "# Catatan orang lain.\n"
    since = publish.since

    def saved(*words: object) -> object:
        found = since(*words)  # type: ignore[arg-type]
        (office / name).write_text(text, "utf-8")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(publish, "since", saved)
        with pytest.raises(ContentError) as error:
            publish.correct(office, "2030/tw1", {"apa": "a", "alasan": "b", "disetujui": "c"}, date(2030, 5, 2))
    assert [p.code for p in error.value.problems] == ["berkas-disela"]
    assert (office / name).read_text("utf-8") == text
    other = next(one for one in FILES if one != name)
    assert (office / other).is_file() == (other == "terbitan.yaml")
