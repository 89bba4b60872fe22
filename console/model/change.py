"""A change: these fields of this record. The only thing ever written.

Who wrote it, and when, belongs to the batch it was recorded in (``console.register.log``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from console.model.kinds import Kind

Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Change:
    """Set these fields of this record; a record nobody has written before comes into being.

    fields: by name, as stored: text, whole numbers, floats or None. Fields not named keep their value.
    """

    kind: Kind
    record: int
    fields: Mapping[str, Value]
