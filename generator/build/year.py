"""One year of content checked and scored by itself, so that a long history need never be in memory at once.

In: what all years share, and what was read of one. Out: its computed report, and every problem found.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial

from generator.checks import accumulation, compared_figures, foreign_periods, published, references, results, trends
from generator.checks import prose as prose_checks
from generator.checks import year as checks
from generator.content import answers
from generator.content.answers import Jawaban
from generator.content.files import Document
from generator.content.load import Bacaan, joined
from generator.content.model import Content, Kuartal, Tahun
from generator.figures import beside, comparison_lock, document_lock, earlier_results, elsewhere, version
from generator.problems import rules
from generator.problems.problem import Place, Problem
from generator.report import Report, Triwulan
from generator.scoring import budget, compare, regulation
from generator.scoring.ladder import Hasil, score
from generator.store.cache import Cache, key
from generator.store.checksum import checksum


@dataclass(frozen=True)
class Diperiksa:
    """A year: its report, if it could be scored; problems of form and across records; problems seen in the results.

    The content of the report is what all years share, so that it keeps no document in memory.
    """

    laporan: Report | None
    bentuk: tuple[Problem, ...]
    hasil: tuple[Problem, ...] = ()


def examined(
    shared: Content,
    faulty: frozenset[str],
    read: Bacaan,
    sound: bool,
    held: bool,
    cache: Cache,
    anew: str = "",
    earlier: Sequence[Hasil] = (),
) -> Diperiksa:
    """Check a year, and score it if it and all that years share is `sound`; `shared` holds the years before it, too,
    and `earlier` what was computed of them.

    `faulty` names the rule sets that cannot be used; `held` tells whether to look for changes of what was published;
    `anew` is the quarter that takes those before it as they are today, though it is published.
    A year whose problems are kept is not checked again.
    """
    content = joined(shared, [read])
    quarters = read.tahun.kuartal if read.tahun else ()
    before = compare.told(earlier, read.tahun.rencana.tahun) if read.tahun else ()
    name = key(_name(content, read.dokumen, quarters, held), repr((read.masalah, before)))
    kept = cache.get(name) if sound else None
    answered = answers.given(read.dokumen.values())
    raw = list(read.masalah) if kept else _form(content, faulty, read, cache)
    form = answers.settled(answered, raw)
    if not sound or grave(form) or read.tahun is None:
        return Diperiksa(None, tuple(form))
    scored = _scored(content, read.tahun, anew)
    placed = (_placed(content, h, [*earlier, *scored[:n]], h.kuartal.folder == anew) for n, h in enumerate(scored))
    found = report(content, tuple(placed))
    seen = _problems(kept) if kept else _left(answered, raw, [*_seen(found, read.dokumen, held, cache, earlier)])
    if not kept and not grave(seen):
        cache.put(name, _told([*form, *seen]))
    return Diperiksa(_sharing(found, shared), tuple(form), tuple(seen))


def _scored(content: Content, tahun: Tahun, anew: str) -> list[Hasil]:
    """Return the quarters of a year under the plan in force, with what each counts with of those before it."""
    found: list[Hasil] = []
    for kuartal in tahun.kuartal:
        rencana = tahun.rencana_of(kuartal.masa)
        known = earlier_results.of(content, rencana, kuartal, found, kuartal.folder == anew)
        aturan = regulation.weighing(content.aturan[rencana.aturan], rencana)
        aturan = aturan if kuartal.folder == anew else comparison_lock.ruled(content, kuartal, aturan)
        found.append(score(rencana, replace(kuartal, terdahulu=known), budget.ruled(aturan, kuartal)))
    return found


def _placed(content: Content, hasil: Hasil, earlier: Sequence[Hasil], anew: bool) -> Hasil:
    """Return a quarter beside the medium-term plans and the quarters before it: what it is compared with, and how."""
    fresh, named = compare.known(content, hasil, earlier), elsewhere.of(content, hasil, earlier, anew)
    medium = comparison_lock.medium(content, hasil.kuartal, hasil.rencana.tahun, anew)
    plan = hasil.rencana if anew else document_lock.plan(content, hasil)
    own = replace(hasil, rencana=plan, renstra=medium, pembanding=fresh, sebutan=named)
    return replace(own, banding=compare.compared(own, comparison_lock.shown(content, own)))


def _sharing(report: Report, content: Content) -> Report:
    """Return the report in other content, so that no quarter keeps documents but its own."""
    return Report(content, tuple(tw.keeping(content=content) for tw in report.triwulan))


def _left(answered: Sequence[Jawaban], form: list[Problem], seen: list[Problem]) -> list[Problem]:
    """Return what only shows once the scores are known and is not answered, and the answers that answer nothing."""
    return [*answers.settled(answered, seen), *answers.idle(answered, [*form, *seen])]


def _name(content: Content, documents: Mapping[str, Document], quarters: Sequence[Kuartal], held: bool) -> str:
    """Return the key of the problems of a year or a quarter: of its files, its photos, and all but other quarters."""
    plans = {v.berkas for t in content.tahun for v in t.versi}
    seen = {n: d.sidik for n, d in content.dokumen.items() if n in documents or n in plans or n.count("/") < 2}
    rules = {n: d.sidik for n, d in content.dokumen.items() if "/aturan/" in n}
    photos = [sorted(k.foto.items()) for k in quarters]
    flags = [(name, p.lebar, p.tinggi, p.lokasi, p.metadata, p.sidik) for found in photos for name, p in found]
    folders = [(k.folder, sorted(k.terdahulu.items())) for k in quarters]
    return key("masalah", content.akar, version.digest({**seen, **rules}), repr((flags, folders, held)))


def _told(problems: list[Problem]) -> bytes:
    return json.dumps([asdict(p) for p in problems], ensure_ascii=False).encode()


def _problems(data: bytes) -> list[Problem]:
    return [Problem(**{**found, "place": Place(*found["place"])}) for found in json.loads(data)]


def _form(content: Content, faulty: frozenset[str], read: Bacaan, cache: Cache) -> list[Problem]:
    form, rest, names = list(read.masalah), dict(read.dokumen), dict[str, str]()

    def kept(kuartal: Kuartal, what: str, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
        return _kept(cache, key(names[kuartal.folder], what), find)

    for kuartal in read.tahun.kuartal if read.tahun else ():
        own = of_quarter(rest, content, kuartal.folder)
        broken = repr((sorted(kuartal.rusak), sorted(content.rusak)))
        names[kuartal.folder] = key(_name(content, own, [kuartal], True), broken)
        form += kept(kuartal, "teks", partial(prose_checks.texts, content, own))
        rest = {name: document for name, document in rest.items() if name not in own}
    form += prose_checks.texts(content, rest)
    if read.tahun is not None:
        form += checks.year(content, read.tahun, faulty, kept)
    return form


def _kept(cache: Cache, name: str, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """Return the problems kept under a name, or find and keep them; those that stop a build are found each time."""
    if kept := cache.get(name):
        return _problems(kept)
    found = list(find())
    if not grave(found):
        cache.put(name, _told(found))
    return found


def grave(problems: list[Problem]) -> bool:
    """Return whether any problem is a galat."""
    return any(p.level == rules.GALAT for p in problems)


def report(content: Content, hasil: tuple[Hasil, ...]) -> Report:
    """Return the report with derivations, data versions and origins; printed figures are not yet judged."""
    return Report(content, tuple(quarter(content, h) for h in hasil))


def quarter(content: Content, hasil: Hasil) -> Triwulan:
    """Return a quarter with the files that it was read from, in the content of its year."""
    plan = hasil.kuartal.rencana
    own = {plan: content.dokumen[plan], **of_quarter(content.dokumen, content, hasil.kuartal.folder)}
    return Triwulan(hasil, content, own, asal=_origin(own, hasil.kuartal))


def of_quarter(documents: Mapping[str, Document], content: Content, folder: str) -> dict[str, Document]:
    """Return the documents of a quarter by name."""
    base = content.quarter_file(folder, "")
    return {name: document for name, document in documents.items() if name.startswith(base)}


def _origin(documents: Mapping[str, Document], kuartal: Kuartal) -> str:
    """Return a digest of everything that a quarter was read from: its plan, its files, its photos, those before it."""
    texts = {name: document.sidik for name, document in documents.items()}
    photos = {
        name: [checksum(c.data) for c in (*photo.salinan, photo.cadangan)] for name, photo in kuartal.foto.items()
    }
    return version.digest({"naskah": texts, "foto": photos, "terdahulu": repr(sorted(kuartal.terdahulu.items()))})


def _seen(
    report: Report, documents: Mapping[str, Document], held: bool, cache: Cache, earlier: Sequence[Hasil]
) -> Iterator[Problem]:
    """Yield what only shows once the scores are known."""
    for n, tw in enumerate(report.triwulan):
        own, before = of_quarter(documents, report.content, tw.folder), [*earlier, *report.hasil[:n]]
        seen = repr((tw.hasil.pembanding, tw.hasil.banding, tw.hasil.sebutan))
        name = key(_name(report.content, own, [tw.kuartal], held), seen)
        compared = key(name, repr(compare.told(before, tw.hasil.rencana.tahun)))
        yield from _kept(cache, key(name, "sendiri"), partial(_of_quarter, tw, own, held))
        yield from _kept(cache, compared, partial(compared_figures.problems, tw, before))
    yield from trends.problems(report)
    yield from accumulation.problems(report)


def _of_quarter(tw: Triwulan, documents: Mapping[str, Document], held: bool) -> Iterator[Problem]:
    """Yield what shows in a quarter by itself."""
    alone = Report(tw.content, (tw,))
    yield from references.prose(documents.values(), tw.angka, partial(beside.unknown, tw.hasil))
    yield from [*references.printed(alone), *results.problems(alone), *foreign_periods.problems(tw)]
    if held:
        yield from published.problems(tw.content, tw.hasil)
        yield from published.corrections(tw.content, tw.hasil)
