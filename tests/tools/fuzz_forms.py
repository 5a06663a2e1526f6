"""Mutated workbooks, by hand: an import writes what `lapkin check` accepts, or nothing; never a traceback or a hang.

Run: `make fuzz-isian` or `python -m tests.tools.fuzz_forms BOOKS [SEED]`. The hidden sheet is changed as often as the others: its keys,
paths, kinds and what was there before. A workbook that ends otherwise is kept in `.cache`, its mutation printed.
"""

import io
import random
import resource
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from generator.commands.cli import main
from generator.content import journal
from tests import costly, hostile
from tests.tools.fuzz_trees import LIMIT, MEMORY, Hang, command, limited

QUARTER = "2030/tw2"
KEPT = Path(".cache")
ODD: list[Any] = [
    *(None, 0, -1, 10**18, 1.5, 1e300, True, "", " ", "\n", "=1/0", "=WEBSERVICE(A1)", "#REF!", "#N/A", "∅", "9" * 5000),
    *(date(1899, 12, 30), datetime(9999, 12, 31, 23, 59), "31/2/2030", "1.234", "1,5", "12%", "Rp 5", "_x0001_", "a\u2028b", "a\u202eb"),
    *('["nomor"]', '["rincian", 99999999, "jenis"]', '["analisis", "penyebab"]', '["rincian", -1]', "[[[[", '{"a": 1}', "isian", "angka"),
    *("2030/tw1/iku/01.yaml", "../../luar.yaml", "2030/tw1/kunci.yaml", "unit.yaml", "a" * 40_000, "- a\n- b", "{{ npss }}", "a: b"),
]  # fmt: skip


def changed(book: Any, chance: random.Random) -> str:
    """Change one to six things of a workbook; return what was done."""
    done = []
    for _ in range(chance.randint(1, 6)):
        sheet = chance.choice([*book.worksheets, *[s for s in book.worksheets if s.title == "_lapkin"] * 4])
        at = (chance.randint(1, sheet.max_row), chance.randint(1, min(sheet.max_column, 12)))
        match chance.randrange(12):
            case 0:
                sheet.delete_rows(at[0], chance.randint(1, 3))
            case 1:
                sheet.insert_rows(at[0], chance.randint(1, 3))
            case 2:
                sheet.title = chance.choice(["Lain", "a'b", "_lapkin2", sheet.title])
            case 3:
                sheet.row_dimensions[at[0]].hidden = True
            case 4:
                book.epoch = CALENDAR_MAC_1904
            case 5:
                sheet.merge_cells(start_row=at[0], start_column=at[1], end_row=at[0] + 2, end_column=at[1] + 1)
            case 6 | 7:
                other = chance.choice(book.worksheets)
                found = other.cell(chance.randint(1, other.max_row), chance.randint(1, min(other.max_column, 12))).value
                _put(sheet, at, found)
            case _:
                _put(sheet, at, chance.choice([*ODD, costly.PROSE[chance.choice(list(costly.PROSE))](500)]))
        done.append(f"{sheet.title}!{at}")
    return "; ".join(done)


def _put(sheet: Any, at: tuple[int, int], value: Any) -> None:
    try:
        sheet.cell(*at).value = value
    except (AttributeError, ValueError):  # inside merged cells; a sign that no workbook can hold
        return


def torn(data: bytes, chance: random.Random) -> bytes:
    """Return bytes of a workbook with some of them changed."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def judged(base: Path, file: Path) -> str:
    """Return how an import ends; whatever it wrote is taken back."""
    before = {p: p.read_bytes() for p in base.rglob("*") if p.is_file()}
    with limited(LIMIT):
        done = CliRunner().invoke(main, ["import", str(file), "--content", str(base), "--ya", "--bentrok", "isian"])
    if isinstance(done.exception, Hang):
        return "MACET"
    after = {p: p.read_bytes() for p in base.rglob("*") if p.is_file()}
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        return f"RUNTUH {''.join(traceback.format_exception(done.exception))}"
    if done.exit_code:
        return "ditolak" if after == before else "RUNTUH ditolak, tetapi ada yang ditulis"
    sound = CliRunner().invoke(main, ["check", "--content", str(base), "--cache", str(base.parent / "simpanan")])
    if after != before and journal.undo(base) is None:
        return "RUNTUH tidak dapat dibatalkan"
    whole = {p: p.read_bytes() for p in base.rglob("*") if p.is_file()} == before
    return "ditulis" if whole and not sound.exit_code else f"RUNTUH {sound.output[-400:] if whole else 'sisa'}"


def run(books: int, seed: int) -> Counter[str]:
    """Try so many workbooks; print what went wrong; return how many ended in which way."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    chance, ends = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        base, form, file = hostile.office(Path(name) / "isi"), Path(name) / "a.xlsx", Path(name) / "b.xlsx"
        words = ["form", QUARTER, "--content", str(base), "--out", str(form)]
        assert CliRunner().invoke(main, words).exit_code == 0
        for number in range(1, books + 1):
            book, out = load_workbook(io.BytesIO(form.read_bytes())), io.BytesIO()
            what = changed(book, chance)
            try:
                book.save(out)
            except (ValueError, TypeError, AttributeError):  # such a workbook cannot be made
                continue
            data = out.getvalue() if chance.randrange(8) else torn(out.getvalue(), chance)
            file.write_bytes(data)
            end = judged(base, file)
            ends[end.split(" ")[0]] += 1
            if end.startswith(("RUNTUH", "MACET")):
                KEPT.mkdir(exist_ok=True)
                (KEPT / f"isian-{number}.xlsx").write_bytes(data)
                print(f"--- {number}: {what}\n{end}\n", flush=True)
    return ends


if __name__ == "__main__":
    sys.exit(command(run))
