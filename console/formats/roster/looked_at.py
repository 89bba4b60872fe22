"""Values of a frame looked at one by one: what a child says is believed only where it has the right form.

Each raises ValueError, TypeError or KeyError for anything else; whoever takes a frame makes ``roster-unreadable`` of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from console.faults import CellFault, InputFault

if TYPE_CHECKING:
    from console.formats.roster.frames import Wire

_CODE = re.compile(r"[a-z][a-z-]{2,39}")
_DETAIL_CHARACTERS_MAX = 60


def raise_told(tag: str, body: Wire) -> NoReturn:
    """The child's own fault, raised here."""
    code, details = a_list(body)
    if tag != "fault" or not isinstance(details, dict) or not _CODE.fullmatch(text_of(code)):
        raise ValueError
    kept = {
        name: value[:_DETAIL_CHARACTERS_MAX] if isinstance(value, str) else value
        for name, value in details.items()
        if isinstance(value, str | int | float)
    }
    raise InputFault(text_of(code), **kept)


def cell_fault(wire: Wire) -> CellFault:
    """What is wrong in one place of the file."""
    code, row, column, is_rejecting, is_passed_over = a_list(wire)
    if not _CODE.fullmatch(text_of(code)):
        raise ValueError
    return CellFault(text_of(code), whole_of(row), text_of(column), is_rejecting is True, is_passed_over is True)


def a_list(wire: Wire) -> list[Wire]:
    """A list."""
    if type(wire) is not list:
        raise TypeError
    return wire


def texts_of(wire: Wire) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(text_of(text) for text in a_list(wire))


def text_of(wire: Wire) -> str:
    """A text."""
    if type(wire) is not str:
        raise TypeError
    return wire


def whole_of(wire: Wire) -> int:
    """A whole number."""
    if type(wire) is not int:
        raise TypeError
    return wire
