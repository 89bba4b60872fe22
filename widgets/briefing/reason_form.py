"""Taking a document back, saying why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from console.model.kinds import TEXT_MAX
from widgets.field_form import FieldForm
from widgets.plain import PlainLabel


class ReasonForm(FieldForm):
    """``given`` carries the reason. label: the document as people read it, such as ``KRT-2``."""

    given = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._why = PlainLabel(role="muted", wraps=True)
        self._reason = QLineEdit()
        self._reason.setMaxLength(TEXT_MAX)
        self.draft.follow({"reason": self._reason})
        self.add_wide(self._why)
        self._reason_label = self.add_row(self._reason)
        self.retranslate()

    def begin(self) -> None:
        """Put the cursor where typing begins."""
        self._reason.setFocus()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Withdraw {what}").replace("{what}", self._label))
        self._why.setText(
            self.tr(
                "It stays readable, marked as withdrawn, with the reason. What was sent out must be corrected there."
            )
        )
        self.name_row(self._reason_label, self._reason, self.tr("Reason"))
        self.name_buttons(self.tr("Withdraw"), self.tr("Cancel"))

    def file_it(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self.show_wrong(self.tr("Say why it is withdrawn."), self._reason)
            return
        self.show_wrong("")
        self.given.emit(reason)
