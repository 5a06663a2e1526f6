"""Starts an office or a portal: asks questions, and writes the first files into an empty folder, all of them or none.

In: a folder, and answers that were given beforehand. Out: files on disk, checked; or a refusal that says what to do.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import click
from pydantic_core import PydanticCustomError

from generator.addresses.periods import KINDS, QUARTERLY
from generator.build import pipeline
from generator.build.portal import registry
from generator.commands import world
from generator.forms import new_office, new_portal
from generator.forms.new_office import Pertanyaan
from generator.problems.shown import shown
from generator.records import values
from generator.store import durable

# What may be there already: a repository, an environment, and Lapkin itself to install from.
WELCOME = {".git", ".venv", "paket"}
WHEEL = "lapkin-*.whl"


def office(folder: Path, given: Mapping[str, str | None]) -> list[str]:
    """Ask what was not given, write the files of an office and return what to say; refuse a folder that holds some."""
    _empty(folder)
    known = _given(given, {**{k: q.baca for k, q in new_office.QUESTIONS.items()}, **new_office.BESIDES})
    known.setdefault("tahun", str(datetime.now(UTC).year))
    known.setdefault("periode", QUARTERLY.kode)
    _ask(known, new_office.QUESTIONS, "lapkin init kantor")
    files = new_office.files(known)
    _written(folder, files, lambda: pipeline.compute(folder / "content"))
    return [*_next(folder, known, len(files))]


def portal(folder: Path, given: Mapping[str, str | None]) -> list[str]:
    """Ask what was not given, write the files of a portal and return what to say; refuse a folder that holds some."""
    _empty(folder)
    known = _given(given, {key: question.baca for key, question in new_portal.QUESTIONS.items()})
    _ask(known, new_portal.QUESTIONS, "lapkin init portal --portal")
    files = new_portal.files(known)
    _written(folder, files, lambda: registry.read(folder / new_portal.REGISTER))
    place = "folder ini" if folder == Path() else folder
    return [
        f"Portal baru di {place}: {len(files)} berkas. Berikutnya, dari folder itu:",
        f"  1. daftarkan unit dan indikator bersama pada {new_portal.REGISTER}",
        f"  2. lapkin portal {new_portal.REGISTER}",
        "Selebihnya: README.md di folder itu.",
    ]


def _ask(known: dict[str, str], questions: Mapping[str, Pertanyaan], command: str) -> None:
    """Ask every question that is not answered yet."""
    for number, key in enumerate((key for key in questions if key not in known), 1):
        known[key] = _asked(key, number, questions, command)


def _given(given: Mapping[str, str | None], readers: Mapping[str, Callable[[str], str]]) -> dict[str, str]:
    """Read the answers that were given as options; refuse those that nothing is asked about."""
    told = {key: value for key, value in given.items() if value is not None}
    if strange := next((key for key in told if key not in readers), None):
        raise click.UsageError(f"--{strange.replace('_', '-')} tidak berlaku untuk portal. Hapus pilihan itu.")
    return {key: _read(key, value, readers[key]) for key, value in told.items()}


def _empty(folder: Path) -> None:
    """Leave with status 1 when a folder holds what could be somebody's work."""
    if inside := next((p for p in folder.resolve().parents if (p / "unit.yaml").is_file()), None):
        world.leave(f"{folder} ada di dalam folder isi {inside} sebuah kantor. Sebut folder di luarnya.")
    found = sorted(_strangers(folder)) if folder.is_dir() else []
    if found:
        more = f" dan {len(found) - 1} lainnya" if len(found) > 1 else ""
        world.leave(
            f"Folder {folder} sudah berisi {found[0]}{more}. Tidak ada yang ditulis. Sebut folder baru atau kosong, "
            "misalnya: lapkin init kantor"
        )


def _strangers(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if path.name == "paket" and path.is_dir():
            yield from (f"paket/{one.name}" for one in path.iterdir() if not one.match(WHEEL))
        elif path.name not in WELCOME:
            yield path.name


def _read(key: str, answer: str, reader: Callable[[str], str]) -> str:
    """Return an answer that was given as an option; refuse a wrong one with what to write."""
    try:
        return reader(answer)
    except PydanticCustomError as error:
        _, wrong, remedy = values.parts(error.message())
        raise click.UsageError(shown(f"--{key.replace('_', '-')}: {wrong} {remedy}")) from None


def _asked(key: str, number: int, questions: Mapping[str, Pertanyaan], command: str) -> str:
    """Ask until the answer can be read."""
    question = questions[key]
    if key == "aturan":
        click.echo("Aturan penilaian yang dapat dipilih; dapat diganti kapan saja:")
        click.echo(
            "\n".join(f"  {n}. {name} ({kode})" for n, (kode, name) in enumerate(new_office.choices().items(), 1))
        )
    asked = f"{number}. {question.kata}"
    while True:
        try:
            return question.baca(click.prompt(asked, default="", show_default=False))
        except click.Abort:
            if not sys.stdin.isatty():
                left = " ".join(f'--{name.replace("_", "-")} "…"' for name in questions)
                click.echo(f"\nTidak ada yang menjawab. Tanpa tanya jawab: {command} {left}", err=True)
            raise
        except PydanticCustomError as error:
            _, wrong, remedy = values.parts(error.message())
            click.echo(shown(f"{wrong} {remedy.removesuffix(values.DROP).rstrip('; ')}"))


def _written(folder: Path, files: Mapping[str, str], check: Callable[[], object]) -> None:
    """Write all files and check them; whatever stops that, nothing of it stays."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        for name, text in files.items():
            durable.made((folder / name).parent)
            durable.put(folder / name, text.encode())
            durable.names((folder / name).parent)
        check()
    except BaseException:
        _cleared(folder, files)
        for path in made:
            with suppress(OSError):
                path.rmdir()
        raise


def _cleared(folder: Path, files: Mapping[str, str]) -> None:
    for name in files:
        (folder / name).unlink(missing_ok=True)
        with suppress(OSError):  # it holds something
            for above in Path(name).parents[:-1]:
                (folder / above).rmdir()


def _next(folder: Path, known: Mapping[str, str], count: int) -> Iterator[str]:
    place = "folder ini" if folder == Path() else folder
    yield f"Kantor baru di {place}: {count} berkas, isinya benar. Berikutnya, dari folder itu:"
    yield f"  1. isi content/{known['tahun']}/perjanjian-kinerja.yaml dan content/aturan/{known['aturan']}.yaml"
    yield "  2. lapkin check            memeriksa isi"
    yield "  3. lapkin serve            melihat situs sambil menyunting"
    first = KINDS[known["periode"]].semua[0]
    yield f"  4. lapkin new {known['tahun']}/{first.folder}     menyiapkan {first.kata} pertama"
    yield "Selebihnya: README.md di folder itu."
