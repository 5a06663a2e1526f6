"""What the made-up offices become, kept in two folders; `make golden` renews both.

`golden/` holds the text and data of a small office as they are emitted; `golden_html/` one finished page of every type
and one drawing of every kind of chart, of offices that have all of them. `differences` says what is no longer the same.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from click.testing import CliRunner

from generator import charts
from generator.build import emit, pipeline
from generator.commands.cli import main
from generator.pages import all_pages
from generator.report import Report
from tests import hostile, offices, synthetic

HERE = Path(__file__).parent
TEXT, HTML = HERE / "golden", HERE / "golden_html"
LINES, FILES, WIDE = 20, 12, 160  # what is shown of a difference: lines a file, files, signs a line

Files = dict[str, bytes]


def kept(folder: Path) -> Files:
    """Return what a folder holds."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def emitted(folder: Path) -> Files:
    """Return what is emitted of the small office; its content is written to `folder`."""
    return dict(emit.generate(pipeline.compute(synthetic.write(folder))).files)


def bare(folder: Path) -> Path:
    """Write an office that has a plan and no quarter."""
    shutil.rmtree(offices.write(folder, offices.COUNTS) / "2030/tw1")
    return folder


def draft(folder: Path) -> Path:
    """Write an office that has published nothing yet, with one draft of few indicators."""
    file = offices.write(folder, offices.COUNTS) / "2030/tw1/laporan.yaml"
    file.write_text(file.read_text("utf-8").replace("status: terbit", "status: draf"), "utf-8")
    return folder


def finished(folder: Path) -> Files:
    """Return a built page of every type and a drawing of every kind of chart; the sites are built in `folder`."""
    found: Files = {}
    for name, write in {"kosong": bare, "draf": draft, "lengkap": hostile.office}.items():
        content = write(folder / name / "isi")
        site, report = built(content), pipeline.compute(content)
        made = {kind: (site / path).read_bytes() for kind, path in (*pages(report), *drawings(report))}
        printed = found.get("cetak.html")  # a whole quarter, once more: that of the small one
        found |= {**made, "cetak.html": printed} if printed else made
    return found


def built(content: Path) -> Path:
    """Return the site of an office, drafts included, built beside its content as an officer would."""
    site, cache = content.parent / "situs", content.parent / "simpanan"
    words = [
        "build",
        "--content",
        str(content),
        "--site",
        str(site),
        "--cache",
        str(cache),
        "--draf",
        "--tanpa-dokumen",
    ]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0, done.output
    return site


def pages(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the first page of each type: its name here, by its template, and its path in the site."""
    quarters = [placed for h in report.hasil for placed in all_pages.of_quarter(h)]
    first = {}
    for entry, place in (*all_pages.outside(report), *quarters):
        first.setdefault(entry.template.replace(".md", ".html"), f"{place.address}index.html")
    yield from first.items()


def drawings(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the light drawing of the first chart of each kind by name: its name here, and its path in the site."""
    first: dict[str, str] = {}
    for names, picture in sorted(emit.generate(report).pictures.items()):
        if not isinstance(picture, charts.Card):
            first.setdefault(f"grafik-{type(picture).__name__.lower()}.svg", names[0])
    yield from first.items()


def differences(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Return what differs, readable: the name of each file, and the first lines that differ; nothing if all is equal."""
    names = sorted(n for n in {*expected, *found} if expected.get(n) != found.get(n))
    if not names:
        return ""
    said = [line for name in names[:FILES] for line in _difference(name, expected.get(name), found.get(name))]
    more = [f"… and {', '.join(names[FILES:])}"] if names[FILES:] else []
    return "\n".join((f"{len(names)} files differ. If that is meant: make golden, then read git diff.", *said, *more))


def _difference(name: str, expected: bytes | None, found: bytes | None) -> list[str]:
    if expected is None or found is None:
        return [f"{name}: {'not there before' if expected is None else 'is missing'}"]
    lines = [*difflib.unified_diff(_lines(expected), _lines(found), f"{name}, kept", f"{name}, now", n=1, lineterm="")]
    more = [f"… {len(lines) - LINES} more lines"] if len(lines) > LINES else []
    return [*(line if len(line) <= WIDE else f"{line[:WIDE]}…" for line in lines[:LINES]), *more]


def _lines(data: bytes) -> list[str]:
    """Return a text with a line for each tag that opens; of other data their length and checksum."""
    try:
        return re.sub(r"(?<!\n)(?=<[a-z!])|(?<=, )(?=\")", "\n", data.decode()).splitlines()
    except UnicodeDecodeError:
        return [f"{len(data)} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}"]


def renew(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        renew(TEXT, emitted(Path(work) / "kecil/isi"))
        renew(HTML, finished(Path(work)))
