"""What was taken out of the register in the clear, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from console.model.words import ExportMedium, ExportSubject


@dataclass(frozen=True, slots=True)
class ExportLine:
    """One export. officer: name. place: path of the file or name of the printer. withdrawn_at_ms: nothing came of it."""

    export: int
    subject: ExportSubject
    medium: ExportMedium
    rows: int
    columns: str
    incident: int | None
    person: int | None
    place: str
    recorded_at_ms: int
    officer: str
    withdrawn_at_ms: int | None


def exports(connection: Connection) -> list[ExportLine]:
    """Every export ever recorded, the newest first."""
    rows = connection.exec_driver_sql(
        "SELECT e.id, e.subject, e.medium, e.rows, e.columns, e.incident, e.person, e.place, e.recorded_at_ms,"
        " coalesce(o.name, ''), e.withdrawn_at_ms FROM export e LEFT JOIN officer o ON o.id = e.officer"
        " ORDER BY e.recorded_at_ms DESC, e.id DESC"
    )
    return [ExportLine(row[0], ExportSubject.of(row[1]), ExportMedium.of(row[2]), *row[3:]) for row in rows]
