"""Reads the files of one content folder to typed records, those of a quarter together, and collects every document and
problem on the way.

In: a folder, and cached values of files that were valid. Out: records; None where one has a fault.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from generator.content import files, misnamed, signed_file, validation
from generator.content.files import Document, Kept
from generator.content.model import Kuartal
from generator.content.signed_file import SignedFile
from generator.problems.problem import Place, Problem
from generator.records import measured
from generator.records.printed import Kunci, Naskah, Rekonsiliasi, TabelCetak, Terbit
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.store.last import Terakhir

T = TypeVar("T")


class Reader:
    """Reads typed records from one content folder and keeps every document and problem on the way.

    `kept` holds checksum and plain values of files that were valid the last time: they are not parsed again while
    their text is the same. Files and folders named in `without` are taken for absent; of a file named in `instead` it
    is that text which is read. What was read the `last` time of the same text is not read again.
    """

    def __init__(
        self,
        folder: Path,
        kept: Mapping[str, Kept] = MappingProxyType({}),
        without: Collection[str] = (),
        instead: Mapping[str, bytes] = MappingProxyType({}),
        last: Terakhir | None = None,
    ) -> None:
        self.folder = folder
        self.kept = kept
        self.without = without
        self.instead = instead
        self.last = last or Terakhir()
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []

    def name(self, relative: str) -> str:
        """Return the name shown to people: content/2024/tw1/laporan.yaml."""
        return f"{self.folder.name}/{relative}"

    def record(self, relative: str, kind: type[T] | Any, page: bool = False) -> T | None:
        """Read one file as `kind`; on any fault note the problems and return None."""
        text = self._text(relative)
        if isinstance(text, Problem) and text.code == "berkas-tidak-ada" and misnamed.has_twin(self.folder, relative):
            return None
        source = text, kind, measured.around()
        document, record, problems = self.last.made(relative, source, lambda: self._made(relative, text, kind, page))
        self.problems += problems
        if document:
            self.documents[document.name] = document
        return record  # type: ignore[no-any-return]

    def _made(
        self, relative: str, text: str | Problem, kind: Any, page: bool
    ) -> tuple[Document | None, Any, list[Problem]]:
        """Return the document and the record that a text makes, or what keeps it from being one."""
        name = self.name(relative)
        document = files.page_document(text, name) if page else files.yaml_document(text, name, self.kept.get(name))
        if isinstance(document, list):
            return None, None, document
        try:
            return document, _adapter(kind).validate_python(document.isi), []
        except ValidationError as error:
            return document, None, [*validation.translate(error, document.root, kind)]

    def _text(self, relative: str) -> str | Problem:
        return files.read_text(self.folder / relative, self.name(relative), self.instead.get(relative))

    def optional(self, relative: str, kind: type[T] | Any, default: T) -> T | None:
        """Read a file that need not exist; one that holds only comments is as good as absent."""
        there = relative in self.instead or os.path.lexists(self.folder / relative)
        if relative in self.without or not there or files.is_comment(self._text(relative)):
            return default
        return self.record(relative, kind)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


if TYPE_CHECKING:
    from generator.content.photos import Photo


def quarter(reader: Reader, folder: str, plan: Mapping[int, object] | None) -> Kuartal | None:
    """Return a quarter whose report could be read; `plan` are the numbers of the indicators of its plan, each with
    the words of its values, or None where that plan could not be read."""
    report = reader.record(f"{folder}/laporan.yaml", Laporan)
    measures, broken = _measures(reader, folder, plan)
    if not (reader.folder / folder / "iku").is_dir() and plan:
        broken = frozenset(plan)  # one folder is missing, not twenty files
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
        ttd=_signed(reader, folder),
    )


def _signed(reader: Reader, folder: str) -> SignedFile | None:
    """Return the signed report of a quarter; note what is wrong with it."""
    found = signed_file.read(reader.folder / folder, reader.name(f"{folder}/{signed_file.NAME}"))
    if isinstance(found, Problem):
        reader.problems.append(found)
        return None
    return found


def _folderless(reader: Reader, folder: str) -> Iterator[Problem]:
    if not misnamed.lost_folder(reader.folder, f"{folder}/iku"):
        remedy = "Kembalikan folder itu, atau buat dengan satu berkas untuk tiap indikator: 01.yaml, 02.yaml, …"
        yield Problem(Place(reader.name(f"{folder}/iku"), 0), "iku-tanpa-berkas", "", "Folder iku tidak ada.", remedy)


def _measures(reader: Reader, folder: str, plan: Mapping[int, object] | None) -> tuple[dict[int, Ukur], frozenset[int]]:
    """Return the indicators of a quarter by number, and the numbers whose file could not be used."""
    measures: dict[int, Ukur] = {}
    broken: set[int] = set()
    for path in yaml_of(reader.folder / folder / "iku"):
        if not re.match(r"[0-9]", path.name) and misnamed.place(
            (*folder.split("/"), "iku", path.name), lambda _: False
        ):
            continue  # another file of the quarter, reported elsewhere
        nomor = int(path.stem) if path.stem.isdecimal() else 0
        with measured.known(measured.UNREAD if plan is None else plan.get(nomor)):
            measure = reader.record(f"{folder}/iku/{path.name}", Ukur)
        if measure and _named_right(reader, f"{folder}/iku/{path.name}", measure):
            measures[measure.nomor] = measure
        else:
            broken |= {int(found) for found in re.findall(r"^[0-9]{1,6}(?=\.)", path.name)}
            broken |= {measure.nomor} if measure else set()
    names = {n: f"{folder}/iku/{n:02d}.yaml" for n in set(plan or ()) - set(measures) - broken}
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
            if places.setdefault(foto.berkas, place) != place:
                continue  # it was read, or told of, where it was named first
            photo = _photo(reader, f"{folder}/foto", foto.berkas, place)
            if isinstance(photo, Problem):
                reader.problems.append(replace(photo, place=place))
            else:
                yield foto.berkas, photo
    reader.problems += photos.twins(places)
    reader.problems += photos.unnamed(reader.folder / folder / "foto", places, reader.name(f"{folder}/foto"))


def _photo(reader: Reader, folder: str, name: str, place: Place) -> Photo | Problem:
    """Return a photo, or the problem of it, as it was made the last time of the same file."""
    from generator.content import photos

    home = reader.folder / folder
    with suppress(OSError, ValueError):  # it is not there, or no such name can be
        found = os.lstat(home / name)
        stamp = found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns
        return reader.last.made(f"{folder}/{name}", stamp, lambda: photos.read(home, name, place))
    return photos.read(home, name, place)


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
        typed = f"Tulis nomor: {int(path.stem)} bila isinya memang indikator {int(path.stem)}"
        return f"{typed}; bila isinya indikator {nomor}, salin ke {right} dan kembalikan berkas ini."
    if path.stem.isdecimal() and int(path.stem) != nomor:
        return f"Tulis nomor: {int(path.stem)}, atau ganti nama berkas menjadi {right}."
    if taken and files.read_text(path, right) != files.read_text(path.with_name(right), right):
        return f"Isinya berbeda dari {right}: salin yang benar ke sana, lalu hapus berkas ini."
    return f"Hapus salinan ini; {right} sudah ada." if taken else f"Ganti nama berkas menjadi {right}."
