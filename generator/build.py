"""The pipeline: content folder to generated files. It knows no engine and writes nothing.

In: the content folder. Out: `Generated` (Markdown, data, navigation, sources) and the pictures still to draw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator import (
    audit,
    canonical,
    catalogue,
    charts,
    citations,
    completeness,
    corrections,
    explain,
    feed,
    finding,
    illustrations,
    influence,
    navigation,
    opendata,
    paths,
    printed_pages,
    printout,
    quarter_pages,
    render,
    result_checks,
    rules,
    schema_org,
    sharing,
    short_links,
    site_pages,
    trails,
    trust_pages,
    xlsx,
)
from generator import indonesian as ind
from generator.checks import check
from generator.content import Content
from generator.figures import Angka
from generator.load import load
from generator.page import Generated, Page, Report
from generator.problems import ContentError, Problem, nearest
from generator.prose import address_problems
from generator.provenance import traces
from generator.reconcile import reconcile
from generator.scoring import Hasil, score

Step = Callable[[str], None]
Held = Callable[[Content, tuple[Hasil, ...]], Iterable[Problem]]


def silent(step: str) -> None:
    """Report no progress."""


def compute(folder: Path, step: Step = silent, held: Held = corrections.problems, drafts: bool = True) -> Report:
    """Read, check and score a content folder; raise `ContentError` with every problem found.

    `held` finds changes of what was published; `lapkin correct` and `diff` leave it out. Without `drafts` they are
    checked like the rest, but not part of the report.
    """
    step("Membaca isi")
    content, problems = load(folder)
    if content is not None:
        problems += check(content)
    _stop(problems)
    assert content is not None
    step("Menghitung nilai")
    hasil = tuple(score(t.rencana, k, content.aturan[t.rencana.aturan]) for t in content.tahun for k in t.kuartal)
    found = report(content, hasil)
    problems += [*prose_problems(found), *name_problems(found), *result_checks.problems(found), *held(content, hasil)]
    _stop(problems)
    if hasil and not drafts and all(h.kuartal.draft for h in hasil):
        raise ContentError([*problems, _only_drafts(content, hasil[-1])])
    kept = tuple(h for h in hasil if drafts or not h.kuartal.draft)
    return replace(reconciled(replace(found, hasil=kept)), masalah=tuple(sorted(set(problems))))


def _only_drafts(content: Content, hasil: Hasil) -> Problem:
    place = content.place(content.quarter_file(hasil.kuartal.folder, "laporan.yaml"), ("status",))
    remedy = "Tambahkan --draf untuk melihat draf, atau tulis status: terbit."
    return Problem(place, "belum-ada-terbit", "status", "Belum ada triwulan yang terbit.", remedy)


def _stop(problems: list[Problem]) -> None:
    """Raise every problem found so far when one of them is a galat."""
    if any(p.level == rules.GALAT for p in problems):
        raise ContentError(problems)


def report(content: Content, hasil: tuple[Hasil, ...]) -> Report:
    """Return the report with derivations and data versions; printed figures are not yet judged."""
    jejak = {h.kuartal.folder: traces(content, h) for h in hasil}
    return Report(content, hasil, jejak, versi={h.kuartal.folder: canonical.version(h) for h in hasil})


def reconciled(report: Report) -> Report:
    """Return the report with a verdict on every printed figure and the levers of every NPS."""
    found = {h.kuartal.folder: reconcile(h, report.jejak[h.kuartal.folder]) for h in report.hasil}
    return replace(report, temuan=found, tuas={h.kuartal.folder: influence.levers(h) for h in report.hasil})


def unheld(content: Content, hasil: tuple[Hasil, ...]) -> Iterable[Problem]:
    """Hold nothing to what was published."""
    return ()


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


def prose_problems(report: Report) -> Iterator[Problem]:
    """Yield every address in prose that names no figure of its quarter (elsewhere: of the newest)."""
    named = named_figures(report)
    newest = named[report.terbaru.kuartal.folder if report.terbaru else ""]
    for name, document in report.content.dokumen.items():
        folder = "/".join(name.split("/")[1:3])
        yield from address_problems(document, named.get(folder, newest))


def name_problems(report: Report) -> Iterator[Problem]:
    """Yield printed figures and tables that point at nothing."""
    for hasil in report.hasil:
        named = report.jejak[hasil.kuartal.folder]
        base = f"{report.content.akar}/{hasil.kuartal.folder}"
        for index, item in enumerate(hasil.kuartal.terbit):
            if item.ukuran not in named:
                yield _unknown(
                    report.content, f"{base}/terbit.yaml", index, "ukuran", item.ukuran, nearest(item.ukuran, named)
                )
        yield from _printed_texts(report, hasil, f"{base}/naskah-cetak.yaml")
        for index, table in enumerate(hasil.kuartal.tabel):
            if printed_pages.counterpart(report, hasil, table.untuk) is None:
                yield _unknown(report.content, f"{base}/daftar-tabel.yaml", index, "untuk", table.untuk, "")


def _printed_texts(report: Report, hasil: Hasil, file: str) -> Iterator[Problem]:
    known = [f"iku.{i.indikator.nomor}" for i in hasil.indikator]
    known += [f"sasaran.{s.sasaran.nomor}" for s in hasil.sasaran]
    for key in ("nama", "jumlah", "nomor"):
        for index, item in enumerate(getattr(hasil.kuartal.naskah, key)):
            if item.untuk not in known or (key == "jumlah" and item.untuk.startswith("iku")):
                place = report.content.place(file, (key, index, "untuk"))
                remedy = (
                    "Tulis sasaran. diikuti nomornya."
                    if key == "jumlah"
                    else "Tulis iku. atau sasaran. diikuti nomornya."
                )
                yield Problem(place, "cetak-asing", "untuk", f"{item.untuk} tidak dikenal.", remedy)


def _unknown(content: Content, file: str, index: int, key: str, value: str, near: str) -> Problem:
    place = content.place(file, (index, key))
    remedy = f"Mungkin maksudnya {near}." if near else "Lihat daftarnya di PANDUAN.md."
    return Problem(place, "cetak-asing", key, f"{value} tidak dikenal.", remedy)


def newest_date(hasil: tuple[Hasil, ...]) -> str:
    """Return the date of the newest publication as ISO text, or an empty string."""
    dates = [h.kuartal.laporan.tanggal_terbit for h in hasil if h.kuartal.laporan.tanggal_terbit]
    return max(dates).isoformat() if dates else ""
