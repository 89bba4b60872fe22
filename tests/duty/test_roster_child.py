"""The real child: it reads what is honest, dies of what is not, and never takes the parent with it."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from console.duty import reading_child, roster_child
from console.faults import InputFault
from console.formats.roster import limits
from console.formats.roster.reading import read_roster
from console.formats.roster.shapes import Ask
from tests.formats import hostile
from tests.formats.rosters import SHARED, TODAY

ASK = Ask(TODAY, calling_code="249")


def _no_child_is_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.parametrize(("maker", "code"), hostile.CORPUS.items(), ids=lambda value: getattr(value, "__name__", None))
def test_that_a_hostile_file_ends_in_its_one_fault(maker: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    path = maker(tmp_path)
    before = path.read_bytes() if path.stat().st_size < 2**20 else b""
    with pytest.raises(InputFault) as caught:
        roster_child.read(path, ASK)
    assert caught.value.code == code
    assert not before or path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    assert _no_child_is_left()
    path.unlink()


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "missing"])
def test_that_what_is_no_file_starts_no_child(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    monkeypatch.setattr(sys, "executable", "/nowhere")
    path = {"folder": tmp_path, "pipe": pipe, "device": Path("/dev/zero"), "missing": tmp_path / "x"}[kind]
    with pytest.raises(InputFault, match="roster-not-a-file"):
        roster_child.read(path, ASK)


def test_that_the_child_reads_as_its_own_modules_do(tmp_path: Path) -> None:
    path = hostile.honest_workbook(tmp_path / "list.xlsx", 4_500)
    told: list[tuple[int, int]] = []
    reading = roster_child.read(path, ASK, on_progress=lambda done, total: told.append((done, total)))
    assert reading == read_roster(path.read_bytes(), ASK)
    assert (reading.read, told) == (4_500, [(2_001, 4_501), (4_001, 4_501), (4_501, 4_501)])
    assert _no_child_is_left()


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data is not beside this clone")
def test_that_the_shared_roster_is_read_in_the_child() -> None:
    reading = roster_child.read(SHARED / "lapor-diri-khartoum.xlsx", ASK)
    assert (reading.read, len(reading.rejects), reading.flagged) == (1_250, 1, 5)


def test_that_nuls_in_a_text_are_flagged_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "nuls.csv"
    path.write_bytes(b"Nama;Kota\nSi\0ti;Khartoum\nBudi;Atbara\n")
    reading = roster_child.read(path, ASK)
    assert [(row.name, row.flags) for row in reading.rows] == [("Siti", ("control-characters",)), ("Budi", ())]


def test_that_what_is_slow_to_search_is_read_within_the_deadline(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="roster-empty"):  # its one line is a total
        roster_child.read(hostile.slow_to_search(tmp_path), ASK, deadline_s=20.0)


def test_that_odd_file_names_reach_the_child(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/daftar \xff'; x.csv"))
    path.write_bytes(b"Nama;Kota\nSiti;Khartoum\n")
    assert roster_child.read(path, ASK).read == 1


def test_that_cancel_ends_the_child(tmp_path: Path) -> None:
    path = hostile.honest_workbook(tmp_path / "list.xlsx", 6_000)
    told: list[int] = []
    with pytest.raises(InputFault, match="roster-cancelled"):
        roster_child.read(path, ASK, on_progress=lambda done, total: told.append(done), is_cancelled=lambda: bool(told))
    assert len(told) == 1
    assert _no_child_is_left()


def test_that_the_deadline_ends_the_child(tmp_path: Path) -> None:
    path = hostile.honest_workbook(tmp_path / "list.xlsx")
    with pytest.raises(InputFault, match="roster-timeout"):
        roster_child.read(path, ASK, deadline_s=0.0)
    assert _no_child_is_left()


def test_that_a_fault_of_the_progress_bar_leaves_no_child(tmp_path: Path) -> None:
    def broken(done: int, total: int) -> None:
        raise RuntimeError("our own bug")

    path = hostile.honest_workbook(tmp_path / "list.xlsx")
    with pytest.raises(RuntimeError, match="our own bug"):
        roster_child.read(path, ASK, on_progress=broken)
    assert _no_child_is_left()


def test_that_the_child_knows_nothing_of_the_officers_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSKO_PASSPHRASE_FILE", "/tmp/canary")
    monkeypatch.setenv("HOME", "/home/canary")
    assert "canary" not in str(reading_child.environment())


CONFINED = """
from console.formats.roster.confine import confine
confine()
{body}
"""


def _confined(body: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CONFINED.format(body=body)],
        env=reading_child.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_that_the_child_is_bound_before_it_reads(tmp_path: Path) -> None:
    shown = _confined(
        "import resource as r\nprint(*[r.getrlimit(w)[0] for w in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    assert shown.stdout.split() == [str(limits.CHILD_MEMORY_BYTES), str(limits.CHILD_CPU_S), "0", "0"]
    assert "MemoryError" in _confined("bytes(2 * 2**30)").stderr
    written = _confined(f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x' * 10)")
    assert "File too large" in written.stderr


def test_that_a_child_out_of_time_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the interpreter ends itself as the system does when the time limit is reached."""
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\nkill -XCPU $$\n", "utf-8")
    script.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(script))
    with pytest.raises(InputFault, match="roster-timeout"):
        roster_child.read(hostile.honest_workbook(tmp_path / "list.xlsx"), ASK)


def test_that_a_child_that_babbles_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "python"
    script.write_text("#!/bin/sh\nexec cat /dev/urandom\n", "utf-8")
    script.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(script))
    with pytest.raises(InputFault, match="roster-unreadable"):
        roster_child.read(hostile.honest_workbook(tmp_path / "list.xlsx"), ASK)
    assert _no_child_is_left()


def test_that_the_parent_itself_is_not_bound(tmp_path: Path) -> None:
    limits_of_ours = [
        resource.getrlimit(what) for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)
    ]
    roster_child.read(hostile.honest_workbook(tmp_path / "list.xlsx"), ASK)
    after = [resource.getrlimit(what) for what in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE)]
    assert after == limits_of_ours


def test_that_the_parent_loads_no_parser() -> None:
    code = (
        "import sys, console.duty.roster_child\n"
        "print([name for name in sys.modules if name.startswith(('python_calamine', 'charset_normalizer'))])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], env=reading_child.environment(), capture_output=True, text=True, check=True
    )
    assert shown.stdout.strip() == "[]"
