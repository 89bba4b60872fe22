"""Situation reports: numbered by mission, composed from what the register holds now, and kept as they were."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from console.duty.alerts import alerts_over
from console.duty.briefing import facts, mission_name
from console.duty.incidents import resolved_areas
from console.duty.post import Post
from console.duty.sitrep_parts import answers, chronology, figures, gaps, listed, spots
from console.duty.statements import choices_of
from console.faults import InputFault
from console.model.bilingual import Bilingual
from console.model.kinds import DOCUMENT_MAX, Kind
from console.model.shown_statement import SitrepLine
from console.model.sitrep import SUMMARY_MAX, Content, Level, Pair, changes, falls, to_json
from console.model.statement import draft
from console.model.statement_words import SlotName
from console.model.words import SitrepVersion
from console.register.fold import living
from console.register.reading import incidents as asked
from console.register.reading.alerts import alerts
from console.register.reading.calls import CallScope, call_sheet
from console.register.reading.due import due
from console.register.reading.enquiries import enquiries
from console.register.reading.facilities import facilities
from console.register.reading.officers import OfficerLine, officers
from console.register.reading.questions import questions
from console.register.reading.sitreps import sitreps
from console.register.resident import ResidentArrays
from console.register.touched import Touched


@dataclass(frozen=True, slots=True)
class Wish:
    """What the officer adds. next_at_ms: when the next report comes. fall_reason: why a figure that should only grow fell."""

    summary: str = ""
    next_at_ms: int | None = None
    is_final: bool = False
    fall_reason: str = ""


def compose(
    connection: Connection, arrays: ResidentArrays, incident: int, officer: int, now_ms: int, wish: Wish
) -> Content:
    """The report as it would read now. Raises InputFault ``incident-unknown``, ``officer-unknown``."""
    line = asked.incident_line(connection, incident)
    areas = resolved_areas(line, asked.sites(connection, incident))
    tally = asked.tally_of(connection, line, arrays, areas, now_ms)
    basis = facts(connection, arrays, incident, now_ms)
    slots = draft(basis, choices_of(connection, incident)).slots
    author = _author(connection, officer)
    mine = _of_mission(connection, incident, author)
    before = next((each for each in mine if each.withdrawn_at_ms is None), None)
    known = before.content if before else None  # what cannot be read is not compared with
    sheet = call_sheet(connection, line, CallScope(arrays, areas, officer, now_ms), count=0)
    open_enquiries = enquiries(connection, incident)
    asked_lines = facilities(connection, incident)
    asked_about = questions(connection, line, tally)
    counted = figures(tally, basis, open_enquiries)
    told = changes(known.figures, counted) if known else ()
    named = mission_name(author.mission) if author.mission else Bilingual("", "")
    return Content(
        mission=author.mission.code if author.mission else "?",
        mission_name=_pair(Bilingual(named.indonesian, named.english.removeprefix("the "))),
        number=max((each.number for each in mine), default=0) + 1,
        version=_version(before, wish),
        title=line.title,
        place=_pair(basis.place),
        country=_pair(basis.country),
        zone=line.zone,
        area=line.area,
        onset_ms=line.onset_ms,
        known_at_ms=line.known_at_ms,
        as_of_ms=now_ms,
        is_exercise=line.is_exercise,
        missions=line.missions,
        covers=tally.covers,
        not_held=tally.not_held,
        prepared_by=author.name,
        figures=counted,
        by_location=dict(tally.in_area),
        confirmed_lately=tally.confirmed_in_180_days,
        freshest_ms=tally.freshest_ms,
        stalest_ms=tally.stalest_ms,
        nationals=_text(slots[SlotName.NATIONALS].text("id"), slots[SlotName.NATIONALS].text("en")),
        answers=answers(asked_about, tally, basis),
        lists=listed(asked_lines),
        done=_text(*(slots[SlotName.DONE].text(each) if SlotName.DONE in slots else "" for each in ("id", "en"))),
        alerts=tuple(
            Level(name=each.name, level=each.level, reason=each.reason)
            for each in alerts_over(alerts(connection), areas, now_ms)
        ),
        chronology=chronology(connection, line, before.as_of_ms if before else None),
        gaps=gaps(asked_about, asked_lines, sheet, tally, due(connection, incident), now_ms),
        spots=spots(connection, arrays, areas),
        calls_per_hour=sheet.pace.calls_per_hour,
        calls_finish_at_ms=sheet.pace.finish_at_ms,
        previous_number=before.number if before else None,
        previous_as_of_ms=before.as_of_ms if before else None,
        changes=told,
        fall_reason=wish.fall_reason.strip(),
        summary=wish.summary.strip(),
        next_at_ms=wish.next_at_ms,
        rung=basis.findings.rung,
    )


def file_sitrep(post: Post, arrays: ResidentArrays, incident: int, wish: Wish) -> tuple[int, Touched]:
    """Make the report as it reads now a record; its id.

    Raises InputFault ``incident-unknown``, ``sitrep-fall-unexplained`` (figure) when a figure fell that should only grow and no reason is
    given, ``sitrep-next-past``, ``sitrep-summary-long``, ``document-long``.
    """
    now_ms = post.now_ms()
    if wish.next_at_ms is not None and wish.next_at_ms <= now_ms:
        raise InputFault("sitrep-next-past")
    if len(wish.summary) > SUMMARY_MAX:
        raise InputFault("sitrep-summary-long", limit=SUMMARY_MAX)
    with post.asking() as connection:
        content = compose(connection, arrays, incident, post.officer, now_ms, wish)
        author = _author(connection, post.officer)
    fallen = falls(content.changes)
    if fallen and not content.fall_reason:
        raise InputFault("sitrep-fall-unexplained", figure=fallen[0].english)
    text = to_json(content)
    if len(text) > DOCUMENT_MAX:
        raise InputFault("document-long")
    return post.add(
        Kind.SITREP,
        {
            "incident": incident,
            "mission": author.mission.mission if author.mission else 0,
            "number": content.number,
            "version": content.version,
            "as_of_ms": content.as_of_ms,
            "made_at_ms": now_ms,
            "officer": post.officer,
            "next_at_ms": wish.next_at_ms,
            "content": text,
        },
    )


def readable(line: SitrepLine) -> Content:
    """What a report says, marked where it is of an exercise. Raises InputFault ``statement-unreadable`` where this console cannot read it."""
    if line.marked is None:
        raise InputFault("statement-unreadable")
    return line.marked


def withdraw_sitrep(post: Post, sitrep: int, reason: str) -> Touched:
    """Take a report back, saying why; it stays readable, and its number is not given again.

    Raises InputFault ``reason-missing``, ``sitrep-unknown``.
    """
    if not reason.strip():
        raise InputFault("reason-missing")
    with post.asking() as connection:
        if not living(connection, Kind.SITREP, [sitrep]):
            raise InputFault("sitrep-unknown")
    return post.withdraw(Kind.SITREP, sitrep, reason.strip())


def _author(connection: Connection, officer: int) -> OfficerLine:
    found = next((each for each in officers(connection) if each.officer == officer), None)
    if found is None:
        raise InputFault("officer-unknown")
    return found


def _of_mission(connection: Connection, incident: int, author: OfficerLine) -> list[SitrepLine]:
    """The reports of the officer's mission in the incident, withdrawn ones too, the newest first."""
    code = author.mission.code if author.mission else "?"
    return [each for each in sitreps(connection, incident) if each.mission == code]


def _version(before: SitrepLine | None, wish: Wish) -> SitrepVersion:
    if wish.is_final:
        return SitrepVersion.FINAL
    return SitrepVersion.UPDATE if before else SitrepVersion.INITIAL


def _pair(told: Bilingual) -> Pair:
    return Pair(id=told.indonesian, en=told.english)


def _text(indonesian: str, english: str) -> Pair:
    return Pair(id=indonesian, en=english)
