"""The import of a roster: the wizard asks, this reads, compares, applies and takes back, all of it off the UI thread."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from console.desk.jobs import Cancellation, Progress, nothing_more
from console.desk.place import Place
from console.desk.roster_reading import MAPPING_SCOPE, Mapped, listed, pair_key, read
from console.desk.wording import told, wording
from console.duty import exports, plaintext, roster, roster_undo
from console.duty.plaintext import Origin
from console.duty.roster import Plan
from console.faults import Fault
from console.formats.calling_codes import CALLING_CODES
from console.formats.dates import Order
from console.formats.roster.shapes import Ask, RosterReading
from console.model.proposal import Candidate, DoubtfulPair, ImportOutcome
from console.model.sentences import sentence
from console.model.shown import MissionLine
from console.model.words import Verdict
from console.register.reading.incidents import missions
from widgets import times
from widgets.roster_wizard.wizard import RosterWizard

T = TypeVar("T")
STOPPED = "roster-cancelled"  # the reading child says so itself when it is ended


class RosterFlow(QObject):
    """One import at a time. ``closed``: the officer is done with the wizard."""

    closed = Signal()

    def __init__(self, place: Place, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.wizard = RosterWizard(wording=wording)
        self._missions: dict[int, MissionLine] = {}
        self._own: int | None = None
        self._mission: int | None = None
        self._path: Path | None = None
        self._remembered: Path | None = None  # the file whose place the register already knows
        self._ask = Ask(today="")
        self._reading: RosterReading | None = None
        self._plan: Plan | None = None
        self._decided: dict[frozenset[int], Verdict] = {}
        self._settled: dict[
            frozenset[int], DoubtfulPair
        ] = {}  # decided pairs, still listed so that a slip can be mended
        self._running: Cancellation | None = None
        self._is_applying = False
        self._ticket = 0
        self._connect()

    def set_own_mission(self, mission: MissionLine | None) -> None:
        """The officer's own mission: whose list it is unless he says otherwise."""
        self._own = mission.mission if mission is not None else None
        if self._mission is None:
            self._mission = self._own

    def begin(self, path: Path | None) -> bool:
        """Start with a file, or by asking for one. False while an import is being written: that one is shown instead."""
        if self._is_applying:
            return False
        self._drop()
        self._forget()
        self._mission = self._own
        if path is None:
            self.wizard.start()
        self._place.ask(missions, lambda lines: self._begin(lines, path), self._show_fault, "roster-missions")
        return True

    def is_applying(self) -> bool:
        """Whether an import is being written now."""
        return self._is_applying

    def _begin(self, lines: Iterable[MissionLine], path: Path | None) -> None:
        self._missions = {line.mission: line for line in lines}
        self.wizard.show_missions(tuple(self._missions.values()), self._mission)
        if path is not None:
            self._take_file(path)

    def _connect(self) -> None:
        wizard = self.wizard
        wizard.file_chosen.connect(self._take_file)
        wizard.sheet_chosen.connect(self._take_sheet)
        wizard.mission_chosen.connect(self._take_mission)
        wizard.mapping_changed.connect(self._take_mapping)
        wizard.date_order_chosen.connect(self._take_order)
        wizard.proposal_wanted.connect(self._propose)
        wizard.decided.connect(self._decide)
        wizard.apply_asked.connect(self._apply)
        wizard.cancel_asked.connect(self._cancel)
        wizard.undo_asked.connect(self._undo)
        wizard.rejects_save_asked.connect(self._save_rejects)
        wizard.closed.connect(self._close)

    # Reading.

    def _take_file(self, path: Path) -> None:
        self._forget()
        self._path = path
        today = datetime.fromtimestamp(self._place.post.now_ms() / 1000, UTC).date().isoformat()
        self._ask = Ask(today=today)
        self.wizard.show_file(path)
        self._read()

    def _take_sheet(self, sheet: str) -> None:
        """Another sheet is another list: columns, dates and decisions of the last one say nothing."""
        self._forget()
        self.wizard.forget_answers()
        self._ask = Ask(today=self._ask.today, sheet=sheet)
        self._read()

    def _take_mission(self, mission: int | None) -> None:
        self._mission = mission
        if self._reading is not None:
            self._read()  # phones written with a leading 0 belong to another country now

    def _take_mapping(self, mapping: Mapped) -> None:
        self._ask = replace(self._ask, mapping=mapping)
        self._read()

    def _take_order(self, header: str, order: Order) -> None:
        self._ask = replace(self._ask, orders={**self._ask.orders, header: order})
        self._read()

    def _read(self) -> None:
        if self._path is None:
            return
        line = self._missions.get(self._mission or 0)
        ask = replace(self._ask, calling_code=CALLING_CODES.get(line.country, "") if line is not None else "")
        path, place = self._path, self._place
        self._plan = None
        self._run(lambda progress: read(place, path, ask, progress), self._show_reading)

    def _show_reading(self, read_so: tuple[RosterReading, Mapped]) -> None:
        self._reading, mapping = read_so
        path = self._path
        if path is not None and path != self._remembered:
            self._remembered = path
            self._place.write(lambda post: plaintext.remember(post, path, Origin.ROSTER))
        self._ask = replace(self._ask, mapping=mapping)
        self.wizard.show_reading(self._reading)

    # Comparing.

    def _propose(self) -> None:
        reading, mission = self._reading, self._missions.get(self._mission or 0)
        if reading is None or mission is None:
            self.wizard.show_cancelled()
            return
        decided, place = dict(self._decided), self._place
        self._plan = None
        self.wizard.show_progress(0, 0)

        def work(progress: Progress) -> Plan:
            def asked(done: int, total: int) -> bool:
                progress.told(done, total)
                return True

            return place.reading(lambda connection: roster.propose(connection, reading, mission, decided, asked))

        self._run(work, self._show_plan)

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        plan.file_name = self._path.name if self._path is not None else ""
        self.wizard.show_proposal(listed(plan.proposal, self._settled))

    def _decide(self, row: Candidate, other: Candidate, verdict: Verdict) -> None:
        key = pair_key(row, other)
        self._settled.pop(key, None)
        self._decided.pop(key, None)
        if verdict is not Verdict.POSSIBLE:
            self._decided[key] = verdict
            self._settled[key] = self._pair(row, other)
        self._propose()

    def _pair(self, row: Candidate, other: Candidate) -> DoubtfulPair:
        shown = self.wizard.preview_page.proposal()
        return next(pair for pair in (shown.pairs if shown else ()) if (pair.row, pair.other) == (row, other))

    # Writing and taking back.

    def _apply(self) -> None:
        plan, post = self._plan, self._place.post
        if plan is None:
            self.wizard.show_cancelled()
            return
        self._is_applying = True
        self._run(
            lambda progress: roster.apply(post, plan, progress.told, progress.write_on),
            self._applied,
            self._not_applied,
            lambda: self._not_applied(None),
        )

    def _applied(self, outcome: ImportOutcome) -> None:
        self._is_applying, self._plan = False, None
        self.wizard.show_result(outcome)
        reading, mapping = self._reading, dict(self._ask.mapping)
        if reading is not None and mapping:
            kept = json.dumps(mapping)
            self._place.write(lambda post: post.register.keep(MAPPING_SCOPE, reading.source, kept))

    def _not_applied(self, fault: Fault | None) -> None:
        """What was written is taken back; the plan is spent, so the file is compared anew."""
        self._is_applying = False
        self.wizard.show_fault(told(fault) if fault is not None else "")
        self._propose()

    def _undo(self, import_id: int) -> None:
        post = self._place.post
        self.wizard.show_undoing()
        self._run(
            lambda progress: roster_undo.undo(post, import_id, progress.told, progress.write_on),
            self.wizard.show_result,
        )

    def _save_rejects(self, path: Path) -> None:
        reading, roster, language = self._reading, self._path, times.language()
        if reading is None or roster is None:
            return
        post = self._place.post
        self._place.run(
            lambda progress: exports.save_rejects(
                post, path, roster, reading, lambda code: sentence(code, language), progress.write_on, may_replace=True
            ),
            lambda _done, _total: None,
            lambda count: self.wizard.faults_page.show_saved(count, path.name),
            self._show_fault,
            nothing_more,
        )

    # Running.

    def _run(
        self,
        work: Callable[[Progress], T],
        on_answer: Callable[[T], None],
        on_fault: Callable[[Fault], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> None:
        """Run long work; what an earlier one still says is no longer heard."""
        self._drop()
        ticket = self._ticket

        def is_newest() -> bool:
            return ticket == self._ticket

        def progressed(done: int, total: int) -> None:
            if is_newest():
                self.wizard.show_progress(done, total)

        def answered(answer: T) -> None:
            if is_newest():
                on_answer(answer)

        def failed(fault: Fault) -> None:
            if is_newest():
                (on_fault or self._show_fault)(fault)

        def cancelled() -> None:
            if is_newest():
                (on_cancelled or self.wizard.show_cancelled)()

        self._running = self._place.run(work, progressed, answered, failed, cancelled)

    def _drop(self) -> None:
        """Whatever runs is no longer wanted."""
        self._ticket += 1
        if self._running is not None:
            self._running.cancel()
            self._running = None

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _show_fault(self, fault: Fault) -> None:
        self.wizard.show_fault("" if fault.code == STOPPED else told(fault))

    def _forget(self) -> None:
        self._reading = self._plan = None
        self._decided.clear()
        self._settled.clear()

    def _close(self) -> None:
        self._drop()
        self.closed.emit()
