"""How the pagu came about, what of it is blocked, what was planned and spent, in sentences and tables.

In: a `Hasil`, or those of a year. Out: finished strings and `Tabel` values; nothing of what an office does not tell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from generator import indonesian as ind
from generator.addresses.periods import QUARTERLY, Jenis, Masa
from generator.figures import naming
from generator.presentation.columns import money_columns
from generator.presentation.tabel import Kolom, Sel, Tabel, money, share, table, text
from generator.records.quarter import TOTALS, Anggaran
from generator.scoring import dipa
from generator.scoring.budget import Uang, absorbed
from generator.scoring.ladder import Hasil


class LangkahPagu(NamedTuple):
    """A step in which the pagu came about: its name and day, the pagu from then on, the change, why, its state."""

    nama: str
    tanggal: date | None
    pagu: Decimal
    selisih: Decimal | None
    alasan: str
    keadaan: str


def _steps(hasil: Hasil, data: Anggaran) -> list[LangkahPagu]:
    assert data.pagu_awal is not None
    day, before = hasil.kuartal.span[1], data.pagu_awal
    first = "berlaku" if dipa.in_force(data, day) is None else "digantikan"
    found = [LangkahPagu("Pagu awal", None, data.pagu_awal, None, "", first)]
    for r in data.revisi:
        state = dipa.state(data, r, day)
        found.append(LangkahPagu(f"Revisi {r.nomor}", r.tanggal, r.pagu, r.pagu - before, r.alasan, state))
        before = r.pagu
    return found


def _change(value: Decimal | None) -> Sel:
    sign = "+" if value and value > 0 else ""
    return money(None) if value is None else Sel(f"{sign}{ind.rupiah(value)}", value)


def _reason(row: LangkahPagu) -> Sel:
    return Sel("", row.alasan or None, macro="prosa_sel" if row.alasan else "", isi=row.alasan)


Row = TypeVar("Row")


def _said(columns: Sequence[Kolom[Row]], jenis: Jenis) -> list[Kolom[Row]]:
    """Return columns as an office calls them that reports by a kind of period, with the key that names it."""
    keys = {QUARTERLY.isian: jenis.isian or "periode"}
    return [replace(k, kunci=keys.get(k.kunci, k.kunci), judul=jenis.said(k.judul)) for k in columns]


STEPS: tuple[Kolom[LangkahPagu], ...] = (
    Kolom("revisi_pagu", "Pagu", lambda row: text(row.nama), nama=True),
    Kolom("tanggal_revisi", "Tanggal", lambda row: _dated(row.tanggal)),
    Kolom("pagu", "Jumlah", lambda row: money(row.pagu), angka=True),
    Kolom("selisih_pagu", "Perubahan", lambda row: _change(row.selisih), angka=True),
    Kolom("alasan_revisi", "Alasan", _reason),
    Kolom("keadaan_revisi", "Pada akhir triwulan", lambda row: text(row.keadaan)),
)


def _dated(day: date | None) -> Sel:
    return Sel(ind.day(day), day.isoformat()) if day else text(None)


def steps(hasil: Hasil) -> Tabel | None:
    """Return the table of how the pagu came about; None where no first pagu is told."""
    data = hasil.kuartal.anggaran
    if data is None or data.pagu_awal is None:
        return None
    return table(
        "anggaran-pagu",
        f"Pagu awal dan revisinya, {hasil.periode}",
        _said(STEPS, hasil.masa.jenis),
        _steps(hasil, data),
    )


def origin(hasil: Hasil) -> str:
    """Return how the pagu came about and what of it is blocked, in sentences; nothing where neither is told."""
    data = hasil.kuartal.anggaran
    if data is None:
        return ""
    return " ".join(filter(None, (_revised(hasil, data), _held(hasil, data))))


def _revised(hasil: Hasil, data: Anggaran) -> str:
    if data.pagu_awal is None:
        return ""
    day, first = hasil.kuartal.span[1], ind.rupiah(data.pagu_awal)
    now, times = dipa.in_force(data, day), sum(r.tanggal <= day for r in data.revisi)
    if now is None:
        return f"Pagu awal {first}, belum direvisi sampai {ind.day(day)}."
    gap = now.pagu - data.pagu_awal
    went = f"{'naik' if gap > 0 else 'turun'} {ind.rupiah(abs(gap))} dari pagu awal"
    change = went if gap else "sama dengan pagu awal"
    how = f"direvisi {ind.count(times)} kali sampai {ind.day(day)}"
    last = f"yang berlaku revisi {now.nomor} tanggal {ind.day(now.tanggal)}"
    return f"Pagu awal {first}, {how}; {last}, {ind.rupiah(now.pagu)} ({change})."


def _held(hasil: Hasil, data: Anggaran) -> str:
    held, free = dipa.blocked(data), dipa.free(data, hasil.uang)
    if held is None:
        return ""
    if not held:
        return "Tidak ada pagu yang diblokir."
    text = f"Dari pagu itu {ind.rupiah(held)} diblokir"
    if free is None:
        return f"{text}."
    spent = absorbed(free)
    tail = f", terserap {ind.number(spent, 2)}%" if spent is not None else ""
    return f"{text}, sehingga yang dapat dibelanjakan {ind.rupiah(free.pagu)}{tail}."


def levels(hasil: Hasil) -> list[str]:
    """Return, of each level whose sum is another than that of the office, a note with both sums.

    That of the indicators is told by `sentences.shares` where they are shares of a level with codes.
    """
    whole, own = hasil.uang, naming.LEVELS.get(hasil.total_dari, "indikator")
    found = []
    for level in (level for level in TOTALS if level != hasil.total_dari and whole):
        other, typed = hasil.jumlah.get(level), hasil.kuartal.anggaran
        shares = level == "indikator" and hasil.by_activity
        if other is None or shares or not (typed and getattr(typed, level)):
            continue
        for part in ("pagu", "realisasi"):
            first, second = getattr(whole, part), getattr(other, part)
            if first != second:
                name = naming.LEVELS.get(level, "indikator")
                gap = f"{ind.rupiah(abs(second - first))} {'lebih' if second > first else 'kurang'}"
                found.append(
                    f"Jumlah {part} per {name} {ind.rupiah(second)}, {gap} dari jumlah per {own} {ind.rupiah(first)}."
                )
    return found


def plan(hasil: Hasil) -> str:
    """Return how what was spent stands to what was planned to be withdrawn; nothing without a plan."""
    data, found = hasil.kuartal.anggaran, dipa.withdrawn(hasil.kuartal, hasil.uang)
    if data is None or data.rpd is None:
        return ""
    until = f"Rencana penarikan dana (RPD) sampai {hasil.periode}"
    if found is None:
        return f"{until} {ind.rupiah(dipa.planned(data.rpd, hasil.masa))}; realisasinya belum lengkap."
    spent = absorbed(found)
    part = f" ({ind.number(spent, 2)}% dari rencana)" if spent is not None else ""
    return f"{until} {ind.rupiah(found.pagu)}, realisasi {ind.rupiah(found.realisasi)}{part}: {_beside_plan(found)}."


def _beside_plan(found: Uang) -> str:
    gap = found.realisasi - found.pagu
    return f"{ind.rupiah(abs(gap))} {'di atas' if gap > 0 else 'di bawah'} rencana" if gap else "sama dengan rencana"


def standing(hasil: Hasil) -> str:
    """Return the finding on what was spent so far against the plan of withdrawals."""
    found = dipa.withdrawn(hasil.kuartal, hasil.uang)
    if found is None:
        return f"Realisasi sampai {hasil.periode} belum lengkap"
    return f"Realisasi sampai {hasil.periode} {ind.rupiah(found.realisasi)}, {_beside_plan(found)}"


class RencanaTriwulan(NamedTuple):
    """A row of the plan of withdrawals: its quarter, what is planned in it and until its end, what was spent so far."""

    masa: Masa
    rencana: Decimal
    sampai: Decimal
    uang: Uang | None


WITHDRAWALS: tuple[Kolom[RencanaTriwulan], ...] = (
    Kolom("triwulan", "Triwulan", lambda row: Sel(row.masa.nama, row.masa.ke), nama=True),
    Kolom("rpd", "RPD", lambda row: money(row.rencana), angka=True),
    Kolom("rpd_sampai", "RPD sampai triwulan itu", lambda row: money(row.sampai), angka=True),
    Kolom("realisasi_anggaran", "Realisasi", lambda row: money(row.uang.realisasi if row.uang else None), angka=True),
    Kolom("serapan_rpd", "Realisasi dari RPD (%)", lambda row: share(absorbed(row.uang)), angka=True),
)


def withdrawals(hasil: Hasil, earlier: Mapping[Masa, Decimal]) -> Tabel | None:
    """Return the plan of withdrawals quarter by quarter, with what was spent until each so far; None without."""
    data = hasil.kuartal.anggaran
    if data is None or data.rpd is None:
        return None
    rpd, now = data.rpd, hasil.masa
    spent = {**earlier, **({now: hasil.uang.realisasi} if hasil.uang else {})}
    rows = []
    for m in now.jenis.semua:
        planned = dipa.planned(rpd, m)
        rows.append(RencanaTriwulan(m, rpd.of(m), planned, Uang(planned, spent[m]) if m in spent else None))
    return table(
        "anggaran-rpd",
        f"Rencana penarikan dana (RPD) dan realisasi, {hasil.periode}",
        _said(WITHDRAWALS, now.jenis),
        rows,
    )


def _planned(hasil: Hasil) -> Sel:
    data = hasil.kuartal.anggaran
    return money(dipa.planned(data.rpd, hasil.masa) if data and data.rpd else None)


def _named(hasil: Hasil) -> str | None:
    data = hasil.kuartal.anggaran
    if data is None or data.pagu_awal is None:
        return None
    now = dipa.in_force(data, hasil.kuartal.span[1])
    return f"revisi {now.nomor} ({ind.day(now.tanggal)})" if now else "pagu awal"


MONEY: tuple[Kolom[Hasil], ...] = money_columns(lambda hasil: hasil.uang)
YEAR: tuple[Kolom[Hasil], ...] = (
    Kolom("triwulan", "Triwulan", lambda hasil: Sel(hasil.masa.nama, hasil.masa.ke), nama=True),
    *MONEY,
    Kolom("blokir", "Blokir", lambda hasil: money(dipa.blocked(hasil.kuartal.anggaran)), angka=True),
    Kolom("rpd_sampai", "RPD sampai triwulan", _planned, angka=True),
    Kolom("keadaan_pagu", "Pagu menurut", lambda hasil: text(_named(hasil))),
)


def year(hasils: Sequence[Hasil]) -> Tabel | None:
    """Return the money of the quarters of a year side by side; None where no quarter tells more than its amounts."""
    told = [d for h in hasils if (d := h.kuartal.anggaran)]
    if not any(d.pagu_awal is not None or d.rpd or dipa.blocked(d) is not None for d in told):
        return None
    title = f"Pagu, realisasi, blokir, dan rencana penarikan dana (RPD), {hasils[0].rencana.tahun}"
    return table(f"anggaran-{hasils[0].masa.kata}", title, _said(YEAR, hasils[0].masa.jenis), hasils)
