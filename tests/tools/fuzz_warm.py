"""A site changed step by step, each time with all that is kept, against one built from nothing: not a byte may differ.

Run: `make fuzz-simpanan` or `python -m tests.tools.fuzz_warm STEPS [SEED]`; `tests/store/test_cache.py` takes a few steps. The office
is made up. Each step changes the content as people do, or spoils what is kept or the old site, and both ways must then
end in the same problems or in the same files.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

from generator.build import emit, pipeline, workers
from generator.problems.problem import ContentError, Problem
from generator.store.cache import Cache
from tests.build.test_fuzz import content, mutated
from tests.synthetic import write

Files = dict[str, bytes]
Step = Callable[[Path, random.Random], None]
TEXTS = (".yaml", ".md")


def office(folder: Path) -> Path:
    """Write the content of two years: three quarters and two."""
    content(folder)
    write(folder, quarters=3)
    shutil.copytree(folder / "2030", folder / "2031")
    shutil.rmtree(folder / "2031/tw3")
    for path in (folder / "2031").rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("2030", "2031"), "utf-8")
    return folder


def files(folder: Path) -> Files:
    """Return every file of a folder, with the permissions of each."""
    found = sorted(p for p in folder.rglob("*") if p.is_file() or p.is_symlink())
    return {p.relative_to(folder).as_posix(): oct(p.lstat().st_mode).encode() + p.read_bytes() for p in found}


def number(folder: Path, chance: random.Random) -> None:
    """Change a result."""
    path = chance.choice(sorted(folder.glob("20*/tw*/iku/*.yaml")))
    text = re.sub(r"^realisasi: .*", f"realisasi: {chance.randint(30, 90)}", path.read_text("utf-8"), flags=re.M)
    path.write_text(text, "utf-8")


def text(folder: Path, chance: random.Random) -> None:
    """Change anything in any file."""
    path = chance.choice(sorted(p for p in folder.rglob("*") if p.suffix in TEXTS))
    path.write_text(mutated(path.read_text("utf-8"), chance), "utf-8")


def word(folder: Path, chance: random.Random) -> None:
    """Change a word that many pages show, or few."""
    name, old = chance.choice(
        [
            ("unit.yaml", "Rekaan"),
            ("glosarium.yaml", "syarat"),
            ("2030/perjanjian-kinerja.yaml", "Sasaran contoh 4"),
            ("2031/perjanjian-kinerja.yaml", "nama: Indikator contoh 7"),
            ("2030/tw2/highlight.yaml", "Kegiatan"),
            ("profil/latar.md", "Latar"),
            ("aturan/aturan-contoh.yaml", "Terlampaui"),
        ]
    )
    path = folder / name
    if path.exists():  # its quarter may be gone
        path.write_text(path.read_text("utf-8").replace(old, f"{old} {chance.randint(1, 99)}", 1), "utf-8")


def draft(folder: Path, chance: random.Random) -> None:
    """Publish a draft, or take it back."""
    path = chance.choice(sorted(folder.glob("20*/tw*/laporan.yaml")))
    found = path.read_text("utf-8")
    one, other = ("terbit", "draf") if "status: terbit" in found else ("draf", "terbit")
    path.write_text(found.replace(f"status: {one}", f"status: {other}"), "utf-8")


def gone(folder: Path, chance: random.Random) -> None:
    """Remove the newest quarter, unless it is the last one."""
    for quarter in sorted(folder.glob("20*/tw*"))[1:][-1:]:
        shutil.rmtree(quarter)


def spoiled(folder: Path, chance: random.Random) -> None:
    """Cut short, empty or remove some of what is kept."""
    kept = sorted(p for p in folder.with_name("simpanan").rglob("*") if p.is_file())
    for path in chance.sample(kept, min(len(kept), chance.randint(1, 20))):
        if chance.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[: chance.randint(0, 90)])


def planted(folder: Path, chance: random.Random) -> None:
    """Change and remove files of the old site, and open them to all."""
    old = sorted(p for p in folder.with_name("situs").rglob("*") if p.is_file())
    for path in chance.sample(old, min(len(old), chance.randint(1, 20))):
        match chance.randrange(3):  # what is added and could run is refused: see test_placing
            case 0:
                path.unlink()
            case 1:
                path.write_bytes(path.read_bytes().replace(b"a", b"e"))
            case _:
                path.chmod(0o666)


STEPS: tuple[Step, ...] = (number, number, number, text, text, word, draft, gone, spoiled, planted)


def ended(
    folder: Path, site: Path, cache: Cache, pool: Executor
) -> list[Problem] | tuple[list[Problem], list[str], Files]:
    """Build, and return what came of it: problems, or notices, faults and files."""
    try:
        report = pipeline.compute(folder, drafts=False, cache=cache)
    except ContentError as error:
        return sorted(set(error.problems))
    faults = emit.site(report, site, cache, pool)
    return list(report.masalah), faults, files(site)


def walked(base: Path, steps: int, chance: random.Random, pool: Executor) -> tuple[int, list[str]]:
    """Take so many steps below a folder; return how many gave a site, and which ended otherwise than from nothing."""
    folder, wrong = office(base / "isi"), []
    states = [files_of(folder)]
    for turn in range(steps):
        done = [chance.choice(STEPS) for _ in range(chance.randint(1, 2))] if turn else []
        for step in done:
            step(folder, chance)
        if turn and chance.random() < 0.15:
            restored(folder, chance.choice(states))
        warm = ended(folder, base / "situs", Cache(base / "simpanan"), pool)
        cold = ended(folder, base / "dingin", Cache(None), workers.Inline())
        if warm != cold:
            wrong.append(f"{turn}: {[step.__name__ for step in done]}")
        if isinstance(cold, list):
            restored(folder, states[-1])
        else:
            states.append(files_of(folder))
    return len(states) - 1, wrong


def files_of(folder: Path) -> Files:
    """Return the content of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def restored(folder: Path, state: Files) -> None:
    """Put a folder back into a state."""
    shutil.rmtree(folder)
    for name, data in state.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    began, seed = time.monotonic(), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as name, workers.pool(2) as many:
        built, found = walked(Path(name), int(sys.argv[1]), random.Random(seed), many)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{sys.argv[1]} langkah, {built} situs, {len(found)} berbeda, {time.monotonic() - began:.0f} detik")
    sys.exit(int(bool(found)))
