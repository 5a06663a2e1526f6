"""Photos of highlights: decoded, made small, written anew without anything the camera added.

In: an image file under `foto/`. Out: WebP files for phones and wide screens, at most 1280 pixels a side, and a JPEG for
browsers that know no WebP; or the problem that keeps it out.
"""

import io
import re
import struct
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from generator.content import openings
from generator.problems.problem import Place, Problem, nearest
from generator.store.checksum import checksum

GPS = ExifTags.IFD.GPSInfo
SIDE = 1280
NARROW = (480, 800)  # phones of one and of two to three pixels a dot
MAX_PIXELS = 50_000_000
MAX_BYTES = 20_000_000
LOOSE = 50_000_000  # bytes of a picture that is copied as it is
MAX_SIDE = 30_000
# These are decoded as a whole, several times over; a PNG of A3 at 300 dots an inch has 17 million.
MOST_OF = {"WEBP": 12_000_000, "PNG": 18_000_000, "JPEG progresif": 24_000_000}
MAX_SCANNED = 1_000_000_000  # pixels of all scans of a JPEG; a large one of ten scans has half as many
MAX_PARTS = 20_000  # pieces of pixels of a PNG, bytes that fill a JPEG before its first scan: more than anyone writes
DEAR = 20  # such pieces that one with a name, a profile, data of the camera costs: each may be unpacked, or copied
LARGE = 12_000_000  # pixels, from which a picture is made small while it is decoded
STRIP = 64  # rows of the small picture
INSIDE = 3  # folders between a photo and the content folder
PNG, JPEG, SCAN = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xda"
BARE = frozenset((0x00, 0xC8, *range(0xD0, 0xDA), *range(0xF0, 0xFE)))  # marks of a JPEG that the decoder just skips
# What the decoder raises for files that are damaged, or made to fill the memory.
BROKEN: tuple[type[Exception], ...] = (
    *(UnidentifiedImageError, Image.DecompressionBombError, struct.error, OSError, SyntaxError, ValueError, TypeError),
    *(LookupError, ArithmeticError, AttributeError, EOFError, MemoryError),
)
FORMATS = ("JPEG", "PNG", "WEBP")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(jpe?g|png|webp)", re.IGNORECASE)


@dataclass(frozen=True)
class PhotoCopy:
    """One file of a photo as published: its name, bytes, and width in pixels."""

    nama: str
    data: bytes
    lebar: int


@dataclass(frozen=True)
class Photo:
    """A photo as published: WebP files from narrow to wide, a JPEG as wide as the widest; the size of the widest in
    pixels; what its original still carries, and its SHA-256."""

    salinan: tuple[PhotoCopy, ...]
    cadangan: PhotoCopy
    tinggi: int
    lokasi: bool = False
    metadata: bool = False
    sidik: str = ""

    @property
    def lebar(self) -> int:
        """Return the width of the widest file in pixels."""
        return self.cadangan.lebar


def read(folder: Path, name: str, place: Place) -> Photo | Problem:
    """Return the photo `name` of a folder as published, or the problem at the place that names it."""
    path = folder / name
    if not NAME.fullmatch(name):
        remedy = "Pakai huruf, angka, - atau _, berakhiran .jpg, .png, atau .webp."
        return Problem(place, "foto-nama", "berkas", f'Nama foto "{name[:60]}" tidak sah.', remedy)
    try:
        data = openings.read(path, MAX_BYTES, INSIDE)
    except openings.BukanBerkas as error:
        return _unopened(folder, name, place, error.kind)
    try:
        with opened(data) as image:
            exif = image.getexif()
            return replace(
                _published(Path(name).stem, image), lokasi=GPS in exif, metadata=bool(exif), sidik=checksum(data)
            )
    except TooMuch as error:
        wrong, remedy = error.args
        return Problem(place, "foto-besar", "berkas", f"Foto {name} {wrong}.", remedy)
    except BROKEN:
        remedy = "Simpan ulang sebagai JPG atau PNG."
        return Problem(place, "foto-rusak", "berkas", f"Foto {name} tidak dapat dibaca.", remedy)


