"""Rules of the highlights of a quarter: dates inside it and in order, photos described and without a location.

In: a loaded `Content` and a quarter. Out: problems with their places.
"""

import re
from collections.abc import Iterator

from generator import indonesian as ind
from generator.content import answers
from generator.content.model import Content, Kuartal
from generator.problems.problem import Keys, Problem
from generator.records.quarter import Foto, Sorotan

SHORTEST = 15  # characters; less than that describes no picture
EMPTY_WORDS = frozenset(
    ("foto", "gambar", "dokumentasi", "kegiatan", "acara", "rapat", "bersama", "saat", "pada", "di", "dan", "dari")
)


def highlights(content: Content, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield every problem of the highlights of a quarter."""
    file = content.quarter_file(kuartal.folder, "highlight.yaml")
    for index, sorotan in enumerate(kuartal.sorotan):
        yield from _dates(content, file, kuartal, index, sorotan)
        for number, foto in enumerate(sorotan.foto):
            yield from _photo(content, file, kuartal, (index, "foto", number), foto)


def _dates(content: Content, file: str, kuartal: Kuartal, index: int, sorotan: Sorotan) -> Iterator[Problem]:
    start, end = kuartal.span
    typed: list[tuple[Keys, str]] = [((index, "mulai"), "mulai"), ((index, "selesai"), "selesai")]
    days = [(path, key, getattr(sorotan, key)) for path, key in typed]
    days += [((index, "acara", n, "tanggal"), "tanggal", acara.tanggal) for n, acara in enumerate(sorotan.acara)]
    for path, key, day in days:
        if day is not None and not start <= day <= end:
            wrong = f"{ind.day(day)} di luar {kuartal.masa.kata} ini ({ind.span(start, end)})."
            remedy = f"Periksa tanggalnya, atau pindahkan kegiatan ke {kuartal.masa.kata} yang benar."
            outside = Problem(content.place(file, path), "tanggal-di-luar", key, wrong, remedy)
            yield answers.doubt(outside, file, "kegiatan itu")
    if sorotan.selesai and not sorotan.mulai:
        where = content.key_place(file, (index, "selesai"))
        yield Problem(where, "kunci-wajib", "mulai", "Ada selesai, tetapi mulai tidak ada.", "Tambahkan mulai: …")
    if sorotan.mulai and sorotan.selesai and sorotan.selesai < sorotan.mulai:
        wrong = f"Selesai {ind.day(sorotan.selesai)}, sebelum mulai {ind.day(sorotan.mulai)}."
        where = content.place(file, (index, "selesai"))
        yield Problem(where, "tanggal-terbalik", "selesai", wrong, "Tukar atau perbaiki tanggalnya.")


def _photo(content: Content, file: str, kuartal: Kuartal, path: Keys, foto: Foto) -> Iterator[Problem]:
    if foto.teks == foto.berkas or empty(foto.teks):
        wrong, remedy = f'"{foto.teks}" tidak menjelaskan foto.', "Tulis siapa, apa, dan di mana dalam satu kalimat."
        yield Problem(content.place(file, (*path, "teks")), "foto-teks", "teks", wrong, remedy)
    photo = kuartal.foto.get(foto.berkas)
    where = content.place(file, (*path, "berkas"))
    if photo and photo.lokasi:
        remedy = f"Jalankan lapkin foto {content.quarter_file(kuartal.folder, f'foto/{foto.berkas}')}."
        yield Problem(where, "foto-lokasi", "berkas", f"Foto {foto.berkas} menyimpan koordinat.", remedy)
    elif photo and photo.metadata:
        wrong = f"Foto {foto.berkas} menyimpan data kamera. Situs membuangnya."
        remedy = f"Sebaiknya jalankan lapkin foto {content.quarter_file(kuartal.folder, f'foto/{foto.berkas}')}."
        yield Problem(where, "foto-metadata", "berkas", wrong, remedy)


def empty(text: str) -> bool:
    """Return whether a text tells nothing of what is on a photo."""
    return len(text) < SHORTEST or all(
        word in EMPTY_WORDS or word.isdigit() for word in re.findall(r"\w+", text.casefold())
    )
