"""The stored picture: what it does not cover is painted, once and wholly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from widgets.map.ground import gaps

VIEW = QRect(0, 0, 40, 30)


@given(st.integers(-50, 60), st.integers(-50, 60), st.integers(1, 90), st.integers(1, 90))
def test_that_stored_picture_and_gaps_cover_each_pixel_once(left: int, top: int, width: int, height: int) -> None:
    covered = QRect(left, top, width, height)
    parts = [covered.intersected(VIEW), *gaps(VIEW, covered)]
    area = sum(part.width() * part.height() for part in parts if not part.isEmpty())
    assert area == VIEW.width() * VIEW.height()
    assert all(VIEW.contains(part) for part in parts if not part.isEmpty())
