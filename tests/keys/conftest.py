"""A key box with a cheap derivation and a keyring in memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.keys.box import KeyBox
from tests.keys.parts import CHEAP, MemoryRing


@pytest.fixture
def memory_ring() -> MemoryRing:
    return MemoryRing()


@pytest.fixture
def box(tmp_path: Path, memory_ring: MemoryRing) -> KeyBox:
    return KeyBox(tmp_path / "desk", strength=CHEAP, opener=lambda: memory_ring)
