"""Two hundred names that must not be readable anywhere the program writes."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.rosters import a_file

SCRIPT = """
import sys
from pathlib import Path
from console.duty import enrolment, people, reports, roster, roster_child, roster_undo, incidents
from console.duty.backups import backup
from console.formats.roster.shapes import Ask
from console.keys.box import KeyBox
from console.model.query import PeopleQuery
from console.register.reading.incidents import mission_by_code
from console.register.reading.people import PeopleScope, find_people
from console.register.resident import ResidentArrays
from console.secret import Secret
from console import settings
from tests.keys.parts import CHEAP

folder, source, target = map(Path, sys.argv[1:])
opened = enrolment.init(KeyBox(folder, CHEAP), "Rini Petugas", "KRT", Secret(b"kucing payung gunung tinta"))
post = opened.post
settings.amend(folder, language="id")
reading = roster_child.read(source, Ask(today="2026-11-24"))
with post.asking() as connection:
    mission = mission_by_code(connection, "KRT")
    plan = roster.propose(connection, reading, mission)
outcome = roster.apply(post, plan)
assert outcome.counts.new == 200, outcome
with post.asking() as connection:
    found = find_people(connection, PeopleQuery(text="kanari"), PeopleScope(ResidentArrays()))
assert found.total == 200
incident, _ = incidents.open_incident(post, "Khartoum", exercise=True)
reports.file_reports(post, incident, found.rows[0].person, [{"axis": "whereabouts", "value": "present", "source": "staff", "note": "Kanarinote"}])
backup(opened.box, opened.keys, target)
post.register.close()
"""


def forms(text: str) -> list[bytes]:
    """The text as it might lie on a disk."""
    plain = text.encode()
    return [
        plain,
        plain.lower(),
        plain.upper(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        base64.b64encode(plain)[:-4],
    ]


def test_that_no_canary_is_readable_on_the_disk(tmp_path: Path) -> None:
    names = [f"Kanari{chr(97 + n // 26)}{chr(97 + n % 26)}xq Wulandari" for n in range(200)]
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    source = a_file(inbox, [(name, f"A{1_000_000 + n}") for n, name in enumerate(names)])
    home = tmp_path / "home"
    for part in ("data", "tmp", "home"):
        (tmp_path / part).mkdir()
    surroundings = {"HOME": str(home), "TMPDIR": str(tmp_path / "tmp"), "SQLITE_TMPDIR": str(tmp_path / "tmp"),
                    "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "data"), str(source), str(tmp_path / "home" / "backup.posko")],
        env=surroundings, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    shutil.rmtree(inbox)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"register.posko", "slots", "backup.posko"} <= {path.name for path in written}
    for content in [*(path.read_bytes() for path in written), done.stdout, done.stderr]:
        for canary in ("Rini Petugas", "Kanarinote", *(name.split()[0] for name in names)):
            assert not any(form in content for form in forms(canary))
