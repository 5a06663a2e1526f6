"""Inputs saved: what was typed is read as a workbook is, compared with the file, tried on a copy, and written.

In: a content folder, changes by the name of their input. Out: an `Answer`: what stands in the files now, what is wrong
with what was not written, what the figures are. Content that was valid stays so, whatever is typed.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

from generator.commands import import_places, importing, taking_back
from generator.commands.filling.inputs import HalamanIsian, Pengisian
from generator.commands.filling.office import Office
from generator.commands.filling.typed import Answer, Change, cell, on_page
from generator.commands.filling.typed import typed as typed_in
from generator.content import journal
from generator.forms import exchange
from generator.forms.changes import Isi
from generator.forms.merging import Gabungan
from generator.pages import corrections
from generator.problems import rules
from generator.problems.problem import ContentError, Problem

COMMAND = taking_back.EDITOR
NOTHING: Mapping[str, str] = MappingProxyType({})
MEANWHILE = "{} disimpan oleh orang atau program lain. Muat ulang halaman, lalu ketik lagi bila perlu."


def saved(office: Office, tw: Pengisian, page: HalamanIsian, changes: Sequence[Change]) -> Answer:
    """Write changes of a page, all or none of those that can be read; see `Answer`."""
    answer = Answer()
    typed = typed_in(page, changes, answer)
    if not typed:
        return answer
    new = _merged(tw, page, typed, answer)
    if new is None:
        return answer
    if not tw.baru and all(text == tw.teks[name] for name, text in new.items()):  # written already, unanswered
        answer.tertulis = typed
        return answer
    old, data = _bytes(tw, new)
    fresh = faults(office, data)
    told(answer, tw, page, fresh, inputs_of(page, typed), new)
    if fresh:
        return answer
    if _written(office, tw, old, data, answer):
        answer.tertulis = typed
        office.wrote()
    return answer


def faults(office: Office, new: journal.Files) -> list[Problem]:
    """Return the faults that these files would bring."""
    try:
        office.tried(new)
    except ContentError as error:
        known = {_what(p) for p in office.computed()[1]}
        return [p for p in error.problems if p.level == rules.GALAT and _what(p) not in known]
    return []


def corrected(
    office: Office, tw: Pengisian, page: HalamanIsian, changes: Sequence[Change], words: Mapping[str, str], day: date
) -> Answer:
    """Write changes of a published quarter together with the correction that they need; without `words` only tell what
    would be recorded."""
    answer = Answer()
    typed = typed_in(page, changes, answer)
    new = None if answer.salah or not typed else _merged(tw, page, typed, answer)
    if new is None:
        return answer
    try:
        after, changed = importing.tried(office.content, tw.folder, new)
    except ContentError as error:
        grave = [p for p in error.problems if p.level == rules.GALAT]
        told(answer, tw, page, grave, inputs_of(page, typed), new)
        return answer
    answer.koreksi = [corrections.in_words(after[tw.folder], change) for change in changed]
    if not changed:
        answer.wrong("", "Isian ini tidak mengubah angka atau fakta yang terbit, jadi tidak perlu koreksi.")
    elif words:
        files = importing.recorded(office.content, tw.folder, *_bytes(tw, new), changed, words, day)
        answer.tertulis = typed if _written(office, tw, *files, answer) else {}
    return answer


def _bytes(tw: Pengisian, new: Mapping[str, str]) -> tuple[dict[str, bytes | None], dict[str, bytes]]:
    """Return files as they were read, and as they are to be; one that is not there has no text."""
    old = {name: None if name in tw.baru else tw.teks[name].encode() or None for name in new}
    return old, {name: text.encode() for name, text in new.items()}


def _written(
    office: Office,
    tw: Pengisian,
    old: Mapping[str, bytes | None],
    new: Mapping[str, bytes],
    answer: Answer,
) -> bool:
    """Write files unless one of them is no longer as it was read; tell whether they were written."""
    try:
        journal.commit(office.content, old, new, {"perintah": COMMAND, "kuartal": tw.folder})
    except journal.Disela as error:
        answer.wrong("", MEANWHILE.format(", ".join(error.args)))
        return False
    return True


def _what(problem: Problem) -> tuple[str, ...]:
    return problem.place.file, problem.code, problem.key, problem.wrong


def inputs_of(page: HalamanIsian, typed: Mapping[str, str]) -> list[Isi]:
    """Return every input of a page, so that each row of a list is known by all that it says."""
    return [Isi(cell(n, k), typed.get(n, k.isian.teks), k.isian.teks) for n, k in page.isian.items()]


def _merged(tw: Pengisian, page: HalamanIsian, typed: Mapping[str, str], answer: Answer) -> dict[str, str] | None:
    """Return the new text of every file that is to be written: what changed, and files that are not there yet."""
    name = next(iter(page.isian.values())).isian.berkas
    one = Gabungan(tw.pohon[name])
    one.merge(inputs_of(page, typed))
    try:
        text = exchange.applied(name, tw.teks[name], one, tw.kolom.get(name, ()))
    except ContentError as error:
        for problem in error.problems:
            answer.wrong("", f"{problem.wrong} {problem.remedy}")
        return None
    return {**tw.baru, name: text}


def told(
    answer: Answer,
    tw: Pengisian,
    page: HalamanIsian,
    problems: Iterable[Problem],
    inputs: Sequence[Isi],
    texts: Mapping[str, str] = NOTHING,
) -> None:
    """Say problems of the inputs of a page that they are about; those of other files at the top of the page."""
    names = {kolom.isian.berkas for kolom in page.isian.values()}
    own = {name: texts.get(name, tw.teks[name]) for name in names}
    cells = import_places.cells(tw.content.akar, own, inputs, tw.pohon)
    for problem in problems:
        said = import_places.said_of(problem, cells, "")
        here = problem.place.file.partition("/")[2] in names
        place = str(said.place) if here and str(said.place) in page.isian else ""
        where = "" if place or here else f"{problem.place}: "
        words = on_page(f"{where}{said.wrong} {said.remedy}".strip())
        answer.wrong(place, words, problem.level == rules.GALAT)


def undone(office: Office) -> str:
    """Take back what was saved last here; return what is said of it."""
    try:
        names = taking_back.taken_back(office.content, (COMMAND,), partial(faults, office))
    except ContentError as error:
        first = error.problems[0]
        return f"Tidak dapat dibatalkan. {first.place.file}: {first.wrong} {first.remedy}"
    if not names:
        return "Tidak ada yang dapat dibatalkan."
    return f"Dibatalkan: isi {', '.join(names)} kembali seperti sebelumnya."
