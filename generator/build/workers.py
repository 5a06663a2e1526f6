"""Where tasks run: in worker processes, or in this one when there is to be only one.

In: how many workers. Out: an `Executor` of the standard library; whoever submits tasks knows nothing else of it, so
that another executor can be put in its place. Workers may be started by fork, forkserver or spawn: they are told what
they need, and rely on no memory of this process.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from typing import Any

from generator.site import stopping


class Lost(Exception):
    """Workers that are there no longer, or never were; as text, what happened and what to do."""


class Inline(Executor):
    """Runs each task at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done; what goes wrong is raised at once."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def nothing() -> None:
    """Do nothing: what a worker does first when it needs nothing."""


def pool(count: int | None = None, ready: Callable[[], None] = nothing, method: str | None = None) -> Executor:
    """Return an executor with so many workers, by default one for each processor, at most four.

    Each does `ready` as soon as it is started, while this process reads. `method` is how they are started, if not as
    the platform does.
    """
    count = count or min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    if count == 1:
        return Inline()
    found = ProcessPoolExecutor(count, multiprocessing.get_context(method), initializer=start)
    for _ in range(count):
        found.submit(ready)
    return found


@contextmanager
def ended(pool: Executor) -> Iterator[None]:
    """Let no task outlive a piece of work that failed: those that wait are dropped, those that run are waited for; who
    interrupts does not wait: then the workers are killed, as they have nothing to clean up.

    The error of the work is raised, also where the executor cannot be shut down: that is a note on it.
    """
    try:
        yield
    except BaseException as error:  # an interruption, too, and it is raised again
        for worker in multiprocessing.active_children() if isinstance(error, KeyboardInterrupt) else ():
            worker.kill()
        try:
            pool.shutdown(cancel_futures=True)
        except Exception as other:  # noqa: BLE001 - whatever another executor raises must not hide the error
            error.add_note(f"Executor tidak dapat dihentikan: {other!r}")
        raise


def start() -> None:
    """Begin as a worker: without the garbage collector, as every command (`made` collects after a part), and to end
    with the process that started this one, even when that is killed."""
    gc.disable()
    stopping.unheard()
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
