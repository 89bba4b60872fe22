"""Chat lists as they are read in tests: entries with their states."""

from __future__ import annotations

from console.model.chat_list import ChatLine, read_chat
from console.model.words import Condition, Whereabouts

HERE, OTHERS = ("Gaziantep", "Türkiye"), ("Ankara", "Istanbul")
WELL = (Whereabouts.PRESENT, Condition.WELL)
HURT = (Whereabouts.PRESENT, Condition.INJURED)
CRITICAL = (Whereabouts.PRESENT, Condition.CRITICAL)
DEAD = (None, Condition.DECEASED)
UNREACHED = (Whereabouts.UNKNOWN, None)
AWAY = (Whereabouts.ELSEWHERE, None)
MOVING = (Whereabouts.IN_TRANSIT, None)
HELD = (Whereabouts.DETAINED, None)
MISSING = (Whereabouts.MISSING, None)
ASKED = (None, None)


def entries(text: str) -> tuple[ChatLine, ...]:
    return read_chat(text, HERE, OTHERS).lines


def only(text: str) -> ChatLine:
    [entry] = entries(text)
    return entry


def state(text: str) -> tuple[Whereabouts | None, Condition | None]:
    entry = only(text)
    return entry.whereabouts, entry.condition


def told(text: str) -> list[tuple[str, Whereabouts | None, Condition | None]]:
    return [(entry.name, entry.whereabouts, entry.condition) for entry in entries(text)]
