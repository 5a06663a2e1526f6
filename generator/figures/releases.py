"""The list of all that was published: content/terbitan.yaml, one entry per record and per correction, each holding the
sum of the one before.

In: content with its records and corrections. Out: entries that are not listed yet, and the file with them. No secret is
needed: whoever changes an entry must change all that follow, and what others know of them (git, sites, manifests).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.content import release_history
from generator.content.model import Content
from generator.figures import correction_file, facts, lock, version
from generator.records.printed import Koreksi, Kunci, Terbitan
from generator.scoring.ladder import Hasil

FILE = release_history.FILE
HEAD = "# Ditulis oleh lapkin publish dan lapkin correct. Jangan diubah; simpan ke git bersama kunci dan koreksinya.\n"
CORRECTED = "koreksi"
LOCKED = ("terbit", "kunci_baru", "kunci_ulang")
SEALED = ("nomor", "unit", "peristiwa", "kuartal", "tanggal", "isi", "alasan", "manifes", "sebelum")


@dataclass(frozen=True)
class Peristiwa:
    """What is to be listed: what happened to which quarter on which day, its sum, and why."""

    apa: str
    kuartal: str
    tanggal: date
    isi: str
    alasan: str | None = None


def seal(entry: Mapping[str, object]) -> str:
    """Return the digest over an entry and, with it, over all before it."""
    return version.digest({key: str(entry[key]) for key in SEALED if entry.get(key) is not None})


def intact(entry: Terbitan) -> bool:
    """Tell whether an entry is as it was written."""
    return entry.sidik == seal(entry.model_dump())


def of_lock(kunci: Kunci) -> str:
    """Return the sum of a record, its seal included."""
    own = {"terbit": kunci.terbit.isoformat(), "versi": kunci.versi, "sidik": kunci.sidik}
    return version.digest({**own, "isi": lock.seal(kunci)})


def of_correction(koreksi: Koreksi) -> str:
    """Return the sum of a correction: of all it says, whatever its layout."""
    words = [koreksi.kuartal, koreksi.tanggal.isoformat(), koreksi.apa, koreksi.alasan, koreksi.disetujui]
    rows = [[_joined(text) for text in (p.alamat, p.dari, p.ke)] for p in koreksi.perubahan]
    return version.digest({"kata": list(map(_joined, words)), "ringan": bool(koreksi.ringan), "perubahan": rows})


def _joined(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def locks(found: Sequence[Terbitan]) -> dict[str, Terbitan]:
    """Return by quarter the newest entry of its record."""
    return {entry.kuartal: entry for entry in found if entry.peristiwa in LOCKED}


def corrected(found: Sequence[Terbitan]) -> list[Terbitan]:
    """Return the entries of corrections, in order."""
    return [entry for entry in found if entry.peristiwa == CORRECTED]


def pending(content: Content, hasil: Sequence[Hasil]) -> Iterator[Peristiwa]:
    """Yield what happened and is not listed: records of quarters that are in no entry, then corrections behind those
    that are."""
    known = locks(content.terbitan)
    for kunci in (lock.own(h) for h in hasil):
        if kunci is not None and kunci.kuartal not in known:
            yield Peristiwa("terbit", kunci.kuartal, kunci.dihitung or kunci.terbit, of_lock(kunci))
    for koreksi in content.koreksi[len(corrected(content.terbitan)) :]:
        yield of(koreksi)


def of(koreksi: Koreksi) -> Peristiwa:
    """Return the making of a correction, to be listed."""
    return Peristiwa(CORRECTED, koreksi.kuartal, koreksi.tanggal, of_correction(koreksi))


def relocked(kunci: Kunci, day: date, alasan: str, first: bool) -> Peristiwa:
    """Return the writing of a record, to be listed: the first of its quarter, one of a new form, or one again."""
    apa = "terbit" if first else "kunci_ulang" if alasan else "kunci_baru"
    return Peristiwa(apa, kunci.kuartal, day, of_lock(kunci), alasan or None)


def listed(content: Content, text: bytes | None, new: Sequence[Peristiwa], manifes: str | None = None) -> bytes:
    """Return the file with more entries; what stands there stays byte for byte. `manifes` is the sum of the manifest of
    the site as it is published now."""
    known = content.terbitan
    before, entries = known[-1].sidik if known else None, []
    for number, one in enumerate(new, len(known) + 1):
        entry: dict[str, object] = {"nomor": number, "unit": content.unit.kode, "peristiwa": one.apa}
        entry |= {"kuartal": one.kuartal, "tanggal": one.tanggal.isoformat(), "isi": one.isi}
        more = {"alasan": one.alasan, "manifes": manifes if known else None, "sebelum": before}
        entry |= {key: value for key, value in more.items() if value is not None}
        before = seal(entry)
        entries.append({**entry, "sidik": before})
    found = text or HEAD.encode()
    for entry in entries:
        found = correction_file.joined(FILE, found, entry)
    return found


def is_complete(kunci: Kunci) -> bool:
    """Tell whether a record holds all that pages of its quarter show; such a one is always listed."""
    return lock.form(kunci) >= facts.WHOLE
