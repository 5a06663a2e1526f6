"""The command `lapkin`: its commands by name, and the way in and out of a process of its own.

In: command-line words. Out: what a command does, or problems on standard error, and the exit status.
"""

import gc
import os
import sys
from collections.abc import Callable

import click

from generator.commands import spoken, world
from generator.commands.build_all import build_all
from generator.commands.content_commands import correct, form, foto, import_, init, new, publish, tanggapan, terima
from generator.commands.figure_commands import audit, check, diff, explain
from generator.commands.portal_command import portal
from generator.commands.site_commands import build, dokumen, emit, isi, serve, verify
from generator.site import stopping

# In the order of README and PANDUAN.md: to fill in and publish; to check and look into; offices and portals.
COMMANDS = (
    *(isi, new, form, import_, terima, foto, publish, correct, check, serve, build, dokumen, tanggapan),
    *(diff, explain, audit, verify, init, emit, portal, build_all),
)
HELP = "Mengisi, memeriksa, dan menerbitkan laporan kinerja. Mulailah dengan lapkin isi; panduannya PANDUAN.md."


@click.group(cls=spoken.Kumpulan, commands=COMMANDS, help=HELP)
def main() -> None:
    """All commands."""


def run() -> None:
    """Run the command line as a process."""
    as_process(main)


def as_process(command: Callable[[], object]) -> None:
    """Run a command and exit without interpreter shutdown: the system frees memory faster than Python does."""
    stopping.listening()
    gc.disable()  # a command is short and makes few reference cycles; collecting them takes a fifth of its time
    world.speakable()
    try:
        with world.told():
            command()
    except SystemExit as end:
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
        os._exit(_said(end.code if isinstance(end.code, int) else int(end.code is not None)))
    except KeyboardInterrupt:
        os._exit(1)  # as click ends a command that was interrupted
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


if __name__ == "__main__":
    run()
