"""The money of a quarter as JSON: amounts, the levels that are given, how the pagu came about, what was planned.

In: a `Hasil`. Out: plain values; what an office does not tell has no key, but for the levels that always had one.
"""

from decimal import Decimal
from typing import Any

from generator.presentation import tabel
from generator.records.quarter import Anggaran, Dana
from generator.scoring import dipa
from generator.scoring.budget import Lines, Uang, absorbed
from generator.scoring.ladder import Hasil

NEW = ("program", "kro", "ro")


def uang(amounts: Uang | None) -> dict[str, Any]:
    """Return an amount planned and spent, and its serapan with two decimals."""
    spent, share = amounts.realisasi if amounts else None, _rounded(absorbed(amounts))
    pagu = amounts.pagu if amounts else None
    return {"pagu": pagu, "realisasi": spent, "realisasi_anggaran": spent, "serapan": share}


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else tabel.cents(value)


def said(dana: Dana | None) -> dict[str, Any]:
    """Return what is told of a line besides its amounts: how much is blocked, why more was spent than planned."""
    found = {"blokir": dana.blokir, "alasan_anggaran": dana.alasan} if dana else {}
    return {key: value for key, value in found.items() if value is not None}


def lines(found: Lines) -> list[dict[str, Any]]:
    """Return the lines of a level with codes."""
    return [{"kode": k.kode, "nama": k.nama, **uang(u), **said(k)} for k, u in found]


def more(hasil: Hasil) -> dict[str, Any]:
    """Return what the budget tells of the office besides what every budget does."""
    data = hasil.kuartal.anggaran
    found: dict[str, Any] = {"total_dari": hasil.total_dari} if hasil.uang else {}
    found |= {level: lines(hasil.tingkat[level]) for level in NEW if level in hasil.tingkat}  # type: ignore[index]
    return found | (_office(hasil, data) if data else {})


def _office(hasil: Hasil, data: Anggaran) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if data.pagu_awal is not None:
        found["pagu_awal"] = data.pagu_awal
        found["revisi"] = [_revision(hasil, data, n) for n in range(len(data.revisi))]
    if (held := dipa.blocked(data)) is not None:
        free = dipa.free(data, hasil.uang)
        found |= {"blokir": held, "pagu_tersedia": free.pagu if free else None}
        found["serapan_tersedia"] = _rounded(absorbed(free))
    if data.rpd:
        found["rpd"] = {m.kunci: data.rpd.of(m) for m in hasil.masa.jenis.semua}
        found["rpd_sampai"] = dipa.planned(data.rpd, hasil.masa)
        found["serapan_rpd"] = _rounded(absorbed(dipa.withdrawn(hasil.kuartal, hasil.uang)))
    return found


def _revision(hasil: Hasil, data: Anggaran, n: int) -> dict[str, Any]:
    one = data.revisi[n]
    known = {"revisi_pagu": one.nomor, "tanggal_revisi": one.tanggal.isoformat(), "pagu": one.pagu}
    return {**known, "alasan_revisi": one.alasan, "keadaan_revisi": dipa.state(data, one, hasil.kuartal.span[1])}
