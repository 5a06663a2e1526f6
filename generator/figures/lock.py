"""What was published: a record of every figure and fact of a quarter, and what has changed since.

In: a `Hasil` and its documents. Out: the record to write, or the changes against it. The record is written
by `lapkin publish` and committed; prose is not part of it. What else counts as a fact is told by `facts`.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ruamel.yaml import YAML

from generator.content.model import Content, Kuartal
from generator.figures import (
    comparison_facts,
    document_shown,
    earlier_shown,
    facts,
    glossary_facts,
    printed_facts,
    version,
)
from generator.problems.problem import Place
from generator.records.printed import Koreksi, Kunci
from generator.scoring import compare
from generator.scoring.earlier_quarters import NOTHING, Lampau
from generator.scoring.ladder import Hasil
from generator.yaml import parsing

FILE = "kunci.yaml"
KEPT = (
    comparison_facts.PREFIX,
    f"{facts.MEDIUM}#",
    f"{glossary_facts.FILE}#",
    earlier_shown.PREFIX,
    document_shown.PREFIX,
)  # stays as it was published, whatever is typed later
# What may come in beside a record: that, contacts that older records do not hold, copies of the signed report,
# contradictions in it that were found later.
CONTACT = f"{facts.OFFICE}#({'|'.join(facts.CONTACT)})$"
MORE = f"({facts.COPIES.pattern}|{printed_facts.MORE.pattern})$"
LATER = re.compile("|".join((comparison_facts.LATER.pattern, *KEPT, CONTACT, MORE)))
HEAD = "# Ditulis oleh lapkin publish. Jangan diubah; perubahan sesudah terbit dicatat dengan lapkin correct.\n"


@dataclass(frozen=True)
class Perubahan:
    """One thing that differs from what was published: its address (or file and path), the text before and now."""

    alamat: str
    dari: str | None
    ke: str | None


def fact_place(content: Content, folder: str, fact: str) -> Place:
    """Return where the record of a quarter says a fact. It is looked for in the text: a record has thousands of facts,
    and to read its tree for the place of one takes as long as half of a check."""
    file = content.quarter_file(folder, FILE)
    text = content.dokumen[file].yaml
    key = re.compile(rf"^  (['\"]?){re.escape(fact)}\1: +(?=\S)", re.M)
    found = key.search(text, text.find("\nfakta:") + 1)
    if found is None:  # a person wrote it otherwise
        return content.place(file, ("fakta", fact))
    return Place(file, text.count("\n", 0, found.start()) + 1, found.end() - found.start() + 1)


def record(
    content: Content, hasil: Hasil, day: date | None, lampau: Sequence[str] = (), shown: Lampau = NOTHING
) -> bytes:
    """Return the record of a quarter as YAML; `day` is when its data were computed, None where that is not known.
    `lampau` names the earlier quarters of which it shows something, `shown` is what. Corrections until now are in it,
    and of what it can be compared with that which it shows."""
    hasil = replace(hasil, pembanding={kode: tuple(b.dengan for b in each) for kode, each in hasil.banding.items()})
    published = hasil.kuartal.laporan.tanggal_terbit
    found = {
        "kuartal": hasil.kuartal.folder,
        "terbit": published.isoformat() if published else None,
        **({"dihitung": day.isoformat()} if day else {}),
        "versi": version.version(hasil),
        "bentuk": facts.NEWEST,
        "koreksi": len(content.koreksi_of(hasil.kuartal.folder)),
        "lampau": list(lampau),
        "nilai": facts.figures(hasil),
        "fakta": {
            **facts.of(content, hasil),
            **dict(earlier_shown.of(shown)),
            **dict(document_shown.of(content, hasil)),
        },
    }
    sealed = {**found, "sidik": seal(Kunci.model_validate({**_typed(found), "sidik": "-"}))}
    data = {key: sealed[key] for key in Kunci.model_fields if key in sealed}
    out = io.BytesIO()
    writer = YAML()
    writer.width = 10_000
    writer.dump(data, out)
    return HEAD.encode() + out.getvalue()


def read(data: bytes) -> Kunci:
    """Return a record from its text."""
    tree = parsing.parse(data.decode(), FILE)
    assert not isinstance(tree, list)
    return Kunci.model_validate(tree.plain())


def _typed(found: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a record as its reader gets them: every scalar as text."""
    return {key: str(value) if isinstance(value, int | str) else value for key, value in found.items()}


