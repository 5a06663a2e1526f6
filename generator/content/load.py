"""From content/ to typed records: every file is read, every problem is collected, then all are shown at once.

In: the content folder. Out: a `Content` of what could be read, and every problem of form found in any file; a
`ContentError` where there is no folder, or one in it may not be opened.
"""

import json
import re
from collections import ChainMap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from generator import addresses
from generator.addresses.periods import ALL
from generator.content import before as before_this
from generator.content import files as source
from generator.content import misnamed, read_year, statis, unknown_files
from generator.content.before import Sebelumnya
from generator.content.files import Document
from generator.content.model import Content, Profil, Tahun
from generator.content.reader import Reader, yaml_of
from generator.problems.problem import ContentError, Place, Problem
from generator.problems.shown import readable
from generator.records import measured
from generator.records.medium_term import Renstra
from generator.records.metadata import Metadata
from generator.records.office import Halaman, Unit
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


def load(
    folder: Path, cache: Cache | None = None, before: Sebelumnya | None = None
) -> tuple[Content | None, list[Problem]]:
    """Read a content folder: what could be read, and all problems of form; no content when its root is broken."""
    content, problems = shared(folder, before=before)
    found = [year(folder, name, cache, shared=content, before=before) for name in years(folder)]
    problems += [p for one in found for p in one.masalah]
    return (joined(content, found) if content else None), problems


def joined(content: Content, found: Sequence[Bacaan]) -> Content:
    """Return content with more years, whose indicators are called as their rule sets say."""
    plans = [v.rencana for one in found if one.tahun for v in one.tahun.versi]
    for plan in plans:
        plan.called((rules.kata if (rules := content.aturan.get(plan.aturan)) else USUAL).iku)
    scales = {i.kode: i.skala for plan in plans for i in plan.indikator}
    return replace(
        content,
        renstra=tuple(one.counted(scales) for one in content.renstra),
        tahun=(*content.tahun, *(one.tahun for one in found if one.tahun)),
        dokumen={**content.dokumen, **{name: d for one in found for name, d in one.dokumen.items()}},
        rusak=content.rusak | {p.place.file for one in found for p in one.masalah},
    )


def years(folder: Path) -> list[str]:
    """Return the names of the folders of years, in order."""
    return sorted(p.name for p in folder.iterdir() if addresses.YEAR.fullmatch(p.name) and p.is_dir())


def year(
    folder: Path,
    name: str,
    cache: Cache | None = None,
    without: Collection[str] = (),
    shared: Content | None = None,
    before: Sebelumnya | None = None,
) -> Bacaan:
    """Read a year but for what is to be left out: its plan, which may name scales of rule sets, and its quarters."""
    if before is None:
        return _year(folder, name, cache, without, shared, None)
    source, store = (before.sources[name], shared and shared.aturan), None if name in before.last else cache
    return before.last.made(name, source, lambda: _year(folder, name, store, without, shared, before))


def _year(
    folder: Path,
    name: str,
    cache: Cache | None,
    without: Collection[str],
    shared: Content | None,
    before: Sebelumnya | None,
) -> Bacaan:
    store, parts = cache or Cache(None), [[], *([p] for p in ALL if (folder / name / p).is_dir())]
    entries = [key("isi", folder.name, name, *part) for part in parts]
    kept = [json.loads(store.get(entry) or b"{}") for entry in entries]
    reader = before_this.reader(folder, without, before, ChainMap(*kept))
    with measured.ruled({kode: rules.scales for kode, rules in shared.aturan.items()} if shared else {}):
        tahun = read_year.tahun(reader, name)
    for part, entry, known in zip(parts, entries, kept, strict=True):
        found = {n: (d.sidik, d.isi) for n, d in reader.documents.items() if n.split("/")[2:-1][:1] == part}
        if any(n not in known or sidik != known[n][0] for n, (sidik, _) in found.items()):
            store.put(entry, json.dumps(found, ensure_ascii=False).encode())
    return Bacaan(tahun, reader.documents, tuple(reader.problems))


def shared(
    folder: Path, without: Collection[str] = (), before: Sebelumnya | None = None
) -> tuple[Content | None, list[Problem]]:
    """Read what all years share, and look at the names of all files; the content has no years yet."""
    if before is None:
        return _shared(folder, without, None)
    content, problems = before.last.made("", (before.sources[""],), lambda: _shared(folder, without, before))
    return content, [*problems]


def _shared(folder: Path, without: Collection[str], before: Sebelumnya | None) -> tuple[Content | None, list[Problem]]:
    reader = _opened(folder, without, before)
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


def _opened(folder: Path, without: Collection[str], before: Sebelumnya | None) -> Reader:
    """Return a reader of a content folder; raise when it is none, or a folder in it may not be opened."""
    found(folder)
    reader = before_this.reader(folder, without, before)
    reader.problems += unknown_files.strays(folder)
    shut = [p for p in reader.problems if p.code in ("berkas-terkunci", "berkas-tanda", "isi-terlalu-banyak")]
    if shut:
        raise ContentError(shut)  # what lies in there would be called missing; such a name goes into no file
    return reader


def _absent(folder: Path) -> Problem:
    """Return the problem of a content folder that is not there; its remedy tells where there is one."""
    looked = folder.absolute()
    wrong = f"{looked} bukan folder." if folder.exists() else f"Folder isi tidak ada; dicari di {looked}."
    above = next((p for p in looked.parents if (p / "content" / "unit.yaml").is_file()), None)
    remedy = f"Jalankan perintah ini dari folder proyek, atau tulis letaknya dengan --content. {START}"
    if above:
        remedy = f"Jalankan cd {above}, lalu ulangi, atau tulis letaknya dengan --content."
    return Problem(Place(str(folder), 0), "isi-tidak-ada", "", wrong, remedy)


def _revision(reader: Reader) -> str:
    """Return the commit; note the problem when git will not tell it."""
    found = source.revision(reader.folder)
    reader.problems += [found] if isinstance(found, Problem) else []
    return source.UNKNOWN if isinstance(found, Problem) else found


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
            yield Problem(place, "halaman-tak-tampil", "", "Halaman ini tidak disebut pada unit.yaml.", f"{remedy}.")


def _profil(reader: Reader, slug: str) -> Profil | None:
    if not re.fullmatch(r"[a-z0-9-]+", slug):
        place = reader.documents[reader.name("unit.yaml")].root.place_of(("profil",))
        wrong, remedy = "Nama halaman tidak sah.", "Pakai huruf kecil, angka, dan tanda hubung."
        reader.problems.append(Problem(place, "halaman-nama", slug, wrong, remedy))
        return None
    relative = f"profil/{slug}.md"
    page = reader.record(relative, Halaman, page=True)
    return Profil(slug, page, reader.documents[reader.name(relative)]) if page else None
