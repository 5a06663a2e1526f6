"""What all tests share: the settings of a run, and what several modules need and is made once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

from generator import workbook_reading
from generator.workbook_reading import Kisi
from tests import hostile

# Few examples in `make check`, many in `make test`; the same ones in every run.
settings.register_profile("pendek", max_examples=20, deadline=None, derandomize=True)
settings.register_profile("panjang", max_examples=400, deadline=None, derandomize=True)
settings.load_profile("panjang")


def pytest_collection_finish() -> None:
    """Keep the garbage collector from what lasts as long as the run; it took a fifth of the time."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def sheets_read_once() -> Iterator[None]:
    """Read the sheets of the same bytes once: a workbook is opened, imported and remembered, and each reads it whole."""
    read = lru_cache(maxsize=3)(workbook_reading._grids)

    def grids(data: bytes) -> list[Kisi]:
        return [Kisi(grid.nama, grid.sel) for grid in read(data)]  # where keys are is noted in what is given

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook_reading, "_grids", grids)
        yield


@pytest.fixture(scope="session")
def where(tmp_path_factory: pytest.TempPathFactory) -> list[hostile.Where]:
    """Return every field of the made-up office that takes a text."""
    return hostile.accepted(hostile.office(tmp_path_factory.mktemp("kantor") / "isi"))
