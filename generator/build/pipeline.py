"""From a content folder to a computed report: read, checked, scored; and what to leave out of broken content so that
the rest can be shown. It knows no page and writes nothing but the cache.

In: the content folder. Out: a `Report`, or `ContentError` with every problem found.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.addresses.periods import PLACE
from generator.build import year as years
from generator.build.year import Diperiksa
from generator.checks import comparators, metadata, office_history, published, references, renamed, renstra
from generator.checks import prose as prose_checks
from generator.checks import releases as release_checks
from generator.checks import year as checks
from generator.content import load, misnamed, plan_drafts, release_history
from generator.content.before import Sebelumnya
from generator.content.load import Bacaan
from generator.content.model import Content
from generator.figures import earlier_shown, lock
from generator.problems import rules
from generator.problems.problem import ContentError, Place, Problem
from generator.report import Report, Triwulan
from generator.scoring import earlier_quarters
from generator.scoring.earlier_quarters import Lampau
from generator.scoring.ladder import Hasil
from generator.store.cache import Cache
from generator.yaml import parsing

Step = Callable[[str], None]
QUARTER = re.compile(rf"({PLACE})(?:/.*)?")
PLAN = re.compile(r"([0-9]{4})/perjanjian-kinerja(?:-perubahan-[0-9]+)?\.yaml|([0-9]{4})")
OPTIONAL = re.compile(
    r"(?:glosarium|sinonim|koreksi|metadata|renstra|terbitan)\.yaml|profil/[^/]+\.md|(?:aturan|regulasi)/[^/]+\.yaml|statis/.+"
)
STRAY = frozenset({"berkas-asing", "berkas-nama", "folder-nama", "foto-nama"})  # of what nobody reads


def silent(step: str) -> None:
    """Report no progress."""


def compute(
    folder: Path,
    step: Step = silent,
    held: bool = True,
    drafts: bool = True,
    cache: Cache | None = None,
    without: Collection[str] = (),
    anew: str = "",
    before: Sebelumnya | None = None,
) -> Report:
    """Read, check and score a content folder; raise `ContentError` with every problem found.

    `held` tells whether to look for changes of what was published; `lapkin correct` and `diff` leave it out. Without
    `drafts` they are checked like the rest, but neither they nor plans that are drafts are part of the report. With a
    cache, to make pages of: years found in order are not checked again, printed figures are judged later, and the
    documents of quarters are dropped but for those that derivations not yet made need; not so with `before`. What is
    named in `without` (2024, 2024/tw1) is left out: for the preview. The quarter `anew` takes those before as today.
    """
    step("Membaca isi dan menghitung nilai")
    shared, problems = load.shared(folder, without, before)
    problems = [p for p in problems if not within(p, folder, without)]
    faults = checks.rule_sets(shared) if shared else {}
    faulty = frozenset(kode for kode, found in faults.items() if found)
    if shared is not None:
        problems += [*checks.shared(shared, faults), *prose_checks.texts(shared, shared.dokumen)]
    sound = not years.grave(problems)
    found: list[tuple[Bacaan, Diperiksa]] = []
    for name in (n for n in load.years(folder) if n not in without):
        read = load.year(folder, name, cache, without, shared, before)
        if shared is None:
            problems += read.masalah
            continue
        one = _examined(shared, found, read, before, (faulty, sound, held, anew), cache or Cache(None))
        found.append((_thin(read) if cache and not before else read, one))
    if shared is not None:
        whole = load.joined(shared, [read for read, _ in found])
        problems += [*renstra.problems(whole), *metadata.problems(whole), *office_history.problems(whole, without)]
    _stop([*problems, *(p for _, one in found for p in one.bentuk)])
    assert shared is not None
    return _report(shared, found, problems, held, drafts, anew, lambda report: _released(report, folder, without))


def _examined(
    shared: Content,
    found: list[tuple[Bacaan, Diperiksa]],
    read: Bacaan,
    before: Sebelumnya | None,
    how: tuple[frozenset[str], bool, bool, str],
    cache: Cache,
) -> Diperiksa:
    """Return a year as it is examined after those `found`: again only where one of them or what they share changed."""
    faulty, sound, held, anew = how

    def made() -> Diperiksa:
        known = load.joined(shared, [earlier for earlier, _ in found])
        return years.examined(known, faulty, read, sound, held, cache, anew, _earlier(found))

    if before is None or read.tahun is None:
        return made()
    source = (shared, [earlier for earlier, _ in found], read, how)
    return before.last.made(f"diperiksa {read.tahun.rencana.tahun}", source, made)


def _earlier(found: list[tuple[Bacaan, Diperiksa]]) -> list[Hasil]:
    """Return what was computed of the years before."""
    return [tw.hasil for _, one in found if one.laporan for tw in one.laporan.triwulan]


def _thin(read: Bacaan) -> Bacaan:
    """Return what was read of a year without the documents of its quarters but their reports."""
    parsing.parse.cache_clear()
    kept = {n: d for n, d in read.dokumen.items() if misnamed.is_plan(n) or n.endswith("/laporan.yaml")}
    return replace(read, dokumen=kept)


def _released(report: Report, folder: Path, without: Collection[str] = ()) -> list[Problem]:
    """Return what is not as it was published and corrected, beside the figures and facts of each quarter."""
    known, unread = release_history.versions(folder)
    return [
        *unread,
        *published.strangers(report.content, report.hasil),
        *published.correction_order(report.content),
        *renamed.problems(report.content, report.hasil),
        *release_checks.problems(report.content, report.hasil, known, without),
    ]


def _report(
    shared: Content,
    found: list[tuple[Bacaan, Diperiksa]],
    problems: list[Problem],
    held: bool,
    drafts: bool,
    anew: str,
    released: Callable[[Report], list[Problem]],
) -> Report:
    """Return the report of all years; raise every problem when one of them is a galat."""
    content = load.joined(shared, [read for read, _ in found])
    whole = Report(content, tuple(tw for _, one in found if one.laporan for tw in one.laporan.triwulan))
    problems += [p for _, one in found for p in (*one.bentuk, *one.hasil)]
    wide = {*shared.dokumen, *(v.berkas for t in content.tahun for v in t.versi)}
    if whole.terbaru:
        problems += references.prose((content.dokumen[name] for name in wide), whole.terbaru.jejak)
    problems += released(whole) if held else ()
    problems += [*comparators.covered(content, whole.hasil), *comparators.moved(content, whole.hasil)]
    problems += _unaddressed(content, whole.hasil)
    _stop(problems)
    if whole.hasil and all(h.kuartal.draft for h in whole.hasil):
        problems.append(_only_drafts(content, whole.hasil[-1], drafts))
        _stop(problems)
    kept = [tw for tw in whole.triwulan if drafts or not tw.kuartal.draft]
    lampau, differ = _as_published(content, [tw.hasil for tw in kept], anew)
    known = {(p.place.file, p.code) for p in problems}
    problems += [p for p in differ if (p.place.file, p.code) not in known]
    shown, told = content if drafts else plan_drafts.public(content), tuple(sorted(set(problems)))
    return Report(shown, tuple(_placed(tw, shown, lampau[tw.folder], told) for tw in kept), told)


def _as_published(content: Content, hasils: Sequence[Hasil], anew: str) -> tuple[dict[str, Lampau], list[Problem]]:
    """Return by folder what each quarter shows of those before it, a published one as it was published, and where that
    is otherwise by now."""
    fresh, problems = earlier_quarters.of_each(hasils), list[Problem]()
    found = dict(fresh)
    for hasil in (h for h in hasils if h.kuartal.folder != anew):
        folder = hasil.kuartal.folder
        found[folder] = earlier_shown.kept(lock.known(content, hasil.kuartal), hasil, fresh[folder])
        problems += published.shown_otherwise(content, hasil, found[folder], fresh[folder])
        problems += published.document_otherwise(content, hasil)
    return found, problems


def _placed(tw: Triwulan, content: Content, lampau: Lampau, problems: Sequence[Problem]) -> Triwulan:
    """Return a quarter among the others, with the problems that its own pages show while it is a draft."""
    base = content.quarter_file(tw.folder, "")
    own = tuple(p for p in problems if p.place.file.startswith(base)) if tw.kuartal.draft else ()
    return tw.keeping(content=content, lampau=lampau, masalah=own)


def _unaddressed(content: Content, hasil: Sequence[Hasil]) -> list[Problem]:
    """Return the hint that the address of the site is missing once a quarter is about to be public."""
    if content.unit.alamat_situs or not any(h.kuartal.kunci for h in hasil):
        return []
    wrong, remedy = "Alamat situs belum ditulis.", "Tulis alamat_situs sebelum situs diumumkan."
    return [Problem(Place(f"{content.akar}/unit.yaml"), "alamat-situs-kosong", "alamat_situs", wrong, remedy)]


def _only_drafts(content: Content, hasil: Hasil, drafts: bool) -> Problem:
    """Return the problem of a site without a published quarter; where drafts are wanted it is no more than a hint."""
    place = content.place(content.quarter_file(hasil.kuartal.folder, "laporan.yaml"), ("status",))
    remedy = "Tambahkan --draf untuk melihat draf, atau tulis status: terbit."
    return Problem(place, "belum-ada-terbit", "status", f"Belum ada {hasil.masa.kata} yang terbit.", remedy, drafts)


def _stop(problems: list[Problem]) -> None:
    """Raise every problem found so far when one of them is a galat."""
    if years.grave(problems):
        raise ContentError(problems)


def unsettled(report: Report, folder: Path) -> list[Problem]:
    """Return all that is not as it was published and corrected, where nobody looked for it yet."""
    found = _released(report, folder)
    for hasil in report.hasil:
        found += published.problems(report.content, hasil)
        found += published.corrections(report.content, hasil)
    return found


def newest_date(hasil: tuple[Hasil, ...]) -> str:
    """Return the date of the newest publication as ISO text, or an empty string."""
    dates = [h.kuartal.laporan.tanggal_terbit for h in hasil if h.kuartal.laporan.tanggal_terbit]
    return max(dates).isoformat() if dates else ""


def left_out(problems: Iterable[Problem], root: str) -> frozenset[str] | None:
    """Return what to leave out for every grave problem; None when one is of what no site can be without."""
    grave = [p for p in problems if p.level == rules.GALAT]
    found = {_unit(p, p.place.file.removeprefix(f"{root}/")) for p in grave}
    return None if None in found else frozenset(name for name in found if name)


def _unit(p: Problem, name: str) -> str | None:
    if p.code == "terbit-berubah":
        return p.key  # it may stand in what all quarters share
    if quarter := QUARTER.fullmatch(name):
        return quarter.group(1)
    if plan := PLAN.fullmatch(name):
        return plan.group(1) or plan.group(2)
    return name if OPTIONAL.fullmatch(name) or p.code in STRAY else None


def within(p: Problem, folder: Path, without: Collection[str]) -> bool:
    """Return whether a problem is of what is left out."""
    name = p.place.file.removeprefix(f"{folder.name}/")
    return any(name == one or name.startswith(f"{one}/") for one in without)
