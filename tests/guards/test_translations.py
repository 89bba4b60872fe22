"""The texts of both languages: all of them there, none overlooked, and heard by open windows without a restart."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from widgets import language
from widgets.unlock import UnlockScreen

ROOT = Path(__file__).parents[2]
I18N = ROOT / "resources" / "i18n"
SOURCES = [
    ROOT / "console" / "gate.py",
    *sorted((ROOT / "console" / "desk").rglob("*.py")),
    *sorted((ROOT / "widgets").rglob("*.py")),
]
MARKS = {"QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
# The one look-up by a variable: what it is given was marked with QT_TRANSLATE_NOOP, and the marks are looked at here as well.
LOOKED_UP = {
    ("actions.py", "QCoreApplication.translate(CONTEXT, literal)"),
    ("sitrep_text.py", "QCoreApplication.translate(_CONTEXT, _HEADINGS[name])"),
}
# Other languages Qt ships: a text that none of them knows is no text of Qt's.
SHIPPED = ("de", "ja", "ko", "pl", "ru", "uk")
Message = tuple[str, str, str]


@cache
def messages(name: str) -> dict[Message, list[str]]:
    """What a .ts file holds: the forms by (context, source, comment)."""
    found: dict[Message, list[str]] = {}
    for context in ET.parse(I18N / name).getroot().findall("context"):
        for message in context.findall("message"):
            told = message.find("translation")
            assert told is not None
            forms = [form.text or "" for form in told.findall("numerusform")] or [told.text or ""]
            key = (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
            assert key not in found, key
            found[key] = forms
    return found


def calls(node: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Every call that is for translation, with the class it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            name = ast.unparse(child.func)
            if name.rpartition(".")[2] in {"tr", *MARKS} or name.endswith("Application.translate"):
                yield inside, child
        yield from calls(child, child.name if isinstance(child, ast.ClassDef) else inside)


def context_and_text(inside: str, call: ast.Call) -> tuple[ast.expr, ast.expr]:
    name = ast.unparse(call.func).rpartition(".")[2]
    return (ast.Constant(inside), call.args[0]) if name in {"tr", "QT_TR_NOOP"} else (call.args[0], call.args[1])


def test_that_every_text_in_the_code_is_a_literal_that_reached_the_translator() -> None:
    """lupdate passes over a call it cannot read without a word; the text would then stay English for ever."""
    known = {(context, source) for context, source, _ in messages("posko_id.ts")}
    built, overlooked, seen = [], [], 0
    for path in SOURCES:
        for inside, call in calls(ast.parse(path.read_text("utf-8"))):
            context, text = context_and_text(inside, call)
            where = f"{path.name}:{call.lineno} {ast.unparse(call)}"
            if isinstance(context, ast.Constant) and isinstance(text, ast.Constant):
                seen += 1
                if (context.value, text.value) not in known:
                    overlooked.append(where)
            elif (path.name, ast.unparse(call)) not in LOOKED_UP:
                built.append(where)
    assert built == []
    assert overlooked == []
    assert seen > 400


def test_that_every_text_with_a_count_has_its_english_singular_and_plural() -> None:
    counted = {key for key in messages("posko_id.ts") if re.search(r"%L?n", key[1])}
    english = messages("posko_en.ts")
    assert counted == set(english)
    assert len(counted) > 20
    for (_, source, _), forms in english.items():
        assert len(forms) == 2, source
        assert not any("(s)" in form for form in forms), source


def test_that_no_text_is_unfinished_empty_or_gone_from_the_code() -> None:
    for path in sorted(I18N.glob("*.ts")):
        written = path.read_text("utf-8")
        assert re.findall(r'type="\w+"', written) == [], path.name
        assert "<location" not in written, path.name
        assert str(ROOT) not in written, path.name
        assert [key for key, forms in messages(path.name).items() if not all(forms)] == []


@pytest.mark.parametrize("name", ["posko_id.ts", "posko_en.ts", "qtbase_id.ts"])
def test_that_translations_keep_the_blanks_to_be_filled(name: str) -> None:
    blanks = re.compile(r"{\w*}|%L?n|%\d")
    for (_, source, _), forms in messages(name).items():
        for form in forms:
            assert sorted(blanks.findall(form)) == sorted(blanks.findall(source)), source


def translate_script(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [root / "packaging" / "translate.sh", "--check"],
        env={**os.environ, "BIN": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The sources, the texts and the script, to be spoilt."""
    without = shutil.ignore_patterns("__pycache__")
    for folder in ("console/desk", "widgets", "resources/i18n"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=without)
    shutil.copy(ROOT / "console" / "gate.py", tmp_path / "console" / "gate.py")
    (tmp_path / "packaging").mkdir()
    shutil.copy(ROOT / "packaging" / "translate.sh", tmp_path / "packaging" / "translate.sh")
    return tmp_path


