"""Where parts of the site are finished, in this process or another: pages written, charts drawn, all turned into HTML.

In: orders, each with the little of the report that its part may see. Out: files in the folder of the site, in the
cache, and what is known of them. The order of a quarter can be kept: what it follows from makes its key.
"""

from __future__ import annotations

import gc
import json
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
from generator.parts import Bagian, Lain
from generator.studio import drawn


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
    if gc.get_freeze_count():
        gc.collect()
    gc.freeze()  # what there is by now need not be looked through again
    work = Path(tempfile.mkdtemp(dir=place.kerja))
    begun = [_part(order, work / "docs") for order in orders]
    said = _converted(orders, place, work)
    html, done = _html(work / "html"), []
    for order in orders:
        part = begun.pop(0)
        own = [name for name in html if not order.folder or name.startswith(f"{order.folder}/")]
        files = {name: html.pop(name) for name in own}
        done.append(_finished(order, part, files, said, place))
    shutil.rmtree(work)
    return done


def helped(order: Pesanan, cache: Cache) -> None:
    """Draw the pictures of a quarter, the last ones first, for the worker that makes it to find in the cache."""
    report, hasil = order.laporan, order.laporan.hasil[-1]
    pages = parts.quarter_values(report, hasil, order.lain)
    for picture in reversed([*parts.quarter_pictures(report, hasil, pages).values()]):
        drawn(cache, picture)


def _part(order: Pesanan, docs: Path) -> Bagian:
    """Return a part, of which the pages are written as Markdown."""
    report = order.laporan
    if order.folder:
        part = parts.quarter(report, report.hasil[-1], order.data, order.lain, order.terbaru)
    else:
        part = parts.others(years.reconciled(report), order.ukuran)
    put(docs, {name: data for name, data in part.files.items() if name in part.sources})
    return part


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
    """Draw, give pages their policy, write all files to the site; keep them unless the engine warned of something."""
    files |= {name: data for name, data in part.files.items() if name not in part.sources}
    for names, picture in part.pictures.items():
        files |= zip(names, drawn(place.cache, picture), strict=True)
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
