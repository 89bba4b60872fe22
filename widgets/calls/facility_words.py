"""How a sweep reads: where each facility stands, and how many of the lists said something."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from console.model.shown_response import FacilityLine, ListState
from widgets import times
from widgets.calls.cells import Row, chips, texts
from widgets.calls.enquiry_words import due_chip
from widgets.section import joined
from widgets.status import Chip, Mark, Shape
from widgets.times import language, number

# Colour only for what needs action: found and unidentified have to be looked into, a refusal has to be got round.
_MARKS = {
    ListState.NOT_ASKED: Mark("neutral", Shape.RING),
    ListState.NO_ANSWER: Mark("neutral", Shape.BAR),
    ListState.REFUSED: Mark("attention", Shape.BAR),
    ListState.PROMISED: Mark("neutral", Shape.ARROW),
    ListState.NONE_OURS: Mark("good", Shape.DISC),
    ListState.UNIDENTIFIED: Mark("attention", Shape.HALVES),
    ListState.FOUND: Mark("critical", Shape.TRIANGLE),
    ListState.ANSWERED: Mark("neutral", Shape.DISC),
}


def state_chip(state: ListState) -> Chip:
    """Where asking a facility stands."""
    told = {
        ListState.NOT_ASKED: QCoreApplication.translate("FacilityWords", "not asked yet"),
        ListState.NO_ANSWER: QCoreApplication.translate("FacilityWords", "no answer"),
        ListState.REFUSED: QCoreApplication.translate("FacilityWords", "refused"),
        ListState.PROMISED: QCoreApplication.translate("FacilityWords", "will call back"),
        ListState.NONE_OURS: QCoreApplication.translate("FacilityWords", "none of ours"),
        ListState.UNIDENTIFIED: QCoreApplication.translate("FacilityWords", "unidentified people"),
        ListState.FOUND: QCoreApplication.translate("FacilityWords", "ours found"),
        ListState.ANSWERED: QCoreApplication.translate("FacilityWords", "answered"),
    }
    return Chip(_MARKS[state], told[state])


def line_chip(line: FacilityLine) -> Chip:
    """Where asking this facility stands; an entry that stands for a kind waits for a name."""
    if line.is_to_be_named and line.state is ListState.NOT_ASKED:
        return Chip(Mark("attention", Shape.RING), QCoreApplication.translate("FacilityWords", "to be named"))
    return state_chip(line.state)


def summary_chip(lines: Sequence[FacilityLine]) -> Chip | None:
    """How many of the lists said whether there is any of ours, and what: never "none" before all of them did. None without lists."""
    lists = [line for line in lines if line.is_list]
    checked = [line for line in lists if line.is_checked]
    found = sum(line.state is ListState.FOUND for line in checked)
    unnamed = sum(line.is_to_be_named for line in lists)
    if not lists:
        return None
    if found:
        told = QCoreApplication.translate("FacilityWords", "{k} of {n} lists checked, ours found on {f}")
        mark = Mark("critical", Shape.TRIANGLE)
    elif any(line.state is ListState.UNIDENTIFIED for line in checked):
        told = QCoreApplication.translate("FacilityWords", "{k} of {n} lists checked, unidentified people on {u}")
        mark = Mark("attention", Shape.HALVES)
    elif checked:
        told = QCoreApplication.translate("FacilityWords", "none found on {k} of {n} lists")
        is_whole = len(checked) == len(lists) and not unnamed
        mark = Mark("good" if is_whole else "neutral", Shape.DISC)
    else:
        told = QCoreApplication.translate("FacilityWords", "no list checked yet, {n} to ask")
        mark = Mark("neutral", Shape.RING)
    unidentified = sum(line.state is ListState.UNIDENTIFIED for line in checked)
    if unnamed:  # how many lists there are is not known yet
        told += QCoreApplication.translate("FacilityWords", ", {t} of them to be named")
    figures = {"k": len(checked), "n": len(lists), "f": found, "u": unidentified, "t": unnamed}
    return Chip(mark, told.format(**{name: number(count) for name, count in figures.items()}))


def newest_ms(lines: Sequence[FacilityLine]) -> int | None:
    """When the newest answer came."""
    return max((line.asked_at_ms for line in lines if line.asked_at_ms is not None), default=None)


def titles() -> tuple[str, ...]:
    """What the columns of the table are headed."""
    return (
        QCoreApplication.translate("FacilityWords", "To ask"),
        QCoreApplication.translate("FacilityWords", "Kind"),
        QCoreApplication.translate("FacilityWords", "State"),
        QCoreApplication.translate("FacilityWords", "Ask again"),
        QCoreApplication.translate("FacilityWords", "Asked"),
        QCoreApplication.translate("FacilityWords", "Seen there"),
        QCoreApplication.translate("FacilityWords", "Who said so"),
        QCoreApplication.translate("FacilityWords", "How, by whom"),
        QCoreApplication.translate("FacilityWords", "Note"),
    )


def row(line: FacilityLine, now_ms: int) -> Row:
    """A facility as a line of the table."""
    spoken = language()
    how = line.method.label(spoken) if line.method is not None else ""
    return Row(
        line.name,
        (
            texts(line.name),
            texts(line.type.label(spoken)),
            chips(line_chip(line)),
            chips(due_chip(line.again_at_ms, now_ms) if line.again_at_ms is not None else None),
            texts(times.age(line.asked_at_ms, now_ms) if line.asked_at_ms is not None else ""),
            texts(_seen_text(line)),
            texts(line.said_by),
            texts(joined((how, line.officer))),
            texts(joined((line.said, "" if line.is_to_be_named else line.note))),
        ),
    )


def _seen_text(line: FacilityLine) -> str:
    """Whom the facility has: people nobody could name, and foreigners who are none of ours."""
    unknown = QCoreApplication.translate("FacilityWords", "{n} unidentified")
    others = QCoreApplication.translate("FacilityWords", "{n} foreign, none ours")
    counted = ((unknown, line.unidentified), (others, line.foreigners))
    return joined(told.format(n=number(count)) for told, count in counted if count is not None)
