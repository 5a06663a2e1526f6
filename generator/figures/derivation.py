"""How every figure was made: formula in words and in numbers, inputs, rounding, rule, and where each input stands.

In: a `Hasil` and the documents it was read from. Out: one `Jejak` per address of `figures`, so that pages,
open data and `lapkin explain` tell the same story. A `hitung` can be worked out with a pocket calculator.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from generator import indonesian as ind
from generator.content.model import Content
from generator.figures import inputs, naming, trace
from generator.figures.budget_derivation import money
from generator.figures.capaian_derivation import capaian
from generator.figures.figures import figures
from generator.figures.trace import TYPED, Bahan, Jejak
from generator.figures.year_to_date import to_date
from generator.records.efficiency import CaraEfisiensi
from generator.records.plan import Perspektif
from generator.records.rule_set import Aturan, Efisiensi, Jenjang, Kaidah, Kelas
from generator.scoring import accumulation, regulation
from generator.scoring.absence import NOT_APPLICABLE
from generator.scoring.budget import Efisien, lacking, terms
from generator.scoring.ladder import Hasil, HasilIndikator, HasilPerspektif


def traces(content: Content, hasil: Hasil) -> dict[str, Jejak]:
    """Return the derivation of every figure of a report by address, in the order of `figures`."""
    bahan = Bahan(content, hasil, figures(hasil))
    found = {j.angka.alamat: j for part in PARTS for j in part(bahan)}
    return {alamat: found[alamat] for alamat in bahan.angka}


def _ladder(b: Bahan) -> Iterator[Jejak]:
    hasil = b.hasil
    if "total" in hasil.jenjang:
        yield _mean(b, "npss", "total", hasil.kelompok)
        yield from _predicate(b, "predikat", "npss", hasil.nilai.predikat)
    for group in hasil.perspektif if "perspektif" in hasil.jenjang else ():
        key = f"perspektif.{group.perspektif.kode}"
        yield _mean(b, f"{key}.nps", "perspektif", (group,))
        yield from _predicate(b, f"{key}.predikat", f"{key}.nps", group.nilai.predikat)
    for s in hasil.sasaran if "sasaran" in hasil.jenjang else ():
        key = f"sasaran.{s.sasaran.nomor}"
        yield _mean(b, f"{key}.nps", "sasaran", (HasilPerspektif(NO_GROUP, (s,), s.nilai),))
        yield from _predicate(b, f"{key}.predikat", f"{key}.nps", s.nilai.predikat)


NO_GROUP = Perspektif.model_construct(kode="", nama="", sasaran=())  # around a goal that is looked at by itself


def _parts(
    b: Bahan, of: str, groups: Sequence[HasilPerspektif]
) -> tuple[str, list[str], list[Decimal], list[Decimal | None] | None]:
    """Return what a mean is taken over in these groups: in words, addresses, weights, and what each part counts with
    where that is not the figure itself."""
    bobot, cap, kata = b.hasil.aturan.nps.bobot, b.hasil.aturan.nps.batas_atas, b.hasil.aturan.kata
    goals = [s for g in groups for s in g.sasaran]
    if of == "perspektif":
        keys = [g.perspektif.kode for g in groups]
        weights = regulation.weights(bobot.perspektif, keys)
        return f"{kata.nps} {kata.kelompok} yang dinilai", [f"perspektif.{k}.nps" for k in keys], weights, None
    if of == "sasaran":
        numbers = [s.sasaran.nomor for s in goals]
        weights = regulation.weights(bobot.sasaran, numbers)
        return f"{kata.nps} sasaran yang dinilai", [f"sasaran.{n}.nps" for n in numbers], weights, None
    items = [i for s in goals for i in s.indikator]
    words = "capaian indikator yang dinilai"
    words += f", tiap capaian paling tinggi {ind.number(cap)}" if cap is not None else ""
    weights = regulation.weights(bobot.indikator, (i.indikator.kode for i in items))
    return words, [f"iku.{i.indikator.nomor}.capaian" for i in items], weights, [i.dihitung for i in items]


def _mean(b: Bahan, alamat: str, rung: Jenjang, groups: Sequence[HasilPerspektif]) -> Jejak:
    kind = regulation.beneath(rung, b.hasil.jenjang)
    words, parts, weights, capped = _parts(b, kind, groups)
    words = f"rata-rata {words}"
    used = [b.number(part) for part in parts] if capped is None else capped
    counted = [(value, weight) for value, weight in zip(used, weights, strict=True) if value is not None]
    own = [b.number(part) for part in parts]
    given = [b.figure(part, _counted(b, n, value)) for part, n, value in zip(parts, own, used, strict=True)]
    given += inputs.weights(b.content, b.hasil, kind, weights)
    rules, made = _mean_rules(b.hasil.aturan, alamat, own, used), b.angka[alamat]
    words = words.replace("rata-rata", "rata-rata berbobot", 1) if len(set(weights)) > 1 else words
    if made.nilai is None:
        return b.made(alamat, words, "", given, rules)
    cut = any(n != value for n, value in zip(own, used, strict=True) if value is not None)
    text = _mean_numbers(kind, counted, len(parts), made.teks, cut)
    return b.made(alamat, words, text, given, rules, "npss" if alamat == "npss" else "nps")


def _mean_rules(
    aturan: Aturan, alamat: str, own: Sequence[Decimal | None], used: Sequence[Decimal | None]
) -> list[tuple[str, Kaidah]]:
    """Return the rules that a mean really used: the mean, the cap where it changed a part, what was left out."""
    names = [("rata-rata", alamat.partition(".")[0])]
    if any(n != value for n, value in zip(own, used, strict=True)):
        names.append(("batas atas", "batas_atas"))
    if None in used:
        names.append(("yang belum dinilai", "belum_dinilai"))
    return [(words, aturan.nps.rule(name)) for words, name in names]


def _mean_numbers(kind: str, counted: Sequence[tuple[Decimal, Decimal]], whole: int, shown: str, cut: bool) -> str:
    """Return a mean in numbers; of one value that stays as it is, or is `cut` at the cap, it says so, since
    98,61 = 98,61 says nothing."""
    text = mean_text([v for v, _ in counted], [w for _, w in counted])
    if len(counted) > 1:
        return f"{text} = {shown}"
    if ind.number(counted[0][0]) != shown:
        return f"{text} ÷ 1 = {shown}"
    same = "dihitung sebesar batas atas" if cut else "jadi nilainya sama"
    return f"Hanya satu {kind}{' yang dinilai' if whole > 1 else ''}, {same}: {shown}"


def _counted(b: Bahan, own: Decimal | None, used: Decimal | None) -> str:
    """Return how a part counts, where it does not count as it is: left out, or at the cap of the rule set."""
    if used is None:
        return ", tidak ikut dihitung"
    cap = b.hasil.aturan.nps.batas_atas
    return "" if cap is None or used == own else f", paling tinggi {ind.number(cap)}, dihitung {ind.number(used)}"


def mean_text(values: Sequence[Decimal], weights: Sequence[Decimal] = ()) -> str:
    """Return a mean with its numbers: (83,16 + 66,67) ÷ 2; weights are shown only when they differ."""
    if len(set(weights)) <= 1:
        if len(values) == 1:
            return ind.number(values[0])
        return f"({' + '.join(ind.number(v) for v in values)}) ÷ {len(values)}"
    parts = " + ".join(f"{ind.number(w)} × {ind.number(v)}" for v, w in zip(values, weights, strict=True))
    return f"({parts}) ÷ {ind.number(sum(weights, Decimal(0)))}"


def _predicate(b: Bahan, alamat: str, of: str, kelas: Kelas | None) -> Iterator[Jejak]:
    if table := b.hasil.aturan.predikat:
        yield _class(b, alamat, of, kelas, table)


def _class(b: Bahan, alamat: str, of: str, kelas: Kelas | None, kaidah: Kaidah) -> Jejak:
    words = f"kelas untuk nilai {naming.interval(kelas)}" if kelas else b.angka[alamat].teks
    text = f"{b.angka[of].teks} → {kelas.nama}" if kelas else ""
    return b.made(alamat, words, text, [b.figure(of)], kaidah)


def _indicators(b: Bahan) -> Iterator[Jejak]:
    for i in b.hasil.indikator:
        key = f"iku.{i.indikator.nomor}"
        for part, cell in inputs.targets(b.content, b.hasil, i).items():
            yield b.made(f"{key}.{part}", TYPED, "", [cell])
        yield _realisasi(b, i)
        yield capaian(b, i, f"{key}.capaian", (f"{key}.realisasi", i.realisasi), f"{key}.target")
        yield _class(b, f"{key}.kategori", f"{key}.capaian", i.kategori, b.hasil.aturan.kategori)
        if accumulation.joins(i.indikator):
            yield to_date(b, i)
        part = "realisasi_sampai" if accumulation.joins(i.indikator) else "realisasi"
        yield capaian(b, i, f"{key}.capaian_tahunan", (f"{key}.{part}", i.sampai), f"{key}.target_tahunan")
        if yearly := b.hasil.aturan.capaian_tahunan:
            yield _class(b, f"{key}.kategori_tahunan", f"{key}.capaian_tahunan", i.kategori_tahunan, yearly)
        if rules := b.hasil.aturan.efisiensi:
            yield from _efficiency(b, i, rules)


def _realisasi(b: Bahan, i: HasilIndikator) -> Jejak:
    alamat = f"iku.{i.indikator.nomor}.realisasi"
    known = inputs.realisasi(b.content, b.hasil, i)
    if i.ukur.realisasi is not None or i.realisasi is None:
        return b.made(alamat, TYPED if known else b.angka[alamat].teks, "", known)
    words = i.indikator.metode.uraian
    text = f"{inputs.row_formula(i)} = {b.angka[alamat].teks}"
    made = b.made(alamat, words, text, known, rung="realisasi")
    return replace(made, pembulatan=trace.rounding(b.hasil.aturan, "realisasi", i.indikator.desimal))


def _efficiency(b: Bahan, i: HasilIndikator, rules: Efisiensi) -> Iterator[Jejak]:
    missing = NOT_APPLICABLE if i.status == "dikecualikan" else lacking(i.capaian, i.uang, rules.cara)
    yield from _measured(b, rules, (f"efisiensi.{i.indikator.nomor}", i.efisiensi, missing), [i])


def _measured(
    b: Bahan, rules: Efisiensi, made: tuple[str, Efisien | None, str], items: Sequence[HasilIndikator]
) -> Iterator[Jejak]:
    """Yield both measures of an efficiency and its class: its address, its value, and why that is missing."""
    (key, found, missing), cara = made, rules.cara
    suku = terms((i.capaian, i.uang) for i in items)
    given = [b.figure(alamat) for i in items for alamat in _parts_of(i, cara)]
    texts, words = cara.worked(len(suku)) if found else ("", ""), cara.words()
    exact = cara.computed(suku) if found else {}
    typed = [text for s in suku for text in (ind.number(s.capaian), ind.plain(s.pagu), ind.plain(s.realisasi))]
    for n, one in enumerate(cara.ukuran):
        alamat, shown = f"{key}.{one.kunci}", b.angka[f"{key}.{one.kunci}"].teks
        inputs = given if n == 0 else [b.figure(f"{key}.{cara.ukuran[0].kunci}")]
        if not found:
            yield b.made(alamat, missing, "", inputs, rules)
            continue
        unbound = ind.number(regulation.rounded(exact[one.kunci], b.hasil.aturan, one.kunci))
        word = "paling tinggi" if exact[one.kunci] > found.nilai[one.kunci] else "paling rendah"
        bound = f", {word} {ind.plain(found.nilai[one.kunci])}, jadi {shown}" if unbound != shown else ""
        yield b.made(alamat, words[n], f"{texts[n].format(*typed)} = {unbound}{bound}", inputs, rules, one.kunci)
    if rules.kelas:
        yield _class(b, f"{key}.kelas", f"{key}.{cara.utama.kunci}", found.kelas if found else None, rules)


def _parts_of(i: HasilIndikator, cara: CaraEfisiensi) -> list[str]:
    """Return the addresses of what an indicator adds to an efficiency, as far as they are there."""
    n, (first, *rest) = i.indikator.nomor, cara.masukan
    return [f"iku.{n}.{first}", *(f"anggaran.iku.{n}.{part}" for part in rest if i.uang)]


def _counts(b: Bahan) -> Iterator[Jejak]:
    plan = inputs.plan(b.content, b.hasil)
    measured = [b.figure(f"iku.{i.indikator.nomor}.capaian") for i in b.hasil.indikator]
    for part in ("perspektif", "sasaran", "indikator") if b.hasil.perspektif else ("sasaran", "indikator"):
        word = b.hasil.aturan.kata.kelompok if part == "perspektif" else part
        yield b.made(f"jumlah.{part}", f"banyaknya {word} pada rencana", "", [plan])
    yield b.made("jumlah.dinilai", "banyaknya indikator yang mempunyai capaian", "", measured)
    if rules := b.hasil.aturan.efisiensi:
        yield from _all_together(b, rules)


def _all_together(b: Bahan, rules: Efisiensi) -> Iterator[Jejak]:
    """Yield how the efficiency of all indicators is made, where there is one, and how many of them are efficient."""
    if rules.cara.seluruh:
        items = [i for i in b.hasil.indikator if i.capaian is not None and i.uang]
        missing = "belum ada indikator yang mempunyai capaian dan anggaran"
        missing = "pagu × capaian semua indikator tidak di atas 0" if items else missing
        yield from _measured(b, rules, ("efisiensi", b.hasil.efisiensi, missing), items)
    if rules.kelas:
        classes = [b.figure(f"efisiensi.{i.indikator.nomor}.kelas") for i in b.hasil.indikator]
        yield b.made("jumlah.efisien", "banyaknya indikator dengan kelas efisien", "", classes, rules)


PARTS: tuple[Callable[[Bahan], Iterator[Jejak]], ...] = (_ladder, _indicators, money, _counts)
