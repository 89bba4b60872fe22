"""A workspace with nothing behind it: real keys, the real link, and an end as planned.

    gate_standin.py PLAN LOG

PLAN holds one word a line; each start takes the first away and ends so. LOG gets what this process could see of the passphrase's way.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from console.hardening import harden
from console.keys.box import KeyBox, Unlocked
from console.workspace_link import EXIT_LOCKED, EXIT_QUIT, EXIT_TAKEOVER, Ask, GateLink, until_unlocked
from tests.keys.parts import CHEAP

PLAN, LOG = Path(sys.argv[1]), Path(sys.argv[2])
ENDS = {"lock": EXIT_LOCKED, "takeover": EXIT_TAKEOVER, "quit": EXIT_QUIT, "odd": 77}


def log(line: str) -> None:
    with LOG.open("a") as file:
        file.write(line + "\n")


def next_word() -> str:
    words = PLAN.read_text().split()
    PLAN.write_text("\n".join(words[1:]))
    return words[0]


def attempt(ask: Ask) -> Unlocked:
    box = KeyBox(ask.folder, CHEAP)
    log(f"ask {ask.kind} {ask.language} {ask.mode} {ask.name}/{ask.mission}")
    if word == "die-while-unlocking":
        os.kill(os.getpid(), signal.SIGKILL)
    if ask.kind == "create":
        return box.create(ask.passphrase, 1)
    return box.unlock_by_passphrase(ask.passphrase) if ask.kind == "unlock" else box.unlock_by_keyring()


def seen() -> str:
    """Everything another process of this user could read of how we were started."""
    return " ".join([*sys.argv, *sys.orig_argv, *(f"{name}={value}" for name, value in os.environ.items())])


word = next_word()
if word == "die-cold":
    sys.exit(1)
harden()
link = GateLink.claim_standard_streams()
if word == "junk":
    os.write(link._outgoing.fileno(), b"\xff" * 64)  # what a workspace that is not ours any more might say
    time.sleep(60)
print("a library that prints to standard output must not disturb the link")
log(f"warm {os.getpid()} {seen()!r}")
link.tell("warm", keyring=word == "with-keyring")
opened = until_unlocked(link, attempt)
if opened is None:
    log("gate gone")
    sys.exit(EXIT_QUIT)
log(f"unlocked officer {opened[1].officer}")
link.tell("ready")
hold = PLAN.with_name("hold")
while hold.exists():  # the test lets go
    time.sleep(0.01)
if word == "die-open":
    os.kill(os.getpid(), signal.SIGKILL)
sys.exit(ENDS.get(word, EXIT_QUIT))
