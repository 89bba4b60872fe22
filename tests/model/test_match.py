"""Matching: who is certainly one person, who must be looked at, who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.births import BirthFit, birth_fit
from console.model.blocks import BLOCK_MAX
from console.model.match import (
    Bond,
    Matcher,
    Outcome,
    Progress,
    Proposal,
    Reason,
    Subject,
    candidate_keys,
    compare,
    prepared,
)
from console.model.names import name_key
from console.model.words import Sex, Verdict

NIK = "3201014107900001"
TWIN_NIK = "3201014107900002"
ANI = Subject(
    1,
    "Ani Hutapea Lestari",
    born="1990-07-01",
    sex=Sex.FEMALE,
    phones=("+249912345678", "+6281234567"),
    passports=("A1234567",),
    niks=((NIK, True),),
    city="Khartoum",
)
BARE = replace(ANI, key=2, passports=(), niks=(), phones=())


def proposed(matcher: Matcher, rows: list[Subject], progress: Progress | None = None) -> list[Proposal]:
    return matcher.propose([prepared(row) for row in rows], progress)


def verdict(one: Subject, other: Subject) -> Bond:
    assert compare(one, other).verdict == compare(other, one).verdict
    return compare(one, other).verdict


@pytest.mark.parametrize(
    "changed",
    [
        replace(ANI, key=2, niks=(), phones=()),  # passport
        replace(ANI, key=2, passports=(), phones=()),  # NIK
        replace(ANI, key=2, passports=("C7654321",), phones=()),  # renewed passport
        replace(ANI, key=2, born="1990-01-07", niks=()),  # day and month swapped
        replace(ANI, key=2, born=None, niks=()),
        replace(BARE, phones=("+6281234567",)),
        replace(BARE, name="HJ. ANI HUTAPEA LESTARI, S.E.", phones=("+6281234567",)),
        replace(
            BARE, email="", niks=((NIK[:15] + "0", False),)
        ),  # name, birth date and a NIK that a spreadsheet cut short
    ],
)
def test_that_one_person_is_certain(changed: Subject) -> None:
    assert verdict(ANI, changed) is Bond.CERTAIN


@pytest.mark.parametrize(
    "changed",
    [
        BARE,  # name and birth date: namesakes exist
        replace(BARE, phones=ANI.phones, born=None),  # name and telephone
        replace(BARE, born=None),  # nothing but the name
        replace(ANI, key=2, name="Budi Hutapea", born="2012-03-04", sex=None, niks=()),  # a child on her passport
        replace(ANI, key=2, name="Budi Hutapea", born="2012-03-04", sex=None, passports=()),  # another with her NIK
        replace(ANI, key=2, niks=((TWIN_NIK, True),)),  # passport equal, NIK not
        replace(ANI, key=2, sex=Sex.MALE),
        replace(ANI, key=2, name="Ina Hutapea Lestari", niks=()),  # twins on one passport
        replace(BARE, name="Anita Wahyuningsih", phones=ANI.phones),  # known by another name, or a twin
        replace(BARE, name="Ani Hutapea Lestari", born="1990-07-02", phones=ANI.phones),
    ],
)
def test_that_what_an_officer_must_look_at_is_doubtful(changed: Subject) -> None:
    assert verdict(ANI, changed) is Bond.DOUBTFUL


@pytest.mark.parametrize(
    "changed",
    [
        replace(BARE, born="1991-11-21"),  # a namesake
        replace(BARE, name="Muhammad Yunus", phones=ANI.phones, born="1960-01-02"),  # the father's telephone
        replace(BARE, name="Ani Hutapea", born="1960-01-02", niks=((TWIN_NIK, True),), phones=ANI.phones),
        replace(
            BARE, name="Ina Hutapea", phones=ANI.phones, passports=("C7654321",), niks=((TWIN_NIK, True),)
        ),  # a twin with papers
        replace(BARE, niks=((TWIN_NIK, True),)),
        replace(BARE, sex=Sex.MALE),
        replace(BARE, name="Budi Santoso"),
    ],
)
def test_that_others_are_distinct(changed: Subject) -> None:
    assert verdict(ANI, changed) is Bond.DISTINCT


def test_that_a_common_name_alone_says_nothing() -> None:
    assert verdict(Subject(1, "Muhammad"), Subject(2, "Moh.")) is Bond.DISTINCT
    assert verdict(Subject(1, "Siti", born="1990-01-01"), Subject(2, "Siti", born="1990-01-01")) is Bond.DISTINCT


def test_that_an_uncertain_nik_is_never_a_sole_key() -> None:
    numeric = ((NIK, False),)
    one = Subject(1, "Ani Hutapea", born="1990-07-01", niks=numeric)
    assert verdict(one, Subject(2, "Ani Hutapea", niks=numeric)) is Bond.DOUBTFUL
    assert verdict(one, Subject(2, "Budi Santoso", born="1971-02-03", niks=numeric)) is Bond.DISTINCT


@pytest.mark.parametrize("passport", ["ABC", "A0000000", "-", ""])
def test_that_a_slip_in_the_passport_column_identifies_nobody(passport: str) -> None:
    one, other = Subject(1, "Ani Hutapea", passports=(passport,)), Subject(2, "Budi Santoso", passports=(passport,))
    assert verdict(one, other) is Bond.DISTINCT
    assert candidate_keys(prepared(one)).passports == ()


def test_that_a_one_name_person_needs_more_than_the_name_and_the_day() -> None:
    one = Subject(1, "Suharti", born="1960-03-04", phones=("+6281",))
    assert verdict(one, Subject(2, "Soeharti", born="1960-03-04")) is Bond.DOUBTFUL
    assert verdict(one, Subject(2, "Soeharti", born="1960-03-04", phones=("+6281",))) is Bond.CERTAIN
    assert verdict(one, Subject(2, "Suharti")) is Bond.DISTINCT


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("1990-07-01", "1990-07-01", BirthFit.EQUAL),
        ("1990-07-01", "1990-01-07", BirthFit.SWAPPED),
        ("1990-07-01", "1990-07-02", BirthFit.NEAR),
        ("1990-07-12", "1990-07-21", BirthFit.NEAR),
        ("1990", "1990-07-01", BirthFit.COMPATIBLE),
        ("1990-07", "1990-08-01", BirthFit.DIFFERENT),
        ("1990-07-01", "1985-02-11", BirthFit.DIFFERENT),
        (None, "1990", BirthFit.UNKNOWN),
    ],
)
def test_that_slips_in_birth_dates_are_recognised(one: str | None, other: str | None, fit: BirthFit) -> None:
    assert birth_fit(one, other) is fit
    assert birth_fit(other, one) is fit


def test_that_reasons_say_what_agrees_and_differs() -> None:
    found = compare(ANI, replace(ANI, key=2, name="Budi Hutapea", born="2012-03-04", niks=(), sex=Sex.MALE))
    assert found.reasons == (
        "passport-equal",
        "name-differs",
        "born-differs",
        "phone-equal",
        "sex-differs",
        "city-equal",
    )


def test_that_a_decision_overrides_what_the_papers_say() -> None:
    child = replace(ANI, key=2, name="Budi Hutapea", born="2012-03-04")
    pair = frozenset((1, 2))
    assert compare(ANI, child, {pair: Verdict.SAME}).verdict is Bond.CERTAIN
    assert compare(ANI, replace(ANI, key=2), {pair: Verdict.NOT_SAME}).verdict is Bond.DISTINCT
    assert compare(ANI, child, {pair: Verdict.POSSIBLE}).verdict is Bond.DOUBTFUL
    assert proposed(Matcher([ANI], {pair: Verdict.NOT_SAME}), [replace(ANI, key=2)])[0].outcome is Outcome.NEW
    assert proposed(Matcher([ANI], {pair: Verdict.SAME}), [Subject(2, "Quite Another")])[0].target == 1


def test_that_a_chain_of_rows_leads_to_the_first() -> None:
    rows = [
        replace(ANI, key=-1, niks=()),
        replace(ANI, key=-2),
        replace(ANI, key=-3, passports=(), phones=()),  # only the second row says the NIK
    ]
    assert [(found.outcome, found.target) for found in proposed(Matcher(()), rows)] == [
        (Outcome.NEW, None),
        (Outcome.CERTAIN, -1),
        (Outcome.CERTAIN, -1),
    ]
    assert {found.target for found in proposed(Matcher([ANI]), rows)} == {1}


def test_that_two_certain_persons_make_a_row_doubtful_until_they_are_decided_to_be_one() -> None:
    by_passport = replace(ANI, key=1, niks=(), phones=())
    by_nik = replace(ANI, key=2, passports=(), phones=())
    row = replace(ANI, key=-1, name="ANI HUTAPEA-LESTARI")
    found = proposed(Matcher([by_passport, by_nik]), [row])[0]
    assert found.outcome is Outcome.DOUBTFUL
    assert found.target is None
    assert {person for person, _ in found.likenesses} == {1, 2}
    assert all(Reason.SEVERAL_CERTAIN in likeness.reasons for _, likeness in found.likenesses)
    decided = {frozenset((1, 2)): Verdict.SAME}
    assert proposed(Matcher([by_passport, by_nik], decided), [row])[0].target == 1


def test_that_a_row_that_contradicts_the_person_behind_its_twin_is_doubtful() -> None:
    first = Subject(-1, "Ani Hutapea Lestari", born="1990-07-01", phones=("+6281",), sex=Sex.FEMALE)
    second = replace(first, key=-2, sex=None, passports=("A1234567",))
    third = replace(first, key=-3, sex=Sex.MALE, phones=(), passports=("A1234567",))
    found = proposed(Matcher(()), [first, second, third])
    assert [proposal.outcome for proposal in found] == [Outcome.NEW, Outcome.CERTAIN, Outcome.DOUBTFUL]
    assert Reason.CHAIN_BROKEN in found[2].likenesses[0][1].reasons


def test_that_a_repeated_file_makes_no_new_person() -> None:
    rows = [
        replace(ANI, key=-1),
        Subject(-2, "Suharti"),
        replace(BARE, key=-3),
        Subject(-4, "Budi Santoso", phones=("+1",), born="1980-01-02"),
    ]
    persons = {row.key: 100 - row.key for row in rows}
    known = [replace(row, key=persons[row.key]) for row in rows]
    again = proposed(Matcher(known, seen=persons), rows)
    assert [proposal.target for proposal in again] == [persons[row.key] for row in rows]


def test_that_a_row_is_its_own_copy_rather_than_its_double() -> None:
    other = replace(ANI, key=2, passports=(), phones=())
    row = replace(ANI, key=-1)
    assert proposed(Matcher([ANI, other]), [row])[0].target == 1


def test_that_a_telephone_of_thousands_hides_nobody() -> None:
    embassy = ("+249183000000",)
    firsts = [
        first + second for first in ("Ba", "Ku", "Mo", "Te", "Zi") * 10 for second in ("rut", "lang", "nggi", "dop")
    ]
    crowd = [
        Subject(
            key,
            f"{first} Siregar",
            born=f"{1960 + key % 40}-{1 + key % 12:02d}-{1 + key % 28:02d}",
            phones=embassy,
        )
        for key, first in enumerate(firsts, 1)
    ]
    assert len(crowd) > 3 * BLOCK_MAX
    for place in (0, 60, 199):
        row = replace(crowd[place], key=-1, name=crowd[place].name.upper())
        found = proposed(Matcher(crowd), [row])[0]
        assert found.likenesses[0][0] == crowd[place].key
        assert found.likenesses[0][1].verdict is Bond.CERTAIN


def test_that_the_first_of_january_hides_nobody() -> None:
    known = [Subject(key, f"Orang{key}x Lain{key}x", born="1990-01-01") for key in range(1, 4 * BLOCK_MAX)]
    found = proposed(Matcher(known), [Subject(-1, "Lain77x Orang77x", born="1990-01-01")])[0]
    assert found.likenesses[0][0] == 77
    assert Reason.NAME_EQUAL in found.likenesses[0][1].reasons
    assert found.outcome is Outcome.DOUBTFUL


def test_that_cancelling_ends_the_work_and_progress_is_told() -> None:
    rows = [Subject(-number, f"Orang{number}") for number in range(1, 1201)]
    told: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> bool:
        told.append((done, whole))
        return done < 1000

    assert len(proposed(Matcher(()), rows, progress)) == 1000
    assert told == [(0, 1200), (500, 1200), (1000, 1200)]


def test_that_candidate_keys_tell_certain_from_uncertain_niks() -> None:
    keys = candidate_keys(prepared(replace(ANI, niks=((NIK, True), (TWIN_NIK, False)), born="1990")))
    assert (keys.niks, keys.nik_stems, keys.born) == ((NIK,), (TWIN_NIK[:15],), None)
    assert keys.name_key == name_key(ANI.name)


SUBJECTS = st.builds(
    Subject,
    key=st.just(0),
    name=st.sampled_from(
        [
            "Ani Hutapea Lestari",
            "Ina Hutapea",
            "Ani Hutapea",
            "Suharti",
            "Soeharti",
            "M. Yunus",
            "Muhammad Yunus",
            "Siti",
            "",
        ]
    ),
    born=st.sampled_from([None, "1990", "1990-07-01", "1990-01-07", "1990-07-02", "1971-02-03"]),
    sex=st.sampled_from([None, Sex.MALE, Sex.FEMALE]),
    phones=st.sets(st.sampled_from(["+1", "+2"]), max_size=2).map(lambda found: tuple(sorted(found))),
    passports=st.sampled_from([(), ("A1234567",), ("C7654321",), ("ABC",)]),
    niks=st.sampled_from([(), ((NIK, True),), ((NIK, False),), ((TWIN_NIK, True),)]),
    email=st.sampled_from(["", "a@example.org"]),
)


@given(SUBJECTS, SUBJECTS)
def test_that_comparing_is_symmetric_and_the_score_keeps_to_its_band(one: Subject, other: Subject) -> None:
    found, turned = compare(one, other), compare(other, one)
    assert found == turned
    low, high = {Bond.CERTAIN: (0.9, 1.0), Bond.DOUBTFUL: (0.5, 0.9), Bond.DISTINCT: (0.0, 0.5)}[found.verdict]
    assert low <= found.score <= high


@given(SUBJECTS, SUBJECTS)
def test_that_nothing_is_certain_without_a_shared_number(one: Subject, other: Subject) -> None:
    shares = (
        set(one.phones) & set(other.phones)
        or set(one.passports) & set(other.passports)
        or {nik[:15] for nik, _ in one.niks} & {nik[:15] for nik, _ in other.niks}
        or (one.email and one.email == other.email)
    )
    if not shares:
        assert compare(one, other).verdict is not Bond.CERTAIN


@given(st.lists(SUBJECTS, min_size=1, max_size=11))
def test_that_the_index_misses_no_pair_that_comparing_finds(subjects: list[Subject]) -> None:
    rows = [replace(subject, key=-1 - place) for place, subject in enumerate(subjects)]
    *before, last = rows
    proposal = proposed(Matcher(before), [last])[0]
    expected = {row.key for row in before if compare(row, last).verdict is not Bond.DISTINCT}
    assert {person for person, _ in proposal.likenesses} == expected
