"""Where work is done that need not wait for its turn: in other processes, or here when there is to be only one.

In: how many. Out: an `Executor` of the standard library; whoever hands work over knows nothing else of it, so that
another executor can be put in its place.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any

ENOUGH = 5  # tasks that one worker does by itself: a year, and the rest of a site


class Inline(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done; what goes wrong is raised at once."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


class Beside(Executor):
    """Works with one worker less, and does here what would have to wait for them: of few tasks, that saves a process
    with libraries to load."""

    def __init__(self, count: int, ready: Callable[[], None]) -> None:
        self.workers = together(count - 1, ready)
        self.free = count - 1
        self.given: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return the future of a task; one that is done here is done at once, and what goes wrong with it is raised."""
        self.given = [task for task in self.given if not task.done()]
        if len(self.given) == self.free:
            return Inline().submit(fn, *args, **kwargs)
        self.given.append(self.workers.submit(fn, *args, **kwargs))
        return self.given[-1]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers."""
        self.workers.shutdown(wait, cancel_futures=cancel_futures)


class Growing(Executor):
    """Works with one worker; the others, which start with it while this process is small, help once more than `ENOUGH`
    tasks wait for it.

    Each worker has libraries to load and templates to make first, and two at once slow each other down: one does a few
    tasks with less work, and nearly as soon.
    """

    def __init__(self, count: int, ready: Callable[[], None]) -> None:
        first, others = together(1, ready), together(count - 1)
        self.waiting: dict[Executor, list[Future[Any]]] = {first: [], others: []}
        self.few = True

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return the future of a task, given to where the fewest wait."""
        self.waiting = {pool: [t for t in tasks if not t.done()] for pool, tasks in self.waiting.items()}
        self.few &= len(next(iter(self.waiting.values()))) <= ENOUGH
        pools = list(self.waiting.items())[: 1 if self.few else None]
        chosen, tasks = min(pools, key=lambda item: len(item[1]))
        tasks.append(chosen.submit(fn, *args, **kwargs))
        return tasks[-1]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End all workers; none begins another task while the first is waited for."""
        for tasks in self.waiting.values() if cancel_futures else ():
            for task in tasks:
                task.cancel()
        for pool in self.waiting:
            pool.shutdown(wait, cancel_futures=cancel_futures)


def nothing() -> None:
    """Do nothing: what a worker does first when it needs nothing."""


def together(count: int, ready: Callable[[], None] = nothing) -> Executor:
    """Return an executor with so many workers that do `ready` before anything else."""
    found = ProcessPoolExecutor(count, initializer=_follow)
    for _ in range(count):
        found.submit(ready)
    return found


Kind = Callable[[int, Callable[[], None]], Executor]


def pool(count: int | None = None, ready: Callable[[], None] = nothing, kind: Kind = together) -> Executor:
    """Return an executor of a kind with so many workers, by default as many as there are processors to use, at most
    four.

    `Beside` counts this process, too. Workers start now, while this process is small: each begins as a copy of it, and
    does `ready` while this one reads.
    """
    count = count or min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    return Inline() if count == 1 else kind(count, ready)


@contextmanager
def ended(pool: Executor) -> Iterator[None]:
    """Let no task outlive a piece of work that failed: those that wait are dropped, those that run are waited for."""
    try:
        yield
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise


def _follow() -> None:
    """Let this worker end with the process that started it, even when that was killed."""
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
