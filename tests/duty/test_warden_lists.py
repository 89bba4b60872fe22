"""A warden's list proposed and filed: on whom, once, all or nothing, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.duty import incidents, people, reports, warden_lists, wardens
from console.duty.post import Post
from console.faults import InputFault
from console.model.change import Value
from console.model.kinds import Kind
from console.model.listed import Choice, Decision, ListLine, ListProposal, Proposed, Sender, contradicted
from console.model.subject import Reason
from console.model.words import Axis, Source, Verdict
from console.register import fold
from console.register.reading.card import person_card
from console.register.reading.incidents import incident_line
from console.register.resident import ResidentArrays
from tests.conftest import Clock
from tests.duty.lists import LIST, filed, living, named, proposed, registered, rows, sender
from tests.rosters import digest_of


@pytest.fixture
def incident(post: Post) -> int:
    return incidents.open_incident(post, "Khartoum", spec="country:SD")[0]


@pytest.fixture
def cell(post: Post) -> int:
    """Harun's cell with Budi, Siti and Joko."""
    made, _ = wardens.add_warden(post, registered(post, "Harun Contoh"), group="Omdurman Barat")
    wardens.assign(post, made, [registered(post, name) for name in ("Budi Santoso", "Siti Aminah", "Joko Susilo")])
    return made


def kinds(proposal: ListProposal) -> list[Proposed]:
    return [line.proposed for line in proposal.lines]


def test_that_a_list_is_proposed_with_reasons_and_writes_nothing(post: Post, incident: int, cell: int) -> None:
    before = digest_of(post.register)
    proposal = proposed(post, incident, LIST, sender(post, cell))
    assert kinds(proposal) == [Proposed.REPORT, Proposed.REPORT, Proposed.NEW, Proposed.NOTHING]
    budi = proposal.lines[0]
    assert (budi.number, budi.chat.line, budi.person) == (1, 2, named(post, "Budi Santoso"))
    assert budi.offered[0].reasons == (Reason.NAME_EQUAL, Reason.ONLY_ONE_IN_CELL)
    assert [passed.text for passed in proposal.passed_over][-1] == "mohon doanya"
    assert digest_of(post.register) == before


def test_that_one_confirmation_files_a_report_an_axis_and_makes_who_is_on_no_roster(
    post: Post, incident: int, cell: int
) -> None:
    done = filed(post, incident, LIST, sender(post, cell))
    assert astuple(done.counts) == (4, 2, 0, 1, 0, 1, 6)
    assert living(post, incident) == [
        ("Budi Santoso", "condition", "well"),
        ("Budi Santoso", "whereabouts", "present"),
        ("Rahmat Contohwan", "condition", "well"),
        ("Rahmat Contohwan", "whereabouts", "present"),
        ("Siti Aminah", "condition", "injured"),
        ("Siti Aminah", "whereabouts", "present"),
    ]
    told = rows(post, "SELECT source, said_by, detail, note, observed_at_ms FROM report WHERE value = 'injured'")
    assert told == [("warden", "Harun Contoh", "luka di kaki", "Siti Aminah luka di kaki", post.now_ms())]
    [(person, phone, warden)] = rows(post, "SELECT id, phone, warden FROM person WHERE name = 'Rahmat Contohwan'")
    assert (person, phone, warden) == (done.persons[0], "+249911222333", cell)
    with post.asking() as connection:
        card = person_card(connection, person, incident)
    assert card.registrations == ()  # not on the roster


def test_that_the_same_list_again_files_nothing(post: Post, incident: int, cell: int) -> None:
    filed(post, incident, LIST, sender(post, cell))
    before = digest_of(post.register)
    again = proposed(post, incident, LIST, sender(post, cell))
    assert kinds(again) == [Proposed.REPORT, Proposed.REPORT, Proposed.REPORT, Proposed.NOTHING]
    assert again.lines[2].offered[0].reasons == (Reason.LINE_FILED_BEFORE,)
    done, touched = warden_lists.apply(post, incident, again, {3: Choice.NEW})
    assert astuple(done.counts) == (4, 0, 3, 0, 0, 1, 0)
    assert not touched
    assert digest_of(post.register) == before


def test_that_a_proposal_made_before_somebody_else_filed_it_files_nothing(post: Post, incident: int, cell: int) -> None:
    earlier = proposed(post, incident, LIST, sender(post, cell))
    filed(post, incident, LIST, sender(post, cell))
    done, _ = warden_lists.apply(post, incident, earlier, {})
    assert (done.counts.unchanged, done.counts.reports, done.persons) == (3, 0, ())


