"""What is typed into a form, taken out as JSON has it and put back into another of the same form."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from console.model.words import AuthorityResult, HospitalResult, Question, Source
from widgets.answer_form import NO, AnswerForm
from widgets.check_forms import AuthorityContactForm, HospitalCheckForm
from widgets.form_draft import TEXT_KEPT_MAX, FormDraft, Typed
from widgets.times import HOUR_MS

NOON_MS = 1_681_560_000_000  # 15 April 2023 12:00 UTC
ZONE = "Africa/Khartoum"


def a_check(qtbot: QtBot) -> HospitalCheckForm:
    form = HospitalCheckForm(ZONE, lambda: NOON_MS)
    qtbot.addWidget(form)
    form.draft.begin("check:1")
    return form


def through_json(typed: Typed) -> Typed:
    back: Typed = json.loads(json.dumps(typed))
    return back


def test_that_an_untouched_form_has_nothing_to_keep_and_a_programme_filling_it_is_no_typing(qtbot: QtBot) -> None:
    form = HospitalCheckForm(ZONE, lambda: NOON_MS)
    qtbot.addWidget(form)
    heard: list[object] = []
    form.draft.changed.connect(lambda *told: heard.append(told))
    form.begin("RS Contoh")
    form.draft.begin("check:1")
    assert form.draft.typed() == {}
    assert heard == []
    form._facility.setText("RS Lain")
    assert heard == [("check:1", {"facility": "RS Lain"})]
    form.draft.end()
    form._facility.setText("")
    assert len(heard) == 1


def test_that_every_kind_of_field_comes_back_as_it_was(qtbot: QtBot) -> None:
    form = a_check(qtbot)
    form._result.choose(HospitalResult.UNIDENTIFIED)
    form._unidentified.setValue(7)
    form._observed.set_moment(NOON_MS - 3 * HOUR_MS)
    form._recheck.choose(4)
    form._note.setText("lantai 2")
    again = a_check(qtbot)
    again.draft.restore(through_json(form.draft.typed()), NOON_MS, NOON_MS, ZONE)
    assert again._result.value() is HospitalResult.UNIDENTIFIED
    assert not again._unidentified.isHidden()
    assert (again._unidentified.value(), again._recheck.value(), again._note.text()) == (7, 4, "lantai 2")
    assert again._observed.at_ms() == NOON_MS - 3 * HOUR_MS


def test_that_now_means_the_moment_of_the_draft_and_a_promise_keeps_its_own(qtbot: QtBot) -> None:
    form = AuthorityContactForm(ZONE, lambda: NOON_MS)
    qtbot.addWidget(form)
    form.draft.begin("contact:1")
    form.draft.restore({"result": AuthorityResult.PROMISED.value}, NOON_MS - 2 * HOUR_MS, NOON_MS, ZONE)
    assert form._observed.at_ms() == NOON_MS - 2 * HOUR_MS
    assert form._promised.at_ms() == NOON_MS + HOUR_MS


def test_that_a_restored_no_is_cautioned_like_a_clicked_one(qtbot: QtBot) -> None:
    form = AnswerForm(Question.NATIONALS_AMONG, ZONE, lambda: NOON_MS)
    qtbot.addWidget(form)
    form.draft.begin("answer:1")
    form.draft.restore({NO: True, "source": Source.WARDEN.value}, NOON_MS, NOON_MS, ZONE)
    assert not form._caution.isHidden()
    assert form._source.value() is Source.WARDEN


def test_that_what_another_version_kept_changes_nothing_here(qtbot: QtBot) -> None:
    form = a_check(qtbot)
    form.draft.restore({"result": "a-word-of-tomorrow", "unidentified": "many", "colour": 3}, NOON_MS, NOON_MS, ZONE)
    assert form._result.value() is None
    assert form._unidentified.value() == 1


def test_that_the_line_tells_the_date_only_of_an_old_draft(qtbot: QtBot) -> None:
    form = a_check(qtbot)
    form.draft.restore({"note": "x"}, NOON_MS, NOON_MS + HOUR_MS, ZONE)
    assert "2023" not in form.draft._told.text()
    assert not form.draft.isHidden()
    form.draft.restore({"note": "x"}, NOON_MS, NOON_MS + 30 * HOUR_MS, ZONE)
    assert "15 Apr 2023, 14:00 CAT" in form.draft._told.text()


def test_that_discarding_empties_and_says_so_once(qtbot: QtBot) -> None:
    form = a_check(qtbot)
    form.draft.restore({"note": "x", "result": HospitalResult.UNIDENTIFIED.value}, NOON_MS, NOON_MS, ZONE)
    typed: list[object] = []
    form.draft.changed.connect(lambda *told: typed.append(told))
    with qtbot.waitSignal(form.draft.discarded) as told:
        form.draft._discard.click()
    assert told.args == ["check:1"]
    assert (form._note.text(), form._result.value(), typed) == ("", None, [])
    assert form._observed.taken() is None
    assert form.draft.isHidden()


def test_that_a_pasted_book_is_not_kept_whole(qtbot: QtBot) -> None:
    form = a_check(qtbot)
    form._note.setMaxLength(TEXT_KEPT_MAX * 3)
    form._note.setText("x" * (TEXT_KEPT_MAX * 2))
    assert form.draft.typed() == {"note": "x" * TEXT_KEPT_MAX}


def test_that_a_field_nobody_can_keep_is_refused(qtbot: QtBot) -> None:
    draft = FormDraft()
    qtbot.addWidget(draft)
    with pytest.raises(TypeError, match="FormDraft"):
        draft.follow({"self": draft})
