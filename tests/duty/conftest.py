"""An officer's post in Khartoum on a real encrypted register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.duty import enrolment
from console.duty.post import Post
from console.keys.box import KeyBox
from tests.conftest import Clock
from tests.keys.parts import CHEAP, FIRST


@pytest.fixture
def post(tmp_path: Path, clock: Clock) -> Iterator[Post]:
    opened = enrolment.init(KeyBox(tmp_path / "posko", CHEAP), "Rina", "KRT", FIRST, clock=clock)
    yield opened.post
    opened.post.register.close()
