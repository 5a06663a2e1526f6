"""Rules for the weights of means: those of a rule set, and those of a plan that takes their place.

In: a version of a plan, and the rule set with its weights. Out: problems with their places.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from generator.content.model import Content, Tahun
from generator.problems.problem import Keys, Problem, made, nearest
from generator.records.rule_set import Aturan
from generator.scoring import regulation


def problems(content: Content, tahun: Tahun, aturan: Aturan) -> Iterator[Problem]:
    """Yield weights that name nothing in the plan, negative ones of the plan, and those of a mean that are all 0."""
    rencana = tahun.rencana

    def at(group: str, name: str) -> tuple[str, Keys]:
        own = getattr(rencana.bobot, group, None)
        top = (tahun.berkas, ("bobot",)) if own else (content.rule_file(aturan.kode), ("nps", "bobot"))
        return top[0], (*top[1], group, name)

    for group, names in regulation.weightless(aturan, rencana):
        where = content.place(*at(group, names[0]))
        wrong = f"Bobot semua {group} yang dirata-ratakan ({', '.join(names)}) 0, jadi rata-ratanya tidak ada."
        yield Problem(where, "aturan-angka", names[0], wrong, "Tulis bobot di atas 0 untuk sedikitnya satu.")

    def unknown(group: str, name: str, names: Sequence[str]) -> Problem:
        where = content.key_place(*at(group, name))
        remedy = f"Pilih salah satu: {nearest(name, names) or ', '.join(names[:5])}"
        if where.file != tahun.berkas:
            remedy += f"; bobot satu rencana saja ditulis pada {tahun.berkas}"
        wrong = f"Bobot ini tidak ada pada rencana {rencana.tahun}."
        return Problem(where, "bobot-asing", name, wrong, f"{remedy}.")

    for group, names in regulation.weighed(rencana).items():
        weights = getattr(aturan.nps.bobot, group)
        yield from made(partial(unknown, group, name, names) for name in weights if name not in names)
        for name in weights:
            where = content.key_place(*at(group, name))
            if name in names and where.file == tahun.berkas and weights[name] < 0:
                yield Problem(where, "aturan-angka", name, "Bobot negatif.", "Tulis 0 atau lebih.")
