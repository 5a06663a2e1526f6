"""Rules for what was published: a figure or fact may change only with a correction on record.

In: a computed report. Out: problems; and, for `lapkin correct`, the entry that would settle them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks import renamed
from generator.content.model import Content
from generator.figures import facts, lock, stable_addresses, version
from generator.figures.correction_file import FILE
from generator.figures.lock import Perubahan
from generator.problems.problem import Place, Problem
from generator.scoring.ladder import Hasil

SHOWN = 3


def strangers(content: Content, hasil: tuple[Hasil, ...]) -> Iterator[Problem]:
    """Yield every correction of a quarter that was not published."""
    folders = {h.kuartal.folder for h in hasil if lock.own(h)} | {t.kuartal for t in content.terbitan}
    for index, entry in enumerate(content.koreksi):
        if entry.kuartal not in folders:
            place = content.place(f"{content.akar}/{FILE}", (index, "kuartal"))
            wrong = f"{entry.kuartal} belum diterbitkan."
            yield Problem(
                place,
                "koreksi-belum-terbit",
                "kuartal",
                wrong,
                f"Pilih kuartal yang sudah terbit: {', '.join(sorted(folders)) or '–'}.",
            )


def problems(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Yield every change of a published quarter that no correction covers."""
    kunci, folder = lock.own(hasil), hasil.kuartal.folder
    if kunci is None:
        return
    file = content.quarter_file(folder, lock.FILE)
    if kunci.sidik != lock.seal(kunci):
        yield Problem(
            Place(file),
            "catatan-terbit-diubah",
            "sidik",
            "Berkas ini diubah dengan tangan.",
            "Kembalikan isinya dari riwayat git.",
        )
        return
    yield from _chain(content, hasil)
    found = [p for p in lock.changes(content, hasil) if not renamed.told(kunci, p.alamat)]
    if found:
        shown = "; ".join(f"{p.alamat} {_text(p.dari)} → {_text(p.ke)}" for p in found[:SHOWN])
        more = f"; dan {len(found) - SHOWN} lainnya" if len(found) > SHOWN else ""
        wrong = f"Isi yang sudah terbit berubah: {shown}{more}."
        remedy = f"Kembalikan isinya, atau jalankan lapkin correct {folder} untuk mencatat koreksi."
        if any(_of_plan(hasil, change.alamat) for change in found):
            year = hasil.rencana.tahun
            remedy += (
                f" Bila perjanjian kinerja diubah di tengah tahun: kembalikan, lalu lapkin new {year} --perubahan TW."
            )
        yield Problem(_place(content, hasil, found), "terbit-berubah", folder, wrong, remedy)


def _chain(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Each correction must start from what was published or corrected before it."""
    kunci = lock.own(hasil)
    assert kunci is not None
    known = {**kunci.nilai, **kunci.fakta}
    for entry, koreksi in lock.entries(content, kunci):
        for number, change in enumerate(koreksi.perubahan):
            if not version.same(known.get(change.alamat), change.dari):
                place = content.place(f"{content.akar}/{FILE}", (entry - 1, "perubahan", number, "dari"))
                wrong = f"{change.alamat} sebelumnya {_text(known.get(change.alamat))}, bukan {_text(change.dari)}."
                yield Problem(place, "koreksi-terputus", "dari", wrong, f"Tulis {_text(known.get(change.alamat))}.")
            known[change.alamat] = change.ke


def _text(value: str | None) -> str:
    return "kosong" if value is None else value


def _place(content: Content, hasil: Hasil, found: list[Perubahan]) -> Place:
    """Return the typed cell that changed, if one can be told; else the record."""
    told = (facts.place(content, hasil, change.alamat) for change in found)
    if typed := next((place for place in told if place), None):
        return typed
    return _planned(content, hasil, found) or Place(content.quarter_file(hasil.kuartal.folder, lock.FILE))


def _of_plan(hasil: Hasil, alamat: str) -> bool:
    """Tell whether what changed is typed in the plan: one of its facts, or a target that no quarter has its own of."""
    plan = hasil.kuartal.rencana.rpartition("/")[2]
    return f"/{plan}#" in alamat or bool(re.fullmatch(r"iku\.[^.]+\.target_(?:tw[1-4]|tahunan)", alamat))


def _planned(content: Content, hasil: Hasil, found: list[Perubahan]) -> Place | None:
    """Return where the plan holds the target that changed, if one did."""
    named = (stable_addresses.by_number(p.alamat, hasil.rencana) for p in found)
    targets = (re.fullmatch(r"iku\.(\d+)\.target(?:_(tw[1-4]|tahunan))?", alamat) for alamat in named)
    first = next((t for t in targets if t), None)
    path = next((path for path, i in hasil.rencana.paths() if first and i.nomor == int(first.group(1))), None)
    if first is None or path is None:
        return None
    key = first.group(2) or f"tw{hasil.kuartal.laporan.triwulan}"
    return content.key_place(hasil.kuartal.rencana, (*path, "target", key))
