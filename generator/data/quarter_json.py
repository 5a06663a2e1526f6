"""The JSON of a quarter, in the shape that the contract of the open data fixes (`figures/triwulan.json`).

In: the `Hasil` of a quarter. Out: plain values. Numbers are rounded as the rule set says; null = not assessed.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from generator.addresses.periods import KEYS, QUARTERLY
from generator.data import budget_json, comparison_json, indicator_json
from generator.figures import dictionary, version
from generator.presentation import phrases, tabel
from generator.printed.standing import Kedudukan, Resmi
from generator.records.office import Unit
from generator.records.plan import Rencana
from generator.records.quarter import Dana
from generator.records.record import Model
from generator.records.rule_set import Aturan, Efisiensi, Jenjang, Kelas
from generator.scoring.budget import Efisien
from generator.scoring.ladder import Bernilai, Hasil, HasilIndikator, HasilPerspektif, HasilSasaran

LATER = frozenset(
    {"desimal", "akumulasi", "nomor", "tanggal", "berlaku_sejak", "alasan", "bobot", "baru", "menggantikan", "seri"}
    | {"periode", "awal", "skala", "bagian"}
    | {key for key in KEYS if key not in QUARTERLY.kunci}
)
LATER_RULES = frozenset(
    {"dari_awal", "stabilkan", "jenjang", "istilah", "nol_per_nol", "tercapai", "penjelasan", "tindak_lanjut", "skala"}
    | {"rumus", "batas_e", "e", "ne"}
)
LATER_FORMULA = frozenset({*LATER_RULES, "batas_atas"})  # that of the means was there before
SHAPES = frozenset({"perspektif", "sasaran"})  # a plan has one of them
BESIDE = frozenset({"riwayat", "patokan", "induk", "lintas", "pohon"})  # what a plan is compared with, and stands in

ANSWERS: Mapping[str, Any] = {"alasan_target": None, "hubungan": []}  # to checks, as if there were none


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
            **({hasil.masa.jenis.isian: hasil.masa.ke} if hasil.masa.jenis.isian else {}),
            "status": data.status,
            "tanggal_terbit": _day(resmi.terbit),
            "tanggal_tanda_tangan": _day(resmi.ditandatangani),
            "tanggal_hitung": _day(resmi.dihitung),
        },
        "resmi": _resmi(hasil, resmi) if resmi.berbeda else None,
        "aturan": hasil.aturan.kode,
        "aturan_versi": _version(_ruled(hasil, aturan)),
        "aturan_nama": hasil.aturan.nama,
        "aturan_dikutip_dari": hasil.aturan.dikutip_dari.nama if hasil.aturan.dikutip_dari else None,
        "aturan_berlaku_sejak": _day(hasil.aturan.berlaku_sejak),
        "rencana": {"tahun": hasil.rencana.tahun, "versi": _version(hasil.rencana), **_revised(hasil)},
        **({"npss": {"nilai": hasil.nilai.nps, **_predikat(hasil, hasil)}} if "total" in hasil.jenjang else {}),
        **_goals(hasil),
        "anggaran": {
            **budget_json.uang(hasil.uang),
            "sasaran": [
                {"nomor": s.sasaran.nomor, **budget_json.uang(s.uang), **budget_json.said(_goal(hasil, s))}
                for s in hasil.sasaran
            ],
            "kegiatan": budget_json.lines(hasil.tingkat.get("kegiatan", ())),
            **budget_json.more(hasil),
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


def _ruled(hasil: Hasil, aturan: Mapping[str, Aturan]) -> Aturan:
    """Return the rule set as it is written, as far as the quarter knows it."""
    known = aturan.get(hasil.aturan.kode, hasil.aturan)
    return known.model_copy(update={"capaian_renstra": hasil.aturan.capaian_renstra})


def _version(record: Model) -> str:
    """Return a digest of a record; what only answers a warning is no part of it."""
    found = record.model_dump(mode="json", exclude={"benar"})
    if isinstance(record, Rencana):
        found = _said({k: v for k, v in found.items() if v or k not in SHAPES}, LATER)
    if isinstance(record, Aturan):
        found = _said({**found, "capaian": _said(found["capaian"], LATER_FORMULA)}, LATER_RULES)
    return version.digest(found)[:8]


def _said(value: Any, later: frozenset[str]) -> Any:
    """Return the plain values of a record without keys that came later and say nothing, nor what answers a check: so
    its digest stays."""
    if isinstance(value, dict):
        kept = [(k, v) for k, v in value.items() if k not in BESIDE and (v or k not in later or v is False)]
        return {k: ANSWERS[k] if k in ANSWERS else _said(v, later) for k, v in kept}
    return [_said(v, later) for v in value] if isinstance(value, list) else value


def _revised(hasil: Hasil) -> dict[str, Any]:
    """Return which version of the plan was in force; no keys where its document says nothing of itself."""
    plan = hasil.rencana
    found: dict[str, Any] = {"nomor": plan.nomor, "tanggal": _day(plan.tanggal), "berlaku_sejak": plan.berlaku_sejak}
    number = re.search(r"-perubahan-([0-9]+)", hasil.kuartal.rencana)
    found |= {"perubahan": int(number[1]) if number else None, "alasan": plan.alasan}
    return {key: value for key, value in found.items() if value is not None}


def _name(kelas: Kelas | None) -> str | None:
    return kelas.nama if kelas else None


def _goals(hasil: Hasil) -> dict[str, Any]:
    """Return how the scores compare with those of earlier years, and the goals: under their perspektif, or by
    themselves where the plan knows none."""
    beside, rules = comparison_json.scores(hasil), hasil.aturan.efisiensi
    beside |= _efisiensi(hasil.efisiensi, rules) if rules and rules.cara.seluruh else {}
    if hasil.perspektif:
        return {**beside, "perspektif": [_perspektif(p, hasil) for p in hasil.perspektif]}
    return {**beside, "sasaran": [_sasaran(s, hasil) for s in hasil.sasaran]}


def _nps(found: Bernilai, hasil: Hasil, rung: Jenjang) -> dict[str, Any]:
    """Return the score of a rung; no keys where that has none."""
    return {"nps": found.nilai.nps, **_predikat(found, hasil)} if rung in hasil.jenjang else {}


def _predikat(found: Bernilai, hasil: Hasil) -> dict[str, str | None]:
    """Return the predicate of a score; no key where the rule set has none."""
    return {"predikat": _name(found.nilai.predikat)} if hasil.aturan.predikat else {}


def _goal(hasil: Hasil, s: HasilSasaran) -> Dana | None:
    """Return the line of a goal in the budget, where it has one of its own."""
    data = hasil.kuartal.anggaran
    return data.sasaran.get(s.sasaran.nomor) if data else None


def _line(hasil: Hasil, i: HasilIndikator) -> Dana | None:
    """Return the line of an indicator in the budget."""
    data = hasil.kuartal.anggaran
    return data.indikator.get(i.indikator.nomor) if data else None


def _perspektif(p: HasilPerspektif, hasil: Hasil) -> dict[str, Any]:
    return {
        "kode": p.perspektif.kode,
        "nama": p.perspektif.nama,
        **_nps(p, hasil, "perspektif"),
        "sasaran": [_sasaran(s, hasil) for s in p.sasaran],
    }


def _sasaran(s: HasilSasaran, hasil: Hasil) -> dict[str, Any]:
    return {
        "nomor": s.sasaran.nomor,
        "nama": s.sasaran.nama,
        **_nps(s, hasil, "sasaran"),
        "indikator": [
            {
                **_indikator(i, hasil),
                **indicator_json.of_year(i, hasil),
                **indicator_json.medium(i, hasil.renstra),
                **comparison_json.compared(hasil, i),
            }
            for i in s.indikator
        ],
    }


def _indikator(i: HasilIndikator, hasil: Hasil) -> dict[str, Any]:
    plan, rules, dana = i.indikator, hasil.aturan, _line(hasil, i)
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
        **indicator_json.written(i),
        "capaian": i.capaian,
        "kategori": _name(i.kategori),
        "capaian_tahunan": i.capaian_tahunan,
        **({"kategori_tahunan": _name(i.kategori_tahunan)} if rules.capaian_tahunan else {}),
        "anggaran": {**budget_json.uang(i.uang), **budget_json.said(dana)} if i.uang else None,
        **(_efisiensi(i.efisiensi, rules.efisiensi) if rules.efisiensi else {}),
    }


def _efisiensi(e: Efisien | None, rules: Efisiensi) -> dict[str, Any]:
    """Return the measures under the key of their formula, with the class where the rule set has classes."""
    found: dict[str, Any] = {one.kunci: e.nilai[one.kunci] if e else None for one in rules.cara.ukuran}
    kelas = e.kelas if e else None
    found |= {"kelas": _name(kelas), "efisien": bool(kelas.efisien) if kelas else None} if rules.kelas else {}
    return {rules.cara.kunci_data: found}
