"""Rules of the targets of a plan: those that no capaian can be made of, that fall, that end elsewhere, that cannot be.

In: a loaded `Content`, a year and its rule set. Out: problems with their places.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator import indonesian as ind
from generator.addresses.periods import YEARLY
from generator.checks import accumulation as accumulation_checks
from generator.content.model import Content, Tahun
from generator.indonesian.written import Rentang
from generator.problems.problem import Keys, Place, Problem
from generator.records.plan import Indikator
from generator.records.rule_set import Aturan
from generator.scoring import accumulation, regulation

PERCENT = Decimal(100)
IMPOSSIBLE = 100 * PERCENT  # a hundred times the whole: no slip of a report, but of the keyboard
REASON = "Bila memang begitu, tulis alasan_target."
FROM_START = (
    "Jika memang negatif, tulis awal (keadaan awal) pada indikator ini, dan rumusnya pada capaian.dari_awal menurut "
    "keputusannya."
)
NO_TARGET = "Jika belum ada target, kosongkan sesudah titik dua."


def problems(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield targets that fall during the year or end elsewhere than the year's, unless a reason is given."""
    for path, indikator in tahun.rencana.paths():
        yield from _impossible(content, tahun, path, indikator)
        if indikator.alasan_target:
            continue
        yield from _ending(content, tahun, path, indikator)
        yield from accumulation_checks.parts(content, tahun, path, indikator)
        yield from _beyond(content, tahun, path, indikator)
        if indikator.arah == "maksimalkan" and not accumulation.joins(indikator):
            yield from _falling(content, tahun, path, indikator)


def _ending(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets of the quarters that do not make the one of the year."""
    if accumulation.joins(indikator):
        yield from accumulation_checks.targets(content, tahun, path, indikator)
        return
    target = indikator.target
    last = tahun.jenis.semua[-1]
    final, key, name = target.of(last), last.kunci, last.pendek
    if (final is None) != (target.tahunan is None):
        missing = key if final is None else YEARLY
        where = content.key_place(tahun.berkas, (*path, "target", missing))
        wrong = (
            f"Target {name} ada, target tahunan tidak." if missing == YEARLY else f"Target tahunan ada, {name} tidak."
        )
        yield Problem(
            where, "target-tak-lengkap", f"target.{missing}", wrong, f"Isi {missing}; keduanya sama. {REASON}"
        )
    elif final is not None and target.tahunan is not None and final != target.tahunan:
        where = content.place(tahun.berkas, (*path, "target", key))
        wrong = f"Target {name} {ind.number(final)} berbeda dari target tahunan {ind.number(target.tahunan)}."
        adds_up = sum(t for m in tahun.jenis.semua if (t := target.of(m)) is not None) == target.tahunan
        else_ = f"tulis akumulasi: jumlah (angka tiap {last.kata} dijumlahkan), " if adds_up else ""
        remedy = f"Samakan keduanya, {else_}atau tulis alasan_target."
        yield Problem(where, "target-akhir", f"target.{key}", wrong, remedy)


def _impossible(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets in percent that no indicator can have."""
    for key in tahun.jenis.kunci_target:
        value = getattr(indikator.target, key)
        if indikator.satuan == "persen" and value is not None and value > IMPOSSIBLE:
            where = content.place(tahun.berkas, (*path, "target", key))
            wrong, remedy = (
                f"Target {ind.number(value)} persen mustahil.",
                "Periksa angkanya dan letak titik desimalnya.",
            )
            yield Problem(where, "persen-mustahil", f"target.{key}", wrong, remedy)


def _beyond(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets in percent beyond the whole: often a slipped decimal point."""
    for key in tahun.jenis.kunci_target:
        value = getattr(indikator.target, key)
        if indikator.satuan == "persen" and value is not None and PERCENT < value <= IMPOSSIBLE:
            where = content.place(tahun.berkas, (*path, "target", key))
            wrong = f"Target {ind.number(value)} lebih dari {ind.plain(PERCENT)} persen."
            yield Problem(where, "persen-janggal", f"target.{key}", wrong, f"Periksa letak titik desimalnya. {REASON}")


def _falling(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    given = [(key, value) for key in tahun.jenis.kunci if (value := getattr(indikator.target, key)) is not None]
    for (earlier, before), (key, value) in pairwise(given):
        if value < before:
            where = content.place(tahun.berkas, (*path, "target", key))
            wrong = f"Target turun dari {ind.number(before)} ({earlier}) menjadi {ind.number(value)} ({key})."
            yield Problem(where, "target-turun", f"target.{key}", wrong, "Periksa targetnya, atau tulis alasan_target.")


def unscored(where: Place, key: str, value: Decimal | None, aturan: Aturan, indikator: Indikator) -> Iterator[Problem]:
    """Yield the problem of a target that the rule set has no capaian for."""
    rumus = regulation.formula(aturan, indikator.cara)
    if value is None or rumus is None:
        return
    lacking = regulation.nothing_told(rumus)
    if isinstance(value, Rentang) and indikator.cara != "stabilkan":
        wrong = f"Target {value.ditulis} berupa rentang, sedangkan indikator ini {indikator.cara}."
        remedy = "Tulis arah: stabilkan bila realisasinya harus di dalam rentang itu; bila tidak, tulis satu angka."
        yield Problem(where, "rentang-salah", key, wrong, remedy)
    elif indikator.awal is not None:
        if value == indikator.awal and lacking:
            wrong = f"Target {ind.number(value)} sama dengan keadaan awal: tidak ada jarak yang dapat ditempuh."
            told = f"jika_nol menurut keputusannya pada capaian.{indikator.cara}"
            remedy = f"Periksa keduanya. Jika memang sama, tulis {told}."
            yield Problem(where, "target-tidak-sah", key, wrong, remedy)
    elif value < 0:
        wrong = f"Target negatif ({ind.number(value)}) tidak dapat dinilai dengan rumus {rumus.rumus}."
        yield Problem(where, "target-tidak-sah", key, wrong, f"{NO_TARGET} {FROM_START}")
    elif value == 0 and lacking:
        wrong = f"Target 0: aturan {aturan.kode} tidak menyebut capaiannya, padahal target 0 menjadi pembagi."
        keys = f"{ind.listing(lacking)} menurut keputusannya pada capaian.{indikator.cara}"
        remedy = f"{NO_TARGET} Jika targetnya memang 0, tulis {keys}."
        yield Problem(where, "target-tidak-sah", key, wrong, remedy)


def below_zero(where: Place, aturan: Aturan, indikator: Indikator) -> Iterator[Problem]:
    """Yield the problem of a realisasi below 0 that the formula of its indicator makes nothing of."""
    rumus = regulation.formula(aturan, indikator.cara)
    if rumus is None or regulation.below_zero(rumus):
        return
    floor = f"batas_bawah pada capaian.{indikator.cara}, atau "
    told = f"tulis {floor if rumus.rumus == 'realisasi_per_target' else ''}awal (keadaan awal) pada indikator ini"
    remedy = f"Periksa tandanya. Jika memang negatif, {told} dan rumus capaian.dari_awal, menurut keputusannya."
    yield Problem(where, "realisasi-negatif", "realisasi", "Realisasi negatif tidak dapat dinilai.", remedy)
