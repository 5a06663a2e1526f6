"""Rules of the history of the office: its ends are quarters, in order, and each entry tells what was different.

In: a loaded `Content` with all its years. Out: problems with their places.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from generator.addresses import periods
from generator.content.model import Content, Kuartal
from generator.problems.problem import Place, Problem, some
from generator.records.office import Orang

FILE = "unit.yaml"


def problems(content: Content, without: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the history; nothing of quarters that are left out or could not be read."""
    quarters = [k for t in content.tahun for k in t.kuartal]
    disorder = [*some(_order(content))]
    yield from disorder
    if not disorder:
        yield from _idle(content)
        yield from _unknown(content, [k.folder for k in quarters], _unread(content, without))
    for kuartal in quarters:
        yield from _signed(content, kuartal)


def _place(content: Content, index: int, key: str = "") -> Place:
    return content.place(f"{content.akar}/{FILE}", ("riwayat", index, key) if key else ("riwayat", index))


def _unread(content: Content, without: Collection[str]) -> set[str]:
    """Return the quarters of which something could not be read or is left out."""
    names = [name.removeprefix(f"{content.akar}/") for name in content.rusak] + [*without]
    years = {name[:4] for name in names if name.count("/") < 2}
    folders = {"/".join(name.split("/")[:2]) for name in names}
    return folders | {f"{year}/{name}" for year in years for name in periods.FOLDERS}


def _order(content: Content) -> Iterator[Problem]:
    """Yield every entry that does not end after the one above it."""
    for index, (before, entry) in enumerate(pairwise(content.unit.riwayat), 1):
        if before.sampai == entry.sampai:
            wrong, remedy = f"Dua butir berakhir pada {entry.sampai}.", "Gabungkan isinya menjadi satu butir."
        elif before.sampai > entry.sampai:
            wrong = f"{entry.sampai} tidak sesudah butir di atasnya ({before.sampai})."
            remedy = "Urutkan butirnya dari yang terlama."
        else:
            continue
        yield Problem(_place(content, index, "sampai"), "kantor-urutan", "sampai", wrong, remedy)


def _idle(content: Content) -> Iterator[Problem]:
    """Yield every entry that says nothing, or what held afterwards, too."""
    after = dict(content.unit)
    for index, entry in reversed([*enumerate(content.unit.riwayat)]):
        if all(after[key] == value for key, value in entry.isi.items()):
            wrong = "Butir ini sama dengan keadaan sesudahnya." if entry.isi else "Butir ini tidak menyebut yang lama."
            remedy = "Tulis yang berlaku sampai saat itu, misalnya nama yang lama; atau hapus butir ini."
            yield Problem(_place(content, index), "kantor-sia-sia", "riwayat", wrong, remedy)
        after |= entry.isi


def _unknown(content: Content, known: Sequence[str], unread: Collection[str]) -> Iterator[Problem]:
    """Yield every end behind the first quarter that is no quarter there is, nor the one to be reported next."""
    for index, entry in enumerate(content.unit.riwayat if known else ()):
        if known[0] < entry.sampai and entry.sampai not in {*known, _next(known[-1]), *unread}:
            last = max(folder for folder in known if folder < entry.sampai)
            wrong = f"{entry.sampai} tidak ada di isi."
            remedy = f"Tulis {last}, {periods.of(last)[1].kata} terakhir sebelum itu yang ada."
            yield Problem(_place(content, index, "sampai"), "kantor-triwulan", "sampai", wrong, remedy)


def _signed(content: Content, kuartal: Kuartal) -> Iterator[Problem]:
    """Yield a quarter signed as head by somebody who was none, then or after it, where the history names heads."""
    signer = kuartal.laporan.penandatangan
    if signer is None or not any(e.kepala for e in content.unit.riwayat):
        return
    heads = [content.unit.at(folder).kepala for folder in (kuartal.folder, _next(kuartal.folder))]
    posts = {_post(head) for head in [content.unit.kepala, *(e.kepala for e in content.unit.riwayat if e.kepala)]}
    if _post(signer) in posts and _name(signer) not in map(_name, heads):
        place = content.place(content.quarter_file(kuartal.folder, "laporan.yaml"), ("penandatangan", "nama"))
        wrong = f"{signer.nama} menandatangani sebagai {signer.jabatan}; kepala waktu itu {heads[0].nama}."
        remedy = f"Periksa nama ini, atau kepala pada riwayat di {FILE}."
        yield Problem(place, "kantor-penandatangan", "penandatangan", wrong, remedy)


def _next(folder: str) -> str:
    """Return the folder of the period after one, of the same kind."""
    year, masa = periods.of(folder)
    later = masa.sesudahnya
    return f"{year}/{later[0].folder}" if later else f"{year + 1}/{masa.jenis.folder[0]}"


def _post(person: Orang) -> str:
    return person.jabatan.casefold()


def _name(person: Orang) -> str:
    """Return a name without titles behind it."""
    return person.nama.partition(",")[0].casefold()
