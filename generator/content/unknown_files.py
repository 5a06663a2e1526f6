"""Files and folders of content/ that nobody reads, because their name is wrong or their place is.

In: the content folder. Out: problems that say the name meant. What is no text of ours (photos, workbooks, hidden and
temporary files) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator import addresses, indonesian
from generator.content import misnamed, openings, statis
from generator.content.misnamed import SHORT, YEAR, Parts
from generator.problems.problem import Place, Problem
from generator.problems.shown import readable

YAML_LIKE = re.compile(r"\.(ya?ml)(\.\w+)?$|\.txt$", re.I)
UNREAD = "Folder ini tidak dibaca."
AWAY = "Pindahkan isinya ke folder yang benar, atau pindahkan folder ini ke luar folder isi."
MOST = 20_000  # files and folders; a year has about 120
# A copy as Windows, macOS, LibreOffice and people name it.
COPIED = re.compile(
    r"(\w+?)(?:[ _-]+(?:copy|salin(?:an)?|kopi|backup|cadangan|lama|baru|asli|old|new|rev\w*|\d+)|\s*[ -]*\(\d+\))+"
    r"|(?:copy of|salinan|salinan dari|kopi|backup)[ _-]+(\w+)",
    re.I,
)
# Names that only a folder may have.
FOLDERS = (r"[0-9]{4}", r"[0-9]{4}/tw[1-4]", r"[0-9]{4}/tw[1-4]/(iku|foto)", "|".join(misnamed.TOP))


def strays(folder: Path) -> Iterator[Problem]:
    """Yield files that no reader looks for and folders that are no quarter."""
    shut: list[str] = []
    deep: list[str] = []
    found = sorted(openings.walked(folder, shut, deep, MOST))
    for path in (Path(name).relative_to(folder) for name in sorted(shut)):
        remedy = "Beri izin baca pada folder itu, lalu ulangi."
        yield Problem(
            Place(f"{folder.name}/{path.as_posix()}", 0),
            "berkas-terkunci",
            "",
            "Folder ini tidak dapat dibuka.",
            remedy,
        )
    for parts in sorted(Path(name).relative_to(folder).parts for name in deep):
        if any(part.startswith((".", "~")) for part in parts):
            continue
        place = Place("/".join((folder.name, *parts)), 0)
        wrong = f"Folder ini terletak {openings.DEEPEST} tingkat di dalam folder isi; yang di bawahnya tidak dibaca."
        yield Problem(place, "isi-terlalu-banyak", "", wrong, "Pindahkan yang bukan isi ke tempat lain.")
    if len(found) > MOST:
        wrong = f"Folder isi memuat lebih dari {MOST} berkas."
        yield Problem(Place(folder.name), "isi-terlalu-banyak", "", wrong, "Pindahkan yang bukan isi ke tempat lain.")
    yield from _named(folder, found[:MOST])


def meant(folder: Path) -> frozenset[str]:
    """Return the names of files that lie under a wrong name or in a wrong place: that they are missing follows."""
    found = (f"{y.name}/{q.name}/anggaran.yaml" for y in folder.glob("[0-9]*") for q in y.glob("tw[1-4]"))
    return frozenset(f"{folder.name}/{name}" for name in found if misnamed.has_twin(folder, name))


def _named(folder: Path, found: list[Path]) -> Iterator[Problem]:
    """Yield the problems of names; what lies in a folder that is complained about is not named again."""
    told: set[Parts] = set()
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
            problems = [*_folder(folder, parts, parts in texts)]
            told |= {parts} if problems else set()
            yield from problems
        elif any(re.fullmatch(folders, "/".join(parts)) for folders in FOLDERS):
            place, remedy = Place("/".join((folder.name, *parts)), 0), "Pindahkan berkas itu, lalu buat foldernya."
            yield Problem(place, "folder-nama", "", "Ini seharusnya folder, tetapi berkas.", remedy)
        else:
            yield from _file(folder, parts)


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
        return "Folder triwulan ini tidak di dalam folder tahun.", "Pindahkan ke dalam folder tahunnya."
    return (UNREAD, AWAY) if texts else None


def _quarter(folder: Path, parts: Parts) -> tuple[str, str] | None:
    if SHORT.fullmatch(parts[1]):
        return None
    copied = COPIED.fullmatch(parts[-1])
    right = ((copied.group(1) or copied.group(2)) if copied else "").lower()
    right = right if SHORT.fullmatch(right) else misnamed.quarter(parts[-1])
    there = [n for n in ("tw1", "tw2", "tw3", "tw4") if not (folder / parts[0] / n).exists()]
    free = f", atau ganti nama menjadi triwulan yang dimaksud ({', '.join(there)})" if there else ""
    if right and right not in there:
        return f"Folder ini salinan {right} dan tidak dibaca.", f"Hapus{free}."
    if right:
        return "Nama folder triwulan salah.", f"Ganti nama menjadi {right}."
    if parts[-1].casefold() in misnamed.INNER:
        return f"Folder {parts[-1]} tidak di dalam folder triwulan.", "Pindahkan ke dalam folder triwulannya."
    return "Nama folder triwulan salah.", f"Ganti nama menjadi {indonesian.either(there)}." if there else AWAY


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
