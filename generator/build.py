"""The pipeline: content folder to generated files. It knows no engine and writes nothing.

In: the content folder. Out: `Generated` (Markdown, data, navigation, sources) and the pictures still to draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator import (
    audit,
    catalogue,
    charts,
    checks,
    citations,
    completeness,
    corrections,
    explain,
    feed,
    finding,
    illustrations,
    influence,
    load,
    navigation,
    nodes,
    opendata,
    paths,
    printout,
    prose_checks,
    quarter_pages,
    references,
    render,
    schema_org,
    sharing,
    short_links,
    site_pages,
    strays,
    trails,
    trust_pages,
    xlsx,
    years,
)
from generator import indonesian as ind
from generator.content import Content
from generator.figures import Angka
from generator.load import Bacaan
from generator.page import Generated, Page, Report
from generator.problems import ContentError, Problem
from generator.scoring import Hasil
from generator.years import Diperiksa

Step = Callable[[str], None]


def silent(step: str) -> None:
    """Report no progress."""


def compute(folder: Path, step: Step = silent, held: bool = True, drafts: bool = True, lean: bool = False) -> Report:
    """Read, check and score a content folder; raise `ContentError` with every problem found.

    `held` tells whether to look for changes of what was published; `lapkin correct` and `diff` leave it out. Without
    `drafts` they are checked like the rest, but not part of the report. A `lean` report goes without the documents of
    its quarters, which nobody needs to make pages, and which take more memory than all else.
    """
    step("Membaca isi dan menghitung nilai")
    shared, problems = load.shared(folder)
    faults = checks.rule_sets(shared) if shared else {}
    faulty = frozenset(kode for kode, found in faults.items() if found)
    if shared is not None:
        problems += [*checks.shared(shared, faults), *prose_checks.texts(shared, shared.dokumen)]
    sound = not years.grave(problems)
    found: list[tuple[Bacaan, Diperiksa]] = []
    for name in load.years(folder):
        read = load.year(folder, name)
        if shared is None:
            problems += read.masalah
            continue
        known = load.joined(shared, [before for before, _ in found])
        one = years.examined(known, faulty, read, sound, held)
        found.append((_thin(read) if lean else read, one))
    _stop([*problems, *(p for _, one in found for p in one.bentuk)])
    assert shared is not None
    return _report(shared, found, problems, held, drafts)


def _thin(read: Bacaan) -> Bacaan:
    """Return what was read of a year without the documents of its quarters but their reports."""
    nodes.parse.cache_clear()
    kept = {name: d for name, d in read.dokumen.items() if name.endswith((strays.PLAN, "/laporan.yaml"))}
    return replace(read, dokumen=kept)


def _report(
    shared: Content, found: list[tuple[Bacaan, Diperiksa]], problems: list[Problem], held: bool, drafts: bool
) -> Report:
    """Return the report of all years; raise every problem when one of them is a galat."""
    content = load.joined(shared, [read for read, _ in found])
    whole = _joined(content, [one.laporan for _, one in found if one.laporan])
    problems += [p for _, one in found for p in (*one.bentuk, *one.hasil)]
    wide = {*shared.dokumen, *(t.berkas for t in content.tahun)}
    newest = whole.jejak[whole.terbaru.kuartal.folder] if whole.terbaru else {}
    problems += references.prose((content.dokumen[name] for name in wide), newest)
    problems += corrections.strangers(content, whole.hasil) if held else ()
    _stop(problems)
    if whole.hasil and not drafts and all(h.kuartal.draft for h in whole.hasil):
        raise ContentError([*problems, _only_drafts(content, whole.hasil[-1])])
    kept = tuple(h for h in whole.hasil if drafts or not h.kuartal.draft)
    return replace(whole, hasil=kept, masalah=tuple(sorted(set(problems))))


def _joined(content: Content, found: Sequence[Report]) -> Report:
    """Return the reports of years as one."""
    return Report(
        content,
        tuple(h for one in found for h in one.hasil),
        {folder: j for one in found for folder, j in one.jejak.items()},
        {folder: t for one in found for folder, t in one.temuan.items()},
        {folder: t for one in found for folder, t in one.tuas.items()},
        {folder: v for one in found for folder, v in one.versi.items()},
        {folder: a for one in found for folder, a in one.asal.items()},
    )


def _only_drafts(content: Content, hasil: Hasil) -> Problem:
    place = content.place(content.quarter_file(hasil.kuartal.folder, "laporan.yaml"), ("status",))
    remedy = "Tambahkan --draf untuk melihat draf, atau tulis status: terbit."
    return Problem(place, "belum-ada-terbit", "status", "Belum ada triwulan yang terbit.", remedy)


def _stop(problems: list[Problem]) -> None:
    """Raise every problem found so far when one of them is a galat."""
    if years.grave(problems):
        raise ContentError(problems)


def generate(report: Report, step: Step = silent) -> Generated:
    """Return every generated file but the charts, which are still values."""
    step("Menyusun halaman")
    return written(report, pages(report))


def pages(report: Report) -> list[Page]:
    """Return every page of the site as values."""
    found = [*site_pages.pages(report), trust_pages.corrections(report), *completeness.pages(report)]
    for hasil in report.hasil:
        parts = [*quarter_pages.pages(report, hasil), *trust_pages.pages(report, hasil)]
        found += [*parts, printout.page(report, hasil, parts)]
    sets = {paths.quarter(h.kuartal.folder): schema_org.dataset(report, h) for h in report.hasil}
    sets["data/"] = schema_org.catalogue(report)
    cited = citations.cited(report, found)
    return trails.placed(report, [replace(p, dataset=sets.get(p.alamat, "")) for p in cited])


def written(report: Report, pages: list[Page], size: render.Size = charts.size) -> Generated:
    """Return the pages as Markdown, with the data, navigation and pictures that go with them."""
    data = dict(data_files(report))
    sizes = {name: ind.size(len(found)) for name, found in data.items()}
    renderer = render.renderer(report.content, named_figures(report), size, sizes)
    files = {f"{p.alamat}index.md": renderer.render(p) for p in pages}
    files |= dict(finding.files(report, pages, files))
    files |= data
    files |= dict(illustrations.data(pages)) | dict(short_links.files(report))
    sources = {f"{p.alamat}index.md": p.sumber for p in pages}
    return Generated(files, illustrations.pictures(report, pages), navigation.navigation(report), sources)


def draw(generated: Generated, step: Step = silent) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a picture as it is drawn."""
    step("Menggambar grafik")
    for names, picture in generated.pictures.items():
        yield from zip(names, charts.draw(picture), strict=True)


