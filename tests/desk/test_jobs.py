"""The lanes: answers on the UI thread, in order, silenced when overtaken, and nothing left behind."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from console.desk.inline_jobs import InlineJobs
from console.desk.jobs import Jobs, Progress
from console.faults import Fault, InputFault, StoreFault


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    lanes = Jobs()
    yield lanes
    assert lanes.stop(wait_s=10)


def never(fault: Fault) -> None:
    raise AssertionError(f"no fault was expected: {fault}")


def test_that_answers_arrive_on_the_thread_that_made_the_lanes(jobs: Jobs, qtbot: QtBot) -> None:
    worked: list[int] = []
    landed: list[int] = []

    def work() -> int:
        worked.append(threading.get_ident())
        return 42

    def answered(answer: int) -> None:
        assert answer == 42
        landed.append(threading.get_ident())

    for _ in range(50):
        jobs.ask(work, answered, never)
    qtbot.waitUntil(lambda: len(landed) == 50)
    assert set(landed) == {threading.get_ident()}
    assert threading.get_ident() not in worked


def test_that_writes_keep_their_order_and_each_is_announced_after_its_asker(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[tuple[str, int]] = []
    jobs.touched.connect(lambda touched: heard.append(("touched", touched)))
    for number in range(200):
        jobs.write(lambda number=number: number, lambda answer: heard.append(("asker", answer)), never)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard) == 400)
    assert heard == [(who, number) for number in range(200) for who in ("asker", "touched")]


def test_that_a_later_ask_on_the_topic_silences_the_earlier(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[str] = []

    def slow() -> str:
        assert gate.wait(10)
        return "earlier"

    jobs.ask(slow, heard.append, never, topic="search")
    jobs.ask(lambda: "later", heard.append, never, topic="search")
    jobs.ask(lambda: "other", heard.append, never, topic="tally")
    qtbot.waitUntil(lambda: len(heard) == 2)
    gate.set()
    jobs.ask(lambda: "end", heard.append, never)
    qtbot.waitUntil(lambda: "end" in heard)
    assert sorted(heard) == ["end", "later", "other"]


def test_that_an_overtaken_ask_that_has_not_begun_is_not_worked_at_all(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    worked: list[int] = []
    heard: list[object] = []
    for _ in range(3):  # the three readers are busy
        jobs.ask(lambda: gate.wait(10), heard.append, never)
    for number in range(20):
        jobs.ask(lambda number=number: worked.append(number), heard.append, never, topic="search")  # type: ignore[misc, func-returns-value]
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert worked == [19]


def test_that_silencing_a_topic_drops_what_was_asked(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[object] = []
    jobs.ask(lambda: gate.wait(10), heard.append, never, topic="card")
    jobs.silence("card")
    gate.set()
    jobs.ask(lambda: "after", heard.append, never)
    qtbot.waitUntil(lambda: heard == ["after"])


def test_that_a_fault_reaches_the_asker(jobs: Jobs, qtbot: QtBot) -> None:
    faults: list[Fault] = []

    def full() -> int:
        raise StoreFault("disk-full")

    jobs.write(full, lambda _: pytest.fail("it did not succeed"), faults.append)
    qtbot.waitUntil(lambda: len(faults) == 1)
    assert faults[0].code == "disk-full"


def test_that_a_bug_is_raised_on_the_ui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[type[BaseException], int]] = []
    before = sys.excepthook
    with qtbot.capture_exceptions() as exceptions:
        jobs.ask(lambda: 1 // 0, lambda _: None, never)
        qtbot.waitUntil(lambda: len(exceptions) == 1)
        seen.append((exceptions[0][0], threading.get_ident()))
    assert seen[0][0] is ZeroDivisionError
    assert sys.excepthook is before


def test_that_long_work_writes_in_pieces_and_an_urgent_report_gets_between(jobs: Jobs, qtbot: QtBot) -> None:
    log: list[str] = []
    progress: list[tuple[int, int]] = []
    ended: list[str] = []
    first = threading.Event()
    urgent_is_queued = threading.Event()

    def work(run: Progress) -> str:
        for piece in range(5):
            run.write(lambda piece=piece: log.append(f"piece {piece}"))  # type: ignore[misc, func-returns-value]
            run.told(piece + 1, 5)
            first.set()
            assert urgent_is_queued.wait(10)
        return "imported"

    jobs.run(work, lambda done, total: progress.append((done, total)), ended.append, never)
    assert first.wait(10)
    jobs.write(lambda: log.append("urgent"), lambda _: urgent_is_queued.set(), never)  # type: ignore[func-returns-value]
    qtbot.waitUntil(lambda: ended == ["imported"])
    assert log == ["piece 0", "urgent", "piece 1", "piece 2", "piece 3", "piece 4"]
    assert progress[-1] == (5, 5)
    assert progress == sorted(progress)


def test_that_long_work_is_heard_of_when_it_moves_and_when_it_ends(jobs: Jobs, qtbot: QtBot) -> None:
    lasted: list[bool] = []
    ended: list[None] = []
    jobs.lasted.connect(lambda: lasted.append(bool(ended)))
    jobs.run(lambda progress: progress.told(1, 2), lambda _done, _total: None, ended.append, never)
    qtbot.waitUntil(lambda: lasted == [False, True])


def test_that_cancelled_long_work_ends_at_its_next_piece(jobs: Jobs, qtbot: QtBot) -> None:
    ended: list[str] = []
    pieces: list[int] = []

    def work(run: Progress) -> None:
        for piece in range(1_000_000):
            pieces.append(piece)
            run.told(piece, 1_000_000)

    run = jobs.run(
        work,
        lambda _done, _total: run.cancel(),
        lambda _: ended.append("answer"),
        never,
        lambda: ended.append("cancelled"),
    )
    qtbot.waitUntil(lambda: ended == ["cancelled"])
    assert len(pieces) < 1_000_000


def test_that_quick_progress_does_not_flood_the_event_loop(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[int] = []
    ended: list[None] = []

    def work(run: Progress) -> None:
        for piece in range(20_000):
            run.told(piece, 20_000)

    jobs.run(work, lambda done, _total: told.append(done), ended.append, never)
    qtbot.waitUntil(lambda: len(ended) == 1, timeout=20_000)
    assert len(told) < 20_000
    assert told[-1] == 19_999


def test_that_stopping_with_work_under_way_leaves_no_thread_and_no_late_answer(qtbot: QtBot) -> None:
    lanes = Jobs()
    heard: list[object] = []
    done: list[int] = []
    begun = threading.Event()

    def long(run: Progress) -> None:
        while True:
            run.write(begun.set)

    lanes.run(long, lambda _done, _total: None, heard.append, never)
    for number in range(300):
        lanes.ask(lambda number=number: done.append(number), heard.append, never)  # type: ignore[misc, func-returns-value]
    assert begun.wait(10)
    assert lanes.stop(wait_s=10)
    lanes.ask(lambda: done.append(-1), heard.append, never)  # type: ignore[func-returns-value]
    lanes.write(lambda: done.append(-1), heard.append, never)  # type: ignore[func-returns-value]
    before = len(heard)
    qtbot.wait(0)
    assert len(heard) == before
    assert -1 not in done
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("writer", "reader", "long"))]


def test_that_stopping_does_not_wait_for_a_reader_that_hangs(qtbot: QtBot) -> None:
    lanes = Jobs()
    gate = threading.Event()
    begun = threading.Event()

    def hang() -> None:
        begun.set()
        gate.wait(10)

    lanes.ask(hang, lambda _: None, never)
    assert begun.wait(10)
    assert not lanes.stop(wait_s=0.01)
    gate.set()
    assert lanes.stop(wait_s=10)


def test_that_emitting_answers_leaves_the_reference_counts_alone(jobs: Jobs, qtbot: QtBot) -> None:
    """PySide6 6.12 loses a reference to None and True on each emit, and the process aborts after some thousands."""
    heard: list[int] = []
    gc.collect()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(3_000):
        jobs.land(lambda: heard.append(1))
    qtbot.waitUntil(lambda: len(heard) == 3_000)
    gc.collect()
    lost = before[0] - sys.getrefcount(True), before[1] - sys.getrefcount(None)
    assert max(lost) < 1_000  # it would be one an emit; other code may drop a few meanwhile


def test_that_the_inline_lanes_answer_at_once_and_announce_writes(qtbot: QtBot) -> None:
    lanes = InlineJobs()
    heard: list[object] = []
    lanes.touched.connect(lambda touched: heard.append(("touched", touched)))
    lanes.ask(lambda: "read", heard.append, never, topic="t")
    lanes.write(lambda: "written", heard.append, never)
    assert heard == ["read", "written", ("touched", "written")]


def test_that_inline_long_work_can_be_cancelled_from_its_progress(qtbot: QtBot) -> None:
    lanes = InlineJobs()
    ended: list[str] = []
    written: list[int] = []

    def work(run: Progress) -> str:
        for piece in range(5):
            run.write(lambda piece=piece: written.append(piece))  # type: ignore[misc, func-returns-value]
            run.told(piece, 5)
        return "done"

    def told(done: int, _total: int) -> None:
        if done == 2:
            lanes.cancel_current()

    lanes.run(work, told, ended.append, never, lambda: ended.append("cancelled"))
    assert ended == ["cancelled"]
    assert written == [0, 1, 2]


def test_that_inline_faults_reach_the_asker_and_bugs_do_not_hide(qtbot: QtBot) -> None:
    lanes = InlineJobs()
    faults: list[Fault] = []

    def wrong() -> None:
        raise InputFault("form-wrong")

    lanes.write(wrong, lambda _: pytest.fail("it did not succeed"), faults.append)
    assert [fault.code for fault in faults] == ["form-wrong"]
    with pytest.raises(ZeroDivisionError):
        lanes.ask(lambda: 1 // 0, lambda _: None, never)
    assert lanes.stop()
    lanes.ask(lambda: 1 // 0, lambda _: None, never)


def test_that_taking_back_is_written_even_after_cancel(jobs: Jobs, qtbot: QtBot) -> None:
    written: list[str] = []
    ended: list[bool] = []
    under_way = threading.Event()

    def work(progress: Progress) -> None:
        progress.write(lambda: written.append("done"))
        under_way.set()
        while not progress.is_cancelled:
            under_way.wait(0.001)
        try:
            progress.write(lambda: written.append("refused"))
        finally:
            progress.write_on(lambda: written.append("taken back"))

    run = jobs.run(work, lambda _done, _total: None, lambda _: None, never, lambda: ended.append(True))
    assert under_way.wait(10)
    run.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert written == ["done", "taken back"]
