"""One year of content checked and scored by itself, so that a long history need never be in memory at once.

In: what all years share, and what was read of one. Out: its computed report, and every problem found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial

from generator.build.later import Later
from generator.checks import corrections, published, references, results, trends
from generator.checks import prose as prose_checks
from generator.checks import year as checks
from generator.content import answers
from generator.content.answers import Jawaban
from generator.content.files import Document
from generator.content.load import Bacaan, joined
from generator.content.model import Content, Kuartal
from generator.figures import version
from generator.figures.derivation import traces
from generator.printed import official
from generator.printed.reconcile import reconcile
from generator.problems import rules
from generator.problems.problem import Place, Problem
from generator.report import Report
from generator.scoring import levers as influence
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


def examined(shared: Content, faulty: frozenset[str], read: Bacaan, sound: bool, held: bool, cache: Cache) -> Diperiksa:
    """Check a year, and score it if it and all that years share is `sound`; `shared` holds the years before it, too.

    `faulty` names the rule sets that cannot be used; `held` tells whether to look for changes of what was published.
    A year whose problems are kept is not checked again.
    """
    content = joined(shared, [read])
    name = _name(content, read, held)
    kept = cache.get(name) if sound else None
    answered = answers.given(read.dokumen.values())
    raw = list(read.masalah) if kept else _form(content, faulty, read)
    form = answers.settled(answered, raw)
    if not sound or grave(form) or read.tahun is None:
        return Diperiksa(None, tuple(form))
    aturan = content.aturan[read.tahun.rencana.aturan]
    medium = content.renstra_of(read.tahun.rencana.tahun)
    scored = (score(read.tahun.rencana, k, aturan) for k in read.tahun.kuartal)
    found = report(content, tuple(replace(hasil, renstra=medium) for hasil in scored))
    seen = _problems(kept) if kept else _left(answered, raw, [*_seen(found, read.dokumen, held)])
    if not kept and not grave(seen):
        told = [asdict(p) for p in (*form, *seen)]
        cache.put(name, json.dumps(told, ensure_ascii=False).encode())
    return Diperiksa(replace(found, content=shared), tuple(form), tuple(seen))


def _left(answered: Sequence[Jawaban], form: list[Problem], seen: list[Problem]) -> list[Problem]:
    """Return what only shows once the scores are known and is not answered, and the answers that answer nothing."""
    return [*answers.settled(answered, seen), *answers.idle(answered, [*form, *seen])]


def _name(content: Content, read: Bacaan, held: bool) -> str:
    """Return the key of the problems of a year: of all that is read but the quarters of other years."""
    plans = {t.berkas for t in content.tahun}
    seen = {n: d.sidik for n, d in content.dokumen.items() if n in read.dokumen or n in plans or n.count("/") < 2}
    rules = {n: d.sidik for n, d in content.dokumen.items() if "/aturan/" in n}
    photos = [sorted(k.foto.items()) for k in read.tahun.kuartal] if read.tahun else []
    flags = [(name, p.lebar, p.tinggi, p.lokasi, p.metadata, p.sidik) for found in photos for name, p in found]
    return key("masalah", content.akar, version.digest({**seen, **rules}), repr((flags, held)))


def _problems(data: bytes) -> list[Problem]:
    return [Problem(**{**found, "place": Place(*found["place"])}) for found in json.loads(data)]


def _form(content: Content, faulty: frozenset[str], read: Bacaan) -> list[Problem]:
    form = [*read.masalah, *prose_checks.texts(content, read.dokumen)]
    if read.tahun is not None:
        form += checks.year(content, read.tahun, read.tahun.rencana.aturan in faulty)
    return form


def grave(problems: list[Problem]) -> bool:
    """Return whether any problem is a galat."""
    return any(p.level == rules.GALAT for p in problems)


def report(content: Content, hasil: tuple[Hasil, ...]) -> Report:
    """Return the report with derivations, data versions and origins; printed figures are not yet judged.

    Derivations are made when they are asked for: quarters that stay as they were need none.
    """
    return Report(
        content,
        hasil,
        Later({h.kuartal.folder: partial(traces, content, h) for h in hasil}),
        versi={h.kuartal.folder: version.version(h) for h in hasil},
        asal={h.kuartal.folder: origin(content, h.kuartal) for h in hasil},
        resmi={f: official.of(h, [k for _, k in content.koreksi_of(f)]) for h in hasil for f in [h.kuartal.folder]},
    )


def reconciled(report: Report) -> Report:
    """Return the report with a verdict on printed figures and the levers of every NPS, where it has derivations."""
    known = [h for h in report.hasil if h.kuartal.folder in report.jejak]
    found = {h.kuartal.folder: reconcile(h, report.jejak[h.kuartal.folder]) for h in known}
    return replace(report, temuan=found, tuas={h.kuartal.folder: influence.levers(h) for h in known})


def of_quarter(documents: Mapping[str, Document], content: Content, folder: str) -> dict[str, Document]:
    """Return the documents of a quarter by name."""
    base = content.quarter_file(folder, "")
    return {name: document for name, document in documents.items() if name.startswith(base)}


def origin(content: Content, kuartal: Kuartal) -> str:
    """Return a digest of everything that a quarter was read from: its plan, its files, its photos."""
    plan = content.plan_file(int(kuartal.folder.partition("/")[0]))
    own = {plan: content.dokumen[plan], **of_quarter(content.dokumen, content, kuartal.folder)}
    texts = {name: document.sidik for name, document in own.items()}
    photos = {
        name: [checksum(c.data) for c in (*photo.salinan, photo.cadangan)] for name, photo in kuartal.foto.items()
    }
    return version.digest({"naskah": texts, "foto": photos})


def _seen(report: Report, documents: Mapping[str, Document], held: bool) -> Iterator[Problem]:
    """Yield what only shows once the scores are known."""
    for folder, traced in report.jejak.items():
        yield from references.prose(of_quarter(documents, report.content, folder).values(), traced)
    yield from references.printed(report)
    yield from results.problems(report)
    yield from trends.problems(report)
    for hasil in report.hasil if held else ():
        yield from published.problems(report.content, hasil)
        yield from corrections.of_quarter(report.content, hasil)
