"""The command `lapkin`: build, serve, check, emit.

In: command-line words. Out: a site, a folder, or problems on standard error and exit status 1. Each command imports
what it needs when it runs: no command waits for the libraries of another, nor the help for any.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.commands import language, process, spoken
from generator.content import diagnostics
from generator.problems import rules

language.speak()  # before anything is made that has words of click's


def _named(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    """Return the folder of the content under the name that messages begin with: `.` and `..` are none."""
    return folder if folder.name not in ("", "..") else folder.resolve()


CONTENT = click.option(
    "--content", default="content", type=click.Path(path_type=Path), callback=_named, help="Folder isi."
)
CACHE = click.option("--cache", default=".cache", type=click.Path(path_type=Path), help="Folder simpanan.")
SITE = click.option("--site", default="site", type=click.Path(path_type=Path), help="Folder situs yang kini terbit.")
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
DAY = spoken.Hari()
BOOK = click.option("--dari", default=None, type=click.Path(path_type=Path), help="Buku kerja yang isinya dibawa.")
YES = click.option("--ya", is_flag=True, help="Tulis tanpa bertanya.")
CLASH = click.option("--bentrok", type=click.Choice(["isian", "yaml"]), help="Mana yang benar bila keduanya berubah.")
NOT_WRITTEN = "Tidak ada yang ditulis"
DRAFTS = click.option("--draf", is_flag=True, help="Sertakan triwulan yang masih draf.")


@click.group(cls=spoken.Kumpulan, help="Membangun situs laporan kinerja dari berkas YAML.")
def main() -> None:
    """All commands."""


@main.command(help="Memeriksa isi tanpa membangun situs.")
@CONTENT
@click.option("--format", "style", default="text", type=click.Choice(diagnostics.FORMATS), help="Bentuk keluaran.")
@click.option("--ketat", is_flag=True, help="Peringatan diperlakukan sebagai galat.")
def check(content: Path, style: str, ketat: bool) -> None:
    """Validate only."""
    from generator.build import pipeline
    from generator.commands import terminal
    from generator.problems.problem import ContentError

    with terminal.reported(content, style) as step:
        report = pipeline.compute(content, step)
        notices = report.masalah
        if ketat and any(p.level == rules.PERINGATAN for p in notices):
            raise ContentError(notices)
        if notices or style in ("json", "sarif"):
            click.echo("\n".join(diagnostics.lines(notices, content.resolve().parent, style)))
        if style == "text":
            noted = terminal.counted(notices)
            click.echo(f"Isi benar: {len(report.hasil)} triwulan{f'; {noted}' if noted else ''}.")


@main.command(help="Membangun situs ke folder --site.")
@CONTENT
@click.option("--site", default="site", type=click.Path(path_type=Path), help="Folder situs.")
@DRAFTS
@CACHE
@click.option("--pekerja", default=None, type=spoken.Proses(), help="Banyaknya proses yang bekerja.")
def build(content: Path, site: Path, draf: bool, cache: Path, pekerja: int | None) -> None:
    """Build beside the old site, check the links, then swap."""
    from generator.build import emit as emitting
    from generator.build import make_part, workers
    from generator.commands import terminal
    from generator.site import manifest
    from generator.store.cache import Cache

    terminal.timed()
    terminal.replaceable(site, content, manifest.FILE)
    kept = Cache(cache)
    with terminal.reported(content, kept=terminal.KEPT) as step, workers.pool(pekerja, make_part.ready) as pool:
        report = terminal.computed(content, step, draf, kept)
        faults = emitting.site(report, site, kept, pool, step, terminal.aside)
        terminal.stop(faults)
        click.echo(f"Situs siap di {site}/index.html")


@main.command(help="Menulis Markdown, grafik, data, dan mkdocs.yml ke folder --out.")
@CONTENT
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder hasil.")
@DRAFTS
def emit(content: Path, out: Path, draf: bool) -> None:
    """Write the generated files for any engine."""
    from generator.build import emit as emitting
    from generator.commands import terminal

    terminal.timed()
    terminal.replaceable(out, content, emitting.MARK)
    with terminal.reported(content) as step:
        report = terminal.computed(content, step, draf)
        faults = emitting.folder(report, out, step, terminal.aside)
        terminal.stop(faults)
        click.echo(f"Naskah siap di {out}")


@main.command(help="Melihat situs sambil menyunting; berubah sendiri saat berkas disimpan.")
@CONTENT
@click.option("--alamat", default="127.0.0.1:8000", help="Alamat dan porta.")
@click.option("--buka/--jangan-buka", default=True, help="Membuka peramban.")
@CACHE
def serve(content: Path, alamat: str, buka: bool, cache: Path) -> None:
    """Preview with live reload, drafts included."""
    from generator.build import emit as emitting
    from generator.build import preview
    from generator.commands import terminal
    from generator.store.cache import Cache

    with terminal.reported(content):
        preview.found(content)
        place = preview.place(alamat, terminal.aside)
        if place is None:
            terminal.stop([f"Alamat {alamat} tidak dapat dipakai. Tulis misalnya --alamat 127.0.0.1:8000."], "")
        else:
            emitting.preview(content.resolve(), *place, buka, Cache(cache))


@main.command(help="Menunjukkan bagaimana sebuah angka dihitung, misalnya: lapkin explain 2024/tw1 sasaran.2.nps")
@click.argument("kuartal")
@click.argument("alamat")
@CONTENT
def explain(kuartal: str, alamat: str, content: Path) -> None:
    """Print the derivation of a figure as a tree."""
    from generator.build import pipeline
    from generator.commands import publish as publishing
    from generator.commands import terminal
    from generator.presentation.explain import tree
    from generator.problems.problem import nearest
    from generator.problems.shown import shown

    with terminal.reported(content):
        report = pipeline.compute(content)
        folder = publishing.find(report, kuartal).kuartal.folder
        found = report.jejak[folder]
        if alamat not in found:
            near = nearest(alamat, found)
            hint = f"Mungkin maksudnya {near}." if near else "Lihat daftar alamat di PANDUAN.md."
            click.echo(shown(f"Alamat {alamat} tidak dikenal. {hint}"), err=True)
            sys.exit(1)
        click.echo("\n".join(map(shown, tree(found, alamat, report.resmi[folder]))))


@main.command(help="Membandingkan angka laporan cetak dengan hitungan.")
@click.argument("kuartal")
@CONTENT
@click.option("--format", "style", default="text", type=click.Choice(diagnostics.FORMATS[:3]), help="Bentuk keluaran.")
def audit(kuartal: str, content: Path, style: str) -> None:
    """Print the reconciliation; exit status 1 when a printed figure differs."""
    from generator.build import pipeline
    from generator.commands import publish as publishing
    from generator.commands import terminal
    from generator.data import reconciliation as audit_data

    with terminal.reported(content):
        report = pipeline.compute(content)
        hasil = publishing.find(report, kuartal)
        click.echo("\n".join(audit_data.lines(report, hasil, style)))
        sys.exit(int(any(t.putusan == "berbeda" for t in report.temuan[kuartal])))


@main.command(help="Menyiapkan berkas triwulan baru (lapkin new 2024/tw2) atau tahun baru (lapkin new 2025).")
@click.argument("nama")
@CONTENT
def new(nama: str, content: Path) -> None:
    """Write the files of a new quarter or year, as a draft that passes the check."""
    from generator.commands import publish as publishing
    from generator.commands import terminal

    with terminal.reported(content):
        click.echo("\n".join(str(file) for file in publishing.new(content, nama)))


@main.command(help="Membuat buku kerja Excel untuk mengisi sebuah triwulan, misalnya: lapkin form 2024/tw2")
@click.argument("kuartal")
@CONTENT
@click.option("--out", default=None, type=click.Path(path_type=Path), help="Berkas hasil.")
@click.option("--dari", default=None, type=click.Path(path_type=Path), help="Buku kerja lama yang isiannya dibawa.")
def form(kuartal: str, content: Path, out: Path | None, dari: Path | None) -> None:
    """Write the workbook of a quarter; never over a file that is there."""
    from generator.commands import publish as publishing
    from generator.commands import terminal
    from generator.forms import carrying, exchange

    with terminal.reported(content):
        wanted = out or Path(f"isian-{kuartal.replace('/', '-')}.xlsx")
        data, left = carrying.carried(content, kuartal, dari) if dari else (exchange.form(content, kuartal), [])
        target = publishing.beside_others(wanted, data)
        click.echo("\n".join(left), nl=bool(left))
        if target != wanted:
            click.echo(f"{wanted} sudah ada dan tidak ditimpa.")
        click.echo(f"Isi {target}, simpan, lalu jalankan lapkin import {target}.")


@main.command("import", help="Memindahkan isian buku kerja ke berkas YAML, sesudah menunjukkan perubahannya.")
@click.argument("berkas", type=click.Path(path_type=Path), required=False)
@CONTENT
@YES
@click.option("--batalkan", is_flag=True, help="Kembalikan berkas seperti sebelum impor terakhir.")
@CLASH
@click.option("--apa", help="Apa yang dikoreksi, bila triwulan sudah terbit.")
@click.option("--alasan", help="Mengapa dikoreksi.")
@click.option("--disetujui", help="Siapa yang menyetujui (nama dan jabatan).")
@click.option("--tanggal", default=None, type=DAY, help="Tanggal koreksi; bawaan hari ini.")
def import_(
    berkas: Path | None,
    content: Path,
    ya: bool,
    batalkan: bool,
    bentrok: str | None,
    tanggal: date | None,
    **words: str | None,
) -> None:
    """Turn a filled-in workbook into YAML; nothing is written when anything is wrong."""
    from generator.commands import import_command, importing, terminal

    with terminal.reported(content, kept=NOT_WRITTEN):
        if batalkan:
            names = importing.taken_back(content)
            click.echo(f"Dikembalikan: {', '.join(names)}." if names else "Tidak ada impor yang dapat dibatalkan.")
        elif berkas is None:
            raise click.UsageError("Sebut buku kerjanya, misalnya lapkin import isian-2024-tw2.xlsx.")
        else:
            said = import_command.Perintah(bentrok or "", ya, words, _day(tanggal))
            import_command.imported(content, berkas, said)


@main.command(help="Menyiapkan foto untuk highlight: ditegakkan, tanpa lokasi dan data kamera, bernama rapi.")
@click.argument("berkas", type=click.Path(path_type=Path))
@CONTENT
@click.option("--kuartal", default="", help="Triwulan foto, bila berkasnya belum ada di folder foto.")
@click.option("--teks", default=None, help="Keterangan foto: siapa, apa, dan di mana.")
def foto(berkas: Path, content: Path, kuartal: str, teks: str | None) -> None:
    """Clean, turn and rename a photo, ask for its text, and tell what to type; the original is kept."""
    from generator.commands import photo as photo_command
    from generator.commands import terminal

    with terminal.reported(content):
        photo = photo_command.ready(content, berkas, kuartal)
        while photo_command.asks(content, photo) and not photo_command.describes(teks or ""):
            if teks is not None:
                click.echo(f'"{teks}" tidak menjelaskan foto kepada yang tidak melihatnya.', err=True)
            teks = click.prompt("Keterangan foto (siapa, apa, dan di mana, satu kalimat)")
        said = photo_command.to_type(content, photo, teks or "")
        click.echo("\n".join([*photo_command.written(content, photo), *said]))


@main.command(help="Mencatat sebuah triwulan sebagai terbit; sesudah itu perubahan perlu koreksi.")
@click.argument("kuartal")
@CONTENT
@BOOK
@CLASH
@YES
@click.option("--tanggal", default=None, type=DAY, help="Tanggal data dihitung; bawaan hari ini.")
@click.option("--ulang", default="", metavar="ALASAN", help="Kunci ulang, sebelum situs diumumkan; alasannya dicatat.")
@SITE
def publish(
    kuartal: str,
    content: Path,
    dari: Path | None,
    bentrok: str | None,
    ya: bool,
    tanggal: date | None,
    ulang: str,
    site: Path,
) -> None:
    """Write the record of a published quarter, and first what a workbook changes."""
    from generator.commands import import_command, terminal

    with terminal.reported(content, kept=NOT_WRITTEN):
        said = import_command.Perintah(bentrok or "", ya, {}, _day(tanggal), site, ulang.strip())
        import_command.published(content, kuartal, dari, said)


@main.command(help="Mencatat koreksi atas triwulan yang sudah terbit; angka sebelum dan sesudahnya diisi sendiri.")
@click.argument("kuartal")
@CONTENT
@BOOK
@CLASH
@YES
@click.option("--apa", help="Apa yang dikoreksi.")
@click.option("--alasan", help="Mengapa dikoreksi.")
@click.option("--disetujui", help="Siapa yang menyetujui (nama dan jabatan).")
@click.option("--tanggal", default=None, type=DAY, help="Tanggal koreksi; bawaan hari ini.")
@click.option("--ringan", is_flag=True, help="Ralat kalimat, tanpa perubahan angka atau fakta.")
@SITE
def correct(
    kuartal: str,
    content: Path,
    dari: Path | None,
    bentrok: str | None,
    ya: bool,
    tanggal: date | None,
    ringan: bool,
    site: Path,
    **words: str | None,
) -> None:
    """Append a correction with every figure and fact that changed, in YAML or in a workbook."""
    from generator.commands import import_command, terminal

    with terminal.reported(content, kept=NOT_WRITTEN):
        said = import_command.Perintah(bentrok or "", ya, words, _day(tanggal), site, ringan=ringan)
        import_command.corrected(content, kuartal, dari, said)


@main.command(help="Menunjukkan angka dan halaman yang berubah sejak sebuah revisi git, misalnya: lapkin diff HEAD")
@click.argument("revisi")
@CONTENT
@click.option("--format", "style", default="text", type=click.Choice(["text", "markdown"]), help="Bentuk keluaran.")
def diff(revisi: str, content: Path, style: str) -> None:
    """Print what a change of content moves."""
    from generator.commands import publish as publishing
    from generator.commands import terminal

    with terminal.reported(content):
        changes, told, report = publishing.moved(content, revisi)
        pages = {h.kuartal.folder: h for h in report.hasil}
        click.echo("\n".join(publishing.lines(changes, pages, style, told)))


@main.command(help="Membandingkan situs yang terbit (folder atau alamat http) dengan manifesnya.")
@click.argument("situs")
@click.option("--manifest", "berkas", default=None, type=FILE, help="Manifes dari tempat tepercaya.")
@click.option("--penandatangan", default=None, type=FILE, help="Daftar penanda tangan SSH, atau kunci publik minisign.")
@click.option("--ulang", is_flag=True, help="Bandingkan dengan hasil membangun ulang dari isi.")
@click.option("--riwayat", is_flag=True, help="Apakah setiap terbitan melanjutkan yang sebelumnya.")
@click.option(
    "--content",
    default="content",
    type=click.Path(path_type=Path),
    callback=_named,
    help="Folder isi, untuk --ulang dan --riwayat.",
)
@CACHE
@click.option("--benih", default=None, type=click.IntRange(min=0), help="Undian yang sama seperti pemeriksaan lalu.")
@click.option("--batas", default=15, type=click.IntRange(1, 600), metavar="MENIT", help="Lama seluruh pemeriksaan.")
def verify(
    situs: str,
    berkas: Path | None,
    penandatangan: Path | None,
    ulang: bool,
    riwayat: bool,
    content: Path,
    cache: Path,
    benih: int | None,
    batas: int,
) -> None:
    """Name every file that was added, changed or removed."""
    from generator.commands import verify as verify_command

    verify_command.run(situs, berkas, penandatangan, ulang, content, cache, riwayat, benih, batas)


def _day(given: date | None) -> date:
    """Return the day given on the command line, or today."""
    return given or datetime.now(UTC).date()


def run() -> None:
    """Run the command line as a process."""
    process.run(main)


if __name__ == "__main__":
    run()
