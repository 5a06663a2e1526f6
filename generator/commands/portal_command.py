"""The command `lapkin portal`: collects what the offices of a register publish, and builds a portal over it.

In: words of the command line. Out: a site. What is wrong with an office is said, and stands on the portal; a fault of
the register itself ends with exit status 1, though the rest is built where it can be.
"""

import importlib
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from generator.commands import spoken
from generator.commands.options import DAY, command, day

KEPT = "Portal lama tidak diubah"
WAITING = "Perintah lain sedang memakai folder salinan; menunggu gilirannya."
USUAL = "simpanan"  # the folder of copies, beside the register


@command(help="Mengumpulkan data terbitan banyak unit dan membangun portalnya.")
@click.argument("daftar", type=click.Path(path_type=Path))
@click.option("--site", default="site", type=spoken.FolderName(), help="Folder situs portal.")
@click.option("--simpanan", default=None, type=spoken.FolderName(), help="Folder salinan; bawaan di samping daftar.")
@click.option("--luring", is_flag=True, help="Susun dari kumpulan terakhir, tanpa mengumpulkan.")
@click.option("--parquet", is_flag=True, help="Sertakan semua tabel sebagai Parquet; perlu lapkin[parquet].")
@click.option("--tanggal", default=None, type=DAY, help="Hari pengumpulan; bawaan hari ini.")
def portal(daftar: Path, site: Path, simpanan: Path | None, luring: bool, parquet: bool, tanggal: date | None) -> None:
    """Collect, then build the portal beside the old one, check it, then swap."""
    from generator.build.portal import collect, gathered, kept, registry
    from generator.build.portal import site as portal_site
    from generator.commands import terminal
    from generator.forms import new_portal
    from generator.site import manifest
    from generator.store import durable

    terminal.timed()
    terminal.stop(_missing() if parquet else [], KEPT)
    daftar = daftar / new_portal.REGISTER if daftar.is_dir() else daftar
    place = simpanan or daftar.resolve().parent / USUAL
    terminal.replaceable(site, daftar, manifest.FILE)
    terminal.replaceable(site, place, manifest.FILE)
    with terminal.reported(daftar.resolve().parent, kept=KEPT) as step, ExitStack() as held:
        known = registry.read(daftar)
        terminal.noticed(known.masalah)
        durable.made(place)
        held.enter_context(durable.alone(place, lambda: terminal.aside(WAITING)))
        if not luring:
            terminal.stop(_clock(kept.unlocked(place), day(None)) if tanggal is None else [], KEPT)
            step(f"Mengumpulkan dari {len(known.isi.unit)} unit")
            notes = collect.collected(known, place, day(tanggal))
            kept.locked(place, kept.lock(day(tanggal), notes))
        found = gathered.read(known, place)
        for unit in found.unit:
            if unit.catatan.status in (collect.GAGAL, collect.BERUBAH):
                terminal.aside(f"{unit.unit.kode}: {unit.catatan.status}. {' '.join(unit.catatan.pesan)}")
        terminal.stop(portal_site.site(found, site, step, terminal.aside, parquet), KEPT)
        reported = sum(bool(unit.laporan) for unit in found.unit)
        click.echo(f"Portal siap di {site}/index.html: {reported} dari {len(found.unit)} unit tampil.")
        terminal.stop([terminal.counted(known.masalah)] if known.masalah else [], "Portal disusun tanpa unit itu")


def _clock(last: tuple[date, object] | None, today: date) -> list[str]:
    """Return what is wrong with the clock of this computer: by it, the last collection is yet to come."""
    from generator import indonesian as ind

    if last is None or last[0] <= today:
        return []
    then, now = ind.day(last[0]), ind.day(today)
    return [f"Pengumpulan terakhir {then}, padahal menurut komputer ini sekarang {now}. Periksa jamnya, lalu ulangi."]


def _missing() -> list[str]:
    """Return what has to be installed for Parquet; before offices are asked, and not only when files are written."""
    try:
        importlib.import_module("generator.build.portal.parquet")  # what it stands on is an extra
    except ImportError as error:
        return [f"Untuk --parquet perlu dipasang juga {error.name}: pasang lapkin[parquet]."]
    return []
