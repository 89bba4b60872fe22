"""How the things of a timeline are called and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from console.model.shown import TIMELINE_MAX, TimelineItem
from console.model.words import AuthorityResult, HospitalResult, Question, Word
from widgets import icons
from widgets.answer_line import value_text
from widgets.status import axis_chip
from widgets.times import day_time, language, number

GROUPS = ("entry", "report", "answer", "hospital", "authority", "start")  # what can be left out together
ICONS: Mapping[str, icons.Name] = {
    "entry": "entry",
    "report": "report",
    "answer": "answer",
    "hospital": "hospital",
    "authority": "authority",
    "opened": "opened",
    "onset": "onset",
    "start": "opened",
}
_RESULTS: Mapping[str, type[Word]] = {"hospital": HospitalResult, "authority": AuthorityResult}


def group_of(item: TimelineItem) -> str:
    """Under which of the groups an item is shown or left out."""
    return "start" if item.is_beginning else item.what


def is_cut(items: Sequence[TimelineItem]) -> bool:
    """Whether there are more items of some kind than are listed."""
    return max(Counter(item.what for item in items).values(), default=0) > TIMELINE_MAX


def more_text() -> str:
    """What a reader of a cut timeline must know."""
    told = QCoreApplication.translate("timeline", "Of each kind the newest {n} are listed; there are more.")
    return told.format(n=number(TIMELINE_MAX))


def kind_text(kind: str) -> str:
    """The name of a kind or group in the language in force."""
    return {
        "entry": QCoreApplication.translate("timeline", "Chronology"),
        "report": QCoreApplication.translate("timeline", "Reports"),
        "answer": QCoreApplication.translate("timeline", "Answers"),
        "hospital": QCoreApplication.translate("timeline", "Hospitals"),
        "authority": QCoreApplication.translate("timeline", "Authorities"),
        "opened": QCoreApplication.translate("timeline", "Opened"),
        "start": QCoreApplication.translate("timeline", "Start"),
        "onset": QCoreApplication.translate("timeline", "Onset"),
    }.get(kind, kind)


def item_text(item: TimelineItem) -> str:
    """What happened, in one line."""
    if item.axis is not None:
        told = f"{item.axis.label(language())}: {axis_chip(item.axis, item.text).text}"
        return f"{item.person_name} · {told}" if item.person_name else told
    if item.what == "answer":
        return _answer_text(item.text)
    if item.what in _RESULTS:
        return _result_text(item.text, _RESULTS[item.what])
    return item.text


def _answer_text(text: str) -> str:
    """``2: 3-5`` as ``How many victims are there? 3–5``."""
    asked, _, value = text.rpartition(": ")
    question = next((one for one in Question if one.value == asked), None)
    return value_text(text) if question is None else f"{question.label(language())} {value_text(value)}"


def _result_text(text: str, results: type[Word]) -> str:
    """``Royal Care: none-ours`` with the result in words; a result that a newer console knows stays as it is."""
    name, _, result = text.rpartition(": ")
    word = next((one for one in results if one.value == result), None)
    return text if word is None else f"{name}: {word.label(language())}"


def notes_text(item: TimelineItem, zone: str) -> str:
    """What a reader must know of the line itself: late, withdrawn; "" for most."""
    told = []
    if item.is_late:
        late = QCoreApplication.translate("timeline", "late: written down {when}")
        told.append(late.format(when=day_time(item.recorded_at_ms, zone)))
    if item.withdrawn_at_ms is not None:
        gone = QCoreApplication.translate("timeline", "withdrawn {when}")
        when = gone.format(when=day_time(item.withdrawn_at_ms, zone))
        told.append(f"{when}: {item.withdrawn_reason}" if item.withdrawn_reason else when)
    return ", ".join(told)


def full_text(item: TimelineItem, zone: str) -> str:
    """When, what and by whom: the whole line for tooltips and screen readers."""
    what = f"{kind_text(item.what)}: {item_text(item)}" if item.is_beginning else item_text(item)
    parts = [day_time(item.observed_at_ms, zone), what, item.officer, notes_text(item, zone)]
    return " · ".join(part for part in parts if part)
