"""The versions of an incident's statement with their approvals."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from console.faults import InputFault
from console.model.names import is_shortened, is_spelled_alike
from console.model.shown_statement import ApprovalLine, StatementLine
from console.model.statement_content import Content, from_json, is_code, unreadable
from console.model.words import ApprovalMethod


def statements(connection: Connection, incident: int) -> list[StatementLine]:
    """Every version, withdrawn ones too, the newest first."""
    return _lines(connection, "s.incident = ?", incident)


def statement_line(connection: Connection, statement: int) -> StatementLine:
    """One version. Raises InputFault ``statement-unknown``."""
    for line in _lines(connection, "s.id = ?", statement):
        return line
    raise InputFault("statement-unknown")


def _lines(connection: Connection, where: str, value: int) -> list[StatementLine]:
    rows = connection.exec_driver_sql(
        "SELECT s.id, s.incident, s.number, coalesce(m.code, '?'), s.made_at_ms, coalesce(o.name, ''), s.officer, s.content,"
        " s.withdrawn_at_ms, s.withdrawn_reason, coalesce(i.exercise, 0) FROM statement s LEFT JOIN mission m ON m.id = s.mission"
        " LEFT JOIN incident i ON i.id = s.incident"
        f" LEFT JOIN officer o ON o.id = s.officer WHERE {where} ORDER BY s.number DESC, s.made_at_ms DESC, s.id DESC",
        (value,),
    ).all()
    found = []
    for statement, incident, number, code, made_at_ms, officer, officer_id, text, gone_ms, why, of_exercise in rows:
        content = _content(text, made_at_ms)
        approvals = tuple(_approvals(connection, statement, (officer_id, officer), content))
        told = (statement, incident, number, code, made_at_ms, officer, officer_id, content, approvals, gone_ms, why)
        found.append(StatementLine(*told, bool(of_exercise)))
    return found


def _content(text: str, made_at_ms: int) -> Content:
    """What it says; one that cannot be read must not hide the others."""
    try:
        return from_json(text)
    except ValueError:
        return unreadable(made_at_ms)


def _approvals(connection: Connection, statement: int, author: tuple[int, str], content: Content) -> list[ApprovalLine]:
    """The living approvals, the oldest first.

    Nobody approves his own text, under another name or enrolled anew; a signature must fit the text, and whoever signed was an officer then.
    """
    found = []
    for (
        record,
        method,
        officer_id,
        officer,
        key,
        approver,
        phone,
        code,
        signature,
        at_ms,
        left_ms,
    ) in connection.exec_driver_sql(
        "SELECT a.id, a.method, a.officer, coalesce(o.name, ''), coalesce(o.verify_key, ''), a.approver, a.phone, a.code,"
        " a.signature, a.recorded_at_ms, o.withdrawn_at_ms FROM approval a LEFT JOIN officer o ON o.id = a.officer"
        " WHERE a.statement = ? AND a.withdrawn_at_ms IS NULL ORDER BY a.recorded_at_ms, a.id",
        (statement,),
    ):
        by_key = method == ApprovalMethod.KEY
        is_own = (
            officer_id == author[0] or is_spelled_alike(officer, author[1])
            if by_key
            else is_shortened(approver, author[1])
        )
        fits = is_signed(key, signature, content) if by_key else is_code(code, content)
        fits &= content.is_readable and not is_own and not (by_key and left_ms is not None and left_ms <= at_ms)
        found.append(ApprovalLine(record, ApprovalMethod.of(method), officer, approver, phone, at_ms, fits))
    return found


def is_signed(verify_key: str, signature: str, content: Content) -> bool:
    """Whether this key (hex) signed this text."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key)).verify(bytes.fromhex(signature), content.digest)
    except (InvalidSignature, ValueError):
        return False
    return True
