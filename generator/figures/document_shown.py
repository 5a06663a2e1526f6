"""What the report of a published quarter shows that is of no quarter: pages about the office, who heads it, its
medium-term plans, the order of chapters, what its plan says of itself.

In: content. Out: facts of a record, a sum each. What is rewritten later moves the documents of published quarters,
which is told; a correction of the quarter takes it in as it is by then. What came later is left out: `document_lock`.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.content.model import Content
from generator.figures import version
from generator.records import branches
from generator.records.document_order import SusunanDokumen
from generator.records.medium_term import Renstra
from generator.records.office import Unit
from generator.records.plan import Rencana
from generator.scoring.ladder import Hasil

PREFIX = "dokumen#"
PAGE, ORDER, HEAD, MEDIUM, PLAN = (f"{PREFIX}{one}" for one in ("profil.", "susunan", "kepala", "renstra", "rencana"))
ONE = f"{MEDIUM}."  # and the name of a medium-term plan
NAMES = {
    ORDER: "Susunan laporan",
    HEAD: "Kepala dan telepon kantor",
    MEDIUM: "Renstra",
    PLAN: "Dasar, catatan, dan pohon rencana",
}
SAID = ("dasar", "alasan", "catatan")  # what a plan says of itself
SHOWN = 12  # digits of a sum


def of(content: Content, hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    """Yield every fact by its address; those of the order and of all medium-term plans are always among them."""
    plans = medium(content, hasil.rencana.tahun)
    yield ORDER, order_sum([p.slug for p in content.profil], content.unit.dokumen)
    yield HEAD, head_sum(content.unit_of(hasil.kuartal.folder))
    yield MEDIUM, medium_sum(plans)
    yield PLAN, plan_sum(hasil.rencana)
    yield from ((f"{PAGE}{p.slug}", p.dokumen.sidik[:SHOWN]) for p in content.profil)
    yield from ((f"{ONE}{plan.nama}", medium_sum([plan])) for plan in plans)


def medium(content: Content, year: int) -> tuple[Renstra, ...]:
    """Return the medium-term plans that hold in a year."""
    return tuple(r for r in content.renstra if r.periode.mulai <= year <= r.periode.sampai)


def tells(known: Mapping[str, str | None], alamat: str) -> bool:
    """Tell whether a record tells of every page of the office, or of every medium-term plan, by name."""
    if alamat.startswith(PAGE):
        return ORDER in known
    return alamat.startswith(ONE) and (known.get(MEDIUM) == medium_sum(()) or any(a.startswith(ONE) for a in known))


def order_sum(pages: Iterable[str], order: SusunanDokumen) -> str:
    """Return the sum of the profile pages and of the order of chapters."""
    return _sum({"profil": [*pages], "bab": order.model_dump()})


def head_sum(unit: Unit) -> str:
    """Return the sum of who heads an office, and its telephones."""
    return _sum(unit.model_dump(mode="json", include={"kepala", "telepon"}))


def medium_sum(plans: Iterable[Renstra]) -> str:
    """Return the sum of medium-term plans."""
    return _sum({"renstra": [plan.model_dump(mode="json") for plan in plans]})


def plan_sum(rencana: Rencana) -> str:
    """Return the sum of what a plan says of itself, and of its tree, if it has one."""
    said = rencana.model_dump(mode="json", include={*SAID})
    known = branches.branches(rencana).values()
    links = {one.kode: (one.induk, [each.model_dump() for each in one.lintas]) for one in known}
    tree = rencana.pohon.model_dump(mode="json") if rencana.pohon else None
    return _sum({**said, "pohon": tree, "hubungan": links} if branches.there(rencana) else said)


def _sum(told: Mapping[str, object]) -> str:
    return version.digest(told)[:SHOWN]


def name(alamat: str) -> str:
    """Return what a fact tells, in words; nothing for any other fact."""
    for start, what in ((PAGE, "Halaman profil"), (ONE, "Renstra:")):
        if alamat.startswith(start):
            return f"{what} {alamat.removeprefix(start)}, jumlah periksa"
    return f"{NAMES[alamat]}, jumlah periksa" if alamat in NAMES else ""
