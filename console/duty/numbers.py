"""The telephone numbers of those still to call leave as a file, so that one message can go to all of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from console import durable
from console.duty.exports import Export, not_made, record_export
from console.duty.post import Post, WriteLane, here
from console.faults import InputFault
from console.formats.numbers import HEADINGS, numbers_csv
from console.model.ids import text_of
from console.model.words import ExportMedium, ExportSubject
from console.register.reading.incidents import incident_line

EXERCISE_MARK = "LATIHAN – EXERCISE"  # in both languages at once: whoever sends the message may read either
Numbers = Sequence[tuple[str, str, int]]  # name, number, person


def save_numbers(
    post: Post, path: Path, incident: int, numbers: Numbers, write: WriteLane = here, *, may_replace: bool
) -> int:
    """Write the numbers as CSV, readable for its owner only; how many. That they leave is written down first.

    write: runs a piece where the register may be used. may_replace: an existing file, after the officer was asked. Raises InputFault
    ``numbers-none``, ``numbers-exist``, ``place-in-data-folder``; StoreFault as ``durable``; then nothing was let out, and the register says so.
    """
    if not numbers:
        raise InputFault("numbers-none")
    export = Export(
        ExportSubject.NUMBERS, ExportMedium.CSV, len(numbers), HEADINGS, incident, place=str(path.absolute())
    )
    is_exercise = write(lambda: _is_exercise(post, incident))
    content = _content(numbers, is_exercise=is_exercise)
    record, _ = write(lambda: record_export(post, export))
    try:
        _put(path, content, may_replace)
    except FileExistsError as trouble:
        write(lambda: not_made(post, record))
        raise InputFault("numbers-exist") from trouble
    except BaseException:
        write(lambda: not_made(post, record))
        raise
    return len(numbers)


def _is_exercise(post: Post, incident: int) -> bool:
    with post.asking() as connection:
        return incident_line(connection, incident).is_exercise


def _content(numbers: Numbers, *, is_exercise: bool) -> bytes:
    rows = [(name, number, text_of(person)) for name, number, person in numbers]
    return numbers_csv(rows, EXERCISE_MARK if is_exercise else "").encode("utf-8-sig")


def _put(path: Path, content: bytes, may_replace: bool) -> None:
    if may_replace:
        durable.replace_whole(path, content)
        return
    with durable.new_file(path) as file:
        file.write(content)
