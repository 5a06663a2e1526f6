"""Rules that span records and files; each yields problems, none stops at the first.

In: a loaded `Content` whose files are each well formed. Out: problems, after which scoring cannot fail.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator import indonesian as ind
from generator import regulation
from generator.content import Content, Tahun
from generator.problems import Problem, nearest
from generator.quarter_checks import quarter, target_problem
from generator.schema import Aturan, Indikator, Rasio, RataRataRasio, Rencana, Tertimbang

Path = tuple[int | str, ...]
MOST_DECIMALS = 6


def check(content: Content) -> list[Problem]:
    """Return every problem that crosses records; scoring may run only when there is none."""
    faults = {kode: [*_rule_set(content, rule_set)] for kode, rule_set in content.aturan.items()}
    problems = [p for found in faults.values() for p in found]
    for tahun in content.tahun:
        problems += _year(content, tahun, bool(faults.get(tahun.rencana.aturan)))
    return problems


def _rule_set(content: Content, aturan: Aturan) -> Iterator[Problem]:
    file = rule_file(content, aturan)
    if not 0 <= aturan.pembulatan.desimal <= MOST_DECIMALS:
        where = content.place(file, ("pembulatan", "desimal"))
        yield Problem(where, "desimal", f"Desimal di luar 0 sampai {MOST_DECIMALS}.", "Tulis 2 atau angka lain.")
        return
    for key, (classes, floor) in regulation.tables(aturan).items():
        for value, names in regulation.faults(classes, floor, regulation.step(aturan)):
            where = content.place(file, (key, "kelas"))
            if names:
                wrong = f"Nilai {value} masuk dua kelas: {' dan '.join(names)}."
                yield Problem(where, key, wrong, "Ubah batasnya agar tidak bertumpang tindih.")
            else:
                yield Problem(where, key, f"Nilai {value} tidak masuk kelas mana pun.", "Tutup celah batasnya.")
    yield from _numbers(content, file, aturan)


def _numbers(content: Content, file: str, aturan: Aturan) -> Iterator[Problem]:
    if aturan.efisiensi.standar <= 0:
        where = content.place(file, ("efisiensi", "standar"))
        yield Problem(where, "standar", "Standar efisiensi harus lebih dari 0.", "Tulis 1 atau angka lain di atas 0.")
    if aturan.nps.batas_atas is not None and aturan.nps.batas_atas <= 0:
        where = content.place(file, ("nps", "batas_atas"))
        yield Problem(
            where, "batas_atas", "Batas atas harus lebih dari 0.", "Tulis angka di atas 0, atau hapus kunci ini."
        )
    for group in ("indikator", "sasaran", "perspektif"):
        for name, weight in getattr(aturan.nps.bobot, group).items():
            if weight < 0:
                where = content.place(file, ("nps", "bobot", group, name))
                yield Problem(where, name, "Bobot negatif.", "Tulis 0 atau lebih.")


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
        yield Problem(content.place(file, ("tahun",)), "tahun", "Tahun tidak sama dengan nama folder.", remedy)
    aturan = content.aturan.get(rencana.aturan)
    yield from _unique(content, tahun)
    if aturan is None:
        near = nearest(rencana.aturan, content.aturan) or ", ".join(content.aturan)
        remedy = f"Pilih aturan yang ada: {near}."
        yield Problem(content.place(file, ("aturan",)), "aturan", f"Aturan {rencana.aturan} tidak ada.", remedy)
        return
    if aturan.berlaku_sejak.year > rencana.tahun:
        wrong = f"Aturan {aturan.kode} baru berlaku sejak {ind.day(aturan.berlaku_sejak)}."
        yield Problem(content.place(file, ("aturan",)), "aturan", wrong, f"Pilih aturan untuk {rencana.tahun}.")
    if broken:
        return
    faults = [*_plan(content, tahun, aturan), *_weights(content, rencana, aturan)]
    yield from faults
    if faults:
        return
    for kuartal in tahun.kuartal:
        yield from quarter(content, rencana, kuartal, aturan)


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
                yield Problem(where, name, f"Bobot ini tidak ada pada rencana {rencana.tahun}.", remedy)


def _paths(rencana: Rencana) -> Iterator[tuple[Path, Indikator]]:
    for p, perspektif in enumerate(rencana.perspektif):
        for s, sasaran in enumerate(perspektif.sasaran):
            for i, indikator in enumerate(sasaran.indikator):
                yield ("perspektif", p, "sasaran", s, "indikator", i), indikator


def _unique(content: Content, tahun: Tahun) -> Iterator[Problem]:
    plan = tahun.rencana
    groups: list[tuple[str, list[tuple[Path, object]]]] = [
        ("nomor", [((*path, "nomor"), i.nomor) for path, i in _paths(plan)]),
        ("kode", [((*path, "kode"), i.kode) for path, i in _paths(plan)]),
        ("kode", [(("perspektif", n, "kode"), p.kode) for n, p in enumerate(plan.perspektif)]),
        (
            "nomor",
            [
                (("perspektif", n, "sasaran", m, "nomor"), s.nomor)
                for n, p in enumerate(plan.perspektif)
                for m, s in enumerate(p.sasaran)
            ],
        ),
    ]
    for key, pairs in groups:
        counts = Counter(value for _, value in pairs)
        for path, value in pairs:
            if counts[value] > 1:
                where = content.place(tahun.berkas, path)
                yield Problem(where, key, f"{key.capitalize()} {value} dipakai lebih dari sekali.", "Beri nilai lain.")
            if key == "kode" and not str(value).replace("-", "").isalnum():
                where = content.place(tahun.berkas, path)
                yield Problem(where, key, f'Kode "{value}" tidak sah.', "Pakai huruf kecil, angka, dan tanda hubung.")


def _plan(content: Content, tahun: Tahun, aturan: Aturan) -> Iterator[Problem]:
    for path, indikator in _paths(tahun.rencana):
        if regulation.formula(aturan, indikator.arah) is None:
            wrong = f"Aturan {aturan.kode} tidak memuat rumus capaian untuk arah {indikator.arah}."
            remedy = f"Tambahkan capaian.{indikator.arah} pada aturan, atau perbaiki arah."
            yield Problem(content.place(tahun.berkas, (*path, "arah")), "arah", wrong, remedy)
        yield from _columns(content, tahun, path, indikator)
        for key in ("tw1", "tw2", "tw3", "tw4", "tahunan"):
            value = getattr(indikator.target, key)
            where = content.place(tahun.berkas, (*path, "target", key))
            yield from target_problem(where, f"target.{key}", value)


def _columns(content: Content, tahun: Tahun, path: Path, indikator: Indikator) -> Iterator[Problem]:
    named: dict[Path, str] = {}
    match indikator.metode:
        case Rasio() | RataRataRasio():
            named = {("pembilang",): indikator.metode.pembilang, ("penyebut",): indikator.metode.penyebut}
        case Tertimbang():
            named = {("bobot", n): c for n, c in enumerate(indikator.metode.bobot)}
            named |= {("nilai", n): c for n, c in enumerate(indikator.metode.nilai)}
            if len(indikator.metode.bobot) != len(indikator.metode.nilai) or indikator.metode.pembagi == 0:
                where = content.place(tahun.berkas, (*path, "metode"))
                remedy = "Tulis kolom bobot dan nilai berpasangan; pembagi di atas 0."
                yield Problem(where, "metode", "Metode tertimbang tidak lengkap.", remedy)
    numbers = tuple(indikator.kolom)[1:]
    for step, column in named.items():
        if column not in numbers:
            where = content.place(tahun.berkas, (*path, "metode", *step))
            remedy = f"Pilih salah satu: {', '.join(numbers)}." if numbers else "Isi kolom dahulu."
            yield Problem(where, str(step[0]), f"Kolom {column} tidak ada di antara kolom angka.", remedy)
