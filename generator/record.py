"""The base of every record of content/: frozen and closed.

In: nothing. Out: a pydantic base model.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Frozen, and closed: an unknown key is an error."""

    # Built when first used: most records are only ever read as part of another.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
