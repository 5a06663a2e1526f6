"""A connection to one of the addresses that a name stands for: other clients get another, for each may show its own.

In: a name, a port, a moment to give up at, who connects. Out: a socket; `OSError` where none of them answers.
"""

import socket
import time
from zlib import crc32

CONNECT = 10  # seconds, for each address


def connected(host: str, port: int, until: float, client: str, dead: set[str]) -> socket.socket:
    """Return a connection; remember in `dead` the addresses that do not answer, and leave them for last."""
    found = [*dict.fromkeys(str(a[4][0]) for a in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))]
    first = crc32(client.encode()) % max(1, len(found))
    failed: OSError = TimeoutError()
    for address in sorted(found[first:] + found[:first], key=dead.__contains__):
        remaining = min(CONNECT, until - time.monotonic())
        if remaining <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=remaining)
        except OSError as error:
            dead.add(address)
            failed = error
    raise failed
