"""The Jinja environment of all templates, of pages as of every other file that is made from one.

In: nothing. Out: the environment, made once a process; the cache of compiled templates, which the engine uses, too.
"""

import os
import re
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator import indonesian as ind
from generator.figures import naming
from generator.presentation import phrases
from generator.store.cache import key

COMPILED = Path(__file__).parent / "templates" / "__pycache__"
SHAPES = {"tinggi": "▲", "baik": "●", "sedang": "◆", "rendah": "▼", "khusus": "✱", "kosong": "–"}
MANY = 40  # indicators: beyond, what lists them all is folded, so that a phone does not scroll for minutes
# Signs of Markdown and of its extensions: an emoji's or a scheme's colon, a bare address, a formula, marked words.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^=+$@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
STARTS = re.compile(r"(?:[-+=:]|[0-9]+[.)])")  # at the start of a line they make a list, a heading, a definition
BREAK = re.compile(r"\s*[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*")


def compiled() -> FileSystemBytecodeCache | None:
    """Return the cache of compiled templates, beside them as Python keeps its own; None where that cannot be written.

    Its files are named after all that compiles them: Jinja itself would take a template for compiled under other code.
    """
    with suppress(OSError):
        COMPILED.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(COMPILED), f"{key('templat')}-%s") if os.access(COMPILED, os.W_OK) else None


@cache
def environment() -> Environment:
    """Return the environment of all templates; what is not to be escaped is given to them as Markup."""
    env = Environment(
        loader=PackageLoader("generator.pages"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_one_line,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled(),
    )
    env.filters["md"] = _plain
    env.globals.update(
        bentuk=SHAPES,
        banyak=MANY,
        zip=partial(zip, strict=True),
        tanggal=ind.day,
        angka=ind.number,
        frasa=phrases,
        nama_berkas=naming.file,
    )
    return env


def _plain(text: str) -> Markup:
    """Return text that Markdown leaves as it is, on one line: what follows it may be the attributes of a heading."""
    plain = " ".join(text.split())
    start = STARTS.match(plain)
    head = plain[: start.end() - 1] if start else ""
    sign = f"&#{ord(plain[start.end() - 1])};" if start else ""
    return Markup(head + sign + _entities(plain[start.end() if start else 0 :]))


def _entities(text: str) -> str:
    return SPECIAL.sub(lambda m: f"&#{ord(m.group())};", text.replace("&", "&amp;").replace('"', "&quot;"))


def _one_line(value: object) -> object:
    """Return a value of a template without its line breaks: none of it stands where Markdown looks for its signs."""
    return BREAK.sub(" ", value) if type(value) is str else value
