"""Commits say what and why: a subject of at most 72 characters, and a body; from `FROM` on, where there is a history."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FROM = "0730bd87ec147c618cac50428150220c17cb740b"  # before it nobody had asked
LONGEST = 72


def faults(message: str) -> list[str]:
    """Return what is wrong with the message of a commit."""
    subject, _, rest = message.strip().partition("\n")
    wrong = {
        f"the subject has at most {LONGEST} characters": len(subject) > LONGEST,
        "the subject says something": len(subject.split()) < 2,
        "a blank line follows the subject": rest[:1] not in ("", "\n"),
        "the body says why": len(rest.split()) < 4,
    }
    return [must for must, missing in wrong.items() if missing]


def messages() -> list[str] | None:
    """Return the messages since `FROM`; None without git, in an archive, or where the history does not go back so far."""
    line = ["git", "log", "--no-merges", "--format=%B%x00", f"{FROM}..HEAD"]
    try:
        done = subprocess.run(line, capture_output=True, text=True, cwd=ROOT, check=False)
    except OSError:
        return None
    return None if done.returncode else [text for text in done.stdout.split("\0") if text.strip()]


def test_commits_say_what_and_why() -> None:
    found = messages()
    if found is None:
        pytest.skip("no history that goes back so far")
    assert [(text.strip().split("\n")[0], wrong) for text in found if (wrong := faults(text))] == []


@pytest.mark.parametrize(
    "message",
    [
        f"{'A long subject ' * 5}that nobody reads\n\nA body that says why it is so.",
        "A subject alone",
        "A subject\nwithout a line between, and this says why.",
        "wip\n\nA body that says why it is so.",
    ],
)
def test_what_is_wrong_with_a_message_is_found(message: str) -> None:
    assert faults(message)


def test_a_message_with_a_reason_is_right() -> None:
    assert faults("Seals have a form of their own\n\nThe old one let a removed record pass.") == []


def test_without_a_history_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tests.test_commits.ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert messages() is None
