"""The first detail rows of an indicator in a new quarter: those that its plan fixes, or the names of those before.

In: a year and an indicator of its plan. Out: names, and lines of YAML.
"""

import json
from collections.abc import Iterator

from generator.addresses.periods import Masa
from generator.content.model import Tahun
from generator.records import values
from generator.records.plan import Indikator
from generator.scoring import detail_rows

ASK = "…"


def names(tahun: Tahun, i: Indikator, masa: Masa) -> list[str]:
    """Return the names of the detail rows of an indicator: those that the plan fixes for the period, else those of the
    newest quarter that has any."""
    if i.bagian:
        return [*detail_rows.planned(i, masa)]
    first = next(iter(i.kolom), "")
    for kuartal in reversed(tahun.kuartal):
        then = tahun.rencana_of(kuartal.masa).by_kode(i.kode)
        ukur = kuartal.ukur.get(then.nomor) if then else None
        if ukur and ukur.rincian:
            return [row.get(first) or ASK for row in ukur.rincian]
    return [ASK]


def detail(i: Indikator, masa: Masa, rows: list[str]) -> Iterator[str]:
    """Yield the detail rows: those that the plan fixes with its numbers, others as hints."""
    first, *numbers = i.kolom
    planned = detail_rows.planned(i, masa)
    if i.bagian:
        yield f"# Realisasi dihitung dari bagiannya: {i.metode.uraian}. Nama dan target menurut rencana; ganti null."
        yield "rincian:" if planned else f"# Tidak ada bagian yang bertarget pada {masa.kata} ini."
        for name, given in planned.items():
            cells = ", ".join(f"{column}: {given.get(column, 'null')}" for column in numbers)
            yield f"  - {{{first}: {quoted(name)}, {cells}}}"
    else:
        yield f"# Realisasi dihitung dari rincian: {i.metode.uraian}. Hapus tanda #, isi, ulangi barisnya bila perlu."
        yield "# rincian:"
        for name in rows:
            yield f"#   - {{{first}: {quoted(name)}, {', '.join(f'{column}: {ASK}' for column in numbers)}}}"
    yield f"# Kolom: {'; '.join(f'{column} = {title}' for column, title in i.kolom.items())}."


def quoted(name: str) -> str:
    """Return a text as it may stand in a row in braces or behind a key."""
    plain = " ".join(name.split())
    if not set(plain) & set(",:{}[]#&*!|>%@`\"'") and not values.NUMBER.fullmatch(plain):
        return plain
    return json.dumps(plain, ensure_ascii=False)
