"""Four made-up offices of other shapes: a regency's, a ministry's unit, one with seven perspektif, one that reports by
months. No name, decree or figure is real.

`write(folder, name)` writes the content of one; `OFFICES` names them.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from generator.addresses import periods

EXPLAINED = {"analisis": {"penyebab": "Contoh sebab."}, "tindak_lanjut": [{"rencana_aksi": "Contoh rencana."}]}
DIRECT = {"jenis": "langsung", "sumber": "Catatan contoh"}
CLASSES = [{"nama": "Tercapai", "mulai": 100, "rupa": "baik"}, {"nama": "Belum tercapai", "di_bawah": 100, "rupa": "rendah"}]  # fmt: skip
ROUNDING = {"cara": "setengah_ke_atas", "desimal": 2, "acuan": "Pasal 1"}
UP = {"rumus": "realisasi_per_target", "acuan": "Pasal 2"}
FIRST = (  # words of the decree and of the office that Lapkin was first made for
    r"\bIKU\b|\bNPSS?\b|Pencapaian|Strategis|[Tt]riwulan(?!\.json)|\bTW\b|[Pp]erspektif|Kepka|\b[IST]E\b|[Ee]fisien"
    r"|\bPOM\b|BPOM|\bLoka\b"
)
DOWN = {"rumus": "selisih_dari_target", "batas_bawah": 0, "jika_nol": 0, "nol_per_nol": 100, "acuan": "Pasal 3"}


@dataclass(frozen=True)
class Kantor:
    """An office: what it is called, its period, how many of them are there, its rule set; its goals by group; money;
    the words of another office that its pages may not say, as a pattern; or the folder where all of it stands."""

    nama: str
    periode: str
    banyaknya: int
    aturan: dict[str, Any] = field(default_factory=dict)
    sasaran: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    anggaran: dict[str, Any] = field(default_factory=dict)
    rencana: dict[str, Any] = field(default_factory=dict)
    asing: str = ""
    contoh: Path | None = None


def indicator(nama: str, target: Any, realisasi: Any, **more: Any) -> dict[str, Any]:
    """Return an indicator with one target for all periods, and what it realised in each."""
    return {"nama": nama, "target": target, "realisasi": realisasi, **more}


REGENCY = Kantor(
    "Dinas Kesehatan Kabupaten Rekaan",
    "tahunan",
    1,
    asing=FIRST,
    contoh=Path(__file__).parent / "kantor/kabupaten/content",
)
UNIT = Kantor(
    "Direktorat Contoh",
    "semester",
    2,
    {
        "capaian": {"maksimalkan": UP, "minimalkan": {"rumus": "target_per_realisasi", "jika_nol": 120, "acuan": "Pasal 3"}},
        "nps": {"jenjang": ["sasaran", "total"], "batas_atas": 120, "realisasi_kosong": "nol", "acuan": "Pasal 4"},
        "predikat": {"acuan": "Lampiran", "kelas": [{"nama": "Istimewa", "mulai": 110, "rupa": "tinggi"}, {"nama": "Baik", "mulai": 90, "di_bawah": 110, "rupa": "baik"}, {"nama": "Kurang", "di_bawah": 90, "rupa": "rendah"}]},
        "istilah": {"indikator": "IKSK", "nilai_sasaran": "NSK", "nilai_sasaran_lengkap": "Nilai Sasaran Kegiatan", "nilai_akhir": "NKO", "nilai_akhir_lengkap": "Nilai Kinerja Organisasi"},
    },
    {
        "": [indicator("Indeks kepuasan pengguna layanan", 3.6, 3.55, satuan="indeks"), indicator("Rancangan peraturan yang selesai", 12, 7, satuan="rancangan")],
        "2": [indicator("Rata-rata pemenuhan unsur layanan", 90, None, metode={"jenis": "rata_rata_rasio", "pembilang": "realisasi_unsur", "penyebut": "target_unsur", "nol_per_nol": "dikeluarkan", "boleh_lebih": "ya"},
                        kolom={"unsur": "Unsur", "target_unsur": "Target unsur", "realisasi_unsur": "Realisasi unsur"}, bagian=[{"nama": "Waktu layanan", "target": {"sm1": 10, "sm2": 10, "tahunan": 10}}, {"nama": "Biaya layanan", "target": {"sm1": 20, "sm2": 20, "tahunan": 20}}],
                  rincian=[{"unsur": "Waktu layanan", "target_unsur": 10, "realisasi_unsur": 9}, {"unsur": "Biaya layanan", "target_unsur": 20, "realisasi_unsur": 21}]),
              indicator("Hari penyelesaian pengaduan", 14, 12, satuan="hari", arah="minimalkan")],
    },
    rencana={"bobot": {"sasaran": {"1": 60, "2": 40}, "indikator": {"a-1": 70, "a-2": 30}}},
    asing=FIRST,
)  # fmt: skip
LONG = "Persentase penyelesaian tindak lanjut atas rekomendasi hasil pengawasan ketidakberpihakanpertanggungjawaban yang diterbitkan bersama"


def seven(count: int = 28) -> Kantor:
    """Return the unit with seven perspektif, long names, a bar of 1,500 %, gaps, amounts of twelve digits."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for n in range(count):
        made = indicator(f"{LONG} bidang {n + 1}", 80, 60 + n % 45, singkat=f"Tindak lanjut rekomendasi bidang {n + 1}")
        groups.setdefault(f"{n % 7 + 1}", []).append(made)
    groups["1"][0] |= {"target": 2, "realisasi": 30, "satuan": "dokumen"}
    groups["2"][0] |= {"realisasi": {1: 70, 3: 75}}
    money = {"sasaran": {n: {"pagu": 987_654_321_000, "realisasi": 123_456_789_000 + n} for n in range(1, 8)}}
    return Kantor(
        "Sekretariat Badan Contoh Pembinaan Ketatausahaan dan Pertanggungjawaban Wilayah Kepulauan Rekaan",
        "triwulan",
        3,
        {
            "capaian": {"maksimalkan": UP},
            "nps": {"realisasi_kosong": "dikeluarkan", "acuan": "Pasal 4"},
            "predikat": {"acuan": "Lampiran", "kelas": CLASSES},
        },
        groups,
        money,
        {"perspektif": True},
        r"Kepka|\b[IST]E\b|[Ee]fisien|\bPOM\b|BPOM|\bLoka\b",
    )


