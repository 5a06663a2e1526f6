"""The sheet of the budget of a quarter: its lines by level, how the pagu came about, what is blocked and planned.

In: the plan, the file as it is. Out: a `Lembar`. Levels that the file has not got stand below the rest, to be opened.
"""

from collections.abc import Sequence

from generator import indonesian as ind
from generator.addresses.periods import Jenis
from generator.content import answers
from generator.figures import naming
from generator.forms.cells import FIRST_ROW, HEAD, NOTE, TITLE, Berkas, FormCell, Lembar, Pratinjau, Tulisan
from generator.forms.layout import RIGHT, add_answers, add_list
from generator.forms.quarter_before import Sebelum
from generator.problems.problem import Keys
from generator.records.plan import Rencana
from generator.records.quarter import CODED, TOTALS
from generator.yaml.kinds import Kind

OVER = "Alasan bila melebihi pagu atau negatif"
AMOUNTS = ("Pagu", "Realisasi", "Serapan (%)")


def money(rencana: Rencana, file: Berkas, iku: str, jenis: Jenis, lalu: Sebelum | None = None) -> Lembar:
    """Return the sheet of anggaran.yaml."""
    sheet = Lembar("Anggaran", kata=36, kepala=FIRST_ROW + 1, lalu=lalu.beside if lalu else None)
    sheet.add(Tulisan(f"Anggaran sampai akhir {jenis.kata} (rupiah)", TITLE))
    heads = (iku, *AMOUNTS, "Nama")
    notes = (OVER, "Blokir", *(f"{RIGHT}: {code}" for code in answers.LINE))
    doubts = tuple(Tulisan(note, HEAD) for note in notes)
    sheet.add(*(Tulisan(head, HEAD) for head in heads), *doubts)
    for i in rencana.indikator:
        base: Keys = ("indikator", str(i.nomor))
        _amounts(sheet, file, base, Tulisan(i.sebutan), Tulisan(i.label, NOTE))
    sheet.add()
    sheet.add(Tulisan("Sumber"), file.input(("sumber",), "teks", lebar=True))
    levels = (*(["sasaran"] if file.has(("sasaran",)) else []), *CODED)
    told = [level for level in levels if level == "kegiatan" or file.has((level,))]
    for level in told:
        _level(sheet, file, level, rencana, doubts)
    _dipa(sheet, file, jenis)
    add_list(sheet, file, "Catatan", ("catatan",))
    add_answers(sheet, file, (), answers.BUDGET)
    sheet.add()
    sheet.add(Tulisan("Tingkat lain anggaran yang sama, bila dilaporkan juga", TITLE))
    for level in ("sasaran", *CODED):
        if level not in told:
            _level(sheet, file, level, rencana, doubts)
    return sheet


def _level(sheet: Lembar, file: Berkas, level: str, rencana: Rencana, doubts: Sequence[Tulisan]) -> None:
    """Add a level of the budget: a row per goal, or per line with a code."""
    heads, name = [Tulisan(head, HEAD) for head in AMOUNTS], naming.LEVELS.get(level, level)
    sheet.add()
    sheet.add(
        Tulisan(ind.upper_first(name), HEAD), *heads, Tulisan("Nama" if level == "sasaran" else "Kode", HEAD), *doubts
    )
    if level == "sasaran":
        for s in rencana.semua_sasaran:
            _amounts(sheet, file, (level, str(s.nomor)), Tulisan(f"Sasaran {s.nomor}"), Tulisan(s.nama, NOTE))
        return
    for n in file.rows((level,), "kegiatan" if file.has((level,)) or level == "kegiatan" else "lain"):
        base = (level, n)
        _amounts(sheet, file, base, file.input((*base, "nama"), "teks"), file.input((*base, "kode"), "teks"))


def _amounts(sheet: Lembar, file: Berkas, base: Keys, before: FormCell, after: FormCell) -> None:
    whole, part = (f"{sheet.column(n)}{sheet.next}" for n in (1, 2))
    share = Pratinjau(f'=IF(AND(ISNUMBER({whole}),ISNUMBER({part}),{whole}>0),ROUND({part}/{whole}*100,2),"")')
    pagu, spent = (file.input((*base, key), "rupiah") for key in ("pagu", "realisasi"))
    reasons = (file.input((*base, answers.KEY, code), "prosa") for code in answers.LINE)
    held = file.input((*base, "blokir"), "rupiah")
    sheet.add(before, pagu, spent, share, after, file.input((*base, "alasan"), "prosa"), held, *reasons)


def _dipa(sheet: Lembar, file: Berkas, jenis: Jenis) -> None:
    """Add how the pagu came about, what is blocked, and what was planned to be withdrawn."""
    sheet.add()
    sheet.add(Tulisan("Pagu awal dan revisi DIPA (bila ada)", HEAD))
    sheet.add(Tulisan("Jumlah kantor dihitung dari tingkat"), file.input(("total_dari",), "teks", TOTALS))
    sheet.add(Tulisan("Pagu awal kantor"), file.input(("pagu_awal",), "rupiah"))
    columns: dict[str, Kind] = {"nomor": "teks", "tanggal": "tanggal", "pagu": "rupiah", "alasan": "prosa"}
    sheet.add(Tulisan("Revisi", HEAD), *(Tulisan(key.capitalize(), HEAD) for key in columns))
    for n in file.rows(("revisi",), "revisi"):
        sheet.add(
            Tulisan(f"Revisi baris {n + 1}"), *(file.input(("revisi", n, key), kind) for key, kind in columns.items())
        )
    sheet.add(Tulisan("Blokir kantor"), file.input(("blokir",), "rupiah"))
    for masa in jenis.sebagian:
        sheet.add(Tulisan(f"RPD {masa.nama} saja"), file.input(("rpd", masa.kunci), "rupiah"))
