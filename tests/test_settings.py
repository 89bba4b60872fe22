"""Settings: declared once, bounded, kept, and nothing about people in them."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console import settings
from console.faults import StoreFault
from console.settings import BOUNDS, SETTINGS_FILE, SettingFault, Settings


def stored(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / SETTINGS_FILE).read_text()))


def test_that_a_fresh_folder_has_the_defaults_and_no_file(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


def test_that_what_was_amended_is_found_again(tmp_path: Path) -> None:
    assert settings.amend(tmp_path, theme="dark", idle_lock_min=1).theme == "dark"
    settings.amend(tmp_path, language="id")
    found, faults = settings.load(tmp_path)
    assert (found.theme, found.idle_lock_min, found.language, faults) == ("dark", 1, "id", ())
    assert (tmp_path / SETTINGS_FILE).stat().st_mode & 0o077 == 0


def test_that_unknown_keys_of_a_newer_version_are_kept(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text('{"courier_hours": [1, 2], "theme": "dark"}')
    settings.amend(tmp_path, theme="light")
    assert stored(tmp_path) == {"courier_hours": [1, 2], "theme": "light"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", None),
        ("theme", 3),
        ("idle_lock_min", 0),
        ("idle_lock_min", 61),
        ("idle_lock_min", True),
        ("idle_lock_min", 5.5),
        ("text_size_pt", "10"),
        ("text_size_pt", 7.9),
        ("text_size_pt", float("nan")),
        ("window_place", "x" * 2_001),
        ("twin_px", 119),
        ("twin_px", "260"),
        ("tally", "long"),
        ("is_wall", 1),
    ],
)
def test_that_a_bad_value_falls_back_to_the_default_and_is_told(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / SETTINGS_FILE).write_text(json.dumps({name: value, "theme" if name != "theme" else "language": "dark"}))
    found, faults = settings.load(tmp_path)
    assert getattr(found, name) == getattr(Settings(), name)
    assert SettingFault("setting-wrong", name) in faults


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xff", b"[" * 100_000, b"null"])
def test_that_a_file_that_is_no_settings_file_is_told_and_mended_by_the_next_change(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / SETTINGS_FILE).write_bytes(content)
    assert settings.load(tmp_path) == (Settings(), (SettingFault("settings-unreadable", "*"),))
    settings.amend(tmp_path, theme="contrast")
    assert stored(tmp_path) == {"theme": "contrast"}


def test_that_a_folder_in_the_place_of_the_settings_is_told_and_never_written_over(tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).mkdir()
    assert settings.load(tmp_path) == (Settings(), (SettingFault("settings-unreadable", "*"),))
    with pytest.raises(StoreFault, match="place-missing"):
        settings.amend(tmp_path, theme="dark")


def test_that_settings_that_cannot_be_read_now_are_not_lost_by_the_next_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.amend(tmp_path, theme="dark")

    def refused(_: Path) -> bytes:
        raise StoreFault("disk-trouble", reason="EIO")

    with monkeypatch.context() as patched:
        patched.setattr(settings.durable, "read_whole", refused)
        assert settings.load(tmp_path)[0] == Settings()
        with pytest.raises(StoreFault, match="disk-trouble"):
            settings.amend(tmp_path, language="id")
    assert stored(tmp_path) == {"theme": "dark"}


@given(
    st.dictionaries(
        st.sampled_from(sorted(BOUNDS)), st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    )
)
def test_that_every_setting_in_force_is_always_allowed(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / SETTINGS_FILE).write_text(json.dumps(content))
    found, faults = settings.load(folder)
    assert all(settings.is_allowed(name, getattr(found, name)) for name in BOUNDS)
    assert len(faults) + sum(settings.is_allowed(name, value) for name, value in content.items()) == len(content)


def test_that_every_default_is_allowed_and_every_setting_bounded() -> None:
    assert set(BOUNDS) == {one.name for one in fields(Settings)}
    for name, bounds in BOUNDS.items():
        default = getattr(Settings(), name)
        assert settings.is_allowed(name, default)
        assert isinstance(default, bool) or bounds.choices or bounds.longest or bounds.high is not None


def test_that_no_setting_can_hold_a_secret_or_a_person() -> None:
    forbidden = (
        r"key|secret|passw|phrase|token|pin|seed|officer|name|recent|history|last|mission|phone|person|path|file"
    )
    assert not [name for name in BOUNDS if re.search(forbidden, name)]


def test_that_a_value_no_screen_may_offer_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="theme"):
        settings.amend(tmp_path, theme="pink")
    with pytest.raises(ValueError, match="passphrase"):
        settings.amend(tmp_path, passphrase="x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("hour", "mode"), [(0, "dark"), (5, "dark"), (6, "light"), (17, "light"), (18, "dark"), (23, "dark")]
)
def test_that_the_night_watch_works_in_the_dark(hour: int, mode: str) -> None:
    assert Settings(theme="auto").mode(hour) == mode
    assert Settings(theme="contrast").mode(hour) == "contrast"


def test_that_the_option_goes_before_the_environment_and_that_before_the_user_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSKO_DATA", str(tmp_path / "told"))
    assert settings.data_folder(tmp_path / "option") == tmp_path / "option"
    assert settings.data_folder() == tmp_path / "told"
    monkeypatch.setenv("POSKO_DATA", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "posko" in settings.data_folder().parts[-1].lower()


@pytest.mark.parametrize(
    ("told", "language"), [("id_ID.UTF-8", "id"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "en"), ("ar_SD", "en")]
)
def test_that_an_indonesian_system_starts_in_indonesian(
    told: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", told)
    assert settings.system_language() == language
