"""The command `lapkin`: its commands by name, and the way in.

In: command-line words. Out: what a command does, or problems on standard error and exit status 1.
"""

from __future__ import annotations

import click

from generator.commands import process, spoken
from generator.commands.content_commands import correct, form, foto, import_, new, publish
from generator.commands.figure_commands import audit, check, diff, explain
from generator.commands.site_commands import build, emit, serve, verify

COMMANDS = (check, build, emit, serve, explain, audit, new, form, import_, foto, publish, correct, diff, verify)


@click.group(cls=spoken.Kumpulan, commands=COMMANDS, help="Membangun situs laporan kinerja dari berkas YAML.")
def main() -> None:
    """All commands."""


def run() -> None:
    """Run the command line as a process."""
    process.run(main)


if __name__ == "__main__":
    run()
