"""Where generated files meet the disk and the engine: every file of a site in memory for any engine, pages and charts
written out, the site built beside and swapped.

In: a computed report and a folder. Out: files; or, for a site that may not be published, what is wrong with it.
"""

import json
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator import HOME, SETTINGS, THEME, charts
from generator.build import assemble, document_files, make_part, parts, pipeline, workers
from generator.build.make_part import PartOrder, Unshared, Workplace
from generator.document import pdf
from generator.pages import navigation
from generator.pages.page import Generated
from generator.report import Report
from generator.site import belongings, finish, manifest, place_files
from generator.site import release as release_site
from generator.site import swap as swapping
from generator.site.facts import FileFacts
from generator.site.place_files import put
from generator.store.cache import Cache

AGAIN = (
    "Kembalikan terbitan.yaml (dan kunci serta koreksinya) dari riwayat git atau cadangan. "
    "Bila {folder} memang situs lain atau percobaan, hapus folder itu atau pilih folder lain dengan --site."
)
MARK = ".lapkin"  # says what was written by `folder`, so that it may be replaced by it


def site(
    report: Report,
    folder: Path,
    cache: Cache,
    pool: Executor,
    step: pipeline.Step = pipeline.silent,
    say: pipeline.Step = pipeline.silent,
) -> list[str]:
    """Build the site beside the old one and swap them; return what is wrong instead, and leave the old one alone.

    Own files of the office in the old site stay; `say` is told of them. When the build cannot go on, none of its
    workers does: the pool is shut down.
    """
    try:
        return _site(report, folder.resolve(), cache, pool, step, say)
    except (Unshared, workers.Lost, pdf.Unset) as error:
        return [str(error)]


def _site(
    report: Report, folder: Path, cache: Cache, pool: Executor, step: pipeline.Step, say: pipeline.Step
) -> list[str]:
    with swapping.workspace(folder, say) as work, workers.ended(pool):
        kept = belongings.of(folder, manifest.FILE)
        if planted := belongings.running(kept, folder):
            return planted
        if foreign := belongings.foreign(kept, report.content.unit.kode, "--site"):
            return foreign
        if stray := release_site.stray(kept.rilis, report.content.terbitan):
            return [f"{stray} {AGAIN.format(folder=folder)}"]
        for sentence in belongings.sentences(kept):
            say(sentence)
        step("Menyusun halaman")
        place = Workplace(settings(report), epoch(report), work / "situs", folder, work, cache)
        done = assemble.assembled(report, place, pool)
        for unlike in document_files.unlike(report, place.situs):
            say(str(unlike))
        step("Memeriksa situs")
        faults = [said for made in done for said in made.cacat]
        facts = {name: fact for made in done for name, fact in made.fakta.items()}
        rilis = release_site.told(report.content, report.hasil)
        content = report.content
        faults += finish.complete(place.situs, facts, content.revisi, _copied(report, place), rilis, content.unit.kode)
        faults = faults or exchanged(place.situs, folder, manifest.FILE, say)
        cache.prune()
        return faults


def _copied(report: Report, place: Workplace) -> dict[str, FileFacts]:
    """Copy the files of the office into the new site; return what is known of them."""
    found = {}
    for one in report.content.statis:
        fact, data = FileFacts(one.ukuran, one.sha256), one.asal.read_bytes()
        place_files.settled(place.lama, place.situs, {one.nama: fact}, {one.nama: data})
        found[one.nama] = fact
    return found


def exchanged(new: Path, old: Path, mark: str, say: pipeline.Step) -> list[str]:
    """Put a new folder in the place of the old one, with the own files in that; return what keeps them from staying."""
    with swapping.alone(old, say):
        kept = belongings.of(old, mark)
        faults = belongings.clashes(kept, new)
        if not faults:
            belongings.carry(kept, old, new)
            swapping.swap(new, old)
            for left in swapping.leftovers(old):
                say(f"{left} situs lama yang tidak dapat dihapus, misalnya karena milik pengguna lain. Hapuslah.")
        return faults


