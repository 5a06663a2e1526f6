"""The kinds of evidence that regulations ask for, each decided from what is there of a quarter.

In: a report, a quarter of it. Out: `Bukti`; of a kind of which nothing is there, one without places.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator import addresses
from generator.figures import naming
from generator.records.quarter import TindakLanjut
from generator.records.regulation import JenisBukti
from generator.report import Report, Triwulan
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR
from generator.scoring.ladder import HasilIndikator

Tempat = tuple[str, str]  # what a place is called, its address
INDICATORS = "indikator"


@dataclass(frozen=True)
class Bukti:
    """What there is of one kind of evidence: its name, the places that show it, its data file, and its day.

    Where it is counted, `ada` of `dari` things called `hitungan` have it.
    """

    nama: str
    tempat: tuple[Tempat, ...] = ()
    ada: int = 0
    dari: int = 0
    hitungan: str = ""
    berkas: str = ""
    tanggal: date | None = None

    @property
    def utuh(self) -> bool:
        """Tell whether it is there, and of all things that are counted."""
        return bool(self.tempat) and self.ada == self.dari


def _once(name: str, places: Iterable[Tempat], file: str = "", day: date | None = None) -> Bukti:
    """Return evidence that is there or not, and is not counted."""
    return Bukti(name, tuple(places), berkas=file, tanggal=day)


def _table(
    name: str, page: str, table: str, of: str, flags: Callable[[Triwulan], Iterable[bool]]
) -> Callable[[Report, Triwulan], Bukti]:
    """Return the evidence of a table that tells of many things (`of`), some of which may lack it."""

    def found(_: Report, tw: Triwulan) -> Bukti:
        known, address = [*flags(tw)], f"{addresses.quarter(tw.folder, page.lower())}#tabel-{table}"
        places, file = ((page, address),) if any(known) else (), addresses.table(tw.folder, table)
        return Bukti(name, places, sum(known), len(known), of, file, tw.resmi.data)

    return found


def _each(
    name: str,
    anchor: str,
    has: Callable[[HasilIndikator], object],
    asked: Callable[[HasilIndikator], object],
    _: Report,
    tw: Triwulan,
) -> Bukti:
    """Return evidence on the pages of the indicators, of those of which it is asked."""
    own = [i for i in tw.hasil.indikator if asked(i)]
    there = [i.indikator.nomor for i in own if has(i)]
    places = tuple((str(n), f"{addresses.iku(tw.folder, n)}#{anchor}") for n in there)
    return Bukti(name.format(masa=tw.hasil.masa.kata), places, len(there), len(own), INDICATORS, tanggal=tw.resmi.data)


def _said(key: str, anchor: str) -> Callable[[Report, Triwulan], Bukti]:
    """Return the evidence of a part of the analysis, asked of every indicator that is assessed."""
    name = naming.sections("{masa} ini")[key]
    return partial(_each, name, anchor, lambda i: getattr(i.ukur.analisis, key), _assessed)


def _assessed(i: HasilIndikator) -> bool:
    return i.capaian is not None


def _closing(name: str, key: str) -> Callable[[Report, Triwulan], Bukti]:
    """Return the evidence of a part of the closing page, in words of the site or of the signed report."""

    def found(_: Report, tw: Triwulan) -> Bukti:
        data = tw.kuartal.laporan
        there = getattr(data, key) or getattr(data.kutipan, key, None)
        page = f"{addresses.quarter(tw.folder, 'penutup')}#{key.replace('_', '-')}"
        return _once(name, [("Penutup", page)] if there else [], day=tw.resmi.data)

    return found


def _plan(name: str, page: str, table: str, signed: bool = False) -> Callable[[Report, Triwulan], Bukti]:
    """Return the evidence of a page of the year's plan with its table; of the plan as `signed`, the day of that."""

    def found(_: Report, tw: Triwulan) -> Bukti:
        year, code = tw.hasil.rencana.tahun, table.format(masa=tw.hasil.masa.kata)
        place = (f"{name} {year}", f"{year}/{page}/#tabel-{code}")
        return _once(name, [place], addresses.table(str(year), code), tw.hasil.rencana.tanggal if signed else None)

    return found


def _compared(name: str, *kinds: str) -> Callable[[Report, Triwulan], Bukti]:
    """Return the evidence of comparisons of some kinds, asked of every indicator that has a realisasi."""

    def found(report: Report, tw: Triwulan) -> Bukti:
        def has(i: HasilIndikator) -> bool:
            known = tw.hasil.banding.get(i.indikator.kode, ())
            return any(b.dengan.jenis in kinds and b.realisasi is not None for b in known)

        return _each(name, "perbandingan", has, _yearly, report, tw)

    return found


def _goals(tw: Triwulan) -> Iterable[bool]:
    return (s.nilai.nps is not None for s in tw.hasil.sasaran if any(map(_due, s.indikator)))


def _explained(_: Report, tw: Triwulan) -> Bukti:
    place = ("Efisiensi", f"{addresses.quarter(tw.folder, 'efisiensi')}#penjelasan")
    there = tw.kuartal.laporan.efisiensi and tw.hasil.aturan.efisiensi
    return _once("Penjelasan efisiensi", [place] if there else [], day=tw.resmi.data)


def _money(group: str, flags: Callable[[Triwulan], Iterable[bool]]) -> Callable[[Report, Triwulan], Bukti]:
    """Return the evidence of what was planned and spent per thing of a group."""
    return _table(f"Anggaran tiap {group}", "Anggaran", f"anggaran-{group}", group, flags)


def _activities(tw: Triwulan) -> Iterable[bool]:
    return (k.realisasi is not None for k in tw.kuartal.anggaran.kegiatan) if tw.kuartal.anggaran else ()


