"""What `import`, and `correct` and `publish` with a workbook, say and ask before they write.

In: a content folder, a quarter or a workbook, and words of the command line. Out: sentences on the terminal. Whoever
takes a workbook takes it over by `importing`: one way, whatever is done with it besides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from generator.commands import diff, importing, publish, terminal
from generator.commands.importing import Siap
from generator.figures import releases
from generator.figures.lock import FILE, Perubahan
from generator.problems.problem import ContentError, Place, Problem
from generator.store import durable

QUESTIONS = {"apa": "Apa yang dikoreksi", "alasan": "Alasan", "disetujui": "Disetujui oleh (nama dan jabatan)"}


@dataclass(frozen=True)
class ImportOrder:
    """What was said on the command line: who wins a conflict, whether to ask, the words of a correction, the day; where
    the site is that is published now, why a quarter is recorded again, whether a correction is of prose only, or takes
    newer comparisons in."""

    bentrok: str
    ya: bool
    kata: Mapping[str, str | None]
    hari: date
    situs: Path | None = None
    ulang: str = ""
    ringan: bool = False
    pembanding: bool = False


def imported(content: Path, file: Path, said: ImportOrder) -> None:
    """Say what an import would do, ask, and do it."""
    siap = importing.ready(content, file, said.bentrok)
    quarter = siap.impor.kuartal
    if siap.impor.baru or not siap.terbit:
        _show(siap)
        _write(content, file, siap, said, {}, f"Tulis {len(siap.impor.baru)} berkas")
    else:
        _changes(quarter, siap.terbit)
        click.echo(
            f"Isian sama dengan berkas YAML, yang sudah berubah sejak terbit. Jalankan lapkin correct {quarter}."
        )


def corrected(content: Path, quarter: str, file: Path | None, said: ImportOrder) -> None:
    """Record what changed since publication in a workbook, in YAML or in both, after asking why."""
    if file is None:
        _, changed = publish.since(content, quarter, said.ringan, said.pembanding)
        _changes(quarter, changed)
        words = _answers(said)
        with durable.alone(content):
            if publish.since(content, quarter, said.ringan, said.pembanding)[1] != changed:
                wrong = "Isinya berubah sementara perintah bertanya."
                again = "Ulangi perintah ini; yang baru disimpan ikut dibaca."
                raise ContentError([_problem(content, "berkas-disela", wrong, again)])
            found = publish.correct(content, quarter, words, said.hari, said.ringan, said.situs, said.pembanding)
        click.echo(f"{len(found)} perubahan dicatat di {content}/koreksi.yaml.")
        return
    siap = _ready(content, quarter, file, said, "correct")
    if not siap.terbit and siap.impor.baru:
        wrong = "Isian ini tidak mengubah angka atau fakta yang terbit, jadi tidak ada yang dikoreksi."
        raise ContentError([_problem(file, "koreksi-kosong", wrong, f"Pindahkan dengan lapkin import {file.name}.")])
    publish.changed(siap.jadi, quarter)
    _show(siap)
    _write(content, file, siap, said, {}, f"Tulis {len(siap.impor.baru)} berkas")


def published(content: Path, quarter: str, file: Path | None, said: ImportOrder) -> None:
    """Record a quarter as published, together with what a workbook changes."""
    if file is not None:
        siap = _ready(content, quarter, file, said, "publish")
        if siap.terbit:
            wrong = f"{quarter} sudah terbit, dan isian ini mengubah angka atau fakta yang terbit."
            remedy = f"Jalankan lapkin correct {quarter} --dari {file.name}."
            raise ContentError([_problem(file, "terbit-berubah", wrong, remedy)])
        record = publish.record(siap.jadi, quarter, said.hari)
        _show(siap)
        many = len(siap.impor.baru) + len(record)
        if not _write(content, file, siap, said, record, f"Tulis {many} berkas dan catat {quarter} sebagai terbit"):
            return
    else:
        with durable.alone(content):
            publish.publish(content, quarter, said.hari, said.ulang, said.situs)
    click.echo(f"Tercatat di {content / quarter / FILE} dan {content / releases.FILE}. Simpan kedua berkas ini ke git.")


def _ready(content: Path, quarter: str, file: Path, said: ImportOrder, command: str) -> Siap:
    """Return the import of a workbook; refuse one of another quarter than is named."""
    siap = importing.ready(content, file, said.bentrok)
    terminal.find(siap.jadi, quarter)
    if siap.impor.kuartal != quarter:
        wrong = f"Buku kerja ini milik {siap.impor.kuartal}, bukan {quarter}."
        remedy = f"Tulis lapkin {command} {siap.impor.kuartal} --dari {file.name}, atau sebut buku kerja {quarter}."
        raise ContentError([_problem(file, "isian-lain", wrong, remedy)])
    return siap


def _problem(file: Path, code: str, wrong: str, remedy: str) -> Problem:
    return Problem(Place(file.name, 0), code, "", wrong, remedy)


def _show(siap: Siap) -> None:
    same = [] if siap.impor.ubah else ["Isian sama dengan berkas YAML."]
    click.echo("\n".join([*same, *importing.lines(siap)]))
    if siap.terbit:
        click.echo(f"{siap.impor.kuartal} sudah terbit; perubahan ini dicatat sebagai koreksi:")
        _changes(siap.impor.kuartal, siap.terbit)


def _changes(quarter: str, found: Sequence[Perubahan]) -> None:
    click.echo("\n".join(diff.lines({quarter: list(found)}, {}, "text")))


def _write(content: Path, file: Path, siap: Siap, said: ImportOrder, more: Mapping[str, bytes], question: str) -> bool:
    """Ask, write, and tell whether it was written; where there is nothing to write that is done already."""
    if not (siap.impor.baru or siap.terbit or more):
        return True
    if not (said.ya or terminal.agreed(f"{question}{' dan mencatat koreksinya' if siap.terbit else ''}?")):
        click.echo("Tidak ada yang ditulis.")
        return False
    answers = _answers(said) if siap.terbit else {}
    with durable.alone(content):
        click.echo("\n".join(importing.write(content, file, siap, answers, said.hari, more)))
    return True


def _answers(said: ImportOrder) -> dict[str, str]:
    return {key: said.kata.get(key) or click.prompt(asked) for key, asked in QUESTIONS.items()}
