"""Rules for what was published: a figure or fact may change only with a correction on record, and each entry of
koreksi.yaml says what changed, after publication, in the order it was recorded.

In: content and its computed quarters. Out: problems. Whether an entry is the one that was recorded: see `releases`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from generator import indonesian as ind
from generator.addresses.periods import PATTERN
from generator.checks import renamed
from generator.content.model import Content
from generator.figures import document_lock, document_shown, facts, lock, stable_addresses, version
from generator.figures.correction_file import FILE
from generator.figures.lock import Perubahan
from generator.problems.problem import Place, Problem
from generator.records.printed import Koreksi, Kunci
from generator.scoring.earlier_quarters import Lampau
from generator.scoring.ladder import Hasil

SHOWN = 3
LATEST = timedelta(days=3653)  # later than ten years after publication a year is mistyped


def strangers(content: Content, hasil: tuple[Hasil, ...]) -> Iterator[Problem]:
    """Yield every correction of a quarter that was not published."""
    folders = {h.kuartal.folder for h in hasil if lock.own(h)} | {t.kuartal for t in content.terbitan}
    for index, entry in enumerate(content.koreksi):
        if entry.kuartal not in folders:
            place = content.place(f"{content.akar}/{FILE}", (index, "kuartal"))
            wrong = f"{entry.kuartal} belum diterbitkan."
            remedy = f"Pilih kuartal yang sudah terbit: {', '.join(sorted(folders)) or '–'}."
            yield Problem(place, "koreksi-belum-terbit", "kuartal", wrong, remedy)


def problems(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Yield every change of a published quarter that no correction covers."""
    kunci, folder = lock.own(hasil), hasil.kuartal.folder
    if kunci is None:
        return
    file = content.quarter_file(folder, lock.FILE)
    if kunci.sidik != lock.seal(kunci):
        wrong, remedy = "Berkas ini diubah dengan tangan.", "Kembalikan isinya dari riwayat git."
        yield Problem(Place(file), "catatan-terbit-diubah", "sidik", wrong, remedy)
        return
    yield from _chain(content, hasil)
    found = [p for p in lock.changes(content, hasil) if not renamed.told(kunci, p.alamat)]
    if found:
        shown = "; ".join(f"{p.alamat} {_text(p.dari)} → {_text(p.ke)}" for p in found[:SHOWN])
        more = f"; dan {len(found) - SHOWN} lainnya" if len(found) > SHOWN else ""
        wrong = f"Isi yang sudah terbit berubah: {shown}{more}."
        remedy = f"Kembalikan isinya, atau jalankan lapkin correct {folder} untuk mencatat koreksi."
        if any(_of_plan(hasil, change.alamat) for change in found):
            year = hasil.rencana.tahun
            start = f"--perubahan {hasil.masa.jenis.folder[-1]}"  # the officer knows from when on
            remedy += f" Bila perjanjian kinerja diubah di tengah tahun: kembalikan, lalu lapkin new {year} {start}."
        yield Problem(_place(content, hasil, found), "terbit-berubah", folder, wrong, remedy)


