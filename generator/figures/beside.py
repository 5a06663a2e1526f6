"""Figures that prose may name beside those of its quarter: of other quarters, the medium-term plan, and standards.

In: a `Hasil`. Out: each with where it comes from, by address; for an address that is none of them, why. They are no
figures of the quarter: its version, open data and derivations do not hold them, its record holds them as facts.
"""

from collections.abc import Iterator
from decimal import Decimal

from generator import indonesian as ind
from generator.figures.figures import Angka
from generator.figures.stable_addresses import INDICATOR
from generator.figures.trace import Jejak
from generator.problems.problem import nearest
from generator.scoring.comparison import MEDIUM, MEDIUM_YEAR, Pembanding
from generator.scoring.ladder import Hasil

KINDS = ("renstra", "patokan")


def of(hasil: Hasil) -> dict[str, Jejak]:
    """Return every figure that prose may name beside those of its quarter."""
    return {j.angka.alamat: j for j in _all(hasil)}


def _all(hasil: Hasil) -> Iterator[Jejak]:
    for alamat, s in hasil.sebutan.items():
        if not s.keliru:
            yield _made(alamat, alamat, s.teks, s.asal)
    for i in hasil.indikator:
        prefix = f"iku.{i.indikator.nomor}"
        found = [b.dengan for b in hasil.banding.get(i.indikator.kode, ())]
        names = [p.nama.removesuffix(f", {p.periode}") for p in found]
        for p, name in zip(found, names, strict=True):
            for alamat in addresses(p, str(hasil.rencana.tahun), name if names.count(name) == 1 else ""):
                yield _made(f"{prefix}.{alamat}", f"{p.nama}, {i.indikator.sebutan}", p.nilai, f"menurut {p.asal}")


def addresses(p: Pembanding, year: str, name: str = "") -> Iterator[str]:
    """Yield what may follow the indicator in the address of what it is compared with."""
    if p.jenis == MEDIUM:
        yield f"{MEDIUM}.akhir"
    if p.jenis in (MEDIUM, MEDIUM_YEAR) and p.periode == year:
        yield MEDIUM
    if p.jenis == "patokan":
        yield p.kunci
        if name:
            yield f"patokan.{name}"


def _made(alamat: str, nama: str, value: Decimal | str, origin: str) -> Jejak:
    text = value if isinstance(value, str) else ind.number(value)
    return Jejak(Angka(alamat, None, text), nama, origin, "", (), "", "")


def unknown(hasil: Hasil, alamat: str) -> tuple[str, str]:
    """Return what is wrong with an address that names none of these figures, and what to type; empty where it is not
    about them."""
    if said := hasil.sebutan.get(alamat):
        return said.keliru, said.perbaikan
    step = INDICATOR.fullmatch(alamat)
    if not step or step[3].partition(".")[0] not in KINDS:
        return "", ""
    there = [a for a in of(hasil) if a.startswith(f"iku.{step[2]}.")]
    wrong = f"{hasil.aturan.kata.iku} {step[2]} tidak mempunyai pembanding {step[3]} pada {hasil.masa.kata} ini."
    if there:
        near = nearest(alamat, there)
        listed = ", ".join(f"{{{{ {a} }}}}" for a in dict.fromkeys((*([near] if near else []), *there[:4])))
        return wrong, f"Yang ada: {listed}."
    where = (
        "renstra.yaml" if step[3].startswith("renstra") else "patokan: pada indikator itu di perjanjian-kinerja.yaml"
    )
    return wrong, f"Tulis nilainya dengan sumbernya pada {where}."
