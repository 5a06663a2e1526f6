"""The files of a quarter read: report, indicators, budget, highlights with their photos, what was printed and locked.

In: a reader of the content folder, the folder of a quarter. Out: a `Kuartal`; problems are the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content import misnamed
from generator.content.model import Kuartal
from generator.content.reader import Reader
from generator.problems.problem import Place, Problem
from generator.records.printed import Kunci, Naskah, Rekonsiliasi, TabelCetak, Terbit
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur

if TYPE_CHECKING:
    from generator.content.photos import Photo


def quarter(reader: Reader, folder: str, planned: frozenset[int]) -> Kuartal | None:
    """Return a quarter whose report could be read; `planned` are the numbers of the indicators of its plan."""
    report = reader.record(f"{folder}/laporan.yaml", Laporan)
    measures, broken = _measures(reader, folder, planned)
    if not (reader.folder / folder / "iku").is_dir() and planned:
        broken = planned  # one folder is missing, not twenty files
        reader.problems += _folderless(reader, folder)
    money = reader.optional(f"{folder}/anggaran.yaml", Anggaran, None)
    highlights = reader.optional(f"{folder}/highlight.yaml", tuple[Sorotan, ...], ())
    printed = reader.optional(f"{folder}/terbit.yaml", tuple[Terbit, ...], ())
    tables = reader.optional(f"{folder}/daftar-tabel.yaml", tuple[TabelCetak, ...], ())
    script = reader.optional(f"{folder}/naskah-cetak.yaml", Naskah, Naskah())
    said = reader.optional(f"{folder}/rekonsiliasi.yaml", Rekonsiliasi, Rekonsiliasi())
    lock = reader.optional(f"{folder}/kunci.yaml", Kunci, None)
    if report is None:
        return None
    highlights, script = highlights or (), script or Naskah()
    pictures = dict(_photos(reader, folder, highlights))
    return Kuartal(
        folder,
        report,
        measures,
        money,
        highlights,
        printed or (),
        tables or (),
        pictures,
        script,
        lock,
        broken,
        said or Rekonsiliasi(),
    )


def _folderless(reader: Reader, folder: str) -> Iterator[Problem]:
    if not misnamed.lost_folder(reader.folder, f"{folder}/iku"):
        remedy = "Kembalikan folder itu, atau buat dengan satu berkas untuk tiap indikator: 01.yaml, 02.yaml, …"
        yield Problem(Place(reader.name(f"{folder}/iku"), 0), "iku-tanpa-berkas", "", "Folder iku tidak ada.", remedy)


def _measures(reader: Reader, folder: str, planned: frozenset[int]) -> tuple[dict[int, Ukur], frozenset[int]]:
    """Return the indicators of a quarter by number, and the numbers whose file could not be used."""
    measures: dict[int, Ukur] = {}
    broken: set[int] = set()
    for path in yaml_of(reader.folder / folder / "iku"):
        if not re.match(r"[0-9]", path.name) and misnamed.place(
            (*folder.split("/"), "iku", path.name), lambda _: False
        ):
            continue  # another file of the quarter, reported elsewhere
        measure = reader.record(f"{folder}/iku/{path.name}", Ukur)
        if measure and _named_right(reader, f"{folder}/iku/{path.name}", measure):
            measures[measure.nomor] = measure
        else:
            broken |= {int(found) for found in re.findall(r"^[0-9]{1,6}(?=\.)", path.name)}
            broken |= {measure.nomor} if measure else set()
    names = {n: f"{folder}/iku/{n:02d}.yaml" for n in planned - set(measures) - broken}
    broken |= {
        n for n, name in names.items() if misnamed.has_twin(reader.folder, name)
    }  # 05.yaml.txt: reported elsewhere
    return measures, frozenset(broken - set(measures))


def yaml_of(folder: Path) -> list[Path]:
    """Return the YAML files of a folder without those that file managers and editors leave beside them."""
    found = (p for p in folder.glob("*.yaml") if not p.name.startswith((".", "~")))
    return sorted(p for p in found if not misnamed.ending((folder.name, p.name)))


def _photos(reader: Reader, folder: str, highlights: tuple[Sorotan, ...]) -> Iterator[tuple[str, Photo]]:
    from generator.content import photos

    places: dict[str, Place] = {}
    for index, highlight in enumerate(highlights):
        for number, foto in enumerate(highlight.foto):
            document = reader.documents[reader.name(f"{folder}/highlight.yaml")]
            place = document.root.at((index, "foto", number, "berkas")).place
            places.setdefault(foto.berkas, place)
            photo = photos.read(reader.folder / folder / "foto", foto.berkas, place)
            if isinstance(photo, Problem):
                reader.problems.append(photo)
            else:
                yield foto.berkas, photo
    reader.problems += photos.twins(places)
    reader.problems += photos.unnamed(reader.folder / folder / "foto", places, reader.name(f"{folder}/foto"))


def _named_right(reader: Reader, relative: str, measure: Ukur) -> bool:
    stem = Path(relative).stem
    right = stem == f"{measure.nomor:02d}"
    if not right:
        place = reader.documents[reader.name(relative)].root.at(("nomor",)).place
        remedy = _renaming(reader.folder / relative, measure.nomor)
        reader.problems.append(
            Problem(place, "nomor-beda-berkas", "nomor", f"Berkas {stem}.yaml berisi nomor {measure.nomor}.", remedy)
        )
    return right


def _renaming(path: Path, nomor: int) -> str:
    """Return the remedy for a file whose name and number differ."""
    right = f"{nomor:02d}.yaml"
    taken = path.with_name(right).exists()
    if path.stem.isdecimal() and int(path.stem) != nomor and taken:
        typed = f"Tulis nomor: {int(path.stem)} bila isinya memang IKU {int(path.stem)}"
        return f"{typed}; bila isinya IKU {nomor}, salin ke {right} dan kembalikan berkas ini."
    if path.stem.isdecimal() and int(path.stem) != nomor:
        return f"Tulis nomor: {int(path.stem)}, atau ganti nama berkas menjadi {right}."
    if taken and path.read_bytes() != path.with_name(right).read_bytes():
        return f"Isinya berbeda dari {right}: salin yang benar ke sana, lalu hapus berkas ini."
    return f"Hapus salinan ini; {right} sudah ada." if taken else f"Ganti nama berkas menjadi {right}."
