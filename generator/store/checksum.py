"""SHA-256 checksums.

In: bytes. Out: SHA-256 in hexadecimal digits.
"""

import hashlib


def checksum(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
