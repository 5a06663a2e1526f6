"""What `import` does with a file that was handed over: says what it would change, asks, and writes it.

In: a content folder, the file, what was said on the command line. Out: files, or refusals that name them. A file that
was changed on both sides is merged value by value; what both changed is taken from the side that is named, or none.
What is written can be taken back.
"""

from dataclasses import dataclass, field
from pathlib import Path

import click

from generator.build import pipeline
from generator.commands import importing, parcel, parcel_values, terminal
from generator.commands.import_command import ImportOrder
from generator.commands.parcel import Kiriman
from generator.commands.parcel_values import BerkasGabungan
from generator.content import journal, trial
from generator.forms import changes
from generator.problems.problem import ContentError, Place, Problem
from generator.store import durable

LATER = "Ulangi perintah ini; yang baru disimpan ikut dibaca."


@dataclass
class Terima:
    """What is to be taken over: files as they are and as they are to be; what stays as it is here, and why."""

    lama: dict[str, bytes | None] = field(default_factory=dict)
    baru: dict[str, bytes] = field(default_factory=dict)
    catatan: list[str] = field(default_factory=list)
    bentrok: list[Problem] = field(default_factory=list)


def imported(content: Path, file: Path, said: ImportOrder) -> None:
    """Say what taking a file over would do, ask, and do it."""
    found, told = ready(content, file, parcel.opened(file), said.bentrok)
    click.echo("\n".join(told))
    if not found.baru:
        click.echo("Isi kiriman ini sudah ada di sini.")
    elif said.ya or terminal.agreed(f"Tulis {len(found.baru)} berkas?"):
        with durable.alone(content):
            write(content, found)
        click.echo(f"{len(found.baru)} berkas ditulis. Batalkan dengan lapkin import --batalkan.")
    else:
        click.echo("Tidak ada yang ditulis.")


def ready(content: Path, file: Path, given: Kiriman, wins: str) -> tuple[Terima, list[str]]:
    """Return what is to be taken over of a file, and what that would do; raise `ContentError` where it may not be."""
    report = pipeline.compute(content)
    if given.kantor != report.content.unit.kode:
        wrong = f"Kiriman ini milik kantor {given.kantor[:80]}, sedangkan folder ini milik {report.content.unit.kode}."
        raise parcel.refused(file, wrong, "Sebut folder isi kantor itu dengan --content.", "isian-lain")
    found = merged(content, file, given, wins)
    if found.bentrok:
        raise ContentError(found.bentrok)
    with trial.with_texts(content, found.baru) as copy:
        after = pipeline.compute(copy)
    names = [f"{name}: {'baru' if found.lama[name] is None else 'berubah'}" for name in found.baru]
    return found, [*names, *importing.moved(after, report, given.kuartal), *found.catatan]


def write(content: Path, found: Terima) -> None:
    """Write what is to be taken over, all or none."""
    try:
        journal.commit(content, found.lama, found.baru, {"perintah": "import"})
    except journal.Disela as error:
        raise ContentError(importing.changed(content, error.args, LATER)) from error


def merged(content: Path, file: Path, given: Kiriman, wins: str) -> Terima:
    """Return what is to be taken over; `wins` says who is right where both sides changed a value: isian or yaml."""
    found, both, once = Terima(), [], list[str]()
    for name, data in given.berkas.items():
        here = journal.current(content / name)
        mine, sent = parcel.total(here), parcel.total(data)
        before = [one for one in given.dahulu[name] if one != sent]
        if mine == sent:
            continue
        if here is None or mine in before:
            found.lama[name], found.baru[name] = here, data
        elif given.dahulu[name] and not before:
            found.catatan.append(f"{name}: tidak diubah pengirimnya, di sini berbeda; dibiarkan.")
        else:
            both.append(name)
            once += [name] if len(before) == 1 else []  # of what was sent before, nobody knows what was taken over here
    values = parcel_values.merged(content, given, once, wins == "isian")
    for name in both:
        if name in values:
            _by_value(content, file, found, name, values[name], wins)
        else:
            _whole(content, file, found, name, given.berkas[name], wins)
    return found


def _by_value(content: Path, file: Path, found: Terima, name: str, one: BerkasGabungan, wins: str) -> None:
    for cell, sent, mine in one.gabungan.bentrok:
        values = f"di sini {changes.shortened(mine)}, pada pengirimnya {changes.shortened(sent)}"
        if wins == "yaml":
            found.catatan.append(f"{name}: {cell.label}: diubah di kedua tempat; dibiarkan ({values}).")
        else:
            wrong = f"{cell.label}: diubah di kedua tempat: {values}."
            found.bentrok.append(_clash(content, file, name, wrong))
    here = journal.current(content / name)
    if (text := one.teks.encode()) != here:
        found.lama[name], found.baru[name] = here, text
        found.catatan.append(f"{name}: diubah di kedua tempat; isinya digabung.")


def _whole(content: Path, file: Path, found: Terima, name: str, data: bytes, wins: str) -> None:
    if wins == "isian":
        found.lama[name], found.baru[name] = journal.current(content / name), data
    elif wins == "yaml":
        found.catatan.append(f"{name}: diubah di kedua tempat; dibiarkan.")
    else:
        found.bentrok.append(_clash(content, file, name, "Berkas ini diubah di sini dan pada pengirimnya."))


def _clash(content: Path, file: Path, name: str, wrong: str) -> Problem:
    remedy = f"Ulangi dengan --bentrok isian (memakai isi {file.name}) atau --bentrok yaml (membiarkan yang di sini)."
    return Problem(Place(f"{content.name}/{name}", 0), "isian-bentrok", "", wrong, remedy)
