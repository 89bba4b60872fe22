"""All tests, in two processes side by side: what has windows, and the rest. Two cores are enough; one waits for the other seldom.

python tests/halves.py [pytest's options]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
WINDOWS = ("tests/desk", "tests/widgets", "tests/flows", "tests/test_gate.py", "tests/typeset")


def begin(arguments: list[str], out: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)


def main(options: list[str]) -> int:
    rest = [f"--ignore={path}" for path in WINDOWS]
    began = time.monotonic()
    with tempfile.TemporaryFile() as windows, tempfile.TemporaryFile() as others:
        parts = [(begin([*WINDOWS, *options], windows), windows), (begin([*rest, *options], others), others)]
        codes = [process.wait() for process, _ in parts]
        for _, out in parts:
            out.seek(0)
            sys.stdout.buffer.write(out.read())
    print(f"{'passed' if not any(codes) else 'FAILED'} in {time.monotonic() - began:.0f} s")
    return max(abs(code) for code in codes)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
