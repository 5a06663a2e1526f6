"""The typed inputs of figures: each with its value as text and the file, line and column where it stands.

In: content, a `Hasil`, an indicator or a budget line. Out: `Masukan` values, and a metode with its numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator import indonesian as ind
from generator.content.model import Content, Terdahulu
from generator.figures.figures import NO_TARGET
from generator.problems.problem import Keys, Place
from generator.scoring import detail_rows
from generator.scoring.absence import NO_REALISASI
from generator.scoring.ladder import Hasil, HasilIndikator


@dataclass(frozen=True, slots=True)
class Masukan:
    """One input of a figure: its name and text, and the address of the figure it is or the place it was typed."""

    nama: str
    teks: str
    alamat: str = ""
    tempat: Place | None = None


def plan(content: Content, hasil: Hasil) -> Masukan:
    """Return the plan as a whole as an input."""
    place = content.key_place(hasil.kuartal.rencana, ("perspektif" if hasil.rencana.perspektif else "sasaran",))
    return Masukan("Rencana", str(hasil.rencana.tahun), tempat=place)


def weights(content: Content, hasil: Hasil, rung: str, used: Sequence[Decimal]) -> list[Masukan]:
    """Return the weights of a rung as an input, where the plan has its own and the mean uses some other than 1."""
    named: dict[str, Decimal] = getattr(hasil.rencana.bobot, rung, {})
    if not named or set(used) == {Decimal(1)}:
        return []
    text = "; ".join(f"{name} = {ind.number(weight)}" for name, weight in named.items())
    return [Masukan("Bobot rencana", text, tempat=content.key_place(hasil.kuartal.rencana, ("bobot", rung)))]


def targets(content: Content, hasil: Hasil, i: HasilIndikator) -> dict[str, Masukan]:
    """Return the cells of an indicator's targets by the last step of their address."""
    file, path = (hasil.kuartal.rencana, next(path for path, each in hasil.rencana.paths() if each == i.indikator))
    target = i.indikator.target
    keys = hasil.masa.jenis.kunci_target
    places = {key: content.place(file, (*path, "target", key)) for key in keys}
    found = {f"target_{k}": Masukan("Rencana aksi", _shown(getattr(target, k)), tempat=places[k]) for k in keys}
    own = found[f"target_{hasil.masa.kunci}"]
    if i.ukur.target is not None:
        place = content.place(content.iku_file(hasil.kuartal.folder, i.indikator.nomor), ("target",))
        own = Masukan(f"Menggantikan rencana ({own.teks})", _shown(i.ukur.target), tempat=place)
    return {"target": own, **found}


def start(content: Content, hasil: Hasil, i: HasilIndikator) -> list[Masukan]:
    """Return where an indicator started, if its capaian counts from there."""
    if i.indikator.awal is None:
        return []
    path = next(path for path, each in hasil.rencana.paths() if each == i.indikator)
    where = content.place(hasil.kuartal.rencana, (*path, "awal"))
    return [Masukan("Keadaan awal", ind.number(i.indikator.awal), tempat=where)]


def _shown(value: Decimal | None) -> str:
    return NO_TARGET if value is None else ind.number(value)


def realisasi(content: Content, hasil: Hasil, i: HasilIndikator) -> list[Masukan]:
    """Return the cells a realisasi was made from: the typed one, or those of the detail rows that its metode reads."""
    file = content.iku_file(hasil.kuartal.folder, i.indikator.nomor)
    if i.ukur.realisasi is not None:
        origin = i.indikator.metode.asal or "Realisasi yang dilaporkan"
        return [Masukan(origin, ind.number(i.ukur.realisasi), tempat=content.place(file, ("realisasi",)))]
    found = []
    columns, first = i.indikator.kolom, next(iter(i.indikator.kolom), "")
    numbers = detail_rows.rows(i.indikator, i.ukur)
    for index, row in enumerate(i.ukur.rincian):
        for column in i.indikator.metode.columns:
            value = numbers[index].get(column)
            if value is not None:
                label = f"{columns[column]}, {row.get(first)}"
                place = content.place(file, ("rincian", index, column))
                found.append(Masukan(label, ind.number(value), tempat=place))
    return found


def earlier(each: Terdahulu) -> Masukan:
    """Return what an indicator realised in an earlier quarter of the year."""
    value = NO_REALISASI if each.realisasi is None else ind.number(each.realisasi)
    return Masukan(f"Realisasi {each.masa.nama}", value, tempat=each.tempat)


def amount(content: Content, hasil: Hasil, key: str, part: str) -> Masukan:
    """Return the cell of an amount; `key` is `anggaran.iku.4`, `anggaran.kegiatan.3165`; of the office `anggaran`."""
    _, group, name = f"{key}..".split(".", 2)
    level: Any = "indikator" if group == "iku" else group
    data = hasil.kuartal.anggaran
    assert data is not None
    found: Any = data
    path: Keys = (part,)
    for index, (_, known, line) in enumerate(data.lines(level)) if level else ():
        if known == name.rstrip("."):
            found, path = line, (level, known if isinstance(getattr(data, level), dict) else index, part)
    file = content.quarter_file(hasil.kuartal.folder, "anggaran.yaml")
    return Masukan(data.sumber, ind.rupiah(getattr(found, part)), tempat=content.place(file, path))


def row_formula(i: HasilIndikator) -> str:
    """Return the formula of the metode with the numbers of the rows in it."""
    return i.indikator.metode.worked(detail_rows.rows(i.indikator, i.ukur))
