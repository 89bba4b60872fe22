"""The demonstration of the exchange holds what it claims."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parent / "demo_sync.py"


def test_that_all_the_demonstration_of_the_exchange_claims_is_so(tmp_path: Path) -> None:
    home = {**os.environ, "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    ended = subprocess.run(
        [sys.executable, str(SCRIPT)], capture_output=True, text=True, timeout=300, env=home, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "NOT" not in ended.stdout
    assert ended.stdout.count("  ok ") >= 15
