"""The published JSON of a quarter, read as what a stranger wrote: its version, its numbers, its words.

In: bytes whose sum was right. Out: a `LaporanUnit`; `TidakDipahami` with what is wrong, to be shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from generator import addresses
from generator.addresses import periods
from generator.build.portal import untrusted_json
from generator.build.portal.untrusted_json import JsonPart, TidakDipahami, plain
from generator.figures import dictionary
from generator.site.verification import untrusted

MOST_INDICATORS = 500
DRAFT, PUBLISHED = "draf", "terbit"


@dataclass(frozen=True, slots=True)
class IndikatorUnit:
    """An indicator as an office published it: realisasi and target in its unit, capaian in percent of the target.

    A target may be a range (`sampai`); of a scale of words (`kata`) the numbers are places on it, and no amounts.
    """

    nomor: int
    kode: str
    nama: str
    satuan: str
    target: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None
    kategori: str
    ragu: bool
    sampai: Decimal | None = None
    kata: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LaporanUnit:
    """A quarter as an office published it; `versi` is that of its data, `perubahan` which change of the plan was in
    force (0: the first plan), `resmi` the NPSS of the signed document where that is another."""

    folder: str
    versi: str
    nama: str
    jenis: str
    aturan: str
    aturan_versi: str
    aturan_nama: str
    perubahan: int
    terbit: str
    npss: Decimal | None
    predikat: str
    resmi: Decimal | None
    indikator: tuple[IndikatorUnit, ...]
    pagu: Decimal | None
    belanja: Decimal | None
    draf: bool = False


def read(data: bytes, folder: str, kode: str, day: date) -> LaporanUnit:
    """Return what a file says of the quarter of a folder on the day of a collection; raise `TidakDipahami` where it is
    not that of an office."""
    found = untrusted_json.parsed(data)
    _versioned(found)
    unit, told, rules = found.part("unit"), found.part("periode"), found.part("rencana")
    if unit.text("kode") != plain(kode):
        raise TidakDipahami(f"datanya milik unit {untrusted.shown(unit.text('kode'), 60)}, bukan {kode}")
    year, masa = periods.of(folder)
    if not addresses.YEAR.fullmatch(str(year)) or masa.span(year)[0] > day:
        raise TidakDipahami("periodenya belum mulai pada hari pengumpulan, atau tahunnya mustahil")
    if told.whole("tahun") != year or (masa.jenis.isian and told.whole(masa.jenis.isian) != masa.ke):
        raise TidakDipahami("periode di dalamnya bukan periode menurut nama berkasnya")
    npss, money = found.part("npss", {}), _money(found)
    indicators = tuple(_indicators(found))
    _distinct(indicators)
    return LaporanUnit(
        folder=folder,
        versi=found.part("data").text("versi"),
        nama=unit.text("nama"),
        jenis=unit.text("jenis", ""),
        aturan=found.text("aturan"),
        aturan_versi=found.text("aturan_versi"),
        aturan_nama=found.text("aturan_nama"),
        perubahan=rules.whole("perubahan", 0),
        terbit=_day(told, masa.span(year)[0], day),
        npss=npss.number("nilai"),
        predikat=npss.text("predikat", ""),
        resmi=_signed(found),
        indikator=indicators,
        pagu=money.number("pagu"),
        belanja=money.number("realisasi_anggaran" if "realisasi_anggaran" in money.value else "realisasi"),
        draf=_status(told) == DRAFT,
    )


def _versioned(found: JsonPart) -> None:
    version, known = found.whole("versi"), dictionary.version()
    if version > known:
        raise TidakDipahami(
            f"ditulis Lapkin yang lebih baru (bentuk data versi {version}; yang dikenal di sini sampai {known}): "
            "perbarui Lapkin portal"
        )
    if version < 1:
        raise TidakDipahami(f"bentuk data versi {version} tidak ada")


def _indicators(found: JsonPart) -> Iterator[IndikatorUnit]:
    count = 0
    for above in (found, *found.parts("perspektif")):
        for goal in above.parts("sasaran"):
            for i in goal.parts("indikator"):
                count += 1
                if count > MOST_INDICATORS:
                    raise TidakDipahami(f"memuat lebih dari {MOST_INDICATORS} indikator")
                yield _indicator(i)


def _indicator(i: JsonPart) -> IndikatorUnit:
    return IndikatorUnit(
        nomor=i.whole("nomor", least=1),
        kode=i.text("kode"),
        nama=i.text("nama"),
        satuan=i.text("satuan"),
        target=i.number("target"),
        realisasi=i.number("realisasi"),
        capaian=i.number("capaian"),
        kategori=i.text("kategori", ""),
        ragu=bool(i.value.get("perlu_konfirmasi")),
        sampai=i.number("target_sampai"),
        kata=(i.text("target_kata", ""), i.text("realisasi_kata", "")) if "realisasi_kata" in i.value else None,
    )


def _distinct(found: tuple[IndikatorUnit, ...]) -> None:
    for what in ("kode", "nomor"):
        named = [getattr(i, what) for i in found]
        if twice := next((n for n in named if named.count(n) > 1), None):
            raise TidakDipahami(f"{what} indikator {untrusted.shown(str(twice), 60)} dipakai dua kali")


def _status(told: JsonPart) -> str:
    status = told.text("status")
    if status not in (DRAFT, PUBLISHED):
        raise TidakDipahami(f"periode.status {untrusted.shown(status, 40)} tidak dikenal")
    return status


def _day(told: JsonPart, first: date, today: date) -> str:
    """Return the day of publication as it is written; an empty text where there is none. It is not before the period
    begins, nor after today: which may have begun where the office is."""
    text = told.text("tanggal_terbit", "")
    if not text:
        return ""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise TidakDipahami("periode.tanggal_terbit bukan tanggal")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise TidakDipahami("periode.tanggal_terbit bukan tanggal") from None
    if found < first:
        raise TidakDipahami(f"periode.tanggal_terbit {text} sebelum periodenya mulai")
    if found > today + timedelta(days=1):
        raise TidakDipahami(f"periode.tanggal_terbit {text} sesudah hari pengumpulan")
    return text


def _money(found: JsonPart) -> JsonPart:
    """Return the money of a quarter; what is planned is never below 0, what came back may be more than was spent."""
    money = found.part("anggaran")
    if (money.number("pagu") or 0) < 0:
        raise TidakDipahami("anggaran.pagu kurang dari 0")
    return money


def _signed(found: JsonPart) -> Decimal | None:
    """Return the NPSS of the signed document where it is another than the computed one."""
    told = found.part("resmi", {})
    return next((one.number("nilai") for one in told.parts("angka") if one.text("ukuran") == "npss"), None)
