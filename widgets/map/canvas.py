"""The surface the map is painted on: a pyqtgraph view with a camera, a stored ground, and figures over it."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from widgets import theme, times
from widgets.map.area_tool import AreaTool
from widgets.map.areas import AreasLayer
from widgets.map.basemap import Basemap
from widgets.map.camera import Box, Camera
from widgets.map.crowd import MIDDLE_WIDTH_DEG
from widgets.map.furniture import FurnitureLayer, Words, covered_px, frames_of, paint_exercise
from widgets.map.ground import MARGIN_PX, Ground
from widgets.map.labels import LabelsLayer
from widgets.map.lane import Lane
from widgets.map.missions import MissionsLayer
from widgets.map.palette import MapColours, colours
from widgets.map.people_layer import PeopleLayer, make_scatter
from widgets.map.pointing import Pointing
from widgets.map.shapes import LegendEntry

PAPER_PX = (
    1_400  # width of a picture for paper, 190 dots to the inch; a wider one would hold the window for more than 50 ms
)
PAPER_RATIO_MAX = 2.0  # times as fine as on screen
REST_MS = 120  # after the last move; shorter and a slow wheel waits for a sharp picture at each notch


class MapCanvas(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph carries no types
    """Paints ground, people, missions, names and furniture for its camera.

    camera_moved: on each move.
    reckoned: people have been counted for a camera at rest. rested: all has been reckoned and painted for a camera at rest.
    """

    camera_moved = Signal()
    reckoned = Signal()
    rested = Signal()
    left = Signal()

    def __init__(self, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.camera = Camera()
        self._held: Box | None = (
            None  # what was asked to be seen whole: a resize keeps it whole, until the officer looks elsewhere
        )
        self.basemap, self.areas, self.missions, self.labels = Basemap(), AreasLayer(), MissionsLayer(), LabelsLayer()
        self.furniture = FurnitureLayer()
        self.people = PeopleLayer(lane, self)
        self.tool = AreaTool(self)
        self.pointing = Pointing(self.tool, self)
        self.words = Words()
        self.is_exercise = False
        self.covers: list[QRectF] = []  # what stands over the canvas, in its pixels; names keep clear of it
        self._ground = Ground(self.basemap, self.areas, self.people)
        self._colours = colours()
        self._on_paper: tuple[Camera, Ground, MapColours, float] | None = None  # a picture half made
        self._is_reckoned = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settle)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._box.disableAutoRange()
        self.setCentralItem(self._box)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self.people.picture_ready.connect(self._show_picture)
        self.pointing.moved.connect(self.move_to)
        self.tool.changed.connect(self.viewport().update)
        self.set_legend(self.people.legend)

    # what is shown

    def set_legend(self, legend: tuple[LegendEntry, ...]) -> None:
        """One scatter item a category."""
        for scatter in self.people.scatters:
            self._box.removeItem(scatter)
        self.people.set_legend(legend)
        self.people.scatters = [make_scatter(entry) for entry in legend]
        for scatter in self.people.scatters:
            self._box.addItem(scatter, ignoreBounds=True)
        self.people.dress()
        self.refresh()

    def move_to(self, camera: Camera) -> None:
        """Looks elsewhere at once, plainly; sharp again after a rest."""
        self._held = None
        if camera == self.camera:
            return
        self.camera = camera
        self._aim()
        self._rest.start()
        self.viewport().update()
        self.camera_moved.emit()

    def show_box(self, box: Box) -> None:
        """Shows a box whole, also when the map gets another size, until it is moved."""
        self.move_to(self._fitted(self.camera, box))
        self._held = box

    def set_words(self, words: Words) -> None:
        """Takes other words; where they cover more or less of the map, what is to be seen whole moves with them."""
        before = self._covered_px()
        self.words = words
        if self._held is not None and self._covered_px() != before:
            self.show_box(self._held)
        self.viewport().update()

    def refresh(self) -> None:
        """Something shown has changed; it is painted anew after a rest, or when the map is next seen."""
        self._is_reckoned = False
        if self.isVisible():
            self._rest.start()

    def restyle(self) -> None:
        """Takes the theme in force."""
        self._colours = colours()
        self._ground.forget()
        self.people.dress()
        self.refresh()
        self.viewport().update()

    def base_changed(self) -> None:
        """The base map has another level or other lines."""
        self._ground.forget()
        self.refresh()

    def settle(self) -> None:
        """Paints the map sharp for where the camera is now; people may follow from their worker."""
        self._rest.stop()
        self.camera = self.camera.settled()
        self._aim()
        self._ground.render_base(self.camera, self._colours, self.devicePixelRatioF())
        self.people.reckon(self.camera, self.camera.grown(MARGIN_PX))

    def close_down(self) -> None:
        """Stops what could still fire."""
        self._rest.stop()

    # painting, in the order of Qt: background, items, foreground

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.resetTransform()
        self._ground.paint(painter, self.camera, self._colours)
        painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.resetTransform()
        shades, font = self._colours, self.font()
        self.labels.paint(painter, self.camera, shades)
        if self.is_exercise:
            paint_exercise(painter, self.camera, shades, font)
        self.areas.paint_markers(painter, self.camera, shades, self.people.obstacles(self.camera))
        self.people.paint(painter, self.camera, shades, font)
        self.missions.paint(painter, self.camera, shades, font)
        self.tool.paint(painter, self.camera, shades, font)
        self.furniture.paint(painter, self.camera, shades, font, self.words, self._legend())
        painter.restore()

    def prepare_picture(self) -> None:
        """The first half of ``picture``, a frame of its own, so that the window never stands still for both together."""
        ratio = max(1.0, min(PAPER_RATIO_MAX, PAPER_PX / max(1, self.viewport().width())))
        with theme.lent("light"):
            shades = colours()
            ground = Ground(self.basemap, self.areas, self.people)
            ground.render_base(self.camera, shades, ratio)
            ground.render_overlay(shades)
            scrap = QImage(1, 1, QImage.Format.Format_RGB32)
            scrap.setDevicePixelRatio(ratio)
            painter = QPainter(scrap)
            self.people.paint(painter, self.camera, shades, self.font())  # the discs are kept
            painter.end()
        self._on_paper = self.camera, ground, shades, ratio

    def picture(self, *, is_exercise: bool) -> QImage:
        """What is in view, in the colours of paper, finer than on a small screen. is_exercise: the mark lies over it."""
        if self._on_paper is None or self._on_paper[0] != self.camera:
            self.prepare_picture()
        assert self._on_paper is not None
        kept = self._ground, self._colours, self.is_exercise
        _, self._ground, self._colours, ratio = self._on_paper
        self.is_exercise, self._on_paper = is_exercise, None
        image = QImage(self.viewport().size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        with theme.lent("light"):
            self.people.dress()
            self.viewport().render(image)
        self._ground, self._colours, self.is_exercise = kept
        self.people.dress()
        return image

    # events

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_box") and self.viewport() is not None:
            resized = self.camera.resized(self.viewport().width(), self.viewport().height())
            self.camera = resized if self._held is None else self._fitted(resized, self._held)
            self._ground.forget()
            self._aim()
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_reckoned:
            self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._rest.stop()
        super().hideEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Gesture, QEvent.Type.NativeGesture) and self.pointing.pinch(event, self.camera):
            return True
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointing.press(event, self.camera)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointing.move(event, self.camera)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointing.release(event, self.camera)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointing.double_click(event, self.camera)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointing.wheel(event, self.camera)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.pointing.key(event, self.camera))

    # inside

    def _fitted(self, camera: Camera, box: Box) -> Camera:
        """The box whole above the notes at the lower edge."""
        return camera.fitted(box, covered_px(camera, self.font(), self.words, self._legend()))

    def _covered_px(self) -> float:
        return covered_px(self.camera, self.font(), self.words, self._legend())

    def _aim(self) -> None:
        """Gives pyqtgraph's box the range of the camera, for the symbols."""
        box = self.camera.box
        self._box.setRange(
            xRange=(box.west, box.east), yRange=(box.south, box.north), padding=0, disableAutoRange=False
        )

    def _show_picture(self) -> None:
        """People are reckoned: the rest of the sharp picture follows them."""
        self._is_reckoned = True
        self._ground.render_overlay(self._colours)
        self.reckoned.emit()
        self._place_names()
        self.viewport().update()
        self.rested.emit()

    def _place_names(self) -> None:
        discs = self.people.obstacles(self.camera)
        taken = self.missions.place(self.camera, discs, self.font())
        taken += frames_of(self.camera, self.font(), self.words, self._legend()) + self.covers
        taken += self.people.place_badges(self.camera, self.font(), self._city_words, taken)
        discs += self.areas.marker_frames(self.camera, discs)
        discs.sort(key=lambda frame: -frame.width())  # a name keeps clear of the outer ring, not of the disc in it
        self.labels.place(self.camera, discs, taken, self._colours, self.font(), self.devicePixelRatioF())

    def _legend(self) -> tuple[LegendEntry, ...]:
        """The legend, while there is anybody it could speak of."""
        return self.people.legend if len(self.people.crowd.x) else ()

    def _city_words(self, count: int) -> tuple[str, ...]:
        """What a badge may say of so many people, the fullest first."""
        short = f"+{times.number(count)}"
        if self.camera.box.width > MIDDLE_WIDTH_DEG:
            return (short,)
        return self.words.city_badge.format(count=times.number(count)), short
