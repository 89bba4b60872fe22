"""The whole gate in a process of its own, with fingers: types the passphrase once, then waits behind the lock.

gate_driver.py FOLDER PLAN LOG PASSPHRASE_FILE
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

started = time.monotonic()
sys.path[0] = str(Path(__file__).parents[1])  # beside this file lies tests/widgets, which would pass for ours

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QLineEdit  # noqa: E402

from console import gate  # noqa: E402

FOLDER, PLAN, LOG, PASSPHRASE = (Path(argument) for argument in sys.argv[1:5])
STANDIN = Path(__file__).with_name("gate_standin.py")


class Fingers(gate.Gate):
    def start(self, after: str = "") -> None:
        super().start(after)
        with LOG.open("a") as file:
            file.write(f"gate {os.getpid()} after {after or 'nothing'}\n")
        if not after:
            QTimer.singleShot(0, self._type)

    def _type(self) -> None:
        field = next(
            one for one in self.screen.findChildren(QLineEdit) if one.echoMode() == QLineEdit.EchoMode.Password
        )
        QTest.keyClicks(field, PASSPHRASE.read_text())
        QTest.keyClick(field, Qt.Key.Key_Return)


gate.Gate = Fingers  # type: ignore[misc]
sys.exit(gate.run(FOLDER, lambda code, _details, _language: code, (sys.executable, str(STANDIN), str(PLAN), str(LOG))))
