"""How a figure was made: its formula in words, then with its numbers, its inputs, rule and source lines.

In: a computed report and the content it came from. Out: `Turunan` values for the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator import metode, paths, regulation, tables
from generator.content import Content
from generator.plan_tables import METODE_TEXT
from generator.schema import Aturan, Indikator, Rasio, RataRataRasio, Tertimbang
from generator.scoring import Hasil, HasilIndikator, HasilPerspektif, HasilSasaran, Nilai

ROUNDING_TEXT = {
    "setengah_ke_atas": "setengah ke atas",
    "setengah_genap": "setengah ke angka genap",
    "ke_bawah": "ke bawah",
}


@dataclass(frozen=True)
class Langkah:
    """One input or rule of a derivation: a label, its text, and a page it links to."""

    label: str
    teks: str
    tujuan: str = ""


@dataclass(frozen=True)
class Turunan:
    """A derivation: the formula in words, the same with numbers, and the inputs and rules in order."""

    rumus: str
    hitung: str
    langkah: tuple[Langkah, ...]


def rounding(aturan: Aturan) -> Langkah:
    """Return the rounding rule in words."""
    return Langkah("Pembulatan", f"{aturan.pembulatan.desimal} desimal, {ROUNDING_TEXT[aturan.pembulatan.cara]}")


def indicator(content: Content, hasil: Hasil, i: HasilIndikator) -> Turunan | None:
    """Return how the capaian of an indicator was made; None when it is not assessed."""
    rumus = regulation.formula(hasil.aturan, i.indikator.arah)
    if i.capaian is None or i.target is None or i.kategori is None or rumus is None:
        return None
    words = regulation.FORMULA_TEXT[rumus.rumus]
    steps = [_realisasi(hasil, i), _target(content, hasil, i), rounding(hasil.aturan)]
    rule = f"{hasil.aturan.singkatan}, {hasil.aturan.kategori.acuan}"
    steps += [
        Langkah("Kategori", f"{tables.interval(i.kategori)}: {i.kategori.nama}"),
        Langkah("Aturan", f"{rule}; rumus: {rumus.acuan}", "metodologi/"),
        Langkah("Sumber", source_line(content, hasil, i)),
    ]
    return Turunan(f"Capaian = {words}", _with_numbers(words, i), tuple(steps))


def _with_numbers(words: str, i: HasilIndikator) -> str:
    assert i.target is not None and i.capaian is not None
    if i.realisasi is None:
        return f"Realisasi belum tersedia; menurut aturan dihitung {ind.number(i.capaian)}"
    shown = words.replace("realisasi", ind.number(i.realisasi)).replace("target", ind.number(i.target))
    return f"{shown} = {ind.number(i.capaian)}"


def _realisasi(hasil: Hasil, i: HasilIndikator) -> Langkah:
    page = paths.iku(hasil.kuartal.folder, i.indikator.nomor)
    if i.realisasi is None:
        return Langkah("Realisasi", "belum tersedia")
    if i.ukur.realisasi is not None:
        origin = i.indikator.metode.sumber if i.indikator.metode.jenis == "langsung" else (i.ukur.alasan or "")
        return Langkah("Realisasi", f"{ind.number(i.realisasi)}, {METODE_TEXT['langsung']}: {origin}")
    return Langkah("Realisasi", f"{row_formula(i)} = {ind.number(i.realisasi)}", f"{page}#tabel-rincian")


def row_formula(i: HasilIndikator) -> str:
    """Return the formula of the metode with the numbers of the rows in it."""
    return _row_formula(i.indikator, metode.rows(i.indikator, i.ukur))


def _row_formula(indikator: Indikator, table: Sequence[metode.Row]) -> str:
    match indikator.metode:
        case Rasio() as m:
            part = sum((row[m.pembilang] or Decimal(0) for row in table), Decimal(0))
            whole = sum((row[m.penyebut] or Decimal(0) for row in table), Decimal(0))
            return f"{ind.plain(part)} ÷ {ind.plain(whole)} × 100"
        case RataRataRasio() as m:
            shares = [
                metode.row_share(m, row[m.pembilang] or Decimal(0), row[m.penyebut] or Decimal(0)) for row in table
            ]
            return mean_text([s for s in shares if s is not None])
        case Tertimbang() as m:
            parts = [
                f"{ind.plain(row[b] or Decimal(0))} × {ind.plain(row[n] or Decimal(0))}"
                for row in table
                for b, n in zip(m.bobot, m.nilai, strict=True)
                if row[b]
            ]
            total = " + ".join(parts)
            return f"({total}) ÷ {ind.plain(m.pembagi)}" if m.pembagi else total
    return ""


def _target(content: Content, hasil: Hasil, i: HasilIndikator) -> Langkah:
    assert i.target is not None
    if i.ukur.target is not None:
        return Langkah("Target", f"{ind.number(i.target)}, menggantikan target rencana: {i.ukur.alasan_target}")
    quarter = ind.quarter(hasil.kuartal.laporan.triwulan)
    return Langkah("Target", f"{ind.number(i.target)}, rencana aksi {quarter}", f"{hasil.rencana.tahun}/rencana-aksi/")


def source_line(content: Content, hasil: Hasil, i: HasilIndikator) -> str:
    """Return the file and line of the indicator's realisasi: content/2024/tw1/iku/03.yaml, baris 2."""
    file = f"{content.akar}/{hasil.kuartal.folder}/iku/{i.indikator.nomor:02d}.yaml"
    key = "realisasi" if i.ukur.realisasi is not None else "rincian"
    return f"{file}, baris {content.dokumen[file].root.place_of((key,)).line}"


