"""Preview formulas of the workbook, made from the plan and the rule set: no number of a regulation stands here.

In: a metode, a rule set, cell names. Out: spreadsheet formulas; they show an empty text while an input is missing.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.indonesian import written
from generator.records.metode import Cara
from generator.records.plan import Indikator
from generator.records.rule_set import Aturan, Kelas, Rumus, Rung
from generator.scoring import regulation
from generator.scoring.formulas import FORMULAS

EXACT = 6  # decimals in which a half is still a half, though a spreadsheet computes in binary
LONGEST = 255  # characters of one text in a formula


def row(metode: Cara, columns: Mapping[str, str], n: int) -> str:
    """Return the preview of detail row `n`: its percentage, or weight × value; `columns` holds letters by name."""
    return metode.sheet_row(lambda name: f"{columns[name]}{n}")


def realisasi(metode: Cara, columns: Mapping[str, str], preview: str, first: int, last: int) -> str:
    """Return the realisasi that rows `first` to `last` give, as part of a formula; `preview` is their last column."""

    def span(letters: str) -> str:
        return f"{letters}{first}:{letters}{last}"

    return metode.sheet_realisasi(lambda name: span(columns[name]), span(preview))


def capaian(aturan: Aturan, i: Indikator, typed: str, computed: str, own: str, target: Decimal | None) -> str:
    """Return the formula of the capaian: the typed realisasi counts as typed, before the computed one."""
    rumus = regulation.formula(aturan, i.cara)
    assert rumus is not None, "checks refuse a direction without a formula"
    rows = rounded(aturan, "realisasi", computed, i.desimal) if computed else '""'
    value = f'IF(ISNUMBER({typed}),{typed},{_worded(i, typed) or f"""IFERROR({rows},"")"""})'
    planned = '""' if target is None else f"{written.digits(target)}"
    goal = f"IF(ISNUMBER({own}),{own},{_worded(i, own, planned) or planned})"
    top = planned if target is None else f"IF(ISNUMBER({own}),{own},{written.upper(target)})"
    parts = {"r": f"({value})", "t": f"({goal})", "u": f"({top})", "a": f"({i.mulai})"}
    result = FORMULAS[rumus.rumus].lembar.format(**parts)
    shown = _of_nothing(rumus, parts, rounded(aturan, "capaian", result))
    if rumus.batas_bawah is not None:
        shown = f"MAX({rumus.batas_bawah},{shown})"
    if rumus.batas_atas is not None:
        shown = f"MIN({rumus.batas_atas},{shown})"
    return f'=IF(AND(ISNUMBER({value}),ISNUMBER({goal})),IFERROR({shown},""),"")'


def _worded(i: Indikator, cell: str, otherwise: str = '""') -> str:
    """Return the number of the word that a cell holds; nothing for an indicator without a scale."""
    found = otherwise
    for word, counted in i.skala.items():
        found = f"IF({cell}={literal(word)},{counted},{found})"
    return found if i.skala else ""


def _of_nothing(rumus: Rumus, parts: Mapping[str, str], shown: str) -> str:
    """Return a formula of the capaian with what the rule set says it is where it would divide by 0."""
    if rumus.jika_nol is not None:
        shown = f"IF({FORMULAS[rumus.rumus].lembar_pembagi.format(**parts)}=0,{rumus.jika_nol},{shown})"
    if rumus.nol_per_nol is not None:
        shown = f"IF(AND({parts['r']}=0,{parts['t']}=0),{rumus.nol_per_nol},{shown})"
    return shown


def rounded(aturan: Aturan, rung: Rung, value: str, own: int | None = None) -> str:
    """Return a value rounded as the rule set says for its rung, to its `own` decimals where it has others.

    A spreadsheet rounds halves away from 0 only. Of two neighbours one is even: where the value times its unit leaves
    1/2 when it is divided by 2, away from 0 leads to the odd one, and a unit is taken back.
    """
    cara, places = aturan.pembulatan.cara, aturan.pembulatan.decimals(rung) if own is None else own
    if cara != "setengah_genap":
        return f"{'ROUNDDOWN' if cara == 'ke_bawah' else 'ROUND'}({value},{places})"
    unit = 10**places
    odd = f"(MOD(ROUND(ABS({value})*{unit},{EXACT}),2)*2=1)"
    return f"ROUND(ROUND({value},{places})-SIGN({value})*{odd}/{unit},{places})"


def kategori(table: Sequence[Kelas], cell: str) -> str:
    """Return the formula that names the class of a cell in a table."""
    found = '""'
    for kelas in reversed(table):
        found = f"IF({_condition(kelas, cell)},{literal(kelas.nama)},{found})"
    return f'=IF(ISNUMBER({cell}),{found},"")'


def literal(text: str) -> str:
    """Return a text as it stands in a formula: its quotes doubled, in pieces that a spreadsheet takes."""
    pieces = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)] or [""]
    return "&".join('"{}"'.format(piece.replace('"', '""')) for piece in pieces)


def _condition(kelas: Kelas, cell: str) -> str:
    named = {"=": kelas.sama_dengan, ">": kelas.di_atas, ">=": kelas.mulai, "<=": kelas.sampai, "<": kelas.di_bawah}
    parts = [f"{cell}{sign}{bound}" for sign, bound in named.items() if bound is not None]
    return f"AND({','.join(parts)})" if parts else "TRUE"
