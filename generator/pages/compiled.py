"""Compiled templates, kept beside the templates in `__pycache__`, as Python keeps its own code.

In: a template as Jinja knows it. Out: its bytecode, when it was kept by the same code and versions.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.store.cache import Cache, key


class Compiled(BytecodeCache):
    """Keeps compiled templates; where it cannot write, every process compiles its own."""

    def __init__(self) -> None:
        self.cache = Cache(Path(__file__).parent / "templates" / "__pycache__")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept, if it was."""
        found = self.cache.get(key("templat", bucket.key, bucket.checksum))
        if found:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.cache.put(key("templat", bucket.key, bucket.checksum), bucket.bytecode_to_string())
