"""The sample incident on the real desk: an encrypted register of invented people, and pictures of its screens.

Everything is done as an officer does it: the sample roster is read by the child and imported, the incident is opened from a place's name,
reports are filed, questions answered. Only the people are invented.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from console import settings
from console.atlas.sources import shipped
from console.desk.demo_calls import telephone
from console.desk.demo_wardens import paste_list, put_away
from console.desk.garbage import UiGarbage
from console.desk.jobs import Jobs
from console.desk.place import Place
from console.desk.window import Window
from console.durable import store_fault
from console.duty import enrolment, incidents, reports, roster, roster_child
from console.duty.post import Post
from console.formats.calling_codes import CALLING_CODES
from console.formats.roster.shapes import Ask
from console.keys.box import KeyBox
from console.model.change import Value
from console.model.query import PeopleQuery
from console.model.shown import QuestionLine, Tally
from console.model.words import Axis, Question, Source
from console.register.reading import incidents as asked
from console.register.reading.people import PeopleScope, find_people
from console.register.resident import ResidentArrays
from console.secret import Secret
from widgets import language, theme
from widgets.theme import Mode
from widgets.unlock import UnlockScreen

SAMPLE = shipped("sample", "lapor-diri-contoh.xlsx")
SIZES = ((1366, 768), (1920, 1080))  # a small laptop, a workstation
MODES: tuple[Mode, ...] = ("light", "dark")
REPORTED = 260  # persons: about a third of those registered in the area, as after a morning of telephoning
HOUR_MS = 3_600_000
REST_MS = 900  # for the pictures only: the lanes have answered and the map has come to rest


def play(folder: Path, shots: Path | None = None) -> tuple[Tally, list[QuestionLine]]:
    """Make the sample register in an empty folder; with ``shots`` write its screens there as PNG, else leave the window open.

    Result: the tally and the five questions of the incident played. Raises the faults of ``enrolment.init`` and of the import; StoreFault
    where the folder of the pictures cannot be.
    """
    if shots is not None:
        _make_folder(shots)
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(["posko"])
    passphrase = Secret(" ".join(secrets.token_hex(4) for _ in range(5)).encode())
    opened = enrolment.init(KeyBox(folder), "Petugas Contoh", "KRT", passphrase)
    incident = fill(opened.post)
    played = _played(opened.post, incident)
    garbage = UiGarbage(application)
    _dress(application, "id", "light")
    window = Window(Place(opened, Jobs(application), application), folder, settings.Settings())
    window.place.jobs.lasted.connect(garbage.set_aside)
    try:
        if shots is None:
            window.left.connect(lambda _: application.quit())
            window.show()
            application.exec()
        else:
            for spoken, mode, size in ((s, m, z) for s in ("id", "en") for m in MODES for z in SIZES):
                _dress(application, "id" if spoken == "id" else "en", mode)
                _photograph(window, incident, shots, f"{spoken}-{mode}-{size[0]}x{size[1]}", size)
    finally:
        window.hide()
        window.incident_screen.close_down()
        window.place.close()
        garbage.stop()
    return played


def _played(post: Post, incident: int) -> tuple[Tally, list[QuestionLine]]:
    with post.asking() as connection:
        line = asked.incident_line(connection, incident)
        areas = incidents.resolved_areas(line, asked.sites(connection, incident))
        counted = asked.tally_of(connection, line, ResidentArrays(), areas, post.now_ms())
        return counted, asked.questions(connection, incident, counted)


def fill(post: Post) -> int:
    """The sample roster, an exercise in Khartoum with its first morning; the incident's record id."""
    _import(post)
    now_ms = post.now_ms()
    incident, _ = incidents.open_incident(
        post, "Khartoum", title="Latihan Khartoum", onset_ms=now_ms - 7 * HOUR_MS, exercise=True
    )
    with post.asking() as connection:
        line = asked.incident_line(connection, incident)
        scope = PeopleScope(ResidentArrays(), incidents.resolved_areas(line))
        inside = find_people(
            connection, PeopleQuery(incident=incident, area_only=True), scope, count=3 * REPORTED
        ).rows[::3]
    for row, told in zip(inside, _told(now_ms), strict=False):
        reports.file_reports(post, incident, row.person, told)
    for row in inside[:4]:  # somebody of lower standing says otherwise: both are shown
        reports.file_reports(post, incident, row.person, [_report(Axis.WHEREABOUTS, "missing", Source.FAMILY, now_ms)])
    reports.answer(post, incident, Question.STAFF_SAFE, "yes", Source.STAFF)
    reports.answer(post, incident, Question.VICTIMS, "3-5", Source.OFFICIAL, said_by="juru bicara kepolisian")
    reports.check_hospital(post, incident, facility="Rumah Sakit Contoh Utara", method="visit", result="none-ours")
    reports.check_hospital(post, incident, facility="Rumah Sakit Contoh Selatan", method="phone", result="no-answer")
    reports.contact_authority(post, incident, office="Kepolisian setempat", result="promised")
    reports.note(post, incident, "Bandara ditutup; listrik padam di tiga distrik.", now_ms - 5 * HOUR_MS)
    telephone(post, incident)
    return incident


