"""Rules that span records and files; each yields problems, none stops at the first.

In: a loaded `Content` whose files are each well formed. Out: problems, after which scoring cannot fail.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import indonesian as ind
from generator import plan_checks, prose_checks, regulation
from generator.content import Content, Tahun
from generator.problems import Problem, nearest
from generator.quarter_checks import quarter
from generator.schema import Aturan, Rencana

MOST_DECIMALS = 6


def check(content: Content) -> list[Problem]:
    """Return every problem that crosses records; scoring may run only when there is none."""
    faults = {kode: [*_rule_set(content, rule_set)] for kode, rule_set in content.aturan.items()}
    problems = [p for found in faults.values() for p in found]
    problems += prose_checks.texts(content)
    for tahun in content.tahun:
        problems += _year(content, tahun, bool(faults.get(tahun.rencana.aturan)))
    return problems


def _rule_set(content: Content, aturan: Aturan) -> Iterator[Problem]:
    file = rule_file(content, aturan)
    if not 0 <= aturan.pembulatan.desimal <= MOST_DECIMALS:
        where = content.place(file, ("pembulatan", "desimal"))
        yield Problem(
            where, "aturan-angka", "desimal", f"Desimal di luar 0 sampai {MOST_DECIMALS}.", "Tulis 2 atau angka lain."
        )
        return
    for key, (classes, floor) in regulation.tables(aturan).items():
        for value, names in regulation.faults(classes, floor, regulation.step(aturan)):
            where = content.place(file, (key, "kelas"))
            if names:
                wrong = f"Nilai {value} masuk dua kelas: {' dan '.join(names)}."
                yield Problem(where, "kelas-tumpang-tindih", key, wrong, "Ubah batasnya agar tidak bertumpang tindih.")
            else:
                yield Problem(
                    where, "kelas-bercelah", key, f"Nilai {value} tidak masuk kelas mana pun.", "Tutup celah batasnya."
                )
    yield from _numbers(content, file, aturan)


def _numbers(content: Content, file: str, aturan: Aturan) -> Iterator[Problem]:
    if aturan.efisiensi.standar <= 0:
        where = content.place(file, ("efisiensi", "standar"))
        yield Problem(
            where,
            "aturan-angka",
            "standar",
            "Standar efisiensi harus lebih dari 0.",
            "Tulis 1 atau angka lain di atas 0.",
        )
    if aturan.nps.batas_atas is not None and aturan.nps.batas_atas <= 0:
        where = content.place(file, ("nps", "batas_atas"))
        yield Problem(
            where,
            "aturan-angka",
            "batas_atas",
            "Batas atas harus lebih dari 0.",
            "Tulis angka di atas 0, atau hapus kunci ini.",
        )
    for group in ("indikator", "sasaran", "perspektif"):
        for name, weight in getattr(aturan.nps.bobot, group).items():
            if weight < 0:
                where = content.place(file, ("nps", "bobot", group, name))
                yield Problem(where, "aturan-angka", name, "Bobot negatif.", "Tulis 0 atau lebih.")


def rule_file(content: Content, aturan: Aturan) -> str:
    """Return the file of a rule set."""
    return next(n for n, d in content.dokumen.items() if "/aturan/" in n and _kode(d.root) == aturan.kode)


def _kode(root: object) -> str:
    return str(root.plain().get("kode"))  # type: ignore[attr-defined]


def _year(content: Content, tahun: Tahun, broken: bool) -> Iterator[Problem]:
    """Yield the problems of a year; what needs its rule set is left out while that is `broken`."""
    rencana, file = tahun.rencana, tahun.berkas
    folder = file.split("/")[-2]
    if str(rencana.tahun) != folder:
        remedy = f"Tulis {folder}, atau pindahkan ke folder {rencana.tahun}."
        yield Problem(
            content.place(file, ("tahun",)),
            "tahun-beda-folder",
            "tahun",
            "Tahun tidak sama dengan nama folder.",
            remedy,
        )
    aturan = content.aturan.get(rencana.aturan)
    yield from plan_checks.plan(content, tahun)
    if aturan is None and any("/aturan/" in name for name in content.rusak):
        return
    if aturan is None:
        near = nearest(rencana.aturan, content.aturan) or ", ".join(content.aturan)
        remedy = f"Pilih aturan yang ada: {near}."
        yield Problem(
            content.place(file, ("aturan",)),
            "aturan-tidak-ada",
            "aturan",
            f"Aturan {rencana.aturan} tidak ada.",
            remedy,
        )
        return
    if aturan.berlaku_sejak.year > rencana.tahun:
        wrong = f"Aturan {aturan.kode} baru berlaku sejak {ind.day(aturan.berlaku_sejak)}."
        yield Problem(
            content.place(file, ("aturan",)),
            "aturan-belum-berlaku",
            "aturan",
            wrong,
            f"Pilih aturan untuk {rencana.tahun}.",
        )
    yield from _weights(content, rencana, aturan)
    yield from plan_checks.targets(content, tahun)
    faults = {
        i.nomor: [*plan_checks.indicator(content, tahun, aturan, path, i)] for path, i in plan_checks.paths(rencana)
    }
    yield from (p for found in faults.values() for p in found)
    sound = {} if broken else {i.nomor: i for i in rencana.indikator if not faults[i.nomor]}
    for kuartal in tahun.kuartal:
        yield from quarter(content, rencana, kuartal, aturan, sound)


def _weights(content: Content, rencana: Rencana, aturan: Aturan) -> Iterator[Problem]:
    """Yield weights that name nothing in the plan."""
    known = {
        "indikator": [i.kode for i in rencana.indikator],
        "sasaran": [str(s.nomor) for p in rencana.perspektif for s in p.sasaran],
        "perspektif": [p.kode for p in rencana.perspektif],
    }
    file = rule_file(content, aturan)
    for group, names in known.items():
        for name in getattr(aturan.nps.bobot, group):
            if name not in names:
                where = content.key_place(file, ("nps", "bobot", group, name))
                remedy = f"Pilih salah satu: {nearest(name, names) or ', '.join(names[:5])}."
                yield Problem(where, "bobot-asing", name, f"Bobot ini tidak ada pada rencana {rencana.tahun}.", remedy)
