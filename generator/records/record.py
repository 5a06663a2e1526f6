"""The base of every record of content/: frozen and closed.

In: nothing. Out: a pydantic base model, and a decorator for records of which there are thousands.
"""

from pydantic import BaseModel, ConfigDict
from pydantic.dataclasses import dataclass

slim = dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))  # a sixth of the memory of a `Model`


class Model(BaseModel):
    """Frozen, and closed: an unknown key is an error."""

    # Built when first used: most records are only ever read as part of another.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
