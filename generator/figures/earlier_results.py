"""What a quarter counts with of those before it in its year: as they were when it was published, else as they are.

In: content, a quarter, the computed quarters before it. Out: `Terdahulu` by kode.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.addresses.periods import Masa
from generator.content.model import Content, Kuartal, Terdahulu
from generator.figures import facts, lock
from generator.problems.problem import Place
from generator.records.plan import Indikator, Rencana
from generator.scoring import accumulation
from generator.scoring.earlier_quarters import visible
from generator.scoring.ladder import Hasil

Known = Mapping[str, str | None]


def of(
    content: Content, rencana: Rencana, kuartal: Kuartal, earlier: Sequence[Hasil], anew: bool = False
) -> dict[str, tuple[Terdahulu, ...]]:
    """Return what a quarter counts with of each quarter before it, for the indicators that are made of several.

    A published quarter counts with what it was published or corrected with, unless it is computed `anew`; no published
    quarter counts with a draft.
    """
    kept = {} if anew else lock.known(content, kuartal)
    there: dict[Masa, Hasil] = {h.masa: h for h in visible(earlier, kuartal)}
    return {
        i.kode: tuple(
            _kept(content, kuartal, i, quarter, kept) or _now(content, kuartal, i, quarter, there.get(quarter))
            for quarter in kuartal.masa.sebelumnya
        )
        for i in rencana.indikator
        if accumulation.joins(i)
    }


def _kept(content: Content, kuartal: Kuartal, i: Indikator, quarter: Masa, known: Known) -> Terdahulu | None:
    """Return what a quarter was published with; None where its record knows nothing of it."""
    alamat = facts.earlier(i.kode, quarter)
    if alamat not in known:
        return None
    value = known[alamat]
    place = lock.fact_place(content, kuartal.folder, alamat)
    return Terdahulu(quarter, None if value is None else Decimal(value), place)


def _now(content: Content, kuartal: Kuartal, i: Indikator, quarter: Masa, hasil: Hasil | None) -> Terdahulu:
    """Return what an indicator realised in a quarter before this one, as it stands today."""
    found = hasil.of(i.kode) if hasil else None
    if hasil is None or found is None or found.status == "dikecualikan":
        year, _ = kuartal.folder.split("/")
        return Terdahulu(quarter, None, Place(content.quarter_file(f"{year}/{quarter.folder}", "laporan.yaml")))
    file = content.iku_file(hasil.kuartal.folder, found.indikator.nomor)
    place = content.place(file, ("rincian",) if found.ukur.realisasi is None else ("realisasi",))
    counted = Decimal(0) if found.status == "dinilai" and found.realisasi is None else found.realisasi
    return Terdahulu(quarter, counted, place)
