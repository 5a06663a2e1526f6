"""Goals and indicators put into a plan in the editor, and taken out of it.

In: a plan as it was read, the words that a browser sent. Out: what is said of it. Plan and files of the reports that it
is in force for are tried on a copy and written together, or not at all; what was typed for an indicator is never
thrown away with it, and nothing that was published moves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.commands.filling import new_indicator, planned, saving
from generator.commands.filling.inputs import Pengisian
from generator.commands.filling.office import Office
from generator.content import journal, validation
from generator.content.model import VersiRencana
from generator.forms import scaffold
from generator.forms.cells import LONGEST
from generator.problems.problem import ContentError, Keys
from generator.records.plan import RencanaPerubahan
from generator.yaml import in_place
from generator.yaml.writing import Baru

ASKED = {**new_indicator.ASKED, **new_indicator.OF_WAY}
OWN = re.compile("iku/([0-9]+)")
Said = dict[str, str]


def offered(tw: Pengisian, page: str) -> dict[str, Any]:
    """Return what a page of a plan offers: to add an indicator, on that of the goals, or to remove its own."""
    if tw.folder == planned.OFFICE or not planned.is_one(tw.folder):
        return {"hapus": "", "susun": {}}
    own = OWN.fullmatch(page)
    goals = planned.version(tw.content, tw.folder)[1].rencana.semua_sasaran
    adds = {"sasaran": goals, "kata": ASKED, "pilihan": new_indicator.choices(), "catatan": new_indicator.notes()}
    return {"hapus": own[1] if own else "", "susun": adds if page == "sasaran" else {}}


def added(office: Office, folder: str, given: Mapping[str, Any]) -> Said:
    """Add an indicator to a goal, or, where a name for one is given, to a new goal behind it."""
    words = {key: " ".join(str(given.get(key) or "").split())[:LONGEST] for key in (*ASKED, "sasaran_baru")}
    if lacking := new_indicator.lacking(words):
        return {"kata": f"Isi dahulu: {', '.join(lacking)}."}
    try:
        own = new_indicator.values(words)
    except ValueError as error:
        return {"kata": f"Tidak disimpan. {error}"}
    tw, versi = _read(office, folder)
    goal = next((s for s in versi.rencana.semua_sasaran if str(s.nomor) == str(given.get("sasaran"))), None)
    if goal is None:
        raise KeyError(folder)
    number = max(i.nomor for i in versi.rencana.indikator) + 1
    name, file = next(iter(tw.pohon.items()))
    place = file.letak["sasaran", str(goal.nomor)]
    new: dict[Keys, Baru] = {}
    if words["sasaran_baru"]:
        place = (*place[:-1], len([p for p in file.letak.values() if p[:-1] == place[:-1] and "indikator" not in p]))
        nomor = max(s.nomor for s in versi.rencana.semua_sasaran) + 1
        new |= {(*place, "nomor"): Baru("bulat", str(nomor)), (*place, "nama"): Baru("teks", words["sasaran_baru"])}
        place = (*place, "indikator", 0)
    else:
        place = (*place, "indikator", len(goal.indikator))
    new |= {(*place, "nomor"): Baru("bulat", str(number))}
    targets = versi.rencana.jenis.kunci_target
    new |= {(*place, "target", key): Baru("angka", "", kosong=True) for key in targets}
    new |= {(*place, *path): value for path, value in own.items()}
    columns = [str(path[1]) for path in own if path[0] == new_indicator.COLUMNS]

    def order(path: Keys) -> list[str]:
        return columns if path[-1:] == (new_indicator.COLUMNS,) else validation.keys_at(RencanaPerubahan, path)

    text = in_place.changed(name, tw.teks[name], new, [], order)
    files = {f"{quarter}/iku/{number:02d}.yaml": f"nomor: {number}\n".encode() for quarter in _reports(tw, versi)}
    return _written(office, tw, {name: text.encode(), **files}, f"/{folder}/iku/{number}")


def removed(office: Office, folder: str, given: Mapping[str, Any]) -> Said:
    """Take an indicator out, with its goal where it is the only one of it; refuse while anything is typed for it."""
    tw, versi = _read(office, folder)
    number = str(given.get("hapus"))
    found = [(s, i) for s in versi.rencana.semua_sasaran for i in s.indikator if str(i.nomor) == number]
    if not found:
        raise KeyError(folder)
    ((goal, own),) = found
    files = [f"{quarter}/iku/{own.nomor:02d}.yaml" for quarter in _reports(tw, versi)]
    if typed := [name for name in files if _says(tw, name)]:
        return {"kata": f"Kosongkan dahulu isiannya pada {', '.join(typed)}; yang sudah diketik tidak dibuang."}
    name, file = next(iter(tw.pohon.items()))
    key: Keys = ("sasaran", str(goal.nomor)) if len(goal.indikator) == 1 else ("indikator", number)
    text = in_place.changed(name, tw.teks[name], {}, [file.letak[key]], lambda _: [])
    return _written(office, tw, {name: text.encode(), **dict.fromkeys(files)}, f"/{folder}")


def _read(office: Office, folder: str) -> tuple[Pengisian, VersiRencana]:
    """Return a plan; raise `KeyError` for an address that is none."""
    if folder == planned.OFFICE or not planned.is_one(folder):
        raise KeyError(folder)
    tw = office.read(folder, 1)
    return tw, planned.version(tw.content, folder)[1]


def _reports(tw: Pengisian, versi: VersiRencana) -> Iterator[str]:
    """Yield the reports that a version of the plan is in force for."""
    for kuartal in tw.tahun.kuartal:
        if scaffold.planned(tw.content, kuartal.folder).berkas == versi.berkas:
            yield kuartal.folder


def _says(tw: Pengisian, name: str) -> bool:
    """Tell whether anything was typed into the file of an indicator."""
    document = tw.content.dokumen.get(f"{tw.content.akar}/{name}")
    return document is not None and {*document.isi} > {"nomor"}


def _written(office: Office, tw: Pengisian, new: journal.Files, then: str) -> Said:
    """Write files, or say why not; `then` is the address to go on at."""
    old = {name: journal.current(office.content / name) for name in new}
    if next(iter(old.values())) != next(iter(tw.teks.values())).encode():
        return {"kata": saving.MEANWHILE.format(next(iter(new)))}
    try:
        faults = saving.faults(office, new)
        if faults:
            return {"kata": _told(f"{p.place} {p.wrong} {p.remedy}" for p in faults)}
        journal.commit(office.content, old, new, {"perintah": saving.COMMAND, "kuartal": tw.folder})
    except journal.Disela as error:
        return {"kata": saving.MEANWHILE.format(", ".join(error.args))}
    except ContentError as error:
        return {"kata": _told(f"{p.place} {p.wrong} {p.remedy}" for p in error.problems)}
    return {"kata": "Tersimpan.", "ke": then}


def _told(found: Iterator[str]) -> str:
    lines: Sequence[str] = [*found]
    return " ".join(["Tidak disimpan.", *lines[:5]])
