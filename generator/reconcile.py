"""The printed report against the computed one: a verdict for every printed figure, a cause where one is provable.

In: a computed report with its derivations. Out: one `Temuan` per printed figure in printed order, and the groups
of printed figures that contradict each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import alternatives, naming, printed, readings, regulation
from generator.figures import Angka, figures
from generator.printed import Cetak, Verdict
from generator.printed_schema import Terbit
from generator.provenance import Jejak
from generator.question import Dugaan, Soal, families
from generator.schema import Aturan
from generator.scoring import Hasil

# Which class table a number is read in, by the last step of its address.
CLASSED = {
    "npss": "predikat",
    "nps": "predikat",
    "capaian": "kategori",
    "capaian_tahunan": "capaian_tahunan",
    "te": "efisiensi",
}
NO_CAUSE = "Tidak ada bacaan yang menghasilkan angka ini."


@dataclass(frozen=True)
class Temuan:
    """One printed figure: as printed, computed, the verdict, its explanation, and guesses at the cause.

    `mengubah` tells that the difference moves the figure into another class.
    """

    terbit: Terbit
    nama: str
    cetak: Cetak
    angka: Angka
    putusan: Verdict
    penjelasan: str
    dugaan: tuple[Dugaan, ...]
    mengubah: bool

    @property
    def sebab(self) -> str:
        """Return the explanation, or the guesses as guesses, or that none fits."""
        if self.putusan != "berbeda":
            return self.penjelasan
        if not self.dugaan:
            return NO_CAUSE
        return " ".join(f"{'Dugaan' if n == 0 else 'Atau'}: {d.kalimat}" for n, d in enumerate(self.dugaan))


def reconcile(hasil: Hasil, jejak: Mapping[str, Jejak]) -> tuple[Temuan, ...]:
    """Return the verdict on every printed figure of a quarter, in printed order."""
    if not hasil.kuartal.terbit:
        return ()
    angka, exact = figures(hasil), alternatives.unrounded(hasil)
    rows = [(t, printed.parse(t.nilai)) for t in hasil.kuartal.terbit]
    judged = [(t, c, *printed.verdict(c, angka[t.ukuran], exact.get(t.ukuran))) for t, c in rows]
    other: dict[str, list[Decimal]] = {}
    for terbit, cetak, putusan, _ in judged:
        if putusan != "cocok" and cetak.angka is not None and cetak.angka not in other.setdefault(terbit.ukuran, []):
            other[terbit.ukuran].append(cetak.angka)
    ways, kin = alternatives.ways(hasil), families(angka)
    known: dict[tuple[str, str], tuple[Dugaan, ...]] = {}
    found = []
    for terbit, cetak, putusan, why in judged:
        key = (terbit.ukuran, terbit.nilai)
        if putusan == "berbeda" and key not in known:
            known[key] = tuple(readings.guesses(Soal(hasil, terbit.ukuran, cetak, angka, jejak, other, ways, kin)))
        causes = known.get(key, ()) if putusan == "berbeda" else ()
        moves = putusan == "berbeda" and changes_class(hasil.aturan, angka[terbit.ukuran], cetak)
        name = naming.name(terbit.ukuran, hasil)
        found.append(Temuan(terbit, name, cetak, angka[terbit.ukuran], putusan, why, causes, moves))
    return tuple(found)


def changes_class(aturan: Aturan, angka: Angka, cetak: Cetak) -> bool:
    """Tell whether the printed figure is, or leads to, another class than the computed one."""
    part = angka.alamat.rsplit(".", 1)[-1]
    if part in readings.CLASS_TABLES:
        return True
    if part not in CLASSED or cetak.angka is None:
        return False
    classes, _ = regulation.tables(aturan)[CLASSED[part]]
    mine = None if angka.nilai is None else regulation.class_of(Decimal(angka.nilai), classes)
    return regulation.class_of(cetak.angka, classes) != mine


def contradictions(found: Sequence[Temuan]) -> list[tuple[Temuan, ...]]:
    """Return the printed figures that contradict each other: per address, one finding for each different value."""
    groups: dict[str, dict[object, Temuan]] = {}
    for temuan in found:
        value: object = temuan.cetak.angka if temuan.cetak.angka is not None else (temuan.cetak.kata or "").casefold()
        groups.setdefault(temuan.terbit.ukuran, {}).setdefault(value, temuan)
    return [tuple(g.values()) for g in groups.values() if len(g) > 1]
