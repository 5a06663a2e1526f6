"""Figures, differences and ways in sentences of comparison, against the records that they name.

In: a quarter and those computed before it. Out: problems with the figure of that comparison and the address to write.
What has no record is not doubted, nor what a sentence leaves open.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.checks.compared_runs import wrong_run
from generator.checks.compared_targets import wrong_aim, wrong_end
from generator.checks.compared_texts import read
from generator.checks.compared_ways import wrong_way
from generator.checks.comparison_records import (
    MONEY,
    TOTALS,
    Pembukuan,
    Tercatat,
    number,
    of_quarter,
    reads,
    shown,
    spoken_of,
)
from generator.checks.comparisons import Kalimat, Klaim
from generator.checks.typed_figures import ProseText, prose_of
from generator.content.files import Document
from generator.indonesian import digits
from generator.problems.problem import Fault, Problem, made
from generator.report import Triwulan
from generator.scoring.ladder import Hasil

SAYING = ("aturan", "pedoman", "keputusan", "metode", "rencana", "perubahan", "diubah")
QUOTE = "atau apit dengan tanda kutip bila kutipan"


def problems(tw: Triwulan, earlier: Sequence[Hasil]) -> Iterator[Problem]:
    """Yield what the prose of a quarter says of others otherwise than it is on record."""
    known = of_quarter(tw, earlier)
    for document, texts in prose_of(tw):
        yield from made(_of(document, texts, known))


def _of(document: Document, texts: Iterable[ProseText], known: Pembukuan) -> Iterator[Fault]:
    for path, text, own in texts:
        for sentence in read(text, known.tw.kuartal):
            for word, code, wrong, remedy in _told(known, sentence, own):
                yield document.fault(word, path, code, wrong, remedy)


def _told(known: Pembukuan, sentence: Kalimat, own: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield of each fault of a sentence: where it stands, its code, what is wrong, what to type."""
    figures = [(k.angka.teks, fault) for k in sentence.claims() if (fault := _differs(known, k, own))]
    for word, fault in figures or _wrong(known, sentence, own):
        yield word, "banding-keliru", *fault
    if not any(word in k.teks.lower() for k in sentence.kata for word in SAYING):
        said = [(k.acuan, k.ukuran, k.angka.teks) for k in sentence.said]
        said += [(g.acuan, g.ukuran, g.kata.teks) for g in sentence.ways]
        for acuan, ukuran, word in said:
            if acuan and ukuran in TOTALS and (ground := known.ground(acuan)):
                wrong = f"{ukuran.upper()} {ground[0]} dinilai dengan dasar lain, dan kalimat ini tidak menyebutnya."
                remedy = f"Tulis misalnya {ukuran.upper()} {ground[0]}, {ground[1]}."
                yield word, "banding-beda-dasar", wrong, remedy
                return


