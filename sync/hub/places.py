"""Where a hub's data lies: a folder with an SQLite file, for one process, or a PostgreSQL database."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.hub.faults import HubError
from sync.hub.store import Store

FILE, LOCK = "hub.db", "hub.lock"


@dataclass(frozen=True, slots=True)
class Place:
    """folder: None when it is a database server's. url: as ``Store.open`` takes it."""

    url: str
    folder: Path | None = None

    def open(self) -> Store:
        """The hub that is here. Raises HubError."""
        if self.folder is not None and not (self.folder / FILE).is_file():
            raise HubError(f"No hub is in {self.folder}; nothing was changed. Make one with posko-hub init.")
        return Store.open(self.url)

    def make(self) -> Store:
        """Where a hub is to be. The folder is made for its owner alone."""
        if self.folder is not None:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        return Store.open(self.url)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """The one process that serves or fills a folder; the lock goes with it, also when it is killed. Raises HubError."""
        if self.folder is None:
            yield
            return
        handle = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise HubError(
                f"Another process serves {self.folder}; it goes on. One process at a time can write an SQLite file."
            ) from error
        try:
            yield
        finally:
            os.close(handle)


def place_of(data: Path | None, database: str) -> Place:
    """From what was given. Raises HubError unless it is exactly one."""
    if (data is None) == (not database):
        raise HubError("Where the hub lies was not said once; nothing was done. Give either --data or --database.")
    if data is not None:
        return Place(f"sqlite:///{data.absolute() / FILE}", data.absolute())
    scheme, _, rest = database.partition("://")
    if scheme not in ("postgresql", "postgresql+pg8000") or not rest:
        raise HubError(
            "That is no address of a database; nothing was done. Write --database postgresql://USER@HOST/NAME."
        )
    return Place(f"postgresql+pg8000://{rest}")
