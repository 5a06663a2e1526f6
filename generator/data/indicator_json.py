"""What the JSON of a quarter tells of an indicator where its plan has it: the year, ranges, words, the medium term.

In: an indicator of a `Hasil`. Out: plain values by key; no keys where there is nothing to tell.
"""

from collections.abc import Mapping
from typing import Any

from generator.content.model import TargetRenstra
from generator.indonesian.written import Rentang, Tertulis
from generator.presentation import columns
from generator.scoring.ladder import Hasil, HasilIndikator

Medium = Mapping[str, TargetRenstra]


def medium(i: HasilIndikator, renstra: Medium) -> dict[str, Any]:
    """Return the medium-term target of an indicator; no key where the office has no such plan."""
    target = renstra.get(i.indikator.kode)
    if target is None:
        return {"renstra": None} if renstra else {}
    found = {"target_renstra": target.nilai, "dokumen": target.dokumen.nama, "acuan": target.dokumen.acuan}
    return {"renstra": found}


def of_year(i: HasilIndikator, hasil: Hasil) -> dict[str, Any]:
    """Return how the quarters of an indicator make its year; no keys where the plan says it of none."""
    said = columns.accumulated(hasil.rencana)
    return {"akumulasi": i.indikator.akumulasi, "realisasi_sampai": i.sampai} if said else {}


def written(i: HasilIndikator) -> dict[str, Any]:
    """Return what is no number alone: the upper ends of ranges, the words of a scale; no keys where there are none."""
    found = {"target": i.target, "target_tahunan": i.indikator.target.tahunan, "realisasi": i.realisasi}
    ranges = {f"{key}_sampai": v.sampai for key, v in found.items() if isinstance(v, Rentang)}
    if not i.indikator.skala:
        return ranges
    return {f"{key}_kata": v.ditulis if isinstance(v, Tertulis) else None for key, v in found.items()}
