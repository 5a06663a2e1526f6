"""What a published quarter shows of those before it, as facts of its record: they may be corrected, it stays as it was.

In: a `Lampau`, or the facts of a record. Out: facts, or the `Lampau` again. A correction of the quarter takes them in
as they are by then; a record of before they were held shows them as they are.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses.periods import PATTERN, Masa
from generator.scoring.earlier_quarters import Lampau, Titik
from generator.scoring.ladder import Hasil

PREFIX = "lampau#"
SCORE, NAME = f"{PREFIX}nilai", f"{PREFIX}periode"
WORDS = {"target": "target", "realisasi": "realisasi", "rupa": "kelas capaian", "sebab": "sebab realisasi belum ada"}
POINT = re.compile(rf"{PREFIX}({PATTERN})\.iku\.(.+)\.({'|'.join(WORDS)})")
MONEY = re.compile(rf"{PREFIX}({PATTERN})\.anggaran\.realisasi")
Facts = Mapping[str, str | None]


def of(lampau: Lampau) -> Iterator[tuple[str, str | None]]:
    """Yield every fact by its address; the name of the quarter before is always one of them."""
    score, name = lampau.sebelum or (None, None)
    yield NAME, name
    if score is not None:
        yield SCORE, format(score, "f")
    for kode, point in ((kode, p) for kode, each in lampau.jalur.items() for p in each):
        for part in WORDS:
            value = getattr(point, part)
            if value not in (None, ""):
                text = format(value, "f") if isinstance(value, Decimal) else value
                yield f"{PREFIX}{point.masa.folder}.iku.{kode}.{part}", text
    for masa, spent in lampau.uang.items():
        yield f"{PREFIX}{masa.folder}.anggaran.realisasi", format(spent, "f")


def kept(known: Facts, hasil: Hasil, fresh: Lampau) -> Lampau:
    """Return what a quarter shows of those before it, given the facts that it was published and corrected with."""
    return _read(known, hasil) if NAME in known else fresh


def _read(known: Facts, hasil: Hasil) -> Lampau:
    periods = {m.folder: m for m in hasil.masa.sebelumnya}
    told: dict[tuple[str, str], dict[str, str]] = {}
    spent: dict[str, Decimal] = {}
    for alamat, value in known.items():
        if value is not None and (match := POINT.fullmatch(alamat)):
            told.setdefault((match[2], match[1]), {})[match[3]] = value
        elif value is not None and (match := MONEY.fullmatch(alamat)):
            spent[match[1]] = Decimal(value)
    jalur = {
        kode: tuple(_point(m, told[kode, folder]) for folder, m in periods.items() if (kode, folder) in told)
        for kode in (i.indikator.kode for i in hasil.indikator)
    }
    score, name = known.get(SCORE), known[NAME]
    before = (Decimal(score), name) if score is not None and name is not None else None
    return Lampau(before, jalur, {m: spent[folder] for folder, m in periods.items() if folder in spent})


def _point(masa: Masa, parts: Mapping[str, str]) -> Titik:
    target, realisasi = (Decimal(parts[p]) if p in parts else None for p in ("target", "realisasi"))
    return Titik(masa, target, realisasi, parts.get("rupa"), parts.get("sebab", ""))


def name(alamat: str, hasil: Hasil) -> str:
    """Return what a fact tells, in words: Triwulan I, IKU 4: realisasi yang ditampilkan; nothing for any other fact."""
    names = {m.folder: m.nama for m in hasil.masa.jenis.semua}
    if match := MONEY.fullmatch(alamat):
        return f"{names.get(match[1], match[1])}, anggaran: realisasi yang ditampilkan"
    if match := POINT.fullmatch(alamat):
        own = hasil.of(match[2])
        what = own.indikator.sebutan if own else match[2]
        return f"{names.get(match[1], match[1])}, {what}: {WORDS[match[3]]} yang ditampilkan"
    fixed = {SCORE: f"{hasil.aturan.kata.npss} sebelumnya", NAME: f"{ind.upper_first(hasil.masa.kata)} sebelumnya"}
    return fixed.get(alamat, "")
