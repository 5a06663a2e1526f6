"""Rules for the versions of a plan: their order, their heads, and what one says of indicators of the one before.

In: content and a year of it. Out: problems with their places. What holds of every plan by itself is told by `plan`.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator import indonesian as ind
from generator.content import misnamed
from generator.content.model import Content, Tahun, VersiRencana
from generator.problems.problem import Keys, Problem, nearest
from generator.records.plan import Indikator, Rencana


def problems(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield what is wrong with the versions of the plan of a year beside each other, and with successors."""
    yield from _first(content, tahun.versi[0])
    for number, later in enumerate(tahun.versi[1:], 1):
        if later.nomor != number:
            yield _gap(content, later, number)
            break
    for before, later in pairwise(tahun.versi):
        yield from _order(content, before, later)
        if _bare(before.rencana) == _bare(later.rencana):
            wrong = f"Perubahan ini sama dengan {called(before)}: tidak ada yang berubah."
            remedy = "Ubah targetnya atau indikatornya sesuai dokumen yang ditandatangani."
            yield Problem(
                content.place(later.berkas, ("perspektif" if later.rencana.perspektif else "sasaran",)),
                "rencana-tanpa-perubahan",
                "",
                wrong,
                remedy,
            )
    for versi in tahun.versi:
        last = content.plan_before(versi.berkas)
        known = [i.kode for i in last.indikator] if last else []
        kept = {i.kode for i in versi.rencana.indikator}
        for path, indikator in versi.rencana.paths():
            yield from _successor(content, versi, (known, kept), path, indikator)


def called(versi: VersiRencana) -> str:
    """Return what a version is called in a sentence."""
    return f"perubahan {versi.nomor}" if versi.nomor else "rencana pertama"


def _first(content: Content, first: VersiRencana) -> Iterator[Problem]:
    for key in ("berlaku_sejak", "alasan"):
        start = first.rencana.jenis.semua[0]
        if getattr(first.rencana, key) not in (None, start.folder):
            wrong = f"Rencana pertama berlaku sejak {start.pendek} dan tidak mengubah rencana lain."
            remedy = f"Hapus {key}; rencana yang diubah disimpan sebagai {misnamed.FIRST_REVISED}."
            yield Problem(content.key_place(first.berkas, (key,)), "rencana-pertama", key, wrong, remedy)


def _gap(content: Content, later: VersiRencana, number: int) -> Problem:
    right = misnamed.FIRST_REVISED.replace("1", str(number))
    wrong = f"Perubahan {number} tidak ada, padahal ini perubahan {later.nomor}."
    remedy = f"Ganti nama berkas ini menjadi {right}, atau tambahkan perubahan {number}."
    return Problem(content.place(later.berkas, ()), "rencana-nomor", "", wrong, remedy)


def _order(content: Content, before: VersiRencana, later: VersiRencana) -> Iterator[Problem]:
    where = content.place(later.berkas, ("berlaku_sejak",))
    start, known = later.mulai.nama, before.mulai.nama
    if later.mulai.ke < before.mulai.ke:
        wrong = f"Perubahan {later.nomor} berlaku sejak {start}, padahal {called(before)} sejak {known}."
        remedy = "Periksa berlaku_sejak keduanya; yang berlaku lebih dahulu bernomor lebih kecil."
        yield Problem(where, "rencana-urutan", "berlaku_sejak", wrong, remedy)
    elif later.mulai == before.mulai:
        wrong = f"{ind.upper_first(called(before))} dan perubahan {later.nomor} sama-sama berlaku sejak {start}"
        told = f"{wrong}; yang dipakai perubahan {later.nomor}."
        yield Problem(where, "rencana-serentak", "berlaku_sejak", told, "Periksa berlaku_sejak keduanya.")
    day, last = later.rencana.tanggal, before.rencana.tanggal
    if day and last and day < last:
        wrong = f"{ind.day(day)} sebelum tanggal {called(before)} ({ind.day(last)})."
        where = content.place(later.berkas, ("tanggal",))
        yield Problem(where, "rencana-tanggal", "tanggal", wrong, "Periksa tanggal keduanya.")


def _bare(plan: Rencana) -> tuple[object, ...]:
    """Return what a plan says but for its head and for what it says of the plan before it."""
    left = {"indikator"}  # told below
    groups = [(p.kode, p.label, [s.model_dump(exclude=left) for s in p.sasaran]) for p in plan.kelompok]
    items = [i.model_copy(update={"baru": None, "menggantikan": None, "seri": None}) for i in plan.indikator]
    return plan.aturan, plan.bobot, plan.pohon, groups, items


def _successor(
    content: Content, versi: VersiRencana, plans: tuple[list[str], set[str]], path: Keys, indikator: Indikator
) -> Iterator[Problem]:
    """Yield what an indicator says of the plan before and that is not so; `plans`: the kode of both."""
    known, kept = plans
    old = indikator.menggantikan
    if indikator.baru and indikator.kode in known:
        wrong = f"Indikator {indikator.kode} sudah ada pada rencana sebelumnya."
        where = content.key_place(versi.berkas, (*path, "baru"))
        yield Problem(where, "indikator-tidak-baru", "baru", wrong, "Hapus kunci ini.")
    if indikator.seri and not old:
        wrong = "Tidak disebut indikator mana yang digantikan."
        where = content.key_place(versi.berkas, (*path, "seri"))
        remedy = "Tulis kodenya pada menggantikan, atau hapus kunci ini."
        yield Problem(where, "pengganti-asing", "seri", wrong, remedy)
    if not old or (old in known and old not in kept):
        return
    where = content.place(versi.berkas, (*path, "menggantikan"))
    if old in kept:
        wrong = f"Indikator {old} masih ada pada rencana ini, jadi tidak digantikan."
        yield Problem(where, "pengganti-asing", "menggantikan", wrong, "Hapus kunci ini, atau hapus indikator itu.")
    elif not any(old == i.kode for t in content.tahun for v in t.versi for i in v.rencana.indikator):
        gone = [kode for kode in known if kode not in kept]
        near = nearest(old, gone) or ", ".join(gone)
        remedy = f"Tulis salah satu: {near}." if near else "Hapus kunci ini."
        wrong = f"Indikator {old} tidak ada pada rencana sebelumnya."
        yield Problem(where, "pengganti-asing", "menggantikan", wrong, remedy)
