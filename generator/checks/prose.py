"""Rules of text: no private person's data, weekdays that fit their dates, no other quarter left over from a copy,
and no links that are none.

In: a loaded `Content`, every text of every file. Out: problems with their places.
"""

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from generator import indonesian as ind
from generator.addresses.periods import PATTERN
from generator.checks import letters
from generator.checks.compared_texts import without
from generator.checks.quotations import unquoted
from generator.checks.sentence_patterns import period
from generator.checks.sentence_words import later, own
from generator.content.files import Document
from generator.content.misnamed import is_plan
from generator.content.model import Content, Kuartal
from generator.figures import prose_grammar
from generator.figures.facts import TRANSCRIBED
from generator.figures.lock import FILE
from generator.problems.problem import Fault, Keys, Problem, made
from generator.records import meant_days, values

SEPARATED = r"(?:[ .-]?[0-9])"
# None begins inside a run of the signs it repeats: a long run is read once, not once from each of its signs.
PRIVATE = (
    ("NPWP", re.compile(r"(?<![0-9])[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3}(?![0-9])")),
    ("NIP", re.compile(rf"(?<![0-9])[12][0-9]{{3}}{SEPARATED}{{14}}(?![0-9])")),
    ("NIK", re.compile(rf"(?<![0-9])[0-9]{SEPARATED}{{15}}(?![0-9])")),
    ("nomor telepon", re.compile(r"(?<![0-9])\(?(?:\+?62[ )-]{0,2}|0)8(?:[ .()-]{0,2}[0-9]){8,11}(?![0-9])")),
    ("nomor rekening", re.compile(r"\brek(?:ening|\.)\D{0,20}(?:[0-9][ .-]?){8,}", re.I)),
    ("surel pribadi", re.compile(r"(?<![\w.+-])[\w.+-]+@(?![\w.-]*\bgo\.id\b)[\w-]+\.[\w.]+")),
    (
        "koordinat",
        re.compile(
            r"-?[0-9]{1,2}\.[0-9]{4,}\s*[,;]\s*[0-9]{2,3}\.[0-9]{4,}|(?<![0-9])[0-9]+\s*°\s*[0-9]+\s*['′’]"
            r"|-?[0-9]{1,2},[0-9]{4,}(?:\s*[;/]|\s)\s*[0-9]{2,3},[0-9]{4,}"
        ),
    ),
)
# All but a mail address and degrees have eight digits: most texts have not, and need not be searched for each.
EIGHT = re.compile(r"[0-9](?:[^0-9]*[0-9]){7}")
CHECKSUM = re.compile(r"\b[0-9a-f]{64}\b")  # written by a command; its digits mean nobody
CONTACTS = frozenset({"nomor telepon", "surel pribadi"})  # an office writes its own in unit.yaml
DAYS = rf"\b({'|'.join(ind.WEEKDAYS)}|Jum['’]at|Ahad)"
DATED = re.compile(rf"{DAYS}[, (]+([0-9]{{1,2}})[ /.-]([A-Za-z]{{3,9}}|[0-9]{{1,2}})[ /.-]([0-9]{{4}})\b")
MONTHS = re.compile(r"\b([A-Z][a-z]+)\s+(?:sampai(?:\s+dengan)?|hingga|s\.?d\.?|-|–)\s+([A-Z][a-z]+)\s+20[0-9]{2}\b")
YEAR = re.compile(r"(?<!Nomor )\b20[0-9]{2}\b(?!-[0-9])")
PLAN_YEAR = re.compile(r"\btahun (20[0-9]{2})\b", re.I)
CITED = re.compile(rf"\{{\{{\s*+20[0-9]{{2}}(?:/{PATTERN})?:")
LAW = re.compile(r"Nomor\s+\S+(?:\s+)[Tt]ahun\s+20[0-9]{2}|:20[0-9]{2}\b")
RESULT = re.compile(r"\{\{[^{}]*\.(?:realisasi|capaian|kategori|nps|serapan)\s*\}\}|\{\{\s*npss")
AHEAD = re.compile(r"\b(?:akan|diperkirakan|diharapkan|ditargetkan|direncanakan|diproyeksikan|dijadwalkan)\b", re.I)
STATES = re.compile(rf"{RESULT.pattern}|\b(?:capaian|realisasi|tercapai)\b", re.I)
RELATED = re.compile(  # words that say how another period comes into a report
    r"rencana|nilai|jadwal|banding|sebelum|lanjut|terbit"
    r"|\b(?:akan|baru|sejak|carry|sisa|naik|turun|meningkat|menurun|mulai|hingga|sampai|pedoman|peraturan|keputusan"
    r"|undang-undang|standar|berlaku|disusun|HUT|ISO)\b",
    re.I,
)
MEANT = "Bila memang membandingkan, tulis kata bandingnya: dibandingkan {lalu} sebesar 93,10%."
EXAMPLE = 2023  # the year of that other period
SAMPLES = re.compile(
    r"\bX{3,}\b|\bTODO\b|lorem ipsum|Tulis \w+ di sini|^…$|^Isi rekomendasi$|^Yang sudah dikerjakan$", re.M
)
DATES = frozenset({"tanggal", "mulai", "selesai", "tanggal_terbit", "tanggal_tanda_tangan"})
QUOTING = frozenset({"alasan", "alasan_rincian", "alasan_target", "benar", "catatan", "kutipan"})
MEASURED = frozenset({"riwayat", "patokan"})  # of other years
PRESENT = frozenset({"judul", "pengantar", "kesimpulan"})
LOOKING_BACK = frozenset({"periode_evaluasi", "evaluasi_sebelumnya", "pemanfaatan", "tindak_lanjut", "dasar_hukum"})
LOOKS = re.compile(r"\[[^\[\]\n]*\]\(\s*<?([^)\s>]*)[^()\n]*\)?")


