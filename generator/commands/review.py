"""The command `tanggapan`: what a reviewed document says, with the file and line of each remark; and prose taken over.

In: a content folder, a DOCX. Out: lines; with `write`, files written together, or problems and nothing.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.build import document, pipeline, reviewed
from generator.build.reviewed import ReviewFinding
from generator.commands import importing, terminal, world
from generator.content import journal, openings, trial
from generator.document import docx, review, word_text
from generator.forms.reading.kinds import BukanIsian
from generator.problems.problem import ContentError
from generator.problems.shown import shown
from generator.report import Triwulan
from generator.yaml import in_place

LARGEST = 100_000_000  # bytes
SHOWN = 300  # letters of a text


def answered(content: Path, file: Path, write: bool) -> Iterator[str]:
    """Yield what a document says, and what was taken over; raise `ContentError` where nothing may be written."""
    try:
        said = review.read(openings.named(file, LARGEST))
    except openings.BukanBerkas as error:
        if error.kind == openings.LARGE:
            world.leave(f"{file} terlalu besar. {review.OURS}")
        what = "tidak ada" if error.kind == openings.ABSENT else "bukan berkas biasa"
        world.leave(f"{file} {what}. Sebut dokumen yang sudah direviu, misalnya: lapkin tanggapan reviu.docx")
    except BukanIsian as error:
        world.leave(f"{file}: {error.wrong} {error.remedy}")
    report = pipeline.compute(content, held=False)
    tw = terminal.find(report, said.kuartal)
    if said.kantor != word_text.bookmark(f"{docx.OFFICE}{tw.unit.kode}"):
        world.leave(f"{file}: Dokumen ini milik kantor lain, atau dibuat sebelum kode kantor diganti. {review.OURS}")
    found = reviewed.found(tw, document.made(tw).bagian, said.catatan)
    for one in found:
        yield from _told(one)
    ready = [one for one in found if one.baru]
    how = "" if write or not ready else " dengan --ya"
    yield f"{len(found)} tanggapan; {len(ready)} perubahan kalimat dapat diambil{how}."
    if write and ready:
        yield from _taken(content, tw, found)


def _told(one: ReviewFinding) -> Iterator[str]:
    where = f"{one.tempat} · {one.alamat}"
    for author, text in one.catatan.komentar:
        yield f"{where} · komentar {_short(author) if author else 'tanpa nama'}: {_short(text)}"
        yield f"    pada: {_short(one.catatan.jadi)}"
    if one.catatan.berubah:
        who = _short(", ".join(one.catatan.penulis)) if one.catatan.penulis else "tanpa nama"
        yield f"{where} · {'dipindah' if one.catatan.pindah else 'diubah'} {who}: {one.sebab or 'dapat diambil.'}"
        yield f"    semula: {_short(one.catatan.semula)}"
        yield f"    menjadi: {_short(one.catatan.jadi)}"


def _short(text: str) -> str:
    bare = shown(" ".join(text.split()))
    return f"{bare[:SHOWN]}…" if len(bare) > SHOWN else bare or "(kosong)"


def _taken(content: Path, tw: Triwulan, found: list[ReviewFinding]) -> Iterator[str]:
    """Write changed paragraphs into their files, all or none, and say which; no figure may change with them."""
    wanted, pages = reviewed.changes(tw, found), reviewed.pages(tw, found)
    old = {name: (content / name).read_bytes() for name in (*wanted, *pages)}
    new = {name: in_place.changed(name, old[name].decode(), one, (), lambda _: ()) for name, one in wanted.items()}
    new |= {name: _ended(text, old[name]) for name, text in pages.items()}
    with trial.with_texts(content, new) as copy:
        after = terminal.find(pipeline.compute(copy, held=False), tw.folder)
        assert _figures(after) == _figures(tw), "prose holds no figure"
    try:
        journal.commit(content, old, {name: text.encode() for name, text in new.items()}, {"perintah": "tanggapan"})
    except journal.Disela as error:
        raise ContentError(importing.changed(content, error.args, "Ulangi perintah ini.")) from error
    yield f"Ditulis: {', '.join(new)}. Batalkan dengan lapkin import --batalkan."
    if not tw.kuartal.draft:
        which = tw.hasil.masa.kata.capitalize()
        yield f"{which} ini sudah terbit: catat ralatnya dengan lapkin correct {tw.folder} --ringan."


def _ended(text: str, before: bytes) -> str:
    """Return a text with the ends of lines that the file has."""
    return text.replace("\n", "\r\n") if b"\r\n" in before else text


def _figures(tw: Triwulan) -> Mapping[str, str]:
    return {name: one.teks for name, one in tw.angka.items()}