def _wrong(known: Pembukuan, sentence: Kalimat, own: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what a sentence says otherwise than it is on record, whose figures of others are right."""
    for gerak in sentence.ways:
        if fault := wrong_way(known, gerak, own) or wrong_end(known, gerak, own):
            yield gerak.kata.teks, fault
    for tuju in sentence.aims:
        if fault := wrong_aim(known, tuju, own):
            yield tuju.kata.teks, fault
    for runtun in sentence.runs():
        if fault := wrong_run(known, runtun, own):
            yield runtun.kata.teks, fault


def _differs(known: Pembukuan, klaim: Klaim, own: str) -> tuple[str, str] | None:
    """Return what is wrong with a figure said of others, and what to type; nothing where it may be right."""
    typed, kode = number(klaim.angka.teks), spoken_of(known.tw.hasil, klaim.iku, own)
    ukuran = klaim.ukuran
    if klaim.acuan is None or typed is None or ukuran == "asing" or (kode is None and ukuran not in (*TOTALS, *MONEY)):
        return None
    if klaim.angka.teks.lower().startswith("rp") and ukuran in ("", "realisasi"):
        ukuran = "anggaran"
    found, also = known.of(klaim.acuan, ukuran, kode or "")
    if not found or (not klaim.selisih and any(reads(t.nilai, typed, klaim.kira) for t in (*found, *also))):
        return None
    if klaim.selisih or klaim.arah:
        said = _difference(known, klaim, typed, [*found, *also], kode or "")
        if said != ("", "") or klaim.selisih:
            return said if said and said[0] else None
    first = found[0]
    if klaim.bagian or (first.capaian is not None and ukuran == "capaian"):
        return _share(known, klaim, typed, [*found, *also], kode or "")
    other = [t for t in known.of(klaim.acuan, "", kode or "")[0] if t.ukuran != ukuran and reads(t.nilai, typed)]
    what = f", bukan {klaim.angka.teks}" + (f" ({other[0].nama})" if other and ukuran else "")
    return f"{ind.upper_first(first.nama)} {shown(first)}{what}.", f"Tulis {{{{ {first.alamat} }}}}, {QUOTE}."


def _share(
    known: Pembukuan, klaim: Klaim, typed: Decimal, found: Sequence[Tercatat], kode: str
) -> tuple[str, str] | None:
    """Return what is wrong with a figure that may be a share of others."""
    shares = [t.capaian for t in found if t.capaian is not None]
    first, now = found[0], known.now(found[0].ukuran, kode)
    shares += [now / t.nilai * 100 for t in found if now is not None and t.nilai]
    if not shares or any(reads(share, typed, klaim.kira) for share in shares):
        return None
    share = ind.number(shares[0] if first.capaian is not None else digits.quantized(shares[0], 2))
    if now is not None and reads(now, typed):
        i = known.tw.hasil.of(kode)
        wrong = f"{klaim.angka.teks} realisasi triwulan ini, bukan bagian dari {first.nama} ({share}%)."
        return wrong, f"Tulis {{{{ iku.{i.indikator.nomor if i else '?'}.realisasi }}}}, {QUOTE}."
    wrong = f"{ind.upper_first(first.nama)} {shown(first)}, dan capaian terhadapnya {share}; bukan {klaim.angka.teks}."
    return wrong, f"Tulis {{{{ {first.alamat} }}}} atau {share}%, {QUOTE}."


def _difference(
    known: Pembukuan, klaim: Klaim, typed: Decimal, found: Sequence[Tercatat], kode: str
) -> tuple[str, str] | None:
    """Return what is wrong with a difference; None where it is right, empty texts where it is none that is known."""
    told = ("", "")
    for t in found:
        now = known.aim(t, kode) if klaim.ukuran == "target" else known.now(t.ukuran, kode)
        if now is None or not t.nilai:
            continue
        less = abs(now - t.nilai)
        share = less / t.nilai * 100
        points, plain = "poin" in klaim.angka.satuan, not klaim.angka.satuan
        if (reads(less, typed, klaim.kira) and (points or plain)) or (reads(share, typed, klaim.kira) and not points):
            return None
        one = f"{_step(known, t, less, kode)} atau {ind.number(share, 2)} persen"
        if klaim.selisih or reads(less, typed) or reads(share, typed):
            wrong = (
                f"Selisih dengan {t.nama} ({shown(t)}) {one}, bukan {klaim.angka.teks} {klaim.angka.satuan}".rstrip()
            )
            told = told if told[0] else (f"{wrong}.", f"Tulis {one}, {QUOTE}.")
    return told


def _step(known: Pembukuan, t: Tercatat, less: Decimal, kode: str) -> str:
    """Return a difference in the unit of what is measured."""
    if t.ukuran in MONEY and MONEY[t.ukuran] != "serapan":
        return ind.rupiah(less)
    i = known.tw.hasil.of(kode)
    percent = (
        t.ukuran in ("capaian", "serapan") or t.ukuran in MONEY or (i is not None and i.indikator.satuan == "persen")
    )
    return f"{ind.number(less, 2)} poin{' persen' if percent and t.ukuran not in TOTALS else ''}"
