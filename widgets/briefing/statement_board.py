"""The statement's side of the screen *Briefing*: choices, both texts, versions, approval, channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.model.bilingual import Bilingual, Sentence
from console.model.shown_statement import Standing, StatementLine
from console.model.statement import Draft
from console.model.statement_content import content_of, overtaken
from console.model.statement_words import EXERCISE_HEAD, SlotName
from widgets.briefing.channel_box import ChannelBox
from widgets.briefing.choices_box import ChoicesBox
from widgets.briefing.text_pane import TextPane
from widgets.briefing.version_list import VersionList
from widgets.form_room import FormRoom
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.section import Section, small_button
from widgets.side_area import SideArea
from widgets.spoken import Spoken, Wording, bare_wording
from widgets.times import clock_ms

LEFT_PX, RIGHT_PX = 240, 350
_MAY_LEAVE = (Standing.WAITING, Standing.APPROVED, Standing.BY_TELEPHONE, Standing.OVERDUE)


class StatementBoard(Spoken):
    """choices_made: Choices. make_asked: the draft is to become a version. key_asked, telephone_asked, withdrawal_asked, pdf_asked: of a
    StatementLine. hotline_asked: the mission's numbers are to be filled in. copied: a ChannelText."""

    make_asked = Signal()
    key_asked = Signal(object)
    telephone_asked = Signal(object)
    withdrawal_asked = Signal(object)
    pdf_asked = Signal(object)
    hotline_asked = Signal()
    copied = Signal(object)

    def __init__(
        self,
        now_ms: Callable[[], int] = clock_ms,
        wording: Wording = bare_wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now_ms, self._wording = now_ms, wording
        self._draft: Draft | None = None
        self._newest: StatementLine | None = None
        self.choices, self.versions, self.channels = ChoicesBox(), VersionList(now_ms), ChannelBox()
        self.panes = {"id": TextPane("id"), "en": TextPane("en")}
        self._basis = PlainLabel(role="muted", wraps=True)
        self._warnings = PlainLabel(role="attention", wraps=True)
        self._hotline = LinkButton()
        self._make = QPushButton()
        self._make.setProperty("primary", "true")
        self._key, self._telephone, self._withdraw, self._pdf = (small_button("") for _ in range(4))
        self._code = PlainLabel(role="heading", is_selectable=True)
        self._versions = Section()
        self.room = FormRoom()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_draft(self, draft: Draft | None, lines: Sequence[StatementLine], zone: str) -> None:
        """Show the draft as it reads now and the versions; None while no incident is shown."""
        self._draft, self._newest = draft, lines[0] if lines else None
        self.choices.setEnabled(draft is not None)
        if draft is not None:
            self.choices.show_choices(draft.choices)
        self.versions.show_versions(lines, zone)
        self._show()

    def shown(self) -> StatementLine | None:
        """The version that is shown; None for the draft."""
        return self.versions.line()

    def go_to(self, name: SlotName) -> None:
        """Bring a slot into view in both languages."""
        for pane in self.panes.values():
            pane.go_to(name)

    def offer_approval(self) -> None:
        """A version was made: the next key is for whoever approves it."""
        if self._key.isEnabled():
            self._key.setFocus()

    def is_publishable(self) -> bool:
        """Whether what is shown is a version that may be published now."""
        line = self.shown()
        return line is not None and self._is_approved(line) and not self.is_overtaken()

    def is_overtaken(self) -> bool:
        """Whether more is known by now than the version shown says, or a newer version was approved."""
        line, draft = self.shown(), self._draft
        if line is None or draft is None or not line.content.is_readable:
            return False
        newer = any(each.order > line.order and self._is_approved(each) for each in self.versions.lines())
        return newer or overtaken(content_of(draft), line.content)

    def _is_approved(self, line: StatementLine) -> bool:
        return line.standing(self._now_ms()) in (Standing.APPROVED, Standing.BY_TELEPHONE)

    def take_focus(self) -> None:
        """The keys go to the choices."""
        self.choices.take_focus()

    def retranslate(self) -> None:
        self.panes["id"].set_heading("Bahasa Indonesia")
        self.panes["en"].set_heading("English")
        self._versions.set_title(self.tr("Versions"))
        self._key.setText(self.tr("Approve by key…"))
        self._telephone.setText(self.tr("By telephone…"))
        self._withdraw.setText(self.tr("Withdraw…"))
        self._pdf.setText(self.tr("Save PDF…"))
        self._hotline.setText(self.tr("Fill in the hotline…"))
        self._show()

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(8)
        for pane in self.panes.values():
            texts.addWidget(pane, 1)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addLayout(texts, 1)
        middle.addWidget(self._basis)
        self._basis.setMinimumHeight(self.fontMetrics().height() * 2)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(middle, 1)
        row.insertWidget(0, SideArea(self.choices, LEFT_PX))
        row.addWidget(SideArea(self._right(), RIGHT_PX))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def _right(self) -> QWidget:
        body = self._versions.body
        body.addWidget(self._warnings)
        body.addWidget(self._hotline, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._make)
        body.addWidget(self.versions)
        body.addWidget(self._code)
        for pair in ((self._key, self._telephone), (self._pdf, self._withdraw)):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            body.addLayout(row)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._versions)
        column.addWidget(self.room, 100)  # a form takes all the room there is
        column.addWidget(self.channels)
        column.addStretch(1)
        return right

    def _connect(self) -> None:
        self._make.clicked.connect(self.make_asked)
        self._hotline.clicked.connect(self.hotline_asked)
        self.versions.chosen.connect(lambda _: self._show())
        self.channels.copied.connect(self.copied)
        self.room.changed.connect(lambda: self.channels.setVisible(self.room.form() is None))
        for button, signal in (
            (self._key, self.key_asked),
            (self._telephone, self.telephone_asked),
            (self._withdraw, self.withdrawal_asked),
            (self._pdf, self.pdf_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._ask(signal))
        for pane in self.panes.values():
            pane.basis_told.connect(self._tell_basis)

    def _ask(self, signal: object) -> None:
        line = self.shown()
        if line is not None:
            signal.emit(line)  # type: ignore[attr-defined]  # a bound signal

    def _show(self) -> None:
        line, draft = self.shown(), self._draft
        slots: Mapping[SlotName, Sentence] = line.content.slots if line else draft.slots if draft else {}
        changed = self._changed(slots) if line is None else frozenset()
        for pane in self.panes.values():
            pane.show_slots(slots, changed)
        is_exercise = line.is_exercise if line else bool(draft and draft.facts.is_exercise)
        mark = EXERCISE_HEAD if is_exercise else Bilingual("", "")
        for pane in self.panes.values():
            pane.set_mark(mark)
        self.channels.show_slots(slots, {"id": mark.indonesian, "en": mark.english})
        self._tell_buttons(line)

    def _changed(self, slots: Mapping[SlotName, Sentence]) -> frozenset[SlotName]:
        """The slots of the draft that read differently from the newest version; the time it was put together always does."""
        if self._newest is None:
            return frozenset()
        old = self._newest.content.slots
        return frozenset(
            name for name, slot in slots.items() if name is not SlotName.AS_OF and old.get(name, Sentence()) != slot
        )

    def _tell_buttons(self, line: StatementLine | None) -> None:
        standing = line.standing(self._now_ms()) if line else None
        is_open = standing in (Standing.WAITING, Standing.BY_TELEPHONE, Standing.OVERDUE)
        draft = self._draft
        told = [self._wording(code) for code in draft.warnings] if draft is not None and line is None else []
        if line is not None and standing in _MAY_LEAVE and self.is_overtaken():
            told = [
                self.tr(
                    "What is known has changed since this version, or a newer one is approved: do not publish it any more."
                )
            ]
        if standing is Standing.UNREADABLE:
            told = [self._wording("statement-unreadable")]
        self._warnings.setText("\n".join(told))
        self._warnings.setVisible(bool(told))
        self._hotline.setVisible(line is None and draft is not None and "statement-no-hotline" in draft.warnings)
        self._make.setVisible(line is None)
        self._make.setEnabled(draft is not None)
        number = self._next_number()
        self._make.setText(self.tr("Make version {n}").replace("{n}", str(number)))
        self._key.setVisible(line is not None)
        self._telephone.setVisible(line is not None)
        self._key.setEnabled(is_open)
        self._telephone.setEnabled(standing is Standing.WAITING)
        self._pdf.setVisible(line is not None)
        self._pdf.setEnabled(standing is not Standing.UNREADABLE)
        self._withdraw.setVisible(line is not None)
        self._withdraw.setEnabled(line is not None and standing is not Standing.WITHDRAWN)
        self._code.setVisible(line is not None)
        self._code.setText(
            "" if line is None else self.tr("Code to read back: {code}").replace("{code}", line.content.code)
        )

    def _next_number(self) -> int:
        return 1 if self._newest is None else self._newest.number + 1

    def _tell_basis(self, figure: str, lines: Sequence[str]) -> None:
        self._basis.setText(f"{figure}: " + " · ".join(lines) if lines else "")