def seal(kunci: Kunci) -> str:
    """Return the digest over all that a record says; of one of the first form over quarter, figures, facts, and the day
    of their computation where it is known."""
    known: dict[str, object] = {"dihitung": kunci.dihitung.isoformat()} if kunci.dihitung else {}
    if form(kunci) >= facts.WHOLE:
        known |= {"terbit": kunci.terbit.isoformat(), "versi": kunci.versi}
        known |= {"bentuk": str(kunci.bentuk), "koreksi": str(kunci.koreksi)}
    if kunci.lampau is not None:
        known["lampau"] = list(kunci.lampau)
    return version.digest({"kuartal": kunci.kuartal, "nilai": dict(kunci.nilai), "fakta": dict(kunci.fakta), **known})


def form(kunci: Kunci) -> int:
    """Return the form of a record; those of before it was written are of the first."""
    return kunci.bentuk or facts.FIRST


def own(hasil: Hasil) -> Kunci | None:
    """Return the record of a quarter; None when there is none, or when it came along in a copied folder."""
    kunci = hasil.kuartal.kunci
    return kunci if kunci and kunci.kuartal == hasil.kuartal.folder else None


def entries(content: Content, kunci: Kunci) -> list[tuple[int, Koreksi]]:
    """Return the corrections of a quarter that came after its record, each with its number in the file."""
    return content.koreksi_of(kunci.kuartal)[kunci.koreksi or 0 :]


def corrected(kunci: Kunci, koreksi: Sequence[Koreksi]) -> dict[str, str | None]:
    """Return what was published with every correction applied, figures and facts in one mapping."""
    known = {**kunci.nilai, **kunci.fakta}
    for entry in koreksi:
        known |= {p.alamat: p.ke for p in entry.perubahan}
    return known


def now(content: Content, hasil: Hasil, kunci: Kunci) -> dict[str, str | None]:
    """Return the figures and facts of today by the addresses of a record."""
    return {**facts.figures(hasil, form(kunci)), **facts.of(content, hasil, form(kunci))}


def known(content: Content, kuartal: Kuartal) -> dict[str, str | None]:
    """Return what a published quarter was published with, corrections applied; nothing where it has no record."""
    kunci = kuartal.kunci
    if kunci is None or kunci.kuartal != kuartal.folder:
        return {}
    return corrected(kunci, [entry for _, entry in entries(content, kunci)])


def refreshed(hasil: Hasil) -> Hasil:
    """Return a quarter compared with all that it can be compared with by now."""
    return replace(hasil, banding=compare.compared(hasil, hasil.pembanding))


def changes(content: Content, hasil: Hasil, pembanding: bool = False, lampau: Lampau | None = None) -> list[Perubahan]:
    """Return what differs from the published and corrected state; empty when nothing does or nothing is locked. With
    what it is compared, medium-term targets among it, stays as it was published, but for `pembanding`; what it shows of
    earlier quarters, too, but for `lampau`, which is that of today. Another Renstra in its document is of the
    former."""
    kunci = own(hasil)
    if kunci is None:
        return []
    before, today = known(content, hasil.kuartal), now(content, refreshed(hasil) if pembanding else hasil, kunci)
    found = list(_compare(before, today))
    found += _moved(before, today, comparison_facts.LATER) if pembanding else ()
    if lampau is not None and earlier_shown.NAME in before:
        found += _moved(before, dict(earlier_shown.of(lampau)), re.compile(earlier_shown.PREFIX))
    moved = document_moved(content, hasil) if lampau is not None else ()
    return [*found, *(m for m in moved if pembanding or not m.alamat.startswith(document_shown.MEDIUM))]


def document_moved(content: Content, hasil: Hasil) -> list[Perubahan]:
    """Return what of no quarter content has otherwise by now than the document of a published one shows it, and what it
    has more; nothing where its record does not tell."""
    before = known(content, hasil.kuartal)
    told = document_shown.of(content, hasil)
    now = {alamat: text for alamat, text in told if alamat in before or document_shown.tells(before, alamat)}
    return [*_moved(before, now, re.compile(document_shown.PREFIX))] if now else []


def _compare(known: Mapping[str, str | None], now: Mapping[str, str | None]) -> Iterator[Perubahan]:
    for alamat, before in known.items():
        stays = alamat.startswith(KEPT) or (  # prose may name less
            alamat.startswith(facts.NAMED) and alamat not in now
        )
        if not stays and not version.same(now.get(alamat), before):
            yield Perubahan(alamat, before, now.get(alamat))
    for alamat, after in now.items():
        # An address that newer code adds is no change of the published.
        if alamat not in known and "#" in alamat and not LATER.match(alamat):
            yield Perubahan(alamat, None, after)


def _moved(
    known: Mapping[str, str | None], now: Mapping[str, str | None], named: re.Pattern[str]
) -> Iterator[Perubahan]:
    """Yield what differs of the facts with such names, which stay as they were published unless they are asked for."""
    for alamat in dict.fromkeys((*known, *now)):
        if named.match(alamat) and not version.same(now.get(alamat), known.get(alamat)):
            yield Perubahan(alamat, known.get(alamat), now.get(alamat))
