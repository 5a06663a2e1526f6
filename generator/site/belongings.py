"""Files in an output folder that the build did not write: the office's own, which stay, and ours that were edited.

In: a folder, and the name of the list of all that we wrote there, which is what makes it ours. Out: the names; and own
files linked into the folder that takes its place.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content import statis
from generator.site import manifest, swap
from generator.site.manifest import BukanManifest, PublishedFile, Rilis

SERVER, COPIED = "server/apache.conf", ".htaccess"  # the one is to be copied as the other, see TERBIT.md
JUNK = re.compile(rf"{statis.LEFT_BEHIND}|\.~lock\..*|lost\+found", re.I)
MOST = 8  # names that a sentence holds


@dataclass(frozen=True)
class FolderContents:
    """What is in a folder of ours: own files, links and empty folders; files of ours that were changed; what cannot be
    kept (pipes, devices); signatures of its list; whether `.htaccess` is the copy of our file for the server; the code
    of the office that it was built for, empty where nothing tells; the release that it was built from."""

    sendiri: tuple[str, ...] = ()
    diubah: tuple[str, ...] = ()
    asing: tuple[str, ...] = ()
    tanda: tuple[str, ...] = ()
    tersalin: bool = False
    kantor: str = ""
    rilis: Rilis | None = None


def strangers(folder: Path) -> list[str]:
    """Return the names in a folder that somebody would miss."""
    return sorted(p.name for p in folder.iterdir() if not JUNK.fullmatch(p.name) and not swap.is_work(p.name, folder))


def of(folder: Path, mark: str) -> FolderContents:
    """Return what is in a folder of ours; nothing when there is none."""
    try:
        found = manifest.at(folder, mark)
    except BukanManifest:
        return FolderContents()
    ours = found.berkas
    made = (folder / mark).stat().st_mtime_ns
    own: list[str] = []
    changed: list[str] = []
    odd: list[str] = []
    signed: list[str] = []
    for name, kind in _found(folder):
        if name in ours:
            changed += [name] if kind != "berkas" or _changed(folder / name, ours[name], made) else []
        elif kind == "berkas" and name in manifest.SIGNATURES:
            signed.append(name)
        elif kind != "folder" or not any(n.startswith(f"{name}/") for n in ours):  # ours may have lost its files
            (own if kind else odd).append(name)
    copied = COPIED in own and SERVER in ours and _same(folder / COPIED, ours[SERVER])
    return FolderContents(
        _sorted(own), _sorted(changed), _sorted(odd), _sorted(signed), copied, found.kantor, found.rilis
    )


def _sorted(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _found(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what is in a folder, by path, with its kind; nothing for what is none of file, link and empty folder."""
    for here, folders, files in os.walk(folder):
        base = Path(here).relative_to(folder)
        folders[:] = [
            n for n in folders if not JUNK.fullmatch(n) and not (here == str(folder) and swap.is_work(n, folder))
        ]
        links = [n for n in folders if Path(here, n).is_symlink()]
        for name in (*links, *(n for n in files if not JUNK.fullmatch(n))):
            path = Path(here, name)
            kind = "tautan" if path.is_symlink() else "berkas" if path.is_file() else ""
            yield (base / name).as_posix(), kind
        if base.parts and not (folders or files):
            yield base.as_posix(), "folder"


def _changed(path: Path, expected: PublishedFile, made: int) -> bool:
    """Return whether a file is no longer what we wrote; one that is older than the list need not be read."""
    found = path.stat()
    if found.st_size != expected.ukuran:
        return True
    return found.st_mtime_ns >= made and manifest.of_file(path) != expected


def _same(path: Path, expected: PublishedFile) -> bool:
    return path.is_file() and path.stat().st_size == expected.ukuran and manifest.of_file(path) == expected


def running(isi: FolderContents, site: Path) -> list[str]:
    """Return what must not stay on a site, one sentence for each: files of nobody knows whom that could run.

    The file for the server is the office's own; what it says is told by `lapkin verify`.
    """
    found = []
    for name in isi.sendiri:
        path, parts = site / name, tuple(name.split("/"))
        if name != COPIED and (path.is_symlink() or (path.is_file() and statis.runs(path, parts))):
            found.append(
                f"{_plain(name)}: bukan buatan Lapkin, dan dapat menjalankan program. Bila Anda tidak mengenalnya, "
                "situs mungkin disusupi: hapus, lalu periksa dengan lapkin verify. Bila milik kantor, pindahkan dahulu."
            )
    return found


def foreign(isi: FolderContents, kode: str, option: str) -> list[str]:
    """Return, as one sentence with the option that names another folder, that a folder is another office's."""
    if isi.kantor in ("", kode):
        return []
    whose = f"Folder itu milik kantor {_plain(isi.kantor)}, sedangkan isi ini milik {kode}."
    return [f"{whose} Pilih folder lain dengan {option}; bila kantor ini berganti kode, hapus folder itu dahulu."]


def clashes(isi: FolderContents, new: Path) -> list[str]:
    """Return what own files cannot stay for, one sentence for each: the new folder has something of that name."""
    found = [
        f"{_plain(n)}: bukan berkas biasa, sehingga tidak dapat dipertahankan. Pindahkan dahulu." for n in isi.asing
    ]
    for name in isi.sendiri:
        above = [p for p in (new / name).parents if p.is_relative_to(new) and p != new]
        if os.path.lexists(new / name) or any(p.exists() and not p.is_dir() for p in above):
            found.append(
                f"{_plain(name)}: nama ini diperlukan situs, padahal ada berkas Anda di situ. Pindahkan dahulu."
            )
    return found


def carry(isi: FolderContents, old: Path, new: Path) -> None:
    """Put own files into the new folder as they are; the copy of our file for the server becomes one of the new."""
    for name in isi.sendiri:
        source, target = old / name, new / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        elif source.is_dir():
            target.mkdir()
        elif name == COPIED and isi.tersalin:
            shutil.copyfile(new / SERVER, target)
        else:
            _linked(source, target)


def _linked(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def sentences(isi: FolderContents) -> Iterator[str]:
    """Yield what an officer should know of what becomes of a folder."""
    if isi.sendiri:
        yield f"Tetap ada, bukan buatan Lapkin: {named(isi.sendiri)}."
    if isi.tersalin:
        yield f"{COPIED} adalah salinan {SERVER} dan ikut diperbarui."
    if isi.diubah:
        yield f"Diubah orang sesudah dibangun, diganti dengan yang benar: {named(isi.diubah)}."
    if isi.tanda:
        yield f"Tidak berlaku lagi untuk situs baru, dihapus: {named(isi.tanda)}. Tandatangani lagi."


def named(names: tuple[str, ...] | list[str]) -> str:
    """Return names as a sentence holds them."""
    rest = f", dan {len(names) - MOST} lainnya" if len(names) > MOST else ""
    return ", ".join(map(_plain, names[:MOST])) + rest


def _plain(name: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in name)
