"""A version of a statement as it is kept: both texts to the letter, what each piece rests on, and what was chosen. Read back, never remade."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.model.bilingual import Run, Sentence
from console.model.findings import Rung
from console.model.statement import Choices, Draft, whole
from console.model.statement_words import Advice, Event, SlotName, Tone
from console.model.words import Language

FORM = 1
_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that sounds or looks like something else
_CODE_SIGNS = 6  # 30 bits: who reads it back has this very text before him
_CONTEXT = b"posko statement 1\0"


@dataclass(frozen=True)
class Content:
    """What a version says. digest: of all texts; code: its beginning, to be read back over the telephone."""

    slots: Mapping[SlotName, Sentence]
    rung: Rung
    choices: Choices
    as_of_ms: int
    is_exercise: bool

    def text(self, language: Language) -> str:
        """The whole, a paragraph a slot."""
        return whole(self.slots, language)

    @property
    def digest(self) -> bytes:
        """SHA-256 over everything that can be published, 32 bytes: what an approval stands for."""
        brief = self.slots.get(SlotName.BRIEF, Sentence())
        texts = [self.text("id"), self.text("en"), brief.text("id"), brief.text("en")]
        told = json.dumps(texts, ensure_ascii=False).encode()
        return hashlib.sha256(_CONTEXT + told).digest()

    @property
    def code(self) -> str:
        """Six signs in two groups, ``K7M-3QD``."""
        number = int.from_bytes(self.digest[:5], "big") >> 10
        signs = "".join(_CODE_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_CODE_SIGNS)))
        return f"{signs[:3]}-{signs[3:]}"


def is_code(typed: str, content: Content) -> bool:
    """Whether what was read back is the code; case, gaps and letters that look alike do not matter."""
    told = "".join(typed.upper().split()).replace("-", "").replace("O", "0").replace("I", "1").replace("L", "1")
    return told == content.code.replace("-", "")


def content_of(draft: Draft) -> Content:
    """What a draft says, to be kept."""
    facts = draft.facts
    return Content(dict(draft.slots), facts.findings.rung, draft.choices, facts.as_of_ms, facts.is_exercise)


def to_json(content: Content) -> str:
    """As it is stored."""
    choices = content.choices
    told = {
        "form": FORM,
        "rung": content.rung,
        "as_of_ms": content.as_of_ms,
        "exercise": content.is_exercise,
        "choices": {
            "event": choices.event,
            "tone": choices.tone,
            "advice": list(choices.advice),
            "event_id": choices.event_id,
            "event_en": choices.event_en,
        },
        "slots": {
            name: {"id": _runs(slot.indonesian), "en": _runs(slot.english)} for name, slot in content.slots.items()
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _runs(runs: tuple[Run, ...]) -> list[Any]:
    return [[run.text, *run.basis] if run.basis else run.text for run in runs]


def from_json(text: str) -> Content:
    """What was stored. Raises ValueError when it is no statement this version knows."""
    told = json.loads(text)
    if told.get("form") != FORM:
        raise ValueError("a statement of another form")
    chosen = told["choices"]
    choices = Choices(
        event=Event.of(chosen["event"]),
        tone=Tone.of(chosen["tone"]),
        advice=tuple(Advice.of(each) for each in chosen["advice"]),
        event_id=chosen["event_id"],
        event_en=chosen["event_en"],
    )
    slots = {
        SlotName.of(name): Sentence(_read_runs(slot["id"]), _read_runs(slot["en"]))
        for name, slot in told["slots"].items()
    }
    return Content(slots, Rung(told["rung"]), choices, int(told["as_of_ms"]), bool(told["exercise"]))


def _read_runs(told: list[Any]) -> tuple[Run, ...]:
    return tuple(Run(each) if isinstance(each, str) else Run(each[0], tuple(each[1:])) for each in told)
