"""What a site says of its release: which entry of the list it was built from, and the sums of records and corrections.

In: content with its quarters, or a manifest. Out: what stands in `manifest.json`; and whether content is older than a
site, or not its successor.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.content.model import Content
from generator.figures import lock, releases, version
from generator.records.printed import Terbitan
from generator.scoring.ladder import Hasil
from generator.site import manifest
from generator.site.manifest import BukanManifest, Rilis


def told(content: Content, hasil: Sequence[Hasil]) -> dict[str, Any] | None:
    """Return what the manifest of a site says of its release; None while nothing was published."""
    listed = {folder: entry.isi for folder, entry in releases.locks(content.terbitan).items()}
    own = {k.kuartal: releases.of_lock(k) for k in map(lock.own, hasil) if k}
    if not listed and not own:
        return None
    first, last = (content.terbitan[0], content.terbitan[-1]) if content.terbitan else (None, None)
    sums = [releases.of_correction(k) for k in content.koreksi]
    return {
        "office": content.unit.kode,
        "chain": first.sidik if first else None,
        "number": last.nomor if last else 0,
        "entry": last.sidik if last else None,
        "previous": {"entry": last.sebelum if last else None, "manifest": last.manifes if last else None},
        "locks": dict(sorted({**own, **listed}.items())),
        "corrections": corrections(sums) or None,
    }


def corrections(sums: Sequence[str]) -> str:
    """Return the sum over those of all corrections; an empty text where there are none."""
    return version.digest({"koreksi": list(sums)}) if sums else ""


def of(site: Path) -> tuple[Rilis | None, str | None]:
    """Return the release of a built site and the sum of its manifest; None where there is none."""
    try:
        found = manifest.at(site)
    except BukanManifest:
        return None, None
    return found.rilis, found.berkas[manifest.FILE].sha256


def before(content: Content, site: Path) -> str | None:
    """Return the sum of the manifest of a site that was built from this very state of the list."""
    known, found = of(site)
    last = content.terbitan[-1] if content.terbitan else None
    return found if known and last and known.butir == last.sidik else None


def stray(known: Rilis | None, now: Sequence[Terbitan]) -> str:
    """Return, as a sentence, why a list is not that of a site or a later one; an empty text when it is."""
    if known is None or not known.nomor:
        return ""
    if not now:
        return f"Situs itu memuat terbitan {known.nomor}, sedangkan {releases.FILE} tidak ada atau kosong."
    if now[0].sidik != known.rantai:
        return f"Situs itu memuat terbitan {known.nomor} dari daftar lain, yang dimulai dari butir lain."
    if len(now) < known.nomor:
        return f"Situs itu memuat terbitan {known.nomor}, isi ini baru sampai terbitan {len(now)}: lebih lama."
    if now[known.nomor - 1].sidik != known.butir:
        return f"Terbitan {known.nomor} situs itu lain dari yang ada pada {releases.FILE}: daftarnya ditulis ulang."
    return ""
