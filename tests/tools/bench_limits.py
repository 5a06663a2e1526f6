"""The benchmark `make bench-batas`: what the dearest files cost, each shape at two sizes, each in a process of its own.

In: names of shapes (`yaml`, `prose`, `page`, `line`, `list`, `workbook`, or a part of one), or nothing for all. Out: a table of seconds, peak memory and the
power of the size that both grow with. What goes over the limits is marked; nothing fails, as machines differ.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

from generator.content.files import MAX_BYTES
from generator.forms import quarter_form
from generator.records.values import MAX_LINE
from generator.yaml.parsing import MOST_ITEMS
from tests import costly, synthetic

SECONDS, MIB = 5, 300  # what a file may cost
GUARD = 20  # seconds after which one is given up
BIG = 2_000_000_000  # bytes no process gets
PROSE = 20_000
ACROSS = 100  # cells of a row
CELLS = {
    "numbers": "<c><v>1</v></c>",
    "texts": '<c t="inlineStr"><is><t>a</t></is></c>',
    "formulas": "<c><f>1+1</f><v>2</v></c>",
}
Write = Callable[[Path, int], None]


@dataclass(frozen=True)
class Run:
    """One command: how it ended, seconds of processor time (others share the machine), peak memory."""

    status: int
    seconds: float
    mib: float


@dataclass(frozen=True)
class Shape:
    """A shape: what it puts into the content, its larger size, the command it is answered by."""

    nama: str
    write: Write
    size: int
    words: tuple[str, ...] = ("check",)


def known() -> Iterator[Shape]:
    """Yield every shape."""
    for name, make in costly.YAML.items():
        yield Shape(f"yaml: {name}", _put(costly.whole, make), MAX_BYTES - 1000)
    places = (("prose", costly.prose, PROSE), ("page", costly.page, PROSE), ("line", costly.line, MAX_LINE))
    for where, put, size in places:
        for name, make in costly.PROSE.items():
            yield Shape(f"{where}: {name}", _put(put, make), size, ("build", "--tanpa-dokumen"))
    for name in costly.LISTS:
        yield Shape(f"list: {name}", _counted(name), MOST_ITEMS, ("build", "--tanpa-dokumen"))
        yield Shape(f"long list: {name}", _counted(name), 20_000)
    for name, make in costly.PROSE.items():
        yield Shape(f"large prose: {name}", _put(costly.prose, make), MAX_BYTES // 2)
    yield from pictures()
    for name, cell in CELLS.items():
        yield Shape(f"workbook: {name}", _cells(cell), 200_000, ("import", "{}/isian.xlsx", "--ya"))


def pictures() -> Iterator[Shape]:
    """Yield the shapes of photos; their sizes are pixels, scans, bytes or frames."""
    deep = {
        "grey": (8, 0), "RGB": (8, 2), "palette": (8, 3), "RGBA": (8, 6), "two bytes grey": (16, 0), "two bytes": (16, 2),
        "one bit": (1, 0), "grey and alpha": (8, 4),
    }  # fmt: skip
    for name, (depth, colour) in deep.items():
        yield _photo(f"PNG {name}", "png", lambda n, d=depth, c=colour: costly.png(8000, n // 8000, d, c), 50_000_000)
    yield _photo("PNG one row", "png", lambda n: costly.png(n, 1), 50_000_000)
    yield _photo("PNG one column", "png", lambda n: costly.png(1, n), 50_000_000)
    yield _photo("JPEG", "jpg", lambda n: costly.jpeg(8000, n // 8000), 50_000_000)
    yield _photo("JPEG scans", "jpg", costly.scans, 300)
    yield _photo("WebP", "webp", lambda n: costly.webp(8000, n // 8000), 50_000_000)
    yield _photo("PNG moving", "png", lambda n: costly.animated(n, "PNG"), 300)
    yield _photo("WebP moving", "webp", lambda n: costly.animated(n, "WEBP"), 300)
    text = costly.chunk(b"tEXt", b"k\0" + b"a" * 900_000)
    yield _photo("PNG texts", "png", lambda n: costly.png(9, 9, extra=text * (n // 900_000)), 18_000_000)
    tiny = costly.chunk(b"tEXt", b"k\0a")
    yield _photo("PNG chunks", "png", lambda n: costly.png(9, 9, extra=tiny * (n // len(tiny))), 18_000_000)


def _photo(name: str, ending: str, make: Callable[[int], bytes], size: int) -> Shape:
    def write(base: Path, size: int) -> None:
        folder = base / "2030/tw1/foto"
        folder.mkdir()
        (folder / f"a.{ending}").write_bytes(make(size))
        row = f"- judul: Kegiatan contoh\n  uraian: Contoh.\n  foto: [{{berkas: a.{ending}, teks: Contoh orang menanam pohon.}}]\n"
        (base / "2030/tw1/highlight.yaml").write_text(row, "utf-8")

    return Shape(f"photo: {name}", write, size)


def _cells(cell: str) -> Write:
    """Return what makes a form of the office with that many cells more, in its first sheet of inputs."""

    def write(base: Path, count: int) -> None:
        rows = (f"<row>{cell * ACROSS}</row>" for _ in range(count // ACROSS))
        more = "".join(rows) + "</sheetData>"
        form = quarter_form.form(base, "2030/tw1")
        (base.parent / "isian.xlsx").write_bytes(costly.workbook(form, lambda t: t.replace("</sheetData>", more)))

    return write


def _counted(name: str) -> Write:
    return lambda base, count: costly.listed(base, name, count)


def _put(where: Callable[[Path, str], None], make: costly.Make) -> Write:
    return lambda base, size: where(base, make(size))


def run(shape: Shape, size: int) -> Run:
    """Answer one shape by a command of its own."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryFile() as said:
        base = synthetic.write(Path(name) / "isi")
        shape.write(base, size)
        asked = [word.format(name) for word in shape.words]
        words = [sys.executable, "-m", "generator.commands.cli", *asked, "--content", str(base)]
        if shape.words[0] == "build":
            words += ["--site", f"{name}/situs", "--cache", f"{name}/simpanan", "--pekerja", "1"]
        running = subprocess.Popen(words, stdout=said, stderr=said, preexec_fn=_bounded)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        torn = b"Traceback" in said.read()
        return Run(99 if torn else running.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (GUARD, GUARD))
    resource.setrlimit(resource.RLIMIT_DATA, (BIG, BIG))


