"""How the exchange is told: the state of the link, how long something waits, how much it is, into whose compartment it goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QObject

from console.model.field_labels import kind_label
from console.model.kinds import Kind
from console.model.shown_exchange import MINISTRY, ExchangeBrief, Link, LinkState
from widgets import times
from widgets.calls.enquiry_words import span_text
from widgets.status import Mark, Shape

QUIET_MS = times.HOUR_MS  # what waits for an hour, or a hub unheard of for as long, is looked at
SILENT_MS = 6 * times.HOUR_MS  # a watch: the others have decided without it
_NEUTRAL = Mark("neutral", Shape.RING)
_KB = 1_024


class Counted(QObject):
    """Counts in words, singular and plural; an object, because lupdate sees a plural in ``tr`` only."""

    def only_here(self, changes: int) -> str:
        """``12 changes only on this computer``."""
        return self.tr("%Ln change(s) only on this computer", "", changes)

    def waiting(self, changes: int) -> str:
        """``3 changes waiting``."""
        return self.tr("%Ln change(s) waiting", "", changes)

    def conflicts(self, count: int) -> str:
        """``1 conflict``."""
        return self.tr("%Ln conflict(s)", "", count)

    def not_in(self, count: int) -> str:
        """``2 set aside``."""
        return self.tr("%Ln set aside", "", count)

    def changes(self, count: int) -> str:
        """``3 changes``."""
        return self.tr("%Ln change(s)", "", count)


def compartment_text(compartment: str | None) -> str:
    """Into whose compartment something goes."""
    if compartment is None:
        return QCoreApplication.translate("ExchangeWords", "no compartment yet")
    return QCoreApplication.translate("ExchangeWords", "Ministry") if compartment == MINISTRY else compartment


def lane_text(*, is_bulk: bool) -> str:
    """Which of the two lanes."""
    if is_bulk:
        return QCoreApplication.translate("ExchangeWords", "rosters")
    return QCoreApplication.translate("ExchangeWords", "edits")


def clock_span(span_ms: int) -> str:
    """A length of time in hours and minutes, ``02:10``; from two days on in days."""
    if span_ms >= 2 * times.DAY_MS:
        return span_text(span_ms)
    minutes = max(0, span_ms) // times.MINUTE_MS
    return f"{minutes // 60:02}:{minutes % 60:02}"


def size_text(size_bytes: int) -> str:
    """An amount of data: ``840 B``, ``12 kB``, ``3.1 MB``."""
    if size_bytes < _KB:
        return f"{times.number(size_bytes)} B"
    if size_bytes < _KB * _KB:
        return f"{times.number(round(size_bytes / _KB))} kB"
    return f"{times.locale().toString(size_bytes / _KB / _KB, 'f', 1)} MB"


def kinds_text(kinds: Mapping[Kind, int]) -> str:
    """What an envelope holds, the most first: ``Report 12, Person 1``."""
    ordered = sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{kind_label(kind, times.language())} {times.number(count)}" for kind, count in ordered)


def waiting_mark(oldest_ms: int | None, now_ms: int) -> Mark:
    """How long the oldest change waits, as a mark."""
    waits_ms = 0 if oldest_ms is None else now_ms - oldest_ms
    if waits_ms >= SILENT_MS:
        return Mark("critical", Shape.TRIANGLE)
    return Mark("attention", Shape.DIAMOND) if waits_ms >= QUIET_MS else _NEUTRAL


def link_mark(state: LinkState, now_ms: int) -> Mark:
    """The state of the link as a mark; green only for what the hub has confirmed of late."""
    if state.link is Link.UP_TO_DATE and state.last_ms is not None:
        unheard_ms = now_ms - state.last_ms
        if unheard_ms < QUIET_MS:
            return Mark("good", Shape.DISC)
        return Mark("critical", Shape.TRIANGLE) if unheard_ms >= SILENT_MS else Mark("attention", Shape.DIAMOND)
    return {
        Link.EXCHANGING: Mark("accent", Shape.HALVES),
        Link.RETRYING: Mark("attention", Shape.TRIANGLE),
        Link.PAUSED: Mark("attention", Shape.BAR),
        Link.IDLE: Mark("attention", Shape.RING),
    }.get(state.link, _NEUTRAL)


def link_text(state: LinkState, now_ms: int) -> str:
    """The state of the link in a few words, for the status line."""
    match state.link:
        case Link.NOT_ENROLLED:
            return QCoreApplication.translate("ExchangeWords", "not enrolled")
        case Link.NEVER:
            return QCoreApplication.translate("ExchangeWords", "never synced")
        case Link.EXCHANGING:
            return _exchanging(state)
        case Link.UP_TO_DATE if state.last_ms is not None:
            return _synced(state.last_ms, now_ms)
    told = {
        Link.RETRYING: QCoreApplication.translate("ExchangeWords", "no link to the hub"),
        Link.PAUSED: QCoreApplication.translate("ExchangeWords", "exchange paused"),
    }.get(state.link, QCoreApplication.translate("ExchangeWords", "not exchanging"))
    return told if state.last_ms is None else f"{told}, {_synced(state.last_ms, now_ms)}"


def link_detail(state: LinkState, now_ms: int, zone: str) -> str:
    """What there is to say beyond ``link_text``: how far, when it tries again, on which kind of link."""
    parts = []
    if state.link is Link.EXCHANGING and state.total_bytes:
        told = QCoreApplication.translate("ExchangeWords", "{done} of {total}")
        parts.append(told.format(done=size_text(state.done_bytes), total=size_text(state.total_bytes)))
    if state.link is Link.RETRYING and state.until_ms is not None and state.until_ms > now_ms:
        told = QCoreApplication.translate("ExchangeWords", "tries again at {time}")
        parts.append(told.format(time=times.clock_time(state.until_ms, zone)))
    if state.last_ms is not None and state.link not in (Link.NOT_ENROLLED, Link.NEVER):
        told = QCoreApplication.translate("ExchangeWords", "by the hub's receipt of {time}")
        parts.append(told.format(time=times.day_time(state.last_ms, zone)))
    if state.is_thin:
        parts.append(QCoreApplication.translate("ExchangeWords", "thin link: small pieces, edits first"))
    return ", ".join(parts)


def waiting_text(brief: ExchangeBrief, now_ms: int) -> str:
    """What waits, for the status line; "" when nothing does."""
    if not brief.is_enrolled:
        return Counted().only_here(brief.waiting)
    if not brief.waiting:
        return ""
    told = Counted().waiting(brief.waiting)
    if brief.oldest_ms is None:
        return told
    oldest = QCoreApplication.translate("ExchangeWords", "oldest {span}")
    return f"{told}, {oldest.format(span=clock_span(now_ms - brief.oldest_ms))}"


def _synced(last_ms: int, now_ms: int) -> str:
    told = QCoreApplication.translate("ExchangeWords", "synced {age}")
    return told.format(age=times.age(last_ms, now_ms))


def _exchanging(state: LinkState) -> str:
    if not state.total:
        return QCoreApplication.translate("ExchangeWords", "exchanging")
    told = QCoreApplication.translate("ExchangeWords", "exchanging, {done} of {total}")
    return told.format(done=times.number(state.done), total=times.number(state.total))
