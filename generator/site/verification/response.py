"""The head of an answer as a browser reads it: with the hints that went before it, and no line that is no header.

In: the answer of http.client. Out: every header, those of interim answers too; `HTTPException` where a line is none
(Python's parser stops there, and browsers read on), or where a browser may see another end of the body than we do.
"""

import re
from http.client import HTTPException, HTTPMessage, HTTPResponse

HINTS = (102, 103)  # interim answers that a client goes on reading after
CHUNKED = 11  # the version of HTTP from which browsers know chunks, as http.client writes it
NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class Response(HTTPResponse):
    """An answer whose head was read to its end."""

    headers: HTTPMessage
    told: tuple[tuple[str, str], ...] = ()

    def begin(self) -> None:
        """Read the head; remember what interim answers said."""
        super().begin()
        while True:
            self.told += _whole(self.headers)
            _ended(self.headers, self.version)
            if self.status not in HINTS:
                return
            self.headers = None  # type: ignore[assignment]
            super().begin()


def _whole(headers: HTTPMessage) -> tuple[tuple[str, str], ...]:
    if headers.defects or headers.get_payload() or not all(NAME.fullmatch(name) for name in headers):
        raise HTTPException("kepala jawabannya rusak")
    return tuple((name, str(value)) for name, value in headers.items())


def _ended(headers: HTTPMessage, version: int) -> None:
    """Refuse what says how long a body is in two ways, or in one that Python reads and browsers do not: +5, 1_0."""
    lengths = {value.strip() for value in headers.get_all("Content-Length", [])}
    coded = headers.get_all("Transfer-Encoding", [])
    numbers = all(re.fullmatch(r"[0-9]+", length) for length in lengths)
    if len(lengths) > 1 or not numbers or (coded and ([c.lower() for c in coded] != ["chunked"] or version < CHUNKED)):
        raise HTTPException("panjang isinya tidak jelas")
