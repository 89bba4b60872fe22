"""A ministry of consoles on this machine: Jakarta, which founds it, and others that are enrolled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import Clock
from tests.exchange.parts import Ministry


@pytest.fixture
def ministry(tmp_path: Path, clock: Clock) -> Iterator[Ministry]:
    with ExitStack() as stack:
        yield Ministry(tmp_path, clock, stack)
