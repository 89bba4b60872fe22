"""What lies in the demonstration's register before the window opens: a roster, a students' cell and a contact sheet, all invented."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Connection

from console.atlas.sources import shipped
from console.duty import contact_sheet, roster, roster_child, wardens
from console.duty.post import Post
from console.formats.calling_codes import CALLING_CODES
from console.formats.roster.shapes import Ask
from console.model.words import Category
from console.register.reading import incidents as asked

ROSTER = shipped("sample", "lapor-diri-contoh.xlsx")
CHAT = shipped("sample", "simpul-contoh.txt")
CONTACTS = shipped("sample", "kontak-contoh.csv")
MISSION, CITY = "KRT", "Khartoum"
CELL = "PPI Khartoum (contoh)"
HOUSES = tuple(
    f"Khartoum, Blok {block}" for block in range(5, 13)
)  # who studies and is registered in these is of the cell


def prepare(post: Post) -> None:
    """Bring the samples in as an officer does. Raises as the readers of rosters and contact sheets."""
    _bring_in_roster(post)
    with post.asking() as connection:
        found = students(connection)
    warden, _ = wardens.add_warden(post, found[0], group=CELL, area="Asrama Blok 5–12", mission=MISSION)
    wardens.assign(post, warden, found)
    _bring_in_contacts(post)


def students(connection: Connection) -> list[int]:
    """The persons of the students' cell, by their address on the roster."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT p.id FROM person p JOIN registration r ON r.person = p.id WHERE p.withdrawn_at_ms IS NULL"
        " AND p.category = ? AND r.address IN (SELECT value FROM json_each(?)) ORDER BY p.id",
        (Category.STUDENT, json.dumps(HOUSES)),
    )
    return [person for (person,) in rows]


def chat() -> str:
    """The students' list as it is pasted."""
    return CHAT.read_text("utf-8")


def _bring_in_roster(post: Post) -> None:
    with post.asking() as connection:
        mission = asked.mission_by_code(connection, MISSION)
    today = datetime.fromtimestamp(post.now_ms() / 1000, UTC).date().isoformat()
    reading = roster_child.read(ROSTER, Ask(today=today, calling_code=CALLING_CODES[mission.country]))
    with post.asking() as connection:
        plan = roster.propose(connection, reading, mission)
    plan.file_name = ROSTER.name
    roster.apply(post, plan)


def _bring_in_contacts(post: Post) -> None:
    reading = contact_sheet.read(CONTACTS)
    with post.asking() as connection:
        plan = contact_sheet.propose(connection, reading, asked.mission_by_code(connection, MISSION))
    contact_sheet.apply(post, plan)
