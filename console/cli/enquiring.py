"""Enquiries: who asks for whom, what was promised, what they were told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from console.cli import answers
from console.cli.answers_response import of_enquiry
from console.cli.apps import AsJson, enquiry_app
from console.cli.noted import Incident, Reason
from console.cli.terminal import (
    asking,
    id_text,
    moment_ahead,
    read_time,
    session,
    tell_fault,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import chosen, word
from console.duty import enquiries
from console.duty.enquiries import Sought
from console.duty.post import Post
from console.faults import InputFault
from console.model.ids import from_text
from console.model.kinds import Kind
from console.model.sentences import sentence
from console.model.shown_response import EnquiryLine
from console.model.words import Consent, EnquiryChannel, Relation
from console.register.reading.enquiries import enquiries as asked
from console.register.reading.incidents import incident_line

_WHEN = "30m, 2h or 1h30m from now, or ISO 8601; without an offset it is UTC."


@enquiry_app.command("add")
def enquiry_add(
    name: Annotated[str, typer.Argument(help="Who is sought, as the caller says it.")],
    incident: Incident,
    caller: Annotated[str, typer.Option("--caller")],
    relation: Annotated[str, typer.Option("--relation", help=", ".join(Relation))] = Relation.OTHER,
    phone: Annotated[str, typer.Option("--phone", help="Of the caller.")] = "",
    channel: Annotated[str, typer.Option("--channel", help=", ".join(EnquiryChannel))] = EnquiryChannel.HOTLINE,
    promise: Annotated[str | None, typer.Option("--promise", help=f"When we call back: {_WHEN}")] = None,
    consent: Annotated[str, typer.Option("--consent", help=", ".join(Consent))] = Consent.NOT_ASKED,
    person: Annotated[str, typer.Option("--person", help="Id of the person sought.")] = "",
    new: Annotated[bool, typer.Option("--new", help="It is none of those who may be meant.")] = False,
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """Somebody asks for a person. Without --person those who may be meant are told; where nobody is likely a new person is made."""
    if person and new:
        raise typer.BadParameter("--person and --new are two answers")
    fields = {
        "relation": chosen(Relation, relation, kind=Kind.ENQUIRY, field="relation"),
        "phone": phone.strip(),
        "channel": chosen(EnquiryChannel, channel, kind=Kind.ENQUIRY, field="channel"),
        "promised_at_ms": moment_ahead(promise, option="--promise"),
        "consent": chosen(Consent, consent, kind=Kind.ENQUIRY, field="consent"),
        "note": note,
    }
    record = from_text(incident)
    with writing() as opened:
        likely = () if person or new else _likely(opened.post, record, name)
        if likely:
            _tell_likely(likely, as_json)
            raise typer.Exit(1)
        known = from_text(person) if person else None
        enquiry, _ = enquiries.add_enquiry(opened.post, record, name, caller, person=known, **fields)
        with opened.post.asking() as connection:
            [line] = [each for each in asked(connection, record) if each.enquiry == enquiry]
    if as_json:
        tell_json({"id": id_text(enquiry), "person": id_text(line.person)})
    else:
        tell_table(("id", word("sought")), [(id_text(enquiry), f"{line.person_name} ({id_text(line.person)})")])


def _likely(post: Post, incident: int, name: str) -> Sequence[Sought]:
    with post.asking() as connection:
        return enquiries.people_sought(connection, incident_line(connection, incident).incident, name)


def _tell_likely(likely: Sequence[Sought], as_json: bool) -> None:
    """Nothing was written: it is for the officer to say who is meant."""
    fault = InputFault("enquiry-who")
    tell_fault(fault, as_json=False)
    if as_json:
        said = sentence(fault.code, session.language)
        people = [{**answers.of_row(each.row), "likeness": round(each.likeness, 3)} for each in likely]
        tell_json({"fault": {"code": fault.code, "sentence": said, "details": {}}, "people": people})
        return
    rows = [
        (id_text(each.row.person), each.row.name, each.row.born, each.row.city, f"{each.likeness:.2f}", ", ".join(each.row.missions))
        for each in likely
    ]  # fmt: skip
    tell_table(("id", *map(word, ("name", "born", "city", "likeness", "missions"))), rows)


@enquiry_app.command("list")
def enquiry_list(incident: str, as_json: AsJson = False) -> None:
    """Every enquiry: those without an answer first, the promise that is due soonest before all."""
    with asking() as (connection, _):
        line = incident_line(connection, from_text(incident))
        lines = asked(connection, line.incident)
    if as_json:
        tell_json([of_enquiry(each, line.zone) for each in lines])
        return
    columns = map(word, ("sought", "known as", "now", "caller", "relation", "phone", "promised", "told"))
    tell_table((*columns, "id"), [_row(each, line.zone) for each in lines])


def _row(line: EnquiryLine, zone: str) -> tuple[object, ...]:
    known = [each.label(session.language) for each in (line.whereabouts, line.condition) if each is not None]
    promised = "" if line.promised_at_ms is None else read_time(line.promised_at_ms, zone)
    named = f"{line.person_name} ({id_text(line.person)})"
    relation = line.relation.label(session.language)
    return (
        line.sought,
        named,
        ", ".join(known),
        line.caller,
        relation,
        line.phone,
        promised,
        line.told,
        id_text(line.enquiry),
    )


@enquiry_app.command("answer")
def enquiry_answer(
    made: Annotated[list[str], typer.Argument(metavar="ENQUIRY...")],
    told: Annotated[str, typer.Option("--told", help="What the callers were told.")],
    as_json: AsJson = False,
) -> None:
    """The callers were told something: these enquiries are answered."""
    ids = [from_text(each) for each in made]
    with writing() as opened:
        enquiries.answer_enquiry(opened.post, ids, told)
    if as_json:
        tell_json({"enquiries": [id_text(each) for each in ids]})


@enquiry_app.command("promise")
def enquiry_promise(enquiry: str, when: Annotated[str, typer.Argument(help=_WHEN)], as_json: AsJson = False) -> None:
    """The caller was told another time."""
    record = from_text(enquiry)
    at_ms = moment_ahead(when, option="WHEN")
    if at_ms is None:
        raise InputFault("time-wrong", option="WHEN")
    with writing() as opened:
        enquiries.promise_again(opened.post, record, at_ms)
    tell_id(record, as_json)


@enquiry_app.command("concerns")
def enquiry_concerns(enquiry: str, person: str, as_json: AsJson = False) -> None:
    """The enquiry is about this person after all."""
    record = from_text(enquiry)
    with writing() as opened:
        enquiries.concerns(opened.post, record, from_text(person))
    tell_id(record, as_json)


@enquiry_app.command("withdraw")
def enquiry_withdraw(enquiry: str, reason: Reason, as_json: AsJson = False) -> None:
    """The enquiry was noted by mistake."""
    record = from_text(enquiry)
    with writing() as opened:
        enquiries.withdraw_enquiry(opened.post, record, reason)
    tell_id(record, as_json)
