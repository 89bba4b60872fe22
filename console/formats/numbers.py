"""Telephone numbers for whoever sends one message to many: a line for each number, as spreadsheets and broadcast programs read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from console.formats.roster.rejects import neutral

HEADINGS = ("name", "number", "person")


def numbers_csv(rows: Sequence[tuple[str, str, str]], mark: str = "") -> str:
    """The text of the file, headings first. rows: name, number, the person's id as text. mark: what every row says besides, of an exercise.

    A number in international form begins with "+", which a spreadsheet would calculate: it gets an apostrophe as any other such text.
    """
    text = io.StringIO(newline="")
    more = [mark] if mark else []
    csv.writer(text).writerows([[*HEADINGS, *more], *([*map(neutral, row), *more] for row in rows)])
    return text.getvalue()
