"""What the rows of a roster would make of each person: a draft that starts from what the register holds and takes in row after row.

A row fills what is empty and replaces what differs; what was there before stays in the log. A spelling of the name that was not met before
is added to the other names, never put in the place of the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from console.formats.roster.shapes import Identifier, RosterRow
from console.model.change import Change, Value
from console.model.kinds import Kind
from console.model.names import fold
from console.model.proposal import FieldChange

Texts = dict[str, Value]


@dataclass(slots=True)
class Draft:
    """One person as the import would leave him.

    person, registration: record ids, None for those to come. fields, at: values now, of the person and of his registration at the
    mission. writes: what is to be written, in order: each a creation or an amendment.
    """

    person: int | None
    registration: int | None
    fields: Texts
    at: Texts
    papers: set[tuple[str, str]]
    household: str = ""
    writes: list[Write] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.person is None


@dataclass(frozen=True, slots=True)
class Write:
    """Part of a draft to be written: fields of the person, of the registration, new papers, the household's label."""

    person: Mapping[str, Value]
    registration: Mapping[str, Value]
    papers: tuple[Identifier, ...]
    household: str


def begun(row: RosterRow, registration: Mapping[str, Value]) -> Draft:
    """The draft of a person nobody knew."""
    person: Texts = {**row.person, "name": row.name}
    if row.flags:
        person["flags"] = " ".join(row.flags)
    draft = Draft(
        None, None, dict(person), dict(registration), {(str(p.type), p.value) for p in row.identifiers}, row.household
    )
    draft.writes.append(Write(person, registration, row.identifiers, row.household))
    return draft


def take_in(draft: Draft, row: RosterRow, registration: Mapping[str, Value]) -> tuple[FieldChange, ...]:
    """Let a further row of the same person say what it says; what it changes."""
    person = _news(draft.fields, {name: value for name, value in row.person.items() if name != "name"})
    if (others := _with_spelling(draft.fields, row.name)) is not None:
        person["other_names"] = others
    flags = {*str(draft.fields.get("flags") or "").split(), *row.flags}
    if flags > set(str(draft.fields.get("flags") or "").split()):
        person["flags"] = " ".join(sorted(flags))
    at = _news(draft.at, registration)
    papers = tuple(paper for paper in row.identifiers if (str(paper.type), paper.value) not in draft.papers)
    household = row.household if row.household != draft.household else ""
    changes = (
        *_told(row, Kind.PERSON, draft.fields, person),
        *_told(row, Kind.REGISTRATION, draft.at, at),
        *(FieldChange(row.row, row.name, "identifier", str(paper.type), "", paper.value) for paper in papers),
        *((FieldChange(row.row, row.name, "household", "label", draft.household, household),) if household else ()),
    )
    if changes:
        draft.writes.append(Write(person, at, papers, household))
        draft.fields.update(person)
        draft.at.update(at)
        draft.papers.update((str(paper.type), paper.value) for paper in papers)
        draft.household = household or draft.household
    return changes


def _news(now: Mapping[str, Value], said: Mapping[str, Value]) -> Texts:
    """What is said and not so now. A part of a date says nothing against the whole one, a city nothing against a position."""
    news: Texts = {
        name: value
        for name, value in said.items()
        if value not in (None, "") and value != now.get(name) and not _is_part_of_date(value, now.get(name))
    }
    if now.get("lon") is not None and "lon" not in said:
        for name in ("precision", "radius_km"):
            news.pop(name, None)
    return news


def _is_part_of_date(value: Value, now: Value) -> bool:
    return isinstance(value, str) and isinstance(now, str) and len(value) in (4, 7) and now.startswith(value + "-")


def _with_spelling(fields: Mapping[str, Value], name: str) -> str | None:
    """The other names with this spelling added; None when it was met before."""
    others = str(fields.get("other_names") or "").splitlines()
    if fold(name) in {fold(str(fields["name"])), *map(fold, others)}:
        return None
    return "\n".join([*others, name])


def _told(row: RosterRow, kind: Kind, now: Mapping[str, Value], news: Mapping[str, Value]) -> Iterator[FieldChange]:
    for name, value in news.items():
        old = now.get(name)
        yield FieldChange(row.row, row.name, kind.name.lower(), name, "" if old is None else str(old), str(value))


def changes_of(
    draft: Draft, ids: Iterator[int], mission: int, households: dict[str, int], channel: str
) -> Iterator[Change]:
    """The changes that write a draft. ids: fresh record ids. households: label -> record, filled as they come into being."""
    for write in draft.writes:
        person: Texts = dict(write.person)
        if write.household:
            if write.household not in households:
                households[write.household] = next(ids)
                yield Change(
                    Kind.HOUSEHOLD, households[write.household], {"mission": mission, "label": write.household}
                )
            person["household"] = households[write.household]
        if draft.person is None:
            draft.person = next(ids)
        if person:
            yield Change(Kind.PERSON, draft.person, person)
        if draft.registration is None:
            draft.registration = next(ids)
            start: Texts = {"person": draft.person, "mission": mission, "channel": channel}
            yield Change(Kind.REGISTRATION, draft.registration, start | dict(write.registration))
        elif write.registration:
            yield Change(Kind.REGISTRATION, draft.registration, dict(write.registration))
        for paper in write.papers:
            fields: Texts = {"person": draft.person, "type": paper.type, "value": paper.value, "check": paper.check}
            if paper.expiry:
                fields["expiry"] = paper.expiry
            yield Change(Kind.IDENTIFIER, next(ids), fields)


def ids_needed(draft: Draft) -> int:
    """At most how many fresh ids a draft takes."""
    return sum(3 + len(write.papers) for write in draft.writes)
