"""What a chart says: finished strings and exact values. No layout, no colour, no number formatting.

In every chart `judul` is the finding and becomes the SVG's <title>, `alt` its <desc>; `keterangan` says on the page
what is shown. A value of None is "not assessed", which is drawn as an empty hatched slot, never as zero. `rupa` names
the look of a kategori: see `generator.charts.look`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

CROWDED = 40  # points of a scatter plot: of more, only those at the edges are labelled
OUTERMOST = 4  # points labelled at each edge of a crowd


@dataclass(frozen=True)
class Bar:
    """One horizontal bar: its label, its value, and the value as readers see it ("103,52")."""

    label: str
    value: Decimal | None
    text: str
    rupa: str


@dataclass(frozen=True)
class Mark:
    """A reference line at a value, with the words beside it ("100 target")."""

    value: Decimal
    text: str


@dataclass(frozen=True)
class Bars:
    """Horizontal bars on one scale from zero; a value above `maximum` is cut, visibly, and keeps its text.

    The scale ends at the largest value or mark, or at `maximum` if that is less; `skala` are its ends where others
    give them.
    """

    judul: str
    alt: str
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    maximum: Decimal | None
    unit: str
    keterangan: str = ""
    skala: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True)
class Pair:
    """A whole and the part of it that is done (pagu and realisasi)."""

    label: str
    whole: Decimal
    part: Decimal
    text: str


@dataclass(frozen=True)
class Pairs:
    """Pale bars for the wholes with dark bars for the parts inside, all on one scale; `skala` as of `Bars`."""

    judul: str
    alt: str
    pairs: tuple[Pair, ...]
    unit: str
    keterangan: str = ""
    skala: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True)
class Path:
    """Targets through the periods (dashed) and the actual values so far; every tuple is as long as `periods`,
    but `putus`: the numbers of the periods before which the series breaks.

    An actual of None whose rupa is not None has no value, for the reason `kosong`; when its rupa is None too, the
    period is yet to come. `rencana` is what the targets are called; `atas` are their upper ends, where they are ranges.
    """

    judul: str
    alt: str
    periods: tuple[str, ...]
    targets: tuple[Decimal | None, ...]
    actuals: tuple[Decimal | None, ...]
    rupa: tuple[str | None, ...]
    target_texts: tuple[str, ...]
    actual_texts: tuple[str, ...]
    unit: str
    kosong: str = ""
    keterangan: str = ""
    putus: tuple[int, ...] = ()
    rencana: str = "Target"
    atas: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True)
class Point:
    """One labelled point; without x or y it is listed under the plot as not assessed."""

    label: str
    x: Decimal | None
    y: Decimal | None
    rupa: str


@dataclass(frozen=True)
class Scatter:
    """Points on two scales; a point above `y_maximum` stands at the upper edge with an arrow."""

    judul: str
    alt: str
    points: tuple[Point, ...]
    x_title: str
    y_title: str
    x_marks: tuple[Mark, ...]
    y_marks: tuple[Mark, ...]
    y_maximum: Decimal | None = None
    keterangan: str = ""


@dataclass(frozen=True)
class Trend:
    """One measure through time; values and texts are as long as `periods`; `putus` are the numbers of the periods
    before which the series breaks."""

    judul: str
    alt: str
    periods: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    marks: tuple[Mark, ...]
    kosong: str = ""
    keterangan: str = ""
    putus: tuple[int, ...] = ()


@dataclass(frozen=True)
class Twig:
    """One branch of a tree: how deep it hangs, from 0; its name, the words below it; the sign of its class, if any."""

    tingkat: int
    label: str
    catatan: str
    jenis: Literal["atas", "sasaran", "indikator"]
    rupa: str = ""


@dataclass(frozen=True)
class Tree:
    """What supports what, from above: each branch stands below that from which it hangs, one step further in."""

    judul: str
    alt: str
    twigs: tuple[Twig, ...]
    keterangan: str = ""


@dataclass(frozen=True)
class Card:
    """What stands on a card: office, period, the one result with its class, what it means, and a few more results.

    `baris` are label, value and rupa; `pita` the bands of the scale as left edge and width in hundredths, rupa, and
    whether the result lies there; `tanda` its place in hundredths; `kategori` rupa, name and number of indicators;
    `resmi` what the signed document says of the result, where it differs.
    """

    kantor: str
    periode: str
    ukuran: str
    nilai: str
    predikat: str
    rupa: str
    kalimat: str
    baris: tuple[tuple[str, str, str], ...] = ()
    pita: tuple[tuple[Decimal, Decimal, str, bool], ...] = ()
    tanda: Decimal | None = None
    kategori: tuple[tuple[str, str, str], ...] = ()
    resmi: str = ""


Chart = Bars | Pairs | Path | Scatter | Trend | Tree
Picture = Chart | Card
