"""The tree of performance of a year: what supports what, who works beside, as a drawing and as tables that say it.

In: a plan, the newest quarter there is of it. Out: `Gambar` and `Tabel` values; nothing for a plan without a tree.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol, TypeVar

from generator import addresses
from generator import indonesian as ind
from generator.charts import Tree, Twig
from generator.figures.figures import status_text
from generator.presentation import columns, phrases
from generator.presentation.chart import Gambar, rupa, says
from generator.presentation.tabel import DASH, Kolom, Sel, Tabel, num, table, text
from generator.records import branches
from generator.records.branches import CabangPohon
from generator.records.performance_tree import Lintas, Simpul
from generator.records.plan import Indikator, Rencana, Sasaran
from generator.scoring.ladder import Hasil, HasilIndikator

TREE, BESIDE = "pohon-kinerja", "lintas-pohon-kinerja"
MOST_DRAWN = 150  # branches of one drawing: some 10,000 pixels


class Ranting(NamedTuple):
    """A row of the tree: how deep it hangs, from 0; the branch; what was computed of it; its page."""

    tingkat: int
    cabang: CabangPohon
    hasil: HasilIndikator | None
    halaman: str


class PadaLintas(NamedTuple):
    """A row of who works beside the office: on what, and who."""

    ranting: Ranting
    lintas: Lintas


def rows(rencana: Rencana, hasil: Hasil | None) -> list[Ranting]:
    """Return the branches of a plan as they are read from above, with what the newest quarter knows of them."""
    found = {i.indikator.kode: i for i in hasil.indikator} if hasil else {}
    goals = {s.sasaran.nomor for s in hasil.sasaran} if hasil else set()
    made = []
    for depth, one in branches.ordered(branches.branches(rencana)):
        page = addresses.series(one.kode) if isinstance(one.isi, Indikator) else ""
        if hasil and isinstance(one.isi, Sasaran) and one.isi.nomor in goals:
            page = addresses.sasaran(hasil.kuartal.folder, one.isi.nomor)
        made.append(Ranting(depth, one, found.get(one.kode), page))
    return made


def kind(one: CabangPohon) -> Literal["atas", "sasaran", "indikator"]:
    """Return what a branch is, as the open data say it."""
    if isinstance(one.isi, Simpul):
        return "atas"
    return "indikator" if isinstance(one.isi, Indikator) else "sasaran"


def _number(isi: Sasaran | Indikator) -> str:
    """Return what stands before the name of a goal or an indicator."""
    return isi.sebutan if isinstance(isi, Indikator) else f"Sasaran {isi.nomor}"


def _level(row: Ranting) -> str:
    isi = row.cabang.isi
    if isinstance(isi, Simpul):
        return isi.tingkat
    return isi.sebutan.removesuffix(f" {isi.nomor}") if isinstance(isi, Indikator) else "Sasaran"


def _owner(one: CabangPohon) -> str | None:
    """Return whose a branch is: that of a unit above, or who answers for an indicator."""
    if isinstance(one.isi, Sasaran):
        return None
    return one.isi.pemilik if isinstance(one.isi, Simpul) else one.isi.penanggung_jawab


def _name(row: Ranting) -> Sel:
    return text(row.cabang.isi.nama, row.halaman)


KODE = Kolom[Ranting]("kode_pohon", "Kode", lambda row: text(row.cabang.kode))
NAMA = Kolom[Ranting]("nama_pohon", "Sasaran atau indikator", _name, nama=True)
SHOWN = (
    Kolom[Ranting]("tingkat_pohon", "Tingkat", lambda row: text(_level(row))),
    KODE,
    NAMA,
    Kolom[Ranting]("pemilik_pohon", "Pemilik", lambda row: text(_owner(row.cabang))),
    Kolom[Ranting]("induk_pohon", "Mendukung", lambda row: text("; ".join(row.cabang.atas) or None)),
)
BY_WHOM = Kolom[Ranting](
    "lintas_pohon", "Lintas", lambda row: text("; ".join(n.unit for n in row.cabang.lintas) or None)
)
RESULT = (
    Kolom[Ranting]("capaian", "Capaian (%)", lambda row: num(row.hasil.capaian if row.hasil else None), angka=True),
    Kolom[Ranting]("kategori", "Kategori", lambda row: columns.status(row.hasil) if row.hasil else Sel(DASH)),
)
DATA = (
    Kolom[Ranting]("jenis_pohon", "Jenis", lambda row: text(kind(row.cabang))),
    Kolom[Ranting]("kedalaman_pohon", "Kedalaman", lambda row: num(row.tingkat + 1), angka=True),
)


def tree(rencana: Rencana, hasil: Hasil | None) -> Tabel:
    """Return every branch with what it supports, who works beside, and its capaian in the newest quarter."""
    found, title = rows(rencana, hasil), f"Pohon kinerja {rencana.tahun}"
    title = f"{title}, capaian {hasil.periode}" if hasil else title
    beside = (BY_WHOM,) if any(row.cabang.lintas for row in found) else ()
    return table(TREE, title, (*SHOWN, *beside, *(RESULT if hasil else ())), found, DATA)


WHOM = (
    Kolom[PadaLintas]("unit_lintas", "Unit atau bidang", lambda row: text(row.lintas.unit), nama=True),
    Kolom[PadaLintas]("kontribusi_lintas", "Kontribusi", lambda row: text(row.lintas.kontribusi)),
)


def _of_beside(row: PadaLintas) -> Ranting:
    return row.ranting


def beside(rencana: Rencana, hasil: Hasil | None) -> Tabel | None:
    """Return who works on a goal or an indicator beside the office, and with what; None where nobody does."""
    found = [PadaLintas(row, each) for row in rows(rencana, hasil) for each in row.cabang.lintas]
    found.sort(key=lambda row: row.lintas.unit.casefold())
    shown = (*WHOM, *(k.of(_of_beside) for k in (KODE, NAMA)))
    return table(BESIDE, f"Yang ikut mendukung, {rencana.tahun}", shown, found) if found else None


def tables(rencana: Rencana, hasil: Hasil | None) -> list[Tabel]:
    """Return the tables of the tree of a plan; none where it has no tree."""
    if not branches.there(rencana):
        return []
    others = beside(rencana, hasil)
    return [tree(rencana, hasil), *([others] if others else [])]


def counted(rencana: Rencana) -> str:
    """Return how much there is on each side of the office."""
    above, own = len(rencana.pohon.simpul) if rencana.pohon else 0, len(rencana.semua_sasaran)
    parts = [f"{above} sasaran dan indikator di atas kantor ini"] if above else []
    return f"{ind.listing([*parts, f'{own} sasaran', f'{len(rencana.indikator)} indikator kantor ini'])}."


def finding(rencana: Rencana) -> str:
    """Return how many goals lead to something above the office, and who works beside it."""
    known = branches.branches(rencana)
    goals = [branches.goal(s.nomor) for s in rencana.semua_sasaran]
    above = rencana.pohon.simpul if rencana.pohon else ()
    led = sum(_leads(known, kode) for kode in goals)
    units = {each.unit.casefold() for one in known.values() for each in one.lintas}
    many = f"Semua {led}" if led == len(goals) else f"{led} dari {len(goals)}"
    parts = [f"{many} sasaran mendukung sasaran di atas kantor ini"] if above else []
    parts += [f"{len(units)} unit lain ikut mendukung"] if units else []
    return ind.upper_first("; ".join(parts)) or f"{len(goals)} sasaran saling mendukung"


def _leads(known: Mapping[str, CabangPohon], kode: str) -> bool:
    """Return whether a goal, or one of its indicators, leads to something above the office."""
    seen, waiting = (
        set[str](),
        [kode, *(one.kode for one in known.values() if one.letak == kode and kind(one) == "indikator")],
    )
    while waiting:
        one = known.get(waiting.pop())
        if one is None or one.kode in seen:
            continue
        if isinstance(one.isi, Simpul):
            return True
        seen.add(one.kode)
        waiting += one.atas
    return False


def drawing(rencana: Rencana, hasil: Hasil | None) -> Gambar | None:
    """Return the tree of a plan as a drawing; None where nothing of it can be drawn."""
    shows = f"Pohon kinerja {rencana.tahun}" + (f", capaian {hasil.periode}" if hasil else "")
    return drawn(finding(rencana), shows, rows(rencana, hasil), _twig)


class Hanging(Protocol):
    """A row of a tree, of an office or of a portal: how deep it hangs, from 0."""

    @property
    def tingkat(self) -> int:
        """Return how deep."""


R = TypeVar("R", bound=Hanging)


def drawn(finding: str, shows: str, found: Sequence[R], twig: Callable[[R], Twig]) -> Gambar | None:
    """Return a tree as a drawing with what it shows; of a large one the upper levels, as many as can be drawn; None of
    none of these."""
    kept = _fitting(found)
    if not kept:
        return None
    left = len(found) - len(kept)
    note = f"{left} yang lebih bawah tidak digambar; semuanya ada pada tabel." if left else ""
    words = says(finding, shows, "", note or "Tabel Pohon kinerja memuat hal yang sama.")
    return Gambar(TREE, Tree(twigs=tuple(map(twig, kept)), **words), TREE)


def _fitting(found: Sequence[R]) -> list[R]:
    count = Counter(row.tingkat for row in found)
    deepest = max(count, default=-1)
    while sum(n for depth, n in count.items() if depth <= deepest) > MOST_DRAWN:
        deepest -= 1
    return [row for row in found if row.tingkat <= deepest]


def _twig(row: Ranting) -> Twig:
    one, look = row.cabang, ""
    if isinstance(one.isi, Indikator) and row.hasil:
        look = rupa(row.hasil.kategori) if row.hasil.kategori or row.hasil.capaian is None else "netral"
    name = one.isi.nama if isinstance(one.isi, Simpul) else f"{_number(one.isi)}. {one.isi.nama}"
    return Twig(row.tingkat, name, "; ".join(_notes(row)), kind(one), look)


def _notes(row: Ranting) -> Iterator[str]:
    """Yield what stands below the name of a branch."""
    one = row.cabang
    if isinstance(one.isi, Simpul):
        yield ", ".join(filter(None, (one.isi.tingkat, one.isi.pemilik)))
        yield f"kode {one.kode}"
    if row.hasil:
        yield _result(row.hasil)
    if isinstance(one.isi, Indikator) and one.induk:
        yield f"mendukung {one.induk}"
    if one.lintas:
        yield f"bersama {ind.listing([each.unit for each in one.lintas])}"


def _result(i: HasilIndikator) -> str:
    if i.capaian is None:
        return status_text(i)
    named = f" ({i.kategori.nama})" if i.kategori else ""
    return f"{phrases.capaian(i.capaian)}{named}"
