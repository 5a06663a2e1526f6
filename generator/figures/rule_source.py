"""How a rule is cited: by the decree, by the report that quotes it, or as what it is when we inferred it.

In: a rule set and one of its rules. Out: texts. A section of the report is never cited as a section of the decree.
"""

from collections.abc import Iterable

from generator.records.rule_set import Aturan, Kaidah


def basis(aturan: Aturan) -> str:
    """Return the short name of a rule set, and what it is quoted from if it was not read itself."""
    quoted = aturan.dikutip_dari
    return f"{aturan.singkatan} sebagaimana dikutip {quoted.singkat}" if quoted else aturan.singkatan


def cite(aturan: Aturan, rule: Kaidah) -> str:
    """Return where a rule stands and what makes it hold; begins with a capital, ends without a stop."""
    text = _text(aturan, rule)
    return text[:1].upper() + text[1:]


def _text(aturan: Aturan, rule: Kaidah) -> str:
    quoted, own = aturan.dikutip_dari, f"{aturan.singkatan}, {rule.acuan}"
    if rule.disimpulkan:
        return f"disimpulkan dari {rule.acuan} {quoted.singkat}" if quoted else f"disimpulkan dari {own}"
    if quoted is None:
        return own
    if rule.dari_laporan:
        return f"{quoted.singkat}, {rule.acuan}; dasar hukumnya tidak disebut"
    return f"{basis(aturan)}, {rule.acuan}"


def together(aturan: Aturan, rules: Iterable[tuple[str, Kaidah]]) -> str:
    """Return the citation of several rules by name: once where all have the same, else each after its name."""
    found = [(name, _text(aturan, rule)) for name, rule in rules]
    same = len({text for _, text in found}) == 1
    joined = found[0][1] if same else "; ".join(f"{name}: {text}" for name, text in found)
    return joined[:1].upper() + joined[1:]


def places(aturan: Aturan) -> str:
    """Return where the tables of classes stand: Tabel 2.5, Tabel 2.6 dan Tabel 2.7."""
    tables = (aturan.kategori, aturan.capaian_tahunan, aturan.predikat, aturan.efisiensi)
    return ", ".join(dict.fromkeys(t.acuan for t in tables if t))
