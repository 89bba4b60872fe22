"""Documents: which numbers can be checked by their form."""

from __future__ import annotations

from collections.abc import Callable

from console.formats import nik
from console.formats.cells import is_indonesian_passport
from console.model.words import CheckResult, IdentifierType

OURS = "ID"  # nationality of whom the forms checked here are
_IS_GOOD: dict[IdentifierType, Callable[[str], bool]] = {
    IdentifierType.PASSPORT: is_indonesian_passport,
    IdentifierType.NIK: nik.is_plausible,
}
FLAGS = {IdentifierType.PASSPORT: "passport-odd", IdentifierType.NIK: "nik-odd"}  # soft: a check flags and never blocks


def checked(kind: IdentifierType, number: str) -> CheckResult:
    """Whether a document of Indonesia has the form of one. number: as ``cells.document_number`` gives it."""
    is_good = _IS_GOOD.get(kind)
    if is_good is None:
        return CheckResult.NOT_CHECKED
    return CheckResult.OK if is_good(number) else CheckResult.BAD
