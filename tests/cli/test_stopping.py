"""Whoever stops a command, or loses its output, hears one sentence, and no half of an import stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from console.cli import rosters
from console.cli.stopping import stoppable
from console.duty import roster, roster_undo
from console.duty.post import Post
from console.duty.roster import Plan, Told
from console.faults import InputFault
from console.model.proposal import ImportOutcome
from tests.cli.conftest import Run
from tests.rosters import a_file

SIGNALS = [signal.SIGINT, signal.SIGTERM]
ROWS = [(f"Siti {letter}minah", f"A123456{number}", "", "17/05/1990", "", "Khartoum") for number, letter in enumerate("ABCDEF")]  # fmt: skip


@pytest.mark.parametrize("asking", SIGNALS)
def test_that_asking_to_stop_is_heard_at_the_next_piece_and_not_before(asking: signal.Signals) -> None:
    before = signal.getsignal(asking)
    with stoppable() as told:
        told(1, 3)
        signal.raise_signal(asking)
        with pytest.raises(InputFault, match="import-stopped"):
            told(2, 3)
    assert signal.getsignal(asking) is before


def test_that_an_import_that_is_stopped_leaves_nobody(
    posko: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = posko("register", "check", "--digest", "--json")[1]["digest"]
    monkeypatch.setattr(roster, "CHUNK_ROWS", 2)
    apply = roster.apply

    def stopped_halfway(post: Post, plan: Plan, told: Told) -> ImportOutcome:
        def told_and_asked(done: int, total: int) -> None:
            if done == 4:
                signal.raise_signal(signal.SIGINT)
            told(done, total)

        return apply(post, plan, told_and_asked)

    monkeypatch.setattr(rosters.roster, "apply", stopped_halfway)
    code, told = posko("import", str(a_file(tmp_path, ROWS)), "--mission", "KRT", "--json")
    assert (code, told["fault"]["code"]) == (1, "import-stopped")
    assert posko("register", "check", "--digest", "--json")[1]["digest"] == digest


def test_that_a_reading_command_counts_no_import_that_a_crash_left_half_done(
    posko: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roster, "CHUNK_ROWS", 2)
    with monkeypatch.context() as patched:
        patched.setattr(roster_undo, "undo", lambda *_, **__: None)  # the process was killed
        patched.setattr(roster, "_keep_seen", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            posko("import", str(a_file(tmp_path, ROWS)), "--mission", "KRT")
    assert posko("find", "siti", "--json")[1]["total"] == 0
    assert posko("import", str(tmp_path / "roster.csv"), "--mission", "KRT", "--json")[1]["new"] == len(ROWS)


def test_that_ctrl_c_elsewhere_is_told_too(posko: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("console.cli.terminal.passphrase", interrupted)
    code, told = posko("find", "x", "--json")
    assert (code, told["fault"]["code"]) == (130, "command-stopped")


def _run(arguments: list[str], **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "console", "--lang", "en", *arguments], check=False, text=True, stderr=subprocess.PIPE, **more  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_that_an_output_that_takes_nothing_is_one_sentence(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = _run(["--data", str(tmp_path), "doctor", "--json"], stdout=full)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("The answer could not be written")


@pytest.mark.skipif(os.name != "posix", reason="pipes as a POSIX shell makes them")
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_that_an_output_nobody_reads_to_the_end_needs_no_words(tmp_path: Path, as_json: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = _run(["--data", str(tmp_path), "doctor", *as_json], stdout=writer)
    finally:
        os.close(writer)
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_that_a_fault_is_still_one_sentence_where_the_output_takes_nothing(
    tmp_path: Path, as_json: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("w") as full:
        ended = _run(["--data", str(tmp_path), "tally", "x", *as_json], stdout=full)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("This is not the id of a record")


def _run_with_closed(closed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    given = [sys.executable, "-m", "console", "--lang", "en", *arguments]
    return subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *given], check=False, text=True, capture_output=True)


@pytest.mark.skipif(os.name != "posix", reason="streams closed as a POSIX shell does")
@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_that_a_closed_output_is_one_sentence(tmp_path: Path, as_json: tuple[str, ...]) -> None:
    folder = ("--data", str(tmp_path))
    for arguments, said in (("doctor",), "The answer could not"), (("tally", "x"), "This is not the id of a record"):
        ended = _run_with_closed(">&-", *folder, *arguments, *as_json)
        assert (ended.returncode, ended.stderr.count("\n")) == (1, 1), ended.stderr
        assert ended.stderr.startswith(said)
        assert _run_with_closed(">&- 2>&- <&-", *folder, *arguments, *as_json).returncode == 1


@pytest.mark.skipif(os.name != "posix", reason="streams closed as a POSIX shell does")
def test_that_a_closed_input_is_nobody_to_ask(tmp_path: Path) -> None:
    ended = _run_with_closed("<&-", "--data", str(tmp_path), "find", "x")
    assert (ended.returncode, ended.stderr[:22]) == (1, "A passphrase is needed")


@pytest.mark.skipif(os.name != "posix", reason="streams closed as a POSIX shell does")
def test_that_no_file_takes_the_number_of_a_closed_stream() -> None:
    said = "import os; from console.cli.terminal import prepare_streams; prepare_streams(); os.write(2, b'%d' % os.open('.', 0))"
    ended = subprocess.run(
        ["sh", "-c", '"$@" >&- <&-', "sh", sys.executable, "-c", said], check=False, text=True, capture_output=True
    )
    assert int(ended.stderr) > 2


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_that_what_an_encoding_cannot_hold_is_written_out(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "Élodie ع"
    env = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"}
    given = [sys.executable, "-m", "console", "--lang", "en", "--data", str(folder), "doctor"]
    as_json, as_table = (
        subprocess.run([*given, *more], check=False, capture_output=True, env=env) for more in (["--json"], [])
    )
    assert (as_json.stderr, as_table.stderr) == (b"", b"")
    assert str(folder) in {each["value"] for each in json.loads(as_json.stdout.decode(encoding))}
    assert "Élodie ع".encode(encoding, "backslashreplace") in as_table.stdout
