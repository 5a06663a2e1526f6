"""What was published changes by no path without a correction or an error. The office and its figures are made up."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from ruamel.yaml import YAML

from generator.build import emit, pipeline, preview
from generator.commands import release_diff
from generator.commands.cli import main
from generator.figures import facts, lock, releases
from generator.problems.problem import ContentError
from generator.records.printed import Kunci, Terbitan
from generator.store.cache import Cache
from tests import synthetic

pytestmark = [pytest.mark.slow, pytest.mark.untraced]

IKU3, LOCK, REPORT = "2030/tw1/iku/03.yaml", "2030/tw1/kunci.yaml", "2030/tw1/laporan.yaml"
PLAN, RULES, LIST = "2030/perjanjian-kinerja.yaml", "aturan/aturan-contoh.yaml", "terbitan.yaml"
PHOTO, NOTES = "2030/tw1/foto/pasar.jpg", "koreksi.yaml"
PRINTED, SCRIPT = "2030/tw1/terbit.yaml", "2030/tw1/naskah-cetak.yaml"
TABLES, SAID = "2030/tw1/daftar-tabel.yaml", "2030/tw1/rekonsiliasi.yaml"
# What was transcribed of the made-up printed report.
TRANSCRIBED = {
    PRINTED: "- {ukuran: npss, nilai: 95.3, acuan: Bab III}\n- {ukuran: iku.2.capaian, nilai: 100, acuan: Tabel 2}\n",
    SCRIPT: "nama: [{untuk: iku.2, tertulis: Indikator tercetak, acuan: Bab II}]\n"
    "tanggal: [{tertulis: 9 Januari, mulai: 2030-01-09, acuan: Bab I}]\n",
    TABLES: "- {nomor: '3.1', judul: Tabel contoh, untuk: capaian.indikator}\n",
    SAID: "pertentangan:\n- kode: sarana\n  judul: Sarana 12 atau 14\n  akibat: Salah satu keliru.\n"
    "  pernyataan: [{tertulis: yaitu 12 sarana, acuan: Bab III}]\n",
}
WORDS = ["--apa", "Realisasi IKU 3", "--alasan", "Salah hitung.", "--disetujui", "Kepala Balai"]
RENSTRA = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel 1
  target: {contoh-2: {2030: 80}}
"""
Change = Callable[[Path], object]


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(folder)])


def correct(folder: Path, day: str, quarter: str = "2030/tw1", *more: str) -> Result:
    site = str(folder.parent / "situs")
    return run(folder, "correct", quarter, *WORDS, "--tanggal", day, "--site", site, *more)


