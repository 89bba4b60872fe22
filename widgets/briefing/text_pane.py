"""A text in one language whose figures tell what they rest on: under the mouse as a tooltip, and by keyboard in the line below."""

from __future__ import annotations

import html
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMimeData, QUrl, Signal
from PySide6.QtGui import QCursor, Qt
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from console.model.bilingual import Bilingual, Run, Sentence
from console.model.statement_words import WHOLE, SlotName
from console.model.words import Language
from widgets import theme
from widgets.plain import tooltip


class TextPane(QTextBrowser):
    """Shows the slots of a statement in its own language, whatever the language of the desk.

    basis_told: the figure at hand, and the lines it rests on; of none when the mouse or the keys left it.
    """

    basis_told = Signal(str, object)

    def __init__(self, spoken: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._slots: Mapping[SlotName, Sentence] = {}
        self._changed: frozenset[SlotName] = frozenset()
        self._runs: list[Run] = []
        self._heading = ""
        self._mark = Bilingual("", "")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.highlighted.connect(self._hovered)
        self.anchorClicked.connect(self._asked)

    def show_slots(self, slots: Mapping[SlotName, Sentence], changed: frozenset[SlotName] = frozenset()) -> None:
        """Show these. changed: the slots that read differently from the version before; a bar stands beside them."""
        self._slots, self._changed = dict(slots), changed
        self._paint()

    def go_to(self, name: SlotName) -> None:
        """Bring a slot into view, at the top."""
        self.scrollToAnchor(name.value)

    def set_mark(self, mark: Bilingual) -> None:
        """What stands before whatever is copied from here, "" for nothing: of an exercise, that it is one."""
        if mark != self._mark:
            self._mark = mark
            self._paint()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged away, as plain text with the mark before it."""
        data = QMimeData()
        text = self.textCursor().selection().toPlainText()
        head = self._mark.of(self._spoken)
        data.setText(f"{head}\n\n{text}" if head and not text.startswith(head) else text)
        return data

    def set_heading(self, text: str) -> None:
        """What stands above the text, such as the language."""
        self._heading = text
        self.setAccessibleName(text)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._paint()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes from figure to figure before it leaves the text; each tells what it rests on."""
        stays = super().focusNextPrevChild(is_next)
        self._asked(QUrl(self.textCursor().charFormat().anchorHref()))
        return stays

    def _paint(self) -> None:
        self._runs = []
        tokens = theme.tokens()
        at = self.verticalScrollBar().value()
        parts = [f"<p style='color:{tokens.muted}'>{html.escape(self._heading)}</p>"] if self._heading else []
        if mark := self._mark.of(self._spoken):
            parts.append(f"<p style='color:{tokens.attention}'><b>{html.escape(mark)}</b></p>")
        for name in WHOLE:
            if name in self._slots and (runs := self._slots[name].runs(self._spoken)):
                parts.append(self._paragraph(name, runs))
        self.setHtml("".join(parts))
        self.verticalScrollBar().setValue(at)

    def _paragraph(self, name: SlotName, runs: tuple[Run, ...]) -> str:
        tokens = theme.tokens()
        label = f"<a name='{name.value}'></a><span style='color:{tokens.muted}; font-size:small'>{html.escape(name.label(self._spoken))}</span>"
        mark = f"<span style='color:{tokens.attention}'> ●</span>" if name in self._changed else ""
        text = "".join(self._piece(run) for run in runs)
        return f"<p style='margin-top:6px; margin-bottom:10px; line-height:128%'>{label}{mark}<br>{text}</p>"

    def _piece(self, run: Run) -> str:
        text = html.escape(run.text)
        if not run.basis:
            return text
        self._runs.append(run)
        color = theme.tokens().accent
        return f"<a href='#{len(self._runs) - 1}' style='color:{color}; text-decoration:underline'>{text}</a>"

    def _run_at(self, url: QUrl) -> Run | None:
        place = url.fragment() or url.toString().lstrip("#")
        return self._runs[int(place)] if place.isdecimal() and int(place) < len(self._runs) else None

    def _hovered(self, url: QUrl) -> None:
        run = self._run_at(url)
        if run is None:
            QToolTip.hideText()
            self.basis_told.emit("", ())
            return
        QToolTip.showText(QCursor.pos(), tooltip("\n".join(run.basis)), self)
        self.basis_told.emit(run.text, run.basis)

    def _asked(self, url: QUrl) -> None:
        run = self._run_at(url)
        if run is not None:
            self.basis_told.emit(run.text, run.basis)
