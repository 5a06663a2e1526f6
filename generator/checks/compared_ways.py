"""Ways that sentences of comparison say something went, against the records that they name.

In: what is on record for a quarter, and a way. Out: what is wrong with it, and what to type.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.checks.comparison_records import (
    MONEY,
    RATES,
    TOTALS,
    Pembukuan,
    Tercatat,
    number,
    reads,
    shown,
    spoken_of,
)
from generator.checks.sentence_patterns import PARTS, SAME, WAYS, WORDS
from generator.checks.sentence_ways import Gerak
from generator.checks.sentence_words import Kata
from generator.report import Triwulan

QUOTE = "atau apit dengan tanda kutip bila kutipan"
NEARLY = {
    "tetap": Decimal("0.005"),
    "hampir_tetap": Decimal("0.1"),
}  # the share by which two may differ and be the same
PASSING = (
    "melampaui",
    "melewati",
    "menembus",
    "mengungguli",
    "menyamai",
    "setinggi",
    "sebaik",
)  # above a target that is a most, or better than it: nobody can tell
TIMES = {"dua": "2", "tiga": "3", "empat": "4", "lima": "5"}
TWICE = 2
ABOUT = Decimal("0.15")  # of a number of times: 1.9 is "dua kali lipat"


def wrong_way(known: Pembukuan, gerak: Gerak, own: str) -> tuple[str, str] | None:
    """Return what is wrong with a way, and what to type."""
    kode = spoken_of(known.tw.hasil, gerak.iku, own)
    if gerak.sendiri and (fault := _unnamed(known, gerak, kode)):
        return fault
    pairs = [*_pairs(known, gerak, kode)]
    if not pairs:
        return None
    now, t = pairs[0]
    found = f"{t.nama} {shown(t)}, sekarang {ind.number(now)}"
    if gerak.kata.jenis in SAME:
        share = NEARLY[gerak.kata.jenis]
        if any(abs(now - t.nilai) <= share * abs(t.nilai) for now, t in pairs):
            return None
        return f'"{gerak.kata.teks}" tidak sesuai: {found}.', f"Tulis naik atau turun, {QUOTE}."
    sign = _sign(known, gerak, kode)
    if not sign:
        return None
    went = [(now - t.nilai) * sign for now, t in pairs]
    if gerak.tidak:
        right = not all(w > 0 or (gerak.sampai and w == 0) for w in went)
    else:
        right = any(w > 0 or (gerak.sampai and w == 0) for w in went)
    if not right:
        return f'"{gerak.kata.teks}" tidak sesuai: {found}.', f"Perbaiki arah atau pembandingnya, {QUOTE}."
    if gerak.kali and t.nilai and not any(_times(gerak, now, t.nilai) for now, t in pairs if t.nilai):
        wrong = f'"{gerak.kali}" tidak sesuai: {found}, yaitu {ind.number(now / t.nilai, 2)} kali.'
        return wrong, f"Perbaiki kelipatannya, {QUOTE}."
    return None


def _sign(known: Pembukuan, gerak: Gerak, kode: str | None) -> int:
    """Return which way a word says that a value went: up, down; 0 where that cannot be told."""
    word = gerak.kata.teks.lower()
    sign = WAYS.get(gerak.kata.jenis, 1)
    if gerak.kata.jenis == "kali" and _often(word) < 1:
        sign = -1
    i = known.tw.hasil.of(kode) if kode else None
    least = i is not None and i.indikator.arah == "minimalkan" and gerak.ukuran != "capaian"
    if least and (gerak.sampai or word in PASSING):
        return 0 if word in PASSING else -1
    if word in WORDS["waktu"] and (i is None or i.indikator.satuan not in WORDS["satuan"]):
        return 0  # what came sooner is no smaller figure
    if not sign and i is not None and i.indikator.arah == "stabilkan":
        return 0
    if not sign and (i is not None or gerak.ukuran in TOTALS):
        up = gerak.ukuran != "realisasi" or (i is not None and i.indikator.arah == "maksimalkan")
        sign = 1 if up == (gerak.kata.jenis == "membaik") else -1
    return -sign if gerak.balik else sign


def _often(said: str) -> Decimal:
    """Return how many times a text says: dua kali lipat, 1,5 kali, separuh."""
    text = " ".join(said.lower().split())
    word = text.split()[0]
    return Decimal(PARTS[text]) if text in PARTS else Decimal(TIMES.get(word, word).replace(",", "."))


def _times(gerak: Gerak, now: Decimal, then: Decimal) -> bool:
    """Tell whether a value is so many times another, or more than it by so many times; less, by a part of it."""
    often, times = _often(gerak.kali), now / then
    if often < 1 and gerak.kata.jenis in ("naik", "turun"):
        return abs(abs(times - 1) - often) <= ABOUT * often
    return any(abs(times - one) <= ABOUT * one for one in ((often, often + 1) if often >= TWICE else (often,)))


def _unnamed(known: Pembukuan, gerak: Gerak, kode: str | None) -> tuple[str, str] | None:
    """Return what is wrong with "dari 85 menjadi 82" in a sentence that says of no other period: the second is this
    quarter's, the first must be on record."""
    i = known.tw.hasil.of(kode) if kode else None
    if i is None or not gerak.dari or not gerak.ke or gerak.ukuran not in ("", *RATES):
        return None
    parts = [part for part in RATES if gerak.ukuran in ("", part)]
    end = number(gerak.ke.teks) if gerak.ke.jenis == "nilai" else None
    now = [(part, value) for part in parts if (value := known.now(part, i.indikator.kode)) is not None]
    if end is not None and now and not any(reads(value, end) for _, value in now):
        part, value = now[0]
        wrong = f"{ind.upper_first(part)} {known.tw.hasil.periode} {ind.number(value)}, bukan {gerak.ke.teks}."
        return wrong, f"Tulis {{{{ iku.{i.indikator.nomor}.{part} }}}}, {QUOTE}."
    start = number(gerak.dari.teks) if gerak.dari.jenis == "nilai" else None
    past = known.values(gerak.ukuran, i.indikator.kode)
    if start is not None and past and not any(reads(t.nilai, start) for t in past):
        what = f"{gerak.ukuran or 'angka'} {i.indikator.sebutan}"
        return (
            f"{gerak.dari.teks} bukan {what} pada periode lain yang tercatat.",
            f"Perbaiki angkanya, atau sebut {known.tw.hasil.masa.kata} atau tahunnya.",
        )
    return None


def _pairs(known: Pembukuan, gerak: Gerak, kode: str | None) -> Iterator[tuple[Decimal, Tercatat]]:
    """Yield what is compared: this quarter's value and the other."""
    if gerak.dari and gerak.ke:
        start, end = (_said(known.tw, k) for k in (gerak.dari, gerak.ke))
        if start is not None and end is not None:
            yield end, Tercatat("", start, "semula", "")
        return
    if gerak.acuan and gerak.ukuran != "target" and (kode is not None or gerak.ukuran in (*TOTALS, *MONEY)):
        for t in (t for part in known.of(gerak.acuan, gerak.ukuran, kode or "") for t in part):
            if (now := known.now(t.ukuran, kode or "")) is not None:
                yield now, t


def _said(tw: Triwulan, word: Kata) -> Decimal | None:
    if word.jenis == "nilai":
        return number(word.teks)
    found = tw.angka.get(word.teks.strip("{} \n"))
    return number(found.teks) if found else None
