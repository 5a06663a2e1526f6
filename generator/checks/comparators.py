"""Rules of what an indicator is compared with: its past before content/, standards, targets of medium-term plans.

In: a version of a plan, or content with what was computed of it. Out: problems with their places.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses import periods
from generator.checks.targets import IMPOSSIBLE, PERCENT, REASON
from generator.content.model import Content, Tahun
from generator.figures import lock, naming
from generator.problems.problem import Keys, Place, Problem
from generator.records.per_period import RiwayatTahun
from generator.records.plan import Indikator
from generator.records.values import QUARTER
from generator.scoring import compare
from generator.scoring.ladder import Hasil

WHEN = (*periods.KEYS, periods.YEARLY)
YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")
Typed = tuple[Keys, Decimal]  # a figure that is typed, with its path below the indicator


def plan(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield what is wrong with the past and the standards that a version of a plan tells of its indicators."""
    for path, i in tahun.rencana.paths():
        yield from _past(content, tahun, path, i)
        yield from _standards(content, tahun, path, i)
        for below, value in _typed(i):
            yield from figure(content.place(tahun.berkas, (*path, *below)), str(below[-1]), value, i)


def _typed(i: Indikator) -> Iterator[Typed]:
    for year, told in i.riwayat.items():
        yield from ((("riwayat", str(year), key), v) for key in WHEN if (v := getattr(told, key)) is not None)
    yield from ((("patokan", n, "nilai"), each.nilai) for n, each in enumerate(i.patokan))


def _past(content: Content, tahun: Tahun, path: Keys, i: Indikator) -> Iterator[Problem]:
    for year, told in i.riwayat.items():
        where = content.key_place(tahun.berkas, (*path, "riwayat", str(year)))
        if year >= tahun.rencana.tahun:
            wrong = f"Tahun {year} bukan sebelum tahun rencana ini ({tahun.rencana.tahun})."
            file = f"berkas {tahun.jenis.kata}nya"
            remedy = f"Periksa tahunnya; realisasi {tahun.rencana.tahun} diisi pada {file}."
            yield Problem(where, "riwayat-tahun", "riwayat", wrong, remedy)
        elif not any(getattr(told, key) is not None for key in WHEN):
            parts = "".join(f"{m.kunci}, " for m in tahun.jenis.sebagian)
            remedy = f"Isi {parts}{'atau ' if parts else ''}tahunan; bila belum ada, hapus tahun ini."
            yield Problem(where, "riwayat-kosong", "riwayat", f"Realisasi {year} tidak disebut.", remedy)


def _standards(content: Content, tahun: Tahun, path: Keys, i: Indikator) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for n, each in enumerate(i.patokan):
        first = seen.setdefault((each.nama.casefold(), each.periode.casefold()), n)
        if first != n:
            where = content.place(tahun.berkas, (*path, "patokan", n, "nama"))
            line = content.place(tahun.berkas, (*path, "patokan", first, "nama")).line
            wrong = f"{each.nama} untuk {each.periode} sudah ada (baris {line})."
            yield Problem(where, "patokan-ganda", "patokan", wrong, "Hapus salah satu, atau bedakan nama atau periode.")
        where = content.place(tahun.berkas, (*path, "patokan", n, "periode"))
        if QUARTER.fullmatch(each.periode):
            wrong = f'"{each.periode}" nama folder; pada situs periode tampil seperti diketik.'
            remedy = f"Tulis {periods.called(each.periode)}."
            yield Problem(where, "patokan-periode", "periode", wrong, remedy)
        elif not YEAR.search(each.periode):
            wrong = f'"{each.periode[:40]}" tidak menyebut tahun.'
            remedy = f"Sebut tahunnya, misalnya: {each.periode[:40]} {tahun.rencana.tahun - 1}."
            yield Problem(where, "patokan-periode", "periode", wrong, remedy)


