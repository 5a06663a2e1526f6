"""Commands killed at random moments on a made-up office: whatever is left, the next commands bring it in order.

In: how many kills, and a seed. Out: what went wrong, and in what states the office was found; exit status 1 for the
first. `build` leaves the old site or the new one; `publish`, `correct` and `import` leave the old files, the new ones,
or what `lapkin check` and the command itself say how to end.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.commands.cli import main
from generator.site import manifest
from tests import synthetic

QUARTER, IKU3 = "2030/tw1", "2030/tw1/iku/03.yaml"
WORDS = ["--apa", "IKU 3", "--alasan", "Salah hitung.", "--disetujui", "Kepala", "--tanggal", "2030-05-02"]
OURS = re.compile(r"\..+\.baru|\..+-(kerja|baru|lama|buang)(-.*)?")  # what is written beside
EVERY = 10  # commands after which it says how far it is
Check = Callable[[Path], list[str]]


@dataclass(frozen=True)
class Case:
    """A command: what it starts from, its words, what must hold at once, and how the next commands end it."""

    nama: str
    asal: Path
    kata: tuple[str, ...]
    segera: Check
    akhir: Check


def run(here: Path, *words: str) -> Result:
    """Run a command on the office in a folder."""
    return CliRunner().invoke(main, [*words, "--content", str(here / "isi")])


def child(here: Path, words: tuple[str, ...], begun: Connection) -> None:
    """Run a command, after saying that it begins."""
    os.setsid()  # its workers are of its group
    begun.send(True)
    run(here, *words)


def tree(here: Path) -> dict[str, bytes]:
    return {p.relative_to(here).as_posix(): p.read_bytes() for p in here.rglob("*") if p.is_file()}


def sound(here: Path, *words: str) -> list[str]:
    """Return what a command says that must succeed, and what of ours is left beside the files."""
    done = run(here, *words)
    left = [p.name for p in here.rglob(".*") if OURS.fullmatch(p.name)]
    said = [f"{words}: {done.output[-300:]} {done.exception!r}"] if done.exit_code else []
    return said + [f"{words}: tertinggal {left}"] * bool(left)


def built(here: Path) -> list[str]:
    """Return what is wrong with a site: its manifest lists all of it, whichever it is."""
    site = here / "situs"
    try:
        listed = manifest.read((site / manifest.FILE).read_bytes()).berkas
    except (OSError, manifest.BukanManifest) as error:
        return [f"situs tanpa manifes: {error!r}"]
    return [] if manifest.of_folder(site) == listed else ["situs tidak utuh"]


def written(old: dict[str, bytes], new: dict[str, bytes], here: Path) -> list[str]:
    """Return which files are neither the old ones nor the new ones."""
    found = {name: data for name, data in tree(here / "isi").items() if not OURS.fullmatch(Path(name).name)}
    names = found.keys() | old.keys() | new.keys()
    return [f"{n} setengah jadi" for n in names if found.get(n) not in (old.get(n), new.get(n))]


def told(here: Path, *again: str) -> list[str]:
    """Obey `check` for as long as it says what to run, then repeat the command; the end must be sound."""
    for _ in range(3):
        done = run(here, "check")
        said = re.search(r"Jalankan lapkin (publish \S+?)(?: agar tercatat)?\.", done.output)
        if not said or not done.exit_code:
            break
        run(here, *said[1].split(), "--tanggal", "2030-05-03")
    run(here, *again)
    return sound(here, "check")


def office(work: Path, name: str, published: bool) -> Path:
    """Write a made-up office; `published` with its record."""
    here = work / name
    synthetic.write(here / "isi", groups=1)
    if published:
        assert run(here, "publish", QUARTER, "--tanggal", "2030-04-20").exit_code == 0
    return here


def after(work: Path, start: Path, words: tuple[str, ...]) -> dict[str, bytes]:
    """Return the content as a command leaves it that nobody kills."""
    whole = shutil.copytree(start, work / f"{start.name}-utuh")
    done = run(whole, *words)
    assert done.exit_code == 0, done.output
    return tree(whole / "isi")


def edited(here: Path) -> None:
    file = here / "isi" / IKU3
    file.write_text(file.read_text("utf-8").replace("realisasi: 50", "realisasi: 45"), "utf-8")


def workbook(here: Path) -> tuple[str, ...]:
    """Fill in a workbook that changes several files; return the words that import it."""
    book = here / "isian.xlsx"
    assert run(here, "form", QUARTER, "--out", str(book)).exit_code == 0
    filled = load_workbook(book)
    for sheet in filled.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value in (50, "50"):
                    cell.value = 45
                elif cell.value == "Kegiatan contoh":
                    cell.value = "Kegiatan lain"
    filled.save(book)
    return ("import", str(book), "--ya")


def cases(work: Path) -> list[Case]:
    """Return every case, on offices made for it."""
    plain, locked = office(work, "baru", published=False), office(work, "terbit", published=True)
    words = ("build", "--site", "situs", "--cache", "simpanan", "--pekerja", "2")
    os.chdir(plain)
    assert run(plain, *words).exit_code == 0
    site = shutil.copytree(plain, work / "situs-lama")
    edited(site)
    found = [Case("build", site, words, built, lambda here: sound(here, *words) + built(here))]
    edited(locked)
    draft = office(work, "isian", published=False)
    steps = [
        ("publish", office(work, "akan-terbit", published=False), ("publish", QUARTER, "--tanggal", "2030-04-20")),
        ("correct", locked, ("correct", QUARTER, *WORDS)),
        ("import", draft, workbook(draft)),
    ]
    for name, start, said in steps:
        old, new = tree(start / "isi"), after(work, start, said)
        found.append(Case(name, start, said, partial(written, old, new), partial(_ended, said, new)))
    return found


def _ended(words: tuple[str, ...], new: dict[str, bytes], here: Path) -> list[str]:
    said = told(here, *words)
    found = tree(here / "isi")
    # An entry that was listed by a later command has another day, and the sum of that.
    other = [n for n in new.keys() | found.keys() if n != "terbitan.yaml" and found.get(n) != new.get(n)]
    return said + [f"{n} lain dari yang seharusnya" for n in other]


def killed(case: Case, here: Path, moment: float) -> bool:
    """Run a command and kill it and its workers after so many seconds; return whether it was still running."""
    processes = multiprocessing.get_context("forkserver")
    heard, says = processes.Pipe(duplex=False)
    running = processes.Process(target=child, args=(here, case.kata, says))
    running.start()
    says.close()
    assert heard.recv()
    running.join(moment)
    alive = running.is_alive()
    if alive and running.pid:
        os.killpg(running.pid, signal.SIGKILL)
    running.join()
    return alive


def main_(count: int, seed: int) -> int:
    """Kill so many commands; return how many times something was wrong."""
    chance, states, wrong = Random(seed), Counter[str](), 0
    multiprocessing.get_context("forkserver").set_forkserver_preload([__name__])
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        found = cases(work)
        lasted: dict[str, float] = {}
        for number in range(count + len(found)):
            case = found[number % len(found)]
            here = shutil.copytree(case.asal, work / "kini", symlinks=True)
            os.chdir(here)
            began = time.monotonic()
            limit = lasted.get(case.nama)
            alive = killed(case, here, chance.uniform(0, limit) if limit else 600)
            lasted.setdefault(case.nama, time.monotonic() - began)
            faults = [*case.segera(here), *case.akhir(here)]
            states[f"{case.nama}: {'dihentikan' if alive else 'selesai'}"] += 1
            wrong += bool(faults)
            for fault in faults:
                sys.stdout.write(f"{case.nama} {number}: {fault}\n")
            if number % EVERY == EVERY - 1:
                sys.stdout.write(f"{number + 1} perintah: {dict(states)}\n")
            os.chdir(work)
            shutil.rmtree(here)
    sys.stdout.write(f"{dict(states)}; {wrong} kali ada yang salah\n")
    return wrong


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:]] or [40]
    sys.exit(main_(asked[0], asked[1] if len(asked) > 1 else 1) > 0)
