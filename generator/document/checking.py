"""The annex that says how a reader checks a figure: where its page is, and that the data are the ones attached.

In: a quarter, its open data. Out: blocks, and the pictures of the addresses.
"""

import io

from generator import addresses
from generator.document.blocks import Block, CodesBlock, ParagraphBlock, Run
from generator.report import Triwulan
from generator.store.checksum import checksum

ADDRESS = "dokumen/periksa/"  # of this annex in the order of a document; the site has no such page


def blocks(tw: Triwulan, data: bytes, name: str) -> tuple[Block, ...]:
    """Return the annex; `data` are the open data of the quarter, `name` is what they are called in the document.

    Without the address of a site no page can be named, and there is nothing for a camera.
    """
    first = f"Setiap angka dalam dokumen ini dihitung dari data yang terlampir pada berkas PDF ini dengan nama {name}."
    said = (
        f"{first} Jumlah periksa (SHA-256) data itu: {checksum(data)}.",
        f"Versi data {tw.versi}. Angka yang sama versinya berasal dari data dan aturan yang sama.",
    )
    shown: list[Block] = [ParagraphBlock((Run(text),)) for text in said]
    base = tw.unit.alamat_dasar
    if not base:
        return tuple(shown)
    shown.append(ParagraphBlock((Run("Rumus, masukan, dan sumber tiap angka ada pada halaman indikatornya."),)))
    pages = [(i.indikator, f"{base}{addresses.iku(tw.folder, i.indikator.nomor)}") for i in tw.hasil.indikator]
    codes = [((Run(f"{i.nomor}. {i.label}"),), url, f"periksa/{i.nomor}.svg") for i, url in pages]
    return (*shown, CodesBlock(tuple(codes)))


def pictures(found: tuple[Block, ...]) -> dict[str, bytes]:
    """Return the picture of every address, by its file."""
    return {file: _picture(url) for b in found if isinstance(b, CodesBlock) for _, url, file in b.butir}


def _picture(url: str) -> bytes:
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue()
