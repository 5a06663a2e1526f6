"""Files and folders of content/ that nobody reads, because their name is wrong or their place is.

In: the content folder. Out: problems that say the name meant. What is no text of ours (photos, workbooks, hidden and
temporary files) is left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator import addresses, indonesian
from generator.addresses import periods
from generator.addresses.periods import Jenis
from generator.content import misnamed, openings, statis
from generator.content.misnamed import SHORT, YEAR, Parts
from generator.problems.problem import Place, Problem
from generator.problems.shown import readable

KIND = re.compile(r"^periode:[ \t]*([a-z]+)", re.M)
YAML_LIKE = re.compile(r"\.(ya?ml)(\.\w+)?$|\.txt$", re.I)
UNREAD = "Folder ini tidak dibaca."
AWAY = "Pindahkan isinya ke folder yang benar, atau pindahkan folder ini ke luar folder isi."
MOST = 20_000  # files and folders; a year has about 120
MOST_INSIDE = 1000  # files of one folder; a plan has at most 500 indicators
# A copy as Windows, macOS, LibreOffice and people name it.
COPIED = re.compile(
    r"(\w+?)(?:[ _-]+(?:copy|salin(?:an)?|kopi|backup|cadangan|lama|baru|asli|old|new|rev\w*|\d+)|\s*[ -]*\(\d+\))+"
    r"|(?:copy of|salinan|salinan dari|kopi|backup)[ _-]+(\w+)",
    re.I,
)
# Names that only a folder may have.
FOLDERS = (
    r"[0-9]{4}",
    periods.PLACE,
    rf"{periods.PLACE}/(iku|foto)",
    "|".join(misnamed.TOP),
)


def strays(folder: Path) -> Iterator[Problem]:
    """Yield files that no reader looks for and folders that are no quarter."""
    shut: list[str] = []
    deep: list[str] = []
    found = sorted(openings.walked(folder, shut, deep, MOST))
    for path in (Path(name).relative_to(folder) for name in sorted(shut)):
        wrong, remedy = "Folder ini tidak dapat dibuka.", "Beri izin baca pada folder itu, lalu ulangi."
        yield Problem(Place(f"{folder.name}/{path.as_posix()}", 0), "berkas-terkunci", "", wrong, remedy)
    for parts in sorted(Path(name).relative_to(folder).parts for name in deep):
        if any(part.startswith((".", "~")) for part in parts):
            continue
        place = Place("/".join((folder.name, *parts)), 0)
        wrong = f"Folder ini terletak {openings.DEEPEST} tingkat di dalam folder isi; yang di bawahnya tidak dibaca."
        yield Problem(place, "isi-terlalu-banyak", "", wrong, "Pindahkan yang bukan isi ke tempat lain.")
    if len(found) > MOST:
        wrong = f"Folder isi memuat lebih dari {MOST} berkas."
        yield Problem(Place(folder.name), "isi-terlalu-banyak", "", wrong, "Pindahkan yang bukan isi ke tempat lain.")
    for parts, count in Counter(path.relative_to(folder).parts[:-1] for path in found).items():
        if count > MOST_INSIDE and parts[:1] != (statis.FOLDER,) and not any(p.startswith((".", "~")) for p in parts):
            wrong = f"Folder ini memuat {count} berkas; paling banyak {MOST_INSIDE}."
            place = Place("/".join((folder.name, *parts)), 0)
            yield Problem(place, "isi-terlalu-banyak", "", wrong, "Pindahkan yang bukan isi ke tempat lain.")
    yield from _named(folder, found[:MOST])


def meant(folder: Path) -> frozenset[str]:
    """Return the names of files that lie under a wrong name or in a wrong place: that they are missing follows."""
    quarters = (q for q in folder.glob("[0-9]*/*") if SHORT.fullmatch(q.name))
    found = (f"{q.parent.name}/{q.name}/anggaran.yaml" for q in quarters)
    return frozenset(f"{folder.name}/{name}" for name in found if misnamed.has_twin(folder, name))


def _named(folder: Path, found: list[Path]) -> Iterator[Problem]:
    """Yield the problems of names; what lies in a folder that is complained about is not named again."""
    told: set[Parts] = set()
    twins: dict[Parts, str] = {}
    texts = {
        parts[:n] for p in found for parts in [p.relative_to(folder).parts] for n in range(1, len(parts)) if _text(p)
    }
    for path in found:
        parts = path.relative_to(folder).parts
        if any(part.startswith((".", "~")) for part in parts):
            continue
        if not readable(parts[-1]):
            wrong, remedy = "Nama ini memuat tanda yang tidak tampak atau bukan UTF-8.", "Ganti namanya."
            yield Problem(Place("/".join((folder.name, *parts)), 0), "berkas-tanda", "", wrong, remedy)
        if parts[0] == statis.FOLDER and len(parts) > 1:
            continue
        if any(parts[:n] in told for n in range(1, len(parts))):
            continue
        if path.is_symlink() and path.is_dir():
            place = Place("/".join((folder.name, *parts)))
            yield Problem(place, "berkas-tautan", "", "Folder ini tautan simbolis.", "Salin isinya ke folder biasa.")
        elif path.is_dir():
            problems = [*_folder(folder, parts, parts in texts)] or [*_unheld(folder, parts)]
            told |= {parts} if problems else set()
            yield from problems
        elif any(re.fullmatch(folders, "/".join(parts)) for folders in FOLDERS):
            place, remedy = Place("/".join((folder.name, *parts)), 0), "Pindahkan berkas itu, lalu buat foldernya."
            yield Problem(place, "folder-nama", "", "Ini seharusnya folder, tetapi berkas.", remedy)
        else:
            yield from [*_file(folder, parts)] or [*_unheld(folder, parts)] or _twin(folder, parts, twins)


def _unheld(folder: Path, parts: Parts) -> Iterator[Problem]:
    """Yield the problem of a name that not every disk can hold."""
    if wrong := misnamed.unheld(parts[-1]):
        remedy = f"Ganti nama menjadi {misnamed.held(parts[-1])}."
        yield Problem(Place("/".join((folder.name, *parts)), 0), "berkas-nama", "", f"{wrong}.", remedy)


def _twin(folder: Path, parts: Parts, seen: dict[Parts, str]) -> Iterator[Problem]:
    """Yield the problem of a name that some disks take for another; photos are told by `photos`."""
    other = seen.setdefault(tuple(map(str.casefold, parts)), parts[-1])
    if other != parts[-1] and "foto" not in parts:
        wrong = f"Nama ini dan {other} hanya berbeda huruf besar; Windows dan macOS menyimpan salah satu saja."
        remedy = "Hapus atau ganti nama salah satu."
        yield Problem(Place("/".join((folder.name, *parts)), 0), "berkas-nama", "", wrong, remedy)


def _text(path: Path) -> bool:
    return bool(YAML_LIKE.search(path.name)) and not path.is_dir()


def _folder(folder: Path, parts: Parts, texts: bool) -> Iterator[Problem]:
    """Yield the problem of a folder whose name is wrong, or that holds texts nobody reads."""
    place = Place("/".join((folder.name, *parts)), 0)
    if len(parts) == 1:
        told = _top(folder, parts[0], texts)
    elif len(parts) == 2 and YEAR.fullmatch(parts[0]):
        told = _quarter(folder, parts)
    elif len(parts) == 3 and YEAR.fullmatch(parts[0]):
        told = _inner(folder, parts, texts)
    else:
        told = (UNREAD, AWAY) if texts else None
    if told:
        yield Problem(place, "folder-nama", "", *told)


def _top(folder: Path, name: str, texts: bool) -> tuple[str, str] | None:
    """Return what is wrong with a folder beside those of the years, and the remedy."""
    if re.fullmatch(r"\d{4}", name) and not addresses.YEAR.fullmatch(name):
        wrong = f"Tahun {name} di luar 1900 sampai 2199, sehingga foldernya tidak dibaca."
        return wrong, "Ganti nama menjadi tahun yang benar, atau hapus."
    if YEAR.fullmatch(name) or name in misnamed.TOP:
        return None
    copied = COPIED.fullmatch(name)
    base = (copied.group(1) or copied.group(2)) if copied else ""
    if YEAR.fullmatch(base):
        return f"Folder ini salinan {base} dan tidak dibaca.", "Hapus, atau ganti nama menjadi tahunnya."
    right = next((n for n in misnamed.TOP if n == name.strip().casefold()), "") or misnamed.year(name)
    if right and (folder / right).exists():
        return UNREAD, f"Pindahkan isinya ke {right}, yang sudah ada."
    if right:
        return "Nama folder salah.", f"Ganti nama menjadi {right}."
    if misnamed.quarter(name):
        return "Folder laporan ini tidak di dalam folder tahun.", "Pindahkan ke dalam folder tahunnya."
    return (UNREAD, AWAY) if texts else None


def _quarter(folder: Path, parts: Parts) -> tuple[str, str] | None:
    if SHORT.fullmatch(parts[1]):
        return None
    copied = COPIED.fullmatch(parts[-1])
    right = ((copied.group(1) or copied.group(2)) if copied else "").lower()
    right = right if SHORT.fullmatch(right) else misnamed.quarter(parts[-1])
    kind = _planned(folder / parts[0])
    there = [n for n in kind.folder if not (folder / parts[0] / n).exists()]
    free = f", atau ganti nama menjadi {kind.kata} yang dimaksud ({', '.join(there)})" if there else ""
    if right and right not in there:
        return f"Folder ini salinan {right} dan tidak dibaca.", f"Hapus{free}."
    if right:
        return f"Nama folder {kind.kata} salah.", f"Ganti nama menjadi {right}."
    if parts[-1].casefold() in misnamed.INNER:
        return f"Folder {parts[-1]} tidak di dalam folder {kind.kata}.", f"Pindahkan ke dalam folder {kind.kata}nya."
    return f"Nama folder {kind.kata} salah.", f"Ganti nama menjadi {indonesian.either(there)}." if there else AWAY


def _planned(year: Path) -> Jenis:
    """Return the kind of period that the plan of a year names, as far as its text tells before it is read."""
    try:
        found = KIND.search((year / misnamed.PLAN).read_text("utf-8", "replace"))
    except OSError:
        return periods.QUARTERLY
    return periods.KINDS.get(found[1], periods.QUARTERLY) if found else periods.QUARTERLY


def of_other_kind(folder: Path, year: str, kind: Jenis) -> Iterator[Problem]:
    """Yield folders of periods of which the plan of their year has none."""
    for name in (n for n in periods.FOLDERS if n not in kind.folder and (folder / year / n).is_dir()):
        wrong = f"Menurut rencana {year} laporannya per {kind.kata}, sehingga folder {name} tidak dibaca."
        other = periods.ALL[name].jenis
        remedy = f"Ganti nama menurut {kind.kata}nya ({kind.rentang}), atau tulis periode: {other.kode} pada rencana."
        yield Problem(Place(f"{folder.name}/{year}/{name}", 0), "folder-nama", "", wrong, remedy)


def _inner(folder: Path, parts: Parts, texts: bool) -> tuple[str, str] | None:
    if parts[-1] in misnamed.INNER:
        return None
    right = misnamed.inner(parts[-1])
    if right and folder.joinpath(*parts[:-1], right).exists():
        return UNREAD, f"Pindahkan isinya ke {right}, yang sudah ada, atau hapus folder ini."
    if right:
        return "Nama folder salah.", f"Ganti nama menjadi {right}."
    if SHORT.fullmatch(parts[-1]) and texts:
        return (
            f"Folder {parts[-1]} ada di dalam {parts[-2]}.",
            "Pindahkan satu tingkat ke atas, atau hapus bila salinan.",
        )
    return (UNREAD, AWAY) if texts else None


def _file(folder: Path, parts: Parts) -> Iterator[Problem]:
    found = misnamed.told(parts, lambda p: folder.joinpath(*p).exists())
    if found:
        yield Problem(Place("/".join((folder.name, *parts))), found.kode, "", found.salah, found.saran)
