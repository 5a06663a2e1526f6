"""What stands in the workbook of a quarter: sheets of labels, inputs and preview formulas, row by row.

In: the plan, the rule set and the files of a quarter as trees. Out: `Lembar` values; `workbook` draws them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from generator import indonesian as ind
from generator.addresses import periods
from generator.content import answers
from generator.figures import naming, year_to_date
from generator.forms import formulas
from generator.forms.cells import FIRST_ROW, HEAD, NOTE, TITLE, Berkas, Lembar, Pratinjau, Tulisan
from generator.forms.parts import BagianFormulir
from generator.forms.quarter_before import NONE_BEFORE, Sebelum
from generator.problems.problem import Keys
from generator.records.plan import Indikator, Rencana, Sasaran
from generator.records.rule_set import Aturan
from generator.yaml.kinds import Kind

USUAL_DAYS = 17  # after the end of its period a report is often out
UNEVEN = "Alasan bila tidak cocok"
STAYS = Tulisan("Isian", HEAD)  # begins the head of a sheet
RIGHT = "Memang benar, karena"


def report(file: Berkas, aturan: Aturan, folder: str, lalu: Sebelum | None = None) -> Lembar:
    """Return the sheet of laporan.yaml."""
    sheet = Lembar("Laporan", kata=92, kepala=FIRST_ROW + 1, lalu=lalu.beside if lalu else None)
    sheet.add(Tulisan("Laporan", TITLE))
    _head(sheet, folder)
    sheet.add(Tulisan("Status"), file.input(("status",), "teks", ("draf", "terbit")))
    rows: list[tuple[str, Keys, Kind]] = [
        ("Judul", ("judul",), "teks"),
        ("Tanggal terbit (tahun-bulan-hari)", ("tanggal_terbit",), "tanggal"),
        ("Tanggal tanda tangan (bila lain)", ("tanggal_tanda_tangan",), "tanggal"),
        ("Tempat terbit", ("tempat_terbit",), "teks"),
        ("Periode evaluasi yang ditindaklanjuti", ("periode_evaluasi",), "teks"),
        ("Penandatangan: nama", ("penandatangan", "nama"), "teks"),
        ("Penandatangan: jabatan", ("penandatangan", "jabatan"), "teks"),
        ("Direviu oleh", ("reviu", "oleh"), "teks"),
        ("Tanggal pernyataan reviu", ("reviu", "tanggal"), "tanggal"),
        ("Nomor pernyataan reviu", ("reviu", "nomor"), "teks"),
        ("Pengantar", ("pengantar",), "prosa"),
        ("Kesimpulan", ("kesimpulan",), "prosa"),
        ("Penjelasan efisiensi", ("efisiensi",), "prosa"),
        ("Kendala dan saran disarikan dari", ("disarikan_dari",), "teks"),
        ("Kutipan pengantar: tempatnya", ("kutipan", "pengantar", "acuan"), "teks"),
        ("Kutipan pengantar: kata-katanya", ("kutipan", "pengantar", "teks"), "prosa"),
        ("Kutipan kesimpulan: tempatnya", ("kutipan", "kesimpulan", "acuan"), "teks"),
        ("Kutipan kesimpulan: kata-katanya", ("kutipan", "kesimpulan", "teks"), "prosa"),
    ]
    shown = [row for row in rows if aturan.efisiensi or row[1] != ("efisiensi",)]
    for label, jalur, jenis in shown:
        sheet.add(Tulisan(label), file.input(jalur, jenis, lebar=True))
    lists = [("Dasar hukum", "dasar_hukum"), ("Kendala", "kendala"), ("Saran", "saran")]
    for label, key in [*lists, *([("Upaya efisiensi", "upaya_efisiensi")] if aturan.efisiensi else [])]:
        add_list(sheet, file, label, (key,))
    add_answers(sheet, file, (), answers.REPORT)
    sheet.add(Tulisan("Salinan laporan", HEAD), Tulisan("Judul", HEAD), Tulisan("Alamat", HEAD))
    for n in file.rows(("dokumen",), "dokumen"):
        cells = (file.input(("dokumen", n, key), "teks") for key in ("judul", "alamat"))
        sheet.add(Tulisan(f"Salinan laporan {n + 1}"), *cells)
    return sheet


def _head(sheet: Lembar, folder: str) -> None:
    """Add the head that stays: which quarter is typed in which column."""
    sheet.add(STAYS, Tulisan(periods.called(folder), HEAD))


def add_list(sheet: Lembar, file: Berkas, label: str, jalur: Keys) -> None:
    """Add the rows of a list of texts."""
    for n in file.rows(jalur, "teks"):
        sheet.add(Tulisan(f"{label} {n + 1}"), file.input((*jalur, n), "prosa", lebar=True))


def add_answers(sheet: Lembar, file: Berkas, base: Keys, codes: Sequence[str]) -> None:
    """Add a row for the answer to each warning that can be about a record."""
    for code in codes:
        cell = file.input((*base, answers.KEY, code), "prosa", lebar=True)
        sheet.add(Tulisan(f"Jawaban peringatan {code}: memang benar, karena"), cell)


@dataclass(frozen=True)
class BahanLembar:
    """What the sheets of goals are made of: the quarter, its rule set, the files of its indicators by number, the names
    of their rows until now, the quarter before."""

    folder: str
    aturan: Aturan
    berkas: Mapping[int, Berkas]
    nama: Mapping[int, Sequence[str]]
    lalu: Sebelum | None = None


def goal(sasaran: Sasaran, bahan: BahanLembar) -> Lembar:
    """Return the sheet of a goal: a block for each of its indicators."""
    sheet = Lembar(f"Sasaran {sasaran.nomor}", kepala=FIRST_ROW + 1, lalu=bahan.lalu.beside if bahan.lalu else None)
    sheet.add(Tulisan(f"Sasaran {sasaran.nomor}: {sasaran.nama}", TITLE))
    _head(sheet, bahan.folder)
    for indikator in sasaran.indikator:
        _indicator(sheet, indikator, bahan)
    return sheet


def _indicator(sheet: Lembar, i: Indikator, bahan: BahanLembar) -> None:
    file, aturan, (_, masa) = bahan.berkas[i.nomor], bahan.aturan, periods.of(bahan.folder)
    lalu, target = bahan.lalu or NONE_BEFORE, i.target.of(masa)
    sheet.add()
    named = sheet.add(Tulisan(f"{i.sebutan}: {' '.join(i.nama.split())}", TITLE))
    shown = "tidak ada" if target is None else ind.number(target)
    sheet.add(Tulisan("Satuan"), Tulisan(i.satuan, NOTE), Tulisan(f"Target {masa.nama}: {shown}", NOTE))
    if i.akumulasi:
        sheet.add(Tulisan("Setahun"), Tulisan(year_to_date.to_type(i.akumulasi, masa.kata), NOTE))
    computed = _rows(sheet, i, file, bahan.nama[i.nomor]) if i.metode.dari_baris else ""
    source = "Kosongkan: dihitung dari rincian." if i.metode.dari_baris else f"Sumber: {i.metode.asal}"
    kind: Kind = "teks" if i.skala else "angka"
    value = file.input(("realisasi",), kind, tuple(i.skala))
    typed = sheet.add(Tulisan("Realisasi"), value, Tulisan(source, NOTE), lalu=lalu.realisasi(i.nomor))
    sheet.add(Tulisan("Alasan realisasi diketik"), file.input(("alasan",), "prosa", lebar=True))
    own = sheet.add(Tulisan("Target pengganti (bila ada)"), file.input(("target",), kind, tuple(i.skala)))
    sheet.add(Tulisan("Alasan target diganti"), file.input(("alasan_target",), "prosa", lebar=True))
    sheet.add(Tulisan("Perlu konfirmasi"), file.input(("perlu_konfirmasi",), "prosa", lebar=True))
    sheet.add(Tulisan("Tidak berlaku karena"), file.input(("dikecualikan",), "prosa", lebar=True))
    at = sheet.column(1)
    formula = formulas.capaian(aturan, i, f"{at}{typed}", computed, f"{at}{own}", target)
    here = sheet.add(Tulisan("Pratinjau capaian (%)"), Pratinjau(formula), lalu=lalu.capaian(i.nomor))
    classes = {k.nama: k.rupa for k in aturan.kategori.kelas}
    sheet.tanda[i.nomor] = {"judul": named, "capaian": here}
    kelas = Pratinjau(formulas.kategori(aturan.kategori.kelas, f"{at}{here}"), classes)
    sheet.add(Tulisan("Pratinjau kategori"), kelas, lalu=lalu.kategori(i.nomor))
    _prose(sheet, file, masa.kata)


def _rows(sheet: Lembar, i: Indikator, file: Berkas, names: Sequence[str]) -> str:
    """Add the detail rows of an indicator; return the formula of the realisasi they give."""
    titles = [Tulisan(title, HEAD) for title in i.kolom.values()]
    preview = Tulisan(i.metode.judul_baris, HEAD)
    sheet.add(Tulisan("Rincian", HEAD), *titles, Tulisan(UNEVEN, HEAD), preview)
    columns = {name: sheet.column(n) for n, name in enumerate(i.kolom, 1)}
    first = sheet.next
    for n in file.rows(("rincian",), "rincian", len(names)):
        kinds: list[Kind] = ["teks", *(("angka",) * (len(columns) - 1))]  # type: ignore[list-item]
        cells = [file.input(("rincian", n, c), k) for c, k in zip(columns, kinds, strict=True)]
        reason = file.input(("alasan_rincian", str(n + 1)), "prosa")
        row = sheet.next
        name = f": {names[n]}" if n < len(names) else ""
        sheet.add(Tulisan(f"Baris {n + 1}{name}"), *cells, reason, Pratinjau(formulas.row(i.metode, columns, row)))
    return formulas.realisasi(i.metode, columns, sheet.column(len(columns) + 2), first, sheet.next - 1)


def _prose(sheet: Lembar, file: Berkas, kata: str) -> None:
    sheet.add(Tulisan("Penyebab (ringkasan)"), file.input(("ringkasan", "penyebab"), "prosa", lebar=True))
    sheet.add(Tulisan("Tindak lanjut (ringkasan)"), file.input(("ringkasan", "tindak_lanjut"), "prosa", lebar=True))
    for key, label in naming.sections(f"{kata} ini").items():
        sheet.add(Tulisan(label), file.input(("analisis", key), "prosa", lebar=True))
    add_list(sheet, file, "Catatan", ("catatan",))
    add_answers(sheet, file, (), answers.INDICATOR)
    for n in file.rows(("tindak_lanjut",), "matriks"):
        sheet.add(Tulisan(f"Tindak lanjut {n + 1}", HEAD))
        for key, title in naming.FOLLOW_UP.items():
            sheet.add(Tulisan(title), file.input(("tindak_lanjut", n, key), "prosa", lebar=True))


def highlights(file: Berkas, folder: str) -> Lembar:
    """Return the sheet of highlight.yaml: a block for each activity."""
    sheet = Lembar("Highlight", kata=98, kepala=FIRST_ROW + 1)
    sheet.add(Tulisan(f"Kegiatan utama {periods.of(folder)[1].kata} ini", TITLE))
    _head(sheet, folder)
    for n in file.rows((), "highlight"):
        sheet.add()
        sheet.add(Tulisan(f"Kegiatan {n + 1}", HEAD))
        for label, key, jenis in _fields():
            sheet.add(Tulisan(label), file.input((n, key), jenis, lebar=True))
        add_answers(sheet, file, (n,), answers.HIGHLIGHT)
        columns: Sequence[tuple[str, Kind]] = (
            ("uraian", "prosa"),
            ("tanggal", "tanggal"),
            ("tempat", "teks"),
            ("catatan", "prosa"),
        )
        sheet.add(Tulisan("Acara", HEAD), *(Tulisan(key.capitalize(), HEAD) for key, _ in columns))
        for m in file.rows((n, "acara"), "acara"):
            sheet.add(Tulisan(f"Acara {m + 1}"), *(file.input((n, "acara", m, key), k) for key, k in columns))
        sheet.add(Tulisan("Foto", HEAD), Tulisan("Keterangan", HEAD), Tulisan("Berkas", HEAD))
        for m in file.rows((n, "foto"), "foto"):
            cells = (file.input((n, "foto", m, key), "teks") for key in ("teks", "berkas"))
            sheet.add(Tulisan(f"Foto {m + 1}"), *cells)
    return sheet


def _fields() -> Iterator[tuple[str, str, Kind]]:
    yield "Judul", "judul", "teks"
    yield "Tanggal mulai", "mulai", "tanggal"
    yield "Tanggal selesai", "selesai", "tanggal"
    yield "Tempat", "tempat", "teks"
    yield "Uraian", "uraian", "prosa"
    yield "Catatan", "catatan", "prosa"


def _part(bagian: BagianFormulir, count: int, iku: str) -> Iterator[str]:
    """Yield what a part of a form is, and where the rest is asked for."""
    if bagian.utuh:
        return
    yield f"Buku kerja ini satu bagian dari isian: {bagian.nama}. Tiap bagian diimpor sendiri, menurut urutan mana pun."
    if bagian.bersama:
        yield f"Isinya yang bukan milik satu orang; {count} {iku} ada di buku kerja para penanggung jawabnya."
    else:
        yield f"Isinya {len(bagian.nomor)} dari {count} {iku}; Laporan, Anggaran, Highlight: buku kerja bersama."


def cover(unit: str, rencana: Rencana, folder: str, bagian: BagianFormulir, iku: str) -> Lembar:
    """Return the first sheet: what the workbook is for and how it is filled in."""
    sheet, count, (year, masa) = Lembar("Petunjuk", label=118), len(bagian.nomor), periods.of(folder)
    sheet.add(Tulisan(f"Isian {periods.called(folder)}: {unit}", TITLE))
    for text in (
        *_part(bagian, len(rencana.indikator), iku),
        "Isi hanya sel kuning. Sel lain terkunci: berasal dari rencana, atau dihitung sendiri.",
        "Angka diketik sebagai angka (96,60 atau 96.60 sesuai Excel Anda), tanpa tanda % dan tanpa Rp.",
        "Yang belum ada dikosongkan. Jangan menulis nol bila angkanya belum ada.",
        f"Baris daftar kurang? lapkin form {folder} --dari (nama berkas ini) --baris 10: isian ini ikut ke sana.",
        "Angka rincian yang menyusul: ketik belum dinilai. Dikosongkan berarti kolom itu tidak berlaku bagi baris itu.",
        f"Tanggal ditulis tahun-bulan-hari, misalnya {masa.span(year)[1] + timedelta(USUAL_DAYS):%Y-%m-%d}.",
        "Dalam teks, angka hasil hitungan ditulis sebagai alamat, misalnya {{ iku.3.capaian }}.",
        "Capaian dan kategori di sini hanya pratinjau; situs menghitungnya kembali.",
        f"Setelah selesai: simpan, lalu jalankan lapkin import dengan nama berkas ini ({count} {iku}).",
    ):
        sheet.add(Tulisan(text, NOTE))
    return sheet
