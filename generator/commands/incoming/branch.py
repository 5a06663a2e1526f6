"""A branch of the repository with what was uploaded to it: taken over in a copy, committed, and pushed.

In: a content folder, the branch, where it is pushed to. Out: what became of each file, and what is answered. Nothing
here touches the folder that it was started in. Where somebody else pushes meanwhile, all is done anew on what is there
now; what could not be pushed was not done, and lies where it was uploaded.
"""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click

from generator.commands import diff, form_command, sending, terminal
from generator.commands.incoming import answer, memory, taking
from generator.commands.incoming.taking import Diterima
from generator.content import git
from generator.content.git import GitAnswer
from generator.problems.problem import ContentError
from generator.store import durable

FOLDER = "masuk"
TRIES = 5
COMMITTER = ("-c", "user.name=Lapkin", "-c", "user.email=lapkin@localhost")
AUTHOR = re.compile(r"[^<>\s][^<>\n]* <[^<>\n]*>")
RACES = (*sending.NEWER, "cannot lock ref", "failed to update ref", "incorrect old value")
RESTS = "Buku kerjanya tetap di cabang itu."


class Gagal(Exception):
    """Raised with a sentence when git does not do what is needed."""


@dataclass(frozen=True)
class Cabang:
    """Which branch was uploaded to, in which repository, and the branch that the result is pushed to."""

    nama: str
    tujuan: str
    alamat: str = ""


@dataclass(frozen=True)
class JawabanUnggahan:
    """What is answered, and whether everything that was uploaded is in the content now; no text where nothing was
    uploaded."""

    teks: str = ""
    beres: bool = True


def run(content: Path, cabang: Cabang, today: date, out: Path | None, books: Path | None) -> None:
    """Take over what was uploaded to a branch, print and write the answer, and write the workbooks of what is there
    then; without a branch, only these. Leave with status 1 where something that was uploaded is not in the content."""
    for place in (out, books):
        if place:
            terminal.outside(place, content, "--jawaban atau --buku")
    forms = partial(form_command.every, folder=books) if books else lambda _: None
    if not cabang.nama:
        forms(content)
        click.echo("Tidak ada cabang yang disebut, jadi tidak ada yang diimpor; sebut dengan --cabang.")
        return
    try:
        found = received(content, cabang, today, forms)
    except Gagal as error:
        found = JawabanUnggahan(answer.markdown([], [], str(error)), False)
    click.echo(found.teks or f"Tidak ada buku kerja di folder {FOLDER} pada cabang {cabang.nama}.")
    if out and found.teks:
        durable.write(out, found.teks.encode("utf-8", "replace"))
    terminal.stop([] if found.beres else ["Ada yang belum diimpor."], "")


def received(content: Path, cabang: Cabang, today: date, after: Callable[[Path], object]) -> JawabanUnggahan:
    """Take over what was uploaded to a branch, and answer; `after` is given the content as it is then."""
    top = _line(_done(git.asked(content, "rev-parse", "--show-toplevel"), "Folder ini bukan repositori git."))
    inside = content.resolve().relative_to(Path(top).resolve())
    address = cabang.alamat or _line(git.asked(content, "remote", "get-url", "--push", "origin"))
    if not address:
        raise Gagal("Repositori ini tidak mempunyai origin. Sebut alamatnya dengan --repo.")
    with tempfile.TemporaryDirectory() as temporary:
        for number in range(TRIES):
            copy = _copied(Path(temporary) / str(number), address, cabang.nama)
            memory.remember(copy, copy / inside, FOLDER, answer.MARK)
            found = taking.all_taken(copy / inside, copy / FOLDER, today)
            raced = not _sent(copy, [str(inside), FOLDER], address, cabang, found)
            if not raced:
                after(copy / inside)
                return _answer(copy / inside, cabang, found)
    wrong = f"Cabang {cabang.nama} terus berubah sementara buku kerja diimpor."
    raise Gagal(f"{wrong} {RESTS} Jalankan ulang pipeline ini.")


def _copied(copy: Path, address: str, branch: str) -> Path:
    """Return a copy of the repository with a branch as it is now, in which the settings of ours do not count."""
    copy.mkdir()
    _done(git.sent(copy, "init", "--quiet"), "Salinan repositori tidak dapat dibuat.")
    fetched = git.sent(copy, "fetch", "--quiet", "--no-tags", "--", address, f"refs/heads/{branch}")
    _done(fetched, f"Cabang {branch} tidak dapat diambil.", address)
    _done(git.sent(copy, "checkout", "--quiet", "--detach", "FETCH_HEAD"), f"Cabang {branch} tidak dapat dibuka.")
    return copy


def _sent(copy: Path, paths: Sequence[str], address: str, cabang: Cabang, found: Sequence[Diterima]) -> bool:
    """Commit and push what was taken over; tell whether nobody was faster."""
    if all(one.masalah for one in found):
        return True
    known = [path for path in paths if (copy / path).exists() or _line(git.asked(copy, "ls-files", "--", path))]
    _done(git.sent(copy, "add", "--all", "--", *known), "Perubahannya tidak dapat disimpan di git.")
    uploaded = _line(git.asked(copy, "log", "-1", "--format=%an <%ae>"))
    who = uploaded if AUTHOR.fullmatch(uploaded) else "Lapkin <lapkin@localhost>"
    words = (*COMMITTER, "commit", "--quiet", "--author", who, "--message", answer.commit(found))
    _done(git.sent(copy, *words), "Perubahannya tidak dapat disimpan di git.")
    pushed = git.sent(copy, "push", "--porcelain", "--", address, f"HEAD:refs/heads/{cabang.tujuan}")
    said = f"{pushed.kata} {pushed.data.decode('utf-8', 'replace')}".casefold()
    if pushed.status and any(words in said for words in RACES):
        return False
    _done(pushed, f"Hasil impor tidak dapat dikirim ke cabang {cabang.tujuan}. {RESTS}", address)
    return True


def _answer(content: Path, cabang: Cabang, found: Sequence[Diterima]) -> JawabanUnggahan:
    if not found:
        return JawabanUnggahan()
    done = any(not one.masalah for one in found)
    moved = [*_moved(content)] if done else []
    said = f"Hasilnya di cabang `{cabang.tujuan}`." if done and cabang.tujuan != cabang.nama else ""
    return JawabanUnggahan(answer.markdown(found, moved, said), not any(one.masalah for one in found))


def _moved(content: Path) -> Iterator[str]:
    """Yield what the commit moved, as a table; nothing where the content cannot be computed as it was before."""
    try:
        changes, told, report = diff.moved(content, "HEAD^")
    except ContentError:
        return
    yield from diff.lines(changes, {h.kuartal.folder: h for h in report.hasil}, "markdown", told)


def _done(answer_: GitAnswer, wrong: str, address: str = "") -> GitAnswer:
    """Return an answer of git; raise what is wrong, with its last line, where it did not do it."""
    if answer_.status:
        last = (answer_.kata.strip().splitlines() or [f"status {answer_.status}"])[-1]
        raise Gagal(f"{wrong} Git: {last.replace(address, 'repositori') if address else last}")
    return answer_


def _line(found: GitAnswer) -> str:
    return found.data.decode("utf-8", "replace").strip() if not found.status else ""
