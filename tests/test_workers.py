"""Workers do what they are given, and never outlive the process that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import workers
from generator.workers import Kind

pytestmark = pytest.mark.slow

STARTED = """
import multiprocessing, time
from generator import workers
pool = workers.pool(2)
pool.submit(int).result()
print(*(p.pid for p in multiprocessing.active_children()), flush=True)
time.sleep(600)
"""


KINDS = (workers.together, workers.Beside, workers.Growing)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_work_is_done_here_or_elsewhere_alike(count: int, kind: Kind) -> None:
    with workers.pool(count, kind=kind) as pool:
        assert [f.result() for f in [pool.submit(pow, 2, n) for n in range(5)]] == [1, 2, 4, 8, 16]
        with pytest.raises(ZeroDivisionError):
            pool.submit(divmod, 1, 0).result()


def process(folder: Path, others: int) -> int:
    """Return who does this, once so many are at it."""
    (folder / str(os.getpid())).touch()
    until = time.monotonic() + 60
    while len([*folder.iterdir()]) < others and time.monotonic() < until:
        time.sleep(0.01)
    return os.getpid()


def test_what_would_have_to_wait_is_done_here(tmp_path: Path) -> None:
    with workers.pool(2, kind=workers.Beside) as pool:
        away = pool.submit(process, tmp_path, 2)  # ends when another is at it, too
        assert pool.submit(process, tmp_path, 1).result() == os.getpid()
        assert away.result() != os.getpid()
        assert pool.submit(os.getpid).result() == away.result()


def test_a_few_tasks_have_one_worker_and_many_have_more(tmp_path: Path) -> None:
    with workers.pool(3, kind=workers.Growing) as pool:
        for tasks, at_once in ((workers.ENOUGH, 1), (8 * workers.ENOUGH, 3)):
            assert len({*pool.map(process, [tmp_path] * tasks, [at_once] * tasks)}) == at_once


def late(file: Path) -> None:
    """Take a while."""
    time.sleep(0.2)
    file.touch()


@pytest.mark.parametrize("kind", [workers.together, workers.Growing])
def test_tasks_do_not_outlive_what_failed(tmp_path: Path, kind: Kind) -> None:
    with workers.pool(3, kind=kind) as pool, pytest.raises(ZeroDivisionError), workers.ended(pool):
        running, *_ = [pool.submit(late, tmp_path / str(n)) for n in range(20)]
        while not (running.running() or running.done()):
            time.sleep(0.01)
        raise ZeroDivisionError
    done = {*tmp_path.iterdir()}
    assert running.done()
    assert 0 < len(done) < 20
    time.sleep(0.3)
    assert {*tmp_path.iterdir()} == done


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc to see processes")
def test_workers_end_with_a_process_that_is_killed() -> None:
    started = subprocess.Popen([sys.executable, "-c", STARTED], stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    pids = [int(word) for word in started.stdout.readline().split()]
    assert len(pids) == 2
    started.stdout.close()
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    until = time.monotonic() + 60
    while any(alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in pids if alive(pid)] == []


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that ended and waits to be noticed does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
