"""What each chart says in one line: its title, made from the figures by rules.

In: computed reports. Out: plain Indonesian text without a full stop; no adjective that a figure does not carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator import narrative
from generator.influence import Tuas
from generator.narrative import FULL, assessed, period, reached
from generator.scoring import Hasil, HasilIndikator

Named = tuple[str, Decimal | None]
FIRST = "baru satu triwulan"


def lowest(items: Sequence[Named], kind: str) -> str:
    """Return which of several NPS is lowest, or that all reach 100."""
    known = [(name, value) for name, value in items if value is not None]
    if not known:
        return f"Belum ada {kind} yang dinilai"
    name, value = min(known, key=lambda pair: pair[1])
    if value >= FULL:
        return f"Semua {kind} yang dinilai mencapai {ind.plain(FULL)}"
    short = sum(v < FULL for _, v in known)
    return f"{short} dari {len(known)} {kind} di bawah {ind.plain(FULL)}; terendah {name}, {ind.number(value)}"


def perspektif(hasil: Hasil) -> str:
    """Return the finding on the perspektif."""
    return lowest([(p.perspektif.nama, p.nilai.nps) for p in hasil.perspektif], "perspektif")


def sasaran(hasil: Hasil) -> str:
    """Return the finding on the sasaran."""
    return lowest([(f"sasaran {s.sasaran.nomor}", s.nilai.nps) for s in hasil.sasaran], "sasaran")


def kategori(hasil: Hasil) -> str:
    """Return the kategori that most of the assessed indicators have."""
    groups = [(k, items) for k, items in narrative.by_category(hasil, hasil.indikator) if k]
    if not groups:
        return narrative.headline(hasil)
    total = sum(len(items) for _, items in groups)
    kelas, most = max(groups, key=lambda pair: len(pair[1]))
    return f"Terbanyak {kelas.nama if kelas else ''}: {len(most)} dari {total} indikator yang dinilai"


def pengaruh(found: Sequence[Tuas]) -> str:
    """Return what would raise the NPSS most."""
    first = found[0]
    name = ind.lower_first(first.indikator.indikator.label)
    return f"NPSS paling naik, {ind.number(first.selisih)}, bila {name} mencapai target"


def pagu(hasil: Hasil) -> str:
    """Return which sasaran spent the most and which the least of its budget."""
    known = [(s.uang.serapan, s.sasaran.nomor) for s in hasil.sasaran if s.uang.serapan is not None]
    if len(known) < 2:
        return narrative.money(hasil).removesuffix(".")
    (low, last), (high, first) = min(known), max(known)
    if low == high:
        return f"Setiap sasaran menyerap {ind.number(low, 2)}% pagunya"
    most = f"Sasaran {first} menyerap terbanyak, {ind.number(high, 2)}% pagunya"
    return f"{most}; sasaran {last} paling sedikit, {ind.number(low, 2)}%"


def serapan(hasil: Hasil, passed: Decimal) -> str:
    """Return how many indicators spent less than the part of the year that has passed."""
    known = [i.uang.serapan for i in hasil.indikator if i.uang and i.uang.serapan is not None]
    if not known:
        return "Data anggaran per indikator belum tersedia"
    less = sum(v < passed for v in known)
    share = f"{ind.plain(passed)}% pagunya"
    if not less:
        return f"Semua {len(known)} indikator menyerap paling sedikit {share}"
    return f"{less} dari {len(known)} indikator menyerap kurang dari {share}"


def capaian_serapan(hasil: Hasil) -> str:
    """Return how many of the assessed indicators met their target, and what they spent."""
    known = [i for i in assessed(hasil) if i.uang and i.uang.serapan is not None]
    if not known:
        return "Belum ada indikator dengan capaian dan serapan"
    met = reached(known)
    if not met:
        return f"Belum ada dari {len(known)} indikator yang mencapai target"
    spent = sorted(i.uang.serapan for i in met if i.uang and i.uang.serapan is not None)
    reach = f"{ind.number(spent[0], 2)}% sampai {ind.number(spent[-1], 2)}%"
    return f"{len(met)} dari {len(known)} indikator mencapai target; serapannya {reach}"


def efisiensi(hasil: Hasil) -> str:
    """Return how many indicators are efficient."""
    if not any(i.efisiensi for i in hasil.indikator):
        return "Efisiensi belum dinilai"
    return narrative.efficient(hasil).removesuffix(".")


def path(i: HasilIndikator) -> str:
    """Return where an indicator stands against its target, and the target of the year."""
    name, _, rest = narrative.indicator_title(i).partition(": ")
    said = f"Realisasi {rest}" if i.capaian is not None and i.realisasi is not None else f"{name}: {rest}"
    yearly, sign = i.indikator.target.tahunan, "%" if i.indikator.satuan == "persen" else ""
    return f"{said}; target setahun {ind.number(yearly)}{sign}" if yearly is not None else said


def target_actual(i: HasilIndikator) -> str:
    """Return the capaian of an indicator."""
    if i.capaian is None:
        return narrative.indicator_title(i)
    return f"Capaian {ind.lower_first(i.indikator.label)} {ind.number(i.capaian)}%"


def trend(what: str, items: Sequence[tuple[Hasil, Decimal | None]]) -> str:
    """Return how a measure moved since the quarter before in which it was assessed."""
    known = [(period(h), v) for h, v in items if v is not None]
    if not known:
        return f"{what} belum dinilai"
    name, now = known[-1]
    if len(known) == 1:
        return f"{what} {ind.number(now)} pada {name}; {FIRST} dinilai"
    before, then = known[-2]
    if now == then:
        return f"{what} tetap {ind.number(now)} sejak {before}"
    verb = "naik" if now > then else "turun"
    return f"{what} {verb} {ind.number(abs(now - then))} menjadi {ind.number(now)} sejak {before}"
