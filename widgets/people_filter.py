"""The bar above the table of people: one search field, the filters, and how many were found."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from console.model import words
from console.model.query import NOT_YET_REACHED, FigureKey, NotYetReached, PeopleQuery, RosterSide
from console.model.shown import MissionLine
from widgets import icons, status, times
from widgets.choice import ChoiceBox, word_choices
from widgets.flow import FlowLayout
from widgets.plain import PlainLabel, tooltip
from widgets.spoken import Spoken
from widgets.tally_words import figure_text
from widgets.toggle import ToggleButton

SEARCH_MAX = 200  # characters; longer than any name in use


class _SearchField(QLineEdit):
    """Down goes to the list below, Escape empties the field."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PeopleFilter(Spoken):
    """What is asked of the list of people.

    asked: a ``PeopleQuery``, at every keystroke and every change of a filter. list_wanted: the keyboard goes to the list.
    """

    asked = Signal(object)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missions: tuple[MissionLine, ...] = ()
        self._incident: int | None = None
        self._figure: FigureKey | None = None
        self._as_of_ms = 0
        self._count: tuple[int, bool] | None = None
        self._is_filling = False
        self.search = _SearchField()
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(SEARCH_MAX)
        self._found = PlainLabel(role="muted")
        self._mission = ChoiceBox[int]()
        self._whereabouts = ChoiceBox[words.Whereabouts | NotYetReached]()
        self._condition = ChoiceBox[words.Condition]()
        self._category = ChoiceBox[words.Category]()
        self._roster = ChoiceBox[RosterSide]()
        self._doubles, self._flagged, self._area = ToggleButton(), ToggleButton(), ToggleButton()
        self._counted = QPushButton()
        self._clear = QPushButton()
        self._lay_out()
        self._connect()
        self._clear.hide()
        self.retranslate()
        self._tell_incident()

    def query(self) -> PeopleQuery:
        """What is asked at present."""
        in_incident = self._incident is not None
        return PeopleQuery(
            text=self.search.text().strip(),
            mission=self._mission.value(),
            whereabouts=self._whereabouts.value() if in_incident else None,
            condition=self._condition.value() if in_incident else None,
            category=self._category.value(),
            roster=self._roster.value() or "any",
            doubles_only=self._doubles.isChecked(),
            flagged_only=self._flagged.isChecked(),
            incident=self._incident,
            area_only=self._area.isChecked() and in_incident,
            figure=self._figure if in_incident else None,
            as_of_ms=self._as_of_ms if in_incident else 0,
        )

    def told(self) -> str:
        """The words and filters set, as they read; "" when everybody is asked for."""
        query = self.query()
        chosen = [
            box.currentText()
            for box, value in (
                (self._mission, query.mission),
                (self._whereabouts, query.whereabouts),
                (self._condition, query.condition),
                (self._category, query.category),
                (self._roster, None if query.roster == "any" else query.roster),
            )
            if value is not None
        ]
        pressed = [button.text() for button in (self._doubles, self._flagged, self._area) if button.isChecked()]
        typed = [f"“{query.text}”"] if query.text else []
        return " · ".join([*typed, *chosen, *pressed])

    def show_query(self, query: PeopleQuery) -> None:
        """Set every field to a saved or given question and ask it."""
        self._is_filling = True
        self._incident = query.incident
        self._figure, self._as_of_ms = query.figure, query.as_of_ms
        self._tell_incident()
        self.search.setText(query.text)
        self._mission.choose(query.mission)
        self._whereabouts.choose(query.whereabouts)
        self._condition.choose(query.condition)
        self._category.choose(query.category)
        self._roster.choose(None if query.roster == "any" else query.roster)
        self._doubles.setChecked(query.doubles_only)
        self._flagged.setChecked(query.flagged_only)
        self._area.setChecked(query.area_only)
        self._is_filling = False
        self._ask()

    def set_missions(self, missions: Iterable[MissionLine]) -> None:
        """The missions one can choose from."""
        self._missions = tuple(missions)
        self.retranslate()

    def set_incident(self, incident: int | None) -> None:
        """Whose situation the list shows; without one the filters by situation rest."""
        if incident != self._incident:
            self._incident = incident
            self._tell_incident()
            self._ask()

    def show_count(self, total: int, is_at_least: bool = False) -> None:
        """Say how many were found."""
        self._count = (total, is_at_least)
        self._found.setText(self._count_text(total, is_at_least))

    def add_beside(self, widget: QWidget) -> None:
        """Put a widget of whoever holds the bar at the end of the search line."""
        self._top.addSpacing(8)
        self._top.addWidget(widget)

    def add_typed(self, text: str) -> None:
        """Letters typed elsewhere: they go to the end of the search field, and so does the keyboard."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.end(False)
        self.search.insert(text)

    def clear(self) -> None:
        """Ask for everybody; the incident stays."""
        self.show_query(PeopleQuery(incident=self._incident))

    def retranslate(self) -> None:
        self._is_filling = True
        self.search.setPlaceholderText(self.tr("Search by name, phone, passport or city"))
        self.search.setAccessibleName(self.tr("Search people"))
        self._fill_combos()
        self._doubles.setText(self.tr("Possible doubles"))
        self._flagged.setText(self.tr("Flagged"))
        self._area.setText(self.tr("In the area"))
        self._clear.setText(self.tr("Clear filters"))
        self._tell_figure()
        if self._count is not None:
            self.show_count(*self._count)
        self._is_filling = False

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.search, 1)
        self._top.addSpacing(8)
        self._top.addWidget(self._found)
        self._flow = FlowLayout()
        self._counted.setProperty("primary", "true")
        self._counted.setAutoDefault(False)
        self._counted.setIcon(icons.icon("close", "on_accent"))
        self._counted.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words, as on every chip
        for widget in (
            self._counted,
            self._mission,
            self._whereabouts,
            self._condition,
            self._category,
            self._roster,
            self._doubles,
            self._flagged,
            self._area,
            self._clear,
        ):
            self._flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addLayout(self._flow)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._ask)
        self.search.left_downwards.connect(self.list_wanted)
        for combo in (self._mission, self._whereabouts, self._condition, self._category, self._roster):
            combo.currentIndexChanged.connect(self._ask)
        for button in (self._doubles, self._flagged, self._area):
            button.toggled.connect(self._ask)
        self._counted.clicked.connect(self._drop_figure)
        self._clear.clicked.connect(self.clear)

    def _fill_combos(self) -> None:
        language = times.language()
        missions = sorted(self._missions, key=lambda mission: mission.code)
        self._mission.offer(
            [(f"{m.code} · {m.name_id if language == 'id' else m.name_en}", m.mission) for m in missions],
            self.tr("Any mission"),
            letters=11,
        )
        reached: list[tuple[str, words.Whereabouts | NotYetReached]] = [
            (status.not_yet_reached().text, NOT_YET_REACHED)
        ]
        self._whereabouts.offer([*reached, *word_choices(words.Whereabouts)], self.tr("Any whereabouts"), letters=14)
        self._condition.offer(word_choices(words.Condition), self.tr("Any condition"), letters=10)
        self._category.offer(word_choices(words.Category), self.tr("Any category"), letters=10)
        self._roster.offer(
            [(self.tr("On the roster"), "on"), (self.tr("Not on the roster"), "off")],
            self.tr("On or off the roster"),
            letters=14,
        )
        for combo, name in (
            (self._mission, self.tr("Mission")),
            (self._whereabouts, self.tr("Whereabouts")),
            (self._condition, self.tr("Condition")),
            (self._category, self.tr("Category")),
            (self._roster, self.tr("Roster")),
        ):
            combo.setAccessibleName(name)

    def _count_text(self, total: int, is_at_least: bool) -> str:
        if is_at_least:
            return self.tr("more than {count}").format(count=times.number(total))
        return self.tr("%Ln person(s)", "", total)

    def _tell_incident(self) -> None:
        for widget in (self._whereabouts, self._condition, self._area):
            widget.setVisible(self._incident is not None)
        self._tell_figure()

    def _tell_figure(self) -> None:
        self._counted.setVisible(self._incident is not None and self._figure is not None)
        if self._figure is not None:
            named = figure_text(self._figure)
            self._counted.setText(self.tr("In the tally: {figure}").format(figure=named))
            self._counted.setAccessibleName(
                self.tr("Remove this filter: counted in the tally as {figure}").format(figure=named)
            )
            self._counted.setToolTip(
                tooltip(self.tr("Only those whom this figure of the tally counts. A click removes this filter."))
            )

    def _drop_figure(self) -> None:
        """The list is everybody's again; whatever else was asked stays."""
        self._figure, self._as_of_ms = None, 0
        self._tell_figure()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def _ask(self) -> None:
        query = self.query()
        resting = PeopleQuery(text=query.text, incident=query.incident)
        self._clear.setVisible(query != resting)
        if not self._is_filling:
            self.asked.emit(query)
