"""What is answered to people who uploaded workbooks: Markdown for a change request, and the words of a commit.

In: what became of each file, and what moved. Out: text. Nothing that was typed is read as Markdown: names and sentences
stand in blocks of code whose fence is longer than any in them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.commands.incoming.taking import DONE, Diterima
from generator.problems.shown import shown

MOST = 50_000  # letters that a forge takes for a comment, and less
SUBJECT, LISTED = 72, 200
MARK = "Lapkin-terima"  # by which a pipeline knows its own commits
AGAIN = "Tidak ada isinya yang ditulis, dan berkasnya tetap di `masuk/`. Perbaiki, lalu unggah lagi dengan nama itu."
CUT = "… selebihnya ada pada catatan pipeline."


def markdown(found: Sequence[Diterima], moved: Iterable[str], said: str) -> str:
    """Return the answer: what could not be done, what became of each file, what moved."""
    parts = ["## Yang diunggah", "", *([said, ""] if said else [])]
    for one in sorted(found, key=lambda one: not one.masalah):
        parts += [*_file(one)]
    text = "\n".join([*parts, *_block_of("## Angka yang berubah", moved)])
    return text if len(text) <= MOST else _cut(text)


def _file(one: Diterima) -> Iterator[str]:
    became = f"belum {one.jadi}" if one.masalah else one.jadi
    yield from (f"### {became.capitalize()}: {_code(one.nama)}", "")
    if one.masalah:
        yield from (AGAIN, "")
    lines = [str(problem) for problem in one.masalah] or [shown(line) for line in one.baris]
    fence = "`" * max([3, *(len(run) + 1 for line in lines for run in re.findall("`+", line))])
    yield from (f"{fence}text", *lines, fence, "")


def _block_of(title: str, lines: Iterable[str]) -> list[str]:
    found = [*lines]
    return [title, "", *found, ""] if found else []


def _code(name: str) -> str:
    return f"`{shown(name).replace('`', chr(39))[:100]}`"


def _cut(text: str) -> str:
    """Return the beginning of an answer, whole lines, and no block left open."""
    kept = text[:MOST].rpartition("\n")[0]
    fences = re.findall(r"^`{3,}", kept, re.M)
    return "\n".join([kept, *(fences[-1:] if len(fences) % 2 else []), "", CUT, ""])


def commit(found: Sequence[Diterima]) -> str:
    """Return the message of the commit that takes files over."""
    done = [one for one in found if not one.masalah]
    subject = shown(f"Impor {', '.join(one.nama for one in done)}")
    first = sorted(done, key=lambda one: one.jadi != DONE)  # who approved something is never among what is cut off
    lines = [shown(line) for one in first for line in one.baris][:LISTED]
    quarters = sorted({one.kuartal for one in done if one.kuartal})
    short = subject if len(subject) <= SUBJECT else f"{subject[: SUBJECT - 1]}…"
    return "\n".join([short, "", *lines, "", f"{MARK}: {', '.join(quarters) or 'kiriman'}"])
