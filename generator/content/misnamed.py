"""What the name of a file or folder of content/ should be, or where it belongs.

In: the parts of a path below content/, and whether another path is there. Out: the right name, or a remedy. Knows
nothing of what the files hold.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from generator.addresses import periods
from generator.problems.problem import nearest

ROOT = ("unit.yaml", "glosarium.yaml", "sinonim.yaml", "koreksi.yaml", "metadata.yaml", "renstra.yaml", "terbitan.yaml")
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
REVISED = re.compile(r"perjanjian-kinerja-perubahan-([1-9][0-9]?)\.yaml")
FIRST_REVISED = "perjanjian-kinerja-perubahan-1.yaml"
TOP = ("aturan", "profil", "regulasi", "statis")
INNER = ("iku", "foto", "foto-asli")
OTHERWISE = {"sorotan": "highlight.yaml", "perkin": PLAN, "pk": PLAN, "kantor": "unit.yaml", "indikator": "iku"}
WRONG_ENDING = re.compile(r"\.(?:yml|yaml\.txt|yml\.txt|yaml\.ya?ml|txt|md\.txt)$", re.I)
OTHER_TEXT = re.compile(
    r"(?:\.ya?ml|\.md)?\.(?:json|bak|text|ymal|yalm)$", re.I
)  # told where the right file is missing
DOCUMENT = re.compile(r"(?:\.ya?ml|\.md)?\.(?:docx?|xlsx?|odt|ods|pdf|csv|rtf)$", re.I)
YEAR = re.compile(r"[0-9]{4}")
SHORT = re.compile(periods.PATTERN)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
Exists = Callable[[tuple[str, ...]], bool]
Parts = tuple[str, ...]
# What Windows takes for its devices, whatever follows behind a point; signs that it has in no name.
DEVICE = re.compile(r"(con|prn|aux|nul|(?:com|lpt)[0-9¹²³])((?: *\..*)?)", re.I)
SIGNS = re.compile(r'[<>:"|?*\\]')


def quarter(name: str) -> str:
    """Return the period that the name of a folder means: TW1, Triwulan II, tw 3, tw01, tw1 final, Semester 2, B1; a
    number alone means a quarter; or nothing."""
    for kind in periods.KINDS.values():
        prefix = rf"(?:.*\b)?(?:{kind.ditulis})[ ._-]*"
        found = re.fullmatch(rf"{prefix}0?([1-9][0-2]?|iv|i{{1,3}})(?:\b.*)?", name, re.I)
        if found is None and kind is periods.QUARTERLY:
            found = re.fullmatch(r"0?([1-4]|IV|I{1,3})", name)
        number = ROMAN.get(found[1].lower()) or int(found[1]) if found else 0
        if 0 < number <= len(kind.folder):
            return kind.folder[number - 1]
    return ""


def unheld(name: str) -> str:
    """Return why Windows cannot hold a file or folder of a name, without a full stop; an empty text where it can."""
    if DEVICE.fullmatch(name):
        return f"Windows tidak dapat menyimpan {name}: {name.partition('.')[0].strip().lower()} nama alatnya sendiri"
    if sign := SIGNS.search(name):
        return f"Windows tidak dapat menyimpan nama yang memuat tanda {sign[0]}"
    return "Windows membuang titik atau spasi pada akhir nama" if name[-1:] in (".", " ") else ""


def held(name: str) -> str:
    """Return the nearest name that every disk holds."""
    plain = SIGNS.sub("-", name).rstrip(". ") or "berkas"
    device = DEVICE.fullmatch(plain)
    return f"{device[1]}-1{device[2]}" if device else plain


def year(name: str) -> str:
    """Return the year that the name of a folder means: 2O30, tahun 2030, 2030 with a space; or nothing."""
    found = re.fullmatch(r"\W*(?:tahun|ta|th)?\W*([12][0-9O]{3})\W*", name, re.I)
    return found.group(1).upper().replace("O", "0") if found else ""


def inner(name: str) -> str:
    """Return the folder of a quarter that a name means: IKU, Indikator; or nothing."""
    plain = name.strip().casefold()
    return OTHERWISE.get(plain) or nearest(plain, INNER, 0.7)


def ending(parts: Parts) -> str:
    """Return the right name of a file whose ending is wrong; an empty text for a right one, and for documents."""
    right = ".md" if parts[:-1] == ("profil",) else ".yaml"
    name, stem = parts[-1], WRONG_ENDING.sub("", parts[-1])
    if name == stem and name.casefold().endswith(right) and not name.endswith(right):
        stem = name[: -len(right)]
    elif name == stem and right == ".md" and re.search(r"\.ya?ml$", name):
        stem = name.rsplit(".", 1)[0]
    return "" if name == stem else stem.removesuffix(".") + right


def document(parts: Parts, endings: re.Pattern[str] = DOCUMENT) -> str:
    """Return the name that a document should have as a text of ours, as in 03.docx; an empty text for other files."""
    stem = endings.sub("", parts[-1])
    right = f"{stem}.md" if parts[:-1] == ("profil",) else f"{stem}.yaml"
    return right if stem != parts[-1] and is_read((*parts[:-1], right)) else ""


def is_read(parts: Parts) -> bool:
    """Return whether a file with these parts of a path is one that is read, or would be."""
    match parts[:-1]:
        case ():
            return parts[-1] in ROOT
        case ("aturan",) | ("profil",) | ("regulasi",):
            return True
        case (y,) if YEAR.fullmatch(y):
            return is_plan(parts[-1])
        case (y, q) if YEAR.fullmatch(y) and SHORT.fullmatch(q):
            return parts[-1] in QUARTER
        case (y, q, "iku") if YEAR.fullmatch(y) and SHORT.fullmatch(q):
            return bool(re.fullmatch(r"[0-9]{2}\.yaml", parts[-1]))
    return False


def is_plan(name: str) -> bool:
    """Return whether a file is a plan by its name, the first of a year or a later version."""
    last = name.rsplit("/", 1)[-1]
    return last == PLAN or bool(REVISED.fullmatch(last))


def place(parts: Parts, exists: Exists) -> str:
    """Return the remedy that moves a file with a name of ours to its folder; an empty text where its place is right."""
    name, folder = parts[-1], parts[:-1]
    if name in ROOT and folder:
        return "Pindahkan ke folder isi yang teratas."
    if is_plan(name) and not (len(folder) == 1 and YEAR.fullmatch(folder[0])):
        return "Pindahkan ke folder tahunnya."
    if name in QUARTER and len(folder) == 3 and folder[2] == "iku":
        return f"Pindahkan ke folder {folder[1]}, di luar iku."
    if name in QUARTER and len(folder) < 2:
        empty = [n for n in periods.FOLDERS if exists((*folder, n)) and not exists((*folder, n, name))]
        return f"Pindahkan ke folder {empty[0]}." if len(empty) == 1 and folder else "Pindahkan ke folder laporannya."
    if re.fullmatch(r"[0-9]+\.yaml", name) and len(folder) == 2:
        return "Pindahkan ke folder iku."
    return ""


def known(parts: Parts) -> tuple[str, ...]:
    """Return the names of files that are read in a file's folder; none where any name is, or none is read."""
    if len(parts) == 1:
        return ROOT
    if len(parts) == 2 and YEAR.fullmatch(parts[0]):
        return (PLAN, FIRST_REVISED)
    return QUARTER if len(parts) == 3 and YEAR.fullmatch(parts[0]) and SHORT.fullmatch(parts[1]) else ()


