"""Rules of what makes up an indicator: `bagian` of the plan, and the detail rows that it fixes.

In: an indicator of the plan, and what was typed for it in a quarter. Out: problems with their places.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses.periods import Masa
from generator.content.model import Content, Tahun
from generator.indonesian.written import Tertulis
from generator.problems.problem import Keys, Problem, nearest, some
from generator.records.indicator_parts import SubIndikator
from generator.records.metode import Row
from generator.records.plan import Indikator
from generator.records.quarter import Ukur
from generator.scoring import detail_rows

PLANNED, TYPED = "bagian-salah", "bagian-beda"


def plan(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield what is wrong with the parts of an indicator as the plan writes them."""
    if not indikator.bagian:
        return
    metode, base = indikator.metode, (*path, "bagian")
    if not metode.dari_baris:
        wrong = f"Metode {metode.jenis} tidak menghitung realisasi dari bagian."
        remedy = "Pilih metode rasio, rata_rata_rasio, atau tertimbang, atau hapus bagian."
        yield Problem(content.place(tahun.berkas, base), PLANNED, "bagian", wrong, remedy)
        return
    if metode.kolom_target not in [*indikator.kolom][1:]:
        wrong = "Target bagian tidak mempunyai kolom rincian."
        remedy = f"Tambahkan pada kolom: {metode.kolom_target}: Target."
        yield Problem(content.key_place(tahun.berkas, (*path, "kolom")), PLANNED, "kolom", wrong, remedy)
    seen = set[str]()
    for n, each in enumerate(indikator.bagian):
        for key, wrong, remedy in _faults(tahun, indikator, each, seen):
            yield Problem(content.key_place(tahun.berkas, (*base, n, *key)), PLANNED, str(key[-1]), wrong, remedy)


def _faults(tahun: Tahun, i: Indikator, each: SubIndikator, seen: set[str]) -> Iterator[tuple[Keys, str, str]]:
    """Yield what is wrong with one part: its key, what, and the remedy."""
    kind = tahun.jenis
    given = {key: value for key in kind.kunci_target if (value := getattr(each.target, key)) is not None}
    if each.nama.casefold() in seen:
        yield ("nama",), f'Bagian "{each.nama[:40]}" ditulis dua kali.', "Beri nama lain, atau hapus salah satu."
    seen.add(each.nama.casefold())
    planned = any(i.target.of(masa) is not None for masa in kind.semua)  # a new plan has no targets yet
    if planned and not any(each.target.of(masa) is not None for masa in kind.semua):
        wrong = f"Bagian ini tidak mempunyai target pada {kind.kata} mana pun."
        yield ("target",), wrong, f"Isi target pada {' atau '.join(m.kunci for m in kind.semua)}."
    for key, value in given.items():
        if isinstance(value, Tertulis) or value < 0:
            wrong = f"{value.ditulis if isinstance(value, Tertulis) else ind.number(value)} bukan target bagian."
            yield ("target", key), wrong, "Tulis satu angka, 0 atau lebih: target bagian berdiri pada kolom angka."
    if each.bobot is not None and i.metode.kolom_bobot is None:
        wrong = f"Metode {i.metode.jenis} tidak memakai bobot bagian."
        yield (
            ("bobot",),
            wrong,
            "Hapus bobot; bila bagiannya berbobot, pakai rata_rata_rasio dengan bobot, atau tertimbang.",
        )


def rows(content: Content, file: str, indikator: Indikator, ukur: Ukur, masa: Masa) -> Iterator[Problem]:
    """Yield detail rows that are not those that the plan fixes for the period, and numbers that differ from its own."""
    if indikator.bagian and ukur.rincian:
        yield from some(_differing(content, file, indikator, ukur, masa))


def _differing(content: Content, file: str, indikator: Indikator, ukur: Ukur, masa: Masa) -> Iterator[Problem]:
    planned, first = detail_rows.planned(indikator, masa), next(iter(indikator.kolom))
    names = [" ".join((row.get(first) or "").split()) for row in ukur.rincian]
    for n, (name, row) in enumerate(zip(names, detail_rows.rows(indikator, ukur), strict=True)):
        if name not in planned or name in names[:n]:
            wrong = f'"{name[:40]}" bukan bagian yang bertarget pada {masa.nama}.'
            if name in planned:
                wrong = f'Bagian "{name[:40]}" ditulis dua kali.'
            missing = [other for other in planned if other not in names]
            near = nearest(name, missing) or " atau ".join(missing[:3])
            remedy = f"Tulis {near}." if near else "Hapus baris ini."
            yield Problem(content.place(file, ("rincian", n, first)), TYPED, first, wrong, remedy)
        elif n + 1 not in ukur.alasan_rincian:
            yield from _numbers(content, file, n, row, planned[name])
    for name in planned.keys() - set(names) if set(names) <= planned.keys() else ():
        wrong = f'Bagian "{name[:40]}" bertarget pada {masa.nama}, tetapi tidak ada pada rincian.'
        cells = ", ".join(f"{column}: {value}" for column, value in planned[name].items())
        remedy = f"Tambahkan baris {{{first}: {name}, {cells}, …}}."
        yield Problem(content.key_place(file, ("rincian",)), TYPED, "rincian", wrong, remedy)


def _numbers(content: Content, file: str, n: int, row: Row, planned: dict[str, Decimal]) -> Iterator[Problem]:
    for column, value in planned.items():
        if row.get(column) != value:
            typed = row.get(column)
            said = "Kolom ini kosong" if typed is None else f"{ind.plain(typed)} berbeda dari rencana"
            reason = f"bila memang lain, tulis sebabnya: alasan_rincian: {{{n + 1}: …}}."
            where = content.key_place(file, ("rincian", n, column))
            yield Problem(where, TYPED, column, f"{said}; pada rencana {ind.plain(value)}.", f"Tulis {value}; {reason}")
