"""What is done with the built site before it is published: checked, given its policy, listed in its manifest.

In: a built folder. Out: what is wrong with it; or the same folder, complete.
"""

from __future__ import annotations

from pathlib import Path

from generator import manifest, policy, site_check
from generator.site_check import Site


def complete(folder: Path, komit: str) -> list[str]:
    """Check a built folder; when nothing is wrong, add the policy, the header files and the manifest."""
    site = site_check.read(folder)
    faults = list(site_check.faults(site))
    if not faults:
        guard(site)
        (folder / manifest.FILE).write_bytes(manifest.written(folder, komit))
    return faults


def guard(site: Site) -> None:
    """Put its policy into every page, and the header files beside them."""
    for name, page in site.pages.items():
        path = site.folder / name
        path.write_bytes(policy.guarded(path.read_bytes().decode(), page).encode())
    for name, text in policy.files(site.pages.values()):
        target = site.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
