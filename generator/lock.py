"""What was published: a record of every figure and fact of a quarter, and what has changed since.

In: a computed report and its documents. Out: the record to write, or the changes against it. The record is written
by `lapkin publish` and committed; prose and transcriptions of the print are not part of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ruamel.yaml import YAML

from generator import canonical, values
from generator.content import Content
from generator.nodes import scalars
from generator.printed_schema import Koreksi, Kunci
from generator.scoring import Hasil

FILE = "kunci.yaml"
HEAD = "# Ditulis oleh lapkin publish. Jangan diubah; perubahan sesudah terbit dicatat dengan lapkin correct.\n"
TRANSCRIBED = ("terbit.yaml", "naskah-cetak.yaml", "rekonsiliasi.yaml", "daftar-tabel.yaml", FILE)
PROSE = {
    "alasan",
    "alasan_rincian",
    "alasan_target",
    "analisis",
    "benar",
    "catatan",
    "dokumen",
    "efisiensi",
    "kendala",
    "kesimpulan",
    "kutipan",
    "pengantar",
    "ringkasan",
    "saran",
    "teks",
    "tindak_lanjut",
    "upaya_efisiensi",
    "uraian",
}


@dataclass(frozen=True)
class Perubahan:
    """One thing that differs from what was published: its address (or file and path), the text before and now."""

    alamat: str
    dari: str | None
    ke: str | None


def facts(content: Content, hasil: Hasil) -> dict[str, str | None]:
    """Return the typed facts of a quarter as `file#path` and text: all values but prose; the plan's names and codes."""
    base = f"{content.akar}/{hasil.kuartal.folder}/"
    plan = content.plan_file(hasil.rencana.tahun)
    found: dict[str, str | None] = {}
    for name, document in content.dokumen.items():
        short = name.removeprefix(f"{content.akar}/")
        own = name.startswith(base) and not name.endswith(TRANSCRIBED)
        for path, value in scalars(document.isi) if own or name == plan else ():
            fact = own and not PROSE.intersection(map(str, path))
            if fact or (name == plan and path[-1] in ("nama", "kode")):
                found[f"{short}#{'.'.join(map(str, path))}"] = _plain(value)
    return found


def _plain(value: object) -> str | None:
    text = str(value).strip() if isinstance(value, str) else None
    if text is not None and values.NUMBER.fullmatch(text):
        return format(Decimal(text.replace("_", "")).normalize(), "f")
    return text


def record(content: Content, hasil: Hasil, day: date) -> bytes:
    """Return the record of a quarter as YAML; `day` is when its data were computed."""
    published = hasil.kuartal.laporan.tanggal_terbit
    nilai, fakta = canonical.values(hasil), facts(content, hasil)
    data = {
        "kuartal": hasil.kuartal.folder,
        "terbit": published.isoformat() if published else None,
        "dihitung": day.isoformat(),
        "versi": canonical.version(hasil),
        "sidik": seal(hasil.kuartal.folder, nilai, fakta, day),
        "nilai": nilai,
        "fakta": fakta,
    }
    out = io.BytesIO()
    writer = YAML()
    writer.width = 10_000
    writer.dump(data, out)
    return HEAD.encode() + out.getvalue()


def seal(folder: str, nilai: Mapping[str, str | None], fakta: Mapping[str, str | None], day: date | None) -> str:
    """Return the digest over figures and facts of a quarter, and the day of their computation where it is known."""
    known = {"dihitung": day.isoformat()} if day else {}
    return canonical.digest({"kuartal": folder, "nilai": dict(nilai), "fakta": dict(fakta), **known})


def own(hasil: Hasil) -> Kunci | None:
    """Return the record of a quarter; None when there is none, or when it came along in a copied folder."""
    kunci = hasil.kuartal.kunci
    return kunci if kunci and kunci.kuartal == hasil.kuartal.folder else None


def corrected(kunci: Kunci, koreksi: Sequence[Koreksi]) -> dict[str, str | None]:
    """Return what was published with every correction applied, figures and facts in one mapping."""
    known = {**kunci.nilai, **kunci.fakta}
    for entry in koreksi:
        known |= {p.alamat: p.ke for p in entry.perubahan}
    return known


def changes(content: Content, hasil: Hasil) -> list[Perubahan]:
    """Return what differs from the published and corrected state; empty when nothing does or nothing is locked."""
    kunci = own(hasil)
    if kunci is None:
        return []
    entries = [k for _, k in content.koreksi_of(hasil.kuartal.folder)]
    known = corrected(kunci, entries)
    now: dict[str, str | None] = {**canonical.values(hasil), **facts(content, hasil)}
    return list(_compare(known, now))


def _compare(known: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[Perubahan]:
    for alamat, before in known.items():
        if not canonical.same(now.get(alamat), before):
            yield Perubahan(alamat, before, now.get(alamat))
    for alamat, after in now.items():
        if alamat not in known and "#" in alamat:  # an address that newer code adds is no change of the published
            yield Perubahan(alamat, None, after)