def _unopened(folder: Path, name: str, place: Place, kind: str) -> Problem:
    """Return the problem of a name where no photo can be read."""
    if kind == openings.ABSENT:
        there = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
        near = nearest(name.casefold(), [n.casefold() for n in there])
        same = next((n for n in there if n.casefold() == near), "")
        remedy = f"Tulis {same}." if same else f"Simpan foto di {folder.name}/{name}."
        return Problem(place, "foto-tidak-ada", "berkas", f"Foto {name} tidak ada.", remedy)
    if kind == openings.LARGE:
        return Problem(place, "foto-besar", "berkas", f"Foto {name} lebih besar dari 20 MB.", "Perkecil fotonya.")
    wrong = f"Foto {name}, atau foldernya, {'tautan simbolis' if kind == openings.LINK else 'bukan berkas biasa'}."
    return Problem(place, "berkas-tautan", "berkas", wrong, "Ganti dengan berkas biasa.")


class TooMuch(Exception):
    """Raised for a picture that takes too long or too much memory: why, and what to do with it."""


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """Open a picture to be decoded; raise `TooMuch` for one that costs too much, one of `BROKEN` for what is none."""
    if wrong := crowded(data):
        raise TooMuch(wrong, "Simpan ulang fotonya.")
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if wrong := _large(image, data):
            raise TooMuch(wrong, "Perkecil fotonya.")
        yield image


def _large(image: Image.Image, data: bytes) -> str:
    """Return why a picture takes too long or too much memory to be decoded; empty when it does not.

    Told before anything is decoded, from its head and the marks between its parts.
    """
    pixels, kind = image.width * image.height, image.format or ""
    most = MOST_OF.get(f"{kind}{' progresif' if image.info.get('progressive') else ''}", MAX_PIXELS)
    if pixels > most:
        return f"melebihi {most // 1_000_000} megapiksel{f' ({kind})' if most < MAX_PIXELS else ''}"
    if max(image.size) > MAX_SIDE:
        return f"lebih panjang dari {MAX_SIDE // 1000}.000 piksel"
    if kind == "JPEG" and data.count(b"\xff\xda") * pixels > MAX_SCANNED:
        return "disimpan dalam terlalu banyak lapisan (scan)"
    return ""


def _costs(data: bytes) -> Iterator[int]:
    """Yield what each part of a PNG costs, or of a JPEG before its first scan, as the decoder walks over them."""
    if data.startswith(PNG):
        at = len(PNG)
        while at + 8 <= len(data):
            yield 1 if data[at + 4 : at + 8] in (b"IDAT", b"fdAT") else DEAR
            at += 12 + int.from_bytes(data[at : at + 4], "big")
    elif data.startswith(JPEG):
        at = len(JPEG)
        while at + 4 <= len(data) and data[at : at + 2] != SCAN:
            if data[at] != 0xFF or data[at + 1] == 0xFF:
                at += 1
                yield 1
            elif data[at + 1] in BARE:
                at += 2
                yield 1
            else:
                at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
                yield DEAR


def crowded(data: bytes) -> str:
    """Return why a picture takes too long to be opened at all; empty when it does not."""
    crowd = any(cost > MAX_PARTS for cost in accumulate(_costs(data)))
    return "terdiri dari terlalu banyak bagian (chunk)" if crowd else ""


