"""Finding, showing, adding and judging persons."""

from __future__ import annotations

from typing import Annotated

import typer

from console.cli import answers
from console.cli.apps import AsJson, app, person_app
from console.cli.terminal import (
    asking,
    either,
    id_text,
    iso,
    session,
    tell,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import people
from console.formats.papers import FLAGS
from console.model.field_labels import label
from console.model.ids import from_text
from console.model.kinds import Kind
from console.model.query import PeopleQuery
from console.model.sentences import sentence
from console.model.words import Category, CheckResult, Eligibility, IdentifierType, Sex, Verdict, Word, value_label
from console.register.reading.card import person_card
from console.register.reading.incidents import incident_line
from console.register.reading.people import PeopleScope, find_people

_FIND_MAX = 200  # a longer list is the desk's business
_WORDS_BY_FIELD: dict[str, type[Word]] = {"sex": Sex, "eligibility": Eligibility, "category": Category}


@app.command()
def find(
    text: str,
    limit: Annotated[int, typer.Option("--limit", min=1, max=_FIND_MAX)] = 20,
    as_json: AsJson = False,
) -> None:
    """Find people by any spelling of the name, by passport, telephone or city."""
    with asking() as (connection, arrays):
        page = find_people(connection, PeopleQuery(text=text), PeopleScope(arrays), count=limit)
    if as_json:
        tell_json(
            {
                "total": page.total,
                "at_least": page.total_is_at_least,
                "people": [answers.of_row(row) for row in page.rows],
            }
        )
        return
    rows = [
        (id_text(row.person), row.name, row.born, row.passport, row.phone, row.city, ", ".join(row.missions))
        for row in page.rows
    ]
    tell_table(("id", *map(word, ("name", "born", "passport", "phone", "city", "missions"))), rows)


@person_app.command("show")
def person_show(
    person: str, incident: Annotated[str, typer.Option("--incident")] = "", as_json: AsJson = False
) -> None:
    """Everything known of one person."""
    with asking() as (connection, _):
        at = incident_line(connection, from_text(incident)).incident if incident else None
        card = person_card(connection, from_text(person), at)
    if as_json:
        tell_json(answers.of_card(card))
        return
    tell_table(
        ("", ""),
        [
            (label(Kind.PERSON, name, session.language), _profile_text(name, value))
            for name, value in card.profile.items()
            if value
        ],
    )
    tell_table(
        ("", "", ""),
        [
            (each.type.label(session.language), each.value, each.check.label(session.language))
            for each in card.identifiers
        ],
    )
    if card.household_label or card.household:
        others = ", ".join(f"{row.name} ({id_text(row.person)})" for row in card.household)
        tell(f"{either('Household', 'Keluarga serumah')}: {card.household_label}  {others}".rstrip())
    if card.warden is not None:
        told = (card.warden.name, card.warden.leader_name, card.warden.phone)
        tell(f"{either('Warden', 'Simpul masyarakat')}: {', '.join(part for part in told if part)}")
    for line in card.reports:
        said = f"{line.axis.label(session.language)}: {value_label(line.axis, line.value, session.language)}"
        gone = f" [{word('withdrawn')}]" if line.withdrawn_at_ms is not None else ""
        tell(f"{iso(line.observed_at_ms)} {said} ({line.source.label(session.language)}) {line.officer}{gone}")


def _profile_text(field: str, value: str) -> str:
    """A profile value for a person: closed lists in words."""
    known = _WORDS_BY_FIELD.get(field)
    found = next((each for each in known if each.value == value), None) if known else None
    return value if found is None else found.label(session.language)


@person_app.command("add")
def person_add(
    name: Annotated[str, typer.Option("--name", "-N")],
    born: Annotated[str, typer.Option("--born")] = "",
    sex: Annotated[str, typer.Option("--sex")] = "",
    phone: Annotated[str, typer.Option("--phone")] = "",
    passport: Annotated[str, typer.Option("--passport")] = "",
    nik: Annotated[str, typer.Option("--nik")] = "",
    nationality: Annotated[str, typer.Option("--nationality")] = "",
    note: Annotated[str, typer.Option("--note")] = "",
    as_json: AsJson = False,
) -> None:
    """Add a person who is on no roster."""
    papers = [
        (kind, value) for kind, value in ((IdentifierType.PASSPORT, passport), (IdentifierType.NIK, nik)) if value
    ]
    fields = {"name": name, "born": born, "sex": sex, "phone": phone, "nationality": nationality, "note": note}
    with writing() as opened:
        person, _ = people.add_person(opened.post, fields, papers)
        with opened.post.asking() as connection:
            card, others = person_card(connection, person), people.with_same_paper(connection, person)
    odd = [FLAGS[each.type] for each in card.identifiers if each.check is CheckResult.BAD]
    if as_json:
        tell_json({"id": id_text(person), "flags": [*odd], "same_paper": [id_text(each) for each in others]})
        return
    tell(str(id_text(person)))
    for flag in odd:
        tell(sentence(flag, session.language))
    for other in others:
        tell(
            either(
                "Has a document of the same number, see posko person same: ",
                "Memegang dokumen bernomor sama, lihat posko person same: ",
            )
            + str(id_text(other))
        )


@person_app.command("same")
def person_same(a: str, b: str, as_json: AsJson = False) -> None:
    """Say that two are one person."""
    _judge(a, b, Verdict.SAME, as_json)


@person_app.command("not-same")
def person_not_same(a: str, b: str, as_json: AsJson = False) -> None:
    """Say that two are not one person; it is remembered."""
    _judge(a, b, Verdict.NOT_SAME, as_json)


def _judge(a: str, b: str, verdict: Verdict, as_json: bool) -> None:
    with writing() as opened:
        pair, _ = people.judge_pair(opened.post, from_text(a), from_text(b), verdict)
    tell_id(pair, as_json)
