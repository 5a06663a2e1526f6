"""A quarter on one page, for the head and for a meeting: answer, scores, what needs attention, money, next steps.

In: a quarter. Out: a `Page` that stands in no menu: it is set as a document alone.
"""

import re
from dataclasses import dataclass, replace

from generator.figures.in_prose import ADDRESS
from generator.pages.frames import quarter_page
from generator.pages.page import Page
from generator.presentation import efficiency_words, phrases, sentences, tables
from generator.presentation.counting import grouped
from generator.report import Triwulan
from generator.scoring.ladder import HasilIndikator

ADDRESS_OF_IT = "dokumen/ringkas/"
MOST = 5  # indicators, and steps
LONGEST = 240  # letters of a reason, a step
SENTENCE = re.compile(r"[.!?](?=\s)")


@dataclass(frozen=True)
class Attention:
    """An indicator that needs attention: how it stands, why, and what is done about it (prose)."""

    indikator: HasilIndikator
    angka: str
    sebab: str
    tindak: str


def brief(tw: Triwulan) -> Page:
    """Return the page; what it has no room for is named, or counted with where it stands."""
    hasil, laporan = tw.hasil, tw.kuartal.laporan
    behind = sentences.attention(hasil, len(hasil.indikator))
    behind += [i for i in hasil.indikator if phrases.doubtful(i) and i not in behind]
    steps = [step for i in behind for step in _steps(i)] or [_short(text) for text in laporan.saran]
    found = quarter_page(
        tw,
        f"Ringkasan {hasil.periode}",
        "laporan.yaml",
        "",
        judul_temuan=sentences.headline(hasil),
        temuan=sentences.lead(hasil, tw.lampau.sebelum),
        nilai=tables.rungs(hasil)[:1],
        perhatian=[_attention(i) for i in behind[:MOST]],
        lain=[i.indikator.label for i in behind[MOST:]],
        ada=bool(grouped(hasil.indikator).jumlah),
        anggaran=sentences.money(hasil),
        efisien=efficiency_words.said(hasil),
        langkah=steps[:MOST],
        sisa=len(steps[MOST:]),
    )
    return replace(found, alamat=ADDRESS_OF_IT, templat="_ringkas.md")


def _attention(i: HasilIndikator) -> Attention:
    said = i.ukur.ringkasan
    done = said.tindak_lanjut or next((row.selesai for row in i.ukur.tindak_lanjut if row.selesai), None)
    cause = said.penyebab or i.ukur.analisis.penyebab or i.ukur.alasan
    return Attention(i, phrases.within(i), _short(cause), _short(done))


def _steps(i: HasilIndikator) -> list[str]:
    """Return what is planned next for an indicator, each with its end."""
    rows = [row for row in i.ukur.tindak_lanjut if row.rencana_aksi]
    ends = [f" (tenggat: {row.tenggat.strip().rstrip('.')})" if row.tenggat else "" for row in rows]
    named = f"{i.indikator.label}: "
    return [f"{named}{_short(row.rencana_aksi).rstrip('.')}{end}." for row, end in zip(rows, ends, strict=True)]


def _short(text: str | None) -> str:
    """Return the first paragraph of a text, as many of its sentences as there is room for, never half a figure."""
    first = " ".join((text or "").strip().split("\n\n")[0].split())
    if len(first) <= LONGEST:
        return first
    room = min([LONGEST, *(m.start() for m in ADDRESS.finditer(first) if m.start() < LONGEST < m.end())])
    ends = [m.end() for m in SENTENCE.finditer(first[: room + 1])]
    return first[: ends[-1]] if ends else f"{first[:room].rpartition(' ')[0] or first[:room]} …"
