"""A statement on each channel: counted as the channel counts, whole sentences only, and told when it is too long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.bilingual import Run, Sentence
from console.model.channels import LIMITS, channel_text
from console.model.statement_words import WHOLE, Channel, SlotName


def said(text: str) -> Sentence:
    return Sentence((Run(text),), (Run(text),))


def slots(**texts: str) -> dict[SlotName, Sentence]:
    return {SlotName.of(name.replace("_", "-")): said(text) for name, text in texts.items()}


def test_that_a_long_channel_carries_everything_but_the_short_form() -> None:
    every = {name: said(f"{name}.") for name in SlotName}
    text = channel_text(every, Channel.PRESS, "id").text
    assert text.split("\n\n") == [f"{name}." for name in WHOLE]


def test_that_a_short_channel_takes_the_fullest_text_that_fits() -> None:
    parts = slots(event="e" * 150, nationals="n" * 100, brief="b" * 60, hotlines="h" * 50)
    assert channel_text(parts, Channel.X, "id").text == " ".join(("e" * 150, "b" * 60, "h" * 50))
    parts = slots(event="e" * 100, nationals="n" * 100, brief="b" * 60, hotlines="h" * 50)
    assert channel_text(parts, Channel.X, "id").text == " ".join(("e" * 100, "n" * 100, "h" * 50))


def test_that_what_fits_nowhere_is_told_as_too_long_and_never_cut() -> None:
    parts = slots(brief="b" * 300, nationals="n" * 400)
    text = channel_text(parts, Channel.X, "id")
    assert (text.text, text.length, text.over) == ("b" * 300, 300, 20)


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("Şişli–1", 7), ("伊斯坦布尔", 10), ("ab…", 4)])
def test_that_x_counts_other_scripts_double(text: str, length: int) -> None:
    assert channel_text(slots(nationals=text), Channel.X, "id").length == length


def test_that_sms_counts_septets_and_falls_back_to_two_bytes() -> None:
    plain = channel_text(slots(nationals="Setidaknya 1–2 WNI"), Channel.SMS, "id")
    assert (plain.text, plain.length, plain.limit) == ("Setidaknya 1-2 WNI", 18, 612)
    assert channel_text(slots(nationals="{€}"), Channel.SMS, "id").length == 6
    other = channel_text(slots(nationals="Şişli"), Channel.SMS, "id")
    assert (other.length, other.limit) == (5, 268)


def test_that_an_exercise_says_so_first_everywhere() -> None:
    for channel in Channel:
        text = channel_text(slots(nationals="n", brief="b"), channel, "en", "EXERCISE")
        assert text.text.startswith("EXERCISE")


@given(
    st.dictionaries(st.sampled_from(list(SlotName)), st.text(max_size=400), max_size=10), st.sampled_from(list(Channel))
)
def test_that_over_says_exactly_whether_it_fits(texts: dict[SlotName, str], channel: Channel) -> None:
    text = channel_text({name: said(each) for name, each in texts.items()}, channel, "id")
    assert (text.over > 0) == (text.limit is not None and text.length > text.limit)
    assert text.limit is None or text.limit <= (LIMITS[channel] or 0)
