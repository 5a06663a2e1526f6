"""What `form` writes and says: one workbook of a quarter, or one for each who answers for indicators.

In: words of the command line. Out: workbooks beside what is there already, and sentences on the terminal.
"""

import io
import zipfile
from pathlib import Path

import click

from generator.commands import terminal
from generator.commands.options import NOT_WRITTEN
from generator.content.load import load
from generator.forms import carrying, quarter_form
from generator.forms.reading import limits
from generator.forms.reading.kinds import BukanIsian
from generator.forms.spare_rows import BarisKosong
from generator.problems.problem import ContentError
from generator.store import durable


def written(content: Path, quarter: str, out: Path | None, old: Path | None, rows: int) -> None:
    """Write the workbook of a quarter, with what was typed in an older one."""
    wanted = out or _usual(quarter)
    terminal.outside(wanted, content)
    if old:
        data, left = carrying.carried(content, quarter, old, rows)
    else:
        data, left = quarter_form.form(content, quarter, BarisKosong(rows)), []
    _readable(data, wanted, f"Jalankan lapkin form {quarter} --bagi: satu buku kerja tiap penanggung jawab.")
    target = durable.beside_others(wanted, data)
    click.echo("\n".join(left), nl=bool(left))
    _told(wanted, target)
    click.echo(f"Isi {target}, simpan, lalu jalankan lapkin import {target}.")


def divided(content: Path, quarter: str, out: Path | None, rows: int) -> None:
    """Write one workbook for each who answers for indicators, one for what is of all; their names begin alike."""
    whole = out or _usual(quarter)
    terminal.outside(whole, content)
    made = [
        (whole.with_name(f"{whole.stem}-{bagian.berkas}{whole.suffix}"), bagian, data)
        for bagian, data in quarter_form.divided(content, quarter, BarisKosong(rows))
    ]
    for wanted, _, data in made:
        _readable(data, wanted, "Tulis penanggung_jawab lain pada sebagian indikatornya di rencana.")
    for wanted, bagian, data in made:
        target = durable.beside_others(wanted, data)
        _told(wanted, target)
        click.echo(f"{target}: {bagian.nama}" + (f" ({len(bagian.nomor)} indikator)" if bagian.nomor else ""))
    click.echo("Isi, simpan, lalu jalankan lapkin import untuk tiap berkas, menurut urutan mana pun.")


def every(content: Path, folder: Path) -> list[str]:
    """Write the workbook of every report into a folder, over the ones of an earlier time; return their names."""
    terminal.outside(folder, content)
    found, problems = load(content)
    if found is None:
        raise ContentError(problems)
    quarters = [kuartal.folder for tahun in found.tahun for kuartal in tahun.kuartal]
    durable.made(folder)
    for quarter in quarters:
        durable.write(folder / _usual(quarter), quarter_form.form(content, quarter))
    return [_usual(quarter).name for quarter in quarters]


def _usual(quarter: str) -> Path:
    return Path(f"isian-{quarter.replace('/', '-')}.xlsx")


def _told(wanted: Path, target: Path) -> None:
    if target != wanted:
        click.echo(f"{wanted} sudah ada dan tidak ditimpa.")


def _readable(data: bytes, wanted: Path, remedy: str) -> None:
    """Leave with status 1 where an import would refuse a workbook for its size, before anybody fills it in."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            limits.refuse(archive)
    except BukanIsian:
        wrong = f"{wanted} memuat terlalu banyak indikator untuk dapat diimpor lagi."
        terminal.stop([f"{wrong} {remedy}"], NOT_WRITTEN)
