"""The public statement from a terminal: what is chosen, the draft, its versions, and their approval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from console.cli.answers_briefing import of_basis, of_channel, of_content, of_statement
from console.cli.apps import AsJson, statement_app
from console.cli.noted import Reason
from console.cli.terminal import (
    asking,
    either,
    id_text,
    now_ms,
    read_time,
    session,
    tell,
    tell_id,
    tell_json,
    tell_table,
    writing,
)
from console.cli.vocabulary import word
from console.duty import papers, statements
from console.duty.enrolment import Opened
from console.model.channels import channel_text
from console.model.ids import from_text
from console.model.sentences import warning
from console.model.shown_statement import StatementLine
from console.model.statement import Choices
from console.model.statement_content import Content, content_of
from console.model.statement_words import EXERCISE_HEAD, Advice, Channel, Event, Tone
from console.register.reading.statements import statement_line
from console.register.reading.statements import statements as asked_statements
from console.register.resident import ResidentArrays
from console.typeset.statement import Languages

Explain = Annotated[bool, typer.Option("--explain", help="Also what each figure rests on.")]


@statement_app.command("draft")
def statement_draft(
    incident: str,
    event: Annotated[Event | None, typer.Option("--event", help="What happened.")] = None,
    event_id: Annotated[str, typer.Option("--event-id", help="Own words for it, Indonesian; both or none.")] = "",
    event_en: Annotated[str, typer.Option("--event-en", help="Own words for it, English; both or none.")] = "",
    tone: Annotated[Tone | None, typer.Option("--tone", help="How it opens.")] = None,
    advice: Annotated[list[Advice] | None, typer.Option("--advice", help="May be given several times.")] = None,
    make: Annotated[bool, typer.Option("--make", help="Make it a version, to be approved.")] = False,
    explain: Explain = False,
    as_json: AsJson = False,
) -> None:
    """The statement as it reads now; what is chosen is kept for the next time."""
    record = from_text(incident)
    is_chosen = any((event, event_id, event_en, tone, advice))
    if not is_chosen and not make:
        with asking() as (connection, arrays):
            _tell_draft(connection, arrays, record, explain, as_json)
        return
    arrays = ResidentArrays()
    with writing() as opened:
        if is_chosen:
            _choose(opened, record, event, tone, advice, (event_id, event_en))
        made = statements.make(opened.post, arrays, record)[0] if make else None
        with opened.post.asking() as connection:
            if made is None:
                _tell_draft(connection, arrays, record, explain, as_json)
            else:
                _tell_version(statement_line(connection, made), explain, as_json)


def _choose(
    opened: Opened,
    incident: int,
    event: Event | None,
    tone: Tone | None,
    advice: Sequence[Advice] | None,
    words: tuple[str, str],
) -> None:
    """Take over what was given; what was not stays. A chosen event takes own words away, own words stay with what was chosen."""
    with opened.post.asking() as connection:
        now = statements.choices_of(connection, incident)
    if event is not None:
        now = replace(now, event=event, event_id="", event_en="")
    if any(words):
        now = replace(now, event_id=words[0], event_en=words[1])
    chosen = Choices(
        event=now.event,
        tone=tone or now.tone,
        advice=tuple(advice) if advice else now.advice,
        event_id=now.event_id,
        event_en=now.event_en,
    )
    statements.choose(opened.post, incident, chosen)


def _tell_draft(connection: Connection, arrays: ResidentArrays, incident: int, explain: bool, as_json: bool) -> None:
    draft = statements.draft_of(connection, arrays, incident, now_ms())
    content = content_of(draft)
    if as_json:
        told = {**of_content(content), "warnings": list(draft.warnings)}
        tell_json({**told, "basis": of_basis(content, session.language)} if explain else told)
        return
    _tell_texts(content, explain)
    for code in draft.warnings:
        tell(f"! {warning(code, session.language)}")


def _tell_version(line: StatementLine, explain: bool, as_json: bool) -> None:
    if as_json:
        told = of_statement(line, now_ms())
        tell_json({**told, "basis": of_basis(line.content, session.language)} if explain else told)
        return
    tell(f"{id_text(line.statement)}  {line.number}  {line.content.code}  {_standing(line)}")
    if line.is_exercise and not line.content.is_exercise:  # it turned into one since
        tell(EXERCISE_HEAD.of(session.language))
    _tell_texts(line.content, explain)


def _tell_texts(content: Content, explain: bool) -> None:
    tell(content.text("id"))
    tell("\n" + "-" * 12 + "\n")
    tell(content.text("en"))
    if explain:
        runs = [run for slot in content.slots.values() for run in slot.runs(session.language) if run.basis]
        tell("")
        rows = dict.fromkeys((run.text, "; ".join(run.basis)) for run in runs)  # the short texts say some of it again
        tell_table((word("figure"), word("rests on")), list(rows))


def _standing(line: StatementLine) -> str:
    return word(line.standing(now_ms()))


@statement_app.command("show")
def statement_show(
    statement: str,
    explain: Explain = False,
    channel: Annotated[
        Channel | None, typer.Option("--channel", help="The text for a channel, with its length.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """A version as it was made. STATEMENT: its id, or an incident's for the newest version."""
    with asking() as (connection, _):
        line = _version(connection, from_text(statement))
    if channel is None:
        _tell_version(line, explain, as_json)
        return
    head = EXERCISE_HEAD.of(session.language) if line.is_exercise else ""
    text = channel_text(line.content.slots, channel, session.language, head)
    if as_json:
        tell_json({"id": id_text(line.statement), "channel": channel, "exercise": line.is_exercise, **of_channel(text)})
        return
    tell(text.text)
    limit = "" if text.limit is None else f" / {text.limit}"
    tell(f"[{text.length}{limit}]" + (" " + either("too long by", "kelebihan") + f" {text.over}" if text.over else ""))