def figure(where: Place, key: str, value: Decimal, i: Indikator) -> Iterator[Problem]:
    """Yield what is wrong with a figure that the realisasi of an indicator is compared with: less than can be, or more
    than its unit or its metode can give."""
    most, shown = i.metode.terbanyak, ind.number(value)
    if value < 0 and i.metode.dari_baris:
        wrong = f"{shown} kurang dari 0, padahal angka indikator ini dihitung dari banyaknya."
        yield Problem(where, "pembanding-mustahil", key, wrong, "Periksa tandanya.")
    elif i.satuan != "persen" or value <= PERCENT:
        return
    elif most is not None and value > most:
        wrong = f"{shown} lebih dari {ind.plain(most)} persen, padahal pembilang indikator ini bagian dari penyebutnya."
        remedy = "Periksa letak titik desimalnya; bila memang boleh lebih, tulis boleh_lebih: ya pada metode."
        yield Problem(where, "pembanding-mustahil", key, wrong, remedy)
    elif value > IMPOSSIBLE:
        remedy = "Periksa angkanya dan letak titik desimalnya."
        yield Problem(where, "persen-mustahil", key, f"{shown} persen mustahil.", remedy)
    elif not i.alasan_target:
        wrong = f"{shown} lebih dari {ind.plain(PERCENT)} persen."
        yield Problem(where, "persen-janggal", key, wrong, f"Periksa letak titik desimalnya. {REASON}")


def covered(content: Content, hasils: Sequence[Hasil]) -> Iterator[Problem]:
    """Yield figures of the past that differ from those of a published quarter in content/, which is the one used."""
    known = [h for h in hasils if not h.kuartal.draft]
    for tahun, versi in ((t, v) for t in content.tahun for v in t.versi):
        for path, i in versi.rencana.paths():
            for year, told in i.riwayat.items():
                if year < tahun.rencana.tahun:
                    own = [h for h in known if h.rencana.tahun == year]
                    yield from _covered(content, versi.berkas, (*path, "riwayat", str(year)), i, told, own)


def _covered(
    content: Content, file: str, path: Keys, i: Indikator, told: RiwayatTahun, own: Sequence[Hasil]
) -> Iterator[Problem]:
    for hasil in own:
        masa, was = hasil.masa, hasil.of(i.kode)
        pairs = [(masa.kunci, compare.assessed_realisasi(was))] if was and masa in masa.jenis.sebagian else []
        pairs += [(periods.YEARLY, was.sampai)] if was and masa.terakhir else []
        for key, used in pairs:
            value = getattr(told, key)
            if value is not None and used is not None and value != used:
                where = content.place(file, (*path, key))
                own_value, folder = ind.number(used), f"{content.akar}/{hasil.kuartal.folder}"
                wrong = f"{ind.number(value)} berbeda dari {own_value} pada {folder}; yang dipakai {own_value}."
                remedy = f"Hapus {key} dari riwayat ini, atau perbaiki angka {masa.kata} itu."
                yield Problem(where, "riwayat-tertutup", key, wrong, remedy)


def moved(content: Content, hasils: Sequence[Hasil]) -> Iterator[Problem]:
    """Yield published quarters that are compared with a value that has changed since, each once."""
    for hasil in hasils:
        now = {(kode, p.kunci): p for kode, each in hasil.pembanding.items() for p in each}
        for kode, each in hasil.banding.items():
            changed = [
                (b.dengan, p)
                for b in each
                if (p := now.get((kode, b.dengan.kunci))) and (p.nama, p.nilai) != (b.dengan.nama, b.dengan.nilai)
            ]
            if changed:
                (then, today), folder, i = changed[0], hasil.kuartal.folder, hasil.of(kode)
                what = i.indikator.sebutan if i else naming.name(kode, hasil)
                wrong = f"{what} terbit dengan {then.nama} {ind.number(then.nilai)}; "
                wrong += f"kini {today.nama} {ind.number(today.nilai)}."
                remedy = f"Bila {folder} ikut dikoreksi, jalankan lapkin correct {folder} --pembanding."
                where = Place(content.quarter_file(folder, lock.FILE))
                yield Problem(where, "pembanding-berubah", "fakta", wrong, remedy)
                break
