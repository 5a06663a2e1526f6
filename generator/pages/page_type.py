"""What a page type is: where its pages stand, and what navigation, menus, search and print make of them.

In: nothing. Out: the frozen types whose values `registry` lists.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.pages.page import USUAL, Page, SearchWeight

Of = TypeVar("Of")  # what its pages are about: a quarter, the plan of a year, the whole report


@dataclass(frozen=True)
class PagePlace:
    """Where one page stands: its address, its name in the navigation, its short name on the way to it.

    `about` is what its builder is told beside the report; `same` is equal for the same thing in other quarters; `above`
    is the address of a page on the way to it that its own address does not name.
    """

    address: str
    title: str
    crumb: str
    about: tuple[object, ...] = ()
    same: str = ""
    above: str = ""


@dataclass(frozen=True)
class MenuItem:
    """A place in a menu, lowest order first; `title` stands in for the name of the page.

    `to` is where it leads, below the quarter, in place of the first of its pages; `group` is the heading above it.
    `rung` is the rung of the ladder that is listed there: without its means there is no such list.
    """

    order: int
    title: str = ""
    to: str = ""
    group: str = ""
    rung: str = ""


@dataclass(frozen=True)
class PageType(Generic[Of]):
    """One kind of page. Its slug is its address below the quarter or the year, or on the site.

    `when` tells whether there is such a page; `many` yields the places of all where there are several, under the
    heading `group`; `crumb` is the short name of one. `menu` is the place in the menu (of a quarter: its sections),
    `foot` that in the map of the site. `printed`: it is part of the quarter to print, and `gathers`: it is that print.
    `plain` hides the side column.
    """

    slug: str
    title: str
    template: str
    builder: Callable[..., Page]
    when: Callable[[Of], object] = lambda _: True
    many: Callable[[Of], Iterable[PagePlace]] | None = None
    group: str = ""
    crumb: str = ""
    menu: MenuItem | None = None
    foot: MenuItem | None = None
    search: SearchWeight = USUAL
    printed: bool = True
    gathers: bool = False
    plain: bool = False

    def places(self, base: str, of: Of, *about: object) -> list[PagePlace]:
        """Return where its pages stand, below the address `base`; `about` is told to the builder of a single one."""
        if not self.when(of):
            return []
        if self.many:
            return [*self.many(of)]
        address = f"{base}{self.slug}/" if self.slug else base
        return [PagePlace(address, self.title, self.crumb or self.title, about)]


Placed = tuple[PageType[Any], PagePlace]
