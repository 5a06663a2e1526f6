"""The first files of a quarter or a year, made from the plan: every file an officer fills in, with hints as comments.

In: content that passes the check. Out: text by file name, relative to the content folder.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses import periods
from generator.addresses.periods import Jenis, Masa
from generator.content.model import Content, Tahun
from generator.figures import year_to_date
from generator.forms import editor, first_rows, plan_revision
from generator.forms.first_rows import ASK
from generator.indonesian import written
from generator.problems.problem import ContentError, Keys, Place, Problem
from generator.records import meant
from generator.records.plan import Indikator, Rencana
from generator.records.quarter import CODED, Analisis, Anggaran, Dana, Kegiatan, Laporan, Ringkas, TindakLanjut
from generator.yaml import in_place
from generator.yaml.writing import Baru

FARTHEST = 10  # years that a new plan may lie behind the newest; more is mistyped
REPORT_TEXTS = ("pengantar", "dasar_hukum", "kesimpulan", "kendala", "saran", "efisiensi", "upaya_efisiensi")
HIGHLIGHT = """\
# Kegiatan utama {masa} ini. Hapus tanda #, isi, ulangi untuk tiap kegiatan. Foto disimpan dalam folder foto/.
# - judul: …
#   mulai: tahun-bulan-hari
#   tempat: …
#   uraian: |
#     Apa yang terjadi dan apa hasilnya.
#   foto:
#     - {{berkas: nama.jpg, teks: Siapa melakukan apa dan di mana.}}
"""


def planned(content: Content, folder: str) -> Tahun:
    """Return the year of a quarter (`2024/tw2`) under the plan in force then; raise `ContentError` where none is."""
    year, _, name = folder.partition("/")
    tahun = next((t for t in content.tahun if str(t.rencana.tahun) == year), None)
    if tahun is None or name not in tahun.jenis.folder:
        raise ContentError([_unknown(content, folder, (tahun or content.tahun[0]).jenis)])
    return tahun.until(periods.ALL[name])


def quarter(content: Content, folder: str) -> dict[str, str]:
    """Return the files of a new quarter: report, one file per indicator, budget."""
    tahun, (_, masa) = planned(content, folder), periods.of(folder)
    files = {f"{folder}/laporan.yaml": "\n".join(_report(content, tahun.rencana, masa)) + "\n"}
    for path, i in tahun.rencana.paths():
        defined = f"{tahun.berkas} baris {content.place(tahun.berkas, path).line}"
        rows = first_rows.names(tahun, i, masa)
        lines = [*_indicator(i, masa, rows, defined), *_analysis(i.target.of(masa), masa.jenis)]
        files[f"{folder}/iku/{i.nomor:02d}.yaml"] = "\n".join(lines) + "\n"
    money = _money(tahun, masa)
    if money:
        files[f"{folder}/anggaran.yaml"] = money
    files[f"{folder}/highlight.yaml"] = HIGHLIGHT.format(masa=masa.kata)
    kinds = {"laporan": "laporan", "anggaran": "anggaran", "highlight": "highlight"}
    return {
        file: f"{editor.modeline(kinds.get(file.rsplit('/', 1)[-1][:-5], 'iku'), file)}\n{text}"
        for file, text in files.items()
    }


def _unknown(content: Content, folder: str, kind: Jenis) -> Problem:
    known = ", ".join(str(t.rencana.tahun) for t in content.tahun)
    example = f"{known[:4]}/{kind.folder[min(1, len(kind.folder) - 1)]}"
    remedy = f"Tulis tahun yang sudah ada rencananya ({known}) dan {kind.rentang}, misalnya {example}."
    wrong = f"{ind.upper_first(kind.kata)} ini tidak dikenal."
    return Problem(Place(f"{content.akar}/{folder}"), "triwulan-asing", "", wrong, remedy)


def _report(content: Content, rencana: Rencana, masa: Masa) -> Iterator[str]:
    year, rules = rencana.tahun, content.aturan[rencana.aturan]
    after = masa.span(year)[1] + timedelta(17)
    yield f"# Laporan {masa.pada(year)}. Cara mengisi: PANDUAN.md. Highlight ditulis pada highlight.yaml di folder ini."
    yield f"tahun: {year}"
    if masa.jenis.isian:
        yield f"{masa.jenis.isian}: {masa.ke}"
    yield "status: draf            # ganti menjadi terbit sesudah ditandatangani, lalu isi tanggal_terbit"
    yield f"judul: Laporan Kinerja {masa.judul(year)}"
    yield f"# Hapus tanda # pada yang diisi. Contoh tanggal: {after}."
    yield "# tanggal_terbit: tahun-bulan-hari"
    yield f"# tempat_terbit: {ASK}"
    yield "# penandatangan:"
    head = content.unit_of(f"{year}/{masa.folder}").kepala
    yield f"#   nama: {first_rows.quoted(head.nama)}"
    yield f"#   jabatan: {first_rows.quoted(head.jabatan)}"
    words = editor.words()["Laporan"]
    for key, field in Laporan.model_fields.items():
        if key in REPORT_TEXTS and (rules.efisiensi or "efisiensi" not in key):
            listed = field.default == ()
            yield f"# {key}:{'' if listed else ' |'}  # {words[key]}"
            yield f"#   {'- ' if listed else ''}{ASK}"


def _analysis(target: Decimal | None, jenis: Jenis) -> Iterator[str]:
    """Yield the keys of the analysis as hints; an indicator without a target this quarter needs none."""
    if target is None:
        return
    words = editor.words()
    yield "# Analisis: hapus tanda # pada yang diisi (di VS Code: pilih barisnya, lalu Ctrl+/)."
    yield "# ringkasan:"
    yield from (f"#   {key}: {ASK}  # {words['Ringkas'][key]}" for key in Ringkas.model_fields)
    yield "# analisis:"
    for key in Analisis.model_fields:
        yield f"#   {key}: |  # {jenis.said(words['Analisis'][key])}"
        yield f"#     {ASK}"
    yield "# tindak_lanjut:"
    for n, key in enumerate(TindakLanjut.model_fields):
        yield f"#   {'- ' if n == 0 else '  '}{key}: {ASK}  # {words['TindakLanjut'][key]}"


def _indicator(i: Indikator, masa: Masa, names: list[str], defined: str) -> Iterator[str]:
    target = i.target.of(masa)
    yield f"# {i.sebutan}: {' '.join(i.nama.split())}"
    yield f"# Satuan: {i.satuan}. Target {masa.nama}: {'tidak ada' if target is None else ind.number(target)}."
    if i.rumus:
        yield f"# Rumus: {' '.join(i.rumus.split())}"
    yield f"# Definisi, kriteria, dan metode: {defined}."
    if i.akumulasi:
        yield f"# {year_to_date.to_type(i.akumulasi, masa.kata)}"
    yield f"nomor: {i.nomor}"
    if target is None:
        yield f"# Tidak dinilai pada {masa.kata} ini; berkas ini boleh dibiarkan."
    elif not i.metode.dari_baris:
        yield f"# Sumber: {i.metode.asal}. Hapus tanda # lalu isi dengan titik desimal, misalnya 96.60."
        yield f"# realisasi: {ASK}"
    else:
        yield from first_rows.detail(i, masa, names)


def before(content: Content, folder: str) -> tuple[str, Anggaran] | None:
    """Return the budget that the one of a new quarter is copied from, with its quarter; None where there is none."""
    return _before(planned(content, folder))


def _before(tahun: Tahun) -> tuple[str, Anggaran] | None:
    return next(((k.folder, k.anggaran) for k in reversed(tahun.kuartal) if k.anggaran), None)


def answered(text: str, folder: str, answers: Mapping[str, str]) -> str:
    """Return the budget of a new quarter with answers to what it doubts, which those of another quarter were."""
    said = [f"# Jawaban peringatan disalin dari {folder}; hapus bila tidak berlaku lagi.", "benar:"]
    return "\n".join(
        [text.rstrip("\n"), *said, *(f"  {code}: {first_rows.quoted(why)}" for code, why in answers.items()), ""]
    )


def _money(tahun: Tahun, masa: Masa) -> str:
    if (found := _before(tahun)) is None:
        return ""
    folder, data = found
    then = {i.nomor: i.kode for i in tahun.rencana_of(periods.of(folder)[1]).indikator}
    now = {i.menggantikan or i.kode: i.nomor for i in tahun.rencana.indikator}
    now |= {i.kode: i.nomor for i in tahun.rencana.indikator}
    known = {now[kode]: d for n, d in data.indikator.items() if (kode := then.get(n)) in now}
    lines = [
        f"# Pagu disalin dari {folder}; periksa bila ada revisi. Isi realisasi sampai akhir {masa.kata} ini.",
        f"sumber: {first_rows.quoted(data.sumber)}",
        *_told(data),
        *(["indikator:"] if known else []),
        *(f"  {n}: {{{_planned(d)}}}" for n, d in sorted(known.items())),
    ]
    if data.sasaran:
        goals = {s.nomor for s in tahun.rencana.semua_sasaran}
        lines += ["sasaran:", *(f"  {n}: {{{_planned(d)}}}" for n, d in sorted(data.sasaran.items()) if n in goals)]
    for level in (level for level in CODED if getattr(data, level)):
        lines.append(f"{level}:")
        rows: tuple[Kegiatan, ...] = getattr(data, level)
        lines += [f'  - {{kode: "{k.kode}", nama: {first_rows.quoted(k.nama)}, {_planned(k)}}}' for k in rows]
    return "\n".join(lines) + "\n"


def _planned(dana: Dana) -> str:
    """Return what is carried over of a line: its pagu and what of it is blocked, no realisasi."""
    held = "" if dana.blokir is None else f", blokir: {meant.rupiah(dana.blokir)}"
    return f"pagu: {meant.rupiah(dana.pagu)}, realisasi: null{held}"


def _told(data: Anggaran) -> Iterator[str]:
    """Yield what is carried over of the office as a whole: how its pagu came about, what is blocked and planned."""
    if data.total_dari:
        yield f"total_dari: {data.total_dari}"
    if data.pagu_awal is not None:
        yield f"pagu_awal: {meant.rupiah(data.pagu_awal)}"
    if data.revisi:
        yield "revisi:"
    for r in data.revisi:
        about = f"nomor: {first_rows.quoted(r.nomor)}, tanggal: {r.tanggal.isoformat()}, pagu: {meant.rupiah(r.pagu)}"
        yield f"  - {{{about}, alasan: {first_rows.quoted(r.alasan)}}}"
    if data.blokir is not None:
        yield f"blokir: {meant.rupiah(data.blokir)}"
    if data.rpd:
        yield f"rpd: {{{', '.join(f'{name}: {meant.rupiah(value)}' for name, value in data.rpd if value is not None)}}}"


def year(content: Content, new: int) -> dict[str, str]:
    """Return the plan of a new year, carried over from the newest; targets are empty, the old ones in comments."""
    newest = max(content.tahun, key=lambda t: t.rencana.tahun)
    if not newest.rencana.tahun < new <= newest.rencana.tahun + FARTHEST:
        place, remedy = (
            Place(f"{content.akar}/{new}"),
            f"Tulis tahun sesudah {newest.rencana.tahun}, misalnya {newest.rencana.tahun + 1}.",
        )
        raise ContentError([Problem(place, "tahun-sudah-ada", "", f"Tahun {new} tidak dapat dibuat.", remedy)])
    changes: dict[Keys, Baru] = {("tahun",): Baru("bulat", str(new))}
    notes: dict[Keys, str] = {}
    for path, indikator in newest.rencana.paths():
        parts = [(("bagian", n, "target"), f" {each.nama}", each.target) for n, each in enumerate(indikator.bagian)]
        for below, whose, target in ((("target",), "", indikator.target), *parts):
            at: Keys = (*path, *below)
            before = target.model_dump(exclude_unset=True)
            changes |= {(*at, key): Baru("angka", "", kosong=True) for key in before}
            shown = ", ".join(f"{key} {written.plainly(value)}" for key, value in before.items() if value is not None)
            notes[at] = f"target {newest.rencana.tahun}{whose}: {shown}"
    file, text = newest.berkas, content.dokumen[newest.berkas].text
    text = in_place.changed(file, text, changes, plan_revision.gone(newest), lambda _: ())
    text = in_place.noted(text, notes)
    file = f"{new}/perjanjian-kinerja.yaml"
    text = text.replace(f"{editor.modeline('perjanjian-kinerja-perubahan', file)}\n", "")
    head = "" if "yaml-language-server" in text else f"{editor.modeline('perjanjian-kinerja', file)}\n"
    return {file: head + text}


def files(content: Content, name: str, perubahan: str = "") -> dict[str, str]:
    """Return the files of a new quarter (`2024/tw2`) or year (`2025`), or of a plan revised from a quarter on."""
    if perubahan:
        return plan_revision.files(content, name, perubahan)
    return year(content, int(name)) if re.fullmatch("[0-9]{1,9}", name) else quarter(content, name)