def data_files(report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the open data and photos of every quarter and the data of every plan."""
    for hasil in report.hasil:
        folder = hasil.kuartal.folder
        yield from opendata.files(report.content.unit, hasil)
        yield f"data/{folder}-rekonsiliasi.json", opendata.to_json(audit.data(report, hasil))
        yield f"data/{folder}-pengaruh.json", opendata.to_json(influence.data(report.tuas[folder]))
        derived = explain.data(hasil, report.jejak[folder])
        yield f"data/{folder}-jejak.json", opendata.to_json(derived)
        for photo in hasil.kuartal.foto.values():
            for copy in (*photo.salinan, photo.cadangan):
                yield paths.photo(folder, copy.nama), copy.data
    yield feed.FILE, feed.atom(report)
    yield from catalogue.files(report)
    yield sharing.MANIFEST, opendata.to_json(sharing.manifest(report.content.unit))
    for tahun in report.content.tahun:
        quarters = report.of_year(tahun.rencana.tahun)
        yield from opendata.plan_files(tahun.rencana)
        yield from opendata.year_files(quarters)
        whole = [*opendata.plan_tables_of(tahun.rencana), *opendata.year_tables_of(quarters)]
        yield f"data/{tahun.rencana.tahun}.xlsx", xlsx.written(whole)


def named_figures(report: Report) -> dict[str, Mapping[str, Angka]]:
    """Return the figures of each quarter by its folder; none under the empty name."""
    found = {folder: {a: j.angka for a, j in traced.items()} for folder, traced in report.jejak.items()}
    return {"": {}, **found}


def newest_date(hasil: tuple[Hasil, ...]) -> str:
    """Return the date of the newest publication as ISO text, or an empty string."""
    dates = [h.kuartal.laporan.tanggal_terbit for h in hasil if h.kuartal.laporan.tanggal_terbit]
    return max(dates).isoformat() if dates else ""
