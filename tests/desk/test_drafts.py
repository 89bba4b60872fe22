"""What was typed and not filed: kept in the encrypted register, offered back to whom it belongs, gone once it is filed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from console.desk.actions import ActionRegistry
from console.desk.incident_panel import IncidentPanel
from console.desk.incident_screen import IncidentScreen
from console.desk.inline_jobs import InlineJobs
from console.desk.jobs import Jobs
from console.desk.person_panel import PersonPanel
from console.desk.place import Place
from console.duty import enrolment, incidents
from console.duty.drafts import kept_by
from console.faults import StoreFault
from console.keys.box import KeyBox
from console.model.kinds import Kind
from console.model.words import Axis, Question, Source, Whereabouts
from console.register import checking
from console.register.reading.incidents import incident_line
from console.secret import Secret
from tests.conftest import START_MS, Clock
from tests.desk.places import scalar
from tests.keys.parts import CHEAP, FIRST
from widgets.answer_form import AnswerForm
from widgets.check_forms import AuthorityContactForm, EntryForm, HospitalCheckForm
from widgets.incident_form import IncidentForm
from widgets.profile_field import ProfileField
from widgets.report_form import ReportForm

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)

SECOND = Secret(b"burung hantu malam sunyi sekali")
CANARY = "Kanariwulan Draftowati"
F = TypeVar("F", bound=QWidget)


class Desk:
    """A console that can be locked and unlocked: one folder, one process's worth of register at a time."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock = folder / "posko", clock
        opened = enrolment.init(KeyBox(self.folder, CHEAP), "Rina", "KRT", FIRST, clock=clock)
        with opened.post.register:
            self.incident, _ = incidents.open_incident(opened.post, "Khartoum", spec="city:Khartoum,SD")
            self.other, _ = incidents.open_incident(opened.post, "Omdurman", spec="city:Khartoum,SD", title="Omdurman")
            self.person, _ = opened.post.add(Kind.PERSON, {"name": "Siti Aminah"})
            enrolment.add_officer(opened, "Budi", "KRT", SECOND)

    @contextmanager
    def unlocked(self, passphrase: Secret = FIRST, jobs: Jobs | InlineJobs | None = None) -> Iterator[Place]:
        opened = enrolment.unlock(KeyBox(self.folder, CHEAP), passphrase, clock=self.clock)
        place = Place(opened, cast(Jobs, jobs or InlineJobs()))
        try:
            yield place
        finally:
            assert place.close()

    @contextmanager
    def killed(self) -> Iterator[Place]:
        """As ``unlocked``, but the process ends without a word: nothing is flushed."""
        with self.unlocked() as place:
            yield place
            place.drafts.flush = lambda wait_s=0.0: True  # type: ignore[method-assign]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Desk:
    return Desk(tmp_path, clock)


def an_incident_panel(desk: Desk, place: Place, qtbot: QtBot) -> IncidentPanel:
    window = QWidget()
    qtbot.addWidget(window)
    screen = IncidentScreen(place, ActionRegistry(window))
    qtbot.addWidget(screen, before_close_func=lambda widget: widget.close_down())
    screen.show_incident(desk.incident)
    screen.panel.kept = screen  # type: ignore[attr-defined]  # Python must keep the screen alive
    return screen.panel


def a_person_panel(desk: Desk, place: Place, qtbot: QtBot) -> PersonPanel:
    panel = PersonPanel(place)
    qtbot.addWidget(panel)
    panel.set_incident(place.reading(lambda connection: incident_line(connection, desk.incident)))
    panel.show_person(desk.person)
    return panel


def the_form(panel: IncidentPanel, kind: type[F]) -> F:
    """The form that is open, which is of this kind."""
    assert isinstance(panel._form, kind)
    return panel._form


def an_entry(panel: IncidentPanel) -> QPlainTextEdit:
    """The text of the form for a line of the chronology, opened."""
    panel.begin_entry()
    return the_form(panel, EntryForm)._text


def a_check(panel: IncidentPanel) -> HospitalCheckForm:
    panel.begin_check()
    return the_form(panel, HospitalCheckForm)


def an_opening(panel: IncidentPanel) -> IncidentForm:
    panel.begin_incident()
    return the_form(panel, IncidentForm)


def choose_khartoum(form: IncidentForm) -> None:
    form._place.setText("khartoum")
    form._typed("khartoum")
    form.file_it()  # takes the likeliest place


def an_answer(panel: IncidentPanel) -> AnswerForm:
    """The form of the question how many victims there are, opened."""
    panel.questions.begin_answer(Question.VICTIMS)
    form = panel.questions._views[Question.VICTIMS]._form
    assert form is not None
    return form


def a_report(desk: Desk, place: Place, qtbot: QtBot) -> PersonPanel:
    """The panel with the form for a report on the person, opened."""
    panel = a_person_panel(desk, place, qtbot)
    panel.start_report(desk.person)
    return panel


