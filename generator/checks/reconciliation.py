"""Rules of what the office says of differences: codes, patterns that cover something, suppositions that work out.

In: content and a computed report. Out: problems with their places.
"""

import re
from collections.abc import Collection, Iterator
from functools import partial

from pydantic_core import PydanticCustomError

from generator.content.model import Content
from generator.printed import causes, suppose
from generator.problems.problem import Keys, Problem, made, nearest
from generator.records import values
from generator.records.plan import Indikator
from generator.records.printed import Andai
from generator.scoring.ladder import Hasil

FILE, PRINTED = "rekonsiliasi.yaml", "terbit.yaml"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problems(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Yield every problem of the reconciliation of a quarter."""
    file = content.quarter_file(hasil.kuartal.folder, FILE)
    if file in content.dokumen:
        yield from _codes(content, hasil, file)
        printed = content.dokumen.get(content.quarter_file(hasil.kuartal.folder, PRINTED))
        covered = "pola", printed and printed.sidik
        yield from content.dokumen[file].once(covered, partial(_patterns, content, hasil, file))
        yield from _pointers(content, hasil, file)
        yield from _suppositions(content, hasil, file)


def _codes(content: Content, hasil: Hasil, file: str) -> Iterator[Problem]:
    said = hasil.kuartal.rekonsiliasi
    seen: set[str] = set()
    named: list[tuple[Keys, str]] = [(("sebab", n, "kode"), s.kode) for n, s in enumerate(said.sebab)]
    named += [(("pertentangan", n, "kode"), p.kode) for n, p in enumerate(said.pertentangan)]
    for path, code in named:
        if not CODE.fullmatch(code):
            remedy = "Pakai huruf kecil, angka, dan tanda hubung, misalnya sampel-obat."
            yield Problem(content.place(file, path), "rekonsiliasi-kode", "kode", f'"{code}" tidak sah.', remedy)
        elif code in seen:
            wrong = f"{code} sudah dipakai."
            yield Problem(content.place(file, path), "rekonsiliasi-kode", "kode", wrong, "Beri kode yang lain.")
        seen.add(code)


def _patterns(content: Content, hasil: Hasil, file: str) -> Iterator[Problem]:
    for n, sebab in enumerate(hasil.kuartal.rekonsiliasi.sebab):
        for m, pola in enumerate(sebab.mencakup):
            if not any(causes.covers(pola, t) for t in hasil.kuartal.terbit):
                where = content.place(file, ("sebab", n, "mencakup", m))
                wrong = "Pola ini tidak mencakup angka cetak mana pun."
                yield Problem(where, "sebab-tanpa-angka", "mencakup", wrong, "Cocokkan dengan terbit.yaml, atau hapus.")


def _pointers(content: Content, hasil: Hasil, file: str) -> Iterator[Problem]:
    said = hasil.kuartal.rekonsiliasi
    codes = [s.kode for s in said.sebab] + [p.kode for p in said.pertentangan]
    known = [f"iku.{i.indikator.nomor}" for i in hasil.indikator]
    known += [f"sasaran.{s.sasaran.nomor}" for s in hasil.sasaran]
    yield from made(
        partial(_unknown, content, file, ("pertanyaan", n, "lihat"), question.lihat, codes)
        for n, question in enumerate(said.pertanyaan)
        if question.lihat is not None and question.lihat not in codes
    )
    yield from made(
        partial(_unknown, content, file, ("pertentangan", n, "untuk", m), address, known)
        for n, clash in enumerate(said.pertentangan)
        for m, address in enumerate(clash.untuk)
        if address not in known
    )


def _unknown(content: Content, file: str, path: Keys, value: str, named: Collection[str]) -> Problem:
    near = nearest(value, named)
    key = next(step for step in reversed(path) if isinstance(step, str))
    named = "kode sebab atau pertentangan" if key == "lihat" else "iku. atau sasaran. diikuti nomornya"
    remedy = f"Mungkin maksudnya {near}." if near else f"Tulis {named}."
    return Problem(content.place(file, path), "cetak-asing", key, f"{value} tidak dikenal.", remedy)


def _suppositions(content: Content, hasil: Hasil, file: str) -> Iterator[Problem]:
    plan = {i.indikator.nomor: i.indikator for i in hasil.indikator}
    for n, clash in enumerate(hasil.kuartal.rekonsiliasi.pertentangan):
        for m, andai in enumerate(clash.andai):
            path: Keys = ("pertentangan", n, "andai", m)
            unknown = next((number for number in (andai.iku, *andai.tanpa_target) if number not in plan), None)
            if unknown is not None:
                key = "iku" if unknown == andai.iku else "tanpa_target"
                yield _unknown(content, file, (*path, key), f"iku.{unknown}", ())
                continue
            wrong = next(_faults(plan[andai.iku], andai), "")
            if wrong:
                yield _incomputable(content, file, path, wrong)
            elif suppose.realised(hasil, andai) is None:
                yield _incomputable(content, file, path, "Andaian ini tidak menghasilkan realisasi.")


def _incomputable(content: Content, file: str, path: Keys, wrong: str) -> Problem:
    remedy = "Isi rincian dengan kolom indikator itu, atau realisasi, atau target."
    return Problem(content.place(file, path), "andai-salah", "andai", wrong, remedy)


def _faults(indikator: Indikator, andai: Andai) -> Iterator[str]:
    """Yield why a supposition cannot be computed."""
    changing = (andai.rincian, andai.realisasi, andai.target, andai.nol_per_nol, andai.tanpa_target)
    if all(each is None or each == () for each in changing):
        yield "Andaian ini tidak mengubah apa pun."
    if andai.target is not None and andai.target <= 0:
        yield "Target harus lebih dari 0."
    if andai.rincian and not indikator.metode.dari_baris:
        yield f"{indikator.sebutan} tidak dihitung dari rincian."
    if andai.nol_per_nol and not any(indikator.metode.variants()):
        yield f"{indikator.sebutan} bukan rata-rata rasio, jadi tanpa nol_per_nol."
    columns = tuple(indikator.kolom)
    for row in andai.rincian:
        yield from (f"Kolom {column} tidak dikenal." for column in row if column not in columns)
        yield from (f"Kolom {c} bukan angka 0 atau lebih." for c in columns[1:] if not _number(row.get(c)))


def _number(text: str | None) -> bool:
    """Tell whether a cell can be computed with; an empty one can."""
    try:
        return text is None or values.number(text) >= 0
    except PydanticCustomError:
        return False
