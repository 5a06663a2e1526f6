"""What the command line says of its own words, in Indonesian: how a command is used, what is missing, which day is
meant.

In: words of the command line. Out: classes and types for click; whatever else click says comes from its catalogue.
"""

from datetime import date
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
}
PROCESSES = (1, 64)


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
    """All commands, told in Indonesian."""

    command_class = SpokenCommand

    def __init__(self, *words: Any, **named: Any) -> None:
        told = {"options_metavar": "[PILIHAN]", "subcommand_metavar": "PERINTAH [ISIAN]..."}
        super().__init__(*words, **told | named)


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
