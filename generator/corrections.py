"""Rules for what was published: a figure or fact may change only with a correction on record.

In: a computed report. Out: problems; and, for `lapkin correct`, the entry that would settle them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import SequenceNode

from generator import canonical, facts, lock
from generator.content import Content
from generator.lock import Perubahan
from generator.problems import Place, Problem
from generator.scoring import Hasil

FILE = "koreksi.yaml"
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
    found = lock.changes(content, hasil)
    if found:
        shown = "; ".join(f"{p.alamat} {_text(p.dari)} → {_text(p.ke)}" for p in found[:SHOWN])
        more = f"; dan {len(found) - SHOWN} lainnya" if len(found) > SHOWN else ""
        wrong = f"Isi yang sudah terbit berubah: {shown}{more}."
        remedy = f"Kembalikan isinya, atau jalankan lapkin correct {folder} untuk mencatat koreksi."
        yield Problem(_place(content, hasil, found), "terbit-berubah", folder, wrong, remedy)


def _chain(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Each correction must start from what was published or corrected before it."""
    kunci = lock.own(hasil)
    assert kunci is not None
    known = {**kunci.nilai, **kunci.fakta}
    for entry, koreksi in lock.entries(content, kunci):
        for number, change in enumerate(koreksi.perubahan):
            if not canonical.same(known.get(change.alamat), change.dari):
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


def _planned(content: Content, hasil: Hasil, found: list[Perubahan]) -> Place | None:
    """Return where the plan holds the target that changed, if one did."""
    targets = (re.fullmatch(r"iku\.(\d+)\.target(?:_(tw[1-4]|tahunan))?", p.alamat) for p in found)
    first = next((t for t in targets if t), None)
    path = next((path for path, i in hasil.rencana.paths() if first and i.nomor == int(first.group(1))), None)
    if first is None or path is None:
        return None
    key = first.group(2) or f"tw{hasil.kuartal.laporan.triwulan}"
    return content.key_place(content.plan_file(hasil.rencana.tahun), (*path, "target", key))


def appended(file: Path, entry: dict[str, Any]) -> bytes:
    """Return the corrections file with one entry more; what stands there stays byte for byte."""
    return joined(file.read_bytes() if file.is_file() else b"", entry)


def joined(data: bytes, entry: dict[str, Any]) -> bytes:
    """Return the text of a list with one entry more; what stands there stays byte for byte."""
    text = data.decode("utf-8")
    root = YAML(typ="safe", pure=True).compose(text.removeprefix("\ufeff"))
    if isinstance(root, SequenceNode) and root.value and not root.flow_style:
        lines = _dumped(CommentedSeq([CommentedMap(entry)])).splitlines()
        nl = "\r\n" if "\r\n" in text else "\n"
        column = " " * root.start_mark.column
        torn = "" if text.endswith("\n") else nl
        return (text + torn + "".join(f"{column}{line.removeprefix('  ')}{nl}" for line in lines)).encode()
    if isinstance(root, SequenceNode) and root.value:
        known = YAML().load(text)
        known.append(CommentedMap(entry))
        return _dumped(known).encode()
    return (_comments(text) + _dumped(CommentedSeq([CommentedMap(entry)]))).encode()


def _comments(text: str) -> str:
    """Return the comments of a file that says nothing else."""
    return "".join(f"{line}\n" for line in text.splitlines() if line.startswith("#"))


def _dumped(entries: CommentedSeq) -> str:
    yaml = YAML()
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = io.BytesIO()
    yaml.dump(entries, out)
    return out.getvalue().decode()


def entry(folder: str, day: date, words: dict[str, str], found: list[Perubahan]) -> dict[str, Any]:
    """Return an entry of the corrections file; `words` holds apa, alasan and disetujui."""
    rows = [{"alamat": p.alamat, "dari": p.dari, "ke": p.ke} for p in found]
    return {"kuartal": folder, "tanggal": day, **words, "perubahan": rows}
