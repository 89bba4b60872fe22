"""The tally on a board below the map: parts that visibly sum, each figure leading to the names behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from console.model.figures import FIGURES, PARTS, WORDS_BY_GROUP
from console.model.query import FigureKey
from console.model.shown import Tally
from console.model.tally import LOCATIONS
from widgets.computed import Counted
from widgets.exchange.words import clock_span
from widgets.figure import PAD_X_PX, Figure
from widgets.flow import FlowLayout
from widgets.link_button import LinkButton
from widgets.parts_bar import Part, PartsBar, Swatch
from widgets.plain import ElidedLabel, PlainLabel, tooltip
from widgets.rule import Rule
from widgets.spoken import SpokenFrame
from widgets.status import Chip, Mark, Shape, StatusChip
from widgets.tally_readings import Readings, readings, unequal, wholes
from widgets.tally_short import TallyShort
from widgets.tally_words import figure_text, group_text, name_text
from widgets.ticking import MINUTE_MS, Ticking
from widgets.times import age, clock_ms, clock_time, number

QUIET_MS = 60 * 60_000  # an hour without any report in a running crisis: the officer asks why
SILENT_MS = 6 * 60 * 60_000  # a watch of six hours without one: the figures are yesterday's
_PART_LOOKS: Mapping[str, Part] = {
    "present": Part(1, "good"),
    "elsewhere": Part(1, "accent"),
    "not-yet-reached": Part(1, "neutral", is_hatched=True),
}


class TallyBoard(SpokenFrame):
    """Shows a ``Tally``, whole or short. ``figure_chosen`` carries the key of the figure clicked; one that counts nobody cannot be clicked.

    ``short_chosen``: the officer wants it short, or whole.
    """

    figure_chosen = Signal(object)
    short_chosen = Signal(bool)

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent, is_card=True)
        self._now_ms = now_ms
        self._zone = "UTC"
        self._tally: Tally | None = None
        self._readings: Readings = {}
        self._figures: dict[FigureKey, Figure] = {}
        self._title = PlainLabel(role="title")
        self._as_of = PlainLabel(role="muted")
        self._covers = StatusChip()
        self._silence = StatusChip()
        self._stalest = StatusChip()
        self._wrong = StatusChip()
        self._bar = PartsBar()
        self._registered, self._outside = PlainLabel(role="muted"), PlainLabel(role="muted")
        self._part_words = {part: PlainLabel() for part in (*PARTS, "all")}
        self._deceased = PlainLabel(role="muted")
        self._headings = {group: ElidedLabel(role="heading") for group in WORDS_BY_GROUP}
        self._addresses = PlainLabel(role="heading")
        self._tables: dict[str, QBoxLayout] = {}
        self._empty = PlainLabel(role="muted")
        self._more, self._fewer = LinkButton(name="earlier"), LinkButton(name="later")
        self._short, self._whole = TallyShort(_PART_LOOKS, self._more), QWidget()
        self._compose()
        self.show_short(False)
        self._ticking = Ticking(self, MINUTE_MS, now_ms, self._tell_ages)
        self.retranslate()

    def show_tally(self, tally: Tally | None, zone: str, third_country: int | None = None) -> None:
        """Show another tally; only figures that changed are painted again.

        zone: IANA zone of the scene. third_country: other states' citizens carried on request, shown beside; None when not counted.
        """
        self._tally, self._zone = tally, zone
        self._readings = readings(tally, third_country) if tally else {}
        self._pages.setCurrentIndex(1 if tally else 0)
        self._tell_figures()
        self._tell_head()

    def show_short(self, is_short: bool) -> None:
        """Show what matters most, or everything; the button that was pressed hands the keyboard to its twin."""
        had_focus = self._more.hasFocus() or self._fewer.hasFocus()
        self._short.setVisible(is_short)
        self._whole.setVisible(not is_short)
        if had_focus:
            (self._more if is_short else self._fewer).setFocus()

    def is_short(self) -> bool:
        """Whether it is shown short."""
        return self._whole.isHidden()

    def figure(self, key: FigureKey) -> Figure:
        """The figure of a key."""
        return self._figures[key]

    def retranslate(self) -> None:
        self._title.setText(self.tr("Tally"))
        self._empty.setText(self.tr("No incident is open, so there is nothing to count."))
        self._registered.setText(group_text("roster"))
        self._outside.setText(group_text("not-on-roster"))
        self._deceased.setText(group_text("deceased"))
        self._addresses.setText(group_text("location"))
        for part, label in self._part_words.items():
            label.setText(name_text(("roster", part)))
        for group, heading in self._headings.items():
            heading.setText(group_text(group))
            heading.setContentsMargins(PAD_X_PX, 0, 0, 0)
        self._more.setText(self.tr("All figures"))
        self._fewer.setText(self.tr("Fewer figures"))
        self._tell_figures()
        self._tell_head()

    def _compose(self) -> None:
        head = FlowLayout(
            gap_px=10, line_gap_px=4
        )  # on a laptop the chips take a second line: a cut one hides its number
        for widget in (self._title, self._as_of, self._silence, self._covers, self._stalest, self._wrong):
            head.addWidget(widget)
        self._more.clicked.connect(partial(self.short_chosen.emit, False))
        self._fewer.clicked.connect(partial(self.short_chosen.emit, True))
        for key, figure in self._short.figures.items():
            figure.clicked.connect(partial(self.figure_chosen.emit, key))
        tables = QHBoxLayout()
        tables.setSpacing(10)
        tables.addLayout(self._compose_parts())
        for group in WORDS_BY_GROUP:
            tables.addWidget(Rule(is_upright=True))
            tables.addLayout(self._compose_table(group))
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(tables)
        whole.addStretch(1)
        whole.addWidget(Rule())
        whole.addLayout(self._compose_addresses())
        whole.addWidget(Rule())
        whole.addLayout(self._compose_foot())
        board = QWidget()
        column = QVBoxLayout(board)
        column.setContentsMargins(10, 6, 8, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._short)
        column.addWidget(self._whole)
        self._pages = QStackedLayout(self)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(board)

    def _compose_addresses(self) -> QHBoxLayout:
        """Where the registered live, written as the sum it is."""
        line = QHBoxLayout()
        line.setSpacing(6)
        self._tables["location"] = line
        line.addWidget(self._addresses)
        for name, sign in (*zip(LOCATIONS, ("+", "+", "="), strict=True), ("all", "")):
            line.addWidget(self._figure(("location", name)))
            if sign:
                line.addWidget(PlainLabel(sign, role="muted"))
        line.addStretch(1)
        return line

    def _compose_foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        for key in (("contested", "all"), ("elsewhere", "presumed")):
            line.addWidget(self._figure(key))
        line.addWidget(self._deceased)
        for key in (("deceased", "reported"), ("deceased", "identified")):
            line.addWidget(self._figure(key))
        line.addStretch(1)
        line.addWidget(self._figure(("third-country", "all")))
        line.addWidget(self._fewer)
        return line

    def _compose_parts(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, label in ((2, self._registered), (3, self._outside)):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label, 0, place)
        for row, part in enumerate((*PARTS, "all"), start=1):
            if part in _PART_LOOKS:
                grid.addWidget(Swatch(_PART_LOOKS[part]), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._part_words[part], row, 1)
            for place, group in ((2, "roster"), (3, "not-on-roster")):
                grid.addWidget(self._figure((group, part)), row, place)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._bar)
        column.addLayout(grid)
        column.addSpacing(2)
        for key in (("doubles", "pairs"), ("freshness", "180-days")):
            column.addWidget(self._figure(key))
        column.addStretch(1)
        return column

    def _compose_table(self, group: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._headings[group])
        self._tables[group] = column
        for name in (*(word.value for word in WORDS_BY_GROUP[group]), "all"):
            column.addWidget(self._figure((group, name)))
        column.addStretch(1)
        return column

    def _figure(self, key: FigureKey) -> Figure:
        figure = Figure(is_total=key[1] == "all" and key[0] in (*WORDS_BY_GROUP, "roster", "not-on-roster"))
        figure.clicked.connect(lambda: self.figure_chosen.emit(key))
        self._figures[key] = figure
        return figure

    def _tell_figures(self) -> None:
        tally = self._tally
        if tally is None:
            return
        for key in self._readings.keys() - self._figures.keys():  # a value that a newer console counts
            column = self._tables[key[0]]
            column.insertWidget(column.count() - 2, self._figure(key))
        whole = wholes(tally)
        for key, figure in self._figures.items():
            figure.setVisible(key in self._readings)
            if key in self._readings:
                count = self._readings[key]
                figure.show_figure(self._words(key, tally), self._told(key, count, whole), *self._look(key, count))
                figure.setEnabled(count > 0 and key in FIGURES)  # nobody stands behind the others
        for key, figure in self._short.figures.items():
            count = self._readings.get(key, 0)
            figure.show_figure(self._short_words(key), self._told(key, count, whole), *self._look(key, count))
            figure.setEnabled(count > 0 and key in FIGURES)
        parts = [Part(self._readings["roster", part], look.tone, look.is_hatched) for part, look in _PART_LOOKS.items()]
        for bar in (self._bar, self._short.bar):
            bar.show_parts(parts, ", ".join(self._figures["roster", part].accessibleName() for part in PARTS))

    def _look(self, key: FigureKey, count: int) -> tuple[str, str]:
        """Colour of the number, and its name for screen readers."""
        spoken = figure_text(key) if group_text(key[0]) else ""
        alarming = {("whereabouts", "missing"), ("condition", "critical"), ("deceased", "reported")}
        watched = {("contested", "all"), ("condition", "injured"), ("whereabouts", "detained")}
        if count and key in alarming:
            return "critical", spoken
        if count and key in watched:
            return "attention", spoken
        return ("muted" if count == 0 else "text"), spoken

    def _told(self, key: FigureKey, count: int, whole: Mapping[str, int]) -> str:
        group, name = key
        if group == "freshness" and self._tally is not None:
            return self.tr("{n} of {all}").format(n=number(count), all=number(self._tally.registered))
        if group == "doubles" and count and self._tally is not None:
            # Rows are not persons: with possible doubles the number of persons is a range.
            low, high = number(self._tally.persons_min), number(self._tally.registered)
            return self.tr("{low} to {high}").format(low=low, high=high)
        if group == "doubles" and self._tally is not None:
            return number(self._tally.registered)
        if name == "all" and group in whole and count != whole[group]:
            return f"{number(count)} ≠ {number(whole[group])}"
        return number(count)

    def _words(self, key: FigureKey, tally: Tally) -> str:
        group = key[0]
        if group in ("roster", "not-on-roster"):
            return ""
        if group == "doubles":
            return self.tr("Persons, %n possible double(s)", "", tally.doubles_pairs)
        return name_text(key)

    def _short_words(self, key: FigureKey) -> str:
        """The words of a figure that stands alone, away from the heading of its table."""
        if key[0] == "not-on-roster":
            return self._outside.text()
        return f"{self._deceased.text()} {name_text(key)}" if key[0] == "deceased" else name_text(key)

    def _tell_head(self) -> None:
        tally = self._tally
        if tally is None:
            return
        involved = len(tally.covers) + len(tally.not_held)
        told = Counted().missions(len(tally.covers), involved)
        chip = Chip(Mark("attention", Shape.HALVES), told) if tally.not_held else Chip(Mark("good", Shape.DISC), told)
        self._covers.show_chip(chip if involved else None)
        self._covers.setToolTip(
            tooltip(self.tr("Not held here: {codes}").format(codes=", ".join(tally.not_held))) if tally.not_held else ""
        )
        is_wrong = bool(unequal(tally))
        wrong = Chip(Mark("critical", Shape.TRIANGLE), self.tr("parts do not sum: report this"))
        self._wrong.show_chip(wrong if is_wrong else None)
        self._tell_ages()

    def _tell_ages(self) -> None:
        tally, now_ms = self._tally, self._now_ms()
        if tally is None:
            return
        told = self.tr("as of {when}, {age}")
        when = clock_time(tally.as_of_ms, self._zone)
        self._as_of.setText(told.format(when=when, age=age(tally.as_of_ms, now_ms)))
        self._silence.show_chip(self._silence_chip(tally, now_ms))
        self._stalest.show_chip(self._stalest_chip(tally, now_ms))
        self._stalest.setToolTip(tooltip("\n".join(self._contributors(tally, now_ms))))

    def _stalest_chip(self, tally: Tally, now_ms: int) -> Chip | None:
        """The other mission unheard of for longest: what it counted since is not in these figures."""
        if not tally.contributors:
            return None
        stalest = tally.contributors[0]
        if stalest.newest_ms is None:
            told = self.tr("nothing from {place} yet").format(place=stalest.place)
            return Chip(Mark("critical", Shape.TRIANGLE), told)
        silent_ms = now_ms - stalest.newest_ms
        told = self.tr("{place} silent {span}").format(place=stalest.place, span=clock_span(silent_ms))
        if silent_ms > SILENT_MS:
            return Chip(Mark("critical", Shape.TRIANGLE), told)
        return Chip(Mark("attention", Shape.DIAMOND) if silent_ms > QUIET_MS else Mark("good", Shape.DISC), told)

    def _contributors(self, tally: Tally, now_ms: int) -> list[str]:
        return [
            f"{each.code} {each.place}: {'—' if each.newest_ms is None else age(each.newest_ms, now_ms)}"
            for each in tally.contributors
        ]

    def _silence_chip(self, tally: Tally, now_ms: int) -> Chip | None:
        if tally.freshest_ms is None:
            return Chip(Mark("neutral", Shape.RING), self.tr("no report yet"))
        told = self.tr("newest report {age}").format(age=age(tally.freshest_ms, now_ms))
        silent_ms = now_ms - tally.freshest_ms
        if silent_ms > SILENT_MS:
            return Chip(Mark("critical", Shape.TRIANGLE), told)
        if silent_ms > QUIET_MS:
            return Chip(Mark("attention", Shape.DIAMOND), told)
        return Chip(Mark("good", Shape.DISC), told)
