"""House rules a linter lacks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from console.model.kinds import FIELD_REGISTER
from console.model.sentences import SENTENCES
from console.model.settle import rules_table

ROOT = Path(__file__).parents[2]
SOURCES = [path for folder in ("console", "widgets", "sync") for path in (ROOT / folder).rglob("*.py")]
GOLDEN = Path(__file__).with_name("field_register.json")


def test_that_every_fault_raised_has_a_sentence_in_both_languages() -> None:
    raised = {code for path in SOURCES for code in re.findall(r'Fault\(\s*"([a-z0-9-]+)"', path.read_text("utf-8"))}
    assert len(raised) > 50
    assert sorted(code for code in raised if not all(SENTENCES.get(code, ("", "")))) == []


def test_that_both_languages_name_the_same_details() -> None:
    for code, (english, indonesian) in SENTENCES.items():
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", indonesian)), code


def test_that_published_field_numbers_never_change() -> None:
    now = {kind.name: {e.name: [e.no, e.wire.value, e.ref.name if e.ref else None] for e in entries.values()}
           for kind, entries in FIELD_REGISTER.items()}  # fmt: skip
    published = json.loads(GOLDEN.read_text())
    for kind, fields in published.items():
        for name, entry in fields.items():
            assert now[kind].get(name) == entry, f"{kind}.{name}"
    for kind, fields in now.items():
        numbers = [entry[0] for entry in fields.values()]
        assert len(numbers) == len(set(numbers)), kind
        assert set(fields) == set(published[kind]), f"{kind}: publish the new field in {GOLDEN.name}"


def test_that_the_printed_rule_of_settling_is_the_one_in_force() -> None:
    assert rules_table() in (ROOT / "docs" / "settling.md").read_text("utf-8")


def test_that_packaging_is_not_a_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_that_no_module_is_too_long() -> None:
    assert [str(path) for path in SOURCES if len(path.read_text("utf-8").splitlines()) > 400] == []


def test_that_no_text_for_translation_is_built() -> None:
    assert [str(path) for path in SOURCES if re.search(r"\btr\(\s*f[\"']", path.read_text("utf-8"))] == []


def test_that_qt_keeps_its_count_of_none_and_true() -> None:
    """PySide6 6.12 on Python 3.11 loses a reference on each call and aborts the process after some thousands."""
    script = (
        "import sys\n"
        "from PySide6.QtCore import QObject, Signal\n"
        "from PySide6.QtGui import QImage, QPainter, QPen\n"
        "class Bell(QObject):\n    rang = Signal(bool)\n"
        "bell, image, pen = Bell(), QImage(8, 8, QImage.Format.Format_RGB32), QPen()\n"
        "painter = QPainter(image)\n"
        "none, true = sys.getrefcount(None), sys.getrefcount(True)\n"
        "for _ in range(5000):\n    painter.setPen(pen); bell.rang.emit(True)\n"
        "lost = max(none - sys.getrefcount(None), true - sys.getrefcount(True))\n"
        "painter.end()\n"
        "sys.exit(lost > 100)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
