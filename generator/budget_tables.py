"""Tables of the budget and of efficiency (section 3.12).

In: a computed report. Out: `Tabel` values.
"""

from __future__ import annotations

from generator.absence import reason
from generator.budget import absorbed
from generator.scoring import Hasil, HasilIndikator
from generator.tables import (
    CIRI,
    KINERJA,
    NAMA,
    NO,
    NO_SASARAN,
    UANG,
    Baris,
    Kolom,
    Sel,
    Tabel,
    badge,
    indicator_rows,
    kinerja_cells,
    num,
    sasaran_cells,
    share,
    text,
    uang_cells,
)


def budget_indikator(hasil: Hasil) -> Tabel:
    """Performance and budget per indicator (Tabel 3.4.1)."""
    rows = indicator_rows(hasil, lambda i: (*kinerja_cells(i)[:3], *uang_cells(i.uang)))
    last = Baris((Sel(""), text(_shares(hasil)), Sel(""), Sel(""), Sel(""), *uang_cells(hasil.bagian)), "total")
    columns = (NO, NAMA, *KINERJA[:3], Kolom("pagu", "Pagu", True), *_spent())
    return Tabel(
        "anggaran-indikator",
        f"Anggaran per indikator, {hasil.periode}",
        columns,
        (*rows, last),
        CIRI,
    )


def _shares(hasil: Hasil) -> str:
    """Return what the sum of all indicators is: the total of the office, or the sum of shares of it."""
    return "Jumlah bagian per indikator" if hasil.by_activity else "Jumlah"


def _spent() -> tuple[Kolom, Kolom]:
    return Kolom("realisasi_anggaran", "Realisasi anggaran", True), Kolom("serapan", "Serapan (%)", True)


def budget_sasaran(hasil: Hasil) -> Tabel:
    """Budget per goal (Tabel 3.4.2)."""
    rows = [Baris((*sasaran_cells(hasil, s), *uang_cells(s.uang))) for s in hasil.sasaran]
    last = Baris((Sel(""), text(_shares(hasil)), *uang_cells(hasil.bagian)), "total")
    columns = (NO_SASARAN, Kolom("sasaran", "Sasaran"), *UANG)
    return Tabel("anggaran-sasaran", f"Anggaran per sasaran, {hasil.periode}", columns, (*rows, last))


def budget_kegiatan(hasil: Hasil) -> Tabel:
    """Budget per activity."""
    rows = [Baris((text(k.kode), text(k.nama), *uang_cells(u))) for k, u in hasil.kegiatan]
    last = Baris((Sel(""), text("Jumlah"), *uang_cells(hasil.uang if hasil.by_activity else None)), "total")
    columns = (Kolom("kode_kegiatan", "Kode"), Kolom("kegiatan", "Kegiatan"), *UANG)
    return Tabel("anggaran-kegiatan", f"Anggaran per kegiatan, {hasil.periode}", columns, (*rows, last))


def efficiency(hasil: Hasil) -> Tabel:
    """IE, TE and class per indicator (Tabel 3.4.3)."""
    rows = indicator_rows(hasil, _efficiency_cells)
    columns = (
        NO,
        NAMA,
        KINERJA[2],
        Kolom("serapan", "Serapan (%)", True),
        Kolom("ie", "IE", True),
        Kolom("te", "TE", True),
        Kolom("kelas", "Kelas"),
    )
    return Tabel("efisiensi-indikator", f"Efisiensi per indikator, {hasil.periode}", columns, tuple(rows), CIRI)


def _efficiency_cells(i: HasilIndikator) -> tuple[Sel, ...]:
    e = i.efisiensi
    serapan = share(absorbed(i.uang))
    kelas = badge(e.kelas if e else None, reason([i]))
    return num(i.capaian), serapan, num(e.ie if e else None), num(e.te if e else None), kelas
