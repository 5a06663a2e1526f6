"""Commands about the site: build, serve, emit, verify.

In: words of the command line. Out: a site, a folder, a preview, or what is wrong. Each imports what it needs when it
runs, so that no command waits for the libraries of another.
"""

from concurrent.futures import Executor
from pathlib import Path

import click

from generator.commands import spoken
from generator.commands.options import CACHE, CONTENT, DASK, DOCUMENTS, DRAFTS, FILE, SHARED, WORKERS, command, named


@command(help="Membangun situs ke folder --site.")
@CONTENT
@click.option("--site", default="site", type=spoken.FolderName(), help="Folder situs.")
@DRAFTS
@DOCUMENTS
@CACHE
@WORKERS
@DASK
@SHARED
def build(
    content: Path,
    site: Path,
    draf: bool,
    tanpa_dokumen: bool,
    cache: Path | None,
    pekerja: int | None,
    dask: str,
    bersama: str,
) -> None:
    """Build beside the old site, check the links, then swap."""
    from generator.build import document_files
    from generator.build import emit as emitting
    from generator.commands import terminal
    from generator.site import manifest
    from generator.store.cache import Cache

    terminal.timed()
    terminal.replaceable(site, content, manifest.FILE)
    kept = Cache(terminal.cache(cache, content))
    with terminal.reported(content, kept=terminal.KEPT) as step, _pool(pekerja, dask, bersama) as pool:
        report = terminal.computed(content, step, draf, kept)
        offered = report if tanpa_dokumen else document_files.offered(report)
        faults = emitting.site(offered, site, kept, pool, step, terminal.aside)
        terminal.stop(faults)
        click.echo(f"Situs siap di {site}/index.html")


def _pool(count: int | None, dask: str, shared: str) -> Executor:
    """Return what makes parts: processes of this computer, or those of a cluster."""
    from generator.build import make_part, workers
    from generator.commands import terminal

    if not dask:
        return workers.pool(count, make_part.ready)
    wrong = "" if shared else "--dask memerlukan --bersama: simpanan yang dilihat semua pekerja."
    try:
        from generator.build.cluster import Cluster

        if not wrong:
            return Cluster(dask, shared)
    except ImportError as error:
        wrong = f"Untuk --dask perlu dipasang juga {error.name}: pasang lapkin[dask], dan s3fs untuk s3://."
    except workers.Lost as error:
        wrong = str(error)
    terminal.stop([wrong])
    raise AssertionError(wrong)


@command(help="Menulis Markdown, grafik, data, dan mkdocs.yml ke folder --out.")
@CONTENT
@click.option("--out", required=True, type=spoken.FolderName(), help="Folder hasil.")
@DRAFTS
@DOCUMENTS
def emit(content: Path, out: Path, draf: bool, tanpa_dokumen: bool) -> None:
    """Write the generated files for any engine."""
    from generator.build import document_files
    from generator.build import emit as emitting
    from generator.commands import terminal

    terminal.timed()
    terminal.replaceable(out, content, emitting.MARK)
    with terminal.reported(content) as step:
        report = terminal.computed(content, step, draf)
        offered = report if tanpa_dokumen else document_files.offered(report)
        faults = emitting.folder(offered, out, step, terminal.aside)
        terminal.stop(faults)
        click.echo(f"Naskah siap di {out}")


