"""Derivations outside the pages: as a tree of text lines, and as open data.

In: the derivations of one quarter. Out: lines for a terminal, or plain values for JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.figures import naming, version
from generator.figures.inputs import Masukan
from generator.figures.trace import Jejak
from generator.printed.standing import Kedudukan
from generator.scoring.ladder import Hasil

VERSION = 2


def tree(found: Mapping[str, Jejak], alamat: str, resmi: Kedudukan) -> Iterator[str]:
    """Yield the derivation of a figure, its inputs indented below it, down to the typed cells; before them what the
    signed document says of it, where that differs."""
    jejak, signed = found[alamat], resmi.of(alamat)
    yield f"{jejak.nama}: {jejak.angka.teks}  [{alamat}]"
    if signed:
        yield f"│ resmi  {resmi.di_samping(alamat)}, {signed.acuan}. {resmi.pernyataan} {resmi.predikat}".rstrip()
    yield from _body(found, jejak, "")


def _body(found: Mapping[str, Jejak], jejak: Jejak, margin: str) -> Iterator[str]:
    for label, text in (("rumus", jejak.rumus), ("hitung", jejak.hitung), ("bulat", jejak.pembulatan)):
        if text:
            yield f"{margin}│ {label:<6} {text}"
    if jejak.acuan:
        yield f"{margin}│ aturan {jejak.acuan}"
    for number, masukan in enumerate(jejak.masukan, 1):
        last = number == len(jejak.masukan)
        yield f"{margin}{'└' if last else '├'}─ {masukan.nama}: {masukan.teks}  [{_origin(masukan)}]"
        if masukan.alamat:
            yield from _body(found, found[masukan.alamat], f"{margin}{' ' if last else '│'}  ")


def _origin(masukan: Masukan) -> str:
    return masukan.alamat or str(masukan.tempat)


def data(hasil: Hasil, found: Mapping[str, Jejak]) -> dict[str, Any]:
    """Return all derivations of a quarter as plain values; numbers stand in the quarter's own JSON."""
    return {
        "versi": VERSION,
        "data": {"versi": version.version(hasil)},
        "aturan": hasil.aturan.kode,
        "angka": [_entry(hasil, jejak) for jejak in found.values()],
    }


def _entry(hasil: Hasil, jejak: Jejak) -> dict[str, Any]:
    return {
        "alamat": jejak.angka.alamat,
        "nama": jejak.nama,
        "teks": jejak.angka.teks,
        "rumus": jejak.rumus,
        "hitung": jejak.hitung,
        "masukan": [_masukan(m) for m in jejak.masukan],
        "pembulatan": jejak.pembulatan,
        "acuan": jejak.acuan,
        "halaman": naming.address(jejak.angka.alamat, hasil),
    }


def _masukan(m: Masukan) -> dict[str, Any]:
    origin: dict[str, Any] = {"alamat": m.alamat}
    if m.tempat is not None:
        origin = {"berkas": m.tempat.file, "baris": m.tempat.line, "kolom": m.tempat.column}
    return {"nama": m.nama, "teks": m.teks, **origin}
