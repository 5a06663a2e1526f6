"""What pages share: the frames of a page of a quarter and of one outside, derivations, parts of the front page.

In: a report, or a `Triwulan`. Out: `Page` values and parts of them.
"""

from decimal import Decimal

from generator import indonesian as ind
from generator.figures import naming
from generator.pages.page import Page
from generator.presentation import columns, derivations, phrases, tabel
from generator.printed.standing import Kedudukan
from generator.report import Report, Triwulan
from generator.scoring.absence import REASONS, reason
from generator.scoring.budget import absorbed
from generator.scoring.ladder import Hasil, HasilPerspektif, HasilSasaran


def site_page(report: Report, judul: str, sumber: str, ringkas: str, **isi: object) -> Page:
    """Return a page outside a quarter, without its place; `sumber` is its content file, unit.yaml while there is none.

    Its prose names figures of the newest quarter.
    """
    missing = {"koreksi.yaml": not report.content.koreksi, "glosarium.yaml": not report.content.glosarium}
    file = f"{report.content.akar}/{'unit.yaml' if missing.get(sumber) else sumber}"
    return Page(judul, {"masa": report.kinds[-1], **isi}, (file,), ringkas, report.terbaru)


Kartu = tuple[str, str, tabel.Sel | None, str, str]


def cards(hasil: Hasil, resmi: Kedudukan) -> list[Kartu]:
    """Return the perspektif: name, NPS, predikat, what the signed document says instead, what stands behind it; the
    goals where no perspektif has an NPS, and nothing where no goal has one."""
    if "perspektif" in hasil.jenjang:
        return [_card(hasil, p, resmi) for p in hasil.perspektif]
    return [_goal_card(hasil, s) for s in hasil.sasaran] if "sasaran" in hasil.jenjang else []


def _goal_card(hasil: Hasil, s: HasilSasaran) -> Kartu:
    parts = filter(None, [f"{len(s.indikator)} indikator", phrases.doubt(s.indikator)])
    name = f"{s.sasaran.nomor}. {s.sasaran.nama}"
    return name, tabel.num(s.nilai.nps).teks, columns.predicate(s, hasil.aturan), "", f"{'; '.join(parts)}."


def _card(hasil: Hasil, p: HasilPerspektif, resmi: Kedudukan) -> Kartu:
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
        columns.predicate(p, hasil.aturan),
        signed,
        note,
    )


def width(hasil: Hasil) -> str:
    """Return how much of a bar of 100 the money spent fills: no more than all of it, and no less than nothing."""
    share = absorbed(hasil.uang)
    return str(min(tabel.cents(share), Decimal(100))) if share and share > 0 else "0"


def quarter_page(tw: Triwulan, title: str, source: str, lead: str, **isi: object) -> Page:
    """Return a page of a quarter, without its place; `source` is its content file there."""
    hasil = tw.hasil
    content, folder = tw.content, tw.folder
    known = [(n, k.apa, ind.day(k.tanggal)) for n, k in content.koreksi_of(folder)]
    values = {"koreksi": known, "hasil": hasil, "folder": folder, "periode": hasil.periode, **isi}
    values |= {"resmi": tw.resmi}
    missing = {"anggaran.yaml": tw.kuartal.anggaran is None, "highlight.yaml": not tw.kuartal.sorotan}
    own = () if missing.get(source) else (content.quarter_file(folder, source),)
    return Page(title, values, (*own, hasil.kuartal.rencana), lead, tw)


def every_figure(tw: Triwulan, page: str) -> list[derivations.Turunan]:
    """Return the derivations of all figures and comparisons whose home is a page."""
    found = (*tw.jejak, *tw.jejak_banding)
    return derivations.views(tw, (a for a in found if naming.home(a, tw.hasil) == page))