class Salah(NamedTuple):
    """What is wrong with the name or place of a file: the rule, what is wrong, the remedy, the right name beside it."""

    kode: str
    salah: str
    saran: str
    nama: str = ""


def told(parts: Parts, exists: Exists) -> Salah | None:
    """Return what is to be said of a file that nobody reads: the name it should have, or the folder it belongs into."""
    if right := ending(parts):
        there = exists((*parts[:-1], right))
        remedy = f"Hapus atau pindahkan; {right} sudah ada." if there else f"Ganti nama menjadi {right}."
        return Salah("berkas-nama", "Nama berkas salah.", remedy, "" if there else right)
    text, other = document(parts, OTHER_TEXT), document(parts)
    if (text or other) and not exists((*parts[:-1], text or other)):
        remedy = f"Ganti nama menjadi {text}." if text else f"Salin isinya ke berkas teks bernama {other}."
        return Salah("berkas-nama", "Berkas ini tidak dibaca; namanya salah.", remedy, text or other)
    if not parts[-1].endswith(".yaml"):
        return None
    if elsewhere := place(parts, exists):
        return Salah("berkas-asing", "Berkas ini tidak dibaca di folder ini.", elsewhere)
    if (names := known(parts)) and parts[-1] not in names and not is_read(parts):
        return _unknown(parts, names, exists)
    return None


