"""Options and arguments that several commands take, and what every command is made with.

In: words of the command line. Out: decorators for click. Nothing here loads a library that only one command needs.
"""

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

from generator.commands import language, spoken

language.speak()  # before anything is made that has words of click's


def named(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    """Return the folder of the content under the name that messages begin with: `.` and `..` are none."""
    return folder if folder.name not in ("", "..") else folder.resolve()


command = partial(click.command, cls=spoken.SpokenCommand)
CONTENT = click.option(
    "--content", default="content", type=click.Path(path_type=Path), callback=named, help="Folder isi."
)
CACHE = click.option("--cache", default=None, type=spoken.FolderName(), help="Folder simpanan; bawaan .cache.")
SITE = click.option("--site", default="site", type=click.Path(path_type=Path), help="Folder situs yang kini terbit.")
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
DAY = spoken.DayOption()
BOOK = click.option("--dari", default=None, type=click.Path(path_type=Path), help="Buku kerja yang isinya dibawa.")
YES = click.option("--ya", is_flag=True, help="Tulis tanpa bertanya.")
CLASH = click.option("--bentrok", type=click.Choice(["isian", "yaml"]), help="Mana yang benar bila keduanya berubah.")
NOT_WRITTEN = "Tidak ada yang ditulis"
DOCUMENTS = click.option("--tanpa-dokumen", is_flag=True, help="Tanpa laporan sebagai PDF dan Word; lebih cepat.")
WORKERS = click.option("--pekerja", default=None, type=spoken.Proses(), help="Banyaknya proses yang bekerja.")
DASK = click.option("--dask", default="", help="Alamat penjadwal Dask, misalnya tcp://10.0.0.1:8786.")
SHARED = click.option("--bersama", default="", help="Simpanan bersama pekerja Dask: folder atau s3://…")
DRAFTS = click.option("--draf", is_flag=True, help="Sertakan laporan yang masih draf.")


def day(given: date | None) -> date:
    """Return the day given on the command line, or today."""
    return given or datetime.now(UTC).date()
