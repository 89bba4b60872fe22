"""Telephone numbers for whoever sends one message to many: a line for each number, as spreadsheets and broadcast programs read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from console.formats.roster.rejects import neutral

HEADINGS = ("name", "number", "person")

# Calculated, it comes to its own digits: nothing is run, and a broadcast program reads the international form (ITU-T E.164) as it stands.
_NUMBER = re.compile(r"\+?[0-9]{1,15}")


def numbers_csv(rows: Sequence[tuple[str, str, str]], mark: str = "") -> str:
    """The text of the file, headings first. rows: name, number, the person's id as text. mark: what every row says besides, of an exercise.

    A telephone number stands as it is dialled. Everything else that a spreadsheet would calculate gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    more = [mark] if mark else []
    lines = ([neutral(name), _dialled(number), neutral(person), *more] for name, number, person in rows)
    csv.writer(text).writerows([[*HEADINGS, *more], *lines])
    return text.getvalue()


def _dialled(number: str) -> str:
    """An apostrophe would make it a number that nobody has."""
    return number if _NUMBER.fullmatch(number) else neutral(number)
