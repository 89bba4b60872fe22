"""What is installed on a hub's server is what the hub imports, in the versions the tests ran with; its front lets through what it takes."""

from __future__ import annotations

import ast
import re
import sys

from sync import session
from sync.frames import REQUEST_MAX
from tests.guards.source import ROOT, modules

CALLED = {"http-message-signatures": "http_message_signatures"}  # where a package and its module differ

SHARED = (
    "pouch",
    "entries",
    "membership",
    "wrapped",
    "frames",
    "session",
)  # with the console; see the import contracts


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ]+)", text, re.MULTILINE))


def test_that_the_hubs_list_is_pinned_as_the_tests_have_it() -> None:
    hub, dev = _pins("hub.txt"), _pins("dev.txt")
    assert len(hub) > 15
    assert {name: version for name, version in hub.items() if dev.get(name) != version} == {}


def test_that_the_hub_imports_what_is_listed_and_nothing_else() -> None:
    listed = re.findall(r"^[a-z].*$", (ROOT / "requirements" / "hub.in").read_text("utf-8"), re.MULTILINE)
    ours = [each for each in modules() if each.path.startswith(("sync/hub/", *(f"sync/{name}.py" for name in SHARED)))]
    named: set[str] = set()
    for node in (node for each in ours for node in ast.walk(each.tree)):
        if isinstance(node, ast.Import):
            named |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add((node.module or "").partition(".")[0])
    foreign = named - set(sys.stdlib_module_names) - {"sync"}
    assert foreign | {"pg8000"} == {
        CALLED.get(name, name) for name in listed
    }  # the database's driver is named in its address


def test_that_the_example_front_lets_through_what_the_hub_takes() -> None:
    text = (ROOT / "packaging" / "nginx-posko-hub.conf").read_text("utf-8")
    for path in (
        session.SESSION_PATH,
        session.EXCHANGE_PATH,
        session.LIVE_PATH,
        session.ENROLMENT_PATH.partition("{")[0],
    ):
        assert f" {path} {{" in text
    sizes = {
        name: int(size) for name, size in re.findall(r"location =? ?(\S+) \{[^}]*client_max_body_size (\d+)k", text)
    }
    assert sizes["/v1/enrolment/"] << 10 >= max(session.INVITATION_MAX, session.ENROLMENT_REQUEST_MAX)
    assert f"client_max_body_size {REQUEST_MAX >> 20}m;" in text
