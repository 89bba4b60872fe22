"""Everything known of one person, on one scrolling card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.model.ids import text_of
from console.model.shown import PersonCard
from widgets import status, times
from widgets.flow import FlowLayout
from widgets.person_history import PairsSection, ReportRow, ReportsSection
from widgets.person_sections import (
    EditsSection,
    HouseholdSection,
    IdentifiersSection,
    RegistrationsSection,
    SituationSection,
)
from widgets.plain import PlainLabel
from widgets.profile_field import ProfileField, shown_value
from widgets.section import PAD_PX, Section, emptied, joined, small_button
from widgets.spoken import Spoken, Wording, bare_wording
from widgets.status import StatusChip

PROFILE_FIELDS = (
    "name",
    "other_names",
    "sex",
    "born",
    "birth_place",
    "nationality",
    "eligibility",
    "category",
    "province",
    "phone",
    "whatsapp",
    "email",
    "emergency_contact",
    "employer",
    "note",
)


class ProfileSection(Section):
    """The fields of the profile; empty ones appear on demand.

    field_amended: (field, value as stored). edit_ended: an editor closed. edit_began, edit_cancelled: as ``ProfileField`` says.
    """

    field_amended = Signal(str, str)
    edit_ended = Signal()
    edit_began = Signal(str, object)
    edit_cancelled = Signal(str)

    def __init__(self, profile: dict[str, str], shows_empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_title(self.tr("Profile"))
        self.body.setSpacing(3)
        self.fields = [ProfileField(field, profile.get(field, "")) for field in PROFILE_FIELDS]
        for row in self.fields:
            row.amended.connect(self.field_amended)
            row.edit_ended.connect(self.edit_ended)
            row.edit_began.connect(self.edit_began)
            row.edit_cancelled.connect(self.edit_cancelled)
            self.body.addWidget(row)
        self._empty = [row for row in self.fields if not profile.get(row.field, "")]
        self._more = small_button("")
        self._more.setCheckable(True)
        self._more.setChecked(shows_empty)
        self._more.toggled.connect(self._show_empty)
        self.body.addWidget(self._more)
        self._more.setVisible(bool(self._empty))
        self._show_empty(shows_empty)

    def shows_empty(self) -> bool:
        """Whether fields without a value are shown."""
        return self._more.isChecked()

    def _show_empty(self, is_shown: bool) -> None:
        for row in self._empty:
            row.setVisible(is_shown)
        hide, show = self.tr("Hide empty fields"), self.tr("Show %Ln empty field(s)", "", len(self._empty))
        self._more.setText(hide if is_shown else show)


class PersonCardView(Spoken):
    """A person's card; values come in, decisions go out.

    field_amended: (field, value as stored). report_withdrawn: (record id, reason). judged: (other's record id, Verdict).
    judgement_withdrawn: record id of the pair. person_chosen: record id of another person. report_wanted: a report is to be filed.
    edit_began, edit_cancelled: as ``ProfileField`` says.
    """

    field_amended = Signal(str, str)
    edit_began = Signal(str, object)
    edit_cancelled = Signal(str)
    report_withdrawn = Signal(object, str)
    judged = Signal(object, object)
    judgement_withdrawn = Signal(object)
    person_chosen = Signal(object)
    report_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        now_ms: Callable[[], int] = times.clock_ms,
        wording: Wording = bare_wording,
    ) -> None:
        super().__init__(parent)
        self._now_ms, self._wording = now_ms, wording
        self._card: PersonCard | None = None
        self._waiting: PersonCard | None = None  # a newer card that came while something was being typed
        self._zone, self._incident_title = times.JAKARTA, ""
        self._keeps_empty = False  # whether empty profile fields stay shown over a refresh
        self._profile: ProfileSection | None = None
        self._history: ReportsSection | None = None
        self._report: QPushButton | None = None
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setMinimumWidth(360)
        self.retranslate()

    def show_card(self, card: PersonCard, zone: str = times.JAKARTA, incident_title: str = "") -> None:
        """Show a person. zone: IANA zone of the scene. incident_title: of the incident whose situation the card tells; "" without.

        While something is being typed on the same person's card, the newer card waits until that is finished.
        """
        is_same = self._card is not None and self._card.person == card.person
        self._zone, self._incident_title = zone, incident_title
        if is_same and self.is_editing():
            self._waiting = card
            return
        scroll = self._scroll.verticalScrollBar().value() if is_same else 0
        self._card, self._waiting = card, None
        self._build()
        self._scroll.verticalScrollBar().setValue(scroll)

    def clear(self) -> None:
        """Show that nobody is chosen."""
        self._card = self._waiting = None
        self._build()

    def person(self) -> int | None:
        """The record id of whom is shown."""
        return self._card.person if self._card is not None else None

    def is_editing(self) -> bool:
        """Whether something typed here would be lost by showing another card."""
        return any(field.is_editing() for field in self._fields()) or any(row.is_editing() for row in self._rows())

    def refresh_ages(self) -> None:
        """A minute has passed."""
        if self._card is not None and not self.is_editing():
            self.show_card(self._card, self._zone, self._incident_title)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Person"))
        self._build()

    def _build(self) -> None:
        """Everything anew; the keyboard comes back to where it was, or to the next place that makes sense."""
        at = QApplication.focusWidget()
        if at is None or not self._inner.isAncestorOf(at):
            self._compose()
            return
        report = next((row.report for row in self._rows() if row.isAncestorOf(at)), None)
        field = next((row.field for row in self._fields() if row.isAncestorOf(at)), None)
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt would carry it out of the card with what goes
        self._compose()
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            if item is not None and (section := item.widget()) is not None:
                section.show()  # otherwise at the next turn of the event loop, and what is not shown takes no keyboard
        self._take_focus(report, field)

    def _take_focus(self, report: int | None, field: str | None) -> None:
        if report is not None and self._history is not None and self._history.take_focus(report):
            return
        shown = next((row for row in self._fields() if row.field == field and row.isVisibleTo(self)), None)
        if shown is not None:
            shown.take_focus()
        elif self._report is not None:
            self._report.setFocus(Qt.FocusReason.OtherFocusReason)  # pressed by mistake it files and decides nothing

    def _rows(self) -> list[ReportRow]:
        return self._history.rows if self._history is not None else []

    def _fields(self) -> list[ProfileField]:
        return self._profile.fields if self._profile is not None else []

    def _compose(self) -> None:
        self._keeps_empty = self._profile is not None and self._profile.shows_empty()
        emptied(self._column)
        self._profile = self._history = self._report = None
        if self._card is None:
            nobody = PlainLabel(self.tr("Choose a person to see the card."), "muted", wraps=True)
            nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(nobody, 1)
            return
        card = self._card
        self._column.addWidget(self._head(card))
        if self._incident_title:
            self._column.addWidget(SituationSection(card, self._now_ms(), self._zone, self._incident_title))
        self._add_decisions(card)
        self._add_facts(card)
        self._column.addStretch(1)

    def _add_decisions(self, card: PersonCard) -> None:
        if card.pairs:
            pairs = PairsSection(card.pairs, self._wording)
            pairs.judged.connect(self.judged)
            pairs.judgement_withdrawn.connect(self.judgement_withdrawn)
            pairs.person_chosen.connect(self.person_chosen)
            self._column.addWidget(pairs)

    def _add_facts(self, card: PersonCard) -> None:
        self._profile = ProfileSection(card.profile, self._keeps_empty)
        self._profile.field_amended.connect(self.field_amended)
        self._profile.edit_ended.connect(self._take_waiting)
        self._profile.edit_began.connect(self.edit_began)
        self._profile.edit_cancelled.connect(self.edit_cancelled)
        self._column.addWidget(self._profile)
        self._column.addWidget(RegistrationsSection(card.registrations, self._now_ms()))
        if card.identifiers:
            self._column.addWidget(IdentifiersSection(card.identifiers))
        if card.household or card.household_label or card.warden:
            household = HouseholdSection(card)
            household.person_chosen.connect(self.person_chosen)
            self._column.addWidget(household)
        if card.reports:
            self._history = ReportsSection(card.reports, self._now_ms(), self._zone, self._incident_title)
            self._history.withdrawn.connect(self.report_withdrawn)
            self._history.edit_ended.connect(self._take_waiting)
            self._column.addWidget(self._history)
        if card.edits:
            self._column.addWidget(EditsSection(card.edits, self._zone))

    def _head(self, card: PersonCard) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(PAD_PX, 4, PAD_PX, 4)
        column.setSpacing(4)
        column.addWidget(PlainLabel(card.profile.get("name", ""), "title", wraps=True, is_selectable=True))
        column.addWidget(PlainLabel(self._summary(card), "muted", wraps=True))
        chips = FlowLayout()
        if not card.registrations:
            chips.addWidget(StatusChip(status.not_on_roster()))
        report = small_button(self.tr("File a report…"))
        report.setProperty("primary", "true")
        report.clicked.connect(self.report_wanted)
        chips.addWidget(report)
        self._report = report
        column.addLayout(chips)
        for told in self._warnings(card):
            column.addWidget(PlainLabel(told, "attention", wraps=True))
        return head

    def _summary(self, card: PersonCard) -> str:
        born = card.profile.get("born", "")
        return joined(
            (
                shown_value("sex", card.profile.get("sex", "")),
                self.tr("born {date}").format(date=times.date_text(born)) if born else "",
                shown_value("category", card.profile.get("category", "")),
                text_of(card.person),
            )
        )

    def _warnings(self, card: PersonCard) -> list[str]:
        told = [self._wording(code) for code in card.profile.get("flags", "").split()]
        if len(card.members) > 1:
            told.append(self.tr("%Ln record(s) held to be one person", "", len(card.members)))
        return told

    def _take_waiting(self) -> None:
        if self._waiting is not None and not self.is_editing():
            self.show_card(self._waiting, self._zone, self._incident_title)
