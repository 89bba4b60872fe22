"""Public statements: what the officer chooses, versions that stay as they are, and approval by somebody else.

Nobody approves what he wrote. A second officer signs by his own key; or somebody who has the text before him reads its code back over the
telephone, and an officer's key follows within 24 hours. An exercise is never approved.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection

from console.duty.briefing import facts
from console.duty.enrolment import officer_of
from console.duty.post import Post
from console.faults import InputFault, KeyFault
from console.keys.box import KeyBox, Unlocked
from console.model.change import Value
from console.model.kinds import DOCUMENT_MAX, NAME_MAX, Kind
from console.model.names import is_shortened, is_spelled_alike
from console.model.shown_statement import StatementLine
from console.model.statement import Choices, Draft, draft
from console.model.statement_content import content_of, is_code, overtaken, to_json
from console.model.statement_words import Advice, Event, Tone
from console.model.unseen import without_unseen
from console.model.words import ApprovalMethod
from console.register.fold import living
from console.register.reading.incidents import incident_line, mission_by_code
from console.register.reading.officers import mission_of
from console.register.reading.statements import statement_line, statements
from console.register.resident import ResidentArrays
from console.register.touched import Touched
from console.secret import Secret

_SCOPE = "statement"  # of what was chosen and is not a version yet, kept on this computer
# What is said of our nationals follows from what was checked; nobody types it.
_OF_NATIONALS = re.compile(r"\b(wni|tki|pmi|warga negara|nationals?|citizens?)\b", re.IGNORECASE)


def choices_of(connection: Connection, incident: int) -> Choices:
    """What was chosen for the next version; a version that was made is where the next one begins."""
    sql = "SELECT value FROM local WHERE scope = ? AND key = ?"
    kept = connection.exec_driver_sql(sql, (_SCOPE, str(incident))).scalar()
    if kept is not None:
        return _choices(json.loads(str(kept)))
    made = [
        line for line in statements(connection, incident) if line.withdrawn_at_ms is None and line.content.is_readable
    ]
    return made[0].content.choices if made else Choices()


def choose(post: Post, incident: int, choices: Choices) -> None:
    """Keep what was chosen. Raises InputFault ``statement-one-language``, ``statement-figure-typed``,
    ``statement-nationals-typed``, ``statement-words-long``."""
    words = tuple(" ".join(without_unseen(text).split()) for text in (choices.event_id, choices.event_en))
    if bool(words[0]) != bool(words[1]):
        raise InputFault("statement-one-language")
    if any(sign.isnumeric() for text in words for sign in text):
        raise InputFault("statement-figure-typed")
    if any(_OF_NATIONALS.search(text) for text in words):
        raise InputFault("statement-nationals-typed")
    if any(len(text) > NAME_MAX for text in words):
        raise InputFault("statement-words-long", limit=NAME_MAX)
    told = {
        "event": choices.event,
        "tone": choices.tone,
        "advice": list(choices.advice),
        "event_id": words[0],
        "event_en": words[1],
    }
    post.register.keep(_SCOPE, str(incident), json.dumps(told, ensure_ascii=False))


def _choices(told: dict[str, object]) -> Choices:
    advice = told["advice"]
    assert isinstance(advice, list)
    return Choices(
        event=Event.of(str(told["event"])),
        tone=Tone.of(str(told["tone"])),
        advice=tuple(Advice.of(each) for each in advice),
        event_id=str(told["event_id"]),
        event_en=str(told["event_en"]),
    )


def draft_of(connection: Connection, arrays: ResidentArrays, incident: int, now_ms: int) -> Draft:
    """The statement as it reads now. Raises InputFault ``incident-unknown``."""
    return draft(facts(connection, arrays, incident, now_ms), choices_of(connection, incident))


def make(post: Post, arrays: ResidentArrays, incident: int) -> tuple[int, Touched]:
    """Make the statement as it reads now a version; its id. Raises InputFault ``incident-unknown``, ``document-long``."""
    with post.asking() as connection:
        content = content_of(draft_of(connection, arrays, incident, post.now_ms()))
        line = incident_line(connection, incident)
        number = max((each.number for each in statements(connection, incident)), default=0) + 1
        codes = line.missions
        mission = mission_by_code(connection, codes[0]).mission if codes else mission_of(connection, post.officer)
    text = to_json(content)
    if len(text) > DOCUMENT_MAX:
        raise InputFault("document-long")
    fields: dict[str, Value] = {
        "incident": incident,
        "mission": mission,
        "number": number,
        "made_at_ms": post.now_ms(),
        "officer": post.officer,
        "content": text,
    }
    return post.add(Kind.STATEMENT, fields)


def approve_by_key(
    post: Post, box: KeyBox, arrays: ResidentArrays, statement: int, passphrase: Secret
) -> tuple[int, Touched]:
    """A second officer stands for a version, by the key in his own slot on this computer.

    Raises InputFault ``statement-own`` and as ``_to_approve``; KeyFault ``officer-not-enrolled`` and as ``KeyBox.unlock_by_passphrase``.
    """
    return sign(post, arrays, statement, lambda: box.unlock_by_passphrase(passphrase))


def sign(post: Post, arrays: ResidentArrays, statement: int, unlock: Callable[[], Unlocked]) -> tuple[int, Touched]:
    """As ``approve_by_key``, with keys from wherever they come."""
    line = _to_approve(post, arrays, statement)
    keys = unlock()
    with post.asking() as connection:
        approver = officer_of(connection, keys)
        name = _officer_name(connection, approver)
    if approver == line.officer_id:
        raise InputFault("statement-own")
    if is_spelled_alike(name, line.officer):  # removed and enrolled again, or with a second slot
        raise InputFault("statement-own")
    signer = Ed25519PrivateKey.from_private_bytes(keys.signing_seed.reveal())
    fields: dict[str, Value] = {
        "statement": statement,
        "method": ApprovalMethod.KEY,
        "officer": approver,
        "approver": name,
        "signature": signer.sign(line.content.digest).hex(),
        "recorded_at_ms": post.now_ms(),
    }
    with post.register.working_as(approver):
        return Post(post.register, approver).add(Kind.APPROVAL, fields)


def approve_by_telephone(
    post: Post, arrays: ResidentArrays, statement: int, *, approver: str, phone: str, code: str
) -> tuple[int, Touched]:
    """Somebody approves by telephone: he has the text before him and reads its code back. To be countersigned by key.

    Raises InputFault ``approver-missing``, ``approval-code``, ``statement-own`` and as ``_to_approve``.
    """
    if not approver.strip() or not phone.strip():
        raise InputFault("approver-missing")
    line = _to_approve(post, arrays, statement)
    if is_shortened(approver, line.officer):
        raise InputFault("statement-own")
    if not is_code(code, line.content):
        raise InputFault("approval-code")
    fields: dict[str, Value] = {
        "statement": statement,
        "method": ApprovalMethod.TELEPHONE,
        "officer": post.officer,
        "approver": approver.strip(),
        "phone": phone.strip(),
        "code": line.content.code,
        "recorded_at_ms": post.now_ms(),
    }
    return post.add(Kind.APPROVAL, fields)


def withdraw_statement(post: Post, statement: int, reason: str) -> Touched:
    """Take a version back, saying why; it stays readable. Raises InputFault ``reason-missing``, ``statement-unknown``."""
    if not reason.strip():
        raise InputFault("reason-missing")
    with post.asking() as connection:
        if not living(connection, Kind.STATEMENT, [statement]):
            raise InputFault("statement-unknown")
    return post.withdraw(Kind.STATEMENT, statement, reason.strip())


def _to_approve(post: Post, arrays: ResidentArrays, statement: int) -> StatementLine:
    """The version, if it may be approved at all.

    Raises InputFault ``statement-unknown``, ``statement-withdrawn``, ``statement-unreadable``, ``statement-exercise``,
    ``statement-superseded``, ``statement-overtaken``.
    """
    with post.asking() as connection:
        line = statement_line(connection, statement)
        newer = [each for each in statements(connection, line.incident) if each.order > line.order]
        now = content_of(draft_of(connection, arrays, line.incident, post.now_ms()))
    if line.withdrawn_at_ms is not None:
        raise InputFault("statement-withdrawn")
    if not line.content.is_readable:
        raise InputFault("statement-unreadable")
    if line.is_exercise or now.is_exercise:
        raise InputFault("statement-exercise")
    if any(each.withdrawn_at_ms is None for each in newer):
        raise InputFault("statement-superseded")
    if overtaken(now, line.content) and not any(each.is_genuine for each in line.approvals):
        raise InputFault("statement-overtaken")
    return line


def _officer_name(connection: Connection, officer: int) -> str:
    found = connection.exec_driver_sql(
        "SELECT name FROM officer WHERE id = ? AND withdrawn_at_ms IS NULL", (officer,)
    ).scalar()
    if found is None:
        raise KeyFault("officer-not-enrolled")
    return str(found)
