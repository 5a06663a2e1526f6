"""What several test modules share and is made once."""

from __future__ import annotations

import pytest

from tests import hostile


@pytest.fixture(scope="session")
def where(tmp_path_factory: pytest.TempPathFactory) -> list[hostile.Where]:
    """Return every field of the made-up office that takes a text."""
    return hostile.accepted(hostile.office(tmp_path_factory.mktemp("kantor") / "isi"))
