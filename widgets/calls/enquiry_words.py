"""How enquiries read: promises with what is left of them, who asks, and what is known of whom they seek."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from console.model.shown_response import EnquiryLine
from widgets import status, times
from widgets.calls.call_words import asked_chip
from widgets.calls.cells import Row, chips, texts
from widgets.section import joined
from widgets.status import Chip, Mark, Shape, chip_of

NEAR_MS = 15 * times.MINUTE_MS  # from here on a promise is amber: time enough to find out before the telephone is due


def span_text(span_ms: int) -> str:
    """A length of time, rounded down: ``12 min``, ``2 h``, ``3 d``."""
    if span_ms < times.HOUR_MS:
        return QCoreApplication.translate("DueWords", "{n} min").format(n=times.number(span_ms // times.MINUTE_MS))
    if span_ms < 2 * times.DAY_MS:
        return QCoreApplication.translate("DueWords", "{n} h").format(n=times.number(span_ms // times.HOUR_MS))
    return QCoreApplication.translate("DueWords", "{n} d").format(n=times.number(span_ms // times.DAY_MS))


def due_chip(at_ms: int, now_ms: int) -> Chip:
    """How long until something is due, or since it was: amber when near; red, with another shape and the word, when overdue."""
    left_ms = at_ms - now_ms
    if left_ms < 0:
        told = QCoreApplication.translate("DueWords", "overdue {span}")
        return Chip(Mark("critical", Shape.TRIANGLE), told.replace("{span}", span_text(-left_ms)))
    mark = Mark("attention", Shape.DIAMOND) if left_ms <= NEAR_MS else Mark("neutral", Shape.RING)
    return Chip(mark, QCoreApplication.translate("DueWords", "in {span}").replace("{span}", span_text(left_ms)))


def promise_chip(line: EnquiryLine, now_ms: int) -> Chip:
    """Where an enquiry stands: answered, or when the caller is to be called back."""
    if line.answered_at_ms is not None:
        told = QCoreApplication.translate("EnquiryWords", "answered {age}")
        return Chip(Mark("good", Shape.DISC), told.replace("{age}", times.age(line.answered_at_ms, now_ms)))
    if line.promised_at_ms is None:
        return Chip(Mark("neutral", Shape.RING), QCoreApplication.translate("EnquiryWords", "no time said"))
    return due_chip(line.promised_at_ms, now_ms)


def known_chips(line: EnquiryLine) -> tuple[Chip, ...]:
    """What is now known of the person sought."""
    found = [chip_of(word) for word in (line.whereabouts, line.condition) if word is not None]
    if not found:
        found.append(status.not_yet_reached())
    if not line.is_on_roster:
        found.append(status.not_on_roster())
    return tuple(found)


def asking_chip(line: EnquiryLine) -> Chip | None:
    """That several ask for one person: ``3 ask``."""
    return asked_chip(line.asking) if line.asking > 1 else None


def caller_text(line: EnquiryLine) -> str:
    """Who asks, and what he is to the person sought."""
    return joined((line.caller, line.relation.label(times.language())))


def titles() -> tuple[str, ...]:
    """What the columns of the list are headed."""
    return (
        QCoreApplication.translate("EnquiryWords", "Call back"),
        QCoreApplication.translate("EnquiryWords", "Sought"),
        QCoreApplication.translate("EnquiryWords", "Known"),
        QCoreApplication.translate("EnquiryWords", "Caller"),
        QCoreApplication.translate("EnquiryWords", "Telephone"),
        QCoreApplication.translate("EnquiryWords", "Asked"),
    )


def row(line: EnquiryLine, now_ms: int) -> Row:
    """An enquiry as a line of the list."""
    return Row(
        line.enquiry,
        (
            chips(promise_chip(line, now_ms)),
            texts(line.person_name),
            chips(asking_chip(line), *known_chips(line)),
            texts(caller_text(line)),
            texts(line.phone),
            texts(times.age(line.recorded_at_ms, now_ms)),
        ),
    )
