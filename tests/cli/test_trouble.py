"""A damaged register, a missing file, a disk that refuses: one sentence that puts the blame where it belongs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from console.cli import main
from console.faults import StoreFault
from console.keys.box import KeyBox
from console.register import opening
from tests.cli.conftest import Run
from tests.keys.parts import CHEAP

PAGE = 4096


def fault(told: tuple[int, dict[str, dict[str, str]]]) -> str:
    assert told[0] == 1
    return told[1]["fault"]["code"]


def damage(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE + 100] ^= 0xFF
    path.write_bytes(content)


def test_that_damage_to_any_page_is_found_and_blamed_on_the_register(posko: Run, tmp_path: Path) -> None:
    register, whole, copy = tmp_path / "data" / "register.posko", tmp_path / "whole", tmp_path / "copy"
    shutil.copy(register, whole)
    for page in range(1, whole.stat().st_size // PAGE, 9):
        damage(register, page)
        code, told = posko("register", "check", "--json")
        assert code == 1, page
        assert told.get("sound") is False or told["fault"]["code"] == "register-damaged", page
        assert fault(posko("register", "backup", str(copy), "--json")) == "register-damaged", page
        assert fault(posko("register", "rebuild", "--json")) == "register-damaged", page
        assert not list(tmp_path.glob(".copy*"))
        shutil.copy(whole, register)
    assert posko("register", "check")[0] == 0


def test_that_an_empty_file_or_a_folder_in_its_place_is_told(posko: Run, tmp_path: Path) -> None:
    register = tmp_path / "data" / "register.posko"
    register.write_bytes(b"")
    for command in (("find", "x"), ("person", "add", "--name", "Siti"), ("register", "check")):
        assert fault(posko(*command, "--json")) == "register-damaged"
    register.unlink()
    register.mkdir()
    for command in (("find", "x"), ("person", "add", "--name", "Siti")):
        assert fault(posko(*command, "--json")) == "register-missing"


def test_that_a_lock_that_may_not_be_made_is_the_folders_trouble(
    posko: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(opening.os, "open", refused)
        with pytest.raises(StoreFault, match="disk-read-only"), opening.lock(tmp_path / "data"):
            pass


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_that_nobody_else_can_hold_the_register_by_its_lock(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with opening.lock(tmp_path):
            assert (tmp_path / opening.LOCK_NAME).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_that_what_the_online_backup_says_without_a_code_is_understood() -> None:
    import sqlcipher3

    with pytest.raises(StoreFault, match="register-full"), opening.told():
        raise sqlcipher3.dbapi2.OperationalError("database or disk is full")
    with pytest.raises(sqlcipher3.dbapi2.OperationalError), opening.told():
        raise sqlcipher3.dbapi2.OperationalError("no such table: x")


def test_that_a_full_disk_is_never_told_as_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlcipher3

    full = False
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 9, 0 if full else 1 << 30))  # type: ignore[attr-defined]
    with pytest.raises(StoreFault, match="register-damaged"), opening.told(tmp_path):
        raise sqlcipher3.dbapi2.OperationalError("disk I/O error")
    full = True
    with pytest.raises(StoreFault, match="register-full"), opening.told(tmp_path):
        raise sqlcipher3.dbapi2.OperationalError("disk I/O error")
    with pytest.raises(StoreFault, match="register-damaged"), opening.told(tmp_path):
        raise sqlcipher3.dbapi2.DatabaseError("database disk image is malformed")


def test_that_without_a_screen_one_sentence_is_told_and_nothing_aborts(tmp_path: Path) -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    for command in ((), ("demo",)):
        ended = subprocess.run([sys.executable, "-m", "console", *command], env={**bare, "POSKO_DATA": str(tmp_path)},
                               capture_output=True, text=True, check=False)  # fmt: skip
        assert ended.returncode == 1
        assert ended.stderr.startswith(
            "There is no screen" if command else "Tidak ada layar"
        ) or ended.stderr.startswith("There is no screen")
        assert ended.stderr.count("\n") == 1


def test_that_a_backup_has_a_place_of_its_own(posko: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    for name, code in (
        ("mine", "backup-exists"),
        ("data/copy", "place-in-data-folder"),
        ("data/register.posko-wal", "place-in-data-folder"),
        ("nowhere/copy", "backup-cannot-write"),
        ("x" * 300, "backup-cannot-write"),
        ("mine/copy", "backup-cannot-write"),
    ):
        assert fault(posko("register", "backup", str(tmp_path / name), "--json")) == code, name
    assert (tmp_path / "mine").read_text() == "mine"


def _members(backup: Path) -> dict[str, bytes]:
    with tarfile.open(backup) as packed:
        return {each.name: packed.extractfile(each).read() for each in packed}  # type: ignore[union-attr]


def _packed(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w") as packed:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            packed.addfile(entry, BytesIO(content))
    return path


def _restore(capsys: pytest.CaptureFixture[str], folder: Path, backup: Path) -> str:
    code = main(["--data", str(folder), "--lang", "en", "register", "restore", str(backup)])
    said = capsys.readouterr()
    return "" if code == 0 else said.err


def test_that_a_backup_is_restored_only_when_every_page_of_it_is_proved(
    posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy, folder = tmp_path / "copy", tmp_path / "elsewhere"
    posko("register", "backup", str(copy))
    members = _members(copy)
    tampered = bytearray(members["register.posko"])
    tampered[5 * PAGE + 7] ^= 1
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "text").write_text("not a backup")
    for backup, said in (
        (_packed(tmp_path / "tampered", {**members, "register.posko": bytes(tampered)}), "The backup file is damaged"),
        (_packed(tmp_path / "slots", {**members, "slots": members["slots"][:-1]}), "The file with the key slots is damaged"),
        (_packed(tmp_path / "half", {"slots": members["slots"]}), "The backup file is damaged"),
        (_packed(tmp_path / "more", {"x": b"", **members}), "The backup file is damaged"),
        (tmp_path / "text", "The backup file is damaged"),
        (tmp_path / "pipe", "There is no such backup file"),
        (tmp_path / "missing", "There is no such backup file"),
        (tmp_path / ("x" * 300), "There is no such backup file"),
    ):  # fmt: skip
        assert _restore(capsys, folder, backup).startswith(said), backup.name
        assert not folder.exists(), backup.name
    (tmp_path / "passphrase").write_text("something else entirely here")
    assert _restore(capsys, folder, copy).startswith("This passphrase does not open the register")
    assert not folder.exists()
    (tmp_path / "passphrase").write_text("kucing payung gunung tinta")
    assert _restore(capsys, folder, copy) == ""
    assert sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm", ".lock"))) == [
        "register.posko", "slots", "slots.twin"]  # fmt: skip
    assert KeyBox(folder, CHEAP).exists
    assert _restore(capsys, folder, copy).startswith("There is a register in this folder already")


@pytest.mark.parametrize("left", ["register.posko-wal", "register.posko-shm"])
def test_that_a_backup_never_meets_the_log_of_another_register(
    posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], left: str
) -> None:
    posko("register", "backup", str(tmp_path / "copy"))
    (tmp_path / "elsewhere").mkdir(0o700)
    (tmp_path / "elsewhere" / left).write_bytes(b"rest")
    assert _restore(capsys, tmp_path / "elsewhere", tmp_path / "copy").startswith(
        "There are rests of an earlier register"
    )
    assert (tmp_path / "elsewhere" / left).read_bytes() == b"rest"


@pytest.mark.parametrize("begun", ["init", "restore"])
def test_that_slots_an_interrupted_beginning_left_are_set_aside_and_kept(
    posko: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], begun: str
) -> None:
    posko("register", "backup", str(tmp_path / "copy"))
    folder = tmp_path / "elsewhere"
    folder.mkdir(0o700)
    for name in ("slots", "slots.twin"):
        (folder / name).write_bytes(b"left")
    if begun == "restore":
        assert _restore(capsys, folder, tmp_path / "copy") == ""
    else:
        assert main(["--data", str(folder), "init", "--officer", "Rini", "--mission", "KRT"]) == 0
    assert main(["--data", str(folder), "register", "check"]) == 0
    assert [path.read_bytes() for path in folder.glob(".slots*.old.*")] == [b"left", b"left"]


def test_that_a_backup_writes_to_nothing_that_lies_beside_it(posko: Run, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    for name in (".copy.part", ".copy.register"):
        (tmp_path / name).symlink_to(tmp_path / "precious")
    assert posko("register", "backup", str(tmp_path / "copy"))[0] == 0
    assert (tmp_path / "precious").read_text() == "precious"
    assert not (tmp_path / "copy").is_symlink()
    assert sorted(path.name for path in tmp_path.glob(".*")) == [".copy.part", ".copy.register"]


@pytest.mark.parametrize("trouble", ["folder", "large"])
def test_that_trouble_with_one_slots_file_keeps_nobody_out(posko: Run, tmp_path: Path, trouble: str) -> None:
    slots = tmp_path / "data" / "slots"
    slots.unlink()
    if trouble == "folder":
        slots.mkdir()
    else:
        slots.write_bytes(bytes(2 << 20))
    assert posko("find", "x")[0] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="core dumps as Linux limits them")
def test_that_a_command_leaves_no_core_with_its_passphrase() -> None:
    script = (
        "import resource, sys; sys.argv = ['posko', '--lang', 'en', 'doctor', '--help']\n"
        "from console.__main__ import main; main(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("(0, 0)")