def _unknown(parts: Parts, names: tuple[str, ...], exists: Exists) -> Salah:
    stem = parts[-1].removesuffix(".yaml").casefold()
    other = OTHERWISE.get(stem, "") or (_revised(stem) if PLAN in names else "")
    if other and other not in names:
        names = (*names, other)
    near = other if other in names else nearest(parts[-1].casefold(), names)
    wrong = "Berkas dengan nama ini tidak dibaca."
    if near and not exists((*parts[:-1], near)):
        return Salah("berkas-asing", wrong, f"Ganti nama menjadi {near}.", near)
    remedy = f"Pakai salah satu nama ini: {', '.join(names)}; bila tidak dipakai, pindahkan ke luar folder isi."
    return Salah("berkas-asing", wrong, remedy)


def _revised(stem: str) -> str:
    """Return the name that the file of a revised plan should have: perubahan 2, pk-perubahan-02; or nothing."""
    found = re.search(r"(?:perubahan|revisi|addendum|adendum)\D*0*([1-9][0-9]?)?\b", stem)
    return FIRST_REVISED.replace("1", found[1] or "1") if found else ""


def has_twin(root: Path, relative: str) -> bool:
    """Return whether a file that is not there lies beside its place, under a wrong name, or in a wrong folder.

    What is said of that file tells what to do; that the right one is missing follows from it.
    """
    path, parts = root / relative, Path(relative).parts
    if path.exists():
        return False
    names = sorted(p.name for p in path.parent.iterdir() if p.is_file()) if path.parent.is_dir() else []
    beside = [told((*parts[:-1], n), lambda p: root.joinpath(*p).exists()) for n in names if n[:1] not in ".~"]
    if any(one and one.nama == path.name for one in beside):
        return True
    if parts[0] == "profil":
        return any(n.endswith(".md") and slug(n[:-3]) == path.stem for n in names)
    return any((folder / path.name).is_file() for folder in _around(root, path) if folder != path.parent)


def _around(root: Path, path: Path) -> list[Path]:
    """Return the folders into which a file may have been put instead of its own; all of them are looked through."""
    if path.parent == root:
        return [p for p in root.iterdir() if p.is_dir() and p.name not in TOP and p.name[:1] not in ".~"]
    above = path.parent.parent
    higher = [] if above == root else [above.parent, above.parent / "iku"]
    return [above, path.parent / "iku", *(path.parent / n for n in periods.FOLDERS), *higher]


def slug(name: str) -> str:
    """Return the name of a page as it may be written: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def lost_folder(root: Path, relative: str) -> bool:
    """Return whether a folder that is not there lies beside its place under another name: IKU for iku."""
    path = root / relative
    if path.exists() or not path.parent.is_dir():
        return False
    return any(p.is_dir() and inner(p.name) == path.name for p in path.parent.iterdir())
