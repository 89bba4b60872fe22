"""Behind every figure of a tally stand exactly the persons it counts."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.figures import FIGURES, WORDS_BY_GROUP, persons_behind
from console.model.query import FigureKey
from console.model.tally import pairs_among, population, tally
from tests.model.test_tally import PERSON, RESIDENTS, SITUATIONS, residents, scope, situations
from widgets.tally_readings import readings


@given(RESIDENTS, SITUATIONS, st.lists(st.tuples(PERSON, PERSON), max_size=10))
def test_that_every_figure_is_as_large_as_the_list_behind_it_is_long(people: list, speaking: list, pairs: list) -> None:  # type: ignore[type-arg]
    where, said, counted = residents(people), situations(speaking), scope(pairs)
    told = readings(tally(where, said, counted))
    lists = {figure: persons_behind(figure, where, said, counted) for figure in FIGURES}
    assert told.keys() == FIGURES
    for figure, persons in lists.items():
        assert np.array_equal(persons, np.unique(persons)), figure
        if figure != ("doubles", "pairs"):
            assert len(persons) == told[figure], figure
    inside = pairs_among(population(where, said), counted.pairs)
    assert set(lists["doubles", "pairs"].tolist()) == set(inside.ravel().tolist())


@given(RESIDENTS, SITUATIONS)
def test_that_the_lists_of_a_group_share_nobody_and_together_are_the_list_of_all(people: list, speaking: list) -> None:  # type: ignore[type-arg]
    where, said, counted = residents(people), situations(speaking), scope()
    for group in ("roster", "not-on-roster", "location", *WORDS_BY_GROUP):
        parts = [
            persons_behind((group, name), where, said, counted).tolist()
            for each, name in FIGURES
            if each == group and name != "all"
        ]
        together = persons_behind((group, "all"), where, said, counted).tolist()
        assert sorted(chain.from_iterable(parts)) == together, group


@pytest.mark.parametrize("figure", [("third-country", "all"), ("intent", "at-the-border"), ("roster", "")])
def test_that_a_figure_nobody_counts_here_has_no_list(figure: FigureKey) -> None:
    with pytest.raises(KeyError):
        persons_behind(figure, residents([]), situations([]), scope())
