"""What a change of content would move: figures, facts, pages, and what was published, between a git revision and now.

In: a content folder and a revision. Out: changes by quarter, and lines that tell them; it writes nothing.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.build import pipeline
from generator.commands import release_diff
from generator.content import git, load
from generator.figures import facts, naming, stable_addresses
from generator.figures.lock import Perubahan
from generator.problems.problem import ContentError, Place, Problem
from generator.problems.shown import shown
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil

LINK = "120000"  # the mode of a symbolic link in git


def moved(folder: Path, revision: str) -> tuple[dict[str, list[Perubahan]], list[str], Report]:
    """Return by quarter what differs between the content at a git revision and now; what became of records, quarters
    and corrections, in sentences; and the report of now."""
    load.found(folder)
    with tempfile.TemporaryDirectory() as temporary:
        before = pipeline.compute(_checked_out(folder, revision, Path(temporary)), held=False)
    now = pipeline.compute(folder, held=False)
    old = {tw.folder: _state(tw) for tw in before.triwulan}
    new = {tw.folder: _state(tw) for tw in now.triwulan}
    quarters = sorted({*old, *new})
    told = [*release_diff.sentences(before, now)]
    return {q: list(_differences(old.get(q, {}), new.get(q, {}))) for q in quarters}, told, now


def _checked_out(folder: Path, revision: str, target: Path) -> Path:
    """Write the content as it was in a revision to a folder, and return that."""
    number = git.commit(folder, revision)
    if not number:
        raise ContentError([_unknown(folder, revision)])
    found = target / folder.name
    found.mkdir()
    try:
        for mode, name, data in git.files(folder, number):
            if mode == LINK:
                wrong = f"Isi pada revisi ini memuat tautan simbolis {name}, yang tidak dibaca."
                raise ContentError([_without(folder, wrong, "Pilih revisi lain.")])
            file = found / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    except git.Kurang as lacking:
        wrong, remedy = f"{lacking} pada revisi ini tidak terbaca dari git.", "Jalankan git fsck."
        raise ContentError([_without(folder, wrong, remedy)]) from lacking
    return found


def _unknown(folder: Path, revision: str) -> Problem:
    """Return why git does not give a revision."""
    answer = git.asked(folder, "rev-parse", "--git-dir")
    if answer.kata == git.ABSENT:
        return _without(folder, "Git tidak terpasang.", "Pasang Git (lihat PANDUAN.md).")
    if answer.kata == git.SLOW:
        return _without(folder, f"Git tidak menjawab dalam {git.LIMIT} detik.", "Periksa dengan git status.")
    if answer.pemilik:
        return _without(
            folder, "Folder ini milik pengguna lain, sehingga git menutupnya.", f"Jalankan {answer.pemilik}."
        )
    if answer.tolak:
        return _without(folder, f"Git tidak dapat membaca folder ini: {answer.tolak}.", git.STATUS_SHOWS)
    if answer.status:
        wrong = "Folder ini tidak disimpan dalam git, sehingga tidak ada isi lama."
        return _without(folder, wrong, "Jalankan dari salinan repositori.")
    broken = git.named(folder, revision)
    if broken.kata.startswith("error: "):  # it is there, and spoiled
        return _without(folder, f"Revisi ini tidak terbaca dari git: {broken.tolak}.", "Jalankan git fsck.")
    remedy = "Tulis cabang, tanda, atau nomor perubahan yang ada, misalnya HEAD atau main."
    if git.shallow(folder):
        remedy = "Salinan ini hanya memuat sebagian riwayat: jalankan git fetch --unshallow, lalu ulangi."
    return Problem(Place(str(folder)), "revisi-asing", revision, "Revisi git ini tidak ditemukan.", remedy)


def _without(folder: Path, wrong: str, remedy: str) -> Problem:
    return Problem(Place(str(folder), 0), "revisi-asing", "", wrong, remedy)


def _state(tw: Triwulan) -> dict[str, str | None]:
    figures = {stable_addresses.by_kode(a, tw.hasil.rencana): j.angka.teks for a, j in tw.jejak.items()}
    return {**figures, **facts.of(tw.content, tw.hasil)}


def _differences(old: dict[str, str | None], new: dict[str, str | None]) -> Iterator[Perubahan]:
    for alamat in dict.fromkeys([*old, *new]):
        if old.get(alamat) != new.get(alamat):
            yield Perubahan(alamat, old.get(alamat), new.get(alamat))


def lines(
    changes: dict[str, list[Perubahan]], pages: dict[str, Hasil], style: str, told: Sequence[str] = ()
) -> Iterator[str]:
    """Yield what became of what was published (`told`), then the moved figures, with their pages, and facts."""
    if told and style == "markdown":
        yield from ("### Kunci, koreksi, dan laporan", "", *(f"- {sentence}" for sentence in told), "")
    else:
        yield from told
    if not told and not any(changes.values()):
        yield "Tidak ada angka atau fakta yang berubah."
    for quarter, found in changes.items():
        if found and style == "markdown":
            yield from (f"### {quarter}", "", "| Alamat | Dari | Ke | Halaman |", "|---|---|---|---|")
        for change in found:
            hasil = pages.get(quarter)
            page = _page(change.alamat, hasil) if hasil and "#" not in change.alamat else ""
            row = (change.alamat, change.dari or "–", change.ke or "–", page)
            if style == "markdown":
                yield "| " + " | ".join(shown(cell.replace("|", "\\|").replace("\n", " ")) for cell in row) + " |"
            else:
                yield shown(f"{quarter} {row[0]}: {row[1]} → {row[2]}") + (f"  [{page}]" if page else "")


def _page(alamat: str, hasil: Hasil) -> str:
    """Return where a figure stands; nothing where its indicator is gone."""
    number = stable_addresses.by_number(alamat, hasil.rencana)
    gone = number == alamat and stable_addresses.INDICATOR.fullmatch(alamat)
    return "" if gone else naming.address(number, hasil)
