"""How long the officer waits: for the unlock screen, for the desk after unlocking, and for the window while a roster loads.

    python tests/bench/desk.py [--rows 100000]

Everything is real: the gate's screen in a fresh process, the workspace over its link, the lanes with a register of their own. Key
derivation is told apart, since its cost is chosen. Offscreen, so a graphics driver's start is not in the figures.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import xlsxwriter
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from console.desk.garbage import UiGarbage
from console.desk.jobs import Jobs, Progress
from console.desk.place import Place
from console.duty import enrolment, roster, roster_child
from console.formats.roster.shapes import Ask
from console.keys.box import KeyBox
from console.model.proposal import ImportOutcome
from console.register.reading.incidents import mission_by_code
from console.secret import Secret
from console.workspace_link import Decoder, Frame, encode
from tests.bench.table import heading, line, memory, ms

ROUNDS = 5
TICK_MS = 5  # how often the event loop is asked whether it still runs
_GATE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from console import gate
application = QApplication(sys.argv[:1])
gate._dress(application, Path(sys.argv[1]))
made = gate.Gate(Path(sys.argv[1]), lambda *_: "", gate.read_missions(), (sys.executable, "-c", ""))
made._warm_up = lambda: None
made.start()
application.processEvents()
made.screen.grab()
print(time.time())
"""


def cold_start(folder: Path) -> list[float]:
    """Seconds from starting Python to a painted unlock screen."""
    spent = []
    for _ in range(ROUNDS):
        started = time.time()
        told = subprocess.run([sys.executable, "-c", _GATE, str(folder)], capture_output=True, text=True, check=True)
        spent.append(float(told.stdout.split()[-1]) - started)
    return spent


def key_to_usable(folder: Path, passphrase: Secret, *, is_warm: bool = True) -> list[float]:
    """Seconds from the passphrase handed over until the workspace shows its window, key derivation included.

    is_warm: the workspace was started in advance, as the gate does; otherwise its start is part of the time.
    """
    spent = []
    for _ in range(ROUNDS):
        started = time.time()
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "console.app"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "POSKO_DATA": str(folder)},
        )
        assert child.stdin is not None
        if is_warm:
            _wait_for(child, "warm")
        asked = Frame("unlock", {"folder": str(folder), "language": "id", "mode": "light"}, passphrase)
        if is_warm:
            started = time.time()
        child.stdin.write(encode(asked))
        child.stdin.flush()
        _wait_for(child, "ready")
        spent.append(time.time() - started)
        child.stdin.close()
        child.wait(timeout=30)
    return spent


def _wait_for(child: subprocess.Popen[bytes], kind: str) -> None:
    decoder = Decoder()
    assert child.stdout is not None
    while chunk := os.read(child.stdout.fileno(), 4096):
        if any(frame.kind == kind for frame in decoder.feed(chunk)):
            return
    raise SystemExit(f"the workspace ended before it said {kind}")


def derivation(folder: Path, passphrase: Secret) -> float:
    """Seconds the key derivation takes by itself."""
    started = time.time()
    KeyBox(folder).unlock_by_passphrase(passphrase)
    return time.time() - started


def stalls(folder: Path, passphrase: Secret, path: Path) -> tuple[list[float], float, float]:
    """Seconds by which the event loop was late at each tick while the roster was read, compared and written; seconds and MB in all."""
    application = QApplication.instance() or QApplication([])
    opened = enrolment.unlock(KeyBox(folder), passphrase)
    garbage = UiGarbage(application)
    place = Place(opened, Jobs(application))
    place.jobs.lasted.connect(garbage.set_aside)
    late: list[float] = []
    loop, last = QEventLoop(), [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, now - last[0] - TICK_MS / 1000))
        last[0] = now

    def work(progress: Progress) -> ImportOutcome:
        reading = roster_child.read(path, Ask(today="2026-11-24", calling_code="249"), progress.told)
        plan = place.reading(lambda c: roster.propose(c, reading, mission_by_code(c, "KRT")))
        return roster.apply(place.post, plan, progress.told, progress.write)

    timer = QTimer(interval=TICK_MS)
    timer.timeout.connect(tick)
    started = time.time()
    timer.start()
    place.run(work, lambda _done, _total: None, lambda _: loop.quit(), _fail, loop.quit)
    with memory() as held:
        loop.exec()
    timer.stop()
    spent = time.time() - started
    place.close()
    garbage.stop()
    return late, spent, held.peak_mb


def _fail(fault: Exception) -> None:
    raise SystemExit(str(fault))


def write_roster(path: Path, rows: int) -> None:
    """A plain workbook of invented people."""
    first = ["Siti", "Ahmad", "Dewi", "Budi", "Nur", "Agus", "Sri", "Eko", "Rina", "Putri", "Yusuf", "Hendra", "Fitri"]
    rng = np.random.default_rng(7)
    letters = np.array(list("abdefgiklmnoprstuy"))
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Nama Lengkap", "No. Paspor", "Tgl Lahir", "No HP", "Kota"])
        for row in range(1, rows + 1):
            family = "".join(rng.choice(letters, 7)).capitalize()
            name = f"{first[int(rng.integers(len(first)))]} {family}"
            born = f"{rng.integers(13, 29)}/{rng.integers(1, 13)}/{rng.integers(1950, 2006)}"
            sheet.write_row(row, 0, [name, f"X{row:07d}", born, f"0912{row:06d}", "Khartoum"])


def _middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=100_000)
    rows = options.parse_args().rows
    heading(f"{rows:,} rows", "offscreen")
    with tempfile.TemporaryDirectory(prefix="posko-bench-") as name:
        folder, path = Path(name) / "data", Path(name) / "roster.xlsx"
        passphrase = Secret(" ".join(secrets.token_hex(4) for _ in range(5)).encode())
        enrolment.init(KeyBox(folder), "Petugas", "KRT", passphrase).post.register.close()
        write_roster(path, rows)
        line("cold start to unlock screen", f"{_middle(cold_start(folder)):.2f} s", "0.5 s")
        late_s, spent, peak_mb = stalls(folder, passphrase, path)
        work = f"{rows:,}-row XLSX: parse, match, commit, searchable"
        line(work, f"{spent:.1f} s, {peak_mb:.0f} MB", "20 s, 700 MB")
        line("event-loop stall meanwhile", f"p99 {ms(late_s, 99)}, most {ms(late_s, 100)}", "p99 50 ms")
        kdf_s = _middle([derivation(folder, passphrase) for _ in range(ROUNDS)])
        warm_s = _middle(key_to_usable(folder, passphrase)) - kdf_s
        line("key in hand to usable, warmed", f"{warm_s:.2f} s ({kdf_s:.2f} s derivation apart)", "0.5 s")
        cold_s = _middle(key_to_usable(folder, passphrase, is_warm=False)) - kdf_s
        line("cold to usable", f"{cold_s:.2f} s", "2.0 s")


if __name__ == "__main__":
    main()
