"""The sentence behind a code, in the language in force, for screens and widgets."""

from __future__ import annotations

from console.faults import Fault
from console.model.sentences import reason, sentence
from widgets.times import language


def told(fault: Fault) -> str:
    """What a fault says to the officer."""
    return sentence(fault.code, language(), **fault.details)


def wording(code: str) -> str:
    """What a widget shows for the code of a fault or of a reason of likeness."""
    found = sentence(code, language())
    return reason(code, language()) if found == code else found
