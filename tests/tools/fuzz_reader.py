"""A coverage-guided fuzzer of the reader: any bytes as any kind of file give a record or problems, never a traceback.

Run: `make fuzz`, or with more `-runs`. It starts from the real content; what it finds is kept as `crash-…` in the corpus.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

# All that imports the generator stands in here: what is imported before is not seen by the fuzzer.
with atheris.instrument_imports(include=["generator"]):
    from generator.content.reader import Reader
    from generator.forms import editor
    from generator.problems import rules
    from generator.problems.problem import Problem
    from tests.support import CONTENT

KINDS = sorted(editor.KINDS)
FOLDER = Path(tempfile.mkdtemp()) / "content"


def one(data: bytes) -> None:
    """Read bytes as the kind that the first byte picks; every problem must have a rule, a place and a remedy."""
    if not data:
        return
    name = KINDS[data[0] % len(KINDS)]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "a.yaml").write_bytes(data[1:])
    reader = Reader(FOLDER)
    record = reader.record("a.yaml", editor.KINDS[name][1])
    if record is None:
        assert reader.problems
    for problem in reader.problems:
        judge(problem)


def judge(problem: Problem) -> None:
    """Fail for a problem that leaves an officer alone."""
    assert problem.code in rules.known(), problem
    assert problem.wrong and problem.remedy, problem
    assert problem.place.line >= 0 and problem.place.column >= 1, problem  # line 0 is the whole file


def seed(corpus: Path) -> None:
    """Start a corpus from the real content: the number of the kind, then the file."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(KINDS):
        for path in sorted(CONTENT.glob(editor.KINDS[name][0]))[:3]:
            (corpus / f"{name}-{path.stem}").write_bytes(bytes([number]) + path.read_bytes()[:3000])


if __name__ == "__main__":
    seed(Path(sys.argv[-1]))
    atheris.Setup([*sys.argv[:-1], f"-artifact_prefix={sys.argv[-1]}/", sys.argv[-1]], one)
    atheris.Fuzz()
