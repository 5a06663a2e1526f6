"""The reconciliation of a quarter on the site: differences by cause, contradictions of the print, the full list.

In: a `Triwulan`. Out: `Page` values.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import addresses
from generator import indonesian as ind
from generator.data import reconciliation as audit
from generator.figures import naming
from generator.pages.page import Page
from generator.presentation import reconciliation_tables
from generator.printed import causes, decisions, notes, suppose
from generator.printed.causes import Sebab
from generator.printed.reconcile import Temuan, contradictions
from generator.records.printed import Pertentangan
from generator.report import Triwulan
from generator.scoring.ladder import Hasil

MAIN = 6  # causes that the summary counts as the largest


@dataclass(frozen=True)
class Entri:
    """A contradiction as shown: what would follow by each supposition, and the indicators and goals it is about."""

    isi: Pertentangan
    jangkar: str
    andai: tuple[tuple[str, str], ...]
    tautan: tuple[tuple[str, str], ...]


def page(tw: Triwulan) -> Page:
    """Differences by cause, what must be decided, and the titles of the contradictions inside the print."""
    hasil, found, known = tw.hasil, tw.temuan, tw.sebab
    clashing, folder = tw.kuartal.rekonsiliasi.pertentangan, tw.folder
    home = addresses.quarter(folder, "rekonsiliasi")
    places = {s.disebut.kode: f"{home}#{s.kode}" for s in known if s.disebut}
    places |= {p.kode: f"{clashes_address(folder)}#{anchor(p.kode)}" for p in clashing}
    parts = [reconciliation_tables.shown(hasil, s) for s in known]
    lead = decisions.result(hasil, tw.resmi, found) or audit.summary(found)
    shown = {
        "hasil": hasil,
        "folder": folder,
        "kalimat": lead,
        "putusan": decisions.points(hasil, found, known, places, home),
        "ringkasan": _told(known, found),
        "sebab": parts,
        "tabel_sebab": reconciliation_tables.of_causes(home, hasil.periode, parts),
        "pertentangan": _sorted(folder, clashing),
        "banyak_pertentangan": len(clashing),
        "halaman_pertentangan": clashes_address(folder),
        "cakupan": audit.scope(found, hasil.aturan),
        "tidak_dibandingkan": tw.kuartal.rekonsiliasi.tidak_dibandingkan,
        "daftar": appendix_address(folder),
    }
    return Page(f"Rekonsiliasi {hasil.periode}", shown, _sources(tw), lead, tw)


Titles = list[tuple[str, str]]


def _sorted(folder: str, clashing: Sequence[Pertentangan]) -> tuple[tuple[str, Titles], ...]:
    """Return the contradictions under headings, title and place: those of which the consequence is worked out first."""
    page = clashes_address(folder)
    computed = [(p.judul, f"{page}#{anchor(p.kode)}") for p in clashing if p.andai]
    rest = [(p.judul, f"{page}#{anchor(p.kode)}") for p in clashing if not p.andai]
    return (("Dengan hitungan akibatnya", computed), ("Lainnya" if computed else "Semua", rest))


def clashes(tw: Triwulan) -> Page:
    """Statements of the print that contradict each other, word by word, and what follows."""
    hasil = tw.hasil
    entries = tuple(_entry(hasil, p) for p in tw.kuartal.rekonsiliasi.pertentangan)
    folder = tw.folder
    number = ind.number_of(len(entries))
    lead = f"{number} hal pada laporan cetak {hasil.periode} bertentangan dengan bagian lain laporan yang sama."
    shown = {
        "hasil": hasil,
        "kalimat": lead,
        "pertentangan": entries,
        "rekonsiliasi": addresses.quarter(folder, "rekonsiliasi"),
    }
    title = f"Pertentangan di dalam laporan cetak {hasil.periode}"
    source = tw.content.quarter_file(folder, "rekonsiliasi.yaml")
    return Page(title, shown, (source,), lead, tw)


def clashes_address(folder: str) -> str:
    """Return the page of the contradictions."""
    return addresses.quarter(folder, "rekonsiliasi/pertentangan")


def _sources(tw: Triwulan) -> tuple[str, ...]:
    named = ("terbit.yaml", "rekonsiliasi.yaml")
    files = [tw.content.quarter_file(tw.folder, n) for n in named]
    return tuple(f for f in files if f in tw.content.dokumen)


def _told(known: Sequence[Sebab], found: Sequence[Temuan]) -> str:
    """Return how many causes explain how many differences, and how many of these are in another class."""
    tally, moves = causes.tally(known), sum(t.mengubah for t in found)
    if not tally["semua"]:
        return audit.summary(found)
    number = {key: ind.number_of(n) for key, n in tally.items()}
    parts = [f"{number['sebab']} sebab menjelaskan {number['dijelaskan']} dari {number['semua']} perbedaan"]
    rest = tally["semua"] - tally["dijelaskan"]
    parts += [f"; {ind.number_of(rest)} lainnya belum diketahui sebabnya"] if rest else []
    if tally["sebab"] > MAIN:
        sizes = sorted((len(s.temuan) for s in known if s.dikenal), reverse=True)
        most = ind.number_of(sum(sizes[:MAIN]))
        parts.append(f". {ind.upper_first(ind.words(MAIN))} sebab terbesar menjelaskan {most} di antaranya")
    if moves:
        parts.append(f". {ind.number_of(moves)} angka cetak berada pada kategori, predikat, atau kelas lain")
    else:
        parts.append(". Tidak ada kategori, predikat, atau kelas yang berbeda")
    return f"{''.join(parts)}."


def anchor(kode: str) -> str:
    """Return the anchor of a contradiction."""
    return f"pertentangan-{kode}"


def _entry(hasil: Hasil, p: Pertentangan) -> Entri:
    supposed = tuple((a.bila, suppose.sentence(hasil, a)) for a in p.andai)
    return Entri(p, anchor(p.kode), supposed, tuple(_links(hasil, p.untuk)))


def _links(hasil: Hasil, untuk: Sequence[str]) -> Iterator[tuple[str, str]]:
    folder = hasil.kuartal.folder
    for each in untuk:
        kind, _, number = each.partition(".")
        page = addresses.iku if kind == "iku" else addresses.sasaran
        yield notes.title(hasil, each), page(folder, int(number))


def about(hasil: Hasil, untuk: str) -> list[tuple[str, str]]:
    """Return the contradictions about an indicator or goal (`iku.8`): title and place."""
    home = clashes_address(hasil.kuartal.folder)
    found = hasil.kuartal.rekonsiliasi.pertentangan if hasil.kuartal.terbit else ()
    return [(p.judul, f"{home}#{anchor(p.kode)}") for p in found if untuk in p.untuk]


def appendix_address(folder: str) -> str:
    """Return the page of the full list."""
    return addresses.quarter(folder, "rekonsiliasi/daftar")


def appendix(tw: Triwulan) -> Page:
    """Every printed figure with its verdict, figures printed with several values, and notes on the source."""
    hasil = tw.hasil
    found = tw.temuan
    several = [(naming.name(g[0].terbit.ukuran, hasil), _printed(g)) for g in contradictions(found)]
    folder, lead = tw.folder, audit.summary(found)
    home = addresses.quarter(folder, "rekonsiliasi")
    shown = {
        "hasil": hasil,
        "folder": folder,
        "kalimat": lead,
        "semua": reconciliation_tables.of_figures(tw, home),
        "bertentangan": several,
        "catatan": notes.notes(hasil),
        "rekonsiliasi": home,
    }
    title = f"Daftar angka cetak {hasil.periode}"
    source = tw.content.quarter_file(folder, "terbit.yaml")
    return Page(title, shown, (source,), lead, tw)


def _printed(group: Sequence[Temuan]) -> str:
    return ", ".join(f"{t.cetak.teks} ({t.terbit.acuan})" for t in group)
