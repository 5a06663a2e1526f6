"""What the quarter before says where a form asks: shown beside the input, locked, and never read back.

In: the content, the quarter of the form. Out: a `Sebelum` that tells the text beside the cells of a row, or nothing
where the quarter before is not in the content.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import indonesian as ind
from generator.addresses import periods
from generator.addresses.periods import Masa
from generator.content.model import Content, Kuartal, Tahun
from generator.figures import comparison_lock
from generator.forms.cells import HEAD, Berkas, FormCell, Isian, Tulisan
from generator.problems.problem import Keys
from generator.records import values
from generator.records.quarter import CODED
from generator.scoring import budget, regulation
from generator.scoring.ladder import Hasil, HasilIndikator, score
from generator.yaml.kinds import Kind
from generator.yaml.paragraphs import joined

NONE = "–"
TWO = 2  # inputs from which on a row is a table's
LISTS = (  # whose items of the quarter before each get a row
    *(("laporan", (key,)) for key in ("dasar_hukum", "kendala", "saran", "upaya_efisiensi")),
    *(("iku", (key,)) for key in ("catatan", "tindak_lanjut")),
)
Opened = Callable[[str], Berkas]


@dataclass(frozen=True)
class Sebelum:
    """The quarter before: its name, its files by the names of the form's, its results by the number an indicator has
    now, and the numbers that indicators had then."""

    judul: str
    berkas: Mapping[str, Berkas]
    hasil: Mapping[int, HasilIndikator]
    nomor: Mapping[str, str]

    def beside(self, cells: Sequence[FormCell]) -> str:
        """Return what stood then where the inputs of a row stand: of a row of a table, its cells in one line."""
        if isinstance(cells[-1], Tulisan) and cells[-1].rupa == HEAD:
            return self.judul
        inputs = [cell for cell in cells if isinstance(cell, Isian) and cell.berkas in self.berkas]
        said = [(cell, self.text(cell, inputs)) for cell in inputs]
        if len(said) < TWO:
            return "".join(text for _, text in said)
        last = max((n for n, (cell, text) in enumerate(said) if text), default=-1)
        return " | ".join(text or NONE for _, text in said[: last + 1])

    def text(self, cell: Isian, row: Sequence[Isian]) -> str:
        """Return what stood then where an input of a row stands; `row` are its inputs of files that were there."""
        file = self.berkas[cell.berkas]
        path = self._path(file, cell.jalur, row)
        return "" if path is None else _shown(cell.jenis, file.said(path, cell.jenis))

    def _path(self, file: Berkas, path: Keys, row: Sequence[Isian]) -> Keys | None:
        """Return where a value stood then: of an indicator under its number of then, of a named row where that was."""
        if path[0] == "indikator" and file.nama.endswith("/anggaran.yaml"):
            number = self.nomor.get(str(path[1]))
            return None if number is None else (path[0], number, *path[2:])
        own = next((cell for cell in row if cell.jalur[0] in ("rincian", *CODED) and cell.teks), None)
        if own is None or path[0] not in ("rincian", "alasan_rincian", *CODED):
            return path
        name = next((c for c in row if c.jalur[-1] == "kode"), own)
        place = next(
            (n for n in range(file.count(name.jalur[:1])) if file.text((name.jalur[0], n, name.jalur[2])) == name.teks),
            None,
        )
        if place is None:
            return None
        return (path[0], str(place + 1)) if path[0] == "alasan_rincian" else (path[0], place, *path[2:])

    def realisasi(self, nomor: int) -> str:
        """Return the realisasi that an indicator had, typed or made from rows."""
        found = self.hasil.get(nomor)
        return _number(found.realisasi if found else None)

    def capaian(self, nomor: int) -> str:
        """Return the capaian that an indicator had."""
        found = self.hasil.get(nomor)
        return _number(found.capaian if found else None)

    def kategori(self, nomor: int) -> str:
        """Return the class that its capaian fell in."""
        found = self.hasil.get(nomor)
        return found.kategori.nama if found and found.kategori else ""

    def rows(self) -> Iterator[tuple[tuple[str, Keys], int]]:
        """Yield how many items lists of words had then, by the file and path that they have now."""
        for name, file in self.berkas.items():
            kind = name.split("/")[2].removesuffix(".yaml")
            yield from (((name, path), count) for of, path in LISTS if of == kind and (count := file.count(path)))


NONE_BEFORE = Sebelum("", {}, {}, {})


def _number(value: Decimal | None) -> str:
    return "" if value is None else ind.number(value)


def _shown(kind: Kind, text: str) -> str:
    """Return the text of a value as people write it."""
    if kind in ("angka", "rupiah", "bulat") and values.NUMBER.fullmatch(text):
        return ind.number(Decimal(text.replace("_", "")))
    return joined(text) if kind == "prosa" else text.strip()


def before(content: Content, tahun: Tahun, quarter: str, opened: Opened) -> Sebelum | None:
    """Return the quarter before that of a form, if the content has it; `opened` reads a file of the content."""
    _, masa = periods.of(quarter)
    found = _last(content, tahun, masa)
    if found is None:
        return None
    year, kuartal = found
    hasil = scored(content, year, kuartal)
    then = {i.indikator.kode: i for i in hasil.indikator}
    now = {i.nomor: then[kode] for i in tahun.rencana.indikator if (kode := _kode(i.kode, i.menggantikan, then))}
    files = {f"{quarter}/{name}.yaml": f"{kuartal.folder}/{name}.yaml" for name in ("laporan", "anggaran")}
    files |= {
        f"{quarter}/iku/{n:02d}.yaml": f"{kuartal.folder}/iku/{i.indikator.nomor:02d}.yaml" for n, i in now.items()
    }
    numbers = {str(n): str(i.indikator.nomor) for n, i in now.items()}
    return Sebelum(hasil.periode, {name: opened(old) for name, old in files.items()}, now, numbers)


def _kode(kode: str, replaces: str | None, then: Mapping[str, HasilIndikator]) -> str | None:
    return next((name for name in (kode, replaces) if name in then), None)


def _last(content: Content, tahun: Tahun, masa: Masa) -> tuple[Tahun, Kuartal] | None:
    """Return the quarter before a period with its year: of the year before where it is the first."""
    year = tahun
    if masa.sebelumnya:
        wanted = masa.sebelumnya[-1]
    else:
        older = next((t for t in content.tahun if t.rencana.tahun == tahun.rencana.tahun - 1), None)
        if older is None:
            return None
        year, wanted = older, older.jenis.semua[-1]
    found = next((k for k in year.kuartal if k.masa == wanted), None)
    return (year, found) if found else None


def scored(content: Content, tahun: Tahun, kuartal: Kuartal) -> Hasil:
    """Return the results of a quarter by itself."""
    rencana = tahun.rencana_of(kuartal.masa)
    aturan = comparison_lock.ruled(content, kuartal, regulation.weighing(content.aturan[rencana.aturan], rencana))
    return score(rencana, kuartal, budget.ruled(aturan, kuartal))
