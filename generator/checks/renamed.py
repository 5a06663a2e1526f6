"""What the office was when a quarter was published: it may change only for the time after that.

In: a computed report. Out: a problem for each quarter that the office of now would rename; its remedy is the history
to type, for all of them at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.content.model import Content
from generator.figures import facts, lock, version
from generator.problems.problem import Problem
from generator.records.office import Identitas, Unit
from generator.records.printed import Kunci
from generator.scoring.ladder import Hasil
from generator.yaml.writing import Baru, flow

PREFIX = f"{facts.OFFICE}#"


def told(kunci: Kunci, alamat: str) -> bool:
    """Tell whether a change of a fact is one of the office, which `problems` tells: of a key that was published."""
    key = _key(alamat)
    return key in Identitas.model_fields and any(_key(known) == key for known in kunci.fakta)


def _key(alamat: str) -> str:
    return alamat.removeprefix(PREFIX).partition(".")[0] if alamat.startswith(PREFIX) else ""


def problems(content: Content, hasil: Sequence[Hasil]) -> Iterator[Problem]:
    """Yield every quarter that was published by the office as it was, which nothing tells now."""
    found, history = [], content.unit
    for h in reversed(hasil):
        kunci = lock.own(h)
        if kunci is None or kunci.sidik != lock.seal(kunci):
            continue
        was = _published(content, kunci)
        if _differing(content.unit.at(kunci.kuartal), was):
            found.append((kunci.kuartal, was))
        history = _with(history, kunci.kuartal, _differing(history.at(kunci.kuartal), was))
    remedy = _remedy(content.unit, history)
    yield from (_problem(content, folder, was, remedy) for folder, was in reversed(found))


def _published(content: Content, kunci: Kunci) -> dict[str, Any]:
    """Return what the office was as published and corrected, by key; a list is a tuple."""
    known = lock.corrected(kunci, [k for _, k in lock.entries(content, kunci)])
    found: dict[str, Any] = {}
    for alamat, text in known.items():
        key = _key(alamat)
        if text is not None and told(kunci, alamat):
            found[key] = (*found.get(key, ()), text) if alamat != f"{PREFIX}{key}" else text
    return found


def _differing(unit: Unit, was: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in was.items() if not _same(getattr(unit, key), value)}


def _same(now: Any, was: Any) -> bool:
    if isinstance(was, tuple):
        return len(now) == len(was) and all(map(version.same, now, was))
    return version.same(now, was)


def _with(unit: Unit, folder: str, was: Mapping[str, Any]) -> Unit:
    """Return the office with a history that tells what it was until the end of a quarter."""
    if not was:
        return unit
    same = {key: value for e in unit.riwayat if e.sampai == folder for key, value in e.isi.items()}
    others = [e for e in unit.riwayat if e.sampai != folder]
    entries = sorted([*others, Identitas(sampai=folder, **{**same, **was})], key=lambda e: e.sampai)
    return unit.model_copy(update={"riwayat": tuple(entries)})


def _remedy(now: Unit, then: Unit) -> str:
    """Return what to type for the history that is lacking."""
    known = {e.sampai: e.isi for e in now.riwayat}
    new = [_flow({"sampai": e.sampai, **e.isi}) for e in then.riwayat if e.sampai not in known]
    if not known:
        return f"tulis pada unit.yaml riwayat: [{', '.join(new)}]"
    added = [f"- {entry}" for entry in new]
    for e in then.riwayat:
        lacking = {k: v for k, v in e.isi.items() if known.get(e.sampai, e.isi).get(k) != v}
        added += [f"{_flow(lacking)[1:-1]} pada butir sampai {e.sampai}"] if lacking else []
    return f"pada riwayat di unit.yaml, menurut urutan waktunya, tulis {' dan '.join(added)}"


def _flow(found: Mapping[str, Any]) -> str:
    """Return values as they are typed in braces."""
    return flow({key: [*map(_new, v)] if isinstance(v, tuple) else _new(v) for key, v in found.items()})


def _new(value: str) -> Baru:
    return Baru("teks", value)


def _problem(content: Content, folder: str, was: Mapping[str, Any], remedy: str) -> Problem:
    lost = _differing(content.unit.at(folder), was)
    now = content.unit.at(folder)
    shown = "; ".join(f"{PREFIX}{key} {_text(value)} → {_text(getattr(now, key))}" for key, value in lost.items())
    wrong = f"Isi yang sudah terbit berubah: {shown}."
    whole = (
        f"Bila kantor berganti sesudah terbit, {remedy}. "
        f"Bila keliru sejak terbit, kembalikan isinya, atau jalankan lapkin correct {folder} untuk mencatat koreksi."
    )
    place = content.place(f"{content.akar}/{facts.OFFICE}", (next(iter(lost)),))
    return Problem(place, "terbit-berubah", folder, wrong, whole)


def _text(value: object) -> str:
    return f"({len(value)} butir)" if isinstance(value, tuple) else str(value or "kosong")
