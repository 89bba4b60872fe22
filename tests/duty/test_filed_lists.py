"""Lists that were filed: found again, withdrawn, and the same words told again later."""

from __future__ import annotations

import pytest

from console.duty import calls, incidents, people, warden_lists, wardens
from console.duty.post import Post
from console.faults import InputFault
from console.model.listed import Choice, FiledList, Proposed, Sender
from console.model.subject import Reason
from console.model.words import CallOutcome, Source
from console.register.reading.filed_lists import filed_lists
from tests.conftest import Clock
from tests.duty.lists import LIST, filed, living, named, proposed, registered, rows, sender


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum", spec="country:SD")[0]


@pytest.fixture
def cell(post: Post) -> int:
    """Harun's cell with Budi, Siti and Joko."""
    made, _ = wardens.add_warden(post, registered(post, "Harun Contoh"), group="Omdurman Barat")
    wardens.assign(post, made, [registered(post, name) for name in ("Budi Santoso", "Siti Aminah", "Joko Susilo")])
    return made


def history(post: Post, incident: int) -> list[FiledList]:
    with post.asking() as connection:
        return filed_lists(connection, incident)


def test_that_a_filed_list_is_found_again_and_withdrawn_with_whom_it_made(
    post: Post, incident: int, cell: int, clock: Clock
) -> None:
    first = filed(post, incident, LIST, sender(post, cell))
    clock.pass_time(hours=1)
    filed(post, incident, "Budi Santoso luka", sender(post, cell))
    newer, older = history(post, incident)
    assert (newer.reports, newer.persons, newer.made) == (1, 1, 0)  # that he is there was told today
    assert (older.filed_list, older.sender, older.source) == (first.reports[0], "Harun Contoh", Source.WARDEN)
    assert (older.reports, older.withdrawn, older.persons, older.made) == (6, 0, 3, 1)
    (withdrawn, kept), _ = warden_lists.withdraw(post, older.filed_list, "bukan warga kami")
    assert (withdrawn, kept) == (6, 0)
    assert living(post, incident) == [("Budi Santoso", "condition", "injured")]
    assert [(line.reports, line.withdrawn, line.made) for line in history(post, incident)] == [(1, 0, 0), (0, 6, 0)]
    assert warden_lists.withdraw(post, older.filed_list, "lagi")[0] == (0, 0)


def test_that_whoever_was_added_by_hand_just_before_is_not_taken_for_made_by_the_list(
    post: Post, incident: int, cell: int
) -> None:
    person, _ = people.add_person(post, {"name": "Wati Contoh"})
    filed(post, incident, "Wati Contoh aman", sender(post, cell), {1: person})
    [line] = history(post, incident)
    assert (line.persons, line.made) == (1, 0)
    warden_lists.withdraw(post, line.filed_list, "salah tempel")
    assert named(post, "Wati Contoh") == person


def test_that_a_list_longer_than_a_batch_is_withdrawn_whole(post: Post, incident: int, cell: int) -> None:
    letters = "abcdefghij"
    names = [f"Contoh{a}{b}{c} Baru{c}{b}{a}" for a in letters for b in letters for c in letters[:6]]
    done = filed(
        post,
        incident,
        "\n".join(f"{name} aman" for name in names),
        sender(post, cell),
        dict.fromkeys(range(1, len(names) + 1), Choice.NEW),
    )
    assert len(done.persons) == len(names)
    [line] = history(post, incident)
    assert (line.reports, line.made) == (len(done.reports), len(names))
    assert warden_lists.withdraw(post, line.filed_list, "salah")[0] == (len(done.reports), 0)
    assert rows(post, "SELECT count(*) FROM person WHERE withdrawn_at_ms IS NOT NULL") == [(len(names),)]


def test_that_replies_are_one_list_and_what_calls_told_is_none(post: Post, incident: int, cell: int) -> None:
    ayu, tono = (
        registered(post, name, phone=phone) for name, phone in (("Ayu", "+249912000001"), ("Tono", "+249912000002"))
    )
    calls.end(post, incident, [ayu, tono], CallOutcome.WELL)
    done = filed(post, incident, "+249912000001; aman\n+249912000002; aman", Sender(is_replies=True))
    [line] = history(post, incident)
    assert (line.sender, line.source, line.reports, line.persons) == ("", Source.FAMILY, len(done.reports), 2)
    warden_lists.withdraw(post, line.filed_list, "salah")
    assert rows(post, "SELECT count(*) FROM report WHERE call IS NOT NULL AND withdrawn_at_ms IS NULL") == [(6,)]


def test_that_only_the_first_report_of_a_list_names_it(post: Post, incident: int, cell: int) -> None:
    done = filed(post, incident, LIST, sender(post, cell))
    for wrong in (done.reports[1], 1):
        with pytest.raises(InputFault, match="record-unknown"):
            warden_lists.withdraw(post, wrong, "salah")
    with pytest.raises(InputFault, match="reason-missing"):
        warden_lists.withdraw(post, done.reports[0], " ")


def test_that_what_was_told_before_something_else_is_asked_in_the_same_words_and_filed_in_others(
    post: Post, incident: int, cell: int, clock: Clock
) -> None:
    for text in ("Budi Santoso aman", "Budi Santoso luka"):
        filed(post, incident, text, sender(post, cell))
        clock.pass_time(hours=1)
    proposal = proposed(post, incident, "Budi Santoso aman", sender(post, cell))
    [line] = proposal.lines
    budi = named(post, "Budi Santoso")
    assert (line.proposed, line.person) == (Proposed.ASK, None)
    assert line.offered[0].reasons[0] is Reason.TOLD_OTHERWISE_SINCE
    assert warden_lists.apply(post, incident, proposal, {})[0].counts.left == 1
    assert warden_lists.apply(post, incident, proposal, {1: budi})[0].counts.filed == 1
    clock.pass_time(hours=1)
    assert filed(post, incident, "Budi Santoso aman", sender(post, cell)).counts.unchanged == 1
    assert filed(post, incident, "Budi Santoso luka lagi", sender(post, cell)).counts.filed == 1


def test_that_a_list_that_says_two_things_of_one_person_is_not_filed_twice(
    post: Post, incident: int, cell: int, clock: Clock
) -> None:
    text, budi = "Budi Santoso aman\nBudi Santoso luka", named(post, "Budi Santoso")
    filed(post, incident, text, sender(post, cell), {1: budi, 2: budi})
    clock.pass_time(hours=1)
    assert filed(post, incident, text, sender(post, cell)).counts.unchanged == 2
