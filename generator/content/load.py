"""From content/ to typed records: every file is read, every problem is collected, then all are shown at once.

In: the content folder. Out: a `Content` of what could be read, and every problem of form found in any file; a
`ContentError` where there is no folder, or one in it may not be opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import addresses
from generator.content import files as source
from generator.content import misnamed, statis, unknown_files
from generator.content.files import Document
from generator.content.model import Content, Kuartal, Profil, Tahun
from generator.content.reader import Reader
from generator.problems.problem import ContentError, Place, Problem
from generator.records.office import Halaman, Unit
from generator.records.plan import Rencana, Renstra
from generator.records.printed import Koreksi, Kunci, Naskah, Rekonsiliasi, TabelCetak, Terbit, Terbitan
from generator.records.quarter import Anggaran, Laporan, Sorotan, Ukur
from generator.records.rule_set import Aturan
from generator.records.values import Groups, Text
from generator.store.cache import Cache, key

if TYPE_CHECKING:
    from generator.content.photos import Photo


@dataclass(frozen=True)
class Bacaan:
    """What was read of one year: its records, if the plan could be read; its documents; all problems of form."""

    tahun: Tahun | None
    dokumen: Mapping[str, Document]
    masalah: tuple[Problem, ...]


def load(folder: Path) -> tuple[Content | None, list[Problem]]:
    """Read a content folder: what could be read, and all problems of form; no content when its root is broken."""
    content, problems = shared(folder)
    found = [year(folder, name) for name in years(folder)]
    problems += [p for one in found for p in one.masalah]
    return (joined(content, found) if content else None), problems


def joined(content: Content, found: Sequence[Bacaan]) -> Content:
    """Return content with more years."""
    return replace(
        content,
        tahun=(*content.tahun, *(one.tahun for one in found if one.tahun)),
        dokumen={**content.dokumen, **{name: d for one in found for name, d in one.dokumen.items()}},
        rusak=content.rusak | {p.place.file for one in found for p in one.masalah},
    )


def years(folder: Path) -> list[str]:
    """Return the names of the folders of years, in order."""
    return sorted(p.name for p in folder.iterdir() if addresses.YEAR.fullmatch(p.name) and p.is_dir())


def year(folder: Path, name: str, cache: Cache | None = None, without: Collection[str] = ()) -> Bacaan:
    """Read a year: its plan and its quarters, but for those that are to be left out."""
    store, entry = cache or Cache(None), key("isi", folder.name, name)
    reader = Reader(folder, json.loads(store.get(entry) or b"{}"), without)
    tahun = _tahun(reader, name)
    found = {name: (document.sidik, document.isi) for name, document in reader.documents.items()}
    if any(name not in reader.kept or sidik != reader.kept[name][0] for name, (sidik, _) in found.items()):
        store.put(entry, json.dumps(found, ensure_ascii=False).encode())
    return Bacaan(tahun, reader.documents, tuple(reader.problems))


def shared(folder: Path, without: Collection[str] = ()) -> tuple[Content | None, list[Problem]]:
    """Read what all years share, and look at the names of all files; the content has no years yet."""
    reader = _opened(folder, without)
    files, faults = statis.read(folder)
    reader.problems += faults
    unit = reader.record("unit.yaml", Unit)
    rules = _rule_sets(reader)
    glossary: dict[str, str] | None = reader.optional("glosarium.yaml", dict[str, Text], {})
    synonyms: tuple[tuple[str, ...], ...] | None = reader.optional("sinonim.yaml", Groups, ())
    slugs: tuple[str, ...] = unit.profil if unit else ()
    pages = [_profil(reader, name) for name in slugs if f"profil/{name}.md" not in without]
    reader.problems += _unused(folder, reader, slugs)
    corrections = reader.optional("koreksi.yaml", tuple[Koreksi, ...], ())
    releases: tuple[Terbitan, ...] | None = reader.optional("terbitan.yaml", tuple[Terbitan, ...], ())
    medium: tuple[Renstra, ...] | None = reader.optional("renstra.yaml", tuple[Renstra, ...], ())
    if not years(folder):
        place = Place(reader.name("2024/perjanjian-kinerja.yaml"))
        reader.problems.append(
            Problem(place, "tahun-tidak-ada", "", "Belum ada tahun.", "Buat folder tahun dengan rencananya.")
        )
    revision = _revision(reader)
    if unit is None:
        return None, reader.problems
    content = Content(
        folder.name,
        unit,
        rules,
        glossary or {},
        tuple(p for p in pages if p),
        (),
        corrections or (),
        reader.documents,
        frozenset(p.place.file for p in reader.problems) | unknown_files.meant(folder),
        revision,
        synonyms or (),
        tuple(files),
        medium or (),
        releases or (),
    )
    return content, reader.problems


def _rule_sets(reader: Reader) -> dict[str, Aturan]:
    """Return the rule sets by their kode; note the problem of a kode that is used twice."""
    found: dict[str, Aturan] = {}
    files: dict[str, str] = {}
    for path in _yaml(reader.folder / "aturan"):
        name = f"aturan/{path.name}"
        rule_set = None if name in reader.without else reader.record(name, Aturan)
        if rule_set is None:
            continue
        first = files.setdefault(rule_set.kode.casefold(), name)
        if first != name:
            place = reader.documents[reader.name(name)].root.at(("kode",)).place
            wrong = f"Kode {rule_set.kode} sudah dipakai {first}."
            remedy = "Beri kode lain, atau hapus salah satu berkas."
            reader.problems.append(Problem(place, "nomor-atau-kode-ganda", "kode", wrong, remedy))
        found.setdefault(rule_set.kode, rule_set)
    return found


def found(folder: Path) -> None:
    """Raise where a content folder is none, or not there."""
    if not folder.is_dir():
        raise ContentError([_absent(folder)])


def _opened(folder: Path, without: Collection[str]) -> Reader:
    """Return a reader of a content folder; raise when it is none, or a folder in it may not be opened."""
    found(folder)
    reader = Reader(folder, without=without)
    reader.problems += unknown_files.strays(folder)
    shut = [p for p in reader.problems if p.code in ("berkas-terkunci", "berkas-tanda")]
    if shut:
        raise ContentError(shut)  # what lies in there would be called missing; such a name goes into no file
    return reader


def _absent(folder: Path) -> Problem:
    """Return the problem of a content folder that is not there; its remedy tells where there is one."""
    looked = folder.absolute()
    wrong = f"Folder isi tidak ada; dicari di {looked}."
    if folder.exists():
        wrong = f"{looked} bukan folder."
    above = next((p for p in looked.parents if (p / "content" / "unit.yaml").is_file()), None)
    remedy = f"Jalankan cd {above}, lalu ulangi" if above else "Jalankan perintah ini dari folder proyek"
    return Problem(
        Place(str(folder), 0), "isi-tidak-ada", "", wrong, f"{remedy}, atau tulis letaknya dengan --content."
    )


def _revision(reader: Reader) -> str:
    """Return the commit; note the problem when git will not tell it."""
    found = source.revision(reader.folder)
    if isinstance(found, Problem):
        reader.problems.append(found)
        return source.UNKNOWN
    return found


def _unused(folder: Path, reader: Reader, slugs: tuple[str, ...]) -> Iterator[Problem]:
    for path in sorted(folder.glob("profil/*.md")):
        if slugs and path.stem not in slugs and not path.name.startswith("."):
            place, slug = Place(reader.name(f"profil/{path.name}")), misnamed.slug(path.stem)
            remedy = f"Ganti nama menjadi {slug}.md" if slug != path.stem else ""
            if slug not in slugs:
                remedy += f"{', lalu tambahkan' if remedy else 'Tambahkan'} {slug} pada profil di unit.yaml"
            if slug != path.stem and slug in slugs and not (folder / f"profil/{slug}.md").exists():
                yield Problem(place, "berkas-nama", "", "Nama berkas salah.", f"{remedy}.")
                continue
            remedy = f"{remedy}."
            yield Problem(place, "halaman-tak-tampil", "", "Halaman ini tidak disebut pada unit.yaml.", remedy)


def _profil(reader: Reader, slug: str) -> Profil | None:
    if not re.fullmatch(r"[a-z0-9-]+", slug):
        document = reader.documents[reader.name("unit.yaml")]
        remedy = "Pakai huruf kecil, angka, dan tanda hubung."
        reader.problems.append(
            Problem(document.root.place_of(("profil",)), "halaman-nama", slug, "Nama halaman tidak sah.", remedy)
        )
        return None
    relative = f"profil/{slug}.md"
    page = reader.record(relative, Halaman, page=True)
    return Profil(slug, page, reader.documents[reader.name(relative)]) if page else None


def _tahun(reader: Reader, year: str) -> Tahun | None:
    relative = f"{year}/perjanjian-kinerja.yaml"
    plan = reader.record(relative, Rencana)
    found = sorted((reader.folder / year).glob("tw[1-4]"))
    folders = [p for p in found if f"{year}/{p.name}" not in reader.without]
    planned: frozenset[int] = frozenset(i.nomor for i in plan.indikator) if plan else frozenset()
    quarters = [_kuartal(reader, f"{year}/{p.name}", planned) for p in folders if p.is_dir()]
    if plan is None:
        return None
    return Tahun(plan, reader.name(relative), tuple(q for q in quarters if q))


def _kuartal(reader: Reader, folder: str, planned: frozenset[int]) -> Kuartal | None:
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
    for path in _yaml(reader.folder / folder / "iku"):
        if not re.match(r"[0-9]", path.name) and misnamed.place(
            (*folder.split("/"), "iku", path.name), lambda _: False
        ):
            continue  # another file of the quarter, told as such
        measure = reader.record(f"{folder}/iku/{path.name}", Ukur)
        if measure and _named_right(reader, f"{folder}/iku/{path.name}", measure):
            measures[measure.nomor] = measure
        else:
            broken |= {int(found) for found in re.findall(r"^[0-9]{1,6}(?=\.)", path.name)}
            broken |= {measure.nomor} if measure else set()
    names = {n: f"{folder}/iku/{n:02d}.yaml" for n in planned - set(measures) - broken}
    broken |= {n for n, name in names.items() if misnamed.has_twin(reader.folder, name)}  # 05.yaml.txt: told as such
    return measures, frozenset(broken - set(measures))


def _yaml(folder: Path) -> list[Path]:
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
