"""Rules of a year's plan: names used once, targets that can be reached, columns that exist.

In: a loaded `Content`, a year and its rule set. Out: problems with their places.
"""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from generator.checks import rows, sub_indicators, targets
from generator.content.model import Content, Tahun
from generator.figures import dictionary
from generator.problems.problem import Keys, Place, Problem
from generator.records.plan import Indikator, Rencana
from generator.records.rule_set import Aturan
from generator.scoring import regulation

WINDOWS = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")  # devices, to Windows: no folder can have that name
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
COLUMN = re.compile("[A-Za-z][A-Za-z0-9_-]*")
LONGEST_CODE = 80
SAME_NAME = 0.9  # how like two names of an indicator must be to be one name respelt


def code(where: Callable[[], Place], value: str) -> Iterator[Problem]:
    """Yield the problem of a kode that cannot be an address: it names pages, files and columns. `where` it stands is
    looked up for a problem alone: that takes the tree of the file.
    """
    if not CODE.fullmatch(value) or len(value) > LONGEST_CODE:
        wrong = f'Kode "{value[:40]}" tidak sah.'
        remedy = f"Pakai huruf kecil, angka, dan tanda hubung, paling panjang {LONGEST_CODE}."
        yield Problem(where(), "kode-tidak-sah", "kode", wrong, remedy)
    elif WINDOWS.fullmatch(value):
        wrong = f'Windows tidak menerima berkas bernama "{value}".'
        yield Problem(where(), "kode-tidak-sah", "kode", wrong, f"Beri kode lain, misalnya {value}-1.")


def plan(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield numbers and codes used twice or not allowed, and indicators whose code has changed since last year."""
    rencana = tahun.rencana
    indicators = list(rencana.paths())
    goals = [((*path, "nomor"), s.nomor) for path, s in rencana.goal_paths()]
    groups: list[tuple[str, list[tuple[Keys, object]]]] = [
        ("nomor", [((*path, "nomor"), i.nomor) for path, i in indicators]),
        ("kode", [((*path, "kode"), i.kode) for path, i in indicators]),
        ("kode", [(("perspektif", n, "kode"), p.kode) for n, p in enumerate(rencana.perspektif)]),
        ("nomor", [*goals]),
    ]
    for key, pairs in groups:
        counts = Counter(value for _, value in pairs)
        for path, value in pairs:
            where = partial(content.place, tahun.berkas, path)
            if counts[value] > 1:
                wrong = f"{key.capitalize()} {value} dipakai lebih dari sekali."
                yield Problem(where(), "nomor-atau-kode-ganda", key, wrong, "Beri nilai lain.")
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
    if regulation.formula(aturan, indikator.cara) is None:
        key = "arah" if indikator.awal is None else "awal"
        said = f"arah {indikator.arah}" if key == "arah" else "indikator yang dihitung dari keadaan awalnya"
        wrong = f"Aturan {aturan.kode} tidak memuat rumus capaian untuk {said}."
        else_ = "atau perbaiki arah." if key == "arah" else "atau hapus awal."
        remedy = f"Tambahkan capaian.{indikator.cara} pada aturan menurut keputusannya, {else_}"
        yield Problem(content.place(tahun.berkas, (*path, key)), "arah-tanpa-rumus", key, wrong, remedy)
    yield from _columns(content, tahun, path, indikator)
    yield from sub_indicators.plan(content, tahun, path, indikator)
    for key in tahun.jenis.kunci_target:
        where = content.place(tahun.berkas, (*path, "target", key))
        yield from targets.unscored(where, f"target.{key}", getattr(indikator.target, key), aturan, indikator)


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
        if rows.relation(text) is None:
            where = content.place(tahun.berkas, (*path, "hubungan", n))
            remedy = "Tulis seperti: ms + tms = diuji, atau jumlah bobot <= 100."
            yield Problem(where, "hubungan-salah", "hubungan", f'"{text[:40]}" tidak dapat dibaca.', remedy)


def _names(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    """Yield columns whose name cannot head a column of the open data, or heads two."""
    seen, titles = dict[str, str](), dict[str, str]()
    for name, title in indikator.kolom.items():
        published = dictionary.column(name)
        other = titles.setdefault(title.casefold(), name)
        if not COLUMN.fullmatch(name) or len(name) > LONGEST_CODE:
            wrong = f'Nama kolom "{name[:40]}" tidak sah.'
            remedy = f"Pakai huruf, angka, dan garis bawah, diawali huruf, paling panjang {LONGEST_CODE}."
        elif first := seen.get(published.casefold()):
            wrong = f"Dalam data terbuka kolom ini bernama {published}, sama dengan kolom {first}."
            if name != first and name.casefold() == first.casefold():
                wrong = f"Nama kolom ini hanya berbeda huruf besar dari kolom {first}."
            remedy = "Beri nama kolom lain, di sini dan pada rinciannya."
        elif other != name:
            wrong, remedy = f"Kolom ini berjudul sama dengan kolom {other}.", "Beri judul lain."
        else:
            seen[published.casefold()] = name
            continue
        where = content.key_place(tahun.berkas, (*path, "kolom", name))
        yield Problem(where, "kolom-nama", name[:LONGEST_CODE], wrong, remedy)


def _named(indikator: Indikator) -> Iterator[tuple[Keys, str]]:
    """Yield the columns that the metode and the relations name, with their paths."""
    for step, column in indikator.metode.named():
        yield ("metode", *step), column
    for n, text in enumerate(indikator.hubungan):
        hubungan = rows.relation(text)
        for column in hubungan.columns if hubungan else ():
            yield ("hubungan", n), column
