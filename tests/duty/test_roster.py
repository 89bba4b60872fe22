"""An import is a proposal whose counts add up, repeated without effect, undone as a whole, never half there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import event

from console.duty import exports, people, reports, roster, roster_child, roster_undo
from console.duty.post import Post
from console.faults import InputFault
from console.formats.roster.shapes import Ask
from console.model.kinds import Kind
from console.model.words import Axis, ImportState, Source, Verdict
from console.register.reading.imports import imports
from console.register.reading.incidents import mission_by_code
from console.register.register import Register
from tests.conftest import TEST_KEY, Clock
from tests.factories import OFFICER, an_incident
from tests.rosters import HEADER, a_file, a_post, digest_of, figures, imported, planned

SITI = (
    "Siti Aminah",
    "A1234567",
    "3201014505900001",
    "05/05/1990",
    "+249912345678",
    "Khartoum",
    "15.55",
    "32.53",
    "F1",
)
SITI_AGAIN = ("SITI AMINAH", "a 1234567", "", "5 Mei 1990", "00249912345678", "Khartoum")
BUDI = ("Budi Santoso", "B7654321", "", "1985-02-14", "+249911111111", "Omdurman", "", "", "F1")
NAMESAKE = ("Budi Santoso", "C1111111", "", "1999-12-31", "", "Port Sudan")
NAMELESS = ("", "C2222222")
NAME_ONLY = ("Paijo",)
ROWS = [SITI, BUDI, SITI_AGAIN, NAMESAKE, NAMELESS, NAME_ONLY]


@pytest.fixture
def post(register: Register) -> Post:
    return a_post(register)


def rows(post: Post, sql: str) -> list[tuple[object, ...]]:
    with post.asking() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def test_that_the_counts_add_up_and_twins_are_one_person(post: Post, tmp_path: Path) -> None:
    plan = planned(post, a_file(tmp_path, ROWS))
    counts = plan.proposal.counts
    assert (
        counts.read == len(ROWS) == counts.new + counts.changed + counts.unchanged + counts.doubtful + counts.rejected
    )
    assert (counts.new, counts.rejected) == (4, 1)
    roster.apply(post, plan)
    assert rows(post, "SELECT count(*) FROM person") == [(4,)]
    assert rows(post, "SELECT count(*) FROM household") == [(1,)]
    assert rows(post, "SELECT count(DISTINCT household) FROM person WHERE household IS NOT NULL") == [(1,)]


def test_that_proposing_writes_nothing(post: Post, tmp_path: Path) -> None:
    path = a_file(tmp_path, ROWS)
    before = digest_of(post.register)
    planned(post, path)
    assert digest_of(post.register) == before
    assert rows(post, "SELECT count(*) FROM batch") == [(0,)]


def test_that_repeating_an_import_changes_nothing(post: Post, tmp_path: Path) -> None:
    path = a_file(tmp_path, ROWS)
    imported(post, path)
    before = digest_of(post.register)
    again = imported(post, path)
    assert figures(again) == {"new": 0, "changed": 0, "unchanged": 5, "doubtful": 0, "rejected": 1, "vanished": 0}
    assert digest_of(post.register) == before


def test_that_a_stale_roster_does_not_undo_what_an_officer_amended(post: Post, tmp_path: Path) -> None:
    path = a_file(tmp_path, ROWS)
    imported(post, path)
    [(person,)] = rows(post, "SELECT id FROM person WHERE name = 'Budi Santoso' ORDER BY id LIMIT 1")
    people.amend_person(post, int(str(person)), "phone", "+249900000000")
    imported(post, path)
    assert ("+249900000000",) in rows(post, "SELECT phone FROM person")


def test_that_undo_brings_the_digest_back(post: Post, tmp_path: Path) -> None:
    empty = digest_of(post.register)
    first = imported(post, a_file(tmp_path, ROWS[:3]))
    one = digest_of(post.register)
    moved = [(*SITI[:4], "+249922222222", *SITI[5:]), NAMESAKE]
    second = imported(post, a_file(tmp_path, moved, "second.csv"))
    assert second.counts.changed == 1
    roster_undo.undo(post, second.import_id)
    assert digest_of(post.register) == one
    done = roster_undo.undo(post, first.import_id)
    assert (done.undone, done.kept) == (2, 0)
    assert digest_of(post.register) == empty


def test_that_undo_keeps_whom_somebody_relied_on(post: Post, tmp_path: Path) -> None:
    outcome = imported(post, a_file(tmp_path, ROWS))
    incident = an_incident(post.register)
    [(siti,)] = rows(post, "SELECT id FROM person WHERE name = 'Siti Aminah'")
    reports.file_reports(
        post, incident, int(str(siti)), [{"axis": Axis.WHEREABOUTS, "value": "present", "source": Source.STAFF}]
    )
    done = roster_undo.undo(post, outcome.import_id)
    assert (done.undone, done.kept) == (3, 1)
    assert rows(post, "SELECT name FROM person WHERE withdrawn_at_ms IS NULL") == [("Siti Aminah",)]
    assert rows(post, "SELECT count(*) FROM household WHERE withdrawn_at_ms IS NULL") == [(1,)]


def test_that_an_import_is_undone_once_only(post: Post, tmp_path: Path) -> None:
    outcome = imported(post, a_file(tmp_path, ROWS))
    roster_undo.undo(post, outcome.import_id)
    with pytest.raises(InputFault, match="import-undone-already"):
        roster_undo.undo(post, outcome.import_id)
    with pytest.raises(InputFault, match="import-unknown"):
        roster_undo.undo(post, 12345)


def test_that_a_row_no_longer_named_has_vanished(post: Post, tmp_path: Path) -> None:
    imported(post, a_file(tmp_path, ROWS))
    plan = planned(post, a_file(tmp_path, [SITI, NAMESAKE], "later.csv"))
    assert plan.proposal.counts.vanished == 2
    assert set(plan.proposal.vanished_names) == {"Budi Santoso", "Paijo"}


def test_that_a_doubtful_row_is_created_and_linked(post: Post, tmp_path: Path) -> None:
    imported(post, a_file(tmp_path, [SITI]))
    outcome = imported(post, a_file(tmp_path, [("Siti Aminah", "", "", "05/05/1990", "", "Khartoum")], "second.csv"))
    assert outcome.counts.doubtful == 1
    [(a, b, verdict)] = rows(post, "SELECT a, b, verdict FROM pair")
    assert verdict == "possible"
    assert rows(post, "SELECT count(*) FROM person") == [(2,)]
    people.judge_pair(post, int(str(a)), int(str(b)), Verdict.SAME)
    assert rows(post, "SELECT person, representative FROM merged") == [(b, a)]


def test_that_a_verdict_given_in_the_preview_is_held_to(post: Post, tmp_path: Path) -> None:
    imported(post, a_file(tmp_path, [SITI]))
    path = a_file(tmp_path, [("Siti Aminah", "", "", "05/05/1990", "", "Khartoum")], "second.csv")
    [pair] = planned(post, path).proposal.pairs
    from console.duty import roster_child
    from console.formats.roster.shapes import Ask
    from tests.rosters import khartoum

    reading = roster_child.read(path, Ask(today="2026-11-24"))
    decided = {frozenset((-pair.row.key, pair.other.key)): Verdict.NOT_SAME}
    mission = khartoum(post)
    with post.asking() as connection:
        plan = roster.propose(connection, reading, mission, decided)
    assert plan.proposal.counts.new == 1
    roster.apply(post, plan)
    assert rows(post, "SELECT verdict FROM pair WHERE withdrawn_at_ms IS NULL") == [("not-same",)]


def test_that_a_formula_stays_text(post: Post, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://example.invalid/","klik")'
    path = a_file(tmp_path, [(*SITI, formula)], header=(*HEADER, "Keterangan"))
    imported(post, path)
    assert (formula,) in rows(post, "SELECT note FROM registration") + rows(post, "SELECT note FROM person")


def test_that_cancel_leaves_nothing(post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cancelled(Exception):
        pass

    def told(done: int, _total: int) -> None:
        if done >= 2:
            raise Cancelled

    monkeypatch.setattr(roster, "CHUNK_ROWS", 1)
    before = digest_of(post.register)
    plan = planned(post, a_file(tmp_path, ROWS))
    with pytest.raises(Cancelled):
        roster.apply(post, plan, told)
    assert digest_of(post.register) == before
    assert rows(post, "SELECT state FROM roster_import") == [("undone",)]


class PowerCut(Exception):
    """Nothing after this reaches the disk."""


@pytest.mark.parametrize("statement", [*range(1, 60, 3), *range(60, 180, 11)])
def test_that_a_crash_between_any_two_statements_leaves_no_half_import(
    statement: int, master: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "CHUNK_ROWS", 2)
    folder = tmp_path / "crashed"
    shutil.copytree(master, folder)
    path = a_file(tmp_path, ROWS)
    register = Register.open(folder, TEST_KEY, clock=clock)
    post = a_post(register)
    [kept] = [people.add_person(post, {"name": "Acknowledged before"})[0]]
    before = digest_of(register)
    plan = planned(post, path)
    left = statement

    def cut(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCut

    event.listen(register._engine, "before_cursor_execute", cut)
    crashed = False
    try:
        roster.apply(post, plan)
    except PowerCut:
        crashed = True
    event.remove(register._engine, "before_cursor_execute", cut)
    register.close()
    with Register.open(folder, TEST_KEY, clock=clock) as opened:
        again = Post(opened, OFFICER)
        roster_undo.recover(again)
        assert rows(
            again, "SELECT count(*) FROM roster_import WHERE state = 'applying' AND withdrawn_at_ms IS NULL"
        ) == [(0,)]
        assert (kept,) in rows(again, "SELECT id FROM person WHERE withdrawn_at_ms IS NULL")
        applied = rows(again, "SELECT count(*) FROM roster_import WHERE state = 'applied'") == [(1,)]
        assert applied or digest_of(opened) == before
        assert applied or crashed  # a crash after the last commit may leave it applied, whole
        assert rows(again, "SELECT count(*) FROM person WHERE withdrawn_at_ms IS NULL") == [(5 if applied else 1,)]


def test_that_withdrawing_needs_a_reason(post: Post) -> None:
    with pytest.raises(InputFault, match="reason-missing"):
        reports.withdraw(post, Kind.REPORT, 1, " ")


def test_that_what_was_withdrawn_keeps_its_first_reason(post: Post) -> None:
    incident = an_incident(post.register)
    entry, _ = reports.note(post, incident, "Bridge closed")
    reports.withdraw(post, Kind.ENTRY, entry, "another bridge")
    with pytest.raises(InputFault, match="withdrawn-already"):
        reports.withdraw(post, Kind.ENTRY, entry, "again")
    assert rows(post, "SELECT withdrawn_reason FROM entry") == [("another bridge",)]


def test_that_what_an_undo_would_do_is_known_before_and_nothing_is_written(post: Post, tmp_path: Path) -> None:
    outcome = imported(post, a_file(tmp_path, ROWS))
    incident = an_incident(post.register)
    [(siti,)] = rows(post, "SELECT id FROM person WHERE name = 'Siti Aminah'")
    report = {"axis": Axis.WHEREABOUTS, "value": "present", "source": Source.STAFF}
    reports.file_reports(post, incident, int(str(siti)), [report])
    before = digest_of(post.register)
    with post.asking() as connection:
        weighed = roster_undo.weigh(connection, outcome.import_id, post.now_ms())
    assert digest_of(post.register) == before
    done = roster_undo.undo(post, outcome.import_id)
    assert (weighed.undone, weighed.kept) == (done.undone, done.kept_persons) == (3, (siti,))


def test_that_who_is_registered_by_a_later_import_as_well_is_kept(post: Post, tmp_path: Path) -> None:
    """Else a living registration would belong to nobody, and the tally count whom no list shows."""
    first = imported(post, a_file(tmp_path, [SITI, BUDI]))
    reading = roster_child.read(a_file(tmp_path, [SITI], "jeddah.csv"), Ask(today="2026-11-24", calling_code="966"))
    with post.asking() as connection:
        plan = roster.propose(connection, reading, mission_by_code(connection, "JED"))
    second = roster.apply(post, plan)
    done = roster_undo.undo(post, first.import_id)
    assert (done.undone, done.kept) == (1, 1)
    assert rows(post, "SELECT name FROM person WHERE withdrawn_at_ms IS NULL") == [("Siti Aminah",)]
    roster_undo.undo(post, second.import_id)
    assert rows(post, "SELECT count(*) FROM registration WHERE withdrawn_at_ms IS NULL") == [(1,)]


def test_that_an_undo_cut_short_is_finished_at_the_next_opening(
    post: Post, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = digest_of(post.register)
    outcome = imported(post, a_file(tmp_path, ROWS))
    monkeypatch.setattr(roster_undo, "_CHUNK_CHANGES", 2)

    def cut(done: int, _total: int) -> None:
        if done > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        roster_undo.undo(post, outcome.import_id, cut)
    assert digest_of(post.register) != empty
    assert roster_undo.recover(post) == [outcome.import_id]
    assert digest_of(post.register) == empty


def test_that_every_import_is_listed_with_its_file_and_its_fate(post: Post, tmp_path: Path, clock: Clock) -> None:
    path = a_file(tmp_path, ROWS, "Lapor diri April.csv")
    plan = planned(post, path)
    plan.file_name = path.name
    first = roster.apply(post, plan)
    clock.pass_time(hours=1)
    second = imported(post, path)
    roster_undo.undo(post, second.import_id)
    with post.asking() as connection:
        newer, older = imports(connection)
    assert (newer.record, newer.state, newer.file_name) == (second.import_id, ImportState.UNDONE, "")
    assert newer.undone_at_ms == clock()
    assert (older.record, older.state, older.file_name) == (first.import_id, ImportState.APPLIED, path.name)
    assert (older.mission_code, older.counts, older.undone_at_ms) == ("KRT", first.counts, None)
    assert older.recorded_at_ms == clock() - 3_600_000


def test_that_counts_of_a_newer_console_are_read_as_far_as_they_are_known(post: Post, tmp_path: Path) -> None:
    outcome = imported(post, a_file(tmp_path, ROWS))
    for told, new in (('{"new": 3, "merged": 9}', 3), ("", 0), ("[1]", 0), ("{", 0)):
        post.amend(Kind.ROSTER_IMPORT, outcome.import_id, {"counts": told})
        with post.asking() as connection:
            [line] = imports(connection)
        assert line.counts.new == new


def test_that_a_file_name_of_another_encoding_stops_no_import(post: Post, tmp_path: Path) -> None:
    plan = planned(post, a_file(tmp_path, ROWS))
    plan.file_name = "daftar\udce9" + "x" * 300
    roster.apply(post, plan)
    [(kept,)] = rows(post, "SELECT file_name FROM roster_import")
    assert str(kept).startswith("daftar?x")


def test_that_rejects_replace_a_file_an_officer_chose_though_the_roster_is_gone(post: Post, tmp_path: Path) -> None:
    roster_file, target = a_file(tmp_path, [("", "C1")]), tmp_path / "rejects.csv"
    reading = planned(post, roster_file).reading
    with pytest.raises(InputFault, match="rejects-over-roster"):
        exports.save_rejects(post, roster_file, roster_file, reading, str, may_replace=True)
    roster_file.unlink()  # the stick was pulled out
    target.write_text("earlier")
    assert exports.save_rejects(post, target, roster_file, reading, str, may_replace=True) == 1
    assert "earlier" not in target.read_text("utf-8-sig")
