"""A made-up office whose every text field holds a hostile text. Nothing in it is real.

`write(folder, texts)` writes the content with the texts in turn in every field that takes a text, and returns what
stands in which field; a field that refuses the text (a code, a reference, an address) keeps its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, get_args

from PIL import Image
from ruamel.yaml import YAML

from generator.build import pipeline
from generator.commands import publish
from generator.content import files
from generator.problems.problem import ContentError
from generator.records.metadata import SumberIsian
from generator.records.regulation import JenisBukti
from tests import synthetic

Where = tuple[str, tuple[int | str, ...]]
VECTORS = Path(__file__).with_name("vectors.yaml")
QUARTER = "2030/tw1"
PAGE = "profil/latar.md"
MARK = "Contoh ini"  # with the shortest text long enough for what a photo shows
PATTERN = "mencakup"  # names printed figures; one that names none is told, and its cause is not shown
ANSWER = "benar"  # answers a warning; never shown
FORMULA = tuple("=+-@＝\t")
UNIT = """\
dokumen:
  depan: [{judul: Contoh depan, isi: [pengantar, ringkasan]}]
  bab:
    - {judul: Contoh bab, teks: Contoh teks bab., isi: [profil, renstra, perjanjian-kinerja, rencana-aksi, metodologi]}
    - {judul: Contoh bab lain, isi: [capaian, sasaran, anggaran, efisiensi, kegiatan, penutup]}
  lampiran: [{judul: Contoh lampiran, isi: [glosarium, daftar-tabel, cara-memeriksa]}]
telepon: [Contoh telepon]
wilayah: [Contoh wilayah]
lisensi: Contoh lisensi
riwayat:
  - sampai: 2030/tw1
    nama: Contoh nama lama
    nama_resmi: Contoh nama resmi lama
    induk: Contoh induk lama
    jenis: Contoh jenis lama
    kepala: {nama: Contoh kepala lama, jabatan: Contoh jabatan lama}
    alamat: Contoh alamat lama
    telepon: [Contoh telepon lama]
    wilayah: [Contoh wilayah lama]
    lisensi: Contoh lisensi lama