def test_that_another_day_another_warden_and_another_incident_are_other_reports(
    post: Post, incident: int, cell: int, clock: Clock
) -> None:
    text = "Budi Santoso aman"
    filed(post, incident, text, sender(post, cell))
    assert filed(post, incident, text, warden_lists.sender_named("Ibu Wati Contoh")).counts.reports == 2
    other = incidents.open_incident(post, "Khartoum", spec="country:SD")[0]
    assert filed(post, other, text, sender(post, cell)).counts.reports == 2
    clock.pass_time(hours=24)
    assert filed(post, incident, text, sender(post, cell)).counts.reports == 2


def test_that_the_day_is_that_of_the_scene(post: Post, incident: int, cell: int, clock: Clock) -> None:
    filed(post, incident, "Budi Santoso aman", sender(post, cell))  # 08:30 in Khartoum
    clock.pass_time(hours=15)  # 23:30 there
    assert filed(post, incident, "Budi Santoso aman", sender(post, cell)).counts.unchanged == 1
    clock.pass_time(hours=1)
    assert filed(post, incident, "Budi Santoso aman", sender(post, cell)).counts.filed == 1


def test_that_what_was_withdrawn_is_filed_anew(post: Post, incident: int, cell: int) -> None:
    first = filed(post, incident, "Budi Santoso aman", sender(post, cell))
    reports.withdraw(post, Kind.REPORT, first.reports[0], "salah")
    assert filed(post, incident, "Budi Santoso aman", sender(post, cell)).counts.reports == 1


def test_that_a_doubtful_line_is_left_until_it_is_decided(post: Post, incident: int, cell: int) -> None:
    for name in ("Ahmad Fauzi", "Ahmad Hidayat"):
        registered(post, name)
    text = "Ahmad aman\nAhmad luka parah"
    proposal = proposed(post, incident, text, sender(post, cell))
    assert kinds(proposal) == [Proposed.ASK, Proposed.ASK]
    done = warden_lists.apply(post, incident, proposal, {})[0]
    assert (done.counts.left, done.reports) == (2, ())
    fauzi = named(post, "Ahmad Fauzi")
    done = warden_lists.apply(post, incident, proposal, {1: fauzi, 2: Choice.NEW})[0]
    assert astuple(done.counts) == (2, 1, 0, 1, 0, 0, 4)
    again = warden_lists.apply(post, incident, proposed(post, incident, text, sender(post, cell)), {2: Choice.NEW})[0]
    assert astuple(again.counts) == (2, 0, 2, 0, 0, 0, 0)  # the decisions are known by their lines


def test_that_a_certain_line_can_be_skipped_or_given_to_somebody_else(post: Post, incident: int, cell: int) -> None:
    joko = named(post, "Joko Susilo")
    decisions: dict[int, Decision] = {1: Choice.SKIP, 2: joko}
    done = filed(post, incident, LIST, sender(post, cell), decisions)
    assert (done.counts.left, done.counts.filed) == (1, 1)
    assert ("Joko Susilo", "condition", "injured") in living(post, incident)


def test_that_what_the_incident_holds_otherwise_is_told(post: Post, incident: int, cell: int) -> None:
    budi = named(post, "Budi Santoso")
    told: list[dict[str, Value]] = [{"axis": Axis.CONDITION, "value": "critical", "source": Source.STAFF}]
    reports.file_reports(post, incident, budi, told)
    line = proposed(post, incident, LIST, sender(post, cell)).lines[0]
    assert contradicted(line, line.offered[0].row) == ((Axis.CONDITION, "critical"),)
    filed(post, incident, LIST, sender(post, cell))
    [(condition, is_contested)] = rows(post, "SELECT condition, is_contested FROM situation WHERE person = ?", budi)
    assert (condition, bool(is_contested)) == ("critical", True)  # who saw him stands higher, and both are shown


def test_that_a_death_a_warden_tells_is_reported_and_does_not_speak(post: Post, incident: int, cell: int) -> None:
    done = filed(post, incident, "Budi Santoso meninggal", sender(post, cell))
    assert done.counts.filed == 1
    sql = "SELECT condition, is_deceased_reported FROM situation WHERE person = ?"
    assert rows(post, sql, named(post, "Budi Santoso")) == [(None, 1)]


def test_that_who_was_merged_is_one_person_under_all_his_names(post: Post, incident: int, cell: int) -> None:
    one, two = registered(post, "Dewi Lestari", phone="+249912000009"), registered(post, "Dewi Kusumawardani")
    people.judge_pair(post, one, two, Verdict.SAME)
    assert filed(post, incident, "Dewi Kusumawardani aman", sender(post, cell)).counts.filed == 1
    assert filed(post, incident, "0912000009 aman", sender(post, cell)).counts.unchanged == 1
    assert rows(post, "SELECT DISTINCT person FROM report") == [(one,)]


