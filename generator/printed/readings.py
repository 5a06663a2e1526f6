"""Other readings of a printed figure that differs: each is a small function, and each guess carries its arithmetic.

In: a `Soal` (one printed figure and all that is known about it). Out: `Dugaan` values. A reading yields only what
reproduces the printed figure exactly (rounded or cut as printed). To add one, write it and list it in `READINGS`.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.figures import rule_source
from generator.printed import mean_readings, misprints, recompute
from generator.printed.question import Dugaan, Soal
from generator.printed.recompute import Pengisi
from generator.printed.verdict import Cetak, same_words
from generator.records.rule_set import Kelas
from generator.scoring import class_tables, regulation

SHOWN = 2
CLASS_TABLES = {
    "kategori": "kategori",
    "kategori_tahunan": "capaian_tahunan",
    "predikat": "predikat",
    "kelas": "efisiensi",
}


Reading = Callable[[Soal], Iterator[Dugaan]]


def guesses(soal: Soal) -> list[Dugaan]:
    """Return the simplest readings that reproduce a printed figure: what needs more than they do is left out."""
    found = [d for reading in READINGS for d in reading(soal)]
    simplest = [d for d in found if d.biaya == min(each.biaya for each in found)]
    return list({d.kalimat: d for d in simplest}.values())[:SHOWN]


def missing_as_zero(soal: Soal) -> Iterator[Dugaan]:
    """A figure that does not exist yet was printed as 0, or computed from 0."""
    if soal.angka[soal.alamat].nilai is None and soal.cetak.angka is not None:
        if soal.cetak.angka == 0:
            yield Dugaan(0, "Yang belum dinilai ditulis 0.", "nol")
        rules = soal.hasil.aturan.efisiensi
        value, text = (rules.cara.nol if rules else {}).get(soal.part, (None, ""))
        if value == soal.cetak.angka:
            yield Dugaan(0, f"Capaian yang belum dinilai dihitung 0: {text}.", "nol")


def other_class(soal: Soal) -> Iterator[Dugaan]:
    """A class name follows from a printed figure, comes from another table, or is in no table."""
    if soal.cetak.kata is None or soal.part not in CLASS_TABLES:
        return
    rules, own = soal.hasil.aturan, CLASS_TABLES[soal.part]
    source = soal.jejak[soal.alamat].masukan[0].alamat
    for key, table in class_tables.tables(rules).items():
        found = next((s for s in _sources(soal, source, key == own) if _is(soal.cetak, s[0], table.kelas)), None)
        if found:
            yield _class_guess(soal, source, key, own, *found)
    known = [k.nama for table in class_tables.tables(rules).values() for k in table.kelas]
    if not any(same_words(soal.cetak.kata, name) for name in known):
        where = " atau ".join(rule_source.places(rules).rsplit(", ", 1))
        yield Dugaan(1, f"“{soal.cetak.kata}” bukan nama kelas pada {where}.", "kelas-tiada")


def _class_guess(soal: Soal, source: str, key: str, own: str, value: Decimal, origin: str) -> Dugaan:
    rules, about = soal.hasil.aturan, soal.about(source)
    right = "" if key == own else f"; kolom ini memakai {getattr(rules, own).acuan}"
    sentence = f"Itu kelas {getattr(rules, key).acuan} untuk {about} {origin}, {ind.number(value)}{right}."
    since = ((source, value),) if origin == "yang tercetak" and key == own else ()
    kind = "nol" if origin.startswith("yang belum") else "kelas-cetak" if key == own else f"kelas-lain:{key}"
    return Dugaan(1 + (key != own), sentence, kind, since)


def _sources(soal: Soal, source: str, own: bool) -> list[tuple[Decimal, str]]:
    computed = soal.value(source)
    found = [(v, "yang tercetak") for v in soal.others(source)]
    if computed is None:
        found.append((Decimal(0), "yang belum dinilai, dihitung 0"))
    elif not own:
        found.insert(0, (computed, "hasil hitungan"))
    return found


def _is(cetak: Cetak, value: Decimal, classes: Sequence[Kelas]) -> bool:
    kelas = regulation.class_of(value, classes)
    return kelas is not None and cetak.kata is not None and same_words(cetak.kata, kelas.nama)


def from_place(soal: Soal) -> Iterator[Dugaan]:
    """The figure follows from its formula with the inputs printed in the same table or section."""
    formula = recompute.formula_of(soal.alamat, soal.hasil)
    if formula is None or soal.cetak.angka is None:
        return
    names = [m.alamat for m in soal.jejak[recompute.traced(soal.alamat)].masukan if m.alamat]
    seen = set()
    for place in soal.acuan:
        there = soal.cetakan.tempat.get(place, {})
        since = tuple((a, there[a]) for a in names if a in there and there[a] != soal.value(a))
        for value, text, way in formula([there.get(a, soal.value(a)) for a in names]) if since else ():
            if soal.cetak.is_number(value) and way in ("", *recompute.WHOLE) and (text(), way) not in seen:
                seen.add((text(), way))
                yield Dugaan(int(bool(way)), _told(soal, place, text(), value, way, since), _kind(way), since)


def _told(soal: Soal, place: str, text: str, value: Decimal, way: str, since: Sequence[tuple[str, Decimal]]) -> str:
    if " " not in text:
        return f"Mengikuti {soal.about(since[0][0])} yang tercetak pada {place}, {text}."
    return f"Dari angka pada {place}{f', {way}' if way else ''}: {recompute.told(text, soal.cetak, value)}."


def _kind(way: str) -> str:
    return f"cara:{way}" if way else "cetak"


def from_printed(soal: Soal) -> Iterator[Dugaan]:
    """The figure follows from its formula with printed inputs, or with a usual slip in it."""
    formula = recompute.formula_of(soal.alamat, soal.hasil)
    if formula is None or soal.cetak.angka is None:
        return
    found = recompute.attempts(_fillings(soal), formula, soal.cetak.is_number, soal.about)
    simplest = list(itertools.takewhile(_as_simple(), found))
    for ways in recompute.merged(simplest):
        calculated = recompute.told(ways[0].hitung(), soal.cetak, ways[0].nilai)
        kind = "cara:rata-rata" if ways[0].cara else "cetak"
        since = tuple((i.alamat, i.nilai) for i in ways[0].isian if i.lain and i.nilai is not None)
        with_ = "; ".join([*ways[0].ubahan, *([" atau ".join(w.cara for w in ways)] if ways[0].cara else [])])
        text = f"{calculated} ({with_})" if " " in calculated.partition(" = ")[0] else f"Mengikuti {with_}"
        yield Dugaan(1 + ways[0].biaya, f"{text}.", kind, since)


def _as_simple() -> Callable[[recompute.Percobaan], bool]:
    """Return what tells of attempts in order whether each changes no more than the first."""
    first: list[int] = []

    def same(found: recompute.Percobaan) -> bool:
        first.append(found.biaya)
        return found.biaya == first[0]

    return same


def _fillings(soal: Soal) -> list[list[Pengisi]]:
    found = []
    for masukan in soal.jejak[recompute.traced(soal.alamat)].masukan:
        if masukan.alamat:
            own = soal.value(masukan.alamat)
            others = [Pengisi(masukan.alamat, v, True) for v in soal.others(masukan.alamat) if v != own]
            if own is None and Decimal(0) not in [o.nilai for o in others]:
                others.append(Pengisi(masukan.alamat, Decimal(0), True))
            found.append([Pengisi(masukan.alamat, own, False), *others])
    return found


def other_way(soal: Soal) -> Iterator[Dugaan]:
    """The whole quarter computed in another way gives the printed figure; what was typed is not computed."""
    if soal.part.startswith("target"):
        return
    for cara in soal.cara:
        value = cara.angka[soal.alamat].nilai
        same = soal.cetak.kata is not None and isinstance(value, str) and same_words(soal.cetak.kata, value)
        if same or (isinstance(value, Decimal | int) and soal.cetak.is_number(Decimal(value)) and soal.cetak.angka):
            yield Dugaan(3, f"{cara.kalimat} Hasilnya {cara.angka[soal.alamat].teks}.", f"cara:{cara.kalimat}")


READINGS: tuple[Reading, ...] = (
    missing_as_zero,
    misprints.at_cap,
    misprints.same_indicator,
    misprints.fewer_decimals,
    mean_readings.activities,
    mean_readings.shares,
    other_class,
    from_place,
    mean_readings.one_by_one,
    mean_readings.through_goals,
    from_printed,
    other_way,
    mean_readings.over_indicators,
    mean_readings.detail_rows,
    mean_readings.other_divisor,
    misprints.digits,
    misprints.other_object,
)
