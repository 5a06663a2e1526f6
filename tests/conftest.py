"""What all tests share: the settings of a run, and what several modules need and is made once."""

from __future__ import annotations

import gc

import pytest
from hypothesis import settings

from tests import hostile

# Few examples in `make check`, many in `make test`; the same ones in every run.
settings.register_profile("pendek", max_examples=20, deadline=None, derandomize=True)
settings.register_profile("panjang", max_examples=400, deadline=None, derandomize=True)
settings.load_profile("panjang")


def pytest_collection_finish() -> None:
    """Keep the garbage collector from what lasts as long as the run; it took a fifth of the time."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 100)


@pytest.fixture(scope="session")
def where(tmp_path_factory: pytest.TempPathFactory) -> list[hostile.Where]:
    """Return every field of the made-up office that takes a text."""
    return hostile.accepted(hostile.office(tmp_path_factory.mktemp("kantor") / "isi"))
