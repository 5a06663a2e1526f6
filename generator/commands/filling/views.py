"""Pages of the editor as HTML, and what a browser is told after it saved: texts, faults, figures that moved.

In: a content folder, the quarter and page that are asked for. Out: HTML; plain values for the script of the page.
"""

import re
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from generator import addresses
from generator import indonesian as ind
from generator.commands import import_places, options, photo, publish
from generator.commands.filling import arranging, inputs, planned, saving, starting
from generator.commands.filling.inputs import HalamanIsian, Pengisian
from generator.commands.filling.office import Office
from generator.commands.filling.typed import Answer, Change
from generator.commands.import_command import QUESTIONS
from generator.figures import naming
from generator.pages.environment import environment
from generator.problems import rules
from generator.problems.problem import ContentError, Problem
from generator.report import Report
from generator.store import durable

HTML = "text/html; charset=utf-8"
TEMPLATES = "isi"
PLAIN = re.compile(r"[^\w. -]", re.ASCII)  # what a name of a photo does without
MOST_SAID = 8  # faults that keep a quarter from being published, and pages of each
KEYBOARD = {"angka": "decimal", "rupiah": "decimal", "bulat": "numeric"}


def shown(office: Office, folder: str, page: str, spare: int) -> bytes:
    """Return a page; raise `KeyError` where there is none, `ContentError` where the content has faults of form."""
    if not folder:
        every = [*office.quarters(), *planned.there(office.content)]
        return _page("kantor", isian={name: planned.called(name) for name in every}, mulai=starting.offered(office))
    try:
        tw = office.read(folder, spare)
    except ContentError:
        if folder in office.quarters() or planned.is_one(folder):
            raise
        raise KeyError(folder) from None
    report, problems = office.computed()
    values = {
        "tw": tw,
        "periode": planned.called(folder),
        "kuartal": not planned.is_one(folder),
        "angka": figures(report, folder),
        "terbit": bool(report and folder in report and report[folder].kuartal.kunci),
        "kata": tw.content.aturan[tw.tahun.rencana.aturan].kata,
    }
    values["situs"] = addresses.quarter(folder) if values["kuartal"] else ""
    if not page:
        counts = {p.alamat: len(_own(problems, tw, p)) for p in tw.halaman.values()}
        return _page("indeks", **values, hitungan=counts)
    here, around = tw.halaman[page], [*tw.halaman.values()]
    at = around.index(here)
    values["situs"] = addresses.iku(folder, here.nomor) if here.nomor else values["situs"]
    near = (around[at - 1] if at else None, around[at + 1] if at + 1 < len(around) else None)
    wrong = _told(problems, tw, here)
    more = {"papan": KEYBOARD, "banyak_baris": spare, "tanya": QUESTIONS, "kantor": office.nama, **_wrong(wrong)}
    more |= arranging.offered(tw, page)
    return _page("halaman", **values, **more, halaman=here, dekat=near)


def named(office: Office, folder: str) -> dict[str, list[dict[str, str]]]:
    """Return every figure that the prose of a quarter may name: its address, its name, what it is now."""
    report, _ = office.computed()
    if report is None or folder not in report:
        return {"angka": []}
    tw = report[folder]
    shown = [(a, naming.name(a, tw.hasil), j.angka.teks) for a, j in tw.jejak.items()]
    return {"angka": [dict(zip(("alamat", "nama", "teks"), one, strict=True)) for one in shown]}


def saved(office: Office, folder: str, page: str, spare: int, changes: Sequence[Change]) -> dict[str, Any]:
    """Save what a browser sent of a page; return what it is told. All that is sent is written together, or, where that
    may not be, what nothing is wrong with, or what comes last alone. What is wrong with the rest is told all the same.
    """
    with durable.alone(office.content):
        tw = office.read(folder, spare)
        here = tw.halaman[page]
        first = answer = saving.saved(office, tw, here, changes)
        for fewer in ([c for c in changes if c.nama not in first.galat], changes[-1:]):
            if not answer.tertulis and 0 < len(fewer) < len(changes):
                answer = saving.saved(office, tw, here, fewer)
    if not answer.tertulis:
        return {"tertulis": {}, **_wrong(first)}
    tw = office.read(folder, spare)
    here = tw.halaman[page]
    report, problems = office.computed()
    written = {name: here.isian[name].teks if name in here.isian else "" for name in answer.tertulis}
    now = f"{datetime.now().astimezone():%H.%M}"
    told = _told(problems, tw, here)
    for name in first.galat - {*written}:
        told.salah[name] = [*first.salah[name], *told.salah.get(name, [])]
        told.galat.add(name)
    return {"tertulis": written, **_wrong(told), "angka": figures(report, folder), "jam": now}


def corrected(
    office: Office, folder: str, page: str, spare: int, changes: Sequence[Change], words: Mapping[str, str]
) -> dict[str, Any]:
    """Tell what changes of a page would record as a correction, or, with `words`, record it."""
    with durable.alone(office.content):
        tw = office.read(folder, spare)
        answer = saving.corrected(office, tw, tw.halaman[page], changes, words, options.day(None))
    return {"tertulis": answer.tertulis, **_wrong(answer), "koreksi": answer.koreksi}


