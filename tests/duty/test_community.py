"""Households and wardens: joined, left, assigned, and told on the person's card."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.duty import households, people, roster_undo, wardens
from console.duty.post import Post
from console.faults import InputFault
from console.model.kinds import Kind
from console.model.shown import PersonCard, WardenLine
from console.model.words import Verdict
from console.register.reading.card import person_card
from console.register.reading.incidents import mission_by_code
from console.register.reading.wardens import wardens as asked
from tests.rosters import a_file, imported


def added(post: Post, name: str, **fields: str) -> int:
    return people.add_person(post, {"name": name, **fields})[0]


def card(post: Post, person: int) -> PersonCard:
    with post.asking() as connection:
        return person_card(connection, person)


def lives_with(post: Post, person: int) -> list[str]:
    return [row.name for row in card(post, person).household]


def cells(post: Post) -> list[WardenLine]:
    with post.asking() as connection:
        return asked(connection)


def test_that_who_joins_is_on_the_others_cards_until_he_leaves(post: Post) -> None:
    siti, budi, ayu = (added(post, name) for name in ("Siti", "Budi", "Ayu"))
    households.join_household(post, [siti, budi, ayu])
    assert lives_with(post, siti) == ["Budi", "Ayu"]
    assert card(post, ayu).household_label == "Siti"
    assert ("household", "Siti") in [(edit.field, edit.value) for edit in card(post, budi).edits]
    households.leave_household(post, [budi])
    assert lives_with(post, siti) == ["Ayu"]
    assert (lives_with(post, budi), card(post, budi).household_label) == ([], "")


def test_that_the_household_of_the_first_who_has_one_takes_the_others_in(post: Post) -> None:
    siti, budi, ayu, tono = (added(post, name) for name in ("Siti", "Budi", "Ayu", "Tono"))
    first, _ = households.join_household(post, [siti, budi])
    households.join_household(post, [ayu, tono])
    assert households.join_household(post, [tono, siti])[0] != first  # Tono is named first
    assert lives_with(post, tono) == ["Siti", "Ayu"]
    assert lives_with(post, budi) == []


def test_that_a_household_belongs_to_the_mission_of_its_head_else_of_the_officer(post: Post) -> None:
    siti, budi, ayu, tono = (added(post, name) for name in ("Siti", "Budi", "Ayu", "Tono"))
    with post.asking() as connection:
        jeddah, khartoum = (mission_by_code(connection, code).mission for code in ("JED", "KRT"))
    post.add(Kind.REGISTRATION, {"person": siti, "mission": jeddah})
    for pair in ([siti, budi], [ayu, tono]):
        households.join_household(post, pair)
    with post.asking() as connection:
        told = list(connection.exec_driver_sql("SELECT mission, head FROM household ORDER BY id"))
    assert told == [(jeddah, siti), (khartoum, ayu)]


def test_that_a_merged_person_joins_as_the_one_he_is(post: Post) -> None:
    siti, again, budi = (added(post, name) for name in ("Siti", "Siti A.", "Budi"))
    people.judge_pair(post, siti, again, Verdict.SAME)
    households.join_household(post, [again, budi])
    assert lives_with(post, budi) == ["Siti"]
    with pytest.raises(InputFault, match="household-of-one"):
        households.join_household(post, [siti, again])


def test_that_what_cannot_be_a_household_is_said(post: Post) -> None:
    siti = added(post, "Siti")
    with pytest.raises(InputFault, match="household-of-one"):
        households.join_household(post, [siti, siti])
    with pytest.raises(InputFault, match="person-unknown"):
        households.join_household(post, [siti, 999])
    with pytest.raises(InputFault, match="household-none"):
        households.leave_household(post, [siti])


def test_that_undoing_an_import_leaves_the_household_of_whom_it_did_not_bring(post: Post, tmp_path: Path) -> None:
    outcome = imported(post, a_file(tmp_path, [("Siti Aminah", "A1234567", "", "", "", "", "", "", "F1")]))
    with post.asking() as connection:
        siti = connection.exec_driver_sql("SELECT id FROM person").scalar_one()
        household = connection.exec_driver_sql("SELECT id FROM household").scalar_one()
    budi, ayu = added(post, "Budi"), added(post, "Ayu")
    for person in (budi, ayu):  # by amending, so that nothing ties them to Siti herself
        post.amend(Kind.PERSON, person, {"household": household})
    roster_undo.undo(post, outcome.import_id)
    assert lives_with(post, budi) == ["Ayu"]
    assert card(post, budi).household_label == "F1"
    with pytest.raises(InputFault, match="person-unknown"):
        card(post, siti)


def test_that_a_cell_is_told_with_its_leader_and_whom_it_looks_after(post: Post) -> None:
    lead, siti = added(post, "Pak Harun", phone="+249912000001"), added(post, "Siti")
    cell, _ = wardens.add_warden(post, lead, group="Omdurman Barat", area="Omdurman, barat Nil")
    wardens.assign(post, cell, [siti, lead])
    line = WardenLine(cell, "Omdurman Barat", "Omdurman, barat Nil", lead, "Pak Harun", "+249912000001", "KRT", 2)
    assert cells(post) == [line]
    assert card(post, siti).warden == line
    wardens.release(post, [siti])
    assert card(post, siti).warden is None
    assert cells(post)[0].members == 1


def test_that_a_cell_without_a_name_is_called_by_its_area_and_has_a_phone_of_its_own(post: Post) -> None:
    wardens.add_warden(post, added(post, "Harun", phone="+1"), area="Bahri", phone="+249999", mission="jed")
    [line] = cells(post)
    assert (line.name, line.phone, line.mission) == ("Bahri", "+249999", "JED")


def test_that_a_cell_that_ended_is_on_no_card(post: Post) -> None:
    lead = added(post, "Harun")
    cell, _ = wardens.add_warden(post, lead, group="Bahri")
    wardens.assign(post, cell, [lead])
    wardens.remove_warden(post, cell, "moved away")
    assert (cells(post), card(post, lead).warden) == ([], None)
    with pytest.raises(InputFault, match="warden-unknown"):
        wardens.assign(post, cell, [lead])
    with pytest.raises(InputFault, match="warden-unknown"):
        wardens.remove_warden(post, cell, "again")


def test_that_a_cell_needs_a_name_a_leader_and_a_reason_to_end(post: Post) -> None:
    lead = added(post, "Harun")
    with pytest.raises(InputFault, match="warden-no-group"):
        wardens.add_warden(post, lead)
    with pytest.raises(InputFault, match="person-unknown"):
        wardens.add_warden(post, 999, group="Bahri")
    cell, _ = wardens.add_warden(post, lead, group="Bahri")
    with pytest.raises(InputFault, match="reason-missing"):
        wardens.remove_warden(post, cell, " ")
    assert len(cells(post)) == 1
