"""The reading child: ``python -m console.formats`` reads one request from its input and answers on its output.

Nobody types this; ``console.duty.reading_child`` starts it. It may die at any moment without harm to anyone.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO

from console.faults import InputFault
from console.formats.contacts import wire as contacts_wire
from console.formats.contacts.reading import read_contacts
from console.formats.roster import frames, limits
from console.formats.roster.confine import confine
from console.formats.roster.file import content_of
from console.formats.roster.reading import read_in_chunks


def main() -> None:
    """Read the request, read the file, answer in frames."""
    confine()
    gc.disable()  # rows hold no cycles, and looking for some among a hundred thousand takes a tenth of the time
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between the frames
    packed = frames.read_frame(sys.stdin.buffer)
    if packed is None:
        return
    what, body = frames.open_frame(packed)
    try:
        _answer(what, body, answers)
    except BrokenPipeError:  # the parent has gone; there is nobody to tell
        os._exit(0)


def _answer(what: str, body: frames.Wire, answers: IO[bytes]) -> None:
    """what: the tag of the request, which says what the file holds."""
    try:
        _READERS[what](body, answers)
    except InputFault as fault:
        frames.write_frame(answers, "fault", [fault.code, dict(fault.details)])
    except MemoryError:
        frames.write_frame(answers, "fault", [limits.too_large().code, dict(limits.too_large().details)])


def _roster(body: frames.Wire, answers: IO[bytes]) -> None:
    path, ask = frames.ask_from_wire(body)
    reading = read_in_chunks(
        content_of(Path(os.fsdecode(path))),
        ask,
        lambda rows: frames.write_list(answers, "rows", frames.rows_to_wire(rows)),
        lambda done, total: frames.write_frame(answers, "progress", [done, total]),
    )
    frames.write_list(answers, "rejects", frames.rejects_to_wire(reading.rejects))
    frames.write_list(answers, "faults", frames.faults_to_wire(reading.faults))
    frames.write_frame(answers, "reading", frames.facts_to_wire(reading))


def _contacts(body: frames.Wire, answers: IO[bytes]) -> None:
    path, ask = contacts_wire.ask_from_wire(body)
    reading = read_contacts(content_of(Path(os.fsdecode(path))), ask)
    frames.write_list(answers, "rows", contacts_wire.rows_to_wire(reading.rows))
    frames.write_list(answers, "faults", frames.faults_to_wire(reading.faults))
    frames.write_frame(answers, "reading", contacts_wire.facts_to_wire(reading))


_READERS: Mapping[str, Callable[[frames.Wire, IO[bytes]], None]] = {"roster": _roster, "contacts": _contacts}


if __name__ == "__main__":
    main()
