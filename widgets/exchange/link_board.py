"""The tab *Link*: what this console is to its ministry, where the hub is, files, and, for an enrolment officer, who is let in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from widgets.choice import ChoiceBox
from widgets.plain import PlainLabel
from widgets.section import Section, line, small_button
from widgets.spoken import Spoken
from widgets.toggle import ToggleButton

COLUMN_PX = 560
ROLES = ("duty", "field", "approver", "steward", "crisis-desk")


@dataclass(frozen=True, slots=True)
class Asking:
    """An invitation that is open. names: who works there, empty while nobody has answered; code: to be read to them then."""

    invitation: str
    names: tuple[str, ...] = ()
    code: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class LinkShown:
    """What the tab shows. standing: one sentence. can_join: this console may ask to be enrolled. is_asking: it has asked.

    addressees: (text, value) of consoles and missions a file can be for. missions: (text, code) for invitations; None where this officer invites
    nobody.
    """

    standing: str = ""
    can_join: bool = False
    is_asking: bool = False
    is_member: bool = False
    hub: str = ""
    proxy: str = ""
    has_certificate: bool = False
    addressees: tuple[tuple[str, str], ...] = ()
    missions: tuple[tuple[str, str], ...] | None = None
    asking: tuple[Asking, ...] = ()


class LinkBoard(Spoken):
    """Values in, signals out.

    ask_wanted: a link, "" for a file. code_given: as it was read. hub_kept: url, proxy. write_wanted: value of an addressee, neutral. invite_wanted:
    mission's code, roles, by hub. approve_wanted: invitation, number.
    """

    ask_wanted = Signal(str)
    code_given = Signal(str)
    look_wanted = Signal()
    hub_kept = Signal(str, str)
    certificate_wanted = Signal()
    test_wanted = Signal()
    write_wanted = Signal(str, bool)
    read_wanted = Signal()
    invite_wanted = Signal(str, object, bool)
    fetch_wanted = Signal()
    approve_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = LinkShown()
        self._console, self._hub, self._files, self._letting_in = Section(), Section(), Section(), Section()
        self._standing = PlainLabel(wraps=True)
        self.invitation, self.code, self.url, self.proxy, self.number = (QLineEdit() for _ in range(5))
        self._number_shown = PlainLabel(role="figure", is_selectable=True)
        self.ask, self.ask_file, self.compare, self.look = (small_button("") for _ in range(4))
        self._certificate_told = PlainLabel(role="muted", wraps=True)
        self.certificate, self.keep, self.test = (small_button("") for _ in range(3))
        self.to = ChoiceBox[str]()
        self.neutral = ToggleButton()
        self.write, self.read = small_button(""), small_button("")
        self.mission = ChoiceBox[str]()
        self.roles = {name: ToggleButton() for name in ROLES}
        self.roles["duty"].setChecked(True)
        self.invite, self.invite_file, self.fetch, self.approve = (small_button("") for _ in range(4))
        self.asking = ChoiceBox[str]()
        self._asking_told = PlainLabel(wraps=True, is_selectable=True)
        self._labels = {name: PlainLabel() for name in ("url", "proxy", "mission", "number", "asking", "to")}
        self._said = {name: PlainLabel(wraps=True, is_selectable=True) for name in ("console", "hub", "files", "in")}
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_state(self, shown: LinkShown) -> None:
        """Show this; what is being typed stays."""
        was, self._shown = self._shown, shown
        for field, before, now in ((self.url, was.hub, shown.hub), (self.proxy, was.proxy, shown.proxy)):
            if field.text() in ("", before):
                field.setText(now)
        self.retranslate()

    def show_number(self, number: str) -> None:
        """The number to be read aloud."""
        self._number_shown.setText(number)
        self._number_shown.setVisible(bool(number))

    def say(self, where: str, text: str, *, is_fault: bool = False) -> None:
        """A sentence below a section: ``console``, ``hub``, ``files`` or ``in``."""
        label = self._said[where]
        label.set_role("attention" if is_fault else "muted")
        label.setText(text)
        label.setVisible(bool(text))

    def chosen_roles(self) -> tuple[str, ...]:
        """The roles a new console's officers get."""
        return tuple(name for name, button in self.roles.items() if button.isChecked())

    def take_focus(self) -> None:
        """The keys come here."""
        first = self.invitation if self._shown.can_join and not self._shown.is_asking else self.code
        (first if self._shown.can_join else self.url).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_ages(self) -> None:
        """Nothing here grows old by itself."""

    def set_zone(self, zone: str) -> None:
        """No moment is told here."""

    def retranslate(self) -> None:
        shown = self._shown
        self._console.set_title(self.tr("This console"))
        self._hub.set_title(self.tr("Hub"))
        self._files.set_title(self.tr("Exchange files"))
        self._letting_in.set_title(self.tr("Let another console in"))
        self._standing.setText(shown.standing)
        self.invitation.setPlaceholderText(self.tr("Invitation: the line the enrolment officer sent"))
        self.code.setPlaceholderText(self.tr("Code, as it is read to you"))
        for button, text in (
            (self.ask, self.tr("Ask to be enrolled")),
            (self.ask_file, self.tr("From a file…")),
            (self.compare, self.tr("Show the number")),
            (self.look, self.tr("Look whether it is approved")),
            (self.certificate, self.tr("Certificate…")),
            (self.keep, self.tr("Keep")),
            (self.test, self.tr("Test the connection")),
            (self.neutral, self.tr("Looks like chance")),
            (self.write, self.tr("Write a file…")),
            (self.read, self.tr("Read a file…")),
            (self.invite, self.tr("Invite by the hub")),
            (self.invite_file, self.tr("By a file…")),
            (self.fetch, self.tr("Who has answered?")),
            (self.approve, self.tr("Approve")),
        ):
            button.setText(text)
        for name, text in (
            ("url", self.tr("Address")),
            ("proxy", self.tr("Proxy")),
            ("mission", self.tr("Mission")),
            ("number", self.tr("Number they read to you")),
            ("asking", self.tr("Invitations")),
            ("to", self.tr("For")),
        ):
            self._labels[name].setText(text)
        for name, text in (
            ("duty", self.tr("Duty")),
            ("field", self.tr("Field")),
            ("approver", self.tr("Approver")),
            ("steward", self.tr("Key steward")),
            ("crisis-desk", self.tr("Crisis desk")),
        ):
            self.roles[name].setText(text)
        has = self.tr("The ministry's certificate is kept; no other is believed.")
        none = self.tr("No certificate is kept; the usual ones are believed.")
        self._certificate_told.setText(has if shown.has_certificate else none)
        self.to.offer(list(shown.addressees), letters=24)
        self.mission.offer(list(shown.missions or ()), letters=24)
        self._offer_asking()
        self._show_parts()

    def _offer_asking(self) -> None:
        nobody = self.tr("nobody has answered")
        self.asking.offer(
            [
                (", ".join(each.names) or f"{each.invitation[:8]} · {nobody}", each.invitation)
                for each in self._shown.asking
            ],
            letters=24,
        )
        self._tell_asking()

    def _tell_asking(self) -> None:
        chosen = next((each for each in self._shown.asking if each.invitation == self.asking.value()), None)
        if chosen is None:
            text = ""
        elif chosen.code:
            text = self.tr("Read them this code: {code}").format(code=chosen.code)
        elif chosen.link:
            text = self.tr("Send them this line: {link}").format(link=chosen.link)
        else:
            text = self.tr("Bring them the file; they bring an answer back.")
        self._asking_told.setText(text)
        self.approve.setEnabled(chosen is not None and bool(chosen.code))

    def _show_parts(self) -> None:
        shown = self._shown
        may_ask = shown.can_join and shown.is_asking
        _show(shown.can_join, self.invitation, self.ask, self.ask_file)
        _show(may_ask, self.code, self.compare, self.look)
        if not may_ask:
            self.show_number("")
        _show(shown.is_member, self.to, self._labels["to"], self.neutral, self.write)
        _show(shown.is_member or shown.is_asking, self.read, self._files)
        _show(shown.missions is not None, self._letting_in)
        _show(bool(shown.hub), self.test)
        answered = (self.asking, self._labels["asking"], self._labels["number"], self.number, self.approve)
        _show(bool(shown.asking), *answered)

    def _lay_out(self) -> None:
        self._console.body.addWidget(self._standing)
        self._console.body.addWidget(self.invitation)
        self._console.body.addLayout(line(self.ask, self.ask_file))
        self._console.body.addWidget(self.code)
        self._console.body.addLayout(line(self.compare, self.look))
        self._console.body.addWidget(self._number_shown)
        hub = _form()
        hub.addRow(self._labels["url"], self.url)
        hub.addRow(self._labels["proxy"], self.proxy)
        self._hub.body.addLayout(hub)
        self._hub.body.addWidget(self._certificate_told)
        self._hub.body.addLayout(line(self.keep, self.certificate, self.test))
        files = _form()
        files.addRow(self._labels["to"], self.to)
        self._files.body.addLayout(files)
        self._files.body.addLayout(line(self.neutral, self.write, self.read))
        letting = _form()
        letting.addRow(self._labels["mission"], self.mission)
        self._letting_in.body.addLayout(letting)
        self._letting_in.body.addLayout(line(*self.roles.values()))
        self._letting_in.body.addLayout(line(self.invite, self.invite_file, self.fetch))
        answered = _form()
        answered.addRow(self._labels["asking"], self.asking)
        answered.addRow(self._labels["number"], self.number)
        self._letting_in.body.addLayout(answered)
        self._letting_in.body.addWidget(self._asking_told)
        self._letting_in.body.addLayout(line(self.approve))
        sections = (("console", self._console), ("hub", self._hub), ("files", self._files), ("in", self._letting_in))
        for name, section in sections:
            self._said[name].hide()
            section.body.addWidget(self._said[name])
        self._compose()

    def _compose(self) -> None:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        for sections in ((self._console, self._hub), (self._files, self._letting_in)):
            column = QVBoxLayout()
            column.setSpacing(16)
            for section in sections:
                section.setMaximumWidth(COLUMN_PX)
                column.addWidget(section)
            column.addStretch(1)
            columns.addLayout(column, 1)
        columns.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _connect(self) -> None:
        self.ask.clicked.connect(lambda: self.ask_wanted.emit(self.invitation.text().strip()))
        self.ask_file.clicked.connect(lambda: self.ask_wanted.emit(""))
        self.invitation.returnPressed.connect(self.ask.click)
        self.compare.clicked.connect(lambda: self.code_given.emit(self.code.text()))
        self.code.returnPressed.connect(self.compare.click)
        self.look.clicked.connect(self.look_wanted)
        self.keep.clicked.connect(lambda: self.hub_kept.emit(self.url.text().strip(), self.proxy.text().strip()))
        self.url.returnPressed.connect(self.keep.click)
        self.proxy.returnPressed.connect(self.keep.click)
        self.certificate.clicked.connect(self.certificate_wanted)
        self.test.clicked.connect(self.test_wanted)
        self.write.clicked.connect(lambda: self.write_wanted.emit(self.to.value() or "", self.neutral.isChecked()))
        self.read.clicked.connect(self.read_wanted)
        self.invite.clicked.connect(lambda: self._invite(by_hub=True))
        self.invite_file.clicked.connect(lambda: self._invite(by_hub=False))
        self.fetch.clicked.connect(self.fetch_wanted)
        self.asking.currentIndexChanged.connect(lambda _: self._tell_asking())
        self.approve.clicked.connect(
            lambda: self.approve_wanted.emit(self.asking.value() or "", self.number.text().strip())
        )
        self.number.returnPressed.connect(self.approve.click)

    def _invite(self, *, by_hub: bool) -> None:
        self.invite_wanted.emit(self.mission.value() or "", self.chosen_roles(), by_hub)


def _show(is_shown: bool, *widgets: QWidget) -> None:
    for widget in widgets:
        widget.setVisible(is_shown)


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(8)
    return form
