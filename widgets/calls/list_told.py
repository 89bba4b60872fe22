"""What a pasted list comes to, in words that count."""

from __future__ import annotations

from PySide6.QtCore import QObject

from console.model.listed import ListCounts
from widgets.status import Chip, Mark, Shape

GOOD, SAME, NEW = Mark("good", Shape.DISC), Mark("neutral", Shape.DISC), Mark("accent", Shape.FRAME)
ASK, PLAIN = Mark("attention", Shape.HALVES), Mark("neutral", Shape.RING)


class ListTold(QObject):
    """Sentences and chips in the language in force; made where they are needed, for it keeps nothing."""

    def matched(self, count: int) -> str:
        """The row that stands for all lines that are certain."""
        return self.tr("%Ln matched", "", count)

    def name_nobody(self, count: int) -> str:
        """The row that stands for all that is no entry."""
        return self.tr("%Ln piece(s) of text name nobody", "", count)

    def which(self, count: int) -> str:
        """Nobody can tell which of these is meant."""
        return self.tr("%Ln possible", "", count)

    def left_open(self, count: int) -> str:
        """What the officer has not decided."""
        return self.tr("%Ln line(s) left open are not filed.", "", count) if count else ""

    def summary(self, counts: ListCounts, passed_over: int) -> tuple[Chip, ...]:
        """What came of the text, one chip for each kind that is there."""
        told = (
            (counts.filed, GOOD, self.tr("%Ln to file", "", counts.filed)),
            (counts.unchanged, SAME, self.tr("%Ln filed today", "", counts.unchanged)),
            (counts.left, ASK, self.tr("%Ln open", "", counts.left)),
            (counts.new, NEW, self.tr("%Ln new", "", counts.new)),
            (counts.nothing_said, PLAIN, self.tr("%Ln with nothing sure", "", counts.nothing_said)),
            (passed_over, PLAIN, self.tr("%Ln no entry", "", passed_over)),
        )
        return tuple(Chip(mark, text) for count, mark, text in told if count)

    def filing(self, counts: ListCounts) -> str:
        """What the button does."""
        filed = self.tr("File %Ln report(s)", "", counts.reports)
        added = self.tr("add %Ln person(s)", "", counts.new)
        return f"{filed}, {added}" if counts.new else filed

    def filed(self, counts: ListCounts) -> str:
        """What was done, and what was left."""
        parts = [self.tr("%Ln report(s) of the list filed", "", counts.reports)]
        if counts.new:
            parts.append(self.tr("%Ln person(s) added", "", counts.new))
        if counts.left:
            parts.append(self.tr("%Ln line(s) left open", "", counts.left))
        return ", ".join(parts) + "."

    def undone(self, reports: int, kept: int) -> str:
        """What taking back came to."""
        told = self.tr("%Ln report(s) of the list withdrawn.", "", reports)
        more = self.tr("%Ln added person(s) kept: more is known of them.", "", kept)
        return f"{told} {more}" if kept else told
