"""Where parts of the site are finished, in this process or another: pages written, charts drawn, all turned into HTML.

In: orders, each with the little of the report that its part may see. Out: files in the folder of the site, in the
cache, and what is known of them. The order of a quarter can be kept: what it follows from makes its key.
"""

from __future__ import annotations

import gc
import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import charts, finish, menus, mkdocs_engine, navigation, packs, parts, years
from generator.cache import Cache
from generator.packs import Jadi
from generator.page import Report
from generator.parts import Bagian, Lain, Pictures
from generator.render import Size
from generator.studio import drawn

SIZE = re.compile(rb'<svg width="(\d+)" height="(\d+)"')


@dataclass(frozen=True)
class Pesanan:
    """A part to make: the quarter of a folder, with its open data and its counterparts; or, without one, all the rest,
    which knows the sizes of the data of the quarters."""

    laporan: Report
    folder: str = ""
    terbaru: bool = False
    lain: Lain = field(default_factory=dict)
    data: Mapping[str, bytes] = field(default_factory=dict)
    ukuran: Mapping[str, str] = field(default_factory=dict)
    kunci: str = ""


@dataclass(frozen=True)
class Tempat:
    """Where parts are made: the settings of the engine, the folder of the site and of the old one, one for work, the
    cache."""

    setelan: Mapping[str, Any]
    situs: Path
    lama: Path
    kerja: Path
    cache: Cache


def ready() -> None:
    """Load the libraries that make parts, before there is anything to make."""
    charts.ready()
    mkdocs_engine.ready()


def made(orders: Sequence[Pesanan], place: Tempat) -> list[Jadi]:
    """Make parts and write their files; one run of the engine serves them all. The rest of a site comes last."""
    gc.freeze()  # what there is by now need not be looked through again
    work = Path(tempfile.mkdtemp(dir=place.kerja))
    begun = [_begun(order, place, work / "docs") for order in orders]
    said = _converted(orders, place, work)
    done = []
    html = _html(work / "html")
    for order in orders:
        part, files = begun.pop(0)
        own = [name for name in html if not order.folder or name.startswith(f"{order.folder}/")]
        files |= {name: html.pop(name) for name in own}
        done.append(_finished(order, part, files, said, place))
    shutil.rmtree(work)
    del begun, html
    gc.collect()
    return done


def _begun(order: Pesanan, place: Tempat, docs: Path) -> tuple[Bagian, dict[str, bytes]]:
    """Return a part and its files but for the pages, which are written as Markdown; all charts are drawn."""
    files: dict[str, bytes] = {}

    def draw(pictures: Pictures) -> Size:
        for names, picture in pictures.items():
            files.update(zip(names, drawn(place.cache, picture), strict=True))
        return lambda name: _size(files[name])

    report = order.laporan
    if order.folder:
        part = parts.quarter(report, report.hasil[-1], order.data, order.lain, order.terbaru, draw)
    else:
        part = parts.others(years.reconciled(report), order.ukuran, draw)
    put(docs, {name: data for name, data in part.files.items() if name in part.sources})
    files |= {name: data for name, data in part.files.items() if name not in part.sources}
    return part, files


def _size(svg: bytes) -> tuple[int, int]:
    found = SIZE.match(svg)
    assert found
    return int(found[1]), int(found[2])


def _converted(orders: Sequence[Pesanan], place: Tempat, work: Path) -> list[str]:
    """Run the engine over the written pages; return what it warned of."""
    quarters = [order.laporan.hasil[-1] for order in orders if order.folder]
    rest = len(quarters) < len(orders)
    settings = {**place.setelan, "docs_dir": "docs"}
    settings["nav"] = [*([{"Beranda": "index.md"}] if rest else []), *map(navigation.quarter, quarters)]
    settings["plugins"] = [{"lapkin": {"content": "", "aset": rest}}]
    settings["extra"] = {**settings["extra"], "kuartal": menus.quarters(quarters)}
    # JSON is YAML, and leaves no room for what a title may hold.
    (work / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
    return mkdocs_engine.convert(work, work / "html")


def _html(folder: Path) -> dict[str, bytes]:
    """Return what the engine made."""
    finish.drop(folder)
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _finished(order: Pesanan, part: Bagian, files: dict[str, bytes], said: list[str], place: Tempat) -> Jadi:
    """Give every page its policy, write all files to the site, and keep them unless the engine warned of something."""
    facts = {}
    for name in sorted(files):
        facts[name], files[name] = finish.guarded(name, files[name])
    put(place.situs, files)
    found = Jadi(order.folder, facts, part.entri, part.ukuran, said)
    if order.kunci and not said:
        packs.keep(place.cache, order.kunci, found, files)
    return found


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder."""
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)  # a link to a file of the old site stays as it is there
        (folder / name).write_bytes(data)
