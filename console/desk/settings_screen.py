"""Settings: how the console looks and speaks, who may unlock it, and the copy of the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console import settings
from console.atlas.missions import missions
from console.desk.place import Place
from console.desk.wording import told
from console.duty import enrolment
from console.duty.backups import backup
from console.faults import Fault
from console.keys.box import SlotHolder
from console.register.reading.officers import OfficerLine, officers
from console.settings import Settings, Value
from widgets import language, theme, times
from widgets.choice import ChoiceBox
from widgets.passphrase_field import PassphraseField
from widgets.plain import PlainLabel
from widgets.section import Section, emptied, line, small_button
from widgets.spin import CountBox, MeasureBox
from widgets.spoken import Spoken
from widgets.toggle import ToggleButton

NAME_MAX = 120
COLUMN_PX = 560  # a line of text is read without turning the head
T = TypeVar("T")


class SettingsScreen(Spoken):
    """idle_changed: minutes. takeover_asked: another officer takes the watch."""

    idle_changed = Signal(int)
    takeover_asked = Signal()

    def __init__(self, place: Place, folder: Path, chosen: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._folder, self._settings = place, folder, chosen
        self._known: list[OfficerLine] = []
        self._holders: dict[int, SlotHolder] = {}
        self._id, self._en = ToggleButton("Bahasa Indonesia"), ToggleButton("English")
        self._theme = ChoiceBox[str]()
        self._size, self._idle = MeasureBox(), CountBox()
        self._labels = {name: PlainLabel() for name in ("language", "theme", "size", "idle", "name", "mission")}
        self._look, self._who, self._own, self._copy = Section(), Section(), Section(), Section()
        self._lines = QVBoxLayout()
        self._handover, self._add = small_button(""), small_button("")
        self._name, self._mission = QLineEdit(), ChoiceBox[str]()
        self._name.setMaxLength(NAME_MAX)
        self._new, self._again = PassphraseField(), PassphraseField()
        self._old, self._next, self._repeat = PassphraseField(), PassphraseField(), PassphraseField()
        self._change, self._keyring, self._backup = small_button(""), small_button(""), small_button("")
        self._backup_why = PlainLabel(role="muted", wraps=True)
        self._locks = PlainLabel(role="muted", wraps=True)
        self._locks_with = (False, False)  # the session, the computer's sleep
        self._said = {name: PlainLabel(wraps=True) for name in ("look", "officer", "own", "copy")}
        self._lay_out()
        self._connect()
        self.retranslate()
        self.ask()

    def ask(self) -> None:
        """Ask who the officers are and who of them can unlock here."""
        self._place.ask(officers, self._take_officers, topic="settings-officers")
        box, keys = self._place.opened.box, self._place.opened.keys
        self._place.ask(
            lambda connection: enrolment.holders(connection, box, keys), self._take_holders, topic="holders"
        )

    def show_what_locks(self, *, with_session: bool, with_sleep: bool) -> None:
        """Say with what the desk locks besides its own key and clock."""
        self._locks_with = with_session, with_sleep
        self._tell_locks()

    def switch_language(self) -> None:
        """The other language."""
        self._speak("en" if times.language() == "id" else "id")

    def switch_theme(self) -> None:
        """Dark when it is light, light otherwise."""
        self._dress("dark" if theme.mode() == "light" else "light")

    def retranslate(self) -> None:
        self._look.set_title(self.tr("Language and look"))
        self._who.set_title(self.tr("Officers on this computer"))
        self._own.set_title(self.tr("Your passphrase"))
        self._copy.set_title(self.tr("Backup"))
        for name, text in (
            ("language", self.tr("Language")),
            ("theme", self.tr("Colours")),
            ("size", self.tr("Size of letters")),
            ("idle", self.tr("Lock when idle for")),
            ("name", self.tr("Name")),
            ("mission", self.tr("Mission")),
        ):
            self._labels[name].setText(text)
        self._theme.offer(
            [
                (self.tr("By the hour: light by day, dark at night"), "auto"),
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
                (self.tr("High contrast"), "contrast"),
            ],
            letters=30,
        )
        self._size.setSuffix(" pt")
        self._idle.setSuffix(" " + self.tr("min"))
        self._handover.setText(self.tr("Hand over the watch"))
        self._add.setText(self.tr("Add officer"))
        for field, text in (
            (self._new, self.tr("Passphrase of the new officer")),
            (self._again, self.tr("The same again")),
            (self._old, self.tr("Present passphrase")),
            (self._next, self.tr("New passphrase")),
            (self._repeat, self.tr("The new one again")),
        ):
            field.set_label(text)
        self._change.setText(self.tr("Change passphrase"))
        self._tell_locks()
        self._backup.setText(self.tr("Save a backup…"))
        self._backup_why.setText(
            self.tr("One encrypted file with the register and its passphrases. It opens with the passphrases of today.")
        )
        for spoken, button in (("id", self._id), ("en", self._en)):
            button.setChecked(times.language() == spoken)
        self._offer_missions()
        self._show_officers()

    def _lay_out(self) -> None:
        self._size.setRange(8, 20)
        self._size.setSingleStep(0.5)
        self._size.setDecimals(1)
        self._idle.setRange(1, 60)
        self._size.setValue(self._settings.text_size_pt)
        self._idle.setValue(self._settings.idle_lock_min)
        self._theme.offer([(one, one) for one in ("auto", "light", "dark", "contrast")])
        self._theme.choose(self._settings.theme)
        look = _form()
        for name, field in (
            ("language", _row(self._id, self._en)),
            ("theme", self._theme),
            ("size", self._size),
            ("idle", self._idle),
        ):
            look.addRow(self._labels[name], field)
        self._look.body.addLayout(look)
        self._look.body.addWidget(self._locks)
        adding = _form()
        adding.addRow(self._labels["name"], self._name)
        adding.addRow(self._labels["mission"], self._mission)
        self._who.body.addLayout(self._lines)
        self._who.body.addLayout(line(self._handover))
        self._who.body.addLayout(adding)
        for widget in (self._new, self._again):
            self._who.body.addWidget(widget)
        self._who.body.addLayout(line(self._add))
        for widget in (self._old, self._next, self._repeat):
            self._own.body.addWidget(widget)
        self._own.body.addLayout(line(self._change, self._keyring))
        self._copy.body.addWidget(self._backup_why)
        self._copy.body.addLayout(line(self._backup))
        for name, section in (("look", self._look), ("officer", self._who), ("own", self._own), ("copy", self._copy)):
            self._said[name].hide()
            section.body.addWidget(self._said[name])
        self._compose()

    def _compose(self) -> None:
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(16, 16, 16, 16)
        columns.setSpacing(16)
        for sections in ((self._look, self._own), (self._who, self._copy)):
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
        self._id.clicked.connect(lambda: self._speak("id"))
        self._en.clicked.connect(lambda: self._speak("en"))
        self._theme.activated.connect(lambda _: self._dress(self._theme.value() or "auto"))
        self._size.editingFinished.connect(self._resize_text)
        self._idle.valueChanged.connect(self._set_idle)
        self._handover.clicked.connect(self.takeover_asked)
        self._add.clicked.connect(self._add_officer)
        self._change.clicked.connect(self._change_passphrase)
        self._keyring.clicked.connect(self._switch_keyring)
        self._backup.clicked.connect(self._save_backup)

    def _speak(self, spoken: settings.Language) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setProperty("posko-language", spoken)
            language.apply(application, spoken)
        self.keep(language=spoken)

    def _dress(self, chosen: str) -> None:
        self.keep(theme=chosen)
        self._theme.choose(chosen)
        self._apply_theme()

    def _resize_text(self) -> None:
        if self._size.value() != self._settings.text_size_pt:
            self.keep(text_size_pt=self._size.value())
            self._apply_theme()

    def _apply_theme(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            hour = datetime.fromtimestamp(times.clock_ms() / 1000).astimezone().hour
            theme.apply(application, self._settings.mode(hour), self._settings.text_size_pt)

    def _set_idle(self, minutes: int) -> None:
        self.keep(idle_lock_min=minutes)
        self.idle_changed.emit(minutes)

    def keep(self, **changed: Value) -> None:
        """In force at once; written beside. A disk that takes nothing is said, and the setting holds until the console ends."""
        self._settings = settings.with_values(self._settings, **changed)
        self._place.jobs.ask(
            lambda: settings.amend(self._folder, **changed), lambda _: None, lambda fault: self._say("look", fault)
        )

    def _tell_locks(self) -> None:
        if self._locks_with == (True, True):
            told_of = self.tr("It also locks by Ctrl+L, with this computer's session, and before the computer sleeps.")
        elif self._locks_with[0]:
            told_of = self.tr(
                "It also locks by Ctrl+L and with this computer's session, but not when the computer sleeps."
            )
        elif self._locks_with[1]:
            told_of = self.tr(
                "It also locks by Ctrl+L and before the computer sleeps, but not with the computer's session."
            )
        else:
            told_of = self.tr(
                "It also locks by Ctrl+L. Locking the computer's session or putting it to sleep does not lock the console here."
            )
        self._locks.setText(told_of)

    def _take_officers(self, known: list[OfficerLine]) -> None:
        self._known = known
        self._show_officers()

    def _take_holders(self, held: dict[int, SlotHolder]) -> None:
        self._holders = held
        self._show_officers()

    def _show_officers(self) -> None:
        emptied(self._lines)
        for one in self._known:
            holder = self._holders.get(one.officer)
            told_of = [one.name, one.mission.code if one.mission else ""]
            if one.officer == self._place.post.officer:
                told_of.append(self.tr("on watch"))
            if holder is None:
                told_of.append(self.tr("cannot unlock here"))
            elif holder.has_keyring:
                told_of.append(self.tr("also by this computer's keyring"))
            self._lines.addWidget(PlainLabel(" · ".join(part for part in told_of if part), wraps=True))
        mine = self._holders.get(self._place.post.officer)
        has_item = mine is not None and mine.has_keyring
        self._keyring.setText(
            self.tr("Forget the keyring") if has_item else self.tr("Unlock by this computer's keyring")
        )

    def _offer_missions(self) -> None:
        spoken = times.language()
        names = [
            (f"{code} · {name_id if spoken == 'id' else name_en}", code) for code, name_id, name_en in _mission_names()
        ]
        self._mission.offer(names, letters=30)

    def _add_officer(self) -> None:
        if not self._new.peek_matches(self._again):
            self._say("officer", self.tr("The two passphrases differ. Type both again."))
            return
        name, mission, passphrase = self._name.text(), self._mission.value() or "", self._new.take()
        self._again.clear()
        opened = self._place.opened

        def added(_: object) -> None:
            self._name.clear()
            self._say("officer", self.tr("The officer can unlock this console now."))
            self.ask()

        self._say("officer", self.tr("Making the key…"))
        self._place.write(
            lambda _post: enrolment.add_officer(opened, name, mission, passphrase),
            added,
            lambda fault: self._say("officer", fault),
        )

    def _change_passphrase(self) -> None:
        if not self._next.peek_matches(self._repeat):
            self._say("own", self.tr("The two passphrases differ. Type both again."))
            return
        old, new = self._old.take(), self._next.take()
        self._repeat.clear()
        box = self._place.opened.box
        self._say("own", self.tr("Making the key…"))
        self._off_thread(
            lambda: box.change_passphrase(old, new),
            "own",
            self.tr("The passphrase is changed. The register stays as it is."),
        )

    def _switch_keyring(self) -> None:
        box, keys = self._place.opened.box, self._place.opened.keys
        mine = self._holders.get(self._place.post.officer)
        if mine is not None and mine.has_keyring:
            self._off_thread(lambda: box.forget_keyring(keys), "own", self.tr("Only passphrases unlock from now on."))
        else:
            self._off_thread(
                lambda: box.remember_in_keyring(keys), "own", self.tr("This computer's keyring can unlock for you now.")
            )

    def _save_backup(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save a backup"), "", "Posko (*.posko)")
        if not path:
            return
        box, keys, target = self._place.opened.box, self._place.opened.keys, Path(path)
        self._say("copy", self.tr("Copying and checking…"))
        self._off_thread(lambda: backup(box, keys, target), "copy", self.tr("The backup is written and was checked."))

    def _off_thread(self, work: Callable[[], T], where: str, done: str) -> None:
        def answered(_: T) -> None:
            self._say(where, done)
            self.ask()

        self._place.jobs.ask(work, answered, lambda fault: self._say(where, fault))

    def _say(self, where: str, what: str | Fault) -> None:
        label = self._said[where]
        label.set_role("attention" if isinstance(what, Fault) else "muted")
        label.setText(told(what) if isinstance(what, Fault) else what)
        label.show()


def _mission_names() -> list[tuple[str, str, str]]:
    return [(str(one.fields["code"]), str(one.fields["name_id"]), str(one.fields["name_en"])) for one in missions()]


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    return form


def _row(*widgets: QWidget) -> QWidget:
    place = QWidget()
    row = line(*widgets)
    row.setContentsMargins(0, 0, 0, 0)
    place.setLayout(row)
    return place
