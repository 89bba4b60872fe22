"""Names of a chat list matched to registered people: certain, asked, or on no roster."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.model.chat_list import ChatLine
from console.model.named import CANDIDATES_MAX, Known, Named, match_list
from console.model.subject import Bond, Reason
from console.model.words import Condition, Whereabouts
from tests.bench.wardens import Counts, measured

RIDWAN = Known(1, "Muhammad Ridwan Hasan", phones=("+249912345678", "+628123456789"), city="Omdurman", in_cell=True)
SITI = Known(2, "Siti Aminah Lestari", in_cell=True, household="A")
BUDI = Known(3, "Budi Santoso", phones=("+249912340000",), in_cell=True, household="A")
BUDI_2 = Known(4, "Budi Hartono", in_cell=True)
AGUS = Known(5, "Agus Wijaya")
RINA = Known(6, "Rina Wulandari", in_cell=True)
SUHARTI = Known(7, "Suharti")
PEOPLE = (RIDWAN, SITI, BUDI, BUDI_2, AGUS, RINA, SUHARTI)


def line(name: str, phone: str = "", detail: str = "", condition: Condition | None = Condition.WELL) -> ChatLine:
    return ChatLine(1, name, name, Whereabouts.PRESENT, condition, phone, detail)


def named(name: str, *others: Known, phone: str = "", detail: str = "", known: tuple[Known, ...] = PEOPLE) -> Named:
    [found] = match_list([line(name, phone, detail)], (*known, *others))
    return found


def reasons(found: Named) -> tuple[Reason, ...]:
    return found.candidates[0].reasons


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("moh ridwan h", 1),
        ("MUH. RIDWAN", 1),
        ("pak Ridwan", 1),
        ("Ridwan Hassan", 1),
        ("bu siti aminah", 2),
        ("Aminah", 2),
        ("Boedi Santosa", 3),
        ("budi s.", 3),
        ("Budi Hartonno", 4),
        ("mbak Rina W", 6),
        ("Wulandari Rina", 6),
    ],
)
def test_that_a_name_that_one_member_of_the_cell_bears_is_certain(name: str, person: int) -> None:
    found = named(name)
    assert (found.bond, found.person) == (Bond.CERTAIN, person)
    assert found.candidates[0].person == person
    assert found.candidates[0].score >= 0.9


@pytest.mark.parametrize(
    ("name", "person"), [("Agus Wijaya", 5), ("agoes widjaja", 5), ("Agus Wijaja", 5), ("ibu Soeharti", 7)]
)
def test_that_outside_the_cell_a_whole_name_is_certain(name: str, person: int) -> None:
    assert (named(name).bond, named(name).person) == (Bond.CERTAIN, person)


def test_that_outside_the_cell_part_of_a_name_is_asked_for() -> None:
    assert named("Agus").bond is Bond.DOUBTFUL
    assert named("Agus").candidates[0].person == 5
    assert named("Agus", Known(8, "Agus Salim")).candidates[0].reasons == (
        Reason.NAME_PART_EQUAL,
        Reason.SEVERAL_OF_NAME,
    )


def test_that_a_name_that_several_bear_is_asked_for() -> None:
    found = named("budi")
    assert found.bond is Bond.DOUBTFUL
    assert found.person is None
    assert {candidate.person for candidate in found.candidates} == {3, 4}
    assert reasons(found) == (Reason.NAME_PART_EQUAL, Reason.IN_CELL, Reason.SEVERAL_OF_NAME)
    assert all(candidate.score < 0.9 for candidate in found.candidates)


def test_that_two_persons_of_one_name_are_asked_for() -> None:
    assert named("Agus Wijaya", Known(8, "Agoes Widjaja")).bond is Bond.DOUBTFUL
    assert named("Budi Santoso", replace(BUDI, person=8, phones=())).bond is Bond.DOUBTFUL


def test_that_a_namesake_out_of_reach_is_no_rival() -> None:
    far = Known(8, "Agus Wijaya")
    assert named("Agus Wijaya", far, known=(replace(AGUS, is_near=True),)).person == 5
    assert named("Budi Santoso", Known(8, "Budi Santoso")).person == 3


def test_that_a_member_with_part_of_the_name_yields_to_no_whole_name_outside() -> None:
    assert named("Ridwan", Known(8, "Ridwan")).bond is Bond.DOUBTFUL
    assert named("Rina Wulan", Known(8, "Rina Wulan")).person == 8


def test_that_a_lone_name_is_not_certain_where_others_bear_it_as_a_part() -> None:
    assert named("Suharti", Known(8, "Suharti Dewi")).bond is Bond.DOUBTFUL


@pytest.mark.parametrize("name", ["Ridwna", "Rindwan", "Fitri", "Wulan"])
def test_that_a_lone_slip_or_short_form_is_asked_for(name: str) -> None:
    found = named(name, Known(8, "Fitriani Sari", in_cell=True))
    assert found.bond is Bond.DOUBTFUL
    assert found.candidates


def test_that_a_short_form_is_told_as_such() -> None:
    assert Reason.NAME_SHORT_FORM in reasons(named("Wulan"))
    assert Reason.NAME_SHORT_FORM in reasons(named("Yanto", Known(8, "Budi Haryanto", in_cell=True)))


@pytest.mark.parametrize(
    "name", ["Ucok Simanjuntak", "Budi Wijaya", "Siti Rahmawati", "Ridwan Kamil", "Xyz", "mas Joko (sby)"]
)
def test_that_whoever_is_like_nobody_is_on_no_roster(name: str) -> None:
    found = named(name)
    assert (found.bond, found.person, found.candidates) == (Bond.DISTINCT, None, ())


@pytest.mark.parametrize("name", ["Siti", "Moh.", "M."])
def test_that_a_name_that_says_next_to_nothing_is_never_certain(name: str) -> None:
    assert named(name).bond is Bond.DOUBTFUL


@pytest.mark.parametrize("phone", ["249912345678", "0912345678", "08123456789", "628123456789"])
def test_that_an_equal_telephone_decides_where_the_name_fits(phone: str) -> None:
    other = Known(8, "Ridwan Kamil", in_cell=True)
    found = named("Ridwan", other, phone=phone)
    assert (found.person, reasons(found)[0]) == (1, Reason.PHONE_EQUAL)
    assert named("", phone=phone).person == 1


def test_that_a_telephone_of_somebody_called_otherwise_is_asked_for() -> None:
    found = named("Dewi Lestari", phone="249912345678")
    assert found.bond is Bond.DOUBTFUL
    assert reasons(found)[:2] == (Reason.PHONE_EQUAL, Reason.NAME_DIFFERS)


def test_that_a_family_on_one_telephone_is_told_apart_by_name() -> None:
    wife = replace(SITI, phones=RIDWAN.phones)
    people = (RIDWAN, wife)
    assert named("Siti Aminah", phone="0912345678", known=people).person == 2
    assert named("", phone="0912345678", known=people).bond is Bond.DOUBTFUL
    sister = Known(8, "Rini Wulandari", phones=("0911111111",))
    assert named("Rina Wulandari", phone="0911111111", known=(sister,)).bond is Bond.DOUBTFUL


def test_that_the_last_digits_tell_two_of_one_name_apart() -> None:
    found = named("budi", phone="0000")
    assert (found.person, reasons(found)[0]) == (3, Reason.PHONE_TAIL_EQUAL)
    assert named("Budi Santoso", phone="9999").bond is Bond.DOUBTFUL
    assert Reason.PHONE_DIFFERS in reasons(named("Budi Santoso", phone="9999"))


def test_that_a_telephone_nobody_has_leaves_a_nameless_line_open() -> None:
    found = named("", phone="0899999999")
    assert (found.bond, found.candidates) == (Bond.DOUBTFUL, ())


def test_that_a_relative_is_looked_for_in_the_household() -> None:
    found = named("istri Budi Santoso")
    assert found.bond is Bond.DOUBTFUL
    assert [(candidate.person, candidate.reasons) for candidate in found.candidates] == [(2, (Reason.HOUSEHOLD_EQUAL,))]
    assert named("istri Agus Wijaya").bond is Bond.DOUBTFUL
    assert named("istri Agus Wijaya").candidates == ()


def test_that_the_city_beside_a_name_orders_those_who_bear_it() -> None:
    other = Known(8, "Ridwan Kamil", city="Khartoum", in_cell=True)
    assert named("ridwan", other, detail="Omdurman, ok").candidates[0].person == 1
    assert named("ridwan", other, detail="di Khartoum").candidates[0].person == 8
    assert Reason.CITY_EQUAL in reasons(named("ridwan", other, detail="di Khartoum"))


def test_that_a_father_named_on_paper_only_is_not_missed() -> None:
    person = Known(8, "Garan Suwarno bin Opan")
    assert named("garan soewarno", person).person == 8
    assert named("Garan Suwarno Opan", person).person == 8
    assert named("Opan", replace(person, in_cell=True)).bond is not Bond.CERTAIN


def test_that_an_initial_stands_where_its_part_does() -> None:
    amalia = Known(8, "Siti Amalia Permadi", in_cell=True)
    assert named("Amalia P.", amalia).person == named("S. Amalia", amalia).person == 8
    assert named("Amalia S.", amalia).bond is Bond.DOUBTFUL


def test_that_a_name_written_together_or_with_letters_changed_round_is_found() -> None:
    assert named("Sri Wahyuni", Known(8, "Sriwahyuni Putri", in_cell=True)).bond is not Bond.CERTAIN
    assert named("Sri Wahyuni", Known(8, "Sriwahyuni")).person == 8
    found = named("Ratih Nugrooh", Known(8, "Ratih Nugroho"))
    assert [candidate.person for candidate in found.candidates] == [8]


def test_that_one_person_with_two_states_is_asked_for_twice() -> None:
    lines = [line("Budi Santoso"), line("Boedi Santoso", condition=Condition.INJURED), line("Rina Wulandari")]
    found = match_list(lines, PEOPLE)
    assert [each.bond for each in found] == [Bond.DOUBTFUL, Bond.DOUBTFUL, Bond.CERTAIN]
    assert all(reasons(each)[-1] is Reason.NAMED_TWICE for each in found[:2])
    assert [each.candidates[0].person for each in found[:2]] == [3, 3]


def test_that_a_line_written_twice_stays_certain_but_a_lone_name_beside_it_does_not() -> None:
    found = match_list([line("Rina Wulandari"), line("Rina Wulandari"), line("Rina")], PEOPLE)
    assert [each.bond for each in found] == [Bond.CERTAIN, Bond.CERTAIN, Bond.DOUBTFUL]
    found = match_list([line("Rina"), line("rina")], PEOPLE)
    assert [each.bond for each in found] == [Bond.DOUBTFUL, Bond.DOUBTFUL]


def test_that_no_more_are_offered_than_can_be_weighed() -> None:
    many = tuple(Known(100 + number, f"Joko Nomor{number}", in_cell=number == 9) for number in range(20))
    found = named("joko", known=many)
    assert len(found.candidates) == CANDIDATES_MAX
    assert (found.bond, found.person) == (Bond.CERTAIN, 109)
    assert len(named("joko", known=tuple(replace(each, in_cell=False) for each in many)).candidates) == CANDIDATES_MAX


NAMES = st.sampled_from(
    [
        "Budi",
        "Santoso",
        "Siti",
        "Moh.",
        "Ridwan",
        "H",
        "istri",
        "pak",
        "Rina",
        "Rini",
        "bin",
        "Aman",
        "Nurhayati",
        "Nur",
    ]
)


@given(st.lists(st.lists(NAMES, max_size=4).map(" ".join), max_size=6), st.lists(NAMES, min_size=1, max_size=3))
def test_that_each_line_has_one_answer_and_nobody_has_two(names: list[str], own: list[str]) -> None:
    states = (Condition.WELL, Condition.INJURED)
    lines = [line(name, condition=states[place % 2]) for place, name in enumerate(names)]
    known = (*PEOPLE, Known(8, " ".join(own), in_cell=True))
    found = match_list(lines, known)
    assert [each.line for each in found] == lines
    persons: dict[int, set[Condition | None]] = {}
    for each in found:
        assert (each.person is not None) == (each.bond is Bond.CERTAIN)
        assert len({candidate.person for candidate in each.candidates}) == len(each.candidates) <= CANDIDATES_MAX
        assert all(0 < candidate.score <= 1 and candidate.reasons for candidate in each.candidates)
        if each.person is not None:
            persons.setdefault(each.person, set()).add(each.line.condition)
    assert all(len(told) == 1 for told in persons.values())
    assert [each.person for each in match_list(lines, reversed(known))] == [each.person for each in found]


@given(st.text(max_size=60))
def test_that_no_name_breaks_the_matching(name: str) -> None:
    [found] = match_list([line(name)], PEOPLE)
    assert found.bond in Bond


def test_that_a_whole_list_is_read_and_matched_as_it_was_meant() -> None:
    with_cell, without = measured(4711, show=False)
    assert with_cell.wrongly_well == 0
    assert with_cell.read / with_cell.listed > 0.97
    assert with_cell.states / with_cell.read > 0.97
    for counts in (with_cell, without):
        _assert_well_matched(counts)


def _assert_well_matched(counts: Counts) -> None:
    assert counts.nameable > 100
    assert counts.certain_right / counts.certain > 0.97
    assert counts.nameable_right / counts.nameable > 0.9
