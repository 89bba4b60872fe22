"""Mouse, wheel, pinch and keys turned into moves of the camera and into clicks."""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from widgets.map.area_tool import AreaTool
from widgets.map.camera import Camera

_CLICK_PX = 4.0  # a hand that shakes less than this has clicked, not pulled
_NOTCH = 120.0  # Source: Qt, QWheelEvent.angleDelta, eighths of a degree a notch
_NOTCH_ZOOM = 1.35
KEY_ZOOM = 1.6
_KEY_PAN = 0.2  # part of the view an arrow key moves
_ARROWS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
_ZOOM_KEYS = {Qt.Key.Key_Plus: KEY_ZOOM, Qt.Key.Key_Equal: KEY_ZOOM, Qt.Key.Key_Minus: 1 / KEY_ZOOM}


class Pointing(QObject):
    """Follows the pointer. The area tool comes first while it is drawing."""

    moved = Signal(object)  # the new Camera
    clicked = Signal(float, float)
    hovered = Signal(float, float)
    home_asked = Signal()

    def __init__(self, tool: AreaTool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tool = tool
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._is_pulling = False

    def press(self, event: QMouseEvent, camera: Camera) -> None:
        """A button went down."""
        if event.button() == Qt.MouseButton.LeftButton and self._tool.shape is not None:
            self._tool.press(camera, event.position().x(), event.position().y())
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed = self._last = event.position()
            self._is_pulling = False

    def move(self, event: QMouseEvent, camera: Camera) -> None:
        """The pointer moved: a pull, a hover, or the area tool's."""
        at = event.position()
        if self._tool.shape is not None and self._pressed is None:
            self._tool.move(camera, at.x(), at.y())
        elif self._pressed is None:
            self.hovered.emit(at.x(), at.y())
        elif self._is_pulling or hypot(at.x() - self._pressed.x(), at.y() - self._pressed.y()) > _CLICK_PX:
            self._is_pulling = True
            self.moved.emit(camera.panned(at.x() - self._last.x(), at.y() - self._last.y()))
            self._last = at

    def release(self, event: QMouseEvent, camera: Camera) -> None:
        """A button came up: the end of a pull, or a click."""
        at = event.position()
        if self._tool.shape is not None and self._pressed is None:
            self._tool.release(camera, at.x(), at.y())
        elif self._pressed is not None:
            if not self._is_pulling and event.button() == Qt.MouseButton.LeftButton:
                self.clicked.emit(at.x(), at.y())
            self._pressed = None

    def double_click(self, event: QMouseEvent, camera: Camera) -> None:
        """Closes a polygon, or comes closer to what is under the pointer."""
        if self._tool.shape is not None:
            self._tool.close_polygon()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.moved.emit(camera.zoomed(2.0, event.position().x(), event.position().y()))

    def wheel(self, event: QWheelEvent, camera: Camera) -> None:
        """Closer and away, around the pointer."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        at = event.position()
        self.moved.emit(camera.zoomed(_NOTCH_ZOOM ** (turned / _NOTCH), at.x(), at.y()))

    def pinch(self, event: QEvent, camera: Camera) -> bool:
        """Two fingers on a screen or on a touchpad. True: the event was one of these."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self.moved.emit(camera.zoomed(1 + event.value(), event.position().x(), event.position().y()))
            return True
        if not isinstance(event, QGestureEvent):
            return False
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        middle, before = pinch.centerPoint(), pinch.lastCenterPoint()
        followed = camera.panned(middle.x() - before.x(), middle.y() - before.y())
        self.moved.emit(followed.zoomed(pinch.scaleFactor() or 1.0, middle.x(), middle.y()))
        return True

    def key(self, event: QKeyEvent, camera: Camera) -> bool:
        """Arrows move, plus and minus zoom, Home shows the incident. True: the key was used."""
        if self._tool.key(event):
            return True
        key = Qt.Key(event.key())
        if key in _ARROWS:
            dx, dy = _ARROWS[key]
            self.moved.emit(camera.panned(dx * camera.width_px * _KEY_PAN, dy * camera.height_px * _KEY_PAN))
        elif key in _ZOOM_KEYS:
            self.moved.emit(camera.zoomed(_ZOOM_KEYS[key], camera.width_px / 2, camera.height_px / 2))
        elif key == Qt.Key.Key_Home:
            self.home_asked.emit()
        else:
            return False
        return True
