"""What the report of a published quarter shows that is of no quarter: pages about the office, the order of chapters.

In: content. Out: facts of a record, a sum each. What is rewritten later moves the documents of published quarters,
which is told; a correction of the quarter takes it in as it is by then.
"""

from collections.abc import Iterator

from generator.content.model import Content
from generator.figures import version

PREFIX = "dokumen#"
PAGE, ORDER = f"{PREFIX}profil.", f"{PREFIX}susunan"
SHOWN = 12  # digits of a sum


def of(content: Content) -> Iterator[tuple[str, str | None]]:
    """Yield every fact by its address; the order is always one of them."""
    pages = [p.slug for p in content.profil]
    yield ORDER, version.digest({"profil": pages, "bab": content.unit.dokumen.model_dump()})[:SHOWN]
    yield from ((f"{PAGE}{p.slug}", p.dokumen.sidik[:SHOWN]) for p in content.profil)


def name(alamat: str) -> str:
    """Return what a fact tells, in words; nothing for any other fact."""
    if alamat.startswith(PAGE):
        return f"Halaman profil {alamat.removeprefix(PAGE)}, jumlah periksa"
    return "Susunan laporan, jumlah periksa" if alamat == ORDER else ""
