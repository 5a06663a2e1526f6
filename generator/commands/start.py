"""The way into the command `lapkin`: signals are heard before anything else is loaded, so that Ctrl-C ends it quietly.

In: nothing. Out: what `cli` does.
"""

import os

from generator.site import stopping


def run() -> None:
    """Run the command line as a process."""
    stopping.listening()
    try:
        from generator.commands import cli

        cli.run()
    except KeyboardInterrupt:
        os._exit(1)
