"""What every command shows on the terminal: problems, steps, counts; the refusal of a folder that is not ours, and of a
quarter that is none.

In: content folders and problems. Out: text on standard output or error, and exit status 1.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from generator.build import pipeline
from generator.commands import world
from generator.content import diagnostics, journal
from generator.problems import rules
from generator.problems.problem import ContentError, Place, Problem
from generator.report import Report, Triwulan
from generator.site import belongings, manifest, swap
from generator.site.manifest import BukanManifest
from generator.store.cache import Cache

KEPT = "Situs lama tidak diubah"


@contextmanager
def reported(content: Path, style: str = "text", kept: str = "") -> Iterator[pipeline.Step]:
    """Show problems of content as text and leave with status 1; never a traceback for them.

    Gives what shows each step of the pipeline, which is nothing where no person looks.
    """
    try:
        with world.told(kept):
            _recovered(content)
            yield pipeline.silent if style != "text" or os.environ.get("CI") else _step
    except ContentError as error:
        click.echo("\n".join(diagnostics.lines(error.problems, content.resolve().parent, style)), err=style == "text")
        if style == "text":
            click.echo(f"{counted(error.problems)}.{f' {kept}.' if kept else ''} Arti tiap kode: PANDUAN.md.", err=True)
        sys.exit(1)


def _recovered(content: Path) -> None:
    """End what a killed command left half written, and say so."""
    said = journal.recover(content)
    if said:
        click.echo(said, err=True)


def counted(problems: Iterable[Problem]) -> str:
    """Return how many problems there are of each level, such as 2 galat, 1 peringatan."""
    counts = Counter(p.level for p in problems)
    return ", ".join(f"{counts[level]} {level}" for level in rules.LEVELS if counts[level])


def _step(step: str) -> None:
    with suppress(OSError):  # the work goes on where nobody can look
        click.secho("· ", dim=True, nl=False, err=True)
        click.echo(step, err=True)


def computed(content: Path, step: pipeline.Step, drafts: bool, cache: Cache | None = None) -> Report:
    """Return the computed content, and show what it warns of."""
    report = pipeline.compute(content, step, drafts=drafts, cache=cache)
    noticed(report.masalah)
    return report


def noticed(problems: Iterable[Problem]) -> None:
    """Show what does not stop a command."""
    for problem in problems:
        click.echo(str(problem), err=True)


def replaceable(folder: Path, content: Path, mark: str) -> None:
    """Leave with status 1 when a folder must not be written to: it holds what we did not make, or lies in the content.

    What makes a folder ours is the list of its files, under the name `mark`. An exchange that was cut off is ended.
    """
    wrong = ""
    if _within(folder, content) or _within(content, folder):
        wrong = f"Folder hasil {folder} dan folder isi {content} tidak boleh saling memuat. Pilih folder di luar isi."
    elif _mended(folder) and (there := belongings.strangers(folder)):
        try:
            manifest.at(folder, mark)
        except BukanManifest as error:
            wrong = (
                f"{folder} tidak dikenali sebagai buatan perintah ini ({mark} {error}), dan berisi "
                f"{belongings.named(there)}. Tidak ada yang dihapus. Pilih folder lain, atau pindahkan isinya dahulu."
            )
    if wrong:
        click.echo(wrong, err=True)
        sys.exit(1)


def outside(place: Path, content: Path, option: str = "--out") -> None:
    """Leave with status 1 when what a command makes would land in the content, where only what is typed belongs."""
    if _within(place, content):
        world.leave(f"{place} ada di dalam folder isi {content}. Sebut tempat di luarnya dengan {option}.")


def cache(place: Path | None, content: Path) -> Path:
    """Return where the cache is; where none is named that is .cache, beside the content for who stands inside it."""
    if place is None:
        usual = Path(".cache")
        return content.resolve().with_name(usual.name) if _within(usual, content) else usual
    outside(place, content, "--cache")
    return place


def _within(place: Path, other: Path) -> bool:
    return place.resolve().is_relative_to(other.resolve())


def _mended(folder: Path) -> bool:
    """End an exchange that was cut off; return whether there is such a folder."""
    if folder.resolve().parent.is_dir():
        with swap.alone(folder.resolve(), aside):
            swap.heal(folder.resolve())
    return folder.exists()


def timed() -> None:
    """Leave with status 1 when the time that the environment gives the build is none."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given and not re.fullmatch("[0-9]{1,11}", given):
        world.leave(f'SOURCE_DATE_EPOCH "{given[:40]}" bukan banyaknya detik sejak 1970. Perbaiki, atau hapus.')


def stop(faults: list[str], kept: str = "Yang lama tidak diubah") -> None:
    """Leave with status 1 when there are faults."""
    if faults:
        click.echo("\n".join((*faults, *([f"{kept}."] if kept else []))), err=True)
        sys.exit(1)


def agreed(question: str) -> bool:
    """Ask, and return whether the answer is yes; ya counts as y, an empty answer as no."""
    answers = {**dict.fromkeys(("y", "ya", "yes"), True), **dict.fromkeys(("", "t", "tidak", "n", "no"), False)}
    while (answer := click.prompt(f"{question} [y/t]", default="", show_default=False).strip().lower()) not in answers:
        click.echo("Jawab y (ya) atau t (tidak).")
    return answers[answer]


def aside(sentence: str) -> None:
    """Say something that is no answer."""
    click.echo(sentence, err=True)


def find(report: Report, quarter: str) -> Triwulan:
    """Return the computed report of a quarter; refuse a name that is none, with those there are."""
    found = {tw.folder: tw for tw in report.triwulan}
    if quarter not in found:
        kata = report.kinds[-1].kata
        near = next(
            (one for one in reversed(found) if one.casefold().endswith(quarter.casefold().replace(" ", ""))), ""
        )
        remedy = f"Mungkin maksudnya {near}." if near else f"Pilih salah satu: {', '.join(found)}."
        if not found:
            remedy = f"Belum ada {kata}; buat dengan lapkin new."
        place = Place(f"{report.content.akar}/{quarter}")
        raise ContentError([Problem(place, "triwulan-asing", "", f"{kata.capitalize()} {quarter} tidak ada.", remedy)])
    return found[quarter]
