"""The command `lapkin build-all`: builds the sites of the offices of a register, one after the other in some processes.

In: `daftar-unit.yaml`. Out: a site per office. An office that cannot be built keeps its old site, stops no other, and
makes the exit status 1; said again, the command makes only what changed.
"""

import io
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import click

from generator.commands import spoken
from generator.commands.options import DASK, DOCUMENTS, SHARED, WORKERS, command
from generator.commands.site_commands import build

KEPT = "Situs lama unit itu tidak diubah"
MOST = 4  # offices at once where nobody says how many
GONE = "Prosesnya berakhir mendadak, mungkin karena memori habis. Ulangi perintahnya, misalnya dengan --pekerja 1."
SAID = 20  # lines of what an office was refused for


@dataclass(frozen=True)
class Bangunan:
    """The site of an office to build: its kode, its content, where its site is to be."""

    kode: str
    isi: Path
    situs: Path


@command(name="build-all", help="Membangun situs semua kantor pada sebuah daftar-unit.yaml yang menyebut isi.")
@click.argument("daftar", type=click.Path(path_type=Path))
@click.option("--site", default=None, type=spoken.FolderName(), help="Folder situs-situsnya; bawaan situs.")
@DOCUMENTS
@click.option("--cache", default=None, type=spoken.FolderName(), help="Folder simpanan; bawaan .cache.")
@WORKERS
@DASK
@SHARED
def build_all(
    daftar: Path,
    site: Path | None,
    tanpa_dokumen: bool,
    cache: Path | None,
    pekerja: int | None,
    dask: str,
    bersama: str,
) -> None:
    """Build them, say of each how it ended, and how many did not."""
    from generator.build.portal import registry
    from generator.commands import terminal

    base = daftar.resolve().parent
    with terminal.reported(base, kept=KEPT):
        known = registry.read(daftar)
        terminal.noticed(known.masalah)
    todo = []
    for unit in (u for n, u in enumerate(known.isi.unit) if n not in known.kembar):
        if unit.isi is None:
            terminal.aside(f"{unit.kode}: dilewati, karena isi-nya tidak disebut pada {daftar.name}.")
            continue
        place = base / unit.folder if unit.folder else (site or base / "situs") / unit.slug
        todo.append(Bangunan(unit.kode, base / unit.isi, place))
    kept = cache or base / ".cache"
    for office in todo:
        terminal.outside(kept, office.isi, "--cache")
        for other in todo:
            terminal.outside(other.situs, office.isi, "--site")
    more = [f"--cache={kept}", "--pekerja=1", *(["--tanpa-dokumen"] if tanpa_dokumen else [])]
    more += [f"--dask={dask}", f"--bersama={bersama}"] if dask else []
    failed = _built(todo, more, pekerja or min(MOST, os.cpu_count() or 1))
    click.echo(f"{len(todo) - len(failed)} dari {len(todo)} situs siap.")
    terminal.stop([f"Gagal: {', '.join(sorted(failed))}."] if failed else [], KEPT)


def _built(todo: Sequence[Bangunan], more: Sequence[str], count: int) -> list[str]:
    """Build sites, so many at once; return the kode of those that could not be. Who interrupts ends them all."""
    from generator.build import workers

    failed = []
    spawned = multiprocessing.get_context("spawn")  # Dask leaves threads behind that no fork survives
    with ProcessPoolExecutor(count, spawned, initializer=workers.start) as pool, workers.ended(pool):
        begun = {_begun(pool, [f"--content={o.isi}", f"--site={o.situs}", *more]): o for o in todo}
        for number, done in enumerate(as_completed(begun), 1):
            office, said = begun[done], GONE if isinstance(done.exception(), BrokenProcessPool) else done.result()
            click.echo(f"{number}/{len(todo)} {office.kode}: {'gagal' if said else f'situs siap di {office.situs}'}")
            if said:
                failed.append(office.kode)
                click.echo("\n".join(f"  {line}" for line in said.splitlines()[-SAID:]), err=True)
    return failed


def _begun(pool: Executor, words: Sequence[str]) -> Future[str]:
    """Return the future of a site; it has failed already where a process ended so early that no more is begun."""
    try:
        return pool.submit(_one, words)
    except BrokenProcessPool as error:
        failed: Future[str] = Future()
        failed.set_exception(error)
        return failed


def _one(words: Sequence[str]) -> str:
    """Build one site by the command that builds one; return what it said if it could not."""
    os.environ["CI"] = "1"  # no steps
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        try:
            build.main([*words], standalone_mode=False)
        except SystemExit as end:
            return said.getvalue() if end.code else ""
    return ""
