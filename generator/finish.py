"""What is done with the built site before it is published: checked, given its policy, listed in its manifest.

In: a built folder. Out: what is wrong with it; or the same folder, complete.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from generator import manifest, policy, site_check
from generator.site_check import Site

UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets/*.map", "assets/stylesheets/palette.*")


def complete(folder: Path, komit: str) -> list[str]:
    """Check a built folder; when nothing is wrong, add the policy, the header files and the manifest."""
    drop(folder)
    site = site_check.read(folder)
    faults = list(site_check.faults(site))
    if not faults:
        guard(site)
        (folder / manifest.FILE).write_bytes(manifest.written(folder, komit))
    return faults


def drop(folder: Path) -> None:
    """Remove what the engine's theme brings and no page asks for: most of what a site would weigh on a stick."""
    for pattern in UNUSED:
        for path in sorted(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def guard(site: Site) -> None:
    """Put its policy into every page, and the header files beside them."""
    for name, page in site.pages.items():
        path = site.folder / name
        path.write_bytes(policy.guarded(path.read_bytes().decode(), page).encode())
    for name, text in policy.files(site.pages.values()):
        target = site.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
