"""The notices of what others made and a site holds, whole; and the parts that no lock of packages knows, for the SBOM.

In: `third_party.toml`, the texts of the licences as they came with each part. Out: LISENSI.txt of the theme; or, run on
an SBOM (`python -m generator.site.notices sbom.json`), that with those parts and the licence of every package in it.
"""

import json
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from generator.store.checksum import checksum

ROOT = Path(__file__).parents[2]
FILE = "theme/assets/LISENSI.txt"
RULE = "=" * 80
HEAD = (
    "Situs ini dibuat dengan Lapkin. Di dalamnya ada karya pihak lain; lisensi masing-masing dimuat utuh di bawah.\n"
    "Isi laporan berlisensi seperti disebut pada kaki tiap halaman."
)


@dataclass(frozen=True)
class Bagian:
    """A part of a site that others made: files of the project, or a package that is installed (`paket`)."""

    nama: str
    lisensi: str
    naskah: str
    versi: str = ""
    paket: str = ""
    purl: str = ""
    berkas: tuple[str, ...] = ()


def parts() -> tuple[Bagian, ...]:
    """Return every part, with the version of its package where it comes with one."""
    listed = tomllib.loads(Path(__file__).with_name("third_party.toml").read_text("utf-8"))["bagian"]
    return tuple(_part(row) for row in listed)


def _part(row: dict[str, Any]) -> Bagian:
    version = distribution(row["paket"]).version if "paket" in row else row["versi"]
    purl = row.get("purl") or f"pkg:pypi/{row['paket']}@{version}"
    return Bagian(**{**row, "versi": version, "purl": purl, "berkas": tuple(row.get("berkas", ()))})


def notice(part: Bagian) -> str:
    """Return the text of the licence of a part, as it came with it."""
    package, _, name = part.naskah.rpartition(":")
    path = distribution(package).locate_file(name.format(versi=part.versi)) if package else ROOT / name
    return Path(str(path)).read_text("utf-8").replace("\r\n", "\n").strip()


def text() -> str:
    """Return LISENSI.txt: our own licence, then that of each part."""
    own = (ROOT / "LICENSE").read_text("utf-8").strip()
    found = [("Lapkin (MIT)", own), *((f"{p.nama} {p.versi} ({p.lisensi})", notice(p)) for p in parts())]
    return "\n\n".join([HEAD, *(f"{RULE}\n{title}\n{RULE}\n\n{words}" for title, words in found)]) + "\n"


def completed(sbom: dict[str, Any]) -> dict[str, Any]:
    """Return an SBOM in CycloneDX with our parts, and with the licence of each package."""
    packages = [{**one, **_licensed(one["name"])} if "licenses" not in one else one for one in sbom["components"]]
    return {**sbom, "components": [*packages, *map(_component, parts())]}


def _component(part: Bagian) -> dict[str, Any]:
    files = [{"type": "file", "name": name, "hashes": [_sum(ROOT / name)]} for name in part.berkas]
    about = {"type": "library", "name": part.nama, "version": part.versi, "purl": part.purl}
    named = {"bom-ref": f"bagian-{part.nama}", "licenses": [{"license": {"id": part.lisensi}}]}
    return {**about, **named, **({"components": files} if files else {})}


def _sum(path: Path) -> dict[str, str]:
    return {"alg": "SHA-256", "content": checksum(path.read_bytes())}


def _licensed(name: str) -> dict[str, Any]:
    """Return what a package says of its licence; nothing where it is not installed."""
    try:
        about: Any = distribution(name).metadata
    except PackageNotFoundError:
        return {}
    expression = about.get("License-Expression")
    if expression:
        return {"licenses": [{"expression": expression}]}
    return {"licenses": [{"license": {"name": said}} for said in _said(about)]}


def _said(about: Any) -> Iterator[str]:
    classified = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier", []) if c.startswith("License ::")]
    yield from classified or [line for line in (about.get("License") or "").split("\n")[:1] if line]


def main(file: Path) -> None:
    """Complete an SBOM in its place."""
    found = completed(json.loads(file.read_text("utf-8")))
    file.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
