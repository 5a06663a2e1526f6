"""How signed files of a published site stand to the documents that were built: a signature adds to a file, and changes
nothing of it.

In: a manifest, what gives a file of the site. Out: finished sentences.
"""

from collections.abc import Callable, Iterator

from generator.content import signed_file
from generator.document.making import PDF
from generator.site.manifest import Manifest
from generator.site.verification import untrusted
from generator.store.checksum import checksum

SAME = "{0}: awalnya sama bita demi bita dengan {1}; yang ditambahkan hanya tanda tangannya."
OTHER = "{0}: tidak berawal dengan {1}. Lihat halaman triwulannya: di sana tertulis mana yang ditandatangani."


def said(found: Manifest, sound: Callable[[str], bool], part: Callable[[str, int], bytes | None]) -> Iterator[str]:
    """Yield of every signed file how it stands to the document beside it, if both are as listed (`sound`).

    `part` gives a file of no more than so many bytes.
    """
    for name in sorted(found.berkas):
        built = name.removesuffix(signed_file.NAME) + PDF
        if not name.endswith(f"/{signed_file.NAME}") or built not in found.berkas:
            continue
        if sound(name) and sound(built) and (data := part(name, signed_file.MOST)):
            size, sum_of = found.berkas[built].ukuran, found.berkas[built].sha256
            same = len(data) > size and checksum(data[:size]) == sum_of
            yield (SAME if same else OTHER).format(untrusted.shown(name), PDF)


def unlike(theirs: Manifest, ours: Manifest) -> bool:
    """Return whether a site was built without documents, and ours with them."""
    named = [any(name.endswith(f"/{PDF}") for name in one.berkas) for one in (theirs, ours)]
    return named == [False, True]
