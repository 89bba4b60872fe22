"""The shipped world, read while the officer still types the passphrase: nothing of it is his, and afterwards nobody waits for it."""

from __future__ import annotations

import threading
from typing import get_args

from console.desk import world
from console.duty import incidents
from console.faults import Fault
from console.model.words import Language

ANYWHERE = "Jakarta"


def warm_up() -> threading.Thread:
    """Begin to read map, names, places and missions; each is kept by who reads it. Nothing waits for the thread."""
    thread = threading.Thread(target=_read, name="warm-up", daemon=True)
    thread.start()
    return thread


def _read() -> None:
    try:
        for language in get_args(Language):
            world.places(language)
        for spot in incidents.suggestions(ANYWHERE, 1):
            incidents.derive(ANYWHERE, spot.spec)
    except Fault:  # who needs what is damaged reads it again, and says so where it is missing
        return
