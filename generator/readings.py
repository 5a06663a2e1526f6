"""Other readings of a printed figure that differs: each is a small function, and each guess carries its arithmetic.

In: a `Soal` (one printed figure and all that is known about it). Out: `Dugaan` values. A reading yields only what
reproduces the printed figure exactly (rounded or cut as printed). To add one, write it and list it in `READINGS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from generator import cells, metode, misprints, recompute, regulation, rule_source
from generator import indonesian as ind
from generator.printed import Cetak, same_words
from generator.question import Dugaan, Soal
from generator.recompute import Isian
from generator.schema import Kelas

SHOWN = 3
CLASS_TABLES = {
    "kategori": "kategori",
    "kategori_tahunan": "capaian_tahunan",
    "predikat": "predikat",
    "kelas": "efisiensi",
}


Reading = Callable[[Soal], Iterator[Dugaan]]


def guesses(soal: Soal) -> list[Dugaan]:
    """Return the readings that reproduce a printed figure, simplest first."""
    found = sorted((d for reading in READINGS for d in reading(soal)), key=lambda d: d.biaya)
    near = [d for d in found if d.biaya <= found[0].biaya + 1]
    return list({d.kalimat: d for d in near}.values())[:SHOWN]


def missing_as_zero(soal: Soal) -> Iterator[Dugaan]:
    """A figure that does not exist yet was printed as 0, or computed from 0."""
    if soal.angka[soal.alamat].nilai is None and soal.cetak.angka is not None:
        if soal.cetak.angka == 0:
            yield Dugaan(1, "Yang belum dinilai ditulis 0.")
        elif soal.part == "te" and soal.cetak.angka == -1:
            yield Dugaan(1, "Capaian yang belum dinilai dihitung 0: (0 − SE) ÷ SE = −1,00.")


def other_class(soal: Soal) -> Iterator[Dugaan]:
    """A class name follows from a printed figure, comes from another table, or is in no table."""
    if soal.cetak.kata is None or soal.part not in CLASS_TABLES:
        return
    rules, own = soal.hasil.aturan, CLASS_TABLES[soal.part]
    source = soal.jejak[soal.alamat].masukan[0].alamat
    about = ind.lower_first(soal.name(source))
    for key, (classes, _) in regulation.tables(rules).items():
        found = next((v for v in _sources(soal, source, key == own) if _is(soal.cetak, v[0], classes)), None)
        if found:
            right = "" if key == own else f"; kolom ini memakai {getattr(rules, own).acuan}"
            sentence = f"Itu kelas {getattr(rules, key).acuan} untuk {about} {found[1]}, {ind.number(found[0])}{right}."
            yield Dugaan(1 + (key != own), sentence)
    known = [k.nama for classes, _ in regulation.tables(rules).values() for k in classes]
    if not any(same_words(soal.cetak.kata, name) for name in known):
        yield Dugaan(1, f"“{soal.cetak.kata}” tidak ada pada tabel kelas mana pun ({rule_source.places(rules)}).")


def _sources(soal: Soal, source: str, own: bool) -> list[tuple[Decimal, str]]:
    computed = soal.value(source)
    found = [(v, "yang tercetak") for v in soal.tercetak.get(source, ())]
    if computed is None:
        found.append((Decimal(0), "yang belum dinilai, dihitung 0"))
    elif not own:
        found.insert(0, (computed, "hasil hitungan"))
    return found


def _is(cetak: Cetak, value: Decimal, classes: Sequence[Kelas]) -> bool:
    kelas = regulation.class_of(value, classes)
    return kelas is not None and cetak.kata is not None and same_words(cetak.kata, kelas.nama)


def from_printed(soal: Soal) -> Iterator[Dugaan]:
    """The figure follows from its formula with printed inputs, or with a usual slip in it."""
    formula = recompute.formula_of(soal.alamat, soal.hasil)
    if formula is None or soal.cetak.angka is None:
        return
    simplest = recompute.MOST + 2
    for found in recompute.attempts(
        _fillings(soal), formula, soal.cetak.is_number, lambda a: ind.lower_first(soal.name(a))
    ):
        if found.biaya <= simplest:
            simplest = found.biaya
            cut = "" if soal.cetak.rounded(found.nilai) == soal.cetak.angka else ", dipotong"
            with_ = "; ".join(found.ubahan)
            yield Dugaan(1 + found.biaya, f"{found.hitung()} = {soal.cetak.teks}{cut} ({with_}).")


def _fillings(soal: Soal) -> list[list[Isian]]:
    of = f"{soal.alamat.rpartition('.')[0]}.ie" if soal.part == "te" else soal.alamat
    found = []
    for masukan in soal.jejak[of].masukan:
        if masukan.alamat:
            own = soal.value(masukan.alamat)
            others = [Isian(masukan.alamat, v, True) for v in soal.tercetak.get(masukan.alamat, ()) if v != own]
            if own is None and Decimal(0) not in [o.nilai for o in others]:
                others.append(Isian(masukan.alamat, Decimal(0), True))
            found.append([Isian(masukan.alamat, own, False), *others])
    return found


def other_way(soal: Soal) -> Iterator[Dugaan]:
    """The whole quarter computed in another way gives the printed figure."""
    for cara in soal.cara:
        value = cara.angka[soal.alamat].nilai
        same = soal.cetak.kata is not None and isinstance(value, str) and same_words(soal.cetak.kata, value)
        if same or (isinstance(value, Decimal | int) and soal.cetak.is_number(Decimal(value))):
            yield Dugaan(2, f"{cara.kalimat} Hasilnya {cara.angka[soal.alamat].teks}.")


def over_indicators(soal: Soal) -> Iterator[Dugaan]:
    """The mean was taken over indicators (or goals) at once instead of rung by rung."""
    if soal.part not in ("npss", "nps") or soal.alamat.startswith("sasaran"):
        return
    groups = [p for p in soal.hasil.perspektif if soal.alamat in ("npss", f"perspektif.{p.perspektif.kode}.nps")]
    goals = [s.nilai.nps for p in groups for s in p.sasaran if s.nilai.nps is not None]
    items = [i.dihitung for p in groups for s in p.sasaran for i in s.indikator if i.dihitung is not None]
    raw = [i.capaian for p in groups for s in p.sasaran for i in s.indikator if i.capaian is not None]
    for words, values in (
        ("semua sasaran", goals),
        ("semua indikator", items),
        ("semua indikator tanpa batas atas", raw),
    ):
        if values and soal.cetak.is_number(sum(values, Decimal(0)) / len(values)):
            yield Dugaan(2, f"Rata-rata {len(values)} nilai: {words} sekaligus = {soal.cetak.teks}.")


def activities(soal: Soal) -> Iterator[Dugaan]:
    """A total of the office equals the sum over its activities."""
    if soal.alamat in ("anggaran.pagu", "anggaran.realisasi"):
        total = sum(getattr(uang, soal.part) for _, uang in soal.hasil.kegiatan)
        if soal.cetak.angka == total:
            parts = " + ".join(ind.rupiah(getattr(uang, soal.part)) for _, uang in soal.hasil.kegiatan)
            yield Dugaan(1, f"Jumlah per kegiatan: {parts} = {ind.rupiah(total)}.")


def detail_rows(soal: Soal) -> Iterator[Dugaan]:
    """The detail rows give the figure with one row left out or counted twice, or instead of the typed realisasi."""
    i = soal.indikator
    if i is None or soal.alamat != f"iku.{i.indikator.nomor}.realisasi":
        return
    rows = metode.rows(i.indikator, i.ukur)
    run = metode.METODE[i.indikator.metode.jenis]
    if rows and soal.cetak.is_number(run(i.indikator.metode, rows)):
        yield Dugaan(1, f"Hasil rincian: {cells.row_formula(i)} = {soal.cetak.teks}.")
    for index, row in enumerate(rows):
        rest = [*rows[:index], *rows[index + 1 :]]
        for words, table in (("tanpa", rest), ("dua kali", [*rows, row])):
            if table and soal.cetak.is_number(run(i.indikator.metode, table)):
                yield Dugaan(2, f"Rincian dihitung {words} baris {index + 1}.")


READINGS: tuple[Reading, ...] = (
    missing_as_zero,
    misprints.same_indicator,
    misprints.fewer_decimals,
    activities,
    other_class,
    from_printed,
    other_way,
    over_indicators,
    detail_rows,
    misprints.digits,
    misprints.other_object,
)
