"""The order of the formal report as unit.yaml gives it: every part once, no chapter without words.

In: a loaded `Content`. Out: problems with their places.
"""

from collections.abc import Iterator
from typing import get_args

from generator.content.model import Content
from generator.figures.in_prose import ADDRESS
from generator.problems.problem import Keys, Problem
from generator.records.document_order import GROUPS, BabDokumen, Bagian

KEY = "dokumen"


def problems(content: Content) -> Iterator[Problem]:
    """Yield parts that are named twice or nowhere, chapters of nothing, texts with figures."""
    order, file = content.unit.dokumen, f"{content.akar}/unit.yaml"
    given = [group for group in GROUPS if getattr(order, group) is not None]
    named = {part for group in GROUPS if group not in given for entry in order.of(group) for part in entry.isi}
    for group in given:
        for n, entry in enumerate(order.of(group)):
            path: Keys = (KEY, group, n)
            yield from _chapter(content, file, path, entry)
            for at, part in enumerate(entry.isi):
                if part in named:
                    where, wrong = content.place(file, (*path, "isi", at)), f"Bagian {part} sudah ada di bab lain."
                    remedy = "Hapus di sini, atau tulis juga kelompok yang memuatnya (depan, bab, lampiran) tanpa itu."
                    yield Problem(where, "dokumen-ganda", "isi", wrong, remedy)
                named.add(part)
    left = [part for part in get_args(Bagian) if part not in named]
    if given and left:
        wrong = f"Tidak disebut, jadi tidak ada pada PDF dan Word: {', '.join(left)}."
        remedy = "Tambahkan pada isi salah satu bab, atau biarkan bila memang tidak dimuat."
        yield Problem(content.key_place(file, (KEY,)), "dokumen-kurang", KEY, wrong, remedy)


def _chapter(content: Content, file: str, path: Keys, entry: BabDokumen) -> Iterator[Problem]:
    if not entry.isi and not entry.teks:
        remedy = "Tulis isi, misalnya isi: [capaian], atau teksnya, atau hapus babnya."
        yield Problem(content.place(file, path), "dokumen-kosong", "judul", "Bab ini tanpa isi dan teks.", remedy)
    if entry.teks and (figure := ADDRESS.search(entry.teks)):
        where, remedy = content.dokumen[file].find(figure[0], (*path, "teks")), "Tulis kalimat itu pada laporan.yaml."
        yield Problem(where, "dokumen-angka", "teks", f"{figure[0]} lain di tiap triwulan.", remedy)
