"""The versions of a plan in words and tables: since when, by which document and why, and what each changed.

In: a year. Out: finished strings and `Tabel` values; nothing where the plan was never revised.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from generator import indonesian as ind
from generator.content.model import Tahun, VersiRencana
from generator.presentation.tabel import Kolom, Tabel, num, table, text
from generator.records.plan import Rencana
from generator.records.rule_set import Aturan
from generator.scoring.ladder import Hasil
from generator.scoring.plan_changes import ADDED, DROPPED, REPLACED, RULES, UbahRencana, between

CODE = "perubahan-rencana"
ONLY = {ADDED: "indikator ditambahkan", DROPPED: "indikator dihapus", REPLACED: "menggantikan {}"}


class PadaVersi(NamedTuple):
    """A row of what was changed: the version that changed it, and the change."""

    versi: VersiRencana
    ubah: UbahRencana


class Revisi(NamedTuple):
    """A later version as pages show it: its name, what is said of it, and why, and the table of what it changed."""

    nama: str
    kalimat: str
    alasan: str
    tabel: Tabel


ABOUT = Kolom[PadaVersi]("tentang", "Indikator atau sasaran", lambda row: text(row.ubah.tentang), nama=True)
WHAT = Kolom[PadaVersi]("unsur", "Yang berubah", lambda row: text(row.ubah.unsur))
THEN = Kolom[PadaVersi]("semula", "Semula", lambda row: text(row.ubah.semula))
NOW = Kolom[PadaVersi]("menjadi", "Menjadi", lambda row: text(row.ubah.menjadi))
DATA = (
    Kolom[PadaVersi]("perubahan", "Perubahan ke", lambda row: num(row.versi.nomor), angka=True),
    Kolom[PadaVersi]("nomor_dokumen", "Nomor dokumen", lambda row: text(row.versi.rencana.nomor)),
    Kolom[PadaVersi]("kode", "Kode", lambda row: text(row.ubah.indikator.kode if row.ubah.indikator else None)),
)


def called(versi: VersiRencana) -> str:
    """Return the name of a version as a heading."""
    return f"Perubahan {versi.nomor}" if versi.nomor else "Rencana pertama"


def document(rencana: Rencana) -> str:
    """Return number and day of the document of a plan; nothing where it names neither."""
    day = ind.day(rencana.tanggal) if rencana.tanggal else ""
    return ", ".join(part for part in (f"Nomor {rencana.nomor}" if rencana.nomor else "", day) if part)


def since(versi: VersiRencana) -> str:
    """Return which version it is, by which document, and since when it holds."""
    known = document(versi.rencana)
    return f"{called(versi)}{f' ({known})' if known else ''} berlaku sejak {versi.mulai.nama}."


def revisions(tahun: Tahun, aturan: Mapping[str, Aturan]) -> list[Revisi]:
    """Return the later versions of the plan of a year, each with what it changed; rule sets by their short names."""
    names = {kode: rules.singkatan for kode, rules in aturan.items()}
    return [
        Revisi(called(versi), since(versi), versi.rencana.alasan or "", _table(_named(rows, names), versi))
        for versi, rows in _by_version(tahun)
    ]


def _named(rows: Sequence[PadaVersi], names: Mapping[str, str]) -> list[PadaVersi]:
    return [
        row._replace(ubah=replace(u, semula=names.get(u.semula or ""), menjadi=names.get(u.menjadi or "")))
        if (u := row.ubah).unsur == RULES
        else row
        for row in rows
    ]


def other_ground(hasils: Sequence[Hasil]) -> str:
    """Return since when the quarters of a year are scored by a revised plan or another rule set, so that their results
    are no longer of one kind; nothing where they are."""
    found = []
    for then, now in pairwise(hasils):
        new = [f"aturan {now.aturan.singkatan}"] if then.aturan.kode != now.aturan.kode else []
        new += ["perjanjian kinerja yang diubah"] if then.rencana != now.rencana else []
        if new:
            found.append(f"sejak {now.masa.nama} menurut {ind.listing(new)}")
    what, how = hasils[-1].aturan.kata.npss if hasils else "", ind.listing(found)
    careful = f"bandingkan dengan {hasils[-1].masa.kata} sebelumnya secara hati-hati" if found else ""
    return f"{what} dinilai {how}; {careful}." if found else ""


def used(hasil: Hasil) -> str:
    """Return by which revised plan a quarter is scored; nothing where by the first of its year."""
    plan = hasil.rencana
    return f"Dinilai menurut perubahan perjanjian kinerja ({document(plan)})." if plan.berlaku_sejak else ""


def notes(tahun: Tahun, codes: Sequence[str]) -> list[str]:
    """Return what versions of the plan of a year changed of an indicator, a sentence each."""
    found = []
    for versi, rows in _by_version(tahun):
        said = [text for row in rows if (text := _said(row.ubah, codes))]
        if said:
            when = f"{versi.mulai.nama} {tahun.rencana.tahun}"
            found.append(f"Sejak {when} ({ind.lower_first(called(versi))}): {'; '.join(said)}.")
    return found


def _said(ubah: UbahRencana, codes: Sequence[str]) -> str:
    """Return what was changed of an indicator; nothing where the change is of another."""
    i = ubah.indikator
    if i is None or not {i.kode, i.menggantikan}.intersection(codes):
        return ""
    if i.kode not in codes:
        return f"digantikan oleh {ubah.tentang}" if ubah.unsur == REPLACED else ""
    if ubah.unsur in ONLY:
        return ONLY[ubah.unsur].format(ubah.semula)
    return f"{ubah.unsur} {ubah.semula or 'tidak ada'} menjadi {ubah.menjadi or 'tidak ada'}"


def _since(kata: str) -> Kolom[PadaVersi]:
    return Kolom(f"sejak_{kata}", f"Sejak {kata}", lambda row: num(row.versi.mulai.ke), angka=True)


def changes(tahun: Tahun) -> Tabel | None:
    """Return what all versions of a year changed, as open data; None where there is one version only."""
    rows = [row for _, found in _by_version(tahun) for row in found]
    title = f"Perubahan perjanjian kinerja tahun {tahun.rencana.tahun}"
    number, *others = DATA
    extra = (number, _since(tahun.jenis.kata), *others)
    return table(CODE, title, (ABOUT, WHAT, THEN, NOW), rows, extra) if len(tahun.versi) > 1 else None


def _by_version(tahun: Tahun) -> Iterator[tuple[VersiRencana, list[PadaVersi]]]:
    for before, later in pairwise(tahun.versi):
        yield later, [PadaVersi(later, ubah) for ubah in between(before.rencana, later.rencana)]


def _table(rows: list[PadaVersi], versi: VersiRencana) -> Tabel:
    title = f"Yang diubah oleh perubahan {versi.nomor}"
    return table(f"{CODE}-{versi.nomor}", title, (ABOUT, WHAT, THEN, NOW), rows)
