"""What a change of content does to what was published: records, quarters, corrections, the list of all these, and who
publishes.

In: the computed content before and after. Out: sentences; none where nothing of it was touched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import indonesian as ind
from generator.addresses import periods
from generator.checks import releases as release_checks
from generator.content import release_history
from generator.content.model import Content
from generator.figures import lock, releases
from generator.presentation import office_words
from generator.records.office import Unit
from generator.records.printed import Koreksi, Kunci
from generator.report import Report
from generator.scoring.ladder import Hasil


def sentences(before: Report, now: Report) -> Iterator[str]:
    """Yield what became of what was published, in sentences."""
    yield from _quarters(_by_folder(before.hasil), _by_folder(now.hasil), now.content)
    yield from _corrections(before.content.koreksi, now.content.koreksi)
    yield from _list(before.content, now.content)
    yield from _office(before.content.unit, now.content.unit)


def _by_folder(hasil: Sequence[Hasil]) -> dict[str, Hasil]:
    return {h.kuartal.folder: h for h in hasil}


def _quarters(old: dict[str, Hasil], new: dict[str, Hasil], content: Content) -> Iterator[str]:
    for folder in sorted({*old, *new}):
        one = lock.own(old[folder]) if folder in old else None
        two = lock.own(new[folder]) if folder in new else None
        if folder not in new:
            yield f"{_kind(folder)} {folder} dihapus{', padahal sudah terbit dan dikunci' if one else ''}."
        elif one and not two:
            yield f"Kunci {folder} dihapus: perubahan laporan yang sudah terbit ini tidak lagi diketahui."
        elif two and not one:
            yield f"Kunci {folder} dibuat: {periods.of(folder)[1].kata} ini terbit."
        elif one and two and one != two:
            yield _resealed(folder, one, two, content, new[folder])
        if folder in old and folder in new and not old[folder].kuartal.draft and new[folder].kuartal.draft:
            yield f"{_kind(folder)} {folder} ditarik: dari terbit menjadi draf."


def _kind(folder: str) -> str:
    return ind.upper_first(periods.of(folder)[1].kata)


def _resealed(folder: str, one: Kunci, two: Kunci, content: Content, hasil: Hasil) -> str:
    """Return what became of a record that is another than before; addresses of two forms are not the same, so of one
    in another form what differs from the content of now is counted."""
    known, now = {**one.nilai, **one.fakta}, {**two.nilai, **two.fakta}
    moved = [a for a in known if a in now and known[a] != now[a]]
    gone = [a for a in known if a not in now]
    told = f"{len(moved)} nilai berubah, {len(gone)} hilang, {len(now.keys() - known.keys())} bertambah"
    if two.sidik != lock.seal(two):
        return f"Kunci {folder} diubah dengan tangan, segelnya tidak cocok: {told}."
    if lock.form(one) == lock.form(two):
        return f"Kunci {folder} disegel ulang: {told}."
    differs = len(lock.changes(content, replace(hasil, kuartal=replace(hasil.kuartal, kunci=one))))
    form = f"dari bentuk {lock.form(one)} menjadi {lock.form(two)}"
    return f"Kunci {folder} ditulis ulang {form}: {differs} nilai atau fakta pada kunci lama berbeda dari isi kini."


def _corrections(old: Sequence[Koreksi], new: Sequence[Koreksi]) -> Iterator[str]:
    for number, entry in enumerate(old, 1):
        if number > len(new):
            yield f"Koreksi {number} ({_named(entry)}) dihapus."
        elif releases.of_correction(entry) != releases.of_correction(new[number - 1]):
            yield f"Koreksi {number} ({_named(entry)}) diubah atau diganti."
    for number, entry in enumerate(new[len(old) :], len(old) + 1):
        yield f"Koreksi {number} ({_named(entry)}) ditambahkan."


def _named(entry: Koreksi) -> str:
    return f"{entry.kuartal}, {ind.day(entry.tanggal)}: {entry.apa}"


def _office(before: Unit, now: Unit) -> Iterator[str]:
    """Yield what the office is called now, and what is told of what it was."""
    for key, label in office_words.LABELS.items():
        one, two = getattr(before, key), getattr(now, key)
        if one != two:
            yield f"{label} kantor berganti: {office_words.text(one)} menjadi {office_words.text(two)}."
    for entry in now.riwayat:
        if entry not in before.riwayat:
            said = "; ".join(f"{label}: {text}" for label, text in office_words.told(entry))
            yield f"Riwayat kantor sampai {entry.sampai}: {said}."
    for entry in before.riwayat:
        if entry.sampai not in {e.sampai for e in now.riwayat}:
            yield f"Riwayat kantor sampai {entry.sampai} dihapus."


def _list(before: Content, now: Content) -> Iterator[str]:
    lost = release_history.lost(before.terbitan, now.terbitan, before.unit.kode)
    if lost:
        yield f"Daftar terbitan tidak lagi memuat terbitan {lost.nomor}, {release_checks.said(lost)}."
    elif now.terbitan[: len(before.terbitan)] != before.terbitan:
        yield "Daftar terbitan ditulis ulang: butir yang sama, tetapi dengan segel lain."
