"""How commands meet the person: options they share, the passphrase, answers as text or JSON, faults as one sentence.

exit 0 done, 1 a fault, 2 wrong usage (typer's own).
"""

from __future__ import annotations

import datetime as dt
import getpass
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection

from console import settings
from console.duty import enrolment, roster_undo
from console.duty.enrolment import Opened
from console.exchange.member import seal
from console.faults import Fault, InputFault, StoreFault
from console.keys.box import KeyBox, Unlocked
from console.model.ids import text_of
from console.model.kinds import MOMENT_MAX_MS, MOMENT_MIN_MS
from console.model.sentences import sentence
from console.model.words import Language
from console.register import opening
from console.register.register import Register
from console.register.resident import ResidentArrays
from console.register.upgrades import is_of_earlier_form
from console.secret import Secret

Plain = None | bool | int | float | str | Sequence["Plain"] | Mapping[str, "Plain"]
_PASSPHRASE_MAX_BYTES = 4_096
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(slots=True)
class Session:
    """What every command shares. boxed: how keys are derived; tests inject a cheap one, by code only."""

    folder: Path = field(default_factory=settings.data_folder)
    language: Language = "en"
    boxed: type[KeyBox] | None = None

    def box(self) -> KeyBox:
        return (BOX if self.boxed is None else self.boxed)(self.folder)


BOX = KeyBox
session = Session()


def passphrase(prompt: str = "Passphrase: ") -> Secret:
    """From the file POSKO_PASSPHRASE_FILE names, or asked for; never from an argument or a variable."""
    named = os.environ.get("POSKO_PASSPHRASE_FILE")
    if named:
        return _in_file(Path(named))
    return _asked_for(prompt)


def new_passphrase(named: Path | None) -> Secret:
    """A passphrase being chosen: from the file named, or asked for twice. Raises InputFault ``passphrases-differ``."""
    if named is not None:
        return _in_file(named)
    chosen = _asked_for("New passphrase: ")
    if not chosen.matches(_asked_for("The same again: ")):
        raise InputFault("passphrases-differ")
    return chosen


def in_file(named: Path | None, prompt: str) -> Secret:
    """A passphrase that is there already: from the file named, or asked for."""
    return _asked_for(prompt) if named is None else _in_file(named)


def _in_file(path: Path) -> Secret:
    try:
        with path.open("rb") as file:
            return Secret(file.read(_PASSPHRASE_MAX_BYTES).rstrip(b"\r\n"))
    except OSError as error:
        raise InputFault("passphrase-file") from error


def _asked_for(prompt: str) -> Secret:
    if sys.stdin is None or not sys.stdin.isatty():
        raise InputFault("no-prompt")
    return Secret(getpass.getpass(prompt).encode())


@contextmanager
def writing() -> Iterator[Opened]:
    """The register open for writing, as the officer of the passphrase."""
    box = session.box()
    opened = enrolment.unlock(box, passphrase())
    try:
        yield opened
        if opened.post.register.is_open:
            seal(opened)
    finally:
        opened.post.register.close()


@contextmanager
def asking() -> Iterator[tuple[Connection, ResidentArrays]]:
    """The register open for reading only, beside a running desk."""
    with opened_for_reading() as (connection, arrays, _):
        yield connection, arrays


@contextmanager
def opened_for_reading() -> Iterator[tuple[Connection, ResidentArrays, Unlocked]]:
    """As ``asking``, with the keys for a question about the slots."""
    keys = unlocked()
    engine = opening.open_reader(session.folder, keys.register_key)
    try:
        with opening.transaction(engine) as connection:
            is_earlier = is_of_earlier_form(connection)
        if is_earlier:  # opening it for writing upgrades it; a desk of an earlier version that holds it is told so
            Register.open(session.folder, keys.register_key).close()
        with opening.transaction(engine) as connection:
            officer = enrolment.officer_of(connection, keys)
            enrolment.must_be_enrolled(connection, officer)
            is_half = roster_undo.has_unfinished(connection)
        if is_half:
            _finish(keys)
        with opening.transaction(engine) as connection:
            yield connection, ResidentArrays(), keys
    finally:
        engine.dispose()


def _finish(keys: Unlocked) -> None:
    """Undo what a crash left of an import, so that no half of a roster is counted. While a desk is importing, it is its business."""
    try:
        enrolment.reopen(session.box(), keys).post.register.close()
    except StoreFault as fault:
        if fault.code != "register-in-use":
            raise


def unlocked() -> Unlocked:
    """The keys, without opening the register."""
    return session.box().unlock_by_passphrase(passphrase())


_FILE_COLUMNS = 240  # of a table that goes into a file or to another program: nothing is folded there

_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def _spoken() -> Iterator[None]:
    """What is told inside has reached the output, or it is a fault; that nobody listens any more (``| head``) is none."""
    if sys.stdout is None:  # closed by whoever started the command (``>&-``)
        raise StoreFault("output-lost")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as ended:
        _fall_silent()
        raise typer.Exit(1) from ended  # as rich does for its tables
    except OSError as trouble:
        _fall_silent()
        raise StoreFault("output-lost") from trouble


