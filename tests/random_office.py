"""Offices by chance: every option of a rule set, every metode, every state of realisasi and budget. No figure is real.

`write(folder, seed)` puts the content of one office there; the same seed gives the same office.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.synthetic import UNIT

FORMULAS = ("realisasi_per_target", "target_per_realisasi", "selisih_dari_target")
MODES = ("setengah_ke_atas", "setengah_genap", "ke_bawah")
CLASSES = "[{nama: Atas, mulai: 80, rupa: baik}, {nama: Bawah, di_bawah: 80, rupa: rendah}]"
REPORT = "tahun: 2030\ntriwulan: 1\nstatus: draf\njudul: Laporan\n"
ROWS = "kolom: {nama: Nama, a: A, b: B}"
METODE = (
    "metode: {jenis: langsung, sumber: Sistem}",
    "metode: {jenis: langsung, sumber: Sistem}",
    "metode: {jenis: rasio, pembilang: a, penyebut: b, boleh_lebih: ya}, " + ROWS,
    "metode: {jenis: rata_rata_rasio, pembilang: a, penyebut: b, nol_per_nol: $NOL, boleh_lebih: ya$BOBOT}, " + ROWS,
    "metode: {jenis: tertimbang, bobot: [a], nilai: [b]$PEMBAGI}, " + ROWS,
    "metode: {jenis: langsung, sumber: Sistem}",
)


def write(folder: Path, seed: int) -> Path:
    """Write an office and return the folder."""
    chance = Random(seed)
    files = {
        "unit.yaml": UNIT.replace("profil: [latar]\n", ""),
        "glosarium.yaml": "TMS: Tidak memenuhi syarat\n",
        "aturan/aturan-contoh.yaml": rules(chance),
        "2030/perjanjian-kinerja.yaml": plan(chance),
        "2030/tw1/laporan.yaml": REPORT,
        **{f"2030/tw1/iku/{n:02d}.yaml": measure(chance, n) for n in range(1, 7)},
    }
    if money := budget(chance):
        files["2030/tw1/anggaran.yaml"] = money
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def rules(chance: Random) -> str:
    """Return a rule set."""
    own = "".join(
        f", {r}: {chance.randint(0, 4)}"
        for r in ("realisasi", "capaian", "nps", "npss", "ie", "te")
        if chance.random() < 0.4
    )
    cap = chance.choice(("", "  batas_atas: 120\n", "  batas_atas: 100.5\n"))
    weights = ", ".join(f"i{n}: {chance.choice((0 if n % 2 else 3, 1, 2, '0.35'))}" for n in range(1, 7))
    bobot = (
        f"  bobot: {{indikator: {{{weights}}}, sasaran: {{1: 2}}, perspektif: {{satu: 3}}}}\n"
        if chance.random() < 0.5
        else ""
    )
    return (
        "kode: aturan-contoh\nnama: Keputusan Contoh\nsingkatan: Kep. Contoh\nberlaku_sejak: 2030-01-01\n"
        f"pembulatan: {{cara: {chance.choice(MODES)}, desimal: {chance.randint(0, 4)}{own}, acuan: Pasal 1}}\n"
        f"capaian:\n  maksimalkan: {formula(chance)}\n  minimalkan: {formula(chance)}\n"
        f"kategori: {{acuan: A, kelas: {CLASSES}}}\ncapaian_tahunan: {{acuan: B, kelas: {CLASSES}}}\n"
        f"predikat: {{acuan: C, kelas: {CLASSES}}}\n"
        f"nps:\n  realisasi_kosong: {chance.choice(('nol', 'dikeluarkan'))}\n  acuan: Pasal 4\n{cap}{bobot}"
        f"efisiensi:\n  standar: {chance.choice(('1', '0.5', '1.25'))}\n  acuan: D\n"
        "  kelas: [{nama: efisien, mulai: 0, efisien: ya}, {nama: tidak efisien, di_bawah: 0, efisien: tidak}]\n"
    )


def formula(chance: Random) -> str:
    """Return a formula of the capaian with or without a floor and a cap; always with what counts when it would divide by 0."""
    floor = chance.choice(("", ", batas_bawah: 0", ", batas_bawah: 10"))
    cap = chance.choice(("", ", batas_atas: 120"))
    return f"{{rumus: {chance.choice(FORMULAS)}, jika_nol: {chance.choice((0, 100, 120))}{floor}{cap}, acuan: Pasal 2}}"


def plan(chance: Random) -> str:
    """Return a plan: two perspektif, three sasaran, six indicators."""
    lines = ["tahun: 2030", "aturan: aturan-contoh", "perspektif:"]
    for kode, goals in (("satu", {1: (1, 2), 2: (3, 4)}), ("dua", {3: (5, 6)})):
        lines += [f"  - kode: {kode}", f"    nama: Rekaan {kode}", "    sasaran:"]
        for goal, numbers in goals.items():
            lines += [f"      - nomor: {goal}", f"        nama: Sasaran contoh {goal}", "        indikator:"]
            lines += [indicator(chance, n) for n in numbers]
    return "\n".join(lines) + "\n"


def indicator(chance: Random, n: int) -> str:
    """Return an indicator of the plan."""
    target = chance.choice(("null", number(chance, 1), number(chance, 1), number(chance, 1)))
    metode = METODE[n - 1].replace("$NOL", chance.choice(("0", "100", "dikeluarkan")))
    metode = metode.replace("$BOBOT", chance.choice(("", ", bobot: b")))
    metode = metode.replace("$PEMBAGI", chance.choice(("", ", pembagi: 3")))
    arah = chance.choice(("maksimalkan", "minimalkan"))
    return (
        f"          - {{nomor: {n}, kode: i{n}, nama: Indikator contoh {n}, satuan: nilai, arah: {arah}, alasan_target: Contoh,\n"
        f"             target: {{tw1: {target}, tw2: null, tw3: null, tw4: {number(chance, 1)}, tahunan: {number(chance, 1)}}},\n"
        f"             {metode}}}"
    )


def number(chance: Random, least: int = 0) -> str:
    """Return a number with 0 to 4 decimals; often a round one, 0 if it may be."""
    if least == 0 and chance.random() < 0.2:
        return chance.choice(("0", "0.00"))
    places = chance.randint(0, 4)
    return f"{chance.randint(least, chance.choice((9, 130, 2500)))}" + (
        f".{chance.randint(0, 10**places - 1):0{places}d}" if places else ""
    )


def measure(chance: Random, n: int) -> str:
    """Return what was typed for an indicator: nothing, not applicable, rows, or a realisasi."""
    text, state = f"nomor: {n}\n", chance.random()
    if state < 0.1:
        return f"{text}dikecualikan: Contoh.\n"
    if state < 0.2:
        return text
    if n in (3, 4, 5) and state < 0.85:
        rows = [(number(chance), number(chance)) for _ in range(chance.randint(1, 4))]
        rows = [("0" if n != 5 and float(b) == 0 else a, b) for a, b in rows]
        cells = [f"  - {{nama: R, a: {a}, b: {'null' if n == 5 and chance.random() < 0.3 else b}}}" for a, b in rows]
        return f"{text}rincian:\n" + "\n".join(cells) + "\n"
    return f"{text}realisasi: {number(chance)}\nalasan: Contoh.\n"


def budget(chance: Random) -> str:
    """Return a budget, or none."""
    if chance.random() < 0.15:
        return ""
    lines, planned, spent = ["sumber: Sistem", "indikator:"], [], []
    for n in range(1, 7):
        planned.append(chance.choice((0, 3, chance.randint(1, 10 ** chance.randint(1, 10)))))
        spent.append(chance.choice((None, 0, chance.randint(0, planned[-1]), chance.randint(0, planned[-1]))))
        lines.append(f"  {n}: {{pagu: {planned[-1]}, realisasi: {'null' if spent[-1] is None else spent[-1]}}}")
    if chance.random() < 0.5:
        known = [s for s in spent if s is not None]
        whole = chance.choice((str(sum(known)), str(sum(known)), "null"))
        lines += ["kegiatan:", f"  - {{kode: A.1, nama: Satu, pagu: {sum(planned)}, realisasi: {whole}}}"]
        lines += ["  - {kode: A.2, nama: Dua, pagu: 0, realisasi: 0}"]
    return "\n".join(lines) + "\n"
