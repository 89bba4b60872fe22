"""The record of what left: in registers made before there were any, never edited, and no news of the data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from console.duty import exports
from console.duty.exports import Export
from console.duty.post import Post
from console.model.change import Change
from console.model.kinds import Kind
from console.model.words import ExportMedium, ExportSubject
from console.register import checking
from console.register.reading import exports as asked
from console.register.reading.officers import newest_change_ms
from console.register.register import Register
from tests.conftest import START_MS, TEST_KEY, Clock
from tests.factories import OFFICER, a_person

LIST = Export(ExportSubject.PEOPLE, ExportMedium.PDF, 43, ("Name", "City"), place="/home/rina/posko-people.pdf")


def test_that_a_register_made_before_exports_takes_them(master: Path, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "old"
    shutil.copytree(master, folder)
    with Register.open(folder, TEST_KEY, clock=clock) as register, register.maintenance() as connection:
        connection.exec_driver_sql("DROP TABLE export")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    with Register.open(folder, TEST_KEY, clock=clock) as register:
        exports.record_export(Post(register, OFFICER), LIST)
        with register.reading() as connection:
            [line] = asked.exports(connection)
    assert (line.subject, line.medium, line.rows, line.place) == ("people", "pdf", 43, LIST.place)


def test_that_an_export_is_withdrawn_but_never_edited(register: Register) -> None:
    post = Post(register, OFFICER)
    record, _ = exports.record_export(post, LIST)
    with pytest.raises(ValueError, match="never edited"):
        register.record([Change(Kind.EXPORT, record, {"rows": 1})], OFFICER)
    exports.not_made(post, record)
    with register.reading() as connection:
        [line] = asked.exports(connection)
    assert (line.rows, line.withdrawn_at_ms) == (43, START_MS)


def test_that_taking_data_out_does_not_make_it_newer(register: Register, clock: Clock) -> None:
    with register.reading() as connection:
        assert newest_change_ms(connection) is None
    a_person(register)
    clock.pass_time(hours=3)
    record, _ = exports.record_export(Post(register, OFFICER), LIST)
    exports.not_made(Post(register, OFFICER), record)
    with register.reading() as connection:
        assert newest_change_ms(connection) == START_MS


def test_that_exports_survive_a_rebuild(register: Register) -> None:
    exports.record_export(Post(register, OFFICER), LIST)
    with register.maintenance() as connection:
        before, lines = checking.digest(connection), asked.exports(connection)
        checking.rebuild(connection, ())
        assert (checking.digest(connection), asked.exports(connection)) == (before, lines)
