"""One sentence for every fault and every reason, in both languages: what happened, what is safe, what to do.

The sentences live here, below Qt, because the command line says them too. ``tests/guards/test_sentences.py`` holds that every code that is
raised has both, and that the details a sentence names are given.
"""

from __future__ import annotations

from console.model.sentences_enrolment import ENROLMENT
from console.model.sentences_exchange import EXCHANGE
from console.model.sentences_faults import FAULTS
from console.model.sentences_reasons import REASONS
from console.model.sentences_response import RESPONSE, WARNINGS
from console.model.sentences_roster import ROSTER
from console.model.words import Language

SENTENCES: dict[str, tuple[str, str]] = FAULTS | ROSTER | RESPONSE | EXCHANGE | ENROLMENT


class _Kept(dict[str, object]):
    """A detail nobody gave stays visible as its name instead of breaking the sentence."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def sentence(code: str, language: Language, **details: str | int | float) -> str:
    """What a person reads for a fault's code; the bare code where a newer version raised it."""
    found = SENTENCES.get(code)
    if found is None:
        return code
    return found[language == "id"].format_map(_Kept(details))


def reason(code: str, language: Language) -> str:
    """What a person reads for a reason of likeness."""
    found = REASONS.get(code)
    return found[language == "id"] if found else code


def warning(code: str, language: Language) -> str:
    """What a person reads for what should be mended and is not refused."""
    found = WARNINGS.get(code)
    return found[language == "id"] if found else code