def edit(file: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def write(file: str, text: str) -> Change:
    return lambda folder: (folder / file).write_text(text, "utf-8")


def append(file: str, text: str) -> Change:
    return lambda folder: (folder / file).write_text((folder / file).read_text("utf-8") + text, "utf-8")


def remove(*files: str) -> Change:
    def change(folder: Path) -> None:
        for file in files:
            path = folder / file
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def both(*changes: Change) -> Change:
    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change


def resealed(folder: Path) -> None:
    """Write a record anew as an attacker would: with the generator itself, so that its own seal is right."""
    edit(IKU3, "realisasi: 45", "realisasi: 49")(folder)
    report = pipeline.compute(folder, held=False)
    first = report.hasil[0].kuartal.kunci
    assert first
    (folder / LOCK).write_bytes(lock.record(report.content, report.hasil[0], first.dihitung))


def relisted(folder: Path) -> None:
    """Put another sum into the list, with its own seal right, and leave the entries that follow."""
    listing(folder, lambda entries: entries[0].update(isi="0" * 64), chain=False)


def chained(folder: Path) -> None:
    """Write the record and the whole list anew: nothing in the content itself is wrong."""
    resealed(folder)
    kunci = pipeline.compute(folder, held=False).hasil[0].kuartal.kunci
    assert kunci
    listing(folder, lambda entries: entries[0].update(isi=releases.of_lock(kunci)))


def listing(folder: Path, change: Callable[[list[dict[str, object]]], object], chain: bool = True) -> None:
    entries = YAML(typ="safe").load(folder / LIST)
    change(entries)
    before = None
    for entry in entries:
        if chain and before:
            entry["sebelum"] = before
        before = entry["sidik"] = releases.seal(entry)
        if not chain:
            break
    YAML().dump(entries, folder / LIST)


def reordered(folder: Path) -> None:
    notes = YAML(typ="safe").load(folder / NOTES)
    YAML().dump([notes[1], notes[0]], folder / NOTES)


def dropped(file: str, index: int) -> Change:
    def change(folder: Path) -> None:
        entries = YAML(typ="safe").load(folder / file)
        del entries[index]
        YAML().dump(entries, folder / file)

    return change


def added(entry: str) -> Change:
    def change(folder: Path) -> None:
        with (folder / NOTES).open("a", encoding="utf-8") as out:
            out.write("- {" + entry + "}\n")

    return change


def linked(file: str, target: str) -> Change:
    def change(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).symlink_to(target)

    return change


def painted(folder: Path) -> None:
    Image.new("RGB", (40, 30), "red").save(folder / PHOTO)


NOTE = "kuartal: 2030/tw1, apa: a, alasan: b, disetujui: c"
# what is done, the rule that refuses it, words of the message
ATTACKS: list[tuple[str, Change, str, str]] = [
    ("lock deleted", remove(LOCK), "kunci-hilang", "isi/2030/tw1/kunci.yaml dari riwayat git"),
    ("lock of comments only", write(LOCK, "# kosong\n"), "kunci-hilang", "Kuncinya tidak ada, padahal 2030/tw1"),
    ("lock emptied", write(LOCK, ""), "berkas-kosong", "2030/tw1/kunci.yaml"),
    ("lock renamed", lambda f: (f / LOCK).rename(f / "2030/tw1/kunci-lama.yaml"), "berkas-asing", "kunci-lama.yaml"),
    ("lock a dangling link", linked(LOCK, "/tidak/ada"), "berkas-tautan", "2030/tw1/kunci.yaml"),
    ("lock a link to a copy", both(lambda f: shutil.copy(f / LOCK, f.parent / "k"), linked(LOCK, "../../../k")), "berkas-tautan", "kunci.yaml"),
    ("lock of another quarter", edit(LOCK, "kuartal: 2030/tw1", "kuartal: 2030/tw2"), "kunci-hilang", "Berkas ini kunci 2030/tw2"),
    ("lock of the other quarter copied over", lambda f: shutil.copy(f / "2030/tw2/kunci.yaml", f / LOCK), "kunci-hilang", "kunci 2030/tw2"),
    ("figure in the lock changed", edit(LOCK, "npss: '95.3'", "npss: '99.9'"), "catatan-terbit-diubah", "diubah dengan tangan"),
    ("day in the lock changed", edit(LOCK, "terbit: '2030-04-10'", "terbit: '2030-04-11'"), "catatan-terbit-diubah", "tangan"),
    ("version in the lock changed", lambda f: (f / LOCK).write_text(re.sub(r"\nversi: .*", "\nversi: abcd1234", (f / LOCK).read_text())), "catatan-terbit-diubah", "tangan"),
    ("form of the lock taken back", edit(LOCK, "bentuk: 4\n", ""), "catatan-terbit-diubah", "tangan"),
    ("corrections counted in the lock", edit(LOCK, "koreksi: 0", "koreksi: 1"), "catatan-terbit-diubah", "tangan"),
    ("lock sealed again", resealed, "kunci-berganti", "lalu disegel ulang"),
    ("quarter deleted", remove("2030/tw1"), "kuartal-hilang", "2030/tw1 sudah terbit"),
    ("year deleted", remove("2030"), "tahun-tidak-ada", "Belum ada tahun"),
    ("quarter without its report", remove(REPORT), "berkas-tidak-ada", "laporan.yaml"),
    ("quarter a draft again", edit(REPORT, "status: terbit", "status: draf"), "terbit-ditarik", "Tulis status: terbit."),
    ("lock deleted, quarter a draft", both(remove(LOCK), edit(REPORT, "status: terbit", "status: draf")), "kunci-hilang", "tidak ada"),
    ("figure changed", edit(IKU3, "realisasi: 45", "realisasi: 46"), "terbit-berubah", "lapkin correct 2030/tw1"),
    ("fact changed", edit(REPORT, "judul: Laporan", "judul: Laporan lain"), "terbit-berubah", "Laporan → Laporan lain"),
    ("day of the report changed", edit(REPORT, "2030-04-10", "2030-04-11"), "terbit-berubah", "tanggal_terbit 2030-04-10 → 2030-04-11"),
    ("signed copy exchanged", edit(REPORT, "laporan.pdf", "lain.pdf"), "terbit-berubah", "dokumen.0.alamat"),
    ("source of the money changed", edit("2030/tw1/anggaran.yaml", "Sistem contoh", "Sistem lain"), "terbit-berubah", "Sistem contoh → Sistem lain"),
    ("highlights deleted", remove("2030/tw1/highlight.yaml"), "berkas-tidak-ada", "terbit bersama laporan"),
    ("name of an indicator", edit(PLAN, "nama: Indikator contoh 2,", "nama: Indikator lain,"), "terbit-berubah", "iku.contoh-2.nama Indikator contoh 2 → Indikator lain"),
    ("unit of an indicator", edit(PLAN, "Arti contoh., satuan: persen", "Arti contoh., satuan: nilai"), "terbit-berubah", "iku.contoh-2.satuan persen → nilai"),
    ("short name of an indicator", edit(PLAN, "contoh 2,", "contoh 2, singkat: Lain,"), "terbit-berubah", "iku.contoh-2.singkat kosong → Lain"),
    ("definition of an indicator", edit(PLAN, "definisi: Arti contoh.", "definisi: Arti lain."), "terbit-berubah", "Arti contoh. → Arti lain."),
    ("title of a column", edit(PLAN, "baik: Baik", "baik: Bagus"), "terbit-berubah", "iku.contoh-1.kolom.baik Baik → Bagus"),
    ("source of a realisasi", edit(PLAN, "sumber: Sistem contoh", "sumber: Sistem lain"), "terbit-berubah", "metode.sumber Sistem contoh → Sistem lain"),
    ("name of a goal", edit(PLAN, "nama: Sasaran contoh 2\n", "nama: Sasaran lain\n"), "terbit-berubah", "sasaran.2.nama"),
    ("name of a perspective", edit(PLAN, "nama: Rekaan satu", "nama: Rekaan lain"), "terbit-berubah", "perspektif.satu.nama"),
    ("target of a later quarter", edit(PLAN, "Arti contoh., satuan: persen, arah: maksimalkan,\n             target: {tw1: 50, tw2: 60", "Arti contoh., satuan: persen, arah: maksimalkan,\n             target: {tw1: 50, tw2: 61"), "terbit-berubah", "iku.contoh-2.target_tw2 60 → 61"),
    ("colour of a class", edit(RULES, "nama: Sesuai, mulai: 80, sampai: 110, rupa: baik", "nama: Sesuai, mulai: 80, sampai: 110, rupa: tinggi"), "terbit-berubah", "aturan#kategori.kelas.1.rupa baik → tinggi"),
    ("citation of a class", edit(RULES, "acuan: Tabel A", "acuan: Tabel Z"), "terbit-berubah", "aturan#kategori.acuan Tabel A → Tabel Z"),
    ("name of the decree", edit(RULES, "nama: Keputusan Contoh Nomor 1", "nama: Keputusan Contoh Nomor 2"), "terbit-berubah", "Nomor 2 Tahun 2030"),
    ("bound that moves no class today", both(edit(RULES, "di_atas: 110", "di_atas: 111"), edit(RULES, "sampai: 110", "sampai: 111")), "terbit-berubah", "di_atas 110 → 111"),
    ("name of the office", edit("unit.yaml", "nama: Balai Contoh di", "nama: Balai Lain di"), "terbit-berubah", "unit.yaml#nama"),
    ("address of the office", edit("unit.yaml", "alamat: Jalan Rekaan 1", "alamat: Jalan Lain 2"), "terbit-berubah", "unit.yaml#alamat Jalan Rekaan 1 → Jalan Lain 2"),
    ("licence of the data", edit("unit.yaml", "lisensi: CC BY 4.0", "lisensi: CC0"), "terbit-berubah", "unit.yaml#lisensi CC BY 4.0 → CC0"),
    ("photo exchanged", painted, "terbit-berubah", "2030/tw1/foto/pasar.jpg#sidik"),
    ("photo taken out", edit("2030/tw1/highlight.yaml", "  foto: [{berkas: pasar.jpg, teks: Orang di pasar pagi}]\n", ""), "terbit-berubah", "foto"),
    ("what was printed deleted", remove("2030/tw1/terbit.yaml"), "berkas-tidak-ada", "terbit bersama laporan"),
    ("what was printed emptied", write("2030/tw1/terbit.yaml", "# kosong\n"), "berkas-tidak-ada", "2030/tw1/terbit.yaml"),
    ("signed figure changed", edit(PRINTED, "nilai: 95.3", "nilai: 99.3"), "terbit-berubah", "terbit.yaml:1:3 2030/tw1: Isi yang sudah terbit berubah: 2030/tw1/terbit.yaml#npss 95.3 (Bab III) → 99.3 (Bab III)"),
    ("signed figure written otherwise", edit(PRINTED, "nilai: 95.3", "nilai: 95.30"), "terbit-berubah", "95.3 (Bab III) → 95.30 (Bab III)"),
    ("signed figure at another place", edit(PRINTED, "acuan: Bab III", "acuan: Bab IV"), "terbit-berubah", "95.3 (Bab III) → 95.3 (Bab IV)"),
    ("one more signed figure", append(PRINTED, "- {ukuran: npss, nilai: 99.3, acuan: Bab IV, resmi: ya}\n"), "terbit-berubah", "95.3 (Bab III) → 95.3 (Bab III); 99.3 (Bab IV, yang berlaku)"),
    ("signed figure that was none", append(PRINTED, "- {ukuran: predikat, nilai: Istimewa, acuan: Bab IV}\n"), "terbit-berubah", "terbit.yaml#predikat kosong → Istimewa (Bab IV)"),
    ("signed figure of an indicator removed", edit(PRINTED, "- {ukuran: iku.2.capaian, nilai: 100, acuan: Tabel 2}\n", ""), "terbit-berubah", "terbit.yaml#iku.minim.capaian 100 (Tabel 2) → kosong"),
    ("printed name changed", edit(SCRIPT, "Indikator tercetak", "Indikator lain"), "terbit-berubah", "naskah-cetak.yaml#nama.iku.2 Indikator tercetak (Bab II) → Indikator lain (Bab II)"),
    ("printed day changed", edit(SCRIPT, "mulai: 2030-01-09", "mulai: 2030-01-10"), "terbit-berubah", "2030-01-09 (Bab I)"),
    ("title of a printed table changed", edit(TABLES, "judul: Tabel contoh", "judul: Tabel lain"), "terbit-berubah", "daftar-tabel.yaml#3.1 Tabel contoh → Tabel lain"),
    ("statement of the print changed", edit(SAID, "yaitu 12 sarana", "yaitu 14 sarana"), "terbit-berubah", "rekonsiliasi.yaml#pertentangan.sarana yaitu 12 sarana (Bab III) → yaitu 14 sarana (Bab III)"),
    ("contradiction of the print removed", write(SAID, "tidak_dibandingkan: [Cacah dalam kalimat.]\n"), "terbit-berubah", "pertentangan.sarana yaitu 12 sarana (Bab III) → kosong"),
    ("words above the signature changed", edit(REPORT, "Kata pengantar tercetak.", "Kata pengantar lain."), "terbit-berubah", "laporan.yaml#kutipan.pengantar Kata pengantar tercetak. (Kata Pengantar) → Kata pengantar lain."),
    ("correction removed", dropped(NOTES, 1), "koreksi-hilang", "Koreksi 2"),
    ("first correction removed", dropped(NOTES, 0), "koreksi-diubah", "bukan koreksi 1"),
    ("corrections deleted", remove(NOTES), "koreksi-hilang", "Koreksi 1 (koreksi 2030/tw1 pada 2 Mei 2030)"),
    ("corrections of comments only", write(NOTES, "# kosong\n"), "koreksi-hilang", "Koreksi 1"),
    ("corrections a dangling link", linked(NOTES, "/tidak/ada"), "berkas-tautan", "koreksi.yaml"),
    ("corrections change places", reordered, "koreksi-diubah", "bukan koreksi 1"),
    ("reason of a correction changed", edit(NOTES, "Salah hitung.", "Salah ketik."), "koreksi-diubah", "diubah, ditukar, atau disisipkan"),
    ("who approved changed", edit(NOTES, "Kepala Balai", "Kepala lain"), "koreksi-diubah", "koreksi 1"),
    ("day of a correction changed", edit(NOTES, "2030-05-02", "2030-05-03"), "koreksi-diubah", "koreksi 1"),
    ("correction called light", edit(NOTES, "apa: Realisasi IKU 3", "ringan: ya\n  apa: Realisasi IKU 3"), "koreksi-ringan", "hapus kunci ini"),
    ("light erratum beside figures", added(f"{NOTE}, tanggal: 2030-08-01, ringan: ya, perubahan: [{{alamat: npss, dari: '94.0', ke: '94.1'}}]"), "koreksi-ringan", "Ralat ringan"),
    ("correction before the publication", added(f"{NOTE}, tanggal: 2030-04-19"), "koreksi-tanggal", "sebelum 2030/tw1 terbit dan dikunci (20 April 2030)"),
    ("correction in 9999", added(f"{NOTE}, tanggal: 2199-12-31"), "koreksi-tanggal", "lebih dari sepuluh tahun"),
    ("correction before the one above", added(f"{NOTE}, tanggal: 2030-05-01"), "koreksi-urutan", "Tulis 2030-07-20 atau sesudahnya"),
    ("correction of an unknown address", added(f"{NOTE}, tanggal: 2030-08-01, perubahan: [{{alamat: iku.99.capaian, ke: '1'}}]"), "koreksi-asing", "tidak punya angka iku.99.capaian"),
    ("correction that changes nothing", added(f"{NOTE}, tanggal: 2030-08-01, perubahan: [{{alamat: npss, dari: '94.0', ke: '94.00'}}]"), "koreksi-sia-sia", "npss tidak berubah"),
    ("correction that takes itself back", added(f"{NOTE}, tanggal: 2030-08-01, perubahan: [{{alamat: npss, dari: '94.0', ke: '1'}}, {{alamat: npss, dari: '1', ke: '94.0'}}]"), "koreksi-sia-sia", "lebih dari sekali"),
    ("correction by hand", both(edit(IKU3, "realisasi: 45", "realisasi: 45.00"), added(f"{NOTE}, tanggal: 2030-08-01, perubahan: [{{alamat: npss, dari: '94.0', ke: '95'}}]")), "koreksi-tak-tercatat", "lapkin publish 2030/tw1"),
    ("list deleted", remove(LIST), "kunci-tak-tercatat", "Kembalikan isi/terbitan.yaml"),
    ("list of comments only", write(LIST, "# kosong\n"), "kunci-tak-tercatat", "terbitan.yaml"),
    ("list a dangling link", linked(LIST, "/tidak/ada"), "berkas-tautan", "terbitan.yaml"),
    ("entry of the list removed", dropped(LIST, 1), "terbitan-terputus", "bukan lanjutan butir 1"),
    ("last entries of the list removed", dropped(LIST, 3), "koreksi-tak-tercatat", "Koreksi 2 belum tercatat"),
    ("entry of the list changed", edit(LIST, "tanggal: 2030-05-02", "tanggal: 2030-05-03"), "terbitan-terputus", "git checkout HEAD -- isi/terbitan.yaml"),
    ("entry of the list sealed again", relisted, "terbitan-terputus", "bukan lanjutan butir 1"),
    ("list of another office", edit("unit.yaml", "kode: balai-contoh", "kode: balai-lain"), "terbitan-asing", "tulis kode: balai-contoh"),
]  # fmt: skip


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the made-up office with two published quarters and a correction of each."""
    folder = synthetic.write(tmp_path_factory.mktemp("terbit") / "isi", quarters=2)
    (folder / "unit.yaml").write_text(synthetic.UNIT + "lisensi: CC BY 4.0\n", "utf-8")
    (folder / "renstra.yaml").write_text(RENSTRA, "utf-8")
    edit(PLAN, "nama: Indikator contoh 2,", "nama: Indikator contoh 2, definisi: Arti contoh.,")(folder)
    edit(
        REPORT,
        "judul: Laporan\n",
        "judul: Laporan\ndokumen: [{judul: Salinan, alamat: 'https://example.go.id/laporan.pdf'}]\n"
        "kutipan: {pengantar: {acuan: Kata Pengantar, teks: Kata pengantar tercetak.}}\n",
    )(folder)
    (folder / PHOTO).parent.mkdir()
    Image.new("RGB", (40, 30), "blue").save(folder / PHOTO)
    with (folder / "2030/tw1/highlight.yaml").open("a", encoding="utf-8") as out:
        out.write("  foto: [{berkas: pasar.jpg, teks: Orang di pasar pagi}]\n")
    for name, text in TRANSCRIBED.items():
        write(name, text)(folder)
    for quarter, day in (("2030/tw1", "2030-04-20"), ("2030/tw2", "2030-07-18")):
        done = run(folder, "publish", quarter, "--tanggal", day, "--site", str(folder.parent / "situs"))
        assert done.exit_code == 0, done.output
    edit(IKU3, "realisasi: 50", "realisasi: 45")(folder)
    edit("2030/tw2/iku/03.yaml", "realisasi: 55", "realisasi: 54")(folder)
    for quarter, day in (("2030/tw1", "2030-05-02"), ("2030/tw2", "2030-07-20")):
        done = correct(folder, day, quarter)
        assert done.exit_code == 0, done.output
    assert run(folder, "check").exit_code == 0
    return folder


@pytest.fixture
def office(published: Path, tmp_path: Path) -> Path:
    """Return a copy of the office that may be changed."""
    return shutil.copytree(published, tmp_path / "isi")


@pytest.mark.parametrize(("what", "change", "code", "said"), ATTACKS, ids=[row[0] for row in ATTACKS])
def test_no_path_leads_around_the_seal(office: Path, what: str, change: Change, code: str, said: str) -> None:
    change(office)
    done = run(office, "check")
    assert done.exit_code == 1, f"{what}: {done.output}"
    assert f"[{code}]" in done.output, done.output
    assert said in done.output, done.output
    assert "galat" in done.output
    with pytest.raises(ContentError) as error:
        pipeline.compute(office, cache=Cache(None))  # as `lapkin build` does, which keeps fewer documents
    assert code in {p.code for p in error.value.problems}


def git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder.parent), "-c", "user.name=Uji", "-c", "user.email=uji@example.go.id", *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def committed(folder: Path, message: str = "terbit") -> None:
    git(folder, "init", "-q")
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-qm", message)


FORGED: list[tuple[str, Change, str]] = [
    ("lock and list written anew", chained, "memuat terbitnya 2030/tw1 pada 20 April 2030 (terbitan 1)"),
    ("locks and list deleted", remove(LOCK, "2030/tw2/kunci.yaml", LIST, NOTES), "memuat terbitnya 2030/tw1"),
    ("all quarters and the list deleted", both(remove("2030/tw1", LIST, NOTES, "2030/tw2/kunci.yaml"), edit("2030/tw2/laporan.yaml", "status: terbit", "status: draf")), "memuat terbitnya 2030/tw1"),
    ("last correction edited and its entry dropped", both(edit(NOTES, "2030-07-20", "2030-07-21"), dropped(LIST, 3)), "memuat koreksi 2030/tw2 pada 20 Juli 2030"),
    ("list of comments only", both(remove(LOCK, "2030/tw2/kunci.yaml", NOTES), write(LIST, "# kosong\n")), "memuat terbitnya 2030/tw1"),
]  # fmt: skip


@pytest.mark.parametrize("known", [False, True], ids=["in the folder", "committed"])
@pytest.mark.parametrize(("what", "change", "said"), FORGED, ids=[row[0] for row in FORGED])
def test_git_remembers_what_was_published(office: Path, what: str, change: Change, said: str, known: bool) -> None:
    """A list that is sound in itself is still not the one that was committed, be it the last commit or an older one."""
    committed(office)
    first = git(office, "rev-parse", "HEAD")[:8]
    change(office)
    if known:
        committed(office, "perubahan")
    done = run(office, "check")
    assert done.exit_code == 1, f"{what}: {done.output}"
    assert f"Riwayat git ({first}) {said}" in done.output, done.output
    assert f"git checkout {first} -- isi/terbitan.yaml" in done.output


@pytest.mark.parametrize("at_once", [False, True], ids=["in two steps", "at once"])
def test_git_remembers_a_list_whose_folder_had_another_name(office: Path, at_once: bool) -> None:
    committed(office)
    first = git(office, "rev-parse", "HEAD")[:8]
    moved = office.rename(office.with_name("konten"))
    if not at_once:
        committed(moved, "nama lain")
        first = git(moved, "rev-parse", "HEAD")[:8]
    text = (moved / LIST).read_text("utf-8")
    (moved / LIST).write_text(text[: text.rindex("- nomor")], "utf-8")
    committed(moved, "perubahan")
    done = run(moved, "check")
    assert done.exit_code == 1, done.output
    assert f"Riwayat git ({first}) memuat koreksi 2030/tw2" in done.output
    there = "show {}:isi/terbitan.yaml > konten/terbitan.yaml" if at_once else "checkout {} -- konten/terbitan.yaml"
    assert f"(git {there.format(first)})" in done.output


def test_many_commits_drive_none_out_of_memory(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.content.release_history.MOST", 4)
    committed(office)
    first = git(office, "rev-parse", "HEAD")[:8]
    chained(office)
    for turn in range(5):
        with (office / LIST).open("a", encoding="utf-8") as out:
            out.write(f"# {turn}\n")
        committed(office, f"catatan {turn}")
    assert f"Riwayat git ({first}) memuat terbitnya 2030/tw1" in run(office, "check").output


def test_what_git_says_to_do_brings_it_back(office: Path) -> None:
    committed(office)
    chained(office)
    committed(office, "disegel ulang")
    said = re.search(r"\(git (checkout [0-9a-f]+ -- isi/terbitan.yaml)\)", run(office, "check").output)
    assert said
    git(office, *said[1].split())
    assert "kunci-berganti" in run(office, "check").output
    git(office, "checkout", "HEAD~1", "--", f"isi/{LOCK}", f"isi/{IKU3}")
    assert run(office, "check").exit_code == 0


@pytest.mark.parametrize(
    "change",
    [remove(LOCK), remove("2030/tw1"), remove(NOTES), dropped(LIST, 1), resealed],
    ids=["lock", "quarter", "corrections", "list", "sealed again"],
)
def test_what_a_message_says_to_type_brings_it_back(office: Path, change: Change) -> None:
    """Though the change was committed, too, and git has committed other things since."""
    committed(office)
    change(office)
    committed(office, "diubah")
    write("glosarium.yaml", "TMS: Tidak memenuhi\n")(office)
    committed(office, "lain")
    for _ in range(3):
        for words in re.findall(r"\(git (checkout [0-9a-f]{8} -- \S+)\)", run(office, "check").output):
            git(office, *words.split())
    if change is resealed:
        edit(IKU3, "realisasi: 49", "realisasi: 45")(office)
    assert run(office, "check").exit_code == 0, run(office, "check").output


def test_two_who_listed_at_once_are_no_attackers(office: Path) -> None:
    """Whoever comes second lists again what happened, behind the other: it has another number, and nothing is lost."""
    committed(office)
    before = {name: (office / name).read_bytes() for name in (NOTES, LIST)}
    assert correct(office, "2030-08-02", "2030/tw2", "--ringan").exit_code == 0
    mine = (office / NOTES).read_bytes().removeprefix(before[NOTES])
    committed(office, "ralat saya")
    for name, data in before.items():
        (office / name).write_bytes(data)
    assert "terbitan-hilang" in run(office, "check").output
    assert correct(office, "2030-08-01", "2030/tw1", "--ringan").exit_code == 1  # git knows of mine
    added(f"{NOTE}, tanggal: 2030-08-01, ringan: ya")(office)  # theirs, as a merge brings it
    (office / NOTES).write_bytes((office / NOTES).read_bytes() + mine)
    assert run(office, "publish", "2030/tw1").exit_code == 0
    assert run(office, "check").exit_code == 0
    assert [e["nomor"] for e in YAML(typ="safe").load(office / LIST)] == [1, 2, 3, 4, 5, 6]


def test_another_office_that_began_from_a_copy_is_free(office: Path) -> None:
    """Content copied from another office keeps its history, but not its publications."""
    committed(office)
    remove(LIST, NOTES, "2030/tw1", "2030/tw2/kunci.yaml")(office)
    edit("unit.yaml", "kode: balai-contoh", "kode: balai-lain")(office)
    assert run(office, "check").exit_code == 0


DIFFS: list[tuple[str, Change, str]] = [
    ("lock deleted", remove(LOCK), "Kunci 2030/tw1 dihapus"),
    ("lock of comments only", write(LOCK, "# kosong\n"), "Kunci 2030/tw1 dihapus"),
    ("lock of another quarter", edit(LOCK, "kuartal: 2030/tw1", "kuartal: 2030/tw2"), "Kunci 2030/tw1 dihapus"),
    ("lock changed", edit(LOCK, "npss: '95.3'", "npss: '99.9'"), "diubah dengan tangan, segelnya tidak cocok: 1 nilai berubah"),
    ("lock sealed again", resealed, "Kunci 2030/tw1 disegel ulang"),
    ("quarter deleted", remove("2030/tw1"), "Triwulan 2030/tw1 dihapus, padahal sudah terbit dan dikunci."),
    ("quarter a draft", edit(REPORT, "status: terbit", "status: draf"), "Triwulan 2030/tw1 ditarik"),
    ("correction removed", dropped(NOTES, 1), "Koreksi 2 (2030/tw2, 20 Juli 2030: Realisasi IKU 3) dihapus."),
    ("correction edited", edit(NOTES, "Salah hitung.", "Lain."), "Koreksi 1 (2030/tw1, 2 Mei 2030: Realisasi IKU 3) diubah"),
    ("correction added", added(f"{NOTE}, tanggal: 2030-08-01"), "Koreksi 3 (2030/tw1, 1 Agustus 2030: a) ditambahkan."),
    ("list deleted", remove(LIST), "Daftar terbitan tidak lagi memuat terbitan 1, terbitnya 2030/tw1"),
    ("entry of the list dropped", dropped(LIST, 2), "Daftar terbitan tidak lagi memuat terbitan 3, koreksi 2030/tw1"),
    ("list sealed again", lambda f: listing(f, lambda e: e[0].update(tanggal="2030-04-21")), "Daftar terbitan ditulis ulang"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "said"), DIFFS, ids=[row[0] for row in DIFFS])
@pytest.mark.parametrize("style", ["text", "markdown"])
def test_diff_names_what_happens_to_what_was_published(
    office: Path, what: str, change: Change, said: str, style: str
) -> None:
    committed(office)
    change(office)
    done = run(office, "diff", "HEAD", "--format", style)
    assert done.exit_code == 0, f"{what}: {done.output}"
    assert said in done.output
    assert "Tidak ada angka" not in done.output


def test_diff_counts_what_differs_of_a_record_of_an_older_form(office: Path) -> None:
    """Its addresses are others, so that all of them would be gone and as many come."""
    report = pipeline.compute(office)
    hasil = report["2030/tw1"].hasil
    new = lock.own(hasil)
    assert new
    changed = {**facts.figures(hasil, facts.WHOLE), "iku.3.realisasi": "1"}
    known = {"nilai": changed, "fakta": facts.of(report.content, hasil, facts.WHOLE)}
    settled = len(report.content.koreksi_of("2030/tw1"))
    old = new.model_copy(update={**known, "bentuk": facts.WHOLE, "koreksi": settled})
    before = replace(hasil, kuartal=replace(hasil.kuartal, kunci=old))
    then = replace(report, triwulan=(replace(report["2030/tw1"], hasil=before),))
    said = [*release_diff.sentences(then, report)]
    assert (
        said[0]
        == "Kunci 2030/tw1 ditulis ulang dari bentuk 2 menjadi 4: 1 nilai atau fakta pada kunci lama berbeda dari isi kini."
    )


# the honest ways


def test_a_photo_is_replaced_through_a_correction(office: Path) -> None:
    painted(office)
    assert run(office, "check").exit_code == 1
    assert correct(office, "2030-08-02").exit_code == 0
    assert run(office, "check").exit_code == 0
    remove(PHOTO)(office)
    Image.new("RGB", (40, 30), "green").save(office / "2030/tw1/foto/pasar-baru.jpg")
    edit("2030/tw1/highlight.yaml", "berkas: pasar.jpg", "berkas: pasar-baru.jpg")(office)
    assert correct(office, "2030-08-03").exit_code == 0
    assert run(office, "check").exit_code == 0


def test_a_transcription_is_mended_through_a_correction(office: Path) -> None:
    edit(PRINTED, "nilai: 95.3", "nilai: 93.5")(office)
    assert correct(office, "2030-08-02", "2030/tw1", "--ringan").exit_code == 1  # a figure is no prose
    assert correct(office, "2030-08-02").exit_code == 0
    assert run(office, "check").exit_code == 0
    changed = YAML(typ="safe").load(office / NOTES)[-1]["perubahan"]
    assert changed == [{"alamat": f"{PRINTED}#npss", "dari": "95.3 (Bab III)", "ke": "93.5 (Bab III)"}]
    page = emit.generate(pipeline.compute(office)).files["koreksi/index.md"].decode()
    assert ", seperti tercetak</a>" in page and "95.3 (Bab III)" in page
    edit(PRINTED, "nilai: 93.5", "nilai: 95.3")(office)
    assert "[terbit-berubah]" in run(office, "check").output


def test_what_the_office_says_of_a_print_stays_free(office: Path) -> None:
    """Notes, consequences, decisions; another contradiction that was found later; another layout."""
    edit(PRINTED, "acuan: Bab III}", "acuan: Bab III, catatan: Salah cetak.}")(office)
    edit(SAID, "akibat: Salah satu keliru.", "akibat: Yang kedua keliru.")(office)
    append(SAID, "- {kode: lain, judul: Lain, pernyataan: [{tertulis: yaitu 3, acuan: Bab II}]}\n")(office)
    append(SAID, "pertanyaan: [{soal: Mana yang benar?, lihat: lain}]\n")(office)
    edit(SCRIPT, "tertulis: Indikator tercetak", 'tertulis: "Indikator\n  tercetak"')(office)
    assert run(office, "check").exit_code == 0


@pytest.mark.parametrize("form", [facts.WHOLE, facts.BY_KODE])
def test_a_record_of_before_binds_what_it_holds(tmp_path: Path, form: int, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = synthetic.write(tmp_path / "isi")
    write(PRINTED, TRANSCRIBED[PRINTED])(folder)
    with monkeypatch.context() as before:
        before.setattr(facts, "NEWEST", form)
        for name in ("of", "figures"):
            before.setattr(facts, name, partial(getattr(facts, name), bentuk=form))
        assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    assert f"bentuk: {form}\n" in (folder / LOCK).read_text("utf-8")
    assert run(folder, "check").exit_code == 0
    edit(PRINTED, "nilai: 95.3", "nilai: 93.5")(folder)
    assert run(folder, "check").exit_code == 0
    edit(IKU3, "realisasi: 50", "realisasi: 51")(folder)
    assert "[terbit-berubah]" in run(folder, "check").output
    assert correct(folder, "2030-08-02").exit_code == 0
    assert run(folder, "publish", "2030/tw1", "--ulang", "Belum diumumkan.", "--tanggal", "2030-08-03").exit_code == 0
    edit(PRINTED, "nilai: 93.5", "nilai: 99.5")(folder)
    assert "terbit.yaml#npss 93.5 (Bab III) → 99.5" in run(folder, "check").output


def test_a_row_of_the_plan_is_added_for_later_quarters(office: Path) -> None:
    """It stands on the pages of the published quarters, too, so one correction of each says so, and nothing else."""
    row = "          - {nomor: 14, kode: baru, nama: Indikator baru, satuan: persen, arah: maksimalkan,\n"
    row += "             target: {tw3: 50, tw4: 50, tahunan: 50}, metode: {jenis: langsung, sumber: Sistem contoh}}\n"
    edit(PLAN, "      - nomor: 2\n", f"{row}      - nomor: 2\n")(office)
    for quarter in ("2030/tw1", "2030/tw2"):
        with (office / quarter / "anggaran.yaml").open("a", encoding="utf-8") as out:
            out.write("  14: {pagu: 0, realisasi: 0}\n")
        write(f"{quarter}/iku/14.yaml", "nomor: 14\ndikecualikan: Berlaku sejak Triwulan III.\n")(office)
    for quarter in ("2030/tw1", "2030/tw2"):
        done = correct(office, "2030-08-02", quarter)
        assert done.exit_code == 0, done.output
        # what a row brings is named by its kode: no other row of the plan has moved
        moved = re.findall(r"perjanjian-kinerja.yaml#(\S+):", done.output)
        assert moved and all(name.startswith("iku.baru.") for name in moved)
    assert run(office, "check").exit_code == 0


def test_a_row_in_the_middle_moves_no_other(office: Path) -> None:
    """An indicator put before others, which then have other numbers; a detail row put between two."""
    text = (office / PLAN).read_text("utf-8")
    first = text.index("          - {nomor: 3,")
    new = text[first : text.index("      - nomor: 3\n")].replace("contoh-2", "baru").replace("contoh 2", "baru")
    later = re.sub(r"nomor: (\d+), kode", lambda m: f"nomor: {int(m[1]) + 1}, kode", text[first:])
    (office / PLAN).write_text(text[:first] + new + later, "utf-8")
    for quarter in ("2030/tw1", "2030/tw2"):
        for n in range(13, 2, -1):
            old = office / quarter / f"iku/{n:02d}.yaml"
            written = re.sub(r"^nomor: \d+", f"nomor: {n + 1}", old.read_text("utf-8"))
            (office / quarter / f"iku/{n + 1:02d}.yaml").write_text(written, "utf-8")
        write(f"{quarter}/iku/03.yaml", "nomor: 3\ndikecualikan: Berlaku sejak Triwulan III.\n")(office)
        money = office / quarter / "anggaran.yaml"
        written = re.sub(r"  (\d+):", lambda m: f"  {int(m[1]) + (int(m[1]) > 2)}:", money.read_text("utf-8"))
        money.write_text(f"{written}  3: {{pagu: 0, realisasi: 0}}\n", "utf-8")
    edit("2030/tw1/iku/01.yaml", "  - {jenis: Dua", "  - {jenis: Antara, baik: 0, semua: 0}\n  - {jenis: Dua")(office)
    done = correct(office, "2030-08-02")
    assert done.exit_code == 0, done.output
    moved = {p["alamat"]: (p["dari"], p["ke"]) for p in YAML(typ="safe").load(office / NOTES)[-1]["perubahan"]}
    numbers = {a: m for a, m in moved.items() if a.endswith(".nomor") and m[0] is not None}
    assert numbers[f"{PLAN}#iku.contoh-2.nomor"] == ("3", "4") and len(numbers) == 11
    assert moved["2030/tw1/iku/contoh-1#rincian.urutan"] == ("Satu; Dua", "Satu; Antara; Dua")
    rest = [a for a in moved if a not in numbers and "baru" not in a and "Antara" not in a and "urutan" not in a]
    assert rest == ["jumlah.indikator"]
    assert correct(office, "2030-08-02", "2030/tw2").exit_code == 0
    assert run(office, "check").exit_code == 0
    page = emit.generate(pipeline.compute(office)).files["koreksi/index.md"].decode()
    assert 'iku/4/#iku-4-capaian">Capaian IKU 4</a>' in page  # of the correction before, when its number was 3


def test_one_more_copy_of_the_signed_report_is_no_change(office: Path) -> None:
    old = "dokumen: [{judul: Salinan, alamat: 'https://example.go.id/laporan.pdf'}"
    edit(REPORT, old, f"{old}, {{judul: Lampiran, alamat: 'https://example.go.id/lampiran.pdf'}}")(office)
    assert run(office, "check").exit_code == 0


def test_prose_drafts_and_later_quarters_stay_free(office: Path) -> None:
    edit(IKU3, "realisasi: 45\n", "realisasi: 45\nanalisis: {penyebab: Kalimat yang diperbaiki.}\n")(office)
    edit(PLAN, "aturan: aturan-contoh\n", "aturan: aturan-contoh\ncatatan: Kalimat baru.\n")(office)
    edit("unit.yaml", "Nama Rekaan", "Kepala Baru")(office)
    assert run(office, "check").exit_code == 0
    assert run(office, "new", "2030/tw3").exit_code == 0
    edit("2030/tw3/iku/03.yaml", "nomor: 3\n", "nomor: 3\nrealisasi: 60\n")(office)
    assert run(office, "check").exit_code == 0
    remove("2030/tw3")(office)
    assert run(office, "check").exit_code == 0


def test_a_layout_of_the_files_is_no_change(office: Path) -> None:
    (office / RULES).rename(office / "aturan/nama-lain.yaml")
    edit(PLAN, "definisi: Arti contoh.", 'definisi: "Arti\n             contoh."')(office)
    edit(NOTES, "- kuartal: 2030/tw1", "# Catatan kami\n- kuartal: 2030/tw1")(office)
    assert run(office, "check").exit_code == 0


def test_a_light_erratum_is_recorded(office: Path) -> None:
    done = correct(office, "2030-08-02", "2030/tw1", "--ringan")
    assert done.exit_code == 0, done.output
    assert run(office, "check").exit_code == 0
    assert "ringan: ya" in (office / NOTES).read_text("utf-8")
    edit(IKU3, "realisasi: 45", "realisasi: 46")(office)
    before = (office / NOTES).read_bytes()
    done = correct(office, "2030-08-03", "2030/tw1", "--ringan")
    assert (done.exit_code, "[koreksi-ringan]" in done.output) == (1, True)
    assert (office / NOTES).read_bytes() == before


def test_an_erratum_written_by_hand_is_listed_by_publish(office: Path) -> None:
    added(f"{NOTE}, tanggal: 2030-08-01, ringan: ya")(office)
    done = run(office, "check")
    assert (done.exit_code, "[ralat-tak-tercatat]" in done.output) == (0, True)
    assert run(office, "publish", "2030/tw1").exit_code == 0
    assert "ralat-tak-tercatat" not in run(office, "check").output
    edit(NOTES, "2030-08-01", "2030-08-02")(office)
    assert "[koreksi-diubah]" in run(office, "check").output


@pytest.mark.parametrize("day", ["2030-04-19", "2199-01-01", "2030-07-01"])
def test_correct_refuses_a_day_that_check_would(office: Path, day: str) -> None:
    edit(IKU3, "realisasi: 45", "realisasi: 46")(office)
    before = {name: (office / name).read_bytes() for name in (NOTES, LIST)}
    done = correct(office, day)
    assert (done.exit_code, "koreksi.yaml" in done.output) == (1, True), done.output
    assert {name: (office / name).read_bytes() for name in (NOTES, LIST)} == before


def test_correct_does_not_go_on_where_a_seal_is_broken(office: Path) -> None:
    edit(IKU3, "realisasi: 45", "realisasi: 46")(office)
    remove(LOCK)(office)
    done = correct(office, "2030-08-02")
    assert (done.exit_code, "kunci-hilang" in done.output) == (1, True)


def first_form(folder: Path) -> None:
    """Make of the records what the versions before wrote, without a list."""
    report = pipeline.compute(folder, held=False)
    for hasil in report.hasil:
        kunci = hasil.kuartal.kunci
        assert kunci
        old = {"kuartal": kunci.kuartal, "terbit": kunci.terbit.isoformat(), "dihitung": kunci.dihitung, "versi": "-"}
        found = {"nilai": facts.figures(hasil, facts.FIRST), "fakta": facts.of(report.content, hasil, facts.FIRST)}
        first = Kunci.model_validate({**old, **found, "dihitung": str(kunci.dihitung), "sidik": "-"})
        data = {**old, "dihitung": str(kunci.dihitung), "sidik": lock.seal(first), **found}
        YAML().dump(data, folder / kunci.kuartal / "kunci.yaml")
    (folder / LIST).unlink()


def test_an_office_that_published_before_is_told_what_to_type(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi", quarters=2)
    for quarter in ("2030/tw1", "2030/tw2"):
        assert run(folder, "publish", quarter, "--tanggal", "2030-07-18").exit_code == 0
    first_form(folder)
    done = run(folder, "check")
    assert (done.exit_code, done.output.count("[kunci-lama]")) == (0, 2), done.output
    edit(IKU3, "realisasi: 50", "realisasi: 51")(folder)
    assert "[terbit-berubah]" in run(folder, "check").output  # the old form still binds what it holds
    assert "[terbit-berubah]" in run(folder, "publish", "2030/tw1").output  # and is not to be had anew that way
    assert correct(folder, "2030-08-01").exit_code == 0
    assert run(folder, "check").exit_code == 0
    for quarter in ("2030/tw1", "2030/tw2"):
        assert f"Jalankan lapkin publish {quarter}." in run(folder, "check").output
        assert run(folder, "publish", quarter).exit_code == 0
    done = run(folder, "check")
    assert (done.exit_code, "kunci-lama" in done.output) == (0, False), done.output
    listed = [(e["peristiwa"], e["kuartal"]) for e in YAML(typ="safe").load(folder / LIST)]
    assert listed[-2:] == [("kunci_baru", "2030/tw1"), ("kunci_baru", "2030/tw2")]
    edit(PLAN, "satuan: nilai", "satuan: indeks")(folder)
    assert "iku.minim.satuan nilai → indeks" in run(folder, "check").output
    assert "2030-07-18" in (folder / LOCK).read_text("utf-8")  # the day of the data is that of the first record


def test_a_second_correction_after_a_record_of_a_new_form(tmp_path: Path) -> None:
    folder = synthetic.write(tmp_path / "isi")
    assert run(folder, "publish", "2030/tw1", "--tanggal", "2030-04-20").exit_code == 0
    first_form(folder)
    for value, day in ((45, "2030-05-02"), (44, "2030-05-03")):
        (folder / IKU3).write_text(f"nomor: 3\nrealisasi: {value}\n", "utf-8")
        assert correct(folder, day).exit_code == 0
        assert run(folder, "publish", "2030/tw1").exit_code == 0
        assert run(folder, "check").exit_code == 0
    assert run(folder, "publish", "2030/tw1").exit_code == 0


def test_before_it_is_announced_a_quarter_is_recorded_again_with_a_reason(office: Path) -> None:
    edit(IKU3, "realisasi: 45", "realisasi: 46")(office)
    remove(LOCK)(office)
    done = run(office, "publish", "2030/tw1", "--ulang", "Belum diumumkan", "--tanggal", "2030-08-01")
    assert done.exit_code == 0, done.output
    assert run(office, "check").exit_code == 0
    last = YAML(typ="safe").load(office / LIST)[-1]
    assert (last["peristiwa"], last["alasan"]) == ("kunci_ulang", "Belum diumumkan")
    edit("unit.yaml", "lisensi: ", "alamat_situs: https://kinerja.example.go.id/\nlisensi: ")(office)
    done = run(office, "publish", "2030/tw1", "--ulang", "Belum diumumkan")
    assert (done.exit_code, "sudah diumumkan" in done.output) == (1, True)


def test_the_list_is_a_chain(office: Path) -> None:
    found = [Terbitan.model_validate(row) for row in plain(office / LIST)]
    assert [(e.nomor, e.peristiwa, e.kuartal) for e in found] == [
        (1, "terbit", "2030/tw1"),
        (2, "terbit", "2030/tw2"),
        (3, "koreksi", "2030/tw1"),
        (4, "koreksi", "2030/tw2"),
    ]
    assert [e.sebelum for e in found] == [None, *(e.sidik for e in found[:-1])]


def plain(file: Path) -> list[dict[str, str]]:
    return [{key: str(value) for key, value in row.items()} for row in YAML(typ="safe").load(file)]


def test_the_page_of_corrections_shows_what_differs_in_a_long_text(office: Path) -> None:
    """The definition has some 400 letters, of which one word changes; a photo is named by the start of its sum."""
    long = " ".join(f"kata{n}" for n in range(60))
    edit(PLAN, "Arti contoh.", f"Arti {long}.")(office)
    assert correct(office, "2030-08-02").exit_code == 0
    edit(PLAN, "kata30", "LAIN")(office)
    painted(office)
    assert correct(office, "2030-08-03").exit_code == 0
    assert correct(office, "2030-08-03", "2030/tw2").exit_code == 0
    page = emit.generate(pipeline.compute(office)).files["koreksi/index.md"].decode()
    assert "<td>… kata24 kata25 kata26 kata27 kata28 kata29 kata30 kata31 kata32" in page
    assert "kata29 LAIN kata31" in page
    assert re.search(r"<td>[0-9a-f]{12}</td><td>[0-9a-f]{12}</td>", page)


def test_a_quarter_recorded_again_says_so_on_the_site(office: Path) -> None:
    assert (
        run(office, "publish", "2030/tw1", "--ulang", "Belum <b>diumumkan</b>", "--tanggal", "2030-08-01").exit_code
        == 0
    )
    page = emit.generate(pipeline.compute(office)).files["koreksi/index.md"].decode()
    assert "Triwulan I 2030 dikunci ulang 1 Agustus 2030 sebelum diumumkan: Belum &lt;b&gt;diumumkan&lt;/b&gt;" in page


def test_the_preview_shows_the_rest_when_something_shared_was_changed(office: Path) -> None:
    edit(RULES, "acuan: Tabel A", "acuan: Tabel Z")(office)
    remove("2030/tw2/kunci.yaml")(office)
    seen = preview.visible(office)
    assert {p.code for p in seen.masalah} >= {"terbit-berubah"}
    assert seen.tanpa == {"2030/tw1", "2030/tw2"}
