"""The printed report against the computed one: a verdict for every printed figure, a cause where one is provable.

In: a `Hasil` with its derivations. Out: one `Temuan` per printed figure in printed order, and the groups
of printed figures that contradict each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.figures import naming
from generator.figures.figures import Angka, figures
from generator.figures.trace import Jejak
from generator.printed import other_ways, readings, roundings, verdict
from generator.printed.question import Cetakan, Dugaan, Soal, families
from generator.printed.roundings import Pembandingan
from generator.printed.verdict import Cetak, Verdict
from generator.records import efficiency
from generator.records.printed import Terbit
from generator.records.rule_set import Aturan
from generator.scoring import class_tables, regulation
from generator.scoring.ladder import Hasil

# Which class table a number is read in, by the last step of its address.
CLASSED = {
    "npss": "predikat",
    "nps": "predikat",
    "capaian": "kategori",
    "capaian_tahunan": "capaian_tahunan",
    **dict.fromkeys(efficiency.CLASSED, "efisiensi"),
}
CERTAIN = frozenset({"kelas-tiada"})  # kinds of readings that are no guess
NO_CAUSE = "Sebabnya belum diketahui."


@dataclass(frozen=True)
class Temuan:
    """One printed figure: as printed, computed, the verdict, its explanation, and guesses at the cause.

    `baris` is the anchor of its row among those that differ; `mengubah` tells that the difference moves the figure
    into another class.
    """

    terbit: Terbit
    nama: str
    cetak: Cetak
    angka: Angka
    putusan: Verdict
    penjelasan: str
    dugaan: tuple[Dugaan, ...]
    mengubah: bool
    baris: str = ""

    @property
    def sebab(self) -> str:
        """Return the explanation, or the guesses as guesses, or that none fits."""
        if self.putusan != "berbeda":
            return self.penjelasan
        if not self.dugaan:
            return NO_CAUSE
        if self.dugaan[0].jenis in CERTAIN:
            return self.dugaan[0].kalimat
        return " ".join(f"{'Dugaan' if n == 0 else 'Atau'}: {d.kalimat}" for n, d in enumerate(self.dugaan))


def reconcile(hasil: Hasil, jejak: Mapping[str, Jejak]) -> tuple[Temuan, ...]:
    """Return the verdict on every printed figure of a quarter, in printed order."""
    if not hasil.kuartal.terbit:
        return ()
    angka, exact = figures(hasil), other_ways.unrounded(hasil)
    first = [_compared(t, angka[t.ukuran], exact.get(t.ukuran)) for t in hasil.kuartal.terbit]
    judged = roundings.settled(first, roundings.Dasar(hasil, jejak, exact))
    causes = dict(_causes(hasil, jejak, angka, judged))
    rows = _rows(judged)
    return tuple(
        Temuan(
            p.terbit,
            naming.name(p.terbit.ukuran, hasil),
            p.cetak,
            angka[p.terbit.ukuran],
            p.putusan,
            p.penjelasan,
            causes.get(same(p), ()),
            p.putusan == "berbeda" and changes_class(hasil.aturan, angka[p.terbit.ukuran], p.cetak),
            rows.get(same(p), ""),
        )
        for p in judged
    )


Same = tuple[str, str]


def same(p: Pembandingan | Temuan) -> Same:
    """Return what two printed figures share that are the same print of the same figure."""
    return p.terbit.ukuran, p.cetak.teks.casefold()


def _compared(terbit: Terbit, angka: Angka, exact: Decimal | None) -> Pembandingan:
    cetak = verdict.parse(terbit.nilai, terbit.ukuran)
    return Pembandingan(terbit, cetak, *verdict.verdict(cetak, angka, exact))


def _rows(judged: Sequence[Pembandingan]) -> dict[Same, str]:
    """Return the anchor of every print that differs: `baris-` and the address, numbered from the second value on."""
    found: dict[Same, str] = {}
    times: dict[str, int] = {}
    for p in judged:
        if p.putusan == "berbeda" and same(p) not in found:
            times[p.terbit.ukuran] = nth = times.get(p.terbit.ukuran, 0) + 1
            found[same(p)] = f"baris-{naming.anchor(p.terbit.ukuran)}{f'-{nth}' if nth > 1 else ''}"
    return found


def _causes(
    hasil: Hasil, jejak: Mapping[str, Jejak], angka: Mapping[str, Angka], judged: Sequence[Pembandingan]
) -> Iterator[tuple[Same, tuple[Dugaan, ...]]]:
    """Yield the guesses at the cause of every print that differs."""
    places: dict[Same, list[Pembandingan]] = {}
    for p in judged:
        if p.putusan == "berbeda":
            places.setdefault(same(p), []).append(p)
    if not places:
        return
    around, ways, kin = _around(judged), other_ways.ways(hasil), families(angka)
    for key, alike in places.items():
        where = tuple(dict.fromkeys(p.terbit.acuan for p in alike))
        soal = Soal(hasil, key[0], alike[0].cetak, where, angka, jejak, around, ways, kin)
        yield key, tuple(readings.guesses(soal))


def _around(judged: Sequence[Pembandingan]) -> Cetakan:
    """Return everything printed, as readings look it up."""
    other: dict[str, list[Decimal]] = {}
    rounded: dict[str, list[tuple[Decimal, str]]] = {}
    places: dict[str, dict[str, Decimal]] = {}
    for p in (p for p in judged if p.cetak.angka is not None):
        value, alamat = p.cetak.angka, p.terbit.ukuran
        assert value is not None
        places.setdefault(p.terbit.acuan, {}).setdefault(alamat, value)
        if p.putusan == "pembulatan" and value not in [v for v, _ in rounded.setdefault(alamat, [])]:
            rounded[alamat].append((value, p.terbit.acuan))
        elif p.putusan == "berbeda" and value not in other.setdefault(alamat, []):
            other[alamat].append(value)
    return Cetakan(other, rounded, places)


def changes_class(aturan: Aturan, angka: Angka, cetak: Cetak) -> bool:
    """Tell whether the printed figure is, or leads to, another class than the computed one."""
    part = angka.alamat.rsplit(".", 1)[-1]
    if part in readings.CLASS_TABLES:
        return True
    if part not in CLASSED or cetak.angka is None:
        return False
    table = class_tables.tables(aturan).get(CLASSED[part])
    classes = table.kelas if table else ()
    mine = None if angka.nilai is None else regulation.class_of(Decimal(angka.nilai), classes)
    return regulation.class_of(cetak.angka, classes) != mine


def contradictions(found: Sequence[Temuan]) -> list[tuple[Temuan, ...]]:
    """Return the printed figures that contradict each other: per address, one finding for each different value."""
    groups: dict[str, dict[object, Temuan]] = {}
    for temuan in found:
        value: object = temuan.cetak.angka if temuan.cetak.angka is not None else (temuan.cetak.kata or "").casefold()
        groups.setdefault(temuan.terbit.ukuran, {}).setdefault(value, temuan)
    return [tuple(g.values()) for g in groups.values() if len(g) > 1]