def _version(connection: Connection, record: int) -> StatementLine:
    made = [line for line in asked_statements(connection, record) if line.withdrawn_at_ms is None]
    return made[0] if made else statement_line(connection, record)


@statement_app.command("list")
def statement_list(incident: str, as_json: AsJson = False) -> None:
    """The versions of an incident's statement, the newest first."""
    with asking() as (connection, _):
        lines = asked_statements(connection, from_text(incident))
    if as_json:
        tell_json([of_statement(line, now_ms()) for line in lines])
        return
    rows = [
        (
            line.number,
            read_time(line.made_at_ms, "UTC"),
            line.officer,
            _standing(line),
            line.content.code,
            id_text(line.statement),
        )
        for line in lines
    ]
    tell_table((*map(word, ("number", "when", "officer", "standing", "code")), "id"), rows)


@statement_app.command("approve")
def statement_approve(
    statement: str,
    by_telephone: Annotated[str, typer.Option("--by-telephone", help="Who approves, when it is not by key.")] = "",
    phone: Annotated[str, typer.Option("--phone", help="The number that was called.")] = "",
    code: Annotated[str, typer.Option("--code", help="The code as it was read back.")] = "",
    as_json: AsJson = False,
) -> None:
    """Approve a version as the officer of this passphrase; or note that somebody approved it by telephone."""
    record, arrays = from_text(statement), ResidentArrays()
    with writing() as opened:
        if by_telephone:
            statements.approve_by_telephone(opened.post, arrays, record, approver=by_telephone, phone=phone, code=code)
        else:
            statements.sign(opened.post, arrays, record, lambda: opened.keys)
        with opened.post.asking() as connection:
            line = statement_line(connection, record)
    if as_json:
        tell_json(of_statement(line, now_ms()))
    else:
        tell(f"{id_text(line.statement)}  {line.number}  {_standing(line)}")


@statement_app.command("save")
def statement_save(
    statement: str,
    out: Annotated[Path, typer.Option("--out", help="A .pdf or .json file.")],
    lang: Annotated[Languages | None, typer.Option("--lang", help="Of the PDF; else both, Indonesian first.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over an existing file.")] = False,
    as_json: AsJson = False,
) -> None:
    """Save a version as one page, or as JSON. STATEMENT: its id, or an incident's for the newest version."""
    with writing() as opened:
        with opened.post.asking() as connection:
            line = _version(connection, from_text(statement))
        papers.save_statement(opened.post, line, out, lang or "both", may_replace=force)
    if as_json:
        tell_json({"id": id_text(line.statement), "saved_as": str(out)})
    else:
        tell(str(out))


@statement_app.command("withdraw")
def statement_withdraw(statement: str, reason: Reason, as_json: AsJson = False) -> None:
    """Take a version back, saying why; it stays readable."""
    record = from_text(statement)
    with writing() as opened:
        statements.withdraw_statement(opened.post, record, reason)
    tell_id(record, as_json)
