"""What was published is still there as it was listed: the list itself, records, quarters, corrections.

In: content with its computed quarters, and what git knows of the list. Out: problems with their places.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from generator import indonesian as ind
from generator.content import release_history
from generator.content.model import Content
from generator.content.release_history import Versi
from generator.figures import correction_file, lock, releases
from generator.problems.problem import Place, Problem
from generator.records.printed import Terbitan
from generator.scoring.ladder import Hasil

SETTLED = frozenset({"kunci-tak-tercatat", "koreksi-tak-tercatat", "ralat-tak-tercatat", "kunci-lama"})
RELOCKED = frozenset({"kunci-hilang", "kunci-berganti", "catatan-terbit-diubah", "terbit-berubah", "koreksi-terputus"})
BACK = "Kembalikan {1} dari riwayat git (git checkout {0} -- {1}) atau dari cadangan."
Back = Callable[[str], str]  # from the name of a file to the remedy that brings it back


def problems(
    content: Content, hasil: Sequence[Hasil], git: Sequence[Versi], without: Collection[str] = ()
) -> Iterator[Problem]:
    """Yield all that is not as it was published; nothing of quarters and files that are left out."""
    if releases.FILE in without:
        return
    back = _back(release_history.kept(git, content.unit.kode))
    broken = [*_chain(content, back)]
    yield from broken
    if broken:
        return
    found = {h.kuartal.folder: h for h in hasil}
    yield from forgotten(content, git)
    for folder, entry in releases.locks(content.terbitan).items():
        if not {folder, folder.partition("/")[0]} & set(without):
            yield from _quarter(content, found.get(folder), entry, back)
    yield from _unlisted(content, found)
    if correction_file.FILE not in without:
        yield from _corrections(content, back)


def _file(content: Content, name: str = releases.FILE) -> str:
    return f"{content.akar}/{name}"


def _back(known: Sequence[Versi]) -> Back:
    """Return what tells how to bring a file back: from the commit that listed last, where git knows one."""
    return partial(BACK.format, known[-1].komit[:8] if known else "HEAD")


def _chain(content: Content, back: Back) -> Iterator[Problem]:
    """Yield the first entry that does not follow from the one before, or is not what was written."""
    before: str | None = None
    for index, entry in enumerate(content.terbitan):
        if told := _torn(content, index, before, back):
            yield Problem(content.place(_file(content), (index,)), *told)
            return
        before = entry.sidik


def _torn(content: Content, index: int, before: str | None, back: Back) -> tuple[str, str, str, str] | None:
    """Return the rule, the key, what is wrong with an entry and the remedy; None for one that follows from `before`."""
    entry = content.terbitan[index]
    if entry.unit != content.unit.kode:
        wrong = f"Daftar ini milik {entry.unit}, sedangkan kode kantor ini {content.unit.kode}."
        remedy = (
            f"Bila isi ini disalin dari kantor lain, hapus {_file(content)} dan folder tahunnya; "
            f"bila tidak, tulis kode: {entry.unit} pada unit.yaml."
        )
        return "terbitan-asing", "unit", wrong, remedy
    if entry.nomor != index + 1 or entry.sebelum != before or not releases.intact(entry):
        wrong = f"Butir ini tidak sama dengan yang dicatat, atau bukan lanjutan butir {index}."
        return "terbitan-terputus", "sidik", wrong, back(_file(content))
    return None


def forgotten(content: Content, git: Sequence[Versi]) -> Iterator[Problem]:
    """Yield the first thing that a committed list holds and this one does not."""
    for known in reversed(release_history.kept(git, content.unit.kode)):
        lost = release_history.lost(known.butir, content.terbitan, content.unit.kode)
        if lost:
            wrong = f"Riwayat git ({known.komit[:8]}) memuat {said(lost)} (terbitan {lost.nomor}), yang tidak ada lagi."
            name = _file(content)
            words = f"checkout {known.komit[:8]} -- {name}"
            if known.jalur != git[0].jalur:  # its folder had another name
                words = f"show {known.komit[:8]}:{known.jalur} > {name}"
            remedy = f"Kembalikan {name} dari riwayat git (git {words})."
            yield Problem(Place(name, 0), "terbitan-hilang", "", wrong, remedy)
            return


def said(entry: Terbitan) -> str:
    """Return what an entry lists, as words."""
    words = {"terbit": "terbitnya", "koreksi": "koreksi", "kunci_baru": "kunci baru", "kunci_ulang": "penguncian ulang"}
    return f"{words[entry.peristiwa]} {entry.kuartal} pada {ind.day(entry.tanggal)}"


def _quarter(content: Content, hasil: Hasil | None, entry: Terbitan, back: Back) -> Iterator[Problem]:
    folder, listed = entry.kuartal, f"tercatat pada terbitan {entry.nomor}"
    if hasil is None:
        name = f"{content.akar}/{folder}"
        wrong = f"{folder} sudah terbit ({listed}), tetapi foldernya tidak ada."
        place = content.place(_file(content), (entry.nomor - 1, "kuartal"))
        yield Problem(place, "kuartal-hilang", folder, wrong, back(name))
        return
    file, kunci = content.quarter_file(folder, lock.FILE), lock.own(hasil)
    if hasil.kuartal.draft:
        place = content.place(content.quarter_file(folder, "laporan.yaml"), ("status",))
        wrong = f"{folder} sudah terbit ({listed}) dan tidak dapat menjadi draf lagi."
        yield Problem(place, "terbit-ditarik", "status", wrong, "Tulis status: terbit.")
    if kunci is None:
        other = hasil.kuartal.kunci
        wrong = f"Berkas ini kunci {other.kuartal}" if other else "Kuncinya tidak ada"
        wrong = f"{wrong}, padahal {folder} sudah terbit ({listed})."
        yield Problem(Place(file), "kunci-hilang", "", wrong, back(file) + _again(content, folder))
    elif releases.of_lock(kunci) != entry.isi:
        wrong = f"Kunci ini bukan yang {listed}: isinya diubah, lalu disegel ulang."
        yield Problem(Place(file), "kunci-berganti", "sidik", wrong, back(file) + _again(content, folder))


def _again(content: Content, folder: str) -> str:
    """Return what else may be done while the site was not announced."""
    if content.unit.alamat_situs:
        return ""
    return f' Bila situs belum diumumkan, jalankan lapkin publish {folder} --ulang "alasan".'


def _unlisted(content: Content, hasil: Mapping[str, Hasil]) -> Iterator[Problem]:
    """Yield records that are not in the list; those of the first form cannot have been."""
    known = releases.locks(content.terbitan)
    for folder, h in hasil.items():
        kunci = lock.own(h)
        if kunci is None or (folder in known and releases.is_complete(kunci)):
            continue
        place = Place(content.quarter_file(folder, lock.FILE))
        if not releases.is_complete(kunci):
            wrong = "Kunci ini dibuat versi lama: rencana, aturan, kantor, dan foto belum ikut terkunci."
            remedy = (
                f"Jalankan lapkin publish {folder}. Bila kantor berganti nama sejak itu, "
                "tulis dahulu nama lamanya pada riwayat di unit.yaml."
            )
            yield Problem(place, "kunci-lama", "", wrong, remedy)
        else:
            wrong = f"Kunci ini tidak tercatat pada {_file(content)}."
            remedy = f"Kembalikan {_file(content)}; bila memang belum pernah ada, jalankan lapkin publish {folder}."
            yield Problem(place, "kunci-tak-tercatat", "", wrong, remedy)


def _corrections(content: Content, back: Back) -> Iterator[Problem]:
    """Yield the first correction that is not the one that was listed, and those behind that are not listed."""
    file, listed = _file(content, correction_file.FILE), releases.corrected(content.terbitan)
    for index, entry in enumerate(listed):
        if index >= len(content.koreksi):
            wrong = f"Koreksi {index + 1} ({said(entry)}) tidak ada lagi."
            yield Problem(Place(file, 0), "koreksi-hilang", entry.kuartal, wrong, back(file))
            return
        if releases.of_correction(content.koreksi[index]) != entry.isi:
            wrong = f"Ini bukan koreksi {index + 1} yang tercatat ({said(entry)}): diubah, ditukar, atau disisipkan."
            yield Problem(content.place(file, (index,)), "koreksi-diubah", entry.kuartal, wrong, back(file))
            return
    for index, koreksi in enumerate(content.koreksi[len(listed) :] if content.terbitan else (), len(listed)):
        code = "koreksi-tak-tercatat" if koreksi.perubahan else "ralat-tak-tercatat"
        wrong = f"Koreksi {index + 1} belum tercatat pada {_file(content)}."
        remedy = f"Jalankan lapkin publish {koreksi.kuartal} agar tercatat."
        yield Problem(content.place(file, (index,)), code, koreksi.kuartal, wrong, remedy)
