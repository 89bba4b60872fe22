"""What is typed into a form and not yet filed: taken out as plain values, put back later, and the line that says it came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from widgets import times
from widgets.choice import ChoiceBox
from widgets.link_button import LinkButton
from widgets.moment_field import MomentField
from widgets.plain import PlainLabel
from widgets.spoken import Spoken

Typed = dict[
    str, object
]  # by the field's name, only what JSON has: text, number, truth, nothing, or a mapping of these
TEXT_KEPT_MAX = 20_000  # characters of one field; five times what any form would file


@runtime_checkable
class Keepable(Protocol):
    """A field of our own that can be kept: it says what is in it and takes it back."""

    changed: SignalInstance

    def taken(self) -> object:
        """What is in it, as JSON has it."""

    def put_back(self, value: object) -> None:
        """Show what ``taken`` gave; anything else is ignored."""


@dataclass(frozen=True, slots=True)
class _Port:
    """How one field is read, filled and listened to."""

    take: Callable[[], object]
    put: Callable[[object], None]
    changed: SignalInstance
    is_moment: bool = False


class FormDraft(Spoken):
    """Follows the fields of one form. Where it stands in the layout, a line tells that a draft was restored.

    changed: the subject and all that now differs from the empty form. discarded: the subject whose draft the officer threw away; the
    fields are already as they were. restored: what was put back.
    """

    changed = Signal(str, object)
    discarded = Signal(str)
    restored = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject = ""  # which form, about whom; "" while nothing typed here is to be kept
        self._ports: dict[str, _Port] = {}
        self._empty: Typed = {}
        self._restored: tuple[int, str, bool] | None = None  # when, on which clock, whether its date must be told
        self._is_putting = False
        self._told = PlainLabel(wraps=True)
        self._discard = LinkButton()
        self._discard.clicked.connect(self.discard)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._told, 1)
        row.addWidget(self._discard)
        self.retranslate()

    def follow(self, fields: Mapping[str, QWidget | Keepable]) -> None:
        """Keep what is typed into these, by name; they are put back in this order."""
        for name, field in fields.items():
            port = self._ports[name] = _port(field)
            port.changed.connect(self._tell)

    def begin(self, subject: str) -> None:
        """The form stands empty before the officer, about this subject: what differs from now on was typed."""
        self.subject, self._restored = subject, None
        self._empty = self._taken()
        self.retranslate()

    def end(self) -> None:
        """The form is left or used for something else: what happens in it is nobody's typing."""
        self.subject, self._restored = "", None
        self.retranslate()

    def typed(self) -> Typed:
        """What differs from the empty form."""
        return {name: value for name, value in self._taken().items() if value != self._empty.get(name)}

    def restore(self, typed: Mapping[str, object], at_ms: int, now_ms: int, zone: str) -> None:
        """Put back what was typed at a moment, and say so on the clock of ``zone``.

        A time that meant "now" while it was typed means that moment, not the present one.
        """
        self.put(typed)
        for name, port in self._ports.items():
            if port.is_moment and name not in typed and self._empty.get(name) is None:
                self._fill(port, at_ms)
        self._restored = (at_ms, zone, now_ms - at_ms > times.DAY_MS // 2)
        self.retranslate()
        self.restored.emit(dict(typed))

    def put(self, typed: Mapping[str, object]) -> None:
        """Fill the named fields; it counts as typed, and is not announced."""
        for name, port in self._ports.items():
            if name in typed:
                self._fill(port, typed[name])

    def discard(self) -> None:
        """Everything as it was when the form was opened."""
        self.put(self._empty)
        self._restored = None
        self.retranslate()
        self.discarded.emit(self.subject)

    def is_restored(self) -> bool:
        """Whether the form shows what was typed at another time."""
        return self._restored is not None

    def retranslate(self) -> None:
        self._discard.setText(self.tr("Discard"))
        self._discard.setAccessibleName(self.tr("Discard the restored draft"))
        if self._restored is not None:
            at_ms, zone, is_old = self._restored
            told = times.moment(at_ms, zone) if is_old else times.clock_time(at_ms, zone)
            self._told.setText(self.tr("Draft of {time} restored").format(time=told))
        self.setVisible(self._restored is not None)

    def _taken(self) -> Typed:
        return {name: port.take() for name, port in self._ports.items()}

    def _fill(self, port: _Port, value: object) -> None:
        self._is_putting = True
        port.put(value)
        self._is_putting = False

    def _tell(self) -> None:
        if self.subject and not self._is_putting:
            self.changed.emit(self.subject, self.typed())


def _port(field: QWidget | Keepable) -> _Port:
    port = _text_port(field) or _choice_port(field) or _number_port(field)
    if port is None and isinstance(field, Keepable):
        port = _Port(field.taken, field.put_back, field.changed, isinstance(field, MomentField))
    if port is None:
        raise TypeError(type(field).__name__)
    return port


def _text_port(field: object) -> _Port | None:
    if isinstance(field, QLineEdit):
        return _Port(lambda: field.text()[:TEXT_KEPT_MAX], lambda value: _write(field, value), field.textChanged)
    if isinstance(field, QPlainTextEdit):
        return _Port(
            lambda: field.toPlainText()[:TEXT_KEPT_MAX], lambda value: field.setPlainText(str(value)), field.textChanged
        )
    return None


def _choice_port(field: object) -> _Port | None:
    if isinstance(field, ChoiceBox):
        return _Port(lambda: _told(field.value()), lambda value: _choose(field, value), field.currentIndexChanged)
    if isinstance(field, QAbstractButton):
        return _Port(field.isChecked, lambda value: field.setChecked(value is True), field.toggled)
    return None


def _number_port(field: object) -> _Port | None:
    if isinstance(field, QSpinBox):
        return _Port(field.value, lambda value: _number(field, value), field.valueChanged)
    return None


def _told(value: object) -> str | None:
    return None if value is None else str(value)


def _write(field: QLineEdit, value: object) -> None:
    field.setText(str(value))
    field.setModified(True)


def _choose(field: ChoiceBox[object], value: object) -> None:
    field.choose(next((known for known in field.values() if _told(known) == value), None))


def _number(field: QSpinBox, value: object) -> None:
    if isinstance(value, int):
        field.setValue(value)
