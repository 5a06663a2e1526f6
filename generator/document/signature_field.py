"""An empty field for a signature, tagged, so that whoever signs later adds to the file and changes nothing in it.

In: an open PDF, where the field goes, who signs. Out: the field in it.
"""

from collections.abc import Sequence
from typing import Any

SIGN_PAGE = 1  # the page after the cover
NAME = "TandaTangan"
PRINTED = 4  # the flag of an annotation that stands on paper, too


def add(pdf: Any, box: Sequence[int], who: str) -> None:
    """Put the field on the page for it; `box` is left, top, width and height in points from the top left corner."""
    from pikepdf import Array, Dictionary, Name, NumberTree, String

    page = pdf.pages[SIGN_PAGE]
    left, top, width, height = box
    upper = page.mediabox[3] - top
    blank = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]))
    tree = pdf.Root.StructTreeRoot
    key = int(tree.ParentTreeNextKey)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(NAME),
            TU=String(f"Tanda tangan {who}"),
            F=PRINTED,
            Rect=Array([left, upper - height, left + width, upper]),
            P=page.obj,
            StructParent=key,
            AP=Dictionary(N=blank),
        )
    )
    whole = tree.K[0] if isinstance(tree.K, Array) else tree.K
    place = Dictionary(Type=Name.OBJR, Obj=field, Pg=page.obj)
    tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=whole, Pg=page.obj, K=Array([place])))
    whole.K = Array([*(whole.K if isinstance(whole.K, Array) else [whole.K]), tag])
    NumberTree(tree.ParentTree)[key] = tag
    tree.ParentTreeNextKey = key + 1
    page.obj["/Annots"] = Array([*page.obj.get("/Annots", []), field])
    page.obj["/Tabs"] = Name.S
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))
