"""Numbers typed into the editor that are none: what is said of them, and that it helps. All made up."""

from __future__ import annotations

import re

import pytest

from generator.commands.filling import typed
from generator.commands.filling.inputs import HalamanIsian
from generator.forms.cells import Isian, Tulisan


@pytest.mark.parametrize("kind", ["angka", "rupiah"])
@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("sekitar lima", 'sekitar lima" bukan'),
        ("61,5 %", "Ketik 61,5.|Ketik 61.500.000 bila dalam juta; bila rupiah dan sen, bulatkan menjadi 62."),
        ("Rp 1.000.000,-", "Ketik 1.000.000."),
        ("3,5 juta", "Ketik 3.500.000."),
        ("5 orang", "Ketik 5 tanpa satuan."),
        ("1,234.5", "Ketik 1234,5"),
        ("−5", "Ketik -5."),
        ("5\n6", '"5 6" bukan'),
    ],
)
def test_what_is_no_number_is_said_as_typed_and_what_is_said_to_be_typed_is_one(
    kind: str, sent: str, told: str
) -> None:
    page = HalamanIsian("x", "Contoh", [[Tulisan("Angka"), Isian("2030/tw1/x.yaml", ("a",), kind)]])  # type: ignore[arg-type]
    name = next(iter(page.isian))
    answer = typed.Answer()
    assert typed.typed(page, [typed.Change(name, "", sent)], answer) == {}
    said = answer.salah[name][0]
    assert any(words in said for words in told.split("|")), said
    assert '"' in said and "_" not in said and "Tulis" not in said
    for figure in re.findall(r"(?:Ketik|misalnya|menjadi|atau) (-?[0-9][0-9.,]*[0-9]|-?[0-9])", said):
        assert typed.typed(page, [typed.Change(name, "", figure)], typed.Answer()), figure
