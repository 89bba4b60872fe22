"""The versions of an incident's statement with their approvals."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection

from console.faults import InputFault
from console.model.shown_statement import ApprovalLine, StatementLine
from console.model.statement_content import Content, from_json, is_code
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
        " s.withdrawn_at_ms, s.withdrawn_reason FROM statement s LEFT JOIN mission m ON m.id = s.mission"
        f" LEFT JOIN officer o ON o.id = s.officer WHERE {where} ORDER BY s.number DESC, s.id DESC",
        (value,),
    ).all()
    found = []
    for statement, incident, number, code, made_at_ms, officer, officer_id, text, *withdrawn in rows:
        content = from_json(text)
        approvals = tuple(_approvals(connection, statement, officer_id, content))
        found.append(
            StatementLine(
                statement, incident, number, code, made_at_ms, officer, officer_id, content, approvals, *withdrawn
            )
        )
    return found


def _approvals(connection: Connection, statement: int, author: int, content: Content) -> list[ApprovalLine]:
    """The living approvals, the oldest first. Nobody approves his own text, and a signature must fit it."""
    found = []
    for record, method, officer_id, officer, key, approver, phone, code, signature, at_ms in connection.exec_driver_sql(
        "SELECT a.id, a.method, a.officer, coalesce(o.name, ''), coalesce(o.verify_key, ''), a.approver, a.phone, a.code,"
        " a.signature, a.recorded_at_ms FROM approval a LEFT JOIN officer o ON o.id = a.officer"
        " WHERE a.statement = ? AND a.withdrawn_at_ms IS NULL ORDER BY a.recorded_at_ms, a.id",
        (statement,),
    ):
        by_key = method == ApprovalMethod.KEY
        fits = is_signed(key, signature, content) and officer_id != author if by_key else is_code(code, content)
        found.append(ApprovalLine(record, ApprovalMethod.of(method), officer, approver, phone, at_ms, fits))
    return found


def is_signed(verify_key: str, signature: str, content: Content) -> bool:
    """Whether this key (hex) signed this text."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(verify_key)).verify(bytes.fromhex(signature), content.digest)
    except (InvalidSignature, ValueError):
        return False
    return True
