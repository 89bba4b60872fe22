"""Telephone numbers for whoever sends one message to many: a line for each number, as spreadsheets and broadcast programs read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from console.formats.roster.rejects import neutral

HEADINGS = ("name", "number", "person")


def numbers_csv(rows: Sequence[tuple[str, str, str]]) -> str:
    """The text of the file, headings first. rows: name, number, the person's id as text.

    A number in international form begins with "+", which a spreadsheet would calculate: it gets an apostrophe as any other such text.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADINGS, *([neutral(cell) for cell in row] for row in rows)])
    return text.getvalue()