"""
REPORT = """\
tempat_terbit: Contoh tempat
penandatangan: {nama: Contoh nama, jabatan: Contoh jabatan}
reviu: {oleh: Contoh pereviu, tanggal: 2030-04-05, nomor: Contoh nomor reviu}
pengantar: Contoh pengantar.
dasar_hukum: [Contoh dasar]
kesimpulan: Contoh kesimpulan.
kendala: [Contoh kendala.]
saran: [Contoh saran.]
periode_evaluasi: Contoh periode evaluasi
disarikan_dari: Contoh bab
dokumen: [{judul: Contoh salinan, alamat: https://contoh.example/a.pdf}]
efisiensi: Contoh efisiensi.
upaya_efisiensi: [Contoh upaya.]
"""
MEASURE = """\
alasan_rincian: {1: Contoh alasan baris.}
alasan: Contoh alasan.
perlu_konfirmasi: Contoh keraguan.
catatan: [Contoh catatan.]
ringkasan: {penyebab: Contoh penyebab., tindak_lanjut: Contoh tindak lanjut.}
analisis:
  target_realisasi: Contoh a.
  target_tahunan: Contoh b.
  penyebab: Contoh c.
  program: Contoh d.
  evaluasi_sebelumnya: Contoh e.
  pemanfaatan: Contoh f.
tindak_lanjut:
  - {rekomendasi: Contoh g., selesai: Contoh h., rencana_aksi: Contoh i., tenggat: Contoh j., sebelum: Contoh k., sesudah: Contoh l.}
"""
MONEY = """\
catatan: [Contoh catatan uang.]
benar: {anggaran-jumlah: Contoh}
total_dari: kegiatan
pagu_awal: 12_000
revisi: [{nomor: Contoh nomor revisi, tanggal: 2030-02-01, pagu: 13_000, alasan: Contoh alasan revisi.}]
blokir: 500
rpd: {tw1: 3_000, tw2: 3_000, tw3: 3_000, tw4: 4_000}
program: [{kode: P.1, nama: Contoh program, pagu: 13_000, realisasi: 1_300}]
kegiatan:
  - {kode: K.1, nama: Contoh kegiatan, pagu: 13_000, realisasi: 13_300, alasan: Contoh alasan uang., blokir: 500}
kro: [{kode: K.1.A, nama: Contoh KRO, pagu: 13_000, realisasi: 1_300}]
ro: [{kode: K.1.A.1, nama: Contoh RO, pagu: 13_000, realisasi: 1_300}]
"""
HIGHLIGHT = """\
- judul: Contoh judul
  tempat: Contoh tempat
  mulai: 2030-01-08
  uraian: Contoh uraian.
  catatan: Contoh catatan acara.
  acara:
    - {tanggal: 2030-01-08, tempat: Contoh tempat acara, uraian: Contoh acara., catatan: Contoh catatan lain.}
  foto: [{berkas: foto.jpg, teks: Contoh orang di pasar pagi}]
"""
PRINTED = {
    "terbit.yaml": "- {ukuran: npss, nilai: 59.3, acuan: Contoh acuan, catatan: Contoh catatan cetak.}\n",
    "daftar-tabel.yaml": "- {nomor: Contoh 3.1, judul: Contoh judul tabel, untuk: capaian.sasaran, catatan: Contoh catatan tabel}\n",
    "naskah-cetak.yaml": """\
tanggal: [{tertulis: Contoh hari, hari: Contoh Senin, mulai: 2030-01-08, acuan: Contoh hal. 1}]
nama: [{untuk: iku.1, tertulis: Contoh nama lain, acuan: Contoh hal. 2}]
jumlah: [{untuk: sasaran.1, tertulis: 3, acuan: Contoh hal. 3}]
periode: [{tertulis: Contoh periode, tahun: 2030, triwulan: 2, acuan: Contoh hal. 4}]
""",
    "rekonsiliasi.yaml": """\
pertanyaan: [{soal: Contoh soal., lihat: contoh}]
sebab: [{kode: contoh, judul: Contoh judul sebab, penjelasan: Contoh sebab., mencakup: [{ukuran: npss}], konfirmasi: Contoh orang}]
pertentangan:
  - kode: contoh-lain
    judul: Contoh judul pertentangan
    pernyataan: [{tertulis: Contoh kutipan, acuan: Contoh hal. 5}]
    akibat: Contoh akibat.
    andai: [{iku: 3, bila: contoh andaian, realisasi: 40}]
    untuk: [iku.3]
tidak_dibandingkan: [Contoh bagian.]
""",
}
MEDIUM = """\
- nama: Contoh Renstra
  keputusan: Contoh keputusan
  periode: {mulai: 2030, sampai: 2034}
  tujuan: [Contoh tujuan.]
  acuan: Contoh acuan Renstra
  catatan: [Contoh catatan Renstra.]
  target: {contoh-1: {2030: 80}}
  akhir: {contoh-1: 90}
"""
ASKED = f"""\
kode: contoh
nama: Contoh nama regulasi
singkatan: Contoh regulasi
acuan: Contoh acuan regulasi
catatan: [Contoh catatan regulasi.]
bagian:
  - nama: Contoh bagian
    butir:
      - {{nomor: Contoh 1, isi: Contoh semua., bukti: [{", ".join(get_args(JenisBukti))}], catatan: Contoh catatan butir.}}
      - {{nomor: Contoh 2, isi: Contoh tanpa bukti.}}
"""
METADATA = f"""\
nama: Contoh metadata
acuan: Contoh acuan metadata
catatan: [Contoh catatan metadata.]
isian:
{"".join(f"  - {{nomor: Contoh {n}, nama: Contoh isian {n}, dari: {kind}}}{chr(10)}" for n, kind in enumerate(get_args(SumberIsian)))}\
indikator:
  contoh-1:
    konsep: Contoh konsep.
    interpretasi: Contoh interpretasi.
    ukuran: Contoh ukuran
    klasifikasi: Contoh klasifikasi
    komposit: ya
    pembangun: [Contoh pembangun]
    level_estimasi: Contoh level
    akses_umum: tidak
"""
CORRECTION = {"kuartal": QUARTER, "tanggal": "2030-05-01", "ringan": "ya"}
QUOTED = """\
kutipan: {pengantar: {acuan: Contoh hal. 6, teks: Contoh petikan.}, kesimpulan: {acuan: Contoh hal. 7, teks: Contoh petikan lain.}}
"""
RULES = """\
catatan: Contoh catatan aturan.
dikutip_dari: {nama: Contoh dokumen, singkat: Contoh dok}
capaian_renstra:
  acuan: Contoh acuan kelas
  kelas: [{nama: Contoh kelas tinggi, mulai: 100, rupa: baik}, {nama: Contoh kelas rendah, di_bawah: 100, rupa: rendah}]
"""
PLAN = """\
dasar: Contoh dasar.
catatan: Contoh catatan rencana.
nomor: Contoh nomor
tanggal: 2029-12-30
benar: {sasaran-tanpa-induk: Contoh}
pohon:
  acuan: Contoh acuan pohon
  catatan: Contoh catatan pohon.
  simpul: [{kode: ss-1, nama: Contoh simpul, tingkat: Contoh tingkat, pemilik: Contoh pemilik}]
"""
BESIDE = "lintas: [{unit: Contoh unit lain, kontribusi: Contoh kontribusi.}]"
INDICATOR = (
    "singkat: Contoh singkat, penanggung_jawab: Contoh tim, rumus: Contoh rumus, definisi: Contoh definisi., "
    "pengantar_kriteria: Contoh pengantar., kriteria: [Contoh kriteria.], target_fisik: Contoh target fisik, alasan_target: Contoh alasan target., "
    "riwayat: {2029: {tw1: 40, tahunan: 50, sumber: Contoh sumber riwayat}}, "
    "patokan: [{nama: Contoh patokan, nilai: 60, periode: Contoh masa, sumber: Contoh sumber patokan}], "
    f"induk: ss-1, {BESIDE},"
)

PARTS = (
    "metode: {jenis: rasio, pembilang: baik, penyebut: semua}, kolom: {jenis: Jenis, baik: Baik, semua: Semua}, "
    "bagian: [{nama: Contoh bagian, target: {tw1: 4}}]}"
)


@cache
def vectors() -> tuple[str, ...]:
    """Return the corpus."""
    groups = YAML(typ="safe").load(VECTORS)
    return tuple(text for texts in groups.values() for text in texts)


def office(folder: Path) -> Path:
    """Write the made-up office with a text in every field that there is."""
    base = synthetic.write(folder, quarters=2)
    _append(base / "unit.yaml", UNIT)
    (base / "renstra.yaml").write_text(MEDIUM, "utf-8")
    (base / "metadata.yaml").write_text(METADATA, "utf-8")
    (base / "regulasi").mkdir()
    (base / "regulasi/contoh.yaml").write_text(ASKED, "utf-8")
    _append(base / QUARTER / "laporan.yaml", REPORT)
    _append(base / "2030/tw2/laporan.yaml", QUOTED)  # words of the print stand in place of own ones
    _append(base / QUARTER / "iku/01.yaml", MEASURE)
    _append(base / QUARTER / "anggaran.yaml", MONEY)
    (base / QUARTER / "highlight.yaml").write_text(HIGHLIGHT, "utf-8")
    for name, text in PRINTED.items():
        (base / QUARTER / name).write_text(text, "utf-8")
    (base / PAGE).write_text("---\njudul: Contoh latar\nsumber: Contoh sumber\n---\nContoh naskah.\n", "utf-8")
    _append(base / "aturan/aturan-contoh.yaml", RULES)
    (base / "2030/tw2/iku/11.yaml").write_text("nomor: 11\ndikecualikan: Contoh tidak berlaku.\n", "utf-8")
    plan = base / "2030/perjanjian-kinerja.yaml"
    text = plan.read_text("utf-8").replace("satuan: persen,", f"satuan: persen, {INDICATOR}", 1)
    text = text.replace("    nama: Rekaan satu\n", "    nama: Rekaan satu\n    padanan: Contoh padanan\n", 1)
    text = text.replace(
        "        indikator:", f"        uraian: Contoh uraian sasaran.\n        {BESIDE}\n        indikator:", 1
    )
    before, own, after = text.partition("kode: contoh-10,")
    after = after.replace("metode: {jenis: langsung, sumber: Sistem contoh}}", PARTS, 1)  # its realisasi is typed
    _append(base / QUARTER / "iku/11.yaml", "alasan: Contoh alasan realisasi.\n")
    plan.write_text(PLAN + before + own + after, "utf-8")
    (base / QUARTER / "foto").mkdir()
    Image.new("RGB", (40, 30), "green").save(base / QUARTER / "foto/foto.jpg")
    return base


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def trees(base: Path) -> dict[str, Any]:
    """Return the plain tree of every YAML file, and of the front matter of the page, by name."""
    found: dict[str, Any] = {}
    for path in sorted(base.rglob("*.yaml")):
        document = files.yaml_document(files.read_text(path, path.name), path.name)
        assert not isinstance(document, list), document
        found[path.relative_to(base).as_posix()] = document.root.plain()
    page = files.page_document(files.read_text(base / PAGE, PAGE), PAGE)
    assert not isinstance(page, list)
    return {**found, PAGE: page.root.plain()}


def fields(tree: Any, path: tuple[int | str, ...] = ()) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield every text of a tree that is not plainly a number or a date, with its path."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        if isinstance(value, str) and not value.replace(".", "").replace("-", "").replace("_", "").isdigit():
            yield (*path, key), value
        else:
            yield from fields(value, (*path, key))


def put(tree: Any, path: tuple[int | str, ...], text: str) -> None:
    """Set one text of a tree."""
    for step in path[:-1]:
        tree = tree[step]
    tree[path[-1]] = text


def save(base: Path, name: str, tree: Any, body: str = "") -> None:
    """Write a tree as JSON, which is YAML."""
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    (base / name).write_text(f"---\n{text}\n---\n{body}\n" if name == PAGE else text, "utf-8")


def accepted(base: Path) -> list[Where]:
    """Return every field that takes any text: the check does not mind a hostile one there. Fields alike are tried once."""
    found: list[Where] = []
    tried: dict[tuple[object, ...], bool] = {}
    for name, tree in trees(base).items():
        original = (base / name).read_bytes()
        for path, text in [(p, t) for p, t in fields(tree) if not {PATTERN, ANSWER} & set(p)]:
            kind = (re.sub("[0-9]+", "n", name), *("n" if isinstance(step, int) else step for step in path))
            if kind not in tried:
                put(tree, path, f"{text} <b>&\"'")
                save(base, name, tree)
                tried[kind] = not _refused(base)
                put(tree, path, text)
            found += [(name, path)] if tried[kind] else []
        (base / name).write_bytes(original)
    return found


def _refused(base: Path) -> bool:
    try:
        pipeline.compute(base)
    except ContentError:
        return True
    return False


def _marked(text: str) -> str:
    """Return a text after a word, so that it stands inside one; a formula must stand first."""
    return text if text[:1] in FORMULA else f"{MARK} {text}"


def write(base: Path, where: list[Where], texts: list[str], marked: Callable[[str], str] = _marked) -> dict[Where, str]:
    """Put the texts in turn into the fields, publish a quarter, correct it; return what stands where."""
    plain, turn = trees(base), cycle(texts)
    said: dict[Where, str] = {}
    for name, path in where:
        alike = (name, path[-1]) == ("metadata.yaml", "nomor")  # told apart by nothing else
        alike |= "lintas" in path and path[-1] == "unit"  # no name of the office itself
        said[name, path] = marked(next(turn)) + (f" {len(said)}" if alike else "")
        put(plain[name], path, said[name, path])
    for name in {name for name, _ in where}:
        save(base, name, plain[name], body=marked(next(turn)))
    publish.publish(base, QUARTER, date(2024, 4, 17))
    words = {key: marked(next(turn)) for key in ("apa", "alasan", "disetujui")}
    save(base, "koreksi.yaml", [{**CORRECTION, **words}])
    return said | {("koreksi.yaml", (0, key)): text for key, text in words.items()}
