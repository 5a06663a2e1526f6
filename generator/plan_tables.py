"""Tables of the plan and of one indicator's rows: what was agreed, and what was counted.

In: a plan, or one indicator of a computed report. Out: `Tabel` values.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator import data_words, metode, paths, phrases
from generator import indonesian as ind
from generator.content import TargetRenstra
from generator.quarter_schema import TindakLanjut
from generator.schema import Indikator, Rasio, RataRataRasio, Rencana
from generator.scoring import Hasil, HasilIndikator
from generator.tables import (
    DASH,
    IDENTITAS,
    KINERJA,
    NAMA,
    NO,
    Baris,
    Kolom,
    Sel,
    Tabel,
    identity_cells,
    num,
    share,
    status,
    text,
    valued,
)

METODE_TEXT = {
    "langsung": "dilaporkan langsung",
    "rasio": "rasio",
    "rata_rata_rasio": "rata-rata rasio",
    "tertimbang": "tertimbang",
}


def _grouped(
    rencana: Rencana,
    kode: str,
    title: str,
    columns: tuple[Kolom, ...],
    hasil: Hasil | None = None,
    renstra: Mapping[str, TargetRenstra] | None = None,
) -> Tabel:
    """Return a row per indicator of the plan under its goal; cells of results only where there are results."""
    found = {i.indikator.kode: i for i in hasil.indikator} if hasil else {}
    shown = {c.kunci for c in columns}
    rows: list[Baris] = []
    for p in rencana.perspektif:
        for s in p.sasaran:
            rows.append(Baris((text(f"Sasaran {s.nomor}. {s.nama}"),), "grup"))
            for i in s.indikator:
                cells = _cells(i, found.get(i.kode), (renstra or {}).get(i.kode))
                mark = phrases.mark(found[i.kode]) if i.kode in found else ""
                named = (num(i.nomor), Sel(f"{i.nama}{mark}", i.nama, paths.series(i.kode)))
                own = zip(IDENTITAS, identity_cells(s.nomor, i), strict=True)
                data = tuple(cell for c, cell in own if c.kunci not in shown)
                rows.append(Baris((*named, *(cells[c.kunci] for c in columns)), "", p.nama, data))
    extra = tuple(c for c in IDENTITAS if c.kunci not in shown)
    return Tabel(kode, title, (NO, NAMA, *columns), tuple(rows), extra)


def _cells(i: Indikator, hasil: HasilIndikator | None, renstra: TargetRenstra | None) -> dict[str, Sel]:
    return {
        "satuan": text(i.satuan),
        "metode": text(METODE_TEXT[i.metode.jenis]),
        "target_tahunan": num(i.target.tahunan),
        "target_renstra": num(renstra.nilai if renstra else None),
        **{f"tw{q}": num(i.target.of(q)) for q in (1, 2, 3, 4)},
        "target": num(hasil.target if hasil else None),
        "realisasi": num(hasil.realisasi if hasil else None),
        "capaian": num(hasil.capaian if hasil else None),
        "kategori": status(hasil) if hasil else Sel(DASH),
    }


def overview(rencana: Rencana, hasil: Hasil | None) -> Tabel:
    """Every indicator with its target of the year and where it stands in the newest quarter."""
    columns: tuple[Kolom, ...] = (Kolom("target_tahunan", f"Target {rencana.tahun}", True),)
    title = f"Semua indikator tahun {rencana.tahun}"
    if hasil:
        title = f"{title}, realisasi dan capaian {hasil.periode}"
        target = f"Target TW {ind.ROMAN[hasil.kuartal.laporan.triwulan]}"
        columns = (*columns, Kolom("target", target, True), *KINERJA[1:])
    return _grouped(rencana, "semua-indikator", title, columns, hasil)


def indicators(rencana: Rencana) -> Tabel:
    """Goals and their indicators (Tabel 2.1)."""
    columns = (Kolom("satuan", "Satuan"), Kolom("metode", "Cara menghitung"))
    return _grouped(rencana, "indikator-utama", f"Indikator kinerja utama tahun {rencana.tahun}", columns)


def yearly(rencana: Rencana) -> Tabel:
    """Targets of the year (Tabel 2.2 and 2.3)."""
    columns = (Kolom("target_tahunan", f"Target {rencana.tahun}", True),)
    return _grouped(rencana, "target-tahunan", f"Target tahun {rencana.tahun}", columns)


def medium_term(rencana: Rencana, targets: Mapping[str, TargetRenstra]) -> Tabel:
    """Targets of the medium-term plan for the year beside those of the plan."""
    columns = (
        Kolom("target_renstra", f"Target Renstra {rencana.tahun}", True),
        Kolom("target_tahunan", f"Target perjanjian kinerja {rencana.tahun}", True),
    )
    title = f"Target Renstra tahun {rencana.tahun} dan target perjanjian kinerja"
    return _grouped(rencana, "target-renstra", title, columns, renstra=targets)


def quarters(rencana: Rencana) -> Tabel:
    """Targets per quarter (Tabel 2.4)."""
    columns = (*(Kolom(f"tw{q}", f"TW {ind.ROMAN[q]}", True) for q in (1, 2, 3, 4)),)
    return _grouped(rencana, "target-triwulan", f"Target tiap triwulan tahun {rencana.tahun}", columns)


def detail(i: HasilIndikator) -> Tabel | None:
    """The rows an indicator's realisasi comes from (Tabel 3.5, 3.9, 3.13, ...)."""
    indikator = i.indikator
    if not i.ukur.rincian or not indikator.kolom:
        return None
    names = tuple(indikator.kolom)
    columns = [Kolom(data_words.column(n), indikator.kolom[n], n != names[0]) for n in names]
    if isinstance(indikator.metode, Rasio | RataRataRasio):
        columns.append(Kolom("persen", "Persen", True))
    rows = []
    for raw, row in zip(i.ukur.rincian, metode.rows(indikator, i.ukur), strict=True):
        cells = [text(raw.get(names[0])), *(_plain(row[n]) if n in raw else Sel(DASH) for n in names[1:])]
        rows.append(Baris((*cells, *_share(indikator, row))))
    total = _total(indikator, metode.rows(indikator, i.ukur))
    return Tabel("rincian", f"Rincian IKU {indikator.nomor}", tuple(columns), (*rows, *total))


