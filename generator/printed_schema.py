"""The records of what was printed and published: figures, tables and texts as printed, the lock, corrections.

In: nothing. Out: frozen pydantic records.
"""

from __future__ import annotations

from generator.record import Model, slim
from generator.values import Day, Text, Truth, Whole


@slim
class Terbit:
    """One printed figure of content/<tahun>/tw<n>/terbit.yaml; `resmi` marks which counts where several differ."""

    ukuran: Text
    nilai: Text
    acuan: Text
    catatan: Text | None = None
    resmi: Truth | None = None


@slim
class TabelCetak:
    """One table, chart or picture of the printed report and what stands for it on the site."""

    nomor: Text | None
    judul: Text
    untuk: Text
    catatan: Text | None = None


class TanggalCetak(Model):
    """A date as printed; `hari` is the weekday that stands beside it, if any."""

    tertulis: Text
    hari: Text | None = None
    mulai: Day
    selesai: Day | None = None
    acuan: Text


class NamaCetak(Model):
    """The name of an indicator or goal (`iku.3`, `sasaran.4`) as printed."""

    untuk: Text
    tertulis: Text
    acuan: Text


class AngkaCetak(Model):
    """A number printed for a goal or indicator: how many indicators it has, or which number it bears."""

    untuk: Text
    tertulis: Whole
    acuan: Text


class PeriodeCetak(Model):
    """A period named in the print."""

    tertulis: Text
    tahun: Whole
    triwulan: Whole
    acuan: Text


class Naskah(Model):
    """content/<tahun>/tw<n>/naskah-cetak.yaml: what the printed report writes besides figures."""

    tanggal: tuple[TanggalCetak, ...] = ()
    nama: tuple[NamaCetak, ...] = ()
    jumlah: tuple[AngkaCetak, ...] = ()
    nomor: tuple[AngkaCetak, ...] = ()
    periode: tuple[PeriodeCetak, ...] = ()


class Kunci(Model):
    """content/<tahun>/tw<n>/kunci.yaml: what was published, written by `lapkin publish`.

    `dihitung` is the day the data were locked; records of before it was written have none.
    """

    kuartal: Text
    terbit: Day
    dihitung: Day | None = None
    versi: Text
    sidik: Text
    nilai: dict[str, Text | None]
    fakta: dict[str, Text | None]


class Ubahan(Model):
    """One change of a correction: an address or `file#path`, the published text, and the new one."""

    alamat: Text
    dari: Text | None = None
    ke: Text | None = None


class Koreksi(Model):
    """One entry of content/koreksi.yaml; `ringan` marks a slip in prose that changes no figure."""

    kuartal: Text
    tanggal: Day
    apa: Text
    alasan: Text
    disetujui: Text
    ringan: Truth | None = None
    perubahan: tuple[Ubahan, ...] = ()
