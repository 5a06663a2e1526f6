"""The command `form`: the sheets of a quarter laid out, as one workbook or as one for each who answers for indicators.

In: a content folder and a quarter. Out: the bytes of a workbook.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import indonesian as ind
from generator.addresses import periods
from generator.content.model import Content, Tahun
from generator.forms import (
    comparison_layout,
    first_rows,
    import_memory,
    index_sheet,
    money_layout,
    parts,
    quarter_before,
    workbook,
)
from generator.forms import layout as form_layout
from generator.forms.cells import Berkas, Lembar
from generator.forms.index_sheet import Pokok
from generator.forms.layout import BahanLembar
from generator.forms.parts import BagianFormulir
from generator.forms.quarter_files import earlier, opened, plan, plan_file, texts_of, trees_of
from generator.forms.spare_rows import USUAL, BarisKosong
from generator.forms.workbook import Kepala
from generator.records.plan import Indikator, Sasaran
from generator.scoring import regulation


def form(folder: Path, quarter: str, baris: BarisKosong = USUAL) -> bytes:
    """Return the workbook of a quarter: its values if it has any, else what its plan gives."""
    return workbook.written(*drawn(folder, quarter, baris))


def divided(folder: Path, quarter: str, baris: BarisKosong = USUAL) -> Iterator[tuple[BagianFormulir, bytes]]:
    """Yield the parts of the form of a quarter, each with its workbook."""
    bahan = _material(folder, quarter, baris)
    for bagian in parts.parts(bahan.tahun.rencana):
        yield bagian, workbook.written(*_marked(folder, bahan, bagian))


def drawn(folder: Path, quarter: str, baris: BarisKosong = USUAL, kunci: str = "") -> tuple[list[Lembar], Kepala]:
    """Return the sheets of a quarter, or of the part of it with a key, and what the workbook says of itself."""
    bahan = _material(folder, quarter, baris)
    return _marked(folder, bahan, parts.found(bahan.tahun.rencana, kunci))


def layout(
    content: Content,
    tahun: Tahun,
    quarter: str,
    texts: Mapping[str, str],
    baris: BarisKosong = USUAL,
    beside: bool = False,
) -> list[Lembar]:
    """Return the sheets of a quarter, without what the quarter before says where `beside` is not asked for."""
    return _sheets(_gathered(content, tahun, quarter, texts, baris, beside), parts.whole(tahun.rencana))


@dataclass(frozen=True)
class IsiFormulir:
    """What the sheets of a quarter are made of: the content, its year, its files by name, what sheets of goals need."""

    content: Content
    tahun: Tahun
    berkas: Mapping[str, Berkas]
    bahan: BahanLembar


def _material(folder: Path, quarter: str, baris: BarisKosong) -> IsiFormulir:
    content, tahun = opened(folder, quarter)
    return _gathered(content, tahun, quarter, texts_of(content, tahun, folder, quarter), baris)


def _gathered(
    content: Content, tahun: Tahun, quarter: str, texts: Mapping[str, str], baris: BarisKosong, beside: bool = True
) -> IsiFormulir:
    lalu = quarter_before.before(content, tahun, quarter, lambda name: earlier(content, name)) if beside else None
    rows = replace(baris, terisi={**dict(lalu.rows() if lalu else ()), **baris.terisi})
    found = trees_of(content, tahun, {plan_file(content, tahun): "", **texts}, rows)
    rencana, aturan = tahun.rencana, content.aturan[tahun.rencana.aturan]
    measures = {i.nomor: found[f"{quarter}/iku/{i.nomor:02d}.yaml"] for i in rencana.indikator}
    masa = periods.of(quarter)[1]
    names = {i.nomor: [n for n in first_rows.names(tahun, i, masa) if n != first_rows.ASK] for i in rencana.indikator}
    return IsiFormulir(content, tahun, found, BahanLembar(quarter, aturan, measures, names, lalu))


def _marked(folder: Path, all_of: IsiFormulir, bagian: BagianFormulir) -> tuple[list[Lembar], Kepala]:
    """Return the sheets of a part and what its workbook says of itself: the plan as far as it has inputs for it."""
    quarter = all_of.bahan.folder
    planned = plan(all_of.tahun.rencana, periods.of(quarter)[1])
    if not bagian.bersama:
        planned = {number: text for number, text in planned.items() if int(number) in bagian.nomor}
    about = Kepala(quarter, all_of.content.unit.kode, planned, "", bagian=bagian.kunci)
    sheets = _sheets(all_of, bagian)
    return sheets, replace(about, tanda=import_memory.mark(folder, workbook.listed(sheets, about)))


def _sheets(all_of: IsiFormulir, bagian: BagianFormulir) -> list[Lembar]:
    """Return the sheets of a part."""
    content, tahun, bahan, quarter = all_of.content, all_of.tahun, all_of.bahan, all_of.bahan.folder
    rencana, (_, masa) = tahun.rencana, periods.of(quarter)
    iku = bahan.aturan.kata.iku
    own = [s.model_copy(update={"indikator": found}) for s in rencana.semua_sasaran if (found := _own(s, bagian))]
    sheets = [form_layout.cover(content.unit_of(quarter).nama, rencana, quarter, bagian, iku)]
    if bagian.bersama:
        sheets.append(form_layout.report(all_of.berkas[f"{quarter}/laporan.yaml"], bahan.aturan, quarter, bahan.lalu))
    sheets += [form_layout.goal(s, bahan) for s in own]
    if bagian.bersama:
        money = all_of.berkas[f"{quarter}/anggaran.yaml"]
        sheets.append(money_layout.money(rencana, money, iku, masa.jenis, bahan.lalu))
        sheets.append(form_layout.highlights(all_of.berkas[f"{quarter}/highlight.yaml"], quarter))
    if own:
        asked = [i for s in own for i in s.indikator]
        sheets.append(comparison_layout.comparisons(rencana, all_of.berkas[plan_file(content, tahun)], asked))
    return [index_sheet.index(_about(content, tahun, quarter, bagian), sheets), *sheets]


def _own(sasaran: Sasaran, bagian: BagianFormulir) -> tuple[Indikator, ...]:
    return tuple(i for i in sasaran.indikator if i.nomor in bagian.nomor)


def _about(content: Content, tahun: Tahun, quarter: str, bagian: BagianFormulir) -> Pokok:
    """Return what the first sheet is about; of a part no mean is known, as it does not know the rest."""
    rencana = tahun.rencana
    aturan = regulation.weighing(content.aturan[rencana.aturan], rencana)
    whose = f": {bagian.nama}" if bagian.nama else ""
    title = f"Daftar isi {periods.called(quarter)}: {content.unit_of(quarter).nama}{whose}"
    rungs = regulation.rungs(rencana, aturan) if bagian.utuh else ()
    return Pokok(title, quarter, rencana, aturan, rungs, _score(content, tahun, quarter))


def _score(content: Content, tahun: Tahun, quarter: str) -> str:
    """Return what the score is by the files as they are, in a sentence; nothing where there is none."""
    kuartal = next((k for k in tahun.kuartal if k.folder == quarter), None)
    nilai = quarter_before.scored(content, tahun, kuartal).nilai if kuartal else None
    if nilai is None or nilai.nps is None:
        return ""
    named = f" ({nilai.predikat.nama})" if nilai.predikat else ""
    kata = content.aturan[tahun.rencana.aturan].kata
    return f"Ketika buku kerja ini dibuat, {kata.npss} menurut berkas YAML {ind.number(nilai.nps)}{named}."
