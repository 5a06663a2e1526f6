"""A made-up office of three years, quarter by quarter as it would live them: nothing of it is real.

2028 has one quarter, 2029 four. In 2030 it gets another name after TW I, its DIPA is revised in TW II and TW III, and
from 1 July a revised plan holds under another decree: a target changed, an indicator dropped, one added, one replaced.
One indicator of each kind of `akumulasi`, budget that is blocked, over its pagu and paid back, what it is compared with.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner

from generator.commands.cli import main
from tests import revised, synthetic
from tests.revised import FIRST, OLD, REVISED

OLD_NAME, NEW_NAME = "Balai Contoh di Kota Rekaan", "Balai Utama Rekaan"
DECREE = "Keputusan Contoh Nomor 9 Tahun 2030"
RENAMED = f"riwayat: [{{sampai: 2030/tw1, nama: {OLD_NAME}}}]\n"
QUARTERLY, GROWING = (
    "{tw1: 25, tw2: 25, tw3: 25, tw4: 25, tahunan: %s}",
    "{tw1: 25, tw2: 50, tw3: 75, tw4: 100, tahunan: 100}",
)
# By the number of the indicator: its kind, its targets, its four values.
YEAR = {
    6: ("jumlah", QUARTERLY % 100, ("25", "25", "20", "30")),
    7: ("rata_rata", QUARTERLY % 25, ("20", "30", "20", "31")),
    8: ("kumulatif", GROWING, ("25", "50", "75", "90")),
    9: ("akhir", GROWING, ("25", "20", "75", "80")),
}
PAST = (
    "riwayat: {2027: {tw1: 41, tahunan: 44, sumber: Buku contoh}}, "
    "patokan: [{nama: Rata-rata contoh, nilai: 52, periode: tahun 2029, sumber: Buku contoh}], "
)
RENSTRA = """\
- nama: Renstra contoh
  periode: {mulai: 2028, sampai: 2032}
  acuan: Tabel contoh
  target: {contoh-2: {2030: 60, 2032: 90}, contoh-9: {2030: 50, 2032: 75}}
"""
REVISIONS = (
    "  - {nomor: 1, tanggal: 2030-05-02, pagu: 13_500, alasan: Tambahan rekaan.}\n",
    "  - {nomor: 2, tanggal: 2030-09-20, pagu: 12_500, alasan: Penghematan rekaan.}\n",
)
RPD = "rpd: {tw1: 1_000, tw2: 2_000, tw3: 1_000, tw4: 500}\n"
ODD = {
    5: "{pagu: 1_000, realisasi: 1_050, alasan: Kekurangan gaji rekaan.}",
    6: "{pagu: 1_000, realisasi: -200, alasan: Pengembalian belanja rekaan.}",
}


def live(folder: Path) -> Iterator[str]:
    """Write the office into a folder, each quarter published before the next is written; yield each as it is done."""
    with_past = synthetic.add_year(synthetic.add_year(synthetic.write(folder), 2028), 2029, 4)
    shutil.rmtree(with_past / "2030")
    rules = (folder / "aturan/aturan-contoh.yaml").read_text("utf-8")
    (folder / "aturan/aturan-contoh.yaml").write_text(rules.replace("2030-01-01", "2028-01-01"), "utf-8")
    for quarter in ("2028/tw1", *(f"2029/tw{q}" for q in range(1, 5))):
        yield _published(folder, quarter)
    whole = revised.write(folder.parent / "tahun", 4)
    for q in range(1, 5):
        shutil.copytree(whole / f"2030/tw{q}", folder / f"2030/tw{q}")
        (_first, _second, _third, lambda folder: None)[q - 1](folder)
        _values(folder, q)
        _money(folder, q)
        yield _published(folder, f"2030/tw{q}")


def _published(folder: Path, quarter: str) -> str:
    year, q = int(quarter[:4]), int(quarter[-1])
    day = f"{year + q // 4}-{(3 * q) % 12 + 1:02d}-20"
    for words in (["check"], ["publish", quarter, "--tanggal", day]):
        done = CliRunner().invoke(main, [*words, "--content", str(folder)])
        assert done.exit_code == 0, f"{quarter} {words}\n{done.output}"
    return quarter


def _first(folder: Path) -> None:
    text = synthetic.plan().replace(
        "kode: contoh-2, nama: Indikator contoh 2, satuan: persen, ",
        f"kode: contoh-2, nama: Indikator contoh 2, satuan: persen, {PAST}",
    )
    for number, (kind, targets, _) in YEAR.items():
        head, tail = text.split(f"nomor: {number}, kode:", 1)
        tail = tail.replace("satuan: persen", f"satuan: nilai, akumulasi: {kind}", 1)
        text = f"{head}nomor: {number}, kode:{tail.replace(OLD, f'target: {targets}', 1)}"
    (folder / FIRST).write_text(text, "utf-8")
    (folder / "renstra.yaml").write_text(RENSTRA, "utf-8")


def _second(folder: Path) -> None:
    unit = (folder / "unit.yaml").read_text("utf-8").replace(f"nama: {OLD_NAME}\n", f"nama: {NEW_NAME}\n", 1)
    (folder / "unit.yaml").write_text(unit + RENAMED, "utf-8")


def _third(folder: Path) -> None:
    rules = synthetic.RULES.replace("aturan-contoh", "aturan-baru").replace("2030-01-01", "2030-07-01")
    rules = rules.replace("Keputusan Contoh Nomor 1 Tahun 2030", DECREE).replace(
        "Kep. Contoh 1/2030", "Kep. Contoh 9/2030"
    )
    (folder / "aturan/aturan-baru.yaml").write_text(rules.replace("Hijau", "Biru"), "utf-8")
    plan = revised.revised((folder / FIRST).read_text("utf-8"))
    (folder / REVISED).write_text(plan.replace("aturan: aturan-contoh", "aturan: aturan-baru"), "utf-8")


def _values(folder: Path, q: int) -> None:
    for number, (_, _, values) in YEAR.items():
        text = f"nomor: {number}\nrealisasi: {values[q - 1]}\nanalisis: {{penyebab: Contoh.}}\ntindak_lanjut: [{{rencana_aksi: Contoh}}]\n"
        (folder / f"2030/tw{q}/iku/{number:02d}.yaml").write_text(text, "utf-8")


def _money(folder: Path, q: int) -> None:
    path = folder / f"2030/tw{q}/anggaran.yaml"
    text = path.read_text("utf-8")
    if q > 1:
        text = text.replace("  1: {pagu: 1_000", "  1: {pagu: 1_500", 1)
    if q == 4:
        for number, row in ODD.items():
            text = re.sub(rf"(?m)^  {number}: .*", f"  {number}: {row}", text)
    text += "pagu_awal: 13_000\n" + RPD
    text += f"revisi:\n{''.join(REVISIONS[: q - 1])}" if q > 1 else ""
    path.write_text(text + ("blokir: 500\n" if q > 2 else ""), "utf-8")
