"""Who a visit shows itself as: a real client, its language and where it comes from, drawn at random (`guises.toml`).

In: a source of chance; what is asked for. Out: headers as that client sends them, in its order. No word of ours.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import SplitResult, quote, urlsplit

SOURCE = Path(__file__).with_name("guises.toml")
DESK, PHONE, GOOGLE, ROBOT, PLAIN = "meja", "ponsel", "google", "robot", "polos"
PEOPLE = (DESK, PHONE)
DOCUMENT, SCRIPT, STYLE, IMAGE, FONT = "document", "script", "style", "image", "font"
ENCODINGS = {"http": "gzip, deflate", "https": "gzip, deflate, br, zstd"}
ANY = "*/*"
BARE = 0.2  # of the questions are a word without a name
OWN = "situs ini sendiri"  # where somebody comes from who followed a link of the site
LOOPBACK = ("localhost", "127.0.0.1", "::1")  # browsers trust it as they do https


@dataclass(frozen=True)
class Guise:
    """A client: its name for the report, its kind, the family that orders its headers; language and referer drawn."""

    nama: str
    jenis: str
    keluarga: str
    agen: str
    merek: str = ""
    panggung: str = ""
    aplikasi: str = ""
    bahasa: str = ""
    asal: str = ""

    def __str__(self) -> str:
        return f"{self.nama}, dari {urlsplit(self.asal).hostname or self.asal}" if self.asal else self.nama


@cache
def known() -> Mapping[str, Any]:
    """Return the clients, languages, referers and questions of the list."""
    return tomllib.loads(SOURCE.read_text("utf-8"))


def drawn(chance: Random) -> tuple[Guise, ...]:
    """Return every client once, in any order, each with a version and a language drawn for it."""
    found = [_drawn(client, chance) for client in known()["klien"]]
    chance.shuffle(found)
    return tuple(found)


def _drawn(client: Mapping[str, Any], chance: Random) -> Guise:
    version = chance.choice(client.get("versi", [""]))
    told = {key: client.get(key, "").replace("{v}", version) for key in ("agen", "merek", "panggung", "aplikasi")}
    languages = known()["bahasa"].get(client["keluarga"], [""])
    return Guise(client["nama"], client["jenis"], client["keluarga"], **told, bahasa=chance.choice(languages))


def of(guises: Sequence[Guise], chance: Random, *kinds: str) -> Guise:
    """Return one of the guises of these kinds."""
    return chance.choice([g for g in guises if g.jenis in kinds])


def searching(guise: Guise, chance: Random) -> Guise:
    """Return a guise that comes from a search of the web, or now and then from a social network."""
    places = known()["asal"]
    return replace(guise, asal=chance.choice(places["pencarian"] * 3 + places["lain"]))


def question(chance: Random) -> str:
    """Return a question to put behind an address: what planted programs listen to, or nothing that means anything."""
    asked = known()["pertanyaan"]
    value = chance.choice([*asked["isi"], token(chance), str(chance.randrange(1, 9999))])
    if chance.random() < BARE:
        return quote(value)
    return f"{chance.choice([*asked['nama'], token(chance)])}={quote(value)}"


def every_question(chance: Random) -> str:
    """Return one question with all the names that planted programs listen to, in any order."""
    asked = known()["pertanyaan"]
    names = chance.sample(asked["nama"], len(asked["nama"]))
    return "&".join(f"{name}={chance.choice(asked['isi'])}" for name in names)


def token(chance: Random) -> str:
    """Return letters that mean nothing and are no name of a file."""
    return "".join(chance.choice("bcdfghjklmnprstvwxz") + chance.choice("aeiou") for _ in range(4))


def headers(guise: Guise, url: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the headers of a request for an address, as the client sends them and in its order."""
    place = urlsplit(url)
    values = _values(guise, place, kind)
    for line in known()["urutan"][guise.keluarga]:
        name, _, value = line.partition(": ")
        name = name.removeprefix("https ") if _is_safe(place) else name
        filled = value.format_map(values)
        if filled and not name.startswith("https "):
            yield name, filled


def _is_safe(place: SplitResult) -> bool:
    return place.scheme == "https" or place.hostname in LOOPBACK


def again(guise: Guise, chance: Random) -> Guise:
    """Return the same client of somebody who reads another language."""
    return replace(guise, bahasa=chance.choice(known()["bahasa"].get(guise.keluarga, [""])))


def _values(guise: Guise, place: SplitResult, kind: str) -> Mapping[str, str]:
    page = kind == DOCUMENT
    inside = f"{place.scheme}://{place.netloc}/"
    own = guise.asal == OWN or (not page and guise.jenis in PEOPLE)
    return {
        "host": place.netloc,
        "agent": guise.agen,
        "brands": guise.merek,
        "mobile": ("?1" if guise.jenis == PHONE else "?0") if guise.merek else "",
        "platform": f'"{guise.panggung}"' if guise.panggung else "",
        "app": guise.aplikasi if page else "",
        "upgrade": "1" if page else "",
        "accept": known()["accept"].get(guise.keluarga, {}).get(kind, ANY),
        "site": "same-origin" if own else "cross-site" if guise.asal else "none",
        "mode": "navigate" if page else "cors" if kind == FONT else "no-cors",
        "user": "?1" if page else "",
        "dest": kind,
        "referer": inside if own else guise.asal,
        "encoding": ENCODINGS["https" if _is_safe(place) else "http"],
        "language": guise.bahasa,
    }
