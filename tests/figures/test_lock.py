"""The record of a published quarter: where a fact stands in it. The office and its figures are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.build import pipeline
from generator.content.files import Document
from generator.content.model import Content
from generator.figures import lock
from generator.problems.problem import Keys
from generator.yaml import parsing
from generator.yaml.tree import Node
from tests import synthetic

FOLDER = "2030/tw1"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, str]:
    """Return an office, and the record of its quarter."""
    report = pipeline.compute(synthetic.write(tmp_path_factory.mktemp("lock") / "isi", groups=1))
    assert report.terbaru
    return report.content, lock.record(report.content, report.terbaru.hasil, date(2030, 5, 1)).decode()


def recorded(content: Content, text: str) -> Content:
    """Return the office with that text as its record."""
    file = content.quarter_file(FOLDER, lock.FILE)
    root = parsing.parse(text, file)
    assert isinstance(root, Node)
    return replace(content, dokumen={file: Document(file, text, text, root.plain())})


def test_a_fact_is_where_the_tree_has_it(office: tuple[Content, str], monkeypatch: pytest.MonkeyPatch) -> None:
    content = recorded(*office)
    ((file, document),) = content.dokumen.items()
    wanted = {fact: content.place(file, ("fakta", fact)) for fact in document.isi["fakta"]}
    assert len(wanted) > 50
    assert len({*wanted.values()}) == len(wanted)
    asked: list[Keys] = []
    place = Content.place
    monkeypatch.setattr(Content, "place", lambda *of: asked.append(of[-1]) or place(*of))
    assert {fact: lock.fact_place(content, FOLDER, fact) for fact in wanted} == wanted
    assert len(asked) < len(wanted) / 20, asked  # the tree is read where a value begins on a line of its own


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("nilai:\n  npss: '9'\nfakta:\n  npss: '8'\n", (4, 9)),
        ("nilai: {npss: '9'}\nfakta: {a: b, npss: '8'}\n", (2, 21)),
        ("fakta:\n  npss:\n    '8'\n", (3, 5)),
        ('fakta:\n  a: |\n    npss: 1\n  "npss": "8"\n', (4, 11)),
    ],
    ids=["a figure of that name", "on one line", "below its key", "in a text"],
)
def test_a_fact_is_found_in_a_record_that_a_person_touched(
    office: tuple[Content, str], text: str, place: tuple[int, int]
) -> None:
    content = recorded(office[0], text)
    assert lock.fact_place(content, FOLDER, "npss")[1:] == place
