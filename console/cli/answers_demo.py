"""What the demonstration tells: each step of its storyboard with its time, and what it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.cli.terminal import Plain, either, iso, read_time, session, tell
from console.cli.vocabulary import word
from console.model.words import Question

if TYPE_CHECKING:  # Qt is loaded only where a screen is wanted
    from console.desk.storyboard import Played
    from console.desk.storyboard_reading import Standing

_FIGURES = ("registered", "present_confirmed", "elsewhere_confirmed", "not_yet_reached", "not_on_roster")


def of_played(played: Played) -> list[dict[str, Plain]]:
    """Each step that was done, in their order."""
    return [
        {
            "step": step,
            "seconds": round(passed_ms / 1_000, 1),
            "before": _of_standing(played.before[step]),
            "after": _of_standing(played.after[step]),
        }
        for step, passed_ms in sorted(played.done_ms.items())
    ]


def _of_standing(now: Standing) -> dict[str, Plain]:
    said = now.said(Question.VICTIMS)
    answer: dict[str, Plain] | None = None
    if said is not None:
        answer = {
            "value": said.value,
            "source": said.source,
            "said_by": said.said_by,
            "observed_at": iso(said.observed_at_ms),
            "officer": said.officer,
        }
    return {
        "figures": None if now.tally is None else {name: int(getattr(now.tally, name)) for name in _FIGURES},
        "nationals": {"id": now.sentence.text("id"), "en": now.sentence.text("en")},
        "victims": answer,
    }


def tell_played(played: Played) -> None:
    """The same for a person."""
    for step, passed_ms in sorted(played.done_ms.items()):
        tell(
            either("Step {n}: done at {s} s", "Langkah {n}: selesai pada {s} detik").format(n=step, s=passed_ms / 1_000)
        )
        before, after = played.before[step], played.after[step]
        if before.tally is not None and after.tally is not None:
            figures = [(name, getattr(before.tally, name), getattr(after.tally, name)) for name in _FIGURES]
            moved = [f"{word(name)} {a} → {b}" for name, a, b in figures if a != b]
            if moved:
                tell("  " + ", ".join(moved))
        for spoken in ("id", "en"):
            was, now = (each.sentence.text("id" if spoken == "id" else "en") for each in (before, after))
            if was and was != now:
                tell(f"  {spoken}: {was}")
                tell(f"    → {now}")
    last = played.after[max(played.after)] if played.after else None
    said = last.said(Question.VICTIMS) if last is not None else None
    if said is not None and last is not None and last.line is not None:
        when = read_time(said.observed_at_ms, last.line.zone)
        tell(f"  {said.value}: {said.source.label(session.language)}, {said.said_by}, {when}, {said.officer}")
