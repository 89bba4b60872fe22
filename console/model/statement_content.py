"""A version of a statement as it is kept: both texts to the letter, what each piece rests on, and what was chosen. Read back, never remade."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from console.model.bilingual import Run, Sentence
from console.model.findings import Findings, Rung
from console.model.statement import Choices, Draft, whole
from console.model.statement_words import Advice, Event, SlotName, Tone
from console.model.words import Language

FORM = 1
_CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that sounds or looks like something else
_CODE_SIGNS = 6  # 30 bits: who reads it back has this very text before him
_CONTEXT = b"posko statement 1\0"
_CHECKED = "checked"


@dataclass(frozen=True)
class Content:
    """What a version says. digest: of all texts; code: its beginning, to be read back over the telephone.

    counts: what it rests on, (low, high) by name, to see whether that has changed. is_readable: False where this console cannot read it.
    """

    slots: Mapping[SlotName, Sentence]
    rung: Rung
    choices: Choices
    as_of_ms: int
    is_exercise: bool
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    is_readable: bool = True

    def text(self, language: Language) -> str:
        """The whole, a paragraph a slot."""
        return whole(self.slots, language, is_exercise=self.is_exercise)

    @property
    def digest(self) -> bytes:
        """SHA-256 over everything that can be published and the moment it was put together, 32 bytes: what an approval stands for.

        The moment is told to the minute in the text; here to the millisecond, so that no approval fits another version.
        """
        brief = self.slots.get(SlotName.BRIEF, Sentence())
        texts = [self.text("id"), self.text("en"), brief.text("id"), brief.text("en")]
        told = json.dumps([*texts, self.as_of_ms, self.is_exercise], ensure_ascii=False).encode()
        return hashlib.sha256(_CONTEXT + told).digest()

    @property
    def code(self) -> str:
        """Six signs in two groups, ``K7M-3QD``."""
        number = int.from_bytes(self.digest[:5], "big") >> 10
        signs = "".join(_CODE_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_CODE_SIGNS)))
        return f"{signs[:3]}-{signs[3:]}"


def is_code(typed: str, content: Content) -> bool:
    """Whether what was read back is the code; case, gaps and letters that look alike do not matter."""
    told = (
        "".join(sign for sign in typed.upper() if sign.isalnum()).replace("O", "0").replace("I", "1").replace("L", "1")
    )
    return told == content.code.replace("-", "")


def content_of(draft: Draft) -> Content:
    """What a draft says, to be kept."""
    facts = draft.facts
    return Content(
        dict(draft.slots),
        facts.findings.rung,
        draft.choices,
        facts.as_of_ms,
        facts.is_exercise,
        _counts(facts.findings),
    )


def _counts(found: Findings) -> dict[str, tuple[int, int]]:
    told = {"affected": found.affected, **{str(each): count for each, count in found.by_condition.items()}}
    return {name: (count.low, count.high) for name, count in told.items()} | {_CHECKED: (found.checked, found.checked)}


def overtaken(now: Content, then: Content) -> bool:
    """Whether what may be said of nationals has changed since a version was made: then it must not leave as it is.

    More lists checked leave true what it said at its time; fewer do not, nor does another number of people.
    """
    if now.rung is not then.rung:
        return True
    fewer = now.counts.get(_CHECKED, (0, 0)) < then.counts.get(_CHECKED, (0, 0))
    return fewer or any(now.counts.get(name) != count for name, count in then.counts.items() if name != _CHECKED)


def unreadable(made_at_ms: int) -> Content:
    """What stands for a version that this console cannot read: a newer one made it, or it is damaged. Nothing in it may be published."""
    return Content({}, Rung.NO_INFORMATION, Choices(), made_at_ms, is_exercise=False, is_readable=False)


def to_json(content: Content) -> str:
    """As it is stored."""
    choices = content.choices
    told = {
        "form": FORM,
        "rung": content.rung,
        "as_of_ms": content.as_of_ms,
        "exercise": content.is_exercise,
        "counts": {name: list(count) for name, count in content.counts.items()},
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
    try:
        return _read(json.loads(text))
    except (AttributeError, IndexError, KeyError, TypeError) as trouble:
        raise ValueError("a statement of another form") from trouble


def _read(told: Any) -> Content:
    if told["form"] != FORM:
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
    counts = {str(name): (int(low), int(high)) for name, (low, high) in told.get("counts", {}).items()}
    return Content(slots, Rung.of(told["rung"]), choices, int(told["as_of_ms"]), bool(told["exercise"]), counts)


def _read_runs(told: list[Any]) -> tuple[Run, ...]:
    return tuple(Run(each) if isinstance(each, str) else Run(each[0], tuple(each[1:])) for each in told)