def test_that_who_is_merged_after_the_proposal_is_reported_as_who_he_is(post: Post, incident: int, cell: int) -> None:
    first = registered(post, "Dewi Kusumawardani")
    proposal = proposed(post, incident, "Dewi Kusumawardani aman", sender(post, cell))
    people.judge_pair(post, named(post, "Budi Santoso"), first, Verdict.SAME)
    warden_lists.apply(post, incident, proposal, {})
    assert rows(post, "SELECT DISTINCT person FROM report") == [(named(post, "Budi Santoso"),)]


def test_that_a_name_repeated_word_for_word_makes_one_person(post: Post, incident: int, cell: int) -> None:
    text = "Rahmat Contohwan aman\nRahmat Contohwan aman"
    done = filed(post, incident, text, sender(post, cell))
    assert (done.counts.new, done.counts.unchanged, done.counts.left) == (1, 1, 0)
    assert len(rows(post, "SELECT id FROM person WHERE name = 'Rahmat Contohwan'")) == 1


@pytest.mark.parametrize(
    "other", ["Rahmat Contohwan luka", "maaf Rahmat Contohwan belum aman", "Rahmat Contohwan gimana?"]
)
def test_that_nobody_is_made_well_of_whom_another_line_says_otherwise(
    post: Post, incident: int, cell: int, other: str
) -> None:
    text = f"Rahmat Contohwan aman\n{other}\nRahmat Contohwan aman"
    assert kinds(proposed(post, incident, text, sender(post, cell)))[0] is Proposed.ASK
    assert filed(post, incident, text, sender(post, cell)).reports == ()
    done = filed(post, incident, text, sender(post, cell), {1: Choice.NEW})
    assert (done.counts.new, len(done.persons)) == (1, 1)


def test_that_of_two_lines_of_the_same_words_one_decided_new_makes_one_person(
    post: Post, incident: int, cell: int
) -> None:
    text = "Budi Santoso aman\nBudi aman\nBudi aman"
    for count in (2, 0):
        done = filed(post, incident, text, sender(post, cell), {1: Choice.SKIP, 3: Choice.NEW})
        assert len(done.reports) == count
    assert len(rows(post, "SELECT id FROM person WHERE name = 'Budi'")) == 1


def test_that_replies_are_the_family_s_word_of_whoever_has_the_number(post: Post, incident: int) -> None:
    ayu = registered(post, "Ayu Contoh", phone="+249912000001")
    text = "+249912000001; alhamdulillah aman\n+249912000002: aman\n+249912000001; anak saya luka"
    replies = Sender(is_replies=True)
    proposal = proposed(post, incident, text, replies)
    assert kinds(proposal) == [Proposed.REPORT, Proposed.ASK, Proposed.NOTHING]
    done = warden_lists.apply(post, incident, proposal, {})[0]
    assert (done.counts.filed, done.counts.left, done.counts.nothing_said) == (1, 1, 1)
    told = rows(post, "SELECT DISTINCT person, source, said_by FROM report")
    assert told == [(ayu, "family", "249912000001")]
    assert filed(post, incident, text, replies).counts.unchanged == 1


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        ({9: Choice.SKIP}, "list-line-unknown"),
        ({2: Choice.NEW}, "list-line-nameless"),
        ({1: 999}, "person-unknown"),
    ],
)
def test_that_a_decision_that_cannot_be_files_nothing(
    post: Post, incident: int, cell: int, decisions: dict[int, Decision], code: str
) -> None:
    proposal = proposed(post, incident, "Budi Santoso aman\n0912999888 aman", sender(post, cell))
    before = digest_of(post.register)
    with pytest.raises(InputFault, match=code):
        warden_lists.apply(post, incident, proposal, decisions)
    assert digest_of(post.register) == before


def test_that_a_list_of_nobody_or_of_tomorrow_files_nothing(post: Post, incident: int, cell: int) -> None:
    proposal = proposed(post, incident, LIST, warden_lists.sender_named(" \u200b "))
    with pytest.raises(InputFault, match="list-sender-missing"):
        warden_lists.apply(post, incident, proposal, {})
    proposal = proposed(post, incident, LIST, sender(post, cell))
    with pytest.raises(InputFault, match="observed-in-future"):
        warden_lists.apply(post, incident, proposal, {}, observed_at_ms=post.now_ms() + 3_600_000)
    with pytest.raises(InputFault, match="incident-unknown"):
        warden_lists.apply(post, 999, proposal, {})
    assert living(post, incident) == []