def goal(hasil: Hasil, s: HasilSasaran) -> Turunan | None:
    """Return how the NPS of a goal was made."""
    pairs = [
        (f"IKU {i.indikator.nomor}", i.dihitung, paths.iku(hasil.kuartal.folder, i.indikator.nomor), _cap(i))
        for i in s.indikator
    ]
    weights = [hasil.aturan.nps.bobot.indikator.get(i.indikator.kode, Decimal(1)) for i in s.indikator]
    return _mean(hasil, "NPS sasaran = rata-rata capaian indikator yang dinilai", pairs, weights, s.nilai)


def _cap(i: HasilIndikator) -> str:
    if i.capaian == i.dihitung or i.capaian is None:
        return ""
    return f", dari capaian {ind.number(i.capaian)} yang dibatasi"


def perspective(hasil: Hasil, p: HasilPerspektif) -> Turunan | None:
    """Return how the NPS of a perspective was made."""
    pairs = [
        (f"Sasaran {s.sasaran.nomor}", s.nilai.nps, paths.sasaran(hasil.kuartal.folder, s.sasaran.nomor), "")
        for s in p.sasaran
    ]
    weights = [hasil.aturan.nps.bobot.sasaran.get(str(s.sasaran.nomor), Decimal(1)) for s in p.sasaran]
    return _mean(hasil, "NPS perspektif = rata-rata NPS sasaran yang dinilai", pairs, weights, p.nilai)


def total(hasil: Hasil) -> Turunan | None:
    """Return how the NPSS was made."""
    page = paths.quarter(hasil.kuartal.folder, "capaian")
    pairs = [(p.perspektif.nama, p.nilai.nps, page, "") for p in hasil.perspektif]
    weights = [hasil.aturan.nps.bobot.perspektif.get(p.perspektif.kode, Decimal(1)) for p in hasil.perspektif]
    return _mean(hasil, "NPSS = rata-rata NPS perspektif yang dinilai", pairs, weights, hasil.nilai)


def _mean(
    hasil: Hasil,
    rumus: str,
    pairs: Sequence[tuple[str, Decimal | None, str, str]],
    weights: Sequence[Decimal],
    nilai: Nilai,
) -> Turunan | None:
    if nilai.nps is None or nilai.predikat is None:
        return None
    counted = [(v, w) for (_, v, _, _), w in zip(pairs, weights, strict=True) if v is not None]
    steps = [
        Langkah(label, (ind.number(value) if value is not None else "belum dinilai, tidak dihitung") + note, page)
        for label, value, page, note in pairs
    ]
    steps += [
        rounding(hasil.aturan),
        Langkah("Predikat", f"{tables.interval(nilai.predikat)}: {nilai.predikat.nama}"),
        Langkah(
            "Aturan",
            f"{hasil.aturan.singkatan}, {hasil.aturan.nps.acuan} dan {hasil.aturan.predikat.acuan}",
            "metodologi/",
        ),
    ]
    text = mean_text([v for v, _ in counted], [w for _, w in counted])
    return Turunan(rumus, f"{text} = {ind.number(nilai.nps)}", tuple(steps))


def mean_text(values: Sequence[Decimal], weights: Sequence[Decimal] = ()) -> str:
    """Return a mean with its numbers: (83,16 + 66,67) ÷ 2; weights are shown only when they differ."""
    if len(set(weights)) <= 1:
        if len(values) == 1:
            return ind.number(values[0])
        return f"({' + '.join(ind.number(v) for v in values)}) ÷ {len(values)}"
    parts = " + ".join(f"{ind.plain(w)} × {ind.number(v)}" for v, w in zip(values, weights, strict=True))
    return f"({parts}) ÷ {ind.plain(sum(weights, Decimal(0)))}"
