"""Rules of a year's plan: names used once, targets that can be reached, columns that exist.

In: a loaded `Content`, a year and its rule set. Out: problems with their places.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator import indonesian as ind
from generator.checks import accumulation as accumulation_checks
from generator.checks import relations
from generator.content.model import Content, Tahun
from generator.figures import dictionary
from generator.problems.problem import Keys, Place, Problem
from generator.records.plan import Indikator, Rencana
from generator.records.rule_set import Aturan
from generator.scoring import accumulation, regulation

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLUMN = re.compile("[A-Za-z][A-Za-z0-9_-]*")
LONGEST_CODE = 80
SAME_NAME = 0.9  # how like two names of an indicator must be to be one name respelt
PERCENT = Decimal(100)
IMPOSSIBLE = 100 * PERCENT  # a hundred times the whole: no slip of a report, but of the keyboard
REASON = "Bila memang begitu, tulis alasan_target."
QUARTERS = ("tw1", "tw2", "tw3", "tw4")


def code(where: Place, value: str) -> Iterator[Problem]:
    """Yield the problem of a kode that cannot be an address: it names pages, files and columns."""
    if not CODE.fullmatch(value) or len(value) > LONGEST_CODE:
        wrong = f'Kode "{value[:40]}" tidak sah.'
        remedy = f"Pakai huruf kecil, angka, dan tanda hubung, paling panjang {LONGEST_CODE}."
        yield Problem(where, "kode-tidak-sah", "kode", wrong, remedy)


def plan(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield numbers and codes used twice or not allowed, and indicators whose code has changed since last year."""
    rencana = tahun.rencana
    indicators = list(rencana.paths())
    goals = [
        (("perspektif", n, "sasaran", m, "nomor"), s.nomor)
        for n, p in enumerate(rencana.perspektif)
        for m, s in enumerate(p.sasaran)
    ]
    groups: list[tuple[str, list[tuple[Keys, object]]]] = [
        ("nomor", [((*path, "nomor"), i.nomor) for path, i in indicators]),
        ("kode", [((*path, "kode"), i.kode) for path, i in indicators]),
        ("kode", [(("perspektif", n, "kode"), p.kode) for n, p in enumerate(rencana.perspektif)]),
        ("nomor", [*goals]),
    ]
    for key, pairs in groups:
        counts = Counter(value for _, value in pairs)
        for path, value in pairs:
            where = content.place(tahun.berkas, path)
            if counts[value] > 1:
                wrong = f"{key.capitalize()} {value} dipakai lebih dari sekali."
                yield Problem(where, "nomor-atau-kode-ganda", key, wrong, "Beri nilai lain.")
            if key == "kode":
                yield from code(where, str(value))
    yield from _renamed(content, tahun)
    yield from _two_meanings(content, tahun)


def _renamed(content: Content, tahun: Tahun) -> Iterator[Problem]:
    last = content.plan_before(tahun.berkas)
    if last is None:
        return
    known = {_spelt(i.nama): i.kode for i in last.indikator}
    kept = {i.kode for i in tahun.rencana.indikator}
    for path, indikator in tahun.rencana.paths():
        name = _spelt(indikator.nama)
        if indikator.menggantikan:
            continue
        near = [] if indikator.baru else [n for n, kode in known.items() if kode not in kept and _alike(n, name)]
        kode = known.get(name) or (known[near[0]] if near and indikator.kode not in known.values() else indikator.kode)
        if kode != indikator.kode:
            where = content.place(tahun.berkas, (*path, "kode"))
            wrong = f"Indikator ini berkode {kode} pada rencana {_when(last, tahun.rencana)}."
            other = f"menggantikan: {kode}" if name in known else "baru: ya"
            remedy = f"Tulis {kode}; bila memang indikator lain, tulis {other}."
            yield Problem(where, "kode-berubah", "kode", wrong, remedy)


def _when(last: Rencana, now: Rencana) -> str:
    return str(last.tahun) if last.tahun != now.tahun else "sebelumnya"


