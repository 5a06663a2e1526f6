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
    """Run a command, and leave at once: the system takes memory back faster than Python does."""
    gc.disable()  # a command is short and makes few rings of objects; looking for them takes a fifth of its time
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
    """Send what was printed on its way; return the exit status, which is not 0 where that did not arrive."""
    try:
        with world.told():
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        return status  # whoever read the answer has had enough
    except SystemExit:
        return status or 1
    return status
