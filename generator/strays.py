"""Files and folders of content/ that nobody reads, because their name is wrong or their place is.

In: the content folder. Out: problems that say the name meant. What is no text of ours (photos, workbooks, hidden and
temporary files) is left alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator import statis
from generator.problems import Place, Problem, nearest

ROOT = ("unit.yaml", "glosarium.yaml", "sinonim.yaml", "koreksi.yaml", "renstra.yaml")
QUARTER = (
    "laporan.yaml",
    "anggaran.yaml",
    "highlight.yaml",
    "terbit.yaml",
    "daftar-tabel.yaml",
    "naskah-cetak.yaml",
    "kunci.yaml",
)
PLAN = "perjanjian-kinerja.yaml"
WRONG_ENDING = re.compile(r"\.(yml|yaml\.txt|yml\.txt|yaml\.ya?ml|txt)$", re.I)
YAML_LIKE = re.compile(r"\.(ya?ml)(\.\w+)?$|\.txt$", re.I)
MOST = 20_000  # files and folders; a year has about 120
YEAR = re.compile(r"[0-9]{4}")
SHORT = re.compile(r"tw[1-4]")


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
        if any(part.startswith((".", "~")) for part in parts) or parts[0] == statis.FOLDER:
            continue
        if path.is_symlink() and path.is_dir():
            place = Place("/".join((folder.name, *parts)))
            yield Problem(place, "berkas-tautan", "", "Folder ini tautan simbolis.", "Salin isinya ke folder biasa.")
        elif path.is_dir():
            yield from _folder(folder.name, parts)
        elif YAML_LIKE.search(path.name):
            yield from _file(folder, parts)


def _folder(root: str, parts: tuple[str, ...]) -> Iterator[Problem]:
    if len(parts) == 2 and YEAR.fullmatch(parts[0]) and not SHORT.fullmatch(parts[1]):
        remedy = "Ganti nama menjadi tw1, tw2, tw3, atau tw4."
        yield Problem(Place("/".join((root, *parts))), "folder-nama", "", "Nama folder triwulan salah.", remedy)


def _file(folder: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    place, known = Place("/".join((folder.name, *parts))), _known(parts)
    right = WRONG_ENDING.sub("", parts[-1]).removesuffix(".") + ".yaml"
    if WRONG_ENDING.search(parts[-1]) or parts[-1].endswith((".YAML", ".Yaml")):
        right = re.sub(r"\.yaml\.yaml$", ".yaml", right, flags=re.I)
        yield Problem(place, "berkas-nama", "", "Nama berkas salah.", f"Ganti nama menjadi {right}.")
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
        case (year, _) if YEAR.fullmatch(year):
            return (parts[-1],)  # the folder is complained about
    return "Pindahkan ke folder tahun dan triwulannya, atau hapus."
