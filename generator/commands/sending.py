"""What was filled in sent on: one commit with a sentence, pushed where a repository leads; else a file to hand over.

In: a content folder, a quarter, a sentence. Out: what is said of it. Whatever goes wrong is said with what to do, and
nothing is lost: what is committed stays, and is pushed by the next time.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.commands import parcel
from generator.content import git
from generator.content.git import GitAnswer
from generator.content.load import shared
from generator.store import durable

MOST = 200  # letters of the sentence
WAITING = "Yang sudah diisi tetap tersimpan di komputer ini; tekan Kirim lagi sesudahnya."
NEWER = ("[rejected]", "non-fast-forward", "fetch first")
OFFLINE = (
    "could not resolve",
    "unable to access",
    "could not read from remote",
    "connection",
    "timed out",
    "unreachable",
)
CLOSED = ("permission denied", "authentication failed", "could not read username", "terminal prompts disabled", "403")
NAMELESS = ("tell me who you are", "empty ident", "auto-detect email")


@dataclass(frozen=True)
class Tujuan:
    """Where a repository leads: the remote, and the branch there."""

    jauh: str
    sana: str


def sent(content: Path, quarter: str, sentence: str) -> str:
    """Commit what was filled in with a sentence and push it, or write it as a file to hand over."""
    where = _leads(content)
    if where is None:
        return _handed(content, quarter)
    with durable.alone(content):
        if said := _committed(content, " ".join(sentence.split())[:MOST] or f"Isi laporan {quarter}"):
            return said
    answer = git.sent(content, "push", "--porcelain", where.jauh, f"HEAD:{where.sana}")
    if answer.status:
        return _unsent(content, answer)
    if b"\n=\t" in answer.data or b"[up to date]" in answer.data:
        return "Tidak ada yang baru: semuanya sudah dikirim."
    return f"Terkirim ke {where.jauh}, cabang {where.sana.removeprefix('refs/heads/')}."


def _leads(content: Path) -> Tujuan | None:
    """Return where the branch of a repository is pushed to; None where there is none, or no git."""
    branch = _line(git.asked(content, "symbolic-ref", "--quiet", "--short", "HEAD"))
    remotes = git.asked(content, "remote").data.decode("utf-8", "replace").split()
    if not (branch and remotes):
        return None
    usual = "origin" if "origin" in remotes else remotes[0]
    far = _line(git.asked(content, "config", f"branch.{branch}.remote"))
    there = _line(git.asked(content, "config", f"branch.{branch}.merge")) if far in remotes else ""
    return Tujuan(far if far in remotes else usual, there or f"refs/heads/{branch}")


def _line(answer: GitAnswer) -> str:
    return answer.data.decode("utf-8", "replace").strip() if not answer.status else ""


def _committed(content: Path, sentence: str) -> str:
    """Commit what changed in the content, nothing else; return why that may not be, or nothing."""
    if not git.asked(content, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".").data:
        return ""
    for words in (("add", "--all", "--", "."), ("commit", "--quiet", "--message", sentence, "--", ".")):
        answer = git.sent(content, *words)
        if answer.status:
            return _unsent(content, answer)
    return ""


def _unsent(content: Path, answer: GitAnswer) -> str:
    """Return why git did not commit or push, and what to do."""
    said = answer.kata.casefold() + answer.data.decode("utf-8", "replace").casefold()
    last = (answer.kata.strip().splitlines() or [f"status {answer.status}"])[-1][:200]
    if answer.kata.startswith(git.STRANGE):
        why = f"repositori ini menyuruh git menjalankan program ({answer.kata.removeprefix(git.STRANGE)[:80]})"
        remedy = f"Bila program itu Anda kenal, kirim dengan git di folder {content}"
    elif any(words in said for words in NAMELESS):
        why = "git belum tahu nama Anda"
        remedy = (
            'Jalankan git config --global user.name "Nama Anda" dan git config --global user.email surel@kantor.go.id'
        )
    elif any(words in said for words in NEWER):
        why = "orang lain sudah mengirim lebih dahulu"
        remedy = f"Jalankan git pull --rebase di folder {content}"
    elif any(words in said for words in CLOSED):
        why = "akun git di komputer ini belum masuk, atau tidak boleh mengirim"
        remedy = f"Jalankan git push sekali di folder {content} untuk masuk, atau minta izin pengurus repositori"
    elif answer.kata == git.SLOW or any(words in said for words in OFFLINE):
        why = "tempat tujuannya tidak terjangkau"
        remedy = "Periksa sambungan jaringan"
    else:
        why, remedy = f"git menolaknya ({last})", f"Jalankan git status di folder {content} untuk melihat sebabnya"
    return f"Belum terkirim: {why}. {remedy}. {WAITING}"


def _handed(content: Path, quarter: str) -> str:
    """Write what was filled in as a file beside the content, over none that is there; return what to do with it."""
    found, _ = shared(content)
    assert found
    with durable.alone(content):
        data = parcel.packed(content, found.unit.kode, quarter)
        base = content.resolve().parent / f"kiriman-{quarter.replace('/', '-')}.zip"
        names = (base.with_stem(f"{base.stem}-{n}") for n in range(2, 1000))
        file = base if not base.exists() else next(name for name in names if not name.exists())
        durable.write(file, data)
    return (
        f"Folder ini tidak terhubung ke repositori, jadi isinya ditulis sebagai {file}. Serahkan berkas itu; "
        f"penerimanya menjalankan lapkin import {file.name}."
    )
