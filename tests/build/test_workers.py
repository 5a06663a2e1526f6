"""Workers do what they are given, and never outlive the process that started them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.build import workers

pytestmark = pytest.mark.slow

STARTED = """
import multiprocessing, time
from generator.build import workers
pool = workers.pool(2, method="METHOD")
pool.submit(int).result()
print(*(p.pid for p in multiprocessing.active_children()), flush=True)
time.sleep(600)
"""


METHODS = ("fork", "forkserver", "spawn")
PATIENCE = 60  # seconds


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("method", METHODS)
def test_work_is_done_here_or_elsewhere_alike(count: int, method: str) -> None:
    with workers.pool(count, method=method) as pool:
        assert [f.result() for f in [pool.submit(pow, 2, n) for n in range(5)]] == [1, 2, 4, 8, 16]
        with pytest.raises(ZeroDivisionError):
            pool.submit(divmod, 1, 0).result()
        assert (pool.submit(os.getpid).result() == os.getpid()) == (count == 1)


def unready() -> None:
    raise ImportError("matplotlib")


def test_a_worker_that_cannot_get_ready_leaves_it_to_its_tasks_to_say_why() -> None:
    with workers.pool(2, unready) as pool:
        assert pool.submit(abs, -1).result() == 1


def late(file: Path) -> None:
    """Take a while."""
    time.sleep(0.2)
    file.touch()


@pytest.mark.parametrize("method", METHODS)
def test_tasks_do_not_outlive_what_failed(tmp_path: Path, method: str) -> None:
    with workers.pool(3, method=method) as pool, pytest.raises(ZeroDivisionError), workers.ended(pool):
        running, *_ = [pool.submit(late, tmp_path / str(n)) for n in range(20)]
        while not (running.running() or running.done()):
            time.sleep(0.01)
        raise ZeroDivisionError
    done = {*tmp_path.iterdir()}
    assert running.done()
    assert 0 < len(done) < 20
    time.sleep(0.3)
    assert {*tmp_path.iterdir()} == done


@pytest.mark.parametrize("method", METHODS)
def test_who_interrupts_does_not_wait_for_the_workers(method: str) -> None:
    began = time.monotonic()
    with workers.pool(2, method=method) as pool, pytest.raises(KeyboardInterrupt), workers.ended(pool):
        running = pool.submit(time.sleep, PATIENCE)
        while not running.running():
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert running.done() and time.monotonic() - began < PATIENCE


class Unending(workers.Inline):
    """An executor that cannot be shut down."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        raise ConnectionError("sambungan terputus")


def test_the_end_of_an_executor_does_not_hide_why_it_came() -> None:
    with pytest.raises(ZeroDivisionError) as raised, workers.ended(Unending()):
        divmod(1, 0)
    assert raised.value.__notes__ == ["Executor tidak dapat dihentikan: ConnectionError('sambungan terputus')"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc to see processes")
@pytest.mark.parametrize("method", METHODS)
def test_workers_end_with_a_process_that_is_killed(method: str) -> None:
    words = [sys.executable, "-c", STARTED.replace("METHOD", method)]
    started = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
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
