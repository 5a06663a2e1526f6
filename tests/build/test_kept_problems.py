"""What a preview and a check keep of their problems hides none: after each fault, and each mend, the same is told as
where nothing is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import pipeline
from generator.problems.problem import ContentError, Problem
from generator.store.cache import Cache
from tests.faults import FAULTS, IKU3
from tests.synthetic import write

ALONE = [fault for fault in FAULTS if fault.groups == 1]


def told(content: Path, cache: Cache | None) -> tuple[Problem, ...]:
    try:
        return pipeline.compute(content, cache=cache).masalah
    except ContentError as error:
        return error.problems


@pytest.mark.slow
@pytest.mark.untraced
def test_no_fault_is_hidden_by_what_is_kept(tmp_path: Path) -> None:
    content, cache = write(tmp_path / "isi", 2, 1), Cache(tmp_path / "simpanan")
    seen = 0
    for fault in ALONE[::5]:
        path = content / fault.file
        text = path.read_text("utf-8") if path.exists() else ""
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(fault.old, fault.new, 1), "utf-8")
        found = told(content, cache)
        assert found == told(content, None), fault
        seen += fault.code in {p.code for p in found}
        path.write_text(text, "utf-8") if text else path.unlink()
        assert told(content, cache) == told(content, None), fault
    assert seen > len(ALONE) // 7


def test_a_file_that_was_broken_is_missed_once_it_is_gone(tmp_path: Path) -> None:
    content, cache = write(tmp_path / "isi", 1, 1), Cache(tmp_path / "simpanan")
    for text, code in (("realisasi: [", "yaml-tidak-sah"), ("", "iku-tanpa-berkas")):
        (content / IKU3).write_text(text, "utf-8") if text else (content / IKU3).unlink()
        assert {p.code for p in told(content, cache)} == {p.code for p in told(content, None)}
        assert text or code in {p.code for p in told(content, cache)}
