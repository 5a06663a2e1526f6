"""What the pages outside a quarter share: their frame, parts of the front page.

In: a report. Out: `Page` values and parts of them.
"""

from __future__ import annotations

from generator.pages.page import Page
from generator.presentation import phrases, tabel
from generator.printed.standing import Kedudukan
from generator.report import Report
from generator.scoring.absence import REASONS, reason
from generator.scoring.budget import absorbed
from generator.scoring.ladder import Hasil


def site_page(report: Report, judul: str, sumber: str, ringkas: str, **isi: object) -> Page:
    """Return a page outside a quarter, without its place; `sumber` is its content file, unit.yaml while there is none.

    Its prose names figures of the newest quarter.
    """
    missing = {"koreksi.yaml": not report.content.koreksi, "glosarium.yaml": not report.content.glosarium}
    file = f"{report.content.akar}/{'unit.yaml' if missing.get(sumber) else sumber}"
    return Page(judul, isi, (file,), ringkas, report.terbaru)


Kartu = tuple[str, str, tabel.Sel, str, str]


def cards(hasil: Hasil, resmi: Kedudukan) -> list[Kartu]:
    """Return the perspektif of a quarter: name, NPS, predikat, what the signed document says instead, and how much
    stands behind it."""
    return [_card(hasil, n, resmi) for n in range(len(hasil.perspektif))]


def _card(hasil: Hasil, n: int, resmi: Kedudukan) -> Kartu:
    p = hasil.perspektif[n]
    goals, items = len(p.sasaran), sum(len(s.indikator) for s in p.sasaran)
    waiting = [reason(s.indikator) for s in p.sasaran if s.nilai.nps is None]
    parts = [f"{goals} sasaran, {items} indikator"]
    parts += [f"{waiting.count(words)} sasaran {words}" for words in REASONS if words in waiting]
    parts.append(phrases.doubt([i for s in p.sasaran for i in s.indikator]))
    note = f"{'; '.join(filter(None, parts))}."
    signed = resmi.di_samping(f"perspektif.{p.perspektif.kode}.nps")
    return (
        p.perspektif.label,
        tabel.num(p.nilai.nps).teks,
        tabel.badge(p.nilai.predikat, reason(p.indikator)),
        signed,
        note,
    )


def width(hasil: Hasil) -> str:
    """Return how much of a bar of 100 the money spent fills."""
    share = absorbed(hasil.uang)
    return str(tabel.cents(share)) if share else "0"
