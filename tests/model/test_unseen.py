"""What cannot be seen is taken out of every text, and what a name is spelled with stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.unseen import without_unseen

HIDDEN = "\0\x1b\x9f\u00ad\u115f\u1160\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u3164\ufeff\uffa0\ud800"  # fmt: skip


@pytest.mark.parametrize("hidden", HIDDEN)
def test_that_a_character_nobody_sees_is_taken_out(hidden: str) -> None:
    assert without_unseen(f"Siti{hidden} Aminah") == "Siti Aminah"
    assert without_unseen(hidden) == ""


@pytest.mark.parametrize("name", ["علی\u200cرضا", "ක්\u200dරිස්ටි", "José Ñ", "김 지우", "Siti\u00a0Aminah"])
def test_that_what_a_name_is_spelled_with_stays(name: str) -> None:
    assert without_unseen(name) == name


@pytest.mark.parametrize("text", ["\u200c", "\u200d\u200c", " \u200d\n", "\u200d\u202e"])
def test_that_a_text_of_joiners_alone_is_none(text: str) -> None:
    assert without_unseen(text) == ""


@given(st.text(max_size=40))
def test_that_taking_out_is_done_once(text: str) -> None:
    once = without_unseen(text)
    assert without_unseen(once) == once
