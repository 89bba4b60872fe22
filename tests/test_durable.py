"""Small files are wholly there or not at all, and for their owner only."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from console import durable
from console.faults import StoreFault


def test_that_what_was_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "slots"
    durable.write_whole(path, b"one")
    durable.write_whole(path, b"two")
    assert durable.read_whole(path) == b"two"
    assert durable.read_whole(tmp_path / "nothing") is None


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_that_a_folder_others_could_read_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    durable.write_whole(folder / "slots", b"one")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("step", ["fsync", "replace", "write"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "disk-read-only"),
        (errno.EACCES, "disk-read-only"),
        (errno.EIO, "disk-trouble"),
    ],
)
def test_that_a_failure_at_any_step_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    path = tmp_path / "slots"
    durable.write_whole(path, b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    owner = {"fsync": os, "replace": Path, "write": durable}[step]
    monkeypatch.setattr(owner, {"write": "_opened_new"}.get(step, step), fail)
    with pytest.raises(StoreFault) as caught:
        durable.write_whole(path, b"new")
    monkeypatch.undo()
    assert caught.value.code == code
    assert durable.read_whole(path) == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["slots"]


@pytest.mark.parametrize("has_links", [True, False])
def test_that_a_first_file_never_replaces_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on this file system")

    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    durable.write_new(tmp_path / "slots", b"first")
    with pytest.raises(FileExistsError):
        durable.write_new(tmp_path / "slots", b"second")
    assert durable.read_whole(tmp_path / "slots") == b"first"
    assert [one.name for one in tmp_path.iterdir()] == ["slots"]


def test_that_a_file_out_of_all_proportion_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "slots").write_bytes(bytes(durable.SMALL_FILE_MAX_BYTES + 1))
    with pytest.raises(StoreFault, match="file-too-large"):
        durable.read_whole(tmp_path / "slots")


def test_that_a_folder_in_the_files_place_is_trouble_and_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(StoreFault):
        durable.read_whole(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX names them")
def test_that_a_pipe_in_the_files_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    read = "import sys; from pathlib import Path; from console import durable; durable.read_whole(Path(sys.argv[1]))"
    ended = subprocess.run(
        [sys.executable, "-c", read, tmp_path / "settings.json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert "StoreFault: place-missing" in ended.stderr


_HARDENED = """
import ctypes, os, resource
from console.hardening import harden
harden()
print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux")
def test_that_a_hardened_process_dumps_no_core_and_writes_for_its_owner_only() -> None:
    done = subprocess.run([sys.executable, "-c", _HARDENED], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "0o77 (0, 0) 0"
