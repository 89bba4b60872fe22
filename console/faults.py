"""What can go wrong, sorted by who must act.

A fault is an expected trouble of the world outside, told to a person in one sentence: what happened, what is safe, what to do.
It carries a code and plain details (a file, a row, a column, a limit), never a name, number or note of a person. Anything that is
not a Fault is a bug of ours: it is not caught on the way.

    Fault
    ├── InputFault   the file or the form is wrong; whoever gave it mends it. Collected where there can be several.
    ├── KeyFault     keyring absent, locked or unsafe; wrong passphrase. The officer unlocks or calls the administrator.
    ├── StoreFault   disk full, read-only, damaged, made by a newer version. The administrator acts.
    ├── LinkFault    hub unreachable or refusing. Work goes on.
    └── SealFault    an envelope that does not open, or is not by whom it says.
"""

from __future__ import annotations

from dataclasses import dataclass


class Fault(Exception):
    """An expected trouble.

    code: stable word such as ``roster-too-large``; the sentence in each language is looked up by it (``console.model.sentences``).
    details: plain values the sentence names, such as ``limit=50``. Never personal data.
    """

    def __init__(self, code: str, **details: str | int | float) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code} ({told})" if told else self.code


class InputFault(Fault):
    """The file or the form is wrong."""


class KeyFault(Fault):
    """The register cannot be unlocked."""


class StoreFault(Fault):
    """The register's file, or the disk under it, is in trouble."""


class LinkFault(Fault):
    """The hub cannot be reached or refuses."""


class SealFault(Fault):
    """An envelope does not open, or is not by whom it says."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """One thing wrong in one place of an input file.

    row: 1-based row as the spreadsheet shows it. column: the header's text, or "" when the whole row is meant.
    is_rejecting: the row cannot be taken at all. is_passed_over: it was held for no person. Otherwise the row is kept and the value flagged.
    """

    code: str
    row: int
    column: str = ""
    is_rejecting: bool = False
    is_passed_over: bool = False
