"""The JSON of a quarter, in the shape that the contract of the open data fixes (`figures/triwulan.json`).

In: the `Hasil` of a quarter. Out: plain values. Numbers are rounded as the rule set says; null = not assessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from generator.content.model import TargetRenstra
from generator.figures import dictionary, version
from generator.presentation import columns, comparison_words, phrases, tabel
from generator.printed.standing import Kedudukan, Resmi
from generator.records.office import Unit
from generator.records.plan import Rencana
from generator.records.record import Model
from generator.records.rule_set import Aturan, Kelas
from generator.scoring.budget import Uang, absorbed
from generator.scoring.comparison import Banding, Bandings
from generator.scoring.ladder import Hasil, HasilIndikator, HasilPerspektif, HasilSasaran

LATER = frozenset({"akumulasi", "nomor", "tanggal", "berlaku_sejak", "alasan", "bobot", "baru", "menggantikan", "seri"})
BESIDE = frozenset({"riwayat", "patokan"})  # with what a plan is compared is none of its own words
Medium = Mapping[str, TargetRenstra]


def quarter(
    unit: Unit, hasil: Hasil, resmi: Kedudukan, aturan: Mapping[str, Aturan] = MappingProxyType({})
) -> dict[str, Any]:
    """Return the computed report in the shape of the open-data contract; `resmi` is how it stands to its document.

    `aturan` are the rule sets as they are written: weights that a plan has of its own make no other rule set.
    """
    data = hasil.kuartal.laporan
    return {
        "versi": dictionary.version(),
        "skema": unit.alamat_dasar + dictionary.SCHEMA,
        "data": {"versi": version.version(hasil)},
        "unit": _office(unit),
        "periode": {
            "tahun": data.tahun,
            "triwulan": data.triwulan,
            "status": data.status,
            "tanggal_terbit": _day(resmi.terbit),
            "tanggal_tanda_tangan": _day(resmi.ditandatangani),
            "tanggal_hitung": _day(resmi.dihitung),
        },
        "resmi": _resmi(hasil, resmi) if resmi.berbeda else None,
        "aturan": hasil.aturan.kode,
        "aturan_versi": _version(aturan.get(hasil.aturan.kode, hasil.aturan)),
        "aturan_nama": hasil.aturan.nama,
        "aturan_dikutip_dari": hasil.aturan.dikutip_dari.nama if hasil.aturan.dikutip_dari else None,
        "aturan_berlaku_sejak": _day(hasil.aturan.berlaku_sejak),
        "rencana": {"tahun": hasil.rencana.tahun, "versi": _version(hasil.rencana), **_revised(hasil)},
        "npss": {"nilai": hasil.nilai.nps, "predikat": _name(hasil.nilai.predikat)},
        "perspektif": [_perspektif(p, hasil) for p in hasil.perspektif],
        "anggaran": {
            **_uang(hasil.uang),
            "sasaran": [{"nomor": s.sasaran.nomor, **_uang(s.uang)} for s in hasil.sasaran],
            "kegiatan": [{"kode": k.kode, "nama": k.nama, **_uang(u)} for k, u in hasil.kegiatan],
        },
    }


def _office(unit: Unit) -> dict[str, Any]:
    names = {"kode": unit.kode, "nama": unit.nama, "nama_resmi": unit.nama_resmi, "induk": unit.induk}
    return {**names, "jenis": unit.jenis, "wilayah": list(unit.wilayah)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _resmi(hasil: Hasil, resmi: Kedudukan) -> dict[str, Any]:
    """Return the main figures of which the signed document says something else, each with what is computed."""
    return {
        "dokumen": hasil.kuartal.laporan.judul,
        "tanggal_tanda_tangan": _day(resmi.ditandatangani),
        "angka": [
            {
                "ukuran": r.alamat,
                "nilai": r.nilai,
                "tertulis": r.tertulis or None,
                "predikat": r.predikat or None,
                "acuan": r.acuan,
                "hitungan": _computed(r),
                "predikat_hitungan": r.predikat_hitung or None,
                "predikat_tetap": r.tetap,
            }
            for r in resmi.berbeda
        ],
    }


def _computed(r: Resmi) -> Decimal | int | None:
    exact = r.alamat.endswith("serapan") and isinstance(r.nilai_hitung, Decimal)
    return tabel.cents(Decimal(r.nilai_hitung)) if exact and r.nilai_hitung is not None else r.nilai_hitung


def _version(record: Model) -> str:
    """Return a digest of a record; what only answers a warning is no part of it."""
    found = record.model_dump(mode="json", exclude={"benar"})
    return version.digest(_said(found) if isinstance(record, Rencana) else found)[:8]


def _said(value: Any) -> Any:
    """Return the plain values of a plan without keys that came later and say nothing: so its digest stays."""
    if isinstance(value, dict):
        return {k: _said(v) for k, v in value.items() if (v or k not in LATER) and k not in BESIDE}
    return [_said(v) for v in value] if isinstance(value, list) else value


def _revised(hasil: Hasil) -> dict[str, Any]:
    """Return which version of the plan was in force; no keys where its document says nothing of itself."""
    plan = hasil.rencana
    found: dict[str, Any] = {"nomor": plan.nomor, "tanggal": _day(plan.tanggal), "berlaku_sejak": plan.berlaku_sejak}
    number = re.search(r"-perubahan-([0-9]+)", hasil.kuartal.rencana)
    found |= {"perubahan": int(number[1]) if number else None, "alasan": plan.alasan}
    return {key: value for key, value in found.items() if value is not None}


def _name(kelas: Kelas | None) -> str | None:
    return kelas.nama if kelas else None


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else tabel.cents(value)


def _uang(uang: Uang | None) -> dict[str, Any]:
    spent, share = uang.realisasi if uang else None, _rounded(absorbed(uang))
    return {"pagu": uang.pagu if uang else None, "realisasi": spent, "realisasi_anggaran": spent, "serapan": share}


def _perspektif(p: HasilPerspektif, hasil: Hasil) -> dict[str, Any]:
    return {
        "kode": p.perspektif.kode,
        "nama": p.perspektif.nama,
        "nps": p.nilai.nps,
        "predikat": _name(p.nilai.predikat),
        "sasaran": [_sasaran(s, hasil) for s in p.sasaran],
    }


def _sasaran(s: HasilSasaran, hasil: Hasil) -> dict[str, Any]:
    return {
        "nomor": s.sasaran.nomor,
        "nama": s.sasaran.nama,
        "nps": s.nilai.nps,
        "predikat": _name(s.nilai.predikat),
        "indikator": [
            {**_indikator(i), **_year(i, hasil), **_medium(i, hasil.renstra), **_compared(i, hasil.banding)}
            for i in s.indikator
        ],
    }


def _medium(i: HasilIndikator, renstra: Medium) -> dict[str, Any]:
    """Return the medium-term target of an indicator; no key where the office has no such plan."""
    target = renstra.get(i.indikator.kode)
    if target is None:
        return {"renstra": None} if renstra else {}
    found = {"target_renstra": target.nilai, "dokumen": target.dokumen.nama, "acuan": target.dokumen.acuan}
    return {"renstra": found}


def _year(i: HasilIndikator, hasil: Hasil) -> dict[str, Any]:
    """Return how the quarters of an indicator make its year; no keys where the plan says it of none."""
    said = columns.accumulated(hasil.rencana)
    return {"akumulasi": i.indikator.akumulasi, "realisasi_sampai": i.sampai} if said else {}


def _compared(i: HasilIndikator, banding: Bandings) -> dict[str, Any]:
    """Return what an indicator is compared with, and how; no key where no indicator is compared with anything."""
    if not banding:
        return {}
    return {"perbandingan": [_comparison(b) for b in banding.get(i.indikator.kode, ())]}


def _comparison(b: Banding) -> dict[str, Any]:
    p = b.dengan
    return {
        "jenis_pembanding": p.jenis,
        "pembanding": p.nama,
        "periode_pembanding": p.periode,
        "nilai_pembanding": p.nilai,
        "realisasi": b.realisasi,
        "selisih_pembanding": b.selisih,
        "capaian_pembanding": p.capaian,
        "capaian_renstra": b.capaian,
        "kelas_renstra": _name(b.kelas),
        "sumber_pembanding": p.asal,
        "catatan_pembanding": comparison_words.note(b) or None,
    }


def _indikator(i: HasilIndikator) -> dict[str, Any]:
    plan, e = i.indikator, i.efisiensi
    return {
        "nomor": plan.nomor,
        "kode": plan.kode,
        "nama": plan.nama,
        "satuan": plan.satuan,
        "status": i.status,
        "alasan_dikecualikan": i.ukur.dikecualikan,
        "perlu_konfirmasi": phrases.yes_if_doubtful(i),
        "target": i.target,
        "target_tahunan": plan.target.tahunan,
        "realisasi": i.realisasi,
        "capaian": i.capaian,
        "kategori": _name(i.kategori),
        "capaian_tahunan": i.capaian_tahunan,
        "kategori_tahunan": _name(i.kategori_tahunan),
        "anggaran": _uang(i.uang) if i.uang else None,
        "efisiensi": {
            "ie": e.ie if e else None,
            "te": e.te if e else None,
            "kelas": e.kelas.nama if e else None,
            "efisien": bool(e.kelas.efisien) if e else None,
        },
    }
