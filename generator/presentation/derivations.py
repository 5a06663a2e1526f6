"""Derivations to show: on pages with links, anchor and citation; as a tree of text lines; as open data.

In: a `Triwulan`, or the derivations of one. Out: `Turunan` values; lines; plain values for JSON.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import addresses as paths
from generator import indonesian as ind
from generator.content.model import Content
from generator.figures import naming, version
from generator.figures.inputs import Masukan
from generator.figures.stable_addresses import by_number
from generator.figures.trace import Jejak
from generator.printed.reconcile import Temuan
from generator.printed.standing import Kedudukan, Resmi
from generator.problems.problem import Place
from generator.records.office import Unit
from generator.report import Triwulan
from generator.scoring.ladder import Hasil

VERSION = 2


@dataclass(frozen=True)
class Langkah:
    """One input or rule: a label, its text, a page of the site it links to, or a file with a line and its address."""

    label: str
    teks: str
    tujuan: str = ""
    berkas: str = ""
    luar: str = ""


@dataclass(frozen=True)
class Turunan:
    """A derivation to show: the figure, formula in words and numbers, inputs and rules in order, and a citation.

    `cetak_lain` is the row of the reconciliation, if the report prints another value.
    """

    nama: str
    teks: str
    jangkar: str
    tujuan: str
    rumus: str
    hitung: str
    langkah: tuple[Langkah, ...]
    kutipan: str
    dikoreksi: bool = False
    cetak_lain: str = ""


def views(tw: Triwulan, addresses: Iterable[str]) -> list[Turunan]:
    """Return the derivations of some figures of a quarter."""
    changed = corrected(tw)
    return [_view(tw, a, tw.berbeda.get(a, []), changed.get(a, [])) for a in addresses]


def corrected(tw: Triwulan) -> dict[str, list[Langkah]]:
    """Return the corrections of figures by address: when, the earlier value, and the entry they link to."""
    found: dict[str, list[Langkah]] = {}
    for number, entry in tw.content.koreksi_of(tw.folder):
        for change in entry.perubahan:
            text = f"{ind.day(entry.tanggal)}, semula {version.shown(change.alamat, change.dari)}"
            alamat = by_number(change.alamat, tw.hasil.rencana)
            found.setdefault(alamat, []).append(Langkah("Dikoreksi", text, f"koreksi/#koreksi-{number}"))
    return found


def of(tw: Triwulan, alamat: str) -> Turunan | None:
    """Return the derivation of a figure that not every office has; None where there is none."""
    return view(tw, alamat) if alamat in tw.jejak else None


def view(tw: Triwulan, alamat: str) -> Turunan:
    """Return the derivation of one figure."""
    return views(tw, [alamat])[0]


def _view(tw: Triwulan, alamat: str, otherwise: list[Temuan], changed: list[Langkah]) -> Turunan:
    jejak = tw.jejak.get(alamat) or tw.jejak_banding[alamat]
    steps = [_input(tw.content, tw.hasil, m) for m in jejak.masukan]
    if jejak.pembulatan:
        steps.append(Langkah("Pembulatan", jejak.pembulatan))
    if jejak.acuan:
        steps.append(Langkah("Aturan", jejak.acuan, paths.rules(tw.hasil.aturan.kode)))
    page = paths.quarter(tw.folder, "rekonsiliasi")
    printed = [Langkah("Laporan cetak", f"{t.cetak.teks} ({t.terbit.acuan})", f"{page}#{t.baris}") for t in otherwise]
    return Turunan(
        nama=jejak.nama,
        teks=jejak.angka.teks,
        jangkar=naming.anchor(alamat),
        tujuan=naming.address(alamat, tw.hasil),
        rumus=jejak.rumus,
        hitung=jejak.hitung,
        langkah=(*steps, *changed, *printed),
        kutipan=citation(tw, jejak),
        dikoreksi=bool(changed),
        cetak_lain=printed[0].tujuan if printed else "",
    )


def _input(content: Content, hasil: Hasil, m: Masukan) -> Langkah:
    if m.alamat:
        return Langkah(m.nama, m.teks, naming.address(m.alamat, hasil))
    assert m.tempat is not None
    place = _lasting(hasil, m.tempat)
    where = f"{place.file} baris {place.line}" if place.line else place.file
    return Langkah(m.nama, m.teks, berkas=where, luar=line_url(content, place))


def _lasting(hasil: Hasil, place: Place) -> Place:
    """Return a place as a published quarter may name it for good: of a file around it without the line, which moves
    when anything is typed above."""
    locked = hasil.kuartal.kunci is not None and hasil.kuartal.kunci.kuartal == hasil.kuartal.folder
    return Place(place.file) if locked and f"/{hasil.kuartal.folder}/" not in place.file else place


def line_url(content: Content, place: Place) -> str:
    """Return the address of a line in the repository; empty when none is configured."""
    base = content.unit.repositori
    line = f"#L{place.line}" if place.line else ""
    return f"{base.rstrip('/')}/blob/{content.komit}/{place.file}{line}" if base else ""


def citation(tw: Triwulan, jejak: Jejak) -> str:
    """Return a citation ready to copy: who, what, the value, also as signed, days and version of the data, where."""
    unit, resmi = tw.unit, tw.resmi
    other = resmi.of(jejak.angka.alamat)
    both = f" ({ind.lower_first(resmi.pendek)}: {_signed(other, jejak)})" if other else ""
    return (
        f"{unit.nama}. {jejak.nama}, {tw.hasil.periode}: {jejak.angka.teks}{both}. "
        f"{ind.upper_first(resmi.dasar)}, versi {tw.versi}. "
        f"{located(unit, naming.address(jejak.angka.alamat, tw.hasil))}"
    )


def _signed(other: Resmi, jejak: Jejak) -> str:
    return other.predikat if jejak.angka.alamat.endswith("predikat") else other.tertulis


def located(unit: Unit, address: str) -> str:
    """Return where a citation leads: the whole address, or the name of the site while its address is not known."""
    base = unit.alamat_dasar
    return f"{base}{address}" if base else f"Situs Kinerja {unit.nama}."


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
        "masukan": [_masukan(hasil, m) for m in jejak.masukan],
        "pembulatan": jejak.pembulatan,
        "acuan": jejak.acuan,
        "halaman": naming.address(jejak.angka.alamat, hasil),
    }


def _masukan(hasil: Hasil, m: Masukan) -> dict[str, Any]:
    origin: dict[str, Any] = {"alamat": m.alamat}
    if m.tempat is not None:
        place = _lasting(hasil, m.tempat)
        origin = {"berkas": place.file, "baris": place.line, "kolom": place.column}
    return {"nama": m.nama, "teks": m.teks, **origin}