def _two_meanings(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield columns of detail rows whose name has another heading at an earlier indicator: one name, two meanings."""
    first: dict[str, tuple[int, str]] = {}
    for path, indikator in tahun.rencana.paths():
        for name, heading in indikator.kolom.items():
            nomor, known = first.setdefault(name, (indikator.nomor, heading))
            if heading != known:
                where = content.key_place(tahun.berkas, (*path, "kolom", name))
                wrong = f'Kolom {name} berjudul "{heading}", tetapi "{known}" pada indikator {nomor}.'
                yield Problem(where, "kolom-dua-arti", name, wrong, "Samakan judulnya, atau beri nama kolom lain.")


def _spelt(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _alike(first: str, second: str) -> bool:
    return difflib.SequenceMatcher(None, first, second).ratio() > SAME_NAME


def indicator(content: Content, tahun: Tahun, aturan: Aturan, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield what keeps an indicator from being scored: no formula, columns or targets that cannot be used."""
    if regulation.formula(aturan, indikator.arah) is None:
        wrong = f"Aturan {aturan.kode} tidak memuat rumus capaian untuk arah {indikator.arah}."
        remedy = f"Tambahkan capaian.{indikator.arah} pada aturan, atau perbaiki arah."
        yield Problem(content.place(tahun.berkas, (*path, "arah")), "arah-tanpa-rumus", "arah", wrong, remedy)
    yield from _columns(content, tahun, path, indikator)
    for key in (*QUARTERS, "tahunan"):
        where = content.place(tahun.berkas, (*path, "target", key))
        yield from target_problem(where, f"target.{key}", getattr(indikator.target, key))


def targets(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield targets that fall during the year or end elsewhere than the year's, unless a reason is given."""
    for path, indikator in tahun.rencana.paths():
        yield from _impossible(content, tahun, path, indikator)
        if indikator.alasan_target:
            continue
        yield from _ending(content, tahun, path, indikator)
        yield from _beyond(content, tahun, path, indikator)
        if indikator.arah == "maksimalkan" and not accumulation.joins(indikator):
            yield from _falling(content, tahun, path, indikator)


def _ending(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets of the quarters that do not make the one of the year."""
    if accumulation.joins(indikator):
        yield from accumulation_checks.targets(content, tahun, path, indikator)
        return
    target = indikator.target
    if (target.tw4 is None) != (target.tahunan is None):
        missing = "tw4" if target.tw4 is None else "tahunan"
        where = content.key_place(tahun.berkas, (*path, "target", missing))
        wrong = (
            "Target TW IV ada, target tahunan tidak." if missing == "tahunan" else "Target tahunan ada, TW IV tidak."
        )
        yield Problem(
            where, "target-tak-lengkap", f"target.{missing}", wrong, f"Isi {missing}; keduanya sama. {REASON}"
        )
    elif target.tw4 is not None and target.tahunan is not None and target.tw4 != target.tahunan:
        where = content.place(tahun.berkas, (*path, "target", "tw4"))
        wrong = f"Target TW IV {ind.number(target.tw4)} berbeda dari target tahunan {ind.number(target.tahunan)}."
        adds_up = sum(t for q in (1, 2, 3, 4) if (t := target.of(q)) is not None) == target.tahunan
        else_ = "tulis akumulasi: jumlah (angka tiap triwulan dijumlahkan), " if adds_up else ""
        remedy = f"Samakan keduanya, {else_}atau tulis alasan_target."
        yield Problem(where, "target-akhir", "target.tw4", wrong, remedy)


def _impossible(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield targets in percent that no indicator can have."""
    for key in (*QUARTERS, "tahunan"):
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
    for key in (*QUARTERS, "tahunan"):
        value = getattr(indikator.target, key)
        if indikator.satuan == "persen" and value is not None and PERCENT < value <= IMPOSSIBLE:
            where = content.place(tahun.berkas, (*path, "target", key))
            wrong = f"Target {ind.number(value)} lebih dari {ind.plain(PERCENT)} persen."
            yield Problem(where, "persen-janggal", f"target.{key}", wrong, f"Periksa letak titik desimalnya. {REASON}")


def _falling(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    given = [(key, value) for key in QUARTERS if (value := getattr(indikator.target, key)) is not None]
    for (earlier, before), (key, value) in pairwise(given):
        if value < before:
            where = content.place(tahun.berkas, (*path, "target", key))
            wrong = f"Target turun dari {ind.number(before)} ({earlier}) menjadi {ind.number(value)} ({key})."
            yield Problem(where, "target-turun", f"target.{key}", wrong, "Periksa targetnya, atau tulis alasan_target.")


def target_problem(where: Place, key: str, value: Decimal | None) -> Iterator[Problem]:
    """Yield the problem of a target that cannot be divided by."""
    if value is not None and value <= 0:
        wrong = "Target 0 tidak dapat menjadi pembagi." if value == 0 else "Target tidak boleh negatif."
        remedy = "Jika belum ada target, kosongkan sesudah titik dua; jika ada, tulis angka di atas 0."
        yield Problem(where, "target-tidak-sah", key, wrong, remedy)


def _columns(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    yield from _names(content, tahun, path, indikator)
    numbers = tuple(indikator.kolom)[1:]
    for step, column in _named(indikator):
        if column not in numbers:
            where = content.place(tahun.berkas, (*path, *step))
            remedy = f"Pilih salah satu: {', '.join(numbers)}." if numbers else "Isi kolom dahulu."
            wrong = f"Kolom {column} tidak ada di antara kolom angka."
            yield Problem(where, "kolom-metode-asing", str(step[1] if step[0] == "metode" else step[0]), wrong, remedy)
    for fault in indikator.metode.own_faults():
        yield Problem(content.place(tahun.berkas, (*path, "metode")), fault.kode, fault.kolom, fault.salah, fault.saran)
    for n, text in enumerate(indikator.hubungan):
        if relations.parse(text) is None:
            where = content.place(tahun.berkas, (*path, "hubungan", n))
            remedy = "Tulis seperti: ms + tms = diuji, atau jumlah bobot <= 100."
            yield Problem(where, "hubungan-salah", "hubungan", f'"{text[:40]}" tidak dapat dibaca.', remedy)


def _names(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield columns whose name cannot head a column of the open data, or heads two."""
    seen: dict[str, str] = {}
    for name in indikator.kolom:
        where = content.key_place(tahun.berkas, (*path, "kolom", name))
        published = dictionary.column(name)
        if not COLUMN.fullmatch(name) or len(name) > LONGEST_CODE:
            wrong = f'Nama kolom "{name[:40]}" tidak sah.'
            remedy = f"Pakai huruf, angka, dan garis bawah, diawali huruf, paling panjang {LONGEST_CODE}."
            yield Problem(where, "kolom-nama", name[:40], wrong, remedy)
        elif published in seen:
            wrong = f"Dalam data terbuka kolom ini bernama {published}, sama dengan kolom {seen[published]}."
            yield Problem(where, "kolom-nama", name, wrong, "Beri nama kolom lain, di sini dan pada rinciannya.")
        seen.setdefault(published, name)


def _named(indikator: Indikator) -> Iterator[tuple[Keys, str]]:
    """Yield the columns that the metode and the relations name, with their paths."""
    for step, column in indikator.metode.named():
        yield ("metode", *step), column
    for n, text in enumerate(indikator.hubungan):
        hubungan = relations.parse(text)
        for column in hubungan.columns if hubungan else ():
            yield ("hubungan", n), column
