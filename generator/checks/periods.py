"""Rules of periods: a plan and its reports speak of periods of one kind, and a report of the one that its folder names.

In: a loaded `Content`, a year, a version of its plan or a quarter. Out: problems with their places.
"""

from collections.abc import Iterator

from generator.addresses import periods
from generator.content.model import Content, Kuartal, Tahun
from generator.problems.problem import Keys, Problem
from generator.records.per_period import Target
from generator.records.plan import Indikator
from generator.records.quarter import Anggaran, Laporan

SAID = tuple(kind.isian for kind in periods.KINDS.values() if kind.isian)  # keys of laporan.yaml
OTHER = "periode-lain"


def head(content: Content, report: str, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield what laporan.yaml says of its period otherwise than the name of its folder."""
    year, masa = periods.of(kuartal.folder)
    laporan: Laporan = kuartal.laporan
    for key, value, expected in (
        ("tahun", laporan.tahun, year),
        *((key, getattr(laporan, key), masa.ke if key == masa.jenis.isian else None) for key in SAID),
    ):
        if value is None and expected is not None:
            where = content.key_place(report, (key,))
            yield Problem(where, "kunci-wajib", key, f"Isian {key} wajib ada.", f"Tambahkan {key}: {expected}")
        elif expected is None and value is not None:
            wrong = f"Folder {masa.folder} berisi laporan per {masa.kata}, bukan per {key}."
            yield Problem(content.key_place(report, (key,)), OTHER, key, wrong, "Hapus baris ini.")
        elif value != expected:
            wrong = f"Isinya {value}, sedangkan nama folder {kuartal.folder}."
            remedy = f"Tulis {expected} bila folder ini benar; bila tidak, pindahkan berkasnya ke folder yang benar."
            yield Problem(content.place(report, (key,)), "triwulan-beda-folder", key, wrong, remedy)


def plan(content: Content, tahun: Tahun) -> Iterator[Problem]:
    """Yield periods of another kind than that of the year in a version of its plan: its kind, its start, targets."""
    rencana, file, kind = tahun.rencana, tahun.berkas, tahun.jenis
    if rencana.jenis != kind:
        wrong = f"Rencana pertama tahun ini per {kind.kata}, perubahan ini per {rencana.jenis.kata}."
        place = content.key_place(file, ("periode",))
        yield Problem(place, OTHER, "periode", wrong, f"Tulis periode: {kind.kode}, seperti rencana pertama.")
        return
    since = rencana.berlaku_sejak
    if since and since not in kind.folder:
        wrong = f"Rencana ini per {kind.kata}; {since} bukan {kind.kata}."
        place = content.place(file, ("berlaku_sejak",))
        yield Problem(place, OTHER, "berlaku_sejak", wrong, f"Tulis {kind.rentang}.")
    for path, indikator in rencana.paths():
        yield from _targets(content, tahun, path, indikator.target)
        for n, each in enumerate(indikator.bagian):
            yield from _targets(content, tahun, (*path, "bagian", n), each.target)
        yield from _past(content, tahun, path, indikator)


def _targets(content: Content, tahun: Tahun, path: Keys, target: Target) -> Iterator[Problem]:
    kind = tahun.jenis
    for key in periods.KEYS:
        if key not in kind.kunci and getattr(target, key) is not None:
            where = content.key_place(tahun.berkas, (*path, "target", key))
            wrong = f"Rencana ini per {kind.kata}, sehingga target {key} tidak dipakai."
            known = ", ".join(kind.kunci_target)
            remedy = f"Tulis pada {known}; bila laporannya memang per periode itu, perbaiki periode rencana."
            yield Problem(where, OTHER, f"target.{key}", wrong, remedy)


def _past(content: Content, tahun: Tahun, path: Keys, indikator: Indikator) -> Iterator[Problem]:
    kind = tahun.jenis
    for year, told in indikator.riwayat.items():
        for key in periods.KEYS:
            if key not in kind.kunci and getattr(told, key) is not None:
                wrong = f"Rencana ini per {kind.kata}, sehingga realisasi {key} tidak dipakai."
                where = content.key_place(tahun.berkas, (*path, "riwayat", str(year), key))
                remedy = f"Tulis pada {', '.join(kind.kunci_target)}; yang tidak diketahui dikosongkan."
                yield Problem(where, OTHER, f"riwayat.{key}", wrong, remedy)


def withdrawals(content: Content, file: str, kuartal: Kuartal, data: Anggaran) -> Iterator[Problem]:
    """Yield periods that a plan of withdrawals lacks, and those of another kind."""
    kind, rpd = kuartal.masa.jenis, data.rpd
    for key in periods.KEYS if rpd else ():
        value, where = getattr(rpd, key), content.key_place(file, ("rpd", key))
        if key in kind.kunci and value is None:
            yield Problem(where, "kunci-wajib", key, f"Isian {key} wajib ada.", f"Tambahkan {key}: …")
        elif key not in kind.kunci and value is not None:
            wrong = f"Laporan ini per {kind.kata}, sehingga {key} tidak dipakai."
            yield Problem(where, OTHER, f"rpd.{key}", wrong, "Hapus, atau tulis pada kunci periode laporan ini.")
