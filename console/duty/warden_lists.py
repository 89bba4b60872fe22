"""A warden's list, or the replies to a broadcast: what it would report, and filing it after one confirmation.

propose    whom each line means and what is known of him; nothing is written
apply      all of it in one transaction: reports, and the persons on no roster
take_back  withdraws what a list filed, and the persons it made of whom nothing else was learned
withdraw   the same of a list that was filed before, at any time
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from console.duty import people
from console.duty.list_places import places_of
from console.duty.post import Post
from console.faults import InputFault
from console.formats.cells import clean
from console.formats.phones import phone
from console.model.change import Change, Value
from console.model.chat_list import ChatList, read_chat
from console.model.chat_replies import read_replies
from console.model.kinds import NAME_MAX, TEXT_MAX, Kind
from console.model.listed import (
    Choice,
    Decision,
    FiledBefore,
    Filing,
    ListCounts,
    ListLine,
    ListProposal,
    Offered,
    Outcome,
    Proposed,
    Sender,
    Told,
    counted,
    filings,
    has_whole_number,
    name_key,
)
from console.model.named import Named, match_list
from console.model.nearness import ResolvedArea
from console.model.settle import CLOCK_GRACE_MS
from console.model.shown import IncidentLine, PersonRow, WardenLine
from console.model.subject import Bond, Reason
from console.register import fold
from console.register.reading.filed_lists import written_by
from console.register.reading.incidents import incident_line, sites
from console.register.reading.named import filed_before, known_otherwise, known_people, representatives
from console.register.reading.rows import person_rows
from console.register.resident import ResidentArrays
from console.register.touched import Touched

Progress = Callable[[int, int], None]


def sender_of(cell: WardenLine) -> Sender:
    """The leader of a cell, or the cell itself where nobody leads it."""
    return Sender(_one_line(cell.leader_name or cell.name), cell.warden)


def sender_named(name: str) -> Sender:
    """Somebody who leads no cell that is known here."""
    return Sender(_one_line(name))


def _one_line(text: str) -> str:
    return clean(text)[0][:NAME_MAX]


def propose(
    connection: Connection,
    arrays: ResidentArrays,
    incident: IncidentLine,
    text: str,
    sender: Sender,
    areas: tuple[ResolvedArea, ...],
    at_ms: int,
    told: Progress | None = None,
) -> ListProposal:
    """What a pasted text would do in the incident.

    areas: what the incident and its sites cover. at_ms: when it was observed. told: steps done and steps in all; what it raises ends the
    work. Raises InputFault ``chat-too-long``, ``chat-too-many``.
    """
    read = _read(connection, incident, text, sender, areas)
    known = known_people(connection, arrays, areas, sender.warden, _half(told, 0)) if read.lines else []
    found = match_list(read.lines, known, _half(told, 1), may_repeat=sender.is_replies)
    before = filed_before(connection, incident.incident, sender, day_of(at_ms, incident.zone))
    drafts = [ListLine(number, each.line, Proposed.NOTHING) for number, each in enumerate(found, 1)]
    again = {
        filing.line.number: filing.person
        for filing in filings(sender, drafts, before, {})
        if filing.outcome is Outcome.UNCHANGED
    }
    wanted = {candidate.person for each in found for candidate in each.candidates}
    wanted |= {person for person in again.values() if person is not None}
    rows = {row.person: row for row in person_rows(connection, sorted(wanted), incident.incident)}
    lines = tuple(
        _asked_if_overtaken(_line(draft, each, rows, again), before, sender)
        for draft, each in zip(drafts, found, strict=True)
    )
    return ListProposal(sender, _asked_if_disputed(lines), read.passed_over, before)


def _half(told: Progress | None, half: int) -> Progress | None:
    """Tells the first (0) or second (1) half of the work as a part of the whole: people are gathered about as long as they are compared."""
    return None if told is None else lambda done, total: told(half * total + done, 2 * total)


def _read(
    connection: Connection, incident: IncidentLine, text: str, sender: Sender, areas: tuple[ResolvedArea, ...]
) -> ChatList:
    here, others = places_of(incident, sites(connection, incident.incident), areas)
    return read_replies(text, here, others) if sender.is_replies else read_chat(text, here, others)


def _line(draft: ListLine, named: Named, rows: Mapping[int, PersonRow], again: Mapping[int, int | None]) -> ListLine:
    """The line with what is proposed. What was filed today word for word is meant as it was decided then."""
    same = rows.get(again.get(draft.number) or 0)
    if same is not None:
        return ListLine(draft.number, draft.chat, Proposed.REPORT, (Offered(same, (Reason.LINE_FILED_BEFORE,)),))
    candidates = [each for each in named.candidates if each.person in rows]
    offered = tuple(Offered(rows[each.person], each.reasons) for each in candidates)
    return ListLine(draft.number, draft.chat, _proposed(draft, named, offered), offered)


def _asked_if_disputed(lines: tuple[ListLine, ...]) -> tuple[ListLine, ...]:
    """Nobody is made well by one line of a list of whom another line says otherwise, or nothing that is sure."""
    told: dict[tuple[str, str], set[Told]] = defaultdict(set)
    for line in lines:
        told[name_key(line)].add(line.told)
    return tuple(
        replace(line, proposed=Proposed.ASK)
        if line.proposed is Proposed.NEW and len(told[name_key(line)]) > 1
        else line
        for line in lines
    )


def _asked_if_overtaken(line: ListLine, before: FiledBefore, sender: Sender) -> ListLine:
    """A state that was told today, then another, then the first again in the same words: no program knows whether it is so again."""
    since = before.overtaken(sender.said_by(line.chat), line) if line.told else ()
    if not since or line.proposed not in (Proposed.REPORT, Proposed.ASK):
        return line
    offered = tuple(
        Offered(each.row, (Reason.TOLD_OTHERWISE_SINCE, *each.reasons)) if each.row.person in since else each
        for each in line.offered
    )
    return ListLine(line.number, line.chat, Proposed.ASK, offered)


def _proposed(draft: ListLine, named: Named, offered: tuple[Offered, ...]) -> Proposed:
    if not draft.told:
        return Proposed.NOTHING
    if named.bond is Bond.CERTAIN and offered and offered[0].row.person == named.person:
        return Proposed.REPORT
    return Proposed.NEW if named.bond is Bond.DISTINCT and draft.can_be_new else Proposed.ASK


def day_of(at_ms: int, zone: str) -> tuple[int, int]:
    """The first moment of the day on which something happened by the clock of the scene, and that of the next day."""
    here = ZoneInfo(zone)
    day = dt.datetime.fromtimestamp(at_ms / 1000, here).date()
    starts = (dt.datetime.combine(each, dt.time(), here) for each in (day, day + dt.timedelta(days=1)))
    first, after = (int(start.timestamp() * 1000) for start in starts)
    return first, after


@dataclass(frozen=True, slots=True)
class Filed:
    """What filing a list did. reports, persons: what it made."""

    counts: ListCounts
    reports: tuple[int, ...] = ()
    persons: tuple[int, ...] = ()


def apply(
    post: Post,
    incident: int,
    proposal: ListProposal,
    decisions: Mapping[int, Decision],
    observed_at_ms: int | None = None,
) -> tuple[Filed, Touched]:
    """File the list with what was decided, by the number of the line; all or nothing. What was filed meanwhile is not filed again.

    observed_at_ms: when it was so; now when not given. Raises InputFault ``incident-unknown``, ``person-unknown``, ``list-sender-missing``,
    ``list-line-unknown``, ``list-line-nameless``, ``observed-in-future``.
    """
    sender, at_ms = proposal.sender, post.now_ms() if observed_at_ms is None else observed_at_ms
    if not (sender.is_replies or sender.name):
        raise InputFault("list-sender-missing")
    if at_ms > post.now_ms() + CLOCK_GRACE_MS:
        raise InputFault("observed-in-future")
    check(proposal, decisions)
    with post.asking() as connection:
        line = incident_line(connection, incident)
        before = filed_before(connection, incident, sender, day_of(at_ms, line.zone))
        lines, decided = _as_living(connection, proposal, decisions)
    done = filings(sender, lines, before, decided)
    changes, made = _changes(post, incident, sender, done, at_ms)
    touched = post.register.record(changes, post.officer) if changes else Touched()
    return Filed(counted(done), *made), touched


def check(proposal: ListProposal, decisions: Mapping[int, Decision]) -> None:
    """Whether each decision is of a line that is there. Raises InputFault as ``apply``."""
    by_number = {line.number: line for line in proposal.lines}
    for number, decision in decisions.items():
        if number not in by_number:
            raise InputFault("list-line-unknown", number=number)
        if decision is Choice.NEW and not by_number[number].can_be_new:
            raise InputFault("list-line-nameless", number=number)


def _as_living(
    connection: Connection, proposal: ListProposal, decisions: Mapping[int, Decision]
) -> tuple[Sequence[ListLine], Mapping[int, Decision]]:
    """The lines with whoever was merged meanwhile named by who he is now, as decisions. Raises InputFault ``person-unknown``."""
    named: dict[int, Decision] = {line.number: line.person for line in proposal.lines if line.person is not None}
    decided = named | dict(decisions)
    persons = {decision for decision in decided.values() if isinstance(decision, int)}
    now = representatives(connection, persons)
    if fold.living(connection, Kind.PERSON, set(now.values())) != set(now.values()):
        raise InputFault("person-unknown")
    return proposal.lines, {
        number: now[decision] if isinstance(decision, int) else decision for number, decision in decided.items()
    }


def _changes(
    post: Post, incident: int, sender: Sender, done: Sequence[Filing], at_ms: int
) -> tuple[list[Change], tuple[tuple[int, ...], tuple[int, ...]]]:
    """What is to be written, with the ids of the reports and of the persons."""
    code = people.calling_code(post)
    fresh = [filing for filing in done if filing.outcome is Outcome.NEW]
    made = dict(zip((filing.line.number for filing in fresh), post.register.mint(len(fresh)), strict=True))
    changes = [Change(Kind.PERSON, made[filing.line.number], _person(filing, sender, code)) for filing in fresh]
    stamp: dict[str, Value] = {"incident": incident, "officer": post.officer, "recorded_at_ms": post.now_ms()}
    told = [(filing, axis, value) for filing in done for axis, value in filing.told]
    ids = post.register.mint(len(told))
    for record, (filing, axis, value) in zip(ids, told, strict=True):
        person = made.get(filing.line.number, filing.person)
        said = _said(filing, sender, at_ms)
        changes.append(Change(Kind.REPORT, record, {**stamp, **said, "person": person, "axis": axis, "value": value}))
    return changes, (tuple(ids), tuple(made.values()))


def _person(filing: Filing, sender: Sender, code: str) -> dict[str, Value]:
    """Somebody on no roster, whom the warden's cell looks after from now on."""
    chat = filing.line.chat
    fields: dict[str, Value] = {"name": chat.name, "warden": sender.warden}
    if has_whole_number(chat):
        fields["phone"] = phone(chat.phone, code)[0]
    return fields