def texts(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield the problems of every text; transcriptions of the print and what a seal guards may hold other periods."""
    quarters = {content.quarter_file(k.folder, ""): k for t in content.tahun for k in t.kuartal}
    for name, document in documents.items():
        if name.endswith(FILE):
            continue
        kuartal = next((k for base, k in quarters.items() if name.startswith(base)), None)
        allowed = CONTACTS if name.endswith("unit.yaml") else frozenset()
        when = kuartal and (kuartal.folder, kuartal.draft)
        yield from document.once(("teks", when), partial(_all_of, document, kuartal, allowed))


def _all_of(document: Document, kuartal: Kuartal | None, allowed: frozenset[str]) -> list[Problem]:
    return [*made(_of(document, kuartal, allowed)), *letters.problems(document)]


def _of(document: Document, kuartal: Kuartal | None, allowed: frozenset[str]) -> Iterator[Fault]:
    """Yield the problems of every text of one document."""
    plan, transcribed = is_plan(document.name), document.name.endswith(TRANSCRIBED)
    short = ((path or ("",), text) for path, text in document.texts() if len(text) <= values.MAX_TEXT)
    for keys, text in short:  # a longer one is refused; a file may be one bare text
        yield from _private(document, keys, text, allowed)
        yield from _links(document, keys, text)
        if plan:
            yield from _plan_year(document, keys, text)
        if not (transcribed or QUOTING.intersection(keys) or _is_date(keys, text)):
            yield from _weekdays(document, keys, text)
            if kuartal and "rincian" not in keys and keys[-1] != "berkas" and not values.NUMBER.fullmatch(text):
                yield from _samples(document, kuartal, keys, text)
                yield from _leftovers(document, kuartal, keys, text)


def _is_date(keys: Keys, text: str) -> bool:
    """Return whether a text is a date of its own, which the checks of dates look at."""
    return keys[-1] in DATES and bool(meant_days.written(text) or values.ISO.search(text))


def synonyms(content: Content) -> Iterator[Problem]:
    """Yield groups of one word, and words that stand in two groups, in the words that search takes for the same."""
    seen: set[str] = set()
    for number, group in enumerate(content.sinonim):
        place = content.place(f"{content.akar}/sinonim.yaml", (number,))
        if len(group) < 2:
            remedy = "Tulis sedikitnya dua kata, atau hapus baris ini."
            yield Problem(place, "sinonim-salah", "", "Kelompok ini berisi satu kata saja.", remedy)
        for twice in (w for w in group if w.casefold() in seen):
            remedy = "Satukan kelompoknya, atau hapus salah satu."
            yield Problem(place, "sinonim-salah", "", f'Kata "{twice}" ada pada dua kelompok.', remedy)
        seen |= {w.casefold() for w in group}


def _private(document: Document, keys: Keys, text: str, allowed: frozenset[str]) -> Iterator[Fault]:
    text = CHECKSUM.sub("", text)
    if not ("@" in text or "°" in text or EIGHT.search(text)):
        return
    for what, pattern in PRIVATE:
        found = pattern.search(text)
        if found and what not in allowed:
            wrong = f"Tampaknya ada {what}: {found.group()[:6]}…"
            remedy = "Hapus; situs ini dibaca umum. Kontak kantor ditulis pada unit.yaml."
            yield document.fault(found.group(), keys, "data-pribadi", wrong, remedy)
            return


def _samples(document: Document, kuartal: Kuartal, keys: Keys, text: str) -> Iterator[Fault]:
    found = SAMPLES.search(text)
    if found:
        sample, remedy = found.group().strip(), "Ganti dengan isi yang sebenarnya."
        yield document.fault(sample, keys, "teks-contoh", f'"{sample}" masih contoh.', remedy, kuartal.draft)


def _plan_year(document: Document, keys: Keys, text: str) -> Iterator[Fault]:
    """Yield "tahun 2024" in the plan of another year: carried over with the plan."""
    if MEASURED.intersection(keys):
        return
    year = document.name.split("/")[-2]
    for sentence in re.split(r"(?<=[.;:])\s", LAW.sub("", unquoted(text))):
        named = next((m for m in PLAN_YEAR.finditer(sentence) if m.group(1) != year), None)
        if named and not RELATED.search(sentence) and not QUOTING.intersection(keys):
            wrong = f'Teks ini menyebut "{named.group()}", sedangkan rencananya {year}.'
            remedy = (
                f"Tulis tahun {year}, hapus sisa salinan, atau sebut hubungannya: dibanding, sejak, dilanjutkan dari."
            )
            yield document.fault(named.group(), keys, "tahun-lain", wrong, remedy)


def _weekdays(document: Document, keys: Keys, text: str) -> Iterator[Fault]:
    for found in DATED.finditer(unquoted(text)):
        name, day, month, year = found.groups()
        with contextlib.suppress(ValueError):
            meant = date(int(year), int(month) if month.isdigit() else ind.month_number(month), int(day))
            right = ind.weekday(meant)
            if {"Jum'at": "Jumat", "Jum’at": "Jumat", "Ahad": "Minggu"}.get(name, name) != right:
                wrong = f"{ind.day(meant)} jatuh pada hari {right}, bukan {name}."
                remedy = f"Tulis {right}, atau perbaiki tanggalnya."
                yield document.fault(found.group(), keys, "hari-salah", wrong, remedy)


def _leftovers(document: Document, kuartal: Kuartal, keys: Keys, text: str) -> Iterator[Fault]:
    """Yield other periods where only this one can be meant: the title, the frame, a sentence that states a result."""
    start, _ = kuartal.span
    right = kuartal.masa.pada(start.year)
    whole = bool(PRESENT.intersection(keys)) and len(keys) == 1
    if whole:
        yield from _other_months(document, kuartal, keys, text)
    said = CITED.sub("{{ ", without(LAW.sub("", unquoted(text)), kuartal))  # an address of another is meant
    for sentence in re.split(r"(?<=[.;:])\s", said):
        named = period(kuartal.masa.jenis).search(sentence)
        other = named and not own(named, kuartal)
        ahead = named and AHEAD.search(sentence) and later(named, kuartal)
        if named and other and (whole or (STATES.search(sentence) and not ahead)):
            wrong = f'Teks ini menyebut "{" ".join(named.group().split())}", sedangkan laporannya {right}.'
            remedy = f"Tulis {right}, atau hapus sisa salinan."
            remedy = remedy if whole else f"{remedy} {_meant(kuartal)}"
            yield document.fault(named.group(), keys, "triwulan-lain", wrong, remedy)
        elif named and other and not (ahead or _placed(sentence, keys)):
            yield _doubtful(document, kuartal, keys, named.group())
        else:
            yield from _other_year(document, kuartal, keys, sentence, whole or bool(RESULT.search(sentence)))


def _meant(kuartal: Kuartal) -> str:
    return MEANT.format(lalu=kuartal.masa.jenis.semua[0].pendek_pada(EXAMPLE))


def _placed(sentence: str, keys: Keys) -> bool:
    """Tell whether a sentence may speak of another period: it says how, or its section looks back."""
    return bool(RELATED.search(sentence) or LOOKING_BACK.intersection(keys))


def _doubtful(document: Document, kuartal: Kuartal, keys: Keys, text: str) -> Fault:
    start, _ = kuartal.span
    right = kuartal.masa.pada(start.year)
    wrong = f'Teks ini menyebut "{" ".join(text.split())}", sedangkan laporannya {right}.'
    remedy = f"Tulis {right}; bila memang dimaksud, sebut hubungannya, misalnya direncanakan atau dibanding."
    return document.fault(text, keys, "triwulan-janggal", wrong, remedy, kuartal.draft)


def _other_year(document: Document, kuartal: Kuartal, keys: Keys, sentence: str, stated: bool) -> Iterator[Fault]:
    start, _ = kuartal.span
    year = next((y for y in YEAR.findall(sentence) if int(y) != start.year), None)
    if year and not stated and not _placed(sentence, keys):
        yield _doubtful(document, kuartal, keys, year)
    elif year and stated:
        right = kuartal.masa.pada(start.year)
        wrong = f"Teks ini menyebut tahun {year}, sedangkan laporannya {right}."
        remedy = f"Tulis {start.year}, atau hapus sisa salinan. {_meant(kuartal)}"
        yield document.fault(year, keys, "triwulan-lain", wrong, remedy)


def _other_months(document: Document, kuartal: Kuartal, keys: Keys, text: str) -> Iterator[Fault]:
    """Yield a span of months that is not that of the quarter."""
    start, end = kuartal.span
    for found in MONTHS.finditer(unquoted(text)):
        with contextlib.suppress(ValueError):
            if any(not start.month <= ind.month_number(name) <= end.month for name in found.groups()):
                right = kuartal.masa.pada(start.year)
                wrong = f'Teks ini menyebut "{" ".join(found.group().split())}", sedangkan laporannya {right}.'
                remedy = f"Tulis {ind.span(start, end)}."
                yield document.fault(found.group(), keys, "triwulan-lain", wrong, remedy)


def _links(document: Document, keys: Keys, text: str) -> Iterator[Fault]:
    """Yield what looks like a link, words and target, and is not one that a page can hold."""
    for found in LOOKS.finditer(text) if "](" in text else ():
        if not prose_grammar.SIGNS.fullmatch(found.group()):
            wrong = f'Tautan ke "{found.group(1)[:60]}" tidak lengkap, sehingga tampil sebagai teks.'
            remedy = "Tulis alamat lengkap yang diawali https:// atau mailto:, atau hapus tautannya."
            shown = found.group().split("\n")[-1].strip()
            yield document.fault(shown, keys, "tautan-relatif", wrong, remedy)
