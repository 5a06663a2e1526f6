"""Rules of text: no private person's data, weekdays that fit their dates, no other quarter left over from a copy.

In: a loaded `Content`, every text of every file with its place. Out: problems with their places.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date

from generator import indonesian as ind
from generator.content import Content, Kuartal
from generator.lock import TRANSCRIBED
from generator.problems import Place, Problem
from generator.source import Document

SEPARATED = r"(?:[ .-]?[0-9])"
PRIVATE = (
    ("NIP", re.compile(rf"(?<![0-9])[12][0-9]{{3}}{SEPARATED}{{14}}(?![0-9])")),
    ("NIK", re.compile(rf"(?<![0-9])[0-9]{SEPARATED}{{15}}(?![0-9])")),
    ("nomor telepon", re.compile(rf"(?<![0-9])(?:\+62[ -]?|0)8[0-9]{SEPARATED}{{7,10}}(?![0-9])")),
    ("surel pribadi", re.compile(r"[\w.+-]+@(?![\w.-]*\bgo\.id\b)[\w-]+\.[\w.]+")),
    ("koordinat", re.compile(r"-?[0-9]{1,2}\.[0-9]{4,}\s*[,;]\s*[0-9]{2,3}\.[0-9]{4,}|[0-9]+\s*°\s*[0-9]+\s*['′]")),
)
QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
DATED = re.compile(rf"\b({'|'.join(ind.WEEKDAYS)}|Jum'at|Ahad)[, (]+([0-9]{{1,2}}) ([A-Za-z]{{3,9}}) ([0-9]{{4}})")
PERIOD = re.compile(r"\b(?:Triwulan|TW)\s+(IV|I{1,3}|[1-4])\b(?:\s+(?:Tahun\s+|tahun\s+)?(20[0-9]{2}))?")
YEAR = re.compile(r"(?<!Nomor )\b20[0-9]{2}\b")
LAW = re.compile(r"Nomor\s+\S+(?:\s+)[Tt]ahun\s+20[0-9]{2}|:20[0-9]{2}\b")
RESULT = re.compile(r"\{\{[^}]*\.(?:realisasi|capaian|kategori|nps|serapan)\s*\}\}|\{\{\s*npss")
QUOTING = frozenset({"alasan", "alasan_rincian", "alasan_target", "catatan"})
PRESENT = frozenset({"judul", "pengantar", "kesimpulan"})


def texts(content: Content) -> Iterator[Problem]:
    """Yield the problems of every text but the office's own contacts and the transcriptions of the print."""
    quarters = {content.quarter_file(k.folder, ""): k for t in content.tahun for k in t.kuartal}
    for name, document in content.dokumen.items():
        if name.endswith(("unit.yaml", *TRANSCRIBED)):
            continue
        kuartal = next((k for base, k in quarters.items() if name.startswith(base)), None)
        for keys, text, place in _texts(document):
            yield from _private(document, keys, text, place)
            if not QUOTING.intersection(keys):
                yield from _weekdays(document, keys, text, place)
                if kuartal:
                    yield from _leftovers(document, kuartal, keys, text, place)


def _texts(document: Document) -> Iterator[tuple[tuple[str, ...], str, Place]]:
    for path, node in document.root.walk():
        if isinstance(node.value, str):
            yield tuple(map(str, path)), node.value, node.place
    if document.body:
        yield ("isi",), document.body, document.body_place


def _private(document: Document, keys: tuple[str, ...], text: str, place: Place) -> Iterator[Problem]:
    for what, pattern in PRIVATE:
        found = pattern.search(text)
        if found:
            wrong = f"Tampaknya ada {what}: {found.group()[:6]}…"
            remedy = "Hapus; situs ini dibaca umum. Kontak kantor ditulis pada unit.yaml."
            yield Problem(document.find(found.group(), place), "data-pribadi", keys[-1], wrong, remedy)
            return


def _weekdays(document: Document, keys: tuple[str, ...], text: str, place: Place) -> Iterator[Problem]:
    for found in DATED.finditer(QUOTED.sub("", text)):
        name, day, month, year = found.groups()
        with contextlib.suppress(ValueError):
            meant = date(int(year), ind.month_number(month), int(day))
            right = ind.weekday(meant)
            if {"Jum'at": "Jumat", "Ahad": "Minggu"}.get(name, name) != right:
                wrong = f"{ind.day(meant)} jatuh pada hari {right}, bukan {name}."
                where = document.find(found.group(), place)
                yield Problem(where, "hari-salah", keys[-1], wrong, f"Tulis {right}, atau perbaiki tanggalnya.")


def _leftovers(
    document: Document, kuartal: Kuartal, keys: tuple[str, ...], text: str, place: Place
) -> Iterator[Problem]:
    """Yield other periods where only this one can be meant: the title, the frame, a sentence that states a result."""
    start, _ = kuartal.span
    own, right = kuartal.laporan.triwulan, f"{ind.quarter(kuartal.laporan.triwulan)} {start.year}"
    whole = bool(PRESENT.intersection(keys)) and len(keys) == 1
    for sentence in re.split(r"(?<=[.;:])\s", LAW.sub("", QUOTED.sub("", text))):
        if not whole and not RESULT.search(sentence):
            continue
        named = PERIOD.search(sentence)
        if named and (_short(named.group(1)) != own or int(named.group(2) or start.year) != start.year):
            wrong = f'Teks ini menyebut "{" ".join(named.group().split())}", sedangkan laporannya {right}.'
            where = document.find(named.group(), place)
            yield Problem(where, "triwulan-lain", keys[-1], wrong, f"Tulis {right}, atau hapus sisa salinan.")
            continue
        year = next((y for y in YEAR.findall(sentence) if int(y) != start.year), None)
        if year:
            wrong = f"Teks ini menyebut tahun {year}, sedangkan laporannya {right}."
            remedy = f"Tulis {start.year}, atau hapus sisa salinan."
            yield Problem(document.find(year, place), "triwulan-lain", keys[-1], wrong, remedy)


def _short(text: str) -> int:
    return int(text) if text.isdigit() else next(n for n, roman in ind.ROMAN.items() if roman == text)
