"""Whether two areas share ground."""

from __future__ import annotations

import pytest

from console.atlas.resolve import resolve
from console.atlas.specs import area_of


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        ("country:SD", "country:SD", True),
        ("country:SD", "country:EG", False),  # they share a border, and no ground
        ("country:SD", "city:379252", True),
        ("country:EG", "city:379252", False),
        ("country:SD", "province:SD-KH", True),
        ("province:SD-KH", "province:SD-KH", True),
        ("province:SD-KH", "province:SD-GZ", False),  # neighbours
        ("province:SD-KH", "city:379252", True),
        ("circle:32.53,15.55,20", "circle:32.9,15.55,30", True),
        ("circle:32.53,15.55,20", "circle:33.5,15.55,30", False),
        ("circle:179.9,-17,40", "circle:-179.9,-17,40", True),  # either side of 180 degrees
        ("country:FJ", "circle:-179.9,-17,40", True),
        ("country:FJ", "circle:-170,-17,40", False),
    ],
)
def test_that_ground_is_shared_or_not_from_either_side(one: str, other: str, is_shared: bool) -> None:
    first, second = resolve(area_of(one)), resolve(area_of(other))
    assert first.overlaps(second) is is_shared
    assert second.overlaps(first) is is_shared
