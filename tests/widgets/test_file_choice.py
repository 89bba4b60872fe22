"""Asking for a file leaves no trace of where somebody was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QFileDialog
from widgets import file_choice
application = QApplication([])
if sys.argv[2] == "forgetting":
    file_choice.forget_places()
dialog = QFileDialog(None, "", sys.argv[1])
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.selectFile("daftar.pdf")
dialog.accept()
del dialog
"""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the dialogs are the system's")
@pytest.mark.parametrize("mode", ["forgetting", "as Qt has it"])
def test_that_no_folder_is_remembered_outside_the_register(tmp_path: Path, mode: str) -> None:
    home, visited = tmp_path / "home", tmp_path / "Rahasia Khartoum"
    for folder in (home, visited):
        folder.mkdir()
    surroundings = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", ASKED, str(visited), mode]
    subprocess.run(command, env=surroundings, check=True, capture_output=True, timeout=60)
    written = [path for path in home.rglob("*") if path.is_file() and "Khartoum" in path.read_text("utf-8", "replace")]
    assert bool(written) == (mode != "forgetting")  # so that Qt's own way would be seen