def twins(places: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield photos of a quarter that would be published under one name: their endings differ, or their capitals."""
    seen: dict[str, list[str]] = {}
    for name, place in places.items():
        stem = Path(name).stem
        others = seen.setdefault(stem.casefold(), [])
        others.append(name)
        if len(others) > 1:
            wrong = f"Foto {name} dan {others[0]} mendapat nama yang sama di situs, sehingga salah satunya hilang."
            remedy = f"Ganti nama salah satu, misalnya {stem}-{len(others)}{Path(name).suffix}."
            yield Problem(place, "foto-nama", "berkas", wrong, remedy)


def unnamed(folder: Path, named: Collection[str], shown: str) -> Iterator[Problem]:
    """Yield what is wrong with the files of a folder of photos that nobody names, and names that some disks confuse."""
    there = sorted(p for p in folder.iterdir() if p.is_file()) if folder.is_dir() else []
    first = {p.name.casefold(): p.name for p in reversed(there)}
    for path in (p for p in there if not p.name.startswith((".", "~")) and p.suffix.lower() in ENDINGS):
        place, other = Place(f"{shown}/{path.name}", 0), first[path.name.casefold()]
        if other != path.name:
            wrong = (
                f"Nama {path.name} dan {other} hanya berbeda huruf besar; Windows dan macOS menyimpan salah satu saja."
            )
            yield Problem(place, "foto-nama", "", wrong, "Ganti nama salah satu.")
        elif path.name not in named and located(path):
            wrong = "Foto ini tidak tampil di situs, tetapi menyimpan koordinat, yang terbaca di repositori."
            yield Problem(place, "foto-lepas", "", wrong, f"Jalankan lapkin foto {place.file}, atau hapus fotonya.")
        elif path.name not in named:
            remedy = f"Jalankan lapkin foto {place.file} untuk menampilkannya, atau hapus."
            yield Problem(place, "foto-tak-tampil", "", "Foto ini tidak disebut pada highlight.yaml.", remedy)


def located(path: Path) -> bool:
    """Return whether a picture tells where it was taken; one that cannot be read tells nothing."""
    with suppress(openings.BukanBerkas, TooMuch, *BROKEN), opened(openings.read(path, LOOSE)) as image:
        return GPS in image.getexif()
    return False


def _published(stem: str, image: Image.Image) -> Photo:
    upright = upright_of(image, SIDE, "RGB")
    upright.thumbnail((SIDE, SIDE))
    # Pasted on a new image: nothing but pixels is carried over.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    widths = (*(w for w in NARROW if w < clean.width), clean.width)
    copies = tuple(_copy(clean, f"{stem}-{w}.webp", w, "WEBP") for w in widths)
    return Photo(copies, _copy(clean, f"{stem}.jpg", clean.width, "JPEG"), clean.height)


def upright_of(image: Image.Image, side: int, mode: str) -> Image.Image:
    """Return a picture turned as the camera says, in a mode.

    A large one comes out smaller, no side below twice `side` pixels but where it was: strip by strip, so that it stands
    in memory once. It is averaged over the same squares as by `Image.thumbnail`.
    """
    if image.width * image.height > LARGE and image.format == "JPEG":
        image.draft(None, (2 * side, 2 * side))
    factor = max(image.size) // (2 * side) if image.width * image.height > LARGE else 1
    if factor < 2:
        return ImageOps.exif_transpose(image).convert(mode)
    small = Image.new(mode, (-(-image.width // factor), -(-image.height // factor)))
    for top in range(0, image.height, factor * STRIP):
        strip = image.crop((0, top, image.width, min(image.height, top + factor * STRIP)))
        small.paste(strip.convert(mode).reduce(factor), (0, top // factor))
    small.getexif()[ExifTags.Base.Orientation] = image.getexif().get(ExifTags.Base.Orientation, 1)
    return ImageOps.exif_transpose(small)


def _copy(image: Image.Image, name: str, width: int, kind: str) -> PhotoCopy:
    out = io.BytesIO()
    height = max(1, image.height * width // image.width)
    # Lossy on purpose; method is WebP's care for size, the other two are JPEG's.
    image.resize((width, height)).save(out, kind, quality=80, method=4, optimize=True, progressive=True)
    return PhotoCopy(name, out.getvalue(), width)
