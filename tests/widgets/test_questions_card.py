"""The five questions: what speaks, what was counted, who said what, and nothing that looks like an alarm when it is not known."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.model.shown import AlertLine, AnswerLine, QuestionLine
from console.model.words import AlertLevel, Question, Source
from widgets import computed
from widgets.answer_form import AnswerForm
from widgets.answer_line import AnswerRow, value_mark, value_text
from widgets.link_button import LinkButton
from widgets.plain import PlainLabel
from widgets.question_view import OLD_AFTER_MS, QuestionView
from widgets.questions_card import QuestionsCard
from widgets.status import StatusChip

pytestmark = pytest.mark.qt_log_ignore(
    "plugin does not support", extend=True
)  # what the offscreen platform says of windows
NOON_UTC_MS = 1_795_521_600_000
ZONE = "Africa/Khartoum"


def answer(number: int, value: str, age_ms: int = 60_000, withdrawn_at_ms: int | None = None) -> AnswerLine:
    at_ms = NOON_UTC_MS - age_ms
    return AnswerLine(number, value, Source.OFFICIAL, f"speaker {number}", at_ms, at_ms, "Rani", "", withdrawn_at_ms)


def view_of(card: QuestionsCard, question: Question) -> QuestionView:
    return next(view for view in card.findChildren(QuestionView) if view.line().question is question)


def texts(view: QuestionView) -> list[str]:
    return [label.text() for label in view.findChildren(PlainLabel) if label.text() and label.isVisibleTo(view)]


@pytest.fixture
def card(qtbot: QtBot) -> QuestionsCard:
    made = QuestionsCard(lambda: NOON_UTC_MS)
    qtbot.addWidget(made)
    return made


def an_alert(number: int, level: AlertLevel, area: str, until_ms: int | None = None) -> AlertLine:
    return AlertLine(number, "Khartoum", area, "SD", level, "Pertempuran", "KRT", NOON_UTC_MS - 60_000, until_ms)


def levels(card: QuestionsCard) -> list[str]:
    label = card._levels
    return label.text().split("\n") if label.isVisibleTo(card) else []


def test_that_the_levels_in_force_stand_above_the_questions_the_gravest_first(card: QuestionsCard) -> None:
    assert levels(card) == []
    country, city = '{"type":"country","code":"SD"}', '{"type":"city","city_id":1,"lon":1,"lat":1,"radius_km":1}'
    card.show_alerts([an_alert(1, AlertLevel.III, country), an_alert(2, AlertLevel.I, city)])
    assert levels(card) == ["Siaga I (evacuate) · Khartoum", "Siaga III (watch) · Sudan"]
    assert "Pertempuran" in card._levels.toolTip()
    card.show_alerts([])
    assert levels(card) == []


def test_that_a_level_that_ends_goes_with_the_minute(qtbot: QtBot) -> None:
    now = [NOON_UTC_MS]
    card = QuestionsCard(lambda: now[0])
    qtbot.addWidget(card)
    card.show_alerts([an_alert(1, AlertLevel.II, '{"type":"country","code":"SD"}', until_ms=NOON_UTC_MS + 1)])
    assert levels(card) == ["Siaga II (prepare) · Sudan"]
    now[0] += 1
    card._pass_minute()
    assert levels(card) == []


def shown(card: QuestionsCard, *lines: QuestionLine) -> None:
    card.show_questions(lines, ZONE)


def test_that_the_newest_living_answer_speaks_with_its_source_and_age(card: QuestionsCard) -> None:
    shown(
        card,
        QuestionLine(
            Question.VICTIMS,
            (answer(3, "99", withdrawn_at_ms=NOON_UTC_MS), answer(2, "56-83", 120_000), answer(1, "12", 600_000)),
        ),
    )
    told = texts(view_of(card, Question.VICTIMS))
    assert "56–83" in told
    assert "Official · speaker 2" in told
    assert "13:58 CAT (11:58 UTC)" in told
    assert "2 min ago" in told
    assert "99" not in told


def test_that_what_the_console_counted_stands_beside_what_was_said(card: QuestionsCard) -> None:
    shown(
        card,
        QuestionLine(
            Question.NATIONALS, (answer(1, "1200"),), "registered-in-area", {"position": 1214, "city": 90, "country": 0}
        ),
    )
    told = texts(view_of(card, Question.NATIONALS))
    assert "1,200" in told
    assert "Registered addresses in the area: 1,214 by position, 90 by city only" in told


def test_that_a_question_nobody_answered_is_not_yet_known_and_neutral(card: QuestionsCard) -> None:
    shown(card, QuestionLine(Question.VICTIMS, ()))
    assert "Not yet known" in texts(view_of(card, Question.VICTIMS))
    assert value_mark(Question.NATIONALS_AMONG, "unknown").tone == "neutral"
    assert value_mark(Question.NATIONALS_AMONG, "2").tone == "critical"
    assert value_mark(Question.NATIONALS_AMONG, "0").tone == "text"


def test_that_an_answer_grows_amber_only_past_its_time(card: QuestionsCard) -> None:
    shown(card, QuestionLine(Question.VICTIMS, (answer(1, "12", OLD_AFTER_MS),)))
    chip = view_of(card, Question.VICTIMS).findChild(StatusChip)
    assert chip is not None
    assert chip.chip() is None
    shown(card, QuestionLine(Question.VICTIMS, (answer(1, "12", OLD_AFTER_MS + 1),)))
    old = chip.chip()
    assert old is not None
    assert old.mark.tone == "attention"
    assert "ask again" in old.text


def test_that_who_said_what_is_one_click_away_and_the_withdrawn_is_struck_through(card: QuestionsCard) -> None:
    shown(card, QuestionLine(Question.VICTIMS, (answer(2, "12"), answer(1, "7", withdrawn_at_ms=NOON_UTC_MS))))
    view = view_of(card, Question.VICTIMS)
    assert not view.findChildren(AnswerRow)
    link = next(link for link in view.findChildren(LinkButton) if "Who said" in link.text())
    link.click()
    rows = view.findChildren(AnswerRow)
    struck = [{label.text(): label.font().strikeOut() for label in row.findChildren(PlainLabel)} for row in rows]
    assert struck[0]["12"] is False
    assert struck[1]["7"] is True
    assert any("withdrawn" in text for text in struck[1])
    link.click()
    assert not view.findChildren(AnswerRow)


def test_that_an_answer_is_withdrawn_only_with_a_reason(card: QuestionsCard, qtbot: QtBot) -> None:
    shown(card, QuestionLine(Question.VICTIMS, (answer(7, "12"),)))
    view = view_of(card, Question.VICTIMS)
    next(link for link in view.findChildren(LinkButton) if "Who said" in link.text()).click()
    row = view.findChildren(AnswerRow)[0]
    next(link for link in row.findChildren(LinkButton) if link.text() == "Withdraw…").click()
    button = next(found for found in row.findChildren(QPushButton) if found.text() == "Withdraw")
    with qtbot.assertNotEmitted(card.answer_withdrawn):
        button.click()
    reason = row.findChild(QLineEdit)
    assert reason is not None
    qtbot.keyClicks(reason, "counted twice")
    with qtbot.waitSignal(card.answer_withdrawn) as caught:
        button.click()
    assert caught.args == [7, "counted twice"]


def test_that_new_answers_do_not_take_away_the_form_being_filled(card: QuestionsCard, qtbot: QtBot) -> None:
    shown(card, QuestionLine(Question.VICTIMS, ()))
    card.begin_answer(Question.VICTIMS)
    form = card.findChild(AnswerForm)
    assert form is not None
    number = next(found for found in form.findChildren(QLineEdit) if found.accessibleName() == "Answer")
    qtbot.keyClicks(number, "14")
    shown(card, QuestionLine(Question.VICTIMS, (answer(1, "12"),)))
    assert number.text() == "14"
    form._source.choose(Source.OFFICIAL)
    with qtbot.waitSignal(card.answered) as caught:
        qtbot.keyClick(number, Qt.Key.Key_Return)
    question, fields = caught.args or []
    assert question is Question.VICTIMS
    assert fields["value"] == "14"
    assert view_of(card, Question.VICTIMS).findChild(AnswerForm) is None


def test_that_the_next_question_to_ask_is_the_first_without_an_answer(card: QuestionsCard) -> None:
    shown(
        card,
        *(QuestionLine(question, (answer(1, "yes"),)) for question in (Question.STAFF_SAFE, Question.NATIONALS)),
        *(QuestionLine(question, ()) for question in tuple(Question)[2:]),
    )
    assert card.first_unanswered() is Question.VICTIMS


def test_that_without_an_incident_the_card_says_so(card: QuestionsCard) -> None:
    shown(card)
    told = [label.text() for label in card.findChildren(PlainLabel) if label.isVisibleTo(card)]
    assert [text for text in told if text] == [
        "Five questions",
        "No incident is open. Open one, and its five questions stand here.",
    ]


def _among(low: int, high: int, checked: int, total: int) -> dict[str, int]:
    return {"affected_min": low, "affected_max": high, "checked": checked, "total": total}


@pytest.mark.parametrize(
    ("key", "figures", "told"),
    [
        ("nationals-among-no-information", _among(0, 0, 0, 0), "So far no information on nationals among the victims"),
        (
            "nationals-among-checking",
            _among(0, 0, 1, 7),
            "No nationals found so far, checks continue (1 of 7 list(s) checked)",
        ),
        ("nationals-among-affected", _among(2, 2, 1, 7), "Nationals are among the victims: 2"),
        ("nationals-among-affected", _among(1, 3, 1, 7), "Nationals are among the victims: 1–3"),
        ("hospitals-none-found", {"checked": 0, "total": 0, "unidentified": 0}, "No hospital list checked yet"),
        (
            "hospitals-none-found",
            {"checked": 0, "total": 6, "to_be_named": 3},
            "No hospital list checked yet (0 of 6), 3 of them to be named",
        ),
        (
            "hospitals-none-found",
            {"checked": 0, "total": 7, "unidentified": 0},
            "No hospital list checked yet (0 of 7)",
        ),
        (
            "hospitals-none-found",
            {"checked": 3, "total": 7, "unidentified": 0, "at_ms": NOON_UTC_MS},
            "None found on 3 of 7 list(s), 24 Nov, 14:00 CAT (12:00 UTC)",
        ),
        (
            "hospitals-none-found",
            {"checked": 3, "total": 7, "unidentified": 2},
            "None found on 3 of 7 list(s); 2 unidentified person(s)",
        ),
        (
            "hospitals-none-found",
            {"checked": 3, "total": 7, "found": 1, "unidentified": 0},
            "Nationals found on 1 of 3 list(s) checked",
        ),
        ("authorities-contacted", {"n": 0, "answered": 0}, "No authority contacted yet"),
        ("authorities-contacted", {"n": 3, "answered": 1}, "3 contact(s) with authorities, 1 answered"),
        ("none-computed", {}, ""),
        ("", {}, ""),
        (
            "registered-in-area",
            {"position": 0, "city": 0, "country": 12},
            "Registered addresses in the area: 0 by position, 0 by city only, 12 by country only",
        ),
    ],
)
def test_that_a_computed_line_says_how_far_the_counting_reached(
    key: str, figures: dict[str, int], told: str, qtbot: QtBot
) -> None:
    assert computed.sentence(key, figures, ZONE) == told


def test_that_stored_values_read_as_people_write_them(qtbot: QtBot) -> None:
    assert [value_text(value) for value in ("yes", "no", "unknown", "1209", "3-5", "about a dozen")] == [
        "Yes",
        "No",
        "Not yet known",
        "1,209",
        "3–5",
        "about a dozen",
    ]
