"""Which keyring is taken, in hostile surroundings and in a real session; each case in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from console.faults import KeyFault
from console.keys import ring

_ASK = """
import sys
import keyring.core
from console.faults import KeyFault
from console.keys import ring
try:
    print(type(ring.system_ring()).__module__)
except KeyFault as fault:
    print(fault.code)
print(ring.has_item(bytes(16)), keyring.core._keyring_backend, "planted" in sys.modules)
"""

_PLANTED = """
from pathlib import Path
from keyring.backend import KeyringBackend
Path(__file__).with_suffix(".was_run").touch()
class Keyring(KeyringBackend):
    priority = 99
    def get_password(self, service, username): return "A" * 44
    def set_password(self, service, username, password): pass
"""

_ROUND_TRIP = """
import os, sys
from pathlib import Path
from console.keys.box import KeyBox
from tests.keys.parts import CHEAP, FIRST
box = KeyBox(Path(sys.argv[1]), CHEAP)
made = box.create(FIRST, 7)
print(box.has_keyring_item())
box.remember_in_keyring(made)
print(box.has_keyring_item(), box.unlock_by_keyring().register_key.matches(made.register_key))
box.forget_keyring(made)
print(box.has_keyring_item())
"""


def run(code: str, home: Path, *before: str, arguments: tuple[str, ...] = (), **extra: str) -> list[str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    folders = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
    }
    surroundings = kept | folders | {"PYTHONPATH": os.pathsep.join([str(Path.cwd()), str(home)])} | extra
    done = subprocess.run(
        [*before, sys.executable, "-c", code, *arguments],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\n")[:-1]


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the surroundings are those of a Linux desktop")


@linux_only
def test_that_without_a_keyring_none_is_offered(tmp_path: Path) -> None:
    assert run(_ASK, tmp_path) == ["keyring-unavailable", "False None False"]


@linux_only
@pytest.mark.parametrize("named", ["keyring.backends.null.Keyring", "planted.Keyring", "keyring.backends.fail.Keyring"])
def test_that_the_environment_cannot_choose_the_keyring(tmp_path: Path, named: str) -> None:
    (tmp_path / "planted.py").write_text(_PLANTED)
    lines = run(_ASK, tmp_path, PYTHON_KEYRING_BACKEND=named, KEYRING_PROPERTY_SCHEME="KeePassXC")
    assert lines == ["keyring-unavailable", "False None False"]
    assert not (tmp_path / "planted.was_run").exists()


@linux_only
def test_that_a_settings_file_of_the_keyring_package_loads_no_code(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text(_PLANTED)
    folder = tmp_path / "python_keyring"
    folder.mkdir()
    (folder / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={tmp_path}\n")
    assert run(_ASK, tmp_path) == ["keyring-unavailable", "False None False"]
    assert not (tmp_path / "planted.was_run").exists()


@linux_only
@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="no Secret Service to try on",
)
def test_that_a_real_secret_service_keeps_gives_back_and_forgets(tmp_path: Path) -> None:
    start = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"'
    session = ("dbus-run-session", "--", "sh", "-c", start, "sh")
    surroundings = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", "KEYRING_PROPERTY_APPID": "other"}
    lines = run(_ROUND_TRIP, tmp_path, *session, arguments=(str(tmp_path / "desk"),), **surroundings)
    assert lines == ["False", "True True", "False"]


def test_that_a_backend_in_trouble_is_never_an_item() -> None:
    def broken() -> ring.Ring:
        raise KeyFault("keyring-unavailable")

    assert not ring.has_item(bytes(16), broken)
