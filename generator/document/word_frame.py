"""The parts of a Word file around its text: what there is, how lists count, notes, head and foot, cover, whose it is.

In: strings of the front, what the text asks for. Out: XML of each part.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.document.word_text import FIRST_NOTE, HEAD, OFFICE, PACKAGE, field, paragraph, run, text

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES = (
    f'xmlns:w="{WORDS}" xmlns:r="{OFFICE}/relationships" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture"'
)
ROOT = {
    "rId1": ("officeDocument", "word/document.xml"),
    "rId2": ("core", "docProps/core.xml"),
    "rId3": ("extended-properties", "docProps/app.xml"),
}
BESIDE = {
    "rIdS": ("styles", "styles.xml"),
    "rIdT": ("settings", "settings.xml"),
    "rIdU": ("fontTable", "fontTable.xml"),
    "rIdN": ("numbering", "numbering.xml"),
    "rIdC": ("footnotes", "footnotes.xml"),
    "rIdM": ("theme", "theme.xml"),
    "rIdH": ("header", "header1.xml"),
    "rIdF": ("footer", "footer1.xml"),
}
APP = f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>Lapkin</Application></Properties>'
KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml", "webp": "image/webp"}
VENDOR = "application/vnd.openxmlformats-"
PART = f"{VENDOR}officedocument.wordprocessingml"
SIGNS = ("\u2022", "\u2013", "\u2022")  # of lists of points, by their depth
RIGHT = "<w:r><w:tab/></w:r>"


def types(media: Iterable[str]) -> str:
    """Return what kind each part is; `media` are the names of pictures."""
    ends = dict.fromkeys(name.rpartition(".")[2] for name in media)
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    kinds |= {end: KINDS[end] for end in ends}
    made = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items()]
    parts = {"document": "document.main", **{target[:-4]: name for name, target in BESIDE.values()}}
    own = {f"/word/{name}.xml": f"{PART}.{kind}" for name, kind in parts.items()}
    own["/word/theme.xml"] = f"{VENDOR}officedocument.theme"
    own["/docProps/core.xml"] = f"{VENDOR}package.core-properties"
    own["/docProps/app.xml"] = f"{VENDOR}officedocument.extended-properties"
    made += [f'<Override PartName="{name}" ContentType="{kind}+xml"/>' for name, kind in own.items()]
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(made)}</Types>'


def numbering(lists: Sequence[int]) -> str:
    """Return how lists count: 1 is the list of points, each numbered one is its own, from where it begins."""
    points = "".join(_level(n, 1, "bullet", sign) for n, sign in enumerate(SIGNS))
    steps = ("decimal", "lowerLetter", "lowerRoman")
    kinds = "".join(_level(n, 1, kind, f"%{n + 1}.") for n, kind in enumerate(steps))
    made = [_abstract(0, points), _abstract(1, kinds), '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
    for n, start in enumerate(lists, start=2):
        begun = "".join(
            f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for depth in range(3)
        )
        made.append(f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/>{begun}</w:num>')
    return f'{HEAD}<w:numbering xmlns:w="{WORDS}">{"".join(made)}</w:numbering>'


def _abstract(n: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'


def _level(depth: int, start: int, kind: str, sign: str) -> str:
    left = 425 * (depth + 1)
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def footnotes(notes: Sequence[str]) -> str:
    """Return the notes, and the two lines that stand above notes."""
    lines = (("separator", -1), ("continuationSeparator", 0))
    made = [
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:{kind}/></w:r>'
        "</w:p></w:footnote>"
        for kind, n in lines
    ]
    sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    for n, note in enumerate(notes, start=FIRST_NOTE):
        made.append(f'<w:footnote w:id="{n}">{paragraph(sign + run(f" {note}"), "FootnoteText")}</w:footnote>')
    return f'{HEAD}<w:footnotes xmlns:w="{WORDS}">{"".join(made)}</w:footnotes>'


def header(front: Mapping[str, Any]) -> str:
    """Return the head of a page: whose document, and what it is not."""
    mark = f"{RIGHT}{run(front['tanda'], '<w:b/>')}" if front["tanda"] else ""
    return f'{HEAD}<w:hdr xmlns:w="{WORDS}">{paragraph(run(front["kepala"]) + mark, "Header")}</w:hdr>'


def footer(front: Mapping[str, Any]) -> str:
    """Return the foot of a page: the version of its data, its number."""
    inner = run(front["kaki"]) + RIGHT + field("PAGE", "1")
    return f'{HEAD}<w:ftr xmlns:w="{WORDS}">{paragraph(inner, "Footer")}</w:ftr>'


def core(front: Mapping[str, Any]) -> str:
    """Return what the file says of itself."""
    day = "{year:04}-{month:02}-{day:02}T00:00:00Z".format(**front["hari"])
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{text(front["judul"])}</dc:title>'
        f"<dc:creator>{text(front['kantor'])}</dc:creator><dc:description>{text(front['ringkas'])}</dc:description>"
        f"{dates}<dc:language>id-ID</dc:language></cp:coreProperties>"
    )


def cover(front: Mapping[str, Any], at: str) -> str:
    """Return the cover, with bookmarks at its title, and the page for who signs, if somebody does."""
    made = [
        paragraph(run(front["induk"]), "Catatan") if front["induk"] else "",
        paragraph(run(front["kantor"], "<w:b/>"), "Pokok"),
        paragraph(at + run(front["judul"]), "Title"),
        paragraph(run(front["periode"]), "Subtitle"),
        paragraph(run(front["pernyataan"]), "Kotak") if front["pernyataan"] else "",
        paragraph(run(front["kaki"]), "Catatan"),
    ]
    signing = front["pengesahan"]
    if signing:
        lines = (signing["tempat"], signing["jabatan"], "", "", signing["nama"])
        made += [paragraph(run("Lembar pengesahan"), "TOCHeading")]
        made += [paragraph(run(front[name])) for name in ("judul", "kantor")]
        made += [paragraph(run(line), "", '<w:ind w:left="4800"/>') for line in lines]
    if front["reviu"]:
        made += [paragraph(run("Pernyataan telah direviu"), "TOCHeading")]
        made += [paragraph(run(front[name])) for name in ("judul", "kantor", "reviu")]
    return "".join(made)
