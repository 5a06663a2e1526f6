"""The pages on trust: reconciliation with the printed report, and corrections after publication.

In: a report whose printed figures were judged. Out: `Page` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import audit, canonical, naming, paths, source_notes, tables
from generator import indonesian as ind
from generator.page import Page, Report
from generator.printed_schema import Koreksi
from generator.reconcile import Temuan, contradictions
from generator.scoring import Hasil

MAIN = ("npss", "predikat")


@dataclass(frozen=True)
class Kelompok:
    """Printed figures alike: same figure, same print. Where they stand, the verdict, and the explanation."""

    nama: str
    tujuan: str
    cetak: str
    hitung: str
    putusan: str
    acuan: str
    sebab: str
    penting: bool


def pages(report: Report, hasil: Hasil) -> Iterator[Page]:
    """Yield the reconciliation page of a quarter that has printed figures."""
    found = report.temuan[hasil.kuartal.folder]
    if found:
        yield reconciliation(report, hasil, found)


def reconciliation(report: Report, hasil: Hasil, found: tuple[Temuan, ...]) -> Page:
    """Printed figures against computed ones."""
    groups = grouped(hasil, found)
    period, folder = tables.period(hasil), hasil.kuartal.folder
    clashes = [(naming.name(g[0].terbit.ukuran, hasil), _values(g)) for g in contradictions(found)]
    lead = summary(found)
    shown = {
        "hasil": hasil,
        "folder": folder,
        "periode": period,
        "kalimat": lead,
        "penting": [g for g in groups if g.penting],
        "lain": [g for g in groups if g.putusan == "berbeda" and not g.penting],
        "semua": groups,
        "bertentangan": clashes,
        "catatan": source_notes.notes(hasil),
    }
    source = report.content.quarter_file(folder, "terbit.yaml")
    title = f"Rekonsiliasi {period}"
    return Page(paths.quarter(folder, "rekonsiliasi"), title, "rekonsiliasi.md", shown, (source,), lead, hasil)


def summary(found: tuple[Temuan, ...]) -> str:
    """Return the counts in a sentence."""
    tally = audit.counts(found)
    moves = sum(t.mengubah for t in found)
    number = {verdict: ind.number_of(n) for verdict, n in tally.items()}
    text = (
        f"Dari {ind.number_of(len(found))} angka pada laporan cetak, {number['cocok']} cocok dengan hitungan, "
        f"{number['pembulatan']} berbeda karena pembulatan, dan {number['berbeda']} berbeda."
    )
    return f"{text} Di antaranya {ind.number_of(moves)} mengubah kategori, predikat, atau kelas." if moves else text


def grouped(hasil: Hasil, found: Sequence[Temuan]) -> list[Kelompok]:
    """Return findings that say the same as one, with all their places; order of first print."""
    same: dict[tuple[str, str, str], list[Temuan]] = {}
    for t in found:
        same.setdefault((t.terbit.ukuran, t.cetak.teks.casefold(), t.putusan), []).append(t)
    groups = [_group(hasil, items) for items in same.values()]
    return sorted(groups, key=lambda g: not g.penting)


def _group(hasil: Hasil, items: list[Temuan]) -> Kelompok:
    first = items[0]
    alamat = first.terbit.ukuran
    main = alamat in MAIN or (alamat.startswith("perspektif.") and alamat.endswith(".nps"))
    return Kelompok(
        first.nama,
        naming.address(alamat, hasil),
        first.cetak.teks,
        first.angka.teks,
        first.putusan,
        "; ".join(dict.fromkeys(t.terbit.acuan for t in items)),
        first.sebab,
        first.putusan == "berbeda" and (first.mengubah or main),
    )


def _values(group: Sequence[Temuan]) -> str:
    return ", ".join(f"{t.cetak.teks} ({t.terbit.acuan})" for t in group)


@dataclass(frozen=True)
class ButirKoreksi:
    """One correction as shown: its number in the file, period, entry, and the table of changes if there are any."""

    nomor: int
    periode: str
    koreksi: Koreksi
    tabel: tables.Tabel | None


def corrections(report: Report) -> Page:
    """All corrections, newest first, and all publications."""
    quarters = {h.kuartal.folder: h for h in report.hasil}
    items = [
        ButirKoreksi(n, tables.period(quarters[k.kuartal]), k, _changes(report, quarters[k.kuartal], n, k))
        for n, k in enumerate(report.content.koreksi, 1)
    ]
    published = [
        (report.resmi[folder].tanggal, paths.quarter(folder), h.kuartal.laporan.judul, report.versi[folder])
        for h in reversed(report.terbit)
        for folder in [h.kuartal.folder]
    ]
    source = f"{report.content.akar}/{'koreksi.yaml' if items else 'unit.yaml'}"
    lead = "Setiap perubahan sesudah terbit, dengan nilai sebelum dan sesudahnya."
    shown = {"butir": items, "terbitan": published}
    return Page("koreksi/", "Koreksi", "koreksi.md", shown, (source,), lead, report.terbaru)


def _changes(report: Report, hasil: Hasil, number: int, entry: Koreksi) -> tables.Tabel | None:
    if not entry.perubahan:
        return None
    rows = []
    for p in entry.perubahan:
        own = p.alamat in report.jejak[hasil.kuartal.folder]
        name = naming.name(p.alamat, hasil) if own else p.alamat.replace("#", ", ")
        page = naming.address(p.alamat, hasil) if own else ""
        rows.append(
            tables.Baris(
                (tables.text(name, page), *(tables.text(canonical.shown(p.alamat, v)) for v in (p.dari, p.ke)))
            )
        )
    columns = (tables.Kolom("angka", "Angka atau fakta"), tables.Kolom("dari", "Semula"), tables.Kolom("ke", "Menjadi"))
    return tables.Tabel(str(number), f"Perubahan pada koreksi {number}", columns, tuple(rows))
