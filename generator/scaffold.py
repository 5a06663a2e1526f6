"""The first files of a quarter or a year, made from the plan: every file an officer fills in, with hints as comments.

In: content that passes the check. Out: text by file name, relative to the content folder.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from ruamel.yaml import YAML

from generator import cells, editor
from generator import indonesian as ind
from generator.content import Content, Kuartal, Tahun
from generator.problems import ContentError, Place, Problem
from generator.schema import Indikator, Langsung

ASK = "…"
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
    files = {f"{folder}/laporan.yaml": _report(int(year), int(short))}
    for i in tahun.rencana.indikator:
        files[f"{folder}/iku/{i.nomor:02d}.yaml"] = "\n".join(_indicator(i, int(short), row_names(tahun, i))) + "\n"
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
        ukur = kuartal.ukur.get(i.nomor)
        if ukur and ukur.rincian:
            return [row.get(first) or ASK for row in ukur.rincian]
    return [ASK]


def _report(year: int, short: int) -> str:
    name = ind.quarter(short)
    return "\n".join(
        [
            f"# Laporan {name} {year}. Cara mengisi: PANDUAN.md. Highlight ditulis pada highlight.yaml di folder ini.",
            f"tahun: {year}",
            f"triwulan: {short}",
            "status: draf            # ganti menjadi terbit sesudah ditandatangani, lalu isi tanggal_terbit",
            f"judul: Laporan Kinerja {name} Tahun {year}",
            "# tanggal_terbit: tahun-bulan-hari, misalnya 2024-04-17",
            "",
        ]
    )


def _indicator(i: Indikator, short: int, names: list[str]) -> Iterator[str]:
    target = i.target.of(short)
    yield f"# IKU {i.nomor}: {' '.join(i.nama.split())}"
    yield f"# Satuan: {i.satuan}. Target {ind.quarter(short)}: {'tidak ada' if target is None else ind.number(target)}."
    if i.rumus:
        yield f"# Rumus: {' '.join(i.rumus.split())}"
    yield f"nomor: {i.nomor}"
    if target is None:
        yield "# Tidak dinilai pada triwulan ini; berkas ini boleh dibiarkan."
    elif isinstance(i.metode, Langsung):
        yield f"# Sumber: {i.metode.sumber}. Hapus tanda # lalu isi dengan titik desimal, misalnya 96.60."
        yield f"# realisasi: {ASK}"
    else:
        words = cells.METODE_WORDS[i.metode.jenis]
        yield f"# Realisasi dihitung dari rincian: {words}. Hapus tanda #, isi, ulangi barisnya bila perlu."
        yield "# rincian:"
        first, *numbers = i.kolom
        for name in names:
            yield f"#   - {{{first}: {_quoted(name)}, {', '.join(f'{column}: {ASK}' for column in numbers)}}}"
        yield f"# Kolom: {'; '.join(f'{column} = {title}' for column, title in i.kolom.items())}."


def _quoted(name: str) -> str:
    """Return a name as it may stand in a row in braces."""
    return f'"{name}"' if set(name) & set(",:{}[]#&*!|>%@`") and '"' not in name else name


def _money(tahun: Tahun) -> str:
    before: Kuartal | None = next((k for k in reversed(tahun.kuartal) if k.anggaran), None)
    if before is None or before.anggaran is None:
        return ""
    data = before.anggaran
    lines = [
        f"# Pagu disalin dari {before.folder}; periksa bila ada revisi. Isi realisasi sampai akhir triwulan ini.",
        f"sumber: {data.sumber}",
        "indikator:",
        *(f"  {n}: {{pagu: {d.pagu:_}, realisasi: null}}" for n, d in data.indikator.items()),
    ]
    if data.kegiatan:
        lines.append("kegiatan:")
        for k in data.kegiatan:
            lines.append(f'  - {{kode: "{k.kode}", nama: {k.nama}, pagu: {k.pagu:_}, realisasi: null}}')
    return "\n".join(lines) + "\n"


def year(content: Content, new: int) -> dict[str, str]:
    """Return the plan of a new year, carried over from the newest; targets are empty, the old ones in comments."""
    newest = max(content.tahun, key=lambda t: t.rencana.tahun)
    if new <= newest.rencana.tahun:
        place, remedy = Place(f"{content.akar}/{new}"), f"Tulis tahun sesudah {newest.rencana.tahun}."
        raise ContentError([Problem(place, "tahun-sudah-ada", "", f"Tahun {new} tidak dapat dibuat.", remedy)])
    yaml = YAML()
    yaml.width = 118
    yaml.indent(mapping=2, sequence=4, offset=2)
    plan = yaml.load(content.dokumen[newest.berkas].text)
    plan["tahun"] = new
    for perspektif in plan["perspektif"]:
        for sasaran in perspektif["sasaran"]:
            for indikator in sasaran["indikator"]:
                shown = ", ".join(f"{key} {value}" for key, value in indikator["target"].items())
                indikator["target"] = dict.fromkeys(indikator["target"])
                indikator.yaml_add_eol_comment(f"target {newest.rencana.tahun}: {shown}", "target")
    out = io.StringIO()
    yaml.dump(plan, out)
    return {f"{new}/perjanjian-kinerja.yaml": out.getvalue()}


def files(content: Content, name: str) -> dict[str, str]:
    """Return the files of a new quarter (`2024/tw2`) or a new year (`2025`)."""
    return year(content, int(name)) if name.isdigit() else quarter(content, name)