def _fall_silent() -> None:
    """Nothing more goes to the output; Python would complain when it ends of what it could not get rid of."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def prepare_streams() -> None:
    """Characters the output's encoding cannot hold are written as ``\\u....``, and no file ever takes the number of a closed stream."""
    for number in range(3):
        with suppress(OSError):
            _occupy(number)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _occupy(number: int) -> None:
    """A register opened next would get a closed stream's number, and what a library prints would go into it."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)  # the system gives the smallest free number


def tell(text: str) -> None:
    """One line for a person. What comes from data cannot colour or move the terminal."""
    with _spoken():
        _out.print(Text(clean(text)))


def either(english: str, indonesian: str) -> str:
    """The text in the language of this run."""
    return indonesian if session.language == "id" else english


def tell_json(answer: Plain) -> None:
    """The answer as one JSON document."""
    with _spoken():
        is_utf = (sys.stdout.encoding or "").lower().startswith("utf")
        sys.stdout.write(json.dumps(answer, ensure_ascii=not is_utf, indent=1) + "\n")


def tell_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table for a person."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column == "id")  # an id is copied whole
    for row in rows:
        table.add_row(*(Text(clean("" if cell is None else str(cell))) for cell in row))
    with _spoken():
        if not _out.is_terminal:
            _out.width = _FILE_COLUMNS
        _out.print(table)


def must_be_csv(path: Path) -> None:
    """What is written as CSV opens in no spreadsheet under another ending. Raises InputFault ``csv-ending``."""
    if path.suffix.lower() not in ("", ".csv", ".txt"):
        raise InputFault("csv-ending")


def clean(text: str) -> str:
    """Without control characters, so that a name cannot ring the bell or clear the screen, nor what no encoding holds."""
    return "".join(
        letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    )


def tell_fault(fault: Fault, *, as_json: bool) -> int:
    """One sentence on the error stream, and as JSON where JSON was asked for; the exit code. What cannot be told is not told."""
    said = sentence(fault.code, session.language, **fault.details)
    with suppress(OSError):
        _err.print(Text(clean(said)))
    if as_json and fault.code != "output-lost":
        with suppress(StoreFault, typer.Exit):  # of an output that takes nothing; the sentence has been said
            tell_json({"fault": {"code": fault.code, "sentence": said, "details": dict(fault.details)}})
    return 1


def moment(text: str | None, zone: str = "UTC", *, option: str) -> int | None:
    """UTC milliseconds of an ISO 8601 time; without an offset it is in the zone given.

    option: where it was typed; the fault names it instead of what stood there. Raises InputFault ``time-wrong``.
    """
    if text is None:
        return None
    try:
        at = dt.datetime.fromisoformat(text)
        at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
        at_ms = (at - _EPOCH) // dt.timedelta(milliseconds=1)
    except (ValueError, OverflowError) as error:
        raise InputFault("time-wrong", option=option) from error
    if not MOMENT_MIN_MS <= at_ms <= MOMENT_MAX_MS:
        raise InputFault("time-wrong", option=option)
    return at_ms


def moment_ahead(text: str | None, *, option: str) -> int | None:
    """UTC milliseconds of a time to come: ``30m``, ``2h`` or ``1h30m`` from now, or as ``moment`` takes it. Raises InputFault ``time-wrong``."""
    found = _AHEAD.fullmatch(text.strip()) if text else None
    if found is None or not any(found.groups()):
        return moment(text, option=option)
    hours, minutes = (int(part or 0) for part in found.groups())
    return now_ms() + (hours * 60 + minutes) * 60_000


_AHEAD = re.compile(r"(?:([0-9]{1,3})h)?(?:([0-9]{1,4})m)?", re.IGNORECASE)


def now_ms() -> int:
    """UTC milliseconds."""
    return int(dt.datetime.now(tz=dt.UTC).timestamp() * 1000)


def iso(at_ms: int | None, zone: str = "UTC") -> str | None:
    """The time as ISO 8601 with its offset."""
    if at_ms is None:
        return None
    return _there(at_ms, zone).isoformat(timespec="seconds")


def read_time(at_ms: int, zone: str) -> str:
    """The time as a person reads it, with its offset: ``2023-04-15 09:30 +02:00``."""
    at = _there(at_ms, zone).isoformat(sep=" ", timespec="minutes")
    return f"{at[:16]} {at[16:]}"


def _there(at_ms: int, zone: str) -> dt.datetime:
    """By addition: ``fromtimestamp`` fails for years before 1970 on Windows."""
    return (_EPOCH + dt.timedelta(milliseconds=at_ms)).astimezone(ZoneInfo(zone))


def id_text(record: int | None) -> str | None:
    """An id as JSON and people see it."""
    return None if record is None else text_of(record)


def tell_id(record: int, as_json: bool) -> None:
    """The id of what was written."""
    if as_json:
        tell_json({"id": id_text(record)})
    else:
        tell(str(id_text(record)))
