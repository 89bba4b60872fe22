"""An officer alone comes from the unlock screen to an approved first statement by key and mouse, and it takes few of both."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("first_hour.py")
PATIENCE_S = 180
KEYS_MAX = 60


def test_that_a_first_statement_is_approved_with_few_keys(tmp_path: Path) -> None:
    played = subprocess.run(
        [sys.executable, str(SCRIPT), "--people", "150", "--shots", str(tmp_path / "shots")],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
    )
    assert played.returncode == 0, played.stderr
    counted = re.search(r"in all: (\d+) keys and clicks", played.stdout)
    assert counted is not None
    assert int(counted[1]) <= KEYS_MAX
    assert len(list((tmp_path / "shots").glob("*.png"))) == 7
