"""A write-ahead journal: several files of content/ written together, all or none, and undone by one command.

In: new bytes by name, with those they take the place of. Out: the files, and in a folder beside content/ what they were
before. A file that somebody saved meanwhile is not overwritten. What a killed process or a power cut left half done is
ended by the next command: all new, or, when somebody changed one of the files since, all as before. For that the disk
has the mark before anything lies beside a file, the whole entry before the first file, the last file before the mark
goes. A journal may have come with a repository: what it names outside the content is no entry.
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.store import durable

FOLDER = ".jurnal"
RUNNING = "berjalan"
KEPT = 100  # entries
NAME = re.compile(r"[0-9]{8}(-[0-9]{6}){2}")  # of an entry
Files = Mapping[str, bytes | None]  # None: there is no such file


class Disela(Exception):
    """Raised when files are no longer what they were when they were read; their names are the arguments."""


@dataclass(frozen=True)
class JournalEntry:
    """One entry of the journal: its folder, its files, and what else was noted with it."""

    folder: Path
    lama: Files
    baru: Files
    perihal: Mapping[str, Any]
    batal: bool

    @property
    def id(self) -> str:
        """Return the name of the entry."""
        return self.folder.name


def place(content: Path) -> Path:
    """Return the folder of the journal of a content folder."""
    folder = content.resolve()
    return folder.parent / FOLDER / folder.name


def commit(content: Path, old: Files, new: Files, about: Mapping[str, Any]) -> JournalEntry:
    """Write files together and note what they were; raise `Disela` when one of them is not `old` any more."""
    entry = _prepared(place(content), old, new, about)
    try:
        _mark(entry.folder, new)
        _laid(content, new)
        changed = [name for name in new if current(content / name) != old.get(name)]
        if changed:
            raise Disela(*changed)
        _noted(entry)  # from here on all files are written, whatever comes
    except BaseException:
        _clear(content, new, entry.folder)
        _unmark(entry.folder)
        raise
    try:
        _end(content, new)
        _unmark(entry.folder)
    except BaseException:
        _back(content, entry)
        _clear(content, new, entry.folder)  # a mark without its entry means nothing
        with suppress(OSError):
            _unmark(entry.folder)
        raise
    _prune(entry.folder.parent)
    return entry


def recover(content: Path) -> str:
    """End what a killed process left half done; return what was done about it, or an empty text."""
    folder = place(content)
    mark = folder / RUNNING
    if not mark.is_file():
        return ""
    named, *names = mark.read_text("utf-8", "surrogateescape").split("\n")
    if not (NAME.fullmatch(named) and all(_inside(content, name) for name in names)):
        mark.unlink()
        return ""
    try:
        entry = _read(folder / named, content)
    except (OSError, ValueError, KeyError):  # nothing was written yet
        _clear(content, dict.fromkeys(names), folder / named)
        _unmark(folder / named)
        return ""
    touched = [name for name in entry.baru if current(content / name) not in (entry.lama.get(name), entry.baru[name])]
    if touched:
        _back(content, entry)
        _unmark(entry.folder)
        _clear(content, entry.baru, entry.folder)
        return f"Penulisan yang terputus dibatalkan, karena {', '.join(touched)} sudah diubah. Ulangi perintahnya."
    _laid(content, {name: data for name, data in entry.baru.items() if current(content / name) != data})
    _end(content, entry.baru)
    _unmark(entry.folder)
    return f"Penulisan yang terputus diselesaikan: {len(entry.baru)} berkas."


def undo(content: Path) -> JournalEntry | None:
    """Take back the newest entry that was not yet, and may be; None without one. Raise `Disela` when a file changed."""
    entry = last(content)
    if entry is None:
        return None
    changed = [name for name in entry.baru if current(content / name) != entry.baru[name]]
    if changed:
        raise Disela(*changed)
    back = commit(content, entry.baru, {name: entry.lama.get(name) for name in entry.baru}, {"membatalkan": entry.id})
    for done in (back, entry):
        (done.folder / "batal").touch()
    return entry


def last(content: Path) -> JournalEntry | None:
    """Return the newest entry that was not taken back, and may be."""
    return next((entry for entry in history(content) if not (entry.batal or entry.perihal.get("tetap"))), None)


def history(content: Path) -> Iterator[JournalEntry]:
    """Yield the entries of the journal, the newest first."""
    folder = place(content)
    for path in sorted((p for p in folder.glob("*") if p.is_dir()), reverse=True):
        try:
            yield _read(path, content)
        except (OSError, ValueError, KeyError):
            continue


def note(entry: JournalEntry, more: Mapping[str, Any]) -> None:
    """Add to what is noted with an entry."""
    file = entry.folder / "catatan.json"
    data = json.loads(file.read_text("utf-8"))
    durable.write(file, json.dumps({**data, "perihal": {**data["perihal"], **more}}, ensure_ascii=False).encode())


def current(file: Path) -> bytes | None:
    """Return the bytes of a file; None when there is none."""
    return file.read_bytes() if file.is_file() else None


def _prepared(folder: Path, old: Files, new: Files, about: Mapping[str, Any]) -> JournalEntry:
    """Write the old and new bytes of every file of an entry."""
    path = folder / f"{datetime.now():%Y%m%d-%H%M%S-%f}"  # noqa: DTZ005 (a name the officer knows by her clock)
    durable.made(path)
    for n, name in enumerate(new):
        for kind, data in (("lama", old.get(name)), ("baru", new[name])):
            if data is not None:
                durable.put(path / f"{n}.{kind}", data)
    durable.names(path)
    return JournalEntry(path, old, new, about, False)


def _noted(entry: JournalEntry) -> None:
    """Commit an entry."""
    data = {"berkas": list(entry.baru), "perihal": entry.perihal}
    durable.write(entry.folder / "catatan.json", json.dumps(data, ensure_ascii=False).encode())


def _read(path: Path, content: Path) -> JournalEntry:
    data = json.loads((path / "catatan.json").read_text("utf-8"))
    names: list[str] = data["berkas"]
    if not all(_inside(content, name) for name in names):
        raise ValueError(names)
    old, new = ({name: current(path / f"{n}.{kind}") for n, name in enumerate(names)} for kind in ("lama", "baru"))
    return JournalEntry(path, old, new, data["perihal"], (path / "batal").is_file())


def _inside(content: Path, name: str) -> bool:
    """Return whether a name is that of a file in the content, and no link leads out of there."""
    plain = all(step[:1] not in ("", ".") for step in name.split("/"))
    return plain and (content / name).parent.resolve().is_relative_to(content.resolve())


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.baru")


def _laid(content: Path, new: Files) -> None:
    """Write the new contents to temporary files."""
    for name, data in new.items():
        if data is not None:
            durable.made((content / name).parent)
            durable.put(_beside(content / name), data, like=content / name)
    _named(content, new)


def _named(content: Path, files: Files) -> None:
    """Fsync the folders of files."""
    for folder in {(content / name).parent for name in files}:
        durable.names(folder)


def _end(content: Path, new: Files) -> None:
    """Rename every temporary file to its place; what is there already stays."""
    for name, data in new.items():
        if data is None:
            removed(content, name)
        elif _beside(content / name).is_file():
            _beside(content / name).replace(content / name)
    _named(content, new)


def _back(content: Path, entry: JournalEntry) -> None:
    """Put back what was there before, where it is ours that is there now."""
    for name, data in entry.baru.items():
        old = entry.lama.get(name)
        if current(content / name) == data and data != old:
            _laid(content, {name: old})
            _end(content, {name: old})


def _mark(folder: Path, new: Files) -> None:
    """Name the entry that is being written, and its files."""
    durable.write(folder.parent / RUNNING, "\n".join((folder.name, *new)).encode("utf-8", "surrogateescape"))


def _unmark(folder: Path) -> None:
    (folder.parent / RUNNING).unlink(missing_ok=True)
    durable.names(folder.parent)


def _clear(content: Path, new: Files, folder: Path) -> None:
    """Leave nothing of an entry that was not written, nor a folder that was made for it."""
    for name in new:
        removed(content, str(_beside(Path(name))))
    shutil.rmtree(folder, ignore_errors=True)


def removed(content: Path, name: str) -> None:
    """Remove a file, and the folders that hold nothing without it."""
    (content / name).unlink(missing_ok=True)
    with suppress(OSError):  # one holds something
        for above in Path(name).parents[:-1]:
            (content / above).rmdir()


def _prune(folder: Path) -> None:
    for path in sorted(p for p in folder.glob("*") if p.is_dir() and NAME.fullmatch(p.name))[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
