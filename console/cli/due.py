"""What must be done by a time."""

from __future__ import annotations

from console.cli.answers_response import of_due
from console.cli.apps import AsJson, app
from console.cli.terminal import asking, id_text, now_ms, read_time, tell_json, tell_table
from console.cli.vocabulary import word
from console.model.ids import from_text
from console.register.reading.due import due as asked
from console.register.reading.incidents import incident_line


@app.command()
def due(incident: str, as_json: AsJson = False) -> None:
    """Calls promised, facilities to ask again, the next sitrep, countersignatures: the earliest first."""
    with asking() as (connection, _):
        line = incident_line(connection, from_text(incident))
        items = asked(connection, line.incident)
    at_ms = now_ms()
    if as_json:
        tell_json([of_due(item, line.zone, at_ms) for item in items])
        return
    rows = [
        (read_time(i.at_ms, line.zone), word("overdue") if i.at_ms < at_ms else "", word(i.what), i.about, id_text(i.record))
        for i in items
    ]  # fmt: skip
    tell_table((word("when"), "", word("what"), word("about"), "id"), rows)
