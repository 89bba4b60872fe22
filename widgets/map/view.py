"""The map as the rest of the desk sees it: values in, signals out. What it is painted with stays behind this door."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QImage, QResizeEvent
from PySide6.QtWidgets import QToolButton, QToolTip, QVBoxLayout, QWidget

from widgets import times
from widgets.map import mercator
from widgets.map.area_tool import Shape
from widgets.map.baselevel import BaseLevel, prepared
from widgets.map.camera import Box
from widgets.map.canvas import MapCanvas
from widgets.map.furniture import Words
from widgets.map.lane import Lane
from widgets.map.pointing import KEY_ZOOM
from widgets.map.shapes import (
    AreaMark,
    LegendEntry,
    Lines,
    MissionMark,
    Outlines,
    People,
    PlaceLabel,
)
from widgets.map.shown import shown_now
from widgets.plain import tooltip

# Indonesia near the middle; the edge runs down the Atlantic, where it parts no country and nobody lives
WORLD = Box(-27, mercator.y_at(-56), 333, mercator.y_at(75))
_BUTTON_PX = 30
_EDGE_PX = 12
_CITY_ZOOM_DEG = 1.5  # width of the view when an entry of the twin list is chosen from further away


class MapView(QWidget):
    """A map of the world with the ministry's missions, incident areas and people on it.

    Ids of people are Python ints in object signals, since Signal(int) would truncate them.
    """

    person_hovered = Signal(object)  # int, or None when the pointer left; answer with ``tell_person``
    person_chosen = Signal(object)  # int
    cluster_chosen = Signal(object)  # int64 array of ids
    mission_chosen = Signal(str)  # code
    circle_drawn = Signal(float, float, float)  # lon, lat, radius_km
    polygon_drawn = Signal(object)  # list[tuple[lon, lat]]
    drawing_changed = Signal(bool)  # the area tool is in use
    level_arrived = Signal(str)  # a part of the base map has been made ready: "level 1", "level 2", "provinces"
    shown_changed = Signal(object)  # tuple[Shown, ...]: what is in view, after a rest

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane(self)
        self._lane.answered.connect(self._take_level)
        self.destroyed.connect(self._lane.close)  # a map inside a window never hears of a close event
        self.canvas = MapCanvas(self._lane, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self._credits = ""
        self._disclaimer = ""
        self._hovered: int | None = None
        self._pointer = QPoint()
        self._is_drawing = False
        self._buttons = [QToolButton(self) for _ in range(3)]
        self._connect()
        self.setFocusProxy(self.canvas)
        self.setMinimumSize(320, 240)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(960, 600)

    # values in

    def set_basemap(self, levels: Sequence[Outlines], disputed: Lines, provinces: Outlines | None = None) -> None:
        """Takes the land: coarse, middle, fine. The coarse level is there at once, the others follow from the worker."""
        self.canvas.basemap.set_level(0, prepared(levels[0]))
        self.canvas.basemap.set_disputed(disputed)
        for number, outlines in enumerate(levels[1:], start=1):
            self._lane.ask(f"level {number}", partial(prepared, outlines))
        if provinces is not None:
            self._lane.ask("provinces", partial(prepared, provinces))
        self.canvas.base_changed()

    def set_places(self, places: Sequence[PlaceLabel]) -> None:
        """Takes the names of countries and cities in the language in force."""
        self.canvas.labels.set_places(tuple(places))
        self.canvas.refresh()

    def set_legend(self, legend: Sequence[LegendEntry]) -> None:
        """Takes the categories of people: at least one, in the order of ``People.category``."""
        self.canvas.set_legend(tuple(legend))

    def set_people(self, people: People) -> None:
        """Takes the people."""
        self.canvas.people.set_people(people)
        self.canvas.refresh()

    def set_missions(self, missions: Sequence[MissionMark]) -> None:
        """Takes the missions."""
        self.canvas.missions.set_missions(tuple(missions))
        self.canvas.refresh()

    def set_areas(self, areas: Sequence[AreaMark], *, marks_exercise: bool = True) -> None:
        """Takes the areas of the incident; an exercise among them marks the whole map, unless a mark lies over the map already."""
        self.canvas.areas.set_areas(tuple(areas))
        self.canvas.is_exercise = marks_exercise and any(area.is_exercise for area in areas)
        self.canvas.refresh()

    def set_credits(self, text: str) -> None:
        """Takes the sources to name under the map."""
        self._credits = text
        self._write()

    def set_disclaimer(self, sentence: str) -> None:
        """Takes the sentence of the boundary set in use; "" falls back to the map's own, since there is always one."""
        self._disclaimer = sentence
        self._write()

    def tell_person(self, person: int, text: str) -> None:
        """The words for a person under the pointer, in answer to ``person_hovered``; too late is no harm."""
        if person == self._hovered:
            QToolTip.showText(self._pointer, tooltip(text), self.canvas)

    # where to look

    def fit(self, west: float, south: float, east: float, north: float) -> None:
        """Shows a box whole. east < west: it lies across the antimeridian."""
        across = east + 360 if east < west else east
        self.canvas.show_box(Box(west, mercator.y_at(south), across, mercator.y_at(north)))

    def fit_incident(self) -> None:
        """Shows all areas of the incident, or the world when there is none."""
        self.canvas.show_box(self.canvas.areas.box or WORLD)

    def centre_on(self, lon: float, lat: float) -> None:
        """Brings a place to the middle, near enough to see a city."""
        camera = self.canvas.camera.centred(lon, lat)
        factor = max(1.0, camera.box.width / _CITY_ZOOM_DEG)
        self.canvas.move_to(camera.zoomed(factor, camera.width_px / 2, camera.height_px / 2))

    # drawing

    def start_drawing(self, shape: Shape) -> None:
        """Gives the pointer to the area tool."""
        self.canvas.tool.start(shape)
        self.canvas.setFocus()

    def picture(self, *, is_exercise: bool) -> QImage:
        """What is in view, for paper. is_exercise: the mark lies over it."""
        return self.canvas.picture(is_exercise=is_exercise)

    def small_print(self) -> str:
        """The line about borders, and the sources."""
        words = self.canvas.words
        return " · ".join(part for part in (words.disclaimer, words.credits) if part)

    # words

    def retranslate(self) -> None:
        """Writes the words in the language in force."""
        self.canvas.setAccessibleName(self.tr("Map"))
        self.canvas.setAccessibleDescription(self.tr("Arrow keys move, plus and minus zoom, Home shows the incident."))
        texts = (
            ("+", self.tr("Closer (+)")),
            ("−", self.tr("Farther (−)")),
            ("⌂", self.tr("Show the incident (Home)")),
        )
        for button, (sign, text) in zip(self._buttons, texts, strict=True):
            button.setText(sign)
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._write()
        self.canvas.refresh()

    # events

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.canvas.restyle()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for number, button in enumerate(self._buttons):
            left = self.width() - _EDGE_PX - _BUTTON_PX
            button.setGeometry(left, _EDGE_PX + number * (_BUTTON_PX + 4), _BUTTON_PX, _BUTTON_PX)
            button.raise_()
        self.canvas.covers = [QRectF(button.geometry()) for button in self._buttons]

    def hideEvent(self, event: QHideEvent) -> None:
        self.canvas.close_down()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.close_down()
        super().closeEvent(event)

    def close_down(self) -> None:
        """Ends the worker and the timers; the map is not used after it."""
        self.canvas.close_down()
        self._lane.close()

    # inside

    def _connect(self) -> None:
        canvas, closer, farther, home = self.canvas, *self._buttons
        closer.clicked.connect(partial(self._zoom, KEY_ZOOM))
        farther.clicked.connect(partial(self._zoom, 1 / KEY_ZOOM))
        home.clicked.connect(self.fit_incident)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        canvas.pointing.home_asked.connect(self.fit_incident)
        canvas.pointing.hovered.connect(self._hover)
        canvas.pointing.clicked.connect(self._click)
        canvas.left.connect(self._leave)
        canvas.reckoned.connect(self._write)
        canvas.rested.connect(self._tell_shown)
        canvas.tool.changed.connect(self._follow_tool)
        canvas.tool.circle_drawn.connect(self.circle_drawn)
        canvas.tool.polygon_drawn.connect(self.polygon_drawn)

    def _zoom(self, factor: float) -> None:
        camera = self.canvas.camera
        self.canvas.move_to(camera.zoomed(factor, camera.width_px / 2, camera.height_px / 2))

    def _take_level(self, topic: object, answer: object) -> None:
        if not isinstance(answer, BaseLevel):
            return
        if topic == "provinces":
            self.canvas.basemap.set_provinces(answer)
        else:
            self.canvas.basemap.set_level(int(str(topic).removeprefix("level ")), answer)
        self.canvas.base_changed()
        self.level_arrived.emit(str(topic))

    def _hover(self, px: float, py: float) -> None:
        canvas = self.canvas
        self._pointer = canvas.viewport().mapToGlobal(QPoint(round(px), round(py)))
        mission = canvas.missions.hit(canvas.camera, px, py)
        hit = None if mission else canvas.people.hit(canvas.camera, px, py)
        canvas.viewport().setCursor(Qt.CursorShape.PointingHandCursor if mission or hit else Qt.CursorShape.ArrowCursor)
        person = None if hit is None or hit.person is None else int(canvas.people.crowd.people.person[hit.person])
        if mission is not None:
            QToolTip.showText(self._pointer, tooltip(f"{mission.label} ({mission.code})"), canvas)
        elif hit is not None and hit.cluster is not None:
            QToolTip.showText(self._pointer, tooltip(self._cluster_words(hit.cluster)), canvas)
        elif person is None:
            QToolTip.hideText()
        if person != self._hovered:
            self._hovered = person
            self.person_hovered.emit(person)

    def _leave(self) -> None:
        if self._hovered is not None:
            self._hovered = None
            self.person_hovered.emit(None)

    def _click(self, px: float, py: float) -> None:
        canvas = self.canvas
        mission = canvas.missions.hit(canvas.camera, px, py)
        hit = canvas.people.hit(canvas.camera, px, py)
        if mission is not None:
            self.mission_chosen.emit(mission.code)
        elif hit is not None and hit.person is not None:
            self.person_chosen.emit(int(canvas.people.crowd.people.person[hit.person]))
        elif hit is not None and hit.cluster is not None:
            self.cluster_chosen.emit(canvas.people.members(hit.cluster))

    def _cluster_words(self, cluster: int) -> str:
        picture = self.canvas.people.picture
        assert picture is not None
        clusters = picture.clusters
        lines = [self._people_words(int(clusters.by_position[cluster]), int(clusters.by_city[cluster]))]
        for entry, share in zip(self.canvas.people.legend, clusters.shares[cluster].tolist(), strict=True):
            if share and entry.label:
                lines.append(f"{entry.label}: {times.number(share)}")
        return "\n".join(lines)

    def _people_words(self, by_position: int, by_city: int) -> str:
        placed, city = times.number(by_position), times.number(by_city)
        return self.tr("{placed} by position, {city} by city only").format(placed=placed, city=city)

    def _tell_shown(self) -> None:
        canvas = self.canvas
        self.shown_changed.emit(
            shown_now(
                canvas.camera,
                canvas.areas,
                canvas.missions,
                canvas.labels,
                canvas.people.picture,
                self._people_words,
            )
        )

    def _follow_tool(self) -> None:
        is_drawing = self.canvas.tool.shape is not None
        self.canvas.viewport().setCursor(Qt.CursorShape.CrossCursor if is_drawing else Qt.CursorShape.ArrowCursor)
        self._write()
        if is_drawing != self._is_drawing:
            self._is_drawing = is_drawing
            self.drawing_changed.emit(is_drawing)

    def _write(self) -> None:
        """Gives the canvas the words to paint."""
        self.canvas.set_words(
            Words(
                disclaimer=self._disclaimer or self.tr("Boundaries do not imply recognition or endorsement"),
                credits=self._credits,
                by_city=self.tr("Known by city only"),
                city_badge=self.tr("{count} by city only"),
                summary=self._summary(),
                hint=self._hint(),
            )
        )

    def _summary(self) -> str:
        people = self.canvas.people
        if people.picture is None or not len(people.crowd.x):
            return ""
        seen = self._people_words(people.picture.inside_by_position, people.picture.inside_by_city)
        text = self.tr("Registered addresses in view: {seen}").format(seen=seen)
        if people.crowd.by_country:
            count = times.number(people.crowd.by_country)
            text += " · " + self.tr("{count} by country only, not on the map").format(count=count)
        return text

    def _hint(self) -> str:
        tool = self.canvas.tool
        if tool.shape is None:
            return ""
        if tool.is_crossing:
            return self.tr("The lines cross. Take points back with Backspace, then close again.")
        if tool.shape == "circle":
            return self.tr("Press at the centre and pull outwards. Esc cancels.")
        return self.tr("Click the corners. Enter or a double click closes, Backspace takes one back, Esc cancels.")
