"""Rejected rows can be saved, mended and imported again, and harm no spreadsheet on the way."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.faults import StoreFault
from console.formats.roster.rejects import neutral, write_rejects
from tests.formats.rosters import reading_of

TEXT = "Nama|No. Paspor|HP|Keterangan\n|A1234567|+249912345678|=1+1\nSiti|B1234567||x\n|C1234567||@x\n"


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def test_that_rejects_are_written_with_row_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    assert write_rejects(path, reading_of(TEXT), {"name-missing": "Tanpa nama"}.__getitem__) == 2
    assert _rows(path) == [
        ["row", "reason", "Nama", "No. Paspor", "HP", "Keterangan"],
        ["2", "Tanpa nama", "", "A1234567", "'+249912345678", "'=1+1"],
        ["4", "Tanpa nama", "", "C1234567", "", "'@x"],
    ]


def test_that_mended_rejects_can_be_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    write_rejects(path, reading_of(TEXT))
    mended = (
        path.read_text("utf-8-sig").replace(",,A1234567", ",Aminah,A1234567").replace(",,C1234567", ",Budi,C1234567")
    )
    again = reading_of(mended)
    assert [row.name for row in again.rows] == ["Aminah", "Budi"]
    assert again.rows[0].person["phone"] == "+249912345678"


@given(st.text())
def test_that_no_written_cell_is_a_formula(text: str) -> None:
    assert not neutral(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_that_a_failed_writing_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(StoreFault):
        write_rejects(target, reading_of(TEXT))
    assert list(tmp_path.iterdir()) == [target]
