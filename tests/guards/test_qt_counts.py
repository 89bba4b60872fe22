"""The pinned Qt keeps its count of None and True.

Source: measured; PySide6 6.12 on Python 3.11 loses one reference on each call that gives None, and aborts the process once a
running desk has made enough of them.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = 5_000
SLACK = 100  # references the interpreter itself may take or give meanwhile; the loss it guards against is one a call

SCRIPT = f"""
import gc, sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPen
application = QGuiApplication([])
class Bell(QObject):
    rang = Signal(bool)
    said = Signal(object)
bell, image, pen, heard = Bell(), QImage(8, 8, QImage.Format.Format_RGB32), QPen(), []
bell.rang.connect(lambda on: heard.append(on) or heard.clear())
bell.said.connect(lambda what: None)
painter = QPainter(image)
kept = {{"None": None, "True": True, "False": False}}
def calls():
    painter.setPen(pen)
    painter.drawLine(0, 0, 7, 7)
    bell.rang.emit(True)
    bell.said.emit(None)
    bell.setProperty("on", True)
    bell.blockSignals(False)
    bell.property("none")
calls()  # the first calls load what Qt's Python side loads late; that takes references too
gc.collect()
before = {{name: sys.getrefcount(each) for name, each in kept.items()}}
for _ in range({CALLS}):
    calls()
gc.collect()
lost = {{name: before[name] - sys.getrefcount(each) for name, each in kept.items()}}
painter.end()
print(lost)
sys.exit(any(abs(each) > {SLACK} for each in lost.values()))
"""


def test_that_thousands_of_calls_and_signals_lose_no_reference() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
