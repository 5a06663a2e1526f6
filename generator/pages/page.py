"""What a page is before it is rendered, and what the generator hands over at the end.

In: nothing. Out: the frozen types that the page builders fill and `render` and `build` read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from generator.charts import Picture
from generator.report import Triwulan

NavItem = Mapping[str, "str | list[NavItem]"]


@dataclass(frozen=True)
class SearchWeight:
    """What a page counts in search, in percent of what one counts by default (0: search does not know it).

    `whole`: all of its text is known, not only its title and lead; `without` are the anchors of sections that say again
    what another page says. `older` and `older_whole` hold while its quarter is not the newest.
    """

    percent: int = 100
    whole: bool = True
    without: tuple[str, ...] = ()
    older: int = 0
    older_whole: bool = False


USUAL = SearchWeight()


@dataclass(frozen=True)
class Page:
    """A page: its title, the values for its template, the content files it comes from, what it says in a sentence.

    `kuartal` is the quarter whose figures its prose names. A builder gives no more; its entry adds address and
    template, whether the side column is hidden (`polos`), and what it counts in search (`cari`). Then come: `dataset`,
    JSON for the head of the page; `remah`, the pages above it and itself, and `lain`, the same page in other quarters,
    each as a short name and an address; `halaman`, pages whose bodies it joins; `kutipan`, how it is cited; `pendek`,
    the short address of its indicator; `kartu`, what the picture of a link to it says.
    """

    judul: str
    isi: Mapping[str, object]
    sumber: tuple[str, ...]
    ringkas: str
    kuartal: Triwulan | None = None
    alamat: str = ""
    templat: str = ""
    polos: bool = False
    cari: SearchWeight = USUAL
    dataset: str = ""
    remah: tuple[tuple[str, str], ...] = ()
    lain: tuple[tuple[str, str], ...] = ()
    halaman: tuple[Page, ...] = ()
    kutipan: str = ""
    pendek: str = ""
    kartu: str = ""

    @property
    def naskah(self) -> str:
        """Return the path of its Markdown."""
        return f"{self.alamat}index.md"


class Pages(Mapping[str, Page]):
    """Pages by the path of their Markdown, each made when it is first asked for; `made` are those that there are."""

    def __init__(self, makers: Mapping[str, Callable[[], Page]]) -> None:
        self.makers, self.made = makers, dict[str, Page]()

    def __getitem__(self, name: str) -> Page:
        if name not in self.made:
            self.made[name] = self.makers[name]()
        return self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.makers)

    def __len__(self) -> int:
        return len(self.makers)

    def changed(self, change: Callable[[Page], Page]) -> Pages:
        """Return the same pages, each as `change` gives it back."""
        return Pages({name: partial(lambda name: change(self[name]), name) for name in self})


@dataclass(frozen=True)
class Generated:
    """The generator's result: files by path (Markdown pages end in index.md), pictures, navigation, sources.

    `pictures` maps the names of the files of a picture to what `charts.draw` makes them of; `sources` maps a page to
    its content files.
    """

    files: Mapping[str, bytes]
    pictures: Mapping[tuple[str, ...], Picture]
    nav: list[NavItem]
    sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
