"""Lists that come as files, in whatever the phone wrote."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from console.duty.list_file import FILE_MAX_BYTES, read_list
from console.faults import InputFault

TEXT = "Budi aman\nSiti – luka"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_that_a_list_reads_in_any_encoding_in_use(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "daftar.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_list(path) == TEXT


def test_that_no_byte_breaks_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "daftar.txt"
    path.write_bytes(bytes(range(256)))
    assert "abc" in read_list(path)


def test_that_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "daftar.txt"
    path.write_bytes(b"a" * FILE_MAX_BYTES)
    assert len(read_list(path)) == FILE_MAX_BYTES
    path.write_bytes(b"a" * (FILE_MAX_BYTES + 1))
    with pytest.raises(InputFault, match="list-file-large"):
        read_list(path)


def test_that_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "nowhere.txt", "."):
        with pytest.raises(InputFault, match="list-file-missing"):
            read_list(tmp_path / name)
