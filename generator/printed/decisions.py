"""What the differences between print and data mean for the result: whether a predikat changes, what must be decided.

In: a `Hasil` and its judged printed figures. Out: sentences, and points with the row they lead to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import indonesian as ind
from generator.printed import official
from generator.printed.causes import Sebab
from generator.printed.reconcile import Temuan
from generator.printed.standing import TOTAL, Kedudukan, Resmi
from generator.records.terms import Istilah
from generator.scoring.ladder import Hasil

MOST = 5  # points to decide; the rest is in the list of causes


@dataclass(frozen=True)
class Butir:
    """One point to decide: a sentence (prose of the office, or ours), and the place it leads to."""

    teks: str
    tujuan: str


def result(hasil: Hasil, resmi: Kedudukan, found: Sequence[Temuan]) -> str:
    """Return whether the predikat of NPSS, perspectives and goals changes; nothing of what was not printed."""
    total = next((r for r in resmi.angka if r.alamat == TOTAL), None)
    groups = [r for r in resmi.angka if r.alamat.startswith("perspektif.")]
    said = (
        _total(resmi, total) if total else "",
        _others(groups, hasil.aturan.kata),
        _goals([*_otherwise(hasil, found)]),
    )
    return " ".join(s for s in said if s)


def _total(resmi: Kedudukan, r: Resmi) -> str:
    printed, own = f"{r.tertulis} pada {ind.lower_first(resmi.pendek)}", f"{r.hitungan} menurut hitungan ulang"
    if r.sama and r.tetap is not False:
        return f"{resmi.kata.npss} pada {ind.lower_first(resmi.pendek)} sama dengan hitungan: {r.teks_hitung}."
    if r.tetap:
        return f"Predikat {resmi.kata.npss} tetap {r.predikat_hitung} ({printed}; {own})."
    if r.tetap is None:
        return f"{resmi.kata.npss} {printed}; {r.teks_hitung} menurut hitungan ulang."
    return f"Predikat {resmi.kata.npss} berubah: {r.predikat} ({printed}), {r.predikat_hitung} ({own})."


def _others(groups: Sequence[Resmi], kata: Istilah) -> str:
    nps, kind = kata.nps, kata.kelompok
    moved = [(r.nama.removeprefix(f"{nps} "), r) for r in groups if r.tetap is False]
    changed = [f"{name}, {r.predikat} menjadi {r.predikat_hitung}" for name, r in moved]
    if changed:
        return f"Predikat yang berubah: {'; '.join(changed)}."
    kept = [r for r in groups if r.tetap]
    if not kept or len(kept) < len(groups):
        return ""
    return f"Predikat {kind}nya juga tetap." if len(groups) == 1 else f"Predikat semua {kind} juga tetap."


def _goals(changed: Sequence[tuple[str, Temuan]]) -> str:
    """Return which goals have another predikat in the document."""
    named = [f"{t.nama.removeprefix('Predikat ')} ({text}; hitungan {t.angka.teks})" for text, t in changed]
    return f"Predikat {ind.count(len(named))} sasaran berbeda: {ind.listing(named)}." if named else ""


def points(
    hasil: Hasil, found: Sequence[Temuan], known: Sequence[Sebab], places: Mapping[str, str], home: str
) -> list[Butir]:
    """Return what must be decided: the questions of the office, then what changes or contradicts a main figure.

    `places` maps the code of a cause or contradiction to where it stands; a cause that is asked about is not asked
    about again. `home` is the page with the rows.
    """
    questions = hasil.kuartal.rekonsiliasi.pertanyaan
    asked = [Butir(q.soal, places.get(q.lihat or "", "")) for q in questions]
    codes = {q.lihat for q in questions}
    seen = {t.baris for s in known if s.disebut and s.disebut.kode in codes for t in s.temuan}
    own = [Butir(b.teks, f"{home}#{b.tujuan}") for b in _open(hasil, found) if b.tujuan not in seen]
    return [*asked, *own[: max(0, MOST - len(asked))]]


def _open(hasil: Hasil, found: Sequence[Temuan]) -> Iterator[Butir]:
    """Yield the main figures that were printed otherwise, and the goals whose signed predikat is another."""
    for alamat in ("npss", *(f"perspektif.{p.perspektif.kode}.nps" for p in hasil.perspektif)):
        differing = [t for t in found if t.terbit.ukuran == alamat and t.putusan == "berbeda"]
        if differing:
            yield Butir(f"{differing[0].nama}: {_values(differing)}.", differing[0].baris)
    for printed, t in _otherwise(hasil, found):
        yield Butir(f"{t.nama}: {printed} menurut laporan cetak, {t.angka.teks} menurut hitungan.", t.baris)


def _otherwise(hasil: Hasil, found: Sequence[Temuan]) -> Iterator[tuple[str, Temuan]]:
    """Yield the goals whose predikat in the document is another: as it is printed there, and one of its findings."""
    for s in hasil.sasaran:
        own = [t for t in found if t.terbit.ukuran == f"sasaran.{s.sasaran.nomor}.predikat"]
        signed = official.signed([t.terbit for t in own])
        said = [t for t in own if t.terbit in signed]
        if said and all(t.putusan == "berbeda" for t in said):
            yield " atau ".join(dict.fromkeys(t.cetak.teks for t in said)), said[0]


def _values(differing: Sequence[Temuan]) -> str:
    places: dict[str, list[str]] = {}
    for t in differing:
        places.setdefault(t.cetak.teks, []).append(t.terbit.acuan)
    printed = [f"{text} ({ind.listing(list(dict.fromkeys(where)))})" for text, where in places.items()]
    return f"{', '.join(printed)}, atau {differing[0].angka.teks} menurut hitungan"
