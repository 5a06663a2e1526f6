"""How the figures of the budget were made: amounts, their sums, serapan.

In: a `Bahan`. Out: `Jejak` values.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import indonesian as ind
from generator.figures import inputs, naming
from generator.figures.figures import Angka
from generator.figures.inputs import Masukan
from generator.figures.trace import EXACT, TYPED, Bahan, Jejak
from generator.records.per_period import Penarikan
from generator.records.quarter import CODED

NO_BUDGET = "anggaran belum ada"
NO_PAGU = "pagunya 0, jadi serapannya tidak dapat dihitung"
UNFINISHED = "realisasi anggaran belum lengkap"


def money(b: Bahan) -> Iterator[Jejak]:
    """Yield the derivations of pagu, realisasi and serapan of the office, its goals, indicators and activities."""
    data, level = b.hasil.kuartal.anggaran, b.hasil.total_dari
    coded = {level: [f"anggaran.{level}.{k.kode}" for k, _ in lines] for level, lines in b.hasil.tingkat.items()}
    goals = [f"anggaran.sasaran.{s.sasaran.nomor}" for s in b.hasil.sasaran if s.uang]
    typed = [f"anggaran.iku.{i.indikator.nomor}" for i in b.hasil.indikator if i.uang]
    if level in CODED:
        yield from _sums(b, "anggaran", f"jumlah per {naming.LEVELS[level]}", coded.get(level, []))
    elif data and data.sasaran and level == "indikator":
        yield from _sums(b, "anggaran", "jumlah per indikator", typed)
    else:
        yield from _sums(b, "anggaran", "jumlah per sasaran", goals)
    yield from office(b)
    for s in b.hasil.sasaran:
        items = [f"anggaran.iku.{i.indikator.nomor}" for i in s.indikator if i.uang]
        own = f"anggaran.sasaran.{s.sasaran.nomor}"
        if data and s.sasaran.nomor in data.sasaran:
            typed += [own] if s.uang else []
        else:
            yield from _sums(b, own, "jumlah bagian per indikator", items)
    typed += [key for keys in coded.values() for key in keys]
    for key in typed:
        for part in ("pagu", "realisasi"):
            yield b.made(f"{key}.{part}", TYPED, "", [inputs.amount(b.content, b.hasil, key, part)])
        yield _serapan(b, key)


def office(b: Bahan) -> Iterator[Jejak]:
    """Yield the derivations of what is told of the budget of the office besides its sums."""
    for part in ("pagu_awal", "blokir"):
        shown = b.angka.get(f"anggaran.{part}")
        if shown and getattr(b.hasil.kuartal.anggaran, part) is not None:
            yield b.made(shown.alamat, TYPED, "", [inputs.amount(b.content, b.hasil, "anggaran", part)])
    data = b.hasil.kuartal.anggaran
    if data and data.blokir is None and "anggaran.blokir" in b.angka:
        cells = [(level, key) for level, key, line in data.lines(data.total_level) if line.blokir is not None]
        keys = [f"anggaran.{'iku' if level == 'indikator' else level}.{key}" for level, key in cells]
        yield _added(b, "anggaran.blokir", [inputs.amount(b.content, b.hasil, key, "blokir") for key in keys])
    if "anggaran.blokir" in b.angka:
        yield from _free(b)
    if data and data.rpd:
        yield from _withdrawn(b, data.rpd)


def _free(b: Bahan) -> Iterator[Jejak]:
    pagu, held, free = (b.angka[f"anggaran.{part}"] for part in ("pagu", "blokir", "tersedia.pagu"))
    text = f"{pagu.teks} − {held.teks} = {free.teks}" if free.nilai is not None else ""
    yield b.made(free.alamat, "pagu − blokir", text, [b.figure(pagu.alamat), b.figure(held.alamat)])
    yield _share(b, "anggaran.tersedia.serapan", "realisasi anggaran ÷ pagu yang dapat dibelanjakan × 100", free)


def _withdrawn(b: Bahan, rpd: Penarikan) -> Iterator[Jejak]:
    file = b.content.quarter_file(b.hasil.kuartal.folder, "anggaran.yaml")
    cells = [
        Masukan(f"Rencana {m.nama}", ind.rupiah(rpd.of(m)), tempat=b.content.place(file, ("rpd", m.kunci)))
        for m in b.hasil.masa.sampai
    ]
    yield _added(b, "anggaran.rpd.rencana", cells)
    words = f"realisasi anggaran ÷ rencana penarikan dana sampai {b.hasil.masa.kata} ini × 100"
    yield _share(b, "anggaran.rpd.serapan", words, b.angka["anggaran.rpd.rencana"])


def _added(b: Bahan, alamat: str, cells: Sequence[Masukan]) -> Jejak:
    text = f"{' + '.join(c.teks for c in cells)} = {b.angka[alamat].teks}" if len(cells) > 1 else ""
    return b.made(alamat, "jumlah isiannya", text, cells)


def _share(b: Bahan, alamat: str, words: str, whole: Angka) -> Jejak:
    spent, shown = b.angka["anggaran.realisasi"], b.angka[alamat]
    text = "" if shown.nilai is None else f"{spent.teks} ÷ {whole.teks} × 100 = {shown.teks}"
    made = b.made(alamat, words, text, [b.figure(spent.alamat), b.figure(whole.alamat)])
    return replace(made, pembulatan=EXACT if text else "")


def _sums(b: Bahan, key: str, words: str, parts: Sequence[str]) -> Iterator[Jejak]:
    for part in ("pagu", "realisasi"):
        inputs = [b.figure(f"{p}.{part}") for p in parts]
        shown = b.angka[f"{key}.{part}"]
        summed = " + ".join(m.teks for m in inputs).replace("+ −", "− ")
        text = f"{summed} = {shown.teks}" if len(inputs) > 1 else ""
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
    if not pagu.nilai:
        return b.made(shown.alamat, NO_PAGU, "", inputs)
    rules = b.hasil.aturan.efisiensi
    rule = rules and (rules.serapan or rules)
    made = b.made(shown.alamat, "realisasi anggaran ÷ pagu × 100", text, inputs, rule)
    return replace(made, pembulatan=EXACT if text else "")
