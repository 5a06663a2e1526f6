"""The language of what click itself says on the command line: Indonesian, from a catalogue beside the code.

In: `terjemahan/id/LC_MESSAGES/messages.po`, compiled by `make fresh`. Out: click's messages in Indonesian.
"""

import gettext
import io
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "terjemahan"
SOURCE = FOLDER / "id/LC_MESSAGES/messages.po"
COMPILED = SOURCE.with_suffix(".mo")


def speak() -> None:
    """Let click speak Indonesian, whatever the language of the computer."""
    os.environ["LANGUAGE"] = "id"
    gettext.bindtextdomain("messages", str(FOLDER))


def compiled() -> bytes:
    """Return the catalogue as gettext reads it."""
    from babel.messages.mofile import write_mo  # here: only `make fresh` needs them
    from babel.messages.pofile import read_po

    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(SOURCE.read_bytes()), locale="id", abort_invalid=True))
    return out.getvalue()
