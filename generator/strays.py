"""Files and folders of content/ that nobody reads, because their name is wrong or their place is.

In: the content folder. Out: problems that say the name meant. What is no text of ours (photos, workbooks, hidden and
temporary files) is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator import paths, statis
from generator.problems import Place, Problem, nearest
from generator.shown import readable

ROOT = ("unit.yaml", "glosarium.yaml", "sinonim.yaml", "koreksi.yaml", "renstra.yaml", "terbitan.yaml")
QUARTER = (
    "laporan.yaml",
    "anggaran.yaml",
    "highlight.yaml",
    "terbit.yaml",
    "daftar-tabel.yaml",
    "naskah-cetak.yaml",
    "rekonsiliasi.yaml",
    "kunci.yaml",
)
PLAN = "perjanjian-kinerja.yaml"
WRONG_ENDING = re.compile(r"\.(yml|yaml\.txt|yml\.txt|yaml\.ya?ml|txt)$", re.I)
YAML_LIKE = re.compile(r"\.(ya?ml)(\.\w+)?$|\.txt$", re.I)
MOST = 20_000  # files and folders; a year has about 120
YEAR = re.compile(r"[0-9]{4}")
# A copy as Windows, macOS, LibreOffice and people name it.
COPIED = re.compile(
    r"(\w+?)(?:[ _-]+(?:copy|salin(?:an)?|kopi|backup|cadangan|lama|baru|asli|old|new|rev\w*|\d+)|\s*[ -]*\(\d+\))+"
    r"|(?:copy of|salinan|salinan dari|kopi|backup)[ _-]+(\w+)",
    re.I,
)
SHORT = re.compile(r"tw[1-4]")
# Names that only a folder may have.
FOLDERS = (r"[0-9]{4}", r"[0-9]{4}/tw[1-4]", r"[0-9]{4}/tw[1-4]/(iku|foto)", rf"aturan|profil|{statis.FOLDER}")


def strays(folder: Path) -> Iterator[Problem]:
    """Yield files that no reader looks for and folders that are no quarter."""
    shut: list[str] = []
    found = sorted(
        Path(here, name)
        for here, *both in os.walk(folder, onerror=lambda e: shut.append(str(e.filename)))
        for names in both
        for name in names
    )
    for path in (Path(name).relative_to(folder) for name in sorted(shut)):
        remedy = "Beri izin baca pada folder itu, lalu ulangi."
        yield Problem(
            Place(f"{folder.name}/{path.as_posix()}", 0),
            "berkas-terkunci",
            "",
            "Folder ini tidak dapat dibuka.",
            remedy,
        )
    if len(found) > MOST:
        wrong = f"Folder isi memuat lebih dari {MOST} berkas."
        yield Problem(Place(folder.name), "isi-terlalu-banyak", "", wrong, "Pindahkan yang bukan isi ke tempat lain.")
    for path in found[:MOST]:
        parts = path.relative_to(folder).parts
        if any(part.startswith((".", "~")) for part in parts):
            continue
        if not readable(parts[-1]):
            wrong, remedy = "Nama ini memuat tanda yang tidak tampak atau bukan UTF-8.", "Ganti namanya."
            yield Problem(Place("/".join((folder.name, *parts)), 0), "berkas-tanda", "", wrong, remedy)
        if parts[0] == statis.FOLDER and len(parts) > 1:
            continue
        if path.is_symlink() and path.is_dir():
            place = Place("/".join((folder.name, *parts)))
            yield Problem(place, "berkas-tautan", "", "Folder ini tautan simbolis.", "Salin isinya ke folder biasa.")
        elif path.is_dir():
            yield from _folder(folder, parts)
        elif any(re.fullmatch(folders, "/".join(parts)) for folders in FOLDERS):
            place, remedy = Place("/".join((folder.name, *parts)), 0), "Pindahkan berkas itu, lalu buat foldernya."
            yield Problem(place, "folder-nama", "", "Ini seharusnya folder, tetapi berkas.", remedy)
        elif YAML_LIKE.search(path.name) and not _in_folder(parts):
            yield from _file(folder, parts)


def _folder(folder: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    place = Place("/".join((folder.name, *parts)), 0)
    copied = COPIED.fullmatch(parts[-1])
    if len(parts) == 1 and re.fullmatch(r"\d{4}", parts[0]) and not paths.YEAR.fullmatch(parts[0]):
        wrong = f"Tahun {parts[0]} di luar 1900 sampai 2199, sehingga foldernya tidak dibaca."
        yield Problem(place, "folder-nama", "", wrong, "Ganti nama menjadi tahun yang benar, atau hapus.")
    elif len(parts) == 1 and copied and YEAR.fullmatch(copied.group(1) or copied.group(2)):
        wrong = f"Folder ini salinan {copied.group(1) or copied.group(2)} dan tidak dibaca."
        yield Problem(place, "folder-nama", "", wrong, "Hapus, atau ganti nama menjadi tahunnya.")
    elif len(parts) == 2 and YEAR.fullmatch(parts[0]) and not SHORT.fullmatch(parts[1]):
        right = _quarter(parts[-1]) or (copied.group(1) or copied.group(2) if copied else "").lower()
        there = [n for n in ("tw1", "tw2", "tw3", "tw4") if not (folder / parts[0] / n).exists()]
        free = f", atau ganti nama menjadi triwulan yang dimaksud ({', '.join(there)})" if there else ""
        if SHORT.fullmatch(right) and right not in there:
            wrong = f"Folder ini salinan {right} dan tidak dibaca."
            yield Problem(place, "folder-nama", "", wrong, f"Hapus{free}.")
        elif SHORT.fullmatch(right):
            yield Problem(place, "folder-nama", "", "Nama folder triwulan salah.", f"Ganti nama menjadi {right}.")
        else:
            remedy = "Ganti nama menjadi tw1, tw2, tw3, atau tw4."
            yield Problem(place, "folder-nama", "", "Nama folder triwulan salah.", remedy)


def _quarter(name: str) -> str:
    """Return the quarter that the name of a folder means, such as TW1, Triwulan II or tw 3; empty when none."""
    found = re.fullmatch(r"(?:tw|triwulan|q)[ ._-]*([1-4]|iv|i{1,3})", name, re.I)
    return f"tw{ {'i': 1, 'ii': 2, 'iii': 3, 'iv': 4}.get(found.group(1).lower(), found.group(1)) }" if found else ""


def _in_folder(parts: tuple[str, ...]) -> bool:
    """Return whether a file lies in a folder that is complained about as a whole: a copy of a year, no quarter."""
    copied = COPIED.fullmatch(parts[0]) if len(parts) > 1 else None
    if copied and YEAR.fullmatch(copied.group(1) or copied.group(2)):
        return True
    return len(parts) > 2 and bool(YEAR.fullmatch(parts[0])) and not SHORT.fullmatch(parts[1])


def _file(folder: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    place, known = Place("/".join((folder.name, *parts))), _known(parts)
    right = WRONG_ENDING.sub("", parts[-1]).removesuffix(".") + ".yaml"
    if WRONG_ENDING.search(parts[-1]) or parts[-1].endswith((".YAML", ".Yaml")):
        right = re.sub(r"\.yaml\.yaml$", ".yaml", right, flags=re.I)
        there = right != parts[-1] and folder.joinpath(*parts[:-1], right).exists()
        remedy = f"Hapus atau pindahkan; {right} sudah ada." if there else f"Ganti nama menjadi {right}."
        yield Problem(place, "berkas-nama", "", "Nama berkas salah.", remedy)
    elif isinstance(known, str):
        yield Problem(place, "berkas-asing", "", "Berkas ini tidak dibaca di folder ini.", known)
    elif parts[-1] not in known:
        near = nearest(parts[-1], known)
        if near and not folder.joinpath(*parts[:-1], near).exists():
            remedy = f"Ganti nama menjadi {near}."
        else:
            remedy = f"Hapus, atau pakai salah satu nama ini: {', '.join(known)}."
        yield Problem(place, "berkas-asing", "", "Berkas dengan nama ini tidak dibaca.", remedy)


def _known(parts: tuple[str, ...]) -> tuple[str, ...] | str:
    """Return the names that are read in a file's folder; a remedy where none is."""
    match parts[:-1]:
        case ():
            return ROOT
        case ("aturan",):
            return (parts[-1],)
        case (year,) if YEAR.fullmatch(year):
            return (PLAN,)
        case (year, short) if YEAR.fullmatch(year) and SHORT.fullmatch(short):
            if re.fullmatch(r"[0-9]+\.yaml", parts[-1]):
                return "Pindahkan ke folder iku."
            return QUARTER
        case (year, short, "iku") if YEAR.fullmatch(year) and SHORT.fullmatch(short):
            return (parts[-1],)  # its number is checked against the plan
    return "Pindahkan ke folder tahun dan triwulannya, atau hapus."
