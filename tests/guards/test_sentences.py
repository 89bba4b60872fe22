"""Whoever meets a fault reads a sentence, whole and in his language."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator

import pytest

from console.model.sentences import SENTENCES, reason, sentence
from console.model.sentences_faults import FAULTS
from console.model.sentences_reasons import REASONS
from console.model.sentences_roster import ROSTER
from console.model.subject import Reason
from tests.guards.source import Module, calls, modules, texts_in

CODE = re.compile(r"[a-z]+(-[a-z]+)+")
RAISED = {"Fault", "InputFault", "KeyFault", "StoreFault", "LinkFault", "SealFault", "SettingFault", "CellFault"}
CELLS = {f"console/formats/{name}.py" for name in ("roster/converters", "roster/builder", "roster/orders", "papers")}
# The functions that are handed a code, or take it out of a table: the codes stand where they are called, or in the table.
PASSED_ON = {
    "console/app.py": "a setting's fault, shown as a fault of the desk",
    "console/duty/contact_sheet.py": "_tell is told what to say of a row",
    "console/duty/reports.py": "_must_live is told by its callers what to say",
    "console/formats/contacts/reading.py": "_tell is told what to say of a row",
    "console/formats/roster/looked_at.py": "what the reading child said",
    "console/formats/roster/builder.py": "flag and _mark pass a cell's flag on",
    "console/keys/box.py": "the slot's kind decides the code",
    "console/register/opening.py": "_CODE_BY_ERROR",
}


def _first(call: ast.Call) -> ast.expr | None:
    return call.args[0] if call.args else next((word.value for word in call.keywords if word.arg == "code"), None)


def _raised(module: Module) -> Iterator[tuple[ast.Call, set[str]]]:
    """Each making of a fault with the codes written in it; none where the code is passed on."""
    for name, call in calls(module):
        if name in RAISED and (code := _first(call)) is not None:
            yield call, {text for text in texts_in(code) if CODE.fullmatch(text)}


def _cell_codes() -> set[str]:
    """What can be wrong in a cell: the only words with a hyphen in the modules that look at cells."""
    return {
        text for module in modules() if module.path in CELLS for text in texts_in(module.tree) if CODE.fullmatch(text)
    }


def _codes() -> dict[str, str]:
    """Every code that can reach a person, with a place where it stands."""
    found = dict.fromkeys(_cell_codes(), "a cell of a roster")
    for module in modules():
        for call, codes in _raised(module):
            found.update(dict.fromkeys(codes, f"{module.path}:{call.lineno}"))
        for name, call in calls(module):
            if module.path in PASSED_ON and name in {"_must_live", "_confirm", "_first_opened", "_opened", "_tell"}:
                flags = {text for each in call.args for text in texts_in(each) if CODE.fullmatch(text)}
                found.update(dict.fromkeys(flags, f"{module.path}:{call.lineno}"))
        for node in module.tree.body:  # tables of codes, such as one for each error of the disk
            if isinstance(node, ast.Assign) and module.path in PASSED_ON and isinstance(node.value, ast.Dict):
                held = {text for each in node.value.values for text in texts_in(each) if CODE.fullmatch(text)}
                found.update(dict.fromkeys(held, f"{module.path}:{node.lineno}"))
    return found


def _details(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_that_every_fault_that_can_arise_has_a_sentence_in_both_languages() -> None:
    codes = _codes()
    assert len(codes) > 90  # the search itself still finds them
    assert {code: place for code, place in codes.items() if not all(SENTENCES.get(code, ("", "")))} == {}


def test_that_no_sentence_is_kept_for_a_fault_nobody_raises() -> None:
    written = {
        text for module in modules() if "/sentences" not in module.path for text in texts_in(module.tree)
    }  # fmt: skip
    assert sorted(set(SENTENCES) - written) == []


def test_that_a_fault_gives_every_detail_its_sentence_names() -> None:
    missing = []
    for module in modules():
        for call, codes in _raised(module):
            given = {word.arg for word in call.keywords}
            if None in given:  # the details come as they are, from another fault
                continue
            for code in codes & set(SENTENCES):
                lacking = set().union(*map(_details, SENTENCES[code])) - {str(each) for each in given}
                if lacking:
                    missing.append(f"{module.path}:{call.lineno} {code} {sorted(lacking)}")
    assert missing == []


def test_that_a_code_is_passed_on_only_where_its_origin_is_known() -> None:
    unknown = [
        f"{module.path}:{call.lineno}"
        for module in modules()
        for call, codes in _raised(module)
        if not codes and module.path not in PASSED_ON
    ]
    assert unknown == []


def test_that_what_is_said_of_a_cell_needs_no_detail() -> None:
    """A cell's fault has a row and a column and no details, so a placeholder would stand there as it is."""
    cells = _cell_codes()
    assert len(cells) > 14
    assert sorted(code for code in cells if set().union(*map(_details, SENTENCES.get(code, ("", ""))))) == []


def test_that_both_languages_name_the_same_details() -> None:
    assert [
        code for code, (english, indonesian) in SENTENCES.items() if _details(english) != _details(indonesian)
    ] == []


def test_that_no_sentence_was_left_in_the_other_language() -> None:
    assert [code for code, (english, indonesian) in SENTENCES.items() if english == indonesian] == []


def test_that_every_sentence_is_whole() -> None:
    wrong = [
        code
        for code, both in SENTENCES.items()
        for text in both
        if not re.fullmatch(r"[A-Z\"].*[.?]", text) or "  " in text
    ]
    assert wrong == []


def test_that_no_code_has_two_sentences() -> None:
    assert set(FAULTS) & set(ROSTER) == set()


@pytest.mark.parametrize("each", list(Reason))
def test_that_every_reason_of_likeness_is_said_in_both_languages(each: Reason) -> None:
    assert reason(each, "id") != reason(each, "en")
    assert each in REASONS


def test_that_a_missing_detail_shows_instead_of_breaking_the_sentence() -> None:
    assert "{limit}" in sentence("file-too-large", "en")


def test_that_a_code_of_a_newer_version_shows_as_itself() -> None:
    assert sentence("not-known-here", "id") == "not-known-here"
