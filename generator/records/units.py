"""The unit of an indicator: one with a sign of its own or with none, or a word that stands behind every figure.

In: what was typed. Out: the unit. By itself, since plans and what is compared with them ask for it.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.problems.problem import nearest
from generator.records.values import Line, wrong

USUAL_UNITS = ("persen", "indeks", "nilai")
LONGEST_UNIT = 40
NEAR = 0.75


def known(word: str) -> str:
    """Return the unit; refuse a usual one that is misspelt, and signs that no unit has."""
    if word in USUAL_UNITS:
        return word
    near = "persen" if word == "%" else nearest(word.casefold(), USUAL_UNITS, NEAR)
    if near:
        told = f"Tulis {near}. Satuan lain, misalnya orang atau dokumen, ditulis apa adanya."
        raise wrong("pilihan-asing", f'"{word[:40]}" bukan satuan yang dikenal.', told)
    if not re.fullmatch(r"[\w²³°][\w ²³°'’./(),&-]*", word) or len(word) > LONGEST_UNIT:
        remedy = f"Pakai huruf, angka, dan spasi, paling panjang {LONGEST_UNIT} huruf."
        raise wrong("kode-tidak-sah", "Satuan ini memuat tanda lain, atau terlalu panjang.", remedy)
    return word


Unit = Annotated[Line, AfterValidator(known)]
