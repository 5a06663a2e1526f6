"""The records of what was printed and published: figures, tables and texts as printed, the lock, corrections.

In: nothing. Out: frozen pydantic records.
"""

from typing import Literal

from pydantic import Field

from generator.records.record import Model, slim
from generator.records.values import Day, Number, Text, Truth, Whole


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
    triwulan: Whole | None = None
    semester: Whole | None = None
    bulan: Whole | None = None
    acuan: Text

    @property
    def masa(self) -> int | None:
        """Return which period of the year it is, as the key of its kind says; None for a whole year."""
        return self.triwulan or self.semester or self.bulan


class Naskah(Model):
    """content/<tahun>/tw<n>/naskah-cetak.yaml: what the printed report writes besides figures."""

    tanggal: tuple[TanggalCetak, ...] = ()
    nama: tuple[NamaCetak, ...] = ()
    jumlah: tuple[AngkaCetak, ...] = ()
    nomor: tuple[AngkaCetak, ...] = ()
    periode: tuple[PeriodeCetak, ...] = ()


class PolaCetak(Model):
    """Printed figures that a cause covers: address, print, place; `*`, or nothing at all, stands for anything."""

    ukuran: Text | None = None
    nilai: Text | None = None
    acuan: Text | None = None


class SebabCetak(Model):
    """A cause of differences, named by the office; `tanpa_bacaan` hides what arithmetic suggests for its figures."""

    kode: Text
    judul: Text
    penjelasan: Text
    mencakup: tuple[PolaCetak, ...] = Field(min_length=1)
    konfirmasi: Text | None = None
    status: Literal["belum_dikonfirmasi", "dikonfirmasi", "diralat"] = "belum_dikonfirmasi"
    tanpa_bacaan: Truth | None = None


class Pernyataan(Model):
    """A statement of the print, word by word, and where it stands."""

    tertulis: Text
    acuan: Text


class Andai(Model):
    """An indicator measured as a statement says, with the keys of iku/<nn>.yaml: what would follow.

    `tanpa_target` names the indicators that then have no target in this quarter.
    """

    iku: Whole
    bila: Text
    rincian: tuple[dict[str, Text | None], ...] = ()
    realisasi: Number | None = None
    target: Number | None = None
    nol_per_nol: Literal["0", "100", "dikeluarkan"] | None = None
    tanpa_target: tuple[Whole, ...] = ()


class Pertentangan(Model):
    """Statements of the print that contradict each other, what follows, and what they are about (`iku.8`)."""

    kode: Text
    judul: Text
    pernyataan: tuple[Pernyataan, ...] = Field(min_length=1)
    akibat: Text | None = None
    andai: tuple[Andai, ...] = ()
    untuk: tuple[Text, ...] = ()


class PertanyaanCetak(Model):
    """What must be decided; `lihat` names the cause or contradiction that it is about."""

    soal: Text
    lihat: Text | None = None


class Rekonsiliasi(Model):
    """content/<tahun>/tw<n>/rekonsiliasi.yaml: what the office says of the differences between print and data."""

    pertanyaan: tuple[PertanyaanCetak, ...] = ()
    sebab: tuple[SebabCetak, ...] = ()
    pertentangan: tuple[Pertentangan, ...] = ()
    tidak_dibandingkan: tuple[Text, ...] = ()


class Kunci(Model):
    """content/<tahun>/tw<n>/kunci.yaml: what was published, written by `lapkin publish`.

    `dihitung` is the day the data were locked; records of before it was written have none. `bentuk` tells what the
    facts take in (see `facts`), `koreksi` how many corrections of the quarter are in them already, `lampau` of which
    earlier quarters its pages show something.
    """

    kuartal: Text
    terbit: Day
    dihitung: Day | None = None
    versi: Text
    bentuk: Whole | None = None
    koreksi: Whole | None = None
    lampau: tuple[Text, ...] | None = None
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


class Terbitan(Model):
    """One entry of content/terbitan.yaml, written by lapkin: a record of a quarter (its first, or a later one that took
    its place), or a correction.

    `unit` is the code of the office, `isi` the sum of that record or correction, `manifes` that of the site as it was
    published before, `sebelum` the `sidik` of the entry before.
    """

    nomor: Whole
    unit: Text
    peristiwa: Literal["terbit", "koreksi", "kunci_baru", "kunci_ulang"]
    kuartal: Text
    tanggal: Day
    isi: Text
    alasan: Text | None = None
    manifes: Text | None = None
    sebelum: Text | None = None
    sidik: Text
