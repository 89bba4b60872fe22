"""The strip along the top: four clocks, the incident with its two T+ clocks, and who is on watch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.model.shown import IncidentLine
from console.model.words import IncidentState
from widgets.plain import ElidedLabel, PlainLabel
from widgets.status import StatusChip, chip_of
from widgets.ticking import SECOND_MS, Ticking
from widgets.times import JAKARTA, clock_ms, locale, zone_word

DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class ClockPlace:
    """A clock of the strip. name: "KBRI Khartoum", "Khartoum". zone: IANA."""

    name: str
    zone: str


def elapsed(from_ms: int, now_ms: int) -> tuple[str, int, str]:
    """How long since a moment, as sign, whole days, and the rest as ``HH:MM:SS``. Before it the sign is a minus."""
    passed_s = abs(now_ms - from_ms) // 1_000
    days, rest_s = divmod(passed_s, DAY_S)
    sign = "+" if now_ms >= from_ms else "−"
    return sign, days, f"{rest_s // 3600:02}:{rest_s % 3600 // 60:02}:{rest_s % 60:02}"


def elapsed_text(from_ms: int, now_ms: int) -> str:
    """How long since a moment, as it reads: ``T+2 d 07:30:00``, without days on the first."""
    sign, days, rest = elapsed(from_ms, now_ms)
    told = QCoreApplication.translate("ClockStrip", "T{sign}{days} d {rest}")
    return told.format(sign=sign, days=days, rest=rest) if days else f"T{sign}{rest}"


def tabular(font: QFont) -> QFont:
    """The font with figures of equal width, so that a running clock does not jitter."""
    told = QFont(font)
    told.setFeature(QFont.Tag("tnum"), 1)
    return told


class _Reading(QWidget):
    """A caption over a running figure, and a small word beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = PlainLabel(role="muted")
        self.figure = PlainLabel(role="heading")
        self.beside = PlainLabel(role="muted")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.figure)
        line.addWidget(self.beside)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.caption)
        column.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_reading(self, figure: str, beside: str) -> None:
        """Show the figure; a text that did not change is not painted again."""
        if figure != self.figure.text():
            self.figure.setText(figure)
        if beside != self.beside.text():
            self.beside.setText(beside)
            self.beside.setVisible(bool(beside))

    def enlarge(self) -> None:
        """Show the figure in tabular digits a little larger than the text around it."""
        font = tabular(self.font())
        font.setPointSizeF(self.font().pointSizeF() * 1.3)
        font.setWeight(QFont.Weight.DemiBold)
        if font != self.figure.font():
            self.figure.setFont(font)