def settings(report: Report | None) -> dict[str, Any]:
    """Return the settings of the engine for the parts of a site; without a report they know no office."""
    config = _settings(report)
    theme = {**config["theme"], "custom_dir": str(THEME)}
    return {**config, "theme": theme, "docs_dir": str(HOME / config["docs_dir"]), "plugins": []}


def epoch(report: Report) -> str:
    """Return the time of the build in seconds: SOURCE_DATE_EPOCH if it is set, else the date of the newest data."""
    date = pipeline.newest_date(report.hasil)
    moment = datetime.fromisoformat(date).replace(tzinfo=UTC) if date else datetime.fromtimestamp(0, UTC)
    return os.environ.get("SOURCE_DATE_EPOCH") or format(moment.timestamp(), ".0f")


def folder(
    report: Report, out: Path, step: pipeline.Step = pipeline.silent, say: pipeline.Step = pipeline.silent
) -> list[str]:
    """Replace a folder by pages, pictures, data, theme and a plain mkdocs.yml, for any engine; return what forbids it.

    Own files in the old folder stay; `say` is told of them.
    """
    out = out.resolve()
    generated = generate(report, step)
    with swapping.workspace(out, say) as work:
        kept = belongings.of(out, MARK)
        if foreign := belongings.foreign(kept, report.content.unit.kode, "--out"):
            return foreign
        for sentence in belongings.sentences(kept):
            say(sentence)
        _emitted(report, generated, work / "naskah", step)
        return exchanged(work / "naskah", out, MARK, say)


def _emitted(report: Report, generated: Generated, out: Path, step: pipeline.Step) -> None:
    put(out / "docs", generated.files)
    put(out / "docs", dict(draw(generated, step)))
    put(out / "theme", {p.relative_to(THEME).as_posix(): p.read_bytes() for p in THEME.rglob("*") if p.is_file()})
    config = _settings(report)
    config |= {"plugins": [p for p in config["plugins"] if p != "lapkin"], "nav": generated.nav, "docs_dir": "docs"}
    # JSON is YAML, and leaves no room for what a title may hold.
    put(out, {"mkdocs.yml": json.dumps(config, ensure_ascii=False, indent=1).encode()})
    unit, revisi = report.content.unit, report.content.revisi
    put(out, {MARK: manifest.written(manifest.of_folder(out), revisi, kantor=unit.kode)})


def _settings(report: Report | None) -> dict[str, Any]:
    """Return mkdocs.yml of the project with what the engine is told of the office."""
    config = dict(YAML(typ="safe").load(SETTINGS))
    config["edit_uri"] = ""  # a page's own foot links to the YAML; its Markdown is generated
    config.setdefault("extra", {})
    if report:
        navigation.into_settings(config, report)
    return config


def generate(report: Report, step: pipeline.Step = pipeline.silent) -> Generated:
    """Return every generated file but the charts, which are still values."""
    step("Menyusun halaman")
    orders = [assemble.order(report, tw, "") for tw in report.triwulan]
    quarters = [make_part.whole(order, Cache(None)) for order in orders]
    known = {name: size for part in quarters for name, size in part.ukuran.items()}
    found = [make_part.part(PartOrder(parts.outside(report), ukuran=known)), *quarters]
    copied = {s.nama: s.asal.read_bytes() for s in report.content.statis}
    return Generated(
        copied
        | {name: data for part in found for name, data in (*part.naskah.items(), *part.files.items())}
        | parts.index(report, [entry for part in found for entry in part.entri]),
        {names: picture for part in found for names, picture in part.pictures.items()},
        navigation.navigation(report),
        {name: source for part in found for name, source in part.sources.items()},
    )


def draw(generated: Generated, step: pipeline.Step = pipeline.silent) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a picture as it is drawn."""
    step("Menggambar grafik")
    for names, picture in generated.pictures.items():
        yield from zip(names, charts.draw(picture), strict=True)
