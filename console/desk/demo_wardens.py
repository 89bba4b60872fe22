"""The sample incident's wardens: a cell, and its list as it lies before the officer. All invented."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from console.desk.window import Window
from console.duty import wardens
from console.duty.incidents import resolved_areas
from console.duty.post import Post
from console.model.query import PeopleQuery
from console.register.reading.incidents import incident_line
from console.register.reading.people import PeopleScope, find_people
from console.register.reading.wardens import wardens as cells
from console.register.resident import ResidentArrays
from console.register.touched import Touched, united

CELL = "Simpul Contoh Omdurman"
MEMBERS = 16
_SAID = (
    "aman",
    "Alhamdulillah sehat",
    "ok, di rumah",
    "luka ringan di tangan",
    "sudah ke Port Sudan",
    "aman",
    "selamat",
)
_MORE = (
    "Muhammad aman",  # of whom there are many
    "Dewi Contohwati aman, 0912 555 0199",
    "istri {last} aman",
    "{first} blm ada kabar, hp mati",
    "Mohon doanya, listrik padam di tiga blok",
)


def paste_list(window: Window, incident: int, until: Callable[[Callable[[], bool]], None]) -> None:
    """Bring up the tab with a list pasted and looked through. until: waits until something is so."""
    place, board = window.place, window.calls_screen.lists.board
    place.write(lambda post: _cell(post, incident))
    window.go_to("calls")
    window.calls_screen.show_tab("wardens")
    until(lambda: _is_chosen(window))
    cell = board.form.warden.value()
    assert cell is not None
    names = place.reading(lambda connection: _members(connection, cell))
    board.paste(_text(names))
    until(lambda: board.rows.proposal is not None and bool(board.rows.proposal.lines))


def put_away(window: Window) -> None:
    """An empty tab again."""
    window.calls_screen.lists.board.form.cleared.emit()


def _cell(post: Post, incident: int) -> Touched:
    """One cell of people registered in the area, unless it is there."""
    with post.asking() as connection:
        if any(line.name == CELL for line in cells(connection)):
            return Touched()
        line = incident_line(connection, incident)
        scope = PeopleScope(ResidentArrays(), resolved_areas(line))
        found = find_people(connection, PeopleQuery(incident=incident, area_only=True), scope, count=3 * MEMBERS).rows
    persons = [row.person for row in found[1::3]]
    made, added = wardens.add_warden(post, persons[0], group=CELL, area="Omdurman", phone="+249912555010")
    return united((added, wardens.assign(post, made, persons)))


def _is_chosen(window: Window) -> bool:
    """Choose the cell, if it is offered already."""
    found = window.place.reading(lambda connection: [each.warden for each in cells(connection) if each.name == CELL])
    box = window.calls_screen.lists.board.form.warden
    box.choose(found[0] if found else None)
    return bool(found) and box.value() == found[0]


def _members(connection: Connection, cell: int) -> list[str]:
    sql = "SELECT name FROM person WHERE warden = ? AND withdrawn_at_ms IS NULL ORDER BY id"
    return [str(name) for name in connection.exec_driver_sql(sql, (cell,)).scalars()]


def _text(names: list[str]) -> str:
    lines = ["*Update warga per pagi ini*"]
    for number, name in enumerate(names[:-1], 1):
        lines.append(f"{number}. {' '.join(name.split()[:2])} {_SAID[number % len(_SAID)]}")
    words = {"first": names[-1], "last": names[1].split()[0]}
    return "\n".join((*lines, *(more.format(**words) for more in _MORE)))
