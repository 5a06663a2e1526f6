"""What the first page of a quarter says of its documents: where each is, how large, of which data, which is signed.

In: a quarter, what is known of the files. Out: finished strings.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator import indonesian as ind
from generator.report import QuarterDocument, Triwulan


@dataclass(frozen=True)
class DocumentFacts:
    """A file: its size in bytes, its number of pages; 0 where that follows from who opens it."""

    ukuran: int
    halaman: int = 0


@dataclass(frozen=True)
class DocumentOffer:
    """A document to download: what it is, where, and the rest in a few words."""

    judul: str
    berkas: str
    keterangan: str


@dataclass(frozen=True)
class DocumentOffers:
    """The documents of a quarter, and how they stand to the signed one."""

    butir: tuple[DocumentOffer, ...]
    kedudukan: str


def offers(tw: Triwulan, known: Mapping[str, DocumentFacts], signed: str = "") -> DocumentOffers | None:
    """Return the documents of a quarter, `known` by their names; None where it offers none. `signed` says how the
    signed file stands to the one that was built."""
    if not tw.berkas and not tw.urung:
        return None
    found = tuple(DocumentOffer(b.judul, b.path(tw.folder), _told(tw, b, known.get(b.nama))) for b in tw.berkas)
    return DocumentOffers(found, _standing(tw, signed))


def _told(tw: Triwulan, berkas: QuarterDocument, facts: DocumentFacts | None) -> str:
    parts = [berkas.kind]
    if facts and facts.halaman:
        parts.append(f"{facts.halaman} halaman")
    if facts:
        parts.append(ind.size(facts.ukuran))
    if tw.kuartal.ttd and berkas.nama == tw.kuartal.ttd.asal.name:
        return ", ".join([*parts, "sebagaimana diterima dari penanda tangan"])
    return ", ".join([*parts, f"versi data {tw.versi}"])


def _standing(tw: Triwulan, signed: str) -> str:
    """Return which of the files is the signed one, and why there is none of ours."""
    if tw.urung:
        own = f"Yang ditandatangani adalah {tw.kuartal.ttd.asal.name}. " if tw.kuartal.ttd else ""
        return f"{own}Laporan sebagai satu dokumen tidak disusun. {tw.urung}"
    if tw.kuartal.draft:
        return "Draf: angkanya belum diterbitkan dan dapat berubah, dan tidak ada tempat tanda tangan."
    if tw.kuartal.ttd and tw.resmi.terpisah:
        return (
            f"Yang ditandatangani adalah {tw.kuartal.ttd.asal.name}; laporan.pdf {tw.resmi.hitungan}, dibuat terpisah."
        )
    if tw.kuartal.ttd:
        return signed or f"Yang ditandatangani adalah {tw.kuartal.ttd.asal.name}."
    return tw.resmi.bukan_resmi or "Belum ada yang ditandatangani."
