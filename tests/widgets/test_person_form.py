"""One line makes a person; who is alike is shown first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.model.fields_people import PersonFields
from tests.widgets.people import FIRST, person_row
from widgets.person_form import PersonForm
from widgets.plain import Link


@pytest.fixture
def form(qtbot: QtBot) -> PersonForm:
    made = PersonForm()
    qtbot.addWidget(made)
    made.start()
    return made


def test_that_a_name_alone_makes_a_person(form: PersonForm, qtbot: QtBot) -> None:
    form.name.setText("  Siti   Aminah ")
    with qtbot.waitSignal(form.person_filed) as filed:
        form.file()
    assert filed.args == [{"name": "Siti Aminah", "eligibility": "wni"}]


def test_that_what_is_filed_is_valid_as_it_stands(form: PersonForm, qtbot: QtBot) -> None:
    form.name.setText("Sukarno")
    form.born.setText("17/8/1990")
    form.passport.setText("x 438-2585")
    with qtbot.waitSignal(form.person_filed) as filed:
        form.file()
    draft = dict(filed.args[0])
    assert draft.pop("passport") == "x 438-2585"
    assert PersonFields.model_validate(draft).born == "1990-08-17"


@pytest.mark.parametrize(("name", "born"), [("  ", ""), ("Siti", "31/2/1990")])
def test_that_a_person_that_cannot_be_kept_is_not_filed(form: PersonForm, name: str, born: str) -> None:
    filed: list[object] = []
    form.person_filed.connect(filed.append)
    form.name.setText(name)
    form.born.setText(born)
    form.file()
    assert filed == []


def test_that_a_person_alike_can_be_opened_instead(form: PersonForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.alike_wanted) as wanted:
        form.name.setText("Siti")
    assert wanted.args == ["Siti"]
    form.show_alike((person_row(3, "Siti Aminah"), person_row(4, "Siti Amina")))
    links = [link for link in form.findChildren(Link) if link.text().startswith("Siti")]
    with qtbot.waitSignal(form.person_chosen) as chosen:
        links[0].opened.emit()
    assert chosen.args == [FIRST + 3]
    form.show_alike(())
    assert not [label for label in form.findChildren(QLabel) if "alike" in label.text() and label.isVisibleTo(form)]