def test_that_a_crash_between_two_statements_leaves_nothing_half(
    post: Post, incident: int, cell: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = proposed(post, incident, LIST, sender(post, cell))
    before, written = digest_of(post.register), fold.apply
    count = 0

    def crashing(*given: Any) -> None:
        nonlocal count
        count += 1
        if count > crash_after:
            raise KeyboardInterrupt
        written(*given)

    monkeypatch.setattr("console.register.fold.apply", crashing)
    for crash_after in (0, 1):  # before the persons, and between them and the reports
        count = 0
        with pytest.raises(KeyboardInterrupt):
            warden_lists.apply(post, incident, proposal, {})
        assert count == crash_after + 1
        assert digest_of(post.register) == before
    monkeypatch.undo()
    assert warden_lists.apply(post, incident, proposal, {})[0].counts.reports == 6


def test_that_a_list_is_taken_back_with_the_persons_it_made(post: Post, incident: int, cell: int) -> None:
    done = filed(post, incident, LIST, sender(post, cell))
    (withdrawn, kept), _ = warden_lists.take_back(post, done.reports, done.persons, "salah tempel")
    assert (withdrawn, kept) == (6, 0)
    assert living(post, incident) == []
    assert rows(post, "SELECT name FROM person WHERE withdrawn_at_ms IS NOT NULL") == [("Rahmat Contohwan",)]
    assert warden_lists.take_back(post, done.reports, done.persons, "lagi")[0] == (0, 0)
    with pytest.raises(InputFault, match="reason-missing"):
        warden_lists.take_back(post, done.reports, done.persons, " ")


@pytest.mark.parametrize("learned", ["report", "identifier", "edit"])
def test_that_who_became_known_otherwise_since_is_kept(post: Post, incident: int, cell: int, learned: str) -> None:
    done = filed(post, incident, LIST, sender(post, cell))
    [person] = done.persons
    if learned == "report":
        told: list[dict[str, Value]] = [{"axis": Axis.CONDITION, "value": "well", "source": Source.STAFF}]
        reports.file_reports(post, incident, person, told)
    elif learned == "identifier":
        post.add(Kind.IDENTIFIER, {"person": person, "type": "passport", "value": "A1234567"})
    else:
        people.amend_person(post, person, "note", "di asrama")
    assert warden_lists.take_back(post, done.reports, done.persons, "salah")[0] == (6, 1)
    assert rows(post, "SELECT withdrawn_at_ms FROM person WHERE id = ?", person) == [(None,)]


def test_that_looking_can_be_ended(post: Post, incident: int, cell: int) -> None:
    class Ended(Exception):
        pass

    def told(done: int, total: int) -> None:
        raise Ended

    whose = sender(post, cell)
    with post.asking() as connection:
        line = incident_line(connection, incident)
        with pytest.raises(Ended):
            warden_lists.propose(connection, ResidentArrays(), line, LIST, whose, (), post.now_ms(), told=told)


_NAMES = st.sampled_from(
    ("Budi Santoso", "Budi", "Siti Aminah", "Bu Siti", "Joko", "istri Budi", "Rahmat Contohwan", "Ahmad", "0911222333", "Nn. Tuti Contoh")
)  # fmt: skip
_SAID = st.sampled_from(
    ("aman", "luka", "blm ada kabar", "di RS", "katanya aman", "meninggal", "", "sudah ke Port Sudan")
)
_LINES = st.lists(st.tuples(_NAMES, _SAID).map(" ".join), min_size=1, max_size=8)
_DECIDED = st.dictionaries(st.integers(1, 8), st.sampled_from((Choice.NEW, Choice.SKIP, "first")), max_size=5)


def decisions_for(lines: tuple[ListLine, ...], wanted: Mapping[int, Choice | str]) -> dict[int, Decision]:
    """Those of the wanted decisions that these lines allow."""
    found: dict[int, Decision] = {}
    for line in lines:
        decision = wanted.get(line.number)
        if decision == "first" and line.offered:
            found[line.number] = line.offered[0].row.person
        elif decision is Choice.SKIP or (decision is Choice.NEW and line.can_be_new):
            found[line.number] = Choice.of(decision) if not isinstance(decision, Choice) else decision
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=_LINES, wanted=_DECIDED)
def test_that_any_list_filed_twice_is_filed_once_and_its_counts_add_up(
    post: Post, incident: int, cell: int, lines: list[str], wanted: dict[int, Choice | str]
) -> None:
    text, whose = "\n".join(lines), warden_lists.sender_named(f"Ibu {next(_turn)}")
    for time in range(2):
        proposal = proposed(post, incident, text, whose)
        decisions = decisions_for(proposal.lines, wanted)
        done = warden_lists.apply(post, incident, proposal, decisions)[0]
        counts = done.counts
        parts = counts.filed + counts.unchanged + counts.new + counts.left + counts.nothing_said
        assert counts.lines == parts == len(proposal.lines)
        assert (counts.reports, counts.new) == (len(done.reports), len(done.persons))
        if time:
            assert (done.reports, done.persons) == ((), ())


_turn = iter(range(10_000))
