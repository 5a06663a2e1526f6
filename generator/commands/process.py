"""A command run as a process of its own.

In: the command. Out: the end of the process, with its exit status.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from generator.commands import world


def run(command: Callable[[], object]) -> None:
    """Run a command and exit without interpreter shutdown: the system frees memory faster than Python does."""
    gc.disable()  # a command is short and makes few reference cycles; collecting them takes a fifth of its time
    world.speakable()
    try:
        with world.told():
            command()
    except SystemExit as end:
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
        os._exit(_said(end.code if isinstance(end.code, int) else int(end.code is not None)))
    except Exception as bug:
        bug.add_note(world.REPORT)
        raise


def _said(status: int) -> int:
    """Flush standard output; return the exit status, which is not 0 where that failed."""
    try:
        with world.told():
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        return status  # the reader closed the pipe
    except SystemExit:
        return status or 1
    return status