def medium_term_row(hasil: Hasil, i: HasilIndikator) -> Tabel | None:
    """The target of the medium-term plan for the year with the realisasi beside it; nothing without such a plan."""
    if not hasil.renstra:
        return None
    year, target = hasil.rencana.tahun, hasil.renstra.get(i.indikator.kode)
    columns = (
        Kolom("target_renstra", f"Target Renstra {year}", True),
        Kolom("target_tahunan", f"Target perjanjian kinerja {year}", True),
        Kolom("realisasi", f"Realisasi sampai {hasil.periode}", True),
        Kolom("sumber", "Sumber target Renstra"),
    )
    source = f"{target.dokumen.nama}, {target.dokumen.acuan}" if target else "Tidak ada target Renstra indikator ini"
    cells = (
        valued(i.indikator, target.nilai if target else None),
        valued(i.indikator, i.indikator.target.tahunan),
        valued(i.indikator, i.realisasi),
        text(source),
    )
    return Tabel("renstra", f"Target Renstra tahun {year}", columns, (Baris(cells),))


def _plain(value: object) -> Sel:
    return num(value) if isinstance(value, Decimal) else Sel("belum dinilai")


def _share(indikator: Indikator, row: metode.Row) -> tuple[Sel, ...]:
    if not isinstance(indikator.metode, Rasio | RataRataRasio):
        return ()
    part, whole = row[indikator.metode.pembilang], row[indikator.metode.penyebut]
    return (Sel(DASH) if part is None or whole is None else share(metode.row_share(indikator.metode, part, whole)),)


def _total(indikator: Indikator, table: tuple[metode.Row, ...]) -> tuple[Baris, ...]:
    if not isinstance(indikator.metode, Rasio) or len(table) < 2:
        return ()
    sums = {c: sum((row[c] or Decimal(0) for row in table), Decimal(0)) for c in tuple(indikator.kolom)[1:]}
    part, whole = sums[indikator.metode.pembilang], sums[indikator.metode.penyebut]
    cells = (
        text("Jumlah"),
        *(_plain(v) for v in sums.values()),
        share(metode.row_share(indikator.metode, part, whole)),
    )
    return (Baris(cells, "total"),)


FOLLOW_UP = {
    "rekomendasi": "Rekomendasi",
    "selesai": "Tindak lanjut yang selesai",
    "rencana_aksi": "Rencana aksi",
    "tenggat": "Tenggat",
    "sebelum": "Kondisi sebelum",
    "sesudah": "Kondisi sesudah",
}


def follow_up(rows: tuple[TindakLanjut, ...]) -> Tabel:
    """The follow-up matrix (Tabel 3.8, 3.12, ...); columns after the first are left out where no row fills them."""
    entries = [r.model_dump() for r in rows]
    kept = [k for k in FOLLOW_UP if k == "rekomendasi" or any(e[k] for e in entries)]
    body = [Baris(tuple(text(e[k]) for k in kept)) for e in entries if any(e.values())]
    columns = tuple(Kolom(k, FOLLOW_UP[k]) for k in kept)
    empty = Baris((text("Laporan triwulan ini tidak memuat rekomendasi atau tindak lanjut."),), "grup")
    return Tabel("tindak-lanjut", "Matriks tindak lanjut rekomendasi", columns, tuple(body) or (empty,))
