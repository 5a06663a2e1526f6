"""What the command line says of its own words, in Indonesian: how a command is used, what is missing, which day is
meant.

In: words of the command line. Out: classes and types for click; whatever else click says comes from its catalogue.
"""

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

# What stands for a word that is missing, in the example that the refusal gives.
EXAMPLES = {
    "kuartal": "2024/tw1",
    "alamat": "npss",
    "nama": "2024/tw2",
    "situs": "site",
    "revisi": "HEAD",
    "berkas": "foto.jpg",
    "daftar": "daftar-unit.yaml",
}
PROCESSES = (1, 64)
BOOK = ".xlsx"
# How the names of files end that commands read or write; the name of a folder (balai.go.id) ends otherwise.
FILE_ENDS = f"{BOOK} .xls .pdf .docx .doc .odt .zip .html .json .yaml .yml .md .csv .txt".split()


class SpokenCommand(click.Command):
    """A command whose usage is told in Indonesian, and whose missing words are told with an example."""

    def __init__(self, *words: Any, **named: Any) -> None:
        super().__init__(*words, **{"options_metavar": "[PILIHAN]"} | named)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; of a missing one, give an example of the whole command."""
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter as error:
            if not isinstance(error.param, click.Argument):
                raise
            needed = [p.name or "" for p in self.params if isinstance(p, click.Argument) and p.required]
            example = " ".join([ctx.command_path, *(EXAMPLES.get(name, name) for name in needed)])
            raise click.UsageError(
                f"Isian belum ditulis: {(error.param.name or '').upper()}. Contoh: {example}", ctx
            ) from None


class Kumpulan(click.Group):
    """All commands, told in Indonesian, in the order that they are given in."""

    command_class = SpokenCommand

    def __init__(self, *words: Any, **named: Any) -> None:
        told = {"options_metavar": "[PILIHAN]", "subcommand_metavar": "PERINTAH [ISIAN]..."}
        super().__init__(*words, **told | named)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click asks for it
        """Return the names of the commands."""
        return [*self.commands]


class DayOption(click.ParamType[date]):
    """A day as people write it; what could be two days is refused with what to type."""

    name = "tanggal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day as in content/."""
        from pydantic_core import PydanticCustomError  # here: only commands that take a day need the models

        from generator.records import values

        try:
            return value if isinstance(value, date) else values.day(str(value))
        except PydanticCustomError as error:
            _, wrong, remedy = values.parts(error.message())
            self.fail(f"{wrong} {remedy}", param, ctx)


class Proses(click.ParamType[int]):
    """How many processes work."""

    name = "banyaknya"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a small whole number."""
        least, most = PROCESSES
        if not str(value).isdecimal() or not least <= int(value) <= most:
            self.fail(f"'{value}' bukan bilangan bulat dari {least} sampai {most}.", param, ctx)
        return int(value)


class FolderName(click.Path):
    """A folder that a command writes into: no file, and no name that says that a file is meant."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Refuse a file, and what would become a folder with the name of one."""
        folder = Path(os.fsdecode(super().convert(value, param, ctx)))
        if folder.suffix.lower() in FILE_ENDS:
            tip = f"Sebut nama folder, misalnya {folder.with_suffix('')}."
            self.fail(f"'{folder}' nama berkas, padahal yang diminta folder. {tip}", param, ctx)
        return folder


class BookName(click.Path):
    """The file that a workbook is written to: spreadsheet programs open it by the end of its name."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Refuse a folder, and the name of one or of another kind of file."""
        book = Path(os.fsdecode(super().convert(value, param, ctx)))
        if book.suffix.lower() != BOOK:
            tip = f"Tulis nama berkas berakhiran {BOOK}, misalnya isian{BOOK}."
            self.fail(f"'{book}' bukan nama buku kerja. {tip}", param, ctx)
        return book
