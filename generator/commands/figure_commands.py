"""Commands that ask and write nothing: check, explain, audit, diff.

In: words of the command line. Out: sentences, and how the process ends. Each imports what it needs when it runs, so
that no command waits for the libraries of another.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.options import CACHE, CONTENT, SITE, command
from generator.content import diagnostics
from generator.problems import rules

if TYPE_CHECKING:
    from generator.report import Report


@command(help="Memeriksa isi tanpa membangun situs.")
@CONTENT
@click.option("--format", "style", default="text", type=click.Choice(diagnostics.FORMATS), help="Bentuk keluaran.")
@click.option("--ketat", is_flag=True, help="Peringatan diperlakukan sebagai galat.")
@click.option("--metadata", "lengkap", is_flag=True, help="Sebut juga metadata indikator yang belum diisi.")
@CACHE
def check(content: Path, style: str, ketat: bool, lengkap: bool, cache: Path | None) -> None:
    """Validate only; a year that was checked before and has not changed is not checked again."""
    from generator.build import pipeline
    from generator.checks import metadata
    from generator.commands import terminal
    from generator.problems.problem import ContentError
    from generator.store.cache import Cache

    with terminal.reported(content, style) as step:
        report = pipeline.compute(content, step, cache=Cache(terminal.cache(cache, content)))
        notices = (*report.masalah, *(metadata.lacking(report.content) if lengkap else ()))
        if ketat and any(p.level == rules.PERINGATAN for p in notices):
            raise ContentError(notices)
        if notices or style in ("json", "sarif"):
            click.echo("\n".join(diagnostics.lines(notices, content.resolve().parent, style)))
        if style == "text":
            noted = terminal.counted(notices)
            click.echo(f"Isi benar: {_counted(report)}{f'; {noted}' if noted else ''}.")


def _counted(report: Report) -> str:
    """Return how many reports there are, by kind of period: 3 triwulan; 1 tahun dan 2 semester."""
    from generator import indonesian as ind  # here: only this command waits for it

    kinds = Counter(h.masa.kata for h in report.hasil)
    return ind.listing([f"{n} {kata}" for kata, n in kinds.items()]) or f"0 {report.kinds[-1].kata}"


@command(help="Menunjukkan bagaimana sebuah angka dihitung, misalnya: lapkin explain 2024/tw1 sasaran.2.nps")
@click.argument("kuartal")
@click.argument("alamat")
@CONTENT
def explain(kuartal: str, alamat: str, content: Path) -> None:
    """Print the derivation of a figure as a tree."""
    from generator.build import pipeline
    from generator.commands import terminal
    from generator.presentation.derivations import tree
    from generator.problems.problem import nearest
    from generator.problems.shown import shown

    with terminal.reported(content):
        tw = terminal.find(pipeline.compute(content), kuartal)
        found = {**tw.jejak, **tw.jejak_banding, **tw.pendamping}
        if alamat not in found:
            near = nearest(alamat, found)
            hint = f"Mungkin maksudnya {near}." if near else "Lihat daftar alamat di PANDUAN.md."
            click.echo(shown(f"Alamat {alamat} tidak dikenal. {hint}"), err=True)
            sys.exit(1)
        click.echo("\n".join(map(shown, tree(found, alamat, tw.resmi))))


@command(help="Membandingkan angka laporan cetak dengan hitungan.")
@click.argument("kuartal")
@CONTENT
@click.option("--format", "style", default="text", type=click.Choice(diagnostics.FORMATS[:3]), help="Bentuk keluaran.")
def audit(kuartal: str, content: Path, style: str) -> None:
    """Print the reconciliation; exit status 1 when a printed figure differs."""
    from generator.build import pipeline
    from generator.commands import terminal
    from generator.data import reconciliation as audit_data

    with terminal.reported(content):
        tw = terminal.find(pipeline.compute(content), kuartal)
        click.echo("\n".join(audit_data.lines(tw, style)))
        sys.exit(int(bool(tw.berbeda)))


@command(help="Menunjukkan angka dan halaman yang berubah sejak sebuah revisi git, misalnya: lapkin diff HEAD")
@click.argument("revisi", required=False)
@CONTENT
@click.option("--format", "style", default="text", type=click.Choice(["text", "markdown"]), help="Bentuk keluaran.")
@click.option("--versi", is_flag=True, help="Apa yang ditampilkan lain oleh versi Lapkin ini daripada situs di --site.")
@SITE
def diff(revisi: str | None, content: Path, style: str, versi: bool, site: Path) -> None:
    """Print what a change of content moves, or another version of Lapkin."""
    from generator.commands import diff as moving
    from generator.commands import terminal, version_diff

    if versi == (revisi is not None):
        raise click.UsageError("Sebut revisi git, misalnya lapkin diff HEAD, atau --versi saja.")
    with terminal.reported(content):
        if revisi is None:
            click.echo("\n".join(version_diff.told(content, site)))
            return
        changes, told, report = moving.moved(content, revisi)
        pages = {h.kuartal.folder: h for h in report.hasil}
        click.echo("\n".join(moving.lines(changes, pages, style, told)))
