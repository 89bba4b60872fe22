"""The sentence behind a code, in the language in force, for screens and widgets."""

from __future__ import annotations

from console.faults import Fault
from console.model.sentences import reason, sentence, warning
from widgets.times import language


def told(fault: Fault) -> str:
    """What a fault says to the officer."""
    return sentence(fault.code, language(), **fault.details)


def wording(code: str) -> str:
    """What a widget shows for the code of a fault, of a reason of likeness, or of a warning."""
    said = (spoken(code, language()) for spoken in (sentence, reason, warning))
    return next((text for text in said if text != code), code)
