"""The records of a quarter: report, indicator files, budget, highlights.

In: nothing. Out: frozen pydantic models with the keys of `content/<tahun>/tw<n>/`.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field

from generator.records import values
from generator.records.measured import Goal, Measured
from generator.records.office import Orang
from generator.records.per_period import Penarikan
from generator.records.record import Model
from generator.records.report_review import Reviu
from generator.records.values import Amount, Day, Line, Spent, Text, Truth, Web, Whole

Counted = BeforeValidator(values.whole_number)
Tingkat = Literal["indikator", "sasaran", "program", "kegiatan", "kro", "ro"]
LEVELS: tuple[Tingkat, ...] = get_args(Tingkat)
CODED: tuple[Tingkat, ...] = ("program", "kegiatan", "kro", "ro")  # levels whose lines have a code and a name
TOTALS: tuple[Tingkat, ...] = ("kegiatan", "program", "kro", "ro", "sasaran", "indikator")  # the first given is summed


class Analisis(Model):
    """The six sections of the analysis of an indicator, as prose."""

    target_realisasi: Text | None = None
    target_tahunan: Text | None = None
    penyebab: Text | None = None
    program: Text | None = None
    evaluasi_sebelumnya: Text | None = None
    pemanfaatan: Text | None = None


class Ringkas(Model):
    """What the executive summary says of an indicator: complete sentences."""

    penyebab: Text | None = None
    tindak_lanjut: Text | None = None


class TindakLanjut(Model):
    """One row of the follow-up matrix."""

    rekomendasi: Text | None = None
    selesai: Text | None = None
    rencana_aksi: Text | None = None
    tenggat: Text | None = None
    sebelum: Text | None = None
    sesudah: Text | None = None


class Ukur(Model):
    """content/<tahun>/tw<n>/iku/<nn>.yaml: one indicator in one quarter.

    `alasan_rincian` says of a detail row, by its number from 1, why its figures do not agree with each other;
    `perlu_konfirmasi` is a doubt about the figure itself, which no headline, list or picture leaves out; `benar` says
    by the code of a warning why what it doubts is right.
    """

    nomor: Whole
    rincian: tuple[dict[str, Line | None], ...] = ()
    realisasi: Measured | None = None
    alasan_rincian: dict[Whole, Text] = Field(default_factory=dict)
    alasan: Text | None = None
    target: Goal | None = None
    alasan_target: Text | None = None
    dikecualikan: Text | None = None
    perlu_konfirmasi: Text | None = None
    benar: dict[Text, Text] = Field(default_factory=dict)
    catatan: tuple[Text, ...] = ()
    ringkasan: Ringkas = Ringkas()
    analisis: Analisis = Analisis()
    tindak_lanjut: tuple[TindakLanjut, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """Return every note on the source data: those of the rows first."""
        return (*self.alasan_rincian.values(), *self.catatan)


class Petikan(Model):
    """Words of the signed report exactly as printed, and where they are printed."""

    acuan: Line
    teks: Text


class KataLaporan(Model):
    """The words of the signed report that stand on the site as quotations."""

    pengantar: Petikan | None = None
    kesimpulan: Petikan | None = None


class Salinan(Model):
    """A copy of the signed report, or of an annex, at an address."""

    judul: Line
    alamat: Web


class Laporan(Model):
    """content/<tahun>/tw<n>/laporan.yaml: the quarter, half year, month (by its number) or year.

    Where the report was made apart from this data, `kutipan` holds its words, and `kendala` and `saran` are condensed
    from the part that `disarikan_dari` names.
    """

    tahun: Whole
    triwulan: Annotated[Literal[1, 2, 3, 4], Counted] | None = None
    semester: Annotated[Literal[1, 2], Counted] | None = None
    bulan: Annotated[Literal[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Counted] | None = None
    status: Literal["draf", "terbit"]
    judul: Line
    tanggal_terbit: Day | None = None
    tanggal_tanda_tangan: Day | None = None
    arsip: Truth | None = None
    tempat_terbit: Line | None = None
    periode_evaluasi: Line | None = None
    penandatangan: Orang | None = None
    reviu: Reviu | None = None
    dokumen: tuple[Salinan, ...] = ()
    kutipan: KataLaporan = KataLaporan()
    disarikan_dari: Line | None = None
    pengantar: Text | None = None
    dasar_hukum: tuple[Text, ...] = ()
    kesimpulan: Text | None = None
    benar: dict[Text, Text] = Field(default_factory=dict)
    kendala: tuple[Text, ...] = ()
    saran: tuple[Text, ...] = ()
    efisiensi: Text | None = None
    upaya_efisiensi: tuple[Text, ...] = ()

    @property
    def ditandatangani(self) -> date | None:
        """Return the day the report was signed: that of its publication where no other is written."""
        return self.tanggal_tanda_tangan or self.tanggal_terbit


class Dana(Model):
    """An amount planned and an amount spent, in rupiah; None is not yet known.

    `alasan` says why more was spent than planned, or less than nothing.
    """

    pagu: Amount
    realisasi: Spent | None
    alasan: Text | None = None
    blokir: Amount | None = None
    benar: dict[Text, Text] = Field(default_factory=dict)


class Kegiatan(Dana):
    """A line of the budget with a code: a program, an activity, a KRO or an RO."""

    kode: Line
    nama: Line


class RevisiPagu(Model):
    """One revision of the budget document: its number, its day, the pagu of the office from that day on, and why."""

    nomor: Line
    tanggal: Day
    pagu: Amount
    alasan: Text


class Anggaran(Model):
    """content/<tahun>/tw<n>/anggaran.yaml: the budget.

    Its levels are ways to divide the same money; the total of the office is the sum over `total_dari`. `pagu_awal` and
    `revisi` tell how its pagu came about, `blokir` how much of it may not be spent for now.
    """

    sumber: Line
    catatan: tuple[Text, ...] = ()
    benar: dict[Text, Text] = Field(default_factory=dict)
    total_dari: Tingkat | None = None
    pagu_awal: Amount | None = None
    revisi: tuple[RevisiPagu, ...] = ()
    blokir: Amount | None = None
    rpd: Penarikan | None = None
    indikator: dict[Whole, Dana] = Field(default_factory=dict)
    sasaran: dict[Whole, Dana] = Field(default_factory=dict)
    program: tuple[Kegiatan, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()
    kro: tuple[Kegiatan, ...] = ()
    ro: tuple[Kegiatan, ...] = ()

    @property
    def total_level(self) -> Tingkat:
        """Return the level that the total of the office is summed over: as it says, else the first that is given."""
        if self.total_dari:
            return self.total_dari
        return next((level for level in TOTALS if getattr(self, level)), "indikator")

    @property
    def shown(self) -> tuple[Tingkat, ...]:
        """Return the levels that are told of: goals, too, where their indicators are."""
        return tuple(level for level in LEVELS if getattr(self, level) or (level == "sasaran" and self.indikator))

    def lines(self, *levels: Tingkat) -> Iterator[tuple[Tingkat, str, Dana]]:
        """Yield the lines of some levels, or of all: the level, the number or code of the line, its amounts."""
        for level in levels or LEVELS:
            found = getattr(self, level)
            named = found.items() if isinstance(found, dict) else ((row.kode, row) for row in found)
            yield from ((level, str(key), row) for key, row in named)


class Foto(Model):
    """A photo of a highlight; the text describes it for those who do not see it."""

    berkas: Text
    teks: Line


class Acara(Model):
    """One date of a programme."""

    tanggal: Day
    tempat: Line | None = None
    uraian: Text
    catatan: Text | None = None


class Sorotan(Model):
    """One highlight of content/<tahun>/tw<n>/highlight.yaml."""

    judul: Line
    mulai: Day | None = None
    selesai: Day | None = None
    tempat: Line | None = None
    uraian: Text
    acara: tuple[Acara, ...] = ()
    catatan: Text | None = None
    benar: dict[Text, Text] = Field(default_factory=dict)
    foto: tuple[Foto, ...] = ()