def type_a_report(form: ReportForm) -> None:
    form.pad.choose(Axis.WHEREABOUTS, Whereabouts.PRESENT)
    form.source.choose(Source.FAMILY)
    form.said_by.setText("kakaknya")
    form.note.setPlainText(f"Terakhir bersama {CANARY}")


def drafts_of(place: Place) -> set[str]:
    officer = place.post.officer
    return set(place.reading(lambda connection: kept_by(connection, officer)))


def test_that_a_report_being_typed_survives_the_lock_with_its_last_keystroke(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        type_a_report(a_report(desk, place, qtbot).report_form)
    desk.clock.pass_time(minutes=25)
    with desk.unlocked() as place:
        panel = a_person_panel(desk, place, qtbot)
        assert not panel.is_reporting()
        panel.start_report(desk.person)
        form = panel.report_form
        assert form.pad.chosen() == {Axis.WHEREABOUTS: Whereabouts.PRESENT}
        assert form.source.value() is Source.FAMILY
        assert (form.said_by.text(), form.note.toPlainText()) == ("kakaknya", f"Terakhir bersama {CANARY}")
        assert form.draft.is_restored()
        assert "08:30 CAT" in form.draft._told.text()  # 06:30 UTC, on the clock of Khartoum
        assert form.observed_at.at_ms() == START_MS, "what was seen 'now' was seen then"


def test_that_a_process_that_is_killed_loses_only_what_was_typed_after_the_last_second(
    desk: Desk, qtbot: QtBot
) -> None:
    with desk.killed() as place:
        text = an_entry(an_incident_panel(desk, place, qtbot))
        text.setPlainText("Bandara ditutup")
        place.drafts._timer.setInterval(0)
        place.drafts._timer.start()
        qtbot.waitUntil(lambda: bool(drafts_of(place)))
        place.drafts._timer.setInterval(1_000_000)
        text.setPlainText("Bandara ditutup, listrik padam")
    with desk.unlocked() as place:
        assert an_entry(an_incident_panel(desk, place, qtbot)).toPlainText() == "Bandara ditutup"


def test_that_who_types_on_and_on_is_kept_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        text = an_entry(an_incident_panel(desk, place, qtbot))
        text.setPlainText("a")
        timer = place.drafts._timer
        timer.start(1_000_000)
        left_ms = timer.remainingTime()
        text.setPlainText("ab")
        assert timer.remainingTime() <= left_ms, "a later key does not put off the writing"


def test_that_another_officer_does_not_see_the_draft(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        type_a_report(a_report(desk, place, qtbot).report_form)
    with desk.unlocked(SECOND) as place:
        draft = a_report(desk, place, qtbot).report_form.draft
        assert not draft.typed()
        assert not draft.is_restored()
    with desk.unlocked() as place:
        assert drafts_of(place) == {f"report:{desk.incident}:{desk.person}"}


def test_that_a_filed_form_leaves_no_draft_and_a_refused_one_keeps_it(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = a_report(desk, place, qtbot)
        type_a_report(panel.report_form)
        record = place.post.register.record

        def full(*_args: object, **_more: object) -> object:
            raise StoreFault("register-full")

        place.post.register.record = full  # type: ignore[method-assign, assignment]
        panel.report_form.file()
        assert drafts_of(place) == {f"report:{desk.incident}:{desk.person}"}
        place.post.register.record = record  # type: ignore[method-assign]
        panel.report_form.file()
        assert scalar(place, "SELECT count(*) FROM report") == 1
        assert drafts_of(place) == set()
        panel.start_report(desk.person)
        assert not panel.report_form.draft.is_restored()


def test_that_cancelling_and_discarding_throw_the_draft_away(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = an_incident_panel(desk, place, qtbot)
        panel.begin_contact()
        form = the_form(panel, AuthorityContactForm)
        form._office.setText("Kepolisian")
        assert place.drafts.flush()
        assert drafts_of(place) == {f"contact:{desk.incident}"}
        form.left.emit()
        assert drafts_of(place) == set()
        a_check(panel)._facility.setText("RS Contoh")
    with desk.unlocked() as place:
        check = a_check(an_incident_panel(desk, place, qtbot))
        assert check._facility.text() == "RS Contoh"
        check.draft._discard.click()
        assert check._facility.text() == ""
        assert not check.draft.is_restored()
        assert drafts_of(place) == set()


def test_that_a_form_put_aside_for_another_comes_back_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = an_incident_panel(desk, place, qtbot)
        a_check(panel)._facility.setText("RS Contoh")
        panel.begin_entry()
        assert a_check(panel)._facility.text() == "RS Contoh"


def test_that_what_was_typed_waits_in_its_own_incident(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = an_incident_panel(desk, place, qtbot)
        screen = panel.kept  # type: ignore[attr-defined]
        an_answer(panel)._number.setText("12")
        screen.show_incident(desk.other)
        assert panel.questions._views[Question.VICTIMS]._form is None
        assert an_answer(panel)._number.text() == ""
        screen.show_incident(desk.incident)
        form = an_answer(panel)
        assert form._number.text() == "12"
        form._source.choose(Source.OFFICIAL)
        form.file_it()
        assert scalar(place, "SELECT value FROM answer WHERE incident = ?", desk.incident) == "12"
        assert drafts_of(place) == set()


def test_that_a_report_is_not_filed_into_an_incident_it_was_not_typed_for(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = a_report(desk, place, qtbot)
        type_a_report(panel.report_form)
        panel.set_incident(place.reading(lambda connection: incident_line(connection, desk.other)))
        assert not panel.is_reporting()
        panel.start_report(desk.person)
        assert not panel.report_form.draft.typed()


def test_that_an_incident_being_opened_comes_back_with_its_place_and_what_was_changed_by_hand(
    desk: Desk, qtbot: QtBot
) -> None:
    with desk.unlocked() as place:
        form = an_opening(an_incident_panel(desk, place, qtbot))
        choose_khartoum(form)
        form._radius.setValue(40)
        form._title.setText("Pertempuran di Khartoum")
        form._exercise.setChecked(True)
    with desk.unlocked() as place:
        form = an_opening(an_incident_panel(desk, place, qtbot))
        assert form.draft.is_restored()
        assert (form._title.text(), form._radius.value()) == ("Pertempuran di Khartoum", 40)
        form.file_it()
        title, is_exercise, area = place.reading(
            lambda connection: tuple(
                connection.exec_driver_sql("SELECT title, exercise, area FROM incident ORDER BY id DESC").first() or ()
            )
        )
        assert (title, bool(is_exercise)) == ("Pertempuran di Khartoum", True)
        assert "40" in str(area)
        assert drafts_of(place) == set()


def test_that_a_discarded_place_is_no_longer_chosen(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = an_incident_panel(desk, place, qtbot)
        choose_khartoum(an_opening(panel))
        panel.leave_form()
        form = an_opening(panel)
        assert form._derived is not None
        form.draft._discard.click()
        assert form._derived is None
        assert form._place.text() == ""
        assert drafts_of(place) == set()


def test_that_a_new_person_and_a_changed_field_come_back(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        panel = a_person_panel(desk, place, qtbot)
        row = the_field(panel, "employer")
        row.open_editor()
        row._editor.setText("PT Contoh")  # type: ignore[union-attr]
        panel.start_person("Paijo")
        panel.person_form.phone.setText("0812")
    with desk.unlocked() as place:
        panel = a_person_panel(desk, place, qtbot)
        panel.start_person()
        assert panel.person_form.phone.text() == "0812"
        panel._leave()
        assert drafts_of(place) == {f"profile:{desk.person}:employer"}
        row = the_field(panel, "employer")
        row.open_editor()
        assert row._editor.text() == "PT Contoh"  # type: ignore[union-attr]
        row.commit()
        assert scalar(place, "SELECT employer FROM person WHERE id = ?", desk.person) == "PT Contoh"
        assert drafts_of(place) == set()


def the_field(panel: PersonPanel, name: str) -> ProfileField:
    return next(
        field
        for field in panel.card._profile.fields
        if field.field == name  # type: ignore[union-attr]
    )


def test_that_a_lock_does_not_wait_for_a_writer_that_is_stuck(desk: Desk, qtbot: QtBot) -> None:
    gone_on = threading.Event()
    with desk.unlocked(jobs=Jobs()) as place:
        qtbot.waitUntil(lambda: place.drafts._waiting is None)
        place.write(lambda post: gone_on.wait(60))
        place.drafts._typed("entry:1", {"text": "x"})
        assert place.drafts.flush(wait_s=0.001) is False
        gone_on.set()
        place.drafts._typed("entry:1", {"text": "xy"})
        assert place.drafts.flush(wait_s=60)
    with desk.unlocked() as place:
        assert place.drafts._kept["entry:1"].typed == {"text": "xy"}


def test_that_a_form_opened_before_the_drafts_were_read_gets_its_own(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        an_entry(an_incident_panel(desk, place, qtbot)).setPlainText("Bandara ditutup")
    with desk.unlocked(jobs=Jobs()) as place:
        form = EntryForm("Africa/Khartoum", place.post.now_ms)
        qtbot.addWidget(form)
        place.drafts.offer(form.draft, f"entry:{desk.incident}", "Africa/Khartoum")
        qtbot.waitUntil(form.draft.is_restored)
        [text] = form.findChildren(QPlainTextEdit)
        assert text.toPlainText() == "Bandara ditutup"


def test_that_drafts_survive_a_rebuild_and_are_never_readable_on_the_disk(desk: Desk, qtbot: QtBot) -> None:
    with desk.unlocked() as place:
        type_a_report(a_report(desk, place, qtbot).report_form)
    with desk.unlocked() as place:
        with place.post.register.maintenance() as connection:
            checking.rebuild(connection, enrolment.reference())
        assert drafts_of(place)
        written = [path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()]
    written += [path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()]
    assert written
    for content in written:
        assert CANARY.split(maxsplit=1)[0].encode() not in content
