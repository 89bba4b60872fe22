"""A statement as PDF: one A4 page in large type, to be read on a telephone, with the code that is read back and who approved it."""

from __future__ import annotations

from typing import Any, Literal

from console.model.bilingual import Bilingual
from console.model.moments import HOME_ZONE
from console.model.shown_statement import ApprovalLine, Standing, StatementLine
from console.model.words import ApprovalMethod, Language
from console.typeset import times
from console.typeset.press import Paper, pdf
from console.typeset.words import DRAFT, EXERCISE, NOT_PUBLIC, OVERDUE, STATEMENT, WITHDRAWN, words

Languages = Literal["id", "en", "both"]
_MARKS = {
    Standing.EXERCISE: (EXERCISE,),
    Standing.WAITING: DRAFT,
    Standing.OVERDUE: OVERDUE,
    Standing.WITHDRAWN: (WITHDRAWN,),
}


def statement_pdf(line: StatementLine, mission: Bilingual, languages: Languages, now_ms: int) -> bytes:
    """The version as it stands at now_ms. mission: how it is called on a letterhead. languages: of "both", Indonesian comes first.

    Only text and approvals are in it; what the text rests on stays in the register.
    """
    told: tuple[Language, ...] = ("id", "en") if languages == "both" else (languages,)
    return pdf(Paper("statement.typ", _values(line, mission, told, now_ms), line.content.as_of_ms))


def _values(line: StatementLine, mission: Bilingual, told: tuple[Language, ...], now_ms: int) -> dict[str, Any]:
    standing = line.standing(now_ms)
    first = told[0]
    return {
        "language": first,
        "words": words(STATEMENT, first),
        "marking": NOT_PUBLIC if standing in _MARKS else "",
        "marks": _MARKS.get(standing, ()),
        "heads": [_head(line, mission, each) for each in told],
        "parts": [{"language": each, "paragraphs": line.text(each).split("\n\n")} for each in told],
        "pages": [STATEMENT["page"].of(each) for each in told],
        "code": line.content.code,
        "foot": [_foot(line, standing, each) for each in told],
        "is_open": standing in (Standing.WAITING, Standing.OVERDUE, Standing.WITHDRAWN, Standing.EXERCISE),
        "is_spelled": False,
    }


def _head(line: StatementLine, mission: Bilingual, language: Language) -> dict[str, str]:
    version = STATEMENT["version"].of(language).replace("{n}", str(line.number))
    return {
        "mission": mission.of(language),
        "kind": STATEMENT["kind"].of(language),
        "version": f"{line.mission} · {version}",
    }


def _foot(line: StatementLine, standing: Standing, language: Language) -> dict[str, Any]:
    """Who stands for it, and who wrote it."""
    made = STATEMENT["made"].of(language).replace("{when}", _moment(line.made_at_ms, language))
    return {
        "code": STATEMENT["code"].of(language),
        "standing": STATEMENT["standing"].of(language),
        "lines": _standing_lines(line, standing, language),
        "made": made.replace("{who}", line.officer),
    }


def _standing_lines(line: StatementLine, standing: Standing, language: Language) -> list[str]:
    if standing is Standing.WITHDRAWN:
        when = _moment(line.withdrawn_at_ms or 0, language)
        return [STATEMENT["withdrawn"].of(language).replace("{when}", when).replace("{reason}", line.withdrawn_reason)]
    if standing in (Standing.WAITING, Standing.EXERCISE):
        return [STATEMENT[standing.value].of(language)]
    told = [_approval(each, language) for each in line.approvals if each.is_genuine]
    until = line.countersign_by_ms
    if until is not None:
        name = "overdue" if standing is Standing.OVERDUE else "countersign"
        told.append(STATEMENT[name].of(language).replace("{when}", _moment(until, language)))
    return told


def _approval(approval: ApprovalLine, language: Language) -> str:
    name = "key" if approval.method is ApprovalMethod.KEY else "telephone"
    template = STATEMENT[name].of(language).replace("{when}", _moment(approval.recorded_at_ms, language))
    return template.replace("{officer}", approval.officer).replace("{who}", approval.approver)


def _moment(at_ms: int, language: Language) -> str:
    return times.labelled(at_ms, HOME_ZONE, language)
