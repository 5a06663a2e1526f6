"""How the figures of the budget were made: amounts, their sums, serapan.

In: a `Bahan`. Out: `Jejak` values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.figures import inputs
from generator.figures.trace import EXACT, TYPED, Bahan, Jejak

NO_BUDGET = "anggaran belum ada"
UNFINISHED = "realisasi anggaran belum lengkap"


def money(b: Bahan) -> Iterator[Jejak]:
    """Yield the derivations of pagu, realisasi and serapan of the office, its goals, indicators and activities."""
    activities = [f"anggaran.kegiatan.{k.kode}" for k, _ in b.hasil.kegiatan]
    goals = [f"anggaran.sasaran.{s.sasaran.nomor}" for s in b.hasil.sasaran if s.uang]
    if b.hasil.by_activity:
        yield from _sums(b, "anggaran", "jumlah per kegiatan", activities)
    else:
        yield from _sums(b, "anggaran", "jumlah per sasaran", goals)
    for s in b.hasil.sasaran:
        items = [f"anggaran.iku.{i.indikator.nomor}" for i in s.indikator if i.uang]
        yield from _sums(b, f"anggaran.sasaran.{s.sasaran.nomor}", "jumlah bagian per indikator", items)
    typed = [f"anggaran.iku.{i.indikator.nomor}" for i in b.hasil.indikator if i.uang]
    typed += activities
    for key in typed:
        for part in ("pagu", "realisasi"):
            yield b.made(f"{key}.{part}", TYPED, "", [inputs.amount(b.content, b.hasil, key, part)])
        yield _serapan(b, key)


def _sums(b: Bahan, key: str, words: str, parts: Sequence[str]) -> Iterator[Jejak]:
    for part in ("pagu", "realisasi"):
        inputs = [b.figure(f"{p}.{part}") for p in parts]
        shown = b.angka[f"{key}.{part}"]
        text = f"{' + '.join(m.teks for m in inputs)} = {shown.teks}" if len(inputs) > 1 else ""
        if shown.nilai is None:
            text, words = "", UNFINISHED if inputs else NO_BUDGET
        yield b.made(shown.alamat, words, text, inputs)
    yield _serapan(b, key, UNFINISHED if parts else NO_BUDGET)


def _serapan(b: Bahan, key: str, missing: str = NO_BUDGET) -> Jejak:
    spent, pagu, shown = (b.angka[f"{key}.{part}"] for part in ("realisasi", "pagu", "serapan"))
    text = "" if shown.nilai is None else f"{spent.teks} ÷ {pagu.teks} × 100 = {shown.teks}"
    if pagu.nilai is None:
        return b.made(shown.alamat, missing, "", [])
    inputs = [b.figure(spent.alamat), b.figure(pagu.alamat)]
    rule = b.hasil.aturan.efisiensi.serapan or b.hasil.aturan.efisiensi
    made = b.made(shown.alamat, "realisasi anggaran ÷ pagu × 100", text, inputs, rule)
    return replace(made, pembulatan=EXACT if text else "")
