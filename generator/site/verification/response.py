"""The head of an answer as a browser reads it: with the hints that went before it, and no line that is no header.

In: the answer of http.client. Out: every header, those of interim answers too; `HTTPException` where a line is none:
Python's parser stops there, and browsers read on.
"""

import re
from http.client import HTTPException, HTTPMessage, HTTPResponse

HINTS = (102, 103)  # interim answers that a client goes on reading after
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
            if self.status not in HINTS:
                return
            self.headers = None  # type: ignore[assignment]
            super().begin()


def _whole(headers: HTTPMessage) -> tuple[tuple[str, str], ...]:
    if headers.defects or headers.get_payload() or not all(NAME.fullmatch(name) for name in headers):
        raise HTTPException("kepala jawabannya rusak")
    return tuple((name, str(value)) for name, value in headers.items())
