"""The page of corrections after publication, and of all publications.

In: a report. Out: a `Page`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import takewhile

from generator import addresses
from generator import indonesian as ind
from generator.figures import (
    comparison_facts,
    document_shown,
    earlier_shown,
    naming,
    printed_facts,
    stable_addresses,
    typed_names,
    version,
)
from generator.figures.lock import Perubahan
from generator.pages.page import Page
from generator.presentation.tabel import Kolom, Sel, Tabel, table, text
from generator.records.printed import Koreksi, Ubahan
from generator.records.values import NUMBER
from generator.report import Report, Triwulan

LONG, AROUND = 200, 6  # letters of a text that is shown whole; words around what differs
SHORT = 12  # digits of a sum


@dataclass(frozen=True)
class ButirKoreksi:
    """One correction as shown: its number in the file, period, entry, and the table of changes if there are any."""

    nomor: int
    periode: str
    koreksi: Koreksi
    tabel: Tabel | None


def corrections(report: Report) -> Page:
    """All corrections, newest first, and all publications."""
    items = [
        ButirKoreksi(n, report[k.kuartal].periode, k, _changes(report[k.kuartal], n, k))
        for n, k in enumerate(report.content.koreksi, 1)
    ]
    published = [
        (tw.resmi.tanggal, addresses.quarter(tw.folder), tw.periode, tw.kuartal.laporan.judul, tw.versi)
        for tw in reversed(report.terbit)
    ]
    source = f"{report.content.akar}/{'koreksi.yaml' if items else 'unit.yaml'}"
    lead = "Setiap perubahan sesudah terbit, dengan nilai sebelum dan sesudahnya."
    again = [
        (report[entry.kuartal].periode, ind.day(entry.tanggal), entry.alasan)
        for entry in report.content.terbitan
        if entry.peristiwa == "kunci_ulang" and entry.kuartal in report
    ]
    shown = {"butir": items, "terbitan": published, "ulang": again}
    return Page("Koreksi", shown, (source,), lead, report.terbaru)


def _changes(tw: Triwulan, number: int, entry: Koreksi) -> Tabel | None:
    if not entry.perubahan:
        return None
    columns: tuple[Kolom[Ubahan], ...] = (
        Kolom("angka", "Angka atau fakta", lambda p: _named(tw, p)),
        Kolom("dari", "Semula", lambda p: text(_both(p)[0])),
        Kolom("ke", "Menjadi", lambda p: text(_both(p)[1])),
    )
    return table(str(number), f"Perubahan pada koreksi {number}", columns, entry.perubahan)


def in_words(tw: Triwulan, change: Perubahan | Ubahan) -> str:
    """Return a change in one line, as the page of corrections shows it: Capaian IKU 4: 100,0 → 104,0."""
    before, now = _both(change)
    return f"{_named(tw, change).teks}: {before} → {now}"


def _named(tw: Triwulan, p: Perubahan | Ubahan) -> Sel:
    """Return the name of what was changed, linked to where a figure stands."""
    printed = printed_facts.figure(p.alamat)
    alamat = stable_addresses.by_number(printed or p.alamat, tw.hasil.rencana)
    if alamat not in tw.jejak:
        makers = (
            comparison_facts.name,
            document_shown.name,
            partial(earlier_shown.name, hasil=tw.hasil),
            partial(typed_names.name, hasil=tw.hasil),
        )
        return text(next(filter(None, (make(p.alamat) for make in makers)), p.alamat.replace("#", ", ")))
    name, where = naming.name(alamat, tw.hasil), naming.address(alamat, tw.hasil)
    return text(f"{name}, seperti tercetak" if printed else name, where)


def _both(change: Perubahan | Ubahan) -> tuple[str, str]:
    """Return a text before and after a change: of long ones what differs, with some words around it."""
    one, two = (_shown(change.alamat, value) for value in (change.dari, change.ke))
    if change.alamat.endswith("#sidik"):
        return one[:SHORT], two[:SHORT]
    if max(len(one), len(two)) <= LONG:
        return one, two
    before, after = one.split(), two.split()
    start = max(_alike(before, after) - AROUND, 0)
    end = min(_alike(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    end = max(end - AROUND, 0)
    return _cut(before, start, end), _cut(after, start, end)


def _shown(alamat: str, value: str | None) -> str:
    """Return a value as it is shown: what was typed as an amount in rupiah, too."""
    amount = value is not None and typed_names.is_amount(alamat) and NUMBER.fullmatch(value)
    return ind.rupiah(Decimal(value)) if value and amount else version.shown(alamat, value)


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """Return with how many equal words two texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def _cut(words: Sequence[str], start: int, end: int) -> str:
    """Return words without those at the start and the end, with signs in the place of these."""
    left = words[start : len(words) - end]
    return " ".join([*(["…"] if start else []), *left, *(["…"] if end else [])])
