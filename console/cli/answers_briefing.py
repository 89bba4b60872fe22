"""The shapes of the JSON answers about statements and situation reports (docs/json.md)."""

from __future__ import annotations

from console.cli.terminal import Plain, id_text, iso
from console.model.channels import ChannelText
from console.model.shown_statement import ApprovalLine, SitrepLine, StatementLine
from console.model.sitrep import Content as SitrepContent
from console.model.statement_content import Content
from console.model.words import Language

_LANGUAGES: tuple[Language, ...] = ("id", "en")


def of_content(content: Content) -> dict[str, Plain]:
    """What a statement says, kept or not yet."""
    return {
        "rung": content.rung,
        "exercise": content.is_exercise,
        "as_of": iso(content.as_of_ms),
        "event": content.choices.event,
        "tone": content.choices.tone,
        "advice": list(content.choices.advice),
        "slots": {name: {each: slot.text(each) for each in _LANGUAGES} for name, slot in content.slots.items()},
        "text": {each: content.text(each) for each in _LANGUAGES},
    }


def of_basis(content: Content, language: Language) -> list[Plain]:
    """What each figure of a statement rests on."""
    return [
        {"slot": name, "figure": run.text, "rests_on": list(run.basis)}
        for name, slot in content.slots.items()
        for run in slot.runs(language)
        if run.basis
    ]


def of_statement(line: StatementLine, now_ms: int) -> dict[str, Plain]:
    """A version of a statement."""
    until = line.countersign_by_ms
    return {
        "id": id_text(line.statement),
        "incident": id_text(line.incident),
        "number": line.number,
        "mission": line.mission,
        "made_at": iso(line.made_at_ms),
        "officer": line.officer,
        "standing": line.standing(now_ms),
        "code": line.content.code,
        "countersign_by": iso(until) if until is not None else None,
        "approvals": [of_approval(each) for each in line.approvals],
        "withdrawn_at": iso(line.withdrawn_at_ms),
        "withdrawn_reason": line.withdrawn_reason,
        **of_content(line.content),
        "exercise": line.is_exercise,
        "text": {each: line.text(each) for each in _LANGUAGES},
    }


def of_approval(line: ApprovalLine) -> dict[str, Plain]:
    """Who stands for a version."""
    return {
        "id": id_text(line.approval),
        "method": line.method,
        "officer": line.officer,
        "approver": line.approver,
        "phone": line.phone,
        "recorded_at": iso(line.recorded_at_ms),
        "genuine": line.is_genuine,
    }


def of_channel(text: ChannelText) -> dict[str, Plain]:
    """The text for one channel."""
    return {"text": text.text, "length": text.length, "limit": text.limit, "too_long_by": text.over}


def of_sitrep(line: SitrepLine) -> dict[str, Plain]:
    """A filed situation report, without its content."""
    return {
        "id": id_text(line.sitrep),
        "label": line.label,
        "exercise": line.is_exercise,
        "version": line.version,
        "as_of": iso(line.as_of_ms),
        "made_at": iso(line.made_at_ms),
        "officer": line.officer,
        "next_at": iso(line.next_at_ms),
        "withdrawn_at": iso(line.withdrawn_at_ms),
        "withdrawn_reason": line.withdrawn_reason,
    }


def of_figures(content: SitrepContent) -> dict[str, Plain]:
    """The figures of a situation report, each as low and high."""
    return {name: {"low": low, "high": high} for name, (low, high) in content.figures.items()}
