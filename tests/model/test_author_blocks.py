"""Author numbers come from blocks of the missions: each number names its mission, and no two missions share one."""

from __future__ import annotations

import pytest

from console.faults import InputFault
from console.model.ids import (
    AUTHORS_MAX,
    MISSION_BLOCKS,
    NOT_ENROLLED_AUTHOR,
    REFERENCE_AUTHOR,
    author_number,
    mission_of,
)

MISSIONS = [mission for first, last, _ in MISSION_BLOCKS for mission in range(first, last + 1)]


def test_that_an_author_names_his_mission_and_no_two_missions_share_a_number() -> None:
    edges = {author_number(mission, counter): mission for mission in MISSIONS for counter in (1, AUTHORS_MAX)}
    assert len(edges) == 2 * len(MISSIONS)
    assert all(mission_of(author) == mission for author, mission in edges.items())
    assert min(edges) > REFERENCE_AUTHOR
    assert max(edges) < NOT_ENROLLED_AUTHOR
    assert (mission_of(REFERENCE_AUTHOR), mission_of(NOT_ENROLLED_AUTHOR)) == (0, 0)


@pytest.mark.parametrize("mission", [0, 1000, 1501, 5000, 5501, 10001])
def test_that_a_mission_outside_the_blocks_cannot_exchange(mission: int) -> None:
    with pytest.raises(InputFault, match="mission-no-block"):
        author_number(mission, 1)
