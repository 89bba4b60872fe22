from __future__ import annotations

import pytest

from console.desk import warm, world
from console.faults import StoreFault
from console.model.words import Language


def test_that_nothing_of_the_world_is_left_to_read() -> None:
    warm.warm_up().join()
    read = world.places.cache_info().misses
    for language in ("id", "en"):
        world.places(language)
    assert world.places.cache_info().misses == read


def test_that_a_damaged_atlas_is_for_those_to_tell_who_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(language: Language) -> None:
        raise StoreFault("atlas-damaged")

    monkeypatch.setattr(world, "places", damaged)
    warm.warm_up().join()
