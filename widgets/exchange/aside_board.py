"""What came and is not shown: envelopes set aside, records that lack their beginning; each with what it waits for and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from console.model.field_labels import kind_label
from console.model.kinds import Kind
from console.model.sentences_aside import why, why_not_shown
from console.model.shown_exchange import AsideLine, NotShownLine
from widgets import times
from widgets.calls.cells import Row, Shape, chips, texts
from widgets.exchange import words
from widgets.exchange.board import ListBoard
from widgets.section import joined
from widgets.status import Chip, Mark
from widgets.status import Shape as MarkShape

_SHAPE = Shape(letters=(34, 24, 16, 16, 14), grows=(0, 1), spared=(2,))
_PASSING, _LASTING = Mark("neutral", MarkShape.HALVES), Mark("critical", MarkShape.TRIANGLE)
_Key = tuple[str, object, object]


class AsideBoard(ListBoard):
    """The sentence of the row at hand stands below the table."""

    def __init__(self, now_ms: Callable[[], int] = times.clock_ms, parent: QWidget | None = None) -> None:
        super().__init__(_SHAPE, now_ms, parent)
        self._aside: tuple[AsideLine, ...] = ()
        self._not_shown: tuple[NotShownLine, ...] = ()
        self._sentences: dict[object, str] = {}
        self.table.pointed.connect(lambda key: self.tell(self._sentences.get(key, "")))
        self.retranslate()

    def show_lines(self, aside: Sequence[AsideLine], not_shown: Sequence[NotShownLine]) -> None:
        """Show these."""
        self._aside, self._not_shown = tuple(aside), tuple(not_shown)
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("What came and is not shown"))
        titles = (
            self.tr("Why"),
            self.tr("From"),
            self.tr("Compartment"),
            self.tr("How many"),
            self.tr("Since"),
        )
        self._sentences = {}
        rows = [self._row_aside(line) for line in self._aside] + [self._row_not_shown(each) for each in self._not_shown]
        self.empty.setText(self.tr("Nothing is set aside: everything that came is in the register and shown."))
        self.table.show_rows(titles, rows)
        self.show_table(has_lines=bool(rows))
        self.tell(self._sentences.get(self.table.key(), ""))

    def _row_aside(self, line: AsideLine) -> Row:
        told, language = why(line.reason), times.language()
        key: _Key = (line.reason, line.compartment, line.author)
        self._sentences[key] = told.sentence(language)
        mark = _PASSING if told.may_pass else _LASTING
        return Row(
            key,
            (
                chips(Chip(mark, told.short(language))),
                texts(joined((line.officer or self.tr("author {n}").format(n=line.author), line.mission))),
                texts(words.compartment_text(line.compartment) if line.compartment is not None else "?"),
                texts(self.tr("%Ln envelope(s)", "", line.count)),
                texts(times.age(line.since_ms, self._now_ms())),
            ),
        )

    def _row_not_shown(self, line: NotShownLine) -> Row:
        short, sentence = why_not_shown(line.reason, is_person=line.kind is Kind.PERSON, language=times.language())
        key: _Key = (line.reason, line.kind, "record")
        self._sentences[key] = sentence
        kind = kind_label(line.kind, times.language()) if line.kind is not None else self.tr("of an unknown kind")
        told = self.tr("%Ln record(s)", "", line.count)
        return Row(key, (chips(Chip(_PASSING, short)), texts(kind), texts(""), texts(told), texts("")))
