"""What changed between two reports, and what should not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.sitrep import changes, falls, from_json
from console.model.sitrep_words import CUMULATIVE, GAPS, Figure

PAIRS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: (min(pair), max(pair)))
FIGURES = st.dictionaries(st.sampled_from([str(each) for each in Figure]), PAIRS)


@given(FIGURES, FIGURES)
def test_that_changes_tell_exactly_what_is_another(
    before: dict[str, tuple[int, int]], now: dict[str, tuple[int, int]]
) -> None:
    told = {each.figure: (each.before, each.now) for each in changes(before, now)}
    assert told == {n: (before[n], now[n]) for n in before.keys() & now.keys() if before[n] != now[n]}
    fallen = set(falls(changes(before, now)))
    lower = {n for n, (was, is_) in told.items() if is_[0] < was[0] or is_[1] < was[1]}
    assert fallen == {Figure.of(n) for n in lower if Figure.of(n) in CUMULATIVE}


def test_that_changes_come_in_the_order_of_the_figures() -> None:
    names = [str(each) for each in Figure]
    told = changes(dict.fromkeys(reversed(names), (0, 0)), dict.fromkeys(names, (1, 1)))
    assert [each.figure for each in told] == names


@pytest.mark.parametrize("text", ["", "{}", '{"form": 2}', "null", "[1]"])
def test_that_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="another form"):
        from_json(text)


def test_that_every_gap_names_the_same_places_in_both_languages() -> None:
    import string

    for code, sentence in GAPS.items():
        named = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (sentence.indonesian, sentence.english)
        ]
        assert named[0] == named[1], code