@command(help="Membuat laporan sebuah periode sebagai PDF dan Word, misalnya: lapkin dokumen 2024/tw1")
@click.argument("kuartal")
@CONTENT
@click.option("--pdf", "kinds", flag_value="pdf", multiple=True, help="PDF saja, untuk ditandatangani.")
@click.option("--docx", "kinds", flag_value="docx", multiple=True, help="Word saja, untuk direviu.")
@click.option(
    "--ringkas", "kinds", flag_value="ringkas", multiple=True, help="Satu halaman PDF untuk kepala dan rapat."
)
@click.option("--out", default=".", type=spoken.FolderName(), help="Folder hasil.")
def dokumen(kuartal: str, content: Path, kinds: tuple[str, ...], out: Path) -> None:
    """Write the report of a quarter as documents; never over a file that is there."""
    from generator.build import document, document_files, pipeline
    from generator.commands import terminal
    from generator.document import making
    from generator.problems.problem import ContentError
    from generator.store import durable

    with terminal.reported(content):
        terminal.outside(out, content)
        report = pipeline.compute(content)
        tw = terminal.find(report, kuartal)
        if unset := document_files.unwritable(tw, report.masalah):
            raise ContentError(unset)
        wanted = [name for name in making.MAKERS if not kinds or name.rpartition(".")[2] in kinds]
        # the contents of the one for Word name the pages of the PDF
        found = dict(making.make(document.made(tw), [making.PDF, *wanted])) if wanted else {}
        if "ringkas" in kinds:
            found["ringkasan.pdf"] = making.make(document.short(tw), [making.PDF])[making.PDF]
            wanted.append("ringkasan.pdf")
        durable.made(out)
        for name in wanted:
            stem, _, end = name.partition(".")
            target = durable.beside_others(out / f"{stem}-{kuartal.replace('/', '-')}.{end}", found[name].data)
            click.echo(f"Dokumen siap di {target}.")


@command(help="Melihat situs sambil menyunting; berubah sendiri saat berkas disimpan.")
@CONTENT
@click.option("--alamat", default="127.0.0.1:8000", help="Alamat dan porta.")
@click.option("--buka/--jangan-buka", default=True, help="Membuka peramban.")
@CACHE
def serve(content: Path, alamat: str, buka: bool, cache: Path | None) -> None:
    """Preview with live reload, drafts included."""
    from generator.build import on_demand, preview
    from generator.commands import terminal
    from generator.site import engine
    from generator.store.cache import Cache

    with terminal.reported(content):
        preview.found(content)
        place = preview.place(alamat, terminal.aside)
        if place is None:
            terminal.stop([f"Alamat {alamat} tidak dapat dipakai. Tulis misalnya --alamat 127.0.0.1:8000."], "")
        else:
            host, port = place
            shown = on_demand.Preview(
                content.resolve(), Cache(terminal.cache(cache, content)), f"http://{host}:{port}/"
            )
            engine.serve(shown, shown.content, host, port, buka)


@command(
    help="Mengisi laporan sebuah periode di peramban, misalnya: lapkin isi 2024/tw2; rencana setahun: lapkin isi "
    "2024/rencana; data kantor: lapkin isi kantor"
)
@click.argument("kuartal", required=False, default="")
@CONTENT
@click.option("--alamat", default="127.0.0.1:8010", help="Alamat dan porta di komputer ini.")
@click.option("--buka/--jangan-buka", default=True, help="Membuka peramban.")
@CACHE
def isi(kuartal: str, content: Path, alamat: str, buka: bool, cache: Path | None) -> None:
    """Edit a quarter in the browser, on this computer alone."""
    from generator.build import preview
    from generator.commands import terminal
    from generator.commands.filling import server
    from generator.store.cache import Cache

    with terminal.reported(content):
        preview.found(content)
        server.run(content.resolve(), Cache(terminal.cache(cache, content)), kuartal, alamat, buka)


@command(help="Membandingkan situs yang terbit (folder atau alamat http) dengan manifesnya.")
@click.argument("situs")
@click.option("--manifest", "berkas", default=None, type=FILE, help="Manifes dari tempat tepercaya.")
@click.option("--penandatangan", default=None, type=FILE, help="Daftar penanda tangan SSH, atau kunci publik minisign.")
@click.option("--ulang", is_flag=True, help="Bandingkan dengan hasil membangun ulang dari isi.")
@click.option("--riwayat", is_flag=True, help="Apakah setiap terbitan melanjutkan yang sebelumnya.")
@click.option(
    "--content",
    default="content",
    type=click.Path(path_type=Path),
    callback=named,
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
    cache: Path | None,
    benih: int | None,
    batas: int,
) -> None:
    """Name every file that was added, changed or removed."""
    from generator.commands import terminal
    from generator.commands import verify as verify_command

    verify_command.run(
        situs, berkas, penandatangan, ulang, content, terminal.cache(cache, content), riwayat, benih, batas
    )
