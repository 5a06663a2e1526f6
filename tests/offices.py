"""Small made-up offices from a plain list of indicators: what a case file says in a few keys. No figure is real.

`write(folder, case)` puts the content of one there; `SHAPES` are two whole offices of another shape than the real one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.support import CONTENT
from tests.synthetic import UNIT

Case = dict[str, Any]
KEPKA = "aturan/kepka-bpom-311-2023.yaml"
LESS = "    acuan: Bagian 2.5\n  minimalkan:\n    rumus: selisih_dari_target\n    acuan: Rekaan\n"
EXPLAINED = "analisis: {penyebab: contoh}\ntindak_lanjut: [{rencana_aksi: contoh}]\n"
ENDS = {1: "2030-04-10", 2: "2030-07-10", 3: "2030-10-10", 4: "2031-01-10"}


def write(folder: Path, case: Case) -> Path:
    """Write the office of a case, scored by the real rule set with a formula for `minimalkan`, and return the folder."""
    quarter = int(case.get("triwulan", 1))
    text = (CONTENT / KEPKA).read_text("utf-8").replace("    acuan: Bagian 2.5\n", LESS, 1)
    files = {
        "unit.yaml": UNIT.replace("profil: [latar]\n", ""),
        KEPKA: text,
        "glosarium.yaml": "TMS: Tidak memenuhi syarat\n",
        "sinonim.yaml": "- [serapan, terserap]\n",
        "2030/perjanjian-kinerja.yaml": _plan(case["indikator"]),
        f"2030/tw{quarter}/laporan.yaml": _report(quarter),
    }
    for n, i in enumerate(case["indikator"], 1):
        files[f"2030/tw{quarter}/iku/{n:02d}.yaml"] = _measured(n, i)
    if case.get("anggaran"):
        rows = [f"  {n}: {{pagu: {a}, realisasi: {b}}}\n" for n, (a, b) in enumerate(case["anggaran"], 1)]
        files[f"2030/tw{quarter}/anggaran.yaml"] = f"sumber: Sistem contoh\nindikator:\n{''.join(rows)}"
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def _report(quarter: int) -> str:
    return f"tahun: 2030\ntriwulan: {quarter}\nstatus: terbit\njudul: Laporan\ntanggal_terbit: {ENDS[quarter]}\n"


def _plan(items: list[Case]) -> str:
    lines, seen = ["tahun: 2030", "aturan: kepka-bpom-311-2023", "perspektif:"], (None, None)
    for n, i in enumerate(items, 1):
        group, goal = i.get("perspektif", "Utama"), i.get("sasaran", "1")
        if group != seen[0]:
            lines += [f"  - kode: {group.lower().replace(' ', '-')}", f"    nama: {group}", "    sasaran:"]
        if (group, goal) != seen:
            lines += [f"      - nomor: {goal}", f"        nama: Sasaran contoh {goal}", "        indikator:"]
        seen = (group, goal)
        lines += _planned(n, i)
    return "\n".join(lines) + "\n"


def _planned(n: int, i: Case) -> list[str]:
    target = i.get("target") or "null"
    yearly = i.get("tahunan", target)
    later = ", ".join(f"tw{q}: {target}" for q in (1, 2, 3))
    return [
        f"          - nomor: {n}",
        f"            kode: indikator-{n}",
        f"            nama: {i.get('nama', f'Indikator contoh {n}')}",
        f"            satuan: {i.get('satuan', 'persen')}",
        f"            arah: {i.get('arah', 'maksimalkan')}",
        f"            target: {{{later}, tw4: {i.get('tw4', yearly)}, tahunan: {yearly}}}",
        "            alasan_target: Contoh.",
        "            metode: {jenis: langsung, sumber: Sistem contoh}",
    ]


def _measured(n: int, i: Case) -> str:
    keys = {"realisasi": "realisasi", "dikecualikan": "dikecualikan", "perlu_konfirmasi": "perlu_konfirmasi"}
    own = "".join(f"{key}: {i[key]}\n" for key in keys if i.get(key) is not None)
    override = f"target: {i['target_ganti']}\nalasan_target: Contoh.\n" if i.get("target_ganti") else ""
    return f"nomor: {n}\n{own}{override}{EXPLAINED}"


LESS_IS_BETTER: Case = {
    "indikator": [
        {"nama": "Waktu tunggu layanan", "satuan": "nilai", "arah": "minimalkan", "target": "30", "realisasi": "24"},
        {"nama": "Pengaduan yang terlambat", "arah": "minimalkan", "target": "5", "realisasi": "9"},
        {"nama": "Angka kejadian", "satuan": "indeks", "arah": "minimalkan", "target": "2.50", "realisasi": "2.50",
         "sasaran": "2", "perspektif": "Dalam"},
    ],
    "anggaran": [["1000", "250"], ["1000", "100"], ["1000", "400"]],
}  # fmt: skip
COUNTS: Case = {
    "indikator": [
        {"nama": "Indeks kepuasan", "satuan": "indeks", "target": "3.20", "realisasi": "3.54"},
        {"nama": "Jumlah kader dilatih", "satuan": "nilai", "target": "240", "realisasi": "233"},
        {"nama": "IKPA", "satuan": "nilai", "target": "95", "realisasi": "38", "sasaran": "2", "perspektif": "Dalam"},
        {"nama": "UMKM didampingi", "satuan": "nilai", "target": "12", "realisasi": "31", "sasaran": "2",
         "perspektif": "Dalam", "perlu_konfirmasi": "Dihitung dua kali?"},
    ],
}  # fmt: skip
SHAPES = {"makin rendah makin baik": LESS_IS_BETTER, "indeks dan cacah": COUNTS}