def _import(post: Post) -> None:
    with post.asking() as connection:
        mission = asked.mission_by_code(connection, "KRT")
    today = datetime.fromtimestamp(post.now_ms() / 1000, UTC).date().isoformat()
    reading = roster_child.read(SAMPLE, Ask(today=today, calling_code=CALLING_CODES[mission.country]))
    with post.asking() as connection:
        plan = roster.propose(connection, reading, mission)
    plan.file_name = SAMPLE.name
    roster.apply(post, plan)


def _told(now_ms: int) -> Iterator[list[dict[str, Value]]]:
    rng = random.Random(15)  # noqa: S311 - the same morning every time; nothing secret
    while True:
        where = rng.choices(["present", "elsewhere", "in-transit", "missing"], [70, 20, 8, 2])[0]
        source = rng.choice([Source.STAFF, Source.WARDEN, Source.FAMILY])
        at_ms = now_ms - rng.randrange(6 * HOUR_MS)
        told = [_report(Axis.WHEREABOUTS, where, source, at_ms)]
        if where == "present":
            told.append(_report(Axis.CONDITION, rng.choices(["well", "injured"], [96, 4])[0], source, at_ms))
        yield told


def _report(axis: Axis, value: str, source: Source, at_ms: int) -> dict[str, Value]:
    return {"axis": axis, "value": value, "source": source, "observed_at_ms": at_ms}


def _dress(application: QApplication, spoken: settings.Language, mode: Mode) -> None:
    theme.apply(application, mode)
    application.setProperty("posko-language", spoken)
    language.apply(application, spoken)


def _make_folder(shots: Path) -> None:
    try:
        shots.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise store_fault(trouble) from trouble


def _photograph(window: Window, incident: int, shots: Path, suffix: str, size: tuple[int, int]) -> None:
    unlock = UnlockScreen()
    unlock.show_unlock()
    _take(unlock, shots / f"unlock-{suffix}.png", size)
    unlock.close()
    window.go_to("incident")
    _take(window, shots / f"incident-{suffix}.png", size)
    people = window.people_screen
    window.go_to("people")
    people.show_query(PeopleQuery(text="muh", incident=incident))
    _take(window, shots / f"people-{suffix}.png", size)
    people.table.selectRow(0)
    person = people.table.current_person()
    if person is not None:
        people.show_person(person)
    _take(window, shots / f"person-{suffix}.png", size)
    window.go_to("calls")
    for tab in ("out", "in", "sweep"):
        window.calls_screen.show_tab(tab)
        _take(window, shots / f"calls-{tab}-{suffix}.png", size)
    paste_list(window, incident, _until)
    _take(window, shots / f"calls-wardens-{suffix}.png", size)
    put_away(window)
    window.go_to("people")
    people.import_roster(SAMPLE)
    wizard = people.flow.wizard
    _until(wizard.is_busy)
    _until(lambda: not wizard.is_busy())
    wizard.go_to(2)
    _take(window, shots / f"import-{suffix}.png", size)
    wizard.closed.emit()


def _take(widget: QWidget, path: Path, size: tuple[int, int]) -> None:
    widget.resize(*size)
    widget.show()
    _rest(REST_MS)
    widget.grab().save(str(path))


def _rest(rest_ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(rest_ms, loop.quit)
    loop.exec()


def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        _rest(20)
