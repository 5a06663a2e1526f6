"""The reconciliation of a quarter outside the pages: as open data, and as lines for a terminal or a pipeline.

In: a `Triwulan`. Out: a `Tabel` for JSON and CSV, or text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator import indonesian as ind
from generator.content import diagnostics
from generator.data import quarter as opendata
from generator.presentation.tabel import Kolom, Sel, Tabel, cents, table, text
from generator.printed import causes, decisions, notes
from generator.printed.reconcile import Temuan, same
from generator.printed.verdict import Cetak
from generator.problems.problem import Place
from generator.records.rule_set import Aturan
from generator.report import Triwulan


@dataclass(frozen=True)
class Dibandingkan:
    """A printed figure with its verdict, and the cause of the difference where one is known."""

    temuan: Temuan
    sebab: causes.Sebab | None


COLUMNS = (
    Kolom[Dibandingkan]("ukuran", "Ukuran", lambda row: text(row.temuan.terbit.ukuran), nama=True),
    Kolom[Dibandingkan]("acuan", "Acuan", lambda row: text(row.temuan.terbit.acuan)),
    Kolom[Dibandingkan]("terbit", "Tercetak", lambda row: Sel(row.temuan.cetak.teks, _printed(row.temuan.cetak))),
    Kolom[Dibandingkan]("hitung", "Hitungan", lambda row: Sel(row.temuan.angka.teks, _computed(row.temuan))),
    Kolom[Dibandingkan]("putusan", "Putusan", lambda row: text(row.temuan.putusan)),
    Kolom[Dibandingkan]("sebab", "Sebab", lambda row: text(row.sebab.kode if row.sebab else None)),
    Kolom[Dibandingkan]("penjelasan", "Penjelasan", lambda row: text(causes.explanation(row.temuan, row.sebab))),
)


@lru_cache(maxsize=1)  # of the quarter that is being published: JSON and CSV are made of the same
def data(tw: Triwulan) -> Tabel:
    """Return every printed figure with its verdict, as the open data have it."""
    found = tw.temuan
    each = causes.of_each(tw.sebab)
    rows = (Dibandingkan(t, each.get(same(t)) if t.putusan == "berbeda" else None) for t in found)
    return table("rekonsiliasi", f"Rekonsiliasi dengan laporan cetak, {tw.hasil.periode}", COLUMNS, rows)


def _printed(cetak: Cetak) -> Decimal | int | str | None:
    if cetak.angka is None:
        return cetak.kata
    return cetak.angka if cetak.desimal else int(cetak.angka)


def _computed(t: Temuan) -> Decimal | int | str | None:
    value = t.angka.nilai
    return cents(value) if isinstance(value, Decimal) and t.terbit.ukuran.endswith(".serapan") else value


def counts(found: Sequence[Temuan]) -> dict[str, int]:
    """Return how many printed figures have each verdict, all three named."""
    tally = Counter(t.putusan for t in found)
    return {"cocok": tally["cocok"], "pembulatan": tally["pembulatan"], "berbeda": tally["berbeda"]}


def summary(found: Sequence[Temuan]) -> str:
    """Return the counts in a sentence."""
    number = {verdict: ind.number_of(n) for verdict, n in counts(found).items()}
    return (
        f"Dari {ind.number_of(len(found))} angka cetak yang dibandingkan, {number['cocok']} cocok dengan hitungan, "
        f"{number['pembulatan']} berbeda karena pembulatan, dan {number['berbeda']} berbeda."
    )


def scope(found: Sequence[Temuan], aturan: Aturan) -> str:
    """Return what was compared: figures of tables and of sentences, from how many places."""
    kinds = ind.listing(["angka", "kategori", *(["predikat"] if aturan.predikat else [])])
    tabled = [t for t in found if t.terbit.acuan.startswith("Tabel")]
    places = len({t.terbit.acuan for t in found})
    number = ind.number_of
    return (
        f"Yang dibandingkan: {number(len(found))} {kinds} dari {number(places)} tempat, yaitu "
        f"{number(len(tabled))} pada tabel dan {number(len(found) - len(tabled))} pada kalimat."
    )


def lines(tw: Triwulan, style: str) -> Iterator[str]:
    """Yield the audit as text, as JSON, or as annotations of a pipeline (`github`)."""
    found = tw.temuan
    if style == "json":
        yield opendata.to_json(opendata.records(data(tw))).decode().rstrip("\n")
        return
    known = tw.sebab
    each = causes.of_each(known)
    for index, temuan in enumerate(found):
        if temuan.putusan != "cocok":
            sebab = each.get(same(temuan)) if temuan.putusan == "berbeda" else None
            yield _line(_place(tw, index), temuan, sebab, style)
    if style == "text":
        yield from _ending(tw, found, known)


def _line(place: Place, temuan: Temuan, sebab: causes.Sebab | None, style: str) -> str:
    said = f"{temuan.nama}: tercetak {temuan.cetak.teks} ({temuan.terbit.acuan}), hitungan {temuan.angka.teks}."
    sentence = f"{said} {causes.explanation(temuan, sebab)}"
    if style == "github":
        level = "warning" if temuan.putusan == "berbeda" else "notice"
        return diagnostics.annotation(level, place, sentence)
    return f"{place} {temuan.putusan}: {sentence}"


def _ending(tw: Triwulan, found: Sequence[Temuan], known: Sequence[causes.Sebab]) -> Iterator[str]:
    """Yield what the page says, too: causes, contradictions, notes on the source, the result, the counts."""
    yield from (f"Sebab, {len(s.temuan)} perbedaan: {s.judul} ({s.status})." for s in known)
    yield from (f"Pertentangan: {p.judul}." for p in tw.kuartal.rekonsiliasi.pertentangan)
    yield from (f"Catatan naskah, {n.acuan}: {n.kalimat}" for n in notes.notes(tw.hasil))
    result = decisions.result(tw.hasil, tw.resmi, found)
    yield from ([result] if result else [])
    yield ", ".join(f"{number} {verdict}" for verdict, number in counts(found).items()) + "."


def _place(tw: Triwulan, index: int) -> Place:
    return tw.content.place(tw.content.quarter_file(tw.folder, "terbit.yaml"), (index,))