def _chain(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Each correction must start from what was published or corrected before it."""
    kunci = lock.own(hasil)
    assert kunci is not None
    known = {**kunci.nilai, **kunci.fakta}
    for entry, koreksi in lock.entries(content, kunci):
        for number, change in enumerate(koreksi.perubahan):
            if not version.same(known.get(change.alamat), change.dari):
                place = content.place(f"{content.akar}/{FILE}", (entry - 1, "perubahan", number, "dari"))
                wrong = f"{change.alamat} sebelumnya {_text(known.get(change.alamat))}, bukan {_text(change.dari)}."
                yield Problem(place, "koreksi-terputus", "dari", wrong, f"Tulis {_text(known.get(change.alamat))}.")
            known[change.alamat] = change.ke


def _text(value: str | None) -> str:
    return "kosong" if value is None else value


def _place(content: Content, hasil: Hasil, found: list[Perubahan]) -> Place:
    """Return the typed cell that changed, if one can be told; else the record."""
    told = (facts.place(content, hasil, change.alamat) for change in found)
    if typed := next((place for place in told if place), None):
        return typed
    return _planned(content, hasil, found) or Place(content.quarter_file(hasil.kuartal.folder, lock.FILE))


def _of_plan(hasil: Hasil, alamat: str) -> bool:
    """Tell whether what changed is typed in the plan: one of its facts, or a target that no quarter has its own of."""
    plan = hasil.kuartal.rencana.rpartition("/")[2]
    return f"/{plan}#" in alamat or bool(re.fullmatch(rf"iku\.[^.]+\.target_(?:{PATTERN}|tahunan)", alamat))


def _planned(content: Content, hasil: Hasil, found: list[Perubahan]) -> Place | None:
    """Return where the plan holds the target that changed, if one did."""
    named = (stable_addresses.by_number(p.alamat, hasil.rencana) for p in found)
    targets = (re.fullmatch(rf"iku\.(\d+)\.target(?:_({PATTERN}|tahunan))?", alamat) for alamat in named)
    first = next((t for t in targets if t), None)
    path = next((path for path, i in hasil.rencana.paths() if first and i.nomor == int(first.group(1))), None)
    if first is None or path is None:
        return None
    key = first.group(2) or hasil.masa.kunci
    return content.key_place(hasil.kuartal.rencana, (*path, "target", key))


def shown_otherwise(content: Content, hasil: Hasil, then: Lampau, now: Lampau) -> Iterator[Problem]:
    """Yield that a published quarter shows those before it as they were, where they are otherwise by now."""
    if then != now:
        folder, kata = hasil.kuartal.folder, hasil.masa.kata
        wrong = f"{hasil.periode} terbit dengan angka {kata} sebelumnya yang kini berbeda."
        remedy = f"Bila {hasil.periode} ikut dikoreksi, jalankan lapkin correct {folder}."
        where = Place(content.quarter_file(folder, lock.FILE))
        yield Problem(where, "sebelumnya-berubah", "fakta", wrong, remedy)


def document_otherwise(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Yield that the document of a published quarter is another by now, as pages about the office were rewritten."""
    moved = [p.alamat for p in document_lock.moved(content, hasil)]
    medium = " --pembanding" if document_shown.MEDIUM in moved else ""
    by_name = any(alamat.startswith(document_shown.ONE) for alamat in moved)
    found = [document_shown.name(alamat) for alamat in moved if not (by_name and alamat == document_shown.MEDIUM)]
    if found:
        folder = hasil.kuartal.folder
        named = "; ".join(one.removesuffix(", jumlah periksa") for one in found[:SHOWN])
        more = f"; dan {len(found) - SHOWN} lainnya" if found[SHOWN:] else ""
        wrong = f"Dokumen {hasil.periode} yang disusun sekarang lain daripada ketika terbit: {named}{more}."
        remedy = f"Kembalikan isinya, biarkan, atau catat dengan lapkin correct {folder}{medium}."
        yield Problem(Place(content.quarter_file(folder, lock.FILE)), "dokumen-berubah", "fakta", wrong, remedy)


def correction_order(content: Content) -> Iterator[Problem]:
    """Yield every entry that is dated before the one above it."""
    for number, (before, entry) in enumerate(zip(content.koreksi, content.koreksi[1:], strict=False), 1):
        if entry.tanggal < before.tanggal:
            wrong = f"{ind.day(entry.tanggal)} sebelum tanggal koreksi di atasnya ({ind.day(before.tanggal)})."
            remedy = f"Tulis {before.tanggal.isoformat()} atau sesudahnya; butir baru selalu di akhir berkas."
            place = content.place(f"{content.akar}/{FILE}", (number, "tanggal"))
            yield Problem(place, "koreksi-urutan", "tanggal", wrong, remedy)


def corrections(content: Content, hasil: Hasil) -> Iterator[Problem]:
    """Yield what is wrong with the corrections of a published quarter."""
    kunci = lock.own(hasil)
    if kunci is None:
        return
    later = {number for number, _ in lock.entries(content, kunci)}
    now = lock.now(content, hasil, kunci)
    for number, entry in content.koreksi_of(kunci.kuartal):
        yield from _light(content, number - 1, entry)
        yield from _dated(content, number - 1, entry, kunci, number in later)
        yield from _idle(content, number - 1, entry)
        if number in later:
            yield from _unknown(content, number - 1, entry, {*kunci.nilai, *now})


def _light(content: Content, index: int, entry: Koreksi) -> Iterator[Problem]:
    if entry.ringan and entry.perubahan:
        wrong = (
            f"Ralat ringan tidak mengubah angka atau fakta, padahal butir ini memuat {len(entry.perubahan)} perubahan."
        )
        place = content.key_place(f"{content.akar}/{FILE}", (index, "ringan"))
        yield Problem(place, "koreksi-ringan", "ringan", wrong, "Ini koreksi: hapus kunci ini.")


def _dated(content: Content, index: int, entry: Koreksi, kunci: Kunci, later: bool) -> Iterator[Problem]:
    first: date = max(kunci.terbit, kunci.dihitung) if later and kunci.dihitung else kunci.terbit
    wrong = ""
    if entry.tanggal < first:
        wrong = f"{ind.day(entry.tanggal)} sebelum {kunci.kuartal} terbit dan dikunci ({ind.day(first)})."
        remedy = f"Tulis tanggal koreksi itu dicatat, {first.isoformat()} atau sesudahnya."
    elif entry.tanggal > max(first, kunci.dihitung or first) + LATEST:
        wrong = f"{ind.day(entry.tanggal)} lebih dari sepuluh tahun sesudah {kunci.kuartal} terbit."
        remedy = "Periksa tahunnya."
    if wrong:
        place = content.place(f"{content.akar}/{FILE}", (index, "tanggal"))
        yield Problem(place, "koreksi-tanggal", "tanggal", wrong, remedy)


def _idle(content: Content, index: int, entry: Koreksi) -> Iterator[Problem]:
    """Yield changes that change nothing, and addresses that one entry changes twice."""
    often = Counter(p.alamat for p in entry.perubahan)
    for number, change in enumerate(entry.perubahan):
        wrong = ""
        if version.same(change.dari, change.ke):
            wrong = f"{change.alamat} tidak berubah."
        elif often[change.alamat] > 1:
            wrong = f"{change.alamat} disebut lebih dari sekali dalam satu koreksi."
        if wrong:
            place = content.place(f"{content.akar}/{FILE}", (index, "perubahan", number, "alamat"))
            remedy = "Tulis satu perubahan tiap alamat, dari nilai lama ke nilai baru; hapus selebihnya."
            yield Problem(place, "koreksi-sia-sia", "alamat", wrong, remedy)


def _unknown(content: Content, index: int, entry: Koreksi, known: set[str]) -> Iterator[Problem]:
    for number, change in enumerate(entry.perubahan):
        if "#" not in change.alamat and change.alamat not in known:
            place = content.place(f"{content.akar}/{FILE}", (index, "perubahan", number, "alamat"))
            wrong = f"{entry.kuartal} tidak punya angka {change.alamat}."
            remedy = f"Hapus perubahan ini; lapkin correct {entry.kuartal} mengisi alamatnya sendiri."
            yield Problem(place, "koreksi-asing", "alamat", wrong, remedy)