class ClockStrip(QFrame):
    """UTC, Jakarta, mission and scene; the incident with T+ since onset and since known; the officer on watch.

    now_ms: gives the present moment, UTC milliseconds. It ticks on the second while it is seen.
    """

    def __init__(self, now_ms: Callable[[], int] = clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._mission: ClockPlace | None = None
        self._scene: ClockPlace | None = None
        self._incident: IncidentLine | None = None
        self._officer = ""
        self._mission_code = ""
        self._utc, self._jakarta, self._at_mission, self._at_scene = (_Reading(self) for _ in range(4))
        self._since_onset, self._since_known = _Reading(self), _Reading(self)
        self._title = ElidedLabel(role="heading")
        self._place = ElidedLabel(role="muted")
        self._state = StatusChip()
        self._exercise = PlainLabel()
        self._exercise.setProperty("badge", "exercise")
        self._watch_caption = PlainLabel(role="muted")
        self._watch = ElidedLabel()
        self._compose()
        self._ticking = Ticking(self, SECOND_MS, now_ms, self._tick)
        self.retranslate()

    def show_places(self, mission: ClockPlace | None, scene: ClockPlace | None) -> None:
        """Whose clocks stand beside UTC and Jakarta. Places that share a zone share a clock."""
        self._mission, self._scene = mission, scene
        self.retranslate()

    def show_incident(self, incident: IncidentLine | None) -> None:
        """The incident whose T+ clocks run; none takes them away."""
        self._incident = incident
        self.retranslate()

    def show_officer(self, name: str, mission_code: str) -> None:
        """Who is on watch here: whose changes are written from now on."""
        self._officer, self._mission_code = name, mission_code
        self.retranslate()

    def is_ticking(self) -> bool:
        """Whether the clocks run; a hidden strip stands still."""
        return self._ticking.is_running()

    def retranslate(self) -> None:
        """Fill in every text in the language in force."""
        mission, scene = self._clocks()
        self._at_mission.setVisible(mission is not None)
        self._at_scene.setVisible(scene is not None)
        incident = self._incident
        for widget in (self._since_onset, self._since_known, self._title, self._place):
            widget.setVisible(incident is not None)
        self._title.setText(incident.title if incident else "")
        self._place.setText(incident.place if incident else "")
        is_quiet = incident is None or incident.state is IncidentState.OPEN
        self._state.show_chip(None if is_quiet or incident is None else chip_of(incident.state))
        self._exercise.setText(self.tr("EXERCISE"))
        self._exercise.setVisible(incident is not None and incident.is_exercise)
        self._since_onset.caption.setText(self.tr("Since onset"))
        self._since_known.caption.setText(self.tr("Since known"))
        on_watch = self.tr("On watch")
        self._watch_caption.setText(f"{on_watch} · {self._mission_code}" if self._mission_code else on_watch)
        self._watch.setText(self._officer or self.tr("nobody"))
        self._tick()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._dress()

    def _compose(self) -> None:
        badges = QHBoxLayout()
        badges.setSpacing(8)
        for badge in (self._exercise, self._state):
            badges.addWidget(badge)
        badges.addWidget(self._place, 1)
        headline = QWidget()
        column = QVBoxLayout(headline)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self._title)
        column.addLayout(badges)
        headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        clocks = QHBoxLayout()
        clocks.setContentsMargins(0, 0, 0, 0)
        clocks.setSpacing(16)
        for reading in (self._since_onset, self._since_known):
            clocks.addWidget(reading)
        watch = QVBoxLayout()
        watch.setContentsMargins(0, 0, 0, 0)
        watch.setSpacing(0)
        watch.addWidget(self._watch_caption)
        watch.addWidget(self._watch)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 14, 5)
        line.setSpacing(16)
        for reading in (self._utc, self._jakarta, self._at_mission, self._at_scene):
            line.addWidget(reading)
        line.addWidget(headline, 4)
        line.addLayout(clocks)
        line.addLayout(watch, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._watch.setMinimumWidth(110)
        self._dress()

    def _dress(self) -> None:
        for reading in self.findChildren(_Reading):
            reading.enlarge()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        if font != self._exercise.font():
            self._exercise.setFont(font)
        self._exercise.set_role("attention")

    def _clocks(self) -> tuple[ClockPlace | None, ClockPlace | None]:
        """Mission and scene as shown: a place with the zone of a clock already there gets none of its own."""
        mission, scene = self._mission, self._scene
        if mission is not None and mission.zone in (JAKARTA, "UTC"):
            mission = None
        if scene is not None and scene.zone in (JAKARTA, "UTC"):
            scene = None
        if mission is not None and scene is not None and mission.zone == scene.zone:
            mission = None
        return mission, scene

    def _tick(self) -> None:
        now_ms = self._now_ms()
        utc_day = datetime.fromtimestamp(now_ms / 1000, ZoneInfo("UTC")).date()
        mission, scene = self._clocks()
        # UTC always tells its date; the others only where theirs differs, so that a difference is seen.
        self._show_clock(self._utc, ClockPlace("", "UTC"), now_ms, None)
        self._show_clock(self._jakarta, ClockPlace("Jakarta", JAKARTA), now_ms, utc_day)
        for reading, place in ((self._at_mission, mission), (self._at_scene, scene)):
            if place is not None:
                self._show_clock(reading, place, now_ms, utc_day)
        if self._incident is not None:
            self._since_onset.show_reading(elapsed_text(self._incident.onset_ms, now_ms), "")
            self._since_known.show_reading(elapsed_text(self._incident.known_at_ms, now_ms), "")

    def _show_clock(self, reading: _Reading, place: ClockPlace, now_ms: int, utc_day: date | None) -> None:
        there = datetime.fromtimestamp(now_ms / 1000, ZoneInfo(place.zone))
        word = zone_word(place.zone, now_ms)
        caption = f"{place.name} ({word})" if place.name else word
        if caption != reading.caption.text():
            reading.caption.setText(caption)
        if utc_day is None:
            beside = _day_text(there.date(), has_month=True)
        else:
            beside = _day_text(there.date(), has_month=False) if there.date() != utc_day else ""
        reading.show_reading(f"{there:%H:%M:%S}", beside)


def _day_text(day: date, has_month: bool) -> str:
    short = locale().FormatType.ShortFormat
    told = f"{locale().dayName(day.isoweekday(), short)} {day.day}"
    return f"{told} {locale().standaloneMonthName(day.month, short)}" if has_month else told