MONTHLY = Kantor(
    "Kantor Layanan Contoh",
    "bulanan",
    3,
    {
        "capaian": {"maksimalkan": UP, "minimalkan": DOWN, "stabilkan": {"rumus": "dalam_rentang", "acuan": "Pasal 3"}, "dari_awal": {"rumus": "selisih_dari_awal", "batas_bawah": 0, "acuan": "Pasal 3"}},
        "nps": {"jenjang": ["total"], "realisasi_kosong": "dikeluarkan", "acuan": "Pasal 4"},
        "istilah": {"indikator": "Ukuran", "nilai_akhir": "Skor", "nilai_akhir_lengkap": "Skor Kantor"},
    },
    {
        "": [
            indicator("Suhu ruang arsip", {"dari": 18, "sampai": 22}, {1: 21.5, 2: 24, 3: 16}, arah="stabilkan", satuan="derajat"),
            indicator("Laju layanan", 1.5, {1: -2.07, 2: -1, 3: 0.5}, awal=-3.5),
            indicator("Berkas selesai", 40, {1: 31, 2: 40, 3: 52}, satuan="berkas"),
        ]
    },
    asing=FIRST,
)  # fmt: skip
OFFICES = {"kabupaten": REGENCY, "direktorat": UNIT, "tujuh": seven(), "bulanan": MONTHLY}