def _signed(_: Report, tw: Triwulan) -> Bukti:
    data, day = tw.kuartal.laporan, tw.resmi.ditandatangani
    anchor = "#pengantar" if data.pengantar or data.kutipan.pengantar else ""
    place = ("Penutup", f"{addresses.quarter(tw.folder, 'penutup')}{anchor}")
    return _once("Nama penanda tangan dan tanggalnya", [place] if data.penandatangan and day else [], day=day)


def _reviewed(_: Report, tw: Triwulan) -> Bukti:
    place = ("Penutup", f"{addresses.quarter(tw.folder, 'penutup')}#reviu")
    there = tw.kuartal.laporan.reviu
    return _once("Pernyataan telah direviu", [place] if there else [], day=there.tanggal if there else None)


def _copies(_: Report, tw: Triwulan) -> Bukti:
    place = ("Penutup", f"{addresses.quarter(tw.folder, 'penutup')}#dokumen")
    there = tw.kuartal.laporan.dokumen
    return _once("Salinan laporan yang ditandatangani", [place] if there else [], day=tw.resmi.ditandatangani)


def _published(_: Report, tw: Triwulan) -> Bukti:
    place = (tw.periode, addresses.quarter(tw.folder))
    file = f"data/{tw.folder}.json"
    return _once("Laporan pada situs ini", [] if tw.kuartal.draft else [place], file, tw.resmi.data)


def _regular(report: Report, _: Triwulan) -> Bukti:
    places = [(tw.periode, addresses.quarter(tw.folder)) for tw in report.terbit]
    return _once("Laporan yang terbit", places if len(places) > 1 else [])


def _open(_: Report, tw: Triwulan) -> Bukti:
    place = ("Data terbuka", f"data/#{tw.folder.replace('/', '-')}")
    return _once("Data terbuka", [place], f"data/{tw.folder}.json", tw.resmi.data)


def _due(i: HasilIndikator) -> bool:
    return i.target is not None and i.status != "dikecualikan"


def _followed(i: HasilIndikator) -> bool:
    return any(row != TindakLanjut() for row in i.ukur.tindak_lanjut)


def _yearly(i: HasilIndikator) -> bool:
    return i.indikator.target.tahunan is not None and i.status != "dikecualikan"


KINDS: Mapping[JenisBukti, Callable[[Report, Triwulan], Bukti]] = {
    "profil": lambda _, tw: _once("Profil", [(p.halaman.judul, f"profil/{p.slug}/") for p in tw.content.profil]),
    "perjanjian-kinerja": _plan("Perjanjian kinerja", "perjanjian-kinerja", "target-tahunan", signed=True),
    "rencana-aksi": _plan("Rencana aksi", "rencana-aksi", "target-{masa}"),
    "renstra": lambda _, tw: _once("Renstra", [("Renstra", addresses.MEDIUM)] if tw.content.renstra else []),
    "capaian-sasaran": _table("Nilai tiap sasaran", "Capaian", "sasaran", "sasaran", _goals),
    "capaian-indikator": _table(
        "Capaian tiap indikator",
        "Capaian",
        "indikator",
        INDICATORS,
        lambda tw: (_assessed(i) for i in tw.hasil.indikator if _due(i)),
    ),
    "banding-target": partial(_each, "Realisasi dan target {masa}", "realisasi", _assessed, _due),
    "banding-target-tahunan": partial(
        _each, "Realisasi dan target tahunan", "tahunan", lambda i: i.capaian_tahunan is not None, _yearly
    ),
    "banding-tahun-lalu": _compared("Perbandingan dengan tahun lalu", "tahun"),
    "banding-renstra": _compared("Realisasi dan target Renstra", MEDIUM, MEDIUM_YEAR),
    "banding-patokan": _compared("Perbandingan dengan standar nasional", "patokan"),
    "uraian-target": _said("target_realisasi", "realisasi"),
    "uraian-target-tahunan": _said("target_tahunan", "tahunan"),
    "penyebab": _said("penyebab", "penyebab"),
    "program": _said("program", "program"),
    "evaluasi-sebelumnya": _said("evaluasi_sebelumnya", "evaluasi"),
    "pemanfaatan": _said("pemanfaatan", "pemanfaatan"),
    "tindak-lanjut": partial(_each, "Tindak lanjut", "matriks", _followed, _assessed),
    "efisiensi": _table(
        "Efisiensi tiap indikator",
        "Efisiensi",
        "efisiensi-indikator",
        INDICATORS,
        lambda tw: (i.efisiensi is not None for i in tw.hasil.indikator if _assessed(i)),
    ),
    "penjelasan-efisiensi": _explained,
    "anggaran-indikator": _money("indikator", lambda tw: (i.uang is not None for i in tw.hasil.indikator)),
    "anggaran-sasaran": _money("sasaran", lambda tw: (s.uang is not None for s in tw.hasil.sasaran)),
    "anggaran-kegiatan": _money("kegiatan", _activities),
    "pengantar": _closing("Kata pengantar", "pengantar"),
    "dasar-hukum": _closing("Dasar hukum", "dasar_hukum"),
    "kesimpulan": _closing("Kesimpulan", "kesimpulan"),
    "kendala": _closing("Kendala", "kendala"),
    "saran": _closing("Saran", "saran"),
    "tanda-tangan": _signed,
    "reviu": _reviewed,
    "salinan-dokumen": _copies,
    "terbit": _published,
    "berkala": _regular,
    "metodologi": lambda *_: _once("Cara menghitung", [("Metodologi", "metodologi/")]),
    "data-terbuka": _open,
}
