"""Where work is done that need not wait for its turn: in other processes, or here when there is to be only one.

In: how many. Out: an `Executor` of the standard library; whoever hands work over knows nothing else of it, so that
another executor can be put in its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any


class Inline(Executor):
    """Does everything at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return a future that is done; what goes wrong is raised at once."""
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def pool(count: int | None = None) -> Executor:
    """Return an executor with so many workers, by default as many as there are processors to use, at most four.

    Workers start now, while this process is small: each begins as a copy of it.
    """
    count = count or min(4, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    if count == 1:
        return Inline()
    found = ProcessPoolExecutor(count)
    found.submit(int)
    return found
