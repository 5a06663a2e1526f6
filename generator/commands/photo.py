"""The command `lapkin foto`: a photo made ready for the site: turned, without what the camera wrote, with a plain name.

In: an image file, the quarter it belongs to, a text for who does not see it. Out: a file in the quarter's `foto/`, and
what to type in `highlight.yaml`. The original stays: where it was, or, out of the content, in `foto-asli/`.
"""

import io
import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from generator.addresses.periods import PLACE
from generator.checks import highlights
from generator.content import files, openings, statis
from generator.content.photos import BROKEN, MAX_BYTES, TooMuch, opened, upright_of
from generator.problems.problem import ContentError, Place, Problem
from generator.store import durable

ORIGINALS = "foto-asli"
KEPT_SIDE = 2000  # a photo of more than 12 megapixels is kept at twice this at least; the site shows 1280
KINDS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
QUARTER = re.compile(PLACE)


@dataclass(frozen=True)
class PreparedPhoto:
    """A photo made ready: its quarter, its name and bytes; where the original is, and whether it must leave there."""

    kuartal: str
    nama: str
    data: bytes
    asal: Path
    dalam: bool


def ready(content: Path, path: Path, quarter: str) -> PreparedPhoto:
    """Return a photo made ready; raise `ContentError` for what is no photo, or belongs to no quarter."""
    inside = _quarter(content, path)
    quarter = inside or quarter
    if not QUARTER.fullmatch(quarter) or not (content / quarter).is_dir():
        wrong = f"Folder {quarter} tidak ada." if quarter else "Laporan yang memuat foto ini belum disebut."
        known = sorted(p.parent.relative_to(content).as_posix() for p in content.glob("*/*/laporan.yaml"))
        remedy = f"Tulis --kuartal {known[-1] if known else '2024/tw1'}."
        raise ContentError([Problem(Place(str(path), 0), "triwulan-asing", "", wrong, remedy)])
    kind, data = _cleaned(path)
    return PreparedPhoto(quarter, _free(content / quarter / "foto", path, kind), data, path, bool(inside))


def _quarter(content: Path, path: Path) -> str:
    """Return the quarter in whose folder of photos a file lies; an empty text for none."""
    there = path.resolve()
    if there.parent.name != "foto" or not there.is_relative_to(content.resolve()):
        return ""
    return there.parent.parent.relative_to(content.resolve()).as_posix()


def _cleaned(path: Path) -> tuple[str, bytes]:
    """Return kind and bytes of an image that is upright and carries nothing but pixels."""
    place = Place(str(path), 0)
    if not path.is_file():
        raise ContentError([Problem(place, "foto-tidak-ada", "", "Foto tidak ada.", "Periksa nama dan foldernya.")])
    try:
        data = openings.read(path.resolve(), MAX_BYTES)
        with opened(data) as image:
            kind = image.format or "JPEG"
            mode = "RGB" if kind == "JPEG" or image.mode not in ("RGB", "RGBA", "L") else image.mode
            upright = upright_of(image, KEPT_SIDE, mode)
            clean = Image.new(upright.mode, upright.size)
            clean.paste(upright)
            out = io.BytesIO()
            clean.save(out, kind, **({} if kind == "PNG" else {"quality": 95}))
            return kind, out.getvalue()
    except TooMuch as error:
        wrong, remedy = error.args
        raise ContentError([Problem(place, "foto-besar", "", f"Foto ini {wrong}.", remedy)]) from None
    except openings.BukanBerkas:
        wrong = "Foto lebih besar dari 20 MB."
        raise ContentError([Problem(place, "foto-besar", "", wrong, "Perkecil fotonya.")]) from None
    except BROKEN:
        wrong, remedy = "Foto ini tidak dapat dibaca.", "Simpan ulang sebagai JPG atau PNG (HEIC: kirim sebagai JPG)."
        raise ContentError([Problem(place, "foto-rusak", "", wrong, remedy)]) from None


def _free(folder: Path, path: Path, kind: str) -> str:
    """Return a plain name for a photo that no other photo of the folder has, whatever its ending."""
    stem = Path(statis.slug(path.name)).stem
    there = {p.stem.casefold() for p in folder.iterdir() if p.resolve() != path.resolve()} if folder.is_dir() else set()
    names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(there) + 2))
    return next(name for name in names if name not in there) + KINDS[kind]


def written(content: Path, photo: PreparedPhoto) -> list[str]:
    """Write a photo into its quarter, and tell where it and its original are."""
    target = content / photo.kuartal / "foto" / photo.nama
    durable.made(target.parent)
    told = [f"Ditulis: {target}, tegak, tanpa lokasi dan data kamera."]
    if photo.dalam:
        kept = _kept(content, photo)  # before the photo takes its place: it may have the name of its original
        told.append(f"Aslinya dipindahkan ke {kept}. Jangan masukkan folder itu ke git; aslinya memuat data kamera.")
    else:
        told.append(f"Aslinya tetap di {photo.asal}.")
    durable.write(target, photo.data)
    if photo.dalam and not photo.asal.samefile(target):
        photo.asal.unlink()
    return told


def _kept(content: Path, photo: PreparedPhoto) -> Path:
    """Copy the original out of the content; nothing that is there is overwritten."""
    folder = content.resolve().parent / ORIGINALS / photo.kuartal
    durable.made(folder)
    first, number = folder / photo.asal.name, 1
    while (kept := first.with_stem(f"{first.stem}-{number}") if number > 1 else first).exists():
        number += 1
    durable.write(kept, photo.asal.read_bytes())
    shutil.copystat(photo.asal, kept)
    return kept


def describes(text: str) -> bool:
    """Return whether a text tells who does not see the photo what is on it."""
    return not highlights.empty(text)


def to_type(content: Path, photo: PreparedPhoto, text: str) -> list[str]:
    """Return what to type in the highlights of the quarter."""
    file = content / photo.kuartal / "highlight.yaml"
    read = files.read_text(file, file.name)
    rows = [] if isinstance(read, Problem) else read.split("\n")
    named = [n for n, row in enumerate(rows, 1) if re.search(rf"(?<![\w.-]){re.escape(photo.asal.name)}(?![\w-])", row)]
    if named and photo.dalam and photo.asal.name != photo.nama:
        return [f"Pada {file} baris {named[0]}, ganti {photo.asal.name} menjadi {photo.nama}."]
    if named and photo.dalam:
        return []
    row = f"    - {{berkas: {photo.nama}, teks: {json.dumps(text, ensure_ascii=False)}}}"
    return [f"Tempel pada kegiatannya di {file}, di bawah uraian:", "  foto:", row]


def asks(content: Path, photo: PreparedPhoto) -> bool:
    """Return whether a text for the photo is still to be given: no highlight names it."""
    return bool(to_type(content, photo, "")[1:])
