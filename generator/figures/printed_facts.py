"""What a quarter says was printed and signed, as facts of its record: once published they change by a correction only.

In: a quarter and its plan. Out: each fact with its file, where in it the text begins, and the text. What the
office says of a print (notes, causes, questions) is prose; more of it may be told later.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.content.model import Kuartal
from generator.figures.stable_addresses import by_kode
from generator.problems.problem import Keys
from generator.records.plan import Rencana
from generator.records.printed import Terbit
from generator.store.checksum import checksum

FIGURES, WORDS, TABLES, SAID = "terbit.yaml", "naskah-cetak.yaml", "daftar-tabel.yaml", "rekonsiliasi.yaml"
REPORT = "laporan.yaml"
FIGURE = re.compile(rf"[^#]*/{re.escape(FIGURES)}#(.+)")
MORE = re.compile(rf"[^#]*/{re.escape(SAID)}#pertentangan\..+")  # contradictions found later are no change
LONG, SHOWN = 20_000, 200  # letters of a text
Fakta = tuple[str, str, Keys, str]


def of(kuartal: Kuartal, rencana: Rencana) -> Iterator[Fakta]:
    """Yield name, file, path in the file and text of everything that was printed; files without their folder."""
    for file, rows in _files(kuartal, rencana):
        found: dict[str, tuple[Keys, list[str]]] = {}
        for name, path, text in rows:
            found.setdefault(name, (path, []))[1].append(" ".join(text.split()))
        yield from ((name, file, path, _bounded("; ".join(texts))) for name, (path, texts) in found.items())


def _bounded(text: str) -> str:
    """Return a text, of a very long one its beginning and its checksum: a record holds only what can be read again."""
    return text if len(text) <= LONG else f"{text[:SHOWN]} … [{checksum(text.encode())}]"


def figure(alamat: str) -> str:
    """Return the address of the figure that a printed one stands for; nothing for any other fact."""
    found = FIGURE.fullmatch(alamat)
    return found[1] if found else ""


def _files(kuartal: Kuartal, rencana: Rencana) -> Iterator[tuple[str, Iterator[tuple[str, Keys, str]]]]:
    yield FIGURES, ((by_kode(t.ukuran, rencana), (n,), _printed(t)) for n, t in enumerate(kuartal.terbit))
    for key, rows in kuartal.naskah:
        yield WORDS, _listed(key, rows)
    yield TABLES, ((t.nomor or t.judul, (n,), t.judul) for n, t in enumerate(kuartal.tabel))
    yield SAID, _statements(kuartal)
    yield REPORT, _words(kuartal)


def _printed(row: Terbit) -> str:
    return f"{row.nilai} ({row.acuan}{', yang berlaku' if row.resmi else ''})"


def _listed(key: str, rows: Sequence[Any]) -> Iterator[tuple[str, Keys, str]]:
    """Yield the entries of a list of printed words, by what they are of, else by the words."""
    for n, row in enumerate(rows):
        told = {name: str(value) for name, value in row.model_dump(mode="json", exclude_none=True).items()}
        place = told.pop("acuan")
        yield f"{key}.{told.pop('untuk', told['tertulis'])}", (key, n), f"{', '.join(told.values())} ({place})"


def _statements(kuartal: Kuartal) -> Iterator[tuple[str, Keys, str]]:
    for n, each in enumerate(kuartal.rekonsiliasi.pertentangan):
        for said in each.pernyataan:
            yield f"pertentangan.{each.kode}", ("pertentangan", n), f"{said.tertulis} ({said.acuan})"


def _words(kuartal: Kuartal) -> Iterator[tuple[str, Keys, str]]:
    """Yield the words that stand above the signature of a report made apart from this data."""
    for key, said in kuartal.laporan.kutipan:
        if said:
            yield f"kutipan.{key}", ("kutipan", key), f"{said.teks} ({said.acuan})"
