"""What the report of a published quarter shows that is of no quarter: pages about the office, who heads it, its
medium-term plan, the order of chapters, what its plan says of itself.

In: content. Out: facts of a record, a sum each. What is rewritten later moves the documents of published quarters,
which is told; a correction of the quarter takes it in as it is by then.
"""

from collections.abc import Iterator

from generator.content.model import Content
from generator.figures import version
from generator.scoring.ladder import Hasil

PREFIX = "dokumen#"
PAGE, ORDER, HEAD, MEDIUM, PLAN = (f"{PREFIX}{one}" for one in ("profil.", "susunan", "kepala", "renstra", "rencana"))
NAMES = {
    ORDER: "Susunan laporan",
    HEAD: "Kepala dan telepon kantor",
    MEDIUM: "Renstra",
    PLAN: "Dasar dan catatan rencana",
}
SHOWN = 12  # digits of a sum


def of(content: Content, hasil: Hasil) -> Iterator[tuple[str, str | None]]:
    """Yield every fact by its address; the order is always one of them."""
    pages, year = [p.slug for p in content.profil], hasil.rencana.tahun
    office = content.unit_of(hasil.kuartal.folder).model_dump(mode="json", include={"kepala", "telepon"})
    medium = [r.model_dump(mode="json") for r in content.renstra if r.periode.mulai <= year <= r.periode.sampai]
    yield ORDER, version.digest({"profil": pages, "bab": content.unit.dokumen.model_dump()})[:SHOWN]
    yield HEAD, version.digest(office)[:SHOWN]
    yield MEDIUM, version.digest({"renstra": medium})[:SHOWN]
    yield PLAN, version.digest(hasil.rencana.model_dump(mode="json", include={"dasar", "alasan", "catatan"}))[:SHOWN]
    yield from ((f"{PAGE}{p.slug}", p.dokumen.sidik[:SHOWN]) for p in content.profil)


def name(alamat: str) -> str:
    """Return what a fact tells, in words; nothing for any other fact."""
    if alamat.startswith(PAGE):
        return f"Halaman profil {alamat.removeprefix(PAGE)}, jumlah periksa"
    return f"{NAMES[alamat]}, jumlah periksa" if alamat in NAMES else ""
