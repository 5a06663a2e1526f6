"""What is known of newer releases than the one a site shows: from content, from a manifest, from what was seen before.

In: the manifest of a site, and what else there is. Out: sentences that say why the site is not the newest that is
known; and a note of what was seen, in a folder of the checker.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from generator import indonesian as ind
from generator.checks import releases as release_checks
from generator.content import files, openings, release_history
from generator.figures import releases
from generator.problems.problem import Problem
from generator.records.printed import Terbitan
from generator.site import manifest
from generator.site import release as release_site
from generator.site.manifest import Manifest
from generator.store import durable
from generator.store.checksum import checksum

FOLDER = "riwayat"
MOST = 1000  # manifests of one site


def listed(content: Path) -> tuple[Terbitan, ...]:
    """Return the list of releases of a content folder; nothing where there is none."""
    text = files.read_text(content / releases.FILE, releases.FILE)
    return () if isinstance(text, Problem) else release_history.read(text)


def older(found: Manifest, now: Sequence[Terbitan]) -> Iterator[str]:
    """Yield why a site is older than a list of releases, or not of it; nothing of the list of another office."""
    rilis = found.rilis
    if rilis is None or not now or rilis.unit != now[0].unit:
        return
    if said := release_site.stray(rilis, now):
        yield said
    elif rilis.nomor < len(now):
        last = now[-1]
        shown = f"Situs itu memuat terbitan {rilis.nomor}" if rilis.nomor else "Situs itu tidak memuat terbitan"
        yield f"{shown}, padahal sudah ada terbitan {last.nomor}: {release_checks.said(last)}. Situsnya lebih lama."


def behind(found: Manifest, newer: Manifest) -> Iterator[str]:
    """Yield why a site is older than a manifest that is known."""
    one, two = found.rilis, newer.rilis
    if two is None or (one and one.unit != two.unit):
        return
    if one is None or one.nomor < two.nomor:
        number = one.nomor if one else "tanpa nomor"
        yield f"Situs itu memuat terbitan {number}, padahal manifes yang diketahui memuat terbitan {two.nomor}."
    elif one.nomor == two.nomor and (one.butir, one.kunci, one.koreksi) != (two.butir, two.kunci, two.koreksi):
        yield f"Terbitan {one.nomor} situs itu lain dari terbitan {two.nomor} pada manifes yang diketahui."


def seen(cache: Path, situs: str, found: Manifest, day: date) -> Iterator[str]:
    """Yield that a signed manifest is one that another has taken the place of, or another of one number; note it as the
    newest when it is new."""
    file = cache / FOLDER / f"{checksum(situs.rstrip('/').encode())}.json"
    known = _read(file)
    mine, number = found.berkas[manifest.FILE].sha256, found.rilis.nomor if found.rilis else 0
    own = found.rilis.butir if found.rilis else ""
    sums = [entry["manifes"] for entry in known]
    if known and sums[-1] != mine:
        last, newest = known[-1], max(int(entry["nomor"]) for entry in known)
        if mine in sums or number < newest:
            seen_on = ind.day(date.fromisoformat(last["terlihat"]))
            yield (
                f"Manifes ini sah, tetapi lebih lama: pada {seen_on} situs ini sudah memuat manifes lain "
                f"(terbitan {newest}). Situsnya dikembalikan ke terbitan lama."
            )
            return
    forked = (e for e in known if e["nomor"] == number and e["butir"] not in ("", own))
    if twin := next(forked, None):
        seen_on = ind.day(date.fromisoformat(twin["terlihat"]))
        yield f"Manifes ini sah, tetapi terbitan {number} di dalamnya lain dari yang terlihat pada {seen_on}."
    elif not known or sums[-1] != mine:
        entry = {"manifes": mine, "nomor": number, "butir": own, "terlihat": day.isoformat()}
        file.parent.mkdir(parents=True, exist_ok=True)
        durable.write(file, json.dumps([*known, entry][-MOST:], indent=1).encode())


def _read(file: Path) -> list[dict[str, Any]]:
    """Return what was noted of a site; nothing of a note that was spoiled."""
    try:
        found = json.loads(openings.read(file, manifest.MAX_BYTES))
        return [
            {
                "manifes": str(e["manifes"]),
                "nomor": int(e["nomor"]),
                "butir": str(e.get("butir", "")),  # older notes do not have it
                "terlihat": str(date.fromisoformat(e["terlihat"])),
            }
            for e in found
        ]
    except (OSError, openings.BukanBerkas, ValueError, KeyError, TypeError, AttributeError):
        return []
