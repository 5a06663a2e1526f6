"""Sentences that compare: what is compared with is no figure typed and no leftover; all else of them is. Made up."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.faults import IKU3, broken, problems
from tests.support import CASES
from tests.synthetic import write

CODES = {"angka-diketik", "triwulan-lain"}
SENTENCES = yaml.safe_load((CASES / "banding.yaml").read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("case", SENTENCES, ids=[case["teks"] for case in SENTENCES])
def test_a_sentence_that_compares(case: dict[str, str], tmp_path: Path) -> None:
    said = f"realisasi: 50\nringkasan: {{penyebab: '{case['teks']}'}}"
    folder = broken(write(tmp_path / "isi"), IKU3, "realisasi: 50", said)
    told = {p.code for p in problems(folder)} & CODES
    assert told == ({case["kode"]} if "kode" in case else set())