def _said(filing: Filing, sender: Sender, at_ms: int) -> dict[str, Value]:
    line = filing.line
    words: dict[str, Value] = {"detail": line.chat.detail[:TEXT_MAX], "note": line.note}
    return {**words, "source": sender.source, "said_by": sender.said_by(line.chat), "observed_at_ms": at_ms}


def take_back(
    post: Post, reports: Sequence[int], persons: Sequence[int], reason: str
) -> tuple[tuple[int, int], Touched]:
    """Withdraw what a list filed; (reports withdrawn, persons kept because something else was learned of them).

    Raises InputFault ``reason-missing``.
    """
    if not reason.strip():
        raise InputFault("reason-missing")
    with post.asking() as connection:
        living = fold.living(connection, Kind.REPORT, reports)
        there = fold.living(connection, Kind.PERSON, persons)
        kept = known_otherwise(connection, there, set(reports))
    over: dict[str, Value] = {"withdrawn_at_ms": post.now_ms(), "withdrawn_reason": reason.strip()}
    changes = [Change(Kind.REPORT, report, over) for report in sorted(living)]
    changes += [Change(Kind.PERSON, person, over) for person in sorted(there - kept)]
    touched = post.register.record(changes, post.officer) if changes else Touched()
    return (len(living), len(kept)), touched


def withdraw(post: Post, filed_list: int, reason: str) -> tuple[tuple[int, int], Touched]:
    """Take back a list that was filed before, by the id of its first report; as ``take_back``.

    Raises InputFault ``reason-missing``, ``record-unknown``.
    """
    with post.asking() as connection:
        written = written_by(connection, filed_list)
    if written is None:
        raise InputFault("record-unknown")
    return take_back(post, written.reports, written.made, reason)
