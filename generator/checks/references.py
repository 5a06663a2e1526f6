"""Addresses of figures in prose, printed figures and tables: each must name something that is there.

In: documents or a computed report. Out: problems with their places.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from generator.checks import reconciliation as reconciliation_checks
from generator.content.files import Document
from generator.content.model import Content
from generator.figures import in_prose
from generator.printed import official
from generator.printed import places as printed_places
from generator.problems.problem import Problem, made, nearest
from generator.report import Report, Triwulan
from generator.scoring.ladder import Hasil


def prose(
    documents: Iterable[Document], named: Collection[str], why: in_prose.Why = in_prose.unexplained
) -> Iterator[Problem]:
    """Yield every address in prose that names none of these figures; `why` tells more of some."""
    for document in documents:
        yield from in_prose.problems(document, named, why)


def printed(report: Report) -> Iterator[Problem]:
    """Yield printed figures and tables that point at nothing."""
    for tw in report.triwulan:
        hasil, named = tw.hasil, tw.jejak
        base = f"{report.content.akar}/{tw.folder}"
        yield from made(
            partial(_unknown, report.content, f"{base}/terbit.yaml", index, "ukuran", item.ukuran, named)
            for index, item in enumerate(hasil.kuartal.terbit)
            if item.ukuran not in named
        )
        yield from _official(report.content, hasil, f"{base}/terbit.yaml")
        yield from _printed_texts(tw, f"{base}/naskah-cetak.yaml")
        yield from reconciliation_checks.problems(report.content, hasil)
        known = printed_places.of(report.content, hasil)
        for index, table in enumerate(hasil.kuartal.tabel):
            if table.untuk not in known:
                yield _unknown(report.content, f"{base}/daftar-tabel.yaml", index, "untuk", table.untuk, ())


def _official(content: Content, hasil: Hasil, file: str) -> Iterator[Problem]:
    """Yield main figures that the document prints in several ways, none or more than one of them marked as its own."""
    order = {id(row): n for n, row in enumerate(hasil.kuartal.terbit)}
    for alamat, rows in official.rows_of(hasil).items():
        several = official.signed(rows)
        if len(several) < 2:
            continue
        places = [content.place(file, (order[id(row)], "ukuran")) for row in several]
        named = ", ".join(f"baris {p.line} ({r.nilai}, {r.acuan})" for p, r in zip(places, several, strict=True))
        if several[0].resmi:
            wrong, remedy = f"Beberapa nilai {alamat} ditandai resmi.", f"Sisakan satu di antara {named}."
            yield Problem(places[1], "resmi-ganda", alamat, wrong, remedy)
        else:
            wrong = f"Laporan cetak memuat beberapa nilai {alamat}."
            remedy = f"Tambahkan resmi: ya pada nilai yang berlaku: {named}."
            yield Problem(places[0], "resmi-belum-jelas", alamat, wrong, remedy)


def _printed_texts(tw: Triwulan, file: str) -> Iterator[Problem]:
    known = [f"iku.{i.indikator.nomor}" for i in tw.hasil.indikator]
    known += [f"sasaran.{s.sasaran.nomor}" for s in tw.hasil.sasaran]
    for key in ("nama", "jumlah", "nomor"):
        for index, item in enumerate(getattr(tw.kuartal.naskah, key)):
            if item.untuk not in known or (key == "jumlah" and item.untuk.startswith("iku")):
                place = tw.content.place(file, (key, index, "untuk"))
                remedy = (
                    "Tulis sasaran. diikuti nomornya."
                    if key == "jumlah"
                    else "Tulis iku. atau sasaran. diikuti nomornya."
                )
                yield Problem(place, "cetak-asing", "untuk", f"{item.untuk} tidak dikenal.", remedy)


def _unknown(content: Content, file: str, index: int, key: str, value: str, named: Collection[str]) -> Problem:
    near = nearest(value, named)
    place = content.place(file, (index, key))
    remedy = f"Mungkin maksudnya {near}." if near else "Lihat daftarnya di PANDUAN.md."
    return Problem(place, "cetak-asing", key, f"{value} tidak dikenal.", remedy)
