"""How names of places are made comparable: one folding for what is stored and what is typed."""

from __future__ import annotations

import re

from anyascii import anyascii

_DROPPED = re.compile(r"['`’‘ʻʼʿʾ\"]")
_BREAKS = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """The name in plain lower-case letters and digits, words parted by one space: ``Wād Madanī`` -> ``wad madani``."""
    plain = name.casefold() if name.isascii() else anyascii(_DROPPED.sub("", name)).casefold()
    return _BREAKS.sub(" ", _DROPPED.sub("", plain)).strip()