def published(office: Office, folder: str) -> dict[str, str]:
    """Record a quarter as published, as the command does; return what is said of it."""
    with durable.alone(office.content):
        try:
            publish.publish(office.content, folder, options.day(None))
        except ContentError as error:
            return {"kata": _each_once(error.problems)}
    return {
        "kata": "Tercatat sebagai terbit. Kirim isinya seperti biasa; lalu situs dibangun.",
        "terbit": "ya",
    }


def _each_once(problems: Sequence[Problem]) -> str:
    """Return the faults among problems in words of a form, each once with the pages that it is on."""
    found: dict[str, dict[str, None]] = {}
    for p in (p for p in problems if p.level == rules.GALAT):
        page = re.sub(r"^.*?((?:iku/)?)0*([^/]+)\.yaml$", r"\1\2", p.place.file)
        found.setdefault(f"{p.wrong} {import_places.as_of_a_form(p.remedy)}", {})[page] = None
    lines = [f"{said} ({ind.listing([*pages][:MOST_SAID])})" for said, pages in found.items()]
    return "\n".join(["Belum dicatat sebagai terbit.", *lines[:MOST_SAID]])


def arranged(office: Office, folder: str, given: Mapping[str, Any]) -> dict[str, str]:
    """Put an indicator into a plan, or take one out, or, of the office, begin its next report or plan; return what is
    said of it, and where to go on."""
    with durable.alone(office.content):
        if folder == planned.OFFICE:
            return starting.begun(office, given)
        return (arranging.removed if given.get("hapus") else arranging.added)(office, folder, given)


def undone(office: Office) -> dict[str, str]:
    """Take back what was saved last here; return what is said of it."""
    with durable.alone(office.content):
        return {"kata": saving.undone(office)}


def received(office: Office, folder: str, name: str, data: bytes) -> dict[str, str]:
    """Put a photo into a quarter, upright and without what the camera wrote; return its name, or what is wrong."""
    if folder not in office.quarters():
        raise KeyError(folder)
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / (PLAIN.sub("", Path(name.replace("\\", "/")).name)[-60:].strip(". ") or "foto")
        path.write_bytes(data)
        try:
            made = photo.ready(office.content, path, folder)
        except ContentError as error:
            return {"kata": " ".join(f"{p.wrong} {p.remedy}" for p in error.problems)}
        photo.written(office.content, made)
    return {"nama": made.nama}


def _wrong(answer: Answer) -> dict[str, Any]:
    return {"salah": answer.salah, "galat": sorted(answer.galat)}


def _told(problems: Sequence[Problem], tw: Pengisian, page: HalamanIsian) -> Answer:
    """Return what is wrong on a page, or worth a look."""
    answer = Answer()
    saving.told(answer, tw, page, _own(problems, tw, page), saving.inputs_of(page, {}))
    return answer


def figures(report: Report | None, folder: str) -> dict[str, str]:
    """Return the figures that pages of the editor show, by name."""
    if report is None or folder not in report:
        return {}
    hasil = report[folder].hasil
    found = {}
    if hasil.nilai.nps is not None:
        named = f" ({hasil.nilai.predikat.nama})" if hasil.nilai.predikat else ""
        found["npss"] = f"{ind.number(hasil.nilai.nps)}{named}"
    for i in hasil.indikator:
        nomor = i.indikator.nomor
        if i.capaian is not None:
            found[f"capaian-{nomor}"] = f"{ind.number(i.capaian)}%"
        if i.kategori:
            found[f"kategori-{nomor}"] = i.kategori.nama
        if i.realisasi is not None:
            found[f"realisasi-{nomor}"] = f"{ind.number(i.realisasi)} {i.indikator.satuan}"
    return found


def broken(error: ContentError, content: Path, folder: str) -> bytes:
    """Return the page of content whose form is broken: what is wrong, and where."""
    faults = [f"{p.place} {p.wrong} {p.remedy}" for p in error.problems if p.level == rules.GALAT]
    return _page("rusak", masalah=faults[:100], folder=folder, isi=content.name)


def _own(problems: Sequence[Problem], tw: Pengisian, page: HalamanIsian) -> list[Problem]:
    files = {f"{tw.content.akar}/{k.isian.berkas}" for k in page.isian.values()}
    places = {key for file in tw.pohon.values() for key in file.letak}
    own = {k.isian.jalur[:2] if k.isian.jalur[:2] in places else () for k in page.isian.values()}
    return [p for p in problems if p.place.file in files and tw.part(p.place) in own]


def _page(template: str, **values: object) -> bytes:
    whole = environment().get_template(f"{TEMPLATES}/{template}.html")
    return whole.render(**values, lembar=_lines, satu=escape, nama=inputs.name_of).encode()


def _lines(text: str) -> Markup:
    """Return text for a box of several lines, with its line breaks."""
    return Markup("\n") + escape(text)  # escaped; a box drops the first line break
