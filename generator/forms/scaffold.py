"""The first files of a quarter or a year, made from the plan: every file an officer fills in, with hints as comments.

In: content that passes the check. Out: text by file name, relative to the content folder.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from decimal import Decimal

from ruamel.yaml.comments import CommentedMap

from generator import indonesian as ind
from generator.content.model import Content, Kuartal, Tahun
from generator.figures import year_to_date
from generator.forms import editor, plan_revision
from generator.problems.problem import ContentError, Place, Problem
from generator.records import values
from generator.records.plan import Indikator
from generator.records.quarter import Analisis, Laporan, Ringkas, TindakLanjut
from generator.yaml.writing import round_trip

ASK = "…"
FARTHEST = 10  # years that a new plan may lie behind the newest; more is mistyped
REPORT_TEXTS = ("pengantar", "dasar_hukum", "kesimpulan", "kendala", "saran", "efisiensi", "upaya_efisiensi")
HIGHLIGHT = """\
# Kegiatan utama triwulan ini. Hapus tanda #, isi, ulangi untuk tiap kegiatan. Foto disimpan dalam folder foto/.
# - judul: …
#   mulai: tahun-bulan-hari
#   tempat: …
#   uraian: |
#     Apa yang terjadi dan apa hasilnya.
#   foto:
#     - {berkas: nama.jpg, teks: Siapa melakukan apa dan di mana.}
"""


def quarter(content: Content, folder: str) -> dict[str, str]:
    """Return the files of a new quarter (`2024/tw2`): report, one file per indicator, budget."""
    year, _, short = folder.partition("/tw")
    tahun = next((t for t in content.tahun if str(t.rencana.tahun) == year), None)
    if tahun is None or short not in ("1", "2", "3", "4"):
        known = ", ".join(str(t.rencana.tahun) for t in content.tahun)
        remedy = f"Tulis tahun yang sudah ada rencananya ({known}) dan tw1 sampai tw4, misalnya {known[:4]}/tw2."
        raise ContentError(
            [Problem(Place(f"{content.akar}/{folder}"), "triwulan-asing", "", "Triwulan ini tidak dikenal.", remedy)]
        )
    tahun = tahun.until(int(short))
    files = {f"{folder}/laporan.yaml": "\n".join(_report(content, int(year), int(short))) + "\n"}
    for path, i in tahun.rencana.paths():
        defined = f"{tahun.berkas} baris {content.place(tahun.berkas, path).line}"
        lines = [*_indicator(i, int(short), row_names(tahun, i), defined), *_analysis(i.target.of(int(short)))]
        files[f"{folder}/iku/{i.nomor:02d}.yaml"] = "\n".join(lines) + "\n"
    money = _money(tahun)
    if money:
        files[f"{folder}/anggaran.yaml"] = money
    files[f"{folder}/highlight.yaml"] = HIGHLIGHT
    kinds = {"laporan": "laporan", "anggaran": "anggaran", "highlight": "highlight"}
    return {
        file: f"{editor.modeline(kinds.get(file.rsplit('/', 1)[-1][:-5], 'iku'), file)}\n{text}"
        for file, text in files.items()
    }


def row_names(tahun: Tahun, i: Indikator) -> list[str]:
    """Return the names of the detail rows that an indicator had in the newest quarter that has any."""
    first = next(iter(i.kolom), "")
    for kuartal in reversed(tahun.kuartal):
        then = tahun.rencana_of(kuartal.ke).by_kode(i.kode)
        ukur = kuartal.ukur.get(then.nomor) if then else None
        if ukur and ukur.rincian:
            return [row.get(first) or ASK for row in ukur.rincian]
    return [ASK]


def _report(content: Content, year: int, short: int) -> Iterator[str]:
    name, after = ind.quarter(short), f"{year + short // 4}-{short % 4 * 3 + 1:02d}-17"
    yield f"# Laporan {name} {year}. Cara mengisi: PANDUAN.md. Highlight ditulis pada highlight.yaml di folder ini."
    yield f"tahun: {year}"
    yield f"triwulan: {short}"
    yield "status: draf            # ganti menjadi terbit sesudah ditandatangani, lalu isi tanggal_terbit"
    yield f"judul: Laporan Kinerja {name} Tahun {year}"
    yield f"# Hapus tanda # pada yang diisi. Contoh tanggal: {after}."
    yield "# tanggal_terbit: tahun-bulan-hari"
    yield f"# tempat_terbit: {ASK}"
    yield "# penandatangan:"
    head = content.unit_of(f"{year}/tw{short}").kepala
    yield f"#   nama: {_quoted(head.nama)}"
    yield f"#   jabatan: {_quoted(head.jabatan)}"
    words = editor.words()["Laporan"]
    for key, field in Laporan.model_fields.items():
        if key in REPORT_TEXTS:
            listed = field.default == ()
            yield f"# {key}:{'' if listed else ' |'}  # {words[key]}"
            yield f"#   {'- ' if listed else ''}{ASK}"


def _analysis(target: Decimal | None) -> Iterator[str]:
    """Yield the keys of the analysis as hints; an indicator without a target this quarter needs none."""
    if target is None:
        return
    words = editor.words()
    yield "# Analisis: hapus tanda # pada yang diisi (di VS Code: pilih barisnya, lalu Ctrl+/)."
    yield "# ringkasan:"
    yield from (f"#   {key}: {ASK}  # {words['Ringkas'][key]}" for key in Ringkas.model_fields)
    yield "# analisis:"
    for key in Analisis.model_fields:
        yield f"#   {key}: |  # {words['Analisis'][key]}"
        yield f"#     {ASK}"
    yield "# tindak_lanjut:"
    for n, key in enumerate(TindakLanjut.model_fields):
        yield f"#   {'- ' if n == 0 else '  '}{key}: {ASK}  # {words['TindakLanjut'][key]}"


def _indicator(i: Indikator, short: int, names: list[str], defined: str) -> Iterator[str]:
    target = i.target.of(short)
    yield f"# IKU {i.nomor}: {' '.join(i.nama.split())}"
    yield f"# Satuan: {i.satuan}. Target {ind.quarter(short)}: {'tidak ada' if target is None else ind.number(target)}."
    if i.rumus:
        yield f"# Rumus: {' '.join(i.rumus.split())}"
    yield f"# Definisi, kriteria, dan metode: {defined}."
    if i.akumulasi:
        yield f"# {year_to_date.TO_TYPE[i.akumulasi]}"
    yield f"nomor: {i.nomor}"
    if target is None:
        yield "# Tidak dinilai pada triwulan ini; berkas ini boleh dibiarkan."
    elif not i.metode.dari_baris:
        yield f"# Sumber: {i.metode.asal}. Hapus tanda # lalu isi dengan titik desimal, misalnya 96.60."
        yield f"# realisasi: {ASK}"
    else:
        yield f"# Realisasi dihitung dari rincian: {i.metode.kata}. Hapus tanda #, isi, ulangi barisnya bila perlu."
        yield "# rincian:"
        first, *numbers = i.kolom
        for name in names:
            yield f"#   - {{{first}: {_quoted(name)}, {', '.join(f'{column}: {ASK}' for column in numbers)}}}"
        yield f"# Kolom: {'; '.join(f'{column} = {title}' for column, title in i.kolom.items())}."


def _quoted(name: str) -> str:
    """Return a text as it may stand in a row in braces or behind a key."""
    plain = " ".join(name.split())
    if not set(plain) & set(",:{}[]#&*!|>%@`\"'") and not values.NUMBER.fullmatch(plain):
        return plain
    return json.dumps(plain, ensure_ascii=False)


def _money(tahun: Tahun) -> str:
    before: Kuartal | None = next((k for k in reversed(tahun.kuartal) if k.anggaran), None)
    if before is None or before.anggaran is None:
        return ""
    data, then = before.anggaran, {i.nomor: i.kode for i in tahun.rencana_of(before.ke).indikator}
    now = {i.menggantikan or i.kode: i.nomor for i in tahun.rencana.indikator}
    now |= {i.kode: i.nomor for i in tahun.rencana.indikator}
    known = {now[kode]: d for n, d in data.indikator.items() if (kode := then.get(n)) in now}
    lines = [
        f"# Pagu disalin dari {before.folder}; periksa bila ada revisi. Isi realisasi sampai akhir triwulan ini.",
        f"sumber: {_quoted(data.sumber)}",
        "indikator:",
        *(f"  {n}: {{pagu: {d.pagu:_}, realisasi: null}}" for n, d in sorted(known.items())),
    ]
    if data.kegiatan:
        lines.append("kegiatan:")
        lines += [
            f'  - {{kode: "{k.kode}", nama: {_quoted(k.nama)}, pagu: {k.pagu:_}, realisasi: null}}'
            for k in data.kegiatan
        ]
    return "\n".join(lines) + "\n"


def year(content: Content, new: int) -> dict[str, str]:
    """Return the plan of a new year, carried over from the newest; targets are empty, the old ones in comments."""
    newest = max(content.tahun, key=lambda t: t.rencana.tahun)
    if not newest.rencana.tahun < new <= newest.rencana.tahun + FARTHEST:
        place, remedy = (
            Place(f"{content.akar}/{new}"),
            f"Tulis tahun sesudah {newest.rencana.tahun}, misalnya {newest.rencana.tahun + 1}.",
        )
        raise ContentError([Problem(place, "tahun-sudah-ada", "", f"Tahun {new} tidak dapat dibuat.", remedy)])
    yaml = round_trip()
    plan = yaml.load(content.dokumen[newest.berkas].text)
    plan["tahun"] = new
    known = {i.kode: i.target for i in newest.rencana.indikator}
    for perspektif in plan["perspektif"]:
        for sasaran in perspektif["sasaran"]:
            for indikator in sasaran["indikator"]:
                before = known[str(indikator["kode"])].model_dump(exclude_none=True)
                shown = ", ".join(f"{key} {value}" for key, value in before.items())
                indikator["target"] = CommentedMap.fromkeys(indikator["target"])
                indikator["target"].fa.set_flow_style()
                indikator.yaml_add_eol_comment(f"target {newest.rencana.tahun}: {shown}", "target")
    out = io.StringIO()
    yaml.dump(plan, out)
    file = f"{new}/perjanjian-kinerja.yaml"
    text = out.getvalue()
    head = "" if "yaml-language-server" in text else f"{editor.modeline('perjanjian-kinerja', file)}\n"
    return {file: head + text}


def files(content: Content, name: str, perubahan: str = "") -> dict[str, str]:
    """Return the files of a new quarter (`2024/tw2`) or a new year (`2025`), or of a revised plan of a year that holds
    from a quarter on."""
    if perubahan:
        return plan_revision.files(content, name, perubahan)
    return year(content, int(name)) if re.fullmatch("[0-9]{1,9}", name) else quarter(content, name)
