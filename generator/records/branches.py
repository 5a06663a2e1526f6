"""How goals and indicators of a plan hang together with what stands above the office: one tree, and its second links.

In: a plan. Out: its branches by kode, in the order of the tree. A goal is called `sasaran.2`: its number is its name.
An indicator hangs below its goal; what it supports itself (`induk`) is a second link. Loops end: what the checks refuse
does not hang a preview.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.problems.problem import Keys
from generator.records.performance_tree import Lintas, Simpul
from generator.records.plan import Indikator, Rencana, Sasaran

GOAL = "sasaran."


@dataclass(frozen=True)
class CabangPohon:
    """One branch: its kode, its record with the way to it in the file, and the kode that it hangs below, if any."""

    kode: str
    isi: Simpul | Sasaran | Indikator
    jalur: Keys
    letak: str | None

    @property
    def induk(self) -> str | None:
        """Return the kode of what it supports, as typed."""
        return self.isi.induk

    @property
    def lintas(self) -> tuple[Lintas, ...]:
        """Return who contributes to it."""
        return () if isinstance(self.isi, Simpul) else self.isi.lintas

    @property
    def atas(self) -> tuple[str, ...]:
        """Return the kode of everything that it supports: what it hangs below, and what it names itself."""
        return tuple(dict.fromkeys(kode for kode in (self.letak, self.induk) if kode))


def goal(nomor: int) -> str:
    """Return what a goal is called as `induk`."""
    return f"{GOAL}{nomor}"


def there(rencana: Rencana) -> bool:
    """Return whether a plan says anything of what stands above or beside its goals and indicators."""
    return rencana.pohon is not None or any(one.induk or one.lintas for one in branches(rencana).values())


def bare(rencana: Rencana) -> Rencana:
    """Return a plan without its tree."""
    if not there(rencana):
        return rencana
    none: dict[str, object] = {"induk": None, "lintas": ()}

    def goals(found: tuple[Sasaran, ...]) -> tuple[Sasaran, ...]:
        items = (tuple(i.model_copy(update=none) for i in s.indikator) for s in found)
        return tuple(s.model_copy(update={**none, "indikator": own}) for s, own in zip(found, items, strict=True))

    groups = tuple(p.model_copy(update={"sasaran": goals(p.sasaran)}) for p in rencana.perspektif)
    return rencana.model_copy(update={"pohon": None, "perspektif": groups, "sasaran": goals(rencana.sasaran)})


def branches(rencana: Rencana) -> dict[str, CabangPohon]:
    """Return every branch by its kode, those above the office first; of two with one kode the first."""
    found: dict[str, CabangPohon] = {}
    for n, node in enumerate(rencana.pohon.simpul if rencana.pohon else ()):
        found.setdefault(node.kode, CabangPohon(node.kode, node, ("pohon", "simpul", n), node.induk))
    for path, sasaran in rencana.goal_paths():
        kode = goal(sasaran.nomor)
        found.setdefault(kode, CabangPohon(kode, sasaran, path, sasaran.induk))
        for i, indikator in enumerate(sasaran.indikator):
            below = CabangPohon(indikator.kode, indikator, (*path, "indikator", i), kode)
            found.setdefault(indikator.kode, below)
    return found


def below(known: Mapping[str, CabangPohon]) -> dict[str | None, list[CabangPohon]]:
    """Return the branches by what they hang below; None for those that hang below nothing that there is."""
    found: dict[str | None, list[CabangPohon]] = {}
    for one in known.values():
        found.setdefault(one.letak if one.letak in known else None, []).append(one)
    return found


def ordered(known: Mapping[str, CabangPohon]) -> Iterator[tuple[int, CabangPohon]]:
    """Yield the branches as the tree is read from above, each with how deep it hangs, from 0; those of a loop never."""
    inner = below(known)
    waiting = [(0, one) for one in reversed(inner.get(None, []))]
    while waiting:
        depth, one = waiting.pop()
        yield depth, one
        waiting += [(depth + 1, child) for child in reversed(inner.get(one.kode, []))]


def loops(links: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield every loop of links by the kode on it; `links` are what each kode supports."""
    done: set[str] = set()
    for start in links:
        path = [] if start in done else [start]
        waiting = [[*links[start]]]
        while path:
            if not waiting[-1]:
                waiting.pop()
                done.add(path.pop())
                continue
            above = waiting[-1].pop(0)
            if above in path:
                yield tuple(path[path.index(above) :])
            elif above in links and above not in done:
                path.append(above)
                waiting.append([*links[above]])
