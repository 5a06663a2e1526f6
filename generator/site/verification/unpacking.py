"""Streaming decompression of a response body, chunk by chunk and within bounds, against decompression bombs.

In: the chunks as received, and the Content-Encoding. Out: the decoded chunks.
"""

import zlib
from collections.abc import Iterator

import brotli
import zstandard

PIECE = 1 << 16
WINDOW = 8 << 20  # bytes that a browser looks back at most in zstd
MOST = 2  # encodings one upon another


class TidakTerbongkar(Exception):
    """Raised for what no browser unpacks; its text says why, in Indonesian."""


def unpacked(pieces: Iterator[bytes], encodings: list[str]) -> Iterator[bytes]:
    """Yield the decoded chunks; the last encoding is removed first."""
    named = [e for e in encodings if e not in ("", "identity")]
    if len(named) > MOST or not all(e in WAYS for e in named):
        raise TidakTerbongkar(f"pemampatan tidak dikenal: {', '.join(named)}")
    for encoding in reversed(named):
        pieces = _said(WAYS[encoding](pieces))
    return pieces


def _said(pieces: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except (zlib.error, brotli.error, zstandard.ZstdError):
        raise TidakTerbongkar("isinya rusak, tidak dapat dibongkar") from None


def _gzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    return _zlib(pieces, zlib.MAX_WBITS | 16)


def _deflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    first = next(pieces, b"")
    wrapped = len(first) > 1 and first[0] & 15 == 8 and int.from_bytes(first[:2], "big") % 31 == 0
    return _zlib(_again(first, pieces), zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


def _again(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _zlib(pieces: Iterator[bytes], kind: int) -> Iterator[bytes]:
    engine = zlib.decompressobj(kind)
    for piece in pieces:
        rest = piece
        while rest and not engine.eof:
            yield engine.decompress(rest, PIECE)
            rest = engine.unconsumed_tail
        if engine.unused_data or (rest and engine.eof):
            raise TidakTerbongkar("ada isi lain di belakang isi yang dimampatkan")
    yield engine.flush()
    if not engine.eof:
        raise TidakTerbongkar("isinya terpotong")


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    engine = brotli.Decompressor()
    for piece in pieces:
        if engine.is_finished():
            raise TidakTerbongkar("ada isi lain di belakang isi yang dimampatkan")
        found = engine.process(piece, output_buffer_limit=PIECE)
        while len(found) >= PIECE or not engine.can_accept_more_data():  # it may say that it can, and hold more
            yield found
            found = engine.process(b"", output_buffer_limit=PIECE)
        yield found
    if not engine.is_finished():
        raise TidakTerbongkar("isinya terpotong")


class _Source:
    """Chunks as a file object: zstandard reads from one."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.rest = pieces, b""

    def read(self, size: int = -1) -> bytes:
        while not self.rest and (piece := next(self.pieces, b"")):
            self.rest = piece
        found, self.rest = self.rest[:size], self.rest[size:]
        return found


def _zstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    engine = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    with engine.stream_reader(_Source(pieces), read_size=PIECE, read_across_frames=True) as reader:  # type: ignore[arg-type]
        while piece := reader.read(PIECE):
            yield piece


WAYS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
