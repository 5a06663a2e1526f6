"""Processes that end in order when a signal asks them to: every command, and a server that has no end of its own.

In: what runs meanwhile. Out: the same, with `KeyboardInterrupt` raised in it; the end of a server is no error.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

ASKING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # as far as a system knows them
PATIENCE = 30  # seconds that an orderly end may take
EACH = 0.5  # seconds from one look at the parent to the next


@contextmanager
def asked() -> Iterator[None]:
    """Let signals, and the end of the process that started this one, end what runs inside; more of them change nothing.

    Whoever started this with `nohup` wants it to stay: then neither the end of the terminal nor of the parent counts.
    """
    if not listening() and os.name == "posix":
        threading.Thread(target=_left_alone, args=(os.getppid(),), daemon=True).start()
    with suppress(KeyboardInterrupt):
        yield


def listening() -> bool:
    """Let the first signal raise `KeyboardInterrupt`, so that what was begun is cleaned up, and more change nothing;
    return whether the end of the terminal is none, as `nohup` wants it."""
    stays = hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    for name in ASKING:
        if hasattr(signal, name) and not (stays and name == "SIGHUP"):
            signal.signal(getattr(signal, name), _end)
    return stays


def unheard() -> None:
    """Let signals end a worker, which has nothing to clean up; Ctrl-C reaches it, too, and is for who started it."""
    for name in ASKING:
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is _end:
            signal.signal(getattr(signal, name), signal.SIG_IGN if name == "SIGINT" else signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    for name in ASKING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    latest = threading.Timer(PATIENCE, os._exit, args=(1,))
    latest.daemon = True
    latest.start()
    raise KeyboardInterrupt


def _left_alone(parent: int) -> None:
    """Exit once the parent process is gone (the parent id changes)."""
    while os.getppid() == parent:
        time.sleep(EACH)
    os.kill(os.getpid(), signal.SIGTERM)