def row(shape: Shape, idle: Run) -> str:
    """Return a line of the table; the growth is that of what a shape costs beyond a command with nothing to do."""
    small, large = run(shape, shape.size // 2), run(shape, shape.size)
    more = max(large.seconds - idle.seconds, 0.01) / max(small.seconds - idle.seconds, 0.01)
    power = f"{log(more) / log(2):.1f}" if large.seconds > 2 * idle.seconds else "–"
    ends = {0: "diterima", 1: "ditolak"}.get(large.status, f"GAGAL ({large.status})")
    over = " **" if large.seconds > SECONDS or large.mib > MIB or ends.startswith("GAGAL") else ""
    return (
        f"| {shape.nama} | {shape.size} | {ends} | {small.seconds:.1f} | {large.seconds:.1f} | {large.mib:.0f} "
        f"| {power} |{over}"
    )


def main(wanted: list[str]) -> None:
    """Print the table."""
    idle = {words: run(Shape("", lambda base, size: None, 0, (words,)), 0) for words in ("check", "build")}
    print(f"Idle: { ({k: (round(r.seconds, 1), round(r.mib)) for k, r in idle.items()}) }\n")
    print("| shape | size | answer | s at half | s | MiB | power |\n|---|---|---|---|---|---|---|")
    for shape in known():
        if not wanted or any(shape.nama.startswith(word) or word == shape.nama for word in wanted):
            print(row(shape, idle.get(shape.words[0], idle["check"])), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
