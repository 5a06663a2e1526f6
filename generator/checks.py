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
from generator.quarter_checks import place, quarter, target_problem
from generator.schema import Aturan, Indikator, Rasio, RataRataRasio, Rencana, Tertimbang

Path = tuple[int | str, ...]


def check(content: Content) -> list[Problem]:
    """Return every problem that crosses records; scoring may run only when there is none."""
    problems = [p for rule_set in content.aturan.values() for p in _rule_set(content, rule_set)]
    for tahun in content.tahun:
        problems += _year(content, tahun)
    return problems


def _rule_set(content: Content, aturan: Aturan) -> Iterator[Problem]:
    file = next(n for n, d in content.dokumen.items() if "/aturan/" in n and _kode(d.root) == aturan.kode)
    for key, (classes, floor) in regulation.tables(aturan).items():
        for value, names in regulation.faults(classes, floor, regulation.step(aturan)):
            where = place(content, file, (key, "kelas"))
            if names:
                wrong = f"Nilai {value} masuk dua kelas: {' dan '.join(names)}."
                yield Problem(where, key, wrong, "Ubah batasnya agar tidak bertumpang tindih.")
            else:
                yield Problem(where, key, f"Nilai {value} tidak masuk kelas mana pun.", "Tutup celah batasnya.")
    if aturan.efisiensi.standar <= 0:
        where = place(content, file, ("efisiensi", "standar"))
        yield Problem(where, "standar", "Standar efisiensi harus lebih dari 0.", "Tulis 1 atau angka lain di atas 0.")


def _kode(root: object) -> str:
    return str(root.plain().get("kode"))  # type: ignore[attr-defined]


def _year(content: Content, tahun: Tahun) -> Iterator[Problem]:
    rencana, file = tahun.rencana, tahun.berkas
    folder = file.split("/")[-2]
    if str(rencana.tahun) != folder:
        remedy = f"Tulis {folder}, atau pindahkan ke folder {rencana.tahun}."
        yield Problem(place(content, file, ("tahun",)), "tahun", "Tahun tidak sama dengan nama folder.", remedy)
    aturan = content.aturan.get(rencana.aturan)
    yield from _unique(content, tahun)
    if aturan is None:
        near = nearest(rencana.aturan, content.aturan) or ", ".join(content.aturan)
        remedy = f"Pilih aturan yang ada: {near}."
        yield Problem(place(content, file, ("aturan",)), "aturan", f"Aturan {rencana.aturan} tidak ada.", remedy)
        return
    if aturan.berlaku_sejak.year > rencana.tahun:
        wrong = f"Aturan {aturan.kode} baru berlaku sejak {ind.day(aturan.berlaku_sejak)}."
        yield Problem(place(content, file, ("aturan",)), "aturan", wrong, f"Pilih aturan untuk {rencana.tahun}.")
    faults = [*_plan(content, tahun, aturan)]
    yield from faults
    if faults:
        return
    for kuartal in tahun.kuartal:
        yield from quarter(content, rencana, kuartal, aturan)


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
                where = place(content, tahun.berkas, path)
                yield Problem(where, key, f"{key.capitalize()} {value} dipakai lebih dari sekali.", "Beri nilai lain.")
            if key == "kode" and not str(value).replace("-", "").isalnum():
                where = place(content, tahun.berkas, path)
                yield Problem(where, key, f'Kode "{value}" tidak sah.', "Pakai huruf kecil, angka, dan tanda hubung.")


def _plan(content: Content, tahun: Tahun, aturan: Aturan) -> Iterator[Problem]:
    for path, indikator in _paths(tahun.rencana):
        if regulation.formula(aturan, indikator.arah) is None:
            wrong = f"Aturan {aturan.kode} tidak memuat rumus capaian untuk arah {indikator.arah}."
            remedy = f"Tambahkan capaian.{indikator.arah} pada aturan, atau perbaiki arah."
            yield Problem(place(content, tahun.berkas, (*path, "arah")), "arah", wrong, remedy)
        yield from _columns(content, tahun, path, indikator)
        for key in ("tw1", "tw2", "tw3", "tw4", "tahunan"):
            value = getattr(indikator.target, key)
            where = place(content, tahun.berkas, (*path, "target", key))
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
                where = place(content, tahun.berkas, (*path, "metode"))
                remedy = "Tulis kolom bobot dan nilai berpasangan; pembagi di atas 0."
                yield Problem(where, "metode", "Metode tertimbang tidak lengkap.", remedy)
    numbers = tuple(indikator.kolom)[1:]
    for step, column in named.items():
        if column not in numbers:
            where = place(content, tahun.berkas, (*path, "metode", *step))
            remedy = f"Pilih salah satu: {', '.join(numbers)}." if numbers else "Isi kolom dahulu."
            yield Problem(where, str(step[0]), f"Kolom {column} tidak ada di antara kolom angka.", remedy)
