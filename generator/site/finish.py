"""The last steps of a build: pages get their policy, the site is checked, header files and manifest are written.

In: files; what is known of all of them. Out: what is wrong with the site; or the same folder, complete.
"""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.site import check, manifest, place_files, policy
from generator.site import facts as site_facts
from generator.site.facts import FileFacts
from generator.site.manifest import PublishedFile
from generator.store.checksum import checksum

UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets/*.map", "assets/stylesheets/palette.*")


def drop(folder: Path) -> None:
    """Remove what the engine's theme brings and no page asks for: most of what a site would weigh on a stick."""
    for pattern in UNUSED:
        for path in sorted(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def guarded(name: str, data: bytes) -> tuple[FileFacts, bytes]:
    """Return what is known of a file as it will be published, and its bytes: a page gets its policy."""
    fact = site_facts.of(name, data)
    if fact.halaman is None:
        return fact, data
    whole = policy.guarded(data.decode(), fact.halaman).encode()
    return replace(fact, ukuran=len(whole), sha256=checksum(whole)), whole


def complete(
    folder: Path,
    facts: Mapping[str, FileFacts],
    komit: str,
    own: Mapping[str, FileFacts],
    rilis: Mapping[str, Any] | None = None,
    kantor: str = "",
) -> list[str]:
    """Check a site of which all is known, `own` being the files of the office; when nothing is wrong, add the header
    files and the manifest, which names the release."""
    facts = {**facts, **own}
    site = check.BuiltSite(facts, frozenset(own))
    faults = list(check.faults(site))
    if faults:
        return faults
    extra = {name: text.encode() for name, text in policy.files(site.pages.values())}
    listed = {name: PublishedFile(fact.ukuran, fact.sha256) for name, fact in facts.items()}
    listed |= {name: manifest.of_bytes(data) for name, data in extra.items()}
    place_files.put(folder, {**extra, manifest.FILE: manifest.written(listed, komit, rilis, kantor)})
    return []
