"""Whether there is a screen to open a window on: Qt aborts the whole process where there is none."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from console.faults import InputFault


def must_be_there(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Refuse before Qt does. Raises InputFault ``display-missing`` on Linux where no display is named, and no other platform of Qt's."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform == "linux" and not any(environment.get(name) for name in named):
        raise InputFault("display-missing")
