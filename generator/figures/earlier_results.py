"""What a quarter counts with of those before it in its year: as they were when it was published, else as they are.

In: content, a quarter, the computed quarters before it. Out: `Terdahulu` by kode.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.content.model import Content, Kuartal, Terdahulu
from generator.figures import facts, lock
from generator.problems.problem import Place
from generator.records.plan import Indikator, Rencana
from generator.scoring import accumulation
from generator.scoring.ladder import Hasil

Known = Mapping[str, str | None]


def of(
    content: Content, rencana: Rencana, kuartal: Kuartal, earlier: Sequence[Hasil], anew: bool = False
) -> dict[str, tuple[Terdahulu, ...]]:
    """Return what a quarter counts with of each quarter before it, for the indicators that are made of several.

    A published quarter counts with what it was published or corrected with, unless it is computed `anew`; no published
    quarter counts with a draft.
    """
    known = {} if anew else _known(content, kuartal)
    there: dict[int, Hasil] = {h.kuartal.laporan.triwulan: h for h in earlier if kuartal.draft or not h.kuartal.draft}
    return {
        i.kode: tuple(
            _kept(content, kuartal, i, quarter, known) or _now(content, kuartal, i, quarter, there.get(quarter))
            for quarter in range(1, kuartal.laporan.triwulan)
        )
        for i in rencana.indikator
        if accumulation.joins(i)
    }


def _known(content: Content, kuartal: Kuartal) -> Known:
    """Return what the record of a quarter holds, with its corrections; nothing where it has none of its own."""
    kunci = kuartal.kunci
    if kunci is None or kunci.kuartal != kuartal.folder:
        return {}
    return lock.corrected(kunci, [entry for _, entry in lock.entries(content, kunci)])


def _kept(content: Content, kuartal: Kuartal, i: Indikator, quarter: int, known: Known) -> Terdahulu | None:
    """Return what a quarter was published with; None where its record knows nothing of it."""
    alamat = facts.earlier(i.kode, quarter)
    if alamat not in known:
        return None
    value, file = known[alamat], content.quarter_file(kuartal.folder, lock.FILE)
    return Terdahulu(quarter, None if value is None else Decimal(value), content.place(file, ("fakta", alamat)))


def _now(content: Content, kuartal: Kuartal, i: Indikator, quarter: int, hasil: Hasil | None) -> Terdahulu:
    """Return what an indicator realised in a quarter before this one, as it stands today."""
    found = hasil.of(i.kode) if hasil else None
    if hasil is None or found is None or found.status == "dikecualikan":
        year, _ = kuartal.folder.split("/")
        return Terdahulu(quarter, None, Place(content.quarter_file(f"{year}/tw{quarter}", "laporan.yaml")))
    file = content.iku_file(hasil.kuartal.folder, found.indikator.nomor)
    place = content.place(file, ("rincian",) if found.ukur.realisasi is None else ("realisasi",))
    counted = Decimal(0) if found.status == "dinilai" and found.realisasi is None else found.realisasi
    return Terdahulu(quarter, counted, place)
