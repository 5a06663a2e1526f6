"""What was filled in as one file to hand over (kiriman-2024-tw2.zip), with what each file in it was before; and read
back, as a stranger's file: nothing of it is unpacked, and it holds no names but those of content.

In: a content folder and a quarter, or a file. Out: the bytes of a zip; a `Kiriman`, or `ContentError`.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.addresses.periods import PLACE
from generator.content import files, journal, misnamed, openings, photos
from generator.problems.problem import ContentError, Place, Problem
from generator.store import durable
from generator.store.checksum import checksum

ABOUT, INSIDE, BEFORE, TEXTS = "kiriman.json", "isi/", "kiriman.json", "semula.json"
MOST, MAX_ABOUT, MAX_BYTES = 1000, 4_000_000, 200_000_000  # files, bytes of what says what they are, of them all
OWN = (*map(re.escape, misnamed.QUARTER), r"iku/[0-9]{2,4}\.yaml", f"foto/(?i:{photos.NAME.pattern})")
QUARTER = re.compile(f"({PLACE})/(?:{'|'.join(OWN)})")
SHARED = (*map(re.escape, misnamed.ROOT), f"[0-9]{{4}}/(?:{misnamed.PLAN}|{misnamed.REVISED.pattern})")
OTHERS = re.compile("|".join(SHARED))
MAX_TEXTS = 1_000_000  # letters of first texts that are handed over; without them a file is chosen as a whole
END, LISTED = 22, 400  # bytes at the end of a zip, and most of what it says of a part there
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, RuntimeError, RecursionError)
AGAIN = "Minta pengirimnya menekan Kirim sekali lagi, lalu ambil berkas yang baru itu."
NONE = ""  # the sum of a file that was not there


@dataclass(frozen=True)
class Kiriman:
    """What was handed over: of which office and quarter; its files, and the sums of what each was before: all that the
    receiver may have of it without having changed it; and, if known, what the text was that the sender began with."""

    kantor: str
    kuartal: str
    berkas: Mapping[str, bytes]
    dahulu: Mapping[str, Sequence[str]]
    semula: Mapping[str, bytes]


def total(data: bytes | None) -> str:
    """Return the sum of a file, the same however its lines end."""
    return NONE if data is None else checksum(data.replace(b"\r\n", b"\n"))


def noted(content: Path) -> None:
    """Note what the files are before they are filled in here, unless that is noted; a disk may refuse it."""
    if not _memory(content).is_file():
        found = {name: journal.current(content / name) for name in _names(content)}
        texts = {name: data.decode("utf-8", "replace") for name, data in found.items() if data and _is_text(name)}
        with suppress(OSError):
            _remember(content, texts, TEXTS)
            _remember(content, {name: [total(data)] for name, data in found.items()})


def packed(content: Path, unit: str, quarter: str) -> bytes:
    """Return the files of a quarter, and all others that were changed here, as a zip; note that they were sent."""
    known = _remembered(content)
    found = {n: data for n in _names(content) if (data := journal.current(content / n)) is not None}
    own = {n: data for n, data in found.items() if n.startswith(f"{quarter}/") or _changed(known, n, data)}
    before = {name: known.get(name, [NONE] if known else []) for name in own}
    texts = {n: text for n, text in _texts(_noted(content, TEXTS)).items() if n in own and _changed(known, n, own[n])}
    texts = texts if sum(map(len, texts.values())) <= MAX_TEXTS else {}
    about = {"kantor": unit, "kuartal": quarter, "berkas": before, "semula": texts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ABOUT, json.dumps(about, ensure_ascii=False, indent=1))
        for name, data in own.items():
            archive.writestr(f"{INSIDE}{name}", data)
    with suppress(OSError):
        _remember(content, {**known, **{n: [*dict.fromkeys((*before[n], total(data)))] for n, data in own.items()}})
    return out.getvalue()


def _changed(known: Mapping[str, Sequence[str]], name: str, data: bytes) -> bool:
    return bool(known) and (name not in known or known[name][0] != total(data))


def _names(content: Path) -> Iterator[str]:
    """Yield the names of the files that may be handed over."""
    for name, *_ in sorted(openings.stamps(content)):
        if QUARTER.fullmatch(name) or OTHERS.fullmatch(name):
            yield name


def _is_text(name: str) -> bool:
    return name.endswith(".yaml")


def _memory(content: Path, name: str = BEFORE) -> Path:
    return journal.place(content) / name


def _remember(content: Path, known: Mapping[str, Sequence[str]], name: str = BEFORE) -> None:
    durable.made(_memory(content).parent)
    durable.write(_memory(content, name), json.dumps(known).encode())


def _noted(content: Path, name: str = BEFORE) -> Any:
    try:
        return json.loads(_memory(content, name).read_bytes())
    except BROKEN:
        return {}


def _remembered(content: Path) -> dict[str, list[str]]:
    try:
        return _sums(_noted(content))
    except (TypeError, AttributeError):
        return {}


def _sums(given: Any) -> dict[str, list[str]]:
    return {str(name): [str(one) for one in sums] for name, sums in given.items()}


def _texts(given: Any) -> dict[str, str]:
    """Return texts by the name of their file; nothing for what is none."""
    return {str(n): text for n, text in given.items() if isinstance(text, str)} if isinstance(given, dict) else {}


# read back


def is_one(file: Path) -> bool:
    """Tell whether a file is a zip that says what was handed over; a workbook is a zip, too, and does not."""
    try:
        return ABOUT in _archive(openings.named(file, MAX_BYTES)).namelist()
    except (openings.BukanBerkas, *BROKEN):
        return False


def opened(file: Path) -> Kiriman:
    """Return what was handed over; raise `ContentError` for what is torn, too large, or holds anything but content."""
    try:
        return _read(file, _archive(openings.named(file, MAX_BYTES)))
    except openings.BukanBerkas:
        raise refused(file, "Berkas ini bukan berkas biasa, atau lebih besar dari 200 MB.", AGAIN) from None
    except (*BROKEN, TypeError, AttributeError, KeyError):
        raise refused(file, "Kiriman ini rusak atau terpotong.", AGAIN) from None


def _archive(data: bytes) -> zipfile.ZipFile:
    """Return bytes as a zip whose list of parts is no longer than that of any zip of ours."""
    end = data[-END:]
    large = int.from_bytes(end[12:16], "little") > MOST * LISTED
    if not end.startswith(b"PK\5\6") or large or data[-END - 20 : -END].startswith(b"PK\6\7"):
        raise zipfile.BadZipFile
    return zipfile.ZipFile(io.BytesIO(data))


def refused(file: Path, wrong: str, remedy: str, code: str = "isian-rusak") -> ContentError:
    """Return what is raised for a file that is not taken over."""
    return ContentError([Problem(Place(file.name, 0), code, "", wrong, remedy)])


def _read(file: Path, archive: zipfile.ZipFile) -> Kiriman:
    parts = archive.infolist()
    names = [part.filename.removeprefix(INSIDE) for part in parts if part.filename != ABOUT]
    if len(parts) > MOST or len({name.casefold() for name in names}) < len(names):
        raise refused(file, f"Kiriman ini memuat lebih dari {MOST} berkas, atau dua yang bernama sama.", AGAIN)
    said = json.loads(_bytes(archive, ABOUT, MAX_ABOUT))
    quarter = str(said["kuartal"])
    for part in parts:
        inside = part.filename.startswith(INSIDE) and _held(part.filename.removeprefix(INSIDE), quarter)
        if part.filename != ABOUT and not inside:
            wrong = f'Kiriman ini memuat "{part.filename[:80]}", yang bukan berkas isi {quarter[:8]}.'
            raise refused(file, wrong, AGAIN)
    found: dict[str, bytes] = {}
    for name in names:
        most = photos.MAX_BYTES if "/foto/" in name else files.MAX_BYTES
        found[name] = _bytes(archive, f"{INSIDE}{name}", most)
        if sum(map(len, found.values())) > MAX_BYTES:
            raise refused(file, "Isi kiriman ini lebih besar dari 200 MB.", AGAIN)
    before, texts = _sums(said["berkas"]), _texts(said.get("semula"))
    first = {n: text.encode("utf-8", "replace") for n, text in texts.items() if n in found and _is_text(n)}
    known = {n: text for n, text in first.items() if before.get(n, [])[:1] == [total(text)]}
    return Kiriman(str(said["kantor"]), quarter, found, {name: before.get(name, []) for name in found}, known)


def _held(name: str, quarter: str) -> bool:
    """Tell whether a name is that of a file of a quarter, or of a file that all quarters share."""
    own = QUARTER.fullmatch(name)
    return bool(own and own[1] == quarter) or bool(OTHERS.fullmatch(name))


def _bytes(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return the bytes of a part, whatever size it says it has; raise `ValueError` for too many."""
    with archive.open(name) as opened:
        data = opened.read(most + 1)
    if len(data) > most:
        raise ValueError(name)
    return data
