"""Files that an office wants on its site as they are: `content/statis/` is copied to the root of the site.

In: the folder. Out: the files, each with its sum; or problems. Nothing that a browser or a server would run is taken:
a short list of endings, and the two proofs that search engines ask an owner for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content import misnamed, openings
from generator.problems.problem import Place, Problem
from generator.store.checksum import checksum

FOLDER = "statis"
MOST = 50_000_000  # bytes of a file
MANY = 20_000  # files; how many are too many is said by `unknown_files`
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
ENDINGS = (".pdf", ".txt", ".csv", ".xlsx", ".docx", ".pptx", ".ods", ".odt", ".odp", ".zip", ".ico", *PICTURES)
WHOLE = ("CNAME", ".nojekyll")  # names that hosts look for
OPEN = (".well-known",)  # a folder that others look for by its name
PROOF = re.compile(r"google[0-9a-f]{16}\.html|BingSiteAuth\.xml")
BING = re.compile(rb"\s*<\?xml version=\"1\.0\"\?>\s*<users>\s*<user>[0-9A-F]{32}</user>\s*</users>\s*")
# One point only: a server may run what is called laporan.php.pdf.
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9]+)?")
RUN = re.compile(r"ph.*|.*html?|js|svg|cgi|pl|py|sh|aspx?|jsp", re.I)  # endings inside a name that some servers obey
# What the site itself has at its root, in small letters: some disks know no other.
TAKEN = frozenset({
    *("index.html", "404.html", "_headers", "_redirects", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "assets"),
    *("manifest.json", "manifest.json.sig", "manifest.json.minisig", "manifest.webmanifest", "search", "server"),
    *("aksesibilitas", "arsip", "data", "glosarium", "iku", "kelengkapan-pelaporan", "koreksi", "metodologi"),
    *("profil", "renstra", "tentang"),
})  # fmt: skip
LEFT_BEHIND = r"\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*"  # by file managers and editors; nobody misses it
IGNORED = re.compile(rf"{LEFT_BEHIND}|\.gitkeep", re.I)


@dataclass(frozen=True)
class Statis:
    """A file as it is copied: its path on the site, where it is, its size and SHA-256."""

    nama: str
    asal: Path
    ukuran: int
    sha256: str


def read(folder: Path) -> tuple[list[Statis], list[Problem]]:
    """Return the files of a content folder that are copied, and what is wrong with those that are not."""
    found: list[Statis] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    base = folder / FOLDER
    for path in sorted(openings.walked(base, [], [], MANY)) if base.is_dir() and not base.is_symlink() else ():
        parts = path.relative_to(base).parts
        if any(IGNORED.fullmatch(p) for p in parts) or (path.is_dir() and not path.is_symlink()):
            continue
        name = "/".join(parts)
        place = Place(f"{folder.name}/{FOLDER}/{name}", 0)
        faults = [*_faults(place, path, parts, seen)]
        for one in _steps(parts):
            seen.setdefault(one.casefold(), one)
        problems += faults
        if not any(p.level == "galat" for p in faults):
            data = path.read_bytes()
            found.append(Statis(name, path, len(data), checksum(data)))
    return found, problems


def _faults(place: Place, path: Path, parts: tuple[str, ...], seen: dict[str, str]) -> Iterator[Problem]:
    if any(p.is_symlink() for p in (path, *path.parents[: len(parts)])) or not path.is_file():
        yield Problem(place, "berkas-tautan", "", "Ini bukan berkas biasa.", "Ganti dengan berkas biasa.")
    elif parts[0].casefold() in TAKEN or re.fullmatch(r"[0-9]{4}", parts[0]):
        wrong = f"Nama {parts[0]} dipakai situs sendiri."
        yield Problem(place, "statis-bentrok", "", wrong, "Pakai nama lain, misalnya folder unduhan.")
    elif other := next((seen[s.casefold()] for s in _steps(parts) if seen.get(s.casefold(), s) != s), ""):
        wrong = f"Nama ini hanya berbeda huruf besar dan kecil dari {other}."
        yield Problem(place, "statis-bentrok", "", wrong, "Ganti nama salah satu.")
    elif path.stat().st_size > MOST:
        yield Problem(place, "berkas-besar", "", "Berkas lebih besar dari 50 MB.", "Perkecil berkasnya.")
    else:
        yield from _kind(place, path, parts)


def _steps(parts: tuple[str, ...]) -> list[str]:
    """Return a path and the folders above it: Windows has one folder where two differ in case alone."""
    return ["/".join(parts[:n]) for n in range(1, len(parts) + 1)]


def _kind(place: Place, path: Path, parts: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what is wrong with the name of a file, or with what it would do where it is opened."""
    name = parts[-1]
    if PROOF.fullmatch(name):
        if not _proves(name, path.read_bytes()):
            remedy = "Unduh lagi berkasnya dari mesin pencari itu, atau pakai cara verifikasi lewat DNS."
            yield Problem(place, "statis-jenis", "", "Isi berkas verifikasi ini lain dari yang semestinya.", remedy)
    elif len(parts) == 1 and name in WHOLE:
        return
    elif path.suffix.lower() not in ENDINGS and path.parent.name not in OPEN:
        wrong = f'Berkas "{name[:60]}" tidak diterima: halaman, skrip, dan gambar SVG dapat menjalankan program.'
        remedy = f"Pakai salah satu akhiran ini: {', '.join(ENDINGS)}; atau hapus dari {FOLDER}/."
        yield Problem(place, "statis-jenis", "", wrong, remedy)
    elif bad := next((p for p in parts if not NAME.fullmatch(p) and p not in OPEN), ""):
        remedy = f"Ganti nama menjadi {slug(bad)}."
        yield Problem(place, "statis-nama", "", f'Nama "{bad[:60]}" tidak sah sebagai alamat web.', remedy)
    elif wrong := next((w for p in parts if (w := misnamed.unheld(p))), ""):
        bad = next(p for p in parts if misnamed.unheld(p))
        yield Problem(place, "statis-nama", "", f"{wrong}.", f"Ganti nama menjadi {slug(bad)}.")
    elif path.suffix.lower() in PICTURES:
        from generator.content import photos

        if photos.located(path):
            wrong = "Gambar ini menyimpan koordinat tempat pengambilannya."
            yield Problem(place, "foto-lokasi", "", wrong, f"Jalankan lapkin foto {place.file}.")


def _proves(name: str, data: bytes) -> bool:
    """Tell whether a file is what a search engine asks an owner for, and nothing besides."""
    return data.strip() == f"google-site-verification: {name}".encode() or bool(BING.fullmatch(data))


def runs(path: Path, parts: tuple[str, ...]) -> bool:
    """Tell whether a browser or a server may run a file: a page, a script, an ending that is not known to be inert.

    The inner endings count, too: a server may run what is called laporan.php.pdf.
    """
    name = parts[-1]
    if PROOF.fullmatch(name):
        return not _proves(name, path.read_bytes())
    if path.parent.name in OPEN or (len(parts) == 1 and name in WHOLE):
        return False
    return path.suffix.lower() not in ENDINGS or any(RUN.fullmatch(p) for p in name.split(".")[1:-1])


def slug(name: str) -> str:
    """Return a name as an address may hold it, in small letters."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot else (ending, "")
    plain = re.sub(r"[^a-z0-9_]+", "-", stem.lower()).strip("-") or "berkas"
    return misnamed.held(f"{plain}.{ending.lower()}" if ending else plain)
