"""A situation report as text with tables, for the screen; on paper it is typeset elsewhere from the same content."""

from __future__ import annotations

import html
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from console.model.bilingual import figure
from console.model.sitrep import Content, Pair, count_text, falls
from console.model.sitrep_words import Figure, gap_text
from console.model.statement_words import EXERCISE_HEAD
from console.model.words import Question, SitrepVersion
from widgets import theme
from widgets.answer_line import value_text
from widgets.times import age, day_time, language

_CONTEXT = "sitrep"


def QT_TRANSLATE_NOOP(context: str, literal: str) -> str:  # lupdate knows a marked literal by this name
    """Mark a literal for translation without looking it up."""
    return literal


_HEADINGS = {
    "changes": QT_TRANSLATE_NOOP("sitrep", "Since {previous}"),
    "first": QT_TRANSLATE_NOOP("sitrep", "First report: nothing to compare with."),
    "same": QT_TRANSLATE_NOOP("sitrep", "No figure has changed."),
    "nationals": QT_TRANSLATE_NOOP("sitrep", "Our nationals"),
    "figures": QT_TRANSLATE_NOOP("sitrep", "Figures"),
    "questions": QT_TRANSLATE_NOOP("sitrep", "Five questions, staff and premises"),
    "open": QT_TRANSLATE_NOOP("sitrep", "not answered"),
    "done": QT_TRANSLATE_NOOP("sitrep", "What was done"),
    "gaps": QT_TRANSLATE_NOOP("sitrep", "Gaps and silences"),
    "alerts": QT_TRANSLATE_NOOP("sitrep", "Alert levels"),
    "chronology": QT_TRANSLATE_NOOP("sitrep", "Noted since"),
    "summary": QT_TRANSLATE_NOOP("sitrep", "The officer adds"),
    "next": QT_TRANSLATE_NOOP("sitrep", "Next report: {when}"),
    "no-next": QT_TRANSLATE_NOOP("sitrep", "No next report is announced."),
    "freshness": QT_TRANSLATE_NOOP("sitrep", "Newest report {newest}, oldest that speaks {oldest}."),
    "fell": QT_TRANSLATE_NOOP("sitrep", "fell: {why}"),
    "no-reason": QT_TRANSLATE_NOOP("sitrep", "a reason is needed"),
}


def _told(name: str) -> str:
    return QCoreApplication.translate(_CONTEXT, _HEADINGS[name])


def sitrep_html(content: Content) -> str:
    """The report in the language in force."""
    return "".join(_parts(content))


def _parts(content: Content) -> Iterator[str]:
    version = SitrepVersion.of(content.version).label(language())
    if content.is_exercise:
        yield f"<p style='color:{theme.tokens().attention}'><b>{_safe(EXERCISE_HEAD.of(language()))}</b></p>"
    yield f"<h3>{_safe(content.label)} · {_safe(version)} · {_safe(content.title)}</h3>"
    yield _muted(f"{day_time(content.as_of_ms, content.zone)} · {content.prepared_by}")
    yield from _changes(content)
    yield _heading("nationals") + f"<p>{_safe(_of(content.nationals))}</p>"
    yield _heading("figures") + _table(_figures(content)) + _muted(_freshness(content))
    yield _heading("questions") + _table(_answers(content))
    if _of(content.done):
        yield _heading("done") + f"<p>{_safe(_of(content.done))}</p>"
    if content.gaps:
        yield _heading("gaps") + _bullets(gap_text(gap.code, gap.places, language()) for gap in content.gaps)
    if content.alerts:
        yield _heading("alerts") + _bullets(f"{each.level} · {each.name}: {each.reason}" for each in content.alerts)
    if content.chronology:
        yield _heading("chronology") + _table(
            (day_time(each.at_ms, content.zone), each.text) for each in content.chronology
        )
    if content.summary:
        yield _heading("summary") + "".join(f"<p>{_safe(line)}</p>" for line in content.summary.splitlines())
    after = content.next_at_ms
    told = _told("no-next") if after is None else _told("next").replace("{when}", day_time(after, content.zone))
    yield f"<p><b>{_safe(told)}</b></p>"


def _changes(content: Content) -> Iterator[str]:
    if content.previous_number is None:
        yield _muted(_told("first"))
        return
    yield f"<p><b>{_safe(_told('changes').replace('{previous}', f'{content.mission}-{content.previous_number}'))}</b></p>"
    if not content.changes:
        yield _muted(_told("same"))
        return
    rows = []
    for change in content.changes:
        name = Figure.of(change.figure)
        fell = bool(falls((change,)))
        why = _told("fell").replace("{why}", content.fall_reason or _told("no-reason")) if fell else ""
        rows.append((name.label(language()), f"{_count(change.before)} → {_count(change.now)}", why))
    yield _table(rows)


def _figures(content: Content) -> Iterator[tuple[str, str]]:
    for name in Figure:
        if name in content.figures or name is Figure.CASUALTIES:  # where nobody said a number, not to be taken for none
            yield name.label(language()), count_text(content, name, language())


def _freshness(content: Content) -> str:
    if content.freshest_ms is None or content.stalest_ms is None:
        return ""
    newest, oldest = (age(at_ms, content.as_of_ms) for at_ms in (content.freshest_ms, content.stalest_ms))
    return _told("freshness").replace("{newest}", newest).replace("{oldest}", oldest)


def _answers(content: Content) -> Iterator[tuple[str, str]]:
    for answer in content.answers:
        question = Question.of(answer.question)
        told = [_of(answer.counted)]
        if answer.value:
            when = "" if answer.at_ms is None else day_time(answer.at_ms, content.zone)
            told += [value_text(answer.value), answer.said_by, when]
        yield question.label(language()), " · ".join(part for part in told if part) or _told("open")


def _count(pair: tuple[int, int]) -> str:
    low, high = (figure(number).of(language()) for number in pair)
    return low if low == high else f"{low}–{high}"


def _of(pair: Pair) -> str:
    return pair.id if language() == "id" else pair.en


def _safe(text: str) -> str:
    return html.escape(text)


def _heading(name: str) -> str:
    return f"<p style='margin-top:10px; margin-bottom:2px'><b>{_safe(_told(name))}</b></p>"


def _muted(text: str) -> str:
    return f"<p style='color:{theme.tokens().muted}'>{_safe(text)}</p>" if text else ""


def _bullets(lines: Iterator[str]) -> str:
    return "<ul style='margin-left:-18px'>" + "".join(f"<li>{_safe(line)}</li>" for line in lines) + "</ul>"


def _table(rows: Iterator[tuple[str, ...]] | list[tuple[str, str, str]]) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td style='padding-right:14px'>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table cellspacing='0' cellpadding='2'>{cells}</table>"
