"""Names: what is one name in two spellings, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.likeness import name_likeness
from console.model.names import fold, name_key, search_terms, search_text, spellings, tokens

ONE_NAME_IN_TWO_SPELLINGS = [
    ("Muhammad Ridwan", "Moh. Ridwan"),
    ("Muhammad Ridwan", "MOHD RIDWAN"),
    ("Muhammad Ridwan", "Mochamad Ridwan"),
    ("Muhammad Ridwan", "M. Ridwan"),
    ("Ahmad Fauzi", "Achmad Fauzi"),
    ("Ahmad Fauzi", "Akhmad Fausi"),
    ("Soekarno", "Sukarno"),
    ("Djoko Soesilo", "Joko Susilo"),
    ("Tjahja Sjarif", "Cahya Syarif"),
    ("Njoman Soerja", "Nyoman Surya"),
    ("Jusuf Chairul", "Yusuf Khairul"),
    ("Budijanto", "Budianto"),
    ("Setyawan", "Setiawan"),
    ("Abdurrahman Wahid", "Abdul Rahman Wahid"),
    ("Abdurahman Wahid", "Abd. Rachman Wahid"),
    ("Abdussalam", "Abdus Salam"),
    ("Abdullatif", "Abdul Latif"),
    ("Nurhidayat", "Noer Hidajat"),
    ("Utsman", "Oesman"),
    ("Taufiq Ramadhan", "Taufik Ramadan"),
    ("Siti Halimah", "St. Halima"),
    ("Siti Aminah binti Ali", "Siti Aminah Bt. Ali"),
    ("Ahmad bin Hasan", "Ahmad b. Hasan"),
    ("Ravi a/l Kumar", "Ravi Kumar"),
    ("H. Ridwan Kamil, S.T.", "Ridwan Kamil"),
    ("Dr. Ir. Hj. Tri Rismaharini, M.T.", "TRI RISMAHARINI"),
    ("Budi Santoso S.Kom. M. Pd.", "Budi Santoso"),
    ("Santoso, Budi", "Budi Santoso"),
    ("I Made Sudarma", "Made Soedarma"),
    ("Liem Sioe Liong", "Lim Siu Liong"),
    ("Tan Siok-Lan", "Tan Siok Lan"),
    ("Oei Tjoe Tat", "Oei Cu Tat"),
    ("Chandra", "Tjandra"),
    ("Ma'ruf Amin", "Maruf Ameen"),
    ("Situmorang Ucok", "UCOK SITUMORANG"),
    ("Andi Baso", "Andi  Basso"),
    ("Suharti", "Ny. Soeharti"),
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME_IN_TWO_SPELLINGS)
def test_that_spellings_of_one_name_have_one_key_and_are_alike(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert name_likeness(one, other) >= 0.95


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ahmad Siregar", "Budi Siregar"),  # brothers
        ("Rina Siregar", "Rini Siregar"),
        ("Susanto", "Susanti"),
        ("I Made Sudarma", "I Wayan Sudarma"),
        ("I Gusti Ngurah Rai", "I Gusti Ngurah Alit"),
        ("Ni Luh Ayu Lestari", "Ni Luh Putu Sari"),
        ("Muhammad", "Muhammad Ridwan"),
        ("Muhammad Ali", "Muhammad Hasan"),
        ("Siti", "Siti Aminah"),
        ("Abdul Hamid", "Abdul Hakim"),
        ("Ahmad bin Hasan", "Umar bin Hasan"),
        ("Agus Salim", "Agus Halim"),
        ("Tan Siok Lan", "Tan Giok Nio"),
        ("Andi Mattalatta", "Andi Mappanyukki"),
        ("Suharti", "Ngatini"),
    ],
)
def test_that_names_of_two_persons_are_not_close(one: str, other: str) -> None:
    assert name_likeness(one, other) < 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ridwan Siregar", "Ridwan Siregar Hasibuan"),
        ("A. Nasution", "Ahmad Nasution"),
        ("Sri Handayani", "Sri Handayami"),
        ("Abdul Rohman", "Abdul Rahman"),
        ("Sri Wahyuni", "Sriwahyuni"),
    ],
)
def test_that_a_shortened_or_mistyped_name_stays_close(one: str, other: str) -> None:
    assert name_likeness(one, other) >= 0.8


def test_that_either_name_of_an_alias_is_enough() -> None:
    assert spellings("Tan Siok Lan alias Lanny Tanuwijaya") == ("Tan Siok Lan", "Lanny Tanuwijaya")
    assert spellings("Ahmad @ Mamat") == ("Ahmad", "Mamat")
    assert spellings("Alsya Putri") == ("Alsya Putri",)
    assert name_likeness("Tan Siok Lan als. Lanny Tanuwijaya", "LANNY TANUWIDJAJA") >= 0.95


def test_that_titles_and_markers_are_left_out_but_never_a_whole_name() -> None:
    assert tokens("H. Moh. Ridwan bin Hasan, S.E.") == ("moh", "ridwan", "hasan")
    assert tokens("Haji") == ("haji",)
    assert tokens("Bin") == ("bin",)
    assert tokens(" ... ") == ()
    assert name_key("...") == ""


def test_that_abdullah_is_one_part() -> None:
    assert tokens("Abdullah") == ("abdullah",)
    assert name_key("Abdullah") != name_key("Abdul Lah")


def test_that_folding_drops_case_accents_script_and_punctuation() -> None:
    assert fold("  Ma'ruf-ÉMILE,  d’Arc ") == "maruf emile darc"
    assert fold("Мария") == "mariya"
    assert name_key("محمد") == name_key("Muhammad")


def _is_found(query: str, indexed: str) -> bool:
    words = indexed.split()
    return all(any(word.startswith(beginnings) for word in words) for beginnings in search_terms(query))


@pytest.mark.parametrize(("one", "other"), ONE_NAME_IN_TWO_SPELLINGS)
def test_that_search_finds_the_other_spelling(one: str, other: str) -> None:
    for typed, stored in ((one, other), (other, one)):
        plain = " ".join(tokens(typed))
        words = [word for word in plain.split() if len(word) > 1]
        assert _is_found(" ".join(words), search_text(stored)), (words, search_text(stored))


@pytest.mark.parametrize(
    ("typed", "stored", "least"),
    [
        ("soekarno", "Sukarno", 3),
        ("sukarno", "Soekarno", 1),
        ("djoko", "Djoko", 1),
        ("tjahja", "Tjahja", 1),
        ("tjahja", "Cahya", 2),
        ("nurhayati", "Nur Hayati", 1),
        ("mohammad", "Muh. Yunus", 3),
        ("abdurrahman", "Abdul Rahman", 1),
    ],
)
def test_that_search_finds_while_the_word_is_being_typed(typed: str, stored: str, least: int) -> None:
    missed = [
        typed[:length] for length in range(least, len(typed) + 1) if not _is_found(typed[:length], search_text(stored))
    ]
    assert missed == []


def test_that_search_does_not_find_everyone() -> None:
    assert not _is_found("nurh", search_text("Nur Aini"))
    assert not _is_found("soeharto", search_text("Sukarno"))


_PARTS = "Muhammad Moh. Ahmad Siti Abdurrahman Soekarno Djoko bin binti H. Made I Ni Liem Rina Rini Siregar B. M. alias @ , S.E. é محمد"
NAME = st.lists(st.sampled_from(_PARTS.split(" ")) | st.text(max_size=6), max_size=6).map(" ".join)


@given(NAME, NAME)
def test_that_likeness_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    likeness = name_likeness(one, other)
    assert 0 <= likeness <= 1
    assert likeness == name_likeness(other, one)


@given(NAME)
def test_that_every_name_with_a_letter_is_like_itself_and_found_by_itself(name: str) -> None:
    if name_key(name):
        assert name_likeness(name, name) == 1
        assert name_key(name) == " ".join(sorted(set(name_key(name).split())))
    assert _is_found(fold(name), search_text(name))


def test_that_the_order_of_parts_does_not_move_the_last_digit() -> None:
    assert name_likeness("Muhammad 0 0", "0 Muhammad 0") == name_likeness("0 Muhammad 0", "Muhammad 0 0")


@pytest.mark.parametrize(
    ("one", "other"), [("Orang 00017", "Orang 00018"), ("Person 1", "Person 17"), ("Test User 7", "Test User 107")]
)
def test_that_numbered_names_are_not_taken_for_misspelt_or_shortened_ones(one: str, other: str) -> None:
    assert name_likeness(one, other) < 0.6
