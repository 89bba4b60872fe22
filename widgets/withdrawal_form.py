"""One line of the timeline, and its withdrawal with a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.model.kinds import TEXT_MAX
from console.model.shown import TimelineItem
from widgets.field_form import FieldForm
from widgets.plain import PlainLabel
from widgets.timeline_words import item_text, kind_text, notes_text
from widgets.times import moment


class WithdrawalForm(FieldForm):
    """Shows a line; a living one can be withdrawn. ``withdrawn`` carries the TimelineItem and the reason."""

    withdrawn = Signal(object, str)

    def __init__(self, item: TimelineItem, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item, self._zone = item, zone
        self._text = PlainLabel(wraps=True, is_selectable=True)
        self._when, self._officer = PlainLabel(wraps=True), PlainLabel(wraps=True)
        self._remark = PlainLabel(role="attention", wraps=True)
        self._why = PlainLabel(role="muted", wraps=True)
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_MAX)
        self.draft.follow({"reason": self._reason})
        self.add_wide(self._text)
        self._when_label = self.add_row(self._when, grows=True)
        self._officer_label = self.add_row(self._officer, grows=True)
        self.add_wide(self._remark)
        self._reason_label = self.add_row(self._reason)
        self.add_wide(self._why)
        font = self._text.font()
        font.setStrikeOut(not self.is_living())
        self._text.setFont(font)
        self.retranslate()
        for widget in (self._reason_label, self._reason, self._why, self._file):
            widget.setVisible(self.is_living())

    def item(self) -> TimelineItem:
        """The line shown."""
        return self._item

    def is_living(self) -> bool:
        """Whether the line can still be withdrawn."""
        return self._item.withdrawn_at_ms is None

    def begin(self) -> None:
        """Put the cursor where typing begins; of a line that is withdrawn already, where the form is left."""
        (self._reason if self.is_living() else self._cancel).setFocus()

    def retranslate(self) -> None:
        self.title.setText(kind_text(self._item.what))
        self._text.setText(item_text(self._item))
        self._when.setText(moment(self._item.observed_at_ms, self._zone))
        self._officer.setText(self._item.officer)
        remark = notes_text(self._item, self._zone)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.name_row(self._when_label, self._when, self.tr("When"))
        self.name_row(self._officer_label, self._officer, self.tr("Written by"))
        self.name_row(self._reason_label, self._reason, self.tr("Reason"))
        self._reason.setPlaceholderText(self.tr("Why is it withdrawn?"))
        self._why.setText(
            self.tr("A withdrawn line counts no more. It stays in the timeline, struck through, with the reason.")
        )
        self.name_buttons(self.tr("Withdraw"), self.tr("Cancel") if self.is_living() else self.tr("Close"))

    def file_it(self) -> None:
        reason = self._reason.text().strip()
        if not self.is_living():
            return
        if not reason:
            self.show_wrong(self.tr("Say why it is withdrawn."), self._reason)
            return
        self.show_wrong("")
        self.withdrawn.emit(self._item, reason)
