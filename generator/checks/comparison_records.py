"""What is on record for a quarter to be compared with: earlier quarters, histories, medium-term plan, standards.

In: a quarter, those computed before it, what a sentence names. Out: the figures that it may mean, each by its address.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from generator import indonesian as ind
from generator.addresses import periods
from generator.checks.sentence_words import Acuan
from generator.figures import beside
from generator.figures.figures import Angka, figures
from generator.indonesian import spelled
from generator.records import meant
from generator.report import Triwulan
from generator.scoring.comparison import MEDIUM
from generator.scoring.earlier_quarters import otherwise, visible
from generator.scoring.ladder import Hasil

RATES = ("realisasi", "capaian")
TOTALS = {"npss": "npss", "nps": "nps"}
MONEY = {
    "serapan": "serapan",
    "serapan anggaran": "serapan",
    "penyerapan anggaran": "serapan",
    "penyerapan": "serapan",
    "pagu": "pagu",
    "anggaran": "realisasi",
    "realisasi anggaran": "realisasi",
}
ABOUT = {  # between which shares of a typed figure a value is "hampir" it, and so on
    "hampir": (Decimal("0.85"), Decimal(1)),
    "sekitar": (Decimal("0.9"), Decimal("1.1")),
    "lebih dari": (Decimal(1), Decimal("1E9")),
    "tidak kurang dari": (Decimal(1), Decimal("1E9")),
    "kurang dari": (Decimal(0), Decimal(1)),
    "tidak lebih dari": (Decimal(0), Decimal(1)),
}
PLAIN = ("secara", "angka", "realisasi", "capaian", "nasional")


@dataclass(frozen=True)
class Tercatat:
    """A figure on record: its address, its value and its name; what is measured, to be set beside this quarter's, and
    the capaian of this quarter against it, where it is a target."""

    alamat: str
    nilai: Decimal
    nama: str
    ukuran: str
    capaian: Decimal | None = None


@dataclass(frozen=True)
class Pembukuan:
    """What is on record for a quarter to be compared with."""

    tw: Triwulan
    lalu: Mapping[str, Hasil]
    angka: dict[str, Mapping[str, Angka]] = field(default_factory=dict)

    def now(self, ukuran: str, kode: str) -> Decimal | None:
        """Return what a measure is in this quarter."""
        found = (self.tw.jejak[a].angka for a, _, _ in self._addresses(self.tw.hasil, ukuran, kode))
        return next((value for angka in found if (value := _number(angka)) is not None), None)

    def aim(self, of: Tercatat, kode: str) -> Decimal | None:
        """Return the target of this quarter, or of its year where it is set beside one of a year."""
        i = self.tw.hasil.of(kode)
        yearly = of.alamat.endswith(f"target_{periods.YEARLY}")
        return None if i is None else i.indikator.target.tahunan if yearly else i.target

    def ground(self, acuan: Acuan) -> tuple[str, str] | None:
        """Return the period and the other ground on which an earlier quarter was scored."""
        then = self.lalu.get(self._folder(acuan)) if acuan.jenis in ("masa", "tahun_lalu") else None
        told = otherwise(then, self.tw.hasil) if then else ""
        return (then.periode, told) if then and told else None

    def of(self, acuan: Acuan, ukuran: str, kode: str) -> tuple[list[Tercatat], list[Tercatat]]:
        """Return the figures that a comparison names, and others that it may mean as well."""
        if acuan.jenis == "target" or (ukuran == "target" and acuan.jenis in ("masa", "tahun_lalu")):
            return self._aimed(acuan, kode)
        if acuan.jenis in ("masa", "tahun_lalu"):
            folder = self._folder(acuan)
            year = folder[:4]
            found, also = [*self._quarter(folder, ukuran, kode)], []
            if not acuan.triwulan and "yang sama" not in acuan.teks.lower():
                last = self.tw.hasil.masa.jenis.folder[-1]
                also = [*self._quarter(f"{year}/{last}", ukuran, kode), *self._quarter(year, ukuran, kode)]
                if not also and ukuran in ("", "realisasi"):
                    also = [t for t in self._beside(kode) if t.alamat == f"tahun.{year}"]
            return found or also, also
        known = [t for t in self._beside(kode) if ukuran in ("", "realisasi", "target") or t.capaian is not None]
        found = [t for t in known if self._named(acuan, t)]
        return sorted(found, key=lambda t: t.alamat.endswith(".akhir")), []

    def _folder(self, acuan: Acuan) -> str:
        year, masa = periods.of(self.tw.folder)
        return f"{acuan.tahun or year}/{masa.jenis.folder[(acuan.triwulan or masa.ke) - 1]}"

    def _aimed(self, acuan: Acuan, kode: str) -> tuple[list[Tercatat], list[Tercatat]]:
        """Return the targets of another period that are named, and others that may be meant: of a year before also that
        of the same quarter then."""
        found = [*self._targets(acuan, kode)]
        if acuan.triwulan or acuan.tahun in (0, self.tw.hasil.rencana.tahun):
            return found, []
        same = [*self._targets(acuan._replace(triwulan=self.tw.hasil.masa.ke), kode)]
        same = [t for t in same if t.ukuran == "target"]
        if "yang sama" in acuan.teks.lower():
            return same, []
        return (same or found, found) if acuan.jenis == "tahun_lalu" else (found or same, same)

    def _targets(self, acuan: Acuan, kode: str) -> Iterator[Tercatat]:
        """Yield the targets that an indicator had, or has, for another period: as planned then, and as planned now."""
        own, kind = self.tw.hasil.rencana.tahun, self.tw.hasil.masa.jenis
        year, masa = acuan.tahun or own, kind.semua[acuan.triwulan - 1] if acuan.triwulan else None
        period = masa.pada(year) if masa else f"tahun {year}"
        part = f"target_{masa.kunci if masa else periods.YEARLY}"
        folders = [name for name in self.lalu if name[:4] == str(year)]
        then = f"{year}/{masa.folder}" if masa else next(reversed(folders), "")
        for folder, hasil in ((then, self.lalu.get(then)), ("", self.tw.hasil if year == own else None)):
            i = hasil.of(kode) if hasil else None
            value = (i.indikator.target.of(masa) if masa else i.indikator.target.tahunan) if i else None
            if i and value is not None:
                alamat = f"iku.{i.indikator.nomor}.{part}"
                yield Tercatat(f"{folder}:{alamat}" if folder else alamat, value, f"target {period}", "target")
        yield from (t for t in self._beside(kode) if "renstra" in t.alamat and t.nama.endswith(str(year)))

    def values(self, ukuran: str, kode: str) -> list[Tercatat]:
        """Return all that is known of an indicator before this quarter, and all that it is compared with."""
        i = self.tw.hasil.rencana.by_kode(kode)
        years = {f"{year}/{m.folder}" for year in (i.riwayat if i else ()) for m in self.tw.hasil.masa.jenis.sebagian}
        found = [t for folder in sorted({*self.lalu, *years}) for t in self._quarter(folder, ukuran, kode)]
        past = [
            Tercatat("", v, "", "") for told in (i.riwayat if i else {}).values() if (v := told.tahunan) is not None
        ]
        return [*found, *past, *self._beside(kode)]

    def _quarter(self, folder: str, ukuran: str, kode: str) -> Iterator[Tercatat]:
        """Yield the figures of another quarter, or what the history of the indicator tells of it."""
        if then := self.lalu.get(folder):
            known = self.angka.setdefault(folder, figures(then))
            for alamat, measure, name in self._addresses(then, ukuran, kode):
                if (value := _number(known[alamat])) is not None:
                    yield Tercatat(f"{folder}:{alamat}", value, f"{name} {then.periode}", measure)
            return
        i = self.tw.hasil.rencana.by_kode(kode)
        value = i.past(folder) if i else None
        if i and value is not None and ukuran in ("", "realisasi"):
            name = f"realisasi {periods.called(folder)}"
            yield Tercatat(f"{folder}:iku.{i.nomor}.realisasi", value, name, "realisasi")

    def _addresses(self, hasil: Hasil, ukuran: str, kode: str) -> Iterator[tuple[str, str, str]]:
        """Yield the addresses of what is measured in a quarter, with the measure and the name of each."""
        i = hasil.of(kode)
        if ukuran in TOTALS:
            if ukuran == "npss":
                yield "npss", ukuran, hasil.aturan.kata.npss
            elif kode.isdecimal() and any(str(s.sasaran.nomor) == kode for s in hasil.sasaran):
                yield f"sasaran.{kode}.nps", ukuran, f"{hasil.aturan.kata.nps} sasaran {kode}"
        elif ukuran in MONEY:
            if i and i.uang:
                yield f"anggaran.iku.{i.indikator.nomor}.{MONEY[ukuran]}", ukuran, ukuran
            yield f"anggaran.{MONEY[ukuran]}", ukuran, ukuran
        elif i:
            prefix = f"iku.{i.indikator.nomor}"
            parts = RATES if not ukuran else [part for part in (*RATES, "target") if part == ukuran]
            yield from ((f"{prefix}.{part}", part, part) for part in parts)

    def _beside(self, kode: str) -> Iterator[Tercatat]:
        """Yield what the indicator is compared with on its page."""
        i = self.tw.hasil.of(kode)
        for b in self.tw.hasil.banding.get(kode, ()) if i else ():
            p = b.dengan
            own = [*beside.addresses(p, str(self.tw.hasil.rencana.tahun))]
            alamat = f"iku.{i.indikator.nomor}.{own[-1]}" if i and own else p.kunci
            yield Tercatat(alamat, p.nilai, p.nama, "realisasi", b.capaian)

    def _named(self, acuan: Acuan, t: Tercatat) -> bool:
        """Tell whether a standard or medium-term target is the one that is named; not sure is no."""
        said, year = acuan.teks.lower().split(), self.tw.hasil.rencana.tahun
        if acuan.jenis == "renstra" and f".{MEDIUM}" in t.alamat:
            ends = t.nama.startswith("Target akhir")
            return (
                ends if "akhir" in said else acuan.tahun in (0, int(t.nama.split()[-1]), *([year] if not ends else []))
            )
        if ".patokan." not in t.alamat:
            return False
        if acuan.jenis == "patokan":
            return t.alamat.endswith(f".patokan.{acuan.triwulan}")
        return (
            acuan.jenis == "nasional"
            and "nasional" in t.nama.lower()
            and (said[0] in PLAIN or said[0] in t.nama.lower())
        )


def of_quarter(tw: Triwulan, earlier: Sequence[Hasil]) -> Pembukuan:
    """Return what is on record for a quarter; one that is no draft is not compared with one that is."""
    return Pembukuan(tw, {h.kuartal.folder: h for h in visible(earlier, tw.kuartal)})


def _number(angka: Angka) -> Decimal | None:
    return Decimal(angka.nilai) if isinstance(angka.nilai, Decimal | int) else None


def spoken_of(hasil: Hasil, said: str, own: str) -> str | None:
    """Return the kode of the indicator that is spoken of, or the number of a goal; None where none is."""
    kind, _, nomor = (said or own.rstrip(".")).partition(".")
    if kind == "sasaran":
        return nomor
    return next((i.indikator.kode for i in hasil.indikator if str(i.indikator.nomor) == nomor), None)


def number(text: str) -> Decimal | None:
    """Return a typed figure, with as many decimals as it was typed with; None where it is none."""
    if text[:1].isalpha() and not text.lower().startswith("rp"):
        return spelled.value(text)
    scaled = meant.SCALED.fullmatch(text)
    if scaled:
        return Decimal(scaled[1].replace(",", ".")).scaleb(meant.SCALES[scaled[2].lower()])
    plain = text.lower().removeprefix("rp").lstrip(". ").replace("\u00a0", "")
    if plain.count(".") == 1 and len(plain.rpartition(".")[2]) < 3:
        return Decimal(plain)
    plain = plain.replace(".", "").replace(",", ".")
    return Decimal(plain) if plain.replace(".", "").isdecimal() else None


def reads(value: Decimal, typed: Decimal, kira: str = "") -> bool:
    """Tell whether a value reads like a typed one, once it is rounded as that is; or is what `kira` says, about it."""
    if kira:
        least, most = ABOUT.get(kira.lower(), ABOUT["sekitar"])
        return least * typed <= value <= most * typed
    exponent = typed.as_tuple().exponent
    assert isinstance(exponent, int)
    return value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP) == typed


def shown(t: Tercatat) -> str:
    """Return a figure on record as messages show it."""
    return ind.rupiah(int(t.nilai)) if t.ukuran in ("pagu", "anggaran", "realisasi anggaran") else ind.number(t.nilai)
