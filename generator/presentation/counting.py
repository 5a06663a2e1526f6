"""Who reached the target: three groups, and the words for them in every number.

In: indicators of a `Hasil`. Out: groups and text. An indicator in a class of kind `khusus` is in neither of the
first two groups: its rule set says that its capaian tells nothing, whatever the class is called. A target is reached by
the realisasi itself, where the class does not say otherwise: a capaian that was rounded up to 100 reaches none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.presentation.phrases import FULL
from generator.records.rule_set import Kelas
from generator.scoring.ladder import HasilIndikator

Measured = tuple[Decimal | None, Kelas | None, Decimal | None, Decimal | None]  # capaian, its class, target, realisasi
Measure = Callable[[HasilIndikator], Measured]


@dataclass(frozen=True)
class Capai:
    """Indicators that reached their target, that did not, and, by the name of the class, those that tell nothing;
    `menurut_kelas`: the classes of the rule set say of some which it is."""

    tercapai: tuple[HasilIndikator, ...]
    belum: tuple[HasilIndikator, ...]
    khusus: tuple[tuple[str, int], ...]
    menurut_kelas: bool = False

    @property
    def jumlah(self) -> int:
        """Return how many are assessed."""
        return len(self.tercapai) + len(self.belum) + sum(n for _, n in self.khusus)


def quarterly(i: HasilIndikator) -> Measured:
    """Return the capaian of the quarter, its class, target and realisasi."""
    return i.capaian, i.kategori, i.target, i.realisasi


def yearly(i: HasilIndikator) -> Measured:
    """Return the capaian against the target of the year, its class, that target, the realisasi so far."""
    return i.capaian_tahunan, i.kategori_tahunan, i.indikator.target.tahunan, i.sampai


def grouped(items: Iterable[HasilIndikator], measure: Measure = quarterly) -> Capai:
    """Return the groups; what is not assessed is in none."""
    known = [(i, *measure(i)) for i in items]
    special = [k for _, _, k, _, _ in known if k and k.rupa == "khusus"]
    names = dict.fromkeys(k.nama for k in special)
    plain = [
        (i, _met(i, (v, k, goal, done)))
        for i, v, k, goal, done in known
        if v is not None and not (k and k.rupa == "khusus")
    ]
    return Capai(
        tuple(i for i, met in plain if met),
        tuple(i for i, met in plain if not met),
        tuple((ind.lower_first(name), sum(k.nama == name for k in special)) for name in names),
        any(k and k.tercapai is not None for _, _, k, _, _ in known),
    )


def _met(i: HasilIndikator, measured: Measured) -> bool:
    """Return whether a target is reached: as the class says where it says so, else by the realisasi; without one it
    counts by its capaian."""
    capaian, kelas, target, realisasi = measured
    if kelas and kelas.tercapai is not None:
        return kelas.tercapai
    if realisasi is None or target is None:
        return capaian is not None and capaian >= FULL
    return i.indikator.meets(realisasi, target)


def said(found: Capai, goal: str = "target") -> str:
    """Return how many reached the target, how many not, and how many tell nothing: without a full stop."""
    total, met, short = found.jumlah, len(found.tercapai), len(found.belum)
    goal = f"{goal} menurut aturan" if found.menurut_kelas else goal
    if total in (met, short):
        return f"{everything(total, met == 0)} indikator yang dinilai {_not(total, met == 0)}mencapai {goal}"
    if not met and not short:
        return _none_tells(found)
    head = f"{met} dari {total}" if met else f"Belum satu pun dari {total}"
    rest = [f"{short} belum"] if short and met and found.khusus else []
    return ", ".join([f"{head} indikator mencapai {goal}", *rest, *(f"{n} {name}" for name, n in found.khusus)])


def everything(total: int, none: bool = False) -> str:
    """Return the beginning of a sentence on all of a number: Satu-satunya, Kedua, Semua 18; or on none of them."""
    if total == 1:
        return "Satu-satunya"
    if none:
        return "Kedua" if total == 2 else f"Belum satu pun dari {total}"
    return "Kedua" if total == 2 else f"Semua {ind.number_of(total)}"


def _not(total: int, none: bool) -> str:
    return "belum " if none and total < 3 else ""


def _none_tells(found: Capai) -> str:
    total = found.jumlah
    whose = everything(total)
    parts = [name if n == total else f"{n} {name}" for name, n in found.khusus]
    return f"Capaian {ind.lower_first(whose)} indikator yang dinilai {ind.listing(parts)}"