class Plain(yaml.SafeDumper):
    """Writes what stands twice twice, as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        """Name nothing by a mark."""
        return True


def write(folder: Path, kantor: Kantor) -> Path:
    """Write the content of an office and return its folder."""
    if kantor.contoh:
        return Path(shutil.copytree(kantor.contoh, folder))
    kind, number = periods.KINDS[kantor.periode], 0
    goals: list[tuple[str, dict[str, Any]]] = []
    measured: dict[int, dict[str, Any]] = {}
    for g, (group, items) in enumerate(kantor.sasaran.items(), 1):
        planned = []
        for n, item in enumerate(items, 1):
            number += 1
            measured[number] = item
            own = {k: v for k, v in item.items() if k not in ("realisasi", "rincian", "target")}
            goal = dict.fromkeys(kind.kunci_target, item["target"])
            kode = f"{chr(96 + g)}-{n}"
            usual = {"satuan": "persen", "arah": "maksimalkan", "metode": DIRECT}
            planned.append({"nomor": number, "kode": kode, **usual, **own, "target": goal, "alasan_target": "Contoh."})
        goals.append(
            (group, {"nomor": g, "nama": f"Contoh sasaran {g} yang terlayani dengan baik", "indikator": planned})
        )
    plan: dict[str, Any] = {"tahun": 2030, "aturan": "aturan-kantor", "periode": kantor.periode}
    if kantor.rencana.get("perspektif"):
        plan["perspektif"] = [
            {"kode": f"p{n}", "nama": f"Pertanggungjawaban pemangku kepentingan {n}", "sasaran": [goal]}
            for n, (_, goal) in enumerate(goals, 1)
        ]
    else:
        plan |= {**kantor.rencana, "sasaran": [goal for _, goal in goals]}
    files: dict[str, Any] = {
        "unit.yaml": _unit(kantor.nama),
        "aturan/aturan-kantor.yaml": _rules(kantor.aturan),
        "glosarium.yaml": {"SOP": "Prosedur operasional standar"},
        "2030/perjanjian-kinerja.yaml": plan,
    }
    for masa in kind.semua[: kantor.banyaknya]:
        files |= _report(masa, measured, kantor.anggaran)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100_000), "utf-8")
    return folder


def _unit(nama: str) -> dict[str, Any]:
    return {
        "kode": "kantor-rekaan",
        "nama": nama,
        "nama_resmi": nama,
        "induk": "Lembaga Contoh",
        "kepala": {"nama": "Nama Rekaan", "jabatan": "Kepala"},
        "alamat": "Jalan Rekaan 1",
        "surel": "kantor@example.go.id",
        "situs": "https://example.go.id/",
    }


def _rules(own: dict[str, Any]) -> dict[str, Any]:
    head = {"kode": "aturan-kantor", "nama": "Peraturan Contoh Nomor 7 Tahun 2030", "singkatan": "Per. Contoh 7/2030"}
    classes = {"acuan": "Lampiran", "kelas": CLASSES}
    return {**head, "pembulatan": ROUNDING, "kategori": classes, "capaian_tahunan": classes, **own}


def _report(masa: periods.Masa, measured: dict[int, dict[str, Any]], money: dict[str, Any]) -> dict[str, Any]:
    base = f"2030/{masa.folder}"
    which = {masa.jenis.isian: masa.ke} if masa.jenis.isian else {}
    day = masa.span(2030)[1] + timedelta(10)
    head = {"tahun": 2030, **which, "status": "terbit", "judul": "Laporan kinerja", "tanggal_terbit": f"{day}"}
    event = [{"judul": "Kegiatan contoh", "uraian": "Contoh uraian."}]
    files: dict[str, Any] = {f"{base}/laporan.yaml": head, f"{base}/highlight.yaml": event}
    if money:
        files[f"{base}/anggaran.yaml"] = {"sumber": "Catatan contoh", **money}
    for nomor, item in measured.items():
        found, rows = item["realisasi"], item.get("rincian")
        value = found.get(masa.ke) if isinstance(found, dict) else found
        told = {"rincian": rows} if rows else {"realisasi": value} if value is not None else {}
        files[f"{base}/iku/{nomor:02d}.yaml"] = {"nomor": nomor, **told, **EXPLAINED}
    return files
