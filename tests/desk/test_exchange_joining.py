"""The tab *Link*: a console joins by what is on screen, an officer lets it in, a file is taken in wherever it is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.desk import exchange_joining
from console.desk.actions import ActionRegistry
from console.desk.exchange_joining import ExchangeJoining
from console.desk.exchange_screen import ExchangeScreen
from console.desk.inline_jobs import InlineJobs
from console.desk.place import Place
from console.duty.enrolment import Standing
from console.exchange import enrolling, syncing
from console.model.shown_exchange import ExchangeBrief, Link
from console.workspace_link import EXIT_LOCKED
from sync import invitation
from tests.conftest import Clock
from tests.exchange.parts import Console, Ministry

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


@pytest.fixture
def ministry(tmp_path: Path, clock: Clock, qapp: QApplication) -> Iterator[Ministry]:
    with ExitStack() as stack:
        made = Ministry(tmp_path, clock, stack)
        made.found("KRT")
        yield made


def tab(console: Console, qtbot: QtBot) -> ExchangeJoining:
    place = Place(console.opened, InlineJobs())
    made = ExchangeJoining(place, place)
    qtbot.addWidget(made.board)
    made.board.show()
    made.ask()
    return made


def choosing(monkeypatch: pytest.MonkeyPatch, source: Path | None, target: Path | None) -> None:
    monkeypatch.setattr(exchange_joining, "chosen_source", lambda *_: source)
    monkeypatch.setattr(exchange_joining, "chosen_target", lambda *_: target)


def said(tab: ExchangeJoining, where: str) -> str:
    return tab.board._said[where].text()


def test_that_a_console_joins_by_files_and_voices_as_the_tab_leads_it(
    ministry: Ministry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, new = tab(ministry.jakarta, qtbot), ministry.console("new", "Budi Contoh", "KRT")
    joining = tab(new, qtbot)
    assert joining.board.invitation.isVisible()
    assert not joining.board.code.isVisible()
    folder = ministry.folder
    choosing(monkeypatch, None, folder / "invitation")
    office.board.mission.choose("KRT")
    office.board.invite_file.click()
    choosing(monkeypatch, folder / "invitation", folder / "answer")
    joining.board.ask_file.click()
    assert joining.board.code.isVisible()
    [invited] = enrolling.invitations(ministry.jakarta.opened.post.register)
    answer = (folder / "answer").read_bytes()
    enrolling.take_request(ministry.jakarta.member, invited, answer)
    office.ask()
    [asking] = office.board._shown.asking
    assert asking.names == ("Budi Contoh",)
    joining.board.code.setText(asking.code)
    joining.board.compare.click()
    number = joining.board._number_shown.text()
    office.board.number.setText("000 000" if number != "000 000" else "111 111")
    office.board.approve.click()
    assert "Nobody was enrolled" in said(office, "in")
    office.board.number.setText(number)
    office.board.approve.click()
    assert said(office, "in").startswith("Enrolled")
    devices = ministry.jakarta.member.membership().devices
    device = new.box.device(new.opened.keys)
    assert device is not None
    syncing.write_file(ministry.jakarta.member, folder / "grant.posko", [devices[device.id]])
    left: list[int] = []
    joining.left.connect(left.append)
    joining.take_in(folder / "grant.posko")
    assert left == [EXIT_LOCKED]
    new.reopen()
    assert new.opened.standing is Standing.MEMBER


def test_that_what_is_no_invitation_and_no_code_is_told_and_changes_nothing(ministry: Ministry, qtbot: QtBot) -> None:
    new = ministry.console("new", "Budi Contoh", "KRT")
    joining = tab(new, qtbot)
    joining.board.invitation.setText("https://hub.example#12")
    joining.board.ask.click()
    assert "no invitation" in said(joining, "console")
    joining.board.code_given.emit("ABCD")
    assert "Nobody has answered" in said(joining, "console")
    assert new.box.device(new.opened.keys) is None


def test_that_only_an_enrolment_officer_sees_how_to_let_others_in(ministry: Ministry, qtbot: QtBot) -> None:
    budi = ministry.join("budi", "Budi Contoh", "KRT")
    assert tab(ministry.jakarta, qtbot).board._letting_in.isVisible()
    board = tab(budi, qtbot).board
    assert not board._letting_in.isVisible()
    assert board.write.isVisible()
    assert not board.invitation.isVisible()
    assert "KRT" in board._standing.text()


def test_that_a_file_is_written_for_a_console_and_read_there(
    ministry: Ministry, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    budi = ministry.join("budi", "Budi Contoh", "KRT")
    budi.person("Siti Aminah")
    writing = tab(budi, qtbot)
    path = ministry.folder / "out.posko"
    choosing(monkeypatch, None, path)
    writing.board.to.choose(ministry.jakarta.device.hex())
    writing.board.write.click()
    assert said(writing, "files").startswith("Written")
    assert path.stat().st_size > 1_000
    ministry.jakarta.read(path)
    assert list(ministry.jakarta.people().values()) == ["Siti Aminah"]


def test_that_a_hub_that_cannot_be_is_not_kept_and_one_that_is_not_there_is_told(
    ministry: Ministry, qtbot: QtBot
) -> None:
    budi = ministry.join("budi", "Budi Contoh", "KRT")
    link = tab(budi, qtbot)
    link.board.url.setText("http://hub.example")
    link.board.keep.click()
    assert "https://" in said(link, "hub")
    link.board.url.setText("https://127.0.0.1:9")
    link.board.keep.click()
    assert said(link, "hub") == "Kept."
    link.board.test.click()
    assert "cannot be reached" in said(link, "hub")


def test_that_a_copy_is_told_what_it_is(ministry: Ministry, qtbot: QtBot) -> None:
    budi = ministry.join("budi", "Budi Contoh", "KRT")
    budi.opened = replace(budi.opened, standing=Standing.COPY)
    board = tab(budi, qtbot).board
    assert "restored or copied" in board._standing.text()
    assert board.invitation.isVisible()
    assert invitation.code_from("x") is None


def test_that_an_enrolment_officer_cuts_a_console_off_in_two_steps_and_never_his_own(
    ministry: Ministry, qtbot: QtBot
) -> None:
    budi = ministry.join("budi", "Budi Contoh", "KRT")
    place = Place(ministry.jakarta.opened, InlineJobs())
    shell = QWidget()
    qtbot.addWidget(shell)
    screen = ExchangeScreen(place, ActionRegistry(shell), shell)
    shell.show()
    screen.show_tab("devices")
    board = screen.devices
    board.table.go_to(ministry.jakarta.device.hex())
    assert not board.cut_off.isVisible()
    board.table.go_to(budi.device.hex())
    assert board.cut_off.isVisible()
    board.cut_off.click()
    assert "reads nothing new" in board.told.text() or "read nothing new" in board.told.text()
    assert budi.device not in ministry.jakarta.member.membership().revoked
    board.cut_off.click()
    assert budi.device in ministry.jakarta.member.membership().revoked
    other_shell = QWidget()
    qtbot.addWidget(other_shell)
    other = ExchangeScreen(Place(budi.opened, InlineJobs()), ActionRegistry(other_shell), other_shell)
    other_shell.show()
    other.show_tab("devices")
    other.devices.table.go_to(ministry.jakarta.device.hex())
    assert not other.devices.cut_off.isVisible()


def test_that_a_copy_says_that_it_is_enrolled_nowhere_and_how_much_only_it_has(
    ministry: Ministry, qtbot: QtBot
) -> None:
    budi = ministry.join("budi", "Budi Contoh", "KRT")
    budi.person("Siti Aminah")
    budi.opened.post.register.work_alone()
    budi.opened = replace(budi.opened, standing=Standing.COPY)
    budi.person("Dewi Lestari")
    shell = QWidget()
    qtbot.addWidget(shell)
    screen = ExchangeScreen(Place(budi.opened, InlineJobs()), ActionRegistry(shell), shell)
    told: list[tuple[object, object]] = []
    screen.told.connect(lambda *each: told.append(each))
    shell.show()
    qtbot.waitUntil(lambda: bool(told))
    brief = told[-1][0]
    assert isinstance(brief, ExchangeBrief)
    assert (brief.is_enrolled, brief.waiting) == (False, 1)
    assert screen.link().link is Link.NOT_ENROLLED
