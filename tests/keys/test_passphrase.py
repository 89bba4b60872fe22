"""What is refused as a passphrase, and that one phrase has one spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.faults import InputFault
from console.keys.passphrase import BITS_MIN, canonical, check_worth, estimate_bits
from console.secret import Secret


@pytest.mark.parametrize(
    "text",
    [
        "angin laut membawa kabar baik",
        "kuda merah lari pagi",
        "correct horse battery staple",
        "Tr0ub4dor&3xyz!",
        "k9#Vq2-Lm7!xZ",
        "рассвет над тихим морем",
        "مطار الخرطوم مغلق اليوم",
    ],
)
def test_that_a_real_phrase_is_taken(text: str) -> None:
    check_worth(Secret(text.encode()))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "passphrase-short"),
        ("kuda merah", "passphrase-short"),
        ("aaaaaaaaaaaaaaaaaaaa", "passphrase-weak"),
        ("123456789012345", "passphrase-weak"),
        ("password1234", "passphrase-weak"),
        ("qwertyuiop123456", "passphrase-weak"),
        ("posko posko posko posko", "passphrase-weak"),
        ("abcabcabcabcabcabc", "passphrase-weak"),
        ("indonesia1945", "passphrase-weak"),
        ("            ", "passphrase-weak"),
        ("x" * 1_025, "passphrase-long"),
    ],
)
def test_that_what_a_search_finds_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputFault) as caught:
        check_worth(Secret(text.encode()))
    assert caught.value.code == code


def test_that_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InputFault, match="passphrase-unreadable"):
        canonical(Secret(b"\xff\xfe broken"))


@given(st.text(max_size=60))
def test_that_every_spelling_of_a_phrase_becomes_one(text: str) -> None:
    one = canonical(Secret(text.encode()))
    for form in ("NFC", "NFD"):
        assert canonical(Secret(unicodedata.normalize(form, text).encode())).matches(one)
    assert canonical(one).matches(one)


@given(st.text(max_size=40), st.integers(1, 30))
def test_that_repeating_a_phrase_is_worth_nothing(text: str, times: int) -> None:
    assert estimate_bits(" ".join([text] * times)) <= estimate_bits(text) + 1e-9


@given(st.text(alphabet="abcdefghij", min_size=1, max_size=4))
def test_that_a_short_word_is_never_enough_however_often(word: str) -> None:
    assert estimate_bits(word * 10) < BITS_MIN
