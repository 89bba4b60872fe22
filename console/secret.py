"""Bytes that must not be seen: they print as ``<redacted>`` and refuse to be pickled."""

from __future__ import annotations

import hmac
from typing import NoReturn


class Secret:
    """A key or passphrase on its way between two places of one process.

    Python cannot promise that no copy stays in memory; ending the process does (see DECISIONS.md, "Lock ends the process").
    """

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = value

    def reveal(self) -> bytes:
        """The bytes themselves; call it only where they are used."""
        return self._value

    def matches(self, other: Secret) -> bool:
        """Equal, compared in constant time."""
        return hmac.compare_digest(self._value, other._value)

    def __repr__(self) -> str:
        return "<redacted>"

    def __len__(self) -> int:
        return len(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret does not leave its process by pickling")
