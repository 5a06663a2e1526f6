"""The sheet of what stands in the plan beside targets: how quarters make the year, years before content/, standards.

In: the plan, its file as it is. Out: a `Lembar`. Its cells are addressed by the number of the indicator, as in
anggaran.yaml; `Berkas` knows where in the plan that stands.
"""

from collections.abc import Sequence
from typing import get_args

from generator.forms.cells import HEAD, NOTE, TITLE, Berkas, Lembar, Tulisan
from generator.problems.problem import Keys
from generator.records.plan import Akumulasi, Indikator, Rencana
from generator.yaml.kinds import Kind

STANDARD = {"nama": "Nama", "nilai": "Nilai", "periode": "Periode", "sumber": "Sumber"}
KEYS = ("akumulasi", "riwayat", "patokan")


def comparisons(rencana: Rencana, file: Berkas, own: Sequence[Indikator] = ()) -> Lembar:
    """Return the sheet of what the plan tells to compare with: of all indicators, or of some."""
    sheet = Lembar("Pembanding", kata=30)
    kata = rencana.jenis.kata
    sheet.add(Tulisan("Pembanding: tahun-tahun sebelumnya dan patokan", TITLE))
    for text in (
        f"Isian lembar ini ditulis ke rencana ({file.nama}), jadi berlaku bagi setiap {kata} rencana itu;",
        f"{kata} yang sudah terbit tetap menampilkan pembanding seperti ketika ia terbit.",
        f"Riwayat: realisasi tahun sebelum {rencana.tahun} yang laporannya tidak ada di situs ini, dengan sumbernya.",
        "Patokan: standar nasional atau kantor lain; periodenya dengan tahun, misalnya tahun 2023.",
    ):
        sheet.add(Tulisan(text, NOTE))
    for i in own or rencana.indikator:
        _indicator(sheet, rencana, i, file)
    return sheet


def _indicator(sheet: Lembar, rencana: Rencana, i: Indikator, file: Berkas) -> None:
    base: Keys = ("indikator", str(i.nomor))
    kind: Kind = "teks" if i.skala else "angka"
    words = tuple(i.skala)
    sheet.add()
    sheet.add(Tulisan(f"{i.sebutan}: {' '.join(i.nama.split())}", TITLE))
    if rencana.jenis.sebagian:
        sheet.add(Tulisan("Akumulasi (bila ada)"), file.input((*base, "akumulasi"), "teks", get_args(Akumulasi)))
    periods = {**{m.kunci: m.nama for m in rencana.jenis.sebagian}, "tahunan": "Setahun"}
    sheet.add(Tulisan("Riwayat", HEAD), *(Tulisan(name, HEAD) for name in (*periods.values(), "Sumber")))
    for year in sorted({*i.riwayat, *range(rencana.tahun - file.baris.kosong, rencana.tahun)}):
        told = (*base, "riwayat", str(year))
        values = (file.input((*told, key), kind, words) for key in periods)
        sheet.add(Tulisan(f"Tahun {year}"), *values, file.input((*told, "sumber"), "prosa"))
    sheet.add(Tulisan("Patokan", HEAD), *(Tulisan(name, HEAD) for name in STANDARD.values()))
    for n in file.rows((*base, "patokan"), "patokan"):
        cells = {key: (kind, words) if key == "nilai" else ("teks", ()) for key in STANDARD}
        inputs = (file.input((*base, "patokan", n, key), k, choices) for key, (k, choices) in cells.items())
        sheet.add(Tulisan(f"Patokan {n + 1}"), *inputs)
