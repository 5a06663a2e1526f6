"""From content/ to typed records: every file is read, every problem is collected, then all are shown at once.

In: the content folder. Out: a `Content` of what could be read, and every problem of form found in any file; a
`ContentError` where there is no folder, or one in it may not be opened.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generator import addresses
from generator.addresses.periods import ALL, QUARTERLY
from generator.content import files as source
from generator.content import misnamed, statis, unknown_files
from generator.content.files import Document
from generator.content.model import Content, Profil, Tahun, VersiRencana
from generator.content.reader import Reader, quarter, yaml_of
from generator.problems.problem import ContentError, Place, Problem
from generator.problems.shown import readable
from generator.records.medium_term import Renstra
from generator.records.metadata import Metadata
from generator.records.office import Halaman, Unit
from generator.records.plan import Rencana, RencanaPerubahan
from generator.records.printed import Koreksi, Terbitan
from generator.records.regulation import Regulasi
from generator.records.rule_set import Aturan
from generator.records.terms import USUAL
from generator.records.values import Groups, Line, Text
from generator.store.cache import Cache, key

Coded = TypeVar("Coded", Aturan, Regulasi)
START = "Kantor baru dimulai dengan lapkin init kantor, di folder lain."


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
    """Return content with more years, whose indicators are called as their rule sets say."""
    for versi in (v for one in found if one.tahun for v in one.tahun.versi):
        rules = content.aturan.get(versi.rencana.aturan)
        versi.rencana.called((rules.kata if rules else USUAL).iku)
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
    unit = reader.record("unit.yaml", Unit)
    rules = {rules.kode: rules for rules in _coded(reader, "aturan", Aturan).values()}
    glossary: dict[str, str] | None = reader.optional("glosarium.yaml", dict[Line, Text], {})
    synonyms: tuple[tuple[str, ...], ...] | None = reader.optional("sinonim.yaml", Groups, ())
    slugs: tuple[str, ...] = unit.profil if unit else ()
    pages = [p for name in slugs if f"profil/{name}.md" not in without and (p := _profil(reader, name))]
    reader.problems += [*faults, *_unused(folder, reader, slugs)]
    corrections = reader.optional("koreksi.yaml", tuple[Koreksi, ...], ())
    releases: tuple[Terbitan, ...] | None = reader.optional("terbitan.yaml", tuple[Terbitan, ...], ())
    medium: tuple[Renstra, ...] | None = reader.optional("renstra.yaml", tuple[Renstra, ...], ())
    if not years(folder):
        remedy = f"Buat folder tahun berisi {misnamed.PLAN}, misalnya dari kantor yang dimulai dengan lapkin init."
        reader.problems.append(Problem(Place(folder.name, 0), "tahun-tidak-ada", "", "Belum ada tahun.", remedy))
    revision = _revision(reader)
    regulations, asked = _coded(reader, "regulasi", Regulasi), reader.optional("metadata.yaml", Metadata, None)
    if unit is None:
        return None, reader.problems
    content = Content(
        folder.name,
        unit,
        rules,
        glossary or {},
        tuple(pages),
        (),
        corrections or (),
        reader.documents,
        frozenset(p.place.file for p in reader.problems) | unknown_files.meant(folder),
        revision,
        synonyms or (),
        tuple(files),
        medium or (),
        releases or (),
        regulations,
        asked,
    )
    return content, reader.problems


def _coded(reader: Reader, folder: str, kind: type[Coded]) -> dict[str, Coded]:
    """Return the records of a folder by the names of their files; note the problem of a kode that is used twice."""
    found: dict[str, Coded] = {}
    files: dict[str, str] = {}
    for path in yaml_of(reader.folder / folder):
        name = f"{folder}/{path.name}"
        record = None if name in reader.without else reader.record(name, kind)
        if record is None:
            continue
        first = files.setdefault(record.kode.casefold(), name)
        if first == name:
            found[reader.name(name)] = record
            continue
        place = reader.documents[reader.name(name)].root.at(("kode",)).place
        wrong, remedy = f"Kode {record.kode} sudah dipakai {first}.", "Beri kode lain, atau hapus salah satu berkas."
        reader.problems.append(Problem(place, "nomor-atau-kode-ganda", "kode", wrong, remedy))
    return found


def found(folder: Path) -> None:
    """Raise where a content folder is none, or not there, or has a name that no message could hold."""
    if not folder.is_dir():
        raise ContentError([_absent(folder)])
    if not readable(folder.name):
        wrong = "Nama folder isi memuat tanda yang tidak tampak atau bukan UTF-8."
        raise ContentError([Problem(Place(folder.name, 0), "berkas-tanda", "", wrong, "Ganti namanya.")])
    if not any(folder.iterdir()):
        raise ContentError([Problem(Place(folder.name, 0), "isi-tidak-ada", "", "Folder isi kosong.", START)])


def _opened(folder: Path, without: Collection[str]) -> Reader:
    """Return a reader of a content folder; raise when it is none, or a folder in it may not be opened."""
    found(folder)
    reader = Reader(folder, without=without)
    reader.problems += unknown_files.strays(folder)
    shut = [p for p in reader.problems if p.code in ("berkas-terkunci", "berkas-tanda", "isi-terlalu-banyak")]
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
    if above:
        remedy = f"Jalankan cd {above}, lalu ulangi, atau tulis letaknya dengan --content."
    else:
        remedy = f"Jalankan perintah ini dari folder proyek, atau tulis letaknya dengan --content. {START}"
    return Problem(Place(str(folder), 0), "isi-tidak-ada", "", wrong, remedy)


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
    plans = Tahun(tuple(v for v in _plans(reader, year) if v), ())
    whole = len(plans.versi) == 1 + len(_revised(reader, year))
    kind = plans.jenis if plans.versi else QUARTERLY
    there = [p for name in kind.folder if (p := reader.folder / year / name).is_dir()]
    folders = [p for p in there if f"{year}/{p.name}" not in reader.without]
    if plans.versi:
        reader.problems += unknown_files.of_other_kind(reader.folder, year, kind)
    quarters = []
    for path in folders:
        plan = plans.until(ALL[path.name]) if whole else None
        planned = {i.nomor: i.skala for i in plan.rencana.indikator} if plan else None
        found = quarter(reader, f"{year}/{path.name}", planned)
        quarters += [replace(found, rencana=plan.berkas)] if plan and found else []
    return replace(plans, kuartal=tuple(quarters)) if whole else None


def _plans(reader: Reader, year: str) -> Iterator[VersiRencana | None]:
    """Yield the versions of the plan of a year in order; None for one that could not be read."""
    first = f"{year}/{misnamed.PLAN}"
    plan = reader.record(first, Rencana)
    yield VersiRencana(plan, reader.name(first)) if plan else None
    for number, name in _revised(reader, year):
        later = reader.record(name, RencanaPerubahan)
        yield VersiRencana(later, reader.name(name), number) if later else None


def _revised(reader: Reader, year: str) -> list[tuple[int, str]]:
    """Return the later versions of the plan of a year by number, with their files."""
    names = (p.name for p in (reader.folder / year).iterdir())
    found = (misnamed.REVISED.fullmatch(name) for name in names)
    return sorted((int(m[1]), f"{year}/{m[0]}") for m in found if m)
