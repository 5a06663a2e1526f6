"""Addresses of pages and files on the site, and the periods that their folders stand for.

In: folders, numbers and codes. Out: addresses relative to the root of the site; they are cited, so they never change.
`periods` knows the kinds of period. Beside `indonesian`, below all that names a page.
"""

import posixpath
import re
from functools import lru_cache

from generator.addresses.periods import PLACE

YEAR = re.compile("(?:19|20|21)[0-9]{2}")  # the years that a folder may stand for
QUARTER = re.compile(rf"({PLACE})/")  # what the address of a page of a quarter begins with
MEDIUM = "renstra/"  # the page of the medium-term plans
TREE = "pohon-kinerja"  # the page of what the plan of a year supports, below the year
ASKED = "kelengkapan-pelaporan"  # the pages, and the folder of the data, of what regulations ask of a report

PUBLIC = "informasi-publik"  # the folder of the data of what documents there are


def quarter(folder: str, rest: str = "") -> str:
    """Return the page of a quarter, or one below it: `2024/tw1/anggaran/`."""
    return f"{folder}/{rest}/" if rest else f"{folder}/"


def of_quarter(page: str) -> str:
    """Return the folder of the quarter that a page is of; nothing for pages outside the quarters."""
    found = QUARTER.match(page)
    return found[1] if found else ""


def iku(folder: str, nomor: int) -> str:
    """Return the page of an indicator in a quarter."""
    return quarter(folder, f"iku/{nomor}")


def sasaran(folder: str, nomor: int) -> str:
    """Return the page of a goal in a quarter."""
    return quarter(folder, f"sasaran/{nomor}")


def series(kode: str) -> str:
    """Return the page of an indicator through time."""
    return f"iku/{kode}/"


def rules(kode: str, table: str = "") -> str:
    """Return where a rule set stands on the page of the method, or one of its tables of classes."""
    return f"metodologi/#{f'tabel-{kode}-{table}' if table else kode}"


def asked(folder: str = "") -> str:
    """Return the page of what regulations ask of the report of a quarter; without one, that of all quarters."""
    return f"{ASKED}/{folder}/" if folder else f"{ASKED}/"


def term(word: str) -> str:
    """Return the place of an abbreviation in the glossary."""
    return f"glosarium/#{re.sub(r'[^a-z0-9]+', '-', word.lower())}"


def chart(folder: str, name: str, scheme: str) -> str:
    """Return the file of a chart; `scheme` is terang or gelap."""
    return f"{folder}/grafik/{name}{'' if scheme == 'terang' else '-gelap'}.svg"


def chart_data(folder: str, name: str) -> str:
    """Return the CSV file beside a chart."""
    return f"{folder}/grafik/{name}.csv"


def photo(folder: str, name: str) -> str:
    """Return the file of a photo of a quarter."""
    return f"{folder}/foto/{name}"


def table(folder: str, kode: str, ending: str = "csv") -> str:
    """Return the file of a table of a year (`2024`) or a quarter (`2024/tw1`): csv or json."""
    return f"data/{folder}/{kode}.{ending}"


@lru_cache(maxsize=4096)
def relative(page: str, target: str) -> str:
    """Return the link from one page (`2024/tw1/`) to a page, file or anchor of the site."""
    file, mark, anchor = target.partition("#")
    if file == page:
        return f"{'' if mark else './'}{mark}{anchor}"
    here, there = page.split("/")[:-1], file.split("/")
    shared = len(posixpath.commonprefix([here, there[:-1]]))
    return f"{'../' * (len(here) - shared)}{'/'.join(there[shared:])}{mark}{anchor}"
