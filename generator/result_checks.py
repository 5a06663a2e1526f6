"""Rules that need the scores: results explained and followed up, and no computed figure typed into prose.

In: a computed report. Out: problems with their places; milder while the quarter is a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator import lock
from generator.figures import Angka
from generator.page import Report
from generator.problems import Place, Problem
from generator.prose import ADDRESS
from generator.prose_checks import QUOTED, QUOTING
from generator.scoring import Hasil, HasilIndikator
from generator.source import Document

EXPLAIN = frozenset({"rendah", "khusus"})
FOLLOW_UP = EXPLAIN | {"sedang"}
FIGURE = re.compile(r"(?<![\w.,])(?:Rp\s?[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{2})(?![\w,])")
SCORE = re.compile(r"\b(NPSS|NPS|capaian|realisasi|target|serapan|pagu)\w*(?:\W+\w+){0,8}\W*$", re.I)
PROSE_FILES = ("laporan.yaml", "highlight.yaml")


def problems(report: Report) -> Iterator[Problem]:
    """Yield every problem that only shows once the scores are known."""
    for hasil in report.hasil:
        for i in hasil.indikator:
            given = i.ukur.realisasi is not None or bool(i.ukur.rincian)
            if i.status == "dinilai" and given:
                yield from _explained(report, hasil, i)
            elif i.status in ("dinilai", "belum_tersedia"):
                place = Place(report.content.iku_file(hasil.kuartal.folder, i.indikator.nomor))
                remedy = "Isi rincian atau realisasi bila sudah ada."
                yield Problem(place, "realisasi-belum-ada", "realisasi", "Realisasi belum tersedia.", remedy)
        yield from _typed(report, hasil)
        yield from _unlocked(report, hasil)


def _explained(report: Report, hasil: Hasil, i: HasilIndikator) -> Iterator[Problem]:
    place = Place(report.content.iku_file(hasil.kuartal.folder, i.indikator.nomor))
    draft, ukur = hasil.kuartal.draft, i.ukur
    assert i.kategori is not None
    outcome = f"Capaian {i.kategori.nama}"
    if i.kategori.rupa in EXPLAIN and not ukur.analisis.penyebab:
        wrong = f"{outcome} tanpa penjelasan."
        yield Problem(place, "analisis-kosong", "analisis", wrong, "Isi analisis.penyebab.", draft)
    if i.kategori.rupa in FOLLOW_UP and not ukur.tindak_lanjut:
        remedy = "Isi tindak_lanjut: sedikitnya satu baris dengan rencana_aksi atau selesai."
        yield Problem(place, "tindak-lanjut-kosong", "tindak_lanjut", f"{outcome} tanpa tindak lanjut.", remedy, draft)


def _unlocked(report: Report, hasil: Hasil) -> Iterator[Problem]:
    folder, kunci, content = hasil.kuartal.folder, hasil.kuartal.kunci, report.content
    if kunci and not lock.own(hasil):
        wrong = f"Catatan terbit ini milik {kunci.kuartal} dan diabaikan."
        place = Place(content.quarter_file(folder, lock.FILE))
        yield Problem(place, "catatan-terbit-asing", "kuartal", wrong, "Hapus berkas ini.")
    elif not hasil.kuartal.draft and not kunci:
        place = content.place(content.quarter_file(folder, "laporan.yaml"), ("status",))
        wrong, remedy = "Terbit, tetapi belum dikunci terhadap perubahan.", f"Jalankan lapkin publish {folder}."
        yield Problem(place, "belum-dikunci", "status", wrong, remedy)


def _typed(report: Report, hasil: Hasil) -> Iterator[Problem]:
    base = report.content.quarter_file(hasil.kuartal.folder, "")
    figures = {address: j.angka for address, j in report.jejak[hasil.kuartal.folder].items()}
    for name, document in report.content.dokumen.items():
        short = name.removeprefix(base)
        if name.startswith(base) and (short.startswith("iku/") or short in PROSE_FILES):
            own = f"iku.{int(short[4:-5])}." if short.startswith("iku/") else ""
            yield from _in_document(document, figures, own)


def _in_document(document: Document, figures: Mapping[str, Angka], own: str) -> Iterator[Problem]:
    for path, node in document.root.walk():
        keys = tuple(map(str, path))
        if not isinstance(node.value, str) or "rincian" in keys or QUOTING.intersection(keys):
            continue
        text = QUOTED.sub("", ADDRESS.sub("", node.value))
        for found in FIGURE.finditer(text):
            address = _address(found.group(), figures, own)
            named = SCORE.search(text[: found.start()][-80:])
            if address or named:
                meant = address or _meant(named.group(1).lower() if named else "", own)
                remedy = f"Tulis {{{{ {meant} }}}}, atau apit dengan tanda kutip bila kutipan."
                where = document.find(found.group(), node.place)
                yield Problem(where, "angka-diketik", keys[-1], f"Angka {found.group()} diketik.", remedy)


def _meant(word: str, own: str) -> str:
    """Return the address that a word before a figure suggests."""
    if own:
        return own + (word if word in ("target", "realisasi") else "capaian")
    return f"anggaran.{word}" if word in ("pagu", "realisasi", "serapan") else "npss"


def _address(text: str, figures: Mapping[str, Angka], own: str) -> str:
    """Return the address of a figure that reads like the text: the indicator's own first; empty when there is none."""
    same = [address for address, angka in figures.items() if angka.teks.replace("\u00a0", " ") == text]
    if not text.startswith("Rp") and not own:
        same = [a for a in same if not a.startswith("iku.")] or same
    return next((a for a in same if own and a.startswith(own)), same[0] if same else "")