def test_that_the_texts_are_those_of_the_code_and_compiled() -> None:
    checked = translate_script(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_that_the_check_hears_of_a_new_text(tree: Path) -> None:
    (tree / "widgets" / "late.py").write_text('class Late(QObject):\n    def told(self): return self.tr("Just in")\n')
    checked = translate_script(tree)
    assert checked.returncode != 0
    assert "+        <source>Just in</source>" in checked.stdout


def test_that_the_check_hears_of_a_text_gone_from_the_code(tree: Path) -> None:
    (tree / "widgets" / "unlock_forms.py").write_text("")
    checked = translate_script(tree)
    assert checked.returncode != 0
    assert "-        <source>Passphrase again</source>" in checked.stdout


@pytest.mark.parametrize(
    ("was", "spoilt", "told"),
    [
        ("<translation>Frasa sandi<", '<translation type="unfinished">Frasa sandi<', "unfinished"),
        ("<translation>Frasa sandi<", "<translation>Kata sandi<", "differ"),
    ],
    ids=["unfinished", "stale"],
)
def test_that_the_check_hears_of_a_spoilt_text(tree: Path, was: str, spoilt: str, told: str) -> None:
    texts = tree / "resources" / "i18n" / "posko_id.ts"
    whole = texts.read_text("utf-8")
    assert was in whole
    texts.write_text(whole.replace(was, spoilt), "utf-8")
    checked = translate_script(tree)
    assert checked.returncode != 0
    assert told in checked.stdout + checked.stderr


@pytest.fixture
def english_again(qapp: QApplication, tmp_path: Path) -> Iterator[QApplication]:
    """Afterwards no texts are loaded, as before: other tests read what stands in the code."""
    yield qapp
    language.apply(qapp, "en", tmp_path)


def test_that_qts_own_buttons_and_our_words_change_in_an_open_window(qtbot: QtBot, english_again: QApplication) -> None:
    app = english_again
    screen, buttons = UnlockScreen(), QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(screen)
    qtbot.addWidget(buttons)

    def shown() -> tuple[str, set[str]]:
        app.processEvents()
        return buttons.buttons()[0].text(), {one.text() for one in screen.findChildren(QLabel)}

    language.apply(app, "id")
    cancel, labels = shown()
    assert cancel == "Batal"
    assert "Frasa sandi" in labels
    language.apply(app, "en")
    cancel, labels = shown()
    assert cancel == "Cancel"
    assert "Passphrase" in labels


def test_that_english_counts_one_person_and_two_persons(english_again: QApplication) -> None:
    language.apply(english_again, "en")
    assert english_again.translate("PeopleFilter", "%Ln person(s)", "", 1) == "1 person"
    assert english_again.translate("PeopleFilter", "%Ln person(s)", "", 2) == "2 persons"
    language.apply(english_again, "id")
    assert english_again.translate("PeopleFilter", "%Ln person(s)", "", 2) == "2 orang"


def test_that_qts_words_are_qts(qapp: QApplication) -> None:
    """A source text with a slip of the pen would never be asked for."""
    shipped = []
    for code in SHIPPED:
        translator = QTranslator()
        if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            shipped.append(translator)
    if not shipped:
        pytest.skip("this Qt came without its translations")
    unknown = [key for key in messages("qtbase_id.ts") if not any(one.translate(*key) for one in shipped)]
    assert unknown == []


class Listener(QTranslator):
    """Hears what Qt asks to have translated, and leaves the answer to the others."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heard: set[Message] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str | None:
        self.heard.add((context, source, comment or ""))
        return None


def open_what_qt_draws(qtbot: QtBot) -> None:
    """The parts of Qt that bring words of their own and that the console uses."""
    every = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button is not QDialogButtonBox.StandardButton.NoButton:
            every.addButton(button)
    line, text, box, files = QLineEdit(), QPlainTextEdit(), QMessageBox(), QFileDialog()
    for menu in (line.createStandardContextMenu(), text.createStandardContextMenu()):
        qtbot.addWidget(menu)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.setDetailedText("where")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    for mode in (QFileDialog.AcceptMode.AcceptSave, QFileDialog.AcceptMode.AcceptOpen):
        files.setAcceptMode(mode)
    columns = QFileSystemModel(files)
    for column in range(columns.columnCount()):
        columns.headerData(column, Qt.Orientation.Horizontal)
    for widget in (every, line, text, box, files):
        qtbot.addWidget(widget)


def test_that_no_word_qt_shows_of_its_own_stays_english(qtbot: QtBot, english_again: QApplication) -> None:
    language.apply(english_again, "id")
    listener = Listener(english_again)
    english_again.installTranslator(listener)
    try:
        open_what_qt_draws(qtbot)
    finally:
        english_again.removeTranslator(listener)
    asked = {key for key in listener.heard if key[0] != "QShortcut"}  # the names of keys stay as printed on the keys
    assert {"QPlatformTheme", "QLineEdit", "QWidgetTextControl", "QFileDialog", "QFileSystemModel"} <= {
        context for context, _, _ in asked
    }
    assert sorted(asked - set(messages("qtbase_id.ts"))) == []
