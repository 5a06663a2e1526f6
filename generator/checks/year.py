"""Rules that span records and files; each yields problems, none stops at the first.

In: a loaded `Content` whose files are each well formed. Out: problems, after which scoring cannot fail.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import get_args

from generator import addresses
from generator import indonesian as ind
from generator.checks import (
    comparators,
    document_order,
    metadata,
    pagu,
    performance_tree,
    plan_versions,
    targets,
    weights,
)
from generator.checks import periods as period_checks
from generator.checks import plan as plan_checks
from generator.checks import prose as prose_checks
from generator.checks.quarter import quarter
from generator.content import plan_drafts
from generator.content.model import Content, Kuartal, Tahun
from generator.problems.problem import Keys, Problem, nearest
from generator.records.rule_set import CARA, Aturan, Kelas, Rung
from generator.scoring import class_tables, regulation

Find = Callable[[], Iterable[Problem]]
Kept = Callable[[Kuartal, str, Find], Iterable[Problem]]
MOST_DECIMALS = 6


def rule_sets(content: Content) -> dict[str, list[Problem]]:
    """Return the problems of every rule set by its kode."""
    return {kode: [*_rule_set(content, rule_set)] for kode, rule_set in content.aturan.items()}


def shared(content: Content, faults: Mapping[str, list[Problem]]) -> list[Problem]:
    """Return the problems of what all years share; `faults` are those of the rule sets."""
    found = [p for found in faults.values() for p in found]
    named = (_office, document_order.problems, prose_checks.synonyms, _glossary, metadata.regulation_lists)
    return [*found, *(p for check in named for p in check(content))]


def _office(content: Content) -> Iterator[Problem]:
    """Yield what is wrong with the kode of the office: it names files and goes into the open data."""
    place = partial(content.place, f"{content.akar}/unit.yaml", ("kode",))
    yield from plan_checks.code(place, content.unit.kode)


def _glossary(content: Content) -> Iterator[Problem]:
    """Yield abbreviations that would have one address on the page of the glossary."""
    file, seen = f"{content.akar}/glosarium.yaml", dict[str, str]()
    for word in content.glosarium:
        if not any(c.isalnum() for c in word):
            wrong = f'Singkatan "{word}" tidak memuat huruf atau angka.'
            yield Problem(content.key_place(file, (word,)), "kode-tidak-sah", word, wrong, "Tulis singkatannya.")
        other = seen.setdefault(addresses.term(word), word)
        if other != word:
            line = content.key_place(file, (other,)).line
            wrong = f'"{word}" dan "{other}" (baris {line}) mendapat alamat yang sama di halaman Glosarium.'
            remedy = "Hapus salah satu, atau bedakan huruf atau angkanya."
            yield Problem(content.key_place(file, (word,)), "glosarium-kembar", word, wrong, remedy)


def _rule_set(content: Content, aturan: Aturan) -> Iterator[Problem]:
    file = content.rule_file(aturan.kode)
    yield from plan_checks.code(partial(content.place, file, ("kode",)), aturan.kode)
    decimals = [*_decimals(content, file, aturan)]
    yield from decimals
    if decimals:
        return
    for key, table in class_tables.tables(aturan).items():
        found = class_tables.faults(table, class_tables.unit(aturan, key))
        yield from _classes(content, file, key, table, [*found])
    yield from _numbers(content, file, aturan)


def _decimals(content: Content, file: str, aturan: Aturan) -> Iterator[Problem]:
    """Yield decimals out of range, and a number of a formula that is finer than the capaian it becomes."""
    for key in ("desimal", *get_args(Rung)):
        if (getattr(aturan.pembulatan, key) or 0) > MOST_DECIMALS:
            where, wrong = content.place(file, ("pembulatan", key)), f"Desimal di luar 0 sampai {MOST_DECIMALS}."
            yield Problem(where, "aturan-angka", key, wrong, "Tulis 2 atau angka lain.")
            return
    for arah in CARA:
        rumus = regulation.formula(aturan, arah)
        for key in ("jika_nol", "nol_per_nol", "batas_bawah", "batas_atas"):
            value = getattr(rumus, key, None)
            if value is not None and value != regulation.rounded(value, aturan, "capaian"):
                wrong = f"{ind.number(value)} memiliki lebih banyak desimal daripada capaian."
                remedy = f"Tulis paling banyak {aturan.pembulatan.decimals('capaian')} desimal."
                yield Problem(content.place(file, ("capaian", arah, key)), "aturan-angka", key, wrong, remedy)
        least, most = (getattr(rumus, key, None) for key in ("batas_bawah", "batas_atas"))
        if most is not None and most <= (least or 0):
            wrong = f"Batas atas {ind.number(most)} tidak di atas batas bawah, {ind.number(least or Decimal(0))}."
            place = content.place(file, ("capaian", arah, "batas_atas"))
            yield Problem(place, "aturan-angka", "batas_atas", wrong, "Perbaiki salah satunya menurut keputusannya.")


def _classes(
    content: Content,
    file: str,
    key: str,
    table: class_tables.Cakupan,
    faults: list[tuple[Decimal, list[str]]],
) -> Iterator[Problem]:
    """Yield one problem per gap, and one per pair of classes that overlap, at the class to look at."""
    classes = table.kelas
    names = [k.nama for k in classes]
    overlaps: dict[tuple[str, ...], list[Decimal]] = {}
    for value, found in faults:
        if found:
            overlaps.setdefault(tuple(found), []).append(value)
    for gap in _runs(classes, [value for value, found in faults if not found]):
        below, above = _beside(classes, gap)
        wrong = f"Nilai {_range(gap)} tidak masuk kelas mana pun."
        where = content.place(file, (key, "kelas", above))
        remedy = (
            f"Tutup celah antara kelas {names[below]} dan {names[above]}."
            if below != above
            else "Tutup celah batasnya."
        )
        if regulation.class_of(gap[-1] + class_tables.FAR, classes) is None:
            how = "Hapus di_bawah" if classes[below].di_bawah is not None else "Hapus sampai"
            how = how if classes[below].sama_dengan is None else "Ganti sama_dengan dengan mulai"
            remedy = f"{how} pada kelas {names[below]}, agar nilai di atasnya termasuk."
        if table.terendah is None and gap[0] < 0:
            remedy += " Atau tulis batas_bawah pada rumus capaian yang dapat bernilai di bawah 0."
        yield Problem(where, "kelas-bercelah", key, wrong, remedy)
    for pair, values in overlaps.items():
        wrong = f"Nilai {_range(values)} masuk dua kelas: {' dan '.join(pair)}."
        where = content.place(file, (key, "kelas", names.index(pair[-1])))
        yield Problem(where, "kelas-tumpang-tindih", key, wrong, "Ubah batasnya agar tidak bertumpang tindih.")


def _runs(classes: tuple[Kelas, ...], values: list[Decimal]) -> list[list[Decimal]]:
    """Return values in runs that no bound of a class divides."""
    edges = {b for k in classes for b in regulation.bounds(k)}
    runs: list[list[Decimal]] = []
    for value in values:
        if runs and not any(runs[-1][-1] < edge < value for edge in edges):
            runs[-1].append(value)
        else:
            runs.append([value])
    return runs


def _beside(classes: tuple[Kelas, ...], gap: list[Decimal]) -> tuple[int, int]:
    """Return the numbers of the classes below and above a gap; the same one where it has but one neighbour."""
    ends = [(regulation.bounds(k), n) for n, k in enumerate(classes) if regulation.bounds(k)]
    below = [(max(b), n) for b, n in ends if max(b) <= gap[0]]
    above = [(min(b), n) for b, n in ends if min(b) >= gap[-1]]
    first = max(below)[1] if below else min(above)[1]
    return first, min(above)[1] if above else first


def _range(values: list[Decimal]) -> str:
    return str(values[0]) if len(values) == 1 else f"{values[0]} sampai {values[-1]}"


def _numbers(content: Content, file: str, aturan: Aturan) -> Iterator[Problem]:
    cara = aturan.efisiensi.cara if aturan.efisiensi else None
    positive: tuple[tuple[Keys, Decimal | None, str, str], ...] = (
        *(((("efisiensi", cara.tetapan), cara.angka, cara.nama_tetapan, cara.anjuran),) if cara else ()),
        (("nps", "batas_atas"), aturan.nps.batas_atas, "Batas atas", "Tulis angka di atas 0, atau hapus isian ini."),
    )
    for path, value, what, remedy in positive:
        if value is not None and value <= 0:
            where, wrong = content.place(file, path), f"{what} harus lebih dari 0."
            yield Problem(where, "aturan-angka", str(path[-1]), wrong, remedy)
    for group in ("indikator", "sasaran", "perspektif"):
        for name, weight in getattr(aturan.nps.bobot, group).items():
            if weight < 0:
                where = content.place(file, ("nps", "bobot", group, name))
                yield Problem(where, "aturan-angka", name, "Bobot negatif.", "Tulis 0 atau lebih.")


def year(content: Content, tahun: Tahun, faulty: Collection[str], kept: Kept) -> Iterator[Problem]:
    """Yield the problems of a year; what needs a rule set is left out while that is `faulty`. What is looked for in a
    quarter is `kept` under a name."""
    yield from plan_drafts.problems(content, tahun)
    yield from plan_versions.problems(content, tahun)
    yield from pagu.history(content, tahun.kuartal)
    for part in tahun.apart():
        aturan = content.aturan.get(part.rencana.aturan)
        yield from _folder(content, part)
        yield from plan_checks.plan(content, part)
        yield from comparators.plan(content, part)
        yield from performance_tree.problems(content, part)
        if aturan is not None:
            yield from _scored(content, part, regulation.weighing(aturan, part.rencana), aturan.kode in faulty, kept)
        elif not any(f"{name}/".casefold().startswith(f"{content.akar}/aturan/".casefold()) for name in content.rusak):
            yield _no_rules(content, part)


def _folder(content: Content, tahun: Tahun) -> Iterator[Problem]:
    folder, typed = tahun.berkas.split("/")[-2], tahun.rencana.tahun
    if str(typed) != folder:
        wrong, remedy = "Tahun tidak sama dengan nama folder.", f"Tulis {folder}, atau pindahkan ke folder {typed}."
        yield Problem(content.place(tahun.berkas, ("tahun",)), "tahun-beda-folder", "tahun", wrong, remedy)


def _no_rules(content: Content, tahun: Tahun) -> Problem:
    name, place = tahun.rencana.aturan, content.place(tahun.berkas, ("aturan",))
    near = nearest(name, content.aturan) or ", ".join(content.aturan)
    remedy = f"Pilih aturan yang ada: {near}." if near else f"Buat berkas {content.akar}/aturan/{name}.yaml."
    return Problem(place, "aturan-tidak-ada", "aturan", f"Aturan {name} tidak ada.", remedy)


def _scored(content: Content, tahun: Tahun, aturan: Aturan, broken: bool, kept: Kept) -> Iterator[Problem]:
    """Yield what is wrong with a year under its rule set."""
    rencana = tahun.rencana
    if aturan.berlaku_sejak and aturan.berlaku_sejak.year > rencana.tahun:
        wrong = f"Aturan {aturan.kode} baru berlaku sejak {ind.day(aturan.berlaku_sejak)}."
        remedy = f"Pilih aturan untuk {rencana.tahun}."
        yield Problem(content.place(tahun.berkas, ("aturan",)), "aturan-belum-berlaku", "aturan", wrong, remedy)
    else:
        yield from _too_new(content, tahun, aturan)
    yield from weights.problems(content, tahun, aturan)
    yield from period_checks.plan(content, tahun)
    yield from targets.problems(content, tahun)
    faults = {i.nomor: [*plan_checks.indicator(content, tahun, aturan, path, i)] for path, i in rencana.paths()}
    yield from (p for found in faults.values() for p in found)
    sound = {} if broken else {i.nomor: i for i in rencana.indikator if not faults[i.nomor]}
    for kuartal in tahun.kuartal:
        yield from kept(kuartal, repr([*sound]), partial(quarter, content, rencana, kuartal, aturan, sound))


def _too_new(content: Content, tahun: Tahun, aturan: Aturan) -> Iterator[Problem]:
    """Yield the first quarter that ended before its rule set came into force."""
    for kuartal in tahun.kuartal:
        _, end = kuartal.span
        if aturan.berlaku_sejak and aturan.berlaku_sejak > end:
            where = content.place(content.rule_file(aturan.kode), ("berlaku_sejak",))
            wrong = f"Aturan ini baru berlaku sesudah {kuartal.folder} berakhir ({ind.day(end)})."
            yield Problem(where, "aturan-belum-berlaku", "berlaku_sejak", wrong, "Periksa tanggalnya.")
            return
