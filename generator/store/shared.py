"""A cache that several computers share: a folder that all of them see, or object storage (s3://…), through fsspec.

In: an address. Out: a `Cache` by the same keys. It is never pruned: whoever keeps the storage says how long that is.
"""

from pathlib import Path
from typing import Any

import fsspec

from generator.store.cache import SUM, Cache, entry_sum


class StoreFault(Exception):
    """A shared cache that cannot be read or written; as text, which one and why."""


class SharedCache(Cache):
    """A cache at an address; one that cannot be reached is a `StoreFault`, not an entry that is missing."""

    def __init__(self, address: str) -> None:
        super().__init__(None)
        here = "://" not in address
        self.address = str(Path(address).resolve()) if here else address  # wherever who reads it stands
        found: tuple[Any, str] = fsspec.core.url_to_fs(self.address, **({"auto_mkdir": True} if here else {}))
        self.files, self.root = found

    def get(self, key: str) -> bytes | None:
        """Return the entry of a key; None when there is none or its checksum does not match."""
        try:
            found = bytes(self.files.cat_file(self._at(key)))
        except FileNotFoundError:
            return None
        except Exception as error:  # whatever the library of a storage raises
            raise self._fault(error) from error
        total, data = found[:SUM], found[SUM:]
        return data if entry_sum(key, data) == total else None

    def put(self, key: str, *parts: bytes) -> None:
        """Store data, given in chunks, under a key. A write that is interrupted leaves what `get` takes for missing."""
        try:
            self.files.pipe_file(self._at(key), b"".join((entry_sum(key, *parts), *parts)))
        except Exception as error:  # whatever the library of a storage raises
            raise self._fault(error) from error

    def prune(self, days: int = 0, most: int = 0) -> None:
        """Leave everything: others may be about to read it."""

    def _fault(self, error: Exception) -> StoreFault:
        return StoreFault(f"Simpanan bersama {self.address} tidak dapat dipakai: {error}. Periksa alamat dan izinnya.")

    def _at(self, key: str) -> str:
        return f"{self.root}/hasil/{key[:2]}/{key[2:]}"
